#include "glossary/enforcement/term_masks.h"

#include <algorithm>
#include <optional>
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

// Where the letters end that stand at `at` of `text`; `at` when none do.
size_t EndOfLetters(absl::string_view text, size_t at) {
  while (at < text.size() && IsWordCharacter(CodePointAt(text, at)))
    at += ToUtf8({CodePointAt(text, at)}).size();
  return at;
}

// Where the word for a year ends that stands at `at` of `text` behind a space; `at` when none does. A mask
// holds a number, and a translator may take it for one: «в ⟪3⟫ году».
size_t EndOfYear(absl::string_view text, size_t at, absl::string_view language) {
  if (at >= text.size() || text[at] != ' ') return at;
  const size_t end = EndOfLetters(text, at + 1);
  const absl::string_view word = text.substr(at + 1, end - at - 1);
  const WordSet& years = language == "fr" ? French().years : GovernmentTable::Of(language).year_forms;
  return years.contains(word) ? end : at;
}

// Whether nothing but quotes, brackets and spaces stands from `at` on.
bool ClosesText(absl::string_view text, size_t at) {
  static constexpr std::u32string_view kClosing = U" \t\r\n\u00A0\"')]»’”“";
  return absl::c_all_of(ToCodePoints(text.substr(at)),
                        [](char32_t point) { return kClosing.find(point) != std::u32string_view::npos; });
}

size_t EndOfSpaces(absl::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// A mask, whole or damaged: «⟪0⟫», «⟪ 0 ⟫», «⟪0»; or one of the brackets alone.
struct FoundMask {
  size_t end;                    // where the text goes on
  std::optional<size_t> number;  // none: a bracket alone
};

// The mask that stands at `at` of `text`; nothing when none does.
std::optional<FoundMask> ReadMask(absl::string_view text, size_t at) {
  constexpr size_t kMostDigits = 4;
  if (absl::StartsWith(text.substr(at), kMaskClose)) return FoundMask{at + kMaskClose.size(), std::nullopt};
  if (!absl::StartsWith(text.substr(at), kMaskOpen)) return std::nullopt;
  const size_t begin = EndOfSpaces(text, at + kMaskOpen.size());
  size_t end = begin, number = 0;
  while (end < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[end])) &&
         end - begin < kMostDigits) {
    number = number * 10 + static_cast<size_t>(text[end] - '0');
    ++end;
  }
  if (end == begin) return FoundMask{at + kMaskOpen.size(), std::nullopt};
  const size_t close = EndOfSpaces(text, end);
  if (absl::StartsWith(text.substr(close), kMaskClose)) end = close + kMaskClose.size();
  return FoundMask{end, number};
}

// What stands right behind a mask.
struct BehindMask {
  std::string ending;  // letters that the backend hung on it: «⟪0⟫ом», «⟪0⟫-а»
  size_t end;          // where the text goes on behind them
  bool word = false;   // another word, without a space
};

BehindMask ReadBehind(absl::string_view text, size_t at) {
  constexpr size_t kLongestHungEnding = 3;
  const bool joined = at < text.size() && (text[at] == '-' || text[at] == '\'');
  const size_t begin = joined ? at + 1 : at, end = EndOfLetters(text, begin);
  const absl::string_view letters = text.substr(begin, end - begin);
  if (letters.empty()) return {"", at};
  const bool ending = ToCodePoints(letters).size() <= kLongestHungEnding && ToLowerText(letters) == letters;
  if (!ending) return {"", at, !joined};
  return {std::string(letters), end};
}

// What is put for `match`: the approved lemma or surname, or the words of the source where they stay or there
// is none.
std::string TextFor(const TermMatch& match, absl::string_view source,
                    const std::vector<Rendering>& renderings) {
  if (match.concept_->do_not_translate || renderings.empty()) return std::string(match.source.In(source));
  const Rendering* best = &renderings.front();
  for (const Rendering& rendering : renderings) {
    if (match.surname_only && rendering.role == RenderingRole::kSurname) best = &rendering;
  }
  return best->lexeme.lemma;
}

// Fills the masks of one translation.
class MaskFiller {
 public:
  MaskFiller(absl::string_view target, absl::string_view source, absl::Span<const TermMatch> matches,
             const RenderingMap& renderings, absl::string_view language)
      : target_(target),
        source_(source),
        matches_(matches),
        renderings_(renderings),
        language_(language),
        of_years_(absl::StrContains(ToLowerText(source), "year")) {}

  FilledText Run() {
    for (size_t at = 0; at < target_.size();) {
      const std::optional<FoundMask> mask = ReadMask(target_, at);
      if (!mask.has_value()) {
        ++at;
        continue;
      }
      const bool known = mask->number.has_value() && *mask->number < std::min(matches_.size(), kMaxMasks);
      at = known ? Fill(at, mask->end, *mask->number) : Remove(at, *mask);
    }
    filled_.text = ApplyEdits(target_, filled_.edits);
    return std::move(filled_);
  }

 private:
  // Puts the term of match `number` for the mask from `begin` to `end`, and what belongs to it. Returns where
  // the text goes on.
  size_t Fill(size_t begin, size_t end, size_t number) {
    const TermMatch& match = matches_[number];
    const std::vector<Rendering>& renderings = *renderings_.at(match.concept_);
    const BehindMask behind = ReadBehind(target_, end);
    end = of_years_ ? behind.end : EndOfYear(target_, behind.end, language_);
    const std::string text = TextFor(match, source_, renderings);
    const absl::string_view lead = ClingsToWord(begin) ? " " : "", trail = behind.word ? " " : "";
    const size_t at = begin + shift_ + lead.size();
    if (!renderings.empty() || match.concept_->do_not_translate)
      filled_.masks.push_back({{at, at + text.size()}, number, behind.ending});
    Replace({begin, end}, absl::StrCat(lead, text, trail));
    return end;
  }

  // Removes a mask of no match, or a bracket. Returns where the text goes on.
  size_t Remove(size_t begin, const FoundMask& mask) {
    const std::vector<TextEdit>& edits = filled_.edits;
    // With the space before it, lest two remain.
    const bool spaced = mask.number.has_value() && begin > 0 && target_[begin - 1] == ' ' &&
                        (edits.empty() || edits.back().range.end < begin) &&
                        (mask.end >= target_.size() || target_[mask.end] == ' ' || target_[mask.end] == '.' ||
                         target_[mask.end] == ',');
    Replace({spaced ? begin - 1 : begin, mask.end}, "");
    return mask.end;
  }

  // Whether the mask at `begin` stands right behind a word, or behind another mask's.
  bool ClingsToWord(size_t begin) const {
    const std::vector<TextEdit>& edits = filled_.edits;
    const bool after_fill = !edits.empty() && edits.back().range.end == begin;
    if (after_fill) return !edits.back().replacement.empty() && edits.back().replacement.back() != ' ';
    return begin > 0 && IsWordCharacter(CodePointBefore(target_, begin));
  }

  void Replace(ByteRange range, std::string replacement) {
    shift_ += replacement.size() - range.size();
    filled_.edits.push_back({range, std::move(replacement)});
  }

  const absl::string_view target_, source_;
  const absl::Span<const TermMatch> matches_;
  const RenderingMap& renderings_;
  const absl::string_view language_;
  const bool of_years_;  // the source speaks of years
  FilledText filled_;
  size_t shift_ = 0;  // from positions of the target to those of the filled text, modulo 2^64
};

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
                          absl::Span<const TermMatch> matches, const RenderingMap& renderings,
                          absl::string_view language) {
  return MaskFiller(target, source, matches, renderings, language).Run();
}

}  // namespace dragoman
