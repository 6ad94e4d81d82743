// One batch call: articles go out while answers come back.
#pragma once

#include <grpcpp/support/sync_stream.h>

#include <functional>
#include <map>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "dragoman/v1/localization_service.pb.h"

namespace dragoman {

// Sends what LocalizationClient::LocalizeAll is given and delivers the answers in order.
class ArticleBatch {
 public:
  using Request = v1::BatchLocalizeArticlesRequest;
  using Response = v1::BatchLocalizeArticlesResponse;
  using Stream = grpc::ClientReaderWriterInterface<Request, Response>;

  // `next` and `done` as in LocalizationClient::LocalizeAll; `stream` must outlive the batch.
  ArticleBatch(std::function<bool(Request&)> next, std::function<void(const Response&)> done, Stream& stream);

  // Blocks until the server has ended the call, whose status `stream` then has. Returns whether every article
  // was answered. Only once.
  bool Run();

 private:
  void Write();
  bool TakeNext(Request& request);
  void Answer(size_t number, Response response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::function<bool(Request&)> next_;
  const std::function<void(const Response&)> done_;
  Stream& stream_;
  absl::Mutex mutex_;
  // Articles are numbered in their order; an item's id is its number.
  size_t taken_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t delivered_ ABSL_GUARDED_BY(mutex_) = 0;
  bool all_taken_ ABSL_GUARDED_BY(mutex_) = false;
  bool call_over_ ABSL_GUARDED_BY(mutex_) = false;
  // Answers that wait for an earlier one.
  std::map<size_t, Response> answers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
