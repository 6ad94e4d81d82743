#include "service/base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>

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

}  // namespace
}  // namespace dragoman
