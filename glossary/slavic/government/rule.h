// A rule of government, and a table of such, asked in turn.
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// A rule says nothing of a place that it is not for.
struct Rule {
  absl::string_view name;  // "" of a part of another rule, which has the name
  CaseDemand (*demand)(const Place& place);
};

// What the first of `rules` says that says anything.
inline CaseDemand FirstOf(absl::Span<const Rule> rules, const Place& place) {
  for (const Rule& rule : rules) {
    CaseDemand demand = By(rule.name, rule.demand(place));
    if (!demand.cases.empty()) return demand;
  }
  return {};
}

}  // namespace dragoman
