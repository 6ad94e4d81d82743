// Glossaries from files and folders of files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glossary/concept.h"
#include "glossary/exchange/yaml.h"  // IWYU pragma: export

namespace dragoman {

// A glossary in a file is written by people or by their tools; more than this is not one.
inline constexpr uint64_t kMaxGlossaryFileBytes = uint64_t{64} << 20;

// ParseGlossary of the file at `path`; NotFound or PermissionDenied when it cannot be read,
// ResourceExhausted when it is too large.
absl::StatusOr<std::vector<Concept>> LoadGlossaryFile(const std::string& path, GlossaryLayer layer);

// The entries of every *.yaml file of the folder, in the order of the file names. The faults of all files at
// once, ids that stand in two files among them. NotFound when there is no such folder.
absl::StatusOr<std::vector<Concept>> LoadGlossaryDirectory(const std::string& path, GlossaryLayer layer);

}  // namespace dragoman
