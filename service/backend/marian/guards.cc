#include "service/backend/marian/guards.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "service/backend/marian/source_text.h"

namespace dragoman::marian {
namespace {

constexpr size_t kLongestPeriod = 12;
constexpr size_t kLeastLoop = 6;
// Words that begin with a small ASCII letter: names and abbreviations may well stay as they are.
constexpr size_t kLeastCommonWords = 3;
// French, Russian and Ukrainian need at most some 1.6 words for an English one; short texts may need more.
constexpr size_t kMostWordsPerWord = 3;
constexpr size_t kMoreWords = 12;

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

}  // namespace

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
