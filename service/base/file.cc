#include "service/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "absl/strings/str_cat.h"

namespace dragoman {
namespace {

absl::Status ErrnoStatus(int error, absl::string_view action, const std::string& path) {
  return absl::ErrnoToStatus(error, absl::StrCat("cannot ", action, " \"", path, "\""));
}

// Appends all of `fd` to `contents`.
absl::Status ReadAll(int fd, const std::string& path, uint64_t max_bytes, std::string& contents) {
  char buffer[1 << 16];
  while (true) {
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return ErrnoStatus(errno, "read", path);
    if (n == 0) return absl::OkStatus();
    if (contents.size() + static_cast<size_t>(n) > max_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("cannot read \"", path, "\": larger than the limit of ", max_bytes, " bytes"));
    }
    contents.append(buffer, static_cast<size_t>(n));
  }
}

absl::Status WriteAll(int fd, const std::string& path, absl::string_view contents) {
  while (!contents.empty()) {
    const ssize_t n = write(fd, contents.data(), contents.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return ErrnoStatus(errno, "write", path);
    contents.remove_prefix(static_cast<size_t>(n));
  }
  if (fsync(fd) != 0) return ErrnoStatus(errno, "write", path);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path, uint64_t max_bytes) {
  std::string contents;
  if (path == "-") {
    absl::Status status = ReadAll(STDIN_FILENO, "standard input", max_bytes, contents);
    if (!status.ok()) return status;
    return contents;
  }
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return ErrnoStatus(errno, "open", path);
  struct stat info;
  absl::Status status;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
    if (static_cast<uint64_t>(info.st_size) <= max_bytes) contents.reserve(static_cast<size_t>(info.st_size));
  }
  status = ReadAll(fd, path, max_bytes, contents);
  close(fd);
  if (!status.ok()) return status;
  return contents;
}

absl::Status WriteFile(const std::string& path, absl::string_view contents) {
  std::string temporary = absl::StrCat(path, ".XXXXXX");
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return ErrnoStatus(errno, "create", path);
  absl::Status status = WriteAll(fd, path, contents);
  fchmod(fd, 0644);
  if (close(fd) != 0 && status.ok()) status = ErrnoStatus(errno, "write", path);
  if (status.ok() && rename(temporary.c_str(), path.c_str()) != 0)
    status = ErrnoStatus(errno, "replace", path);
  if (!status.ok()) unlink(temporary.c_str());
  return status;
}

}  // namespace dragoman
