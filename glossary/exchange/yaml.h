// Glossary files (glossary/data/README.md describes them) as entries, and concepts as such a file.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/exchange/imported_entry.h"

namespace dragoman {

// The entries of the YAML text of one file. `file` names it in faults. InvalidArgument names every fault at
// once as `<file>:<line>: <what is wrong, allowed values>`. Thread-safe.
absl::StatusOr<std::vector<ImportedEntry>> ImportYaml(absl::string_view yaml, absl::string_view file,
                                                      GlossaryLayer layer);

// The same for a glossary that has no other entries.
absl::StatusOr<std::vector<Concept>> ParseGlossary(absl::string_view yaml, absl::string_view file,
                                                   GlossaryLayer layer);

// The same for one of several files: gives the entries that can be read and adds what is wrong to `faults`.
std::vector<ImportedEntry> ReadYaml(absl::string_view yaml, absl::string_view file, GlossaryLayer layer,
                                    FaultList* faults);

// The concepts as a glossary file that ParseGlossary reads back as the same concepts.
std::string FormatGlossary(absl::Span<const Concept> concepts);

}  // namespace dragoman
