// Subjects: before and behind their verb, declined by the translator, in the dative, in clauses that have
// lost their verb.
#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// How many words stand between a subject and its predicate at most, those between commas aside: «Посол
// Франции в Польше в понедельник утром сказал».
constexpr size_t kSubjectToPredicate = 8;

}  // namespace

VerbForm Government::PredicateForm(const TargetText& text, size_t word) const {
  const std::string& lower = text.lower[word];
  if (text.words[word].upper_initial && !text.sentence_start[word]) return VerbForm::kNone;
  const VerbForm form = VerbFormOf(lower);
  const bool short_form = table_.states.contains(lower) ||
                          (!ukrainian_ && Letters(lower) > 5 && IsPlainParticiple(lower, false) &&
                           !table_.not_participles.contains(lower));
  if (!short_form) {
    const bool finite = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine ||
                        form == VerbForm::kPastNeuter || form == VerbForm::kPastPlural ||
                        form == VerbForm::kPresentSingular || form == VerbForm::kPresentPlural;
    return finite ? form : VerbForm::kNone;
  }
  if (EndsWithAny(lower, "а")) return VerbForm::kPastFeminine;
  if (EndsWithAny(lower, "о", "е")) return VerbForm::kPastNeuter;
  return EndsWithAny(lower, "ы", "і") ? VerbForm::kPastPlural : VerbForm::kPastMasculine;
}

size_t Government::PredicateBehind(const TargetText& text, size_t word) const {
  const size_t none = text.words.size();
  for (size_t at = word, steps = 0; at < none && !text.sentence_start[at] && steps < kSubjectToPredicate;
       ++steps) {
    if (text.clause_start[at]) {
      // The aside ends with the next comma, and the predicate goes on there.
      size_t behind = at + 1;
      while (behind < none && !text.clause_start[behind]) ++behind;
      const bool between_commas =
          text.Gap(at) == ", " && behind < none && text.Gap(behind) == ", " && !text.sentence_start[behind];
      if (!between_commas || table_.conjunctions.contains(text.lower[at])) return none;
      at = behind;
      while (at + 1 < none && !text.clause_start[at + 1] &&
             (table_.particles.contains(text.lower[at]) || table_.adverbs.contains(text.lower[at])))
        ++at;
      return PredicateForm(text, at) == VerbForm::kNone ? none : at;
    }
    if (PredicateForm(text, at) != VerbForm::kNone) return at;
    // «Европы … как Макрон обсуждает»: the verb is another's.
    const bool other_subject = IsNominativeTitle(text.lower[at]) ||
                               table_.pronouns.contains(text.lower[at]) ||
                               table_.as_well.contains(text.lower[at]);
    if (other_subject) return none;
    ++at;
  }
  return none;
}

CaseDemand Government::SubjectOfPredicate(const TargetText& text, const PlacedTerm& term,
                                          const DecidedTerms& decided) const {
  const SourcePlace& source = term.source;
  const size_t first = term.first_word;
  const bool subject = source.subject || (source.opens && first == 0);
  const bool other_part = source.possessor || source.dependent || source.given || source.recipient ||
                          (source.object && !source.passive) || source.address || source.likes ||
                          source.faces;
  if (!subject || other_part || (!BeginsClause(text, first) && !OpensWithConjunction(text, first))) return {};
  const size_t behind = source.listed ? BehindList(text, BehindName(text, term)) : BehindName(text, term);
  const size_t verb = PredicateBehind(text, behind);
  if (verb == text.words.size() || IsReported(text, verb)) return {};
  const std::string& word = text.lower[verb];
  // «была закрыта», «оспаривается» for "was closed", "is disputed"
  const bool passive = table_.copulas.contains(word) || VerbFormOf(word) == VerbForm::kNone ||
                       (EndsWithAny(word, "ся", "сь") && table_.CaseOfVerb(word) == nullptr);
  if (source.passive && !passive) return {};
  const bool befallen = (!source.awaits && BeginsWithAny(word, table_.befalls)) || IsImpersonal(text, verb);
  if (befallen || !Agrees(PredicateForm(text, verb), text, term)) return {};
  const size_t next = verb + 1;
  const bool goes_on = next < text.words.size() && !text.clause_start[next];
  // «Трампа буде переобрано»
  if (goes_on && VerbFormOf(text.lower[next]) == VerbForm::kImpersonal) return {};
  // «Украину поддерживает Мерц» for "enjoys the support of Merz"
  const bool name_behind = goes_on && text.words[next].upper_initial;
  if (name_behind && !source.subject) return {};
  // «Киеву предоставлен заём»
  const bool participle = VerbFormOf(word) == VerbForm::kNone && !table_.states.contains(word);
  if (participle && goes_on && MayBeSubject(text.lower[HeadFrom(text, next)], PredicateForm(text, verb)))
    return {};
  if (HasOtherSubject(text, term, first, verb, decided)) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (DoesNotExist(text, behind)) demand.accepted = {Case::kGenitive};
  // «Ахметову принадлежит завод», «Лаврова принял Эрдоган»
  const Case* governed = table_.CaseOfVerb(word);
  if (governed != nullptr && (*governed == Case::kDative || name_behind)) demand.accepted = {*governed};
  // «Канцлером был Шольц»
  if (term.kind == TermKind::kTitle && (BeginsWithAny(word, table_.being) || table_.copulas.contains(word)))
    demand.accepted = {Case::kInstrumental};
  return demand;
}

CaseDemand Government::SubjectBehindVerb(const TargetText& text, const PlacedTerm& term,
                                         const DecidedTerms& decided) const {
  const SourcePlace& source = term.source;
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  // «лідирує Громадянська коаліція» for "put Civic Coalition ahead"
  const bool subject =
      (source.object ? !reflexive : source.subject) && !source.possessor && !source.dependent;
  const bool by_itself =
      reflexive ? table_.CaseOfVerb(word) == nullptr : BeginsWithAny(word, table_.intransitive);
  if (!subject || !by_itself || !IsFinite(text, verb) || IsImpersonal(text, verb) ||
      BeginsWithAny(word, table_.exists) || (verb > 0 && text.lower[verb - 1] == "не"))
    return {};
  const size_t behind = BehindName(text, term);
  // «Дорого обошлась Украине эта война»
  const bool other = behind < text.words.size() && !text.clause_start[behind] &&
                     MayBeSubject(text.lower[HeadFrom(text, behind)], VerbFormOf(word));
  const bool own = Agrees(VerbFormOf(word), text, term) && !HasSubject(text, verb, decided) && !other;
  return own ? CaseDemand{{Case::kNominative}, true, {}, {Case::kDative}} : CaseDemand{};
}

bool Government::IsAbsent(const TargetText& text, size_t word) const {
  for (size_t at = word; at + 1 < text.words.size() && at < word + kObjectReach && !text.clause_start[at + 1];
       ++at) {
    const std::string& next = text.lower[at + 1];
    const bool was_not = text.lower[at] == "не" && (next == "было" || next == "було");
    if (!was_not) continue;
    const size_t behind = at + 2;
    return behind >= text.words.size() || text.clause_start[behind] ||
           FindPreposition(text, behind) != nullptr;
  }
  return false;
}

CaseDemand Government::NotPerceived(const TargetText& text, size_t word) const {
  size_t at = word;
  while (at < text.words.size() && !text.clause_start[at] && table_.copulas.contains(text.lower[at])) ++at;
  if (at >= text.words.size() || text.clause_start[at] || !table_.perceived.contains(text.lower[at]))
    return {};
  // «Шмыгаля не было видно в Анкаре», but «Украине не видно конца войны»
  const size_t behind = at + 1;
  const bool alone = behind >= text.words.size() || text.clause_start[behind] ||
                     FindPreposition(text, behind) != nullptr || table_.adverbs.contains(text.lower[behind]);
  return alone ? CaseDemand{{Case::kGenitive}, true, {}, {Case::kAccusative}}
               : CaseDemand{{Case::kDative}, true};
}

// The logical subject of a verb without a grammatical one, or whom something is given that the verb names:
// «Киеву нужны системы», «Макрону не удалось», «Мерцу не обойтись», «Уэльсу не дали ничего».
CaseDemand Government::WithoutSubject(const TargetText& text, const PlacedTerm& term) const {
  size_t verb = BehindName(text, term);
  if (term.source.listed) verb = BehindList(text, verb);
  const auto inside = [&text](size_t word) { return word < text.words.size() && !text.clause_start[word]; };
  bool denied = false;
  while (inside(verb) && table_.particles.contains(text.lower[verb])) {
    denied |= text.lower[verb] == "не";
    ++verb;
  }
  if (!inside(verb)) return {};
  const std::string& word = text.lower[verb];
  // «Пролив нельзя заменить» for "cannot be replaced"
  const bool to_be_acted_on = term.source.passive && !term.names_person() && inside(verb + 1) &&
                              VerbFormOf(text.lower[verb + 1]) == VerbForm::kInfinitive;
  if (to_be_acted_on) return {};
  // «Мадуро остаётся лишь ждать»
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  const bool remains = BeginsWithAny(word, table_.remains);
  const bool to_do = remains && inside(verb + 1) &&
                     (table_.only.contains(text.lower[verb + 1]) ||
                      VerbFormOf(text.lower[verb + 1]) == VerbForm::kInfinitive);
  // «Светлане Алексиевич вручена премия» for "was awarded the prize"
  const bool awarded = !ukrainian_ && term.source.recipient && BeginsWithAny(word, table_.gives) &&
                       IsPlainParticiple(word, ukrainian_);
  // «Мерцу 70 лет»
  const bool aged = absl::c_all_of(word, absl::ascii_isdigit) && inside(verb + 1) && term.names_person() &&
                    table_.years.contains(text.lower[verb + 1]);
  if (awarded || aged) return {{Case::kDative}, true};
  // «Премьер-министру пришлось» for "was forced"
  if (term.source.object && !IsImpersonal(text, verb)) return {};
  const bool needs = (!thing && table_.needs.contains(word)) || to_do ||
                     (term.source.likes && BeginsWithAny(word, table_.pleases)) ||
                     (denied && VerbFormOf(word) == VerbForm::kInfinitive);
  if (needs) return {{Case::kDative}, true, {}, {Case::kAccusative}};
  // «Переговорам про вступ немає альтернативи»
  size_t lacks = verb;
  while (inside(lacks) && !table_.absences.contains(text.lower[lacks])) ++lacks;
  const bool lacking = inside(lacks) && inside(lacks + 1) && FindPreposition(text, lacks + 1) == nullptr;
  const bool opens = BeginsClause(text, term.first_word) || OpensWithConjunction(text, term.first_word);
  if (lacking && !term.source.subject && opens) return {{Case::kDative, Case::kGenitive}, true};
  if (IsAbsent(text, verb)) return {{Case::kGenitive}, true, {}, {Case::kDative, Case::kInstrumental}};
  const CaseDemand seen = denied ? NotPerceived(text, verb) : CaseDemand{};
  if (!seen.cases.empty()) return seen;
  // «Азии грозит нехватка» for "Asia faces a shortage"
  if (term.source.faces && table_.looms.contains(word)) return {{Case::kDative}, true};
  // «Юн Сок Ёлю предъявлены обвинения»
  const bool plural = term.number == Number::kPlural || term.source.listed;
  const bool charged = !ukrainian_ && !plural && !term.source.by && !term.source.subject &&
                       EndsWithAny(word, "аны", "ены", "яны") && BeginsWithAny(word, table_.gives);
  if (charged) return {{Case::kDative}, true};
  const bool given = term.source.given && BeginsWithAny(word, table_.gives) && IsFinite(text, verb);
  if (given) return {{Case::kDative}, true};
  // «МАГАТЭ и его директору было отказано», «Хегсету не было известно», «Валтонен и генеральному секретарю
  // Синирлиоглу не удалось»
  const size_t finite = FirstVerbWord(text, verb, kObjectReach);
  if (finite < text.words.size()) {
    const std::string& known = text.lower[finite];
    const auto is_state = [&](size_t i) { return inside(i) && table_.impersonals.contains(text.lower[i]); };
    // «Европе будет трудно обороняться»
    bool other_name = false;
    for (size_t i = verb; i < finite; ++i) other_name |= text.words[i].upper_initial;
    const bool be = known == "было" || known == "було" || (table_.will.contains(known) && !other_name);
    const bool was = be && (is_state(finite + 1) || is_state(finite + 2));
    // «Москве будет гораздо сложнее бороться»
    const auto compares = [&](size_t i) {
      return inside(i) && EndsWithAny(text.lower[i], "нее", "ще", "че", "іше", "жче");
    };
    const bool impersonal = table_.will.contains(known) || VerbFormOf(known) == VerbForm::kPastNeuter;
    const bool harder =
        impersonal && term.kind != TermKind::kTerm && (compares(finite + 1) || compares(finite + 2));
    if (harder) return {{Case::kDative}, true};
    const bool managed = VerbFormOf(known) == VerbForm::kPastNeuter && table_.needs.contains(known);
    if (was || managed) return {{Case::kDative}, true};
  }
  // «Чехии российский газ больше не нужен»
  for (size_t i = verb; inside(i) && i < verb + kObjectReach; ++i) {
    if (IsFinite(text, i)) break;
    if (!table_.needs.contains(text.lower[i])) continue;
    // «особам терміново потрібна допомога»: what is needed is another.
    const bool other = term.number == Number::kPlural ? !EndsWithAny(text.lower[i], "ы", "і")
                                                      : EndsWithAny(text.lower[i], "ы", "ні");
    // «переговоры нельзя разделять»
    const bool to_be_done = (thing || term.source.passive) && inside(i + 1) &&
                            VerbFormOf(text.lower[i + 1]) == VerbForm::kInfinitive;
    if (to_be_done) return {};
    if (other) return {{Case::kDative}, true};
    return thing ? CaseDemand{} : CaseDemand{{Case::kNominative, Case::kDative}, true};
  }
  return {};
}

CaseDemand Government::AgentBeforeVerb(const TargetText& text, const PlacedTerm& term) const {
  const size_t verb = BehindName(text, term);
  if (verb >= text.words.size() || text.clause_start[verb] || text.words[verb].upper_initial) return {};
  const std::string& word = text.lower[verb];
  // «Президент страны пообещал»
  const bool has_verb = Agrees(FirstVerb(text, verb + 1, kSubjectReach), text, term);
  if (Letters(word) < 5 || table_.states.contains(word) || has_verb) return {};
  const bool neuter = VerbFormOf(word) == VerbForm::kImpersonal ||
                      (!ukrainian_ && EndsWithAny(word, "ано", "яно", "ено", "ято"));
  if (ukrainian_) return neuter && term.source.by ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
  const bool subject = BeginsClause(text, term.first_word) && term.source.subject;
  if (!subject || term.number == Number::kPlural) return {};
  // The participle agrees with another: «Комиссией раскритикован закон», «Премьер-министром отправлено».
  const bool man_or_woman = term.gender == Gender::kMasculine || term.gender == Gender::kFeminine;
  const bool feminine = EndsWithAny(word, "ана", "яна", "ена", "ята");
  const bool masculine = EndsWithAny(word, "ан", "ен", "ён");
  const bool other = EndsWithAny(word, "аны", "яны", "ены", "яты") || (neuter && man_or_woman) ||
                     (feminine && term.gender == Gender::kMasculine && term.kind != TermKind::kTitle) ||
                     (masculine && term.gender == Gender::kFeminine);
  return other ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
}

bool Government::Speaks(const TargetText& text, size_t word, const PlacedTerm& term) const {
  const VerbForm form = VerbFormOf(text.lower[word]);
  // «Макрону сообщили» has no subject.
  const bool singular = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine ||
                        form == VerbForm::kPresentSingular;
  return (singular || Agrees(form, text, term)) && !IsReported(text, word) &&
         !text.words[word].upper_initial && BeginsWithAny(text.lower[word], table_.speech);
}

CaseDemand Government::Speaker(const TargetText& text, size_t verb) const {
  // «Зеленскому доложил Сырский»
  const Case* governed = table_.CaseOfVerb(text.lower[verb]);
  const size_t next = verb + 1;
  bool other = next < text.words.size() && !text.clause_start[next] && text.words[next].upper_initial;
  for (size_t i = next; i < text.words.size() && !text.clause_start[i]; ++i)
    other |= IsNominativeTitle(text.lower[i]);
  if (governed == nullptr || *governed != Case::kDative || !other) return {{Case::kNominative}, true};
  return {{Case::kNominative}, true, {}, {Case::kDative}};
}

size_t Government::VerbBehindBearer(const TargetText& text, size_t comma) const {
  const auto begins_clause = [&text](size_t word) {
    return word < text.words.size() && text.clause_start[word] && !text.sentence_start[word];
  };
  if (!begins_clause(comma) || !text.words[comma].upper_initial) return text.words.size();
  size_t verb = comma + 1;
  while (verb < text.words.size() && !text.clause_start[verb] && text.words[verb].upper_initial) ++verb;
  return begins_clause(verb) ? verb : text.words.size();
}

CaseDemand Government::DeclinedSubject(const TargetText& text, const PlacedTerm& term,
                                       const DecidedTerms& decided) const {
  if (!term.source.subject || term.source.object || term.source.possessor || term.source.dependent) return {};
  size_t first = term.first_word;
  while (first > 0 && !text.clause_start[first] && IsRelational(text.lower[first - 1])) --first;
  const size_t next = BehindName(text, term);
  if (BeginsClause(text, first)) {
    // «…», — президентка Єврокомісії Урсула фон дер Ляєн»
    const absl::string_view gap = text.Gap(first);
    if (absl::StrContains(gap, "—") && absl::StrContains(gap, "»")) return {{Case::kNominative}, true};
    // «президент банку, Крістін Лагард, сказала»
    const size_t verb = term.kind == TermKind::kTitle ? VerbBehindBearer(text, next) : text.words.size();
    if (verb < text.words.size() && Speaks(text, verb, term)) return Speaker(text, verb);
  } else {
    const size_t verb = first - 1;
    const bool other = PronounBefore(text, verb) || IsParticiple(text.lower[verb], ukrainian_);
    if (Speaks(text, verb, term) && !other && !HasSubject(text, verb, decided))
      return {{Case::kNominative}, true};
    // «зазначив француз президент»
    const bool behind_noun = first > 1 && !text.clause_start[verb] && !text.words[verb].upper_initial &&
                             !table_.numerals.contains(text.lower[verb]) &&
                             FindPreposition(text, verb) == nullptr &&
                             VerbFormOf(text.lower[verb]) == VerbForm::kNone && Speaks(text, first - 2, term);
    if (behind_noun) return {{Case::kNominative}, true, {}, {Case::kGenitive}};
  }
  if (next >= text.words.size() || text.clause_start[next]) return {};
  const bool opens = BeginsClause(text, first) || OpensWithConjunction(text, first) ||
                     (FindPreposition(text, first - 1) == nullptr && !IsCounted(text, first) &&
                      OpensWithAdverbial(text, first - 1));
  if (opens && Speaks(text, next, term)) return Speaker(text, next);
  // «российский министр Лавров отклонил», but «понад 40 глав зібралися», «Трампа може бути переобрано»
  bool impersonal = IsImpersonal(text, next);
  for (size_t i = next; i < text.words.size() && !text.clause_start[i]; ++i) {
    impersonal |= VerbFormOf(text.lower[i]) == VerbForm::kImpersonal;
  }
  const bool does = first != term.first_word && IsFinite(text, next) &&
                    Agrees(VerbFormOf(text.lower[next]), text, term) && !impersonal &&
                    !IsCounted(text, first) && !BeginsWithAny(text.lower[next], table_.befalls);
  return opens && does ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

CaseDemand Government::LogicalSubject(const TargetText& text, const PlacedTerm& term) const {
  size_t first = term.first_word;
  // «когда и России придётся»
  while (first > 1 && !text.clause_start[first] && !text.clause_start[first - 1] &&
         (table_.particles.contains(text.lower[first - 1]) ||
          table_.conjunctions.contains(text.lower[first - 1])))
    --first;
  const bool begins_clause = BeginsClause(text, first);
  // «Для вынесения вотума недоверия не хватило»
  // «Из-за тумана самолёту Фридена пришлось сесть» for "Frieden's plane"
  const bool completes = first > 0 && (term.is_thing() ? CaseOfComplement(text.lower[first - 1]) != nullptr
                                                       : term.source.possessor);
  const bool behind_adverbial =
      !begins_clause && FindPreposition(text, first - 1) == nullptr &&
      ((OpensWithAdverbial(text, first - 1) && !completes) ||
       (text.clause_start[first - 1] && table_.adverbs.contains(text.lower[first - 1])));
  const bool may_lack_subject = !term.source.object || term.source.passive;
  // «зачем Парижу тратить» for "why should Paris spend"
  const size_t done = term.source.listed ? BehindList(text, BehindName(text, term)) : BehindName(text, term);
  const bool how = !begins_clause && text.clause_start[first - 1] &&
                   table_.question.contains(text.lower[first - 1]) && done < text.words.size() &&
                   !text.clause_start[done] && VerbFormOf(text.lower[done]) == VerbForm::kInfinitive;
  if (how && may_lack_subject && !term.is_thing()) return {{Case::kDative}, true, {}, {Case::kAccusative}};
  // «Киеву не стоит ждать» for "Kyiv should not expect"
  const bool should = (begins_clause || OpensWithConjunction(text, first)) && term.source.subject &&
                      !term.source.object && !term.is_thing() && ToBeDone(text, done) < text.words.size();
  if (should) return {{Case::kDative}, true, {}, {Case::kAccusative}};
  const bool asked =
      (begins_clause || behind_adverbial || OpensWithConjunction(text, first)) && may_lack_subject;
  return asked ? WithoutSubject(text, term) : CaseDemand{};
}

CaseDemand Government::SubjectOfLostVerb(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  const bool verbless = term.names_person() && OpensWithConjunction(text, first) && !term.source.possessor &&
                        (text.lower[first - 1] == "что" || text.lower[first - 1] == "що") &&
                        !HasVerb(text, term.last_word + 1);
  return verbless ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

bool Government::DoesNotExist(const TargetText& text, size_t from) const {
  size_t at = from;
  while (at < text.words.size() && !text.clause_start[at] && text.lower[at] != "не") ++at;
  return at + 1 < text.words.size() && !text.clause_start[at] &&
         BeginsWithAny(text.lower[at + 1], table_.exists);
}

bool Government::IsWon(const TargetText& text, const PlacedTerm& term) const {
  const size_t verb = term.last_word + 1, winner = verb + 1;
  if (!term.is_thing() || winner >= text.words.size() || text.clause_start[verb] || text.clause_start[winner])
    return false;
  const bool somebody = text.words[winner].upper_initial || (EndsWithAny(text.lower[winner], "а", "я") &&
                                                             FindPreposition(text, winner) == nullptr);
  return somebody && BeginsWithAny(text.lower[verb], table_.wins);
}

CaseDemand Government::SubjectOfVerb(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word, next = term.last_word + 1;
  const bool begins_clause = BeginsClause(text, first);
  if (term.source.object || (!begins_clause && !EndsWithAny(text.lower[first - 1], "ся", "сь"))) return {};
  const VerbForm verb =
      begins_clause ? FirstVerb(text, next, kSubjectReach) : VerbFormOf(text.lower[first - 1]);
  const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
  // «Посол трёх стран уехали» for "The ambassadors"
  if ((term.names_person() || term.animate) && term.number == Number::kPlural && plural)
    return {{Case::kNominative}, true, Number::kPlural, {Case::kAccusative, Case::kDative}};
  // «Макрона ждёт трудная неделя»
  const bool befallen =
      !term.source.awaits && next < text.words.size() && BeginsWithAny(text.lower[next], table_.befalls);
  const bool verb_next =
      term.source.opens && IsFinite(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  if (begins_clause && IsWon(text, term)) return {{Case::kAccusative}, true};
  const bool subject = begins_clause && term.source.subject && !IsImpersonal(text, next) && !befallen &&
                       (verb_next || Agrees(verb, text, term));
  if (!subject) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (DoesNotExist(text, next)) demand.accepted = {Case::kGenitive};
  // «Главой государства является президент»
  const size_t is = FirstVerbWord(text, next, kSubjectReach);
  if (term.kind == TermKind::kTitle && is < text.words.size() && BeginsWithAny(text.lower[is], table_.being))
    demand.accepted = {Case::kInstrumental};
  if (IsDoneToByName(text, is)) demand.accepted.push_back(Case::kDative);
  return demand;
}

bool Government::IsDoneToByName(const TargetText& text, size_t verb) const {
  const size_t name = verb + 1;
  if (name >= text.words.size() || text.clause_start[name] || !text.words[name].upper_initial) return false;
  const Case* governed = table_.CaseOfVerb(text.lower[verb]);
  return governed != nullptr && *governed == Case::kDative;
}

CaseDemand Government::PluralSubject(const TargetText& text, const PlacedTerm& term) const {
  const size_t next = term.last_word + 1;
  const bool may_lack_plural =
      term.kind == TermKind::kTitle || (term.kind == TermKind::kTerm && term.source.opens);
  if (!may_lack_plural || term.number != Number::kPlural || term.source.object) return {};
  const CaseDemand plural{
      {Case::kNominative}, true, Number::kPlural, {Case::kAccusative, Case::kDative, Case::kGenitive}};
  // «Заблокируют ли министр финансов Португалии и Словении» for "Will the finance ministers"
  if (FollowsPluralVerb(text, term)) return plural;
  if (!BeginsClause(text, term.first_word) || IsFinite(text, next)) return {};
  size_t verb = next;
  while (verb < text.words.size() && !text.sentence_start[verb] &&
         (text.words[verb].upper_initial || VerbFormOf(text.lower[verb]) == VerbForm::kNone)) {
    ++verb;
  }
  const bool sentence = verb < text.words.size() && !text.sentence_start[verb];
  const VerbForm form = sentence ? VerbFormOf(text.lower[verb]) : VerbForm::kNone;
  return form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural ? plural : CaseDemand{};
}

bool Government::FollowsPluralVerb(const TargetText& text, const PlacedTerm& term) const {
  size_t verb = term.first_word;
  while (verb > 0 && !text.clause_start[verb] && table_.particles.contains(text.lower[verb - 1])) --verb;
  if (term.kind != TermKind::kTitle || verb == 0 || text.clause_start[verb] || !text.clause_start[verb - 1])
    return false;
  const std::string& does = text.lower[verb - 1];
  const VerbForm form = VerbFormOf(does);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  // «Сообщили министрам»
  return plural && !term.source.given && !term.source.recipient && !BeginsWithAny(does, table_.speech);
}

CaseDemand Government::BecomeBy(const TargetText& text, const PlacedTerm& term) const {
  const size_t verb = term.last_word + 1, name = verb + 1;
  const bool becomes = term.kind == TermKind::kTitle && BeginsClause(text, term.first_word) &&
                       !term.source.subject && name < text.words.size() && !text.clause_start[verb] &&
                       !text.clause_start[name] && table_.becomes.contains(text.lower[verb]);
  return becomes && text.words[name].upper_initial ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
}

// «Словакию Венгрия считает союзником», «Охрану посольства Израиль удвоил», «не доверять утечкам посоветовал
// журналистам Подоляк»
CaseDemand Government::SubjectOfClause(const TargetText& text, const PlacedTerm& term,
                                       const DecidedTerms& decided) const {
  if (!Acts(term)) return {};
  size_t begin = term.first_word, end = BehindName(text, term);
  while (!text.clause_start[begin]) --begin;
  while (end < text.words.size() && !text.clause_start[end]) ++end;
  const size_t verb = OnlyFinite(text, begin, end);
  if (verb == text.words.size() || IsReported(text, verb)) return {};
  // «перемогла Мая Санду», «как это делает Россия», but «осудив Макрона»
  const bool may_follow = term.kind == TermKind::kPerson || table_.as_well.contains(text.lower[begin]);
  if (verb + 1 == term.first_word && (!term.source.subject || !may_follow)) return {};
  const std::string& does = text.lower[verb];
  const bool by_itself = EndsWithAny(does, "ся", "сь") || BeginsWithAny(does, table_.intransitive);
  if (term.source.by && by_itself) return {};
  const bool other = BelongsToPhrase(text, term, begin, verb) || !Agrees(VerbFormOf(does), text, term) ||
                     !AgentOfAct(text, term).cases.empty() ||
                     HasOtherSubject(text, term, begin, verb, decided);
  if (other) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (verb > term.last_word && IsDoneToByName(text, verb)) demand.accepted = {Case::kDative};
  return demand;
}

bool Government::Acts(const PlacedTerm& term) {
  const SourcePlace& source = term.source;
  const bool acts = (source.subject && !source.dependent) || source.by;
  return acts && !term.is_thing() && !source.object && !source.possessor && !source.apposition &&
         (!source.attribute || source.subject);
}

bool Government::BelongsToPhrase(const TargetText& text, const PlacedTerm& term, size_t begin,
                                 size_t verb) const {
  if (BeginsClause(text, term.first_word) && verb > term.last_word) return false;
  // «індонезійського Червоного Хреста», «послався на заяву Трампа»
  const size_t before = term.first_word - 1;
  const bool of_adjective = Letters(text.lower[before]) > 4 &&
                            EndsWithAny(text.lower[before], "ого", "его", "ому", "ему", "ой", "ої", "ій",
                                        "ых", "их", "іх", "ым", "им", "ім", "ыми", "ими", "ую", "юю");
  bool in_phrase = false;
  for (size_t i = before; i > verb && i + 3 > before && !text.clause_start[i]; --i) {
    const bool apart = text.words[i].gap_before == WordGap::kApostrophe;  // «з'ясувати»
    in_phrase |= !apart && FindPreposition(text, i - 1) != nullptr;
  }
  // «в феврале ушёл с поста президента Йоханнис», «куда прибыла с визитом Зеленская»
  const bool opens_without = begin == verb || table_.relative_places.contains(text.lower[begin]) ||
                             FindPreposition(text, begin) != nullptr;
  in_phrase &= !opens_without || !term.names_person();
  // «В письме Герцогу Трамп попросил»: another name has the verb.
  for (size_t i = term.last_word + 1; term.kind == TermKind::kPerson && i < verb; ++i) {
    if (text.words[i].upper_initial) return true;
  }
  return of_adjective || in_phrase;
}

CaseDemand Government::EndsSubject(const TargetText& text, const PlacedTerm& term) const {
  const size_t next = term.last_word + 1;
  if (!IsFinite(text, next) || IsReported(text, next)) return {};
  if (IsWon(text, term)) return {{Case::kAccusative}, true};
  // «На этот момент Россия контролирует»: no word before it has it as its complement.
  const bool alone = IsBehindThisTime(text, term.first_word) && !term.source.object && !term.source.by &&
                     !IsImpersonal(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  if (alone) return {{Case::kNominative}, true};
  // «Генеральную Ассамблею возглавил дипломат»
  const bool subject = term.source.subject && !IsImpersonal(text, next);
  return {{Case::kNominative},
          subject && (Agrees(VerbFormOf(text.lower[next]), text, term) || term.kind == TermKind::kTitle),
          {},
          {Case::kGenitive}};
}

// A subject behind its verb: «, решила в третьем чтении Госдума», «Борн сменил на посту премьера Атталь».
CaseDemand Government::BehindItsVerb(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& decided) const {
  if ((!term.source.by && !term.source.subject) || term.source.object) return {};
  // «має бути схвалений парламентом»
  const bool passive = term.first_word > 1 && table_.be.contains(text.lower[term.first_word - 2]);
  // «сообщил министр Певкур»: the title has the verb.
  const auto title = decided.find(term.first_word - 1);
  const bool of_title =
      term.source.apposition && title != decided.end() && title->second.kind == TermKind::kTitle;
  if (passive || of_title) return {};
  size_t clause = term.first_word;
  while (clause > 0 && !text.clause_start[clause]) --clause;
  const std::string& before = text.lower[term.first_word - 1];
  if (Letters(before) > 4 && IsParticiple(before, ukrainian_)) return {};
  for (size_t verb = clause; verb + 1 < term.first_word; ++verb) {
    const VerbForm form = text.words[verb].upper_initial ? VerbForm::kNone : VerbFormOf(text.lower[verb]);
    const bool active = form != VerbForm::kNone && form != VerbForm::kInfinitive &&
                        form != VerbForm::kGerund && form != VerbForm::kImpersonal &&
                        !EndsWithAny(text.lower[verb], "ся", "сь") &&
                        (term.source.subject || !BeginsWithAny(text.lower[verb], table_.intransitive));
    if (!active) continue;
    const bool first = verb == clause;
    if (term.source.subject && !first) return {};
    if (!Agrees(form, text, term) || HasSubject(text, verb, decided)) return {};
    // «заявил в Нью-Дели Сингх»
    // «сообщает в коммюнике Международный комитет Красного Креста»
    const bool of_body = text.words[term.first_word - 1].upper_initial || CaseOfComplement(before) != nullptr;
    const bool may_speak = term.names_person() || (term.kind == TermKind::kOrganisation && !of_body);
    const bool speaker = may_speak && term.source.subject && BeginsWithAny(text.lower[verb], table_.speech);
    if (speaker) return {{Case::kNominative}, true, {}, {Case::kDative}};
    return {{Case::kNominative},
            true,
            {},
            {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental}};
  }
  return {};
}

}  // namespace dragoman
