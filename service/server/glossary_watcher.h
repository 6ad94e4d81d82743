// Keeps the glossary in step with its files.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glossary/concept.h"
#include "glossary/glossary.h"

namespace dragoman {

// A folder of glossary files and the layer they make.
struct GlossarySource {
  std::string directory;
  GlossaryLayer layer = GlossaryLayer::kBase;
};

// The compiled glossary of all sources. The error names every fault of every file.
absl::StatusOr<std::shared_ptr<const Glossary>> LoadGlossary(const std::vector<GlossarySource>& sources);

// Looks at the sources' files every `interval` and swaps a newly compiled glossary in when one has changed.
// Files with faults are logged and leave the old glossary in place. The destructor ends the watch.
class GlossaryWatcher {
 public:
  // `holder` must outlive the watcher.
  GlossaryWatcher(std::vector<GlossarySource> sources, absl::Duration interval, GlossaryHolder& holder);
  ~GlossaryWatcher();

 private:
  void Watch();
  // Changes whenever a file is added, removed or written.
  std::string Fingerprint() const;

  const std::vector<GlossarySource> sources_;
  const absl::Duration interval_;
  GlossaryHolder& holder_;
  std::string fingerprint_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace dragoman
