#include "service/base/thread_pool.h"

#include <algorithm>
#include <utility>

namespace dragoman {

ThreadPool::ThreadPool(Options options) : options_(options) {
  threads_.reserve(options_.threads);
  for (size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { Work(); });
}

ThreadPool::~ThreadPool() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool ThreadPool::TrySchedule(std::function<void()> task) {
  absl::MutexLock lock(&mutex_);
  if (!idle_.empty()) {
    *idle_.back() = std::move(task);
    idle_.pop_back();
    return true;
  }
  if (queue_.size() >= options_.max_queued) return false;
  queue_.push_back(std::move(task));
  return true;
}

size_t ThreadPool::queued() const {
  absl::MutexLock lock(&mutex_);
  return queue_.size();
}

void ThreadPool::Work() {
  while (const Task task = Next()) task();
}

ThreadPool::Task ThreadPool::Next() {
  absl::MutexLock lock(&mutex_);
  Task task;
  if (!queue_.empty()) {
    task = std::move(queue_.front());
    queue_.pop_front();
    return task;
  }
  idle_.push_back(&task);
  const auto ready = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return stopping_ || task != nullptr; };
  mutex_.Await(absl::Condition(&ready));
  if (task == nullptr) idle_.erase(std::find(idle_.begin(), idle_.end(), &task));
  return task;
}

}  // namespace dragoman
