// Runs the real programs of the build.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace dragoman {

struct ProgramResult {
  int exit_code = -1;
  std::string output;
  std::string errors;
};

// As RunProgram with what the program prints written to the file or device `output`, which the result does
// not have.
ProgramResult RunProgramInto(const std::string& output, const std::vector<std::string>& words,
                             const std::string& input = "");

// Runs bin/<words[0]> with the other words as arguments and `input` on standard input; waits for its end.
ProgramResult RunProgram(const std::vector<std::string>& words, const std::string& input = "");

// A dragomand of its own on a free port of loopback, with the given configuration.
class TestServer {
 public:
  // `config` is the text of a configuration file. Fails the test when the server does not come up.
  explicit TestServer(const std::string& config);
  ~TestServer();

  const std::string& address() const { return address_; }
  pid_t process() const { return process_; }
  // What it has written to standard error so far.
  std::string Log() const;
  // Sends SIGTERM and waits: the exit code.
  int Stop();

 private:
  std::string folder_;
  std::string address_;
  pid_t process_ = -1;
};

}  // namespace dragoman
