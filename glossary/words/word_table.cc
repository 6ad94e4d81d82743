#include "glossary/words/word_table.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace dragoman {

std::vector<WordTableLine> ReadWordTable(absl::string_view table) {
  std::vector<WordTableLine> lines;
  size_t number = 0;
  for (const absl::string_view text : absl::StrSplit(table, '\n')) {
    ++number;
    if (absl::StripAsciiWhitespace(text).empty() || text.front() == '#') continue;
    WordTableLine line;
    line.number = number;
    for (const absl::string_view column : absl::StrSplit(text, '|'))
      line.columns.push_back(absl::StripAsciiWhitespace(column));
    line.words = absl::StrSplit(line.columns[0], ' ', absl::SkipEmpty());
    if (!line.words.empty()) {
      line.kind = std::move(line.words.front());
      line.words.erase(line.words.begin());
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string FaultOf(const WordTableLine& line, absl::string_view cause) {
  return absl::StrCat("line ", line.number, ": ", cause);
}

std::string UnknownKind(const WordTableLine& line) {
  const size_t columns = line.columns.size();
  return FaultOf(line, absl::StrCat("no kind \"", line.kind, "\" with ", columns,
                                    columns == 1 ? " column" : " columns"));
}

bool WordKinds::Add(const WordTableLine& line) const {
  if (line.columns.size() > 1) return false;
  if (const auto set = sets.find(line.kind); set != sets.end()) {
    set->second->insert(line.words.begin(), line.words.end());
    return true;
  }
  const auto found = stems.find(line.kind);
  if (found == stems.end()) return false;
  found->second->insert(found->second->end(), line.words.begin(), line.words.end());
  return true;
}

bool BeginsWithAny(absl::string_view word, const Stems& stems) {
  return absl::c_any_of(stems, [word](const std::string& stem) { return absl::StartsWith(word, stem); });
}

}  // namespace dragoman
