// Apertium's pipes with programs made for the purpose, then the real engines of Debian's packages, over pipes
// and over their HTTP server. deploy/install-dependencies.sh tests installs them.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/backend/apertium/apertium_backend.h"
#include "service/backend/apertium/apy_backend.h"
#include "service/backend/router.h"
#include "tests/support/lateness.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::_;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TranslationRequest Request(const std::vector<std::string>& texts) {
  TranslationRequest request;
  request.languages = {"en", "fr"};
  for (const std::string& text : texts) request.segments.push_back({.text = text, .terms = {}});
  return request;
}

CallContext Patient() { return CallContext(SystemClock().Now() + absl::Minutes(3)); }

// The processes that this one has started and that still run.
std::vector<pid_t> Children() {
  std::vector<pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    pid_t process = 0;
    if (!absl::SimpleAtoi(entry.path().filename().string(), &process)) continue;
    std::ifstream file(entry.path() / "stat");
    std::string stat;
    std::getline(file, stat);
    if (stat.find(')') == std::string::npos) continue;
    // After the name in brackets: state and parent.
    const std::vector<std::string> fields = absl::StrSplit(stat.substr(stat.rfind(')') + 2), ' ');
    if (fields[1] == absl::StrCat(getpid())) children.push_back(process);
  }
  return children;
}

// GNU sed takes the -z that the backend gives every program for what Apertium's programs take it for.
class ScriptedApertiumTest : public testing::Test {
 protected:
  ScriptedApertiumTest() {
    std::filesystem::create_directory(folder_.Path("modes"));
    // Says hello in French, hangs or ends when it is told to.
    Mode("eng-cat", "sed -u -e '/hang/{s/.*/sleep 1000/e' -e '}' -e '/end/Q' -e 's/Hello/Bonjour/'");
    Mode("cat-fra", "sed -u $1 -e 's/world/monde/;p' $2");
  }
  void Mode(const std::string& name, const std::string& line) {
    folder_.Write("modes/" + name + ".mode", line + "\n");
  }
  std::shared_ptr<ApertiumBackend> Make(const std::vector<std::string>& modes = {"eng-cat"}) {
    options_.data_dir = folder_.Path("");
    options_.chains = {{.languages = {"en", "fr"}, .modes = modes}};
    auto backend = ApertiumBackend::Create(options_);
    EXPECT_OK(backend);
    return *backend;
  }

  const TempDir folder_;
  ApertiumBackend::Options options_;
};

TEST_F(ScriptedApertiumTest, FeedsOneProcessSentenceAfterSentence) {
  const auto backend = Make();
  for (int i = 0; i < 50; ++i) {
    const auto translations = backend->Translate(
        Request({absl::StrCat("Hello ", i), "[x] {y} ^z$ a/b \\ @c <d> ⟪0⟫", " two\nlines "}), Patient());
    ASSERT_OK(translations);
    EXPECT_EQ((*translations)[0].text, absl::StrCat("Bonjour ", i));
    EXPECT_EQ((*translations)[1].text, "[x] {y} ^z$ a/b \\ @c <d> ⟪0⟫");
    EXPECT_EQ((*translations)[2].text, "two lines");
  }
  EXPECT_EQ(backend->starts(), 1);
}

TEST_F(ScriptedApertiumTest, ChainsModesAndFillsTheirPlaceholders) {
  const auto translations = Make({"eng-cat", "cat-fra"})->Translate(Request({"Hello world"}), Patient());
  ASSERT_OK(translations);
  EXPECT_EQ(translations->front().text, "Bonjour monde");
}

TEST_F(ScriptedApertiumTest, AStuckProcessIsKilledAndStartedAnew) {
  options_.segment_timeout = absl::Milliseconds(300);
  const auto backend = Make();
  const auto translations = backend->Translate(Request({"hang on"}), Patient());
  EXPECT_THAT(translations, StatusIs(absl::StatusCode::kDeadlineExceeded, _));
  EXPECT_EQ(backend->starts(), 1);
  EXPECT_THAT(Children(), testing::IsEmpty());
  // On a busy machine a start may take longer than what is granted to a sentence here.
  absl::StatusOr<std::vector<SegmentTranslation>> after = absl::UnknownError("not yet asked");
  for (int tries = 0; tries < 50 && !after.ok(); ++tries)
    after = backend->Translate(Request({"Hello"}), Patient());
  ASSERT_OK(after);
  EXPECT_EQ(after->front().text, "Bonjour");
  EXPECT_GE(backend->starts(), 2);
}

TEST_F(ScriptedApertiumTest, AnEndedProcessIsStartedAnewForTheSentence) {
  const auto backend = Make();
  const auto translations = backend->Translate(Request({"Hello", "the end", "Hello"}), Patient());
  ASSERT_OK(translations);
  EXPECT_EQ((*translations)[0].text, "Bonjour");
  EXPECT_THAT((*translations)[1].status, StatusIs(absl::StatusCode::kUnavailable, _));
  EXPECT_EQ((*translations)[2].text, "Bonjour");
  EXPECT_EQ(backend->starts(), 3);  // the sentence that ends it is tried twice
}

TEST_F(ScriptedApertiumTest, KeepsTheDeadlineAndStopsWhenCancelled) {
  const auto backend = Make();
  EXPECT_LE(LeastLateness(absl::Milliseconds(100), absl::Milliseconds(50),
                          [&](absl::Time deadline) {
                            EXPECT_THAT(backend->Translate(Request({"hang on"}), CallContext(deadline)),
                                        StatusIs(absl::StatusCode::kDeadlineExceeded, _));
                          }),
            absl::Milliseconds(50));
  const int starts = backend->starts();
  CallContext context = Patient();
  std::thread caller([&] {
    EXPECT_THAT(backend->Translate(Request({"hang on"}), context), StatusIs(absl::StatusCode::kCancelled, _));
  });
  while (backend->starts() == starts) std::this_thread::yield();
  context.Cancel();
  caller.join();
  EXPECT_THAT(Children(), testing::IsEmpty());
}

TEST_F(ScriptedApertiumTest, RunsNoMoreProcessesThanAllowed) {
  options_.max_processes = 2;
  const auto backend = Make();
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 6; ++caller) {
    callers.emplace_back([&] {
      for (int i = 0; i < 5; ++i) EXPECT_OK(backend->Translate(Request({"Hello", "Hello"}), Patient()));
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_LE(backend->starts(), 2);
}

TEST_F(ScriptedApertiumTest, NamesEveryFaultOfItsOptions) {
  options_.data_dir = folder_.Path("");
  options_.max_processes = 0;
  options_.chains = {{.languages = {"en", "fr"}, .modes = {"eng-cat", "cat-nowhere"}},
                     {.languages = {"en", "ru"}, .modes = {}}};
  EXPECT_THAT(ApertiumBackend::Create(options_),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("max_processes: is 0"), HasSubstr("cat-nowhere.mode"),
                             HasSubstr("chains[en-ru]: has no mode"))));
  options_.max_processes = 1;
  TranslationRequest request = Request({"Hello"});
  request.languages.target = "uk";
  EXPECT_THAT(Make()->Translate(request, Patient()),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("en-uk")));
}

class RealApertiumTest : public testing::Test {
 protected:
  RealApertiumTest() {
    ApertiumBackend::Options options;
    options.chains = {{.languages = {"en", "fr"}, .modes = {"eng-cat", "cat-fra"}}};
    options.segment_timeout = absl::Minutes(1);
    auto backend = ApertiumBackend::Create(options);
    EXPECT_OK(backend) << "deploy/install-dependencies.sh tests installs the engines";
    backend_ = *std::move(backend);
  }

  std::shared_ptr<ApertiumBackend> backend_;
};

TEST_F(RealApertiumTest, TranslatesEnglishIntoFrenchOverCatalan) {
  std::vector<std::string> texts;
  for (int i = 20; i < 50; ++i) {
    texts.push_back(absl::StrCat("The president spoke with ", i, " journalists in Paris."));
  }
  texts.push_back("He wrote to ⟪0⟫ [sic] at 10:30.");
  const auto translations = backend_->Translate(Request(texts), Patient());
  ASSERT_OK(translations);
  for (int i = 20; i < 50; ++i) {
    const SegmentTranslation& translation = (*translations)[static_cast<size_t>(i - 20)];
    EXPECT_OK(translation.status);
    EXPECT_THAT(translation.text,
                AllOf(HasSubstr("président"), HasSubstr(absl::StrCat(" ", i, " journalistes")),
                      HasSubstr("Paris."), Not(HasSubstr("spoke"))));
  }
  EXPECT_THAT(translations->back().text, AllOf(HasSubstr("⟪0⟫"), HasSubstr("[sic]"), HasSubstr("10:30")));
  EXPECT_THAT(translations->back().warnings, testing::IsEmpty());
  EXPECT_EQ(backend_->starts(), 1);
}

TEST_F(RealApertiumTest, ComesBackAfterItsProcessesWereKilled) {
  ASSERT_OK(backend_->Translate(Request({"The minister spoke."}), Patient()));
  const std::vector<pid_t> shells = Children();
  ASSERT_THAT(shells, testing::SizeIs(1));
  kill(-shells.front(), SIGKILL);
  const auto translations = backend_->Translate(Request({"The minister spoke."}), Patient());
  ASSERT_OK(translations);
  ASSERT_OK(translations->front().status);
  EXPECT_THAT(translations->front().text, HasSubstr("ministre"));
  EXPECT_EQ(backend_->starts(), 2);
}

// Debian's apertium-apy on a free port, ended with the object.
class ApyServer {
 public:
  ApyServer() {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = absl::StrCat(ntohs(address.sin_port));
    close(listener);
    // It does not start without a UTF-8 locale, which a bare environment has not.
    const std::vector<std::string> words = {
        "/usr/bin/env", "LC_ALL=C.UTF-8", "/usr/bin/apertium-apy", "-p", port_, "-i", "1",
        "-P",           folder_.Path(""), "/usr/share/apertium"};
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::string log = folder_.Path("log");
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_CREAT | O_WRONLY, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    EXPECT_EQ(posix_spawn(&process_, arguments[0], &actions, &attributes, arguments.data(), environ), 0);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~ApyServer() {
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  std::string url() const { return "http://127.0.0.1:" + port_; }
  std::string Log() const {
    std::ifstream in(folder_.Path("log"));
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  const TempDir folder_;
  std::string port_;
  pid_t process_ = -1;
};

TEST(RealApyTest, TranslatesOverHttpAndPivotsOverSpanish) {
  const ApyServer server;
  ApyBackend::Options options;
  options.url = server.url();
  // Until it has started.
  options.retry = {
      .max_tries = 400, .first_wait = absl::Milliseconds(100), .longest_wait = absl::Milliseconds(200)};
  auto created = ApyBackend::Create(options, std::make_shared<CurlTransport>());
  ASSERT_OK(created);
  const std::shared_ptr<Backend> backend = *created;
  ASSERT_OK(backend->CheckHealth(Patient())) << server.Log();
  EXPECT_THAT(backend->Info().pairs,
              AllOf(Contains(LanguagePair{"en", "es"}), Contains(LanguagePair{"es", "fr"}),
                    Contains(LanguagePair{"fr", "es"}), Contains(LanguagePair{"en", "ca"})));
  TranslationRequest request =
      Request({"The president is in Paris & London.", "I have 25 books; ⟪0⟫ + 100%."});
  request.languages = {"en", "es"};
  const auto spanish = backend->Translate(request, Patient());
  ASSERT_OK(spanish) << server.Log();
  EXPECT_THAT((*spanish)[0].text, AllOf(HasSubstr("presidente"), HasSubstr("&"), HasSubstr("Londres")));
  EXPECT_THAT((*spanish)[1].text, AllOf(HasSubstr("25 libros;"), HasSubstr("⟪0⟫"), HasSubstr("100%")));

  RouterOptions over_spanish;
  over_spanish.pivot = "es";
  const auto router = Router::Create(over_spanish, {{"apy", backend}});
  ASSERT_OK(router);
  request.languages = {"en", "fr"};
  const auto french = (*router)->Translate(request, Patient());
  ASSERT_OK(french) << server.Log();
  EXPECT_THAT(french->segments[0].translation.text, AllOf(HasSubstr("président"), HasSubstr("Londres")));
  EXPECT_THAT(french->segments[1].translation.text, AllOf(HasSubstr("25 livres"), HasSubstr("⟪0⟫")));
  ASSERT_THAT(french->attempts, testing::SizeIs(2));
  EXPECT_EQ(french->attempts[0].languages, (LanguagePair{"en", "es"}));

  request.languages = {"en", "uk"};
  EXPECT_THAT(backend->Translate(request, Patient()), StatusIs(absl::StatusCode::kInvalidArgument, _));
}

}  // namespace
}  // namespace dragoman
