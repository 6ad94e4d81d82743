#include "service/backend/marian/packs/file_download.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

constexpr int kSliceMs = 20;
constexpr long kMostRedirects = 5;
constexpr size_t kBlockBytes = size_t{1} << 16;

absl::Status ErrnoStatus(absl::string_view action, const std::string& path) {
  return absl::ErrnoToStatus(errno, absl::StrCat("cannot ", action, " \"", path, "\""));
}

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePointer = std::unique_ptr<std::FILE, FileCloser>;

// Gzip may add a little to what it cannot pack.
uint64_t MostPackedBytes(uint64_t bytes) { return bytes + bytes / 64 + (1 << 16); }

// Copies `packed` to `plain`, unpacked where it is gzipped, as long as it does not grow beyond what is
// expected. DataLoss when size or SHA-256 differ.
absl::Status Unpack(const std::string& packed, const std::string& plain,
                    const FileDownloader::Expected& expected) {
  // gzread hands on as it is what does not begin as gzip does.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> input(gzopen(packed.c_str(), "rbe"), gzclose);
  if (input == nullptr) return ErrnoStatus("read", packed);
  const FilePointer output(std::fopen(plain.c_str(), "wbe"));
  if (output == nullptr) return ErrnoStatus("write", plain);
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (digest == nullptr || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1) {
    return absl::InternalError("SHA-256 is not to be had");
  }
  std::string block(kBlockBytes, '\0');
  uint64_t bytes = 0;
  while (bytes <= expected.bytes) {
    const int read = gzread(input.get(), block.data(), static_cast<unsigned>(block.size()));
    if (read < 0) return absl::DataLossError("it is damaged gzip data");
    if (read == 0) break;
    bytes += static_cast<uint64_t>(read);
    EVP_DigestUpdate(digest.get(), block.data(), static_cast<size_t>(read));
    if (std::fwrite(block.data(), 1, static_cast<size_t>(read), output.get()) != static_cast<size_t>(read)) {
      return ErrnoStatus("write", plain);
    }
  }
  if (bytes != expected.bytes) {
    return absl::DataLossError(absl::StrCat("it has ", bytes > expected.bytes ? "more than " : "",
                                            std::min(bytes, expected.bytes), " bytes, expected ",
                                            expected.bytes));
  }
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_DigestFinal_ex(digest.get(), hash, &size);
  if (absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(hash), size)) !=
      expected.sha256) {
    return absl::DataLossError("its SHA-256 is not the expected one");
  }
  if (std::fflush(output.get()) != 0 || fsync(fileno(output.get())) != 0) return ErrnoStatus("write", plain);
  return absl::OkStatus();
}

absl::Status HttpStatus(long code) {
  const std::string message = absl::StrCat("the server answered HTTP ", code);
  if (code == 404 || code == 410) return absl::NotFoundError(message);
  if (code == 401 || code == 403) return absl::PermissionDeniedError(message);
  if (code == 408 || code == 429 || code >= 500) return absl::UnavailableError(message);
  return absl::FailedPreconditionError(message);
}

absl::Status CurlStatus(CURLcode code) {
  const std::string message = absl::StrCat("transfer failed: ", curl_easy_strerror(code));
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return absl::InvalidArgumentError(message);
    case CURLE_PEER_FAILED_VERIFICATION:
      return absl::PermissionDeniedError(message);
    default:
      return absl::UnavailableError(message);
  }
}

}  // namespace

// Where a transfer's bytes go: memory, or a file that grows from what is there.
struct FileDownloader::Sink {
  std::string* memory = nullptr;
  FilePointer file;
  std::string path;
  uint64_t have = 0;  // bytes held, from the start of the file
  uint64_t max_bytes = 0;
  const DownloadProgress* progress = nullptr;

  // Of the try under way.
  CURL* easy = nullptr;
  uint64_t resumed_at = 0;
  uint64_t range_start = 0;  // as the answer says
  bool began = false;
  absl::Status status;

  absl::Status Begin() {
    long code = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
    if (code == 206 && range_start == resumed_at) return absl::OkStatus();
    if (code == 206) return absl::UnavailableError("the server sent another part than asked for");
    // The whole from the start, whatever was asked for.
    return Restart();
  }

  absl::Status Restart() {
    have = 0;
    if (memory != nullptr) memory->clear();
    if (file != nullptr && (std::fflush(file.get()) != 0 || ftruncate(fileno(file.get()), 0) != 0)) {
      return ErrnoStatus("write", path);
    }
    return absl::OkStatus();
  }

  absl::Status Append(absl::string_view bytes) {
    if (!began) {
      began = true;
      RETURN_IF_ERROR(Begin());
    }
    if (have + bytes.size() > max_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("it is larger than the ", max_bytes, " bytes allowed"));
    }
    if (memory != nullptr) memory->append(bytes.data(), bytes.size());
    if (file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
      return ErrnoStatus("write", path);
    }
    have += bytes.size();
    if (progress != nullptr && *progress) {
      curl_off_t length = -1;
      curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
      const uint64_t before = range_start;
      (*progress)(have, length < 0 ? 0 : before + static_cast<uint64_t>(length));
    }
    return absl::OkStatus();
  }

  static size_t OnBody(char* data, size_t size, size_t count, void* user) {
    Sink& sink = *static_cast<Sink*>(user);
    long code = 0;
    curl_easy_getinfo(sink.easy, CURLINFO_RESPONSE_CODE, &code);
    if (code != 200 && code != 206) return size * count;  // an error's page
    sink.status = sink.Append(absl::string_view(data, size * count));
    return sink.status.ok() ? size * count : 0;
  }

  static size_t OnHeader(char* data, size_t size, size_t count, void* user) {
    Sink& sink = *static_cast<Sink*>(user);
    absl::string_view line(data, size * count);
    if (absl::StartsWith(line, "HTTP/")) sink.range_start = 0;
    constexpr absl::string_view kPrefix = "content-range: bytes ";
    if (absl::StartsWithIgnoreCase(line, kPrefix)) {
      line.remove_prefix(kPrefix.size());
      if (!absl::SimpleAtoi(line.substr(0, line.find('-')), &sink.range_start))
        sink.range_start = ~uint64_t{0};
    }
    return size * count;
  }
};

FileDownloader::FileDownloader(Options options, const Clock& clock) : options_(options), clock_(clock) {
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)initialised;
}

absl::Status FileDownloader::Transfer(const std::string& url, Sink& sink) const {
  const std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi(curl_multi_init(), curl_multi_cleanup);
  const std::unique_ptr<CURL, void (*)(CURL*)> easy(curl_easy_init(), curl_easy_cleanup);
  if (multi == nullptr || easy == nullptr) return absl::ResourceExhaustedError("libcurl has no handle left");
  sink.easy = easy.get();
  sink.resumed_at = sink.have;
  sink.range_start = 0;
  sink.began = false;
  sink.status = absl::OkStatus();
  curl_easy_setopt(easy.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy.get(), CURLOPT_REDIR_PROTOCOLS_STR,
                   absl::StartsWithIgnoreCase(url, "https:") ? "https" : "http,https");
  curl_easy_setopt(easy.get(), CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy.get(), CURLOPT_MAXREDIRS, kMostRedirects);
  curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy.get(), CURLOPT_USERAGENT, "dragoman");
  curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(options_.connect_timeout)));
  curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, Sink::OnBody);
  curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &sink);
  curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, Sink::OnHeader);
  curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &sink);
  const std::string range = absl::StrCat(sink.have, "-");
  if (sink.have > 0) curl_easy_setopt(easy.get(), CURLOPT_RANGE, range.c_str());

  curl_multi_add_handle(multi.get(), easy.get());
  absl::Status status;
  uint64_t seen = sink.have;
  absl::Time last_news = clock_.Now();
  for (bool done = false; !done;) {
    int running = 0;
    if (const CURLMcode driven = curl_multi_perform(multi.get(), &running); driven != CURLM_OK) {
      status = absl::InternalError(absl::StrCat("transfer failed: ", curl_multi_strerror(driven)));
      break;
    }
    int queued = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi.get(), &queued)) {
      if (message->msg != CURLMSG_DONE) continue;
      done = true;
      if (message->data.result != CURLE_OK) status = CurlStatus(message->data.result);
    }
    if (done) break;
    const absl::Time now = clock_.Now();
    if (sink.have != seen) last_news = now;
    seen = sink.have;
    if (now - last_news > options_.stall_timeout) {
      status = absl::UnavailableError(
          absl::StrCat("nothing arrived for ", absl::FormatDuration(options_.stall_timeout)));
      break;
    }
    curl_multi_poll(multi.get(), nullptr, 0, kSliceMs, nullptr);
  }
  long code = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &code);
  curl_multi_remove_handle(multi.get(), easy.get());
  sink.easy = nullptr;
  if (sink.file != nullptr && std::fflush(sink.file.get()) != 0 && sink.status.ok()) {
    sink.status = ErrnoStatus("write", sink.path);
  }
  RETURN_IF_ERROR(sink.status);
  // What is held already may be all there is; whether it is, its hash will say.
  if (code == 416 && sink.have > 0) return absl::OkStatus();
  if (status.ok() && code != 200 && code != 206) return HttpStatus(code);
  return status;
}

absl::Status FileDownloader::TransferWithRetries(const std::string& url, Sink& sink) const {
  int tries = 0;
  while (true) {
    const uint64_t before = sink.have;
    const absl::Status status = Transfer(url, sink);
    if (!absl::IsUnavailable(status)) return status;
    tries = sink.have > before ? 1 : tries + 1;
    if (tries >= options_.max_tries) return status;
    clock_.Sleep(options_.first_wait * (1 << std::min(tries - 1, 10)));
  }
}

absl::StatusOr<std::string> FileDownloader::Fetch(const std::string& url, uint64_t max_bytes) const {
  std::string document;
  Sink sink;
  sink.memory = &document;
  sink.max_bytes = max_bytes;
  if (const absl::Status status = TransferWithRetries(url, sink); !status.ok()) {
    return absl::Status(status.code(), absl::StrCat("cannot fetch \"", url, "\": ", status.message()));
  }
  return document;
}

absl::Status FileDownloader::Download(const std::string& url, const std::string& target,
                                      const Expected& expected, const DownloadProgress& progress) const {
  const auto annotated = [&url](const absl::Status& status) {
    return absl::Status(status.code(), absl::StrCat("cannot download \"", url, "\": ", status.message()));
  };
  const std::string part = target + ".part";
  const std::string plain = target + ".unpacked";
  // Appending: what an earlier call left goes on.
  Sink sink;
  sink.file = FilePointer(std::fopen(part.c_str(), "abe"));
  if (sink.file == nullptr) return ErrnoStatus("write", part);
  sink.path = part;
  sink.max_bytes = MostPackedBytes(expected.bytes);
  sink.progress = &progress;
  std::error_code error;
  sink.have = std::filesystem::file_size(part, error);
  if (error || sink.have > sink.max_bytes) RETURN_IF_ERROR(sink.Restart());
  while (true) {
    const bool resumed = sink.have > 0;
    if (const absl::Status status = TransferWithRetries(url, sink); !status.ok()) return annotated(status);
    const absl::Status status = Unpack(part, plain, expected);
    if (status.ok()) break;
    std::filesystem::remove(plain, error);
    RETURN_IF_ERROR(sink.Restart());
    // The two halves may have been those of different files: once more from the start.
    if (!absl::IsDataLoss(status) || !resumed) {
      std::filesystem::remove(part, error);
      return annotated(status);
    }
  }
  if (std::rename(plain.c_str(), target.c_str()) != 0) return ErrnoStatus("replace", target);
  std::filesystem::remove(part, error);
  return absl::OkStatus();
}

}  // namespace dragoman::marian
