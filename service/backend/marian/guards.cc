#include "service/backend/marian/guards.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "service/backend/marian/source_text.h"
#include "service/text/utf8.h"

namespace dragoman::marian {
namespace {

constexpr size_t kLongestPeriod = 12;
constexpr size_t kLeastLoop = 6;
// Words that begin with a small ASCII letter: names and abbreviations may well stay as they are.
constexpr size_t kLeastCommonWords = 3;
// French, Russian and Ukrainian need at most some 1.6 words for an English one; short texts may need more.
constexpr size_t kMostWordsPerWord = 3;
constexpr size_t kMoreWords = 12;
constexpr size_t kLongestStutter = 8;
// Letters of a single word that is not said twice in a row by any text.
constexpr size_t kLeastStutter = 5;

bool IsUntranslated(absl::string_view source, absl::string_view target) {
  const std::vector<ByteRange> words = Words(source);
  const std::vector<ByteRange> target_words = Words(target);
  if (words.size() != target_words.size()) return false;
  size_t common = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!std::equal(words[i].In(source).begin(), words[i].In(source).end(),
                    target_words[i].In(target).begin(), target_words[i].In(target).end())) {
      return false;
    }
    if (absl::ascii_islower(static_cast<unsigned char>(words[i].In(source).front()))) ++common;
  }
  return common >= kLeastCommonWords;
}

size_t CharacterCount(absl::string_view text) {
  size_t count = 0;
  for (size_t position = 0; position < text.size(); ++count) NextCharacter(text, position);
  return count;
}

bool IsFigure(absl::string_view word) {
  return std::all_of(word.begin(), word.end(), [](unsigned char c) { return absl::ascii_isdigit(c); });
}

struct TextWord {
  absl::string_view text;
  size_t end = 0;       // of its bytes
  bool joined = false;  // a space and nothing else between it and the word before
};

// Whether the `count` words from `first` on are said again right behind.
bool IsSaidTwice(absl::Span<const TextWord> words, size_t first, size_t count) {
  if (first + 2 * count > words.size()) return false;
  bool letters = false;
  for (size_t i = first; i < first + 2 * count; ++i) {
    if (i < first + count && words[i].text != words[i + count].text) return false;
    if (i > first && !words[i].joined) return false;
    letters = letters || !IsFigure(words[i].text);
  }
  const absl::string_view word = words[first].text;
  return letters && (count > 1 || (CharacterCount(word) >= kLeastStutter && word != "faire"));
}

}  // namespace

std::vector<ByteRange> FindStutters(absl::string_view text) {
  std::vector<TextWord> words;
  for (const ByteRange& range : Words(text)) {
    const bool joined =
        !words.empty() && text.substr(words.back().end, range.begin - words.back().end) == " ";
    words.push_back({range.In(text), range.end, joined});
  }
  std::vector<ByteRange> copies;
  for (size_t first = 0; first < words.size(); ++first) {
    for (size_t count = std::min(kLongestStutter, words.size() / 2); count > 0; --count) {
      while (IsSaidTwice(words, first, count)) {
        const auto copy = words.begin() + static_cast<ptrdiff_t>(first + count);
        copies.push_back({(copy - 1)->end, (copy + static_cast<ptrdiff_t>(count) - 1)->end});
        // The copy's end goes on where it was cut.
        (copy - 1)->end = copies.back().end;
        words.erase(copy, copy + static_cast<ptrdiff_t>(count));
      }
    }
  }
  return copies;
}

bool HasLoop(absl::Span<const uint32_t> pieces) {
  for (size_t period = 1; period <= kLongestPeriod; ++period) {
    size_t same = 0;
    for (size_t i = period; i < pieces.size(); ++i) {
      same = pieces[i] == pieces[i - period] ? same + 1 : 0;
      if (same >= 2 * period && same + period >= kLeastLoop) return true;
    }
  }
  return false;
}

bool EndsInLoop(absl::Span<const uint32_t> pieces) {
  for (size_t period = 1; period <= kLongestPeriod; ++period) {
    const size_t loop = std::max(3 * period, kLeastLoop);
    if (loop > pieces.size()) return false;
    size_t same = 0;
    for (size_t i = pieces.size(); same + period < loop && pieces[i - 1] == pieces[i - 1 - period]; --i)
      ++same;
    if (same + period >= loop) return true;
  }
  return false;
}

std::vector<std::string> FindFaults(absl::string_view source, absl::Span<const uint32_t> source_pieces,
                                    absl::string_view target, absl::Span<const uint32_t> target_pieces,
                                    bool truncated) {
  std::vector<std::string> faults;
  const size_t source_words = Words(source).size();
  const size_t target_words = Words(target).size();
  if (HasLoop(target_pieces) && !HasLoop(source_pieces)) faults.push_back("REPETITION");
  if (truncated || target_words > kMostWordsPerWord * source_words + kMoreWords)
    faults.push_back("TRUNCATED");
  if (source_words > 0 && target_words == 0) faults.push_back("EMPTY");
  if (IsUntranslated(source, target)) faults.push_back("UNTRANSLATED");
  return faults;
}

}  // namespace dragoman::marian
