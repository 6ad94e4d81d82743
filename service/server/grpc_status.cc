#include "service/server/grpc_status.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "dragoman/rpc/v1/error_details.pb.h"
#include "service/base/error_reason.h"

namespace dragoman {
namespace {

constexpr size_t kMaxFaultsInMessage = 10;

void AddDetail(const google::protobuf::Message& detail, absl::string_view name, rpc::v1::Status& status) {
  google::protobuf::Any& any = *status.add_details();
  any.set_type_url(absl::StrCat("type.googleapis.com/google.rpc.", name));
  any.set_value(detail.SerializeAsString());
}

grpc::Status Assemble(const rpc::v1::Status& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message(),
                      status.SerializeAsString());
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  if (const StatusFaults found = FaultsOf(status); !found.faults.empty()) {
    return ToGrpcStatus(found.faults, found.subject);
  }
  rpc::v1::Status message;
  message.set_code(static_cast<int>(status.code()));
  message.set_message(std::string(status.message()));
  rpc::v1::ErrorInfo info;
  info.set_reason(ReasonOf(status));
  info.set_domain("dragoman");
  if (info.reason() == kQueueFull) {
    rpc::v1::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(1);
    AddDetail(retry, "RetryInfo", message);
  }
  AddDetail(info, "ErrorInfo", message);
  return Assemble(message);
}

grpc::Status ToGrpcStatus(const FaultList& faults, absl::string_view subject) {
  if (faults.empty()) return grpc::Status::OK;
  rpc::v1::Status message;
  message.set_code(grpc::StatusCode::INVALID_ARGUMENT);
  rpc::v1::BadRequest bad_request;
  FaultList shown;  // the message travels in a header, which has a limit; the details have every fault
  for (const Fault& fault : faults.faults()) {
    if (shown.faults().size() < kMaxFaultsInMessage) shown.Add(fault.field, fault.description);
    // Headers and trailers together have a few kilobytes.
    if (bad_request.ByteSizeLong() > 4096) break;
    rpc::v1::BadRequest::FieldViolation& violation = *bad_request.add_field_violations();
    violation.set_field(fault.field);
    violation.set_description(fault.description);
  }
  std::string text(shown.ToStatus(subject).message());
  if (faults.faults().size() > shown.faults().size()) {
    absl::StrAppend(&text, "; and ", faults.faults().size() - shown.faults().size(), " more");
  }
  message.set_message(text);
  AddDetail(bad_request, "BadRequest", message);
  return Assemble(message);
}

}  // namespace dragoman
