#include "service/text/check.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/text/check_steps.h"
#include "service/text/letter_case.h"
#include "service/text/markup.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMinComparableBytes = 24;  // shorter texts may be names, the same in both languages
constexpr double kMinLengthRatio = 0.4;     // in characters; translations of news stay well inside
constexpr double kMaxLengthRatio = 2.5;
constexpr size_t kMaxRepeatedWords = 8;  // longer runs of words that repeat were repeated by the author

absl::string_view Primary(absl::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

// The first quotation mark of `text` that has no partner; an empty range if all have one. Single marks are
// not read, for they are apostrophes too.
ByteRange UnpairedQuote(absl::string_view text) {
  std::vector<ByteRange> open;
  size_t deepest = 0;
  for (size_t i = 0; i < text.size();) {
    deepest = std::max(deepest, open.size());
    const size_t begin = i;
    const char32_t c = NextCharacter(text, i);
    const ByteRange range{begin, i};
    const auto is_open = [&](absl::string_view mark) {
      return !open.empty() && open.back().In(text) == mark;
    };
    if (c == '"') {
      const bool inches = begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9' && open.empty();
      if (is_open("\"")) {
        open.pop_back();
      } else if (!inches) {
        open.push_back(range);
      }
    } else if (c == U'«' || c == U'„' || (c == U'“' && !is_open("„"))) {
      open.push_back(range);
    } else if (c == U'»' || c == U'”' || c == U'“') {
      if (open.empty()) return range;
      open.pop_back();
    }
  }
  // One » closes two quotations where both would end at once.
  const bool shared_close = open.size() == 1 && deepest > 1 && open.front().In(text) == "«";
  return open.empty() || shared_close ? ByteRange{} : open.front();
}

// The words of `text`, between white space.
std::vector<ByteRange> SpacedWords(absl::string_view text) {
  std::vector<ByteRange> words;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = text.find_first_not_of(" \t\n", i);
    if (begin == absl::string_view::npos) break;
    i = std::min(text.find_first_of(" \t\n", begin), text.size());
    words.push_back({begin, i});
  }
  return words;
}

// A run of words said again at once: of one or two words three times, of more twice. Empty if there is none.
ByteRange RepeatedWords(absl::string_view text) {
  const std::vector<ByteRange> words = SpacedWords(text);
  std::vector<std::string> lower;
  lower.reserve(words.size());
  for (const ByteRange& word : words) lower.push_back(LowerCase(word.In(text)));
  // A stop may follow the repetition, but what it divides was meant: "No, no, no."
  const auto says_again = [&lower](size_t k, size_t before) {
    return absl::StartsWith(lower[k], lower[before]) &&
           lower[k].find_first_not_of(".,;:!?)\"", lower[before].size()) == std::string::npos;
  };
  for (size_t length = 1; length <= kMaxRepeatedWords; ++length) {
    const size_t times = length <= 2 ? 3 : 2;
    size_t same = 0;
    for (size_t k = length; k < words.size(); ++k) {
      same = says_again(k, k - length) ? same + 1 : 0;
      if (same >= (times - 1) * length) return {words[k + 1 - times * length].begin, words[k].end};
    }
  }
  return {};
}

size_t Characters(absl::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

// The letters and digits of `text` in lower case, for comparison.
std::u32string Skeleton(absl::string_view text) {
  std::u32string skeleton;
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(NextCharacter(text, i));
    if (u_isalnum(c)) skeleton += static_cast<char32_t>(u_tolower(c));
  }
  return skeleton;
}

// Whether a quotation in single marks goes on beyond `text` on either side, as far as they can be told from
// apostrophes.
bool CutsSingleQuotation(absl::string_view text) {
  int depth = 0;
  bool word_before = false;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCharacter(text, i);
    const bool letter_after = i < text.size() && u_isalnum(static_cast<UChar32>(text[i] & 0x7F)) != 0;
    if (c == U'‘' || (c == '\'' && !word_before && letter_after)) {
      ++depth;
    } else if ((c == '\'' || c == U'’') && !letter_after && depth > 0) {
      --depth;
    } else if (c == '\'' && i == text.size() && !word_before) {
      return true;  // behind a stop, of a quotation that began before this text
    }
    word_before = u_isalnum(static_cast<UChar32>(c)) != 0;
  }
  return depth > 0;
}

void CheckQuotes(const CheckInput& input, std::vector<CheckFinding>& findings) {
  // A quotation that goes on over several texts is open in the source too.
  if (!UnpairedQuote(input.source).empty() || CutsSingleQuotation(input.source)) return;
  const ByteRange unpaired = UnpairedQuote(input.target);
  if (!unpaired.empty())
    findings.push_back({CheckKind::kQuotes, {}, unpaired, "a quotation mark has no partner"});
}

void CheckLength(const CheckInput& input, std::vector<CheckFinding>& findings) {
  const size_t source = Characters(input.source);
  const size_t target = Characters(input.target);
  if (source < kMinComparableBytes && !(source > 0 && target == 0)) return;
  const double ratio = static_cast<double>(target) / static_cast<double>(source);
  if (ratio < kMinLengthRatio || ratio > kMaxLengthRatio) {
    findings.push_back({CheckKind::kLength,
                        {0, input.source.size()},
                        {0, input.target.size()},
                        absl::StrCat("the target has ", target, " characters, the source ", source)});
  }
}

void CheckRepetition(const CheckInput& input, std::vector<CheckFinding>& findings) {
  const ByteRange repeated = RepeatedWords(input.target);
  if (!repeated.empty() && RepeatedWords(input.source).empty())
    findings.push_back({CheckKind::kRepetition, {}, repeated, "the same words are said again at once"});
}

// Text that must stand in the target as it is, as often as in the source: what the caller names, addresses,
// placeholders, tags.
void CheckFixed(const CheckInput& input, std::vector<CheckFinding>& findings) {
  const std::vector<ByteRange> placeholders = FindMarkup(input.source);
  std::vector<ByteRange> ranges = FindProtectedText(input.source);
  ranges.insert(ranges.end(), input.source_fixed.begin(), input.source_fixed.end());
  for (const ByteRange& range : MergedRanges(std::move(ranges))) {
    if (!absl::StrContains(input.target, range.In(input.source)))
      findings.push_back({CheckKind::kPlaceholders, range, {}, "the target lacks text that must be kept"});
  }
  absl::flat_hash_map<absl::string_view, int> left;
  for (const ByteRange& range : placeholders) ++left[range.In(input.source)];
  for (const ByteRange& range : FindMarkup(input.target)) {
    if (--left[range.In(input.target)] < 0)
      findings.push_back({CheckKind::kPlaceholders, {}, range, "the source lacks a tag or placeholder"});
  }
  for (const ByteRange& range : placeholders) {
    if (left[range.In(input.source)] <= 0 || !absl::StrContains(input.target, range.In(input.source)))
      continue;
    --left[range.In(input.source)];
    findings.push_back(
        {CheckKind::kPlaceholders, range, {}, "the target has a tag or placeholder too seldom"});
  }
}

// Characters that an engine lost: U+FFFD stands for them.
void CheckCharacters(const CheckInput& input, std::vector<CheckFinding>& findings) {
  constexpr absl::string_view kLost = "\uFFFD";
  if (absl::StrContains(input.source, kLost)) return;
  for (size_t at = input.target.find(kLost); at != absl::string_view::npos;
       at = input.target.find(kLost, at + kLost.size())) {
    findings.push_back({CheckKind::kWrongScript, {}, {at, at + kLost.size()}, "a character is lost"});
  }
}

void CheckUntranslated(const CheckContext& context, std::vector<CheckFinding>& findings) {
  const CheckInput& input = context.input;
  if (context.source_language == context.target_language || input.source.size() < kMinComparableBytes) return;
  const std::u32string source = Skeleton(input.source);
  if (!source.empty() && source == Skeleton(input.target)) {
    findings.push_back({CheckKind::kUntranslated,
                        {0, input.source.size()},
                        {0, input.target.size()},
                        "the target is a copy of the source"});
  }
}

}  // namespace

absl::string_view CheckName(CheckKind kind) {
  switch (kind) {
    case CheckKind::kNumbers:
      return "NUMBERS";
    case CheckKind::kDates:
      return "DATES";
    case CheckKind::kCurrencies:
      return "CURRENCIES";
    case CheckKind::kNames:
      return "NAMES";
    case CheckKind::kQuotes:
      return "QUOTES";
    case CheckKind::kEnglishLeft:
      return "ENGLISH_LEFT";
    case CheckKind::kWrongScript:
      return "WRONG_SCRIPT";
    case CheckKind::kLength:
      return "LENGTH";
    case CheckKind::kRepetition:
      return "REPETITION";
    case CheckKind::kPlaceholders:
      return "PLACEHOLDERS";
    case CheckKind::kUntranslated:
      return "UNTRANSLATED";
  }
  return "";
}

std::vector<CheckFinding> CheckTranslation(const CheckInput& input) {
  const CheckContext context{input, Primary(input.source_language), Primary(input.target_language)};
  std::vector<CheckFinding> findings;
  CheckNumbers(context, findings);
  CheckDates(context, findings);
  CheckCurrencies(context, findings);
  CheckNames(context, findings);
  CheckQuotes(input, findings);
  CheckWords(context, findings);
  CheckCharacters(input, findings);
  CheckLength(input, findings);
  CheckRepetition(input, findings);
  CheckFixed(input, findings);
  CheckUntranslated(context, findings);
  return findings;
}

}  // namespace dragoman
