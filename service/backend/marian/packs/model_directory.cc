#include "service/backend/marian/packs/model_directory.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

const char* Variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : nullptr;
}

std::string Label(const PackManifest& manifest) {
  return manifest.version.empty() ? manifest.name : absl::StrCat(manifest.name, " ", manifest.version);
}

}  // namespace

std::string DefaultModelDirectory() {
  if (const char* models = Variable("DRAGOMAN_MODELS")) return models;
  if (const char* data = Variable("XDG_DATA_HOME")) return absl::StrCat(data, "/dragoman/models");
  if (const char* home = Variable("HOME")) return absl::StrCat(home, "/.local/share/dragoman/models");
  return "";
}

std::vector<std::string> FindPackFolders(const std::string& directory) {
  if (!absl::IsNotFound(ReadPackManifest(directory).status())) return {directory};
  std::vector<std::string> folders;
  std::error_code error;
  for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_directory(error) || absl::StartsWith(it->path().filename().string(), ".")) continue;
    if (!absl::IsNotFound(ReadPackManifest(it->path()).status())) folders.push_back(it->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

absl::StatusOr<PackManifest> RemovePack(const std::string& directory, absl::string_view name,
                                        absl::string_view version) {
  std::vector<PackManifest> found;
  std::vector<std::string> all;
  for (const std::string& folder : FindPackFolders(directory)) {
    absl::StatusOr<PackManifest> manifest = ReadPackManifest(folder);
    if (!manifest.ok()) continue;
    all.push_back(Label(*manifest));
    if (manifest->name == name && (version.empty() || manifest->version == version)) {
      found.push_back(*std::move(manifest));
    }
  }
  if (found.empty()) {
    return absl::NotFoundError(absl::StrCat("no pack \"", name, version.empty() ? "" : " ", version,
                                            "\" in \"", directory,
                                            "\", there are: ", absl::StrJoin(all, ", ")));
  }
  if (found.size() > 1) {
    return absl::InvalidArgumentError(absl::StrCat(
        "several versions of pack \"", name,
        "\", name one: ", absl::StrJoin(found, ", ", [](std::string* out, const PackManifest& manifest) {
          absl::StrAppend(out, manifest.version);
        })));
  }
  std::error_code error;
  std::filesystem::remove_all(found.front().folder, error);
  if (error) {
    return absl::InternalError(
        absl::StrCat("cannot delete \"", found.front().folder, "\": ", error.message()));
  }
  return found.front();
}

}  // namespace dragoman::marian
