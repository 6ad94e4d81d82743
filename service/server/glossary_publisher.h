// Keeps the glossaries that backends hold at their services in step with ours.
#pragma once

#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glossary/glossary.h"
#include "service/backend/router.h"

namespace dragoman {

// The English forms of every concept with their lemmas, a dictionary a target language. Where two concepts
// have a form, the higher layer's has it. Surnames that only count after the full name are left out: a
// service would apply them anywhere.
std::vector<GlossaryDictionary> DictionariesOf(const Glossary& glossary);

// Looks every `interval` whether the glossary has another revision, and gives that to the router's backends;
// after a failure, which is logged, once a minute again. The destructor ends it.
class GlossaryPublisher {
 public:
  // Both must outlive the publisher.
  GlossaryPublisher(absl::Duration interval, const GlossaryHolder& holder, Router& router);
  ~GlossaryPublisher();

 private:
  void Run();

  const absl::Duration interval_;
  const GlossaryHolder& holder_;
  Router& router_;
  CallContext stop_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace dragoman
