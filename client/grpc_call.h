// What the client classes share: the status of a call as an absl::Status, deadlines.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "client/localization_client.h"

namespace dragoman {

// The same code and message, and the reason (ReasonOf) that the server gave; Unavailable and DeadlineExceeded
// name the server's address unless they are the server's own answer. `channel` is the one that the call went
// over.
absl::Status FromGrpc(const grpc::Status& status, const std::string& address, grpc::Channel& channel);

// Whether FromGrpc made `status` of a call for which no connection to the server could be made.
bool IsNoConnection(const absl::Status& status);

// Gives the call `timeout` from now.
void SetTimeout(absl::Duration timeout, grpc::ClientContext& context);

// What a channel needs to reach a server that encrypts its calls in this way, or does not.
std::shared_ptr<grpc::ChannelCredentials> MakeChannelCredentials(const std::optional<ClientTls>& tls);

}  // namespace dragoman
