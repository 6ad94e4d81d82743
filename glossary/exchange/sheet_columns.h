// The columns of a sheet of all languages: each field of an entry as a cell, and back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/concept.h"

namespace dragoman {

// `write` gives "" for the default; `read` says what is wrong with a cell, "" when nothing is. The target
// exists when `read` is called.
struct Column {
  std::string name;  // "id", "en", "ru", "ru.forms"
  std::function<std::string(const Concept&)> write;
  std::function<std::string(const std::string& cell, Concept*)> read;
};

// Every column that a sheet may have, in the order of writing.
const std::vector<Column>& SheetColumns();

// Null when there is none.
const Column* FindColumn(absl::string_view name);

// True for columns that stand in a sheet though every cell of theirs is empty.
bool IsAlwaysWritten(absl::string_view name);

}  // namespace dragoman
