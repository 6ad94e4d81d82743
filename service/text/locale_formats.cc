#include "service/text/locale_formats.h"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr absl::string_view kMonths[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
constexpr absl::string_view kShortMonths[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "Jun.",
                                              "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
constexpr absl::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
constexpr absl::string_view kNoBreakSpace = "\u00A0";
constexpr absl::string_view kZones[] = {"EST", "EDT", "ET",   "CST", "CDT",  "CT",  "MST",
                                        "MDT", "MT",  "PST",  "PDT", "PT",   "GMT", "UTC",
                                        "BST", "CET", "CEST", "EET", "EEST", "MSK"};
constexpr absl::string_view kHalfDays[] = {"a.m.", "p.m.", "A.M.", "P.M.", "am", "pm", "AM", "PM"};
constexpr absl::string_view kRangeDashes[] = {"-", "–", "—"};

// Words of one target language. A currency has its form after a scale word, which governs the genitive
// plural.
struct Words {
  absl::string_view language;
  absl::string_view thousand;
  absl::string_view million, millions;
  absl::string_view billion, billions;
  absl::string_view trillion, trillions;
  absl::string_view dollars, euros, pounds;
  absl::string_view in;    // before a month
  absl::string_view at;    // before a time
  absl::string_view year;  // after a year
  absl::string_view percent;
};
constexpr Words kWords[] = {
    {"fr", "mille", "million", "millions", "milliard", "milliards", "billion", "billions", "de dollars",
     "d’euros", "de livres", "en", "à", "", "\u00A0%"},
    {"ru", "тыс.", "млн", "млн", "млрд", "млрд", "трлн", "трлн", "долларов", "евро", "фунтов", "в", "в",
     " года", "%"},
    {"uk", "тис.", "млн", "млн", "млрд", "млрд", "трлн", "трлн", "доларів", "євро", "фунтів", "у", "о",
     " року", "%"},
};

const Words* FindWords(absl::string_view language) {
  for (const Words& words : kWords) {
    if (words.language == language) return &words;
  }
  return nullptr;
}

bool IsDigit(absl::string_view text, size_t i) {
  return i < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
}
// Whether a word may end before `i` or begin at it: no letter or digit there.
bool IsBorder(absl::string_view text, size_t i) {
  return i >= text.size() || u_isalnum(static_cast<UChar32>(NextCharacter(text, i))) == 0;
}
bool BordersBefore(absl::string_view text, size_t i) {
  return i == 0 || u_isalnum(static_cast<UChar32>(PreviousCharacter(text, i))) == 0;
}

size_t DigitsEnd(absl::string_view text, size_t i) {
  while (IsDigit(text, i)) ++i;
  return i;
}

// Whether `source` has `token` as a whole, neither end of it inside a longer number or word.
bool Has(absl::string_view source, absl::string_view token) {
  for (size_t at = source.find(token); at != absl::string_view::npos; at = source.find(token, at + 1)) {
    const size_t end = at + token.size();
    const bool before =
        at == 0 || !(IsDigit(source, at - 1) || source[at - 1] == '.' || source[at - 1] == ',');
    const bool after =
        !IsDigit(source, end) &&
        !(end < source.size() && (source[end] == '.' || source[end] == ',') && IsDigit(source, end + 1));
    if (before && after) return true;
  }
  return false;
}

// The end of an English number at `i` (1,234,567.8), or `i` if the digits there are no such number.
size_t EnglishNumberEnd(absl::string_view text, size_t i) {
  size_t end = DigitsEnd(text, i);
  if (end == i) return i;
  const size_t lead = end - i;
  while (lead <= 3 && end < text.size() && text[end] == ',' && DigitsEnd(text, end + 1) == end + 4) end += 4;
  if (end < text.size() && text[end] == '.' && IsDigit(text, end + 1)) end = DigitsEnd(text, end + 1);
  const bool goes_on = end < text.size() && (text[end] == '.' || text[end] == ',' || text[end] == ':') &&
                       IsDigit(text, end + 1);
  return goes_on ? i : end;
}

// The length of a dash at `i`, as it stands in a range; 0 if there is none.
size_t DashLength(absl::string_view text, size_t i) {
  for (const absl::string_view dash : kRangeDashes) {
    if (absl::StartsWith(text.substr(std::min(i, text.size())), dash)) return dash.size();
  }
  return 0;
}

std::string Localized(absl::string_view number) {
  return absl::StrReplaceAll(number, {{",", kNoBreakSpace}, {".", ","}});
}

// Whether `number` counts as singular in French: less than two.
bool BelowTwo(absl::string_view number) {
  const absl::string_view whole = number.substr(0, number.find('.'));
  return whole == "0" || whole == "1";
}

// Whether `number`, with a decimal point, may be hours and minutes: "5.30", "17.05".
bool HasFormOfTime(absl::string_view number) {
  const size_t point = number.find('.');
  int hour = 0, minute = 0;
  return point != absl::string_view::npos && point <= 2 && number.size() == point + 3 &&
         absl::SimpleAtoi(number.substr(0, point), &hour) && hour < 24 &&
         absl::SimpleAtoi(number.substr(point + 1), &minute) && minute < 60;
}

// Whether `words`, which follow a number behind "at", may follow a time of day: no unit, no currency.
bool MayFollowTime(absl::string_view words) {
  static constexpr absl::string_view kFollowers[] = {
      "and",   "after", "as",    "because", "before", "but",   "by",       "each",
      "every", "for",   "from",  "he",      "it",     "she",   "they",     "we",
      "in",    "into",  "local", "near",    "on",     "or",    "outside",  "over",
      "sharp", "so",    "that",  "this",    "to",     "today", "tomorrow", "tonight",
      "until", "when",  "where", "which",   "while",  "with",  "without",  "yesterday"};
  const bool apart = absl::ConsumePrefix(&words, " ") || absl::ConsumePrefix(&words, kNoBreakSpace);
  size_t second = 0;
  const char32_t first = words.empty() ? U'.' : NextCharacter(words, second);
  if (first == U'%' || first == U'°' || u_charType(static_cast<UChar32>(first)) == U_CURRENCY_SYMBOL)
    return false;
  size_t end = 0;
  while (end < words.size() && absl::ascii_isalpha(static_cast<unsigned char>(words[end]))) ++end;
  const absl::string_view word = words.substr(0, end);
  if (word.empty() || !apart) return IsBorder(words, 0);
  if (absl::ascii_isupper(static_cast<unsigned char>(word[0]))) return true;  // "Moscow time", "Friday"
  return std::find(std::begin(kFollowers), std::end(kFollowers), word) != std::end(kFollowers) &&
         !absl::StartsWith(words, "to the ");  // "at 1.15 to the dollar"
}

// Whether the sentence that `text`, in small letters, breaks off in speaks of prices, rates and the like:
// "shares closed at", "it stood at".
bool SpeaksOfLevels(absl::string_view text) {
  static constexpr absl::string_view kLevels[] = {
      "average",   "averaged",     "capped",  "crude",   "currency", "dollar",    "estimated",
      "euro",      "fixed",        "futures", "hryvnia", "index",    "inflation", "odds",
      "pegged",    "pound",        "price",   "priced",  "prices",   "put",       "quoted",
      "rate",      "rated",        "rates",   "ratio",   "rouble",   "ruble",     "selling",
      "share",     "shares",       "sold",    "stand",   "standing", "stands",    "sterling",
      "stock",     "stocks",       "stood",   "trade",   "traded",   "trades",    "trading",
      "unchanged", "unemployment", "valued",  "yen",     "yield",    "yields",    "yuan"};
  for (const absl::string_view stop : {". ", "? ", "! ", "\n"}) {
    if (const size_t at = text.rfind(stop); at != absl::string_view::npos)
      text.remove_prefix(at + stop.size());
  }
  for (size_t end = 0; end < text.size();) {
    const size_t begin = end;
    while (end < text.size() && absl::ascii_isalpha(static_cast<unsigned char>(text[end]))) ++end;
    const absl::string_view word = text.substr(begin, end - begin);
    if (std::find(std::begin(kLevels), std::end(kLevels), word) != std::end(kLevels)) return true;
    if (end == begin) ++end;
  }
  return false;
}

// Whether `source` has `number` as a time of day: before "p.m." or a time zone, or behind "at" where nothing
// says that it measures something.
bool IsTimeOfDay(absl::string_view source, absl::string_view number) {
  constexpr int kMaxPlaces = 8;  // of the number that are looked at
  constexpr size_t kMaxLookBack = 400;
  if (!HasFormOfTime(number)) return false;
  size_t at = source.find(number);
  for (int i = 0; i < kMaxPlaces && at != absl::string_view::npos; ++i, at = source.find(number, at + 1)) {
    const size_t end = at + number.size();
    if (!BordersBefore(source, at) || EnglishNumberEnd(source, at) != end) continue;
    const absl::string_view after = source.substr(end);
    absl::string_view next = after;
    if (!absl::ConsumePrefix(&next, kNoBreakSpace)) absl::ConsumePrefix(&next, " ");
    const auto comes = [&next](absl::string_view word) {
      return absl::StartsWith(next, word) && IsBorder(next, word.size());
    };
    if (std::any_of(std::begin(kHalfDays), std::end(kHalfDays), comes) ||
        std::any_of(std::begin(kZones), std::end(kZones), comes))
      return true;
    const size_t begin = at - std::min(at, kMaxLookBack);
    const std::string before = absl::AsciiStrToLower(source.substr(begin, at - begin));
    absl::string_view left = before;
    for (const absl::string_view word : {"about ", "around ", "approximately ", "exactly "}) {
      if (absl::ConsumeSuffix(&left, word)) break;
    }
    if (absl::ConsumeSuffix(&left, "at ") && BordersBefore(left, left.size()) && MayFollowTime(after) &&
        !SpeaksOfLevels(left))
      return true;
  }
  return false;
}

struct Scale {
  int power = 0;            // of ten; 0: none
  absl::string_view shown;  // as the text has it
  size_t end = 0;
};

struct ScaleName {
  int power;
  absl::string_view word;
  absl::string_view glued;  // behind the digits of an amount of money
};
constexpr ScaleName kScaleNames[] = {
    {3, "thousand", "k"}, {6, "million", "m"}, {9, "billion", "bn"}, {12, "trillion", "tn"}};

// The English scale word after a number that ends at `end`. A plural s and capitals are allowed for.
Scale ReadScale(absl::string_view text, size_t end, bool money) {
  size_t begin = end;
  if (begin < text.size() && (text[begin] == ' ' || text[begin] == '-')) ++begin;
  if (absl::StartsWith(text.substr(end), kNoBreakSpace)) begin = end + kNoBreakSpace.size();
  for (const ScaleName& name : kScaleNames) {
    if (begin > end && absl::StartsWithIgnoreCase(text.substr(begin), name.word)) {
      size_t word_end = begin + name.word.size();
      if (word_end < text.size() && (text[word_end] == 's' || text[word_end] == 'S')) ++word_end;
      if (IsBorder(text, word_end)) return {name.power, name.word, word_end};
    }
    if (begin == end && money && absl::StartsWithIgnoreCase(text.substr(begin), name.glued) &&
        IsBorder(text, begin + name.glued.size()))
      return {name.power, text.substr(begin, name.glued.size()), begin + name.glued.size()};
  }
  return {0, "", end};
}

// The end of the English words for per cent behind a number that ends at `end`; `end` without them.
size_t PercentEnd(absl::string_view text, size_t end) {
  for (const absl::string_view percent : {" percent", " per cent"}) {
    if (absl::StartsWith(text.substr(end), percent) && IsBorder(text, end + percent.size()))
      return end + percent.size();
  }
  return end;
}

// Whether the number of `source` that ends at `end` counts millions or per cent: "and France 2.1 billion".
bool IsQuantity(absl::string_view source, size_t end) {
  return ReadScale(source, end, false).power > 0 || absl::StartsWith(source.substr(end), "%") ||
         PercentEnd(source, end) > end;
}

// Whether `source` shows `number`, which has a decimal point, only as a name: behind a colon or a word for
// versions and sections, or behind a capital inside a sentence. "version 2.5", "Section 5.1", "on
// Windows 3.1".
bool IsNameOfThing(absl::string_view source, absl::string_view number) {
  static constexpr absl::string_view kNamed[] = {"version", "versions", "release",   "section", "article",
                                                 "chapter", "clause",   "paragraph", "figure",  "table"};
  if (number.find('.') == absl::string_view::npos) return false;
  const size_t at = source.find(number);
  if (at == absl::string_view::npos || at < 2 || source.find(number, at + 1) != absl::string_view::npos)
    return false;
  if (source[at - 1] == ':') return IsDigit(source, at - 2);
  if (source[at - 1] != ' ' || IsQuantity(source, at + number.size())) return false;
  size_t begin = at - 1;
  while (begin > 0 && absl::ascii_isalpha(static_cast<unsigned char>(source[begin - 1]))) --begin;
  const absl::string_view word = source.substr(begin, at - 1 - begin);
  if (word.empty()) return false;
  const std::string lower = absl::AsciiStrToLower(word);
  if (std::find(std::begin(kNamed), std::end(kNamed), lower) != std::end(kNamed)) return true;
  const bool inside_sentence = begin > 1 && source[begin - 1] == ' ' &&
                               absl::ascii_isalnum(static_cast<unsigned char>(source[begin - 2]));
  return lower != word && (inside_sentence || !absl::ascii_isupper(static_cast<unsigned char>(word[0])));
}

// The end of a scale word of a target language that follows the number which ends at `end`; `end` when none
// does.
size_t TranslatedScaleEnd(absl::string_view text, size_t end) {
  if (end >= text.size() || text[end] != ' ') return end;
  const absl::string_view word = text.substr(end + 1, text.find_first_of(" .,;:!?)", end + 1) - end - 1);
  for (const absl::string_view stem : {"million", "milliard", "миллион", "миллиард", "млн", "млрд",
                                       "триллион", "трлн", "мільйон", "мільярд", "трильйон"}) {
    if (absl::StartsWith(word, stem)) return end + 1 + word.size();
  }
  return end;
}

// Whether a currency is the next word, a preposition aside.
bool NamesCurrency(absl::string_view text) {
  absl::ConsumePrefix(&text, " ");
  for (const absl::string_view preposition : {"de ", "d’", "d'"}) absl::ConsumePrefix(&text, preposition);
  for (const absl::string_view stem :
       {"dollar", "euro", "livre", "доллар", "евро", "фунт", "долар", "євро"}) {
    if (absl::StartsWith(text, stem)) return true;
  }
  return false;
}

absl::string_view ScaleWord(const Words& words, int power, absl::string_view number) {
  const bool one = BelowTwo(number);
  if (power == 3) return words.thousand;
  if (power == 6) return one ? words.million : words.millions;
  if (power == 9) return one ? words.billion : words.billions;
  return one ? words.trillion : words.trillions;
}

// Whether `source` has `number` before this scale word, small or with capitals, and before no other one.
bool SourceScales(absl::string_view source_text, absl::string_view number, const Scale& scale) {
  const std::string source = absl::AsciiStrToLower(source_text);
  bool found = false;
  for (const ScaleName& name : kScaleNames) {
    for (const absl::string_view space : {" ", "-", "\u00A0"}) {
      if (!absl::StrContains(source, absl::StrCat(number, space, name.word))) continue;
      if (name.power != scale.power) return false;
      found = true;
    }
  }
  return found || absl::StrContains(source, absl::StrCat(number, absl::AsciiStrToLower(scale.shown)));
}

// A name that stands at `position`, out of `names`; their number if none does.
template <size_t kSize>
size_t NameAt(const absl::string_view (&names)[kSize], absl::string_view text, size_t position) {
  if (position >= text.size()) return kSize;
  for (size_t k = 0; k < kSize; ++k) {
    if (absl::StartsWith(text.substr(position), names[k]) && IsBorder(text, position + names[k].size()))
      return k;
  }
  return kSize;
}

// The genitive of a month in the locative: «мая» to «мае», «січня» to «січні», «лютого» to «лютому».
std::string Locative(absl::string_view language, absl::string_view genitive) {
  if (language == "fr") return std::string(genitive);
  if (absl::EndsWith(genitive, "ого")) return absl::StrCat(genitive.substr(0, genitive.size() - 4), "му");
  return absl::StrCat(genitive.substr(0, genitive.size() - 2), language == "ru" ? "е" : "і");
}

// One text in the making: reads it from the front and collects the edits.
class Pass {
 public:
  Pass(const Words& words, absl::Span<const std::string> months, absl::Span<const std::string> weekdays,
       absl::string_view source, absl::string_view target, std::vector<ByteRange> fixed)
      : words_(words),
        months_(months),
        weekdays_(weekdays),
        french_(words.language == "fr"),
        source_(source),
        target_(target),
        fixed_(std::move(fixed)) {}

  std::vector<TextEdit> Run() {
    for (size_t i = 0; i < target_.size();) {
      size_t end = i;
      if (BordersBefore(target_, i)) {
        for (const auto read : {&Pass::ReadDate, &Pass::ReadMonth, &Pass::ReadWeekday, &Pass::ReadTime,
                                &Pass::ReadOrdinal, &Pass::ReadAmount}) {
          end = (this->*read)(i);
          if (end > i) break;
        }
      }
      i = std::max(end, i + 1);
    }
    return std::move(edits_);
  }

 private:
  void Replace(size_t begin, size_t end, std::string replacement) {
    const ByteRange range{begin, end};
    const bool is_fixed = std::any_of(fixed_.begin(), fixed_.end(),
                                      [&range](const ByteRange& other) { return other.Overlaps(range); });
    if (is_fixed || (!edits_.empty() && begin < edits_.back().range.end)) return;
    if (range.In(target_) != replacement) edits_.push_back({range, std::move(replacement)});
  }

  bool StartsAt(size_t i, absl::string_view word) const {
    return i <= target_.size() && absl::StartsWith(target_.substr(i), word);
  }
  // The length of `word` and a space at `i`, the word small or with a capital; 0 if it is not there.
  size_t PrefixAt(size_t i, absl::string_view word) const {
    return absl::StartsWithIgnoreCase(target_.substr(i), absl::StrCat(word, " ")) ? word.size() + 1 : 0;
  }

  // `words` with a capital if the text has one at `i`.
  std::string AsAt(size_t i, std::string words) const {
    if (!absl::ascii_isupper(static_cast<unsigned char>(target_[i])) || words.empty()) return words;
    const size_t length = static_cast<unsigned char>(words[0]) < 0x80 ? 1 : 2;
    absl::string_view first(words.data(), length);
    for (const auto& [small, capital] :
         {std::pair<absl::string_view, absl::string_view>{"à", "À"}, {"в", "В"}, {"у", "У"}, {"о", "О"}}) {
      if (first == small) return absl::StrCat(capital, words.substr(length));
    }
    words[0] = absl::ascii_toupper(static_cast<unsigned char>(words[0]));
    return words;
  }

  // The word of the target before `i`, a space apart; "" at the beginning.
  absl::string_view WordBefore(size_t i) const {
    if (i == 0 || target_[i - 1] != ' ') return "";
    const size_t space = i < 2 ? absl::string_view::npos : target_.rfind(' ', i - 2);
    const size_t begin = space == absl::string_view::npos ? 0 : space + 1;
    return target_.substr(begin, i - 1 - begin);
  }

  // ", 2026" behind a date at `end`: the year with its word, and `end` moved behind it.
  std::string ReadYear(size_t& end) const {
    size_t year = end;
    if (year < target_.size() && target_[year] == ',') ++year;
    if (year >= target_.size() || target_[year] != ' ' || DigitsEnd(target_, year + 1) != year + 5 ||
        !IsBorder(target_, year + 5) || !Has(source_, target_.substr(year + 1, 4)))
      return "";
    end = year + 5;
    const bool named = StartsAt(end, " год") || StartsAt(end, " рок") || StartsAt(end, " рік");
    return absl::StrCat(" ", target_.substr(year + 1, 4), named ? "" : words_.year);
  }

  // A month at `position` in English, or in the target's own words, and where it ends.
  size_t MonthAt(size_t position, size_t& end) const {
    if (const size_t month = NameAt(kMonths, target_, position); month < std::size(kMonths)) {
      end = position + kMonths[month].size();
      return month;
    }
    for (size_t month = 0; month < std::size(kMonths); ++month) {
      const absl::string_view shown = kShortMonths[month];
      if (shown.back() == '.' && StartsAt(position, shown)) {
        end = position + shown.size();
        return month;
      }
      if (StartsAt(position, months_[month]) && IsBorder(target_, position + months_[month].size())) {
        end = position + months_[month].size();
        return month;
      }
    }
    return std::size(kMonths);
  }

  // Whether the source has the date in either English order.
  bool SourceHasDate(size_t month, absl::string_view day) const {
    for (const absl::string_view name : {kMonths[month], kShortMonths[month]}) {
      if (Has(source_, absl::StrCat(name, " ", day)) || Has(source_, absl::StrCat(day, " ", name)))
        return true;
    }
    return false;
  }

  // The same for the days from `first` to `last`, whatever dash the source has between them.
  bool SourceHasDays(size_t month, absl::string_view first, absl::string_view last) const {
    return std::any_of(std::begin(kRangeDashes), std::end(kRangeDashes), [&](absl::string_view dash) {
      return SourceHasDate(month, absl::StrCat(first, dash, last));
    });
  }

  // The day behind a dash at `i` ("–5" of "Jan. 1–5"); empty if a range of days does not end there.
  ByteRange LastDayAt(size_t i) const {
    const size_t begin = i + DashLength(target_, i);
    const size_t end = DigitsEnd(target_, begin);
    if (begin == i || end == begin || end - begin > 2 || !IsBorder(target_, end) || JoinsNumber(end))
      return {};
    return {begin, end};
  }

  // Whether a dash and a digit stand at `i`.
  bool JoinsNumber(size_t i) const {
    const size_t dash = DashLength(target_, i);
    return dash > 0 && IsDigit(target_, i + dash);
  }

  // "[On ]February 2[nd][, 2026]", "2 February[ 2026]", with the months of either language; also "February
  // 2-5" and "2-5 February".
  size_t ReadDate(size_t i) {
    size_t at = i + PrefixAt(i, "on");
    const bool on = at > i;
    size_t day = 0;
    size_t day_end = 0;
    size_t end = 0;
    size_t month_end = 0;
    ByteRange last_day;
    bool translated = false;  // in the target's own order: only a comma before the year may be English
    size_t month = MonthAt(at, month_end);
    if (month < std::size(kMonths)) {
      if (month_end >= target_.size() || target_[month_end] != ' ') return i;
      day = month_end + 1;
      day_end = DigitsEnd(target_, day);
      last_day = LastDayAt(day_end);
      end = std::max(day_end, last_day.end);
      for (const absl::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (StartsAt(day_end, suffix)) end = day_end + suffix.size();
      }
    } else {
      day = at;
      day_end = DigitsEnd(target_, day);
      last_day = LastDayAt(day_end);
      const size_t days_end = std::max(day_end, last_day.end);
      if (days_end >= target_.size() || target_[days_end] != ' ') return i;
      month = MonthAt(days_end + 1, end);
      if (month == std::size(kMonths)) return i;
      translated = StartsAt(days_end + 1, months_[month]);
    }
    if (day_end == day || day_end - day > 2 || !IsBorder(target_, end)) return i;
    const absl::string_view first = target_.substr(day, day_end - day);
    const bool range = !last_day.empty();
    if (!range && JoinsNumber(day_end)) return i;  // "May 3-7-2026"
    if (!(range ? SourceHasDays(month, first, last_day.In(target_)) : SourceHasDate(month, first))) return i;
    const absl::string_view number = target_.substr(day, std::max(day_end, last_day.end) - day);
    const std::string year = translated && !StartsAt(end, ",") ? "" : ReadYear(end);
    const std::string shown = french_ && number == "1" ? "1er" : std::string(number);
    std::string date = absl::StrCat(shown, " ", months_[month], year);
    size_t begin = i;
    if (french_ && !on && !translated && FollowsOf(i)) {
      begin = i - absl::string_view("de ").size();  // « une décision de juin 30 »
      date = absl::StrCat("du ", date);
    } else if (range) {
      // « 1-5 janvier » has no article that suits every sentence.
    } else if (french_ && on) {
      date = AsAt(i, absl::StrCat("le ", date));
    } else if (french_ && !translated && WantsArticle(i)) {
      date = absl::StrCat("le ", date);
    }
    Replace(begin, end, std::move(date));
    return end;
  }

  // Whether « de » stands right before `i`.
  bool FollowsOf(size_t i) const { return absl::EndsWith(target_.substr(0, i), " de "); }

  // Whether a French date at `i` in running text lacks its article.
  bool WantsArticle(size_t i) const {
    const absl::string_view before = WordBefore(i);
    if (before.empty() || !u_isalpha(static_cast<UChar32>(PreviousCharacterOf(before)))) return false;
    for (const absl::string_view article : {"le", "Le", "du", "au", "ce", "jusqu'au", "jusqu’au"}) {
      if (before == article) return false;
    }
    return std::none_of(weekdays_.begin(), weekdays_.end(),
                        [before](const std::string& day) { return absl::EqualsIgnoreCase(day, before); });
  }
  static char32_t PreviousCharacterOf(absl::string_view word) {
    size_t end = word.size();
    return PreviousCharacter(word, end);
  }

  // "in May[ 2026]", or an English month behind the target's own preposition.
  size_t ReadMonth(size_t i) {
    const size_t english = PrefixAt(i, "in");
    size_t prefix = english;
    for (const absl::string_view own : {words_.in, absl::string_view("у"), absl::string_view("в")}) {
      if (prefix == 0 && !(french_ && own != words_.in) && StartsAt(i, absl::StrCat(own, " ")))
        prefix = own.size() + 1;
    }
    if (prefix == 0) return i;
    const size_t month = NameAt(kMonths, target_, i + prefix);
    if (month == std::size(kMonths) || !absl::StrContains(source_, absl::StrCat("n ", kMonths[month])))
      return i;
    size_t end = i + prefix + kMonths[month].size();
    std::string shown = Locative(words_.language, months_[month]);
    shown += ReadYear(end);
    Replace(i, end,
            english > 0 ? AsAt(i, absl::StrCat(words_.in, " ", shown))
                        : absl::StrCat(target_.substr(i, prefix), shown));
    return end;
  }

  // "on Monday"; in French also the bare name, which stands without a preposition.
  size_t ReadWeekday(size_t i) {
    const size_t prefix = PrefixAt(i, "on");
    const size_t day = NameAt(kWeekdays, target_, i + prefix);
    if (day == std::size(kWeekdays) || (prefix == 0 && !french_) ||
        !absl::StrContains(source_, kWeekdays[day]))
      return i;
    const size_t end = i + prefix + kWeekdays[day].size();
    if (french_) {
      Replace(i, end, i == 0 ? AsAt(i, weekdays_[day]) : weekdays_[day]);
    } else {
      // «во вторник» alone has a second consonant to step over.
      const absl::string_view in = words_.language == "uk" ? "у" : day == 1 ? "во" : "в";
      Replace(i, end, AsAt(i, absl::StrCat(in, " ", weekdays_[day])));
    }
    return end;
  }

  // "[at ]5[:30] p.m."
  size_t ReadTime(size_t i) {
    const size_t prefix = PrefixAt(i, "at");
    const size_t begin = i + prefix;
    const size_t hour_end = DigitsEnd(target_, begin);
    int hour = 0;
    if (hour_end == begin || hour_end - begin > 2 ||
        !absl::SimpleAtoi(target_.substr(begin, hour_end - begin), &hour) || hour < 1 || hour > 12)
      return i;
    size_t end = hour_end;
    absl::string_view minutes;
    if (StartsAt(end, ":") || StartsAt(end, ".")) {
      if (DigitsEnd(target_, end + 1) != end + 3) return i;
      minutes = target_.substr(end + 1, 2);
      end += 3;
    }
    if (!Has(source_, target_.substr(begin, end - begin))) return i;
    if (StartsAt(end, " ")) ++end;
    if (StartsAt(end, kNoBreakSpace)) end += kNoBreakSpace.size();
    bool afternoon = false;
    const size_t mark_begin = end;
    for (const absl::string_view mark : kHalfDays) {
      if (!StartsAt(mark_begin, mark) || !absl::StrContains(source_, mark)) continue;
      afternoon = mark[0] == 'p' || mark[0] == 'P';
      end = mark_begin + mark.size();
      break;
    }
    if (end == mark_begin || !IsBorder(target_, end)) return i;
    hour = hour % 12 + (afternoon ? 12 : 0);
    std::string time =
        french_ ? absl::StrCat(hour, kNoBreakSpace, "h", minutes.empty() ? "" : kNoBreakSpace, minutes)
                : absl::StrCat(hour, ":", minutes.empty() ? "00" : minutes);
    if (prefix > 0) time = AsAt(i, absl::StrCat(words_.at, " ", time));
    if (target_[end - 1] == '.' && EndsSentence(end)) --end;
    Replace(i, end, std::move(time));
    return end;
  }

  // Whether a day of the week, a date or a time zone stands at `i`: what follows a time in its sentence.
  bool DatesTime(size_t i) const {
    if (NameAt(kWeekdays, target_, i) < std::size(kWeekdays) ||
        NameAt(kZones, target_, i) < std::size(kZones))
      return true;
    size_t end = i;
    return MonthAt(i, end) < std::size(kMonths) && StartsAt(end, " ") && IsDigit(target_, end + 1);
  }

  // Whether a sentence ends before `i`, where an abbreviation ends too.
  bool EndsSentence(size_t i) const {
    if (i >= target_.size() || target_[i] == '\n') return true;
    if (target_[i] != ' ' || DatesTime(i + 1)) return false;
    size_t next = i + 1;
    return next < target_.size() && u_isupper(static_cast<UChar32>(NextCharacter(target_, next))) != 0;
  }

  // "2nd" in French; the endings of the others follow a gender that only the sentence knows.
  size_t ReadOrdinal(size_t i) {
    if (!french_) return i;
    const size_t digits = DigitsEnd(target_, i);
    if (digits == i || digits + 2 > target_.size() || !IsBorder(target_, digits + 2)) return i;
    const absl::string_view suffix = target_.substr(digits, 2);
    if ((suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") ||
        !Has(source_, target_.substr(i, digits + 2 - i)))
      return i;
    const absl::string_view number = target_.substr(i, digits - i);
    Replace(i, digits + 2, absl::StrCat(number, number == "1" ? "er" : "e"));
    return digits + 2;
  }

  // Where the second number of a range of sums begins ("2" of "$1–2", "$1–$2"), the first one ending at
  // `end`; `end` if there is no range.
  size_t SecondSum(size_t end, absl::string_view sign) const {
    const size_t dash = DashLength(target_, end);
    if (dash == 0) return end;
    const size_t second = end + dash + (StartsAt(end + dash, sign) ? sign.size() : 0);
    return EnglishNumberEnd(target_, second) > second ? second : end;
  }

  // Whether a sign for per cent follows a number that ends at `end`.
  bool ShowsPercent(size_t end) const {
    absl::string_view rest = target_.substr(end);
    for (const absl::string_view space : {" ", "\u00A0", "\u202F"}) absl::ConsumePrefix(&rest, space);
    return absl::StartsWith(rest, "%");
  }

  size_t ReadAmount(size_t i) {
    absl::string_view currency;
    absl::string_view sign;
    for (const auto& [mark, name] : {std::pair<absl::string_view, absl::string_view>{"US$", words_.dollars},
                                     {"$", words_.dollars},
                                     {"€", words_.euros},
                                     {"£", words_.pounds}}) {
      if (!StartsAt(i, mark) || !IsDigit(target_, i + mark.size())) continue;
      currency = name;
      sign = mark;
      break;
    }
    const size_t begin = i + sign.size();
    size_t end = EnglishNumberEnd(target_, begin);
    if (end == begin) return std::max(i, DigitsEnd(target_, begin));
    absl::string_view last = target_.substr(begin, end - begin);
    std::string replacement = Localized(last);
    if (const size_t second = sign.empty() ? end : SecondSum(end, sign); second > end) {
      absl::StrAppend(&replacement, target_.substr(end, DashLength(target_, end)));
      end = EnglishNumberEnd(target_, second);
      last = target_.substr(second, end - second);
      absl::StrAppend(&replacement, Localized(last));
    }
    const absl::string_view number = target_.substr(begin, end - begin);
    if (!Has(source_, number)) return end;
    const Scale scale = ReadScale(target_, end, !sign.empty());
    if (scale.power > 0 && SourceScales(source_, number, scale)) {
      absl::StrAppend(&replacement, kNoBreakSpace, ScaleWord(words_, scale.power, last));
      if (!sign.empty()) absl::StrAppend(&replacement, " ", currency);
      Replace(i, scale.end, std::move(replacement));
      return scale.end;
    }
    if (const size_t scale_end = TranslatedScaleEnd(target_, end); !sign.empty() && scale_end > end) {
      // "$5 milliards": the currency follows the scale word, unless it does already.
      absl::StrAppend(&replacement, kNoBreakSpace, target_.substr(end + 1, scale_end - end - 1));
      if (!NamesCurrency(target_.substr(scale_end))) absl::StrAppend(&replacement, " ", currency);
      Replace(i, scale_end, std::move(replacement));
      return scale_end;
    }
    if (const size_t percent_end = PercentEnd(target_, end); sign.empty() && percent_end > end) {
      Replace(i, percent_end, absl::StrCat(replacement, words_.percent));
      return percent_end;
    }
    if (sign.empty() && (!IsBorder(target_, end) || IsNameOfThing(source_, number)))
      return end;  // part of a designation
    if (sign.empty() && !ShowsPercent(end) && IsTimeOfDay(source_, number)) return end;
    if (!sign.empty()) {
      // Without a scale word the sign stays: the form of a noun would depend on the number.
      absl::StrAppend(&replacement, kNoBreakSpace, sign == "US$" ? "$" : sign);
    }
    Replace(i, end, std::move(replacement));
    return end;
  }

  const Words& words_;
  absl::Span<const std::string> months_;
  absl::Span<const std::string> weekdays_;
  bool french_;
  absl::string_view source_;
  absl::string_view target_;
  std::vector<ByteRange> fixed_;
  std::vector<TextEdit> edits_;
};

// «среда» to «среду», «неділя» to «неділю»; the masculine and neuter names have no form of their own.
std::string Accusative(std::string weekday) {
  for (const auto& [nominative, accusative] :
       {std::pair<absl::string_view, absl::string_view>{"а", "у"}, {"я", "ю"}}) {
    if (!absl::EndsWith(weekday, nominative)) continue;
    weekday.resize(weekday.size() - nominative.size());
    return absl::StrCat(weekday, accusative);
  }
  return weekday;
}

}  // namespace

absl::StatusOr<std::unique_ptr<LocaleFormatter>> LocaleFormatter::Create(absl::string_view source_language,
                                                                         absl::string_view target_language) {
  const absl::string_view source = source_language.substr(0, source_language.find_first_of("-_"));
  const absl::string_view target = target_language.substr(0, target_language.find_first_of("-_"));
  if (source != "en" || FindWords(target) == nullptr) {
    return absl::NotFoundError(absl::StrCat("no locale formats from \"", source_language, "\" to \"",
                                            target_language, "\"; known are en to fr, ru, uk"));
  }
  auto formatter = std::unique_ptr<LocaleFormatter>(new LocaleFormatter(std::string(target)));
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(formatter->language_.c_str()), status);
  if (U_FAILURE(status))
    return absl::InternalError(absl::StrCat("no month names of \"", target, "\" in ICU"));
  int32_t count = 0;
  const icu::UnicodeString* months =
      symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  for (int32_t i = 0; i < count; ++i) months[i].toUTF8String(formatter->months_.emplace_back());
  if (formatter->months_.size() < std::size(kMonths)) return absl::InternalError("ICU has too few months");
  // ICU's weeks begin on Sunday, at index 1.
  const icu::UnicodeString* days =
      symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  if (count < 8) return absl::InternalError("ICU has too few days of the week");
  for (const int day : {2, 3, 4, 5, 6, 7, 1}) {
    std::string name;
    days[day].toUTF8String(name);
    formatter->weekdays_.push_back(target == "fr" ? name : Accusative(std::move(name)));
  }
  return formatter;
}

LocaleFormatter::LocaleFormatter(std::string language) : language_(std::move(language)) {}

std::vector<TextEdit> LocaleFormatter::Edits(absl::string_view source, absl::string_view target,
                                             absl::Span<const ByteRange> protected_ranges) const {
  std::vector<ByteRange> fixed = FindProtectedText(target);
  fixed.insert(fixed.end(), protected_ranges.begin(), protected_ranges.end());
  return Pass(*FindWords(language_), months_, weekdays_, source, target, std::move(fixed)).Run();
}

}  // namespace dragoman
