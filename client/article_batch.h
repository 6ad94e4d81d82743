// One batch call: articles go out while answers come back.
#pragma once

#include <grpcpp/support/sync_stream.h>

#include <functional>
#include <map>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "client/full_server.h"
#include "dragoman/v1/localization_service.pb.h"
#include "service/base/clock.h"

namespace dragoman {

// Sends what LocalizationClient::LocalizeAll is given and delivers the answers in order. Articles that a full
// server refuses are sent again: after a pause that grows until the server takes one (RetryPauses), and
// with half as many on their way at once, one more for each round that the server takes (additive increase,
// multiplicative decrease, as TCP does it: RFC 5681).
class ArticleBatch {
 public:
  using Request = v1::BatchLocalizeArticlesRequest;
  using Response = v1::BatchLocalizeArticlesResponse;
  using Stream = grpc::ClientReaderWriterInterface<Request, Response>;

  // `next` and `done` as in LocalizationClient::LocalizeAll; `stream` must outlive the batch. A refusal is an
  // answer like any other once the server has taken no article for `patience`.
  ArticleBatch(std::function<bool(Request&)> next, std::function<void(const Response&)> done, Stream& stream,
               absl::Duration patience);

  // Blocks until the server has ended the call, whose status `stream` then has. Returns whether every article
  // was answered. Only once.
  bool Run();

 private:
  void Write();
  bool TakeNext(Request& request);
  void ReadNext() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void WaitForChange() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Receive(Response response);
  bool SlowDown() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void SpeedUp() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Answer(size_t number, Response response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::function<bool(Request&)> next_;
  const std::function<void(const Response&)> done_;
  Stream& stream_;
  const absl::Duration patience_;
  const Clock& clock_ = SystemClock();
  absl::Mutex mutex_;
  absl::CondVar changed_;
  // Articles are numbered in their order; an item's id is its number.
  size_t taken_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t delivered_ ABSL_GUARDED_BY(mutex_) = 0;
  bool all_taken_ ABSL_GUARDED_BY(mutex_) = false;
  bool call_over_ ABSL_GUARDED_BY(mutex_) = false;
  std::map<size_t, Request> waiting_ ABSL_GUARDED_BY(mutex_);  // to be sent, new or refused
  std::map<size_t, Request> sent_ ABSL_GUARDED_BY(mutex_);     // not answered yet
  double most_sent_ ABSL_GUARDED_BY(mutex_);                   // at once
  absl::Time resume_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  RetryPauses pauses_ ABSL_GUARDED_BY(mutex_);
  // The first refusal since the server took an article; infinite when there was none.
  absl::Time refused_since_ ABSL_GUARDED_BY(mutex_) = absl::InfiniteFuture();
  // Answers that wait for an earlier one.
  std::map<size_t, Response> answers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
