#include "service/text/typography.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "service/text/protected_text.h"
#include "service/text/typography_glyph.h"
#include "service/text/typography_profile.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using namespace typography;  // NOLINT(google-build-using-namespace): the vocabulary of this file

// One text on its way to the profile's form: a row of glyphs that the steps change in place.
class Page {
 public:
  Page(absl::string_view text, const TypographyProfile& profile, std::vector<ByteRange> fixed)
      : text_(text), profile_(profile), fixed_(std::move(fixed)) {
    Read();
  }

  std::vector<TextEdit> Edits() {
    SetQuotes();
    MoveStops();
    SetDashes();
    SetGaps();
    return Compare();
  }

 private:
  // ---- reading ----

  void Read() {
    glyphs_.reserve(text_.size());
    landmarks_.reserve(text_.size() / 2);
    Gap gap = Gap::kNone;
    size_t gap_begin = 0;
    size_t next_fixed = 0;
    for (size_t i = 0; i < text_.size();) {
      const size_t begin = i;
      const auto byte = static_cast<unsigned char>(text_[i]);
      char32_t c = byte;
      if (byte < 0x80) {
        ++i;
      } else {
        c = NextCharacter(text_, i);
      }
      if (const Gap kind = c <= ' ' || c >= 0x85 ? GapOf(c) : Gap::kNone; kind != Gap::kNone) {
        if (gap == Gap::kNone) {
          gap = kind;
        } else if (kind == Gap::kLine || gap == Gap::kLine) {
          gap = Gap::kLine;
        } else {
          gap = Gap::kWide;
        }
        continue;
      }
      while (next_fixed < fixed_.size() && fixed_[next_fixed].end <= gap_begin) ++next_fixed;
      bool gap_fixed = false;
      bool fixed = false;
      size_t limit = text_.size();
      for (size_t k = next_fixed; k < fixed_.size() && fixed_[k].begin < i; ++k) {
        fixed = fixed || fixed_[k].Contains(begin);
        gap_fixed = gap_fixed || (fixed_[k].begin < begin && gap_begin < fixed_[k].end) ||
                    (gap_begin == begin && fixed_[k].begin < begin && begin < fixed_[k].end);
      }
      const char32_t original = c;
      if (!fixed) {
        for (size_t k = next_fixed; k < fixed_.size(); ++k) {
          if (fixed_[k].begin >= begin) {
            limit = fixed_[k].begin;
            break;
          }
        }
        Merge(c, begin, i, limit);
      }
      const bool merged = c != original || (original < 0x80 && i - begin > 1);
      const Kind kind = KindOf(c);
      const bool inside_word = gap == Gap::kNone && kind == Kind::kLower && !glyphs_.empty() &&
                               glyphs_.back().kind == Kind::kLower;
      if (!inside_word) landmarks_.push_back(glyphs_.size());
      glyphs_.push_back({c, merged ? 0 : original, begin, static_cast<uint8_t>(i - begin), kind, gap, gap,
                         Role::kNone, fixed, gap_fixed});
      gap = Gap::kNone;
      if (kind == Kind::kLower && next_fixed == fixed_.size()) i = ReadLowerCase(i);
      gap_begin = i;
    }
  }

  // Reads the small letters of ASCII and those from а to џ at `i`, most of a text, as they are; returns what
  // follows them.
  size_t ReadLowerCase(size_t i) {
    while (i < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      auto c = static_cast<char32_t>(byte);
      uint8_t bytes = 1;
      if (byte == 0xD0 || byte == 0xD1) {
        const auto next = static_cast<unsigned char>(i + 1 < text_.size() ? text_[i + 1] : 0);
        if (byte == 0xD0 ? next < 0xB0 || next > 0xBF : next < 0x80 || next > 0x9F) return i;
        c = (c & 0x1F) << 6 | (next & 0x3F);
        bytes = 2;
      } else if (byte < 'a' || byte > 'z') {
        return i;
      }
      glyphs_.push_back({c, c, i, bytes, Kind::kLower, Gap::kNone, Gap::kNone, Role::kNone, false, false});
      i += bytes;
    }
    return i;
  }

  // Takes a run of ASCII stand-ins for one character: three full stops, two or three hyphens, doubled marks.
  void Merge(char32_t& c, size_t begin, size_t& end, size_t limit) const {
    if (c != '.' && c != '-' && c != '<' && c != '>' && c != '\'' && c != '`') return;
    size_t run = end;
    while (run < text_.size() && text_[run] == text_[begin]) ++run;
    if (run > limit) return;
    const size_t length = run - begin;
    const char before = begin > 0 ? text_[begin - 1] : ' ';
    if (before == text_[begin]) return;
    if (c == '.' && length == 3 && (before == '?' || before == '!')) {
      if (!profile_.two_dots_after_mark) return;
      run = begin + 2;  // two of the three become one
    } else if (c == '.' && length == 3) {
      c = U'…';
    } else if (c == '-' && (length == 2 || length == 3) && StandsAsDash(begin, run)) {
      c = U'—';
    } else if (c == '<' && length == 2) {
      c = U'«';
    } else if (c == '>' && length == 2) {
      c = U'»';
    } else if ((c == '\'' || c == '`') && length == 2) {
      c = c == '`' ? U'“' : U'"';
    } else {
      return;
    }
    end = run;
  }

  // Whether hyphens in a row have the same on either side: white space (or nothing), or a word.
  bool StandsAsDash(size_t begin, size_t end) const {
    const bool before = begin == 0 || text_[begin - 1] == ' ' || text_[begin - 1] == '\n';
    const bool after = end == text_.size() || text_[end] == ' ' || text_[end] == '\n';
    return before == after || after;
  }

  // ---- helpers over glyphs ----

  size_t size() const { return glyphs_.size(); }
  bool Begins(size_t i) const { return i == 0 || glyphs_[i].gap == Gap::kLine; }
  bool Ends(size_t i) const { return i + 1 >= size() || glyphs_[i + 1].gap == Gap::kLine; }
  bool GapBefore(size_t i) const { return i == 0 || glyphs_[i].gap != Gap::kNone; }
  bool GapAfter(size_t i) const { return i + 1 >= size() || glyphs_[i + 1].gap != Gap::kNone; }
  char32_t At(size_t i) const { return i < size() ? glyphs_[i].character : 0; }
  bool IsLetter(size_t i) const {
    return i < size() && (glyphs_[i].kind == Kind::kLower || glyphs_[i].kind == Kind::kUpper);
  }
  bool IsUpper(size_t i) const { return i < size() && glyphs_[i].kind == Kind::kUpper; }
  bool IsLower(size_t i) const { return i < size() && glyphs_[i].kind == Kind::kLower; }
  bool IsDigit(size_t i) const { return i < size() && glyphs_[i].kind == Kind::kDigit; }
  // A glyph that follows the one before it without white space.
  bool Glued(size_t i) const { return i > 0 && i < size() && glyphs_[i].gap == Gap::kNone; }

  void SetGap(size_t i, Gap gap) {
    if (i == 0 || i >= size() || gap == Gap::kKeep) return;
    Glyph& glyph = glyphs_[i];
    if (!glyph.gap_fixed && glyph.gap != Gap::kLine) glyph.gap = gap;
  }
  void Bind(size_t i) {
    if (i < size() && glyphs_[i].gap != Gap::kNone) SetGap(i, Gap::kNoBreak);
  }
  void SetCharacter(size_t i, char32_t c) {
    if (!glyphs_[i].fixed) glyphs_[i].character = c;
  }

  // ---- quotation marks ----

  struct Mark {
    size_t glyph;
    bool open;
    bool single;
    bool matched;
  };

  void SetQuotes() {
    std::vector<Mark> marks;
    std::vector<size_t> open;
    for (const size_t i : landmarks_) {
      if (glyphs_[i].gap == Gap::kLine) open.clear();
      const Glyph& glyph = glyphs_[i];
      if (glyph.kind != Kind::kOther || glyph.fixed) continue;
      const char32_t c = glyph.character;
      switch (c) {
        case '"':
        case U'«':
        case U'»':
        case U'“':
        case U'”':
        case U'„':
        case U'‟':
        case U'＂':
          ReadDouble(i, marks, open);
          break;
        case '\'':
        case '`':
        case U'´':
        case U'‘':
        case U'’':
        case U'‚':
        case U'‛':
        case U'‹':
        case U'›':
        case U'ʼ':
        case U'′':
          ReadSingle(i, marks, open);
          break;
        default:
          break;
      }
    }
    size_t depth = 0;
    for (const Mark& mark : marks) {
      if (mark.single && !mark.matched) continue;
      if (mark.matched && !mark.open) --depth;
      const bool outer = depth % 2 == 0;
      if (mark.matched && mark.open) ++depth;
      Glyph& glyph = glyphs_[mark.glyph];
      glyph.role = mark.open ? Role::kOpen : Role::kClose;
      SetCharacter(mark.glyph, mark.open ? (outer ? profile_.outer_open : profile_.inner_open)
                                         : (outer ? profile_.outer_close : profile_.inner_close));
    }
  }

  void ReadDouble(size_t i, std::vector<Mark>& marks, std::vector<size_t>& open) {
    if (profile_.ukrainian && At(i) == '"' && IsLower(i - 1) && Glued(i) && Glued(i + 1) &&
        IsIotated(At(i + 1))) {
      SetCharacter(i, profile_.apostrophe);
      return;
    }
    const bool any_open =
        std::any_of(open.begin(), open.end(), [&marks](size_t mark) { return !marks[mark].single; });
    if (At(i) == '"' && i > 0 && Glued(i) && IsDigit(i - 1) && (!any_open || FollowsFeet(i)))
      return;  // inches
    switch (RoleOf(i, any_open ? marks[LastDouble(marks, open)].glyph + 1 : 0)) {
      case Role::kOpen:
        open.push_back(marks.size());
        marks.push_back({i, true, false, false});
        break;
      case Role::kClose: {
        Mark mark{i, false, false, any_open};
        if (any_open) {
          const size_t opener = LastDouble(marks, open);
          marks[opener].matched = true;
          while (open.back() != opener) open.pop_back();
          open.pop_back();
        }
        marks.push_back(mark);
        break;
      }
      case Role::kNone:
        break;
    }
  }

  static size_t LastDouble(const std::vector<Mark>& marks, const std::vector<size_t>& open) {
    for (size_t k = open.size(); k-- > 0;) {
      if (!marks[open[k]].single) return open[k];
    }
    return 0;
  }

  static bool IsIotated(char32_t c) { return c == U'я' || c == U'ю' || c == U'є' || c == U'ї'; }

  // 5'10": the digits before glyph `i` follow a mark for feet or minutes.
  bool FollowsFeet(size_t i) const {
    size_t k = i;
    while (k > 0 && i - k < 4 && IsDigit(k - 1)) --k;
    return k > 1 && IsApostrophe(At(k - 1)) && IsDigit(k - 2);
  }

  // What the double mark at `i` does; `opener` is 1 + the glyph of the mark that it would close, 0 for none.
  Role RoleOf(size_t i, size_t opener) const {
    const bool gap_before = GapBefore(i);
    const bool gap_after = GapAfter(i);
    const char32_t before = gap_before ? 0 : At(i - 1);
    const char32_t after = gap_after ? 0 : At(i + 1);
    const bool has_open = opener > 0;
    // The mark before this one opens, so this one does, unless it closes it at once.
    const bool behind_opening = before != 0 && IsOpening(before) && before != U'“' && before != U'‘';
    switch (At(i)) {
      case U'«':
      case U'„':
      case U'‟':
        return Role::kOpen;
      case U'»':
        return Role::kClose;
      case U'”':
        return !has_open && gap_before && !gap_after && !IsStop(after) ? Role::kOpen : Role::kClose;
      case U'“':
        if (gap_before && gap_after) return has_open && At(opener - 1) == U'„' ? Role::kClose : Role::kOpen;
        break;
      default:
        if (gap_before && gap_after) {
          if (Begins(i)) return Ends(i) ? Role::kNone : Role::kOpen;
          if (Ends(i)) return has_open ? Role::kClose : Role::kNone;
          return has_open ? Role::kClose : Role::kOpen;
        }
        if (gap_before && has_open && At(i) == '"' && (IsStop(after) || IsClosingBracket(after)) &&
            after != U'…') {
          return Role::kClose;
        }
        break;
    }
    if (gap_before) return Role::kOpen;
    if (gap_after) return behind_opening ? Role::kOpen : Role::kClose;
    if (behind_opening || (before == U'“' && !has_open) || before == '/') return Role::kOpen;
    if (has_open && (before == '"' || before == U'“') && opener == i) return Role::kOpen;
    if (IsApostrophe(before) && i > 1 && IsLetter(i - 2)) return Role::kOpen;
    if (IsDash(before) && IsLetter(i + 1)) return Role::kOpen;
    if (IsStop(after) || IsClosingBracket(after) || after == U'»' || after == U'”' || IsDash(after))
      return Role::kClose;
    return has_open ? Role::kClose : Role::kOpen;
  }

  // "rock 'n' roll": the letter at `i` between apostrophes.
  bool IsLoneN(size_t i) const {
    return (At(i) == 'n' || At(i) == 'N') && Glued(i) && Glued(i + 1) && IsApostrophe(At(i - 1)) &&
           IsApostrophe(At(i + 1)) && GapBefore(i - 1) && GapAfter(i + 1);
  }

  // "'90s": two digits and an s at `i`.
  bool IsDecade(size_t i) const {
    return DigitsFrom(i) == 2 && At(i + 2) == 's' && Glued(i + 2) && !(Glued(i + 3) && IsLetter(i + 3));
  }

  void ReadSingle(size_t i, std::vector<Mark>& marks, std::vector<size_t>& open) {
    const char32_t c = At(i);
    const bool gap_before = GapBefore(i);
    const bool gap_after = GapAfter(i);
    if (!gap_before && !gap_after && IsApostrophe(c)) {
      const bool follows_letter = IsLetter(i - 1);
      if (follows_letter && (IsLetter(i + 1) || IsDigit(i + 1) || IsOpening(At(i + 1)) || At(i + 1) == '"')) {
        SetCharacter(i, profile_.apostrophe);
        return;
      }
    }
    if (c == U'ʼ' || c == U'′' || c == U'´') return;
    if (IsLoneN(i + 1) || (i > 0 && IsLoneN(i - 1))) {
      SetCharacter(i, profile_.apostrophe);
      return;
    }
    const bool after_opening = !gap_before && (IsOpening(At(i - 1)) || At(i - 1) == '"');
    if ((gap_before || after_opening) && !gap_after && IsDecade(i + 1)) {
      SetCharacter(i, profile_.apostrophe);
      return;
    }
    if (!gap_before && !gap_after && IsDigit(i - 1) && IsDigit(i + 1)) return;  // feet or minutes
    const bool opens = c == U'‘' || c == U'‚' || c == U'‹' || c == U'‛' || c == '\'' || c == '`';
    if (opens && (gap_before || after_opening) && !gap_after && !IsStop(At(i + 1))) {
      open.push_back(marks.size());
      marks.push_back({i, true, true, false});
      return;
    }
    const bool closes = c == U'’' || c == U'›' || c == '\'' || c == U'‘';
    if (closes && !gap_before && !open.empty() && marks[open.back()].single) {
      marks[open.back()].matched = true;
      open.pop_back();
      marks.push_back({i, false, true, true});
    }
  }

  // ---- stops and closing marks ----

  void MoveStops() {
    for (const size_t i : landmarks_) {
      if (i == 0 || glyphs_[i].role != Role::kClose) continue;
      Glyph& stop = glyphs_[i - 1];
      Glyph& mark = glyphs_[i];
      if (stop.fixed || mark.fixed || mark.gap_fixed || mark.gap == Gap::kLine || !Glued(i - 1)) continue;
      if (stop.character == ',' ? !profile_.comma_outside
                                : stop.character != '.' || !profile_.full_stop_outside)
        continue;
      if (Glued(i + 1) && (IsStop(At(i + 1)) || IsLetter(i + 1))) continue;
      if (stop.character == '.' && !EndsSentence(i - 1)) continue;
      std::swap(stop.character, mark.character);
      std::swap(stop.role, mark.role);
      mark.gap = Gap::kNone;
    }
  }

  // Whether the full stop at `i` before a closing mark ends a sentence: no abbreviation, and no dash goes on.
  bool EndsSentence(size_t i) const {
    size_t letters = 0;
    while (letters < 3 && i > letters && IsLetter(i - 1 - letters)) {
      ++letters;
      if (!Glued(i - letters)) break;
    }
    const bool short_word = letters < 3 && !IsDigit(i - 1) && glyphs_[i - 1].role != Role::kClose;
    return !short_word && !(i + 2 < size() && glyphs_[i + 2].gap != Gap::kLine && IsDash(At(i + 2)));
  }

  // ---- dashes ----

  void SetDashes() {
    bool inside_aside = false;
    for (const size_t i : landmarks_) {
      const Glyph& glyph = glyphs_[i];
      if (Begins(i) || (glyph.kind == Kind::kUpper && GapBefore(i) && i > 0 && EndsWithStop(i - 1)))
        inside_aside = false;
      const char32_t c = glyph.character;
      if (glyph.fixed || glyph.kind != Kind::kOther || (c != '-' && c != U'–' && !IsLongDash(c))) continue;
      if (Begins(i)) {
        // A turn of dialogue.
        if (!Ends(i) && GapAfter(i) && !(c == '-' && IsDigit(i + 1)) && !IsDash(At(i + 1))) {
          SetCharacter(i, U'—');
          SetGap(i + 1, Gap::kNoBreak);
        }
        continue;
      }
      if (Ends(i)) continue;
      const bool gap_before = GapBefore(i);
      const bool gap_after = GapAfter(i);
      if (IsDigit(i - 1) && IsDigit(i + 1)) {
        SetRange(i, gap_before, gap_after);
        continue;
      }
      if (!gap_before && !gap_after && c == '-' && IsRomanRange(i)) {
        SetCharacter(i, U'–');
        continue;
      }
      if (!(gap_before && gap_after) && !IsGluedAside(i, gap_before, gap_after)) continue;
      if (IsDash(At(i - 1)) || IsDash(At(i + 1)) || glyphs_[i - 1].role == Role::kOpen) continue;
      if (!profile_.aside_paired) {
        SetCharacter(i, profile_.aside);
        SetGap(i, Gap::kNoBreak);
        SetGap(i + 1, Gap::kSpace);
      } else {
        if (c == '-') SetCharacter(i, profile_.aside);
        SetGap(i, inside_aside ? Gap::kNoBreak : Gap::kSpace);
        SetGap(i + 1, inside_aside ? Gap::kSpace : Gap::kNoBreak);
        inside_aside = !inside_aside;
      }
    }
  }

  bool EndsWithStop(size_t i) const {
    if (glyphs_[i].role == Role::kClose && i > 0) --i;
    return At(i) == '.' || At(i) == '!' || At(i) == '?' || At(i) == U'…';
  }

  // A long dash that is not parted from its neighbours though it is no bond between names ("слово—слово").
  bool IsGluedAside(size_t i, bool gap_before, bool gap_after) const {
    const char32_t c = At(i);
    if (!IsLongDash(c) && !(c == U'–' && gap_before != gap_after)) return false;
    const bool word_before = IsLetter(i - 1) || glyphs_[i - 1].role == Role::kClose ||
                             IsClosingBracket(At(i - 1)) || At(i - 1) == ',' || At(i - 1) == '!' ||
                             At(i - 1) == '?' || At(i - 1) == U'…' || (IsDigit(i - 1) && gap_before);
    const bool word_after = IsLetter(i + 1) || glyphs_[i + 1].role == Role::kOpen;
    if (!word_before || !word_after) return false;
    return gap_before || gap_after || !IsUpper(i + 1) || !IsUpper(WordBegin(i - 1));
  }

  // The first glyph of the run of letters that ends with glyph `i`.
  size_t WordBegin(size_t i) const {
    size_t k = i;
    while (k > 0 && i - k < 40 && glyphs_[k].gap == Gap::kNone && IsLetter(k - 1)) --k;
    return k;
  }

  // Digits to the left of glyph `i` (exclusive) or from `i` on, at most ten.
  size_t DigitsBefore(size_t i) const {
    size_t count = 0;
    while (count < 10 && i > count && IsDigit(i - 1 - count) &&
           (count == 0 || glyphs_[i - count].gap == Gap::kNone))
      ++count;
    return count;
  }
  size_t DigitsFrom(size_t i) const {
    size_t count = 0;
    while (count < 10 && IsDigit(i + count) && (count == 0 || glyphs_[i + count].gap == Gap::kNone)) ++count;
    return count;
  }
  unsigned long Value(size_t begin, size_t count) const {
    unsigned long value = 0;
    for (size_t k = begin; k < begin + count; ++k) value = value * 10 + (At(k) - '0');
    return value;
  }

  void SetRange(size_t i, bool gap_before, bool gap_after) {
    const size_t before = DigitsBefore(i);
    const size_t after = DigitsFrom(i + 1);
    const size_t first = i - before;
    const size_t last = i + after;  // the last digit
    if (before > 4 || after > 4) return;
    const unsigned long from = Value(first, before);
    const unsigned long to = Value(i + 1, after);
    const bool years = before == 4 && from >= 1000 && from < 2200 &&
                       ((after == 4 && to > from && to < 2200) || (after == 2 && to > from % 100));
    if (gap_before != gap_after) return;
    // Part of a longer number: a date, a telephone number, a designation such as F-16.
    if (first > 0 && Glued(first) && !IsOpening(At(first - 1))) return;
    const bool goes_on = Glued(last + 1) && !IsClosingBracket(At(last + 1)) && At(last + 1) != '%' &&
                         !(IsStop(At(last + 1)) && !(Glued(last + 2) && IsDigit(last + 2))) &&
                         glyphs_[last + 1].role != Role::kClose;
    if (goes_on) return;
    if (gap_before) {
      if (!years || after != 4) return;
      SetGap(i, Gap::kNone);
      SetGap(i + 1, Gap::kNone);
      if (glyphs_[i].gap == Gap::kNone && glyphs_[i + 1].gap == Gap::kNone) SetCharacter(i, U'–');
      return;
    }
    if (At(i) == U'–') return;
    // Scores and the like are not ranges; what is counted or measured is.
    const bool counted = IsLower(last + 1) || At(last + 1) == '%';
    const bool amounts = (counted && !IsNamedNumber(first, last + 1)) || IsNumberedThing(first);
    if (years || IsLongDash(At(i)) || (amounts && from < to && At(first) != '0' && At(i + 1) != '0')) {
      SetCharacter(i, U'–');
    }
  }

  // Whether the word before the number at `first` gives it its meaning: "Boeing 737-800", «Airbus 320-200». A
  // capital shows it, or an alphabet other than that of the word at `next`.
  bool IsNamedNumber(size_t first, size_t next) const {
    if (first == 0 || !IsLetter(first - 1) || glyphs_[first].gap == Gap::kLine) return false;
    const size_t begin = WordBegin(first - 1);
    if (IsLetter(next) && (At(begin) < 0x370) != (At(next) < 0x370)) return true;
    return IsUpper(begin) && !Begins(begin) && !EndsWithStop(begin - 1);
  }

  // Whether one of the words that stand before numbers («с.») stands before the one at `first`.
  bool IsNumberedThing(size_t first) const {
    size_t begin = first;
    while (begin > 0 && first - begin < 8 && (begin == first || glyphs_[begin].gap == Gap::kNone)) --begin;
    return begin < first && Listed(profile_.before_number, begin, first);
  }

  bool IsRomanRange(size_t i) const {
    size_t begin = i;
    size_t end = i + 1;
    while (begin > 0 && i - begin < 6 && IsRoman(At(begin - 1)) && (begin == i || Glued(begin))) --begin;
    while (end - i < 7 && IsRoman(At(end)) && (end == i + 1 || Glued(end))) ++end;
    const size_t before = i - begin;
    const size_t after = end - i - 1;
    if (before == 0 || after == 0 || before + after < 3) return false;
    return !(Glued(begin) && IsLetter(begin - 1)) &&
           !(Glued(end) && (IsLetter(end) || IsDigit(end) || IsDash(At(end))));
  }

  // ---- spaces ----

  void SetGaps() {
    size_t word = 0;  // where the word (white space to white space) of the glyph before began
    size_t previous_word = 0;
    for (const size_t i : landmarks_) {
      if (i == 0) continue;
      const Glyph& glyph = glyphs_[i];
      if (glyph.gap != Gap::kNone) {
        previous_word = word;
        word = i;
      }
      const Glyph& before = glyphs_[i - 1];
      if (glyph.gap == Gap::kLine) continue;
      if (before.role == Role::kOpen) {
        SetGap(i, before.character == U'«' ? profile_.inside_guillemets : Gap::kNone);
        continue;
      }
      if (glyph.role == Role::kClose) {
        SetGap(i, glyph.character == U'»' ? profile_.inside_guillemets : Gap::kNone);
        continue;
      }
      switch (glyph.kind) {
        case Kind::kOther:
          if (!glyph.fixed) SetSignGap(i);
          break;
        case Kind::kDigit:
          if (glyph.gap != Gap::kNone || before.character == U'№' || before.character == U'§') {
            SetNumberGap(i, previous_word);
          }
          break;
        case Kind::kUpper:
        case Kind::kLower:
          if (glyph.gap != Gap::kNone || before.character == '.')
            SetWordGap(i, glyph.gap != Gap::kNone ? previous_word : word);
          break;
      }
    }
  }

  // The gap before a sign: stops, per cent, currencies, degrees.
  void SetSignGap(size_t i) {
    const char32_t c = At(i);
    switch (c) {
      case ',':
      case '.':
        if (glyphs_[i].gap != Gap::kNone && GapAfter(i) &&
            (IsLetter(i - 1) || IsDigit(i - 1) || glyphs_[i - 1].role == Role::kClose ||
             IsClosingBracket(At(i - 1)))) {
          SetGap(i, Gap::kNone);
        }
        break;
      case ':':
      case ';':
      case '!':
      case '?':
        SetHighStopGap(i);
        break;
      case '%':
      case U'‰':
        if (IsDigit(i - 1) && !(Glued(i + 1) && (IsLetter(i + 1) || IsDigit(i + 1))))
          SetGap(i, profile_.before_percent);
        break;
      case U'°':
        if (IsDigit(i - 1) && i + 1 < size() && glyphs_[i + 1].gap != Gap::kLine &&
            (At(i + 1) == 'C' || At(i + 1) == 'F' || At(i + 1) == U'С') &&
            !(Glued(i + 2) && IsLetter(i + 2))) {
          SetGap(i, profile_.before_unit);
          SetGap(i + 1, Gap::kNone);
        }
        break;
      default:
        if (IsCurrency(c) && IsDigit(i - 1) && !IsDigit(i + 1)) SetGap(i, profile_.before_unit);
        break;
    }
  }

  void SetHighStopGap(size_t i) {
    const char32_t c = At(i);
    const char32_t before = At(i - 1);
    const char32_t after = At(i + 1);
    const bool closed = GapAfter(i) || glyphs_[i + 1].role == Role::kClose;
    if (c == ':' || c == ';') {
      if (!closed) return;
      if (glyphs_[i].gap != Gap::kNone && IsDigit(i - 1) && IsDigit(i + 1)) return;  // a spaced ratio
      if (c == ';' && EndsEntity(i)) return;
    } else {
      if (!closed && !IsClosingBracket(after) && !IsStop(after)) return;
      if (before == '!' || before == '?') {
        SetGap(i, Gap::kNone);
        return;
      }
    }
    const bool follows_text = IsLetter(i - 1) || IsDigit(i - 1) || glyphs_[i - 1].role == Role::kClose ||
                              IsClosingBracket(before) || before == U'…' || before == '.' || before == '%' ||
                              before == U'‰' || before == U'°' || IsCurrency(before) ||
                              IsApostrophe(before) || before == '"' || before == '`' || glyphs_[i - 1].fixed;
    if (follows_text) SetGap(i, c == ':' ? profile_.before_colon : profile_.before_high);
  }

  // Whether the semicolon at `i` ends something like &nbsp;.
  bool EndsEntity(size_t i) const {
    for (size_t k = i; k > 0 && i - k < 9 && glyphs_[k].gap == Gap::kNone; --k) {
      if (At(k - 1) == '&') return true;
      if (!IsLetter(k - 1) && !IsDigit(k - 1) && At(k - 1) != '#') return false;
    }
    return false;
  }

  void SetNumberGap(size_t i, size_t previous_word) {
    if (IsDigit(i - 1)) {
      const size_t before = DigitsBefore(i);
      const size_t first = i - before;
      const bool decimals =
          first > 1 && Glued(first) && (At(first - 1) == ',' || At(first - 1) == '.') && IsDigit(first - 2);
      const bool designation = first > 0 && Glued(first) && (IsLetter(first - 1) || IsDash(At(first - 1)));
      if (before <= 3 && At(first) != '0' && DigitsFrom(i) == 3 && !decimals && !designation)
        SetGap(i, profile_.thousands);
      if (before == 3 && first > 0 && IsDigit(first - 1) && DigitsFrom(i) == 3) SetGap(i, profile_.thousands);
      return;
    }
    const char32_t before = At(i - 1);
    if (before == U'№' || before == U'§') {
      SetGap(i, Gap::kNoBreak);
    } else if (Listed(profile_.before_number, previous_word, i)) {
      Bind(i);
    } else if (At(i - 1) == 'h' && i > 1 && DigitsFrom(i) == 2 && IsDigit(i - 2) &&
               Listed(profile_.units, i - 1, i)) {
      Bind(i);
    }
  }

  void SetWordGap(size_t i, size_t previous_word) {
    const bool follows_number = IsDigit(i - 1) || (IsRoman(At(i - 1)) && IsRomanWord(previous_word, i));
    if (glyphs_[i].gap != Gap::kNone && follows_number) {
      size_t end = i + 1;
      while (end - i < 14 && Glued(end) && !glyphs_[end].fixed &&
             (IsLetter(end) || At(end) == '/' || At(end) == U'·' || At(end) == U'²' || At(end) == U'³')) {
        ++end;
      }
      if ((Glued(end) && At(end) == '.' && Listed(profile_.units, i, end + 1)) ||
          Listed(profile_.units, i, end)) {
        Bind(i);
        return;
      }
    }
    if (IsUpper(i) && glyphs_[i].gap != Gap::kNone && i - previous_word <= 6 &&
        Listed(profile_.before_name, previous_word, i)) {
      Bind(i);
      return;
    }
    if (At(i - 1) != '.' || i < 2 || !Glued(i - 1) || !IsLetter(i - 2)) return;
    const size_t letter = i - 2;
    const bool alone = !Glued(letter) || !(IsLetter(letter - 1) || IsDigit(letter - 1));
    if (!alone) return;
    if (IsUpper(letter) && IsUpper(i)) {
      SetInitialGap(i);
    } else if (IsLower(letter)) {
      size_t end = i + 1;
      while (end - i < 4 && Glued(end) && IsLetter(end)) ++end;
      if (Glued(end) && At(end) == '.' && profile_.joined.contains(TextOf(letter, i) + TextOf(i, end + 1))) {
        SetGap(i, Gap::kNoBreak);
      }
    }
  }

  // The gap before a second initial or the surname at `i`; an initial and its stop stand before.
  void SetInitialGap(size_t i) {
    size_t surname = i;
    if (Glued(i + 1) && At(i + 1) == '.') surname = i + 2;
    const bool named = surname < size() && glyphs_[surname].gap != Gap::kLine && IsUpper(surname) &&
                       Glued(surname + 1) && IsLower(surname + 1) && Glued(surname + 2) &&
                       IsLetter(surname + 2);
    if (!named) return;
    if (profile_.initials_apart) {
      SetGap(i, Gap::kNoBreak);
    } else {
      Bind(i);
    }
  }

  bool IsRomanWord(size_t begin, size_t end) const {
    if (end - begin > 7) return false;
    for (size_t k = begin; k < end; ++k) {
      if (!IsRoman(At(k)) && !IsDash(At(k))) return false;
    }
    return true;
  }

  std::string TextOf(size_t begin, size_t end) const {
    std::string result;
    for (size_t k = begin; k < end; ++k) result.append(text_.data() + glyphs_[k].begin, glyphs_[k].size);
    return result;
  }

  // Whether `list` has the glyphs [begin, end), less opening marks in front.
  bool Listed(const absl::flat_hash_set<std::string>& list, size_t begin, size_t end) const {
    while (begin < end && (glyphs_[begin].role == Role::kOpen || IsOpening(At(begin)))) ++begin;
    if (begin >= end || end > size() || end - begin > 14) return false;
    return list.contains(text_.substr(glyphs_[begin].begin, glyphs_[end - 1].end() - glyphs_[begin].begin));
  }

  // ---- result ----

  std::vector<TextEdit> Compare() const {
    std::vector<TextEdit> edits;
    for (const size_t i : landmarks_) {
      const Glyph& glyph = glyphs_[i];
      if (glyph.gap != glyph.original_gap)
        edits.push_back({{i > 0 ? glyphs_[i - 1].end() : 0, glyph.begin}, std::string(GapText(glyph.gap))});
      if (glyph.character != glyph.original)
        AppendCharacter(glyph.character,
                        edits.emplace_back(TextEdit{{glyph.begin, glyph.end()}, ""}).replacement);
    }
    return edits;
  }

  absl::string_view text_;
  const TypographyProfile& profile_;
  std::vector<ByteRange> fixed_;
  std::vector<Glyph> glyphs_;
  // Where the glyphs stand that may change or matter to their neighbours: all but a small letter right behind
  // another. What is passed over is three quarters of a text.
  std::vector<size_t> landmarks_;
};

// Rounds until nothing changes: one for most prose, two where a change makes room for another. The limit is
// for input made of nothing but punctuation.
constexpr int kMaxRounds = 8;

}  // namespace

absl::StatusOr<std::unique_ptr<Typographer>> Typographer::Create(absl::string_view profile) {
  auto loaded = TypographyProfile::Load(profile);
  if (!loaded.ok()) return loaded.status();
  return std::unique_ptr<Typographer>(
      new Typographer(std::make_unique<const TypographyProfile>(*std::move(loaded))));
}

std::vector<std::string> Typographer::ProfileNames() { return TypographyProfile::Names(); }

Typographer::Typographer(std::unique_ptr<const TypographyProfile> profile) : profile_(std::move(profile)) {}
Typographer::~Typographer() = default;

std::vector<TextEdit> Typographer::Edits(absl::string_view text,
                                         absl::Span<const ByteRange> protected_ranges) const {
  const auto set = [this](absl::string_view paragraph, absl::Span<const ByteRange> ranges) {
    std::vector<ByteRange> fixed = FindProtectedText(paragraph);
    fixed.insert(fixed.end(), ranges.begin(), ranges.end());
    return Page(paragraph, *profile_, MergedRanges(std::move(fixed))).Edits();
  };
  std::vector<TextEdit> edits = set(text, protected_ranges);
  for (int round = 1; round < kMaxRounds && !edits.empty(); ++round) {
    const std::string edited = ApplyEdits(text, edits);
    std::vector<ByteRange> ranges;
    ranges.reserve(protected_ranges.size());
    for (const ByteRange& range : protected_ranges) ranges.push_back(MapRange(range, edits));
    const std::vector<TextEdit> more = set(edited, ranges);
    if (more.empty()) break;
    edits = ComposeEdits(edited, edits, more);
  }
  return edits;
}

}  // namespace dragoman
