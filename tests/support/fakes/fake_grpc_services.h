// gRPC services on free ports of the loopback, as their definitions and public documentation describe them,
// which can misbehave on demand. They "translate" as FakeTranslation does.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "dragoman/backend/v1/translation_backend.grpc.pb.h"
#include "google/cloud/translate/v3/translation_service.grpc.pb.h"

namespace dragoman {

// What the service does with calls instead of answering them as it should.
template <typename Response>
struct GrpcFault {
  grpc::Status status = {};                   // not OK: the answer
  bool hang = false;                          // never answers
  std::function<void(Response&)> alter = {};  // changes the answer
};

// Faults for the next calls. Thread-safe.
template <typename Response>
class GrpcFaults {
 public:
  // For the next `times` calls; below zero: for all of them from now on.
  void Inject(GrpcFault<Response> fault, int times = -1) {
    absl::MutexLock lock(&mutex_);
    fault_ = std::move(fault);
    times_ = times;
  }
  // Answers a call that has `response` ready; counts it.
  grpc::Status Finish(grpc::ServerContext& context, Response& response) {
    GrpcFault<Response> fault;
    {
      absl::MutexLock lock(&mutex_);
      ++calls_;
      if (times_ != 0) fault = fault_;
      if (times_ > 0) --times_;
    }
    if (fault.hang) {
      absl::MutexLock lock(&mutex_);
      while (!context.IsCancelled() && !stopping_) {
        mutex_.AwaitWithTimeout(absl::Condition(&stopping_), absl::Milliseconds(5));
      }
      return grpc::Status(grpc::StatusCode::CANCELLED, "");
    }
    if (fault.alter) fault.alter(response);
    return fault.status;
  }
  void Stop() {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  int calls() const {
    absl::MutexLock lock(&mutex_);
    return calls_;
  }

 private:
  mutable absl::Mutex mutex_;
  GrpcFault<Response> fault_ ABSL_GUARDED_BY(mutex_);
  int times_ ABSL_GUARDED_BY(mutex_) = 0;
  int calls_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
};

// dragoman.backend.v1.TranslationBackend.
class FakeTranslationBackend final : public backend::v1::TranslationBackend::Service {
 public:
  FakeTranslationBackend();
  ~FakeTranslationBackend() override;

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }
  GrpcFaults<backend::v1::TranslateResponse>& faults() { return faults_; }
  void SetCapabilities(backend::v1::GetCapabilitiesResponse capabilities);
  std::vector<backend::v1::TranslateRequest> requests() const;

  grpc::Status GetCapabilities(grpc::ServerContext* context,
                               const backend::v1::GetCapabilitiesRequest* request,
                               backend::v1::GetCapabilitiesResponse* response) override;
  grpc::Status Translate(grpc::ServerContext* context, const backend::v1::TranslateRequest* request,
                         backend::v1::TranslateResponse* response) override;

 private:
  GrpcFaults<backend::v1::TranslateResponse> faults_;
  mutable absl::Mutex mutex_;
  backend::v1::GetCapabilitiesResponse capabilities_ ABSL_GUARDED_BY(mutex_);
  std::vector<backend::v1::TranslateRequest> requests_ ABSL_GUARDED_BY(mutex_);
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// google.cloud.translation.v3.TranslationService, for the project "projects/p/locations/global".
// https://cloud.google.com/translate/docs/reference/rpc/google.cloud.translation.v3
class FakeGoogle final : public google::cloud::translation::v3::TranslationService::Service {
 public:
  using Request = google::cloud::translation::v3::TranslateTextRequest;
  using Response = google::cloud::translation::v3::TranslateTextResponse;

  // `token` is the access token that it accepts.
  explicit FakeGoogle(std::string token);
  ~FakeGoogle() override;

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }
  GrpcFaults<Response>& faults() { return faults_; }
  void SetToken(std::string token);
  std::vector<Request> requests() const;

  grpc::Status TranslateText(grpc::ServerContext* context, const Request* request,
                             Response* response) override;
  grpc::Status GetSupportedLanguages(
      grpc::ServerContext* context,
      const google::cloud::translation::v3::GetSupportedLanguagesRequest* request,
      google::cloud::translation::v3::SupportedLanguages* response) override;

 private:
  // Whether the call carries the token and the routing header.
  grpc::Status Authorize(const grpc::ServerContext& context) const;

  GrpcFaults<Response> faults_;
  mutable absl::Mutex mutex_;
  std::string token_ ABSL_GUARDED_BY(mutex_);
  std::vector<Request> requests_ ABSL_GUARDED_BY(mutex_);
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace dragoman
