#include "service/backend/apertium/apertium_backend.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "service/backend/clock_wait.h"
#include "service/backend/masks.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// How often a waiting call looks at its deadline and cancellation.
constexpr int kSliceMs = 10;
// Ends a sentence: the programs hold words back until they see what follows. Blanks in the stream's format.
constexpr absl::string_view kSentenceEnd = "[][\n]";

// A line for the shell out of a .mode file: every program with -z (answer at each NUL), the generator's $1
// with -n (no marks on unknown words), the tagger's $2 with nothing.
std::string NullFlushed(absl::string_view mode) {
  const std::string filled =
      absl::StrReplaceAll(absl::StripAsciiWhitespace(mode), {{"$1", "-n"}, {"$2", ""}});
  return absl::StrJoin(absl::StrSplit(filled, '|'), " | ", [](std::string* line, absl::string_view program) {
    program = absl::StripAsciiWhitespace(program);
    const size_t name = std::min(program.find(' '), program.size());
    absl::StrAppend(line, program.substr(0, name), " -z", program.substr(name));
  });
}

// https://wiki.apertium.org/wiki/Apertium_stream_format: these have a meaning of their own.
std::string Escape(absl::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    if (absl::string_view("[]{}^$/\\@<>").find(byte) != absl::string_view::npos) escaped += '\\';
    escaped += byte == '\0' || byte == '\n' || byte == '\r' ? ' ' : byte;
  }
  return escaped;
}

// The text of a stream: escapes resolved, blanks in brackets left out.
std::string Unescape(absl::string_view stream) {
  std::string text;
  bool blank = false;
  for (size_t i = 0; i < stream.size(); ++i) {
    if (stream[i] == '\\' && i + 1 < stream.size()) {
      ++i;
      if (!blank) text += stream[i];
    } else if (stream[i] == '[') {
      blank = true;
    } else if (stream[i] == ']') {
      blank = false;
    } else if (!blank) {
      text += stream[i];
    }
  }
  return std::string(absl::StripAsciiWhitespace(text));
}

}  // namespace

// One running chain of programs. Killed with all of its processes when destroyed.
class ApertiumBackend::Pipe {
 public:
  static absl::StatusOr<std::unique_ptr<Pipe>> Start(const std::string& command) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
      return absl::ResourceExhaustedError("cannot start apertium: no socket left");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A group of its own, so that the whole chain is killed at once; no signals blocked or ignored in it.
    sigset_t none;
    sigemptyset(&none);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGTERM);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                             POSIX_SPAWN_SETSIGDEF));
    std::string shell = "/bin/sh";
    std::string flag = "-c";
    std::string line = "export LC_ALL=C.UTF-8; " + command;
    char* arguments[] = {shell.data(), flag.data(), line.data(), nullptr};
    pid_t process = 0;
    const int failed = posix_spawn(&process, shell.c_str(), &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed != 0) {
      close(ends[0]);
      return absl::UnavailableError("cannot start apertium's programs");
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return std::unique_ptr<Pipe>(new Pipe(process, ends[0]));
  }

  ~Pipe() {
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(socket_);
  }

  // One sentence of the stream in, one out. After an error the pipe is of no use.
  absl::StatusOr<std::string> Send(absl::string_view sentence, const CallContext& context) {
    const std::string message = absl::StrCat(sentence, kSentenceEnd, absl::string_view("\0", 1));
    absl::string_view unsent = message;
    std::string answer;
    while (true) {
      RETURN_IF_ERROR(context.Check());
      pollfd waited = {.fd = socket_, .events = POLLIN, .revents = 0};
      if (!unsent.empty()) waited.events |= POLLOUT;
      poll(&waited, 1, kSliceMs);
      if (!unsent.empty() && (waited.revents & POLLOUT) != 0) {
        const ssize_t sent = send(socket_, unsent.data(), unsent.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) return absl::UnavailableError("apertium ended");
        if (sent > 0) unsent.remove_prefix(static_cast<size_t>(sent));
      }
      if ((waited.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
      char bytes[8192];
      const ssize_t received = recv(socket_, bytes, sizeof(bytes), 0);
      if (received < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (received <= 0) return absl::UnavailableError("apertium ended");
      answer.append(bytes, static_cast<size_t>(received));
      if (answer.back() == '\0') {
        answer.pop_back();
        return answer;
      }
    }
  }

 private:
  Pipe(pid_t process, int socket) : process_(process), socket_(socket) {}

  const pid_t process_;
  const int socket_;
};

struct ApertiumBackend::Lane {
  LanguagePair languages;
  std::string command;
  absl::Mutex mutex;
  std::vector<std::unique_ptr<Pipe>> idle ABSL_GUARDED_BY(mutex);
  size_t taken ABSL_GUARDED_BY(mutex) = 0;
  int starts ABSL_GUARDED_BY(mutex) = 0;
};

absl::StatusOr<std::shared_ptr<ApertiumBackend>> ApertiumBackend::Create(Options options) {
  FaultList faults;
  if (options.chains.empty()) faults.Add("chains", "there is none");
  if (options.max_processes == 0) faults.Add("max_processes", "is 0; allowed: 1 and above");
  auto backend = std::shared_ptr<ApertiumBackend>(new ApertiumBackend(std::move(options)));
  for (const Options::Chain& chain : backend->options_.chains) {
    const std::string field =
        absl::StrCat("chains[", chain.languages.source, "-", chain.languages.target, "]");
    if (chain.modes.empty()) faults.Add(field, "has no mode");
    std::vector<std::string> commands;
    for (const std::string& mode : chain.modes) {
      const std::string path = absl::StrCat(backend->options_.data_dir, "/modes/", mode, ".mode");
      const absl::StatusOr<std::string> text = ReadFile(path);
      if (text.ok()) {
        commands.push_back(NullFlushed(*text));
      } else {
        faults.Add(field, absl::StrCat("cannot read the mode \"", path, "\""));
      }
    }
    auto lane = std::make_unique<Lane>();
    lane->languages = chain.languages;
    lane->command = absl::StrJoin(commands, " | ");
    backend->lanes_.push_back(std::move(lane));
  }
  RETURN_IF_ERROR(faults.ToStatus("apertium"));
  return backend;
}

ApertiumBackend::ApertiumBackend(Options options) : options_(std::move(options)) {}

ApertiumBackend::~ApertiumBackend() = default;

BackendInfo ApertiumBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = "apertium";
  for (const Options::Chain& chain : options_.chains) {
    info.pairs.push_back(chain.languages);
    absl::StrAppend(&info.details, info.details.empty() ? "" : ", ", absl::StrJoin(chain.modes, "+"));
  }
  info.keeps_placeholders = true;
  return info;
}

int ApertiumBackend::starts() const {
  int sum = 0;
  for (const auto& lane : lanes_) {
    absl::MutexLock lock(&lane->mutex);
    sum += lane->starts;
  }
  return sum;
}

absl::StatusOr<std::unique_ptr<ApertiumBackend::Pipe>> ApertiumBackend::Take(Lane& lane,
                                                                             const CallContext& context) {
  {
    absl::MutexLock lock(&lane.mutex);
    const auto free = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return lane.taken < options_.max_processes; };
    if (!AwaitOnClock(lane.mutex, absl::Condition(&free), context, context.deadline())) {
      RETURN_IF_ERROR(context.Check());
      return absl::DeadlineExceededError("every apertium process was busy");
    }
    ++lane.taken;
    if (!lane.idle.empty()) {
      std::unique_ptr<Pipe> pipe = std::move(lane.idle.back());
      lane.idle.pop_back();
      return pipe;
    }
    ++lane.starts;
  }
  absl::StatusOr<std::unique_ptr<Pipe>> pipe = Pipe::Start(lane.command);
  if (!pipe.ok()) GiveBack(lane, nullptr);
  return pipe;
}

void ApertiumBackend::GiveBack(Lane& lane, std::unique_ptr<Pipe> pipe) {
  absl::MutexLock lock(&lane.mutex);
  --lane.taken;
  if (pipe != nullptr) lane.idle.push_back(std::move(pipe));
}

absl::StatusOr<std::vector<SegmentTranslation>> ApertiumBackend::Translate(const TranslationRequest& request,
                                                                           const CallContext& context) {
  const auto lane = std::find_if(lanes_.begin(), lanes_.end(),
                                 [&](const auto& each) { return each->languages == request.languages; });
  if (lane == lanes_.end()) {
    return absl::NotFoundError(absl::StrCat(options_.name, ": no chain for ", request.languages.source, "-",
                                            request.languages.target));
  }
  const RequestMasks masks(request, MaskStyle::kWord);
  std::vector<SegmentTranslation> translations(request.segments.size());
  size_t translated = 0;
  for (size_t i = 0; i < translations.size(); ++i) {
    SegmentTranslation& translation = translations[i];
    // A process may have ended while it was idle: once more with a new one.
    for (int tries = 1; tries <= 2; ++tries) {
      RETURN_IF_ERROR(context.Check());
      absl::StatusOr<std::unique_ptr<Pipe>> pipe = Take(**lane, context);
      RETURN_IF_ERROR(pipe.status());
      const CallContext narrowed = context.WithDeadline(context.clock().Now() + options_.segment_timeout);
      absl::StatusOr<std::string> answer = (*pipe)->Send(Escape(masks.text(i)), narrowed);
      if (!answer.ok()) pipe->reset();
      GiveBack(**lane, *std::move(pipe));
      translation.status = answer.status();
      if (answer.ok()) translation.text = Unescape(*answer);
      if (!absl::IsUnavailable(translation.status)) break;
    }
    translated += translation.status.ok();
  }
  RETURN_IF_ERROR(context.Check());
  if (translated == 0 && !translations.empty()) return translations.front().status;
  masks.Restore(translations);
  return translations;
}

}  // namespace dragoman
