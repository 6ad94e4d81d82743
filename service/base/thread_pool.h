// A fixed set of threads with a bounded queue.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace dragoman {

// Thread-safe. The destructor runs what is queued, then joins.
class ThreadPool {
 public:
  struct Options {
    size_t threads = 1;
    // Tasks that may wait beyond those that run.
    size_t max_queued = 1024;
  };

  explicit ThreadPool(Options options);
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;
  ~ThreadPool();

  // Queues `task`, which must not throw. False, with the task dropped, when the queue is full.
  bool TrySchedule(std::function<void()> task);

  size_t queued() const;

 private:
  void Work();

  const Options options_;
  mutable absl::Mutex mutex_;
  std::deque<std::function<void()>> queue_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace dragoman
