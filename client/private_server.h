// A dragomand of one's own for the length of a call, so that nobody has to run a server first.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace dragoman {

// Runs the dragomand that lies beside the running program on a Unix socket in a private folder. The
// destructor stops it, and the kernel does if this program dies first.
class PrivateServer {
 public:
  // `config` is a configuration file; "" for the default. NotFound when there is no dragomand; Unavailable,
  // with what it printed, when it does not come up.
  static absl::StatusOr<std::unique_ptr<PrivateServer>> Start(const std::string& config);
  ~PrivateServer();
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;

  const std::string& address() const { return address_; }

 private:
  PrivateServer(std::string folder, pid_t process);
  absl::Status WaitUntilServing() const;

  const std::string folder_;
  const std::string address_;
  pid_t process_;
};

}  // namespace dragoman
