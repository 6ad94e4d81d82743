// Any bytes in any language: the segments tile the text, none is empty, none but the first begins with ».
#include <cstdint>
#include <cstdlib>

#include "service/text/segmenter.h"
#include "service/text/utf8.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

const dragoman::Segmenter& SegmenterFor(uint8_t choice) {
  static constexpr const char* kLanguages[] = {"en", "fr", "ru", "uk", "de"};
  static const auto* segmenters = [] {
    auto* all = new std::vector<std::unique_ptr<dragoman::Segmenter>>;
    for (const size_t limit : {size_t{0}, size_t{24}}) {
      for (const char* language : kLanguages) {
        all->push_back(*dragoman::Segmenter::Create(language, {.max_segment_bytes = limit}));
      }
    }
    return all;
  }();
  return *(*segmenters)[choice % segmenters->size()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const absl::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  size_t end = 0;
  for (const dragoman::ByteRange& range : SegmenterFor(data[0]).Segment(text)) {
    Require(range.begin == end && range.end > range.begin);
    Require(range.begin == 0 || range.In(text).substr(0, 2) != "»");
    end = range.end;
  }
  Require(end == text.size());

  const dragoman::Utf16Text utf16(text);
  for (size_t unit = 0; unit < utf16.utf16().size(); ++unit) {
    const size_t byte = utf16.ToByte(unit);
    Require(byte < text.size() && utf16.ToByte(utf16.ToUnit(byte)) == byte);
  }
  return 0;
}
