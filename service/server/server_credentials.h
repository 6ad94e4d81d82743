// How the server proves who it is, and whom it asks for the same.
#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "absl/status/statusor.h"
#include "dragoman/v1/config.pb.h"

namespace dragoman {

// Credentials that follow their files, as TlsConfig says. InvalidArgument, with every fault, when a file
// cannot be read or has nothing of its kind in PEM form, the key is not the certificate's, or the certificate
// has expired: gRPC itself would start, and then fail every call without a reason.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> CreateTlsCredentials(const v1::TlsConfig& config);

}  // namespace dragoman
