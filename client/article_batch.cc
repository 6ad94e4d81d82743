#include "client/article_batch.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/utf8_check.h"
#include "service/base/error_reason.h"

namespace dragoman {
namespace {

// Articles on their way, or answered before an earlier one.
constexpr size_t kMaxInFlight = 256;

}  // namespace

ArticleBatch::ArticleBatch(std::function<bool(Request&)> next, std::function<void(const Response&)> done,
                           Stream& stream, absl::Duration patience)
    : next_(std::move(next)),
      done_(std::move(done)),
      stream_(stream),
      patience_(patience),
      most_sent_(kMaxInFlight) {}

bool ArticleBatch::Run() {
  std::thread writer([this] { Write(); });
  Response response;
  while (stream_.Read(&response)) Receive(std::move(response));
  {
    absl::MutexLock lock(&mutex_);
    call_over_ = true;
    changed_.Signal();
  }
  writer.join();
  absl::MutexLock lock(&mutex_);
  return all_taken_ && delivered_ == taken_;
}

void ArticleBatch::Write() {
  Request request;
  while (TakeNext(request) && stream_.Write(request)) continue;
  stream_.WritesDone();
}

// The article to send next, the earliest first, once there is room for it; false when there will be none.
bool ArticleBatch::TakeNext(Request& request) {
  absl::MutexLock lock(&mutex_);
  while (!call_over_) {
    if (waiting_.empty() && !all_taken_ && taken_ - delivered_ < kMaxInFlight) {
      ReadNext();
      continue;
    }
    if (waiting_.empty() && sent_.empty() && all_taken_) return false;
    const bool room = static_cast<double>(sent_.size() + 1) <= most_sent_ && clock_.Now() >= resume_;
    if (!waiting_.empty() && room) {
      auto first = waiting_.extract(waiting_.begin());
      request = first.mapped();
      sent_.insert(std::move(first));
      return true;
    }
    WaitForChange();
  }
  return false;
}

// Takes an article from `next_`, without the lock, and answers it at once when it cannot be sent.
void ArticleBatch::ReadNext() {
  mutex_.Unlock();
  Request request;
  const bool taken = next_(request);
  const absl::Status status = CheckUtf8(request);
  mutex_.Lock();
  all_taken_ = !taken;
  if (!taken) return;
  const size_t number = taken_++;
  request.set_item_id(absl::StrCat(number));
  if (status.ok()) {
    waiting_[number] = std::move(request);
    return;
  }
  Response refused;
  refused.mutable_status()->set_code(static_cast<int32_t>(status.code()));
  refused.mutable_status()->set_message(std::string(status.message()));
  refused.mutable_status()->set_reason(ReasonOf(status));
  Answer(number, std::move(refused));
}

// Until an answer comes or a pause is over.
void ArticleBatch::WaitForChange() {
  const absl::Duration pause = resume_ - clock_.Now();
  changed_.WaitWithTimeout(
      &mutex_, waiting_.empty() || pause <= absl::ZeroDuration() ? absl::InfiniteDuration() : pause);
}

void ArticleBatch::Receive(Response response) {
  absl::MutexLock lock(&mutex_);
  changed_.Signal();
  size_t number = 0;
  if (!absl::SimpleAtoi(response.item_id(), &number)) return;
  auto sent = sent_.extract(number);
  if (sent.empty()) return;
  if (response.status().reason() != kQueueFull) {
    SpeedUp();
  } else if (SlowDown()) {
    waiting_.insert(std::move(sent));
    return;
  }
  Answer(number, std::move(response));
}

// After a refusal; false when the server has taken nothing for too long.
bool ArticleBatch::SlowDown() {
  const absl::Time now = clock_.Now();
  refused_since_ = std::min(refused_since_, now);
  if (now - refused_since_ >= patience_) return false;
  if (now < resume_) return true;  // one of many that were sent together
  most_sent_ = std::max(1.0, most_sent_ / 2);
  resume_ = now + pauses_.Next();
  return true;
}

// After an article that the server took.
void ArticleBatch::SpeedUp() {
  refused_since_ = absl::InfiniteFuture();
  pauses_.Reset();
  most_sent_ = std::min<double>(kMaxInFlight, most_sent_ + 1 / most_sent_);
}

// Delivers the answer and those that waited for it, or keeps it until its turn has come.
void ArticleBatch::Answer(size_t number, Response response) {
  answers_[number] = std::move(response);
  for (auto ready = answers_.find(delivered_); ready != answers_.end(); ready = answers_.find(delivered_)) {
    done_(ready->second);
    answers_.erase(ready);
    ++delivered_;
  }
}

}  // namespace dragoman
