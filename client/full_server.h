// What the client does while a server has no room: it waits a little and sends again.
#pragma once

#include <grpcpp/client_context.h>

#include <functional>

#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/time/time.h"

namespace dragoman {

// How long to wait between one refusal and the next try: from what a short article takes up to the second
// that the server advises, twice as long each time, with jitter. Not thread-safe.
class RetryPauses {
 public:
  absl::Duration Next();
  // The server has taken something: the next pause is short again.
  void Reset() { longest_ = kFirst; }

 private:
  static constexpr absl::Duration kFirst = absl::Milliseconds(10);

  absl::Duration longest_ = kFirst;  // that the next pause may be
  absl::BitGen random_;
};

// Makes a unary call, and makes it again after pauses while the server answers that it is full (the reason
// kQueueFull), all within `timeout`. `call` makes it once with the context that it is given. The last status.
absl::Status CallUntilTaken(absl::Duration timeout,
                            const std::function<absl::Status(grpc::ClientContext&)>& call);

}  // namespace dragoman
