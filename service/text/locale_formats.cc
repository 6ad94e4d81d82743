#include "service/text/locale_formats.h"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "service/text/protected_text.h"

namespace dragoman {
namespace {

constexpr absl::string_view kMonths[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
constexpr absl::string_view kNoBreakSpace = "\u00A0";

// Words of one target language. A currency has its form after a scale word, which governs the genitive
// plural.
struct Words {
  absl::string_view language;
  absl::string_view million, millions;
  absl::string_view billion, billions;
  absl::string_view trillion, trillions;
  absl::string_view dollars, euros, pounds;
};
constexpr Words kWords[] = {
    {"fr", "million", "millions", "milliard", "milliards", "billion", "billions", "de dollars", "d’euros",
     "de livres"},
    {"ru", "млн", "млн", "млрд", "млрд", "трлн", "трлн", "долларов", "евро", "фунтов"},
    {"uk", "млн", "млн", "млрд", "млрд", "трлн", "трлн", "доларів", "євро", "фунтів"},
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
bool IsAsciiLetter(absl::string_view text, size_t i) {
  return i < text.size() && absl::ascii_isalpha(static_cast<unsigned char>(text[i]));
}
// Whether a word may end before `i` or begin at it: no letter, digit or byte of a longer character there.
bool IsBorder(absl::string_view text, size_t i) {
  return i >= text.size() || (!IsAsciiLetter(text, i) && !IsDigit(text, i) && (text[i] & 0x80) == 0);
}
bool BordersBefore(absl::string_view text, size_t i) { return i == 0 || IsBorder(text, i - 1); }

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

std::string Localized(absl::string_view number) {
  return absl::StrReplaceAll(number, {{",", kNoBreakSpace}, {".", ","}});
}

// Whether `number` counts as singular in French: less than two.
bool BelowTwo(absl::string_view number) {
  const absl::string_view whole = number.substr(0, number.find('.'));
  return whole == "0" || whole == "1";
}

struct Amount {
  absl::string_view scale;  // "", million, billion or trillion
  size_t end = 0;
};

// The English scale word after a number that ends at `end`.
Amount ReadScale(absl::string_view text, size_t end) {
  size_t begin = end;
  if (begin < text.size() && (text[begin] == ' ' || text[begin] == '-')) ++begin;
  if (absl::StartsWith(text.substr(end), kNoBreakSpace)) begin = end + kNoBreakSpace.size();
  for (const absl::string_view scale : {"million", "billion", "trillion"}) {
    if (absl::StartsWith(text.substr(begin), scale) && begin > end && IsBorder(text, begin + scale.size())) {
      return {scale, begin + scale.size()};
    }
  }
  return {"", end};
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

absl::string_view ScaleWord(const Words& words, absl::string_view scale, absl::string_view number) {
  const bool one = BelowTwo(number);
  if (scale == "million") return one ? words.million : words.millions;
  if (scale == "billion") return one ? words.billion : words.billions;
  return one ? words.trillion : words.trillions;
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
  return formatter;
}

LocaleFormatter::LocaleFormatter(std::string language) : language_(std::move(language)) {}

std::vector<TextEdit> LocaleFormatter::Edits(absl::string_view source, absl::string_view target,
                                             absl::Span<const ByteRange> protected_ranges) const {
  const Words& words = *FindWords(language_);
  std::vector<ByteRange> fixed = FindProtectedText(target);
  fixed.insert(fixed.end(), protected_ranges.begin(), protected_ranges.end());
  std::vector<TextEdit> edits;
  const auto replace = [&](size_t begin, size_t end, std::string replacement) {
    const ByteRange range{begin, end};
    const bool is_fixed = std::any_of(fixed.begin(), fixed.end(),
                                      [&range](const ByteRange& other) { return other.Overlaps(range); });
    if (is_fixed || (!edits.empty() && begin < edits.back().range.end)) return;
    if (range.In(target) != replacement) edits.push_back({range, std::move(replacement)});
  };

  // A date at `i`, written "[On ]February 2[nd][, 2026]" or "2 February[ 2026]"; its end, or `i`.
  const auto read_date = [&](size_t i) {
    size_t at = i;
    const bool on = absl::StartsWithIgnoreCase(target.substr(at), "on ");
    if (on) at += 3;
    const auto month_at = [&](size_t position) {
      for (size_t m = 0; m < std::size(kMonths); ++m) {
        if (absl::StartsWith(target.substr(position), kMonths[m]) &&
            IsBorder(target, position + kMonths[m].size()))
          return m;
      }
      return std::size(kMonths);
    };
    size_t day = 0;
    size_t day_end = 0;
    size_t end = 0;
    size_t month = month_at(at);
    if (month < std::size(kMonths)) {
      day = at + kMonths[month].size() + 1;
      day_end = DigitsEnd(target, day);
      end = day_end;
      for (const absl::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (absl::StartsWith(target.substr(day_end), suffix)) end = day_end + suffix.size();
      }
      if (day > target.size() || target[day - 1] != ' ') return i;
    } else {
      day = at;
      day_end = DigitsEnd(target, day);
      if (day_end >= target.size() || target[day_end] != ' ') return i;
      month = month_at(day_end + 1);
      if (month == std::size(kMonths)) return i;
      end = day_end + 1 + kMonths[month].size();
    }
    if (day_end == day || day_end - day > 2 || !IsBorder(target, end) ||
        !absl::StrContains(source, kMonths[month]))
      return i;
    const absl::string_view number = target.substr(day, day_end - day);
    if (!Has(source, number)) return i;
    size_t year = end;
    if (year < target.size() && target[year] == ',') ++year;
    std::string suffix;
    if (year < target.size() && target[year] == ' ' && DigitsEnd(target, year + 1) == year + 5 &&
        IsBorder(target, year + 5) && Has(source, target.substr(year + 1, 4))) {
      suffix = absl::StrCat(" ", target.substr(year + 1, 4),
                            language_ == "ru"   ? " года"
                            : language_ == "uk" ? " року"
                                                : "");
      end = year + 5;
    }
    const bool article = language_ == "fr" && on;
    const std::string shown = language_ == "fr" && number == "1" ? "1er" : std::string(number);
    replace(
        i, end,
        absl::StrCat(article ? (target[i] == 'O' ? "Le " : "le ") : "", shown, " ", months_[month], suffix));
    return end;
  };

  // A date at `i` with the month already in the target language but English about it: "April 15, 2026" become
  // "15 avril, 2026", "March 1" become "1 mars"; its end, or `i`.
  const auto read_half_english_date = [&](size_t i) {
    const size_t day_end = DigitsEnd(target, i);
    if (day_end == i || day_end - i > 2 || day_end >= target.size() || target[day_end] != ' ') return i;
    for (size_t m = 0; m < months_.size(); ++m) {
      const size_t end = day_end + 1 + months_[m].size();
      if (!absl::StartsWith(target.substr(day_end + 1), months_[m]) || !IsBorder(target, end) ||
          !absl::StrContains(source, kMonths[m])) {
        continue;
      }
      if (language_ == "fr" && target.substr(i, day_end - i) == "1") replace(i, day_end, "1er");
      const size_t year = end + 2;
      if (absl::StartsWith(target.substr(end), ", ") && DigitsEnd(target, year) == year + 4 &&
          IsBorder(target, year + 4) && Has(source, target.substr(year, 4))) {
        const bool has_word = absl::StartsWith(target.substr(year + 4), " год") ||
                              absl::StartsWith(target.substr(year + 4), " рок") ||
                              absl::StartsWith(target.substr(year + 4), " рік");
        const absl::string_view word = language_ == "ru" ? " года" : language_ == "uk" ? " року" : "";
        replace(end, year + 4, absl::StrCat(" ", target.substr(year, 4), has_word ? "" : word));
        return year + 4;
      }
      return end;
    }
    return i;
  };

  for (size_t i = 0; i < target.size();) {
    if (!BordersBefore(target, i)) {
      ++i;
      continue;
    }
    if (IsAsciiLetter(target, i) || IsDigit(target, i)) {
      size_t end = read_date(i);
      if (end == i) end = read_half_english_date(i);
      if (end > i) {
        i = end;
        continue;
      }
    }
    absl::string_view currency;
    size_t sign = 0;
    for (const auto& [mark, name] : {std::pair<absl::string_view, absl::string_view>{"US$", words.dollars},
                                     {"$", words.dollars},
                                     {"€", words.euros},
                                     {"£", words.pounds}}) {
      if (!absl::StartsWith(target.substr(i), mark) || !IsDigit(target, i + mark.size())) continue;
      currency = name;
      sign = mark.size();
      break;
    }
    const size_t begin = i + sign;
    const size_t end = EnglishNumberEnd(target, begin);
    if (end == begin) {
      i = std::max(i + 1, DigitsEnd(target, begin));
      continue;
    }
    const absl::string_view number = target.substr(begin, end - begin);
    i = end;
    if (!Has(source, number)) continue;
    const Amount amount = ReadScale(target, end);
    std::string replacement = Localized(number);
    // A scale word of French may be a word that French has too: only beside a sign is it surely English.
    const bool scaled = !amount.scale.empty() &&
                        (sign > 0 || language_ != "fr" || amount.scale == "billion") &&
                        absl::StrContains(source, amount.scale);
    if (scaled) {
      absl::StrAppend(&replacement, kNoBreakSpace, ScaleWord(words, amount.scale, number));
      i = amount.end;
    }
    if (sign > 0) {
      const size_t scale_end = TranslatedScaleEnd(target, end);
      if (scaled) {
        absl::StrAppend(&replacement, " ", currency);
      } else if (scale_end > end) {
        // "$5 milliards": the currency follows the scale word, unless it does already.
        absl::StrAppend(&replacement, kNoBreakSpace,
                        absl::StripLeadingAsciiWhitespace(target.substr(end, scale_end - end)));
        if (!NamesCurrency(target.substr(scale_end))) absl::StrAppend(&replacement, " ", currency);
        i = scale_end;
      } else {
        // Without a scale word the sign stays: the form of a noun would depend on the number.
        absl::StrAppend(&replacement, kNoBreakSpace,
                        target.substr(begin - sign, sign) == "US$" ? "$" : target.substr(begin - sign, sign));
      }
    } else if (!scaled && IsAsciiLetter(target, end)) {
      continue;  // part of a designation
    }
    replace(begin - sign, i, std::move(replacement));
  }
  return edits;
}

}  // namespace dragoman
