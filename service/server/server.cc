#include "service/server/server.h"

#include <grpc/grpc.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/synchronization/notification.h"
#include "glossary/store/layered_glossary.h"
#include "glossary/store/sqlite_glossary_store.h"
#include "service/base/clock.h"
#include "service/base/data_path.h"
#include "service/base/status_macros.h"
#include "service/base/thread_pool.h"
#include "service/glossary/glossary_handlers.h"
#include "service/pipeline/article_localizer.h"
#include "service/server/backend_factory.h"
#include "service/server/config.h"
#include "service/server/glossary_publisher.h"
#include "service/server/glossary_service.h"
#include "service/server/glossary_watcher.h"
#include "service/server/localization_service.h"
#include "service/server/malformed_requests.h"
#include "service/server/running_calls.h"
#include "service/server/server_credentials.h"

namespace dragoman {
namespace {

// Pings from clients behind load balancers keep long streams alive; connections are renewed so that new
// replicas get their share.
constexpr int kKeepaliveTimeMs = 30'000;
constexpr int kKeepaliveTimeoutMs = 10'000;
constexpr int kMinPingIntervalMs = 10'000;
// How long clients that are told of a stop have to take the last answers and to close their connections.
// Those that have nothing to do may not listen for seconds.
constexpr absl::Duration kGoodbye = absl::Milliseconds(250);
// How often the glossary's revision is looked at for backends that keep a glossary of their own.
constexpr absl::Duration kPublishInterval = absl::Seconds(5);

// Calls on the glossary at once; changes are compiled one at a time whatever their number.
constexpr size_t kGlossaryThreads = 4;
constexpr size_t kMaxQueuedGlossaryCalls = 256;

absl::Duration FromProto(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
}

std::vector<GlossarySource> GlossarySources(const v1::GlossaryConfig& config) {
  std::vector<GlossarySource> sources;
  if (!config.without_base()) {
    const std::string base = config.base_directory().empty() ? DataPath("glossary") : config.base_directory();
    sources.push_back({base, GlossaryLayer::kBase});
  }
  if (!config.house_directory().empty()) sources.push_back({config.house_directory(), GlossaryLayer::kHouse});
  return sources;
}

// Null when none is configured, or when the default one has no place on this machine.
absl::StatusOr<std::unique_ptr<GlossaryStore>> OpenGlossaryStore(const v1::GlossaryConfig& config) {
  std::string path = config.store().sqlite().path();
  if (!config.store().has_sqlite()) return nullptr;
  if (path.empty()) {
    const absl::StatusOr<std::string> state = StatePath("glossary.db");
    if (!state.ok()) {
      spdlog::warn("no glossary store, changes to the glossary will be refused: {}",
                   std::string(state.status().message()));
      return nullptr;
    }
    path = *state;
  }
  ASSIGN_OR_RETURN(std::unique_ptr<GlossaryStore> store, SqliteGlossaryStore::Open(path, SystemClock()));
  spdlog::info("glossary store: {}", path);
  return store;
}

// Whether nobody else on a network can listen to calls to `address`.
bool StaysOnThisMachine(absl::string_view address) {
  return absl::StartsWith(address, "unix:") || absl::StartsWith(address, "127.") ||
         absl::StartsWith(address, "[::1]:") || absl::StartsWith(address, "localhost:");
}

ArticleLocalizer::Options LocalizerOptions(const v1::ServerConfig& config) {
  ArticleLocalizer::Options options;
  options.limits = {config.limits().max_text_bytes(), config.limits().max_article_bytes(),
                    config.limits().max_blocks(), config.limits().max_request_entries()};
  options.typography_profiles = {config.typography_profiles().begin(), config.typography_profiles().end()};
  options.segmentation.max_segment_bytes = config.limits().max_sentence_bytes();
  options.second_attempt = !config.without_second_attempt();
  return options;
}

// What a configuration names.
struct Resources {
  std::shared_ptr<grpc::ServerCredentials> credentials = grpc::InsecureServerCredentials();
  std::unique_ptr<Router> router;
  std::unique_ptr<LayeredGlossary> glossary;
};

std::unique_ptr<LayeredGlossary> OpenGlossary(const v1::GlossaryConfig& config, FaultList& faults) {
  absl::StatusOr<std::unique_ptr<GlossaryStore>> store = OpenGlossaryStore(config);
  if (!store.ok()) {
    AddStatus("glossary.store", store.status(), faults);
    store = std::unique_ptr<GlossaryStore>();
  }
  absl::StatusOr<std::unique_ptr<LayeredGlossary>> glossary =
      LayeredGlossary::Create(GlossarySources(config), *std::move(store));
  if (glossary.ok()) return *std::move(glossary);
  // With the folder or the store, which the faults by themselves do not name.
  faults.Add("glossary", std::string(glossary.status().message()));
  return nullptr;
}

// While `server` shuts down until `stopped`, which waits until its clients have closed their connections:
// closes those connections itself as soon as no call is running.
void CloseIdleConnections(grpc::Server& server, const RunningCalls& calls, absl::Time deadline,
                          const absl::Notification& stopped) {
  // New calls are refused long before this has passed.
  if (stopped.WaitForNotificationWithTimeout(kGoodbye)) return;
  calls.WaitUntilNone(deadline);
  if (stopped.WaitForNotificationWithTimeout(kGoodbye)) return;
  // gRPC's C++ interface has no way to end a graceful shutdown early.
  grpc_server_cancel_all_calls(server.c_server());
}

// Complete when there are no faults.
Resources OpenResources(const v1::ServerConfig& config, FaultList& faults) {
  Resources resources;
  if (config.has_tls()) {
    absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> credentials = CreateTlsCredentials(config.tls());
    if (credentials.ok()) {
      resources.credentials = *std::move(credentials);
    } else {
      AddStatus("tls", credentials.status(), faults);
    }
  }
  resources.glossary = OpenGlossary(config.glossary(), faults);
  resources.router = CreateRouter(config, SystemClock(), faults);
  return resources;
}

}  // namespace

// In the order of construction; the server goes first, the pool ends before what its tasks use.
struct Server::Parts {
  std::string address;
  absl::Duration drain_timeout;
  std::unique_ptr<Router> router;
  std::unique_ptr<LayeredGlossary> glossary;
  std::unique_ptr<GlossaryWatcher> watcher;
  std::unique_ptr<GlossaryPublisher> publisher;
  std::unique_ptr<GlossaryHandlers> glossary_handlers;
  std::unique_ptr<ThreadPool> glossary_pool;
  std::unique_ptr<GlossaryService> glossary_service;
  std::unique_ptr<ArticleLocalizer> localizer;
  std::unique_ptr<ThreadPool> pool;
  std::unique_ptr<LocalizationService> service;
  RunningCalls calls;
  std::unique_ptr<grpc::Server> server;
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const v1::ServerConfig& config) {
  FaultList faults;
  Resources resources = OpenResources(config, faults);
  RETURN_IF_ERROR(faults.ToStatus("cannot start"));
  if (!config.has_tls() && !StaysOnThisMachine(config.listen_address())) {
    spdlog::warn("calls to {} are not encrypted; tls in the configuration changes that",
                 config.listen_address());
  }
  auto parts = std::make_unique<Parts>();
  parts->drain_timeout = FromProto(config.drain_timeout());
  parts->router = std::move(resources.router);
  parts->glossary = std::move(resources.glossary);
  spdlog::info("glossary: {} entries, revision {}", parts->glossary->entries()->entries().size(),
               parts->glossary->holder().Get()->revision());
  const absl::Duration reload_interval = FromProto(config.glossary().reload_interval());
  if (reload_interval > absl::ZeroDuration()) {
    parts->watcher = std::make_unique<GlossaryWatcher>(*parts->glossary, reload_interval);
  }
  if (std::any_of(config.backends().begin(), config.backends().end(),
                  [](const v1::BackendConfig& backend) { return backend.has_deepl(); })) {
    parts->publisher =
        std::make_unique<GlossaryPublisher>(kPublishInterval, parts->glossary->holder(), *parts->router);
  }
  parts->glossary_handlers = std::make_unique<GlossaryHandlers>(
      GlossaryHandlers::Options{.max_text_bytes = config.limits().max_text_bytes(),
                                .max_request_entries = config.limits().max_request_entries()},
      *parts->glossary);
  parts->glossary_pool = std::make_unique<ThreadPool>(
      ThreadPool::Options{.threads = kGlossaryThreads, .max_queued = kMaxQueuedGlossaryCalls});
  parts->glossary_service =
      std::make_unique<GlossaryService>(*parts->glossary_handlers, *parts->glossary_pool);
  for (const BackendStatus& status : parts->router->Infos()) {
    spdlog::info("backend {}: {} ({})", status.info.name, status.info.model, status.info.details);
  }
  parts->localizer =
      std::make_unique<ArticleLocalizer>(LocalizerOptions(config), *parts->router, parts->glossary->holder());
  parts->pool = std::make_unique<ThreadPool>(ThreadPool::Options{.threads = config.max_concurrent_articles(),
                                                                 .max_queued = config.max_queued_articles()});
  parts->service = std::make_unique<LocalizationService>(
      LocalizationService::Options{.max_batch_in_flight = config.limits().max_batch_in_flight()},
      *parts->localizer, *parts->router, *parts->pool);

  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(CountCalls(parts->calls));
  interceptors.push_back(RefuseMalformedRequests());
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  int port = 0;
  builder.AddListeningPort(config.listen_address(), resources.credentials, &port);
  builder.RegisterService(parts->service.get());
  builder.RegisterService(parts->glossary_service.get());
  builder.SetMaxReceiveMessageSize(static_cast<int>(config.limits().max_message_bytes()));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveTimeMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinPingIntervalMs);
  // Two servers on one port would take turns; the second must fail instead.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  parts->server = builder.BuildAndStart();
  if (parts->server == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on \"", config.listen_address(),
                     "\": the address is in use, not of this machine, or not of the form HOST:PORT or "
                     "unix:PATH"));
  }
  parts->address = config.listen_address();
  if (const size_t colon = parts->address.rfind(':');
      parts->address.compare(0, 5, "unix:") != 0 && colon != std::string::npos) {
    parts->address = absl::StrCat(parts->address.substr(0, colon), ":", port);
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

FaultList Server::Check(const v1::ServerConfig& config) {
  FaultList faults = CheckConfig(config);
  OpenResources(config, faults);
  return faults;
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { Shutdown(); }

const std::string& Server::address() const { return parts_->address; }

void Server::ReloadGlossary() { dragoman::ReloadGlossary(*parts_->glossary); }

void Server::Shutdown() {
  if (parts_->server == nullptr) return;
  parts_->server->GetHealthCheckService()->SetServingStatus(false);
  const absl::Time deadline = SystemClock().Now() + parts_->drain_timeout;
  absl::Notification stopped;
  std::thread closer([&] { CloseIdleConnections(*parts_->server, parts_->calls, deadline, stopped); });
  parts_->server->Shutdown(absl::ToChronoTime(deadline));
  stopped.Notify();
  closer.join();
  parts_->server->Wait();
  parts_->server.reset();
}

}  // namespace dragoman
