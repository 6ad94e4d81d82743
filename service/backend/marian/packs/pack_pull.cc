#include "service/backend/marian/packs/pack_pull.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/backend/marian/packs/model_directory.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

constexpr size_t kHashDigits = 8;

// Holds a folder against other processes until it is destroyed.
class FolderLock {
 public:
  static absl::StatusOr<FolderLock> Take(const std::string& folder) {
    FolderLock lock(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.fd_ < 0) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open \"", folder, "\""));
    if (flock(lock.fd_, LOCK_EX | LOCK_NB) != 0) {
      return absl::FailedPreconditionError("another pull of the pack is under way");
    }
    return lock;
  }
  FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  ~FolderLock() {
    if (fd_ >= 0) close(fd_);
  }

 private:
  explicit FolderLock(int fd) : fd_(fd) {}

  int fd_;
};

PackManifest Manifest(const ModelRegistry& registry, const RegistryPack& pack) {
  PackManifest manifest;
  manifest.name = absl::StrCat("firefox-", pack.source, "-", pack.target, "-", pack.architecture);
  manifest.version = absl::StrCat(registry.date.empty() ? "0" : registry.date, "-",
                                  pack.model.sha256.substr(0, kHashDigits));
  manifest.source = pack.source;
  manifest.model = pack.model.name;
  manifest.source_vocabulary = pack.source_vocabulary.name;
  manifest.target_vocabulary = pack.target_vocabulary.name;
  manifest.targets[pack.target] = {.symbol = "", .shortlist = pack.shortlist.name};
  for (const RegistryFile& file : pack.Files()) manifest.files[file.name] = {file.bytes, file.sha256};
  return manifest;
}

// The pack in `directory` that has the same name and the same files, if any.
absl::StatusOr<PackManifest> FindSame(const std::string& directory, const PackManifest& wanted) {
  const auto same = [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.bytes == b.second.bytes && a.second.sha256 == b.second.sha256;
  };
  for (const std::string& folder : FindPackFolders(directory)) {
    absl::StatusOr<PackManifest> there = ReadPackManifest(folder);
    if (!there.ok() || there->name != wanted.name) continue;
    if (std::equal(there->files.begin(), there->files.end(), wanted.files.begin(), wanted.files.end(),
                   same) &&
        VerifyPackFiles(*there).ok()) {
      return there;
    }
  }
  return absl::NotFoundError("no such pack");
}

}  // namespace

absl::StatusOr<PulledPack> PullPack(const ModelRegistry& registry, const RegistryPack& pack,
                                    const std::string& directory, const FileDownloader& downloader,
                                    const PullProgress& progress) {
  RETURN_IF_ERROR(pack.status);
  PulledPack pulled;
  pulled.manifest = Manifest(registry, pack);
  if (absl::StatusOr<PackManifest> there = FindSame(directory, pulled.manifest); there.ok()) {
    return PulledPack{*std::move(there), true};
  }
  const std::string label = absl::StrCat(pulled.manifest.name, "-", pulled.manifest.version);
  const std::string folder = absl::StrCat(directory, "/", label);
  const std::string work = absl::StrCat(directory, "/.", label);
  std::error_code error;
  std::filesystem::create_directories(work, error);
  if (error) return absl::InternalError(absl::StrCat("cannot create \"", work, "\": ", error.message()));
  ASSIGN_OR_RETURN(const FolderLock lock, FolderLock::Take(work));

  PackManifest in_work = pulled.manifest;
  in_work.folder = work;
  for (const RegistryFile& file : pack.Files()) {
    if (ReadPackFile(in_work, file.name, true).ok()) continue;
    const auto report = [&](uint64_t received, uint64_t total) {
      if (progress) progress(file.name, received, total);
    };
    RETURN_IF_ERROR(downloader.Download(absl::StrCat(registry.base_url, "/", file.path),
                                        absl::StrCat(work, "/", file.name), {file.bytes, file.sha256},
                                        report));
  }
  RETURN_IF_ERROR(WriteFile(work + "/pack.json", FormatPackManifest(pulled.manifest)));
  // A folder of that name can only be the same pack with files that were damaged since.
  std::filesystem::remove_all(folder, error);
  if (std::rename(work.c_str(), folder.c_str()) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot replace \"", folder, "\""));
  }
  pulled.manifest.folder = folder;
  return pulled;
}

}  // namespace dragoman::marian
