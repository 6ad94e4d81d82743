// Letters large and small, in any script.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace dragoman {

// `text` in small letters, character by character: the same number of characters, whatever the language.
std::string LowerCase(absl::string_view text);

}  // namespace dragoman
