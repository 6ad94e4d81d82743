// dragomand: flags, configuration, serve, read the glossary again on SIGHUP, drain on SIGTERM or SIGINT.
#include <google/protobuf/stubs/logging.h>
#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "absl/strings/str_cat.h"
#include "service/base/data_path.h"
#include "service/server/config.h"
#include "service/server/server.h"

namespace {

// glibc gives threads up to eight arenas a core, and every arena keeps the most that its threads ever needed.
// One a core is enough for threads that compute. $MALLOC_ARENA_MAX wins.
void BoundMemoryArenas() {
#if defined(__GLIBC__)
  if (std::getenv("MALLOC_ARENA_MAX") != nullptr) return;
  mallopt(M_ARENA_MAX, static_cast<int>(std::max(2u, std::thread::hardware_concurrency())));
#endif
}

// Blocks the signals that main waits for, and gives them. Called before any thread starts, so that only that
// wait receives them.
sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// What protobuf has to say, as on a request whose text is not UTF-8: it refuses that before a handler sees
// it.
void LogProtobuf(google::protobuf::LogLevel, const char*, int, const std::string& message) {
  spdlog::warn("protobuf: {}", message);
}

}  // namespace

int main(int argc, char** argv) {
  BoundMemoryArenas();
  const sigset_t signals = BlockSignals();
  CLI::App app("Localizes news articles over gRPC.", "dragomand");
  std::string config_path = dragoman::DataPath("config/default.textproto");
  std::string listen_address;
  bool check_config = false;
  app.add_option("--config", config_path, "Configuration file, a text-format dragoman.v1.ServerConfig")
      ->capture_default_str();
  app.add_option("--listen", listen_address,
                 "HOST:PORT (port 0: any free one, printed) or unix:PATH; wins over the file");
  app.add_flag(
      "--check_config", check_config,
      "Check the configuration and exit: 0 when it is sound, 1 with every fault otherwise. The glossary, "
      "its store, certificates, keys and backends are opened as at a start; nothing is listened on, and "
      "no service is called");
  app.footer(
      "Signals: SIGTERM and SIGINT end the server once the calls under way have ended; SIGHUP reads the\n"
      "glossary's files again. The configuration is read at the start only.");
  CLI11_PARSE(app, argc, argv);

  spdlog::set_default_logger(spdlog::stderr_color_mt("dragomand"));
  google::protobuf::SetLogHandler(LogProtobuf);
  absl::StatusOr<dragoman::v1::ServerConfig> config = dragoman::LoadConfig(config_path);
  if (!config.ok()) {
    std::fprintf(stderr, "dragomand: %s\n", std::string(config.status().message()).c_str());
    return 1;
  }
  if (!listen_address.empty()) config->set_listen_address(listen_address);
  // What a check opens is no news.
  if (check_config) spdlog::set_level(spdlog::level::warn);
  const dragoman::FaultList faults =
      check_config ? dragoman::Server::Check(*config) : dragoman::CheckConfig(*config);
  const absl::Status sound = faults.ToStatus(absl::StrCat("invalid configuration \"", config_path, "\""));
  if (!sound.ok()) {
    std::fprintf(stderr, "dragomand: %s\n", std::string(sound.message()).c_str());
    return 1;
  }
  if (check_config) {
    std::printf("%s: sound\n", config_path.c_str());
    return 0;
  }

  absl::StatusOr<std::unique_ptr<dragoman::Server>> server = dragoman::Server::Start(*config);
  if (!server.ok()) {
    std::fprintf(stderr, "dragomand: %s\n", std::string(server.status().message()).c_str());
    return 1;
  }
  std::printf("listening on %s\n", (*server)->address().c_str());
  std::fflush(stdout);
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) (*server)->ReloadGlossary();
  spdlog::info("draining");
  (*server)->Shutdown();
  return 0;
}
