#include "glossary/neighbours.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/folding.h"

namespace dragoman {
namespace {

bool OneOf(char32_t c, const char32_t* letters) {
  return c != 0 && std::u32string(letters).find(c) != std::u32string::npos;
}

template <size_t N>
bool Contains(const std::array<absl::string_view, N>& words, absl::string_view word) {
  return absl::c_linear_search(words, word);
}

// The prepositions that may stand before a word beginning with `a`, `b`, the usual one first; empty: no
// change.
std::vector<std::string> RussianPrepositions(absl::string_view word, char32_t a, char32_t b, char32_t c) {
  const bool vowel_b = OneOf(b, U"аеёиоуыэюяьъй");
  if (word == "о" || word == "об") {
    return OneOf(a, U"аиоуыэ") ? std::vector<std::string>{"об"} : std::vector<std::string>{"о"};
  }
  const bool lvov = a == U'л' && b == U'ь' && c == U'в';
  if (word == "с" || word == "со") {
    if (lvov || a == U'щ' || (OneOf(a, U"сзшж") && !vowel_b)) return {"со"};
    return {"с"};
  }
  if (word == "в" || word == "во") {
    if (OneOf(a, U"вф") && !vowel_b) return {"во"};
    return lvov ? std::vector<std::string>{"во", "в"} : std::vector<std::string>{"в"};
  }
  if (word == "к" || word == "ко")
    return lvov ? std::vector<std::string>{"ко"} : std::vector<std::string>{"к"};
  return {};
}

std::vector<std::string> UkrainianPrepositions(absl::string_view word, char32_t before, char32_t a,
                                               char32_t b) {
  const bool vowel_a = OneOf(a, U"аеиіоу");
  const bool vowel_b = OneOf(b, U"аеєиіїоуюяьй'’ʼ");
  if (word == "у" || word == "в") {
    if (vowel_a) return {"в"};
    if (OneOf(a, U"вф") || (OneOf(a, U"лсзтхкд") && b == U'в') || (a == U'л' && b == U'ь')) return {"у"};
    if (OneOf(before, U"аеєиіїоуюя")) return {"в", "у"};
    return {"у", "в"};
  }
  if (word == "з" || word == "із" || word == "зі") {
    if (OneOf(a, U"зсшжчцщ")) {
      return vowel_b ? std::vector<std::string>{"із", "з"} : std::vector<std::string>{"зі", "із"};
    }
    if (!vowel_a && !vowel_b && OneOf(a, U"вмлрт") && !OneOf(before, U"аеєиіїоуюя")) return {"із", "зі", "з"};
    return vowel_a ? std::vector<std::string>{"з"} : std::vector<std::string>{"з", "із"};
  }
  if (word == "об" || word == "о")
    return vowel_a ? std::vector<std::string>{"об", "о"} : std::vector<std::string>{"о"};
  return {};
}

// The words before a French term, taken apart.
struct Determiner {
  enum Preposition { kNone, kDe, kA, kQue } preposition = kNone;
  bool definite = false;
  bool indefinite = false;  // un, une
  std::string que;          // "que", "lorsque", without its e
  size_t first_word = 0;    // where it begins; the term's first word when there is none
};

bool Adjoins(const TargetText& text, size_t word) {
  return word > 0 &&
         (text.words[word].gap_before == WordGap::kSpace ||
          text.words[word].gap_before == WordGap::kApostrophe) &&
         !absl::StrContains(text.Gap(word), "-");
}

Determiner ReadDeterminer(const TargetText& text, size_t first) {
  Determiner found;
  found.first_word = first;
  if (!Adjoins(text, first)) return found;
  const size_t at = first - 1;
  const std::string& word = text.lower[at];
  const auto prepositions = [&](size_t before) {
    const std::string& preposition = text.lower[before];
    if (preposition == "de" || preposition == "d") found.preposition = Determiner::kDe;
    if (preposition == "à") found.preposition = Determiner::kA;
    if (found.preposition != Determiner::kNone) found.first_word = before;
  };
  if (word == "le" || word == "la" || word == "les" || word == "l") {
    found.definite = true;
    found.first_word = at;
    if (Adjoins(text, at)) prepositions(at - 1);
  } else if (word == "du" || word == "des") {
    found.definite = true;
    found.preposition = Determiner::kDe;
    found.first_word = at;
  } else if (word == "au" || word == "aux") {
    found.definite = true;
    found.preposition = Determiner::kA;
    found.first_word = at;
  } else if (word == "un" || word == "une") {
    found.indefinite = true;
    found.first_word = at;
  } else if (absl::EndsWith(word, "que") &&
             Contains(std::array<absl::string_view, 5>{"que", "lorsque", "puisque", "jusque", "quoique"},
                      word)) {
    found.preposition = Determiner::kQue;
    found.que = word.substr(0, word.size() - 1);
    found.first_word = at;
  } else if (Contains(std::array<absl::string_view, 5>{"qu", "lorsqu", "puisqu", "jusqu", "quoiqu"}, word)) {
    found.preposition = Determiner::kQue;
    found.que = word;
    found.first_word = at;
  } else {
    prepositions(at);
  }
  return found;
}

std::string RenderDeterminer(const Determiner& determiner, const FrenchTerm& term, bool elide) {
  if (determiner.indefinite) return term.feminine ? "une " : "un ";
  if (determiner.preposition == Determiner::kQue) return absl::StrCat(determiner.que, elide ? "’" : "e ");
  if (!determiner.definite) {
    if (determiner.preposition == Determiner::kDe) return elide ? "d’" : "de ";
    return determiner.preposition == Determiner::kA ? "à " : "";
  }
  const absl::string_view preposition = determiner.preposition == Determiner::kDe  ? "de "
                                        : determiner.preposition == Determiner::kA ? "à "
                                                                                   : "";
  if (term.plural) {
    return determiner.preposition == Determiner::kDe  ? "des "
           : determiner.preposition == Determiner::kA ? "aux "
                                                      : "les ";
  }
  if (elide) return absl::StrCat(preposition, "l’");
  if (term.feminine) return absl::StrCat(preposition, "la ");
  return determiner.preposition == Determiner::kDe  ? "du "
         : determiner.preposition == Determiner::kA ? "au "
                                                    : "le ";
}

}  // namespace

std::optional<TextEdit> MendPreposition(const TargetText& text, size_t first, absl::string_view form,
                                        absl::string_view language, bool replaced) {
  if (first == 0 || text.words[first].gap_before != WordGap::kSpace || text.clause_start[first])
    return std::nullopt;
  const size_t at = first - 1;
  if (!replaced && (language != "ru" || (text.lower[at] != "о" && text.lower[at] != "об")))
    return std::nullopt;
  const std::u32string letters = ToCodePoints(ToLowerText(form));
  const auto letter = [&letters](size_t i) { return i < letters.size() ? letters[i] : U'\0'; };
  std::vector<std::string> wanted;
  if (language == "ru") {
    wanted = RussianPrepositions(text.lower[at], letter(0), letter(1), letter(2));
  } else {
    const char32_t before =
        at == 0 || text.clause_start[at] ? U'\0' : CodePointBefore(text.text, text.words[at - 1].range.end);
    wanted = UkrainianPrepositions(text.lower[at], before, letter(0), letter(1));
  }
  if (wanted.empty() || absl::c_linear_search(wanted, text.lower[at])) return std::nullopt;
  return TextEdit{text.words[at].range,
                  text.words[at].upper_initial ? CapitalizeFirst(wanted.front()) : wanted.front()};
}

std::optional<TextEdit> MendArticle(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term) {
  const std::string folded = FoldText(term.form.substr(0, 8));
  const char initial = folded.empty() ? ' ' : folded[0];
  const bool elide = absl::StrContains("aeiou", absl::string_view(&initial, 1)) ||
                     (initial == 'h' && !term.h_aspire && term.kind != TermKind::kPerson);
  Determiner determiner = ReadDeterminer(text, first);
  const bool common =
      term.kind == TermKind::kTitle || term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  const bool none = determiner.first_word == first;
  if (none) {
    // «selon Kremlin», «Kremlin a déclaré».
    static constexpr std::array<absl::string_view, 16> kBefore = {
        "selon", "avec",   "par", "pour",   "contre", "sur",  "dans", "vers",
        "sous",  "devant", "que", "depuis", "entre",  "sauf", "chez", "envers"};
    static constexpr std::array<absl::string_view, 24> kVerbs = {
        "a",       "est",     "ont",     "sont",   "n",         "ne",       "va",      "veut",
        "doit",    "dit",     "avait",   "était",  "peut",      "reste",    "estime",  "affirme",
        "annonce", "dénonce", "rejette", "refuse", "considère", "souhaite", "déclare", "confirme"};
    if (!term.article || common || term.kind == TermKind::kPerson ||
        text.words[first].range.size() == text.text.size()) {
      return std::nullopt;
    }
    const bool after = first > 0 && Adjoins(text, first) && Contains(kBefore, text.lower[first - 1]);
    const bool before = text.sentence_start[first] && last + 1 < text.words.size() &&
                        !text.clause_start[last + 1] && Contains(kVerbs, text.lower[last + 1]);
    if (!after && !before) return std::nullopt;
    determiner.definite = true;
  } else if (determiner.indefinite) {
    if (!term.replaced || !common || term.plural) return std::nullopt;
  } else if (!determiner.definite) {
    // «d'Ukraine», «à Paris»: places do without; the Kremlin does not.
    const bool contracts =
        determiner.preposition == Determiner::kDe || determiner.preposition == Determiner::kA;
    if (contracts && term.article && !common && term.kind != TermKind::kPlace) determiner.definite = true;
  } else if (term.replaced && !term.article && !common && !term.plural) {
    determiner.definite = false;
  } else if (common && text.lower[first - 1] == "des" && term.plural) {
    return std::nullopt;  // «des ministres»: indefinite or contracted alike
  }
  std::string wanted = RenderDeterminer(determiner, term, elide);
  const ByteRange range{text.words[determiner.first_word].range.begin, text.words[first].range.begin};
  const absl::string_view present = range.In(text.text);
  if (FoldAccents(ToLowerText(present)) == FoldAccents(wanted) || absl::StrContains(present, "\u00A0")) {
    return std::nullopt;
  }
  // The apostrophe that the text uses elsewhere, and its capital.
  if (!absl::StrContains(text.text, "’") && absl::EndsWith(wanted, "’")) {
    wanted = absl::StrCat(absl::StripSuffix(wanted, "’"), "'");
  }
  const bool capital = none ? text.sentence_start[first] : text.words[determiner.first_word].upper_initial;
  if (capital) wanted = CapitalizeFirst(wanted);
  return TextEdit{range, wanted};
}

}  // namespace dragoman
