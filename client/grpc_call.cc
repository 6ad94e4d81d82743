#include "client/grpc_call.h"

#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "dragoman/rpc/v1/error_details.pb.h"
#include "service/base/clock.h"
#include "service/base/error_reason.h"

namespace dragoman {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kNoConnectionUrl[] = "type.dragoman/no-connection";

// `status` with the reason that the details of a server's answer give, if they give one.
absl::Status WithReasonOf(const std::string& details, absl::Status status) {
  rpc::v1::Status message;
  if (!message.ParseFromString(details)) return status;
  for (const google::protobuf::Any& detail : message.details()) {
    rpc::v1::ErrorInfo info;
    if (detail.type_url() == kErrorInfoUrl && info.ParseFromString(detail.value()) && !info.reason().empty())
      return WithReason(std::move(status), info.reason());
  }
  return status;
}

}  // namespace

absl::Status FromGrpc(const grpc::Status& status, const std::string& address, grpc::Channel& channel) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  const bool lost = code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDeadlineExceeded;
  // Our servers' own answers have details; those that gRPC makes on this side have none.
  if (!lost || !status.error_details().empty()) {
    return WithReasonOf(status.error_details(), absl::Status(code, status.error_message()));
  }
  const bool connected = channel.GetState(false) != GRPC_CHANNEL_TRANSIENT_FAILURE;
  absl::Status result(code, absl::StrCat(connected ? "no answer from" : "no connection to",
                                         " the server at \"", address, "\": ", status.error_message()));
  if (!connected) result.SetPayload(kNoConnectionUrl, absl::Cord());
  return result;
}

bool IsNoConnection(const absl::Status& status) { return status.GetPayload(kNoConnectionUrl).has_value(); }

void SetTimeout(absl::Duration timeout, grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(SystemClock().Now() + timeout));
}

std::shared_ptr<grpc::ChannelCredentials> MakeChannelCredentials(const std::optional<ClientTls>& tls) {
  if (!tls.has_value()) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = tls->authorities;
  options.pem_cert_chain = tls->certificate;
  options.pem_private_key = tls->private_key;
  return grpc::SslCredentials(options);
}

}  // namespace dragoman
