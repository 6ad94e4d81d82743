#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "service/text/check_steps.h"
#include "service/text/letter_case.h"
#include "service/text/values.h"

namespace dragoman {
namespace {

// Texts with more digits are tables, and pairing their numbers would take too long.
constexpr ptrdiff_t kMaxDigits = 2000;

ptrdiff_t CountDigits(absl::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The value of a short whole number without a scale; -1 for others.
int Whole(const ShownNumber& number) {
  int value = -1;
  if (number.value.size() > 4 || !absl::SimpleAtoi(number.value, &value)) return -1;
  return value;
}

// Whether `text` has the number in words: «двадцать пять» for 25.
bool Says(absl::string_view text, absl::string_view language, int number) {
  if (number <= 0) return number == 0;
  if (SaysNumber(text, language, number)) return true;
  return number > 20 && number < 100 && SaysNumber(text, language, number / 10 * 10) &&
         SaysNumber(text, language, number % 10);
}

bool SameAmount(const ShownNumber& a, const ShownNumber& b) {
  if (a.value == b.value) return true;
  return a.unscaled == b.unscaled && (a.scale == b.scale || (a.scale == 0 && a.shared_scale == b.scale) ||
                                      (b.scale == 0 && b.shared_scale == a.scale));
}

// Pairs the numbers of both sides and keeps those that found no partner.
class NumberPairs {
 public:
  explicit NumberPairs(const CheckContext& context)
      : source_text_(context.input.source),
        source_(ReadNumbers(context.input.source, context.source_language)),
        target_(ReadNumbers(context.input.target, context.target_language)) {
    Pair(SameAmount);
    // "6:30 p.m." is 18 h 30, "12.30 a.m." is 0 h 30; «18.30» is one number to the eye. CheckHalfDays tells
    // the halves apart.
    static constexpr absl::string_view kMarks[] = {"p.m", "pm", "PM", "P.M", "a.m", "AM", "A.M"};
    const bool half_days = std::any_of(std::begin(kMarks), std::end(kMarks), [this](absl::string_view mark) {
      return absl::StrContains(source_text_, mark);
    });
    Pair([half_days](const ShownNumber& a, const ShownNumber& b) { return SameTime(a, b, half_days); });
    // "1990s" and «90-х», "2017-18" and «2017–2018».
    Pair([](const ShownNumber& a, const ShownNumber& b) {
      const int x = Whole(a);
      const int y = Whole(b);
      return x >= 0 && y >= 0 && (x > 1000) != (y > 1000) && x % 100 == y % 100 && std::min(x, y) < 100;
    });
  }

  const std::vector<ShownNumber>& source() const { return source_; }
  const std::vector<ShownNumber>& target() const { return target_; }

 private:
  static bool SameTime(const ShownNumber& a, const ShownNumber& b, bool half_days) {
    const std::vector<std::string> x = absl::StrSplit(a.value, '.');
    const std::vector<std::string> y = absl::StrSplit(b.value, '.');
    int hour = 0;
    int other = 0;
    if (!absl::SimpleAtoi(x[0], &hour) || !absl::SimpleAtoi(y[0], &other) || hour > 24 || other > 24)
      return false;
    const bool same_minutes = x.size() == 1 || y.size() == 1 || x[1] == y[1];
    return same_minutes &&
           (hour == other ? x.size() != y.size() : half_days && hour <= 12 && other == (hour + 12) % 24);
  }

  template <typename Same>
  void Pair(Same same) {
    for (auto number = source_.begin(); number != source_.end();) {
      const auto partner = std::find_if(target_.begin(), target_.end(), [&](const ShownNumber& candidate) {
        return same(*number, candidate);
      });
      if (partner == target_.end()) {
        ++number;
        continue;
      }
      target_.erase(partner);
      number = source_.erase(number);
    }
  }

  absl::string_view source_text_;
  std::vector<ShownNumber> source_;
  std::vector<ShownNumber> target_;
};

// Whether one of `numbers` is `hour` o'clock, with or without minutes («18.30» is one number to the eye).
bool ShowsHour(const std::vector<ShownNumber>& numbers, int hour) {
  return std::any_of(numbers.begin(), numbers.end(), [hour](const ShownNumber& number) {
    return number.scale == 0 && absl::StartsWith(absl::StrCat(number.value, "."), absl::StrCat(hour, "."));
  });
}

// Whether `text` says which half of the day it means, in any of the languages.
bool NamesPartOfDay(absl::string_view text) {
  static constexpr absl::string_view kParts[] = {
      "matin",   "midi",   "soir",   "nuit", "p.m",   " pm",   "a.m", "утр", "дня",   "вечер", "ноч",
      "полдень", "полудн", "полноч", "ранк", "ранок", "вечор", "веч", "ніч", "полуд", "опівн"};
  return std::any_of(std::begin(kParts), std::end(kParts),
                     [text](absl::string_view part) { return absl::StrContains(text, part); });
}

// 'a' or 'p' if "a.m." or "p.m." in any form follows the number that ends at `end`; else NUL.
char HalfDayAt(absl::string_view text, size_t end) {
  absl::string_view rest = text.substr(end);
  for (const absl::string_view space : {" ", "\u00A0", "\u202F"}) absl::ConsumePrefix(&rest, space);
  for (const absl::string_view mark : {"a.m.", "p.m.", "am", "pm"}) {
    if (!absl::StartsWithIgnoreCase(rest, mark)) continue;
    rest.remove_prefix(mark.size());
    const bool word_goes_on = !rest.empty() && absl::ascii_isalpha(static_cast<unsigned char>(rest[0]));
    return word_goes_on ? '\0' : mark[0];
  }
  return '\0';
}

// Hours of the half-day clock that the target has in the other half: "5 p.m." as « 5 heures ».
void CheckHalfDays(const CheckContext& context, const std::vector<ShownNumber>& source,
                   const std::vector<ShownNumber>& target, std::vector<CheckFinding>& findings) {
  const absl::string_view text = context.input.source;
  if (context.source_language != "en" || NamesPartOfDay(LowerCase(context.input.target))) return;
  for (size_t k = 0; k < source.size(); ++k) {
    const char half = HalfDayAt(text, source[k].range.end);
    if (half == '\0') continue;
    const bool minutes = k > 0 && text.substr(source[k - 1].range.end, 1) == ":" &&
                         source[k - 1].range.end + 1 == source[k].range.begin;
    const ShownNumber& shown = source[minutes ? k - 1 : k];
    const std::vector<std::string> parts = absl::StrSplit(shown.value, '.');
    int hour = 0;
    if (!absl::SimpleAtoi(parts.front(), &hour) || hour < 1 || hour > 12) continue;
    const int wanted = hour % 12 + (half == 'p' ? 12 : 0);
    const int other = (wanted + 12) % 24;
    if (ShowsHour(target, other) && !ShowsHour(target, wanted))
      findings.push_back(
          {CheckKind::kNumbers, shown.range, {}, absl::StrCat("the target lacks the hour ", wanted)});
  }
}

bool HasId(const std::vector<ShownWord>& words, int id) {
  return std::any_of(words.begin(), words.end(), [id](const ShownWord& word) { return word.id == id; });
}

// The first words of each kind in `from` that `against` lacks.
std::vector<ShownWord> Lacking(const std::vector<ShownWord>& from, const std::vector<ShownWord>& against) {
  std::vector<ShownWord> lacking;
  for (const ShownWord& word : from) {
    if (!HasId(against, word.id) && !HasId(lacking, word.id)) lacking.push_back(word);
  }
  return lacking;
}

}  // namespace

void CheckNumbers(const CheckContext& context, std::vector<CheckFinding>& findings) {
  if (CountDigits(context.input.source) > kMaxDigits || CountDigits(context.input.target) > kMaxDigits)
    return;
  const NumberPairs left(context);
  const std::vector<ShownNumber> all_source = ReadNumbers(context.input.source, context.source_language);
  const std::vector<ShownNumber> all_target = ReadNumbers(context.input.target, context.target_language);
  const auto repeats = [](const std::vector<ShownNumber>& side, const ShownNumber& number) {
    return std::any_of(side.begin(), side.end(),
                       [&number](const ShownNumber& other) { return SameAmount(number, other); });
  };
  for (const ShownNumber& number : left.source()) {
    const int whole = Whole(number);
    if ((whole >= 0 && Says(context.input.target, context.target_language, whole)) ||
        repeats(all_target, number))
      continue;
    // A month in digits that the translation has in letters.
    if (HasId(ReadMonths(context.input.target, context.target_language), whole)) continue;
    findings.push_back(
        {CheckKind::kNumbers, number.range, {}, absl::StrCat("the target lacks the number ", number.value)});
  }
  for (const ShownNumber& number : left.target()) {
    const int whole = Whole(number);
    if ((whole >= 0 && Says(context.input.source, context.source_language, whole)) ||
        repeats(all_source, number))
      continue;
    if (HasId(ReadMonths(context.input.source, context.source_language), whole)) continue;
    findings.push_back(
        {CheckKind::kNumbers, {}, number.range, absl::StrCat("the source lacks the number ", number.value)});
  }
  CheckHalfDays(context, all_source, all_target, findings);
}

void CheckDates(const CheckContext& context, std::vector<CheckFinding>& findings) {
  const CheckInput& input = context.input;
  const std::vector<ShownWord> source_months = ReadMonths(input.source, context.source_language);
  const std::vector<ShownWord> target_months = ReadMonths(input.target, context.target_language);
  const std::vector<ShownNumber> numbers = ReadNumbers(input.target, context.target_language);
  for (const ShownWord& month : Lacking(source_months, target_months)) {
    const bool in_digits = std::any_of(numbers.begin(), numbers.end(), [&month](const ShownNumber& number) {
      const std::vector<std::string> parts = absl::StrSplit(number.value, '.');
      int last = 0;
      return Whole(number) == month.id || (absl::SimpleAtoi(parts.back(), &last) && last == month.id);
    });
    if (!in_digits && !target_months.empty())
      findings.push_back({CheckKind::kDates, month.range, {}, "the target lacks a month"});
    if (!in_digits && target_months.empty())
      findings.push_back({CheckKind::kDates, month.range, {}, "the target lacks a date"});
  }
  for (const ShownWord& month : Lacking(target_months, source_months)) {
    if (source_months.empty()) continue;  // a word for "today", or a month in digits
    findings.push_back({CheckKind::kDates, {}, month.range, "the source lacks a month"});
  }
  // A day of the week may go unsaid, but not become another.
  const std::vector<ShownWord> source_days = ReadWeekdays(input.source, context.source_language);
  if (source_days.empty()) return;
  for (const ShownWord& day : Lacking(ReadWeekdays(input.target, context.target_language), source_days)) {
    findings.push_back({CheckKind::kDates, {}, day.range, "the source lacks a day of the week"});
  }
}

void CheckCurrencies(const CheckContext& context, std::vector<CheckFinding>& findings) {
  const std::vector<ShownWord> source = ReadCurrencies(context.input.source, context.source_language);
  const std::vector<ShownWord> target = ReadCurrencies(context.input.target, context.target_language);
  // The pound and the yen have no names here: a word for them would not be seen.
  const auto named = [](const ShownWord& word) {
    return word.id != ('G' << 16 | 'B' << 8 | 'P') && word.id != ('J' << 16 | 'P' << 8 | 'Y');
  };
  for (const ShownWord& currency : Lacking(source, target)) {
    if (named(currency) || !target.empty())
      findings.push_back({CheckKind::kCurrencies, currency.range, {}, "the target lacks a currency"});
  }
  for (const ShownWord& currency : Lacking(target, source)) {
    if (named(currency) || !source.empty())
      findings.push_back({CheckKind::kCurrencies, {}, currency.range, "the source lacks a currency"});
  }
}

}  // namespace dragoman
