#include "glossary/exchange/source_text.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/text/utf8.h"

namespace dragoman {

bool CheckSourceText(absl::string_view text, absl::string_view file, FaultList* faults) {
  if (absl::StartsWith(text, "\xFF\xFE") || absl::StartsWith(text, "\xFE\xFF")) {
    faults->Add(absl::StrCat(file, ":1"), "expected valid UTF-8 text, found UTF-16");
    return false;
  }
  if (IsValidUtf8(text) && !absl::StrContains(text, '\0')) return true;
  size_t line = 0, first_line = 0, wrong_lines = 0;
  absl::string_view what;
  for (const absl::string_view one : absl::StrSplit(text, '\n')) {
    ++line;
    const bool is_utf8 = IsValidUtf8(one);
    if (is_utf8 && !absl::StrContains(one, '\0')) continue;
    if (wrong_lines++ > 0) continue;
    first_line = line;
    what = is_utf8 ? "expected text, found a NUL byte" : "expected valid UTF-8 text";
  }
  faults->Add(
      absl::StrCat(file, ":", first_line),
      wrong_lines == 1 ? std::string(what) : absl::StrCat(what, ", ", wrong_lines, " lines are not text"));
  return false;
}

LineIndex::LineIndex(absl::string_view text) {
  for (size_t end = text.find('\n'); end != absl::string_view::npos; end = text.find('\n', end + 1)) {
    ends_.push_back(end);
  }
}

size_t LineIndex::LineOf(size_t offset) const {
  return static_cast<size_t>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin()) + 1;
}

}  // namespace dragoman
