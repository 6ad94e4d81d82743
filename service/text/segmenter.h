// Sentences of a text. Sentence ends are Unicode's (UAX #29, by ICU's character data); which of them are
// meant as one is decided by the language's abbreviations and by what stands around them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

class SegmentationRules;

// Splits running text into sentences. Immutable, hence thread-safe.
class Segmenter {
 public:
  struct Options {
    // Sentences of more bytes than this are split again, at a clause border if there is one in the second
    // half of the limit, else between words, else between characters. The default is about 150 words of
    // Cyrillic or 250 of Latin text, more than a sentence of the news ever has and less than translation
    // engines accept. 0: never.
    size_t max_segment_bytes = 1600;
  };

  // A segmenter for `language`, a BCP-47 tag of which the primary subtag counts ("uk", "en-GB"). A language
  // without a table of its own gets what holds in all languages. NotFound for what is not a language tag.
  static absl::StatusOr<std::unique_ptr<Segmenter>> Create(absl::string_view language, Options options);
  static absl::StatusOr<std::unique_ptr<Segmenter>> Create(absl::string_view language);

  ~Segmenter();
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;

  // The segments of `text` as ranges that tile it: each begins where the one before ends, and white space
  // belongs to the segment before it (at the very beginning, to the first). "" gives none.
  // A blank line or paragraph separator always ends a segment; a single line break does so only where the
  // line ends a sentence or the next one is an item of a list. No segment is empty, none consists of white
  // space unless the whole text does, and none but the first begins with a closing quote or bracket. `text`
  // should be UTF-8; ill-formed bytes are taken for U+FFFD. Linear in the length of `text`.
  std::vector<ByteRange> Segment(absl::string_view text) const;

 private:
  Segmenter(std::unique_ptr<const SegmentationRules> rules, Options options);

  std::unique_ptr<const SegmentationRules> rules_;
  Options options_;
};

}  // namespace dragoman
