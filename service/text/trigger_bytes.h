// The walk over a text from one byte that may begin something to the next.
#pragma once

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"

namespace dragoman {

// A set of bytes.
class TriggerBytes {
 public:
  explicit constexpr TriggerBytes(absl::string_view bytes) {
    for (const char byte : bytes) has_[static_cast<unsigned char>(byte)] = true;
  }

  // Calls `read` with the place of each of these bytes in `text`, in order. `read` returns the end of what it
  // found there, where the walk goes on; a place that is not behind the byte means that there was nothing.
  template <typename Read>
  void Walk(absl::string_view text, Read read) const {
    for (size_t i = 0; i < text.size();) {
      const size_t end = has_[static_cast<unsigned char>(text[i])] ? read(i) : i;
      i = end > i ? end : i + 1;
    }
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace dragoman
