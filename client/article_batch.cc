#include "client/article_batch.h"

#include <string>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/utf8_check.h"

namespace dragoman {
namespace {

// Articles on their way, or answered before an earlier one.
constexpr size_t kMaxInFlight = 256;

}  // namespace

ArticleBatch::ArticleBatch(std::function<bool(Request&)> next, std::function<void(const Response&)> done,
                           Stream& stream)
    : next_(std::move(next)), done_(std::move(done)), stream_(stream) {}

bool ArticleBatch::Run() {
  std::thread writer([this] { Write(); });
  Response response;
  while (stream_.Read(&response)) {
    size_t number = 0;
    if (!absl::SimpleAtoi(response.item_id(), &number)) continue;
    absl::MutexLock lock(&mutex_);
    Answer(number, std::move(response));
  }
  {
    absl::MutexLock lock(&mutex_);
    call_over_ = true;  // the writer must not wait for room
  }
  writer.join();
  absl::MutexLock lock(&mutex_);
  return all_taken_ && delivered_ == taken_;
}

void ArticleBatch::Write() {
  Request request;
  while (TakeNext(request)) {
    if (const absl::Status status = CheckUtf8(request); !status.ok()) {
      Response refused;
      refused.mutable_status()->set_code(static_cast<int32_t>(status.code()));
      refused.mutable_status()->set_message(std::string(status.message()));
      absl::MutexLock lock(&mutex_);
      Answer(taken_ - 1, std::move(refused));
    } else if (!stream_.Write(request)) {
      break;
    }
  }
  stream_.WritesDone();
}

// The next article, once there is room for it; false when there is none or the call is over.
bool ArticleBatch::TakeNext(Request& request) {
  request.Clear();
  if (!next_(request)) {
    absl::MutexLock lock(&mutex_);
    all_taken_ = true;
    return false;
  }
  const auto room = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return call_over_ || taken_ - delivered_ < kMaxInFlight;
  };
  absl::MutexLock lock(&mutex_, absl::Condition(&room));
  request.set_item_id(absl::StrCat(taken_++));
  return !call_over_;
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
