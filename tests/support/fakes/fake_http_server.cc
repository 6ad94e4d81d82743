#include "tests/support/fakes/fake_http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace dragoman {
namespace {

constexpr int kSliceMs = 5;

// True when `socket` can be read within a slice.
bool Readable(int socket) {
  pollfd waited = {.fd = socket, .events = POLLIN, .revents = 0};
  return poll(&waited, 1, kSliceMs) > 0;
}

bool SendAll(int socket, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

std::optional<FakeHttpRequest> ParseHead(absl::string_view head) {
  FakeHttpRequest request;
  bool first = true;
  for (const absl::string_view line : absl::StrSplit(head, "\r\n", absl::SkipEmpty())) {
    if (first) {
      const std::vector<std::string> words = absl::StrSplit(line, ' ');
      if (words.size() != 3) return std::nullopt;
      request.method = words[0];
      request.path = words[1];
      first = false;
      continue;
    }
    const std::pair<absl::string_view, absl::string_view> header =
        absl::StrSplit(line, absl::MaxSplits(':', 1));
    request.headers[absl::AsciiStrToLower(header.first)] =
        std::string(absl::StripAsciiWhitespace(header.second));
  }
  return request;
}

}  // namespace

FakeHttpServer::FakeHttpServer(Handler handler) : handler_(std::move(handler)) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    abort();
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { Accept(); });
}

FakeHttpServer::~FakeHttpServer() {
  stopping_ = true;
  acceptor_.join();
  std::vector<std::thread> threads;
  {
    absl::MutexLock lock(&mutex_);
    threads.swap(threads_);
  }
  for (std::thread& thread : threads) thread.join();
  close(listener_);
}

std::string FakeHttpServer::url() const { return absl::StrCat("http://127.0.0.1:", port_); }

void FakeHttpServer::Inject(HttpFault fault, int times) {
  absl::MutexLock lock(&mutex_);
  faults_.emplace_back(std::move(fault), times);
}

void FakeHttpServer::Mend() {
  absl::MutexLock lock(&mutex_);
  faults_.clear();
}

std::vector<FakeHttpRequest> FakeHttpServer::requests() const {
  absl::MutexLock lock(&mutex_);
  return requests_;
}

void FakeHttpServer::Accept() {
  while (!stopping_) {
    if (!Readable(listener_)) continue;
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    ++connections_;
    absl::MutexLock lock(&mutex_);
    threads_.emplace_back([this, socket] {
      Serve(socket);
      close(socket);
    });
  }
}

void FakeHttpServer::Serve(int socket) {
  std::string buffer;
  while (!stopping_) {
    const size_t head_end = buffer.find("\r\n\r\n");
    size_t length = 0;
    std::optional<FakeHttpRequest> request;
    if (head_end != std::string::npos) {
      request = ParseHead(absl::string_view(buffer).substr(0, head_end));
      if (!request) return;
      const auto header = request->headers.find("content-length");
      if (header != request->headers.end() && !absl::SimpleAtoi(header->second, &length)) return;
    }
    if (request && buffer.size() >= head_end + 4 + length) {
      request->body = buffer.substr(head_end + 4, length);
      buffer.erase(0, head_end + 4 + length);
      {
        absl::MutexLock lock(&mutex_);
        requests_.push_back(*request);
      }
      if (!Answer(socket, *request)) return;
      continue;
    }
    if (!Readable(socket)) continue;
    char bytes[16384];
    const ssize_t received = recv(socket, bytes, sizeof(bytes), 0);
    if (received <= 0) return;
    buffer.append(bytes, static_cast<size_t>(received));
  }
}

bool FakeHttpServer::Answer(int socket, const FakeHttpRequest& request) {
  std::optional<HttpFault> fault;
  {
    absl::MutexLock lock(&mutex_);
    if (!faults_.empty()) {
      fault = faults_.front().first;
      if (faults_.front().second > 0 && --faults_.front().second == 0) faults_.pop_front();
    }
  }
  if (fault && fault->kind == HttpFault::Kind::kReset) {
    const linger at_once = {.l_onoff = 1, .l_linger = 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    return false;
  }
  if (fault && fault->kind == HttpFault::Kind::kHang) {
    // Until the client leaves.
    while (!stopping_) {
      char byte = 0;
      if (Readable(socket) && recv(socket, &byte, 1, 0) <= 0) break;
    }
    return false;
  }
  if (fault && fault->kind == HttpFault::Kind::kGarbage) {
    SendAll(socket, "220 this is no HTTP\r\n\r\n");
    return false;
  }
  FakeHttpReply reply = fault && fault->kind == HttpFault::Kind::kReply ? fault->reply : handler_(request);
  if (fault && fault->alter) reply.body = fault->alter(reply.body);
  std::string answer = absl::StrCat("HTTP/1.1 ", reply.status, " fake\r\nContent-Type: application/json\r\n",
                                    "Content-Length: ", reply.body.size(), "\r\n");
  for (const auto& [name, value] : reply.headers) absl::StrAppend(&answer, name, ": ", value, "\r\n");
  absl::StrAppend(&answer, "\r\n", reply.body);
  if (fault && fault->kind == HttpFault::Kind::kTruncate) {
    SendAll(socket, absl::string_view(answer).substr(0, answer.size() - reply.body.size() / 2 - 1));
    return false;
  }
  return SendAll(socket, answer);
}

}  // namespace dragoman
