#include "glossary/spelling.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "absl/strings/str_cat.h"
#include "glossary/folding.h"

namespace dragoman {
namespace {

bool IsCyrillicLetter(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool IsLatinLetter(char32_t c) {
  return (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) && u_isalpha(static_cast<UChar32>(c)) != 0;
}

// Small Latin letters that look like Cyrillic ones.
char32_t CyrillicLookAlike(char32_t c) {
  static constexpr absl::string_view kLatin = "aceopxyiktmhb";
  static constexpr char32_t kCyrillic[] = U"асеорхуіктмнв";
  const size_t at = c < 0x80 ? kLatin.find(static_cast<char>(c)) : absl::string_view::npos;
  return at == absl::string_view::npos ? c : kCyrillic[at];
}

// Sounds that names begin with; letters of one set may stand for each other.
constexpr std::array<const char32_t*, 15> kSoundSets = {U"аеэєиіїыоуюяёйaeiouy",
                                                        U"вуфwvfu",
                                                        U"гхґghkк",
                                                        U"кцчcqkх",
                                                        U"сзшжщцчszcxj",
                                                        U"тдtdф",
                                                        U"пбpbф",
                                                        U"лl",
                                                        U"мm",
                                                        U"нnм",
                                                        U"рr",
                                                        U"джjgгдз",
                                                        U"хhgkг",
                                                        U"йяюєїjyie",
                                                        U"фpfт"};

bool IsVowel(char32_t c) {
  static const std::u32string kVowels = U"аеэєиіїыоуюяёaeiouy";
  return kVowels.find(c) != std::u32string::npos;
}

// The cost of writing one letter for another.
double Substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  struct Pair {
    char32_t a, b;
    double cost;
  };
  static constexpr Pair kPairs[] = {
      {U'е', U'э', .15}, {U'е', U'є', .15}, {U'э', U'є', .15}, {U'и', U'і', .15}, {U'и', U'ы', .2},
      {U'і', U'ї', .15}, {U'и', U'й', .3},  {U'і', U'й', .3},  {U'г', U'ґ', .1},  {U'в', U'у', .5},
      {U'в', U'ф', .5},  {U'г', U'х', .4},  {U'к', U'х', .5},  {U'с', U'з', .4},  {U'т', U'д', .6},
      {U'п', U'б', .6},  {U'ж', U'ш', .5},  {U'с', U'ш', .5},  {U'ц', U'с', .5},  {U'ц', U'к', .6},
      {U'ч', U'ш', .5},  {U'ч', U'к', .6},  {U'ж', U'з', .5},  {U'а', U'я', .3},  {U'у', U'ю', .3},
      {U'о', U'а', .4},  {U'и', U'е', .4},  {U'і', U'е', .4},  {U'э', U'а', .4},  {U'г', U'к', .6},
      {U'щ', U'ш', .3},  {U'i', U'y', .3},  {U'u', U'o', .4},  {U'v', U'w', .3},  {U'c', U'k', .3},
      {U's', U'z', .4},  {U'e', U'i', .4},  {U's', U'c', .5},  {U'f', U'v', .5},  {U'i', U'j', .4},
      {U'y', U'j', .4},  {U'o', U'e', .5},  {U'и', U'ї', .3},  {U'ф', U'т', .6},
  };
  for (const Pair& pair : kPairs) {
    if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)) return pair.cost;
  }
  return IsVowel(a) && IsVowel(b) ? .6 : 1;
}

// The cost of leaving out `c`, which stands after `previous`.
double Omission(char32_t c, char32_t previous) {
  if (c == previous) return .25;
  switch (c) {
    case U'ь':
    case U'ъ':
    case U'\'':
      return .2;
    case U'й':
      return .3;
    case U'h':
      return .3;
    default:
      return IsVowel(c) ? .6 : 1;
  }
}

struct Transcription {
  const char* from;
  const char* ru;
  const char* uk;
};

// Longest first where one begins another.
constexpr Transcription kTranscriptions[] = {
    {"shch", "щ", "щ"},        {"tsch", "ч", "ч"},        {"sch", "ш", "ш"},  {"sky", "ский", "ський"},
    {"skyy", "ский", "ський"}, {"skiy", "ский", "ський"}, {"sh", "ш", "ш"},   {"ch", "ч", "ч"},
    {"zh", "ж", "ж"},          {"kh", "х", "х"},          {"ts", "ц", "ц"},   {"th", "т", "т"},
    {"ph", "ф", "ф"},          {"ck", "к", "к"},          {"qu", "кв", "кв"}, {"oo", "у", "у"},
    {"ou", "у", "у"},          {"ee", "и", "і"},          {"ya", "я", "я"},   {"yu", "ю", "ю"},
    {"yo", "йо", "йо"},        {"ye", "е", "є"},          {"ia", "иа", "іа"}, {"x", "кс", "кс"},
    {"a", "а", "а"},           {"b", "б", "б"},           {"c", "к", "к"},    {"d", "д", "д"},
    {"e", "е", "е"},           {"f", "ф", "ф"},           {"g", "г", "г"},    {"h", "х", "х"},
    {"i", "и", "і"},           {"j", "дж", "дж"},         {"k", "к", "к"},    {"l", "л", "л"},
    {"m", "м", "м"},           {"n", "н", "н"},           {"o", "о", "о"},    {"p", "п", "п"},
    {"q", "к", "к"},           {"r", "р", "р"},           {"s", "с", "с"},    {"t", "т", "т"},
    {"u", "у", "у"},           {"v", "в", "в"},           {"w", "в", "в"},    {"y", "и", "и"},
    {"z", "з", "з"},
};

}  // namespace

bool HasCyrillic(absl::string_view text) {
  const std::u32string letters = ToCodePoints(text);
  return std::any_of(letters.begin(), letters.end(), IsCyrillicLetter);
}

bool HasLatin(absl::string_view text) {
  const std::u32string letters = ToCodePoints(text);
  return std::any_of(letters.begin(), letters.end(), IsLatinLetter);
}

bool HasMixedScripts(absl::string_view word) { return HasCyrillic(word) && HasLatin(word); }

std::u32string SpellingKey(absl::string_view text) {
  std::u32string key;
  for (const Word& word : SplitWords(text)) {
    if (!key.empty()) key.push_back(U' ');
    std::u32string letters = ToCodePoints(FoldText(word.range.In(text)));
    const bool cyrillic = std::any_of(letters.begin(), letters.end(), IsCyrillicLetter);
    for (char32_t& c : letters) {
      if (cyrillic) c = CyrillicLookAlike(c);
      if (c == U'ё') c = U'е';
    }
    key += letters;
  }
  return key;
}

double SpellingDistance(const std::u32string& a, const std::u32string& b, double limit) {
  std::vector<double> row(b.size() + 1), above(b.size() + 1);
  for (size_t j = 0; j < b.size(); ++j) above[j + 1] = above[j] + Omission(b[j], j > 0 ? b[j - 1] : 0);
  for (size_t i = 0; i < a.size(); ++i) {
    row[0] = above[0] + Omission(a[i], i > 0 ? a[i - 1] : 0);
    double least = row[0];
    for (size_t j = 0; j < b.size(); ++j) {
      row[j + 1] =
          std::min({above[j] + Substitution(a[i], b[j]), above[j + 1] + Omission(a[i], i > 0 ? a[i - 1] : 0),
                    row[j] + Omission(b[j], j > 0 ? b[j - 1] : 0)});
      least = std::min(least, row[j + 1]);
    }
    if (least > limit) return least;
    std::swap(row, above);
  }
  return above[b.size()];
}

bool MayBeginAlike(char32_t a, char32_t b) {
  if (a == b) return true;
  for (const char32_t* set : kSoundSets) {
    bool has_a = false, has_b = false;
    for (const char32_t* c = set; *c != 0; ++c) {
      has_a |= *c == a;
      has_b |= *c == b;
    }
    if (has_a && has_b) return true;
  }
  return false;
}

std::string Transliterate(absl::string_view name, absl::string_view language) {
  const std::string folded = FoldAccents(name);
  const std::string lower = ToLowerText(folded);
  std::string out;
  bool word_start = true;
  for (size_t i = 0; i < lower.size();) {
    const Transcription* best = nullptr;
    size_t length = 0;
    for (const Transcription& rule : kTranscriptions) {
      const absl::string_view from(rule.from);
      if (from.size() > length && absl::string_view(lower).substr(i, from.size()) == from) {
        best = &rule;
        length = from.size();
      }
    }
    if (best == nullptr) {
      if (lower[i] != '\'') out.push_back(lower[i]);
      word_start = lower[i] == ' ' || lower[i] == '-';
      ++i;
      continue;
    }
    const absl::string_view to(language == "uk" ? best->uk : best->ru);
    const bool capital = folded[i] >= 'A' && folded[i] <= 'Z' && word_start;
    absl::StrAppend(&out, capital ? CapitalizeFirst(to) : std::string(to));
    word_start = false;
    i += length;
  }
  return out;
}

}  // namespace dragoman
