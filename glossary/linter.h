// Faults of a glossary's contents that a schema cannot catch.
#pragma once

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "glossary/concept.h"

namespace dragoman {

// One fault. `rule` is a stable name: "duplicate-id", "unknown-kind-prefix", "missing-name", "missing-lemma",
// "missing-gender", "missing-language", "missing-origin", "missing-surname", "overlap", "contradiction",
// "indeclinable", "mixed-scripts", "homoglyph", "foreign-letter", "wrong-script", "typography".
struct LintFinding {
  std::string concept_id;
  std::string field;  // "ru.lemma"
  std::string rule;
  std::string message;
};

// Every fault in `concepts`, in their order. Concepts of different layers may share ids and English forms.
// Thread-safe.
std::vector<LintFinding> LintGlossary(absl::Span<const Concept> concepts);

}  // namespace dragoman
