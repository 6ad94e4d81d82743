// Whole files, read and written.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// The bytes of the regular file or pipe at `path`; "-" is standard input.
// NotFound, PermissionDenied, or ResourceExhausted when it holds more than `max_bytes`.
absl::StatusOr<std::string> ReadFile(const std::string& path, uint64_t max_bytes = uint64_t{1} << 32);

// Replaces the file at `path` by `contents` in one step: a reader sees the old file or the new one, never a
// part.
absl::Status WriteFile(const std::string& path, absl::string_view contents);

}  // namespace dragoman
