#include "service/text/values.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "service/text/letter_case.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxDigits = 40;      // longer runs of digits are no amounts; they are read in pieces
constexpr size_t kMaxRangeBytes = 16;  // between two numbers that share a scale word

bool IsDigit(absl::string_view text, size_t i) {
  return i < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
}
size_t WordEnd(absl::string_view text, size_t i) {
  while (i < text.size()) {
    size_t next = i;
    if (!u_isalpha(static_cast<UChar32>(NextCharacter(text, next)))) break;
    i = next;
  }
  return i;
}

// The length of the space at `i`, if one that may stand inside a number or before a unit; else 0.
size_t SpaceLength(absl::string_view text, size_t i) {
  for (const absl::string_view space : {" ", "\u00A0", "\u202F", "\u2009"}) {
    if (absl::StartsWith(text.substr(std::min(i, text.size())), space)) return space.size();
  }
  return 0;
}

// Beginnings of words, separated by blanks; one that ends in $ is a whole word.
bool MatchesAny(absl::string_view word, absl::string_view stems) {
  for (const absl::string_view stem : absl::StrSplit(stems, ' ')) {
    if (absl::EndsWith(stem, "$") ? word == stem.substr(0, stem.size() - 1) : absl::StartsWith(word, stem))
      return true;
  }
  return false;
}

template <typename Visit>
void ForEachWord(absl::string_view text, Visit visit) {
  for (size_t i = 0; i < text.size();) {
    const size_t end = WordEnd(text, i);
    if (end == i) {
      NextCharacter(text, i);
      continue;
    }
    visit(ByteRange{i, end});
    i = end;
  }
}

struct Stems {
  absl::string_view language;
  absl::string_view stems;
};

struct Scale {
  absl::string_view language;
  int power;
  absl::string_view words;  // after a number
  absl::string_view glued;  // right behind the digits of an amount of money
};
constexpr Scale kScales[] = {
    {"en", 3, "thousand$", "k$ K$"},
    {"en", 6, "million$ mln$ mn$", "m$ M$ mn$ mln$"},
    {"en", 9, "billion$ bn$ bln$", "b$ B$ bn$ bln$"},
    {"en", 12, "trillion$ tn$ trln$", "t$ T$ tn$ trn$"},
    {"fr", 3, "mille$ milliers$", "k$"},
    {"fr", 6, "million", "M$"},
    {"fr", 9, "milliard md$ mds$ mrd$", "Md$ Mds$"},
    {"fr", 12, "billion", ""},
    {"ru", 3, "тыс$ тысяч", ""},
    {"ru", 6, "млн$ миллион", ""},
    {"ru", 9, "млрд$ миллиард", ""},
    {"ru", 12, "трлн$ триллион", ""},
    {"uk", 3, "тис$ тисяч", ""},
    {"uk", 6, "млн$ мільйон", ""},
    {"uk", 9, "млрд$ мільярд", ""},
    {"uk", 12, "трлн$ трильйон", ""},
};

std::string Plain(absl::string_view whole, absl::string_view decimals) {
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
  std::string result(whole.empty() ? "0" : whole);
  if (!decimals.empty()) result.append(".").append(decimals.data(), decimals.size());
  return result;
}

std::string Scaled(std::string whole, std::string decimals, int power) {
  for (int i = 0; i < power; ++i) {
    whole += decimals.empty() ? '0' : decimals.front();
    if (!decimals.empty()) decimals.erase(0, 1);
  }
  return Plain(whole, decimals);
}

class NumberReader {
 public:
  NumberReader(absl::string_view text, absl::string_view language)
      : text_(text), language_(language), english_(language == "en") {}

  std::vector<ShownNumber> Read() {
    for (size_t i = 0; i < text_.size();) {
      if (IsDigit(text_, i)) {
        i = ReadOne(i);
      } else {
        ++i;
      }
    }
    for (size_t k = 0; k + 1 < numbers_.size(); ++k) {
      ShownNumber& number = numbers_[k];
      const ShownNumber& next = numbers_[k + 1];
      if (number.scale == 0 && next.range.begin - number.range.end <= kMaxRangeBytes)
        number.shared_scale = std::max(next.scale, next.shared_scale);
    }
    return std::move(numbers_);
  }

 private:
  size_t DigitsEnd(size_t i) const {
    const size_t limit = i + kMaxDigits;
    while (i < limit && IsDigit(text_, i)) ++i;
    return i;
  }

  size_t SeparatorLength(size_t i) const {
    if (english_) return i < text_.size() && text_[i] == ',' ? 1 : 0;
    return SpaceLength(text_, i);
  }

  size_t ReadOne(size_t begin) {
    size_t i = DigitsEnd(begin);
    std::string whole(text_.substr(begin, i - begin));
    if (whole.size() <= 3 && whole.front() != '0') {
      while (whole.size() < kMaxDigits) {
        const size_t group = i + SeparatorLength(i);
        if (group == i || DigitsEnd(group) != group + 3) break;
        whole.append(text_.data() + group, 3);
        i = group + 3;
      }
    }
    std::string decimals;
    const bool mark = i < text_.size() && (text_[i] == '.' || (text_[i] == ',' && !english_));
    if (mark && IsDigit(text_, i + 1)) {
      const size_t end = DigitsEnd(i + 1);
      // 05.06.2020 and 10.0.0.1 are rows of numbers.
      const bool row =
          end < text_.size() && (text_[end] == '.' || text_[end] == ',') && IsDigit(text_, end + 1);
      if (!row && !InRow(begin)) {
        decimals = std::string(text_.substr(i + 1, end - i - 1));
        i = end;
      }
    }
    ShownNumber number{{begin, i}, "", Plain(whole, decimals)};
    ReadScale(number);
    number.value = Scaled(whole, decimals, number.scale);
    i = number.range.end;
    numbers_.push_back(std::move(number));
    return i;
  }

  bool InRow(size_t begin) const {
    return begin >= 2 && text_[begin - 1] == '.' && IsDigit(text_, begin - 2);
  }

  void ReadScale(ShownNumber& number) const {
    const size_t digits_end = number.range.end;
    size_t begin = digits_end + SpaceLength(text_, digits_end);
    if (begin == digits_end && begin < text_.size() && text_[begin] == '-') ++begin;
    const bool glued = begin == digits_end;
    const size_t end = WordEnd(text_, begin);
    if (end == begin || IsDigit(text_, end)) return;
    const absl::string_view word = text_.substr(begin, end - begin);
    const std::string lower = LowerCase(word);
    const bool money = BesideCurrency(number.range.begin, end);
    for (const Scale& scale : kScales) {
      if (scale.language != language_) continue;
      if (!MatchesAny(lower, scale.words) &&
          !((glued || !english_) && money && MatchesAny(word, scale.glued)))
        continue;
      number.scale = scale.power;
      number.range.end = end;
      return;
    }
  }

  // Whether a currency sign stands before `begin` or behind `end`.
  bool BesideCurrency(size_t begin, size_t end) const {
    const auto is_currency = [](char32_t c) {
      return u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
    };
    if (begin > 0) {
      size_t position = begin;
      if (is_currency(PreviousCharacter(text_, position))) return true;
    }
    size_t after = end + SpaceLength(text_, end);
    return after < text_.size() && is_currency(NextCharacter(text_, after));
  }

  absl::string_view text_;
  absl::string_view language_;
  bool english_;
  std::vector<ShownNumber> numbers_;
};

constexpr int Code(const char (&letters)[4]) { return (letters[0] << 16) | (letters[1] << 8) | letters[2]; }

struct Sign {
  absl::string_view text;
  int id;
};
constexpr Sign kSigns[] = {
    {"$", Code("USD")},   {"€", Code("EUR")},   {"£", Code("GBP")},
    {"¥", Code("JPY")},   {"₽", Code("RUB")}, {"₴", Code("UAH")},
    {"USD", Code("USD")}, {"EUR", Code("EUR")}, {"GBP", Code("GBP")},
};
struct CurrencyName {
  int id;
  absl::string_view language;
  absl::string_view stems;
};
constexpr CurrencyName kCurrencyNames[] = {
    {Code("USD"), "en", "dollar"},
    {Code("USD"), "fr", "dollar"},
    {Code("USD"), "ru", "доллар долл$"},
    {Code("USD"), "uk", "долар дол$"},
    {Code("EUR"), "en", "euro$ euros$"},
    {Code("EUR"), "fr", "euro$ euros$"},
    {Code("EUR"), "ru", "евро$"},
    {Code("EUR"), "uk", "євро$"},
    {Code("RUB"), "en", "ruble rouble"},
    {Code("RUB"), "fr", "rouble"},
    {Code("RUB"), "ru", "рубл руб$"},
    {Code("RUB"), "uk", "рубл руб$"},
    {Code("UAH"), "en", "hryvnia"},
    {Code("UAH"), "fr", "hryvnia"},
    {Code("UAH"), "ru", "гривн гривен$ грн$"},
    {Code("UAH"), "uk", "гривн гривень$ грн$"},
};

using Names = std::array<absl::string_view, 12>;
struct MonthNames {
  absl::string_view language;
  Names stems;
};
constexpr MonthNames kMonths[] = {
    {"en",
     {"january$ jan$", "february$ feb$", "march$ mar$", "april$ apr$", "may$", "june$ jun$", "july$ jul$",
      "august$ aug$", "september$ sept$ sep$", "october$ oct$", "november$ nov$", "december$ dec$"}},
    {"fr",
     {"janvier$ janv$", "février$ févr$ fév$", "mars$", "avril$ avr$", "mai$", "juin$", "juillet$ juil$",
      "août$ aout$", "septembre$ sept$", "octobre$ oct$", "novembre$ nov$", "décembre$ déc$"}},
    {"ru",
     {"январ янв$", "феврал февр$ фев$", "март мар$", "апрел апр$", "май$ мая$ мае$ маю$ маем$", "июн", "июл",
      "август авг$", "сентябр сент$ сен$", "октябр окт$", "ноябр нояб$", "декабр дек$"}},
    {"uk",
     {"січн січень$ січ$", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листоп",
      "груд"}},
};

struct WeekdayNames {
  absl::string_view language;
  std::array<absl::string_view, 7> stems;
};
constexpr WeekdayNames kWeekdays[] = {
    {"en", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
    {"fr", {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
    {"ru",
     {"понедельник", "вторник", "сред$ среда$ среду$ среды$ среде$", "четверг", "пятниц", "суббот",
      "воскресен воскресн"}},
    {"uk",
     {"понеділ", "вівтор", "серед$ середа$ середу$ середи$ середі$", "четвер$ четверг", "пятниц п’ятниц",
      "субот", "неділ недільн"}},
};

// Number words by their beginnings; order: 1 to 19, then 20 to 90, then 100, then 1000.
constexpr size_t kNumberWords = 29;
struct NumberWords {
  absl::string_view language;
  std::array<absl::string_view, kNumberWords> stems;
};
constexpr NumberWords kNumbers[] = {
    {"en",
     {"one$ once$ first",
      "two$ second$ twice$ pair$ both$ double couple$",
      "three third$ thirds$ triple",
      "four$ fourth quarter",
      "five$ fifth",
      "six$ sixth",
      "seven$ seventh",
      "eight$ eighth",
      "nine$ ninth",
      "ten$ tenth",
      "eleven",
      "twel dozen",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen",
      "twent",
      "thirt",
      "fort fourt",
      "fift",
      "sixt",
      "sevent",
      "eight",
      "ninet",
      "hundred centur",
      "thousand"}},
    {"fr",
     {"un$ une$ premi",
      "deux second double",
      "trois triple tiers$",
      "quatr quart$",
      "cinq",
      "six",
      "sept",
      "huit",
      "neuf neuv",
      "dix",
      "onz",
      "douz",
      "treiz",
      "quatorz",
      "quinz",
      "seiz",
      "dix",
      "dix",
      "dix",
      "vingt",
      "trent",
      "quarant",
      "cinquant",
      "soixant",
      "soixant septant",
      "quatre huitant",
      "quatre nonant",
      "cent siècle",
      "mill"}},
    {"ru",
     {"один одн перв",
      "два две двух двум дву втор двое двой пар",
      "три трех трёх трем трём тре трое",
      "четыр четвер четвёр",
      "пят",
      "шест",
      "сем седьм",
      "восем восьм",
      "девят",
      "десят",
      "одиннадцат",
      "двенадцат дюжин",
      "тринадцат",
      "четырнадцат",
      "пятнадцат",
      "шестнадцат",
      "семнадцат",
      "восемнадцат",
      "девятнадцат",
      "двадцат",
      "тридцат",
      "сорок",
      "пятьдесят пятидесят",
      "шестьдесят шестидесят",
      "семьдесят семидесят",
      "восемьдесят восьмидесят",
      "девяност",
      "сто$ сот ста$ стол",
      "тысяч"}},
    {"uk",
     {"один одн перш",
      "два дві двох двом дво друг пар",
      "три трьох трьом тре троє",
      "чотир четвер",
      "пят п",
      "шіст шест шост",
      "сім сем сьом",
      "вісім восьм",
      "девят дев",
      "десят",
      "одинадцят",
      "дванадцят дюжин",
      "тринадцят",
      "чотирнадцят",
      "пятнадцят п",
      "шістнадцят",
      "сімнадцят",
      "вісімнадцят",
      "девятнадцят дев",
      "двадцят",
      "тридцят",
      "сорок",
      "пятдесят п",
      "шістдесят",
      "сімдесят",
      "вісімдесят",
      "девяност дев",
      "сто$ сот ста$ стол",
      "тисяч"}},
};

// The value of a Roman numeral, maybe with the ending of an ordinal («XXIe»); 0 for other words.
int RomanValue(absl::string_view word) {
  while (word.size() > 1 && absl::ascii_islower(static_cast<unsigned char>(word.back())))
    word.remove_suffix(1);
  int value = 0;
  int last = 1000;
  for (const char c : word) {
    const int digit = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
    if (digit == 0) return 0;
    value += digit > last ? digit - 2 * last : digit;
    last = digit;
  }
  return value;
}

template <typename Table>
const Table* ForLanguage(absl::Span<const Table> tables, absl::string_view language) {
  for (const Table& table : tables) {
    if (table.language == language) return &table;
  }
  return nullptr;
}

// Whether a digit stands within the three bytes of a space, stop or comma on either side of `word`.
bool BesideNumber(absl::string_view text, const ByteRange& word) {
  size_t before = word.begin;
  for (int steps = 0; steps < 2 && before > 0; ++steps) {
    size_t previous = before;
    const char32_t c = PreviousCharacter(text, previous);
    if (c < 0x80 && absl::ascii_isdigit(static_cast<unsigned char>(c))) return true;
    if (c != ' ' && c != 0xA0 && c != 0x202F && c != '-') break;
    before = previous;
  }
  // The letters of "1er" and "2nd" stand between.
  size_t previous = before;
  while (previous > 0 && before - previous < 4 &&
         absl::ascii_isalpha(static_cast<unsigned char>(text[previous - 1])))
    --previous;
  if (previous < before && previous > 0 && IsDigit(text, previous - 1)) return true;
  size_t after = word.end;
  while (after < text.size() && after < word.end + 2 && (text[after] == '.' || text[after] == ',')) ++after;
  after += SpaceLength(text, after);
  return IsDigit(text, after);
}

}  // namespace

std::vector<ShownNumber> ReadNumbers(absl::string_view text, absl::string_view language) {
  return NumberReader(text, language).Read();
}

std::vector<ShownWord> ReadCurrencies(absl::string_view text, absl::string_view language) {
  std::vector<ShownWord> found;
  for (const Sign& sign : kSigns) {
    for (size_t at = text.find(sign.text); at != absl::string_view::npos; at = text.find(sign.text, at + 1))
      found.push_back({{at, at + sign.text.size()}, sign.id});
  }
  ForEachWord(text, [&](const ByteRange& word) {
    const std::string lower = LowerCase(word.In(text));
    for (const CurrencyName& name : kCurrencyNames) {
      if (name.language == language && MatchesAny(lower, name.stems)) found.push_back({word, name.id});
    }
  });
  std::sort(found.begin(), found.end(),
            [](const ShownWord& a, const ShownWord& b) { return a.range.begin < b.range.begin; });
  return found;
}

std::vector<ShownWord> ReadMonths(absl::string_view text, absl::string_view language) {
  std::vector<ShownWord> found;
  const MonthNames* const months = ForLanguage<MonthNames>(kMonths, language);
  if (months == nullptr) return found;
  ForEachWord(text, [&](const ByteRange& word) {
    if (language == "en" && !absl::ascii_isupper(static_cast<unsigned char>(text[word.begin]))) return;
    if (!BesideNumber(text, word)) return;
    const std::string lower = LowerCase(word.In(text));
    for (size_t month = 0; month < months->stems.size(); ++month) {
      if (MatchesAny(lower, months->stems[month])) found.push_back({word, static_cast<int>(month) + 1});
    }
  });
  return found;
}

std::vector<ShownWord> ReadWeekdays(absl::string_view text, absl::string_view language) {
  std::vector<ShownWord> found;
  const WeekdayNames* const days = ForLanguage<WeekdayNames>(kWeekdays, language);
  if (days == nullptr) return found;
  ForEachWord(text, [&](const ByteRange& word) {
    const std::string lower = LowerCase(word.In(text));
    for (size_t day = 0; day < days->stems.size(); ++day) {
      if (MatchesAny(lower, days->stems[day])) found.push_back({word, static_cast<int>(day) + 1});
    }
  });
  return found;
}

bool SaysNumber(absl::string_view text, absl::string_view language, int number) {
  const NumberWords* const words = ForLanguage<NumberWords>(kNumbers, language);
  if (words == nullptr) return false;
  size_t index = kNumberWords;
  if (number >= 1 && number <= 19) {
    index = static_cast<size_t>(number) - 1;
  } else if (number <= 90 && number % 10 == 0) {
    index = static_cast<size_t>(number) / 10 + 17;
  } else if (number == 100) {
    index = 27;
  } else if (number == 1000) {
    index = 28;
  }
  bool found = false;
  ForEachWord(text, [&](const ByteRange& word) {
    if (found) return;
    found = (index < kNumberWords && MatchesAny(LowerCase(word.In(text)), words->stems[index])) ||
            (number <= 89 && RomanValue(word.In(text)) == number);
  });
  return found;
}

}  // namespace dragoman
