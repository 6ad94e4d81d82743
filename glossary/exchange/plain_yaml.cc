#include "glossary/exchange/plain_yaml.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

bool IsKeyCharacter(char c) { return absl::ascii_islower(static_cast<unsigned char>(c)) || c == '_'; }

bool BeginsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || absl::ascii_isalnum(byte);
}

bool IsPlain(char c) { return BeginsPlain(c) || absl::StrContains(" '()+-./;_", c); }

bool IsControl(char c) { return static_cast<unsigned char>(c) < ' '; }

// The longest beginning of `text` that has only such characters.
template <typename Predicate>
absl::string_view Leading(absl::string_view text, Predicate is_such) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_such);
  return text.substr(0, static_cast<size_t>(end - text.begin()));
}

}  // namespace

const PlainNode::Child* PlainNode::begin() const { return children_->data(); }
const PlainNode::Child* PlainNode::end() const { return begin() + children_->size(); }

PlainNode PlainNode::operator[](absl::string_view key) const {
  for (const Child& child : *this) {
    if (child.first.Scalar() == key) return child.second;
  }
  return PlainNode();
}

bool PlainYaml::Next() {
  collections_.clear();
  unescaped_.clear();
  if (!SkipEmptyLines()) return false;
  if (!begun_ && (!Consume("entries:") || !ConsumeLineEnd() || !SkipEmptyLines())) return false;
  // A file without entries has a null there, which is left to the library.
  at_end_ = begun_ && rest_.empty();
  begun_ = true;
  return !at_end_ && ReadEntry();
}

bool PlainYaml::Consume(absl::string_view token) { return absl::ConsumePrefix(&rest_, token); }

bool PlainYaml::ConsumeLineEnd() {
  if (rest_.empty()) return true;
  ++line_;
  return Consume("\n");
}

// Skips comments too; false where one has control characters.
bool PlainYaml::SkipEmptyLines() {
  while (absl::StartsWith(rest_, "\n") || absl::StartsWith(rest_, "#")) {
    rest_.remove_prefix(Leading(rest_, [](char c) { return !IsControl(c); }).size());
    if (!ConsumeLineEnd()) return false;
  }
  return true;
}

bool PlainYaml::ReadEntry() {
  if (!Consume("- ")) return false;
  Children* const map = Open(PlainNode::Kind::kMap, &entry_);
  do {
    if (!ReadPair(Context::kBlock, map) || !ConsumeLineEnd() || !SkipEmptyLines()) return false;
  } while (Consume("  "));
  return true;
}

bool PlainYaml::ReadPair(Context context, Children* map) {
  const absl::string_view key = Leading(rest_, IsKeyCharacter);
  rest_.remove_prefix(key.size());
  if (key.empty() || key == "null" || !Consume(": ")) return false;
  PlainNode::Child& child = map->emplace_back();
  child.first = Node(PlainNode::Kind::kScalar, key);
  return ReadValue(context, &child.second);
}

bool PlainYaml::ReadValue(Context context, PlainNode* node) {
  if (Consume("{")) return ReadFlow(/*map=*/true, node);
  if (Consume("[")) return ReadFlow(/*map=*/false, node);
  if (Consume("\"")) return ReadQuoted(node);
  return ReadPlain(context, node);
}

bool PlainYaml::ReadFlow(bool map, PlainNode* node) {
  Children* const children = Open(map ? PlainNode::Kind::kMap : PlainNode::Kind::kSequence, node);
  const absl::string_view end = map ? "}" : "]";
  if (Consume(end)) return true;
  do {
    while (Consume(" ")) {
    }
    const bool read =
        map ? ReadPair(Context::kFlow, children) : ReadValue(Context::kFlow, &children->emplace_back());
    if (!read) return false;
  } while (Consume(","));
  return Consume(end);
}

bool PlainYaml::ReadQuoted(PlainNode* node) {
  const auto is_text = [](char c) { return c != '"' && c != '\\' && !IsControl(c); };
  absl::string_view text = Leading(rest_, is_text);
  rest_.remove_prefix(text.size());
  if (absl::StartsWith(rest_, "\\")) {
    std::string& unescaped = unescaped_.emplace_back(text);
    while (Consume("\\")) {
      if (!absl::StartsWith(rest_, "\"") && !absl::StartsWith(rest_, "\\")) return false;
      unescaped.push_back(rest_.front());
      rest_.remove_prefix(1);
      const absl::string_view more = Leading(rest_, is_text);
      unescaped.append(more.data(), more.size());
      rest_.remove_prefix(more.size());
    }
    text = unescaped;
  }
  *node = Node(PlainNode::Kind::kScalar, text);
  return Consume("\"");
}

bool PlainYaml::ReadPlain(Context context, PlainNode* node) {
  if (rest_.empty() || !BeginsPlain(rest_.front())) return false;
  const absl::string_view found =
      Leading(rest_, [context](char c) { return IsPlain(c) || (c == ',' && context == Context::kBlock); });
  rest_.remove_prefix(found.size());
  const absl::string_view text = absl::StripTrailingAsciiWhitespace(found);
  *node = Node(PlainNode::Kind::kScalar, text);
  return text != "null" && text != "Null" && text != "NULL";
}

PlainNode PlainYaml::Node(PlainNode::Kind kind, absl::string_view scalar) const {
  PlainNode node;
  node.kind_ = kind;
  node.line_ = line_;
  node.scalar_ = scalar;
  return node;
}

PlainYaml::Children* PlainYaml::Open(PlainNode::Kind kind, PlainNode* node) {
  Children& children = collections_.emplace_back();
  *node = Node(kind);
  node->children_ = &children;
  return &children;
}

}  // namespace dragoman
