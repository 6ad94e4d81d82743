#include "glossary/inflect/french.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/code_points.h"

namespace dragoman {
namespace embedded {
extern const absl::string_view data_fr_h_aspire_txt;
extern const absl::string_view data_fr_plurals_txt;
extern const absl::string_view data_fr_feminines_txt;
extern const absl::string_view data_fr_places_txt;
extern const absl::string_view data_fr_genders_txt;
extern const absl::string_view data_fr_title_adjectives_txt;
extern const absl::string_view data_fr_within_txt;
}  // namespace embedded

namespace {

// « PDG », « ONG »
bool IsAbbreviation(absl::string_view word) {
  return word.size() > 1 && absl::c_all_of(word, absl::ascii_isupper);
}

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

// A file of endings (or, with ^, whole words) and what each stands for.
class EndingTable {
 public:
  explicit EndingTable(absl::string_view text) {
    for (const auto& line : Lines(text)) {
      if (line.size() > 1) values_[line[0]] = line[1];
    }
  }

  // The longest ending of `lower` in the table, or the whole word; null when there is none.
  const std::pair<const std::string, std::string>* Find(const std::string& lower) const {
    const auto word = values_.find(absl::StrCat("^", lower));
    if (word != values_.end()) return &*word;
    for (size_t begin = 0; begin < lower.size(); ++begin) {
      const auto ending = values_.find(lower.substr(begin));
      if (ending != values_.end()) return &*ending;
    }
    return nullptr;
  }

 private:
  std::map<std::string, std::string> values_;
};

std::string Lower(absl::string_view text) { return ToUtf8(ToLower(ToCodePoints(text))); }

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

bool IsCapitalized(absl::string_view word) {
  const std::u32string letters = ToCodePoints(word);
  return !letters.empty() && IsUpper(letters[0]);
}

std::string PluralOfWord(absl::string_view word) {
  const std::string lower = Lower(word);
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

std::string FeminineOfWord(const std::string& word) {
  static const EndingTable* const table = new EndingTable(embedded::data_fr_feminines_txt);
  const std::string lower = Lower(word);
  if (lower.empty()) return word;
  if (const auto* rule = table->Find(lower); rule != nullptr) {
    if (rule->first[0] != '^')
      return absl::StrCat(word.substr(0, word.size() - rule->first.size()), rule->second);
    // The letter case of the first letter is the word's own.
    std::u32string feminine = ToCodePoints(rule->second);
    if (IsUpper(ToCodePoints(word)[0])) feminine[0] = ToUpper(feminine.substr(0, 1))[0];
    return ToUtf8(feminine);
  }
  if (const size_t hyphen = word.rfind('-'); hyphen != std::string::npos && hyphen + 1 < word.size()) {
    return absl::StrCat(FeminineOfWord(word.substr(0, hyphen)), "-", FeminineOfWord(word.substr(hyphen + 1)));
  }
  const char32_t last = ToCodePoints(lower).back();
  if (last == U'é') return absl::StrCat(word, "e");
  return IsVowel(last) || !IsLetter(last) || absl::EndsWith(lower, "x") ? word : absl::StrCat(word, "e");
}

Gender Resolve(const Lexeme& lexeme, Gender gender) {
  return gender == Gender::kUnspecified || gender == Gender::kNeuter ? lexeme.gender : gender;
}

}  // namespace

bool FrenchElides(absl::string_view phrase, bool h_aspire) {
  const std::u32string lower = ToLower(ToCodePoints(phrase));
  if (lower.empty()) return false;
  const bool vowel_next = lower.size() > 1 && IsVowel(lower[1]);
  // The letters of « IA » are read by their names.
  const std::u32string own = ToCodePoints(phrase.substr(0, phrase.find(' ')));
  if (own.size() > 1 && own[0] == U'I' && std::all_of(own.begin(), own.end(), IsUpper)) return true;
  // « le HCDH », « le HLM » are spelt out.
  if (own.size() > 1 && own[0] == U'H' && std::all_of(own.begin(), own.end(), IsUpper)) return false;
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
    // A name behind a noun: « systèmes Patriot », not « anciens Premiers ministres ».
    const bool name = i > 0 && i + 1 == words.size() && IsCapitalized(words[i]) && !IsCapitalized(words[0]);
    if (EndsHead(Lower(words[i])) || name) head = false;
    absl::StrAppend(&result, i == 0 ? "" : " ",
                    head && !IsAbbreviation(words[i]) ? PluralOfWord(words[i]) : words[i]);
  }
  return result;
}

std::string FrenchFeminine(absl::string_view phrase) {
  std::vector<std::string> words = absl::StrSplit(phrase, ' ');
  bool head = true;
  for (std::string& word : words) {
    if (EndsHead(Lower(word))) head = false;
    if (head) word = FeminineOfWord(word);
  }
  return absl::StrJoin(words, " ");
}

bool IsFrenchTitleAdjective(absl::string_view word, bool masculine) {
  static const auto* const words = [] {
    auto* sets = new std::array<std::set<std::string, std::less<>>, 2>;
    for (const auto& line : Lines(embedded::data_fr_title_adjectives_txt)) {
      sets->back().insert(line[0]);
      for (const std::string& form : {line[0], FrenchFeminine(line[0])}) {
        sets->front().insert(form);
        sets->front().insert(FrenchPlural(form));
      }
    }
    return sets;
  }();
  return (*words)[masculine ? 1 : 0].contains(std::string(word));
}

std::string FrenchMasculineTitleAdjective(absl::string_view feminine) {
  static const auto* const words = [] {
    auto* map = new std::map<std::string, std::string, std::less<>>();
    for (const auto& line : Lines(embedded::data_fr_title_adjectives_txt)) {
      const std::string other = FrenchFeminine(line[0]);
      if (other != line[0]) (*map)[other] = line[0];
    }
    return map;
  }();
  const auto found = words->find(feminine);
  return found == words->end() ? "" : found->second;
}

bool FrenchTakesDans(absl::string_view place) {
  static const auto* const words = [] {
    auto* set = new std::set<std::string>();
    for (const auto& line : Lines(embedded::data_fr_within_txt)) set->insert(line[0]);
    return set;
  }();
  return words->contains(Lower(place.substr(0, place.find(' '))));
}

Lexeme FrenchLexemeOf(absl::string_view lemma, TermKind kind, Gender gender) {
  static const EndingTable* const genders = new EndingTable(embedded::data_fr_genders_txt);
  static const auto* const places = [] {
    auto* map = new std::map<std::string, std::string>();
    for (const auto& line : Lines(embedded::data_fr_places_txt)) (*map)[line[0]] = line.back();
    return map;
  }();
  Lexeme lexeme;
  lexeme.lemma = std::string(lemma);
  lexeme.kind = kind;
  lexeme.gender = gender;
  lexeme.animate = kind == TermKind::kPerson || kind == TermKind::kTitle;
  const std::string lower = Lower(lemma);
  const std::string first = lower.substr(0, lower.find(' '));
  std::string known;
  if (kind == TermKind::kPlace) {
    for (const std::string& key : {lower, first, lower.substr(0, lower.find_first_of(" -"))}) {
      const auto place = places->find(key);
      if (!known.empty() || place == places->end()) continue;
      known = place->second;
    }
    lexeme.article = !known.empty();
  } else if (kind != TermKind::kPerson) {
    lexeme.article = true;
    const auto place = places->find(lower);
    const std::string noun = first.substr(0, first.find('-'));
    if (const auto* rule = genders->Find(noun); rule != nullptr) known = rule->second;
    if (place != places->end()) known = place->second;
    // «Nations unies», «forces armées»
    if (const auto open = places->find(first); open != places->end() && open->second[0] == 'p')
      known = open->second;
  }
  lexeme.plural_only = !known.empty() && known[0] == 'p';
  if (gender == Gender::kUnspecified) {
    lexeme.gender = !known.empty() && known.back() == 'f' ? Gender::kFeminine : Gender::kMasculine;
  }
  return lexeme;
}

std::string FrenchForm(const Lexeme& lexeme, Number number, Gender gender) {
  const bool feminine = Resolve(lexeme, gender) == Gender::kFeminine && lexeme.gender != Gender::kFeminine &&
                        (!lexeme.feminine.empty() || lexeme.kind == TermKind::kTitle);
  const std::string singular = !feminine                 ? lexeme.lemma
                               : lexeme.feminine.empty() ? FrenchFeminine(lexeme.lemma)
                                                         : lexeme.feminine;
  if (number == Number::kSingular || lexeme.plural_only || singular.empty()) return singular;
  if (!feminine && !lexeme.plural.empty()) return lexeme.plural;
  // « des Rafale », « des Mirage 2000 »
  const std::vector<std::string> words = absl::StrSplit(singular, ' ');
  const bool named =
      lexeme.kind == TermKind::kTerm && std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return IsCapitalized(word) ||
               (!word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word[0])));
      });
  if (named) return singular;
  return FrenchPlural(singular);
}

std::string FrenchWithArticle(const Lexeme& lexeme, Number number, Gender gender, bool force_article) {
  const std::string phrase = FrenchForm(lexeme, number, gender);
  if (!lexeme.article && !force_article) return phrase;
  if (number == Number::kPlural || lexeme.plural_only) return absl::StrCat("les ", phrase);
  if (FrenchElides(phrase, lexeme.h_aspire)) return absl::StrCat("l'", phrase);
  return absl::StrCat(Resolve(lexeme, gender) == Gender::kFeminine ? "la " : "le ", phrase);
}

absl::string_view FrenchOwnArticle(const Lexeme& lexeme) {
  const bool may_have = lexeme.kind == TermKind::kPlace || lexeme.kind == TermKind::kOrganisation;
  if (!may_have || lexeme.article) return "";
  for (const absl::string_view article : {"Le ", "La ", "Les ", "L'", "L\u2019"}) {
    if (absl::StartsWith(lexeme.lemma, article)) return article;
  }
  return "";
}

std::string FrenchWithPreposition(absl::string_view preposition, const Lexeme& lexeme, Number number,
                                  Gender gender, bool force_article) {
  std::string phrase = FrenchWithArticle(lexeme, number, gender, force_article);
  const bool de = preposition == "de";
  if (!de && preposition != "à") return absl::StrCat(preposition, " ", phrase);
  const absl::string_view own = FrenchOwnArticle(lexeme);
  const bool own_contracts = own == "Le " || own == "Les ";
  if (own_contracts) phrase[0] = 'l';
  const bool article = lexeme.article || force_article || own_contracts;
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
  const bool has_feminine =
      !lexeme.feminine.empty() || (lexeme.kind == TermKind::kTitle && lexeme.gender == Gender::kMasculine);
  if (has_feminine) add(FrenchForm(lexeme, Number::kSingular, Gender::kFeminine), singular, true);
  if (has_plural) {
    add(FrenchForm(lexeme, Number::kPlural, Gender::kMasculine), plural, false);
    if (has_feminine) add(FrenchForm(lexeme, Number::kPlural, Gender::kFeminine), plural, true);
  }
  for (const auto& [form, text] : lexeme.exceptions) {
    std::erase_if(forms, [&](const InflectedForm& known) { return known.form == form; });
    add(text, form, false);
  }
  return forms;
}

}  // namespace dragoman
