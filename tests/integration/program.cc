#include "tests/integration/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"

namespace dragoman {
namespace {

std::string Contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string NewFolder() {
  std::string folder = (std::filesystem::temp_directory_path() / "dragoman-test-XXXXXX").string();
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  return folder;
}

// Starts bin/<words[0]> with its streams on files, or its output on the descriptor `output_fd`.
pid_t Spawn(const std::vector<std::string>& words, const std::string& in, const std::string& out,
            const std::string& err, int output_fd = -1) {
  const std::string program = absl::StrCat(DRAGOMAN_BINARY_DIR, "/bin/", words.front());
  std::vector<char*> arguments = {const_cast<char*>(program.c_str())};
  for (size_t i = 1; i < words.size(); ++i) arguments.push_back(const_cast<char*>(words[i].c_str()));
  arguments.push_back(nullptr);
  // What the programs keep from run to run stays in the test's own folder.
  const std::filesystem::path state_folder = std::filesystem::path(err).parent_path() / "state";
  const std::string state = absl::StrCat("STATE_DIRECTORY=", state_folder.native());
  std::vector<char*> environment = {const_cast<char*>(state.c_str())};
  for (char** variable = environ; *variable != nullptr; ++variable) environment.push_back(*variable);
  environment.push_back(nullptr);
  const pid_t process = fork();
  if (process != 0) return process;
  dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
  dup2(output_fd >= 0 ? output_fd : open(out.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDERR_FILENO);
  execve(program.c_str(), arguments.data(), environment.data());
  _exit(127);
}

int Wait(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ProgramResult RunProgramInto(const std::string& output, const std::vector<std::string>& words,
                             const std::string& input) {
  const std::string folder = NewFolder();
  std::ofstream(folder + "/in", std::ios::binary) << input;
  ProgramResult result;
  result.exit_code = Wait(Spawn(words, folder + "/in", output, folder + "/err"));
  result.errors = Contents(folder + "/err");
  std::filesystem::remove_all(folder);
  return result;
}

ProgramResult RunProgram(const std::vector<std::string>& words, const std::string& input) {
  const std::string folder = NewFolder();
  ProgramResult result = RunProgramInto(folder + "/out", words, input);
  result.output = Contents(folder + "/out");
  std::filesystem::remove_all(folder);
  return result;
}

TestServer::TestServer(const std::string& config) : folder_(NewFolder()) {
  std::ofstream(folder_ + "/config") << config;
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  process_ = Spawn({"dragomand", "--config", folder_ + "/config", "--listen", "127.0.0.1:0"}, "/dev/null", "",
                   folder_ + "/err", ends[1]);
  close(ends[1]);
  // The server prints where it listens once it serves; the pipe ends if it dies before.
  std::string line;
  char c;
  while (read(ends[0], &c, 1) == 1 && c != '\n') line += c;
  close(ends[0]);
  const std::string prefix = "listening on ";
  EXPECT_EQ(line.compare(0, prefix.size(), prefix), 0) << Contents(folder_ + "/err");
  address_ = line.substr(std::min(prefix.size(), line.size()));
}

TestServer::~TestServer() {
  Stop();
  std::filesystem::remove_all(folder_);
}

std::string TestServer::Log() const { return Contents(folder_ + "/err"); }

int TestServer::Stop() {
  if (process_ <= 0) return 0;
  kill(process_, SIGTERM);
  const int code = Wait(process_);
  process_ = -1;
  return code;
}

}  // namespace dragoman
