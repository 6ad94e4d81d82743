#include "glossary/rendering/rendering.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/english/english_table.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/slavic/government_table.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_table.h"
#include "service/text/utf8.h"

namespace dragoman::embedded {
extern const absl::string_view rendering_feminine_plurals_txt;
extern const absl::string_view rendering_feminine_titles_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// Of how much of their length two variants of different languages may differ and still be one.
constexpr double kMostUnlike = .45;

std::vector<std::u32string> SplitKey(const std::u32string& key) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : key) {
    if (c == U' ') {
      words.emplace_back();
    } else {
      words.back().push_back(c);
    }
  }
  return words;
}

// "OpenAI", "TikTok"
bool HasInnerCapital(absl::string_view text) {
  const absl::string_view inner = text.substr(std::min<size_t>(1, text.size()));
  return ToLowerText(inner) != inner && ToUpperText(inner) != inner && !absl::StrContains(text, " ") &&
         HasLatin(text);
}

// The form that is spelt `text`, without its grammar.
RenderingForm FormSpelt(const std::string& text) {
  RenderingForm form;
  form.text = text;
  form.key = SpellingKey(text);
  form.words = SplitKey(form.key);
  if (form.words.size() > 1) form.joined_words = absl::c_accumulate(form.words, std::u32string());
  form.all_capitals = ToUpperText(text) == text;
  form.capital = !text.empty() && CapitalizeFirst(text) == text;
  form.inner_capital = HasInnerCapital(text);
  return form;
}

void AddForms(Rendering* rendering, const std::vector<InflectedForm>& inflected) {
  for (const InflectedForm& form : inflected) {
    auto found = absl::c_find_if(rendering->forms,
                                 [&](const RenderingForm& known) { return known.text == form.text; });
    if (found == rendering->forms.end())
      found = rendering->forms.insert(rendering->forms.end(), FormSpelt(form.text));
    if (!absl::c_linear_search(found->forms, form.form)) found->forms.push_back(form.form);
  }
}

// The forms of a name with an article of its own as they stand where it is contracted or was left out: « au |
// Caire », « de l' | Hague ».
void AddBareForms(Rendering* rendering, absl::string_view article) {
  std::vector<InflectedForm> bare;
  for (const RenderingForm& form : rendering->forms) {
    if (!absl::StartsWith(form.text, article)) continue;
    bare.push_back({form.text.substr(article.size()), form.forms.front(), false});
  }
  const size_t whole = rendering->forms.size();
  AddForms(rendering, bare);
  for (size_t i = whole; i < rendering->forms.size(); ++i) rendering->forms[i].bare = true;
}

// A variant's gender where it may differ from the lemma's: by its last letter when it is one word.
Gender VariantGender(const std::string& variant, const Lexeme& lexeme, absl::string_view language) {
  if (language == "fr" || lexeme.kind == TermKind::kPerson || absl::StrContains(variant, " "))
    return lexeme.gender;
  // «знеструмлення», «Середземномор'я»
  static constexpr std::array<absl::string_view, 9> kNeuter = {"ння", "ття", "лля", "ззя", "сся",
                                                               "ччя", "жжя", "'я",  "’я"};
  const bool neuter = language == "uk" && absl::c_any_of(kNeuter, [&variant](absl::string_view ending) {
                        return absl::EndsWith(variant, ending);
                      });
  if (neuter) return Gender::kNeuter;
  if (absl::EndsWith(variant, "а") || absl::EndsWith(variant, "я")) return Gender::kFeminine;
  if (absl::EndsWith(variant, "о") || absl::EndsWith(variant, "е")) return Gender::kNeuter;
  if (absl::EndsWith(variant, "ь")) return lexeme.gender;
  return Gender::kMasculine;
}

// The gender of the noun of `phrase`, a plural: «Сполучені Штати», «мирні перемовини». Masculine unless one
// of feminine_plurals.txt.
Gender GenderOfPlural(absl::string_view phrase) {
  static const auto* const feminine = new WordSet([] {
    WordSet nouns;
    for (const WordTableLine& line : ReadWordTable(embedded::rendering_feminine_plurals_txt)) {
      nouns.insert(line.words.begin(), line.words.end());
    }
    return nouns;
  }());
  const std::vector<absl::string_view> words = absl::StrSplit(phrase, ' ');
  const bool has_feminine =
      absl::c_any_of(words, [](absl::string_view word) { return feminine->contains(ToLowerText(word)); });
  if (has_feminine) return Gender::kFeminine;
  // «Финансовые времена»
  const bool neuter = words.size() > 1 && (absl::EndsWith(words[1], "а") || absl::EndsWith(words[1], "я"));
  return neuter ? Gender::kNeuter : Gender::kMasculine;
}

// Puts into `lexeme`, which has the grammar of another rendering, that of `phrase`: «Соединённые Штаты»
// beside США, «Национальная ассамблея» beside «Национальное собрание». By the endings of the first word.
void TakeGrammarOfPhrase(absl::string_view phrase, absl::string_view language, Lexeme* lexeme) {
  const std::string head = ToLowerText(FirstWord(phrase));
  const auto ends = [&head](std::initializer_list<absl::string_view> endings) {
    return absl::c_any_of(endings,
                          [&head](absl::string_view ending) { return absl::EndsWith(head, ending); });
  };
  if (absl::c_linear_search(lexeme->indeclinable, "*")) lexeme->indeclinable.clear();
  if (lexeme->kind == TermKind::kTitle) {
    // «глава», «судья» and the like are of either gender.
    if (ends({"ая", "яя"})) lexeme->gender = Gender::kFeminine;
    return;
  }
  // «войска», «обязательства»
  const bool neuter_plural = lexeme->plural_only && ends({"а", "я"}) && !ends({"ая", "яя"});
  lexeme->plural_only =
      neuter_plural ||
      (language == "ru" ? ends({"ые", "кие", "гие", "хие", "жие", "чие", "шие", "щие", "ы", "и"})
                        : ends({"і", "и", "ї"}));
  if (neuter_plural) {
    lexeme->gender = Gender::kNeuter;
  } else if (lexeme->plural_only) {
    lexeme->gender = GenderOfPlural(phrase);
  } else {
    lexeme->gender = ends({"о", "е", "є", "ння", "ття", "лля"}) ? Gender::kNeuter
                     : ends({"а", "я"})                         ? Gender::kFeminine
                     : ends({"ь"})                              ? lexeme->gender
                                                                : Gender::kMasculine;
  }
}

// «тарифы», «тарифи» beside a lemma in the plural.
bool EndsInPlural(absl::string_view word) {
  return absl::EndsWith(word, "ы") || absl::EndsWith(word, "и") || absl::EndsWith(word, "і") ||
         absl::EndsWith(word, "ї");
}

// Whether a word of `phrase` looks like a Russian or Ukrainian adjective: «Избирательная газета», «Газета
// выборча».
bool HasCyrillicAdjective(absl::string_view phrase) {
  const std::vector<absl::string_view> words = absl::StrSplit(phrase, ' ');
  return absl::c_any_of(words, [](absl::string_view word) {
    static constexpr std::array<absl::string_view, 26> kEndings = {
        "ый", "ий", "ая", "яя",  "ое",  "ее", "ые",  "ие", "ськ", "ська", "ське", "ські", "ський",
        "на", "не", "ні", "ний", "ній", "ча", "чий", "ва", "вий", "ві",   "ова",  "цька", "цький"};
    return absl::c_any_of(kEndings, [&word](absl::string_view ending) {
      return word.size() > ending.size() + 6 && absl::EndsWith(word, ending);
    });
  });
}

// By the first word: « Nations unies », not « palais de l'Élysée ».
bool IsFrenchPlural(absl::string_view phrase) {
  const absl::string_view head = FirstWord(phrase);
  // « démocrates », not « Paris »
  const bool may_be = head.size() < phrase.size() || CapitalizeFirst(phrase) != phrase;
  return may_be && absl::EndsWith(head, "s") && !French().singulars_in_s.contains(ToLowerText(head));
}

// Every form of an adjective given in the masculine: « américain », «американский», «американський».
std::vector<InflectedForm> AdjectiveForms(const std::string& masculine, absl::string_view language) {
  static constexpr std::array<absl::string_view, 13> kRussian = {"ий", "ого", "ому", "им", "ом", "ая", "ой",
                                                                 "ую", "ою",  "ое",  "ие", "их", "ими"};
  static constexpr std::array<absl::string_view, 14> kUkrainian = {
      "ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"};
  std::vector<InflectedForm> forms = {{masculine, {}}};
  if (language == "fr") {
    for (const std::string& gender : {masculine, FrenchFeminine(masculine)}) {
      forms.push_back({gender, {}});
      forms.push_back({FrenchPlural(gender), {}});
    }
    return forms;
  }
  const absl::string_view stem = absl::StripSuffix(masculine, "ий");
  if (language == "uk") {
    for (const absl::string_view ending : kUkrainian) forms.push_back({absl::StrCat(stem, ending), {}});
  } else {
    for (const absl::string_view ending : kRussian) forms.push_back({absl::StrCat(stem, ending), {}});
  }
  return forms;
}

// A variant of a name that begins with a small letter: the adjective that stands for it.
bool IsAdjective(const std::string& variant, const Lexeme& lexeme) {
  // «талибы» for «Талибан» are people.
  const bool other_ending = HasCyrillic(variant) && EndsInPlural(variant);
  return (lexeme.kind == TermKind::kPlace || lexeme.kind == TermKind::kOrganisation) && !other_ending &&
         !absl::StrContains(variant, " ") && CapitalizeFirst(variant) != variant &&
         CapitalizeFirst(lexeme.lemma) == lexeme.lemma &&
         !(HasCyrillic(variant) && CapitalizeFirst(variant) == lexeme.lemma);
}

// The name that a title or the like begins with: "White House" of "White House press secretary"; empty when
// there is none, or nothing else.
absl::string_view LeadingName(absl::string_view english, const std::vector<Word>& words) {
  size_t count = 0;
  while (count < words.size() && words[count].upper_initial) ++count;
  return count == 0 || count == words.size() ? "" : english.substr(0, words[count - 1].range.end);
}

// A rendering in which the abbreviation of the English name, or in French the name that the English begins
// with, was left as it was: « sommet de NATO », «саммит NATO», « secrétaire de presse de la White House ».
// Empty when the English name has none besides other words, or `lemma` has it too.
std::vector<std::string> HalfTranslated(absl::string_view english, absl::string_view lemma,
                                        absl::string_view language) {
  std::string abbreviation;
  const std::vector<Word> words = SplitWords(english);
  for (const Word& word : words) {
    if (word.letters > 1 && !word.has_lower) abbreviation = std::string(word.range.In(english));
  }
  if (abbreviation.empty() && language == "fr") abbreviation = std::string(LeadingName(english, words));
  if (abbreviation.empty() || words.size() < 2 ||
      absl::StrContains(ToUpperText(lemma), ToUpperText(abbreviation)))
    return {};
  if (language == "fr") {
    // What the head noun is followed by: « sommet | de l'Otan ».
    size_t at = absl::string_view::npos;
    for (const char* link : {" de l'", " de la ", " du ", " des ", " de "})
      at = std::min(at, lemma.rfind(link));
    if (at == absl::string_view::npos) return {};
    const absl::string_view head = lemma.substr(0, at);
    std::vector<std::string> halves;
    for (const char* link : {" ", " de ", " du ", " de l'", " de la ", " d'"}) {
      halves.push_back(absl::StrCat(head, link, abbreviation));
    }
    return halves;
  }
  // The abbreviation of the target stands last: «саммит НАТО».
  const size_t at = lemma.rfind(' ');
  if (at == absl::string_view::npos || ToUpperText(lemma.substr(at)) != lemma.substr(at)) return {};
  return {absl::StrCat(lemma.substr(0, at + 1), abbreviation)};
}

// HalfTranslated for the forbidden French renderings of `entry`: « secrétaire de presse de la White House »
// beside « secrétaire de presse de la Maison Blanche ».
std::set<std::string> HalvesOfForbidden(const Concept& entry, const TargetTerm& target) {
  std::set<std::string> halves;
  for (const std::string& name : entry.source.names) {
    for (const std::string& wrong : target.forbidden) {
      const std::vector<std::string> more = HalfTranslated(name, wrong, "fr");
      halves.insert(more.begin(), more.end());
    }
  }
  return halves;
}

bool EndsInConsonant(absl::string_view word) {
  static constexpr absl::string_view kVowels = "аеиоуыэюяіїє";
  return !word.empty() && !absl::StrContains(kVowels, ToUtf8({CodePointBefore(word, word.size())}));
}

// A foreign name in Cyrillic letters with its last word declined where it can be, or its first one:
// «Блумберга», «Нью-Йорк таймсом», «Журнала Уолл-стрит», «Политико».
std::vector<InflectedForm> FormsOfForeignName(const std::string& name, TermKind kind,
                                              const Inflector& inflector) {
  std::vector<InflectedForm> forms = {{name, {}, false}};
  if (ToUpperText(name) == name) return forms;
  const auto decline = [&](size_t begin, size_t end) {
    Lexeme word;
    word.lemma = name.substr(begin, end - begin);
    // «Рафейлы»: there are several of what is no name.
    word.kind = kind == TermKind::kTerm ? kind : TermKind::kOrganisation;
    word.gender = EndsInConsonant(word.lemma) ? Gender::kMasculine : Gender::kFeminine;
    for (const InflectedForm& form : inflector.Forms(word)) {
      forms.push_back(
          {absl::StrCat(name.substr(0, begin), form.text, name.substr(end)), form.form, form.alternative});
    }
  };
  const size_t space = name.find(' ');
  const size_t at = space == std::string::npos ? 0 : name.rfind(' ') + 1;
  if (EndsInConsonant(name)) decline(at, name.size());
  const std::string head = name.substr(0, space);
  if (at > 0 && (EndsInConsonant(head) || absl::EndsWith(head, "а"))) decline(0, space);
  return forms;
}

// The exceptions of `lexeme` that hold for `text` too, which has the same first word, «ланцюга поставок» by
// «ланцюга постачання», or its first words: «Западном берегу» by «Западном берегу реки Иордан».
std::map<GrammaticalForm, std::string> ExceptionsOfHead(const Lexeme& lexeme, absl::string_view text) {
  std::map<GrammaticalForm, std::string> exceptions;
  const absl::string_view head = FirstWord(text), lemma_head = FirstWord(lexeme.lemma);
  const absl::string_view rest = absl::string_view(lexeme.lemma).substr(lemma_head.size());
  absl::string_view complement = lexeme.lemma;
  if (absl::ConsumePrefix(&complement, text) && absl::StartsWith(complement, " ")) {
    for (const auto& [form, exception] : lexeme.exceptions) {
      if (absl::EndsWith(exception, complement))
        exceptions[form] = absl::StrCat(absl::StripSuffix(exception, complement));
    }
    return exceptions;
  }
  if (head != lemma_head || rest.empty() || head.size() == text.size()) return exceptions;
  for (const auto& [form, exception] : lexeme.exceptions) {
    if (exception.substr(FirstWord(exception).size()) == rest)
      exceptions[form] = absl::StrCat(FirstWord(exception), text.substr(head.size()));
  }
  return exceptions;
}

// Whether `text` is a phrase in Cyrillic that begins otherwise than the lemma of `target`.
bool HasOtherHead(const std::string& text, const TargetTerm& target, TermKind kind) {
  return kind != TermKind::kPerson && absl::StrContains(text, " ") && ToUpperText(text) != text &&
         HasCyrillic(text) && FirstWord(text) != FirstWord(target.lexeme.lemma);
}

// Whether `text` changes though the lemma of `target` does not: «Форін-офіс» beside «МЗС Великої Британії».
bool IsDeclinedBesideLemma(const std::string& text, const TargetTerm& target) {
  const std::string& lemma = target.lexeme.lemma;
  const bool same = ToUpperText(text) == ToUpperText(lemma);  // «Меркосур» beside МЕРКОСУР
  const absl::string_view lemma_head = FirstWord(lemma);
  return absl::c_linear_search(target.lexeme.indeclinable, "*") && !same &&
         ToUpperText(lemma_head) == lemma_head && ToUpperText(text) != text;
}

// Whether `text` may change or not, as it writes a foreign lemma that does not: «в Телеграм», «в Телеграме».
bool MayDecline(const std::string& text, const Lexeme& lexeme, const TargetTerm& target) {
  return absl::c_linear_search(lexeme.indeclinable, "*") && !HasCyrillic(target.lexeme.lemma) &&
         HasCyrillic(text) && EndsInConsonant(text) && !absl::EndsWith(text, "ь") &&
         ToUpperText(text) != text && !absl::StrContains(text, " ");
}

// The grammar of `text`, a rendering of the term of `target` besides its lemma.
Lexeme LexemeOfOther(const std::string& text, const TargetTerm& target, TermKind kind,
                     absl::string_view language) {
  const bool cyrillic = language != "fr";
  Lexeme lexeme = target.lexeme;
  lexeme.lemma = text;
  lexeme.exceptions = ExceptionsOfHead(target.lexeme, text);
  lexeme.feminine.clear();
  lexeme.plural.clear();
  // «союзники НАТО»
  const bool plural = EndsInPlural(text) || EndsInPlural(FirstWord(text));
  lexeme.plural_only = cyrillic ? target.lexeme.plural_only && plural : IsFrenchPlural(text);
  lexeme.gender = VariantGender(text, target.lexeme, language);
  if (!cyrillic) {
    // « Grande-Bretagne » beside « Royaume-Uni »
    const Lexeme place = FrenchLexemeOf(text, TermKind::kPlace);
    if (kind == TermKind::kPlace && place.article) lexeme.gender = place.gender;
    return lexeme;
  }
  // «мирні перемовини» beside «мирні переговори»
  if (lexeme.plural_only && (absl::StrContains(text, " ") || EndsInPlural(text)))
    lexeme.gender = GenderOfPlural(text);
  // «талибы» for «Талибан»
  const bool people = kind == TermKind::kOrganisation && !absl::StrContains(text, " ") &&
                      EndsInPlural(text) && CapitalizeFirst(text) != text;
  if (people) lexeme.plural_only = lexeme.animate = true;
  if (IsDeclinedBesideLemma(text, target)) lexeme.indeclinable.clear();
  if (HasOtherHead(text, target, kind)) TakeGrammarOfPhrase(text, language, &lexeme);
  return lexeme;
}

// `text`, a rendering of the term of `target` besides its lemma, in every form.
Rendering OtherRendering(RenderingRole role, const std::string& text, const TargetTerm& target, TermKind kind,
                         const Inflector& inflector, absl::string_view language) {
  Rendering rendering;
  rendering.role = role;
  rendering.lexeme = LexemeOfOther(text, target, kind, language);
  // «глубокое государство» for DeepState, «Финансовые времена»: translated, not written by sound.
  const bool translated =
      absl::StrContains(text, " ") && (CapitalizeFirst(text) != text || HasCyrillicAdjective(text));
  if (role == RenderingRole::kForbidden && HasCyrillic(text) && !HasCyrillic(target.lexeme.lemma) &&
      !translated) {
    AddForms(&rendering, FormsOfForeignName(text, kind, inflector));
    // A single word that is like it is another one: «Райдера» for «Рейтера».
    if (!absl::StrContains(text, " ")) rendering.counterpart = 0;
    return rendering;
  }
  const Lexeme& lexeme = rendering.lexeme;
  AddForms(&rendering, inflector.Forms(lexeme));
  if (language != "fr" && MayDecline(text, lexeme, target)) {
    Lexeme declined = lexeme;
    declined.indeclinable.clear();
    AddForms(&rendering, inflector.Forms(declined));
  }
  // «о Западном береге» beside «на Западном берегу»
  if (const Lexeme about = WithoutLocative(lexeme, inflector);
      about.exceptions.size() != lexeme.exceptions.size()) {
    constexpr GrammaticalForm kPrepositional{Case::kPrepositional, Number::kSingular};
    AddForms(&rendering, {{inflector.Inflect(about, kPrepositional), kPrepositional, true}});
  }
  if (language != "fr" && lexeme.plural_only && HasOtherHead(text, target, kind)) {
    // «Штаты» or «силы»: the nominative does not tell the gender.
    Lexeme of_other_gender = lexeme;
    of_other_gender.gender = lexeme.gender == Gender::kFeminine ? Gender::kMasculine : Gender::kFeminine;
    AddForms(&rendering, inflector.Forms(of_other_gender));
  }
  return rendering;
}

// Whether `lemma`, of the other of Russian and Ukrainian, is spelt as a word of `language` which means
// something else or may stand there as well: «глава держави», «мера безопасности», «ради мира», «пять
// призов».
bool IsFalseFriend(absl::string_view lemma, absl::string_view language) {
  return GovernmentTable::Of(language).false_friends.contains(ToLowerText(lemma));
}

// «СК» for «Слідчий комітет»: the abbreviation is one of the target language too.
bool AbbreviatesAny(absl::string_view abbreviation, const std::vector<Rendering>& renderings) {
  return absl::c_any_of(renderings, [abbreviation](const Rendering& rendering) {
    std::string initials;
    for (const Word& word : SplitWords(rendering.lexeme.lemma)) {
      if (word.letters > 1) initials += ToUtf8({CodePointAt(rendering.lexeme.lemma, word.range.begin)});
    }
    return rendering.allowed() && ToUpperText(initials) == abbreviation;
  });
}

// Which of the approved `renderings` the one of another language stands for: the surname for a surname, else
// the one that is most like it, «Еврокомиссия» for «Єврокомісія», «ВСУ» for «ЗСУ». The lemma when none is;
// also of a person, whose variants are other spellings, and of a name in Latin letters.
size_t CounterpartOf(const Rendering& foreign, const std::vector<Rendering>& renderings) {
  const auto is_abbreviation = [](const std::string& text) { return ToUpperText(text) == text; };
  size_t nearest = 0;
  bool found = false;
  double best = kMostUnlike;
  const Lexeme& lemma = renderings.front().lexeme;
  if (!foreign.surname && (lemma.kind == TermKind::kPerson || !HasCyrillic(lemma.lemma))) return nearest;
  for (size_t i = 0; i < renderings.size(); ++i) {
    const Rendering& own = renderings[i];
    if (!own.allowed() || own.role == RenderingRole::kAdjective || own.surname != foreign.surname) continue;
    if (own.surname) return i;
    if (is_abbreviation(own.lexeme.lemma) != is_abbreviation(foreign.lexeme.lemma)) continue;
    // «Госдума» is no «Дума».
    const bool tail = foreign.lexeme.lemma.size() > own.lexeme.lemma.size() &&
                      absl::EndsWith(ToLowerText(foreign.lexeme.lemma), ToLowerText(own.lexeme.lemma));
    if (tail) continue;
    const std::u32string have = SpellingKey(foreign.lexeme.lemma), want = SpellingKey(own.lexeme.lemma);
    const double length = static_cast<double>(std::max(have.size(), want.size()));
    const double difference = SpellingDistance(want, have, best * length) / length;
    // Two abbreviations may share no letter.
    if (difference < best || (!found && is_abbreviation(own.lexeme.lemma))) {
      nearest = i;
      found = true;
      best = std::min(best, difference);
    }
  }
  return nearest;
}

// A Russian name or term in Ukrainian letters and endings: «Южний Кавказ», «заложників».
Rendering InUkrainianLetters(const Lexeme& russian) {
  Rendering rendering;
  rendering.role = RenderingRole::kForbidden;
  rendering.lexeme = russian;
  rendering.lexeme.lemma =
      absl::StrReplaceAll(russian.lemma, {{"ы", "и"}, {"э", "е"}, {"ъ", "'"}, {"Э", "Е"}});
  rendering.lexeme.exceptions.clear();
  const auto inflector = InflectorFor("uk");
  if (inflector.ok()) AddForms(&rendering, (*inflector)->Forms(rendering.lexeme));
  return rendering;
}

// Russian words in a Ukrainian text and the other way round: what the entry has for the other language of the
// two, in forms that are spelt otherwise than those of `renderings`, which are of `language`.
void AddOtherLanguage(const Concept& entry, absl::string_view language, std::vector<Rendering>* renderings) {
  const absl::string_view other = language == "uk" ? "ru" : "uk";
  const auto found = entry.targets.find(std::string(other));
  const auto inflector = InflectorFor(other);
  if (entry.do_not_translate || renderings->empty() || found == entry.targets.end() || !inflector.ok())
    return;
  const TargetTerm& target = found->second;
  std::vector<Rendering> made;
  const auto add = [&](const Lexeme& lexeme, bool surname) {
    Rendering rendering;
    rendering.role = RenderingRole::kForbidden;
    rendering.surname = surname;
    rendering.lexeme = lexeme;
    AddForms(&rendering, (*inflector)->Forms(lexeme));
    made.push_back(std::move(rendering));
  };
  add(target.lexeme, false);
  if (language == "uk") made.push_back(InUkrainianLetters(target.lexeme));
  if (!target.surname.lemma.empty()) add(target.surname, true);
  for (const std::string& variant : target.variants) {
    // «агентство Рейтер» has its generic noun beside the name.
    const bool has_another = absl::c_any_of(target.variants, [&variant](const std::string& name) {
      return absl::EndsWith(variant, absl::StrCat(" ", name));
    });
    if (IsAdjective(variant, target.lexeme) || has_another) continue;
    made.push_back(
        OtherRendering(RenderingRole::kForbidden, variant, target, entry.kind, **inflector, other));
  }
  absl::flat_hash_set<std::u32string> own;
  for (const Rendering& rendering : *renderings) {
    for (const RenderingForm& form : rendering.forms) {
      if (rendering.allowed()) own.insert(form.key);
    }
  }
  const bool plural_only = renderings->front().lexeme.plural_only;
  for (Rendering& rendering : made) {
    const std::string& lemma = rendering.lexeme.lemma;
    const bool abbreviation = ToUpperText(lemma) == lemma;
    if (!HasCyrillic(lemma) || IsFalseFriend(lemma, language) ||
        (abbreviation && AbbreviatesAny(lemma, *renderings)))
      continue;
    std::erase_if(rendering.forms, [&own](const RenderingForm& form) { return own.contains(form.key); });
    if (rendering.forms.empty()) continue;
    rendering.counterpart = CounterpartOf(rendering, *renderings);
    for (RenderingForm& form : rendering.forms) {
      for (GrammaticalForm& one : form.forms) {
        // Russian has no vocative; «Национальная гвардия» has the number of what is put for it.
        if (language == "ru" && one.grammatical_case == Case::kVocative)
          one.grammatical_case = Case::kNominative;
        if (plural_only || rendering.lexeme.plural_only)
          one.number = plural_only ? Number::kPlural : Number::kSingular;
      }
    }
    renderings->push_back(std::move(rendering));
  }
}

// Whether a French text may have the English name of a title or term as a word of its own: « premier »,
// « major »; not « MEP », « prosecutor », nor the name of a missile.
bool MayBeFrench(absl::string_view name, TermKind kind) {
  constexpr size_t kShortWord = 5;
  const bool named = kind == TermKind::kTerm && CapitalizeFirst(name) == name;
  if (named || absl::StrContains(name, " ") || ToUpperText(name) == name) return false;
  return name.size() <= kShortWord || French().english_too.contains(name);
}

// « Des MPs » for "MPs": the plurals of the English titles and terms among `renderings`.
void AddEnglishPlurals(std::vector<Rendering>* renderings) {
  const size_t count = renderings->size();
  for (size_t i = 0; i < count; ++i) {
    const Rendering singular = (*renderings)[i];
    std::string name = singular.lexeme.lemma;
    if (singular.role != RenderingRole::kEnglish || absl::EndsWith(name, "s")) continue;
    if (absl::EndsWith(name, "man")) {
      name.replace(name.size() - 2, 1, "e");
    } else {
      name += "s";
    }
    Rendering plural;
    plural.role = RenderingRole::kEnglish;
    plural.lexeme = singular.lexeme;
    plural.lexeme.lemma = std::move(name);
    AddForms(&plural, {{plural.lexeme.lemma, {Case::kNominative, Number::kPlural}, false}});
    renderings->push_back(std::move(plural));
  }
}

// The lines of `table` that have a word for their first.
std::vector<WordTableLine> ReadPairs(absl::string_view table) {
  std::vector<WordTableLine> pairs = ReadWordTable(table);
  std::erase_if(pairs, [](const WordTableLine& line) { return line.words.empty(); });
  return pairs;
}

// The feminine of `noun`, a Ukrainian noun in small letters or a compound of such: «віцепрезидентка»,
// «директорка-розпорядниця». Empty where feminine_titles.txt has none.
std::string FeminineNoun(absl::string_view noun) {
  static const auto* const pairs =
      new std::vector<WordTableLine>(ReadPairs(embedded::rendering_feminine_titles_txt));
  // «прем'єр-міністерка»: the first part stays.
  for (const WordTableLine& pair : *pairs) {
    if (absl::StrContains(pair.kind, "-") && absl::EndsWith(noun, pair.kind))
      return absl::StrCat(absl::StripSuffix(noun, pair.kind), pair.words.front());
  }
  const size_t hyphen = noun.find('-');
  if (hyphen != absl::string_view::npos && !absl::StrContains(noun.substr(hyphen + 1), "-")) {
    const std::string first = FeminineNoun(noun.substr(0, hyphen)),
                      second = FeminineNoun(noun.substr(hyphen + 1));
    if (second.empty()) return "";
    return absl::StrCat(first.empty() ? noun.substr(0, hyphen) : first, "-", second);
  }
  for (const WordTableLine& pair : *pairs) {
    if (noun == pair.kind) return pair.words.front();
  }
  for (const WordTableLine& pair : *pairs) {
    if (absl::EndsWith(noun, pair.kind))
      return absl::StrCat(absl::StripSuffix(noun, pair.kind), pair.words.front());
  }
  return "";
}

// `title`, Ukrainian, as that of a woman: «колишня президентка», «генеральна прокурорка». Empty where its
// noun has no feminine.
std::string FeminineTitle(absl::string_view title) {
  std::string feminine;
  std::vector<absl::string_view> words = absl::StrSplit(title, ' ');
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string lower = ToLowerText(words[i]);
    const std::string noun = FeminineNoun(lower);
    const bool hard = absl::EndsWith(lower, "ий"), soft = absl::EndsWith(lower, "ій");
    if (noun.empty() && !hard && !soft) return "";
    const std::string word = !noun.empty() ? noun
                             : hard        ? absl::StrCat(absl::StripSuffix(lower, "ий"), "а")
                                           : absl::StrCat(absl::StripSuffix(lower, "ій"), "я");
    absl::StrAppend(&feminine, i == 0 ? "" : " ", lower == words[i] ? word : CapitalizeFirst(word));
    if (noun.empty()) continue;
    for (size_t rest = i + 1; rest < words.size(); ++rest) absl::StrAppend(&feminine, " ", words[rest]);
    return feminine;
  }
  return "";
}

// Ukrainian titles of women, beside those in the masculine that `target` has.
void AddFeminineTitles(const TargetTerm& target, const Inflector& inflector,
                       std::vector<Rendering>* renderings) {
  std::vector<std::string> titles = target.variants;
  titles.insert(titles.begin(), target.lexeme.lemma);
  for (const std::string& title : titles) {
    const std::string feminine = FeminineTitle(title);
    if (feminine.empty()) continue;
    const auto known = absl::c_find_if(
        *renderings, [&](const Rendering& rendering) { return rendering.lexeme.lemma == feminine; });
    if (known != renderings->end()) {
      known->of_woman = true;
      continue;
    }
    Rendering rendering;
    rendering.role = RenderingRole::kVariant;
    rendering.lexeme = target.lexeme;
    rendering.lexeme.lemma = feminine;
    rendering.lexeme.gender = Gender::kFeminine;
    rendering.of_woman = true;
    rendering.lexeme.exceptions.clear();
    AddForms(&rendering, inflector.Forms(rendering.lexeme));
    renderings->push_back(std::move(rendering));
  }
}

// The surnames of the variants of a person's name that have another than the lemma.
void AddVariantSurnames(const TargetTerm& target, const Inflector& inflector,
                        std::vector<Rendering>* renderings) {
  const std::string& own = target.surname.lemma;
  const std::string& lemma = target.lexeme.lemma;
  if (own.empty() || absl::StrContains(own, " ") || !absl::EndsWith(lemma, absl::StrCat(" ", own))) return;
  absl::flat_hash_set<std::string> known = {own};
  for (const std::string& variant : target.variants) {
    const size_t space = variant.rfind(' ');
    if (space == std::string::npos || !known.insert(variant.substr(space + 1)).second) continue;
    Rendering rendering;
    rendering.role = RenderingRole::kVariant;
    rendering.surname = true;
    rendering.lexeme = target.surname;
    rendering.lexeme.lemma = variant.substr(space + 1);
    rendering.lexeme.exceptions.clear();
    AddForms(&rendering, inflector.Forms(rendering.lexeme));
    renderings->push_back(std::move(rendering));
  }
}

// Whether `lemma` is an abbreviation that is spoken as a word with an ending like a noun's: «ХАМАС»,
// «ЮНИСЕФ».
bool IsPronounceable(const std::string& lemma) {
  constexpr size_t kShortest = 5;
  constexpr std::u32string_view kVowels = U"АЕЄЁИІЇОУЫЭЮЯ";
  const std::u32string letters = ToCodePoints(lemma);
  const auto vowels = absl::c_count_if(
      letters, [kVowels](char32_t c) { return kVowels.find(c) != std::u32string_view::npos; });
  return letters.size() >= kShortest && vowels > 1 && ToUpperText(lemma) == lemma && EndsInConsonant(lemma) &&
         lemma.find(' ') == std::string::npos;
}

// Makes the renderings that an entry's fields of one language give.
class RenderingMaker {
 public:
  RenderingMaker(const Concept& entry, const Inflector& inflector, absl::string_view language)
      : entry_(entry), inflector_(inflector), language_(language), cyrillic_(language != "fr") {}

  std::vector<Rendering> Make() {
    if (entry_.do_not_translate) AddNameThatStays();
    const auto found = entry_.targets.find(std::string(language_));
    if (found == entry_.targets.end()) return std::move(renderings_);
    const TargetTerm& target = found->second;
    if (!entry_.do_not_translate) AddApproved(target);
    AddVariants(target);
    for (const std::string& forbidden : target.forbidden)
      AddOther(RenderingRole::kForbidden, forbidden, target);
    if (entry_.do_not_translate) return std::move(renderings_);
    AddHalfTranslated(target);
    if (!cyrillic_) AddFrenchFeminine(target);
    if (entry_.kind == TermKind::kTitle || entry_.kind == TermKind::kTerm) {
      AddEnglishTerm();
    } else {
      AddEnglishName(RenderingRole::kEnglish);
      if (cyrillic_) AddSounds(target);
    }
    return std::move(renderings_);
  }

 private:
  void Add(Rendering rendering) {
    const absl::string_view own_article = cyrillic_ ? "" : FrenchOwnArticle(rendering.lexeme);
    if (!own_article.empty()) AddBareForms(&rendering, own_article);
    if (rendering.role == RenderingRole::kEnglish && entry_.kind == TermKind::kPlace)
      AddBareForms(&rendering, "The ");
    renderings_.push_back(std::move(rendering));
  }

  // `lexeme` in every form.
  void AddInflected(RenderingRole role, bool surname, const Lexeme& lexeme) {
    Rendering rendering;
    rendering.role = role;
    rendering.surname = surname;
    rendering.lexeme = lexeme;
    AddForms(&rendering, inflector_.Forms(lexeme));
    Add(std::move(rendering));
  }

  // `text` as it is.
  void AddUninflected(RenderingRole role, bool surname, const std::string& text) {
    Rendering rendering;
    rendering.role = role;
    rendering.surname = surname;
    rendering.lexeme.lemma = text;
    AddForms(&rendering, {{text, {}, false}});
    Add(std::move(rendering));
  }

  // `text`, which stands beside the lemma of `target`.
  void AddOther(RenderingRole role, const std::string& text, const TargetTerm& target) {
    Add(OtherRendering(role, text, target, entry_.kind, inflector_, language_));
  }

  // A do-not-translate entry's name, and in Cyrillic letters what it was written as.
  void AddNameThatStays() {
    AddEnglishName(RenderingRole::kFull);
    if (!cyrillic_) return;
    for (const std::string& name : entry_.source.names) AddSound(name, false);
  }

  // The lemma and the surname.
  void AddApproved(const TargetTerm& target) {
    AddInflected(RenderingRole::kFull, false, target.lexeme);
    if (cyrillic_ && IsPronounceable(target.lexeme.lemma)) {
      // «с Хамасом»: an abbreviation declined like a noun.
      Lexeme declined = target.lexeme;
      declined.lemma = CapitalizeFirst(ToLowerText(declined.lemma));
      declined.indeclinable.clear();
      declined.exceptions.clear();
      AddInflected(RenderingRole::kForbidden, false, declined);
    }
    if (!target.surname.lemma.empty()) AddInflected(RenderingRole::kSurname, true, target.surname);
    const bool of_woman = cyrillic_ && entry_.kind == TermKind::kPerson && entry_.gender == Gender::kFeminine;
    if (!of_woman || !EndsInConsonant(target.surname.lemma)) return;
    // «Мартой Косом»: a woman's surname declined like a man's.
    Lexeme of_man = target.surname;
    of_man.gender = Gender::kMasculine;
    of_man.indeclinable.clear();
    of_man.exceptions.clear();
    AddInflected(RenderingRole::kForbidden, true, of_man);
  }

  void AddVariants(const TargetTerm& target) {
    for (const std::string& variant : target.variants) {
      if (!IsAdjective(variant, target.lexeme)) {
        AddOther(RenderingRole::kVariant, variant, target);
        continue;
      }
      Rendering adjective;
      adjective.role = RenderingRole::kAdjective;
      adjective.lexeme.lemma = variant;
      AddForms(&adjective, AdjectiveForms(variant, language_));
      renderings_.push_back(std::move(adjective));
    }
    // «Хегсет» beside «Гегсет», as «Пит Хегсет» is allowed
    if (cyrillic_ && entry_.kind == TermKind::kPerson) AddVariantSurnames(target, inflector_, &renderings_);
    const bool of_people =
        entry_.kind == TermKind::kTitle || (entry_.kind == TermKind::kTerm && target.lexeme.animate);
    if (language_ == "uk" && of_people && target.lexeme.gender == Gender::kMasculine)
      AddFeminineTitles(target, inflector_, &renderings_);
  }

  // The lemma translated by half; in French the forbidden renderings of a title too, else the variants.
  void AddHalfTranslated(const TargetTerm& target) {
    if (!cyrillic_ && entry_.kind == TermKind::kTitle) {
      for (const std::string& half : HalvesOfForbidden(entry_, target))
        AddOther(RenderingRole::kForbidden, half, target);
    }
    for (const std::string& name : entry_.source.names) {
      for (const std::string& half : HalfTranslated(name, target.lexeme.lemma, language_))
        AddOther(RenderingRole::kForbidden, half, target);
      if (cyrillic_) AddHalfTranslatedVariants(name, target);
    }
  }

  // «госсекретарь US» beside «госсекретарь США»
  void AddHalfTranslatedVariants(const std::string& name, const TargetTerm& target) {
    for (const std::string& variant : target.variants) {
      const auto whole = absl::c_find_if(renderings_, [&variant](const Rendering& rendering) {
        return rendering.role == RenderingRole::kVariant && rendering.lexeme.lemma == variant;
      });
      if (whole == renderings_.end()) continue;
      const auto index = static_cast<size_t>(whole - renderings_.begin());
      for (const std::string& half : HalfTranslated(name, variant, language_)) {
        AddOther(RenderingRole::kForbidden, half, target);
        renderings_.back().counterpart = index;
      }
    }
  }

  // « présidente », and variants with the lemma's first word in the feminine too: « présidente de la Banque
  // centrale européenne » beside « présidente de la BCE ».
  void AddFrenchFeminine(const TargetTerm& target) {
    Lexeme feminine = target.lexeme;
    feminine.lemma = !target.lexeme.feminine.empty()   ? target.lexeme.feminine
                     : entry_.kind == TermKind::kTitle ? FrenchFeminine(target.lexeme.lemma)
                                                       : "";
    if (feminine.lemma.empty()) return;
    feminine.gender = Gender::kFeminine;
    feminine.plural.clear();
    feminine.feminine.clear();
    AddInflected(RenderingRole::kFull, false, feminine);
    const absl::string_view lemma_head = FirstWord(target.lexeme.lemma);
    const std::string feminine_head(FirstWord(feminine.lemma));  // the lemma changes below
    if (lemma_head == feminine_head) return;
    for (const std::string& variant : target.variants) {
      if (FirstWord(variant) != lemma_head) continue;
      feminine.lemma = absl::StrCat(feminine_head, absl::string_view(variant).substr(lemma_head.size()));
      AddInflected(RenderingRole::kVariant, false, feminine);
    }
  }

  // The English names and surnames; as `role` kFull, a surname is a kSurname.
  void AddEnglishName(RenderingRole role) {
    for (const std::string& name : entry_.source.names) AddUninflected(role, false, name);
    const RenderingRole of_surname = role == RenderingRole::kFull ? RenderingRole::kSurname : role;
    for (const std::string& surname : entry_.source.surnames) AddUninflected(of_surname, true, surname);
  }

  // The English of a title or term, in the plural too, but for what French may write so.
  void AddEnglishTerm() {
    if (cyrillic_) {
      AddEnglishName(RenderingRole::kEnglish);
    } else {
      for (const std::string& name : entry_.source.names) {
        if (!MayBeFrench(name, entry_.kind)) AddUninflected(RenderingRole::kEnglish, false, name);
      }
    }
    AddEnglishPlurals(&renderings_);
  }

  // The English names of a person, and of what stays in Latin letters, by their sound; of others those that
  // may have been taken for names of that kind.
  void AddSounds(const TargetTerm& target) {
    if (entry_.kind == TermKind::kPerson || !HasCyrillic(target.lexeme.lemma)) {
      for (const std::string& name : entry_.source.names) AddSound(name, false);
      for (const std::string& surname : entry_.source.surnames) AddSound(surname, true);
      return;
    }
    // «Кремлин»; a shorter word or a phrase is seldom written by sound.
    constexpr size_t kShortestSoundedName = 6;
    for (const std::string& name : entry_.source.names) {
      if (name.size() >= kShortestSoundedName && !absl::StrContains(name, " ") && ToUpperText(name) != name)
        AddSound(name, false);
    }
  }

  void AddSound(const std::string& name, bool surname) {
    AddTransliterated(name, surname);
    // «Бялятски» for "Bialiatski", beside «Биалиатски»
    const std::string soft = absl::StrReplaceAll(name, {{"ia", "ya"}, {"iu", "yu"}});
    if (soft != name) AddTransliterated(soft, surname);
  }

  void AddTransliterated(const std::string& name, bool surname) {
    Lexeme lexeme;
    lexeme.lemma = Transliterate(name, language_);
    const bool person = entry_.kind == TermKind::kPerson || entry_.do_not_translate;
    lexeme.kind = person ? TermKind::kPerson : entry_.kind;
    lexeme.gender = entry_.kind == TermKind::kPerson ? entry_.gender : Gender::kMasculine;
    lexeme.animate = person;
    AddInflected(RenderingRole::kSound, surname, lexeme);
  }

  const Concept& entry_;
  const Inflector& inflector_;
  const absl::string_view language_;
  const bool cyrillic_;
  std::vector<Rendering> renderings_;
};

// «море Чёрное», «АЭС Запорожская» for the place that `renderings` begin with.
void AddTurnedRound(const Concept& entry, std::vector<Rendering>* renderings) {
  if (entry.kind != TermKind::kPlace || entry.do_not_translate || renderings->empty()) return;
  Rendering turned;
  turned.role = RenderingRole::kForbidden;
  turned.lexeme = renderings->front().lexeme;
  turned.counterpart = 0;
  std::vector<InflectedForm> forms;
  for (const RenderingForm& form : renderings->front().forms) {
    const size_t space = form.text.find(' ');
    if (space == std::string::npos || form.text.find(' ', space + 1) != std::string::npos) return;
    const std::string adjective = form.text.substr(0, space), noun = form.text.substr(space + 1);
    // Two capitals are a name of another make: «Новая Зеландия».
    if (CapitalizeFirst(noun) == noun && ToUpperText(noun) != noun) return;
    for (const GrammaticalForm& one : form.forms)
      forms.push_back({absl::StrCat(noun, " ", adjective), one, false});
  }
  AddForms(&turned, forms);
  renderings->push_back(std::move(turned));
}

// How a translator may write each letter of an English abbreviation, A to Z, separated by spaces.
constexpr std::array<absl::string_view, 26> kRussianLetters = {
    "А", "Б", "С Ц К", "Д", "Е Э", "Ф", "Г", "Х",   "И", "",    "К", "Л", "М",
    "Н", "О", "П",     "К", "Р",   "С", "Т", "У Ю", "В", "В У", "",  "",  "З"};
constexpr std::array<absl::string_view, 26> kUkrainianLetters = {
    "А", "Б", "С Ц К", "Д", "Е Є", "Ф", "Г", "Г Х", "І", "",    "К", "Л", "М",
    "Н", "О", "П",     "К", "Р",   "С", "Т", "У Ю", "В", "В У", "",  "",  "З"};

// «УНИСЕФ», «ЭБРД»: the English abbreviation letter by letter, unless that is an approved rendering.
void AddLetterByLetter(const Concept& entry, absl::string_view language, std::vector<Rendering>* renderings) {
  if (entry.kind != TermKind::kOrganisation || entry.do_not_translate || renderings->empty()) return;
  constexpr size_t kShortest = 3, kLongest = 7;
  const auto& table = language == "uk" ? kUkrainianLetters : kRussianLetters;
  // «ЕБРР» rather than «Европейский банк реконструкции и развития»
  const auto abbreviation = absl::c_find_if(*renderings, [](const Rendering& rendering) {
    return rendering.allowed() && ToUpperText(rendering.lexeme.lemma) == rendering.lexeme.lemma;
  });
  const size_t counterpart =
      abbreviation == renderings->end() ? 0 : static_cast<size_t>(abbreviation - renderings->begin());
  for (const std::string& name : entry.source.names) {
    const bool letters = absl::c_all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!letters || name.size() < kShortest || name.size() > kLongest) continue;
    std::vector<std::string> spelt = {""};
    for (const char letter : name) {
      std::vector<std::string> longer;
      for (const absl::string_view one :
           absl::StrSplit(table[static_cast<size_t>(letter - 'A')], ' ', absl::SkipEmpty())) {
        for (const std::string& begun : spelt) longer.push_back(absl::StrCat(begun, one));
      }
      spelt = std::move(longer);
    }
    for (std::string& text : spelt) {
      const bool approved = absl::c_any_of(*renderings, [&text](const Rendering& rendering) {
        return rendering.allowed() && rendering.lexeme.lemma == text;
      });
      if (approved) continue;
      Rendering rendering;
      rendering.role = RenderingRole::kForbidden;
      rendering.counterpart = counterpart;
      rendering.lexeme.lemma = std::move(text);
      AddForms(&rendering, {{rendering.lexeme.lemma, {}, false}});
      renderings->push_back(std::move(rendering));
    }
  }
}

// The initials of `name`, an English name of several words, its small ones aside: "WFP" for "World Food
// Programme". Empty when it is none.
std::string InitialsOf(absl::string_view name) {
  constexpr size_t kLongestSmallWord = 3;
  std::string initials;
  for (const absl::string_view word : absl::StrSplit(name, ' ', absl::SkipEmpty())) {
    if (absl::ascii_isupper(word.front())) {
      initials.push_back(word.front());
    } else if (word.size() > kLongestSmallWord) {
      return "";
    }
  }
  return initials.size() > 1 ? initials : "";
}

// What a translator may shorten the English name of an organisation to: "WFP" for "World Food Programme". Two
// letters say too little: "AU", « AU ».
void AddInitials(const Concept& entry, std::vector<Rendering>* renderings) {
  if (entry.kind != TermKind::kOrganisation || entry.do_not_translate || renderings->empty()) return;
  constexpr size_t kShortest = 3;
  for (const std::string& name : entry.source.names) {
    // "USD" is the dollar, "USS" a ship, "UNSC" the Security Council.
    const bool of_whole =
        absl::StartsWith(name, "US") || absl::StartsWith(name, "UN") || absl::StartsWith(name, "United ");
    if (of_whole) continue;
    std::string initials = InitialsOf(name);
    const bool known = absl::c_any_of(
        *renderings, [&initials](const Rendering& rendering) { return rendering.lexeme.lemma == initials; });
    if (initials.size() < kShortest || known) continue;
    Rendering rendering;
    rendering.role = RenderingRole::kForbidden;
    rendering.counterpart = 0;
    rendering.lexeme.lemma = std::move(initials);
    AddForms(&rendering, {{rendering.lexeme.lemma, {}, false}});
    renderings->push_back(std::move(rendering));
  }
}

// The name of an organisation or of a thing without the common nouns behind it, left in English: "Horizons"
// for "Horizons party", «нефтепровод Druzhba» for "Druzhba pipeline".
void AddProperNames(const Concept& entry, std::vector<Rendering>* renderings) {
  const bool may_have = entry.kind == TermKind::kOrganisation || entry.kind == TermKind::kTerm;
  if (!may_have || entry.do_not_translate || renderings->empty()) return;
  for (const std::string& name : entry.source.names) {
    const std::vector<Word> words = SplitWords(name);
    const std::string proper(LeadingName(name, words));
    const absl::string_view behind = absl::string_view(name).substr(proper.size());
    const bool common_nouns = absl::c_all_of(SplitWords(behind), [behind](const Word& word) {
      return EnglishTable::Get().common_nouns.contains(ToLowerText(word.range.In(behind)));
    });
    const bool approved =
        proper.empty() || !common_nouns || absl::c_any_of(*renderings, [&proper](const Rendering& rendering) {
          return rendering.allowed() && absl::StrContains(FoldText(rendering.lexeme.lemma), FoldText(proper));
        });
    if (approved) continue;
    const std::string& lemma = renderings->front().lexeme.lemma;
    const size_t quote = lemma.find("«");
    // What stands before the quotation mark: «нефтепровод ».
    const absl::string_view common =
        quote == std::string::npos ? "" : absl::string_view(lemma).substr(0, quote);
    Rendering rendering;
    rendering.role = RenderingRole::kForbidden;
    rendering.counterpart = 0;
    rendering.lexeme.lemma = absl::StrCat(common, proper);
    AddForms(&rendering, {{rendering.lexeme.lemma, {}, false}});
    renderings->push_back(std::move(rendering));
  }
}

}  // namespace

std::vector<Rendering> RenderingsOf(const Concept& entry, const Inflector& inflector,
                                    absl::string_view language) {
  std::vector<Rendering> renderings = RenderingMaker(entry, inflector, language).Make();
  AddInitials(entry, &renderings);
  AddProperNames(entry, &renderings);
  if (language == "fr") return renderings;
  AddTurnedRound(entry, &renderings);
  AddOtherLanguage(entry, language, &renderings);
  AddLetterByLetter(entry, language, &renderings);
  return renderings;
}

}  // namespace dragoman
