#include "service/server/localization_service.h"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "service/base/error_reason.h"
#include "service/pipeline/status_message.h"
#include "service/server/grpc_status.h"
#include "service/server/malformed_requests.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr char kBatchMethod[] = "/dragoman.v1.LocalizationService/BatchLocalizeArticles";

// The call's deadline and cancellation in our own terms.
CallContext ContextOf(const grpc::CallbackServerContext& context) {
  const auto deadline = context.deadline();
  // gRPC says "none" with the clock's last moment, which Abseil's time has no name for.
  if (deadline == std::chrono::system_clock::time_point::max()) return CallContext();
  return CallContext(absl::FromChrono(deadline));
}

absl::Status Refused() {
  return QueueFullError("the server is full: too many articles wait; try again shortly");
}

// One article, one answer.
class LocalizeCall final : public grpc::ServerUnaryReactor {
 public:
  LocalizeCall(const grpc::CallbackServerContext& context, const v1::LocalizeArticleRequest& request,
               v1::LocalizeArticleResponse& response, const ArticleLocalizer& localizer, ThreadPool& pool)
      : call_(ContextOf(context)) {
    if (const FaultList faults = localizer.Validate(request); !faults.empty()) {
      Finish(ToGrpcStatus(faults, "invalid request"));
      return;
    }
    const bool queued = pool.TrySchedule([this, &request, &response, &localizer] {
      absl::StatusOr<v1::LocalizeArticleResponse> result = localizer.Localize(request, call_);
      if (result.ok()) response = *std::move(result);
      Finish(ToGrpcStatus(result.status()));
    });
    if (!queued) Finish(ToGrpcStatus(Refused()));
  }

  void OnCancel() override { call_.Cancel(); }
  void OnDone() override { delete this; }

 private:
  CallContext call_;
};

// Messages on their way out, one at a time, as gRPC wants it. The owner is the reactor that starts the
// writes.
template <typename Message>
class WriteQueue {
 public:
  // True when the caller must start writing front().
  bool Push(Message message) {
    messages_.push_back(std::move(message));
    return messages_.size() == 1;
  }
  // After a write: true when the caller must start writing front().
  bool Pop() {
    messages_.pop_front();
    return !messages_.empty();
  }
  const Message* front() const { return &messages_.front(); }
  bool empty() const { return messages_.empty(); }

 private:
  std::deque<Message> messages_;
};

// One article, answered part by part.
class StreamCall final : public grpc::ServerWriteReactor<v1::StreamLocalizeArticleResponse> {
 public:
  StreamCall(const grpc::CallbackServerContext& context, const v1::LocalizeArticleRequest& request,
             const ArticleLocalizer& localizer, ThreadPool& pool)
      : call_(ContextOf(context)) {
    if (const FaultList faults = localizer.Validate(request); !faults.empty()) {
      Finish(ToGrpcStatus(faults, "invalid request"));
      return;
    }
    const bool queued = pool.TrySchedule([this, &request, &localizer] {
      const absl::Status status = localizer.Stream(
          request, call_, [this](v1::StreamLocalizeArticleResponse part) { return Send(std::move(part)); });
      absl::MutexLock lock(&mutex_);
      result_ = ToGrpcStatus(status);
      done_ = true;
      if (queue_.empty()) Finish(result_);
    });
    if (!queued) Finish(ToGrpcStatus(Refused()));
  }

  void OnWriteDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    if (!ok) call_.Cancel();
    if (queue_.Pop()) {
      StartWrite(queue_.front());
    } else if (done_) {
      Finish(result_);
    }
  }
  void OnCancel() override { call_.Cancel(); }
  void OnDone() override { delete this; }

 private:
  bool Send(v1::StreamLocalizeArticleResponse part) {
    if (!call_.Check().ok()) return false;
    absl::MutexLock lock(&mutex_);
    if (queue_.Push(std::move(part))) StartWrite(queue_.front());
    return true;
  }

  CallContext call_;
  absl::Mutex mutex_;
  WriteQueue<v1::StreamLocalizeArticleResponse> queue_ ABSL_GUARDED_BY(mutex_);
  bool done_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::Status result_ ABSL_GUARDED_BY(mutex_);
};

// Reads `message` from the bytes of a stream; false when it cannot, with what stands before the fault read.
bool Read(grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  return grpc::SerializationTraits<google::protobuf::Message>::Deserialize(&bytes, &message).ok();
}

grpc::ByteBuffer Written(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  bool own_buffer = false;
  grpc::SerializationTraits<google::protobuf::Message>::Serialize(message, &bytes, &own_buffer);
  return bytes;
}

// Many articles, answered as they are done. Reads no further while `max_in_flight` are worked on. The
// messages are bytes, for gRPC takes one that it cannot read for the end of the stream.
class BatchCall final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  BatchCall(const grpc::CallbackServerContext& context, size_t max_in_flight,
            const ArticleLocalizer& localizer, ThreadPool& pool)
      : call_(ContextOf(context)), max_in_flight_(max_in_flight), localizer_(localizer), pool_(pool) {
    StartRead(&incoming_);
  }

  void OnReadDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    if (!ok) {
      reading_ = false;
      reads_over_ = true;
      FinishWhenIdle();
      return;
    }
    ++in_flight_;
    auto item = std::make_shared<v1::BatchLocalizeArticlesRequest>();
    const bool readable = Read(incoming_, *item);
    incoming_.Clear();
    if (in_flight_ < max_in_flight_) {
      StartRead(&incoming_);
    } else {
      reading_ = false;
    }
    if (!readable) {
      if (!IsValidUtf8(item->item_id())) item->clear_item_id();
      Answer(ItemStatus(*item, MalformedRequestError(kBatchMethod)));
    } else if (!pool_.TrySchedule([this, item] { Work(*item); })) {
      Answer(ItemStatus(*item, Refused()));
    }
  }

  void OnWriteDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    if (!ok) call_.Cancel();
    if (queue_.Pop()) StartWrite(queue_.front());
    FinishWhenIdle();
  }
  void OnCancel() override { call_.Cancel(); }
  void OnDone() override { delete this; }

 private:
  static v1::BatchLocalizeArticlesResponse ItemStatus(const v1::BatchLocalizeArticlesRequest& item,
                                                      const absl::Status& status) {
    v1::BatchLocalizeArticlesResponse response;
    response.set_item_id(item.item_id());
    SetStatus(status, *response.mutable_status());
    return response;
  }

  void Work(const v1::BatchLocalizeArticlesRequest& item) {
    v1::BatchLocalizeArticlesResponse response;
    FaultList faults = localizer_.Validate(item.request());
    if (item.item_id().empty() || item.item_id().size() > 256)
      faults.Add("item_id", "is required, at most 256 bytes");
    if (!faults.empty()) {
      response = ItemStatus(item, faults.ToStatus("invalid request"));
      for (const Fault& fault : faults.faults()) {
        v1::FieldViolation& violation = *response.mutable_status()->add_violations();
        violation.set_field(fault.field);
        violation.set_description(fault.description);
      }
    } else {
      absl::StatusOr<v1::LocalizeArticleResponse> result = localizer_.Localize(item.request(), call_);
      response = ItemStatus(item, result.status());
      if (result.ok()) *response.mutable_response() = *std::move(result);
    }
    absl::MutexLock lock(&mutex_);
    Answer(response);
  }

  void Answer(const v1::BatchLocalizeArticlesResponse& response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    --in_flight_;
    if (queue_.Push(Written(response))) StartWrite(queue_.front());
    if (!reading_ && !reads_over_) {
      reading_ = true;
      StartRead(&incoming_);
    }
  }

  void FinishWhenIdle() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (!reads_over_ || in_flight_ > 0 || !queue_.empty() || finished_) return;
    finished_ = true;
    Finish(ToGrpcStatus(call_.Check()));
  }

  CallContext call_;
  const size_t max_in_flight_;
  const ArticleLocalizer& localizer_;
  ThreadPool& pool_;
  grpc::ByteBuffer incoming_;
  absl::Mutex mutex_;
  WriteQueue<grpc::ByteBuffer> queue_ ABSL_GUARDED_BY(mutex_);
  size_t in_flight_ ABSL_GUARDED_BY(mutex_) = 0;
  bool reading_ ABSL_GUARDED_BY(mutex_) = true;
  bool reads_over_ ABSL_GUARDED_BY(mutex_) = false;
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
};

v1::CircuitBreaker ToProto(CircuitBreaker::State state) {
  switch (state) {
    case CircuitBreaker::State::kClosed:
      return v1::CIRCUIT_BREAKER_CLOSED;
    case CircuitBreaker::State::kOpen:
      return v1::CIRCUIT_BREAKER_OPEN;
    case CircuitBreaker::State::kHalfOpen:
      return v1::CIRCUIT_BREAKER_HALF_OPEN;
  }
  return v1::CIRCUIT_BREAKER_UNSPECIFIED;
}

void FillState(const BackendStatus& status, v1::BackendState& state) {
  state.set_name(status.info.name);
  state.set_model(status.info.model);
  state.set_details(status.info.details);
  for (const LanguagePair& pair : status.info.pairs) {
    v1::LanguagePair& message = *state.add_language_pairs();
    message.set_source_language_code(pair.source);
    message.set_target_language_code(pair.target);
  }
  state.set_healthy(status.info.healthy);
  state.set_problem(std::string(status.health.message()));
  state.set_calls(status.calls);
  state.set_failed_calls(status.failed_calls);
  state.set_segments(status.segments);
  state.set_characters(status.characters);
  state.set_circuit_breaker(ToProto(status.breaker));
  if (status.calls > 0) {
    const int64_t nanoseconds = absl::ToInt64Nanoseconds(status.mean_latency);
    state.mutable_mean_latency()->set_seconds(nanoseconds / 1'000'000'000);
    state.mutable_mean_latency()->set_nanos(static_cast<int32_t>(nanoseconds % 1'000'000'000));
  }
}

}  // namespace

LocalizationService::LocalizationService(Options options, const ArticleLocalizer& localizer, Router& router,
                                         ThreadPool& pool)
    : options_(options), localizer_(localizer), router_(router), pool_(pool) {}

grpc::ServerUnaryReactor* LocalizationService::LocalizeArticle(grpc::CallbackServerContext* context,
                                                               const v1::LocalizeArticleRequest* request,
                                                               v1::LocalizeArticleResponse* response) {
  return new LocalizeCall(*context, *request, *response, localizer_, pool_);
}

grpc::ServerWriteReactor<v1::StreamLocalizeArticleResponse>* LocalizationService::StreamLocalizeArticle(
    grpc::CallbackServerContext* context, const v1::LocalizeArticleRequest* request) {
  return new StreamCall(*context, *request, localizer_, pool_);
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* LocalizationService::BatchLocalizeArticles(
    grpc::CallbackServerContext* context) {
  return new BatchCall(*context, options_.max_batch_in_flight, localizer_, pool_);
}

grpc::ServerUnaryReactor* LocalizationService::ListBackends(grpc::CallbackServerContext* context,
                                                            const v1::ListBackendsRequest*,
                                                            v1::ListBackendsResponse* response) {
  for (const BackendStatus& status : router_.Infos()) FillState(status, *response->add_backends());
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerUnaryReactor* LocalizationService::ListLanguagePairs(grpc::CallbackServerContext* context,
                                                                 const v1::ListLanguagePairsRequest*,
                                                                 v1::ListLanguagePairsResponse* response) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> pairs;
  for (const BackendStatus& status : router_.Infos()) {
    for (const LanguagePair& pair : status.info.pairs) {
      pairs[{pair.source, pair.target}].push_back(status.info.name);
    }
  }
  for (const auto& [pair, backends] : pairs) {
    v1::LanguagePair& message = *response->add_language_pairs();
    message.set_source_language_code(pair.first);
    message.set_target_language_code(pair.second);
    message.mutable_backends()->Assign(backends.begin(), backends.end());
  }
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace dragoman
