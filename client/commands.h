// What the commands of the CLI share: connection options, exit codes, output.
#pragma once

#include <CLI/App.hpp>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/article_reader.h"
#include "client/glossary_client.h"
#include "client/localization_client.h"
#include "client/private_server.h"

namespace dragoman {

// Exit codes, for scripts.
enum ExitCode : int {
  kExitOk = 0,
  kExitFailed = 1,  // the work was done but something in it failed: a target language or line, check, lint,
                    // diff, or writing the output; not a warning of the checks that localize and compare make
  kExitUsage = 2,   // wrong arguments or bad input
  kExitUnavailable = 3,  // no server, or it is full or out of time
};

// Which server a command talks to.
struct Connection {
  std::string server = "127.0.0.1:7878";
  bool local = false;
  std::string config;
  double timeout_seconds = 300;
  bool tls = false;
  // PEM files, for tls; "": the system's authorities, no certificate.
  std::string authorities_file;
  std::string certificate_file;
  std::string private_key_file;
};

// Adds an option whose values are parted by commas, with or without blanks around them.
CLI::Option* AddListOption(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                           const std::string& description);

// Accepts seconds of a time to wait: from a millisecond to a day.
CLI::Validator SecondsRange();

// Adds --server, --tls and its files, --local, --config and --timeout.
void AddConnectionOptions(CLI::App& command, Connection& connection);

// A client with the private server behind it, if it has one.
struct ConnectedClient {
  std::unique_ptr<PrivateServer> server;
  std::unique_ptr<LocalizationClient> client;
  std::unique_ptr<GlossaryClient> glossary;
};

// Starts the private server when one is asked for. NotFound and the like when a file of --tls cannot be read.
absl::StatusOr<ConnectedClient> Connect(const Connection& connection);

// The article in the file: JSON when its name ends in .json, plain text otherwise; "-" is standard input.
// InvalidArgument when it is not read as such; the errors of ReadFile.
absl::StatusOr<PlainArticle> ReadArticle(const std::string& path);

// Prints "dragoman: MESSAGE" to standard error, a line for each of several faults, and gives the exit code
// for the status.
int ReportError(const absl::Status& status);

// Writes out what standard output still holds. An error, with the cause where it is known, when that or
// anything that was printed before could not be written.
absl::Status FinishOutput();

// Prints rows to standard output: columns in line on a terminal, with tabs between them elsewhere.
void PrintTable(const std::vector<std::vector<std::string>>& rows);

// Whether file descriptor `fd` is a terminal that shows colours.
bool IsColourTerminal(int fd);

// Each adds its commands to `app`; a command's callback sets `exit_code`, which must outlive the parse.
void AddLocalizeCommands(CLI::App& app, int& exit_code);
void AddCompareCommand(CLI::App& app, int& exit_code);
void AddTextCommands(CLI::App& app, int& exit_code);
void AddGlossaryCommands(CLI::App& app, int& exit_code);
void AddModelCommands(CLI::App& app, int& exit_code);

}  // namespace dragoman
