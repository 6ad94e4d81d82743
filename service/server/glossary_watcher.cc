#include "service/server/glossary_watcher.h"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"

namespace dragoman {

void ReloadGlossary(LayeredGlossary& glossary) {
  if (const absl::Status status = glossary.ReloadFiles(); !status.ok()) {
    spdlog::error("glossary not reloaded, the old one stays: {}", std::string(status.message()));
    return;
  }
  spdlog::info("glossary reloaded, revision {}", glossary.holder().Get()->revision());
}

GlossaryWatcher::GlossaryWatcher(LayeredGlossary& glossary, absl::Duration interval)
    : glossary_(glossary), interval_(interval), fingerprint_(Fingerprint()) {
  thread_ = std::thread([this] { Watch(); });
}

GlossaryWatcher::~GlossaryWatcher() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void GlossaryWatcher::Watch() {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_)) return;
    }
    ReloadChangedFiles();
    RefreshFromStore();
  }
}

void GlossaryWatcher::ReloadChangedFiles() {
  std::string fingerprint = Fingerprint();
  if (fingerprint == fingerprint_) return;
  fingerprint_ = std::move(fingerprint);
  ReloadGlossary(glossary_);
}

void GlossaryWatcher::RefreshFromStore() {
  const absl::Status status = glossary_.Refresh();
  if (status == store_status_) return;
  store_status_ = status;
  if (status.ok()) {
    spdlog::info("the glossary store can be read again");
  } else {
    spdlog::error("glossary store not read: {}", std::string(status.message()));
  }
}

std::string GlossaryWatcher::Fingerprint() const {
  std::set<std::string> files;
  for (const GlossarySource& source : glossary_.sources()) {
    std::error_code error;
    for (std::filesystem::directory_iterator file(source.directory, error), end; !error && file != end;
         file.increment(error)) {
      std::error_code unreadable;
      const auto written = std::filesystem::last_write_time(file->path(), unreadable);
      files.insert(
          absl::StrCat(file->path().string(), " ", unreadable ? 0 : written.time_since_epoch().count()));
    }
  }
  std::string fingerprint;
  for (const std::string& file : files) absl::StrAppend(&fingerprint, file, "\n");
  return fingerprint;
}

}  // namespace dragoman
