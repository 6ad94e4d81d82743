#include "glossary/inflect/french.h"

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/code_points.h"

namespace dragoman {
namespace embedded {
extern const absl::string_view data_fr_h_aspire_txt;
extern const absl::string_view data_fr_plurals_txt;
}  // namespace embedded

namespace {

// The words of a data file of one entry a line, `#` opening a comment.
std::vector<std::vector<std::string>> Lines(absl::string_view text) {
  std::vector<std::vector<std::string>> lines;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    std::vector<std::string> fields =
        absl::StrSplit(line.substr(0, line.find('#')), absl::ByAnyChar(" \t"), absl::SkipEmpty());
    if (!fields.empty()) lines.push_back(std::move(fields));
  }
  return lines;
}

bool IsVowel(char32_t c) { return std::u32string(U"aeiouyàâäéèêëîïôöùûüœæ").find(c) != std::u32string::npos; }

std::u32string FirstWord(const std::u32string& text) {
  return text.substr(0, text.find_first_of(U" -'\u2019\u00A0"));
}

bool BeginsWithAspiratedH(const std::u32string& lower) {
  static const auto* const words = [] {
    auto* set = new std::set<std::u32string>();
    for (const auto& line : Lines(embedded::data_fr_h_aspire_txt)) set->insert(ToCodePoints(line[0]));
    return set;
  }();
  const std::u32string word = FirstWord(lower);
  return words->contains(word) ||
         (word.size() > 1 && word.back() == U's' && words->contains(word.substr(0, word.size() - 1)));
}

const std::map<std::string, std::string>& IrregularPlurals() {
  static const auto* const plurals = [] {
    auto* map = new std::map<std::string, std::string>();
    for (const auto& line : Lines(embedded::data_fr_plurals_txt)) (*map)[line[0]] = line.back();
    return map;
  }();
  return *plurals;
}

// Words after which a noun phrase goes on without agreeing with its head.
bool EndsHead(const std::string& lower) {
  static const auto* const words =
      new std::set<std::string>{"de",  "du",   "des",    "à",    "au",     "aux",  "en",   "pour", "par",
                                "sur", "chez", "auprès", "près", "contre", "sans", "sous", "et"};
  return words->contains(lower) || absl::StartsWith(lower, "d'") || absl::StartsWith(lower, "d\u2019") ||
         absl::StartsWith(lower, "l'") || absl::StartsWith(lower, "l\u2019");
}

std::string PluralOfWord(absl::string_view word) {
  const std::string lower = ToUtf8(ToLower(ToCodePoints(word)));
  const auto irregular = IrregularPlurals().find(lower);
  if (irregular != IrregularPlurals().end()) {
    // The letter case of the first letter is the word's own.
    const std::u32string own = ToCodePoints(word);
    std::u32string plural = ToCodePoints(irregular->second);
    plural[0] = own[0];
    return ToUtf8(plural);
  }
  const size_t hyphen = word.rfind('-');
  if (hyphen != absl::string_view::npos && hyphen + 1 < word.size()) {
    const std::string first = lower.substr(0, lower.find('-'));
    const bool prefix = first == "vice" || first == "ex" || first == "sous" || first == "non" ||
                        first == "anti" || first == "ultra" || first == "pro" || first == "euro" ||
                        first == "franco";
    return absl::StrCat(prefix ? std::string(word.substr(0, hyphen)) : PluralOfWord(word.substr(0, hyphen)),
                        "-", PluralOfWord(word.substr(hyphen + 1)));
  }
  for (const char* ending : {"s", "x", "z"}) {
    if (absl::EndsWith(lower, ending)) return std::string(word);
  }
  for (const char* ending : {"eau", "au", "eu"}) {
    if (absl::EndsWith(lower, ending)) return absl::StrCat(word, "x");
  }
  if (absl::EndsWith(lower, "al")) return absl::StrCat(word.substr(0, word.size() - 1), "ux");
  return absl::StrCat(word, "s");
}

Gender Resolve(const Lexeme& lexeme, Gender gender) {
  return gender == Gender::kUnspecified || gender == Gender::kNeuter ? lexeme.gender : gender;
}

// «Le Caire», «Les Sables»: the article that a place name brings with it, without the blank; else "".
std::string OwnArticle(const Lexeme& lexeme, const std::string& phrase) {
  if (lexeme.kind != TermKind::kPlace || lexeme.article) return "";
  for (const char* article : {"Le", "Les"}) {
    if (absl::StartsWith(phrase, absl::StrCat(article, " "))) return article;
  }
  return "";
}

}  // namespace

bool FrenchElides(absl::string_view phrase, bool h_aspire) {
  const std::u32string lower = ToLower(ToCodePoints(phrase));
  if (lower.empty()) return false;
  const bool vowel_next = lower.size() > 1 && IsVowel(lower[1]);
  const std::u32string word = FirstWord(lower);
  if (word == U"onze" || word == U"onzième" || word == U"oui" || word == U"uhlan") return false;
  switch (lower[0]) {
    case U'h':
      return !h_aspire && !BeginsWithAspiratedH(lower);
    case U'y':
      return !vowel_next;
    case U'i':
      return !(vowel_next && (lower[1] == U'o' || lower[1] == U'a') &&
               (lower.starts_with(U"iou") || lower.starts_with(U"ia")));
    default:
      return IsVowel(lower[0]);
  }
}

std::string FrenchPlural(absl::string_view phrase) {
  std::vector<std::string> words = absl::StrSplit(phrase, ' ');
  std::string result;
  bool head = true;
  for (size_t i = 0; i < words.size(); ++i) {
    if (EndsHead(ToUtf8(ToLower(ToCodePoints(words[i]))))) head = false;
    absl::StrAppend(&result, i == 0 ? "" : " ", head ? PluralOfWord(words[i]) : words[i]);
  }
  return result;
}

std::string FrenchForm(const Lexeme& lexeme, Number number, Gender gender) {
  const bool feminine = Resolve(lexeme, gender) == Gender::kFeminine && lexeme.gender != Gender::kFeminine &&
                        !lexeme.feminine.empty();
  const std::string& singular = feminine ? lexeme.feminine : lexeme.lemma;
  if (number == Number::kSingular || lexeme.plural_only || singular.empty()) return singular;
  if (!feminine && !lexeme.plural.empty()) return lexeme.plural;
  return FrenchPlural(singular);
}

std::string FrenchWithArticle(const Lexeme& lexeme, Number number, Gender gender, bool force_article) {
  const std::string phrase = FrenchForm(lexeme, number, gender);
  if (!lexeme.article && !force_article) return phrase;
  if (number == Number::kPlural || lexeme.plural_only) return absl::StrCat("les ", phrase);
  if (FrenchElides(phrase, lexeme.h_aspire)) return absl::StrCat("l'", phrase);
  return absl::StrCat(Resolve(lexeme, gender) == Gender::kFeminine ? "la " : "le ", phrase);
}

std::string FrenchWithPreposition(absl::string_view preposition, const Lexeme& lexeme, Number number,
                                  Gender gender, bool force_article) {
  std::string phrase = FrenchWithArticle(lexeme, number, gender, force_article);
  const std::string own = OwnArticle(lexeme, phrase);
  if (!own.empty()) phrase[0] = 'l';
  const bool article = lexeme.article || force_article || !own.empty();
  const bool de = preposition == "de";
  if (!de && preposition != "à")
    return absl::StrCat(preposition, " ", own.empty() ? phrase : FrenchForm(lexeme, number, gender));
  if (article && absl::StartsWith(phrase, "le ")) return absl::StrCat(de ? "du " : "au ", phrase.substr(3));
  if (article && absl::StartsWith(phrase, "les "))
    return absl::StrCat(de ? "des " : "aux ", phrase.substr(4));
  if (de && !article && FrenchElides(phrase, lexeme.h_aspire)) return absl::StrCat("d'", phrase);
  return absl::StrCat(preposition, " ", phrase);
}

std::vector<InflectedForm> FrenchInflector::Forms(const Lexeme& lexeme) const {
  const GrammaticalForm singular{Case::kNominative, Number::kSingular};
  const GrammaticalForm plural{Case::kNominative, Number::kPlural};
  std::vector<InflectedForm> forms;
  const auto add = [&](const std::string& text, GrammaticalForm form, bool alternative) {
    const bool known = std::any_of(forms.begin(), forms.end(), [&](const InflectedForm& other) {
      return other.form == form && other.text == text;
    });
    if (!known) forms.push_back({text, form, alternative});
  };
  add(lexeme.lemma, lexeme.plural_only ? plural : singular, false);
  const bool has_plural =
      !lexeme.plural_only &&
      (lexeme.kind == TermKind::kTitle || lexeme.kind == TermKind::kTerm || lexeme.kind == TermKind::kEvent);
  if (!lexeme.feminine.empty()) add(lexeme.feminine, singular, true);
  if (has_plural) {
    add(FrenchForm(lexeme, Number::kPlural, Gender::kMasculine), plural, false);
    if (!lexeme.feminine.empty()) add(FrenchForm(lexeme, Number::kPlural, Gender::kFeminine), plural, true);
  }
  for (const auto& [form, text] : lexeme.exceptions) {
    std::erase_if(forms, [&](const InflectedForm& known) { return known.form == form; });
    add(text, form, false);
  }
  return forms;
}

}  // namespace dragoman
