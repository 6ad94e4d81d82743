#include "tests/support/fakes/cutting_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace dragoman {
namespace {

constexpr int kSliceMs = 5;

sockaddr_in Loopback(int port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

bool SendAll(int socket, const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<size_t>(sent);
  }
  return true;
}

}  // namespace

CuttingProxy::CuttingProxy(const std::string& server, size_t bytes_before_cut)
    : bytes_before_cut_(bytes_before_cut) {
  sockaddr_in address = Loopback(0);
  socklen_t size = sizeof(address);
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (!absl::SimpleAtoi(server.substr(server.rfind(':') + 1), &server_port_) ||
      bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    abort();
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { Accept(); });
}

CuttingProxy::~CuttingProxy() {
  stopping_ = true;
  acceptor_.join();
  close(listener_);
}

std::string CuttingProxy::address() const { return absl::StrCat("127.0.0.1:", port_); }

void CuttingProxy::Accept() {
  while (!stopping_) {
    pollfd waited = {.fd = listener_, .events = POLLIN, .revents = 0};
    if (poll(&waited, 1, kSliceMs) <= 0) continue;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) connections_.emplace_back([this, client] { Pass(client); });
  }
  for (std::thread& connection : connections_) connection.join();
}

void CuttingProxy::Pass(int client) const {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(server_port_);
  bool open = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  size_t left = bytes_before_cut_;
  while (open && left > 0 && !stopping_) {
    pollfd waited[2] = {{.fd = client, .events = POLLIN, .revents = 0},
                        {.fd = server, .events = POLLIN, .revents = 0}};
    if (poll(waited, 2, kSliceMs) <= 0) continue;
    char bytes[4096];
    if (waited[0].revents != 0) {
      const ssize_t received = recv(client, bytes, sizeof(bytes), 0);
      open = received > 0 && SendAll(server, bytes, static_cast<size_t>(received));
    }
    if (open && waited[1].revents != 0) {
      const ssize_t received = recv(server, bytes, std::min(sizeof(bytes), left), 0);
      open = received > 0 && SendAll(client, bytes, static_cast<size_t>(received));
      if (open) left -= static_cast<size_t>(received);
    }
  }
  close(server);
  close(client);
}

}  // namespace dragoman
