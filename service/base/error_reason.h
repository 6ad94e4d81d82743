// Why something failed, in a word for machines beside the status code: the reason of google.rpc.ErrorInfo.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// The server, or what it needs, has no room for a call at the moment; a retry is safe.
constexpr char kQueueFull[] = "QUEUE_FULL";

// ResourceExhausted with the reason kQueueFull.
absl::Status QueueFullError(absl::string_view message);

// `status` with `reason`, in UPPER_SNAKE; OK stays OK.
absl::Status WithReason(absl::Status status, absl::string_view reason);

// The reason that `status` was given; without one the name of its code, as in "NOT_FOUND".
std::string ReasonOf(const absl::Status& status);

}  // namespace dragoman
