// Parts of a segment that a backend must not touch, replaced by tokens that it keeps and put back afterwards.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/backend/backend.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

enum class MaskStyle {
  kPlaceholder,  // ⟪0⟫, for backends that keep placeholders
  kXml,          // <x id="0"/> in XML text, for services that handle tags
  kWord,         // QZX0, a word that looks like a code, for the rest
};

// What stands behind the tokens of one text.
struct MaskTable {
  struct Entry {
    size_t number = 0;         // in the token
    std::string original;      // what it stands for
    bool space_before = true;  // white space or the text's border stood beside it
    bool space_after = true;
  };
  MaskStyle style = MaskStyle::kPlaceholder;
  std::string stem;  // of kWord tokens
  std::vector<Entry> entries;
};

struct MaskedSegment {
  std::string text;
  MaskTable table;
  // A token for each range: what leads from the text to the masked one, but for the escaping of kXml.
  std::vector<TextEdit> edits;
};

// `text` with each of `ranges` (sorted, without overlaps, at character borders) behind a token. Token numbers
// and words that the text has of its own are avoided. With kXml the rest of the text is escaped.
MaskedSegment MaskText(absl::string_view text, absl::Span<const ByteRange> ranges, MaskStyle style);

struct UnmaskedText {
  std::string text;
  std::vector<ByteRange> places;  // where each entry of the table first stands; empty for a lost one
  std::vector<size_t> lost;       // entries that did not come back
  std::vector<size_t> repeated;   // entries that came back more than once
};

// Puts the originals back into a translation of a masked text, whatever spaces, case or look-alike brackets
// the engine gave the tokens, and parts them from words that they were glued to. Tokens that the table does
// not know stay as they are.
UnmaskedText Unmask(absl::string_view translated, const MaskTable& table);

// The placeholders ⟪digits⟫ in `text`.
std::vector<ByteRange> FindPlaceholders(absl::string_view text);

// The placeholders of a whole request behind the tokens of a service. A segment whose placeholders do not all
// come back once gets the warning "PLACEHOLDER_LOST" or "PLACEHOLDER_REPEATED" and no alignment; one that had
// any loses its alignment.
class RequestMasks {
 public:
  // kXml escapes every segment as soon as one has a placeholder.
  RequestMasks(const TranslationRequest& request, MaskStyle style);

  // Whether any segment has one: when not, the texts are sent as they are.
  bool any() const { return any_; }
  // The text to send for segment `i`.
  const std::string& text(size_t i) const { return masked_[i].text; }
  // `translations`: one a segment, in order.
  void Restore(std::vector<SegmentTranslation>& translations) const;

 private:
  std::vector<MaskedSegment> masked_;
  bool any_ = false;
};

}  // namespace dragoman
