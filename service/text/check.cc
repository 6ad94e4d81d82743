#include "service/text/check.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMinComparableBytes = 24;  // shorter texts may be names, the same in both languages
constexpr double kMinLengthRatio = 0.4;     // in characters; translations of news stay well inside
constexpr double kMaxLengthRatio = 2.5;
constexpr size_t kRepeatedWords = 3;  // a run of so many words said three times on end is a loop

absl::string_view Primary(absl::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

struct Number {
  ByteRange range;
  std::string value;  // digits, and a full stop before decimals
};

// Numbers as written in `language`: English groups digits by commas, the others by spaces.
std::vector<Number> Numbers(absl::string_view text, bool english) {
  std::vector<Number> numbers;
  const auto digit = [text](size_t i) {
    return i < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
  };
  const auto three = [&digit](size_t i) { return digit(i) && digit(i + 1) && digit(i + 2) && !digit(i + 3); };
  for (size_t i = 0; i < text.size();) {
    if (!digit(i)) {
      ++i;
      continue;
    }
    Number number{{i, i}, ""};
    bool decimals = false;
    while (i < text.size()) {
      if (digit(i)) {
        number.value += text[i++];
        continue;
      }
      const bool leading = !decimals && number.value.size() <= 15 && i - number.range.begin >= 1;
      size_t separator = 0;
      if (english ? text[i] == ',' : text[i] == ' ') separator = 1;
      if (!english && absl::StartsWith(text.substr(i), "\u00A0")) separator = 2;
      if (!english && absl::StartsWith(text.substr(i), "\u202F")) separator = 3;
      const size_t group = number.value.size() % 3;
      const bool grouped = number.range.size() > 0 || number.value.size() <= 3;
      if (separator > 0 && leading && grouped && three(i + separator) &&
          (number.value.size() <= 3 || group < 3)) {
        number.range.end = i;
        i += separator;
        continue;
      }
      if (!decimals && (text[i] == '.' || (!english && text[i] == ',')) && digit(i + 1)) {
        number.value += '.';
        decimals = true;
        ++i;
        continue;
      }
      break;
    }
    number.range.end = i;
    numbers.push_back(std::move(number));
  }
  return numbers;
}

class Checker {
 public:
  explicit Checker(const CheckInput& input)
      : in_(input),
        language_(Primary(input.target_language)),
        english_source_(Primary(input.source_language) == "en") {}

  std::vector<CheckFinding> Check() {
    CheckNumbers();
    CheckQuotes();
    CheckWords();
    CheckLength();
    CheckRepetition();
    CheckFixed();
    if (in_.source == in_.target && in_.source.size() >= kMinComparableBytes &&
        Primary(in_.source_language) != language_) {
      Add(CheckKind::kUntranslated, {0, in_.source.size()}, {0, in_.target.size()},
          "the target is a copy of the source");
    }
    return std::move(findings_);
  }

 private:
  void Add(CheckKind kind, ByteRange source, ByteRange target, std::string message) {
    findings_.push_back({kind, source, target, std::move(message)});
  }

  // Values that stand on one side only. Up to twelve may be spelt out, and p.m. adds twelve.
  void CheckNumbers() {
    const std::vector<Number> source = Numbers(in_.source, english_source_);
    const std::vector<Number> target = Numbers(in_.target, language_ == "en");
    absl::flat_hash_map<std::string, int> left;
    for (const Number& number : target) ++left[number.value];
    const auto small = [](const std::string& value) { return value.size() <= 2 && std::stoi(value) <= 12; };
    bool half_days = absl::StrContains(in_.source, "p.m.") || absl::StrContains(in_.source, " pm");
    for (const Number& number : source) {
      auto found = left.find(number.value);
      if ((found == left.end() || found->second == 0) && half_days && small(number.value)) {
        found = left.find(absl::StrCat(std::stoi(number.value) + 12));
      }
      if (found != left.end() && found->second > 0) {
        --found->second;
      } else if (!small(number.value)) {
        Add(CheckKind::kNumbers, number.range, {},
            absl::StrCat("the target lacks the number ", number.value));
      }
    }
    for (const Number& number : target) {
      int& count = left[number.value];
      if (count > 0 && !small(number.value) && !absl::EndsWith(number.value, "00")) {
        --count;
        Add(CheckKind::kNumbers, {}, number.range,
            absl::StrCat("the source lacks the number ", number.value));
      }
    }
  }

  void CheckQuotes() {
    size_t guillemets = 0;
    size_t straight = 0;
    for (size_t i = 0; i < in_.target.size();) {
      const size_t begin = i;
      const char32_t c = NextCharacter(in_.target, i);
      if (c == '"') ++straight;
      if (c == U'«') ++guillemets;
      if (c == U'»' && guillemets-- == 0) {
        Add(CheckKind::kQuotes, {}, {begin, i}, "a closing quotation mark has no opening one");
        return;
      }
    }
    if (guillemets > 0 || straight % 2 == 1) {
      Add(CheckKind::kQuotes, {}, {0, in_.target.size()}, "an opening quotation mark has no closing one");
    }
  }

  bool Exempt(const ByteRange& range, const std::vector<ByteRange>& addresses) const {
    const auto overlaps = [&range](const ByteRange& other) { return other.Overlaps(range); };
    return std::any_of(in_.target_names.begin(), in_.target_names.end(), overlaps) ||
           std::any_of(addresses.begin(), addresses.end(), overlaps);
  }

  // English words by a list of the most frequent ones, and letters of the wrong alphabet.
  void CheckWords() {
    static const auto* const kEnglish = new absl::flat_hash_set<absl::string_view>{
        "the",    "and",     "of",    "with",    "that",   "which",   "from",   "this",  "have", "has",
        "was",    "were",    "will",  "would",   "said",   "says",    "their",  "they",  "been", "after",
        "before", "about",   "into",  "over",    "under",  "between", "should", "could", "his",  "her",
        "its",    "because", "while", "against", "during", "who",     "what",   "when",  "where"};
    const std::vector<ByteRange> addresses = FindProtectedText(in_.target);
    const bool cyrillic = language_ == "ru" || language_ == "uk";
    for (size_t i = 0; i < in_.target.size();) {
      const size_t begin = i;
      size_t next = i;
      bool latin = false;
      bool has_cyrillic = false;
      bool foreign = false;
      bool lower = false;
      while (next < in_.target.size()) {
        size_t after = next;
        const char32_t c = NextCharacter(in_.target, after);
        if (!u_isalpha(static_cast<UChar32>(c))) break;
        lower = lower || (next == begin && u_islower(static_cast<UChar32>(c)));
        latin = latin || c < 0x250;
        has_cyrillic = has_cyrillic || (c >= 0x400 && c < 0x530);
        foreign = foreign ||
                  (language_ == "uk" && (c == U'ы' || c == U'э' || c == U'ё' || c == U'ъ' || c == U'Ы' ||
                                         c == U'Э' || c == U'Ё' || c == U'Ъ')) ||
                  (language_ == "ru" && (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ' || c == U'І' ||
                                         c == U'Ї' || c == U'Є' || c == U'Ґ'));
        next = after;
      }
      if (next == begin) {
        NextCharacter(in_.target, i);
        continue;
      }
      i = next;
      const ByteRange word{begin, next};
      const bool mixed = latin && has_cyrillic;
      const bool english =
          latin && !has_cyrillic && language_ != "en" &&
          ((cyrillic && lower && word.size() >= 3) || kEnglish->contains(word.In(in_.target)));
      if (!(foreign || mixed || english || (has_cyrillic && language_ == "fr")) || Exempt(word, addresses))
        continue;
      if (english) {
        Add(CheckKind::kEnglishLeft, {}, word, "a word is left in the source language");
      } else {
        Add(CheckKind::kWrongScript, {}, word, "a word has letters of another alphabet");
      }
    }
  }

  static size_t Characters(absl::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
  }

  void CheckLength() {
    const size_t source = Characters(in_.source);
    const size_t target = Characters(in_.target);
    if (source < kMinComparableBytes && !(source > 0 && target == 0)) return;
    const double ratio = static_cast<double>(target) / static_cast<double>(source);
    if (ratio < kMinLengthRatio || ratio > kMaxLengthRatio) {
      Add(CheckKind::kLength, {0, in_.source.size()}, {0, in_.target.size()},
          absl::StrCat("the target has ", target, " characters, the source ", source));
    }
  }

  void CheckRepetition() {
    std::vector<ByteRange> words;
    for (size_t i = 0; i < in_.target.size();) {
      const size_t begin = in_.target.find_first_not_of(" \t\n", i);
      if (begin == absl::string_view::npos) break;
      i = std::min(in_.target.find_first_of(" \t\n", begin), in_.target.size());
      words.push_back({begin, i});
    }
    for (size_t length = 1; length <= kRepeatedWords; ++length) {
      size_t same = 0;
      for (size_t k = length; k < words.size(); ++k) {
        same = words[k].In(in_.target) == words[k - length].In(in_.target) ? same + 1 : 0;
        if (same < 2 * length) continue;
        const ByteRange range{words[k - 3 * length + 1].begin, words[k].end};
        if (absl::StrContains(in_.source, range.In(in_.target))) continue;
        Add(CheckKind::kRepetition, {}, range, absl::StrCat(length, " words are repeated three times"));
        return;
      }
    }
  }

  // Text that must stand in the target as it is: what the caller names, addresses, and {placeholders}.
  void CheckFixed() {
    std::vector<ByteRange> ranges(in_.source_fixed.begin(), in_.source_fixed.end());
    for (const ByteRange& range : FindProtectedText(in_.source)) ranges.push_back(range);
    for (size_t i = in_.source.find('{'); i != absl::string_view::npos; i = in_.source.find('{', i + 1)) {
      const size_t end = in_.source.find_first_of("{} ", i + 1);
      if (end != absl::string_view::npos && in_.source[end] == '}') ranges.push_back({i, end + 1});
    }
    for (const ByteRange& range : ranges) {
      if (absl::StrContains(in_.target, range.In(in_.source))) continue;
      Add(CheckKind::kPlaceholders, range, {}, "the target lacks text that must be kept");
    }
  }

  const CheckInput& in_;
  absl::string_view language_;
  bool english_source_;
  std::vector<CheckFinding> findings_;
};

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

std::vector<CheckFinding> CheckTranslation(const CheckInput& input) { return Checker(input).Check(); }

}  // namespace dragoman
