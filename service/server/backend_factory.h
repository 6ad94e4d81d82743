// The configured backends behind a router.
#pragma once

#include <memory>

#include "dragoman/v1/config.pb.h"
#include "service/backend/router.h"
#include "service/base/clock.h"
#include "service/base/fault_list.h"

namespace dragoman {

// Makes every backend of `config` and the router over them. Backends that are only used on request stay out
// of the default chain. Adds a fault for each backend that cannot be made, by its field; one whose settings
// have faults already is not tried. Null when there are any faults. `clock` must outlive the router.
std::unique_ptr<Router> CreateRouter(const v1::ServerConfig& config, const Clock& clock, FaultList& faults);

}  // namespace dragoman
