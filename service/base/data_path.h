// Where the files that ship with the programs lie: glossary, models, config, protos.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace dragoman {

// The path of `name` ("glossary", "models/starter") below the data folder: $DRAGOMAN_DATA when set, else
// ../share/dragoman beside the folder of the running program, in the build tree as in an installation.
// The file may be absent: whoever opens it says so. Thread-safe.
std::string DataPath(absl::string_view name);

}  // namespace dragoman
