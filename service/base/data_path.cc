#include "service/base/data_path.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace dragoman {

std::string DataPath(absl::string_view name) {
  const std::filesystem::path leaf{std::string(name)};
  if (const char* data = std::getenv("DRAGOMAN_DATA"); data != nullptr && *data != '\0') {
    return (std::filesystem::path(data) / leaf).string();
  }
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "dragoman" / leaf).string();
}

absl::StatusOr<std::string> StatePath(absl::string_view name) {
  const auto variable = [](const char* key) {
    const char* value = std::getenv(key);
    return std::string(value == nullptr ? "" : value);
  };
  std::filesystem::path folder;
  if (const std::string state = variable("STATE_DIRECTORY"); !state.empty()) {
    folder = state.substr(0, state.find(':'));
  } else if (const std::string xdg = variable("XDG_STATE_HOME"); !xdg.empty()) {
    folder = std::filesystem::path(xdg) / "dragoman";
  } else if (const std::string home = variable("HOME"); !home.empty()) {
    folder = std::filesystem::path(home) / ".local" / "state" / "dragoman";
  } else {
    return absl::FailedPreconditionError(
        "no state folder: none of STATE_DIRECTORY, XDG_STATE_HOME and HOME is set");
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error || access(folder.c_str(), W_OK) != 0) {
    return absl::PermissionDeniedError(
        absl::StrCat("state folder \"", folder.string(), "\" cannot be written to"));
  }
  return (folder / std::string(name)).string();
}

}  // namespace dragoman
