// The server's configuration: read, checked whole, defaults filled in.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "dragoman/v1/config.pb.h"
#include "service/base/fault_list.h"

namespace dragoman {

// The configuration in the text-format file at `path`, with defaults filled in. InvalidArgument names every
// fault of its syntax as <file>:<line>:<column>; the values are CheckConfig's.
absl::StatusOr<v1::ServerConfig> LoadConfig(const std::string& path);

// Every fault of the values of `config`, which has its defaults filled in, by field, with the values allowed.
FaultList CheckConfig(const v1::ServerConfig& config);

}  // namespace dragoman
