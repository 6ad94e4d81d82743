// The answer to requests that cannot be read.
#pragma once

#include <grpcpp/support/server_interceptor.h>

#include <memory>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// InvalidArgument: a request of `method` ("/dragoman.v1.LocalizationService/LocalizeArticle") is no protobuf
// message of its type, or one of its strings is not valid UTF-8.
absl::Status MalformedRequestError(absl::string_view method);

// Gives that error to the calls of dragoman's services whose only request gRPC could not read; by itself it
// says UNIMPLEMENTED without a word. Requests inside a stream from the client do not pass here.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> RefuseMalformedRequests();

}  // namespace dragoman
