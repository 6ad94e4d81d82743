#include "glossary/words/target_text.h"

#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/words/spelling.h"

namespace dragoman {

TargetText::TargetText(absl::string_view text_in) : text(text_in), words(SplitWords(text_in)) {
  lower.reserve(words.size());
  keys.reserve(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    const absl::string_view word = words[i].range.In(text);
    lower.push_back(ToLowerText(word));
    keys.push_back(SpellingKey(word));
    // A lone mark is a word without letters.
    if (keys.back().empty()) keys.back().push_back(U'\uFFFD');
    bool clause = i == 0, sentence = i == 0;
    bool space = false, dash = false, quote = false, spaced_hyphen = false;
    for (const char32_t c : ToCodePoints(Gap(i))) {
      switch (c) {
        case U'.':
        case U'!':
        case U'?':
        case U'…':
        case U':':
          sentence = clause = true;
          break;
        case U',':
        case U';':
        case U'(':
        case U')':
        case U'[':
        case U']':
        case U'/':
          clause = true;
          break;
        case U'—':
        case U'–':
          clause = dash = true;
          break;
        case U'-':
          spaced_hyphen = space;  // typed for a dash
          break;
        case U'«':
        case U'“':
        case U'„':
        case U'"':
          quote = true;
          break;
        case U' ':
        case U'\u00A0':
        case U'\u202F':
          if (spaced_hyphen) clause = dash = true;
          space = true;
          break;
        default:
          break;
      }
    }
    // "Он сказал: «Путин»", "— Путин": a quotation or a dialogue line begins; an abbreviation's period does
    // not end a sentence before a small letter.
    if (sentence && i > 0 && !words[i].upper_initial) sentence = false;
    if (i == 0 && dash) sentence = true;
    if (quote && clause) sentence |= words[i].upper_initial;
    if (!space && words[i].gap_before == WordGap::kApostrophe) clause = false;
    clause_start.push_back(clause);
    sentence_start.push_back(sentence);
  }
}

absl::string_view TargetText::Gap(size_t before_word) const {
  const size_t begin = before_word == 0 ? 0 : words[before_word - 1].range.end;
  const size_t end = before_word < words.size() ? words[before_word].range.begin : text.size();
  return text.substr(begin, end - begin);
}

bool HasQuote(absl::string_view gap) {
  static constexpr std::array<absl::string_view, 7> kQuotes = {"«", "»", "\"", "“", "”", "„", "‟"};
  return absl::c_any_of(kQuotes, [gap](absl::string_view quote) { return absl::StrContains(gap, quote); });
}

}  // namespace dragoman
