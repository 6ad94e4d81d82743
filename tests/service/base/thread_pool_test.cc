#include "service/base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "absl/synchronization/notification.h"

namespace dragoman {
namespace {

TEST(ThreadPoolTest, RunsEveryQueuedTaskBeforeItEnds) {
  std::atomic<int> done = 0;
  {
    ThreadPool pool({.threads = 2});
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(pool.TrySchedule([&done] { ++done; }));
  }
  EXPECT_EQ(done, 100);
}

TEST(ThreadPoolTest, RefusesWhenTheQueueIsFull) {
  absl::Notification started;
  absl::Notification release;
  ThreadPool pool({.threads = 1, .max_queued = 1});
  ASSERT_TRUE(pool.TrySchedule([&] {
    started.Notify();
    release.WaitForNotification();
  }));
  started.WaitForNotification();
  EXPECT_TRUE(pool.TrySchedule([] {}));
  EXPECT_FALSE(pool.TrySchedule([] {}));
  EXPECT_EQ(pool.queued(), 1u);
  release.Notify();
}

// Taken in turn, every thread would have its share of the tasks.
TEST(ThreadPoolTest, FewThreadsServeTasksThatComeOneByOne) {
  constexpr size_t kThreads = 16;
  ThreadPool pool({.threads = kThreads});
  std::set<std::thread::id> used;
  for (size_t i = 0; i < 10 * kThreads; ++i) {
    absl::Notification done;
    ASSERT_TRUE(pool.TrySchedule([&] {
      used.insert(std::this_thread::get_id());
      done.Notify();
    }));
    done.WaitForNotification();
  }
  EXPECT_LT(used.size(), kThreads);
}

// Tasks that queue more tasks while the pool ends.
TEST(ThreadPoolTest, RunsWhatItsLastTasksQueue) {
  for (int round = 0; round < 50; ++round) {
    std::atomic<int> done = 0;
    {
      ThreadPool pool({.threads = 3});
      for (int i = 0; i < 10; ++i) pool.TrySchedule([&] { pool.TrySchedule([&] { ++done; }); });
    }
    EXPECT_EQ(done, 10);
  }
}

}  // namespace
}  // namespace dragoman
