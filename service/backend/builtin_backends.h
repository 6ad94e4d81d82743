// Every kind of backend that comes with the program, made from plain options.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "service/backend/apertium/apertium_backend.h"
#include "service/backend/apertium/apy_backend.h"
#include "service/backend/azure/azure_backend.h"
#include "service/backend/backend.h"
#include "service/backend/backend_registry.h"
#include "service/backend/deepl/deepl_backend.h"
#include "service/backend/google/google_backend.h"
#include "service/backend/http/http_transport.h"
#include "service/backend/identity/identity_backend.h"
#include "service/backend/libretranslate/libretranslate_backend.h"
#include "service/backend/openai/openai_backend.h"
#include "service/backend/remote/remote_backend.h"

namespace dragoman {

// The options of one backend; which kind it is follows from their type.
using BackendOptions =
    std::variant<IdentityBackend::Options, LibreTranslateBackend::Options, DeepLBackend::Options,
                 GoogleBackend::Options, AzureBackend::Options, OpenAiBackend::Options,
                 ApertiumBackend::Options, ApyBackend::Options, RemoteBackend::Options>;

// Makes the backend of `options`. `transport` serves those over HTTP, which share its connections.
// The backend's own errors.
absl::StatusOr<std::shared_ptr<Backend>> CreateBuiltinBackend(const BackendOptions& options,
                                                              std::shared_ptr<HttpTransport> transport);

// Registers a factory for each of `backends` under the name it is given. AlreadyExists for a name twice.
// A backend of another kind (marian) is registered beside these by whoever owns the registry.
absl::Status RegisterBuiltinBackends(const std::vector<std::pair<std::string, BackendOptions>>& backends,
                                     std::shared_ptr<HttpTransport> transport, BackendRegistry& registry);

}  // namespace dragoman
