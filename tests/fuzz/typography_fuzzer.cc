// Typography, locale formats, checks and sentence case on arbitrary bytes: no crash, and UTF-8 stays UTF-8.
#include <cstdint>
#include <cstdlib>

#include "service/text/check.h"
#include "service/text/locale_formats.h"
#include "service/text/sentence_case.h"
#include "service/text/typography.h"
#include "service/text/utf8.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  const bool valid = IsValidUtf8(text);
  const absl::string_view source = text.substr(0, size / 2);
  for (const std::string& profile : Typographer::ProfileNames()) {
    const auto typographer = Typographer::Create(profile);
    const std::string set = ApplyEdits(text, (*typographer)->Edits(text, {}));
    Require(!valid || IsValidUtf8(set));
  }
  for (const char* language : {"fr", "ru", "uk"}) {
    const auto formatter = LocaleFormatter::Create("en", language);
    Require(!valid || IsValidUtf8(ApplyEdits(text, (*formatter)->Edits(source, text, {}))));
    CheckTranslation({source, text, "en", language, {}, {}});
  }
  Require(!valid || IsValidUtf8(ApplyEdits(text, SentenceCaseEdits(text, {}))));
  return 0;
}
