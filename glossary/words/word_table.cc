#include "glossary/words/word_table.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace dragoman {

std::vector<WordTableLine> ReadWordTable(absl::string_view table) {
  std::vector<WordTableLine> lines;
  for (const absl::string_view text : absl::StrSplit(table, '\n', absl::SkipWhitespace())) {
    if (text.front() == '#') continue;
    WordTableLine line;
    line.columns = absl::StrSplit(text, '|');
    line.words = absl::StrSplit(line.columns[0], ' ', absl::SkipEmpty());
    line.kind = std::move(line.words.front());
    line.words.erase(line.words.begin());
    lines.push_back(std::move(line));
  }
  return lines;
}

bool WordKinds::Add(const WordTableLine& line) const {
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
