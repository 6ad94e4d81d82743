// Text on its way to a server is UTF-8; what is not is refused here, with its place, before anything is sent.
#pragma once

#include <google/protobuf/message.h>

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// OK when `text` is valid UTF-8, else InvalidArgument: "line 4: the text is not valid UTF-8 at byte 5". Lines
// are counted from `first_line`, bytes from 1 in each line.
absl::Status CheckUtf8(absl::string_view text, size_t first_line = 1);

// OK when every string of `request` is valid UTF-8, else InvalidArgument that names each field that is not.
absl::Status CheckUtf8(const google::protobuf::Message& request);

}  // namespace dragoman
