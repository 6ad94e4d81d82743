// Subjects that the translator may have declined: what the clause says is said of them.
#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/government.h"

namespace dragoman {
namespace {

// How many words stand between a subject and its predicate at most, those between commas aside: «Посол
// Франции в Польше в понедельник утром сказал».
constexpr size_t kSubjectToPredicate = 8;
// How many phrases between commas: «Шойгу, секретарь Совета безопасности, прилетел».
constexpr int kMostAsides = 2;

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
    const bool other_subject = IsNominativeTitle(text.lower[at]) || table_.pronouns.contains(text.lower[at]);
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
  const bool subject = source.subject && !source.possessor && !source.dependent && !source.object;
  const bool by_itself = EndsWithAny(word, "ся", "сь") ? table_.CaseOfVerb(word) == nullptr
                                                       : BeginsWithAny(word, table_.intransitive);
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

}  // namespace dragoman
