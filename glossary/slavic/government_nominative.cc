// Where a name that stands in the nominative may be right although the words before it ask for another case.
#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// The longest ending of a noun that says what a name in quotation marks is: «журналами», but neither
// «журналистка» nor, of «команда», «командир».
constexpr size_t kKindEnding = 3;

// «победная», but «поздравляя», «отвечая»
bool EndsAsFeminineAdjective(absl::string_view word) {
  return EndsWithAny(word, "нная", "ьная", "тная", "дная", "рная", "чная", "вная", "жная", "сная", "пная",
                     "мная", "кая", "гая", "овая", "евая", "шая", "тая");
}

}  // namespace

bool Government::NominativeMayStay(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  return OpensQuotation(text, term) || IsBehindNominative(text, term) || IsNameOfKind(text, term) ||
         MayBearTitle(text, term, decided) || StandsBeforeItsVerb(text, term, decided) ||
         MayBeOnlySubject(text, term, decided);
}

bool Government::StandsBeforeItsVerb(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& decided) const {
  const size_t first = term.first_word;
  const SourcePlace& source = term.source;
  const bool subject = source.subject && !source.object && !source.possessor && !source.dependent;
  const bool name = term.kind == TermKind::kPerson || term.kind == TermKind::kPlace;
  const bool bare = first > 0 && !text.clause_start[first] && FindPreposition(text, first - 1) == nullptr &&
                    !table_.conjunctions.contains(text.lower[first - 1]) && !decided.contains(first - 1);
  if (!subject || !name || !bare) return false;
  const size_t next = BehindName(text, term);
  size_t verb = source.listed ? BehindList(text, next) : next;
  // «Испания тратить не будет»
  if (verb < text.words.size() && VerbFormOf(text.lower[verb]) == VerbForm::kInfinitive) ++verb;
  if (verb < text.words.size() && text.lower[verb] == "не") ++verb;
  return IsFinite(text, verb) && !IsReported(text, verb) && Agrees(VerbFormOf(text.lower[verb]), text, term);
}

bool Government::OpensQuotation(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word, next = term.last_word + 1;
  const absl::string_view gap = text.Gap(first);
  if (next >= text.words.size() || !HasQuote(gap) || absl::EndsWith(gap, " ") || absl::EndsWith(gap, "-"))
    return false;
  const bool alone = HasQuote(text.Gap(next));
  // «мы говорим «Бельгия»»
  const bool said = first > 0 && VerbFormOf(text.lower[first - 1]) == VerbForm::kNone &&
                    EndsWithAny(text.lower[first - 1], "им", "ем", "ємо", "имо");
  return !alone || said;
}

bool Government::IsBehindNominative(const TargetText& text, const PlacedTerm& term) const {
  const size_t word = term.first_word;
  const SourcePlace& source = term.source;
  if (word == 0 || text.clause_start[word]) return false;
  const std::string& adjective = text.lower[word - 1];
  const bool participle =
      IsParticiple(adjective, ukrainian_) || (!ukrainian_ && IsActiveParticiple(adjective));
  const bool done_by =
      participle && (source.by || source.possessor || source.predicate || source.given || source.object);
  // «обвиняя Путина»
  const bool gerund = VerbFormOf(adjective) == VerbForm::kGerund && table_.CaseOfVerb(adjective) != nullptr &&
                      !EndsAsFeminineAdjective(adjective);
  const bool nominative = ukrainian_ ? EndsWithAny(adjective, "ський", "цький", "ська", "цька")
                                     : EndsWithAny(adjective, "ый", "ий", "ая", "яя") && !done_by && !gerund;
  const bool preposition =
      word > 1 && !text.clause_start[word - 1] && FindPreposition(text, word - 2) != nullptr;
  return nominative && !preposition && Letters(adjective) > 4 && !text.words[word - 1].upper_initial &&
         !EndsWithAny(adjective, "ений", "аний", "ятий", "ций");  // «выступлений»
}

bool Government::IsNameOfKind(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  if (first == 0 || term.names_person() || term.is_thing()) return false;
  const std::string& before = text.lower[first - 1];
  const bool noun = (!text.words[first - 1].upper_initial || text.sentence_start[first - 1]) &&
                    VerbFormOf(before) == VerbForm::kNone && FindPreposition(text, first - 1) == nullptr &&
                    Letters(before) > 3;
  return noun && !text.clause_start[first] &&
         (table_.generics.contains(before) || table_.named.contains(before));
}

bool Government::HasKindBefore(const TargetText& text, size_t word) const {
  return word > 0 && absl::c_any_of(table_.kinds_of_names, [&](const std::string& stem) {
           return absl::StartsWith(text.lower[word - 1], stem) &&
                  !EndsWithAny(text.lower[word - 1], "ист", "ир") &&
                  Letters(text.lower[word - 1]) - Letters(stem) <= kKindEnding;
         });
}

bool Government::MayBearTitle(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const {
  const SourcePlace& source = term.source;
  const bool other_part =
      source.possessor || source.given || source.object || source.predicate || source.dependent;
  if (!term.names_person() || term.number == Number::kPlural || other_part) return false;
  for (size_t at = term.first_word; at > 0 && !text.clause_start[at]; --at) {
    const size_t word = at - 1;
    const auto known = decided.find(word);
    if (known != decided.end()) {
      // A title of the glossary is the bearer's own.
      if (known->second.kind == TermKind::kTitle || known->second.kind == TermKind::kPerson)
        return known->second.kind == TermKind::kTitle && known->second.grammatical_case == Case::kNominative;
      at = known->second.first_word + 1;
      continue;
    }
    const bool other = FindPreposition(text, word) != nullptr ||
                       table_.conjunctions.contains(text.lower[word]) ||
                       (!text.words[word].upper_initial && VerbFormOf(text.lower[word]) != VerbForm::kNone);
    if (other) return false;
    const auto title = table_.titles.find(text.lower[word]);
    if (title == table_.titles.end()) continue;
    const bool nominative = absl::c_any_of(title->second, [](const GrammaticalForm& form) {
      return form.grammatical_case == Case::kNominative && form.number == Number::kSingular;
    });
    if (nominative) return true;
  }
  return false;
}

bool Government::MayBeOnlySubject(const TargetText& text, const PlacedTerm& term,
                                  const DecidedTerms& decided) const {
  const SourcePlace& source = term.source;
  const size_t first = term.first_word;
  // «Накануне Трамп подписал» is an adverb's.
  const bool preposition = first > 0 && !text.clause_start[first] &&
                           FindPreposition(text, first - 1) != nullptr &&
                           !table_.adverbs.contains(text.lower[first - 1]);
  const auto beside = first > 0 ? decided.find(first - 1) : decided.end();
  const bool of_title = beside != decided.end() && beside->second.kind == TermKind::kTitle &&
                        beside->second.grammatical_case != Case::kNominative;
  const bool other_part = source.possessor || source.object || source.recipient ||
                          (source.dependent && !source.by) || source.predicate || of_title ||
                          (first > 0 && (table_.nor.contains(text.lower[first - 1]) ||
                                         BeginsWithAny(text.lower[first - 1], table_.posts)));
  // «восхищается Болсонару и Букеле»
  const bool joined = first > 0 && table_.conjunctions.contains(text.lower[first - 1]) &&
                      (!source.subject || !text.clause_start[first - 1]);
  const bool may_act = source.subject || source.by || term.names_person();
  if (term.is_thing() || !may_act || preposition || other_part || joined) return false;
  size_t begin = first, end = BehindName(text, term);
  while (begin > 0 && !text.clause_start[begin]) --begin;
  while (end < text.words.size() && !text.clause_start[end]) ++end;
  const size_t verb = OnlyFinite(text, begin, end);
  if (verb == text.words.size() || IsReported(text, verb) || IsImpersonal(text, verb)) return false;
  // «Российские власти Путина»: an attribute needs the verb right behind it.
  if (source.attribute && !source.subject && verb != BehindName(text, term) &&
      FirstVerbWord(text, term.last_word + 1, 1) != verb)
    return false;
  const VerbForm form = VerbFormOf(text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  return Agrees(form, text, term) && (!plural || term.number == Number::kPlural) &&
         !BelongsToPhrase(text, term, begin, verb) && !HasOtherSubject(text, term, begin, verb, decided);
}

}  // namespace dragoman
