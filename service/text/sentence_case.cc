#include "service/text/sentence_case.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "service/text/utf8.h"

namespace dragoman {
namespace {

// Shorter words are articles and prepositions, which title case leaves small.
constexpr size_t kLongWordLetters = 4;

struct Word {
  ByteRange range;
  ByteRange first_letter;
  char32_t lower = 0;  // of the first letter
  size_t letters = 0;
  bool capitalized = false;
  bool only_first_upper = true;
  bool begins_sentence = false;
};

std::vector<Word> Words(absl::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  bool begins_sentence = true;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t character = NextCharacter(text, i);
    const auto c = static_cast<UChar32>(character);
    const bool letter = u_isalpha(c) && c != 0x2BC;
    if (!letter && !(inside && (u_isdigit(c) || u_charType(c) == U_NON_SPACING_MARK))) {
      inside = false;
      if (c == '.' || c == '!' || c == '?') begins_sentence = true;
      continue;
    }
    if (!inside) {
      words.push_back({{begin, i},
                       {begin, i},
                       static_cast<char32_t>(u_tolower(c)),
                       0,
                       u_isupper(c) != 0,
                       true,
                       begins_sentence});
      inside = true;
      begins_sentence = false;
    } else if (u_isupper(c) || u_isdigit(c)) {
      words.back().only_first_upper = false;
    }
    words.back().range.end = i;
    ++words.back().letters;
  }
  return words;
}

}  // namespace

std::vector<TextEdit> SentenceCaseEdits(absl::string_view target, absl::Span<const ByteRange> names) {
  const std::vector<Word> words = Words(target);
  const auto is_name = [names](const Word& word) {
    return std::any_of(names.begin(), names.end(),
                       [&word](const ByteRange& name) { return name.Overlaps(word.range); });
  };
  size_t longer = 0;
  size_t capitalized = 0;
  for (const Word& word : words) {
    if (word.begins_sentence || word.letters < kLongWordLetters || !word.only_first_upper || is_name(word))
      continue;
    ++longer;
    capitalized += word.capitalized;
  }
  std::vector<TextEdit> edits;
  if (capitalized < 2 || capitalized * 4 < longer * 3) return edits;
  for (const Word& word : words) {
    if (!word.capitalized || !word.only_first_upper || word.begins_sentence || is_name(word)) continue;
    AppendCharacter(word.lower, edits.emplace_back(TextEdit{word.first_letter, ""}).replacement);
  }
  return edits;
}

}  // namespace dragoman
