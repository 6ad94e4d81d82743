#include "service/text/letter_case.h"

#include <unicode/uchar.h>

#include "service/text/utf8.h"

namespace dragoman {

std::string LowerCase(absl::string_view text) {
  std::string lower;
  for (size_t i = 0; i < text.size();) {
    AppendCharacter(static_cast<char32_t>(u_tolower(static_cast<UChar32>(NextCharacter(text, i)))), lower);
  }
  return lower;
}

}  // namespace dragoman
