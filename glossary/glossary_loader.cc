#include "glossary/glossary_loader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
absl::StatusOr<std::vector<Concept>> LoadGlossaryFile(const std::string& path, GlossaryLayer layer) {
  ASSIGN_OR_RETURN(const std::string yaml, ReadFile(path, kMaxGlossaryFileBytes));
  return ParseGlossary(yaml, path, layer);
}

absl::StatusOr<std::vector<Concept>> LoadGlossaryDirectory(const std::string& path, GlossaryLayer layer) {
  std::error_code error;
  std::vector<std::string> files;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".yaml") files.push_back(it->path().string());
  }
  if (error) {
    return absl::NotFoundError(absl::StrCat("cannot load glossary \"", path, "\": ", error.message()));
  }
  std::sort(files.begin(), files.end());
  FaultList faults;
  std::vector<Concept> concepts;
  absl::flat_hash_map<std::string, std::string> file_of;
  for (const std::string& file : files) {
    ASSIGN_OR_RETURN(const std::string yaml, ReadFile(file, kMaxGlossaryFileBytes));
    const std::string name = std::filesystem::path(file).filename().string();
    for (Concept& entry : ConceptsOf(ReadYaml(yaml, name, layer, &faults))) {
      const auto [where, fresh] = file_of.emplace(entry.id, name);
      if (!fresh && where->second != name) {
        faults.Add(name, absl::StrCat("duplicate id \"", entry.id, "\", also in ", where->second));
      }
      concepts.push_back(std::move(entry));
    }
  }
  RETURN_IF_ERROR(faults.ToStatus(absl::StrCat("cannot load glossary \"", path, "\"")));
  return concepts;
}

}  // namespace dragoman
