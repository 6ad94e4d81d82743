#include "client/grpc_call.h"

#include "absl/strings/str_cat.h"
#include "service/base/clock.h"

namespace dragoman {

absl::Status FromGrpc(const grpc::Status& status, const std::string& address) {
  if (status.ok()) return absl::OkStatus();
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    return absl::UnavailableError(
        absl::StrCat("no answer from the server at \"", address, "\": ", status.error_message()));
  }
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
}

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
