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
#include "service/text/segmenter_rules.h"
#include "service/text/sentence_characters.h"
#include "service/text/sentence_pieces.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using namespace sentence;  // NOLINT(google-build-using-namespace): the vocabulary of this file

// How far the context of a stop is read, so that the work stays linear on any input.
constexpr size_t kMaxTokenBytes = 48;
constexpr size_t kMaxOpenersBytes = 64;
constexpr size_t kMaxParenthesisBytes = 400;
constexpr size_t kMaxTitleBytes = 80;
constexpr size_t kMaxItemBytes = 4000;
constexpr size_t kMaxRomanItem = 4;  // "viii"
// How much of a sentence is read to see whether it has begun its predicate.
constexpr size_t kMaxSentenceBytes = 400;
// An adverbial of time that opens a sentence («В сентябре 2014 г.») has at most this many words.
constexpr int kMaxTimeAdverbialWords = 8;

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

// What follows a stop: the first letter or digit behind white space, quotes, brackets and dashes.
struct Right {
  char32_t first = 0;  // 0: none
  bool lower = false;
  bool upper = false;
  bool digit = false;
  bool starter = false;    // a word that opens sentences, and no initial or name
  bool particle = false;   // the first word of a name such as «Le Pen», though it opens sentences too
  bool dash = false;       // a dash stands before
  absl::string_view word;  // its letters
  size_t end = 0;          // behind the word
  WordTraits traits = 0;
};

// A run of stops with what belongs to it.
struct Stop {
  size_t begin = 0;   // the first stop
  size_t resume = 0;  // behind the last one
  size_t end = 0;     // behind closing quotes and brackets
  size_t next = 0;    // behind white space: where the next sentence would begin
  int dots = 0;
  bool strong = false;  // more than full stops and ellipses, or a stop behind a closing quote or bracket
  bool ellipsis = false;
  bool quote = false;   // a closing quote follows
  bool closed = false;  // anything closing follows
  bool ideographic = false;
  bool odd_quotes = false;  // an odd number of '"' belongs to it
  int line_breaks = 0;
  bool paragraph = false;
  bool no_break_space = false;  // nothing but one no-break space follows
};

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

  char32_t At(size_t position) const {
    return position < text_.size() ? NextCharacter(text_, position) : U'\0';
  }
  static char32_t FirstOf(absl::string_view word) {
    size_t position = 0;
    return NextCharacter(word, position);
  }
  char32_t Before(size_t position) const { return position > 0 ? PreviousCharacter(text_, position) : U'\0'; }
  size_t After(size_t position) const {
    NextCharacter(text_, position);
    return position;
  }
  size_t SkipSpaces(size_t position) const {
    while (position < text_.size()) {
      size_t next = position;
      if (!IsSpace(NextCharacter(text_, next))) break;
      position = next;
    }
    return position;
  }

  // Behind the white space at `position`; counts its line breaks and tells whether they end a paragraph.
  size_t SkipSpaces(size_t position, int& line_breaks, bool& paragraph) const {
    while (position < text_.size()) {
      size_t next = position;
      const char32_t c = NextCharacter(text_, next);
      if (!IsSpace(c)) break;
      if (IsLineBreak(c)) {
        if (c == '\r' && At(next) == '\n') ++next;
        ++line_breaks;
        if (line_breaks > 1 || c == 0x2029 || c == '\f') paragraph = true;
      }
      position = next;
    }
    return position;
  }

  // Whether the character at `position` closes a quote or bracket, given that it follows a stop directly.
  bool ClosesAfterStop(size_t position) const {
    const char32_t c = NextCharacter(text_, position);
    if (IsAlwaysClosing(c)) return true;
    if (c != '"' && c != '\'' && c != '*' && c != '_' && c != 0x2019 && c != 0x201C && c != 0x2018)
      return false;
    return !IsAlnum(At(position));
  }

  Right ReadRight(size_t position) const {
    Right right;
    const size_t limit = std::min(text_.size(), position + kMaxOpenersBytes);
    size_t begin = position;
    while (position < limit) {
      begin = position;
      const char32_t c = NextCharacter(text_, position);
      if (IsAlnum(c)) {
        right.first = c;
        break;
      }
    }
    if (right.first == 0) return right;
    right.digit = IsDigit(right.first);
    right.upper = IsUpper(right.first);
    right.lower = IsLower(right.first);
    const size_t word_limit = std::min(text_.size(), begin + kMaxTokenBytes);
    position = begin;
    size_t end = begin;
    int letters = 0;
    while (position < word_limit) {
      const char32_t c = NextCharacter(text_, position);
      if (!IsLetter(c) && !IsMark(c)) break;
      // iPhone, eBay: names that are lower-case at the start of a sentence too.
      if (right.lower && letters > 0 && letters < 3 && IsUpper(c)) {
        right.upper = true;
        right.lower = false;
      }
      ++letters;
      end = position;
    }
    right.word = text_.substr(begin, end - begin);
    right.end = end;
    right.traits = rules_.Find(right.word);
    const char32_t after = At(end);
    if (IsApostrophe(after)) {
      // «L'État» may be a name, «L'affaire» opens a sentence.
      right.starter = (right.traits & kStarter) && IsLower(At(After(end)));
      size_t rest = After(end);
      while (rest < word_limit && IsLetter(At(rest))) rest = After(rest);
      const std::string whole = absl::StrCat(right.word, "'", text_.substr(After(end), rest - After(end)));
      if (rules_.Find(whole) & kStarter) right.starter = true;
    } else if (after != '.') {
      right.starter = (right.traits & kStarter) != 0;
      // «Le Pen», «De Gaulle»
      right.particle = (right.traits & kParticle) && IsSpace(after) && IsUpper(At(SkipSpaces(end)));
    }
    return right;
  }

  // The start of the token that ends at `end`: letters, digits and what stands inside abbreviations.
  size_t TokenBegin(size_t end) const {
    const size_t floor = std::max(begin_, end > kMaxTokenBytes ? end - kMaxTokenBytes : 0);
    size_t begin = end;
    while (begin > floor) {
      size_t previous = begin;
      const char32_t c = PreviousCharacter(text_, previous);
      const bool inside = IsAlnum(c) || IsMark(c) || c == '.' || c == '-' || c == 0x2010 || c == 0x2011 ||
                          c == 0xB0 || c == 0xBA || c == 0x2116 || c == '/' ||
                          (IsApostrophe(c) && begin < end);
      if (!inside) break;
      begin = previous;
    }
    return begin;
  }

  absl::string_view TokenBefore(size_t position) const {
    size_t end = position;
    for (int spaces = 0; end > begin_ && spaces < 3; ++spaces) {
      size_t previous = end;
      if (!IsSpace(PreviousCharacter(text_, previous))) break;
      end = previous;
    }
    if (end == position) return {};
    const size_t begin = TokenBegin(end);
    return text_.substr(begin, end - begin);
  }

  // Whether `token` is a word that counts or measures («5 тыс. руб.»), rather than one that may open a name
  // too.
  bool IsAmount(absl::string_view token) const {
    if (!token.empty() && token.back() == '.') token.remove_suffix(1);
    return (rules_.Find(token) & (kUnit | kBeforeNumber)) == kUnit && CountLetters(token) > 1;
  }

  // What stands behind the last hyphen or apostrophe of `token`; "" without one.
  static absl::string_view LastPart(absl::string_view token) {
    for (size_t i = token.size(); i > 0;) {
      const size_t end = i;
      const char32_t c = PreviousCharacter(token, i);
      if (c == '-' || IsApostrophe(c)) {
        return CountLetters(token.substr(end)) > 1 ? token.substr(end) : absl::string_view();
      }
    }
    return {};
  }

  static bool EndsInNumber(absl::string_view token) {
    if (token.empty()) return false;
    if (absl::ascii_isdigit(token.back())) return true;
    // «XIIIe»
    if (token.size() > 1 && token.back() == 'e' && (token[0] == 'I' || token[0] == 'V' || token[0] == 'X'))
      token.remove_suffix(1);
    for (size_t i = 0; i < token.size();) {
      const char32_t c = NextCharacter(token, i);
      if (!IsRomanDigit(c) && c != '-') return false;
    }
    return true;
  }

  // ---- what stands where

  bool BeginsWithPictograph() const { return IsPictograph(At(SkipSpaces(begin_))); }

  // Whether the segment has a letter or digit before `position`.
  bool HasWord(size_t position) {
    while (!has_word_ && word_scan_ < position) has_word_ = IsAlnum(NextCharacter(text_, word_scan_));
    return has_word_;
  }

  bool IsListItem(size_t position) const {
    size_t i = position;
    const char32_t c = NextCharacter(text_, i);
    if (IsBullet(c)) return true;
    if (c == '-' || c == '*') return IsSpace(At(i));
    if (IsDash(c) && IsSpace(At(i))) {
      size_t previous = position;
      while (previous > begin_ && IsSpace(Before(previous))) PreviousCharacter(text_, previous);
      const char32_t last = Before(previous);
      return last == ':' || last == ';';
    }
    if (!IsDigit(c) && !IsLetter(c)) return false;
    int digits = 1;
    while (IsDigit(c) && digits < 3 && IsDigit(At(i))) {
      i = After(i);
      ++digits;
    }
    const char32_t mark = At(i);
    if (mark != ')' && !(mark == '.' && IsDigit(c))) return false;
    return IsSpace(At(i + 1));
  }

  // "(b) The second point"
  bool IsParenthesizedItem(size_t position) const {
    if (At(position) != '(' || !IsLetter(At(position + 1))) return false;
    const size_t close = After(position + 1);
    return At(close) == ')' && IsSpace(At(close + 1)) && IsUpper(At(SkipSpaces(close + 1)));
  }

  // Whether the segment up to `position` is but an adverbial of time: «В сентябре 2014 г.», "At 5 a.m."
  bool IsTimeAdverbial(size_t position, const Right& right) const {
    size_t i = begin_;
    while (i < position && !IsAlnum(At(i))) i = After(i);
    const size_t first = i;
    int words = 0;
    size_t word = i;
    for (; i <= position; i = After(i)) {
      const char32_t c = At(i);
      if (c == ',' || c == ':' || c == ';' || c == 0x2014) return false;
      if (!IsSpace(c) && i < position) continue;
      if (i > word && (++words > kMaxTimeAdverbialWords || IsVerb(text_.substr(word, i - word))))
        return false;
      word = After(i);
    }
    if (right.starter && !right.particle && !(right.traits & kRole)) return false;
    if (IsDigit(At(first))) return true;
    size_t end = first;
    while (end < position && (IsLetter(At(end)))) end = After(end);
    return (rules_.Find(text_.substr(first, end - first)) & kTimeOpener) != 0;
  }

  bool IsVerb(absl::string_view word) const {
    const WordTraits traits = rules_.Find(word);
    return (traits & kFiniteVerb) || (!(traits & kNoVerb) && rules_.EndsIn(kVerbEnding, word));
  }

  // ---- the scan

  void BeginSegment(size_t position) {
    begin_ = position;
    has_word_ = false;
    word_scan_ = position;
    protected_ = 0;
    title_end_ = 0;
    item_ = NextItem(position);
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

  // A mark of an enumeration inside running text: "1.", "2)", "3.)", "b)", "(4)", "ii.", or a bullet.
  struct Item {
    size_t end = 0;  // 0: none
    char32_t bullet = 0;
    char32_t letter = 0;
    int number = 0;
    int roman = 0;
    bool parenthesis = false;  // "(" stands before
    absl::string_view suffix;

    bool Precedes(const Item& next) const {
      if (next.bullet != bullet || next.suffix != suffix || next.parenthesis != parenthesis) return false;
      return bullet != 0 || (number > 0 && next.number == number + 1) ||
             (letter != 0 && next.letter == letter + 1) || (roman > 0 && next.roman == roman + 1);
    }
  };

  static int RomanItem(absl::string_view letters) {
    static constexpr absl::string_view kRoman[] = {"i",  "ii",  "iii",  "iv", "v",
                                                   "vi", "vii", "viii", "ix", "x"};
    const auto* const found = std::find(std::begin(kRoman), std::end(kRoman), letters);
    return found == std::end(kRoman) ? 0 : static_cast<int>(found - std::begin(kRoman)) + 1;
  }

  Item ReadItem(size_t position) const {
    Item item;
    size_t i = position;
    char32_t c = At(i);
    if (IsBullet(c) || (c == '*' && IsSpace(At(i + 1)))) {
      item.bullet = c;
      item.end = After(i);
      return item;
    }
    if (c == '(') {
      item.parenthesis = true;
      c = At(++i);
    }
    if (c < 0x80 && IsDigit(c)) {
      for (int digits = 0; i < text_.size() && digits < 3 && absl::ascii_isdigit(text_[i]); ++digits, ++i) {
        item.number = item.number * 10 + (text_[i] - '0');
      }
    } else if (IsLower(c)) {
      const size_t begin = i;
      while (i < text_.size() && i - begin < kMaxRomanItem && absl::ascii_islower(text_[i])) ++i;
      item.roman = RomanItem(text_.substr(begin, i - begin));
      if (i <= begin + 1) {
        item.letter = c;
        i = After(begin);
      } else if (item.roman == 0) {
        return {};
      }
    } else {
      return {};
    }
    const absl::string_view rest = text_.substr(std::min(i, text_.size()));
    for (const absl::string_view suffix : {".)", ".", ")"}) {
      if (rest.substr(0, suffix.size()) != suffix) continue;
      item.suffix = suffix;
      break;
    }
    i += item.suffix.size();
    if (item.suffix.empty() || !IsSpace(At(i)) || (item.parenthesis && item.suffix != ")")) return {};
    const char32_t first = At(SkipSpaces(i));
    if (!(item.suffix == "." && item.number == 0 ? IsUpper(first) : IsLetter(first))) return {};
    item.end = i;
    return item;
  }

  // If the segment opens an enumeration, the place of its next item in the paragraph, else npos.
  size_t NextItem(size_t position) const {
    const Item item = ReadItem(position);
    if (item.end == 0) return absl::string_view::npos;
    const size_t limit = std::min(text_.size(), item.end + kMaxItemBytes);
    for (size_t i = item.end; i + 1 < limit; ++i) {
      const char c = text_[i];
      if (c == '\n' && text_[i + 1] == '\n') break;
      if (c != ' ' && c != '\n') continue;
      const Item next = ReadItem(i + 1);
      if (next.end != 0 && item.Precedes(next)) return i + 1;
    }
    return absl::string_view::npos;
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
    const size_t next = SkipSpaces(i, line_breaks, paragraph);
    if (next == text_.size() || SkipSpaces(begin_) >= next) return next;
    if (IsAlwaysClosing(At(next))) return next;
    if (paragraph || IsListItem(next)) Cut(next);
    if (paragraph) quote_open_ = false;
    return next;
  }

  // An emoji closes a sentence without a stop where a word that opens sentences follows.
  size_t VisitPictograph(size_t i) {
    while (i < text_.size() && (IsPictograph(At(i)) || IsIgnorable(At(i)))) i = After(i);
    const size_t next = SkipSpaces(i);
    if (next > i && next < text_.size() && IsAlnum(At(next)) && HasWord(i) && !BeginsWithPictograph() &&
        i >= protected_) {
      const Right right = ReadRight(next);
      if (right.starter && right.upper) {
        Cut(next);
        return next;
      }
    }
    return i;
  }

  size_t VisitEmoticon(size_t i) {
    const size_t length = i > begin_ && IsSpace(Before(i)) ? EmoticonLength(text_.substr(i)) : 0;
    if (length == 0) return i + 1;
    const size_t next = SkipSpaces(i + length);
    if (next == text_.size() || !IsUpper(At(next)) || !HasWord(i)) return i + length;
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
    while (previous > begin_ && IsSpace(Before(previous))) PreviousCharacter(text_, previous);
    if (!IsAlnum(Before(previous)) || IsLower(At(SkipSpaces(i)))) return;
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
    while (At(i) == '.') ++i;
    if (i == position) {
      if (At(i) != kEllipsis) return false;
      i = After(i);
    } else if (i - position < 2) {
      return false;
    }
    const char32_t c = At(i);
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
    stop.next = SkipSpaces(i, stop.line_breaks, stop.paragraph);
    const char32_t space = At(i);
    stop.no_break_space = (space == kNoBreakSpace || space == kNarrowNoBreakSpace) && stop.next == After(i);
    return stop;
  }

  // If what stands behind the white space at `i` still belongs to the stop, returns its place, else `i`.
  size_t ReadSpaced(size_t i, const Stop& stop_so_far) const {
    const size_t next = SkipSpaces(i);
    if (next == text_.size()) return i;
    size_t behind = next;
    const char32_t c = NextCharacter(text_, behind);
    if (IsAlwaysClosing(c)) return next;
    const char32_t following = At(behind);
    const bool apart = behind == text_.size() || IsSpace(following) ||
                       (!IsAlnum(following) && !IsOpeningQuote(following) && following != '"');
    if (c == '"' && apart) {
      const bool open = quote_open_ != stop_so_far.odd_quotes;
      return open || !rules_.spaces_inside_quotes() ? next : i;
    }
    if (IsStop(c)) {
      if (IsLeadingEllipsis(next)) return i;
      if (c == '.' && stop_so_far.dots == 1 && !stop_so_far.strong && !IsSpace(Before(stop_so_far.begin)) &&
          IsOmission(i)) {
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
      const size_t dot = SkipSpaces(position);
      if (dot == position || At(dot) != '.') return false;
      position = dot + 1;
    }
    const size_t next = SkipSpaces(position);
    return next > position && IsUpper(At(next));
  }

  // ---- decisions

  bool IsBorder(const Stop& stop) {
    if (stop.next == text_.size()) return false;
    const char32_t c = At(stop.next);
    if (IsAlwaysClosing(c)) return false;
    if (stop.paragraph) return SkipSpaces(begin_) < stop.next;
    if (!HasWord(stop.begin)) return false;
    if (stop.resume <= protected_) return false;
    if (stop.resume < title_end_ && (stop.strong || stop.ellipsis)) {
      const bool inner = stop.end < title_end_;
      if (inner || (!rules_.stops_inside_quotes() && !ReadRight(stop.next).starter)) return false;
    }
    if (stop.ideographic) return true;
    if (stop.next == stop.end) return IsBorderWithoutSpace(stop);
    if (stop.line_breaks > 0 && IsListItem(stop.next)) return true;
    if (IsContinuation(c)) return false;

    const bool dash = IsDash(c);
    if (dash && stop.quote) return false;  // «…!» — Зеленский
    Right right = ReadRight(stop.next);
    right.dash = dash;
    if (right.first == 0) return IsPictograph(c);
    if (right.lower) return !stop.ellipsis && IsParenthesizedItem(stop.next);
    if (IsBracketedStop(stop)) return false;
    if (stop.quote && IsAttribution(right)) return false;
    if (stop.strong) return !IsInsideName(stop, right);
    if (stop.ellipsis) return !IsSpacedEllipsis(stop) && !IsHesitation(stop, right);
    return IsFullStop(stop, right);
  }

  // "(!)", «[…]»: a remark on the word before, not an end.
  bool IsBracketedStop(const Stop& stop) const {
    const char32_t before = Before(stop.begin);
    if (before != '(' && before != '[') return false;
    const char32_t after = At(stop.resume);
    return after == ')' || after == ']';
  }

  // ". . ." between words leaves something out; only a fourth dot ends the sentence.
  bool IsSpacedEllipsis(const Stop& stop) const {
    return !stop.closed && stop.dots == 3 && stop.resume - stop.begin > 3 && IsSpace(Before(stop.begin));
  }

  // "I... I cannot", "I thought ... I thought so": a word that has its capital anywhere, said again or behind
  // spaced dots.
  bool IsHesitation(const Stop& stop, const Right& right) const {
    if (right.word != "I" || stop.closed) return false;
    const size_t begin = TokenBegin(stop.begin);
    return IsSpace(Before(stop.begin)) || text_.substr(begin, stop.begin - begin) == "I";
  }

  // "Yahoo! Finance"
  bool IsInsideName(const Stop& stop, const Right& right) const {
    if (right.starter || stop.closed || stop.dots > 0) return false;
    const size_t begin = TokenBegin(stop.begin);
    return (rules_.Find(text_.substr(begin, stop.begin - begin)) & kExclaimed) != 0;
  }

  // "…?" Mr. Smith asked.
  bool IsAttribution(const Right& right) const {
    if (right.starter && right.word != "I") return false;
    size_t end = right.end;
    WordTraits traits = right.traits;
    for (int words = 0; words < 4; ++words) {
      if (At(end) == '.' && (traits & kAbbreviation)) ++end;
      const size_t begin = SkipSpaces(end);
      if (begin == end) return false;
      end = begin;
      while (end < text_.size() && IsLetter(At(end)) && end - begin < kMaxTokenBytes) end = After(end);
      if (end == begin) return false;
      traits = rules_.Find(text_.substr(begin, end - begin));
      if (traits & kAttribution) {
        const char32_t after = At(end);
        return after == '.' || after == ',' || after == ';' || after == ':' || after == 0;
      }
      if (!IsUpper(At(begin)) && !(traits & kFiniteVerb)) return false;
    }
    return false;
  }

  // A space forgotten behind the stop: "at home.Then he", but not "Mail.Ru", "A.Smith", «им.Ленина».
  bool IsBorderWithoutSpace(const Stop& stop) const {
    if (stop.end >= text_.size() || !IsUpper(At(stop.end))) return false;
    const Right right = ReadRight(stop.end);
    const char32_t after = At(right.end);
    if (!IsLower(At(After(stop.end))) && !((right.traits & kShortWord) && IsSpace(after)) &&
        !((right.traits & kBeforeName) && after == '.' && IsSpace(At(right.end + 1)))) {
      return false;
    }
    if (right.traits & kDomain) return false;
    if (after == '/' || after == '@' || after == '_' || after == '(' || after == '=') return false;
    if (after == '.' && right.end + 1 < text_.size() && !IsSpace(At(right.end + 1))) return false;
    const size_t begin = TokenBegin(stop.begin);
    const absl::string_view token = text_.substr(begin, stop.begin - begin);
    if (token.empty()) return stop.closed;
    const char32_t before = begin > begin_ ? Before(begin) : U' ';
    if (before == '@' || before == '/' || before == '_' || before == ':' || before == '#') return false;
    if (token.find('.') != absl::string_view::npos || token.find('/') != absl::string_view::npos)
      return false;
    if (rules_.Find(token) & (kAbbreviation | kExclaimed)) return false;
    const char32_t last = Before(stop.begin);
    if (IsDigit(last)) return EndsInNumber(token) && !stop.closed;
    if (!IsLower(last)) return false;
    if (!SameScript(last, right.first)) return false;
    size_t letters = 0;
    for (size_t i = begin; i < stop.begin; i = After(i)) ++letters;
    return letters >= (stop.strong || IsLower(At(begin)) ? 2u : 4u);
  }

  static bool SameScript(char32_t a, char32_t b) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(a), &error) ==
           uscript_getScript(static_cast<UChar32>(b), &error);
  }

  // Whether a single full stop before `right`, which is not lower-case, ends the sentence.
  bool IsFullStop(const Stop& stop, const Right& right) {
    const size_t begin = TokenBegin(stop.begin);
    const absl::string_view token = text_.substr(begin, stop.begin - begin);
    if (token.empty()) return true;
    if (begin > begin_ && absl::string_view("=?&#@_%~+:").find(text_[begin - 1]) != absl::string_view::npos)
      return true;
    const size_t first = FirstWord();
    const bool opens_segment = begin <= first;
    if (EndsInNumber(token) && IsDigit(At(begin))) {
      if (right.dash && OpensWithDesignation(first, begin)) return false;
      return IsStopAfterNumber(stop, token, opens_segment, EndsInColon(begin), right);
    }
    if (stop.quote) return true;  // nothing that wants a name is closed before it
    if (opens_segment && token.size() <= 6 && !stop.closed &&
        (CountLetters(token) <= (EndsInNumber(token) ? 6 : 1) || RomanItem(token) > 0)) {
      return false;  // "IV. …", "a. …", "Q. …", "ii. …"
    }
    return IsStopAfterWord(stop, begin, token, opens_segment, right);
  }

  size_t FirstWord() const {
    size_t i = begin_;
    const size_t limit = std::min(text_.size(), begin_ + kMaxOpenersBytes);
    while (i < limit && !IsAlnum(At(i))) i = After(i);
    return i;
  }

  // «Art. 3. – Le présent décret»: only a word that stands before numbers precedes the one at `number`.
  bool OpensWithDesignation(size_t first, size_t number) const {
    absl::string_view word = TokenBefore(number);
    if (word.data() != text_.data() + first) return false;
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    return (rules_.Find(word) & kBeforeNumber) != 0;
  }

  // Whether a colon stands before the white space before `position`.
  bool EndsInColon(size_t position) const {
    while (position > begin_ && IsSpace(Before(position))) PreviousCharacter(text_, position);
    return position > begin_ && Before(position) == ':';
  }

  static int CountLetters(absl::string_view token) {
    int letters = 0;
    for (size_t i = 0; i < token.size();) letters += IsLetter(NextCharacter(token, i));
    return letters;
  }

  bool IsStopAfterNumber(const Stop& stop, absl::string_view token, bool opens_segment, bool after_colon,
                         const Right& right) const {
    size_t digits = 0;
    bool short_parts = true;
    for (const char c : token) {
      digits = absl::ascii_isdigit(c) ? digits + 1 : 0;
      if (digits > 3) short_parts = false;
    }
    // "1. First", "Reasons: 1. First", but "The answer: 42. The question"
    if ((opens_segment || (after_colon && token == "1")) && short_parts && !stop.quote) return false;
    if (right.traits & kAfterOrdinal) return digits > 2;
    if (!rules_.has_own_table() && short_parts && digits <= 2 && token.find('.') == absl::string_view::npos)
      return false;
    return true;
  }

  bool IsStopAfterWord(const Stop& stop, size_t begin, absl::string_view token, bool opens_segment,
                       const Right& right) const {
    const absl::string_view before = TokenBefore(begin);
    WordTraits traits = 0;
    bool number_before = EndsInNumber(before) || IsAmount(before);
    if (!before.empty() && before.back() == '.') {
      traits = rules_.Find(absl::StrCat(before, token));  // «т. д.» counts as «т.д.»
      if (traits & kAbbreviation) {
        const absl::string_view further = TokenBefore(static_cast<size_t>(before.data() - text_.data()));
        number_before = EndsInNumber(further) || IsAmount(further);
      } else {
        traits = 0;
      }
    }
    if (traits == 0 && !before.empty()) traits = rules_.Find(absl::StrCat(before, "_", token));  // «и пр.»
    if (traits == 0) traits = rules_.Find(token);
    if (traits == 0) traits = rules_.Find(LastPart(token));  // «l'art.», «ген.-лейт.»
    if (!(traits & kAbbreviation)) {
      // «2010г.»
      size_t digits = 0;
      while (digits < token.size() && absl::ascii_isdigit(token[digits])) ++digits;
      if (digits > 0) {
        traits = rules_.Find(token.substr(digits));
        number_before = true;
      }
    }
    const char32_t opening = At(stop.next);
    if ((traits & kAbbreviation) && (opening == U'№' || (opening == '(' && !right.starter))) return false;
    if (stop.no_break_space && CountLetters(token) <= 3) return false;
    if (!(traits & kAbbreviation) && absl::ascii_isdigit(token.back())) return true;  // "K2"
    if (stop.closed) return !(traits & kEnd) || right.starter || right.upper;

    if (IsMeasuredDirection(begin, token, before)) return true;
    const bool acronym = IsAcronym(token) || IsAcronym(LastPart(token));
    const bool starter = right.starter && (!right.particle || (acronym && CountLetters(token) > 2));
    if (CountLetters(token) == 1 && IsUpper(At(begin)) && !(traits & kBeforeName)) {
      return IsStopAfterLetter(begin, token, before, traits, right);
    }
    if (right.dash && (traits & (kMayEnd | kUnit | kBeforeNumber | kNameEnd | kRegion) || acronym))
      return false;  // "WASHINGTON, D.C. — The"
    if ((traits & kNameEnd) || ((traits & kRegion) && FollowsComma(begin))) {
      return starter || IsStopAfterName(begin, before, right);
    }
    if ((traits & kAfterAdjective) && IsAdjective(before)) return true;
    if ((traits & kMayEnd) && !((traits & (kUnit | kEnd)) && number_before)) {
      return !right.digit && (starter || (acronym && IsSubject(right) && HasLowerWord(begin)));
    }
    if (traits & kRegion) return !right.digit && starter;
    if (traits & kUnit) {
      if ((traits & kBeforeNumber) && (right.digit || IsRomanNumber(right))) return false;
      if (!number_before && !IsRate(token, before)) return starter;
      if (right.digit && before.size() <= 3) return false;  // «8 руб. 50 коп.»
      if ((right.traits & kContinuation) || IsTimeZone(right)) return false;
      return !(traits & kTimeUnit) || !IsTimeAdverbial(stop.begin, right);
    }
    if (traits & kBeforeName) return false;
    if (traits & kEnd) {
      if ((right.traits & kContinuation) || (right.digit && (traits & kBeforeNumber))) return false;
      if (IsTimeZone(right) || (opens_segment && !right.starter)) return false;  // "A.M. Castle"
      // «Глава Тульской обл. А. Иванов»: nothing has been said of anybody yet.
      if (rules_.cyrillic() && CountLetters(right.word) == 1 && At(right.end) == '.' && !HasVerb(begin))
        return false;
      return !(traits & kTimeUnit) || !IsTimeAdverbial(stop.begin, right);
    }
    if (traits & kBeforeNumber) return !right.digit && !IsRomanNumber(right) && !IsLetteredNumber(right);
    if (traits & kShortWord) return true;
    if (acronym) return !right.digit && (starter || IsInvertedName(begin, token, right));
    if (IsUnknownAbbreviation(token)) return number_before || starter;
    return true;
  }

  // Whether a company, a person or a place whose name ends before `right` is not named any further: "Apple
  // Inc. Chief Tim Cook", "Moss Jr. High School". Before the sentence has a predicate it cannot end.
  bool IsStopAfterName(size_t begin, absl::string_view before, const Right& right) const {
    if (right.digit || right.particle || (right.traits & (kRole | kContinuation))) return false;
    if (!before.empty() && IsLower(FirstOf(before))) return false;  // no name ends: "from Co. Kerry"
    if ((right.traits & kAbbreviation) && At(right.end) == '.') return false;
    return HasLowerWord(begin);
  }

  // Whether `right` is the subject of a sentence of its own, as in "They left the U.S. Brexit was near", and
  // does not go on with a name, as in "the U.S. Senate was".
  bool IsSubject(const Right& right) const {
    if (right.traits & (kInstitution | kRole | kAbbreviation)) return false;
    const size_t begin = SkipSpaces(right.end);
    if (begin == right.end) return false;
    size_t end = begin;
    while (end < text_.size() && end - begin < kMaxTokenBytes && IsLetter(At(end))) end = After(end);
    return (rules_.Find(text_.substr(begin, end - begin)) & kFiniteVerb) != 0;
  }

  // Whether the segment has a verb before `position`.
  bool HasVerb(size_t position) const {
    size_t word = std::max(begin_, position - std::min(position, kMaxSentenceBytes));
    for (size_t i = word; i < position; i = After(i)) {
      if (!IsSpace(At(i))) continue;
      if (i > word && IsVerb(text_.substr(word, i - word))) return true;
      word = After(i);
    }
    return false;
  }

  // Whether the segment has a word without a capital before `position`.
  bool HasLowerWord(size_t position) const {
    const size_t floor = position - begin_ > kMaxSentenceBytes ? position - kMaxSentenceBytes : begin_;
    bool inside = false;
    for (size_t i = floor; i < position;) {
      const char32_t c = NextCharacter(text_, i);
      if (!inside && IsLower(c)) return true;
      inside = !IsSpace(c);
    }
    return false;
  }

  bool FollowsComma(size_t position) const {
    while (position > begin_ && IsSpace(Before(position))) PreviousCharacter(text_, position);
    return position > begin_ && Before(position) == ',';
  }

  // «5 p.m. Kyiv time»
  bool IsTimeZone(const Right& right) const {
    constexpr absl::string_view kTime = "time";
    const size_t next = SkipSpaces(right.end);
    return right.upper && next > right.end && text_.substr(next, kTime.size()) == kTime;
  }

  // A point of the compass or a temperature behind a number: 30°12′5″W, 12° N, -5 C.
  bool IsMeasuredDirection(size_t begin, absl::string_view token, absl::string_view before) const {
    if (token.empty() || CountLetters(token) != 1) return false;
    const auto letter = static_cast<char32_t>(static_cast<uint8_t>(token.back()));
    const bool degrees = letter == 'C' || letter == 'F';
    if (!degrees && !IsCompassPoint(letter)) return false;
    if (token.size() > 1)
      return absl::ascii_isdigit(token.front()) && !absl::ascii_isdigit(token[token.size() - 2]);
    const char32_t mark = Before(begin);
    if (mark == '"' || mark == 0x2032 || mark == 0x2033 || mark == 0x201D || mark == 0x2019 || mark == 0xB0)
      return true;
    if (before.empty() || before.size() > 6 ||
        !IsDigit(static_cast<uint8_t>(before[0] == '-' ? before[1] : before[0])))
      return false;
    return degrees || !absl::ascii_isdigit(before.back());
  }

  static bool IsCompassPoint(char32_t c) { return c == 'N' || c == 'S' || c == 'E' || c == 'W' || c == 'O'; }

  // Whether `right` is "34th" or the like.
  bool IsOrdinal(const Right& right) const {
    size_t i = right.end;
    while (IsDigit(At(i))) ++i;
    return IsLower(At(i));
  }

  // «50 руб. за кг. Цена»
  bool IsRate(absl::string_view token, absl::string_view before) const {
    return (rules_.Find(before) & kRatePreposition) != 0 && IsAmount(token);
  }

  // Whether `word` is an adjective that names a place: «Невский», «Одеської».
  bool IsAdjective(absl::string_view word) const {
    return !word.empty() && IsUpper(FirstOf(word)) && rules_.EndsIn(kAdjectiveEnding, word);
  }

  // «Чехов А. П. Издал его Суворин»: whether the initials up to the one at `begin` stand behind the surname.
  bool IsInvertedName(size_t begin, absl::string_view token, const Right& right) const {
    int initials = CountLetters(token);
    absl::string_view before = TokenBefore(begin);
    while (CountLetters(before) == 1 && before.back() == '.' && IsUpper(FirstOf(before))) {
      ++initials;
      before = TokenBefore(static_cast<size_t>(before.data() - text_.data()));
    }
    if (initials != 2 || before.empty() || !IsUpper(FirstOf(before))) return false;
    return CountLetters(right.word) > 1 && rules_.EndsIn(kSurnameEnding, before);
  }

  // A single capital letter: an initial («А. С. Пушкин»), unless it names a thing («витамин C. Она»).
  bool IsStopAfterLetter(size_t begin, absl::string_view token, absl::string_view before, WordTraits traits,
                         const Right& right) const {
    if (rules_.Find(before) & kLetterNoun) return true;
    if (right.dash) return false;
    if (IsInvertedName(begin, token, right)) return true;
    const char32_t letter = At(begin);
    if (right.digit) return !(traits & kAbbreviation) && !(IsCompassPoint(letter) && IsOrdinal(right));
    if (rules_.cyrillic() && (letter == 'I' || letter == 'V' || letter == 'X') && !before.empty() &&
        before.back() != '.')
      return true;
    return right.starter && !right.particle;
  }

  // «R. 123-4», an article of a code; "A12", a page.
  bool IsLetteredNumber(const Right& right) const {
    if (CountLetters(right.word) != 1) return false;
    return IsDigit(At(At(right.end) == '.' ? SkipSpaces(right.end + 1) : right.end));
  }

  static bool IsRomanNumber(const Right& right) {
    if (right.word.empty() || right.word == "I") return false;
    return EndsInNumber(right.word);
  }

  // Capital letters with stops between: "J.-N", "U.S.S.R", «А.С».
  static bool IsAcronym(absl::string_view token) {
    bool stop = false;
    int run = 0;
    for (size_t i = 0; i < token.size();) {
      const char32_t c = NextCharacter(token, i);
      if (c == '.' || c == '-') {
        stop |= c == '.';
        run = 0;
      } else if (++run > (IsUpper(c) ? 1 : 2)) {
        return false;
      } else if (run == 1 && !IsUpper(c)) {
        return false;
      }
    }
    return stop;
  }

  // A short lower-case token without a vowel, or a single letter, can only be an abbreviation.
  static bool IsUnknownAbbreviation(absl::string_view token) {
    int letters = 0;
    for (size_t i = 0; i < token.size(); ++letters) {
      const char32_t c = NextCharacter(token, i);
      if (!IsLower(c)) return false;
      if (letters > 0 && IsVowel(c)) return false;
      if (letters == 0 && token.size() > i && IsVowel(c)) return false;
    }
    return letters <= 4;
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
