// One gRPC call within a CallContext. For sources only: the library's headers are heavy.
#pragma once

#include <grpc/support/time.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "service/backend/clock_wait.h"
#include "service/backend/jitter.h"
#include "service/base/call_context.h"
#include "service/base/status_macros.h"

namespace dragoman {

// Starts an asynchronous unary call: reader = stub->AsyncX(&context, request, &queue).
template <typename Response>
using StartCall = std::function<std::unique_ptr<grpc::ClientAsyncResponseReader<Response>>(
    grpc::ClientContext& context, grpc::CompletionQueue& queue)>;

// Runs one unary call until it is answered, the deadline passes or the caller cancels (looked at every 10
// ms); the peer is told the deadline. `who` stands in front of errors; the peer's own message is left out, as
// it may repeat the text.
template <typename Response>
absl::Status CallOnce(absl::string_view who, const CallContext& context, const StartCall<Response>& start,
                      Response& response) {
  RETURN_IF_ERROR(context.Check());
  grpc::ClientContext client;
  if (context.deadline() != absl::InfiniteFuture()) {
    const int64_t left = absl::ToInt64Microseconds(context.deadline() - context.clock().Now());
    client.set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_micros(left, GPR_TIMESPAN)));
  }
  grpc::CompletionQueue queue;
  const auto reader = start(client, queue);
  grpc::Status status;
  reader->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  absl::Status wanted;
  while (true) {
    const gpr_timespec slice =
        gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_millis(10, GPR_TIMESPAN));
    if (queue.AsyncNext(&tag, &ok, slice) == grpc::CompletionQueue::GOT_EVENT) break;
    if (wanted = context.Check(); !wanted.ok()) {
      client.TryCancel();
      queue.Next(&tag, &ok);
      break;
    }
  }
  queue.Shutdown();
  RETURN_IF_ERROR(wanted);
  if (status.ok()) return absl::OkStatus();
  return absl::Status(
      static_cast<absl::StatusCode>(status.error_code()),
      absl::StrCat(who, ": the gRPC call failed: ",
                   absl::StatusCodeToString(static_cast<absl::StatusCode>(status.error_code()))));
}

// The same, again after Unavailable as `policy` says, with waits drawn from `jitter`.
template <typename Response>
absl::Status CallWithRetries(absl::string_view who, const CallContext& context,
                             const StartCall<Response>& start, const RetryPolicy& policy, Jitter& jitter,
                             Response& response) {
  absl::Duration wait = policy.first_wait;
  for (int tries = 1;; ++tries, wait = std::min(wait * 2, policy.longest_wait)) {
    absl::Status status = CallOnce(who, context, start, response);
    if (!absl::IsUnavailable(status) || tries >= policy.max_tries) return status;
    const absl::Duration pause = jitter.Draw(wait);
    if (context.clock().Now() + pause >= context.deadline()) return status;
    RETURN_IF_ERROR(SleepOnClock(context, pause));
  }
}

}  // namespace dragoman
