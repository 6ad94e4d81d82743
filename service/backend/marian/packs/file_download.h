// Files over HTTP that are large, packed and known by their hash: resumed where they broke off.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/base/clock.h"

namespace dragoman::marian {

// Bytes received of the file under way and bytes it has as the server sends it; a total of 0 is not known.
using DownloadProgress = std::function<void(uint64_t received, uint64_t total)>;

// Thread-safe, except that a target may be downloaded by one call at a time.
class FileDownloader {
 public:
  struct Options {
    absl::Duration connect_timeout = absl::Seconds(10);
    // A try ends when nothing arrives for that long.
    absl::Duration stall_timeout = absl::Seconds(30);
    // Tries in a row that bring nothing new.
    int max_tries = 4;
    // Between such tries, twofold longer each time.
    absl::Duration first_wait = absl::Milliseconds(500);
  };

  // What a downloaded file must be, once unpacked.
  struct Expected {
    uint64_t bytes = 0;
    std::string sha256;  // 64 lower-case hexadecimal digits
  };

  // `clock` must outlive the downloader.
  explicit FileDownloader(Options options, const Clock& clock = SystemClock());

  // The document at `url`, of at most `max_bytes` bytes. Errors as Download's, ResourceExhausted when it is
  // larger.
  absl::StatusOr<std::string> Fetch(const std::string& url, uint64_t max_bytes) const;

  // Puts the file at `url` to `target`, unpacked where it is gzipped. What arrives stands in `target`.part,
  // from where a later call goes on; `target` appears in one step and only when size and SHA-256 are right.
  // `progress` may be null. Follows redirects, never from https to http.
  // NotFound (404, 410), PermissionDenied (401, 403), InvalidArgument (the address), DataLoss (other
  // contents), Unavailable (no connection, broken off, server errors, silence; after all tries), or the file
  // system's.
  absl::Status Download(const std::string& url, const std::string& target, const Expected& expected,
                        const DownloadProgress& progress) const;

 private:
  struct Sink;
  absl::Status Transfer(const std::string& url, Sink& sink) const;
  absl::Status TransferWithRetries(const std::string& url, Sink& sink) const;

  const Options options_;
  const Clock& clock_;
};

}  // namespace dragoman::marian
