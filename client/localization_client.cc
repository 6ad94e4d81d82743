#include "client/localization_client.h"

#include <grpcpp/grpcpp.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "client/article_batch.h"
#include "client/full_server.h"
#include "client/grpc_call.h"
#include "client/utf8_check.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "service/base/status_macros.h"

namespace dragoman {
LocalizationClient::LocalizationClient(Options options) : options_(std::move(options)) {
  grpc::ChannelArguments arguments;
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetMaxReceiveMessageSize(static_cast<int>(options_.max_message_bytes));
  channel_ = grpc::CreateCustomChannel(options_.address, MakeChannelCredentials(options_.tls), arguments);
  stub_ = v1::LocalizationService::NewStub(channel_);
}

absl::StatusOr<v1::LocalizeArticleResponse> LocalizationClient::Localize(
    const v1::LocalizeArticleRequest& request) {
  RETURN_IF_ERROR(CheckUtf8(request));
  v1::LocalizeArticleResponse response;
  RETURN_IF_ERROR(CallUntilTaken(options_.timeout, [&](grpc::ClientContext& context) {
    return FromGrpc(stub_->LocalizeArticle(&context, request, &response), options_.address, *channel_);
  }));
  return response;
}

absl::Status LocalizationClient::LocalizeAll(
    const std::function<bool(v1::BatchLocalizeArticlesRequest&)>& next,
    const std::function<void(const v1::BatchLocalizeArticlesResponse&)>& done) {
  grpc::ClientContext context;
  const auto stream = stub_->BatchLocalizeArticles(&context);
  const bool complete = ArticleBatch(next, done, *stream, options_.timeout).Run();
  RETURN_IF_ERROR(FromGrpc(stream->Finish(), options_.address, *channel_));
  if (complete) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("the server at \"", options_.address,
                                          "\" ended the call before it had answered every article"));
}

absl::StatusOr<v1::ListBackendsResponse> LocalizationClient::ListBackends() {
  grpc::ClientContext context;
  SetTimeout(options_.timeout, context);
  v1::ListBackendsResponse response;
  const absl::Status status =
      FromGrpc(stub_->ListBackends(&context, {}, &response), options_.address, *channel_);
  if (!status.ok()) return status;
  return response;
}

absl::StatusOr<v1::ListLanguagePairsResponse> LocalizationClient::ListLanguagePairs() {
  grpc::ClientContext context;
  SetTimeout(options_.timeout, context);
  v1::ListLanguagePairsResponse response;
  const absl::Status status =
      FromGrpc(stub_->ListLanguagePairs(&context, {}, &response), options_.address, *channel_);
  if (!status.ok()) return status;
  return response;
}

absl::Status LocalizationClient::WaitUntilServing(absl::Duration timeout) {
  grpc::health::v1::HealthCheckResponse response;
  const auto check = [&](bool wait) {
    grpc::ClientContext context;
    context.set_wait_for_ready(wait);
    SetTimeout(timeout, context);
    return grpc::health::v1::Health::NewStub(channel_)->Check(&context, {}, &response);
  };
  grpc::Status status = check(true);
  // A call that does not wait says why there is no connection.
  if (!status.ok() && channel_->GetState(false) == GRPC_CHANNEL_TRANSIENT_FAILURE) status = check(false);
  RETURN_IF_ERROR(FromGrpc(status, options_.address, *channel_));
  if (response.status() == grpc::health::v1::HealthCheckResponse::SERVING) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("the server at \"", options_.address, "\" is not serving"));
}

}  // namespace dragoman
