// Typography, locale formats, checks and sentence case on arbitrary bytes: no crash, UTF-8 stays UTF-8,
// typography has nothing to do the second time and leaves digits alone, findings lie within their texts.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "service/text/check.h"
#include "service/text/locale_formats.h"
#include "service/text/sentence_case.h"
#include "service/text/typography.h"
#include "service/text/utf8.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

std::string Digits(absl::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

struct Tools {
  std::vector<std::unique_ptr<dragoman::Typographer>> typographers;
  std::vector<std::unique_ptr<dragoman::LocaleFormatter>> formatters;
};

constexpr const char* kLanguages[] = {"fr", "ru", "uk"};

const Tools& SharedTools() {
  static const auto* tools = [] {
    auto* made = new Tools;
    for (const std::string& profile : dragoman::Typographer::ProfileNames())
      made->typographers.push_back(*dragoman::Typographer::Create(profile));
    for (const char* language : kLanguages)
      made->formatters.push_back(*dragoman::LocaleFormatter::Create("en", language));
    return made;
  }();
  return *tools;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  if (size == 0) return 0;
  const absl::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool valid = IsValidUtf8(text);
  const absl::string_view source = text.substr(0, size / 2);
  const Tools& tools = SharedTools();
  const Typographer& typographer = *tools.typographers[data[0] % tools.typographers.size()];
  const std::string set = ApplyEdits(text, typographer.Edits(text, {}));
  Require(!valid || IsValidUtf8(set));
  Require(Digits(set) == Digits(text));
  Require(!valid || typographer.Edits(set, {}).empty());

  const size_t language = data[0] % std::size(kLanguages);
  Require(!valid || IsValidUtf8(ApplyEdits(text, tools.formatters[language]->Edits(source, text, {}))));
  for (const CheckFinding& finding : CheckTranslation({source, text, "en", kLanguages[language], {}, {}})) {
    Require(finding.source.begin <= finding.source.end && finding.source.end <= source.size());
    Require(finding.target.begin <= finding.target.end && finding.target.end <= text.size());
  }
  Require(!valid || IsValidUtf8(ApplyEdits(text, SentenceCaseEdits(text, {}))));
  return 0;
}
