// The server's configuration: read, checked whole, defaults filled in.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "dragoman/v1/config.pb.h"
#include "service/base/fault_list.h"

namespace dragoman {

// The configuration in the text-format file at `path`, with defaults filled in. InvalidArgument names every
// fault of its syntax as <file>:<line>:<column>; the values are CheckConfig's.
absl::StatusOr<v1::ServerConfig> LoadConfig(const std::string& path);

// Every fault of the values of `config`, which has its defaults filled in, by field, with the values allowed;
// keys that are not where the configuration says too. What else it names is looked at by those who open it.
FaultList CheckConfig(const v1::ServerConfig& config);

// The name of the kind of `backend`, as the configuration has it ("marian"); "" without one.
std::string KindName(const v1::BackendConfig& backend);

// Adds what `status`, which is not OK, says of `field`: its faults, each with its field behind that one, or
// else its message.
void AddStatus(const std::string& field, const absl::Status& status, FaultList& faults);

}  // namespace dragoman
