#include "service/text/entities.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>

#include "absl/strings/numbers.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

// Longer ones are none; keeps hostile input linear.
constexpr size_t kMaxEntityBytes = 12;

constexpr char32_t kFirstOfLatin1 = 0xA0;
constexpr absl::string_view kLatin1[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
static_assert(std::size(kLatin1) == 0x100 - kFirstOfLatin1);

struct Name {
  absl::string_view name;
  char32_t character;
};
constexpr Name kOtherNames[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"ndash", 0x2013},  {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bdquo", 0x201E},  {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"minus", 0x2212}};

// The character of `name`; 0 when it is not known.
char32_t NamedCharacter(absl::string_view name) {
  const auto* const latin1 = std::find(std::begin(kLatin1), std::end(kLatin1), name);
  if (latin1 != std::end(kLatin1))
    return kFirstOfLatin1 + static_cast<char32_t>(latin1 - std::begin(kLatin1));
  const auto* const other = std::find_if(std::begin(kOtherNames), std::end(kOtherNames),
                                         [name](const Name& known) { return known.name == name; });
  return other == std::end(kOtherNames) ? 0 : other->character;
}

// The printed character of `digits`, behind "&#"; 0 for any other.
char32_t NumberedCharacter(absl::string_view digits) {
  uint32_t number = 0;
  const bool hexadecimal = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  const bool read =
      hexadecimal ? absl::SimpleHexAtoi(digits.substr(1), &number) : absl::SimpleAtoi(digits, &number);
  return read && number > ' ' && u_isprint(static_cast<UChar32>(number)) ? number : 0;
}

struct Entity {
  size_t end = 0;
  char32_t character = 0;  // 0: there is none
};

// The entity whose ampersand stands at `i`.
Entity ReadEntity(absl::string_view text, size_t i) {
  const absl::string_view rest = text.substr(i + 1, kMaxEntityBytes);
  const size_t length = rest.find(';');
  if (length == absl::string_view::npos || length == 0) return {};
  const absl::string_view name = rest.substr(0, length);
  return {i + 1 + length + 1, name[0] == '#' ? NumberedCharacter(name.substr(1)) : NamedCharacter(name)};
}

std::string Utf8(char32_t character) {
  std::string text;
  AppendCharacter(character, text);
  return text;
}

}  // namespace

Entities Entities::Find(absl::string_view text, absl::Span<const size_t> borders) {
  Entities entities;
  if (text.find('&') == absl::string_view::npos) return entities;
  struct Found {
    ByteRange range;
    char32_t character;
  };
  std::vector<Found> all;
  std::set<char32_t> otherwise;  // characters that the text writes in another way, too
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t character = NextCharacter(text, i);
    const Entity entity = character == '&' ? ReadEntity(text, begin) : Entity();
    const bool torn = entity.character != 0 &&
                      std::any_of(borders.begin(), borders.end(),
                                  [&](size_t border) { return begin < border && border < entity.end; });
    if (entity.character == 0 || torn) {
      otherwise.insert(character);
      continue;
    }
    i = entity.end;
    all.push_back({{begin, entity.end}, entity.character});
    const std::string spelling(all.back().range.In(text));
    if (entities.spellings_.emplace(entity.character, spelling).first->second != spelling)
      otherwise.insert(entity.character);
    otherwise.insert(spelling.begin() + 1, spelling.end());
  }
  const auto stays = [&](const auto& found) { return otherwise.count(found.character) > 0; };
  // An entity that stays has an ampersand.
  if (std::any_of(all.begin(), all.end(), stays)) otherwise.insert('&');
  for (const Found& found : all) {
    if (!stays(found)) entities.decoding_.push_back({found.range, Utf8(found.character)});
  }
  std::erase_if(entities.spellings_, [&](const auto& known) { return otherwise.count(known.first) > 0; });
  return entities;
}

std::vector<TextEdit> Entities::Encoding(absl::string_view text) const {
  std::vector<TextEdit> edits;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const auto known = spellings_.find(NextCharacter(text, i));
    if (known != spellings_.end()) edits.push_back({{begin, i}, known->second});
  }
  return edits;
}

}  // namespace dragoman
