#include "service/server/backend_factory.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/backend/identity/identity_backend.h"
#include "service/backend/marian/marian_backend.h"
#include "service/base/data_path.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

absl::Duration FromProto(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
}

absl::StatusOr<std::shared_ptr<Backend>> CreateMarian(const v1::MarianConfig& config, const Clock& clock) {
  MarianBackend::Options options;
  options.packs.assign(config.packs().begin(), config.packs().end());
  if (options.packs.empty()) options.packs.push_back(DataPath("models"));
  options.threads = config.threads() > 0 ? config.threads() : std::max(1u, std::thread::hardware_concurrency());
  if (!config.gemm().empty()) options.gemm = config.gemm();
  if (config.beam_size() > 0) options.beam_size = config.beam_size();
  if (config.token_budget() > 0) options.token_budget = config.token_budget();
  if (config.max_queued_tokens() > 0) options.max_queued_tokens = config.max_queued_tokens();
  options.use_shortlists = !config.without_shortlist();
  return MarianBackend::Create(std::move(options), clock);
}

absl::StatusOr<std::shared_ptr<Backend>> CreateBackend(const v1::BackendConfig& config, const Clock& clock) {
  switch (config.kind_case()) {
    case v1::BackendConfig::kMarian:
      return CreateMarian(config.marian(), clock);
    case v1::BackendConfig::kIdentity:
      return std::make_shared<IdentityBackend>(IdentityBackend::Options{.name = config.name()});
    default:
      return absl::UnimplementedError("this kind of backend is not part of this build");
  }
}

RoutePolicy PolicyOf(const v1::PolicyConfig& config) {
  RoutePolicy policy;
  if (config.has_attempt_timeout()) policy.attempt_timeout = FromProto(config.attempt_timeout());
  return policy;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Router>> CreateRouter(const v1::ServerConfig& config, const Clock& clock) {
  RouterOptions options;
  if (config.has_hedge_delay()) options.hedge_delay = FromProto(config.hedge_delay());
  std::vector<std::pair<std::string, std::shared_ptr<Backend>>> backends;
  for (const v1::BackendConfig& backend : config.backends()) {
    absl::StatusOr<std::shared_ptr<Backend>> created = CreateBackend(backend, clock);
    if (!created.ok()) {
      return absl::Status(created.status().code(), absl::StrCat("cannot create backend \"", backend.name(), "\": ",
                                                                created.status().message()));
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
  return Router::Create(std::move(options), std::move(backends), clock);
}

}  // namespace dragoman
