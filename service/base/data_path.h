// Where the files that ship with the programs lie (glossary, models, config, protos), and those that they
// keep.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// The path of `name` ("glossary", "models/starter") below the data folder: $DRAGOMAN_DATA when set, else
// ../share/dragoman beside the folder of the running program, in the build tree as in an installation.
// The file may be absent: whoever opens it says so. Thread-safe.
std::string DataPath(absl::string_view name);

// The path of the file `name`, which the program keeps from one run to the next, in the first of these
// folders that is named: $STATE_DIRECTORY (its first folder; systemd), $XDG_STATE_HOME/dragoman,
// $HOME/.local/state/dragoman. The folder is made when it is not there. FailedPrecondition when none is
// named, PermissionDenied when the folder cannot be made or written to. Thread-safe.
absl::StatusOr<std::string> StatePath(absl::string_view name);

}  // namespace dragoman
