#include "client/commands.h"

#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"

namespace dragoman {

void AddConnectionOptions(CLI::App& command, Connection& connection) {
  CLI::Option* server =
      command.add_option("--server", connection.server, "Address of the server: HOST:PORT or unix:PATH")
          ->capture_default_str();
  CLI::Option* local = command.add_flag("--local", connection.local,
                                        "Start a private server for this call; nobody has to run one first");
  server->excludes(local);
  command.add_option("--config", connection.config, "Configuration of the private server")->needs(local);
  command.add_option("--timeout", connection.timeout_seconds, "Seconds that a call may take")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
}

absl::StatusOr<ConnectedClient> Connect(const Connection& connection) {
  ConnectedClient connected;
  LocalizationClient::Options options;
  options.address = connection.server;
  options.timeout = absl::Seconds(connection.timeout_seconds);
  if (connection.local) {
    ASSIGN_OR_RETURN(connected.server, PrivateServer::Start(connection.config));
    options.address = connected.server->address();
  }
  connected.client = std::make_unique<LocalizationClient>(std::move(options));
  return connected;
}

int ReportError(const absl::Status& status) {
  std::fprintf(stderr, "dragoman: %s\n", std::string(status.message()).c_str());
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      std::fprintf(stderr,
                   "dragoman: is dragomand running? Start it, name it with --server, or use --local\n");
      return kExitUnavailable;
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kDeadlineExceeded:
      return kExitUnavailable;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
      return kExitUsage;
    default:
      return kExitFailed;
  }
}

bool IsColourTerminal(int fd) {
  const char* terminal = std::getenv("TERM");
  return isatty(fd) == 1 && std::getenv("NO_COLOR") == nullptr && terminal != nullptr &&
         std::string(terminal) != "dumb";
}

}  // namespace dragoman
