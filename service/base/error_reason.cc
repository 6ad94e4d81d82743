#include "service/base/error_reason.h"

#include <utility>

#include "absl/strings/cord.h"
#include "absl/types/optional.h"

namespace dragoman {
namespace {

constexpr char kPayload[] = "dragoman/reason";

}  // namespace

absl::Status QueueFullError(absl::string_view message) {
  return WithReason(absl::ResourceExhaustedError(message), kQueueFull);
}

absl::Status WithReason(absl::Status status, absl::string_view reason) {
  status.SetPayload(kPayload, absl::Cord(reason));
  return status;
}

std::string ReasonOf(const absl::Status& status) {
  const absl::optional<absl::Cord> reason = status.GetPayload(kPayload);
  return reason.has_value() ? std::string(*reason) : absl::StatusCodeToString(status.code());
}

}  // namespace dragoman
