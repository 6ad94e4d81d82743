// The glossary files (glossary/data/README.md describes them) as concepts, and concepts as such a file.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/imported_entry.h"

namespace dragoman {

// The target languages that a glossary file may name.
absl::Span<const absl::string_view> GlossaryLanguages();

// The name of a kind in files ("person") and back; false when unknown.
absl::string_view TermKindName(TermKind kind);
bool ParseTermKind(absl::string_view name, TermKind* kind);
absl::string_view GenderName(Gender gender);
bool ParseGender(absl::string_view name, Gender* gender);
absl::string_view CaseName(Case grammatical_case);

// The entries of the YAML text of one file. `file` names it in faults. InvalidArgument names every fault at
// once as `<file>:<line>: <what is wrong, allowed values>`. Thread-safe.
absl::StatusOr<std::vector<Concept>> ParseGlossary(absl::string_view yaml, absl::string_view file,
                                                   GlossaryLayer layer);

// The same with the fields that each entry names, for laying them over other entries.
absl::StatusOr<std::vector<ImportedEntry>> ImportYaml(absl::string_view yaml, absl::string_view file,
                                                      GlossaryLayer layer);

// ParseGlossary of the file at `path`; NotFound or PermissionDenied when it cannot be read.
absl::StatusOr<std::vector<Concept>> LoadGlossaryFile(const std::string& path, GlossaryLayer layer);

// The entries of every *.yaml file of the folder, in the order of the file names. The faults of all files at
// once, ids that stand in two files among them. NotFound when there is no such folder.
absl::StatusOr<std::vector<Concept>> LoadGlossaryDirectory(const std::string& path, GlossaryLayer layer);

// The concepts as a glossary file that ParseGlossary reads back as the same concepts.
std::string FormatGlossary(absl::Span<const Concept> concepts);

// Fills what follows from the rest of the concept, as the loader does: the kind, gender and animacy of every
// lexeme, the surname's exceptions. For concepts that come from elsewhere than a glossary file.
void CompleteLexemes(Concept* entry);

}  // namespace dragoman
