#include "glossary/slavic/neighbours.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/algorithm/container.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

bool OneOf(char32_t c, const char32_t* letters) {
  return c != 0 && std::u32string(letters).find(c) != std::u32string::npos;
}

// The prepositions that may stand before a word beginning with `a`, `b`, the usual one first; empty: no
// change.
std::vector<std::string> RussianPrepositions(absl::string_view word, char32_t a, char32_t b, char32_t c) {
  const bool vowel_b = OneOf(b, U"аеёиоуыэюяьъй");
  if (word == "о" || word == "об") {
    // «об Instagram», «о Euronews»: as it is spoken.
    if (OneOf(a, U"aeiou")) return {};
    return OneOf(a, U"аиоуыэ") ? std::vector<std::string>{"об"} : std::vector<std::string>{"о"};
  }
  const bool lvov = a == U'л' && b == U'ь' && c == U'в';
  // «со Всемирным банком» as well as «с Всемирным банком», «ко Второй мировой»
  const bool cluster = !vowel_b || b == U'ь';
  if (word == "с" || word == "со") {
    if (lvov || a == U'щ' || (OneOf(a, U"сзшж") && !vowel_b)) return {"со"};
    return OneOf(a, U"вмл") && cluster ? std::vector<std::string>{"с", "со"} : std::vector<std::string>{"с"};
  }
  if (word == "в" || word == "во") {
    if (lvov || (OneOf(a, U"вф") && cluster)) return {"во"};                   // «во Вьетнаме»
    const bool either = (a == U'д' && b == U'в') || (a == U'м' && b == U'н');  // «во дворце», «во многих»
    return either ? std::vector<std::string>{"в", "во"} : std::vector<std::string>{"в"};
  }
  if (word == "к" || word == "ко") {
    if (lvov) return {"ко"};
    return OneOf(a, U"вмд") && cluster ? std::vector<std::string>{"к", "ко"} : std::vector<std::string>{"к"};
  }
  return {};
}

std::vector<std::string> UkrainianPrepositions(absl::string_view word, char32_t before, char32_t a,
                                               char32_t b) {
  const bool vowel_a = OneOf(a, U"аеиіоу");
  const bool vowel_b = OneOf(b, U"аеєиіїоуюяьй'’ʼ");
  const bool lviv = a == U'л' && b == U'ь';
  if (word == "у" || word == "в") {
    if (vowel_a) return {"в"};
    if (OneOf(a, U"вф") || (OneOf(a, U"лсзтхкд") && b == U'в') || (a == U'л' && b == U'ь')) return {"у"};
    if (OneOf(before, U"аеєиіїоуюяaeiou")) return {"в", "у"};
    return {"у", "в"};
  }
  if (word == "з" || word == "із" || word == "зі") {
    if (lviv) return {"зі", "із"};
    if (OneOf(a, U"зсшжчцщ")) {
      return vowel_b ? std::vector<std::string>{"із", "з"} : std::vector<std::string>{"зі", "із"};
    }
    if (!vowel_a && !vowel_b && OneOf(a, U"вмлрт") && !OneOf(before, U"аеєиіїоуюяaeiou"))
      return {"із", "зі", "з"};
    return vowel_a ? std::vector<std::string>{"з"} : std::vector<std::string>{"з", "із"};
  }
  if (word == "об" || word == "о")
    return vowel_a ? std::vector<std::string>{"об", "о"} : std::vector<std::string>{"о"};
  return {};
}

// Whether a word of `form` in the prepositional is a building or what sits in one: «в Елисейском дворце».
bool NamesBuilding(absl::string_view form, absl::string_view language) {
  const GovernmentTable& table = GovernmentTable::Of(language);
  return absl::c_any_of(SplitWords(form), [&](const Word& word) {
    return table.buildings.contains(ToLowerText(word.range.In(form)));
  });
}

// The endings of an adjective in -ск- or -ськ- beside a person, by case: nominative to prepositional.
struct AdjectiveEndings {
  std::array<absl::string_view, 6> masculine, feminine, plural;
};

constexpr AdjectiveEndings kRussianEndings = {{"ий", "ого", "ому", "ого", "им", "ом"},
                                              {"ая", "ой", "ой", "ую", "ой", "ой"},
                                              {"ие", "их", "им", "их", "ими", "их"}};
constexpr AdjectiveEndings kUkrainianEndings = {{"ий", "ого", "ому", "ого", "им", "ому"},
                                                {"а", "ої", "ій", "у", "ою", "ій"},
                                                {"і", "их", "им", "их", "ими", "их"}};

// The row of AdjectiveEndings that `grammatical_case` has.
size_t EndingOf(Case grammatical_case) {
  switch (grammatical_case) {
    case Case::kGenitive:
      return 1;
    case Case::kDative:
      return 2;
    case Case::kAccusative:
      return 3;
    case Case::kInstrumental:
      return 4;
    case Case::kPrepositional:
      return 5;
    default:
      return 0;
  }
}

}  // namespace

std::optional<TextEdit> DropDoubledCountry(const TargetText& text, size_t first, size_t last) {
  const size_t country = last + 1;
  if (first == 0 || country >= text.words.size() || text.clause_start[country] || text.clause_start[first])
    return std::nullopt;
  const size_t adjective = first - 1;
  const std::u32string &word = text.keys[adjective], &name = text.keys[country];
  const auto common = static_cast<size_t>(
      std::mismatch(word.begin(), word.end(), name.begin(), name.end()).first - word.begin());
  // «украинским … Украины», but «австрийским … Австралии»
  const bool same = common > 3 && common + 3 >= name.size();
  if (!same || !text.words[country].upper_initial || !IsRelational(text.lower[adjective]) ||
      text.sentence_start[adjective])
    return std::nullopt;
  return TextEdit{{text.words[adjective].range.begin, text.words[first].range.begin}, ""};
}

std::optional<TextEdit> MendPreposition(const TargetText& text, size_t first, absl::string_view form,
                                        absl::string_view language, bool replaced, bool inside) {
  if (first == 0) return std::nullopt;
  // «об «Азовстали»»
  const absl::string_view gap = text.Gap(first);
  const bool quoted = gap == " «" || gap == " \"" || gap == " “" || gap == " „";
  const bool beside = text.words[first].gap_before == WordGap::kSpace && !text.clause_start[first];
  if (!beside && !quoted) return std::nullopt;
  const size_t at = first - 1;
  const bool on_building = inside && text.lower[at] == "на" && NamesBuilding(form, language);
  if (!replaced && language != "ru" && !on_building) return std::nullopt;
  const absl::string_view present = on_building ? "в" : absl::string_view(text.lower[at]);
  // Letters of an abbreviation are read by their names: «с США», «у ВСУ».
  const absl::string_view word = FirstWord(form);
  const bool abbreviation =
      ToUpperText(word) == word && ToCodePoints(word).size() > 1 && ToUpperText(text.text) != text.text;
  const bool usa = language == "uk" && form == "США";  // «зі США»
  // «во внутреннем министерстве» -> «в МВД»
  const bool lengthened = language == "ru" && replaced && form != "СМИ" &&
                          (present == "во" || present == "со" || present == "ко");
  if (abbreviation && present != "о" && present != "об" && !usa && !lengthened) return std::nullopt;
  const std::u32string letters = ToCodePoints(ToLowerText(form));
  const auto letter = [&letters](size_t i) { return i < letters.size() ? letters[i] : U'\0'; };
  std::vector<std::string> wanted;
  if (language == "ru") {
    wanted = RussianPrepositions(present, letter(0), letter(1), letter(2));
    // «с Мировым банком» -> «со Всемирным банком»
    const bool first_cluster = replaced && present == "с" && letter(0) == U'в' && letter(1) == U'с' &&
                               ToCodePoints(text.lower[first]).front() != U'в';
    if (first_cluster && wanted.size() == 2) wanted.erase(wanted.begin());
    if (abbreviation && lengthened) wanted = {std::string(present.substr(0, absl::string_view("в").size()))};
  } else {
    // «УЄФА в», «FIFA в»: capitals and Latin letters count as well
    const bool opens = at == 0 || text.clause_start[at];
    const char32_t before = opens ? U'\0' : ToCodePoints(text.lower[at - 1]).back();
    wanted = UkrainianPrepositions(present, before, letter(0), letter(1));
    // «служив в АФУ»: «в» stood there for the vowel.
    constexpr const char32_t* kVowels = U"аеиіоуєїюяaeiou";
    const bool for_vowel = present == "в" && OneOf(ToCodePoints(text.lower[first]).front(), kVowels);
    if (for_vowel && !OneOf(letter(0), kVowels)) wanted.resize(1);
  }
  if (wanted.empty() || absl::c_linear_search(wanted, text.lower[at])) return std::nullopt;
  return TextEdit{text.words[at].range,
                  text.words[at].upper_initial ? CapitalizeFirst(wanted.front()) : wanted.front()};
}

std::optional<TextEdit> MendAdjective(const TargetText& text, size_t first,
                                      absl::Span<const GrammaticalForm> forms, bool masculine,
                                      absl::string_view language) {
  if (first == 0 || forms.empty() || text.clause_start[first] || text.Gap(first) != " ") return std::nullopt;
  const std::string& word = text.lower[first - 1];
  if (!IsRelational(word)) return std::nullopt;
  const size_t stem = word.rfind("к") + absl::string_view("к").size();
  const absl::string_view ending = absl::string_view(word).substr(stem);
  const AdjectiveEndings& endings = language == "uk" ? kUkrainianEndings : kRussianEndings;
  // «российский и украинский | министры»: one each.
  const bool listed = first > 1 && !text.clause_start[first - 1] &&
                      GovernmentTable::Of(language).conjunctions.contains(text.lower[first - 2]);
  const bool agrees = absl::c_any_of(forms, [&](const GrammaticalForm& form) {
    const size_t row = EndingOf(form.grammatical_case);
    const bool in = form.grammatical_case == Case::kPrepositional;
    return ending == endings.plural[row] ||
           ((listed || form.number != Number::kPlural) &&
            (ending == endings.masculine[row] || (in && language == "uk" && ending == "ім") ||
             (!masculine && ending == endings.feminine[row])));
  });
  if (agrees) return std::nullopt;
  const GrammaticalForm& form = forms.front();
  const size_t row = EndingOf(form.grammatical_case);
  const absl::string_view wanted =
      form.number == Number::kPlural ? endings.plural[row] : endings.masculine[row];
  const ByteRange range = text.words[first - 1].range;
  return TextEdit{{range.begin + stem, range.end}, std::string(wanted)};
}

}  // namespace dragoman
