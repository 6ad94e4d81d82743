#include "service/text/full_stop.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "service/text/sentence_characters.h"
#include "service/text/sentence_items.h"
#include "service/text/sentence_reading.h"
#include "service/text/utf8.h"

namespace dragoman {

using namespace sentence;  // NOLINT(google-build-using-namespace): the vocabulary of this file

namespace {

// How far the context of a stop is read, so that the work stays linear on any input.
constexpr size_t kMaxTokenBytes = 48;
constexpr size_t kMaxOpenersBytes = 64;
// How much of a sentence is read to see whether it has begun its predicate.
constexpr size_t kMaxSentenceBytes = 400;
// More letters with stops between are an acronym, not initials.
constexpr int kMaxInitials = 3;
// An adverbial of time that opens a sentence («В сентябре 2014 г.») has at most this many words.
constexpr int kMaxTimeAdverbialWords = 8;

}  // namespace

Right StopContext::ReadRight(size_t position) const {
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
  const char32_t after = At(text_, end);
  if (IsApostrophe(after)) {
    // «L'État» may be a name, «L'affaire» opens a sentence.
    right.starter = (right.traits & kStarter) && IsLower(At(text_, After(text_, end)));
    size_t rest = After(text_, end);
    while (rest < word_limit && IsLetter(At(text_, rest))) rest = After(text_, rest);
    const std::string whole =
        absl::StrCat(right.word, "'", text_.substr(After(text_, end), rest - After(text_, end)));
    if (rules_.Find(whole) & kStarter) right.starter = true;
  } else if (after != '.') {
    right.starter = (right.traits & kStarter) != 0;
    // «Le Pen», «De Gaulle»
    right.particle =
        (right.traits & kParticle) && IsSpace(after) && IsUpper(At(text_, SkipSpaces(text_, end)));
  }
  return right;
}

size_t StopContext::TokenBegin(size_t end) const {
  const size_t floor = std::max(segment_begin_, end > kMaxTokenBytes ? end - kMaxTokenBytes : 0);
  size_t begin = end;
  while (begin > floor) {
    size_t previous = begin;
    const char32_t c = PreviousCharacter(text_, previous);
    const bool inside = IsAlnum(c) || IsMark(c) || c == '.' || c == '-' || c == 0x2010 || c == 0x2011 ||
                        c == 0xB0 || c == 0xBA || c == 0x2116 || c == '/' || (IsApostrophe(c) && begin < end);
    if (!inside) break;
    begin = previous;
  }
  return begin;
}

absl::string_view StopContext::TokenBefore(size_t position) const {
  size_t end = position;
  for (int spaces = 0; end > segment_begin_ && spaces < 3; ++spaces) {
    size_t previous = end;
    if (!IsSpace(PreviousCharacter(text_, previous))) break;
    end = previous;
  }
  if (end == position) return {};
  const size_t begin = TokenBegin(end);
  return text_.substr(begin, end - begin);
}

bool StopContext::IsFullStop(const Stop& stop, const Right& right) const {
  const size_t begin = TokenBegin(stop.begin);
  const absl::string_view token = text_.substr(begin, stop.begin - begin);
  if (token.empty()) return true;
  if (begin > segment_begin_ &&
      absl::string_view("=?&#@_%~+:").find(text_[begin - 1]) != absl::string_view::npos)
    return true;
  const size_t first = FirstWord();
  const bool opens_segment = begin <= first;
  if (EndsInNumber(token) && IsDigit(At(text_, begin))) {
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

size_t StopContext::FirstWord() const {
  size_t i = segment_begin_;
  const size_t limit = std::min(text_.size(), segment_begin_ + kMaxOpenersBytes);
  while (i < limit && !IsAlnum(At(text_, i))) i = After(text_, i);
  return i;
}

bool StopContext::OpensWithDesignation(size_t first, size_t number) const {
  absl::string_view word = TokenBefore(number);
  if (word.data() != text_.data() + first) return false;
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return (rules_.Find(word) & kBeforeNumber) != 0;
}

bool StopContext::EndsInColon(size_t position) const {
  while (position > segment_begin_ && IsSpace(Before(text_, position))) PreviousCharacter(text_, position);
  return position > segment_begin_ && Before(text_, position) == ':';
}

bool StopContext::IsStopAfterNumber(const Stop& stop, absl::string_view token, bool opens_segment,
                                    bool after_colon, const Right& right) const {
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

bool StopContext::IsStopAfterWord(const Stop& stop, size_t begin, absl::string_view token, bool opens_segment,
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
  const char32_t opening = At(text_, stop.next);
  if ((traits & kAbbreviation) && (opening == U'№' || (opening == '(' && !right.starter))) return false;
  if (stop.no_break_space && CountLetters(token) <= 3) return false;
  if (!(traits & kAbbreviation) && absl::ascii_isdigit(token.back())) return true;  // "K2"
  if (stop.closed) return !(traits & kEnd) || right.starter || right.upper;

  if (IsMeasuredDirection(begin, token, before)) return true;
  const bool acronym = IsAcronym(token) || IsAcronym(LastPart(token));
  const bool starter = right.starter && (!right.particle || (acronym && CountLetters(token) > 2));
  if (CountLetters(token) == 1 && IsUpper(At(text_, begin)) && !(traits & kBeforeName)) {
    return IsStopAfterLetter(begin, token, before, traits, right);
  }
  if (right.dash && (traits & (kMayEnd | kUnit | kBeforeNumber | kNameEnd | kRegion) || acronym))
    return false;  // "WASHINGTON, D.C. — The"
  if ((traits & kNameEnd) || ((traits & kRegion) && FollowsComma(begin))) {
    if (!before.empty() && IsLower(FirstOf(before))) return starter;  // no name ends: "from Co. Kerry"
    return starter || IsStopAfterName(begin, right);
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
    if (rules_.cyrillic() && CountLetters(right.word) == 1 && At(text_, right.end) == '.' && !HasVerb(begin))
      return false;
    return !(traits & kTimeUnit) || !IsTimeAdverbial(stop.begin, right);
  }
  if (traits & kBeforeNumber) return !right.digit && !IsRomanNumber(right) && !IsLetteredNumber(right);
  if (traits & kShortWord) return true;
  if (acronym) {
    return !right.digit && (starter || IsInvertedName(begin, token, right) ||
                            (CountLetters(token) > kMaxInitials && IsStopAfterName(begin, right)));
  }
  if (IsUnknownAbbreviation(token)) return number_before || starter;
  return true;
}

bool StopContext::IsStopAfterName(size_t begin, const Right& right) const {
  if (right.digit || right.particle || (right.traits & (kRole | kInstitution | kContinuation))) return false;
  if ((right.traits & kAbbreviation) && At(text_, right.end) == '.') return false;
  return HasLowerWord(begin);
}

bool StopContext::IsStopAfterLetter(size_t begin, absl::string_view token, absl::string_view before,
                                    WordTraits traits, const Right& right) const {
  if (rules_.Find(before) & kLetterNoun) return true;
  if (right.dash) return false;
  if (IsInvertedName(begin, token, right)) return true;
  const char32_t letter = At(text_, begin);
  if (right.digit) return !(traits & kAbbreviation) && !(IsCompassPoint(letter) && IsOrdinal(right));
  if (rules_.cyrillic() && (letter == 'I' || letter == 'V' || letter == 'X') && !before.empty() &&
      before.back() != '.')
    return true;
  return right.starter && !right.particle;
}

bool StopContext::IsTimeAdverbial(size_t position, const Right& right) const {
  size_t i = segment_begin_;
  while (i < position && !IsAlnum(At(text_, i))) i = After(text_, i);
  const size_t first = i;
  int words = 0;
  size_t word = i;
  for (; i <= position; i = After(text_, i)) {
    const char32_t c = At(text_, i);
    if (c == ',' || c == ':' || c == ';' || c == 0x2014) return false;
    if (!IsSpace(c) && i < position) continue;
    if (i > word && (++words > kMaxTimeAdverbialWords || IsVerb(text_.substr(word, i - word)))) return false;
    word = After(text_, i);
  }
  if (right.starter && !right.particle && !(right.traits & kRole)) return false;
  if (IsDigit(At(text_, first))) return true;
  size_t end = first;
  while (end < position && (IsLetter(At(text_, end)))) end = After(text_, end);
  return (rules_.Find(text_.substr(first, end - first)) & kTimeOpener) != 0;
}

bool StopContext::IsVerb(absl::string_view word) const {
  const WordTraits traits = rules_.Find(word);
  return (traits & kFiniteVerb) || (!(traits & kNoVerb) && rules_.EndsIn(kVerbEnding, word));
}

bool StopContext::IsSubject(const Right& right) const {
  if (right.traits & (kInstitution | kRole | kAbbreviation)) return false;
  const size_t begin = SkipSpaces(text_, right.end);
  if (begin == right.end) return false;
  size_t end = begin;
  while (end < text_.size() && end - begin < kMaxTokenBytes && IsLetter(At(text_, end)))
    end = After(text_, end);
  return (rules_.Find(text_.substr(begin, end - begin)) & kFiniteVerb) != 0;
}

bool StopContext::HasVerb(size_t position) const {
  size_t word = std::max(segment_begin_, position - std::min(position, kMaxSentenceBytes));
  for (size_t i = word; i < position; i = After(text_, i)) {
    if (!IsSpace(At(text_, i))) continue;
    if (i > word && IsVerb(text_.substr(word, i - word))) return true;
    word = After(text_, i);
  }
  return false;
}

bool StopContext::HasLowerWord(size_t position) const {
  const size_t floor =
      position - segment_begin_ > kMaxSentenceBytes ? position - kMaxSentenceBytes : segment_begin_;
  bool inside = false;
  for (size_t i = floor; i < position;) {
    const char32_t c = NextCharacter(text_, i);
    if (!inside && IsLower(c)) return true;
    inside = !IsSpace(c);
  }
  return false;
}

bool StopContext::FollowsComma(size_t position) const {
  while (position > segment_begin_ && IsSpace(Before(text_, position))) PreviousCharacter(text_, position);
  return position > segment_begin_ && Before(text_, position) == ',';
}

bool StopContext::IsTimeZone(const Right& right) const {
  constexpr absl::string_view kTime = "time";
  const size_t next = SkipSpaces(text_, right.end);
  return right.upper && next > right.end && text_.substr(next, kTime.size()) == kTime;
}

bool StopContext::IsMeasuredDirection(size_t begin, absl::string_view token, absl::string_view before) const {
  if (token.empty() || CountLetters(token) != 1) return false;
  const auto letter = static_cast<char32_t>(static_cast<unsigned char>(token.back()));
  const bool degrees = letter == 'C' || letter == 'F';
  if (!degrees && !IsCompassPoint(letter)) return false;
  if (token.size() > 1)
    return absl::ascii_isdigit(token.front()) && !absl::ascii_isdigit(token[token.size() - 2]);
  const char32_t mark = Before(text_, begin);
  if (mark == '"' || mark == 0x2032 || mark == 0x2033 || mark == 0x201D || mark == 0x2019 || mark == 0xB0)
    return true;
  constexpr size_t kMaxNumber = 6;  // "-12.5"
  absl::string_view number = before;
  if (!number.empty() && number.front() == '-') number.remove_prefix(1);
  if (number.empty() || number.size() > kMaxNumber || !absl::ascii_isdigit(number.front())) return false;
  return degrees || !absl::ascii_isdigit(number.back());
}

bool StopContext::IsCompassPoint(char32_t c) {
  return c == 'N' || c == 'S' || c == 'E' || c == 'W' || c == 'O';
}

bool StopContext::IsOrdinal(const Right& right) const {
  size_t i = right.end;
  while (IsDigit(At(text_, i))) ++i;
  return IsLower(At(text_, i));
}

bool StopContext::IsRate(absl::string_view token, absl::string_view before) const {
  return (rules_.Find(before) & kRatePreposition) != 0 && IsAmount(token);
}

bool StopContext::IsAmount(absl::string_view token) const {
  if (!token.empty() && token.back() == '.') token.remove_suffix(1);
  return (rules_.Find(token) & (kUnit | kBeforeNumber)) == kUnit && CountLetters(token) > 1;
}

bool StopContext::IsAdjective(absl::string_view word) const {
  return !word.empty() && IsUpper(FirstOf(word)) && rules_.EndsIn(kAdjectiveEnding, word);
}

bool StopContext::IsInvertedName(size_t begin, absl::string_view token, const Right& right) const {
  int initials = CountLetters(token);
  absl::string_view before = TokenBefore(begin);
  while (CountLetters(before) == 1 && before.back() == '.' && IsUpper(FirstOf(before))) {
    ++initials;
    before = TokenBefore(static_cast<size_t>(before.data() - text_.data()));
  }
  if (initials != 2 || before.empty() || !IsUpper(FirstOf(before))) return false;
  return CountLetters(right.word) > 1 && rules_.EndsIn(kSurnameEnding, before);
}

bool StopContext::IsLetteredNumber(const Right& right) const {
  if (CountLetters(right.word) != 1) return false;
  return IsDigit(At(text_, At(text_, right.end) == '.' ? SkipSpaces(text_, right.end + 1) : right.end));
}

bool StopContext::IsRomanNumber(const Right& right) const {
  return !(right.traits & kShortWord) && EndsInNumber(right.word);  // the English "I" is a word
}

bool StopContext::IsAcronym(absl::string_view token) {
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

bool StopContext::IsUnknownAbbreviation(absl::string_view token) {
  int letters = 0;
  for (size_t i = 0; i < token.size(); ++letters) {
    const char32_t c = NextCharacter(token, i);
    if (!IsLower(c)) return false;
    if (letters > 0 && IsVowel(c)) return false;
    if (letters == 0 && token.size() > i && IsVowel(c)) return false;
  }
  return letters <= 4;
}

absl::string_view StopContext::LastPart(absl::string_view token) {
  for (size_t i = token.size(); i > 0;) {
    const size_t end = i;
    const char32_t c = PreviousCharacter(token, i);
    if (c == '-' || IsApostrophe(c)) {
      return CountLetters(token.substr(end)) > 1 ? token.substr(end) : absl::string_view();
    }
  }
  return {};
}

}  // namespace dragoman
