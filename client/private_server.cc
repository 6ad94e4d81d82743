#include "client/private_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "client/localization_client.h"
#include "service/base/clock.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr absl::Duration kStartTimeout = absl::Seconds(30);
constexpr absl::Duration kProbe = absl::Milliseconds(200);

std::string LogPath(const std::string& folder) { return folder + "/log"; }

}  // namespace

absl::StatusOr<std::unique_ptr<PrivateServer>> PrivateServer::Start(const std::string& config) {
  std::error_code error;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "dragomand";
  if (access(program.c_str(), X_OK) != 0) {
    return absl::NotFoundError(
        absl::StrCat("cannot start a private server: no program \"", program.string(), "\""));
  }
  std::string folder = (std::filesystem::temp_directory_path(error) / "dragoman-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr)
    return absl::ErrnoToStatus(errno, "cannot create a folder for a private server");

  const std::string listen = absl::StrCat("unix:", folder, "/socket");
  std::vector<std::string> words = {program.string(), "--listen", listen};
  if (!config.empty()) words.insert(words.end(), {"--config", config});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string log = LogPath(folder);
  const pid_t parent = getpid();
  const pid_t process = fork();
  if (process < 0) return absl::ErrnoToStatus(errno, "cannot start a private server");
  if (process == 0) {
    // Only async-signal-safe calls between fork and exec.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    const int output = open(log.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  std::unique_ptr<PrivateServer> server(new PrivateServer(folder, process));
  RETURN_IF_ERROR(server->WaitUntilServing());
  return server;
}

PrivateServer::PrivateServer(std::string folder, pid_t process)
    : folder_(std::move(folder)), address_(absl::StrCat("unix:", folder_, "/socket")), process_(process) {}

PrivateServer::~PrivateServer() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

absl::Status PrivateServer::WaitUntilServing() const {
  const absl::Time until = SystemClock().Now() + kStartTimeout;
  LocalizationClient client({.address = address_});
  while (SystemClock().Now() < until) {
    if (client.WaitUntilServing(kProbe).ok()) return absl::OkStatus();
    siginfo_t ended{};
    if (waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        ended.si_pid == process_) {
      const absl::StatusOr<std::string> log = ReadFile(LogPath(folder_));
      return absl::UnavailableError(absl::StrCat("the private server did not start: ",
                                                 log.ok() ? absl::StripAsciiWhitespace(*log) : ""));
    }
  }
  return absl::DeadlineExceededError("the private server did not start in time");
}

}  // namespace dragoman
