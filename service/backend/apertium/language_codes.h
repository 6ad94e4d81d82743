// The three-letter codes that Apertium names its languages with.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace dragoman {

// "en" -> "eng"; a tag without a three-letter code of its own stays as it is.
std::string ToApertiumCode(absl::string_view language);
// "eng" -> "en".
std::string FromApertiumCode(absl::string_view code);

}  // namespace dragoman
