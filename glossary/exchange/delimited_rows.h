// Lines of separated values and their cells.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/exchange.h"
#include "service/base/fault_list.h"

namespace dragoman {

struct Row {
  size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

// The lines of `text` that are not empty, cells without white space at their ends. Quotes, which may hold
// line breaks, are as RFC 4180 says, for commas only. Faults are at "<file>:<line>".
std::vector<Row> ReadRows(absl::string_view text, Separator separator, absl::string_view file,
                          FaultList* faults);

// The cells as a line with its end. Characters that the format cannot hold become spaces.
std::string FormatRow(const std::vector<std::string>& cells, Separator separator);

}  // namespace dragoman
