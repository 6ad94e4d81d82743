#include "service/server/backend_factory.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/backend/budget.h"
#include "service/backend/builtin_backends.h"
#include "service/backend/marian/marian_backend.h"
#include "service/backend/marian/packs/model_directory.h"
#include "service/base/data_path.h"
#include "service/server/config.h"

namespace dragoman {
namespace {

absl::Duration FromProto(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
}

absl::StatusOr<std::shared_ptr<Backend>> CreateMarian(const v1::MarianConfig& config, const Clock& clock) {
  MarianBackend::Options options;
  options.packs.assign(config.packs().begin(), config.packs().end());
  if (options.packs.empty()) {
    const std::string pulled = marian::DefaultModelDirectory();
    if (!pulled.empty() && !marian::FindPackFolders(pulled).empty()) options.packs.push_back(pulled);
    options.packs.push_back(DataPath("models"));
  }
  options.preferred_packs = {config.preferred_packs().begin(), config.preferred_packs().end()};
  options.threads =
      config.threads() > 0 ? config.threads() : std::max(1u, std::thread::hardware_concurrency());
  if (!config.gemm().empty()) options.gemm = config.gemm();
  if (config.beam_size() > 0) options.beam_size = config.beam_size();
  if (config.token_budget() > 0) options.token_budget = config.token_budget();
  if (config.max_queued_tokens() > 0) options.max_queued_tokens = config.max_queued_tokens();
  options.use_shortlists = !config.without_shortlist();
  options.memory_budget = size_t{config.memory_budget_mib()} << 20;
  options.load_on_demand = config.load_on_demand();
  if (config.has_length_normalisation()) options.length_normalisation = config.length_normalisation();
  options.retry_faulty = !config.without_retries();
  return MarianBackend::Create(std::move(options), clock);
}

uint64_t SeedFrom(const Clock& clock) { return static_cast<uint64_t>(absl::ToUnixNanos(clock.Now())); }

SecretSource SecretOf(const v1::KeyConfig& config) { return {config.file(), config.environment()}; }

OpenAiBackend::Options OpenAiOptionsOf(const v1::OpenAiConfig& config) {
  OpenAiBackend::Options options;
  options.url = config.url();
  options.url.insert(std::min(options.url.find('?'), options.url.size()), "/chat/completions");
  options.key = SecretOf(config.key());
  options.model = config.model();
  if (config.max_segments() > 0) options.max_segments = config.max_segments();
  if (config.max_characters() > 0) options.max_characters = config.max_characters();
  if (!config.key_header().empty()) options.key_header = config.key_header();
  if (config.output_format() == v1::OpenAiConfig::OUTPUT_FORMAT_JSON_OBJECT) {
    options.output_format = OpenAiBackend::OutputFormat::kJsonObject;
  } else if (config.output_format() == v1::OpenAiConfig::OUTPUT_FORMAT_PROMPT) {
    options.output_format = OpenAiBackend::OutputFormat::kPrompt;
  }
  options.send_temperature = !config.without_temperature();
  return options;
}

// The plain options of every kind but marian; unset fields keep the backend's own defaults.
BackendOptions OptionsOf(const v1::BackendConfig& config) {
  switch (config.kind_case()) {
    case v1::BackendConfig::kLibretranslate: {
      LibreTranslateBackend::Options options;
      if (!config.libretranslate().url().empty()) options.url = config.libretranslate().url();
      options.key = SecretOf(config.libretranslate().key());
      return options;
    }
    case v1::BackendConfig::kDeepl: {
      DeepLBackend::Options options;
      options.url = config.deepl().url();
      options.key = SecretOf(config.deepl().key());
      options.model_type = config.deepl().model_type();
      options.sync_glossary = !config.deepl().without_glossary();
      return options;
    }
    case v1::BackendConfig::kAzure: {
      AzureBackend::Options options;
      if (!config.azure().url().empty()) options.url = config.azure().url();
      options.key = SecretOf(config.azure().key());
      options.region = config.azure().region();
      options.category = config.azure().category();
      return options;
    }
    case v1::BackendConfig::kOpenai: {
      return OpenAiOptionsOf(config.openai());
    }
    case v1::BackendConfig::kGoogle: {
      GoogleBackend::Options options;
      if (!config.google().endpoint().empty()) options.target = config.google().endpoint();
      options.parent = config.google().parent();
      options.service_account = SecretOf(config.google().key());
      options.model = config.google().model();
      options.glossaries = {config.google().glossaries().begin(), config.google().glossaries().end()};
      options.insecure = config.google().insecure();
      return options;
    }
    case v1::BackendConfig::kApertium: {
      ApertiumBackend::Options options;
      for (const v1::ApertiumPair& pair : config.apertium().pairs()) {
        options.chains.push_back({{pair.source_language_code(), pair.target_language_code()},
                                  {pair.modes().begin(), pair.modes().end()}});
      }
      if (!config.apertium().data_directory().empty()) options.data_dir = config.apertium().data_directory();
      if (config.apertium().max_processes() > 0) options.max_processes = config.apertium().max_processes();
      if (config.apertium().has_segment_timeout()) {
        options.segment_timeout = FromProto(config.apertium().segment_timeout());
      }
      return options;
    }
    case v1::BackendConfig::kApertiumApy: {
      ApyBackend::Options options;
      if (!config.apertium_apy().url().empty()) options.url = config.apertium_apy().url();
      return options;
    }
    case v1::BackendConfig::kRemote: {
      RemoteBackend::Options options;
      options.target = config.remote().address();
      options.tls = config.remote().tls();
      options.ca_file = config.remote().ca_file();
      return options;
    }
    default:
      return IdentityBackend::Options{};
  }
}

absl::StatusOr<std::shared_ptr<Backend>> CreateBackend(const v1::BackendConfig& config,
                                                       const std::shared_ptr<HttpTransport>& transport,
                                                       const Clock& clock) {
  if (config.has_marian()) return CreateMarian(config.marian(), clock);
  BackendOptions options = OptionsOf(config);
  std::visit(
      [&](auto& kind) {
        kind.name = config.name();
        // Replicas that fail together must not come back together.
        if constexpr (requires { kind.retry; }) kind.retry.random_seed = SeedFrom(clock);
      },
      options);
  return CreateBuiltinBackend(options, transport);
}

// Whether what stands in the message `field` has a fault already.
bool HasFaultIn(const std::string& field, const FaultList& faults) {
  return std::any_of(faults.faults().begin(), faults.faults().end(),
                     [&](const Fault& fault) { return absl::StartsWith(fault.field, field + "."); });
}

RoutePolicy PolicyOf(const v1::PolicyConfig& config) {
  RoutePolicy policy;
  if (config.has_attempt_timeout()) policy.attempt_timeout = FromProto(config.attempt_timeout());
  policy.limit.max_concurrent = config.max_concurrent_calls();
  policy.limit.calls_per_second = config.calls_per_second();
  policy.limit.characters_per_minute = config.characters_per_minute();
  policy.price_per_million_characters = config.price_per_million_characters();
  if (config.breaker_failures() > 0)
    policy.breaker.failures_to_open = static_cast<int>(config.breaker_failures());
  if (config.has_breaker_open_time()) policy.breaker.open_for = FromProto(config.breaker_open_time());
  return policy;
}

}  // namespace

std::unique_ptr<Router> CreateRouter(const v1::ServerConfig& config, const Clock& clock, FaultList& faults) {
  RouterOptions options;
  if (config.has_hedge_delay()) options.hedge_delay = FromProto(config.hedge_delay());
  options.pivot = config.without_pivot() ? "" : config.pivot_language_code();
  options.budget.monthly_by_client = {config.budget().monthly_by_client().begin(),
                                      config.budget().monthly_by_client().end()};
  options.budget.default_monthly = config.budget().default_monthly();
  options.budget.path = config.budget().path();
  // Weights are drawn differently in every replica.
  options.random_seed = SeedFrom(clock);
  const auto transport = std::make_shared<CurlTransport>();
  std::vector<std::pair<std::string, std::shared_ptr<Backend>>> backends;
  for (int i = 0; i < config.backends_size(); ++i) {
    const v1::BackendConfig& backend = config.backends(i);
    const std::string field = absl::StrCat("backends[", i, "].", KindName(backend));
    if (HasFaultIn(field, faults)) continue;
    absl::StatusOr<std::shared_ptr<Backend>> created = CreateBackend(backend, transport, clock);
    if (!created.ok()) {
      AddStatus(field, created.status(), faults);
      continue;
    }
    backends.emplace_back(backend.name(), *std::move(created));
    if (!backend.only_on_request()) options.default_chain.push_back({backend.name(), 0});
    if (backend.has_policy()) options.policies[backend.name()] = PolicyOf(backend.policy());
  }
  for (const v1::ChainConfig& chain : config.chains()) {
    std::vector<ChainEntry>& entries =
        options.chains[absl::StrCat(chain.source_language_code(), "-", chain.target_language_code())];
    for (const v1::ChainLink& link : chain.links()) entries.push_back({link.backend(), link.weight()});
  }
  const absl::Status budget = BudgetLedger::Create(options.budget, clock).status();
  if (!budget.ok()) AddStatus("budget.path", budget, faults);
  if (!faults.empty()) return nullptr;
  absl::StatusOr<std::unique_ptr<Router>> router =
      Router::Create(std::move(options), std::move(backends), clock);
  if (router.ok()) return *std::move(router);
  AddStatus("backends", router.status(), faults);
  return nullptr;
}

}  // namespace dragoman
