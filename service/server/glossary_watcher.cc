#include "service/server/glossary_watcher.h"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "service/base/status_macros.h"

namespace dragoman {

absl::StatusOr<std::shared_ptr<const Glossary>> LoadGlossary(const std::vector<GlossarySource>& sources) {
  std::vector<Concept> concepts;
  for (const GlossarySource& source : sources) {
    ASSIGN_OR_RETURN(std::vector<Concept> layer, LoadGlossaryDirectory(source.directory, source.layer));
    for (Concept& entry : layer) concepts.push_back(std::move(entry));
  }
  return Glossary::Compile(std::move(concepts));
}

GlossaryWatcher::GlossaryWatcher(std::vector<GlossarySource> sources, absl::Duration interval,
                                 GlossaryHolder& holder)
    : sources_(std::move(sources)), interval_(interval), holder_(holder), fingerprint_(Fingerprint()) {
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
    std::string fingerprint = Fingerprint();
    if (fingerprint == fingerprint_) continue;
    fingerprint_ = std::move(fingerprint);
    absl::StatusOr<std::shared_ptr<const Glossary>> glossary = LoadGlossary(sources_);
    if (!glossary.ok()) {
      spdlog::error("glossary not reloaded, the old one stays: {}", glossary.status().ToString());
      continue;
    }
    spdlog::info("glossary reloaded, revision {}", (*glossary)->revision());
    holder_.Swap(*std::move(glossary));
  }
}

std::string GlossaryWatcher::Fingerprint() const {
  std::set<std::string> files;
  for (const GlossarySource& source : sources_) {
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
