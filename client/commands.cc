#include "client/commands.h"

#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/grpc_call.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr uint64_t kMaxPemBytes = 1 << 20;

absl::StatusOr<ClientTls> ReadTls(const Connection& connection) {
  ClientTls tls;
  for (const auto& [path, text] : {std::pair{&connection.authorities_file, &tls.authorities},
                                   std::pair{&connection.certificate_file, &tls.certificate},
                                   std::pair{&connection.private_key_file, &tls.private_key}}) {
    if (path->empty()) continue;
    ASSIGN_OR_RETURN(*text, ReadFile(*path, kMaxPemBytes));
  }
  return tls;
}

}  // namespace

CLI::Option* AddListOption(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                           const std::string& description) {
  return command.add_option(name, values, description)->delimiter(',')->transform([](std::string value) {
    absl::StripAsciiWhitespace(&value);
    return value;
  });
}

CLI::Validator SecondsRange() {
  return CLI::Validator(
      [](const std::string& value) -> std::string {
        double seconds = 0;
        if (absl::SimpleAtod(value, &seconds) && seconds >= 0.001 && seconds <= 86400) return "";
        return absl::StrCat("\"", value, "\" is no number of seconds from 0.001 to 86400");
      },
      "from 0.001 to 86400");
}

void AddConnectionOptions(CLI::App& command, Connection& connection) {
  CLI::Option* server =
      command.add_option("--server", connection.server, "Address of the server: HOST:PORT or unix:PATH")
          ->capture_default_str();
  CLI::Option* local = command.add_flag("--local", connection.local,
                                        "Start a private server for this call; nobody has to run one first");
  server->excludes(local);
  CLI::Option* tls =
      command.add_flag("--tls", connection.tls, "Encrypt the call and check the server's certificate")
          ->excludes(local);
  command
      .add_option("--tls-ca", connection.authorities_file,
                  "PEM file of the authorities to trust, instead of the system's")
      ->needs(tls);
  CLI::Option* certificate = command
                                 .add_option("--tls-certificate", connection.certificate_file,
                                             "PEM file of the certificate to show a server that asks for one")
                                 ->needs(tls);
  CLI::Option* key =
      command.add_option("--tls-key", connection.private_key_file, "PEM file of that certificate's key")
          ->needs(certificate);
  certificate->needs(key);
  command.add_option("--config", connection.config, "Configuration of the private server")->needs(local);
  command.add_option("--timeout", connection.timeout_seconds, "Seconds that a call may take")
      ->check(SecondsRange())
      ->capture_default_str();
}

absl::StatusOr<ConnectedClient> Connect(const Connection& connection) {
  ConnectedClient connected;
  LocalizationClient::Options options;
  options.address = connection.server;
  options.timeout = absl::Seconds(connection.timeout_seconds);
  if (connection.tls) {
    ASSIGN_OR_RETURN(options.tls, ReadTls(connection));
  }
  if (connection.local) {
    ASSIGN_OR_RETURN(connected.server, PrivateServer::Start(connection.config));
    options.address = connected.server->address();
  }
  connected.client = std::make_unique<LocalizationClient>(options);
  connected.glossary = std::make_unique<GlossaryClient>(std::move(options));
  return connected;
}

absl::StatusOr<PlainArticle> ReadArticle(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxArticleFileBytes));
  if (!absl::EndsWith(path, ".json")) return ReadPlainArticle(text);
  ASSIGN_OR_RETURN(const v1::Article article, ReadJsonArticle(text));
  return PlainArticle{article, LayoutOf(article)};
}

int ReportError(const absl::Status& status) {
  const StatusFaults found = FaultsOf(status);
  if (found.faults.faults().size() > 1) {
    std::fprintf(stderr, "dragoman: %s:\n", found.subject.c_str());
    for (const Fault& fault : found.faults.faults()) {
      std::fprintf(stderr, "  %s: %s\n", fault.field.c_str(), fault.description.c_str());
    }
  } else {
    std::fprintf(stderr, "dragoman: %s\n", std::string(status.message()).c_str());
  }
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      if (IsNoConnection(status)) {
        std::fprintf(stderr,
                     "dragoman: is dragomand running? Start it, name it with --server, or use --local\n");
      }
      return kExitUnavailable;
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kDeadlineExceeded:
      return kExitUnavailable;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
      return kExitUsage;
    default:
      return kExitFailed;
  }
}

absl::Status FinishOutput() {
  const bool failed_before = std::ferror(stdout) != 0;
  // What failed was long ago and its cause is forgotten; a further byte fails for the same one.
  if (failed_before) std::fputc('\n', stdout);
  if (std::fflush(stdout) != 0) {
    const std::string cause = std::strerror(errno);
    return absl::UnknownError(absl::StrCat("cannot write the output: ", cause));
  }
  return failed_before ? absl::UnknownError("cannot write the output") : absl::OkStatus();
}

void PrintTable(const std::vector<std::vector<std::string>>& rows) {
  const bool align = isatty(STDOUT_FILENO) == 1;
  const auto width = [](const std::string& cell) {
    return static_cast<size_t>(std::count_if(cell.begin(), cell.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // one for each character
    }));
  };
  std::vector<size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 == row.size()) continue;
      line += align ? std::string(widths[i] - width(row[i]) + 2, ' ') : "\t";
    }
    std::printf("%s\n", line.c_str());
  }
}

bool IsColourTerminal(int fd) {
  const char* terminal = std::getenv("TERM");
  return isatty(fd) == 1 && std::getenv("NO_COLOR") == nullptr && terminal != nullptr &&
         std::string(terminal) != "dumb";
}

}  // namespace dragoman
