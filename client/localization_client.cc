#include "client/localization_client.h"

#include <grpcpp/grpcpp.h>

#include <map>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "client/grpc_call.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace dragoman {
namespace {

// Answers that may wait for an earlier one while requests go on.
constexpr size_t kMaxInFlight = 256;

}  // namespace

LocalizationClient::LocalizationClient(Options options) : options_(std::move(options)) {
  grpc::ChannelArguments arguments;
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetMaxReceiveMessageSize(static_cast<int>(options_.max_message_bytes));
  channel_ = grpc::CreateCustomChannel(options_.address, MakeChannelCredentials(options_.tls), arguments);
  stub_ = v1::LocalizationService::NewStub(channel_);
}

absl::StatusOr<v1::LocalizeArticleResponse> LocalizationClient::Localize(
    const v1::LocalizeArticleRequest& request) {
  grpc::ClientContext context;
  SetTimeout(options_.timeout, context);
  v1::LocalizeArticleResponse response;
  const absl::Status status =
      FromGrpc(stub_->LocalizeArticle(&context, request, &response), options_.address);
  if (!status.ok()) return status;
  return response;
}

absl::Status LocalizationClient::LocalizeAll(
    const std::function<bool(v1::BatchLocalizeArticlesRequest&)>& next,
    const std::function<void(const v1::BatchLocalizeArticlesResponse&)>& done) {
  grpc::ClientContext context;
  auto stream = stub_->BatchLocalizeArticles(&context);
  absl::Mutex mutex;
  size_t sent = 0;
  size_t delivered = 0;
  std::thread writer([&] {
    while (true) {
      v1::BatchLocalizeArticlesRequest request;
      if (!next(request)) break;
      {
        const auto room = [&] { return sent - delivered < kMaxInFlight; };
        absl::MutexLock lock(&mutex, absl::Condition(&room));
        request.set_item_id(absl::StrCat(sent++));
      }
      if (!stream->Write(request)) break;
    }
    stream->WritesDone();
  });
  std::map<size_t, v1::BatchLocalizeArticlesResponse> waiting;
  size_t next_answer = 0;
  v1::BatchLocalizeArticlesResponse response;
  while (stream->Read(&response)) {
    waiting[static_cast<size_t>(std::stoull(response.item_id()))] = std::move(response);
    for (auto ready = waiting.find(next_answer); ready != waiting.end();
         ready = waiting.find(++next_answer)) {
      done(ready->second);
      waiting.erase(ready);
    }
    absl::MutexLock lock(&mutex);
    delivered = next_answer;
  }
  {
    // The call is over: the writer must not wait for room.
    absl::MutexLock lock(&mutex);
    delivered = sent;
  }
  writer.join();
  return FromGrpc(stream->Finish(), options_.address);
}

absl::StatusOr<v1::ListBackendsResponse> LocalizationClient::ListBackends() {
  grpc::ClientContext context;
  SetTimeout(options_.timeout, context);
  v1::ListBackendsResponse response;
  const absl::Status status = FromGrpc(stub_->ListBackends(&context, {}, &response), options_.address);
  if (!status.ok()) return status;
  return response;
}

absl::StatusOr<v1::ListLanguagePairsResponse> LocalizationClient::ListLanguagePairs() {
  grpc::ClientContext context;
  SetTimeout(options_.timeout, context);
  v1::ListLanguagePairsResponse response;
  const absl::Status status = FromGrpc(stub_->ListLanguagePairs(&context, {}, &response), options_.address);
  if (!status.ok()) return status;
  return response;
}

absl::Status LocalizationClient::WaitUntilServing(absl::Duration timeout) {
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  SetTimeout(timeout, context);
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status = grpc::health::v1::Health::NewStub(channel_)->Check(&context, {}, &response);
  if (status.ok() && response.status() != grpc::health::v1::HealthCheckResponse::SERVING) {
    return absl::UnavailableError(absl::StrCat("the server at \"", options_.address, "\" is not serving"));
  }
  return FromGrpc(status, options_.address);
}

}  // namespace dragoman
