#include "service/backend/masks.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace dragoman {
namespace {

constexpr absl::string_view kOpen = "⟪";
constexpr absl::string_view kClose = "⟫";
// Letter triples of no language, so that an engine takes the token for a code.
constexpr std::array<absl::string_view, 6> kStems = {"QZX", "ZQV", "XQJ", "VZQ", "JQX", "QVZ"};
constexpr size_t kMaxDigits = 6;

UChar32 CharacterBefore(absl::string_view text, size_t position) {
  if (position == 0) return ' ';
  UChar32 character = 0;
  auto i = static_cast<int32_t>(position);
  U8_PREV(reinterpret_cast<const uint8_t*>(text.data()), 0, i, character);
  return character;
}

UChar32 CharacterAt(absl::string_view text, size_t position) {
  if (position >= text.size()) return ' ';
  UChar32 character = 0;
  auto i = static_cast<int32_t>(position);
  const auto length = static_cast<int32_t>(text.size());
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, length, character);
  return character;
}

bool IsSpace(UChar32 c) { return c >= 0 && u_isUWhiteSpace(c); }
bool IsWord(UChar32 c) { return c >= 0 && u_isalnum(c); }

std::string EscapeXml(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});
}

std::string UnescapeXml(absl::string_view text) {
  return absl::StrReplaceAll(
      text,
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}});
}

// Reads one token at the start of a text: consumes what it recognises.
class Reader {
 public:
  explicit Reader(absl::string_view text) : rest_(text), size_(text.size()) {}

  size_t used() const { return size_ - rest_.size(); }

  void SkipSpaces() {
    while (!rest_.empty() && IsSpace(CharacterAt(rest_, 0))) {
      size_t length = 1;
      while (length < rest_.size() && (rest_[length] & 0xC0) == 0x80) ++length;
      rest_.remove_prefix(length);
    }
  }
  bool Take(absl::string_view word) {
    if (!absl::StartsWithIgnoreCase(rest_, word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool TakeAny(std::initializer_list<absl::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](absl::string_view word) { return Take(word); });
  }
  std::optional<size_t> TakeNumber() {
    size_t digits = 0;
    while (digits < rest_.size() && absl::ascii_isdigit(rest_[digits])) ++digits;
    size_t number = 0;
    if (digits == 0 || digits > kMaxDigits || !absl::SimpleAtoi(rest_.substr(0, digits), &number)) return {};
    rest_.remove_prefix(digits);
    return number;
  }

 private:
  absl::string_view rest_;
  size_t size_;
};

struct Token {
  size_t number = 0;
  size_t size = 0;  // bytes, 0: there is none
};

std::optional<Token> ReadPlaceholder(absl::string_view text) {
  Reader reader(text);
  if (!reader.TakeAny({kOpen, "《"})) return {};
  reader.SkipSpaces();
  const auto number = reader.TakeNumber();
  reader.SkipSpaces();
  if (!number || !reader.TakeAny({kClose, "》"})) return {};
  return Token{*number, reader.used()};
}

std::optional<Token> ReadXml(absl::string_view text) {
  Reader reader(text);
  const auto skip_then = [&reader](absl::string_view word) {
    reader.SkipSpaces();
    return reader.Take(word);
  };
  if (!reader.Take("<") || !skip_then("x") || !skip_then("id") || !skip_then("=")) return {};
  reader.SkipSpaces();
  reader.TakeAny({"\"", "'"});
  const auto number = reader.TakeNumber();
  reader.TakeAny({"\"", "'"});
  if (!number) return {};
  const bool closed = skip_then("/");
  if (!skip_then(">")) return {};
  Token token{*number, reader.used()};
  // <x id="0"></x>, as HTML parsers write it.
  if (!closed && skip_then("</x>")) token.size = reader.used();
  return token;
}

std::optional<Token> ReadWord(absl::string_view text, absl::string_view stem) {
  Reader reader(text);
  if (!reader.Take(stem)) return {};
  reader.TakeAny({" ", "-", "\u00a0"});
  const auto number = reader.TakeNumber();
  if (!number) return {};
  return Token{*number, reader.used()};
}

std::optional<Token> ReadToken(absl::string_view text, const MaskTable& table) {
  switch (table.style) {
    case MaskStyle::kPlaceholder:
      return ReadPlaceholder(text);
    case MaskStyle::kXml:
      return ReadXml(text);
    case MaskStyle::kWord:
      return ReadWord(text, table.stem);
  }
  return {};
}

std::string WriteToken(const MaskTable& table, size_t number) {
  switch (table.style) {
    case MaskStyle::kPlaceholder:
      return absl::StrCat(kOpen, number, kClose);
    case MaskStyle::kXml:
      return absl::StrCat("<x id=\"", number, "\"/>");
    case MaskStyle::kWord:
      break;
  }
  return absl::StrCat(table.stem, number);
}

}  // namespace

MaskedSegment MaskText(absl::string_view text, absl::Span<const ByteRange> ranges, MaskStyle style) {
  MaskedSegment masked;
  MaskTable& table = masked.table;
  table.style = style;
  table.stem = std::string(kStems.front());
  for (const absl::string_view stem : kStems) {
    if (absl::StrContains(absl::AsciiStrToUpper(text), stem)) continue;
    table.stem = std::string(stem);
    break;
  }
  std::vector<size_t> taken;
  if (style == MaskStyle::kPlaceholder) {
    for (const ByteRange& own : FindPlaceholders(text))
      taken.push_back(ReadPlaceholder(own.In(text))->number);
  }
  const auto keep = [&](absl::string_view part) {
    masked.text += style == MaskStyle::kXml ? EscapeXml(part) : std::string(part);
  };
  size_t number = 0;
  size_t done = 0;
  for (const ByteRange& range : ranges) {
    while (std::find(taken.begin(), taken.end(), number) != taken.end()) ++number;
    keep(text.substr(done, range.begin - done));
    masked.edits.push_back({range, WriteToken(table, number)});
    masked.text += masked.edits.back().replacement;
    table.entries.push_back({.number = number++,
                             .original = std::string(range.In(text)),
                             .space_before = IsSpace(CharacterBefore(text, range.begin)),
                             .space_after = IsSpace(CharacterAt(text, range.end))});
    done = range.end;
  }
  keep(text.substr(done));
  return masked;
}

UnmaskedText Unmask(absl::string_view translated, const MaskTable& table) {
  UnmaskedText unmasked;
  unmasked.places.resize(table.entries.size());
  std::vector<size_t> counts(table.entries.size());
  const auto keep = [&](absl::string_view part) {
    unmasked.text += table.style == MaskStyle::kXml ? UnescapeXml(part) : std::string(part);
  };
  size_t done = 0;
  for (size_t i = 0; i < translated.size();) {
    const auto token = ReadToken(translated.substr(i), table);
    const auto entry = !token ? table.entries.end()
                              : std::find_if(table.entries.begin(), table.entries.end(),
                                             [&](const auto& e) { return e.number == token->number; });
    if (entry == table.entries.end()) {
      ++i;
      continue;
    }
    keep(translated.substr(done, i - done));
    if (entry->space_before && IsWord(CharacterBefore(unmasked.text, unmasked.text.size()))) {
      unmasked.text += ' ';
    }
    const auto index = static_cast<size_t>(entry - table.entries.begin());
    const size_t begin = unmasked.text.size();
    unmasked.text += entry->original;
    if (counts[index]++ == 0) unmasked.places[index] = {begin, unmasked.text.size()};
    i += token->size;
    done = i;
    if (entry->space_after && IsWord(CharacterAt(translated, i))) unmasked.text += ' ';
  }
  keep(translated.substr(done));
  for (size_t index = 0; index < counts.size(); ++index) {
    if (counts[index] == 0) unmasked.lost.push_back(index);
    if (counts[index] > 1) unmasked.repeated.push_back(index);
  }
  return unmasked;
}

std::vector<ByteRange> FindPlaceholders(absl::string_view text) {
  std::vector<ByteRange> found;
  for (size_t i = text.find(kOpen); i != absl::string_view::npos;) {
    const auto token = ReadPlaceholder(text.substr(i));
    if (token) found.push_back({i, i + token->size});
    i = text.find(kOpen, token ? found.back().end : i + kOpen.size());
  }
  return found;
}

RequestMasks::RequestMasks(const TranslationRequest& request, MaskStyle style) {
  std::vector<std::vector<ByteRange>> places;
  for (const BackendSegment& segment : request.segments) {
    places.push_back(FindPlaceholders(segment.text));
    any_ = any_ || !places.back().empty();
  }
  for (size_t i = 0; i < request.segments.size(); ++i) {
    if (any_) {
      masked_.push_back(MaskText(request.segments[i].text, places[i], style));
    } else {
      masked_.push_back({.text = request.segments[i].text, .table = {}, .edits = {}});
    }
  }
}

void RequestMasks::Restore(std::vector<SegmentTranslation>& translations) const {
  if (!any_) return;
  for (size_t i = 0; i < translations.size() && i < masked_.size(); ++i) {
    SegmentTranslation& translation = translations[i];
    if (!translation.status.ok()) continue;
    UnmaskedText unmasked = Unmask(translation.text, masked_[i].table);
    if (!unmasked.lost.empty()) translation.warnings.push_back("PLACEHOLDER_LOST");
    if (!unmasked.repeated.empty()) translation.warnings.push_back("PLACEHOLDER_REPEATED");
    if (unmasked.text != translation.text) translation.alignment.clear();
    translation.text = std::move(unmasked.text);
  }
}

}  // namespace dragoman
