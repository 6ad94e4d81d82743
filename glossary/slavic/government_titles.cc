// What a title, or a verb that makes one of a noun, demands of the term behind it.
#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// How far to the left of a name its title may begin: «министром иностранных дел Французской Республики
// Барро».
constexpr size_t kTitleReach = 6;

// The longest ending of a verb with a predicate noun, in letters: «назначенный».
constexpr size_t kPredicateEnding = 5;

}  // namespace

bool Government::IsRelativeTitle(absl::string_view word) const {
  constexpr size_t kLetter = absl::string_view("а").size();
  constexpr size_t kLongestEnding = 4;
  return absl::c_any_of(table_.relative_titles, [word](absl::string_view title) {
    // «жена», «жены», but «сын» is not in «сытый»
    const size_t changes = EndsWithAny(title, "а", "я", "ь", "й", "о") ? kLetter : 0;
    return absl::StartsWith(word, title.substr(0, title.size() - changes)) &&
           Letters(word) < Letters(title) + kLongestEnding;
  });
}

bool Government::OpensAsObject(const TargetText& text, size_t at) const {
  size_t first = at;
  while (!BeginsClause(text, first) && EndsWithAny(text.lower[first - 1], "ого", "его", "ього")) --first;
  if (!BeginsClause(text, first)) return false;
  const size_t verb = FirstVerbWord(text, at + 1, kObjectReach);
  return verb < text.words.size() && text.lower[verb - 1] != "не" &&
         !table_.copulas.contains(text.lower[verb]);
}

CaseDemand Government::BearerOfTerm(const TargetText& text, const PlacedTerm& term, const DecidedTerm& title,
                                    bool adjoins, bool subject) const {
  // «сопредседателем кампании Трампа» for "co-chairman of Trump's campaign"
  if (term.source.possessor) return adjoins ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  // «советник главы Офиса президента Подоляк»: who advises
  const bool of_adviser = title.first_word > 0 && !text.clause_start[title.first_word] &&
                          !term.source.apposition && IsRelativeTitle(text.lower[title.first_word - 1]);
  if (of_adviser) return LikeOwned(text, term, title, {});
  // «Від імені папи Паролін подякував»
  const bool own_verb =
      subject && term.source.subject && term.source.apart && title.grammatical_case != Case::kNominative;
  if (own_verb) return {{Case::kNominative}, true};
  // «за советником Ван дер Беллена» for "an adviser to Van der Bellen"
  const bool relative = IsRelativeTitle(text.lower[title.first_word]);
  if (relative && term.source.given && !term.source.apposition) return {{Case::kGenitive}, true};
  CaseDemand demand{{title.grammatical_case}, true};
  if (title.grammatical_case == Case::kGenitive && term.gender == Gender::kFeminine &&
      OpensAsObject(text, title.first_word))
    return {{Case::kAccusative}, true};
  // «начал письмо президенту Порошенко»: the subject behind a title that is not its own.
  demand.nominative_stays =
      term.source.subject && !term.source.apposition && title.grammatical_case == Case::kDative;
  // «советник Зеленского»: a complement as well as an apposition; «письмо министра Зеленскому».
  if (!term.source.apposition) {
    if (title.grammatical_case == Case::kNominative) demand.cases.push_back(Case::kGenitive);
    if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  }
  return demand;
}

bool Government::MayFollowTitle(const TargetText& text, size_t at, bool adjoins,
                                const DecidedTerms& decided) const {
  const std::string& word = text.lower[at];
  if (FindPreposition(text, at) != nullptr && word != "по" && word != "з") return false;
  // «мэров Харькова и Львова Терехова и Садового»
  const bool joins = table_.conjunctions.contains(word);
  if (joins && at > 0 && decided.contains(at - 1) && text.words[at + 1].upper_initial && !adjoins)
    return true;
  if (joins || table_.pronouns.contains(word) || table_.copulas.contains(word)) return false;
  // «Мэром Нью-Йорка избран Мамдани»
  if (!ukrainian_ && EndsWithAny(word, "ан", "ен", "ён") && IsPlainParticiple(word, ukrainian_)) return false;
  return text.words[at].upper_initial || VerbFormOf(word) == VerbForm::kNone;
}

CaseDemand Government::ComplementOfTitle(const TargetText& text, size_t at, const PlacedTerm& term,
                                         bool adjoins) const {
  // «командующий Силами»
  const Case* governed = table_.CaseOfNoun(text.lower[at]);
  if (adjoins && governed != nullptr && *governed == Case::kInstrumental)
    return {{Case::kInstrumental}, true};
  if (IsShownTo(text, at, term)) return {};
  // «президент Франции»; between them nothing but an adjective.
  return adjoins && term.kind != TermKind::kTitle ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
}

CaseDemand Government::BearerOfWord(const TargetText& text, size_t at, const PlacedTerm& term,
                                    const std::vector<GrammaticalForm>& forms, bool subject,
                                    const DecidedTerms& decided) const {
  CaseDemand demand;
  for (const GrammaticalForm& form : forms) {
    if (form.number == Number::kSingular || forms.size() == 1) AddCase(&demand.cases, form.grammatical_case);
  }
  if (demand.cases.empty()) return {};
  // «сказав журналістам Зеленський»
  const bool all_plural =
      absl::c_all_of(forms, [](const GrammaticalForm& form) { return form.number == Number::kPlural; });
  const size_t behind = term.last_word + 1;
  const bool list = behind < text.words.size() && (table_.conjunctions.contains(text.lower[behind]) ||
                                                   absl::StrContains(text.Gap(behind), ","));
  if (all_plural && term.number != Number::kPlural && !list) return {};
  demand.strict = true;
  const bool relative = IsRelativeTitle(text.lower[at]);
  const bool complement = term.source.possessor ||
                          (relative && (term.source.from || (term.source.given && !term.source.apposition)));
  if (complement) return at + 1 == term.first_word ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  if (demand.cases.size() > 1 || demand.cases.front() == Case::kNominative) {
    // A syncretic title: what governs it decides.
    PlacedTerm head = term;
    head.first_word = head.last_word = at;
    head.kind = TermKind::kTitle;
    const CaseDemand outer = at == 0 || text.clause_start[at] ? CaseDemand{} : At(text, head, decided);
    std::vector<Case> both;
    for (const Case c : outer.cases) {
      if (outer.strict && absl::c_linear_search(demand.cases, c)) both.push_back(c);
    }
    if (!both.empty()) demand.cases = both;
    const bool object = term.gender == Gender::kFeminine && OpensAsObject(text, at) &&
                        absl::c_any_of(forms, [](const GrammaticalForm& form) {
                          return form.grammatical_case == Case::kAccusative;
                        });
    if (object && demand.cases.front() == Case::kGenitive) return {{Case::kAccusative}, true};
  }
  if (term.source.apposition) return demand;
  // «Преемница Шмыгаля Юлия Свириденко представила»: who does it in the source is the bearer, no complement.
  if (subject && term.source.subject && demand.cases.front() == Case::kNominative)
    return {{Case::kNominative}, true};
  // «запитав журналіст Катерину Райхе»
  const bool asked = term.source.object && demand.cases.front() == Case::kNominative && at > 0 &&
                     !text.clause_start[at] && VerbFormOf(text.lower[at - 1]) != VerbForm::kNone;
  if (asked) {
    const Case* governed = table_.CaseOfVerb(text.lower[at - 1]);
    return {{governed == nullptr ? Case::kAccusative : *governed}, true};
  }
  // «назначил руководителем канцелярии Буданова»
  if (term.source.object && demand.cases.front() == Case::kInstrumental) return {{Case::kAccusative}, true};
  // «советник Зеленского»: a complement as well as an apposition.
  if (relative || demand.cases.front() == Case::kNominative) AddCase(&demand.cases, Case::kGenitive);
  if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::LikeOwned(const TargetText& text, const PlacedTerm& term, const DecidedTerm& owner,
                                 const DecidedTerms& decided) const {
  if (owner.first_word == 0 || text.clause_start[owner.first_word]) return {};
  const auto term_before = decided.find(owner.first_word - 1);
  if (term_before != decided.end()) return {{term_before->second.grammatical_case}, true};
  PlacedTerm owned = term;
  owned.first_word = owned.last_word = owner.first_word - 1;
  owned.kind = TermKind::kTitle;
  owned.source = {};
  owned.source.subject = term.source.subject;
  const CaseDemand demand = At(text, owned, decided);
  return demand.strict ? demand : CaseDemand{{Case::kNominative}, true, {}, {Case::kGenitive}};
}

bool Government::IsBehindDeputy(const TargetText& text, size_t word) const {
  return word > 0 && !text.clause_start[word] && BeginsWithAny(text.lower[word - 1], table_.deputies) &&
         VerbFormOf(text.lower[word - 1]) == VerbForm::kNone;
}

size_t Government::SpeaksBefore(const TargetText& text, size_t title) const {
  for (size_t verb = title; verb > 0 && !text.clause_start[verb]; --verb) {
    if (!text.words[verb - 1].upper_initial && BeginsWithAny(text.lower[verb - 1], table_.speech))
      return verb - 1;
  }
  return title;
}

CaseDemand Government::AfterTitle(const TargetText& text, const PlacedTerm& term,
                                  const DecidedTerms& decided) const {
  const size_t next = term.last_word + 1;
  const bool subject = IsFinite(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  const bool person = term.kind == TermKind::kPerson;
  // «глава предвыборного штаба Обамы» for "the Obama campaign chairman"
  const bool of_person = person && term.source.attribute && !term.source.subject && !term.source.apposition &&
                         table_.titles.find(text.lower[term.first_word - 1]) == table_.titles.end() &&
                         !decided.contains(term.first_word - 1);
  if (of_person) return {};
  for (size_t back = 1; back <= kTitleReach && back <= term.first_word; ++back) {
    const size_t at = term.first_word - back;
    const bool adjoins = back == 1;
    if (text.clause_start[at + 1]) return {};
    const auto known = decided.find(at);
    const TermKind kind = known == decided.end() ? TermKind::kTerm : known->second.kind;
    // «жена президента Зеленская» for "the president's wife": the name is that of the noun before.
    if (kind == TermKind::kTitle && known->second.owner && person && adjoins)
      return LikeOwned(text, term, known->second, decided);
    // «Преемника Антонова Дарчиева» for "Antonov's successor, Darchiev"
    const bool of_owner = kind == TermKind::kPerson && person && adjoins && known->second.owner &&
                          known->second.first_word > 0 && !text.clause_start[known->second.first_word];
    const size_t owned_word = of_owner ? known->second.first_word - 1 : at;
    const auto owned = of_owner && FindPreposition(text, owned_word) == nullptr
                           ? table_.titles.find(text.lower[owned_word])
                           : table_.titles.end();
    if (owned != table_.titles.end())
      return BearerOfWord(text, owned_word, term, owned->second, subject, decided);
    // «по просьбе посланника Келлога Лукашенко освободил»: the title has its name already.
    if (kind == TermKind::kPerson && person) return {};
    const size_t opens = kind == TermKind::kTitle ? known->second.first_word : at;
    const bool of_deputy = person && (!term.source.apposition || term.source.deputy) &&
                           (kind == TermKind::kTitle || table_.titles.contains(text.lower[at])) &&
                           IsBehindDeputy(text, opens);
    if (of_deputy) {
      back += at - opens;
      continue;
    }
    if (kind == TermKind::kTitle && person) {
      // «сказав на світанку депутат Метсолі» for "an MEP told Metsola at dawn"
      const size_t speaks = SpeaksBefore(text, known->second.first_word);
      const bool told = term.source.object && !term.source.apposition && !term.source.passive &&
                        speaks < known->second.first_word;
      const Case* own = told ? table_.CaseOfVerb(text.lower[speaks]) : nullptr;
      if (told) return {{own == nullptr ? Case::kDative : *own}, true};
      return BearerOfTerm(text, term, known->second, adjoins, subject);
    }
    if (adjoins && term.kind == TermKind::kTitle) {
      // «глава аппарата министра»
      if (kind == TermKind::kTitle && (term.source.given || term.source.possessor))
        return {{Case::kGenitive}, true};
      // «советник главы офиса»
      const size_t head = known == decided.end() ? at : known->second.first_word;
      if (IsRelativeTitle(text.lower[head])) return {{Case::kGenitive}, true};
    }
    // «после» is a form of «посол» as well.
    const bool preposition = FindPreposition(text, at) != nullptr;
    const auto title = preposition ? table_.titles.end() : table_.titles.find(text.lower[at]);
    if (title != table_.titles.end()) {
      // «доповів солдат Сирському» for "the soldier reported to Syrskyi"
      const bool spoken_to = person && adjoins && term.source.given && !term.source.apposition && at > 0 &&
                             !text.clause_start[at] && BeginsWithAny(text.lower[at - 1], table_.speech);
      if (spoken_to) return {{Case::kDative}, true};
      return person ? BearerOfWord(text, at, term, title->second, subject, decided)
                    : ComplementOfTitle(text, at, term, adjoins);
    }
    if (!MayFollowTitle(text, at, adjoins, decided)) return {};
  }
  return {};
}

CaseDemand Government::AfterMister(const TargetText& text, const PlacedTerm& term) const {
  const size_t at = term.first_word - 1;
  if (at == 0 || text.lower[at - 1] != "г" || text.Gap(at) != "-" || text.clause_start[term.first_word])
    return {};
  const auto found = table_.misters.find(text.lower[at]);
  return found == table_.misters.end() ? CaseDemand{} : CaseDemand{{found->second}, true};
}

bool Government::IsOffice(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  // «является иностранным агентом»
  const bool somebody = term.kind == TermKind::kTitle || (term.kind == TermKind::kTerm && term.animate);
  if (!somebody || term.source.subject || term.source.apposition || text.clause_start[verb] ||
      !BeginsWithAny(text.lower[verb], table_.being))
    return false;
  const VerbForm form = VerbFormOf(text.lower[verb]);
  if (form == VerbForm::kInfinitive) return true;
  size_t clause = verb;
  while (clause > 0 && !text.clause_start[clause]) --clause;
  // «который является послом»
  return table_.which.contains(text.lower[clause]) || PronounBefore(text, verb) ||
         HasSubject(text, verb, decided);
}

// «был премьер-министром», «избран председателем»
CaseDemand Government::AfterCopula(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  size_t verb = term.first_word - 1;
  // «Главой государства является президент»
  const auto office =
      verb > 0 && BeginsWithAny(text.lower[verb], table_.being) ? decided.find(verb - 1) : decided.end();
  const bool inverted = office != decided.end() && office->second.kind == TermKind::kTitle &&
                        office->second.grammatical_case == Case::kInstrumental &&
                        BeginsClause(text, office->second.first_word);
  if (inverted) return {{Case::kNominative}, true};
  // «…, назначенный главой офиса», «…, остающийся мэром»
  const std::string& participle = text.lower[verb];
  const bool begins = text.clause_start[verb] && !text.sentence_start[verb] &&
                      !EndsWithAny(participle, "лся", "лась", "лись");
  const bool named =
      (begins || EndsWithAny(participle, "щийся", "щаяся", "вшийся")) && term.kind == TermKind::kTitle &&
      (IsParticiple(participle, ukrainian_) || EndsWithAny(participle, "щийся", "щаяся", "вшийся")) &&
      (BeginsWithAny(participle, table_.takes_for) || BeginsWithAny(participle, table_.predicative) ||
       BeginsWithAny(participle, table_.remains));
  // «…, избранный президент», whom English calls "president-elect"
  const bool elect = BeginsWithAny(participle, table_.elects) && !term.source.predicate;
  if (named && !elect) return {{Case::kInstrumental}, true};
  if (IsOffice(text, term, decided)) return {{Case::kInstrumental}, true};
  if (!term.source.predicate) return {};
  const bool adjective = IsRelational(text.lower[verb]) || (table_.determiners.contains(text.lower[verb]) &&
                                                            EndsWithAny(text.lower[verb], "ым", "им", "ой"));
  if (adjective && verb > 0 && !text.clause_start[verb]) --verb;
  const bool links = absl::c_any_of(table_.predicative, [&](const std::string& stem) {
    return absl::StartsWith(text.lower[verb], stem) &&
           Letters(text.lower[verb]) - Letters(stem) <= kPredicateEnding;
  });
  if (!links) {
    // «обрала нового архієпископа»
    const bool object =
        EndsAsAdjective(participle, ukrainian_) && EndsWithAny(participle, "ого", "его", "ього", "ую", "юю");
    if (object) return {};
    // «назначил своего сына секретарём»
    for (size_t i = term.first_word; i > 0 && i + kPredicateReach > term.first_word && !text.clause_start[i];
         --i) {
      if (BeginsWithAny(text.lower[i - 1], table_.takes_for) &&
          (VerbFormOf(text.lower[i - 1]) != VerbForm::kNone ||
           IsPlainParticiple(text.lower[i - 1], ukrainian_) || NamesAction(text.lower[i - 1])))
        // «назвал имя министра»
        return FindPreposition(text, verb) == nullptr
                   ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                   : CaseDemand{};
    }
    return {};
  }
  // «Будучи главой», «Призначений послом»; before another verb the title may be the subject: «Среди них был
  // представитель».
  const bool was = absl::StartsWith(text.lower[verb], "бы") || absl::StartsWith(text.lower[verb], "бу");
  const bool no_subject = !was || EndsWithAny(text.lower[verb], "чи", "вши") ||
                          VerbFormOf(text.lower[verb]) == VerbForm::kInfinitive;
  // «Джеффри Пайетт был послом»
  const bool name_before = verb > 0 && !text.clause_start[verb] && text.words[verb - 1].upper_initial &&
                           (text.clause_start[verb - 1] || FindPreposition(text, verb - 2) == nullptr);
  return no_subject || name_before || HasSubject(text, verb, decided)
             ? CaseDemand{{Case::kInstrumental}, true}
             : CaseDemand{};
}

}  // namespace dragoman
