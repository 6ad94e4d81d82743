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

// A task goes to the thread that has been idle for the shortest time: as few threads as the load needs keep
// stacks and allocator caches warm, and the others stay cold. Thread-safe. The destructor runs what is
// queued, then joins.
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

  // Hands `task`, which must not throw, to an idle thread or queues it. False, with the task dropped, when
  // the queue is full.
  bool TrySchedule(std::function<void()> task);

  size_t queued() const;

 private:
  using Task = std::function<void()>;

  void Work();
  // The next task, waited for; null when there is none any more.
  Task Next();

  const Options options_;
  mutable absl::Mutex mutex_;
  std::deque<Task> queue_ ABSL_GUARDED_BY(mutex_);
  // Where each idle thread waits for its task, the latest one last. Empty while tasks are queued.
  std::vector<Task*> idle_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace dragoman
