// Names of clients, whose entries lie in a layer of their own.
#pragma once

#include "absl/strings/string_view.h"

namespace dragoman {

// True for 1 to 64 ASCII letters, digits, "-", "_" and ".", beginning with a letter or digit.
bool IsClientName(absl::string_view name);

// The rule above in words, for messages.
inline constexpr char kClientNameRule[] =
    "1 to 64 letters, digits, \"-\", \"_\", \".\", beginning with a letter or digit";

}  // namespace dragoman
