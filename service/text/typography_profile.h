// A typography profile as data, read from the files in data/typography, whose README.md describes them.
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// The white space before a character, as far as typography tells kinds apart. As a value of a profile, kKeep
// leaves the text as it is.
enum class Gap : unsigned char { kNone, kSpace, kNoBreak, kNarrow, kWide, kLine, kKeep };

struct TypographyProfile {
  char32_t outer_open = 0;
  char32_t outer_close = 0;
  char32_t inner_open = 0;
  char32_t inner_close = 0;
  char32_t apostrophe = 0;
  char32_t aside = 0;
  bool aside_paired = false;
  bool initials_apart = false;
  bool comma_outside = false;
  bool full_stop_outside = false;
  bool two_dots_after_mark = false;
  Gap inside_guillemets = Gap::kKeep;
  Gap before_colon = Gap::kKeep;
  Gap before_high = Gap::kKeep;
  Gap before_percent = Gap::kKeep;
  Gap before_unit = Gap::kKeep;
  Gap thousands = Gap::kKeep;
  bool ukrainian = false;  // a straight double quote before я, ю, є, ї inside a word is an apostrophe

  absl::flat_hash_set<std::string> units;
  absl::flat_hash_set<std::string> before_number;
  absl::flat_hash_set<std::string> before_name;
  absl::flat_hash_set<std::string> joined;

  // The profile with this name, or the default one of the language with this tag. NotFound names the known
  // ones; Internal if a built-in file is broken, every fault named.
  static absl::StatusOr<TypographyProfile> Load(absl::string_view name);

  static std::vector<std::string> Names();
};

}  // namespace dragoman
