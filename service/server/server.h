// The daemon as a library: everything that a configuration asks for, built, served and drained.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "dragoman/v1/config.pb.h"
#include "service/base/fault_list.h"

namespace dragoman {

// Serves from Start until Shutdown. Not thread-safe, but for the calls it serves.
class Server {
 public:
  // Opens the glossary, its store, the certificates and the backends, and listens. `config` has its defaults
  // filled in (LoadConfig) and sound values (CheckConfig). InvalidArgument names everything that cannot be
  // opened; Unavailable when the address cannot be listened on.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const v1::ServerConfig& config);

  // Every fault of the values of `config`, and of what Start would open: it is opened and closed again. A
  // glossary store that is not there is made. Does not listen and calls nobody.
  static FaultList Check(const v1::ServerConfig& config);

  ~Server();

  // Where it listens, with the port taken: "127.0.0.1:7878" or "unix:/run/dragoman.sock".
  const std::string& address() const;

  // Reads the glossary's files again, without waiting for the next look at them; what comes of it is logged.
  // The configuration itself is read at a start only.
  void ReloadGlossary();

  // Health says NOT_SERVING and new calls are refused; calls under way may end within the configured time,
  // then they are cancelled. Connections without one are closed within half a second. Blocks until all have
  // ended.
  void Shutdown();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace dragoman
