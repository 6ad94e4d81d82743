#include "glossary/words/spelling.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "absl/algorithm/container.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// Names are seldom longer.
constexpr size_t kUsualLength = 24;

bool IsCyrillicLetter(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool IsLatinLetter(char32_t c) {
  return (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) && u_isalpha(static_cast<UChar32>(c)) != 0;
}

// What a small Latin letter in a Cyrillic word stands for: the letter that looks like it, else, with
// `by_sound`, the one that sounds like it.
char32_t CyrillicFor(char32_t c, bool by_sound) {
  static constexpr absl::string_view kLookAlikes = "aceopxyiktmhb", kOthers = "dfgjlnqrsuvwz";
  static constexpr char32_t kLooks[] = U"асеорхуіктмнв", kSounds[] = U"дфгйлнкрсуввз";
  if (c >= 0x80) return c;
  const auto letter = static_cast<char>(c);
  if (const size_t at = kLookAlikes.find(letter); at != absl::string_view::npos) return kLooks[at];
  const size_t at = by_sound ? kOthers.find(letter) : absl::string_view::npos;
  return at == absl::string_view::npos ? c : kSounds[at];
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

// The cost of leaving out a letter that does not double the one before it.
double Omission(char32_t c) {
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

// The cost of leaving out a letter that stands after the same one.
constexpr double kDoubledLetter = .25;

// Substitution and Omission for all letters that they know, looked up by index.
class LetterCosts {
 public:
  static const LetterCosts& Get() {
    static const auto* const costs = new LetterCosts;
    return *costs;
  }

  // 0 for a letter whose cost is that of any other.
  size_t IndexOf(char32_t c) const {
    if (c < kLatinEnd) return latin_[c];
    return c >= kCyrillicBegin && c < kCyrillicEnd ? cyrillic_[c - kCyrillicBegin] : 0;
  }
  // Of two unlike letters.
  double Substitution(size_t a, size_t b) const { return substitution_[a][b]; }
  double Omission(size_t c) const { return omission_[c]; }

 private:
  static constexpr std::u32string_view kLetters =
      U"абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґёabcdefghijklmnopqrstuvwxyz'";
  static constexpr char32_t kLatinEnd = 0x80, kCyrillicBegin = 0x400, kCyrillicEnd = 0x500;

  LetterCosts() {
    for (size_t i = 0; i < kLetters.size(); ++i) {
      const char32_t c = kLetters[i];
      (c < kLatinEnd ? latin_[c] : cyrillic_[c - kCyrillicBegin]) = static_cast<uint8_t>(i + 1);
    }
    const auto letter = [](size_t i) { return i == 0 ? U'\0' : kLetters[i - 1]; };
    for (size_t i = 0; i <= kLetters.size(); ++i) {
      omission_[i] = dragoman::Omission(letter(i));
      for (size_t j = 0; j <= kLetters.size(); ++j) {
        substitution_[i][j] = i == 0 && j == 0 ? 1 : dragoman::Substitution(letter(i), letter(j));
      }
    }
  }

  std::array<uint8_t, kLatinEnd> latin_ = {};
  std::array<uint8_t, kCyrillicEnd - kCyrillicBegin> cyrillic_ = {};
  std::array<std::array<double, kLetters.size() + 1>, kLetters.size() + 1> substitution_ = {};
  std::array<double, kLetters.size() + 1> omission_ = {};
};

// What the algorithm needs of each letter of a word.
struct WordCosts {
  explicit WordCosts(const std::u32string& word) {
    const LetterCosts& costs = LetterCosts::Get();
    for (size_t i = 0; i < word.size(); ++i) {
      index.push_back(costs.IndexOf(word[i]));
      omission.push_back(i > 0 && word[i] == word[i - 1] ? kDoubledLetter : costs.Omission(index.back()));
    }
  }

  absl::InlinedVector<size_t, kUsualLength> index;
  absl::InlinedVector<double, kUsualLength> omission;
};

struct Transcription {
  const char* from;
  const char* ru;
  const char* uk;
};

// Longest first where one begins another.
constexpr Transcription kTranscriptions[] = {
    {"shch", "щ", "щ"},       {"tsch", "ч", "ч"},        {"tsh", "тш", "тш"},       {"sch", "ш", "ш"},
    {"sky", "ский", "ський"}, {"skyy", "ский", "ський"}, {"skiy", "ский", "ський"}, {"sh", "ш", "ш"},
    {"ch", "ч", "ч"},         {"zh", "ж", "ж"},          {"kh", "х", "х"},          {"ts", "ц", "ц"},
    {"th", "т", "т"},         {"ph", "ф", "ф"},          {"ck", "к", "к"},          {"qu", "кв", "кв"},
    {"oo", "у", "у"},         {"ou", "у", "у"},          {"ee", "и", "і"},          {"ya", "я", "я"},
    {"yu", "ю", "ю"},         {"ce", "це", "це"},        {"ci", "ци", "ці"},        {"cy", "ци", "ці"},
    {"yo", "йо", "йо"},       {"ye", "е", "є"},          {"ia", "иа", "іа"},        {"x", "кс", "кс"},
    {"a", "а", "а"},          {"b", "б", "б"},           {"c", "к", "к"},           {"d", "д", "д"},
    {"e", "е", "е"},          {"f", "ф", "ф"},           {"g", "г", "г"},           {"h", "х", "х"},
    {"i", "и", "і"},          {"j", "дж", "дж"},         {"k", "к", "к"},           {"l", "л", "л"},
    {"m", "м", "м"},          {"n", "н", "н"},           {"o", "о", "о"},           {"p", "п", "п"},
    {"q", "к", "к"},          {"r", "р", "р"},           {"s", "с", "с"},           {"t", "т", "т"},
    {"u", "у", "у"},          {"v", "в", "в"},           {"w", "в", "в"},           {"y", "и", "и"},
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

bool IsPatronymic(absl::string_view word) {
  static constexpr std::array<absl::string_view, 14> kEndings = {"вич",    "вича", "вичу", "вичем", "виче",
                                                                 "вичеві", "вна",  "вны",  "вни",   "вне",
                                                                 "вні",    "вну",  "вной", "вною"};
  return absl::c_any_of(kEndings, [word](absl::string_view ending) { return absl::EndsWith(word, ending); });
}

bool HasMixedScripts(absl::string_view word) { return HasCyrillic(word) && HasLatin(word); }

std::u32string SpellingKey(absl::string_view text) {
  std::u32string key;
  for (const Word& word : SplitWords(text)) {
    if (!key.empty()) key.push_back(U' ');
    std::u32string letters = ToCodePoints(FoldText(word.range.In(text)));
    const auto cyrillic =
        static_cast<size_t>(std::count_if(letters.begin(), letters.end(), IsCyrillicLetter));
    const bool half = 2 * cyrillic >= letters.size();  // «Ніël», but not «SWIFTу»
    for (char32_t& c : letters) {
      if (cyrillic > 0) c = CyrillicFor(c, half);
      if (c == U'ё') c = U'е';
    }
    key += letters;
  }
  return key;
}

double SpellingDistance(const std::u32string& a, const std::u32string& b, double limit) {
  const LetterCosts& costs = LetterCosts::Get();
  const WordCosts a_costs(a), b_costs(b);
  absl::InlinedVector<double, kUsualLength> row(b.size() + 1), above(b.size() + 1);
  for (size_t j = 0; j < b.size(); ++j) above[j + 1] = above[j] + b_costs.omission[j];
  for (size_t i = 0; i < a.size(); ++i) {
    row[0] = above[0] + a_costs.omission[i];
    double least = row[0];
    for (size_t j = 0; j < b.size(); ++j) {
      const double substitution = a[i] == b[j] ? 0 : costs.Substitution(a_costs.index[i], b_costs.index[j]);
      row[j + 1] = std::min(
          {above[j] + substitution, above[j + 1] + a_costs.omission[i], row[j] + b_costs.omission[j]});
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

bool IsLike(const std::u32string& word, const std::u32string& own, double likeness) {
  if (word.empty() || own.empty()) return false;
  const double limit = likeness * static_cast<double>(std::max(own.size(), word.size()));
  return MayBeginAlike(own.front(), word.front()) && SpellingDistance(own, word, limit) <= limit;
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
