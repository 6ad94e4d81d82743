#include "glossary/enforcement/form_comparison.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "glossary/inflect/code_points.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

bool IsQuote(char32_t c) {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„';
}

char32_t PlainSign(char32_t c) {
  if (IsApostrophe(c)) return U'\'';
  if (IsHyphen(c)) return U'-';
  if (IsQuote(c)) return U'"';
  return c == 0xA0 || c == 0x202F ? U' ' : c;
}

std::u32string WithPlainApostrophes(absl::string_view text) {
  std::u32string letters = ToCodePoints(text);
  std::replace_if(letters.begin(), letters.end(), IsApostrophe, U'\'');
  return letters;
}

// «Дж. Д. Вэнс» and «Дж.Д. Вэнс» are one spelling.
std::u32string WithJoinedInitials(absl::string_view text) {
  std::u32string joined;
  for (const char32_t c : ToCodePoints(text)) {
    if (PlainSign(c) != U' ' || joined.empty() || joined.back() != U'.') joined.push_back(c);
  }
  return joined;
}

// The text with its quotation marks, and the blank behind an opening one, left out.
std::u32string WithoutQuotes(const std::u32string& text) {
  std::u32string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool blank_inside = i > 0 && text[i - 1] == U'«' && PlainSign(text[i]) == U' ';
    if (!IsQuote(text[i]) && !blank_inside) plain.push_back(text[i]);
  }
  return plain;
}

}  // namespace

bool HasLowerLetter(absl::string_view text) { return ToUpperText(text) != text; }

Likeness Compare(absl::string_view present, absl::string_view form) {
  std::u32string have = WithJoinedInitials(present);
  const std::u32string want = WithJoinedInitials(form);
  // «організацію «Меморіал»»: what a name is, and the name.
  if (absl::c_none_of(want, IsQuote)) have = WithoutQuotes(have);
  if (have.size() != want.size()) return Likeness::kOther;
  const std::u32string have_lower = ToLower(have), want_lower = ToLower(want);
  bool same_case = true;
  for (size_t i = 0; i < have.size(); ++i) {
    const bool equal = PlainSign(have[i]) == PlainSign(want[i]) || (have[i] == U'е' && want[i] == U'ё') ||
                       (have[i] == U'Е' && want[i] == U'Ё');
    if (equal) continue;
    if (have_lower[i] != want_lower[i] && !(have_lower[i] == U'е' && want_lower[i] == U'ё'))
      return Likeness::kOther;
    // A capital at the beginning is the sentence's.
    if (i > 0 || have[i] == have_lower[i]) same_case = false;
  }
  if (same_case) return Likeness::kSame;
  return !HasLowerLetter(present) && HasLowerLetter(form) ? Likeness::kSame : Likeness::kLetterCase;
}

bool DifferOnlyInApostrophes(absl::string_view a, absl::string_view b) {
  return WithPlainApostrophes(a) == WithPlainApostrophes(b);
}

ByteRange RangeOf(const TargetText& text, const Claim& claim) {
  ByteRange range = text.Range(claim.span.first_word, claim.span.last_word);
  const std::u32string lemma = ToCodePoints(claim.span.rendering->lexeme.lemma);
  if (lemma.empty()) return range;
  const char32_t before = CodePointBefore(text.text, range.begin), after = CodePointAt(text.text, range.end);
  if (IsQuote(lemma.front()) && IsQuote(before)) range.begin -= ToUtf8({before}).size();
  if (IsQuote(lemma.back()) && IsQuote(after)) range.end += ToUtf8({after}).size();
  if (lemma.back() == U'+' && after == U'+') ++range.end;  // « Opep+ »
  // "U.S." within a sentence
  if (lemma.back() == U'.' && after == U'.' && range.end + 1 < text.text.size()) ++range.end;
  return range;
}

void TakeLoneQuote(absl::string_view text, absl::string_view form, ByteRange* range) {
  const auto count = [](absl::string_view part, char32_t quote) {
    return absl::c_count(ToCodePoints(part), quote);
  };
  const absl::string_view present = range->In(text);
  const auto opened = count(present, U'«') - count(present, U'»'),
             wanted = count(form, U'«') - count(form, U'»');
  if (opened > wanted && CodePointAt(text, range->end) == U'»') range->end += ToUtf8({U'»'}).size();
  if (opened < wanted && CodePointBefore(text, range->begin) == U'«') range->begin -= ToUtf8({U'«'}).size();
}

}  // namespace dragoman
