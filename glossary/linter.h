// Faults of a glossary's contents that a schema cannot catch.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "glossary/concept.h"

namespace dragoman {

class Glossary;

// One finding. `rule` is a stable name. Errors, which nobody can have meant: "duplicate-id", "bad-id" (not
// kind/slug), "missing-name", "function-word" (a bare "the" as an English form), "no-word" (a form without a
// letter or digit), "missing-lemma", "contradiction" (approved and forbidden), "overlap" (two entries of a
// layer have the same English form; where one of the two is a surname, a warning). Warnings:
// "unknown-kind-prefix", "missing-gender", "missing-language", "missing-origin", "missing-surname",
// "takes-over" (the English form is one of a lower layer's entry), "indeclinable", "mixed-scripts",
// "homoglyph", "foreign-letter", "wrong-script", "typography".
struct LintFinding {
  std::string concept_id;
  std::string field;  // "ru.lemma"
  std::string rule;
  std::string message;
  bool is_error = false;
};

// Everything found in `concepts`, in their order. Concepts of different layers may share ids and English
// forms. Thread-safe.
std::vector<LintFinding> LintGlossary(absl::Span<const Concept> concepts);

// The same for `concepts` that are to be written, which are of the highest layer of `present` or one above;
// "overlap" and "takes-over" are found with the entries of `present` too that `stays` says will still be
// there. Thread-safe.
std::vector<LintFinding> LintChange(absl::Span<const Concept> concepts, const Glossary& present,
                                    const std::function<bool(const Concept&)>& stays);

}  // namespace dragoman
