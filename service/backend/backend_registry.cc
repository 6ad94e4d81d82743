#include "service/backend/backend_registry.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dragoman {

absl::Status BackendRegistry::Register(std::string name, Factory factory) {
  if (name.empty()) return absl::InvalidArgumentError("cannot register a backend: its name is empty");
  const auto [place, added] = factories_.try_emplace(std::move(name), std::move(factory));
  if (added) return absl::OkStatus();
  return absl::AlreadyExistsError(
      absl::StrCat("cannot register backend \"", place->first, "\": the name is taken"));
}

absl::StatusOr<std::shared_ptr<Backend>> BackendRegistry::Create(absl::string_view name) const {
  const auto found = factories_.find(std::string(name));
  if (found == factories_.end()) {
    return absl::NotFoundError(
        absl::StrCat("no backend \"", name, "\"; known: ", absl::StrJoin(names(), ", ")));
  }
  absl::StatusOr<std::shared_ptr<Backend>> backend = found->second();
  if (backend.ok()) return backend;
  return absl::Status(backend.status().code(),
                      absl::StrCat("cannot create backend \"", name, "\": ", backend.status().message()));
}

std::vector<std::string> BackendRegistry::names() const {
  std::vector<std::string> names;
  names.reserve(factories_.size());
  for (const auto& [name, factory] : factories_) names.push_back(name);
  return names;
}

}  // namespace dragoman
