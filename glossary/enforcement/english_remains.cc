#include "glossary/enforcement/english_remains.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"
#include "service/text/sentence_characters.h"

namespace dragoman {

std::optional<TextEdit> DropEnglishPossessive(absl::string_view text, size_t end) {
  for (const absl::string_view mark : {"'s", "’s"}) {
    const size_t behind = end + mark.size();
    if (!absl::StartsWith(text.substr(end), mark)) continue;
    // « The Old Bridge: Berlin's Quiet Years » is a title that stayed in English.
    const absl::string_view next = text.substr(std::min(behind + 1, text.size()));
    const bool ends_word = behind == text.size() || !IsLetter(CodePointAt(text, behind));
    if (ends_word && (next.empty() || !IsCapitalized(next))) return TextEdit{{end, behind}, ""};
  }
  return std::nullopt;
}

std::optional<TextEdit> DropEnglishRemainder(const TargetText& text, size_t last,
                                             absl::Span<const std::string> names) {
  // So many first letters make an inflected word one of the name: « Leyenen ».
  constexpr size_t kStem = 4;
  const size_t next = last + 1, begin = text.words[last].range.end;
  if (next >= text.words.size()) return std::nullopt;
  if (text.words[next].gap_before == WordGap::kApostrophe &&
      (text.lower[next] == "s" || text.lower[next] == "ss")) {
    return TextEdit{{begin, text.words[next].range.end}, ""};
  }
  const auto is_of_name = [&](const std::string& word) {
    return absl::c_any_of(names, [&word](const std::string& name) {
      return absl::c_any_of(SplitWords(name), [&](const Word& own) {
        const std::string part = ToLowerText(own.range.In(name));
        return word == part || (part.size() > kStem && absl::StartsWith(word, part.substr(0, kStem)));
      });
    });
  };
  size_t end = begin;
  bool named = false;
  for (size_t i = next;
       i < text.words.size() && !text.clause_start[i] && text.words[i].gap_before == WordGap::kSpace &&
       HasLatin(text.lower[i]) && is_of_name(text.lower[i]);
       ++i) {
    end = text.words[i].range.end;
    named |= text.lower[i].size() >= kStem;
  }
  if (!named) return std::nullopt;
  return TextEdit{{begin, end}, ""};
}

}  // namespace dragoman
