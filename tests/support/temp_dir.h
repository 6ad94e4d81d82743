// A folder of a test's own: tests run side by side in processes of their own, so no two may write to one
// path.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace dragoman {

// An empty folder under the system's temporary one; removed with all that it holds at the end of its life.
class TempDir {
 public:
  TempDir() {
    std::string path = std::filesystem::temp_directory_path() / "dragoman-test-XXXXXX";
    path_ = mkdtemp(path.data());
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  // Path of the entry `name`, which need not exist.
  std::string Path(const std::string& name) const { return path_ / name; }

  // Writes `content` to the file `name`, replacing what it held; gives its path.
  std::string Write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return Path(name);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace dragoman
