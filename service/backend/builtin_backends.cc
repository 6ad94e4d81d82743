#include "service/backend/builtin_backends.h"

#include "service/base/status_macros.h"

namespace dragoman {
namespace {

template <typename T>
absl::StatusOr<std::shared_ptr<Backend>> Widen(absl::StatusOr<std::shared_ptr<T>> backend) {
  if (!backend.ok()) return backend.status();
  return std::shared_ptr<Backend>(*std::move(backend));
}

struct Maker {
  std::shared_ptr<HttpTransport> transport;

  using Made = absl::StatusOr<std::shared_ptr<Backend>>;
  Made operator()(const IdentityBackend::Options& options) const {
    return std::shared_ptr<Backend>(std::make_shared<IdentityBackend>(options));
  }
  Made operator()(const LibreTranslateBackend::Options& options) const {
    return Widen(LibreTranslateBackend::Create(options, transport));
  }
  Made operator()(const DeepLBackend::Options& options) const {
    return Widen(DeepLBackend::Create(options, transport));
  }
  Made operator()(const GoogleBackend::Options& options) const {
    return Widen(GoogleBackend::Create(options, transport));
  }
  Made operator()(const AzureBackend::Options& options) const {
    return Widen(AzureBackend::Create(options, transport));
  }
  Made operator()(const OpenAiBackend::Options& options) const {
    return Widen(OpenAiBackend::Create(options, transport));
  }
  Made operator()(const ApertiumBackend::Options& options) const {
    return Widen(ApertiumBackend::Create(options));
  }
  Made operator()(const ApyBackend::Options& options) const {
    return Widen(ApyBackend::Create(options, transport));
  }
  Made operator()(const RemoteBackend::Options& options) const {
    return Widen(RemoteBackend::Create(options));
  }
};

}  // namespace

absl::StatusOr<std::shared_ptr<Backend>> CreateBuiltinBackend(const BackendOptions& options,
                                                              std::shared_ptr<HttpTransport> transport) {
  return std::visit(Maker{std::move(transport)}, options);
}

absl::Status RegisterBuiltinBackends(const std::vector<std::pair<std::string, BackendOptions>>& backends,
                                     std::shared_ptr<HttpTransport> transport, BackendRegistry& registry) {
  for (const auto& [name, options] : backends) {
    RETURN_IF_ERROR(registry.Register(
        name, [kind = options, transport] { return CreateBuiltinBackend(kind, transport); }));
  }
  return absl::OkStatus();
}

}  // namespace dragoman
