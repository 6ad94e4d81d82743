// UTF-8 as the service keeps text, and the one place where its offsets meet ICU's UTF-16.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// What a byte sequence that is not UTF-8 reads as.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF). "" is.
bool IsValidUtf8(absl::string_view text);

// The character that starts at byte `position` < text.size(); moves `position` behind it. Ill-formed bytes
// read as kReplacementCharacter, one for each maximal part of a sequence, as the Unicode Standard recommends.
char32_t NextCharacter(absl::string_view text, size_t& position);

// The character that ends before byte `position` > 0; moves `position` to its start. Ill-formed bytes read as
// kReplacementCharacter, one at a time.
char32_t PreviousCharacter(absl::string_view text, size_t& position);

// Appends `c`, a character of at most U+10FFFF, to `text`.
void AppendCharacter(char32_t c, std::string& text);

// A text as UTF-16 together with the way between its UTF-8 and UTF-16 offsets. Immutable, hence thread-safe.
// Costs up to 10 bytes a UTF-16 unit, 2 for ASCII.
class Utf16Text {
 public:
  // `utf8` is not kept. Ill-formed bytes become kReplacementCharacter as in NextCharacter.
  explicit Utf16Text(absl::string_view utf8);

  const std::u16string& utf16() const { return utf16_; }

  // The byte at which UTF-16 unit `unit` stands; the second half of a surrogate pair has the byte of the
  // first. From utf16().size() on the answer is the length of the UTF-8 text.
  size_t ToByte(size_t unit) const;

  // The UTF-16 unit of the character that holds byte `byte`. From the length of the UTF-8 text on the answer
  // is utf16().size(). Takes time logarithmic in the length, constant for ASCII.
  size_t ToUnit(size_t byte) const;

  ByteRange ToBytes(size_t begin_unit, size_t end_unit) const {
    return {ToByte(begin_unit), ToByte(end_unit)};
  }

 private:
  std::u16string utf16_;
  size_t utf8_size_;
  std::vector<size_t> byte_of_unit_;  // empty when the text is ASCII: all offsets are the same
};

}  // namespace dragoman
