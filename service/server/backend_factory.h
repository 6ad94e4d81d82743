// The configured backends behind a router.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "dragoman/v1/config.pb.h"
#include "service/backend/router.h"
#include "service/base/clock.h"

namespace dragoman {

// Makes every backend of `config` and the router over them. Backends that are only used on request stay out
// of the default chain. The error of the first backend that cannot be made, with its name. `clock` must
// outlive the router.
absl::StatusOr<std::unique_ptr<Router>> CreateRouter(const v1::ServerConfig& config, const Clock& clock);

}  // namespace dragoman
