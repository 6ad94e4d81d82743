#include "client/article_reader.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "client/utf8_check.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr size_t kMaxHeadingBytes = 120;
constexpr size_t kMaxBylineBytes = 120;
constexpr size_t kMaxHeadlineBytes = 300;

using Lines = std::vector<absl::string_view>;

// Lines between blank ones; a fence keeps its blank lines.
std::vector<Lines> SplitBlocks(absl::string_view text) {
  std::vector<Lines> blocks;
  Lines current;
  bool fenced = false;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    if (absl::StartsWith(line, "```")) fenced = !fenced;
    if (!fenced && absl::StripAsciiWhitespace(line).empty()) {
      if (!current.empty()) blocks.push_back(std::move(current));
      current.clear();
    } else {
      current.push_back(line);
    }
  }
  if (!current.empty()) blocks.push_back(std::move(current));
  return blocks;
}

bool IsDate(absl::string_view word) {
  if (word.size() != 10 || word[4] != '-' || word[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(word[i]))) return false;
  }
  return true;
}

// Takes "date 2026-02-03 " or "2026-02-03 " off the front of `line`.
bool ConsumeDate(absl::string_view& line, google::protobuf::Timestamp* time) {
  absl::string_view rest = absl::StripAsciiWhitespace(line);
  if (absl::StartsWithIgnoreCase(rest, "date")) {
    absl::string_view after = rest.substr(4);
    if (absl::StartsWith(after, ":")) after.remove_prefix(1);
    rest = absl::StripLeadingAsciiWhitespace(after);
  }
  const absl::string_view word = rest.substr(0, rest.find(' '));
  if (!IsDate(word)) return false;
  google::protobuf::Timestamp parsed;
  if (!google::protobuf::util::TimeUtil::FromString(absl::StrCat(word, "T00:00:00Z"), &parsed)) return false;
  *time = parsed;
  line = absl::StripAsciiWhitespace(rest.substr(word.size()));
  return true;
}

bool EndsSentence(absl::string_view line) {
  for (const absl::string_view end : {".", "!", "?", ":", ";", ",", "\"", "”", "»", "…", ")", "’", "'"}) {
    if (absl::EndsWith(line, end)) return true;
  }
  return false;
}

std::string Joined(const Lines& lines) { return absl::StrJoin(lines, "\n"); }

bool AllStartWith(const Lines& lines, absl::string_view prefix) {
  for (const absl::string_view line : lines) {
    if (!absl::StartsWith(line, prefix)) return false;
  }
  return true;
}

// "12. words": the words; empty when the line is no such item.
absl::string_view NumberedItem(absl::string_view line) {
  size_t digits = 0;
  while (digits < line.size() && absl::ascii_isdigit(static_cast<unsigned char>(line[digits]))) ++digits;
  if (digits == 0 || digits > 3) return {};
  absl::string_view rest = line.substr(digits);
  if (!absl::ConsumePrefix(&rest, ". ") && !absl::ConsumePrefix(&rest, ") ")) return {};
  return absl::StripAsciiWhitespace(rest);
}

bool ReadList(const Lines& lines, v1::Block& block) {
  std::vector<absl::string_view> items;
  bool ordered = true;
  for (const absl::string_view line : lines) {
    const absl::string_view item = NumberedItem(line);
    if (item.empty()) ordered = false;
    items.push_back(item);
  }
  if (!ordered) {
    items.clear();
    for (absl::string_view line : lines) {
      if (!absl::ConsumePrefix(&line, "- ") && !absl::ConsumePrefix(&line, "* ") &&
          !absl::ConsumePrefix(&line, "• ")) {
        return false;
      }
      items.push_back(absl::StripAsciiWhitespace(line));
    }
  } else if (lines.size() < 2) {
    return false;  // "1. May was cold" alone is a sentence
  }
  block.mutable_list()->set_ordered(ordered);
  for (const absl::string_view item : items) block.mutable_list()->add_items()->set_text(std::string(item));
  return true;
}

// "Photo: CREDIT, ADDRESS CAPTION"
bool ReadPhoto(const Lines& lines, v1::Block& block) {
  absl::string_view rest = lines.front();
  if (!absl::ConsumePrefix(&rest, "Photo:") && !absl::ConsumePrefix(&rest, "Image:")) return false;
  std::string text(absl::StripAsciiWhitespace(rest));
  for (size_t i = 1; i < lines.size(); ++i) absl::StrAppend(&text, " ", absl::StripAsciiWhitespace(lines[i]));
  v1::Image& image = *block.mutable_image();
  const size_t address = std::min(text.find("https://"), text.find("http://"));
  if (address == std::string::npos) {
    image.set_credit(text);
    return true;
  }
  absl::string_view credit = absl::StripAsciiWhitespace(absl::string_view(text).substr(0, address));
  absl::ConsumeSuffix(&credit, ",");
  image.set_credit(std::string(absl::StripAsciiWhitespace(credit)));
  const size_t end = std::min(text.find(' ', address), text.size());
  image.set_licence_uri(text.substr(address, end - address));
  const std::string caption(absl::StripAsciiWhitespace(absl::string_view(text).substr(end)));
  if (!caption.empty()) image.mutable_caption()->set_text(caption);
  return true;
}

bool ReadQuote(const Lines& lines, v1::Block& block) {
  if (!AllStartWith(lines, ">")) return false;
  Lines words;
  for (absl::string_view line : lines) {
    line = absl::StripAsciiWhitespace(line.substr(1));
    if (!words.empty() && (absl::ConsumePrefix(&line, "— ") || absl::ConsumePrefix(&line, "-- "))) {
      block.mutable_quote()->mutable_attribution()->set_text(std::string(line));
    } else {
      words.push_back(line);
    }
  }
  block.mutable_quote()->mutable_text()->set_text(Joined(words));
  return true;
}

bool ReadHeading(const Lines& lines, bool before_paragraph, v1::Block& block) {
  if (lines.size() != 1) return false;
  absl::string_view line = absl::StripAsciiWhitespace(lines.front());
  int level = 0;
  while (absl::ConsumePrefix(&line, "#")) ++level;
  if (level > 0 && level <= 6 && absl::StartsWith(line, " ")) {
    block.mutable_heading()->set_level(level);
  } else if (level > 0 || line.size() > kMaxHeadingBytes || EndsSentence(line) || !before_paragraph) {
    return false;
  }
  block.mutable_heading()->mutable_text()->set_text(std::string(absl::StripAsciiWhitespace(line)));
  return true;
}

bool ReadPreformatted(const Lines& lines, v1::Block& block) {
  if (lines.size() < 2 || !absl::StartsWith(lines.front(), "```") || !absl::StartsWith(lines.back(), "```"))
    return false;
  block.mutable_preformatted()->set_text(Joined(Lines(lines.begin() + 1, lines.end() - 1)));
  return true;
}

v1::Block ReadBlock(const Lines& lines, bool before_paragraph) {
  v1::Block block;
  if (ReadPreformatted(lines, block) || ReadPhoto(lines, block) || ReadQuote(lines, block) ||
      ReadList(lines, block) || ReadHeading(lines, before_paragraph, block)) {
    return block;
  }
  block.Clear();
  block.mutable_paragraph()->mutable_text()->set_text(Joined(lines));
  return block;
}

}  // namespace

absl::StatusOr<v1::Article> ReadPlainArticle(absl::string_view text) {
  RETURN_IF_ERROR(CheckUtf8(text));
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  v1::Article article;
  std::vector<Lines> blocks = SplitBlocks(text);
  size_t next = 0;
  if (!blocks.empty() && ConsumeDate(blocks[0].front(), article.mutable_publish_time())) {
    if (blocks[0].front().empty()) blocks[0].erase(blocks[0].begin());
    if (blocks[0].empty()) ++next;
  } else {
    article.clear_publish_time();
  }
  if (next < blocks.size() && Joined(blocks[next]).size() <= kMaxHeadlineBytes &&
      !absl::StartsWith(blocks[next].front(), "Photo:")) {
    absl::string_view headline = absl::StripAsciiWhitespace(blocks[next].front());
    while (absl::ConsumePrefix(&headline, "#")) continue;
    article.mutable_headline()->set_text(std::string(absl::StripAsciiWhitespace(headline)));
    blocks[next].erase(blocks[next].begin());
    if (blocks[next].empty()) ++next;
  }
  if (next < blocks.size() && absl::StartsWith(blocks[next].front(), "By ") &&
      blocks[next].front().size() <= kMaxBylineBytes &&
      !EndsSentence(absl::StripAsciiWhitespace(blocks[next].front()))) {
    article.mutable_byline()->set_text(std::string(absl::StripAsciiWhitespace(blocks[next].front())));
    blocks[next].erase(blocks[next].begin());
    if (blocks[next].empty()) ++next;
  }
  for (size_t i = next; i < blocks.size(); ++i) {
    v1::Block block = ReadBlock(blocks[i], i + 1 < blocks.size());
    if (i == next && block.has_paragraph() && article.has_headline()) {
      *article.mutable_lead() = block.paragraph().text();
    } else {
      *article.add_blocks() = std::move(block);
    }
  }
  if (!article.has_headline() && article.blocks().empty())
    return absl::InvalidArgumentError("the article has no text");
  return article;
}

absl::StatusOr<v1::Article> ReadJsonArticle(absl::string_view json) {
  RETURN_IF_ERROR(CheckUtf8(json));
  v1::Article article;
  const auto status = google::protobuf::util::JsonStringToMessage(std::string(json), &article);
  if (!status.ok())
    return absl::InvalidArgumentError(absl::StrCat("not an article in JSON: ", status.message().ToString()));
  return article;
}

}  // namespace dragoman
