// The bytes of a file that is to be imported, before and while a reader takes them apart.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"
#include "service/base/fault_list.h"

namespace dragoman {

// False, with a fault at the first line that is wrong, where `text` is not UTF-8 or holds a NUL, at which
// readers would stop as at the end.
bool CheckSourceText(absl::string_view text, absl::string_view file, FaultList* faults);

// Which line a byte stands on. Immutable.
class LineIndex {
 public:
  // Linear in the size of `text`, which is not kept.
  explicit LineIndex(absl::string_view text);

  // From 1; of the last line for offsets behind the text. Logarithmic in the number of lines.
  size_t LineOf(size_t offset) const;

 private:
  std::vector<size_t> ends_;  // of the line breaks, ascending
};

}  // namespace dragoman
