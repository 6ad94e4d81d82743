#include "glossary/matching/given_names.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace dragoman::embedded {
extern const absl::string_view matching_given_names_txt;
}  // namespace dragoman::embedded

namespace dragoman {

bool IsGivenName(const Word& word) {
  static const auto* const names = [] {
    auto* hashes = new absl::flat_hash_set<uint64_t>;
    for (const absl::string_view line : absl::StrSplit(embedded::matching_given_names_txt, '\n')) {
      if (absl::StartsWith(line, "#")) continue;
      for (const Word& name : SplitWords(line)) hashes->insert(name.hash);
    }
    return hashes;
  }();
  return names->contains(word.hash);
}

}  // namespace dragoman
