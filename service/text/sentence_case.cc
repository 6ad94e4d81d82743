#include "service/text/sentence_case.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

// Title case leaves articles and prepositions small: words of up to two letters, and these.
constexpr size_t kSmallWordLetters = 2;
// Fewer capitals than this for each other small word may all be names.
constexpr size_t kCapitalsPerSmall = 6;
bool IsSmallWord(absl::string_view word) {
  static const auto* const words = new absl::flat_hash_set<absl::string_view>(
      {"the",    "and",  "for",     "but",   "nor",   "via",     "per",     "off",    "out",    "from",
       "with",   "over", "into",    "amid",  "after", "about",   "against", "before", "behind", "between",
       "during", "near", "through", "under", "until", "without", "les",     "des",    "une",    "par",
       "sur",    "aux",  "que",     "qui",   "est",   "pour",    "avec",    "dans",   "sans",   "après",
       "entre",  "для",  "под",     "над",   "при",   "про",     "без",     "что",    "как",    "после",
       "между",  "від",  "під",     "між",   "після", "через"});
  return words->contains(word);
}

struct Word {
  ByteRange range;
  ByteRange first_letter;
  char32_t lower = 0;  // of the first letter
  size_t letters = 0;
  bool capitalized = false;
  bool only_first_upper = true;
  bool begins_sentence = false;
  bool after_hyphen = false;
};

// What English writes with a capital anywhere: days, months, languages and peoples.
bool IsEnglishProper(absl::string_view word) {
  static const auto* const words = new absl::flat_hash_set<absl::string_view>(
      {"Monday",      "Tuesday",    "Wednesday",   "Thursday",     "Friday",     "Saturday",   "Sunday",
       "January",     "February",   "April",       "June",         "July",       "August",     "September",
       "October",     "November",   "December",    "Christmas",    "Easter",     "Ramadan",    "Afghan",
       "African",     "Africans",   "American",    "Americans",    "Arab",       "Arabs",      "Armenian",
       "Asian",       "Australian", "Austrian",    "Azerbaijani",  "Belarusian", "Belgian",    "Brazilian",
       "British",     "Briton",     "Britons",     "Bulgarian",    "Canadian",   "Canadians",  "Catholic",
       "Chechen",     "Chinese",    "Christian",   "Christians",   "Cuban",      "Czech",      "Danish",
       "Democrat",    "Democrats",  "Dutch",       "Egyptian",     "English",    "Estonian",   "European",
       "Europeans",   "Finnish",    "French",      "Georgian",     "German",     "Germans",    "Greek",
       "Hungarian",   "Indian",     "Indians",     "Iranian",      "Iranians",   "Iraqi",      "Irish",
       "Islamic",     "Israeli",    "Israelis",    "Italian",      "Italians",   "Japanese",   "Jewish",
       "Jews",        "Kazakh",     "Korean",      "Kurdish",      "Latvian",    "Lebanese",   "Lithuanian",
       "Mexican",     "Mexicans",   "Moldovan",    "Muslim",       "Muslims",    "Nazi",       "Norwegian",
       "Orthodox",    "Pakistani",  "Palestinian", "Palestinians", "Polish",     "Portuguese", "Republican",
       "Republicans", "Romanian",   "Russian",     "Russians",     "Saudi",      "Scottish",   "Serbian",
       "Slovak",      "Spanish",    "Swedish",     "Swiss",        "Syrian",     "Syrians",    "Turkish",
       "Ukrainian",   "Ukrainians", "Venezuelan",  "Welsh"});
  return words->contains(word);
}

// "March 5", "May 9": months that are words too.
bool IsMonthWithDay(absl::string_view text, const ByteRange& word) {
  const absl::string_view shown = word.In(text);
  return (shown == "March" || shown == "May") && word.end + 1 < text.size() && text[word.end] == ' ' &&
         text[word.end + 1] >= '0' && text[word.end + 1] <= '9';
}

// A letter that is no word of any of the languages: "Plan B", "vitamin D", and "I"; but not the L of
// "L'Europe".
bool IsLetterName(absl::string_view text, const ByteRange& word) {
  const absl::string_view shown = word.In(text);
  if (shown.size() != 1) return false;
  size_t next = word.end;
  const char32_t after = next < text.size() ? NextCharacter(text, next) : U' ';
  const bool apostrophe = after == '\'' || after == 0x2019;
  if (shown == "I") return true;
  return apostrophe ? shown == "O" : shown != "A" && shown != "O" && shown != "Y";
}

std::vector<Word> Words(absl::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  bool begins_sentence = true;
  char32_t before = 0;  // the last character that was no space
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t character = NextCharacter(text, i);
    const auto c = static_cast<UChar32>(character);
    const bool letter = u_isalpha(c) && c != 0x2BC;
    if (!letter && !(inside && (u_isdigit(c) || u_charType(c) == U_NON_SPACING_MARK))) {
      inside = false;
      // A quotation behind a colon is a sentence: "Putin: 'We Will Win'".
      const bool quotes =
          before == ':' && (c == '"' || c == '\'' || c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x201E);
      if (c == '.' || c == '!' || c == '?' || quotes) begins_sentence = true;
      if (!u_isUWhiteSpace(c)) before = character;
      continue;
    }
    if (!inside) {
      words.push_back({{begin, i},
                       {begin, i},
                       static_cast<char32_t>(u_tolower(c)),
                       0,
                       u_isupper(c) != 0,
                       true,
                       begins_sentence,
                       begin > 0 && text[begin - 1] == '-'});
      inside = true;
      begins_sentence = false;
    } else if (u_isupper(c) || u_isdigit(c)) {
      words.back().only_first_upper = false;
    }
    before = character;
    words.back().range.end = i;
    ++words.back().letters;
  }
  return words;
}

}  // namespace

std::vector<TextEdit> SentenceCaseEdits(absl::string_view target, absl::Span<const ByteRange> names) {
  const std::vector<Word> words = Words(target);
  const auto is_name = [names, target](const Word& word) {
    if (IsEnglishProper(word.range.In(target)) || IsMonthWithDay(target, word.range) ||
        IsLetterName(target, word.range))
      return true;
    return std::any_of(names.begin(), names.end(),
                       [&word](const ByteRange& name) { return name.Overlaps(word.range); });
  };
  size_t small = 0;
  size_t capitalized = 0;
  for (const Word& word : words) {
    // «Жан-Ноэль Барро» alone is a name, no headline.
    if (word.begins_sentence || word.after_hyphen || !word.only_first_upper || is_name(word)) continue;
    if (!word.capitalized && (word.letters <= kSmallWordLetters || IsSmallWord(word.range.In(target))))
      continue;
    ++(word.capitalized ? capitalized : small);
  }
  std::vector<TextEdit> edits;
  if (capitalized < 2 || small * kCapitalsPerSmall > capitalized) return edits;
  for (const Word& word : words) {
    if (!word.capitalized || !word.only_first_upper || word.begins_sentence || is_name(word)) continue;
    AppendCharacter(word.lower, edits.emplace_back(TextEdit{word.first_letter, ""}).replacement);
  }
  return edits;
}

}  // namespace dragoman
