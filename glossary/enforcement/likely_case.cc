#include "glossary/enforcement/likely_case.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/algorithm/container.h"

namespace dragoman {
namespace {

// The weights were chosen on sentences that the model had not learnt from (case_model/README.md).
//
// How much likelier a case is when the rules ask for it, before others that may be, and beside such; one that
// they only think likely, by the root of it.
constexpr float kAskedFor = 20, kAskedForToo = 10;
// The same of the only case that a preposition takes.
constexpr float kCertain = 400;
// The same of the vocative, which the model has seldom seen.
constexpr float kAddressed = 200;
// How often what stands there is wrong, beside how often it is right: an approved form in another case than
// the nominative, one in the nominative, which translators put anywhere, and one that may be an accusative as
// well; then the same of other words, whose endings tell less, a name that stayed in English among them. Few
// write a dative or instrumental by mistake, more where somebody is for where to.
constexpr float kWrongForm = .01F, kWrongNominative = .4F, kWrongDirect = .1F, kWrongDative = .005F;
constexpr float kWrongPrepositional = .03F;
constexpr float kWrongEnding = .05F, kWrongDirectEnding = .2F;

size_t IndexOf(Case grammatical_case) { return static_cast<size_t>(grammatical_case); }

// The cases of what stands there; none of a term that was put for a mask.
std::vector<Case> CasesThere(const Claim& claim, bool approved, const PlacedTerm& term) {
  const RenderingSpan& span = claim.span;
  if (claim.forced) return {};
  if (span.rendering->role == RenderingRole::kEnglish) return {Case::kNominative};
  return CasesShown(approved ? span.exact->forms : span.forms, term);
}

// How often `there`, which is not empty, is wrong.
float WrongnessOf(const std::vector<Case>& there, bool approved) {
  const bool nominative = absl::c_linear_search(there, Case::kNominative);
  if (!approved) return nominative ? kWrongDirectEnding : kWrongEnding;
  const bool dative = absl::c_all_of(there, [](Case grammatical_case) {
    return grammatical_case == Case::kDative || grammatical_case == Case::kInstrumental;
  });
  if (there == std::vector<Case>{Case::kPrepositional}) return kWrongPrepositional;
  if (!nominative) return dative ? kWrongDative : kWrongForm;
  return absl::c_linear_search(there, Case::kAccusative) ? kWrongDirect : kWrongNominative;
}

// What the rules weigh for each case where `there` stands.
void WeighRules(const CaseDemand& demand, const std::vector<Case>& there, bool approved,
                ByCase<float>* weights) {
  std::vector<Case> asked;
  for (const Case grammatical_case : demand.cases) AddCase(&asked, grammatical_case);
  const auto weigh = [weights](Case grammatical_case, float weight) {
    (*weights)[IndexOf(grammatical_case)] *= weight;
  };
  if (!demand.decides()) {
    // What somebody declined has a reason.
    const bool declined = approved && !absl::c_linear_search(there, Case::kNominative);
    if (!demand.strict && !asked.empty() && !declined) weigh(asked.front(), std::sqrt(kAskedFor));
    return;
  }
  for (const Case grammatical_case : asked) {
    weigh(grammatical_case, grammatical_case == Case::kVocative ? kAddressed
                            : demand.certain                    ? kCertain
                            : grammatical_case == asked.front() ? kAskedFor
                                                                : kAskedForToo);
  }
  if (!approved) return;
  // Cases that the rules let stand.
  std::vector<Case> allowed;
  if (!absl::c_linear_search(there, Case::kNominative)) {
    allowed = demand.accepted;
  } else if (demand.nominative_stays) {
    allowed = {Case::kNominative};
  }
  for (const Case grammatical_case : allowed) {
    const bool new_one = !absl::c_linear_search(asked, grammatical_case);
    if (new_one && absl::c_linear_search(there, grammatical_case)) weigh(grammatical_case, kAskedFor);
  }
}

}  // namespace

std::vector<Case> CasesShown(absl::Span<const GrammaticalForm> forms, const PlacedTerm& term) {
  const bool name =
      term.kind == TermKind::kPerson || term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation;
  const bool any_number = !name || !HasNumber(forms, term.number);
  std::vector<Case> cases;
  for (const GrammaticalForm& form : forms) {
    if (any_number || form.number == term.number) AddCase(&cases, form.grammatical_case);
  }
  return cases;
}

CaseDemand LikeliestCase(const CaseDemand& demand, const Claim& claim, const PlacedTerm& term,
                         const ByCase<float>& probabilities) {
  // «две ракеты» may be read as a nominative in the plural: of what is counted, the numeral alone tells.
  const bool counted =
      demand.decides() && demand.number.has_value() && demand.cases == std::vector<Case>{Case::kGenitive};
  if (demand.few || counted) return demand;
  // Where the rules leave it open, a declined form of a rendering that is not approved counts as well:
  // «сёла | Черниговского региона».
  const bool approved = claim.span.exact != nullptr &&
                        (claim.span.rendering->allowed() ||
                         (!demand.decides() && claim.span.rendering->role != RenderingRole::kEnglish &&
                          claim.entry->kind != TermKind::kTitle));
  const std::vector<Case> there = CasesThere(claim, approved, term);
  // A declined form of other approved or forbidden words tells its case as well.
  const bool shows = claim.span.exact != nullptr && claim.span.rendering->role != RenderingRole::kEnglish &&
                     term.kind != TermKind::kTitle && !absl::c_linear_search(there, Case::kNominative);
  const float wrong = there.empty() ? 1 : WrongnessOf(there, approved || shows);
  ByCase<float> weights = probabilities;
  for (size_t i = 0; i < kCases; ++i) {
    if (!absl::c_linear_search(there, static_cast<Case>(i))) weights[i] *= wrong;
  }
  WeighRules(demand, there, approved || shows, &weights);
  const auto likeliest = static_cast<Case>(absl::c_max_element(weights) - weights.begin());
  CaseDemand one{{likeliest}, /*strict=*/true, demand.number};
  if (demand.decides()) one.rule = demand.rule;
  return one;
}

}  // namespace dragoman
