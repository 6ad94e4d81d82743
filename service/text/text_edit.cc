#include "service/text/text_edit.h"

#include <algorithm>

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

std::vector<TextEdit> ComposeEdits(absl::string_view between, absl::Span<const TextEdit> first,
                                   absl::Span<const TextEdit> second) {
  std::vector<TextEdit> result;
  size_t i = 0;
  size_t j = 0;
  size_t text_position = 0;     // where the text before `first` has been read to ...
  size_t between_position = 0;  // ... and the text after it
  while (i < first.size() || j < second.size()) {
    const auto next_first = [&] {
      return i < first.size() ? between_position + (first[i].range.begin - text_position)
                              : between.size() + 1;
    };
    const size_t begin = j < second.size() ? std::min(next_first(), second[j].range.begin) : next_first();
    const size_t text_begin = text_position + (begin - between_position);
    size_t end = begin;
    std::vector<TextEdit> inside;
    for (bool grown = true; grown;) {
      grown = false;
      if (i < first.size() && next_first() <= end) {
        const size_t at = next_first();
        between_position = at + first[i].replacement.size();
        text_position = first[i].range.end;
        end = std::max(end, between_position);
        ++i;
        grown = true;
      }
      if (j < second.size() && second[j].range.begin <= end) {
        inside.push_back(second[j]);
        inside.back().range.begin -= begin;
        inside.back().range.end -= begin;
        end = std::max(end, second[j].range.end);
        ++j;
        grown = true;
      }
    }
    text_position += end - between_position;
    between_position = end;
    result.push_back({{text_begin, text_position}, ApplyEdits(between.substr(begin, end - begin), inside)});
  }
  return result;
}

}  // namespace dragoman
