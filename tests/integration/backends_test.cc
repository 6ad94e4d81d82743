// dragomand with real backends behind it: the Python example, and services that die, hang or refuse.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "client/localization_client.h"
#include "service/base/clock.h"
#include "tests/integration/program.h"
#include "tests/support/fakes/fake_http_server.h"
#include "tests/support/fakes/fake_providers.h"
#include "tests/support/lateness.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// deploy/examples/python-backend, listening on a socket in `folder`.
class PythonBackend {
 public:
  explicit PythonBackend(const TempDir& folder, const std::string& delay = "0")
      : address_("unix:" + folder.Path("backend.sock")) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      const std::string script = DRAGOMAN_SOURCE_DIR "/deploy/examples/python-backend/backend.py";
      execl("/usr/bin/python3", "python3", script.c_str(), "--listen", address_.c_str(), "--delay",
            delay.c_str(), nullptr);
      _exit(127);
    }
    close(ends[1]);
    // It says where it listens once it does; the pipe ends if it dies before.
    std::string line;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    close(ends[0]);
    EXPECT_EQ(line, "listening on " + address_)
        << "deploy/install-dependencies.sh tests installs what it needs";
  }
  ~PythonBackend() { Kill(); }

  const std::string& address() const { return address_; }
  void Kill() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  const std::string address_;
  pid_t process_ = -1;
};

v1::LocalizeArticleRequest Request(const std::string& text) {
  v1::LocalizeArticleRequest request;
  request.add_target_language_codes("fr");
  request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(text);
  request.set_without_typography(true);
  return request;
}

const std::string& TextOf(const v1::LocalizeArticleResponse& response) {
  return response.results(0).article().blocks(0).paragraph().text().text();
}

v1::BackendState StateOf(LocalizationClient& client, const std::string& name) {
  const auto response = client.ListBackends();
  EXPECT_OK(response);
  if (response.ok()) {
    for (const v1::BackendState& state : response->backends()) {
      if (state.name() == name) return state;
    }
  }
  return {};
}

TEST(BackendsTest, ABackendInPythonTranslatesWithTheGlossarysTerms) {
  const TempDir folder;
  const PythonBackend python(folder);
  TestServer server(
      absl::StrCat("backends { name: \"phrases\" remote { address: \"", python.address(), "\" } }\n"));
  LocalizationClient client({.address = server.address()});
  const auto response = client.Localize(Request("Hello and the world. Ask @desk: Emmanuel Macron spoke."));
  ASSERT_OK(response);
  EXPECT_EQ(TextOf(*response), "Bonjour et le monde. Ask @desk: Emmanuel Macron a parlé.");
  const v1::LocalizedArticle& result = response->results(0);
  EXPECT_THAT(result.provenance().backends(), ElementsAre("phrases"));
  EXPECT_THAT(result.provenance().models(), ElementsAre("phrase book 1"));
  ASSERT_EQ(result.terms_size(), 1);
  EXPECT_EQ(result.terms(0).status(), v1::TermOccurrence::STATUS_APPLIED);
  EXPECT_GT(result.provenance().attempts(0).characters(), 0);
  const v1::BackendState state = StateOf(client, "phrases");
  EXPECT_TRUE(state.healthy());
  EXPECT_EQ(state.circuit_breaker(), v1::CIRCUIT_BREAKER_CLOSED);
  EXPECT_EQ(state.segments(), 2);
  EXPECT_GT(state.characters(), 40);
}

TEST(BackendsTest, ABackendKilledInTheMiddleOfABatchLosesNoArticle) {
  const TempDir folder;
  auto python = std::make_unique<PythonBackend>(folder, "0.02");
  TestServer server(absl::StrCat("backends { name: \"phrases\" remote { address: \"", python->address(),
                                 "\" } policy { breaker_open_time { seconds: 1 } } }\n"
                                 "backends { name: \"spare\" identity {} }\n"
                                 "limits { max_batch_in_flight: 8 }\n"));
  LocalizationClient client({.address = server.address()});
  constexpr int kArticles = 100;
  constexpr int kBefore = 30;  // sent before the backend dies; it dies when 20 are answered
  absl::Mutex mutex;
  bool killed = false;
  int sent = 0;
  int answered = 0;
  std::map<std::string, int> by;
  ASSERT_OK(client.LocalizeAll(
      [&](v1::BatchLocalizeArticlesRequest& request) {
        if (sent == kArticles) return false;
        if (sent == kBefore) {
          absl::MutexLock lock(&mutex);
          mutex.AwaitWithTimeout(absl::Condition(&killed), absl::Seconds(40));
        }
        *request.mutable_request() = Request("Hello world " + std::to_string(sent++));
        return true;
      },
      [&](const v1::BatchLocalizeArticlesResponse& response) {
        ASSERT_EQ(response.status().code(), 0) << response.status().message();
        const v1::LocalizedArticle& result = response.response().results(0);
        ASSERT_EQ(result.provenance().backends_size(), 1);
        const std::string& backend = result.provenance().backends(0);
        EXPECT_EQ(TextOf(response.response()),
                  absl::StrCat(backend == "spare" ? "Hello world " : "Bonjour monde ", answered));
        // Far from what a caller would wait.
        EXPECT_LT(result.provenance().elapsed().seconds(), 20);
        ++by[backend];
        if (++answered != 20) return;
        python->Kill();
        absl::MutexLock lock(&mutex);
        killed = true;
      }));
  EXPECT_EQ(answered, kArticles);
  EXPECT_GE(by["phrases"], 20);
  EXPECT_GE(by["spare"], kArticles - kBefore);
  EXPECT_GE(StateOf(client, "phrases").failed_calls(), 5);
  EXPECT_NE(StateOf(client, "phrases").circuit_breaker(), v1::CIRCUIT_BREAKER_CLOSED);

  python = std::make_unique<PythonBackend>(folder);
  const absl::Time until = SystemClock().Now() + absl::Seconds(40);
  std::string backend;
  while (backend != "phrases" && SystemClock().Now() < until) {
    const auto response = client.Localize(Request("Hello."));
    ASSERT_OK(response);
    backend = response->results(0).provenance().backends(0);
  }
  EXPECT_EQ(backend, "phrases");
  EXPECT_EQ(StateOf(client, "phrases").circuit_breaker(), v1::CIRCUIT_BREAKER_CLOSED);
}

// A port of the loopback where connections are taken by nobody: whoever connects waits.
class SilentPort {
 public:
  SilentPort() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(listener_, 64), 0);
    EXPECT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    address_ = absl::StrCat("127.0.0.1:", ntohs(address.sin_port));
  }
  ~SilentPort() { close(listener_); }
  const std::string& address() const { return address_; }

 private:
  const int listener_;
  std::string address_;
};

TEST(BackendsTest, ListsBackendsAtOnceWhileEveryOneHangs) {
  const SilentPort silent;
  TestServer server(absl::StrCat("backends { name: \"a\" remote { address: \"", silent.address(), "\" } }\n",
                                 "backends { name: \"b\" remote { address: \"", silent.address(), "\" } }\n",
                                 "backends { name: \"c\" libretranslate { url: \"http://", silent.address(),
                                 "\" } }\n"));
  LocalizationClient client({.address = server.address()});
  ASSERT_OK(client.WaitUntilServing(absl::Seconds(30)));
  const absl::Duration took = LeastLateness(absl::ZeroDuration(), absl::Milliseconds(50), [&](absl::Time) {
    const auto response = client.ListBackends();
    ASSERT_OK(response);
    EXPECT_EQ(response->backends_size(), 3);
  });
  EXPECT_LE(took, absl::Milliseconds(50));
  RecordProperty("list_backends_ms", static_cast<int>(absl::ToInt64Milliseconds(took)));
}

TEST(BackendsTest, AKeyStaysInItsFile) {
  const TempDir folder;
  const std::string key = "very-secret-9281";
  const std::string file = folder.Write("key", key + "\n");
  // Repeats the key in every answer, as a careless service might.
  FakeHttpServer refusing([](const FakeHttpRequest& request) {
    const auto header = request.headers.find("authorization");
    return FakeHttpReply{.status = 403, .body = header == request.headers.end() ? "" : header->second};
  });
  TestServer server(absl::StrCat("backends { deepl { url: \"", refusing.url(), "\" key { file: \"", file,
                                 "\" } } }\n", "backends { openai { url: \"", refusing.url(),
                                 "/v1\" model: \"m\" key { file: \"", file, "\" } } }\n"));
  LocalizationClient client({.address = server.address()});
  const auto response = client.Localize(Request("Hello."));
  EXPECT_THAT(response, StatusIs(absl::StatusCode::kPermissionDenied, Not(HasSubstr(key))));
  const auto backends = client.ListBackends();
  ASSERT_OK(backends);
  EXPECT_THAT(backends->DebugString(), Not(HasSubstr(key)));
  server.Stop();
  EXPECT_THAT(server.Log(), Not(HasSubstr(key)));
  bool was_sent = false;
  for (const FakeHttpRequest& request : refusing.requests()) {
    const auto header = request.headers.find("authorization");
    was_sent = was_sent || (header != request.headers.end() && header->second.find(key) != std::string::npos);
    EXPECT_THAT(request.path, Not(HasSubstr(key)));
    EXPECT_THAT(request.body, Not(HasSubstr(key)));
  }
  EXPECT_TRUE(was_sent);
}

TEST(BackendsTest, DeepLGetsTheGlossary) {
  const TempDir folder;
  const std::string file = folder.Write("key", kFakeKey);
  FakeDeepL deepl;
  absl::Mutex mutex;
  FakeHttpServer service([&](const FakeHttpRequest& request) {
    absl::MutexLock lock(&mutex);
    return deepl(request);
  });
  TestServer server(
      absl::StrCat("backends { deepl { url: \"", service.url(), "\" key { file: \"", file, "\" } } }\n"));
  LocalizationClient client({.address = server.address()});
  const auto glossary_sent = [&]() -> std::string {
    for (const FakeHttpRequest& request : service.requests()) {
      if (request.method == "POST" && request.path == "/v3/glossaries") return request.body;
    }
    return "";
  };
  const absl::Time until = SystemClock().Now() + absl::Seconds(30);
  std::string glossary;
  while (glossary.empty() && SystemClock().Now() < until) {
    ASSERT_OK(client.Localize(Request("Hello.")));
    const auto last = nlohmann::json::parse(service.requests().back().body, nullptr, false);
    if (last.is_object()) glossary = last.value("glossary_id", "");
  }
  EXPECT_EQ(glossary, "glossary-1");
  const auto sent = nlohmann::json::parse(glossary_sent());
  std::map<std::string, std::string> entries;
  for (const auto& dictionary : sent["dictionaries"])
    entries[dictionary["target_lang"]] = dictionary["entries"];
  EXPECT_THAT(entries["ru"], HasSubstr("Emmanuel Macron\tЭмманюэль Макрон\n"));
  EXPECT_THAT(entries["uk"], HasSubstr("Emmanuel Macron\tЕммануель Макрон\n"));
  EXPECT_THAT(entries["fr"], HasSubstr("Emmanuel Macron\tEmmanuel Macron\n"));
}

TEST(BackendsTest, NamesEveryFaultOfTheBackendsConfiguration) {
  const TempDir folder;
  const std::string path = folder.Write(
      "config",
      "backends { deepl {} policy { calls_per_second: -1 attempt_timeout { seconds: -5 } } }\n"
      "backends { openai { key { file: \"a\" environment: \"B\" } } }\n"
      "backends { google {} }\nbackends { azure {} }\nbackends { remote {} }\nbackends { apertium {} }\n"
      "chains { source_language_code: \"en\" target_language_code: \"*\" links { backend: \"deepl\" weight: "
      "-1 } }\n"
      "budget { default_monthly: -1 }\n");
  const ProgramResult result = RunProgram({"dragomand", "--config", path, "--check_config"});
  EXPECT_EQ(result.exit_code, 1);
  for (const char* fault :
       {"backends[0].deepl.key: is required", "backends[0].policy.calls_per_second: -1; allowed: 0 and above",
        "backends[0].policy.attempt_timeout: is negative", "backends[1].openai.url: is required",
        "backends[1].openai.model: is required", "backends[1].openai.key: names both a file and a variable",
        "backends[2].google.parent: is required", "backends[2].google.key: is required",
        "backends[3].azure.key: is required", "backends[4].remote.address: is required",
        "backends[5].apertium.pairs: at least one", "chains[0].links[0].weight: -1",
        "budget.default_monthly: -1"}) {
    EXPECT_THAT(result.errors, HasSubstr(fault));
  }
}

TEST(BackendsTest, TheCommandLineTellsSegmentsThatFailed) {
  const TempDir folder;
  FakeHttpServer service(FakeOpenAi);
  const TestServer server(absl::StrCat("backends { openai { url: \"", service.url(),
                                       "/v1\" model: \"m\" max_characters: 50 key { file: \"",
                                       folder.Write("key", kFakeKey), "\" } } }\n"));
  const std::string failed = "The minister then spoke of it for hours and hours on end.";
  const std::string why = absl::StrCat("left untranslated: segment \"", failed, "\": ");
  const std::string article = absl::StrCat("Headline\n\nHe came. ", failed, "\n");
  std::vector<std::string> command = {"dragoman", "localize",      "-", "--to", "fr",
                                      "--server", server.address()};
  for (const std::vector<std::string>& flags :
       std::vector<std::vector<std::string>>{{}, {"--show-terms"}, {"--format", "json"}}) {
    std::vector<std::string> words = command;
    words.insert(words.end(), flags.begin(), flags.end());
    const ProgramResult result = RunProgram(words, article);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, HasSubstr(failed));
    EXPECT_THAT(result.output, HasSubstr("fr|He came."));
    EXPECT_THAT(result.errors, HasSubstr(absl::StrCat("dragoman: fr: lead: ", why)));
    EXPECT_THAT(result.errors, Not(HasSubstr("SEGMENT_FAILED")));
  }
  command[1] = "compare";
  const ProgramResult compared = RunProgram(command, article);
  EXPECT_EQ(compared.exit_code, 1);
  EXPECT_THAT(compared.output, HasSubstr("! SEGMENT_FAILED: left untranslated"));
  command[1] = "translate";
  command.push_back("--raw");
  const ProgramResult lines = RunProgram(command, absl::StrCat("One.\nHe came. ", failed, "\nTwo.\n"));
  EXPECT_EQ(lines.exit_code, 1);
  EXPECT_EQ(lines.output, "fr|One.\n\nfr|Two.\n");
  EXPECT_THAT(lines.errors, HasSubstr(absl::StrCat("dragoman: line 2: ", why)));
}

TEST(BackendsTest, ComparesBackendsSideBySide) {
  const TempDir folder;
  const PythonBackend python(folder);
  TestServer server(absl::StrCat("backends { name: \"phrases\" remote { address: \"", python.address(),
                                 "\" } }\nbackends { name: \"same\" identity {} }\n"));
  const ProgramResult result = RunProgram(
      {"dragoman", "compare", "-", "--to", "fr", "--backends", "phrases,same", "--server", server.address()},
      "Headline\n\nHello world, the president spoke in Kyiv.\n");
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, HasSubstr("Hello world, the president spoke in Kyiv.\n"));
  EXPECT_THAT(result.output, HasSubstr("Bonjour monde, le président a parlé à"));
  EXPECT_THAT(result.output, HasSubstr("! ENGLISH_LEFT"));
  EXPECT_THAT(result.output, HasSubstr("+ Kyiv"));
  EXPECT_THAT(result.output, HasSubstr("model: phrase book 1"));
  for (const char* columns : {"80", "140", "50"}) {
    setenv("COLUMNS", columns, 1);
    const ProgramResult narrow =
        RunProgram({"dragoman", "compare", "-", "--to", "fr", "--server", server.address()},
                   "Headline\n\nHello world.\n");
    EXPECT_EQ(narrow.exit_code, 0) << narrow.errors;
    EXPECT_THAT(narrow.output, HasSubstr("Bonjour monde."));
  }
  unsetenv("COLUMNS");
  const ProgramResult unknown = RunProgram(
      {"dragoman", "compare", "-", "--to", "fr", "--backends", "same,nobody", "--server", server.address()},
      "H\n\nHi.\n");
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.errors, HasSubstr("no backend \"nobody\"; known: phrases, same"));
  EXPECT_THAT(unknown.output, HasSubstr("Hi."));
}

}  // namespace
}  // namespace dragoman
