#include "service/server/malformed_requests.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/server/grpc_status.h"

namespace dragoman {
namespace {

namespace grpc_experimental = grpc::experimental;

// Every method is implemented, so what is answered like this was not read.
bool SaysNotRead(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNIMPLEMENTED && status.error_message().empty();
}

class StatusMender final : public grpc_experimental::Interceptor {
 public:
  explicit StatusMender(std::string method) : method_(std::move(method)) {}

  void Intercept(grpc_experimental::InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(grpc_experimental::InterceptionHookPoints::PRE_SEND_STATUS) &&
        SaysNotRead(methods->GetSendStatus())) {
      methods->ModifySendStatus(ToGrpcStatus(MalformedRequestError(method_)));
    }
    methods->Proceed();
  }

 private:
  const std::string method_;
};

class MenderFactory final : public grpc_experimental::ServerInterceptorFactoryInterface {
 public:
  grpc_experimental::Interceptor* CreateServerInterceptor(grpc_experimental::ServerRpcInfo* info) override {
    return absl::StartsWith(info->method(), "/dragoman.") ? new StatusMender(info->method()) : nullptr;
  }
};

}  // namespace

absl::Status MalformedRequestError(absl::string_view method) {
  return absl::InvalidArgumentError(
      absl::StrCat("cannot read the request of \"", method,
                   "\": it is no protobuf message of its type, or a string in it is not valid UTF-8"));
}

std::unique_ptr<grpc_experimental::ServerInterceptorFactoryInterface> RefuseMalformedRequests() {
  return std::make_unique<MenderFactory>();
}

}  // namespace dragoman
