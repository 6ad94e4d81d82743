#include "service/base/data_path.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

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

}  // namespace dragoman
