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
#include "glossary/inflect/french.h"
#include "glossary/spelling.h"

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
    const bool cluster = OneOf(a, U"вф") && (!vowel_b || b == U'ь');  // «во Вьетнаме»
    return lvov || cluster ? std::vector<std::string>{"во"} : std::vector<std::string>{"в"};
  }
  if (word == "к" || word == "ко")
    return lvov ? std::vector<std::string>{"ко"} : std::vector<std::string>{"к"};
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
    if (OneOf(before, U"аеєиіїоуюя")) return {"в", "у"};
    return {"у", "в"};
  }
  if (word == "з" || word == "із" || word == "зі") {
    if (lviv) return {"зі", "із"};
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
  enum Preposition { kNone, kDe, kA, kEn, kQue } preposition = kNone;
  bool definite = false;
  bool indefinite = false;  // un, une
  bool feminine = false;    // la
  bool plural = false;      // les, des, aux
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
    if (preposition == "en") found.preposition = Determiner::kEn;
    if (found.preposition != Determiner::kNone) found.first_word = before;
  };
  found.feminine = word == "la";
  found.plural = word == "les" || word == "des" || word == "aux";
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
  if (determiner.preposition == Determiner::kQue && !determiner.definite)
    return absl::StrCat(determiner.que, elide ? "’" : "e ");
  if (!determiner.definite) {
    if (determiner.preposition == Determiner::kDe) return elide ? "d’" : "de ";
    return determiner.preposition == Determiner::kA    ? "à "
           : determiner.preposition == Determiner::kEn ? "en "
                                                       : "";
  }
  const absl::string_view preposition = determiner.preposition == Determiner::kDe  ? "de "
                                        : determiner.preposition == Determiner::kA ? "à "
                                                                                   : "";
  if (determiner.preposition == Determiner::kQue) {
    const absl::string_view article = term.plural ? "les " : elide ? "l’" : term.feminine ? "la " : "le ";
    return absl::StrCat(determiner.que, "e ", article);  // « que l'Ukraine »
  }
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

// « accueillera », « accueilleraient »
bool IsFuture(absl::string_view word) {
  static constexpr std::array<absl::string_view, 9> kEndings = {"era",   "ira",   "dra",   "erait", "irait",
                                                                "drait", "eront", "iront", "dront"};
  return word.size() > 6 &&
         absl::c_any_of(kEndings, [&](absl::string_view ending) { return absl::EndsWith(word, ending); });
}

// Whether the name at word `first` is one of several at the beginning of a sentence: « Uzbekistan, Kyrgyzstan
// et ».
bool OpensAsList(const TargetText& text, size_t first) {
  size_t at = first, names = 0;
  while (at > 0 && !text.sentence_start[at]) {
    const bool comma = text.Gap(at) == ", " && text.words[at - 1].upper_initial;
    const bool joined = at >= 2 && text.lower[at - 1] == "et" && text.words[at - 2].upper_initial;
    if (!comma && !joined) return false;
    at -= comma ? 1 : 2;
    ++names;
    while (at > 0 && text.words[at].upper_initial && text.words[at].gap_before == WordGap::kSpace &&
           !text.clause_start[at] && text.words[at - 1].upper_initial) {
      --at;
    }
  }
  const bool goes_on =
      first + 1 < text.words.size() && text.Gap(first + 1) == ", " && text.words[first + 1].upper_initial;
  return names > 0 || goes_on;
}

// Whether the bare term in words `first` to `last` lacks its article: «selon Kremlin», «Kremlin a déclaré»,
// «Israël et Hamas».
bool WantsArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  static constexpr std::array<absl::string_view, 16> kBefore = {
      "selon", "avec",   "par", "pour",   "contre", "sur",  "dans", "vers",
      "sous",  "devant", "que", "depuis", "entre",  "sauf", "chez", "envers"};
  // Verbs of which a headline's subject has many, and the pronouns before a verb.
  static constexpr std::array<absl::string_view, 52> kVerbs = {
      "a",        "est",       "ont",     "sont",     "n",         "ne",       "va",      "veut",
      "doit",     "dit",       "avait",   "était",    "peut",      "reste",    "estime",  "affirme",
      "annonce",  "dénonce",   "rejette", "refuse",   "considère", "souhaite", "déclare", "confirme",
      "l",        "s",         "se",      "y",        "lui",       "leur",     "les",     "nous",
      "aura",     "sera",      "attend",  "accuse",   "salue",     "appelle",  "exige",   "rappelle",
      "soutient", "compte",    "propose", "continue", "menace",    "poursuit", "prévoit", "dément",
      "évoque",   "reconnaît", "répond",  "condamne"};
  // What may stand behind a subject's place without making one of it.
  static constexpr std::array<absl::string_view, 22> kNoVerbs = {
      "et",     "ou",  "en",   "de",   "du",  "des",  "d",    "à",    "au",    "aux",  "pour",
      "contre", "sur", "sous", "dans", "par", "avec", "sans", "vers", "comme", "chez", "depuis"};
  // « China et India se sont abstenus »
  const bool replaced_place = term.replaced && term.kind == TermKind::kPlace;
  if (replaced_place && first == 2 && text.lower[1] == "et") return true;
  if (replaced_place && text.sentence_start[first] && last + 2 < text.words.size() &&
      text.lower[last + 1] == "et")
    return true;
  if (first > 0 && Adjoins(text, first)) {
    const std::string& before = text.lower[first - 1];
    if (Contains(kBefore, before)) return true;
    if (before == "et" || before == "ou" || before == "ni") {
      const absl::string_view article = first >= 3 ? absl::string_view(text.lower[first - 3]) : "";
      return term.kind == TermKind::kOrganisation || article == "l" || article == "la" || article == "le" ||
             article == "les" || article == "entre";
    }
  }
  // «aidera Ukraine»: the object right behind its verb.
  if (first > 0 && term.object && text.words[first].gap_before == WordGap::kSpace &&
      !text.clause_start[first] && !text.words[first - 1].upper_initial) {
    return true;
  }
  // « ont quitté Turkey », « a exhorté Argentina »
  if (replaced_place && first > 0 && Adjoins(text, first) && !text.clause_start[first] &&
      !text.words[first - 1].upper_initial && text.words[first - 1].letters > 3 &&
      (absl::EndsWith(text.lower[first - 1], "é") || absl::EndsWith(text.lower[first - 1], "er"))) {
    return true;
  }
  // « Unesco, dont le siège … »
  static constexpr std::array<absl::string_view, 3> kRelative = {"dont", "qui", "où"};
  if (term.replaced && text.sentence_start[first] && last + 1 < text.words.size() &&
      text.Gap(last + 1) == ", " && Contains(kRelative, text.lower[last + 1])) {
    return true;
  }
  // « Uzbekistan, Kyrgyzstan et Tajikistan ont signé »
  if (replaced_place && OpensAsList(text, first)) return true;
  // « Poland craint »
  if (replaced_place && text.sentence_start[first] && last + 1 < text.words.size() &&
      !text.clause_start[last + 1] && text.words[last + 1].gap_before == WordGap::kSpace &&
      !text.words[last + 1].upper_initial && !Contains(kNoVerbs, text.lower[last + 1])) {
    return true;
  }
  return text.sentence_start[first] && last + 1 < text.words.size() && !text.clause_start[last + 1] &&
         text.words[last + 1].gap_before == WordGap::kSpace &&
         (Contains(kVerbs, text.lower[last + 1]) || IsFuture(text.lower[last + 1]));
}

// « dirigeants NATO »: a noun right before a name that English has before the noun.
bool FollowsItsNoun(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 34> kNoNouns = {
      "à",   "de",    "en",   "et",   "ou",   "par",   "pour", "avec", "dans",   "sur",   "sous", "que",
      "qui", "selon", "chez", "vers", "sans", "entre", "dit",  "est",  "sont",   "a",     "ont",  "le",
      "la",  "les",   "un",   "une",  "des",  "du",    "au",   "aux",  "contre", "depuis"};
  return first > 0 && Adjoins(text, first) && text.words[first].gap_before == WordGap::kSpace &&
         !text.clause_start[first] && !text.words[first - 1].upper_initial &&
         text.words[first - 1].letters > 2 && !Contains(kNoNouns, text.lower[first - 1]);
}

// What a bare preposition before a term with an article becomes: «de Ukraine» -> «d’Ukraine», «de Donbass» ->
// «du Donbass», «à Liban» -> «au Liban», «à France» -> «en France».
void SetArticleOfPlace(const FrenchTerm& term, bool elide, Determiner* determiner) {
  const bool common_head = ToLowerText(term.form.substr(0, 1)) == term.form.substr(0, 1) &&
                           CapitalizeFirst(term.form) != term.form;  // «mer Noire»
  const bool place = term.kind == TermKind::kPlace && !common_head;
  const bool masculine = term.plural || (!term.feminine && !elide);
  switch (determiner->preposition) {
    case Determiner::kDe:
      determiner->definite = !place || masculine;
      break;
    case Determiner::kA:
      if (place && !masculine && term.at) {
        determiner->preposition = Determiner::kEn;
      } else {
        determiner->definite = true;
      }
      break;
    case Determiner::kEn:
      if (!place || !masculine) break;
      determiner->preposition = Determiner::kA;
      determiner->definite = true;
      break;
    default:
      break;
  }
}

// « confiance en Washington »
bool FollowsBelief(const TargetText& text, const Determiner& determiner) {
  static constexpr std::array<absl::string_view, 8> kBelief = {"confiance", "foi",     "croire",   "croit",
                                                               "croient",   "croyons", "croyance", "espoir"};
  return determiner.preposition == Determiner::kEn && determiner.first_word > 0 &&
         Contains(kBelief, text.lower[determiner.first_word - 1]);
}

// « La Taïwan a accusé »: a place without an article of its own, and nothing behind it that would ask for
// one, as in « le Berlin des années 1920 ».
bool IsBareSubject(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  static constexpr std::array<absl::string_view, 12> kVerbs = {"a",  "est",  "était", "avait", "va", "doit",
                                                               "ne", "peut", "sera",  "aura",  "n",  "se"};
  if (term.kind != TermKind::kPlace || term.article || text.lower[first - 1] == "l") return false;
  static constexpr std::array<absl::string_view, 14> kWithoutArticle = {
      "Haïti",  "Israël",     "Cuba",   "Chypre",  "Malte",    "Oman",    "Singapour",
      "Monaco", "Madagascar", "Taïwan", "Bahreïn", "Djibouti", "Andorre", "Saint-Marin"};
  const bool qualified = last + 1 < text.words.size() && !text.clause_start[last + 1];
  if (Contains(kWithoutArticle, term.form) && !qualified) return true;
  return text.clause_start[first - 1] && qualified && Contains(kVerbs, text.lower[last + 1]);
}

// Whether the translator may have chosen what stands before a term that he wrote as it should be.
bool IsRightAsItIs(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                   const Determiner& determiner) {
  // « que Hillary », « qu'Hillary »
  if (term.kind == TermKind::kPerson && FoldText(term.form.substr(0, 4)).substr(0, 1) == "h") return true;
  const bool common_noun = CapitalizeFirst(term.form) != term.form;
  const bool none = determiner.first_word == first;
  // « les sénateurs républicains »
  if (none && common_noun && term.kind == TermKind::kOrganisation) return true;
  if (FollowsBelief(text, determiner)) return true;
  // « l'attaquant du Liverpool », « la Boston Globe »: of a longer name, or of a team.
  const bool town = term.kind == TermKind::kPlace && !term.article;
  const bool wrongly = determiner.preposition == Determiner::kDe && first > 0 &&
                       (text.lower[first - 1] == "l" || text.lower[first - 1] == "le");
  const bool longer = last + 1 < text.words.size() && !text.clause_start[last + 1] &&
                      text.words[last + 1].gap_before == WordGap::kSpace &&
                      text.words[last + 1].upper_initial;
  return (town && determiner.definite && !wrongly && !IsBareSubject(text, first, last, term)) ||
         (none && longer && term.kind != TermKind::kTitle);
}

// `wanted` in place of the words of `determiner` before word `first`, with the apostrophe that the text uses
// elsewhere and its capitals. Nothing when they are the same.
std::optional<TextEdit> ReplaceDeterminer(const TargetText& text, const Determiner& determiner, size_t first,
                                          std::string wanted) {
  const ByteRange range{text.words[determiner.first_word].range.begin, text.words[first].range.begin};
  const absl::string_view present = range.In(text.text);
  if (FoldAccents(ToLowerText(present)) == FoldAccents(wanted) || absl::StrContains(present, "\u00A0")) {
    return std::nullopt;
  }
  if (!absl::StrContains(text.text, "’") && absl::EndsWith(wanted, "’")) {
    wanted = absl::StrCat(absl::StripSuffix(wanted, "’"), "'");
  }
  const bool none = determiner.first_word == first;
  const bool capital = none ? text.sentence_start[first] : text.words[determiner.first_word].upper_initial;
  if (capital) wanted = CapitalizeFirst(wanted);
  return TextEdit{range, wanted};
}

}  // namespace

std::optional<TextEdit> DropEnglishRemainder(const TargetText& text, size_t last,
                                             absl::Span<const std::string> names) {
  // So many first letters make an inflected word one of the name: « Leyenen ».
  constexpr size_t kStem = 4;
  const size_t next = last + 1, begin = text.words[last].range.end;
  if (next >= text.words.size()) return std::nullopt;
  if (text.words[next].gap_before == WordGap::kApostrophe &&
      (text.lower[next] == "s" || text.lower[next] == "ss")) {
    return TextEdit{{begin, text.words[next].range.end}, ""};
  }
  const auto is_of_name = [&](const std::string& word) {
    return absl::c_any_of(names, [&word](const std::string& name) {
      return absl::c_any_of(SplitWords(name), [&](const Word& own) {
        const std::string part = ToLowerText(own.range.In(name));
        return word == part || (part.size() > kStem && absl::StartsWith(word, part.substr(0, kStem)));
      });
    });
  };
  size_t end = begin;
  bool named = false;
  for (size_t i = next;
       i < text.words.size() && !text.clause_start[i] && text.words[i].gap_before == WordGap::kSpace &&
       HasLatin(text.lower[i]) && is_of_name(text.lower[i]);
       ++i) {
    end = text.words[i].range.end;
    named |= text.lower[i].size() >= kStem;
  }
  if (!named) return std::nullopt;
  return TextEdit{{begin, end}, ""};
}

std::optional<TextEdit> MendPreposition(const TargetText& text, size_t first, absl::string_view form,
                                        absl::string_view language, bool replaced) {
  if (first == 0) return std::nullopt;
  // «об «Азовстали»»
  const absl::string_view gap = text.Gap(first);
  const bool quoted = gap == " «" || gap == " \"" || gap == " “" || gap == " „";
  const bool beside = text.words[first].gap_before == WordGap::kSpace && !text.clause_start[first];
  if (!beside && !quoted) return std::nullopt;
  const size_t at = first - 1;
  if (!replaced && language != "ru") return std::nullopt;
  // Letters of an abbreviation are read by their names: «с США», «у ВСУ».
  const bool abbreviation = ToUpperText(form) == form && ToUpperText(text.text) != text.text;
  const bool usa = language == "uk" && form == "США";  // «зі США»
  if (abbreviation && text.lower[at] != "о" && text.lower[at] != "об" && !usa) return std::nullopt;
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
                                    const FrenchTerm& given) {
  const bool initial_h = FoldText(given.form.substr(0, 4)).substr(0, 1) == "h";
  const bool elide =
      FrenchElides(given.form, given.h_aspire) && !(initial_h && given.kind == TermKind::kPerson);
  Determiner determiner = ReadDeterminer(text, first);
  if (determiner.preposition == Determiner::kEn && determiner.definite) {
    // « en le Portugal », « en l'Arabie saoudite »; « la confiance en la France » is right.
    if (given.kind != TermKind::kPlace || !given.article || FollowsBelief(text, determiner))
      return std::nullopt;
    const bool masculine = given.plural || (!given.feminine && !elide);
    if (masculine) determiner.preposition = Determiner::kA;
    determiner.definite = masculine;
  }
  FrenchTerm term = given;
  if (term.variant && determiner.definite && text.lower[first - 1] != "l") {
    term.feminine = determiner.feminine;
    term.plural = determiner.plural;
  }
  // « The Guardian » beside « le Guardian »
  static constexpr std::array<absl::string_view, 6> kForeignArticles = {"The ", "Der ", "Die ",
                                                                        "Das ", "El ",  "Il "};
  if (absl::c_any_of(kForeignArticles,
                     [&term](absl::string_view article) { return absl::StartsWith(term.form, article); })) {
    term.article = false;
  }
  const bool common =
      term.kind == TermKind::kTitle || term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  const bool none = determiner.first_word == first;
  // « selon président Macron », « à président Macron »: a title before a name has its article.
  static constexpr std::array<absl::string_view, 9> kBeforeTitles = {
      "selon", "avec", "par", "pour", "que", "et", "entre", "contre", "chez"};
  const bool bare_title = term.before_name && !determiner.definite && !determiner.indefinite &&
                          (none ? Adjoins(text, first) && Contains(kBeforeTitles, text.lower[first - 1])
                                : determiner.preposition != Determiner::kEn);
  if (!term.replaced && IsRightAsItIs(text, first, last, term, determiner)) return std::nullopt;
  static constexpr std::array<absl::string_view, 5> kBeforePlurals = {"pour", "contre", "dans", "sur",
                                                                      "avec"};
  // « en Paris »: that preposition is for countries.
  static constexpr std::array<absl::string_view, 3> kCountries = {"Israël", "Oman", "Haïti"};
  const bool in_town = determiner.preposition == Determiner::kEn && term.kind == TermKind::kPlace &&
                       !term.article && !Contains(kCountries, term.form);
  // « Première ministre Ioulia Svyrydenko a déclaré »
  const bool opening_title = none && term.before_name && term.replaced && text.sentence_start[first];
  if (in_town) {
    determiner.preposition = Determiner::kA;
  } else if (bare_title || opening_title) {
    determiner.definite = true;
  } else if (none && term.attribute && term.replaced && term.article && !common &&
             FollowsItsNoun(text, first)) {
    determiner.preposition = Determiner::kDe;
    SetArticleOfPlace(term, elide, &determiner);
  } else if (none && term.replaced && Adjoins(text, first) && term.kind == TermKind::kPlace &&
             !term.article && term.at && text.lower[first - 1] == "dans") {
    // « dans Sotchi »
    return TextEdit{text.words[first - 1].range, "à"};
  } else if (none && term.replaced && common && term.plural && Adjoins(text, first) &&
             Contains(kBeforePlurals, text.lower[first - 1])) {
    // « pour pourparlers de paix »
    return TextEdit{{text.words[first].range.begin, text.words[first].range.begin}, "des "};
  } else if (none) {
    if (!term.article || common || term.kind == TermKind::kPerson ||
        text.words[first].range.size() == text.text.size() || !WantsArticle(text, first, last, term)) {
      return std::nullopt;
    }
    determiner.definite = true;
  } else if (determiner.indefinite) {
    if ((!term.replaced && !term.woman) || !common || term.plural) return std::nullopt;
  } else if (!determiner.definite) {
    const bool contracts =
        determiner.preposition != Determiner::kNone && determiner.preposition != Determiner::kQue;
    // « de Daech », « de Tsahal »: such names have no article, whatever their entry's lemma has.
    const bool own_name = term.variant && term.kind == TermKind::kOrganisation &&
                          !absl::StrContains(term.form, " ") && ToUpperText(term.form) != term.form;
    // « des centaines de gilets jaunes »
    static constexpr std::array<absl::string_view, 14> kQuantities = {
        "centaines", "centaine", "dizaines", "dizaine", "milliers", "millier", "millions",
        "nombre",    "beaucoup", "peu",      "plus",    "moins",    "poignée", "groupe"};
    const bool counted = determiner.preposition == Determiner::kDe && term.plural &&
                         determiner.first_word > 0 &&
                         Contains(kQuantities, text.lower[determiner.first_word - 1]);
    if (contracts && term.article && !common && !own_name && !counted)
      SetArticleOfPlace(term, elide, &determiner);
    if (determiner.preposition == Determiner::kQue && term.article && !common) determiner.definite = true;
  } else if (!term.article && !common && !term.plural &&
             (term.replaced || IsBareSubject(text, first, last, term) ||
              (term.kind == TermKind::kPlace && determiner.preposition == Determiner::kDe &&
               (text.lower[first - 1] == "l" || text.lower[first - 1] == "le") &&
               CapitalizeFirst(term.form) == term.form))) {
    determiner.definite = false;  // « de l'Odesa », « de le Kherson »
  } else if (common && text.lower[first - 1] == "des" && term.plural) {
    return std::nullopt;  // «des ministres»: indefinite or contracted alike
  }
  return ReplaceDeterminer(text, determiner, first, RenderDeterminer(determiner, term, elide));
}

std::vector<TextEdit> MendAdjectives(const TargetText& text, size_t first, size_t last) {
  using Change = std::pair<absl::string_view, absl::string_view>;
  static constexpr std::array<Change, 9> kBefore = {{{"ancien", "ancienne"},
                                                     {"nouveau", "nouvelle"},
                                                     {"nouvel", "nouvelle"},
                                                     {"premier", "première"},
                                                     {"actuel", "actuelle"},
                                                     {"futur", "future"},
                                                     {"prochain", "prochaine"},
                                                     {"éventuel", "éventuelle"},
                                                     {"puissant", "puissante"}}};
  static constexpr std::array<Change, 8> kDeterminers = {{{"le", "la"},
                                                          {"un", "une"},
                                                          {"du", "de la"},
                                                          {"au", "à la"},
                                                          {"ce", "cette"},
                                                          {"cet", "cette"},
                                                          {"son", "sa"},
                                                          {"leur", "leur"}}};
  std::vector<TextEdit> edits;
  const auto change = [&](size_t word, const auto& changes) {
    const auto found =
        absl::c_find_if(changes, [&](const Change& one) { return one.first == text.lower[word]; });
    if (found == changes.end()) return false;
    const std::string to(found->second);
    if (found->first != found->second)
      edits.push_back({text.words[word].range, text.words[word].upper_initial ? CapitalizeFirst(to) : to});
    return true;
  };
  if (Adjoins(text, first) && change(first - 1, kBefore)) {
    // « son ancienne présidente », before a vowel.
    const bool vowel = FrenchElides(edits.back().replacement);
    if (Adjoins(text, first - 1) && !(vowel && text.lower[first - 2] == "son"))
      change(first - 2, kDeterminers);
    std::reverse(edits.begin(), edits.end());
  }
  size_t behind = last + 1;
  while (behind + 1 < text.words.size() && text.Gap(behind + 1) == "-") ++behind;  // « sud-coréen »
  if (behind < text.words.size() && !text.clause_start[behind] &&
      text.words[behind].gap_before == WordGap::kSpace && !text.words[behind].upper_initial &&
      IsFrenchTitleAdjective(text.lower[behind], true)) {
    const std::string feminine = FrenchFeminine(text.lower[behind]);
    if (feminine != text.lower[behind]) edits.push_back({text.words[behind].range, feminine});
  }
  return edits;
}

OwnArticlePlace MendOwnArticle(const TargetText& text, size_t first, const FrenchTerm& term,
                               absl::string_view article, bool is_bare) {
  Determiner determiner = ReadDeterminer(text, first);
  if (determiner.indefinite) return {std::nullopt, is_bare};
  if (determiner.first_word == first) {
    if (term.attribute && term.replaced && FollowsItsNoun(text, first)) {
      determiner.preposition = Determiner::kDe;
    } else {
      // « le vieux Caire »
      static constexpr std::array<absl::string_view, 5> kArticles = {"le", "la", "du", "au", "ce"};
      const bool qualified = is_bare && !term.replaced && first > 1 && Adjoins(text, first) &&
                             Contains(kArticles, text.lower[first - 2]);
      return {std::nullopt, qualified};
    }
  }
  // « en » is for countries.
  if (determiner.preposition == Determiner::kEn) determiner.preposition = Determiner::kA;
  FrenchTerm behind = term;
  behind.plural = article == "Les ";
  behind.feminine = false;
  determiner.definite = (article == "Le " || behind.plural) && (determiner.preposition == Determiner::kDe ||
                                                                determiner.preposition == Determiner::kA);
  const std::string wanted = RenderDeterminer(determiner, behind, false);
  return {ReplaceDeterminer(text, determiner, first, wanted), determiner.definite};
}

}  // namespace dragoman
