#include "service/text/text_edit.h"

#include "absl/strings/str_cat.h"

namespace dragoman {

std::string ApplyEdits(absl::string_view text, absl::Span<const TextEdit> edits) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  size_t copied = 0;
  for (const TextEdit& edit : edits) {
    absl::StrAppend(&result, text.substr(copied, edit.range.begin - copied), edit.replacement);
    copied = edit.range.end;
  }
  absl::StrAppend(&result, text.substr(copied));
  return result;
}

ByteRange MapRange(const ByteRange& range, absl::Span<const TextEdit> edits) {
  // Bytes that all edits before the position add (modulo 2^64, so removal wraps back).
  size_t begin_shift = 0;
  size_t end_shift = 0;
  ByteRange mapped = range;
  for (const TextEdit& edit : edits) {
    const size_t grown = edit.replacement.size() - edit.range.size();
    const bool insertion = edit.range.empty();
    if (edit.range.end <= range.begin) {
      begin_shift += grown;
    } else if (edit.range.begin < range.begin) {
      mapped.begin = edit.range.begin;
    }
    if (insertion ? edit.range.begin < range.end || (range.empty() && edit.range.begin <= range.end)
                  : edit.range.begin < range.end) {
      if (edit.range.end > range.end) mapped.end = edit.range.end;
      end_shift += grown;
    }
  }
  mapped.begin += begin_shift;
  mapped.end += end_shift;
  return mapped;
}

}  // namespace dragoman
