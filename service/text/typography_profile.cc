#include "service/text/typography_profile.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {

namespace embedded {
extern const absl::string_view data_typography_fr_narrow_txt;
extern const absl::string_view data_typography_fr_nbsp_txt;
extern const absl::string_view data_typography_ru_txt;
extern const absl::string_view data_typography_uk_txt;
extern const absl::string_view data_typography_uk_letter_txt;
extern const absl::string_view data_typography_uk_quotes_txt;
}  // namespace embedded

namespace {

struct File {
  absl::string_view name;
  const absl::string_view* content;
};
constexpr File kFiles[] = {
    {"fr-narrow", &embedded::data_typography_fr_narrow_txt},
    {"fr-nbsp", &embedded::data_typography_fr_nbsp_txt},
    {"ru", &embedded::data_typography_ru_txt},
    {"uk", &embedded::data_typography_uk_txt},
    {"uk-letter", &embedded::data_typography_uk_letter_txt},
    {"uk-quotes", &embedded::data_typography_uk_quotes_txt},
};

using Words = std::vector<absl::string_view>;

Words Split(absl::string_view line) { return absl::StrSplit(line, ' ', absl::SkipEmpty()); }

// Whether `value` is one character, which `character` becomes.
bool ReadCharacter(absl::string_view value, char32_t& character) {
  if (value.empty()) return false;
  size_t position = 0;
  character = NextCharacter(value, position);
  return position == value.size();
}

bool ReadGap(absl::string_view value, Gap& gap) {
  static constexpr std::pair<absl::string_view, Gap> kNames[] = {{"none", Gap::kNone},
                                                                 {"keep", Gap::kKeep},
                                                                 {"space", Gap::kSpace},
                                                                 {"nbsp", Gap::kNoBreak},
                                                                 {"narrow", Gap::kNarrow}};
  for (const auto& [name, named] : kNames) {
    if (name != value) continue;
    gap = named;
    return true;
  }
  return false;
}

// Carries out one line of a profile; false if it is not one.
bool ReadLine(absl::string_view key, const Words& values, TypographyProfile& profile) {
  struct GapKey {
    absl::string_view key;
    Gap TypographyProfile::*gap;
  };
  static constexpr GapKey kGaps[] = {{"inside-guillemets", &TypographyProfile::inside_guillemets},
                                     {"before-colon", &TypographyProfile::before_colon},
                                     {"before-high", &TypographyProfile::before_high},
                                     {"before-percent", &TypographyProfile::before_percent},
                                     {"before-unit", &TypographyProfile::before_unit},
                                     {"thousands", &TypographyProfile::thousands}};
  struct ListKey {
    absl::string_view key;
    absl::flat_hash_set<std::string> TypographyProfile::*list;
  };
  static constexpr ListKey kLists[] = {{"units", &TypographyProfile::units},
                                       {"before-number", &TypographyProfile::before_number},
                                       {"before-name", &TypographyProfile::before_name},
                                       {"joined", &TypographyProfile::joined}};
  for (const GapKey& known : kGaps) {
    if (known.key == key) return values.size() == 1 && ReadGap(values[0], profile.*known.gap);
  }
  for (const ListKey& known : kLists) {
    if (known.key != key) continue;
    (profile.*known.list).insert(values.begin(), values.end());
    return !values.empty();
  }
  if (key == "language") {
    profile.ukrainian = !values.empty() && values[0] == "uk";
    return values.size() == 1 || (values.size() == 2 && values[1] == "default");
  }
  if (key == "quotes") {
    return values.size() == 4 && ReadCharacter(values[0], profile.outer_open) &&
           ReadCharacter(values[1], profile.outer_close) && ReadCharacter(values[2], profile.inner_open) &&
           ReadCharacter(values[3], profile.inner_close);
  }
  if (key == "apostrophe") return values.size() == 1 && ReadCharacter(values[0], profile.apostrophe);
  if (key == "aside") {
    profile.aside_paired = values.size() == 2 && values[1] == "paired";
    return values.size() == 2 && ReadCharacter(values[0], profile.aside) &&
           (profile.aside_paired || values[1] == "before");
  }
  if (key == "stops-outside") {
    for (const absl::string_view stop : values) {
      if (stop != "," && stop != ".") return false;
      (stop == "," ? profile.comma_outside : profile.full_stop_outside) = true;
    }
    return true;
  }
  if (key == "dots-after-mark") {
    profile.two_dots_after_mark = true;
    return values.size() == 1 && values[0] == "two";
  }
  if (key == "initials") {
    profile.initials_apart = values.size() == 1 && values[0] == "apart";
    return values.size() == 1 && (profile.initials_apart || values[0] == "bound");
  }
  return false;
}

absl::StatusOr<TypographyProfile> LoadFile(const File& file) {
  TypographyProfile profile;
  std::vector<std::string> faults;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(*file.content, '\n')) {
    ++number;
    Words words = Split(line);
    if (words.empty() || words[0][0] == '#') continue;
    const absl::string_view key = words[0];
    words.erase(words.begin());
    if (key == "base" && words.size() == 1) {
      ASSIGN_OR_RETURN(profile, TypographyProfile::Load(words[0]));
    } else if (!ReadLine(key, words, profile)) {
      faults.push_back(absl::StrCat("line ", number, ": not a valid \"", key, "\""));
    }
  }
  for (const char32_t character : {profile.outer_open, profile.outer_close, profile.inner_open,
                                   profile.inner_close, profile.apostrophe, profile.aside}) {
    if (character == 0) faults.push_back("quotes, apostrophe or aside is missing");
  }
  if (faults.empty()) return profile;
  return absl::InternalError(
      absl::StrCat("cannot load typography profile \"", file.name, "\": ", absl::StrJoin(faults, "; ")));
}

// Whether the file declares itself the default profile of `language`.
bool IsDefault(const File& file, absl::string_view language) {
  for (const absl::string_view line : absl::StrSplit(*file.content, '\n')) {
    const Words words = Split(line);
    if (words.size() == 3 && words[0] == "language") return words[1] == language && words[2] == "default";
  }
  return false;
}

}  // namespace

absl::StatusOr<TypographyProfile> TypographyProfile::Load(absl::string_view name) {
  for (const File& file : kFiles) {
    if (file.name == name) return LoadFile(file);
  }
  const absl::string_view language = name.substr(0, name.find_first_of("-_"));
  for (const File& file : kFiles) {
    if (IsDefault(file, language)) return LoadFile(file);
  }
  return absl::NotFoundError(
      absl::StrCat("no typography profile \"", name, "\"; known are ", absl::StrJoin(Names(), ", ")));
}

std::vector<std::string> TypographyProfile::Names() {
  std::vector<std::string> names;
  for (const File& file : kFiles) names.emplace_back(file.name);
  return names;
}

}  // namespace dragoman
