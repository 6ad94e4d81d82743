#include "glossary/government.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/inflect/inflector.h"
#include "glossary/verb_form.h"

namespace dragoman::embedded {
extern const absl::string_view government_ru_txt;
extern const absl::string_view government_uk_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// How far to the left of a name its title may begin: «министром иностранных дел Французской Республики
// Барро».
constexpr size_t kTitleReach = 6;
// How far to the left of a preposition a verb of motion may stand: «прибыл вчера вечером в Париж».
constexpr size_t kMotionReach = 6;
// How many words may stand between a subject and its verb: «послы пяти стран покинули».
constexpr size_t kSubjectReach = 3;
// The longest ending that a noun stem of the tables may get, in letters.
constexpr size_t kNounEnding = 3;

Case CaseOf(absl::string_view name) {
  static constexpr std::array<absl::string_view, 7> kNames = {"nom", "gen", "dat", "acc",
                                                              "ins", "pre", "voc"};
  return static_cast<Case>(absl::c_find(kNames, name) - kNames.begin());
}

std::vector<Case> CasesOf(absl::string_view names) {
  std::vector<Case> cases;
  for (const absl::string_view name : absl::StrSplit(names, ' ', absl::SkipEmpty()))
    cases.push_back(CaseOf(name));
  return cases;
}

// The value of the longest stem that begins `word`; null without one.
template <typename Value>
const Value* LongestStem(const std::vector<std::pair<std::string, Value>>& stems, absl::string_view word,
                         size_t longest_ending) {
  const std::pair<std::string, Value>* best = nullptr;
  for (const auto& entry : stems) {
    if (absl::StartsWith(word, entry.first) && Letters(word) - Letters(entry.first) <= longest_ending &&
        (best == nullptr || entry.first.size() > best->first.size())) {
      best = &entry;
    }
  }
  return best == nullptr ? nullptr : &best->second;
}

// «французский», «українського»: an adjective beyond doubt.
bool IsRelational(absl::string_view word) {
  static constexpr std::array<absl::string_view, 29> kEndings = {
      "ий", "ого", "ому", "им", "ом", "ім", "ая", "ой", "ую", "ою", "ое", "ие", "их",  "ими", "ої",
      "ій", "а",   "у",   "е",  "і",  "ия", "ей", "ею", "ые", "ых", "ый", "ым", "ыми", "ее"};
  return absl::c_any_of(kEndings, [word](absl::string_view ending) {
    absl::string_view stem = word;
    return absl::ConsumeSuffix(&stem, ending) && Letters(stem) > 3 &&
           EndsWithAny(stem, "ск", "ськ", "цк", "цьк", "зьк");
  });
}

void AddCase(std::vector<Case>* cases, Case grammatical_case) {
  if (!absl::c_linear_search(*cases, grammatical_case)) cases->push_back(grammatical_case);
}

}  // namespace

const Government* Government::For(absl::string_view language) {
  static const Government* const russian = new Government("ru");
  static const Government* const ukrainian = new Government("uk");
  return language == "ru" ? russian : language == "uk" ? ukrainian : nullptr;
}

Government::Government(absl::string_view language) : ukrainian_(language == "uk") {
  const absl::StatusOr<const Inflector*> inflector = InflectorFor(language);
  const absl::string_view table = ukrainian_ ? embedded::government_uk_txt : embedded::government_ru_txt;
  for (const absl::string_view line : absl::StrSplit(table, '\n', absl::SkipWhitespace())) {
    if (line.front() == '#') continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '|');
    std::vector<std::string> words = absl::StrSplit(columns[0], ' ', absl::SkipEmpty());
    const std::string what = words.front();
    words.erase(words.begin());
    if (what == "preposition") {
      for (const std::string& word : words) prepositions_[word] = {CasesOf(columns[1]), CasesOf(columns[2])};
    } else if (what == "reflexive") {
      for (size_t i = 1; i < words.size(); ++i) reflexives_.emplace_back(words[i], CaseOf(words[0]));
    } else if (what == "noun" || what == "verb") {
      for (size_t i = 1; i < words.size(); ++i) {
        (what == "noun" ? nouns_ : verbs_).emplace_back(words[i], CaseOf(words[0]));
      }
    } else if (what == "motion") {
      motion_ = words;
    } else if (what == "rest") {
      rest_ = words;
    } else if (what == "passive") {
      passives_ = words;
    } else if (what == "generic") {
      generics_.insert(words.begin(), words.end());
    } else if (what == "particle") {
      particles_.insert(words.begin(), words.end());
    } else if (what == "copula") {
      copulas_.insert(words.begin(), words.end());
    } else if (what == "impersonal") {
      impersonals_.insert(words.begin(), words.end());
    } else if (what == "address") {
      addresses_.insert(words.begin(), words.end());
    } else if (what == "numeral") {
      const CaseDemand demand{CasesOf(columns[2]), true,
                              columns[1] == "singular" ? Number::kSingular : Number::kPlural};
      for (const std::string& word : words) numerals_[word] = demand;
    } else if (what == "monument") {
      monuments_ = words;
    } else if (what == "speech") {
      speech_ = words;
    } else if (what == "intransitive") {
      intransitive_ = words;
    } else if (what == "plain") {
      plain_.insert(words.begin(), words.end());
    } else if (what == "pronoun") {
      pronouns_.insert(words.begin(), words.end());
    } else if (what == "conjunction") {
      conjunctions_.insert(words.begin(), words.end());
    } else if (what == "relative") {
      for (const std::string& word : words) relative_titles_.insert(word.substr(word.rfind('-') + 1));
    } else if (what == "title" && inflector.ok()) {
      for (const std::string& word : words) {
        // Words are split at hyphens: the last part declines and is what stands before the name.
        const std::string last = word.substr(word.rfind('-') + 1);
        Lexeme lexeme;
        lexeme.lemma = last;
        lexeme.kind = TermKind::kTitle;
        lexeme.animate = true;
        lexeme.gender = EndsWithAny(last, "ка", "ця") ? Gender::kFeminine : Gender::kMasculine;
        for (const InflectedForm& form : (*inflector)->Forms(lexeme)) {
          std::vector<GrammaticalForm>& forms = titles_[form.text];
          if (!absl::c_linear_search(forms, form.form)) forms.push_back(form.form);
        }
      }
    }
  }
}

const Government::PrepositionCases* Government::FindPreposition(const TargetText& text, size_t word) const {
  const bool hyphenated = word > 0 && absl::StrContains(text.Gap(word), "-");
  const auto found = prepositions_.find(hyphenated ? absl::StrCat(text.lower[word - 1], "-", text.lower[word])
                                                   : text.lower[word]);
  return found == prepositions_.end() ? nullptr : &found->second;
}

VerbForm Government::VerbFormOf(absl::string_view word) const {
  return plain_.contains(word) ? VerbForm::kNone : ReadVerbForm(word, ukrainian_);
}

bool Government::IsImpersonal(const TargetText& text, size_t word) const {
  return word < text.words.size() &&
         (impersonals_.contains(text.lower[word]) || VerbFormOf(text.lower[word]) == VerbForm::kPastNeuter);
}

bool Government::IsFinite(const TargetText& text, size_t word) const {
  if (word >= text.words.size() || text.clause_start[word] || text.words[word].upper_initial) return false;
  switch (VerbFormOf(text.lower[word])) {
    case VerbForm::kNone:
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
      return false;
    default:
      return true;
  }
}

VerbForm Government::FirstVerb(const TargetText& text, size_t from, size_t reach) const {
  for (size_t i = from; i < text.words.size() && i <= from + reach; ++i) {
    if (text.clause_start[i]) break;
    if (IsFinite(text, i)) return VerbFormOf(text.lower[i]);
  }
  return VerbForm::kNone;
}

CaseDemand Government::AfterPreposition(const TargetText& text, size_t preposition,
                                        const PlacedTerm& term) const {
  const PrepositionCases* cases = FindPreposition(text, preposition);
  if (cases == nullptr) return {};
  CaseDemand demand{
      term.kind == TermKind::kPerson || term.kind == TermKind::kTitle ? cases->person : cases->other, true};
  if (ukrainian_ && text.lower[preposition] == "по" && term.number == Number::kPlural) {
    return {{Case::kPrepositional}, true};
  }
  const bool with_or_from = absl::c_linear_search(demand.cases, Case::kInstrumental) &&
                            absl::c_linear_search(demand.cases, Case::kGenitive);
  if (with_or_from && text.lower[preposition] != "за") {
    if (term.source.with) return {{Case::kInstrumental}, true};
    if (term.source.from) return {{Case::kGenitive}, true};
    return demand;
  }
  if (text.lower[preposition] == "за") return demand;
  const bool where_to = absl::c_linear_search(demand.cases, Case::kAccusative);
  const Case where =
      absl::c_linear_search(demand.cases, Case::kPrepositional) ? Case::kPrepositional : Case::kInstrumental;
  if (!where_to || !absl::c_linear_search(demand.cases, where)) return demand;
  const CaseDemand to{{Case::kAccusative}, true};
  const CaseDemand at{{where}, true};
  const auto is_one_of = [&](size_t word, const std::vector<std::string>& stems) {
    return absl::c_any_of(stems, [&](absl::string_view stem) {
      return absl::ConsumePrefix(&stem, "=") ? text.lower[word] == stem
                                             : absl::StartsWith(text.lower[word], stem);
    });
  };
  // The verb or noun that the phrase hangs on, the nearest first; right beside it, it decides alone.
  bool moves = false, rests = false;
  bool at_clause_start = text.clause_start[preposition];
  for (size_t back = 1; back <= kMotionReach && back <= preposition && !at_clause_start; ++back) {
    const size_t word = preposition - back;
    moves = is_one_of(word, motion_);
    rests = !moves && is_one_of(word, rest_);
    // «голосование в …»: that the source says "in" leaves both open beside a word of motion.
    if (moves && term.source.at && !term.source.to) return {{Case::kAccusative, where}, true};
    if ((moves || rests) && back == 1) return moves ? to : at;
    if (moves || rests) break;
    at_clause_start = text.clause_start[word];
  }
  // «В Кремле заявили», «в Женеву поехал».
  for (size_t word = term.last_word + 1; word <= term.last_word + 2 && word < text.words.size(); ++word) {
    if (moves || rests || text.clause_start[word]) break;
    moves = is_one_of(word, motion_);
    rests = !moves && at_clause_start && is_one_of(word, rest_);
  }
  // "landed in": both are said.
  if (!moves && !rests && term.source.to && term.source.at) return {{Case::kAccusative, where}, true};
  if (moves || (term.source.to && !rests)) return to;
  if (rests || term.source.at) return at;
  // Nothing that goes somewhere stands near «на» for "on": the place is where something is.
  if (term.source.on && term.kind == TermKind::kPlace && text.lower[preposition] == "на") return at;
  return demand;
}

CaseDemand Government::AfterVerb(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  // «среди гостей была Меркель»
  if (term.kind == TermKind::kPerson && copulas_.contains(word)) return {{Case::kNominative}, true};
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  const Case* grammatical_case = LongestStem(reflexive ? reflexives_ : verbs_, word, 8);
  if (grammatical_case == nullptr) return {};
  const CaseDemand object{{*grammatical_case}, true};
  switch (VerbFormOf(word)) {
    case VerbForm::kNone:
      // «я бачу»
      return verb > 0 && pronouns_.contains(text.lower[verb - 1]) && EndsWithAny(word, "у", "ю")
                 ? object
                 : CaseDemand{};
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
      return object;
    default:
      // A verb that agrees with the name governs it only when its subject is another.
      if (term.source.subject && !term.source.object) return {};
      return !Agrees(VerbFormOf(word), text, term) || term.source.object ||
                     (HasSubject(text, verb, decided) && !term.source.subject)
                 ? object
                 : CaseDemand{};
  }
}

bool Government::Agrees(VerbForm verb, const TargetText& text, const PlacedTerm& term) const {
  const bool plural =
      term.number == Number::kPlural ||
      (term.last_word + 1 < text.words.size() && conjunctions_.contains(text.lower[term.last_word + 1]));
  switch (verb) {
    case VerbForm::kPastNeuter:
      return term.gender == Gender::kNeuter;
    case VerbForm::kPastFeminine:
      return term.gender != Gender::kMasculine && term.gender != Gender::kNeuter;
    case VerbForm::kPastMasculine:
      return term.gender != Gender::kFeminine && term.gender != Gender::kNeuter;
    case VerbForm::kPastPlural:
    case VerbForm::kPresentPlural:
      return plural;
    case VerbForm::kPresentSingular:
      return term.number != Number::kPlural;
    default:
      return false;
  }
}

bool Government::HasSubject(const TargetText& text, size_t verb, const DecidedTerms& decided) const {
  for (size_t i = verb; i-- > 0;) {
    const auto known = decided.find(i);
    const bool this_does = i + 1 == verb && (text.lower[i] == "это" || text.lower[i] == "це");
    if (pronouns_.contains(text.lower[i]) || this_does ||
        (known != decided.end() && known->second.grammatical_case == Case::kNominative)) {
      return true;
    }
    if (text.clause_start[i + 1] || text.sentence_start[i + 1] || conjunctions_.contains(text.lower[i]))
      break;
  }
  return false;
}

CaseDemand Government::AfterUnknownVerb(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  const bool name =
      term.kind == TermKind::kPerson || term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation;
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  if (form == VerbForm::kNone || text.words[verb].upper_initial) return {};
  if (!name && !(thing && form == VerbForm::kInfinitive)) return {};
  const bool agrees = Agrees(form, text, term);
  const bool subject_before = HasSubject(text, verb, decided);
  const auto begins = [&word](const std::string& stem) { return absl::StartsWith(word, stem); };
  if (absl::c_any_of(speech_, begins) && (agrees || term.source.subject) && !subject_before &&
      !term.source.object) {
    return {{Case::kNominative}, true};
  }
  if (EndsWithAny(word, "ся", "сь") || absl::c_any_of(intransitive_, begins) || term.source.subject)
    return {};
  const bool finite =
      form != VerbForm::kInfinitive && form != VerbForm::kGerund && form != VerbForm::kImpersonal;
  if ((finite && agrees) || !finite) {
    // Behind an infinitive a thing is its object, a person may be the subject of the clause.
    if (!thing && !subject_before && !term.source.object) return {};
  }
  // Most verbs take an accusative; what another one takes, the translator may have known.
  if (term.source.to && term.kind == TermKind::kPerson) return {{Case::kDative, Case::kGenitive}, true};
  return {{Case::kAccusative, Case::kGenitive, Case::kDative, Case::kInstrumental}, true};
}

CaseDemand Government::AfterTitle(const TargetText& text, const PlacedTerm& term,
                                  const DecidedTerms& decided) const {
  for (size_t back = 1; back <= kTitleReach && back <= term.first_word; ++back) {
    const size_t at = term.first_word - back;
    if (text.clause_start[at + 1]) return {};
    const auto known = decided.find(at);
    if (known != decided.end() && known->second.kind == TermKind::kTitle && term.kind == TermKind::kPerson) {
      if (term.source.possessor && back == 1) return {{Case::kGenitive}, true};
      CaseDemand demand{{known->second.grammatical_case}, true};
      // «советник Зеленского»: a complement as well as an apposition.
      if (!term.source.apposition && known->second.grammatical_case == Case::kNominative) {
        demand.cases.push_back(Case::kGenitive);
      }
      return demand;
    }
    const auto title = titles_.find(text.lower[at]);
    if (title == titles_.end()) {
      // Only what depends on a title may stand between it and the name.
      if (FindPreposition(text, at) != nullptr && text.lower[at] != "по" && text.lower[at] != "з") return {};
      if (conjunctions_.contains(text.lower[at]) || pronouns_.contains(text.lower[at])) return {};
      if (!text.words[at].upper_initial && VerbFormOf(text.lower[at]) != VerbForm::kNone) return {};
      continue;
    }
    if (term.kind != TermKind::kPerson) {
      // «президент Франции»; between them nothing but an adjective.
      return back == 1 && term.kind != TermKind::kTitle ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
    }
    CaseDemand demand;
    for (const GrammaticalForm& form : title->second) {
      if (form.number == Number::kSingular || title->second.size() == 1)
        AddCase(&demand.cases, form.grammatical_case);
    }
    if (demand.cases.empty()) return {};
    demand.strict = true;
    const bool relative = relative_titles_.contains(text.lower[at]) ||
                          absl::c_any_of(relative_titles_, [&](const std::string& word) {
                            return absl::StartsWith(text.lower[at], word.substr(0, word.size() - 2));
                          });
    if (term.source.possessor && back == 1) return {{Case::kGenitive}, true};
    if (demand.cases.size() > 1 || demand.cases.front() == Case::kNominative) {
      // A syncretic title: what governs it decides.
      PlacedTerm head = term;
      head.first_word = head.last_word = at;
      head.kind = TermKind::kTitle;
      CaseDemand outer = at == 0 || text.clause_start[at] ? CaseDemand{} : At(text, head, decided);
      if (!outer.cases.empty() && outer.strict) {
        std::vector<Case> both;
        for (const Case c : outer.cases) {
          if (absl::c_linear_search(demand.cases, c)) both.push_back(c);
        }
        if (!both.empty()) demand.cases = both;
      }
    }
    // «советник Зеленского»: a complement as well as an apposition.
    if (!term.source.apposition && (relative || demand.cases.front() == Case::kNominative)) {
      AddCase(&demand.cases, Case::kGenitive);
    }
    return demand;
  }
  return {};
}

CaseDemand Government::AfterNoun(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& /*decided*/) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  if (text.words[at].upper_initial && !text.sentence_start[at]) return {};
  // «город Мариуполь», «в городе Мариуполь»: the name may stay as it is.
  if (term.kind == TermKind::kPlace && generics_.contains(word)) return {};
  const auto begins = [&word](const std::string& stem) { return absl::StartsWith(word, stem); };
  if (absl::c_any_of(passives_, begins) && Letters(word) >= 6 && IsParticiple(word, ukrainian_)) {
    return {{Case::kInstrumental}, true};
  }
  if (absl::c_any_of(monuments_, begins)) return {{Case::kDative}, true};
  // «виступив» is no form of «виступ», but «слів» is one of «слово».
  const bool past =
      EndsWithAny(word, "ив", "ав", "ув", "яв", "ил", "ал", "ел", "ял", "ила", "ала", "или", "али", "ить",
                  "ять", "ють", "уть", "ать", "ує", "ает", "ует", "яет", "ают", "уют", "яют");
  const Case* grammatical_case =
      past && VerbFormOf(word) != VerbForm::kNone ? nullptr : LongestStem(nouns_, word, kNounEnding);
  static constexpr Case kGenitive = Case::kGenitive;
  if (grammatical_case == nullptr &&
      (ukrainian_
           ? EndsWithAny(word, "ння", "нню", "нням", "нні", "ція", "ції", "цію", "цією", "ства", "ство")
           : EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "ний", "ция", "ции", "цию", "цией", "ство",
                         "ства", "ству"))) {
    grammatical_case = &kGenitive;
  }
  const bool verb = VerbFormOf(word) != VerbForm::kNone && grammatical_case == nullptr;
  if (grammatical_case == nullptr && term.source.possessor && !verb && Letters(word) > 2)
    grammatical_case = &kGenitive;
  // «письмо Макрону», but "Macron's letter" is «письмо Макрона».
  if (grammatical_case != nullptr && term.source.possessor) grammatical_case = &kGenitive;
  if (grammatical_case == nullptr) return {};
  // «Это решение Макрон назвал …»: the name may be the subject of what follows.
  if (!term.source.possessor && IsFinite(text, term.last_word + 1) &&
      Agrees(VerbFormOf(text.lower[term.last_word + 1]), text, term)) {
    return {};
  }
  if (term.source.possessor) return {{*grammatical_case}, true};
  // The name may belong to the verb before the noun: «задал вопрос Путину».
  const bool person = term.kind == TermKind::kPerson || term.kind == TermKind::kTitle;
  CaseDemand demand{{*grammatical_case}, true};
  if (person && term.source.to) demand.cases.insert(demand.cases.begin(), Case::kDative);
  for (const Case other : {Case::kDative, Case::kInstrumental}) {
    if (person) AddCase(&demand.cases, other);
  }
  return demand;
}

// «подписан Макроном», «звільнено Лукашенком», «адресована Лаврову»: the source tells the agent from the
// addressee.
CaseDemand Government::AfterPassive(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerms& /*decided*/) const {
  const std::string& word = text.lower[term.first_word - 1];
  const bool passive =
      Letters(word) >= 4 && (IsParticiple(word, ukrainian_) || EndsWithAny(word, "ся", "сь") ||
                             VerbFormOf(word) == VerbForm::kImpersonal);
  if (!passive) return {};
  if (term.source.by) return {{Case::kInstrumental}, true};
  const bool addressee = term.kind != TermKind::kPlace && !EndsWithAny(word, "ся", "сь");
  if (term.source.to && addressee) return {{Case::kDative}, true};
  return {};
}

// «два сенатора», «пять бывших министров», «п'ять міністрів».
CaseDemand Government::AfterNumeral(const TargetText& text, const PlacedTerm& term) const {
  if (term.number != Number::kPlural) return {};
  size_t at = term.first_word - 1;
  for (int adjectives = 0; adjectives < 2 && at > 0 && !text.clause_start[at]; ++adjectives) {
    if (!EndsWithAny(text.lower[at], "их", "іх", "ых", "ие", "ые") || numerals_.contains(text.lower[at]))
      break;
    --at;
  }
  absl::string_view word = text.lower[at];
  if (!word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word.back()))) {
    const bool teen = word.size() > 1 && word[word.size() - 2] == '1';
    if (word.back() == '1' && !teen) return {};
    word = !teen && word.back() >= '2' && word.back() <= '4' ? "3" : "5";
  }
  const auto found = numerals_.find(word);
  return found == numerals_.end() ? CaseDemand{} : found->second;
}

CaseDemand Government::AfterAdjective(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& /*decided*/) const {
  const std::string& word = text.lower[term.first_word - 1];
  if (Letters(word) < 4) return {};
  const auto strict = [](std::vector<Case> cases) { return CaseDemand{std::move(cases), true}; };
  const bool feminine = term.gender == Gender::kFeminine;
  if (ukrainian_) {
    // «при цьому Париж не бачить»
    if (word == "цьому" || word == "тому") return {};
    if (EndsWithAny(word, "ого", "ього")) return strict({Case::kGenitive, Case::kAccusative});
    if (EndsWithAny(word, "ому", "ьому")) return strict({Case::kDative, Case::kPrepositional});
    if (EndsWithAny(word, "ським", "цьким", "шнім", "ним", "вим")) return strict({Case::kInstrumental});
    if (feminine && EndsWithAny(word, "ською", "ною", "вою", "ньою")) return strict({Case::kInstrumental});
    if (feminine && EndsWithAny(word, "ської", "ної", "вої", "ньої")) return strict({Case::kGenitive});
    return {};
  }
  if (EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него", "того")) {
    return strict({Case::kGenitive, Case::kAccusative});
  }
  if (EndsWithAny(word, "ному", "кому", "шему", "щему", "мому", "вому", "нему"))
    return strict({Case::kDative});
  if (EndsWithAny(word, "ным", "ским", "цким", "шим", "щим", "мим", "вым", "ним")) {
    return strict({Case::kInstrumental});
  }
  if (feminine && EndsWithAny(word, "скую", "ную", "шую", "вую", "нюю")) return strict({Case::kAccusative});
  return {};
}

CaseDemand Government::At(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const {
  const size_t first = term.first_word;
  // «Роберта Фицо доставили в больницу»: a verb that cannot have the name as its subject.
  const bool begins_clause = first == 0 || text.clause_start[first];
  if (begins_clause && term.source.object && term.kind == TermKind::kPerson &&
      IsFinite(text, term.last_word + 1) &&
      VerbFormOf(text.lower[term.last_word + 1]) == VerbForm::kPastPlural &&
      !Agrees(VerbForm::kPastPlural, text, term)) {
    return {{Case::kAccusative, Case::kDative, Case::kGenitive, Case::kInstrumental}, true};
  }
  const bool person = term.kind == TermKind::kPerson || term.kind == TermKind::kTitle;
  if (ukrainian_ && first == 0 && person && term.source.address) return {{Case::kVocative}, true};
  if (term.source.gapped &&
      (begins_clause || conjunctions_.contains(text.lower[first - 1]) || text.lower[first - 1] == "а")) {
    return {{Case::kNominative}, true};
  }
  const size_t next = term.last_word + 1;
  if (!term.source.object && (begins_clause || EndsWithAny(text.lower[first - 1], "ся", "сь"))) {
    const VerbForm verb =
        begins_clause ? FirstVerb(text, next, kSubjectReach) : VerbFormOf(text.lower[first - 1]);
    const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
    // «Посол трёх стран уехали» for "The ambassadors", «Европарламента поддержал»: a subject.
    if (person && term.number == Number::kPlural && plural)
      return {{Case::kNominative}, true, Number::kPlural};
    const bool verb_next = term.source.opens && IsFinite(text, next);
    if (begins_clause && term.source.subject && !IsImpersonal(text, next) &&
        (verb_next || Agrees(verb, text, term))) {
      return {{Case::kNominative}, true};
    }
  }
  // A caption or headline without a verb: «Макрон и Зеленский в Елисейском дворце».
  const bool verbless =
      first == 0 && term.source.opens && FirstVerb(text, next, text.words.size()) == VerbForm::kNone;
  if (first == 0 || text.sentence_start[first]) return {{Case::kNominative}, verbless};
  if (text.clause_start[first]) return BehindComma(text, term, decided);
  const CaseDemand demand = Inside(text, term, decided);
  if (!demand.cases.empty()) return demand;
  if (IsFinite(text, next)) return {{Case::kNominative}, term.source.subject && !IsImpersonal(text, next)};
  // The prepositional never stands without a preposition.
  for (size_t i = first; i > 0; --i) {
    if (FindPreposition(text, i - 1) != nullptr) return {};
    if (text.clause_start[i - 1]) break;
  }
  const Case likely = term.source.object ? Case::kAccusative : Case::kNominative;
  return {{likely, Case::kNominative, Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental,
           Case::kVocative},
          true};
}

// A further name of a list: «с Путиным, Макроном и …», unless a new clause begins: «с Путиным, Макрон
// сказал …».
CaseDemand Government::BehindComma(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  const size_t next = term.last_word + 1;
  const auto known = decided.find(term.first_word - 1);
  if (known == decided.end()) return {};
  const bool list =
      absl::StrContains(text.Gap(term.first_word), ",") &&
      (next >= text.words.size() || text.clause_start[next] || conjunctions_.contains(text.lower[next]));
  return CaseDemand{{known->second.grammatical_case}, list && known->second.strict};
}

CaseDemand Government::Inside(const TargetText& text, const PlacedTerm& given,
                              const DecidedTerms& decided) const {
  PlacedTerm term = given;
  // «позволило бы Европе»
  while (term.first_word > 1 && particles_.contains(text.lower[term.first_word - 1]) &&
         !text.clause_start[term.first_word - 1]) {
    --term.first_word;
  }
  const size_t before = term.first_word - 1;
  const bool person = term.kind == TermKind::kPerson || term.kind == TermKind::kTitle;
  const bool addressed = addresses_.contains(text.lower[before]) && text.clause_start[before];
  if (addressed && person) return {{Case::kVocative}, true};
  CaseDemand demand = AfterPreposition(text, before, term);
  if (!demand.cases.empty()) return demand;
  demand = AfterNumeral(text, term);
  if (!demand.cases.empty()) return demand;
  // «с французский президент»
  size_t adjective = term.first_word;
  while (adjective > 1 && adjective + 2 > term.first_word && IsRelational(text.lower[adjective - 1]) &&
         !text.clause_start[adjective - 1]) {
    --adjective;
  }
  if (adjective < term.first_word) {
    demand = AfterPreposition(text, adjective - 1, term);
    if (!demand.cases.empty()) return demand;
  }
  if (conjunctions_.contains(text.lower[before])) return AfterConjunction(text, term, decided);
  for (const auto& rule :
       {&Government::AfterTitle, &Government::AfterPassive, &Government::AfterVerb, &Government::AfterNoun,
        &Government::AfterAdjective, &Government::AfterUnknownVerb}) {
    demand = (this->*rule)(text, term, decided);
    if (!demand.cases.empty()) return demand;
  }
  return {};
}

CaseDemand Government::AfterConjunction(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  if (before == 0) return {};
  const auto known = decided.find(before - 1);
  if (known != decided.end()) {
    // «Китай и Индия воздержались»
    const bool subjects = known->second.grammatical_case == Case::kNominative && !term.source.object &&
                          IsFinite(text, term.last_word + 1) &&
                          (VerbFormOf(text.lower[term.last_word + 1]) == VerbForm::kPastPlural ||
                           VerbFormOf(text.lower[term.last_word + 1]) == VerbForm::kPresentPlural);
    return {{known->second.grammatical_case}, known->second.strict || subjects};
  }
  // «обвинил и Путина, и …», «с Х и Путиным».
  PlacedTerm inner = term;
  inner.first_word = before;
  CaseDemand direct = AfterPreposition(text, before - 1, inner);
  if (direct.cases.empty()) direct = AfterVerb(text, inner, decided);
  if (!direct.cases.empty() && !text.clause_start[before]) return direct;
  const CaseDemand outer =
      before >= 2 && !text.clause_start[before - 1] ? AfterPreposition(text, before - 2, term) : CaseDemand{};
  return CaseDemand{outer.cases, outer.cases.size() == 1};
}

}  // namespace dragoman
