// The outcome of a part of a call as a message.
#pragma once

#include "absl/status/status.h"
#include "dragoman/v1/localization_service.pb.h"

namespace dragoman {

// Code, message and, unless it is OK, reason of `status`.
void SetStatus(const absl::Status& status, v1::Status& message);

}  // namespace dragoman
