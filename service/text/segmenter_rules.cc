#include "service/text/segmenter_rules.h"

#include <unicode/uchar.h>

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {

namespace embedded {
extern const absl::string_view data_segmentation_common_txt;
extern const absl::string_view data_segmentation_en_txt;
extern const absl::string_view data_segmentation_fr_txt;
extern const absl::string_view data_segmentation_ru_txt;
extern const absl::string_view data_segmentation_uk_txt;
}  // namespace embedded

namespace {

using WordTable = absl::flat_hash_map<std::string, WordTraits>;

// The sections of a table. An entry is found capitalized too unless the section says `as_written`, and in
// capitals if it has at least `capitals_from` letters: shorter ones are acronyms in capitals (LA, SEC, ПР).
struct Section {
  absl::string_view name;
  WordTrait trait;
  bool as_written;
  size_t capitals_from;
};
constexpr size_t kNever = 1000;
constexpr Section kSections[] = {
    {"before-name", kBeforeName, false, 3},
    {"may-end", kMayEnd, false, 4},
    {"before-number", kBeforeNumber, false, 4},
    {"unit", kUnit, false, 4},
    {"end", kEnd, false, 4},
    {"name-end", kNameEnd, true, kNever},
    {"regions", kRegion, true, kNever},
    {"roles", kRole, true, kNever},
    {"finite-verbs", kFiniteVerb, true, kNever},
    {"institutions", kInstitution, true, kNever},
    {"after-adjective", kAfterAdjective, false, kNever},
    {"rate-prepositions", kRatePreposition, true, kNever},
    {"adjective-endings", kAdjectiveEnding, true, kNever},
    {"verb-endings", kVerbEnding, true, kNever},
    {"surname-endings", kSurnameEnding, true, kNever},
    {"no-verbs", kNoVerb, true, kNever},
    {"starters", kStarter, false, 2},
    {"time-openers", kTimeOpener, false, 2},
    {"time-units", kTimeUnit, false, 4},
    {"letter-nouns", kLetterNoun, false, kNever},
    {"words", kShortWord, false, kNever},
    {"particles", kParticle, false, kNever},
    {"domains", kDomain, false, kNever},
    {"continuations", kContinuation, true, kNever},
    {"exclaimed", kExclaimed, true, kNever},
    {"after-ordinal", kAfterOrdinal, true, kNever},
    {"attribution", kAttribution, true, kNever},
};

std::string Capitals(absl::string_view word, size_t characters) {
  std::string result;
  for (size_t i = 0; i < word.size();) {
    const size_t begin = i;
    const char32_t c = NextCharacter(word, i);
    if (characters == 0) {
      absl::StrAppend(&result, word.substr(begin, i - begin));
      continue;
    }
    --characters;
    AppendCharacter(static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))), result);
  }
  return result;
}

size_t CountCharacters(absl::string_view word) {
  size_t count = 0;
  for (size_t i = 0; i < word.size(); ++count) NextCharacter(word, i);
  return count;
}

WordTable ParseTable(absl::string_view name, absl::string_view text, FaultList& faults) {
  WordTable table;
  const Section* section = nullptr;
  int line_number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++line_number;
    line = absl::StripAsciiWhitespace(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (line.front() == '[') {
      section = nullptr;
      for (const Section& known : kSections) {
        if (line == absl::StrCat("[", known.name, "]")) section = &known;
      }
      if (section == nullptr) {
        faults.Add(absl::StrCat(name, ":", line_number), absl::StrCat("unknown section \"", line, "\""));
      }
      continue;
    }
    if (section == nullptr) {
      faults.Add(absl::StrCat(name, ":", line_number), "entries outside of a section");
      continue;
    }
    for (const absl::string_view word : absl::StrSplit(line, ' ', absl::SkipEmpty())) {
      table[word] |= section->trait;
      if (section->as_written) continue;
      table[Capitals(word, 1)] |= section->trait;
      if (CountCharacters(word) >= section->capitals_from)
        table[Capitals(word, word.size())] |= section->trait;
    }
  }
  return table;
}

}  // namespace

bool SegmentationRules::EndsIn(WordTrait endings, absl::string_view word) const {
  constexpr size_t kLongestEnding = 5;  // «-швили»
  size_t begin = word.size();
  for (size_t letters = 1; letters <= kLongestEnding && begin > 0; ++letters) {
    PreviousCharacter(word, begin);
    if (begin == 0) return false;
    if (Find(absl::StrCat("-", word.substr(begin))) & endings) return true;
  }
  return false;
}

absl::StatusOr<SegmentationRules> SegmentationRules::ForLanguage(absl::string_view language) {
  const std::pair<absl::string_view, absl::string_view> own_tables[] = {
      {"en", embedded::data_segmentation_en_txt},
      {"fr", embedded::data_segmentation_fr_txt},
      {"ru", embedded::data_segmentation_ru_txt},
      {"uk", embedded::data_segmentation_uk_txt},
  };
  FaultList faults;
  SegmentationRules rules;
  rules.words_ = ParseTable("common.txt", embedded::data_segmentation_common_txt, faults);
  for (const auto& [name, text] : own_tables) {
    if (name != language) continue;
    rules.has_own_table_ = true;
    for (auto& [word, traits] : ParseTable(absl::StrCat(name, ".txt"), text, faults))
      rules.words_[word] = traits;
  }
  rules.stops_inside_quotes_ = language == "en";
  rules.spaces_inside_quotes_ = language == "fr";
  for (const absl::string_view cyrillic : {"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"}) {
    if (language == cyrillic) rules.cyrillic_ = true;
  }
  const absl::Status status = faults.ToStatus("cannot read segmentation tables");
  if (!status.ok()) return absl::InternalError(status.message());
  return rules;
}

}  // namespace dragoman
