#include "service/text/segmenter.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/base/status_macros.h"
#include "service/text/full_stop.h"
#include "service/text/segmenter_rules.h"
#include "service/text/sentence_characters.h"
#include "service/text/sentence_items.h"
#include "service/text/sentence_pieces.h"
#include "service/text/sentence_reading.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using namespace sentence;  // NOLINT(google-build-using-namespace): the vocabulary of this file

// How far the context of a stop is read, so that the work stays linear on any input.
constexpr size_t kMaxTokenBytes = 48;
constexpr size_t kMaxParenthesisBytes = 400;
constexpr size_t kMaxTitleBytes = 80;

// Bytes at which the scan has to look closer: ASCII stops, line breaks, brackets and quotes, and the first
// bytes of every other script's.
constexpr std::array<bool, 256> MakeInteresting() {
  std::array<bool, 256> table{};
  for (const char c : {'.', '!', '?', '\n', '\v', '\f', '\r', '(', '[', '"', ':', ';'})
    table[static_cast<uint8_t>(c)] = true;
  for (const int lead : {0xC2, 0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF, 0xF0})
    table[lead] = true;
  return table;
}
constexpr std::array<bool, 256> kInteresting = MakeInteresting();

class Scanner {
 public:
  Scanner(const SegmentationRules& rules, absl::string_view text) : rules_(rules), text_(text) {}

  std::vector<ByteRange> Run() {
    segments_.reserve(text_.size() / 100 + 1);
    BeginSegment(0);
    for (size_t i = 0; i < text_.size();) {
      const size_t limit = std::min(text_.size(), item_);
      while (i < limit && !kInteresting[static_cast<uint8_t>(text_[i])]) ++i;
      if (i >= text_.size()) break;
      if (i >= item_) {
        i = item_;
        Cut(i);
      } else {
        i = Visit(i);
      }
    }
    if (begin_ < text_.size()) segments_.push_back({begin_, text_.size()});
    return std::move(segments_);
  }

 private:
  // ---- reading

  StopContext Context() const { return {rules_, text_, begin_}; }

  // Whether the character at `position` closes a quote or bracket, given that it follows a stop directly.
  bool ClosesAfterStop(size_t position) const {
    const char32_t c = NextCharacter(text_, position);
    if (IsAlwaysClosing(c)) return true;
    if (c != '"' && c != '\'' && c != '*' && c != '_' && c != 0x2019 && c != 0x201C && c != 0x2018)
      return false;
    return !IsAlnum(At(text_, position));
  }

  // ---- what stands where

  bool BeginsWithPictograph() const { return IsPictograph(At(text_, SkipSpaces(text_, begin_))); }

  // Whether the segment has a letter or digit before `position`.
  bool HasWord(size_t position) {
    while (!has_word_ && word_scan_ < position) has_word_ = IsAlnum(NextCharacter(text_, word_scan_));
    return has_word_;
  }

  // ---- the scan

  void BeginSegment(size_t position) {
    begin_ = position;
    has_word_ = false;
    word_scan_ = position;
    protected_ = 0;
    title_end_ = 0;
    item_ = NextItem(text_, position);
  }

  void Cut(size_t position) {
    segments_.push_back({begin_, position});
    BeginSegment(position);
  }

  void TrackQuotes(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (text_[i] == '"') quote_open_ = !quote_open_;
    }
  }

  // Looks at the character at `i`, cuts where a sentence ends with it; returns where to go on.
  size_t Visit(size_t i) {
    size_t next = i;
    const char32_t c = NextCharacter(text_, next);
    if (IsLineBreak(c)) return VisitLineBreak(i);
    if (c == '(' || c == '[') {
      if (i >= protected_ && HasWord(i)) ProtectParenthesis(i, c, c == '(' ? ')' : ']');
      return next;
    }
    if (c == '"') quote_open_ = !quote_open_;
    if ((c == '"' && quote_open_) || IsOpeningQuote(c)) {
      if (HasWord(i)) FindTitle(i, next, ClosingOf(c));
      return next;
    }
    if (IsStop(c)) return VisitStop(i);
    if (c == ':' || c == ';') return VisitEmoticon(i);
    if (c >= 0x1F000 && IsPictograph(c)) return VisitPictograph(i);
    return next;
  }

  size_t VisitLineBreak(size_t i) {
    int line_breaks = 0;
    bool paragraph = false;
    const size_t next = SkipSpaces(text_, i, line_breaks, paragraph);
    if (next == text_.size() || SkipSpaces(text_, begin_) >= next) return next;
    if (IsAlwaysClosing(At(text_, next))) return next;
    if (paragraph || IsListItem(text_, next, begin_)) Cut(next);
    if (paragraph) quote_open_ = false;
    return next;
  }

  // An emoji closes a sentence without a stop where a word that opens sentences follows.
  size_t VisitPictograph(size_t i) {
    while (i < text_.size() && (IsPictograph(At(text_, i)) || IsIgnorable(At(text_, i)))) i = After(text_, i);
    const size_t next = SkipSpaces(text_, i);
    if (next > i && next < text_.size() && IsAlnum(At(text_, next)) && HasWord(i) &&
        !BeginsWithPictograph() && i >= protected_) {
      const Right right = Context().ReadRight(next);
      if (right.starter && right.upper) {
        Cut(next);
        return next;
      }
    }
    return i;
  }

  size_t VisitEmoticon(size_t i) {
    const size_t length = i > begin_ && IsSpace(Before(text_, i)) ? EmoticonLength(text_.substr(i)) : 0;
    if (length == 0) return i + 1;
    const size_t next = SkipSpaces(text_, i + length);
    if (next == text_.size() || !IsUpper(At(text_, next)) || !HasWord(i)) return i + length;
    Cut(next);
    return next;
  }

  // A parenthesis inside a sentence is part of it, whatever stops it has.
  void ProtectParenthesis(size_t i, char32_t opening, char32_t closing) {
    const size_t limit = std::min(text_.size(), i + kMaxParenthesisBytes);
    int depth = 0;
    for (; i < limit; ++i) {
      const char32_t c = static_cast<uint8_t>(text_[i]);
      if (c == opening) ++depth;
      if (c == closing && --depth == 0) {
        protected_ = i;
        return;
      }
      if (c == '\n' && i + 1 < limit && text_[i + 1] == '\n') return;
    }
  }

  // A short quotation in the middle of a sentence that nothing announces is a title: «Что? Где? Когда?»
  void FindTitle(size_t open, size_t i, char32_t closing) {
    size_t previous = open;
    while (previous > begin_ && IsSpace(Before(text_, previous))) PreviousCharacter(text_, previous);
    if (!IsAlnum(Before(text_, previous)) || IsLower(At(text_, SkipSpaces(text_, i)))) return;
    const size_t limit = std::min(text_.size(), i + kMaxTitleBytes);
    while (i < limit) {
      const char32_t c = NextCharacter(text_, i);
      if (IsLineBreak(c)) return;
      if (c == closing) {
        title_end_ = i;
        return;
      }
    }
  }

  size_t VisitStop(size_t i) {
    const Stop stop = ReadStop(i);
    if (IsBorder(stop)) {
      TrackQuotes(i, stop.next);
      if (stop.paragraph) quote_open_ = false;
      Cut(stop.next);
      return stop.next;
    }
    TrackQuotes(i, stop.resume);
    return stop.resume;
  }

  void AddStop(char32_t c, Stop& stop) const {
    if (c == '.' || c == 0x2024) {
      ++stop.dots;
      if (stop.dots > 1) stop.ellipsis = true;
    } else if (c == kEllipsis) {
      stop.ellipsis = true;
    } else {
      stop.strong = true;
      if (IsIdeographicStop(c)) stop.ideographic = true;
    }
    if (stop.closed) stop.strong = true;
  }

  // Three dots or more that belong to the word behind them.
  bool IsLeadingEllipsis(size_t position) const {
    size_t i = position;
    while (At(text_, i) == '.') ++i;
    if (i == position) {
      if (At(text_, i) != kEllipsis) return false;
      i = After(text_, i);
    } else if (i - position < 2) {
      return false;
    }
    const char32_t c = At(text_, i);
    return IsAlnum(c) || IsOpeningQuote(c);
  }

  static size_t EmoticonLength(absl::string_view rest) {
    if (rest.empty() || (rest[0] != ':' && rest[0] != ';')) return 0;
    size_t i = rest.size() > 1 && rest[1] == '-' ? 2 : 1;
    if (i >= rest.size() || absl::string_view(")(DP").find(rest[i]) == absl::string_view::npos) return 0;
    while (i < rest.size() && (rest[i] == ')' || rest[i] == '(' || rest[i] == 'D' || rest[i] == 'P')) ++i;
    return i == rest.size() || rest[i] == ' ' || rest[i] == '\n' ? i : 0;
  }

  // "[12]", a note behind a stop.
  static size_t NoteLength(absl::string_view rest) {
    size_t i = 1;
    while (i < rest.size() && i < 4 && absl::ascii_isdigit(rest[i])) ++i;
    return i > 1 && i < rest.size() && rest[i] == ']' ? i + 1 : 0;
  }

  Stop ReadStop(size_t position) const {
    Stop stop;
    stop.begin = position;
    size_t i = position;
    while (i < text_.size()) {
      size_t next = i;
      const char32_t c = NextCharacter(text_, next);
      if (IsStop(c)) {
        AddStop(c, stop);
        stop.resume = i = next;
        continue;
      }
      if (IsIgnorable(c)) {
        i = next;
        continue;
      }
      if (ClosesAfterStop(i)) {
        stop.closed = true;
        if (c != ')' && c != ']' && c != '}') stop.quote = true;
        if (c == '"') stop.odd_quotes = !stop.odd_quotes;
        i = next;
        continue;
      }
      if (c == '[') {
        const size_t length = NoteLength(text_.substr(i));
        if (length == 0) break;
        i += length;
        continue;
      }
      if (IsPictograph(c) || IsNoteMark(c)) {
        i = next;
        continue;
      }
      if (!IsSpace(c)) break;
      const size_t behind = ReadSpaced(i, stop);
      if (behind == i) break;
      i = behind;
    }
    stop.end = i;
    stop.next = SkipSpaces(text_, i, stop.line_breaks, stop.paragraph);
    const char32_t space = At(text_, i);
    stop.no_break_space =
        (space == kNoBreakSpace || space == kNarrowNoBreakSpace) && stop.next == After(text_, i);
    return stop;
  }

  // If what stands behind the white space at `i` still belongs to the stop, returns its place, else `i`.
  size_t ReadSpaced(size_t i, const Stop& stop_so_far) const {
    const size_t next = SkipSpaces(text_, i);
    if (next == text_.size()) return i;
    size_t behind = next;
    const char32_t c = NextCharacter(text_, behind);
    if (IsAlwaysClosing(c)) return next;
    const char32_t following = At(text_, behind);
    const bool apart = behind == text_.size() || IsSpace(following) ||
                       (!IsAlnum(following) && !IsOpeningQuote(following) && following != '"');
    if (c == '"' && apart) {
      const bool open = quote_open_ != stop_so_far.odd_quotes;
      return open || !rules_.spaces_inside_quotes() ? next : i;
    }
    if (IsStop(c)) {
      if (IsLeadingEllipsis(next)) return i;
      if (c == '.' && stop_so_far.dots == 1 && !stop_so_far.strong &&
          !IsSpace(Before(text_, stop_so_far.begin)) && IsOmission(i)) {
        return i;
      }
      return next;
    }
    if (IsPictograph(c) && !IsBullet(c) && !BeginsWithPictograph()) return next;
    if (const size_t length = EmoticonLength(text_.substr(next)); length > 0) return next + length;
    return i;
  }

  // Whether " . . ." and an upper-case letter stand at `position`: an omission that opens the next sentence.
  bool IsOmission(size_t position) const {
    for (int dots = 0; dots < 3; ++dots) {
      const size_t dot = SkipSpaces(text_, position);
      if (dot == position || At(text_, dot) != '.') return false;
      position = dot + 1;
    }
    const size_t next = SkipSpaces(text_, position);
    return next > position && IsUpper(At(text_, next));
  }

  // ---- decisions

  bool IsBorder(const Stop& stop) {
    if (stop.next == text_.size()) return false;
    const char32_t c = At(text_, stop.next);
    if (IsAlwaysClosing(c)) return false;
    if (stop.paragraph) return SkipSpaces(text_, begin_) < stop.next;
    if (!HasWord(stop.begin)) return false;
    if (stop.resume <= protected_) return false;
    if (stop.resume < title_end_ && (stop.strong || stop.ellipsis)) {
      const bool inner = stop.end < title_end_;
      if (inner || (!rules_.stops_inside_quotes() && !Context().ReadRight(stop.next).starter)) return false;
    }
    if (stop.ideographic) return true;
    if (stop.next == stop.end) return IsBorderWithoutSpace(stop);
    if (stop.line_breaks > 0 && IsListItem(text_, stop.next, begin_)) return true;
    if (IsContinuation(c)) return false;

    const bool dash = IsDash(c);
    if (dash && stop.quote) return false;  // «…!» — Зеленский
    Right right = Context().ReadRight(stop.next);
    right.dash = dash;
    if (right.first == 0) return IsPictograph(c);
    if (right.lower) return !stop.ellipsis && IsParenthesizedItem(text_, stop.next);
    if (IsBracketedStop(stop)) return false;
    if (stop.quote && IsAttribution(right)) return false;
    if (stop.strong) return !IsInsideName(stop, right);
    if (stop.ellipsis) return !IsSpacedEllipsis(stop) && !IsHesitation(stop, right);
    return Context().IsFullStop(stop, right);
  }

  // "(!)", «[…]»: a remark on the word before, not an end.
  bool IsBracketedStop(const Stop& stop) const {
    const char32_t before = Before(text_, stop.begin);
    if (before != '(' && before != '[') return false;
    const char32_t after = At(text_, stop.resume);
    return after == ')' || after == ']';
  }

  // ". . ." between words leaves something out; only a fourth dot ends the sentence.
  bool IsSpacedEllipsis(const Stop& stop) const {
    return !stop.closed && stop.dots == 3 && stop.resume - stop.begin > 3 &&
           IsSpace(Before(text_, stop.begin));
  }

  // "I... I cannot", "I thought ... I thought so": a word that has its capital anywhere, said again or behind
  // spaced dots.
  bool IsHesitation(const Stop& stop, const Right& right) const {
    if (right.word != "I" || stop.closed) return false;
    const size_t begin = Context().TokenBegin(stop.begin);
    return IsSpace(Before(text_, stop.begin)) || text_.substr(begin, stop.begin - begin) == "I";
  }

  // "Yahoo! Finance"
  bool IsInsideName(const Stop& stop, const Right& right) const {
    if (right.starter || stop.closed || stop.dots > 0) return false;
    const size_t begin = Context().TokenBegin(stop.begin);
    return (rules_.Find(text_.substr(begin, stop.begin - begin)) & kExclaimed) != 0;
  }

  // "…?" Mr. Smith asked.
  bool IsAttribution(const Right& right) const {
    if (right.starter && right.word != "I") return false;
    size_t end = right.end;
    WordTraits traits = right.traits;
    for (int words = 0; words < 4; ++words) {
      if (At(text_, end) == '.' && (traits & kAbbreviation)) ++end;
      const size_t begin = SkipSpaces(text_, end);
      if (begin == end) return false;
      end = begin;
      while (end < text_.size() && IsLetter(At(text_, end)) && end - begin < kMaxTokenBytes)
        end = After(text_, end);
      if (end == begin) return false;
      traits = rules_.Find(text_.substr(begin, end - begin));
      if (traits & kAttribution) {
        const char32_t after = At(text_, end);
        return after == '.' || after == ',' || after == ';' || after == ':' || after == 0;
      }
      if (!IsUpper(At(text_, begin)) && !(traits & kFiniteVerb)) return false;
    }
    return false;
  }

  // A space forgotten behind the stop: "at home.Then he", but not "Mail.Ru", "A.Smith", «им.Ленина».
  bool IsBorderWithoutSpace(const Stop& stop) const {
    if (stop.end >= text_.size() || !IsUpper(At(text_, stop.end))) return false;
    const Right right = Context().ReadRight(stop.end);
    const char32_t after = At(text_, right.end);
    if (!IsLower(At(text_, After(text_, stop.end))) && !((right.traits & kShortWord) && IsSpace(after)) &&
        !((right.traits & kBeforeName) && after == '.' && IsSpace(At(text_, right.end + 1)))) {
      return false;
    }
    if (right.traits & kDomain) return false;
    if (after == '/' || after == '@' || after == '_' || after == '(' || after == '=') return false;
    if (after == '.' && right.end + 1 < text_.size() && !IsSpace(At(text_, right.end + 1))) return false;
    const size_t begin = Context().TokenBegin(stop.begin);
    const absl::string_view token = text_.substr(begin, stop.begin - begin);
    if (token.empty()) return stop.closed;
    const char32_t before = begin > begin_ ? Before(text_, begin) : U' ';
    if (before == '@' || before == '/' || before == '_' || before == ':' || before == '#') return false;
    if (token.find('.') != absl::string_view::npos || token.find('/') != absl::string_view::npos)
      return false;
    if (rules_.Find(token) & (kAbbreviation | kExclaimed)) return false;
    const char32_t last = Before(text_, stop.begin);
    if (IsDigit(last)) return EndsInNumber(token) && !stop.closed;
    if (!IsLower(last)) return false;
    if (!SameScript(last, right.first)) return false;
    size_t letters = 0;
    for (size_t i = begin; i < stop.begin; i = After(text_, i)) ++letters;
    return letters >= (stop.strong || IsLower(At(text_, begin)) ? 2u : 4u);
  }

  static bool SameScript(char32_t a, char32_t b) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(a), &error) ==
           uscript_getScript(static_cast<UChar32>(b), &error);
  }

  const SegmentationRules& rules_;
  const absl::string_view text_;
  std::vector<ByteRange> segments_;

  size_t begin_ = 0;         // of the current segment
  bool has_word_ = false;    // a letter or digit was seen in it
  size_t word_scan_ = 0;     // how far it was looked for
  size_t protected_ = 0;     // stops before this byte stand in a parenthesis
  size_t title_end_ = 0;     // stops before this byte stand in a quoted title
  size_t item_ = 0;          // where the next item of the enumeration begins, npos without one
  bool quote_open_ = false;  // an odd number of '"' since the paragraph began
};

}  // namespace

absl::StatusOr<std::unique_ptr<Segmenter>> Segmenter::Create(absl::string_view language, Options options) {
  const std::vector<absl::string_view> subtags = absl::StrSplit(language, '-');
  const bool well_formed =
      subtags[0].size() >= 2 && std::all_of(subtags.begin(), subtags.end(), [&](absl::string_view subtag) {
        return !subtag.empty() && subtag.size() <= 8 &&
               std::all_of(subtag.begin(), subtag.end(),
                           subtag.data() == subtags[0].data() ? absl::ascii_isalpha : absl::ascii_isalnum);
      });
  if (!well_formed) {
    return absl::NotFoundError(
        absl::StrCat("cannot segment: \"", language.substr(0, 32), "\" is not a language tag"));
  }
  ASSIGN_OR_RETURN(SegmentationRules rules,
                   SegmentationRules::ForLanguage(absl::AsciiStrToLower(subtags[0])));
  return std::unique_ptr<Segmenter>(
      new Segmenter(std::make_unique<const SegmentationRules>(std::move(rules)), options));
}

absl::StatusOr<std::unique_ptr<Segmenter>> Segmenter::Create(absl::string_view language) {
  return Create(language, Options());
}

Segmenter::Segmenter(std::unique_ptr<const SegmentationRules> rules, Options options)
    : rules_(std::move(rules)), options_(options) {}

Segmenter::~Segmenter() = default;

std::vector<ByteRange> Segmenter::Segment(absl::string_view text) const {
  std::vector<ByteRange> sentences = Scanner(*rules_, text).Run();
  const size_t limit = options_.max_segment_bytes;
  const auto fits = [limit](const ByteRange& range) { return range.size() <= limit; };
  if (limit == 0 || std::all_of(sentences.begin(), sentences.end(), fits)) return sentences;
  std::vector<ByteRange> segments;
  for (const ByteRange& sentence : sentences) AppendPieces(text, sentence, limit, segments);
  return segments;
}

}  // namespace dragoman
