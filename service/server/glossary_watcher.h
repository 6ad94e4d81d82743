// Keeps the glossary in step with its files, and with what other servers put into its store.
#pragma once

#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glossary/store/layered_glossary.h"

namespace dragoman {

// Reads the glossary's files again and logs what came of it; files with faults leave the old glossary in
// place. Thread-safe.
void ReloadGlossary(LayeredGlossary& glossary);

// Looks at the files and the store every `interval` and takes over what has changed. Files with faults are
// logged and leave the old glossary in place. The destructor ends the watch.
class GlossaryWatcher {
 public:
  // `glossary` must outlive the watcher.
  GlossaryWatcher(LayeredGlossary& glossary, absl::Duration interval);
  ~GlossaryWatcher();

 private:
  void Watch();
  void ReloadChangedFiles();
  void RefreshFromStore();
  // Changes whenever a file is added, removed or written.
  std::string Fingerprint() const;

  LayeredGlossary& glossary_;
  const absl::Duration interval_;
  std::string fingerprint_;
  absl::Status store_status_;  // logged when it changes, not every time
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace dragoman
