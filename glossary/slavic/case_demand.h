// Which case a place in a sentence demands of the name that stands there.
#pragma once

#include <optional>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "glossary/grammar.h"

namespace dragoman {

// What a place demands. No cases: it says nothing.
struct CaseDemand {
  std::vector<Case> cases;  // the usual one first
  // True when a form in another case must be wrong; false when the cases are only the likeliest.
  bool strict = false;
  std::optional<Number> number = {};  // when the place demands one: «два сенатора», «пять сенаторов»
  // Further cases that are right where they show beyond doubt, that is in a form that is no nominative: a
  // translator who declines a name has a reason. «поддержку Китаю» beside «поддержку Китая».
  std::vector<Case> accepted = {};
  // Whether an approved name that stands there in the nominative may be right as well.
  bool nominative_stays = false;
  // Whether nothing else is possible: behind a preposition that takes one case, «вместо».
  bool certain = false;
  // Behind two to four in Russian, of an adjective and a noun: «два бывших президента».
  bool few = false;
  // The rule that makes it; "" where none does. Lives as long as the process.
  absl::string_view rule = {};

  // Whether it is for a case, rather than only against those that it leaves out.
  bool decides() const {
    constexpr size_t kMostCases = 6;
    return strict && cases.size() < kMostCases;
  }
};

// The case `only`, which nothing else can be.
inline CaseDemand Certain(Case only) {
  CaseDemand demand{{only}, true};
  demand.certain = true;
  return demand;
}

// `demand` with the name of the rule that makes it, unless it has one.
inline CaseDemand By(absl::string_view rule, CaseDemand demand) {
  if (demand.rule.empty()) demand.rule = rule;
  return demand;
}

// Adds `grammatical_case` to `cases` unless it is there already.
inline void AddCase(std::vector<Case>* cases, Case grammatical_case) {
  if (!absl::c_linear_search(*cases, grammatical_case)) cases->push_back(grammatical_case);
}

}  // namespace dragoman
