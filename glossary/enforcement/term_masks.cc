#include "glossary/enforcement/term_masks.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/french/words.h"
#include "glossary/rendering/rendering.h"
#include "glossary/slavic/government_table.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

constexpr absl::string_view kMaskOpen = "\u27EA";
constexpr absl::string_view kMaskClose = "\u27EB";

// Where the word for a year ends that stands at `at` of `text` behind a space; `at` when none does. A mask
// holds a number, and a translator may take it for one: «в ⟪3⟫ году».
size_t EndOfYear(absl::string_view text, size_t at, absl::string_view language) {
  if (at >= text.size() || text[at] != ' ') return at;
  size_t end = at + 1;
  while (end < text.size() && IsWordCharacter(CodePointAt(text, end)))
    end += ToUtf8({CodePointAt(text, end)}).size();
  const absl::string_view word = text.substr(at + 1, end - at - 1);
  const WordSet& years = language == "fr" ? French().years : GovernmentTable::Of(language).year_forms;
  return years.contains(word) ? end : at;
}

// Whether nothing but quotes, brackets and spaces stands from `at` on.
bool ClosesText(absl::string_view text, size_t at) {
  static constexpr std::u32string_view kClosing = U" \t\r\n\u00A0\"')]»’”“";
  return absl::c_all_of(ToCodePoints(text.substr(at)), [](char32_t point) {
    return kClosing.find(point) != std::u32string_view::npos;
  });
}

}  // namespace

MaskedText MaskTerms(absl::string_view source, absl::Span<const TermMatch> matches,
                     const std::vector<bool>& wanted) {
  MaskedText masked;
  for (size_t i = 0; i < matches.size() && i < kMaxMasks; ++i) {
    if (!wanted.empty() && !wanted[i]) continue;
    ByteRange range = matches[i].source;
    if (ClosesText(source, range.end) && range.size() > 0 && source[range.end - 1] == '.') --range.end;
    masked.edits.push_back({range, absl::StrCat(kMaskOpen, i, kMaskClose)});
  }
  masked.text = ApplyEdits(source, masked.edits);
  return masked;
}

FilledText FillWithLemmas(absl::string_view target, absl::string_view source,
                          absl::Span<const TermMatch> matches, const Inflector& inflector,
                          absl::string_view language) {
  FilledText filled;
  std::vector<TextEdit>& fills = filled.edits;
  const bool of_years = absl::StrContains(ToLowerText(source), "year");
  size_t shift = 0;  // modulo 2^64
  const auto add = [&](ByteRange range, std::string replacement) {
    const size_t grown = replacement.size() - range.size();
    fills.push_back({range, std::move(replacement)});
    shift += grown;
  };
  for (size_t i = 0; i < target.size();) {
    const bool open = absl::StartsWith(target.substr(i), kMaskOpen);
    const bool close = absl::StartsWith(target.substr(i), kMaskClose);
    if (!open && !close) {
      ++i;
      continue;
    }
    size_t end = i + kMaskOpen.size();
    size_t number = 0, digits = 0;
    if (open) {
      while (end < target.size() && target[end] == ' ') ++end;
      for (;
           end < target.size() && absl::ascii_isdigit(static_cast<unsigned char>(target[end])) && digits < 4;
           ++end, ++digits) {
        number = number * 10 + static_cast<size_t>(target[end] - '0');
      }
      const size_t after_digits = end;
      while (end < target.size() && target[end] == ' ') ++end;
      if (absl::StartsWith(target.substr(end), kMaskClose)) {
        end += kMaskClose.size();
      } else {
        end = after_digits;
      }
      if (digits == 0) end = i + kMaskOpen.size();
    }
    const bool known = open && digits > 0 && number < matches.size() && number < kMaxMasks;
    if (!known) {
      // With the space before it, lest two remain.
      const bool spaced =
          open && digits > 0 && i > 0 && target[i - 1] == ' ' &&
          (fills.empty() || fills.back().range.end < i) &&
          (end >= target.size() || target[end] == ' ' || target[end] == '.' || target[end] == ',');
      add({spaced ? i - 1 : i, end}, "");
      i = end;
      continue;
    }
    const TermMatch& match = matches[number];
    const std::vector<Rendering> renderings = RenderingsOf(*match.concept_, inflector, language);
    std::string fill(match.source.In(source));
    if (!match.concept_->do_not_translate && !renderings.empty()) {
      fill = renderings.front().lexeme.lemma;
      for (const Rendering& rendering : renderings) {
        if (match.surname_only && rendering.role == RenderingRole::kSurname) fill = rendering.lexeme.lemma;
      }
    }
    // An ending that the backend hung on the mask: «⟪0⟫ом», «⟪0⟫-а».
    size_t ending_begin = end;
    if (end < target.size() && (target[end] == '-' || target[end] == '\'')) ++ending_begin;
    size_t ending_end = ending_begin;
    while (ending_end < target.size() && IsWordCharacter(CodePointAt(target, ending_end))) {
      ending_end += ToUtf8({CodePointAt(target, ending_end)}).size();
    }
    std::string ending;
    if (ending_end > ending_begin) {
      const absl::string_view letters = target.substr(ending_begin, ending_end - ending_begin);
      if (ToCodePoints(letters).size() <= 3 && ToLowerText(letters) == letters) {
        ending = std::string(letters);
        end = ending_end;
      } else if (ending_begin == end) {
        fill.push_back(' ');
      }
    }
    if (!of_years) end = EndOfYear(target, end, language);
    // A mask that clings to the word before it.
    const bool after_fill = !fills.empty() && fills.back().range.end == i;
    const bool clings = after_fill
                            ? !fills.back().replacement.empty() && fills.back().replacement.back() != ' '
                            : i > 0 && IsWordCharacter(CodePointBefore(target, i));
    if (clings) fill = absl::StrCat(" ", fill);
    const size_t begin = i + shift;
    const size_t lead = clings ? 1 : 0;
    const size_t trail = !fill.empty() && fill.back() == ' ' ? 1 : 0;
    if (!renderings.empty() || match.concept_->do_not_translate) {
      filled.masks.push_back({{begin + lead, begin + fill.size() - trail}, number, ending});
    }
    add({i, end}, std::move(fill));
    i = end;
  }
  filled.text = ApplyEdits(target, fills);
  return filled;
}

std::vector<TextEdit> ComposeEdits(absl::Span<const TextEdit> first, absl::string_view middle,
                                   absl::Span<const TextEdit> second) {
  std::vector<TextEdit> result;
  size_t i = 0, j = 0;
  // From positions of the first text to those of the middle one, modulo 2^64.
  size_t shift = 0;
  const auto middle_range = [&] {
    const size_t begin = first[i].range.begin + shift;
    return ByteRange{begin, begin + first[i].replacement.size()};
  };
  while (i < first.size() || j < second.size()) {
    const size_t shift_before = shift;
    const size_t never = static_cast<size_t>(-1);
    size_t end = std::min(i < first.size() ? middle_range().begin : never,
                          j < second.size() ? second[j].range.begin : never);
    const size_t begin = end;
    std::vector<TextEdit> inner;
    for (;;) {
      if (i < first.size() && middle_range().begin <= end) {
        end = std::max(end, middle_range().end);
        shift += first[i].replacement.size() - first[i].range.size();
        ++i;
      } else if (j < second.size() && second[j].range.begin <= end) {
        end = std::max(end, second[j].range.end);
        inner.push_back(
            {{second[j].range.begin - begin, second[j].range.end - begin}, second[j].replacement});
        ++j;
      } else {
        break;
      }
    }
    result.push_back(
        {{begin - shift_before, end - shift}, ApplyEdits(middle.substr(begin, end - begin), inner)});
  }
  return result;
}

}  // namespace dragoman
