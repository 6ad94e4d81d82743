// From our errors to gRPC's, with details for machines: the one place where they meet.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "service/base/fault_list.h"

namespace dragoman {

// The same code and message; a status made of a FaultList as the function below says. Others carry an
// ErrorInfo with ReasonOf(status), and with the reason QUEUE_FULL a RetryInfo of one second.
grpc::Status ToGrpcStatus(const absl::Status& status);

// INVALID_ARGUMENT with every fault, in the message and as google.rpc.BadRequest. OK without faults.
grpc::Status ToGrpcStatus(const FaultList& faults, absl::string_view subject);

}  // namespace dragoman
