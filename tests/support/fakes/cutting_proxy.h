// A wire that breaks.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace dragoman {

// Passes bytes between those who connect to a free port of the loopback and a server on another one, and
// closes each connection after so many bytes of the server's. Serves until it is destroyed.
class CuttingProxy {
 public:
  // `server`: "127.0.0.1:port".
  CuttingProxy(const std::string& server, size_t bytes_before_cut);
  ~CuttingProxy();

  std::string address() const;

 private:
  void Accept();
  void Pass(int client) const;

  int server_port_ = 0;
  const size_t bytes_before_cut_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> connections_;  // the acceptor's alone
  std::thread acceptor_;
};

}  // namespace dragoman
