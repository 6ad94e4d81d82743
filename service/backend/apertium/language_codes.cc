#include "service/backend/apertium/language_codes.h"

#include <unicode/uloc.h>

namespace dragoman {

std::string ToApertiumCode(absl::string_view language) {
  const std::string tag(language);
  const std::string code = uloc_getISO3Language(tag.c_str());
  return code.empty() ? tag : code;
}

std::string FromApertiumCode(absl::string_view code) {
  char language[ULOC_LANG_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length = uloc_getLanguage(std::string(code).c_str(), language, sizeof(language), &error);
  return U_SUCCESS(error) && length > 0 ? std::string(language, static_cast<size_t>(length))
                                        : std::string(code);
}

}  // namespace dragoman
