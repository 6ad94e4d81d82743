#include "glossary/words/folding.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr uint64_t kHashSeed = 14695981039346656037ull;
constexpr char32_t kReplacement = 0xFFFD;

// FNV-1a over code points with a final mix in the table that uses it.
uint64_t AddToHash(uint64_t hash, char32_t c) { return (hash ^ c) * 1099511628211ull; }

// One or two letters: œ becomes oe. `second` is 0 when there is one, `first` is 0 for a mark that vanishes.
struct Folded {
  char32_t first = 0;
  char32_t second = 0;
};

bool IsCyrillic(UChar32 c) { return c >= 0x400 && c <= 0x52F; }

// Soft hyphen, zero-width spaces and joiners, byte order mark: they stand in words without being seen.
bool IsInvisible(UChar32 c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

UChar32 BaseLetter(UChar32 c) {
  static const UNormalizer2* const nfd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&status);
  }();
  if (nfd == nullptr || IsCyrillic(c)) return c;
  UChar buffer[8];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = unorm2_getDecomposition(nfd, c, buffer, 8, &status);
  if (U_FAILURE(status) || length <= 0) return c;
  UChar32 base;
  int32_t i = 0;
  U16_NEXT(buffer, i, length, base);
  return base;
}

Folded ComputeFold(UChar32 c, bool keep_case) {
  const bool upper = u_isUUppercase(c);
  switch (u_tolower(c)) {
    case 0xDF:
      return {'s', 's'};
    case 0xE6:
      return keep_case && upper ? Folded{'A', 'e'} : Folded{'a', 'e'};
    case 0x153:
      return keep_case && upper ? Folded{'O', 'e'} : Folded{'o', 'e'};
    case 0xF8:
      return {keep_case && upper ? U'O' : U'o', 0};
    case 0x142:
      return {keep_case && upper ? U'L' : U'l', 0};
    case 0x111:
      return {keep_case && upper ? U'D' : U'd', 0};
    case 0x131:
      return {U'i', 0};
    default:
      break;
  }
  // A combining breve or diaeresis after a Cyrillic letter is rare in news and dropped like the others.
  if (u_charType(c) == U_NON_SPACING_MARK || IsInvisible(c)) return {};
  const UChar32 base = BaseLetter(c);
  return {static_cast<char32_t>(keep_case ? base : u_foldCase(base, U_FOLD_CASE_DEFAULT)), 0};
}

// Latin, Greek and Cyrillic come from a table: folding dominates the cost of matching.
constexpr size_t kTableSize = 0x530;

const std::array<Folded, kTableSize>& FoldTable(bool keep_case) {
  static const auto build = [](bool keep) {
    std::array<Folded, kTableSize> table;
    for (size_t c = 0; c < kTableSize; ++c) table[c] = ComputeFold(static_cast<UChar32>(c), keep);
    return table;
  };
  static const std::array<Folded, kTableSize> lower = build(false);
  static const std::array<Folded, kTableSize> as_is = build(true);
  return keep_case ? as_is : lower;
}

Folded Fold(UChar32 c, bool keep_case) {
  if (static_cast<size_t>(c) < kTableSize) return FoldTable(keep_case)[static_cast<size_t>(c)];
  return ComputeFold(c, keep_case);
}

enum : uint8_t {
  kWordBit = 1,
  kLetterBit = 2,
  kUpperBit = 4,
  kLowerBit = 8,
  kSpaceBit = 16,
  kInvisibleBit = 32
};

uint8_t ComputeClass(UChar32 c) {
  if (IsInvisible(c)) return kInvisibleBit;
  uint8_t bits = 0;
  const int8_t type = u_charType(c);
  const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
  if (u_isalnum(c) || mark) bits |= kWordBit;
  if (u_isalpha(c)) bits |= kLetterBit;
  if (u_isUUppercase(c) || u_istitle(c)) bits |= kUpperBit;
  if (u_isULowercase(c)) bits |= kLowerBit;
  if (u_isUWhiteSpace(c)) bits |= kSpaceBit;
  return bits;
}

uint8_t ClassOf(UChar32 c) {
  static const std::array<uint8_t, kTableSize> table = [] {
    std::array<uint8_t, kTableSize> classes;
    for (size_t i = 0; i < kTableSize; ++i) classes[i] = ComputeClass(static_cast<UChar32>(i));
    return classes;
  }();
  return static_cast<size_t>(c) < kTableSize ? table[static_cast<size_t>(c)] : ComputeClass(c);
}

UChar32 Next(absl::string_view text, size_t* position) {
  UChar32 c;
  size_t i = *position;
  U8_NEXT(text.data(), i, text.size(), c);
  *position = i;
  return c;
}

void Append(std::string* out, UChar32 c) {
  char buffer[4];
  size_t length = 0;
  UBool error = false;
  U8_APPEND(buffer, length, 4, c, error);
  if (!error) out->append(buffer, length);
}

std::string FoldWith(absl::string_view text, bool keep_case) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (size_t i = 0; i < text.size();) {
    UChar32 c = Next(text, &i);
    if (c < 0) c = kReplacement;
    if (u_isUWhiteSpace(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    if (IsApostrophe(c)) {
      out.push_back('\'');
    } else if (IsHyphen(c)) {
      out.push_back('-');
    } else {
      const Folded folded = Fold(c, keep_case);
      if (folded.first != 0) Append(&out, static_cast<UChar32>(folded.first));
      if (folded.second != 0) Append(&out, static_cast<UChar32>(folded.second));
    }
  }
  return out;
}

template <typename Function>
std::string MapCodePoints(absl::string_view text, Function function) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const UChar32 c = Next(text, &i);
    Append(&out, c < 0 ? static_cast<UChar32>(kReplacement) : function(c));
  }
  return out;
}

}  // namespace

bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 || c == '`' || c == 0xB4 || c == 0x2032;
}

bool IsHyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool IsWordCharacter(char32_t c) { return (ClassOf(static_cast<UChar32>(c)) & kWordBit) != 0; }

std::vector<Word> SplitWords(absl::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 1);
  // What has been seen since the last word.
  bool space = false, hyphen = false, apostrophe = false, period = false, other = true;
  size_t i = 0;
  while (i < text.size()) {
    const size_t begin = i;
    UChar32 c = Next(text, &i);
    if (c < 0 || (ClassOf(c) & kWordBit) == 0) {
      if (c < 0) {
        other = true;
      } else if (ClassOf(c) & kInvisibleBit) {
        continue;
      } else if (ClassOf(c) & kSpaceBit) {
        space = true;
      } else if (IsHyphen(static_cast<char32_t>(c))) {
        other |= hyphen;
        hyphen = true;
      } else if (IsApostrophe(static_cast<char32_t>(c))) {
        other |= apostrophe;
        apostrophe = true;
      } else if (c == '.') {
        other |= period || space || hyphen || apostrophe;
        period = true;
      } else {
        other = true;
      }
      continue;
    }
    Word word;
    word.range.begin = begin;
    uint64_t hash = kHashSeed;
    size_t end = i;
    for (;;) {
      const uint8_t bits = ClassOf(c);
      if (bits & kLetterBit) {
        if (word.letters == 0) word.upper_initial = (bits & kUpperBit) != 0;
        ++word.letters;
        if (bits & kLowerBit) word.has_lower = true;
      }
      const Folded folded = Fold(c, false);
      if (folded.first != 0) hash = AddToHash(hash, folded.first);
      if (folded.second != 0) hash = AddToHash(hash, folded.second);
      end = i;
      if (i >= text.size()) break;
      size_t next = i;
      c = Next(text, &next);
      while (c >= 0 && (ClassOf(c) & kInvisibleBit) != 0 && next < text.size()) c = Next(text, &next);
      if (c < 0 || (ClassOf(c) & kWordBit) == 0) break;
      i = next;
    }
    word.range.end = end;
    word.hash = hash;
    if (other) {
      word.gap_before = WordGap::kOther;
    } else if (period) {
      word.gap_before = apostrophe ? WordGap::kOther : WordGap::kPeriod;
    } else if (apostrophe) {
      word.gap_before = space || hyphen ? WordGap::kOther : WordGap::kApostrophe;
    } else {
      // A hyphen among spaces is a dash.
      word.gap_before = space && hyphen ? WordGap::kOther : WordGap::kSpace;
    }
    space = hyphen = apostrophe = period = other = false;
    words.push_back(word);
  }
  return words;
}

std::string FoldText(absl::string_view text) { return FoldWith(text, false); }

std::string FoldAccents(absl::string_view text) { return FoldWith(text, true); }

std::string ToUpperText(absl::string_view text) {
  return MapCodePoints(text, [](UChar32 c) { return u_toupper(c); });
}

std::string ToLowerText(absl::string_view text) {
  return MapCodePoints(text, [](UChar32 c) { return u_tolower(c); });
}

bool IsAllCapitals(absl::string_view text) { return ToUpperText(text) == text; }

bool IsCapitalized(absl::string_view text) { return CapitalizeFirst(text) == text; }

absl::string_view FirstWord(absl::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

std::string CapitalizeFirst(absl::string_view text) {
  bool done = false;
  return MapCodePoints(text, [&done](UChar32 c) {
    if (done || !u_isalpha(c)) return c;
    done = true;
    return u_totitle(c);
  });
}

char32_t CodePointBefore(absl::string_view text, size_t position) {
  if (position == 0) return 0;
  UChar32 c;
  int32_t i = static_cast<int32_t>(std::min<size_t>(position, 4));
  const uint8_t* tail = reinterpret_cast<const uint8_t*>(text.data()) + position - i;
  U8_PREV(tail, 0, i, c);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

char32_t CodePointAt(absl::string_view text, size_t position) {
  if (position >= text.size()) return 0;
  const UChar32 c = Next(text, &position);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

ByteRange NameBeside(absl::Span<const Word> words, absl::string_view text, ByteRange range, bool before) {
  for (const Word& word : words) {
    const size_t gap = before ? word.range.end : range.end;
    if ((before ? range.begin : word.range.begin) != gap + 1 || text[gap] != ' ') continue;
    return word.upper_initial ? word.range : ByteRange();
  }
  return {};
}

}  // namespace dragoman
