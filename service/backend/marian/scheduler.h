// Runs the decoding of many calls at once: every thread works on one batch that sentences of all calls enter
// and leave at any step.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/marian/search.h"
#include "service/backend/marian/transformer.h"
#include "service/base/call_context.h"

namespace dragoman::marian {

// One sentence to decode.
struct DecodeTask {
  std::shared_ptr<const Transformer> network;
  // Ids of the source with the end of the sentence; not empty.
  std::vector<uint32_t> source;
  // Ids that the target may use, sorted, with the end of the sentence.
  std::vector<uint32_t> candidates;
  SearchOptions search;
};

// Thread-safe. Calls take turns sentence by sentence, so that a long one does not hold up a short one. The
// destructor fails the calls that still wait with Cancelled and joins its threads.
class DecodeScheduler {
 public:
  struct Options {
    size_t threads = 1;
    // Source pieces that a thread works on at once, each counted as often as the beam is wide.
    size_t token_budget = 2048;
    // Source pieces that may wait, counted in the same way; a call that finds no room is refused, except by
    // an empty queue.
    size_t max_queued_tokens = 1 << 19;
  };

  explicit DecodeScheduler(Options options);
  DecodeScheduler(const DecodeScheduler&) = delete;
  DecodeScheduler& operator=(const DecodeScheduler&) = delete;
  ~DecodeScheduler();

  // Decodes all tasks and blocks until done. One result a task, in order.
  // ResourceExhausted (queue full, with the reason kQueueFull), DeadlineExceeded or Cancelled: at the latest
  // one decoder step later.
  absl::StatusOr<std::vector<SearchResult>> Run(std::vector<DecodeTask> tasks, const CallContext& context);

  const Options& options() const { return options_; }

 private:
  struct Call;
  struct Active;

  void Work();
  std::vector<Active> Take(size_t active_tokens) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void DropFailedCalls() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Fail(Call& call, absl::Status status) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  absl::Mutex mutex_;
  // Calls with sentences that no thread has taken yet, next turn first.
  std::list<std::shared_ptr<Call>> queue_ ABSL_GUARDED_BY(mutex_);
  size_t queued_tokens_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t idle_threads_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace dragoman::marian
