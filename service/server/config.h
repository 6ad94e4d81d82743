// The server's configuration: read, checked whole, defaults filled in.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "dragoman/v1/config.pb.h"

namespace dragoman {

// The configuration in the text-format file at `path`, with defaults filled in.
// InvalidArgument names every fault: syntax as <file>:<line>:<column>, values by field, with the values
// allowed.
absl::StatusOr<v1::ServerConfig> LoadConfig(const std::string& path);

// The same from text; `name` stands for the file in messages.
absl::StatusOr<v1::ServerConfig> ParseConfig(absl::string_view text, absl::string_view name);

}  // namespace dragoman
