#include "glossary/slavic/adjective_agreement.h"

#include <array>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// Nominative, genitive, dative, instrumental, prepositional; the accusative is like the nominative or the
// genitive, but for the feminine.
using Row = std::array<absl::string_view, 5>;

// The endings of adjectives of one kind of stem.
struct Endings {
  Row masculine, feminine, neuter, plural;
  absl::string_view feminine_accusative;
};

constexpr Endings kRussianHard = {{"ый", "ого", "ому", "ым", "ом"},
                                  {"ая", "ой", "ой", "ой", "ой"},
                                  {"ое", "ого", "ому", "ым", "ом"},
                                  {"ые", "ых", "ым", "ыми", "ых"},
                                  "ую"};
// Behind г, к, х.
constexpr Endings kRussianVelar = {{"ий", "ого", "ому", "им", "ом"},
                                   {"ая", "ой", "ой", "ой", "ой"},
                                   {"ое", "ого", "ому", "им", "ом"},
                                   {"ие", "их", "им", "ими", "их"},
                                   "ую"};
// Behind ж, ч, ш, щ.
constexpr Endings kRussianHushing = {{"ий", "его", "ему", "им", "ем"},
                                     {"ая", "ей", "ей", "ей", "ей"},
                                     {"ее", "его", "ему", "им", "ем"},
                                     {"ие", "их", "им", "ими", "их"},
                                     "ую"};
constexpr Endings kRussianSoft = {{"ий", "его", "ему", "им", "ем"},
                                  {"яя", "ей", "ей", "ей", "ей"},
                                  {"ее", "его", "ему", "им", "ем"},
                                  {"ие", "их", "им", "ими", "их"},
                                  "юю"};
constexpr Endings kUkrainianHard = {{"ий", "ого", "ому", "им", "ому"},
                                    {"а", "ої", "ій", "ою", "ій"},
                                    {"е", "ого", "ому", "им", "ому"},
                                    {"і", "их", "им", "ими", "их"},
                                    "у"};
constexpr Endings kUkrainianSoft = {{"ій", "ього", "ьому", "ім", "ьому"},
                                    {"я", "ьої", "ій", "ьою", "ій"},
                                    {"є", "ього", "ьому", "ім", "ьому"},
                                    {"і", "іх", "ім", "іми", "іх"},
                                    "ю"};

const Row& RowOf(const Endings& endings, const NounForm& noun) {
  if (noun.number == Number::kPlural) return endings.plural;
  if (noun.gender == Gender::kFeminine) return endings.feminine;
  return noun.gender == Gender::kNeuter ? endings.neuter : endings.masculine;
}

// The ending that agrees with `noun`; empty for a vocative.
absl::string_view EndingFor(const Endings& endings, const NounForm& noun) {
  const Row& row = RowOf(endings, noun);
  switch (noun.grammatical_case) {
    case Case::kNominative:
      return row[0];
    case Case::kGenitive:
      return row[1];
    case Case::kDative:
      return row[2];
    case Case::kAccusative: {
      const bool feminine = noun.number == Number::kSingular && noun.gender == Gender::kFeminine;
      const bool neuter = noun.number == Number::kSingular && noun.gender == Gender::kNeuter;
      return feminine ? endings.feminine_accusative : row[noun.animate && !neuter ? 1 : 0];
    }
    case Case::kInstrumental:
      return row[3];
    case Case::kPrepositional:
      return row[4];
    default:
      return "";
  }
}

// A pronoun that agrees as adjectives do. Its neuter nominative is left alone: «это», «все» may be a subject.
struct Pronoun {
  std::array<absl::string_view, 3> stems;  // of those that have these endings; empty ones fill up
  Endings endings;
};

constexpr std::array<Pronoun, 5> kRussianPronouns = {{{{"м", "тв", "св"},
                                                       {{"ой", "оего", "оему", "оим", "оём"},
                                                        {"оя", "оей", "оей", "оей", "оей"},
                                                        {"оё", "оего", "оему", "оим", "оём"},
                                                        {"ои", "оих", "оим", "оими", "оих"},
                                                        "ою"}},
                                                      {{"на", "ва", ""},
                                                       {{"ш", "шего", "шему", "шим", "шем"},
                                                        {"ша", "шей", "шей", "шей", "шей"},
                                                        {"ше", "шего", "шему", "шим", "шем"},
                                                        {"ши", "ших", "шим", "шими", "ших"},
                                                        "шу"}},
                                                      {{"эт", "", ""},
                                                       {{"от", "ого", "ому", "им", "ом"},
                                                        {"а", "ой", "ой", "ой", "ой"},
                                                        {"о", "ого", "ому", "им", "ом"},
                                                        {"и", "их", "им", "ими", "их"},
                                                        "у"}},
                                                      {{"т", "", ""},
                                                       {{"от", "ого", "ому", "ем", "ом"},
                                                        {"а", "ой", "ой", "ой", "ой"},
                                                        {"о", "ого", "ому", "ем", "ом"},
                                                        {"е", "ех", "ем", "еми", "ех"},
                                                        "у"}},
                                                      {{"в", "", ""},
                                                       {{"есь", "сего", "сему", "сем", "сём"},
                                                        {"ся", "сей", "сей", "сей", "сей"},
                                                        {"сё", "сего", "сему", "сем", "сём"},
                                                        {"се", "сех", "сем", "семи", "сех"},
                                                        "сю"}}}};
constexpr std::array<Pronoun, 6> kUkrainianPronouns = {
    {{{"м", "тв", "св"},
      {{"ій", "ого", "оєму", "оїм", "оєму"},
       {"оя", "оєї", "оїй", "оєю", "оїй"},
       {"оє", "ого", "оєму", "оїм", "оєму"},
       {"ої", "оїх", "оїм", "оїми", "оїх"},
       "ою"}},
     {{"на", "ва", ""},
      {{"ш", "шого", "шому", "шим", "шому"},
       {"ша", "шої", "шій", "шою", "шій"},
       {"ше", "шого", "шому", "шим", "шому"},
       {"ші", "ших", "шим", "шими", "ших"},
       "шу"}},
     {{"ц", "", ""},
      {{"ей", "ього", "ьому", "им", "ьому"},
       {"я", "ієї", "ій", "ією", "ій"},
       {"е", "ього", "ьому", "им", "ьому"},
       {"і", "их", "им", "ими", "их"},
       "ю"}},
     {{"т", "", ""},
      {{"ой", "ого", "ому", "им", "ому"},
       {"", "ієї", "ій", "ією", "ій"},  // «та» is "and" as well
       {"е", "ого", "ому", "им", "ому"},
       {"і", "их", "им", "ими", "их"},
       "у"}},
     {{"в", "", ""},
      {{"есь", "сього", "сьому", "сім", "сьому"},
       {"ся", "сієї", "сій", "сією", "сій"},
       {"се", "сього", "сьому", "сім", "сьому"},
       {"сі", "сіх", "сім", "сіма", "сіх"},
       "сю"}},
     {{"у", "", ""},
      {{"весь", "сього", "сьому", "сім", "сьому"},
       {"ся", "сієї", "сій", "сією", "сій"},
       {"се", "сього", "сьому", "сім", "сьому"},
       {"сі", "сіх", "сім", "сіма", "сіх"},
       "сю"}}}};

// `lower`, a pronoun that agrees with `old_noun`, as it agrees with `new_noun`; empty when it is none.
std::string PronounOf(absl::Span<const Pronoun> pronouns, absl::string_view lower, const NounForm& old_noun,
                      const NounForm& new_noun) {
  const bool direct =
      old_noun.grammatical_case == Case::kNominative || old_noun.grammatical_case == Case::kAccusative;
  if (direct && old_noun.gender == Gender::kNeuter && old_noun.number == Number::kSingular) return "";
  for (const Pronoun& pronoun : pronouns) {
    const absl::string_view old_ending = EndingFor(pronoun.endings, old_noun);
    const absl::string_view new_ending = EndingFor(pronoun.endings, new_noun);
    if (old_ending.empty() || new_ending.empty()) continue;
    for (const absl::string_view stem : pronoun.stems) {
      if (!stem.empty() && lower == absl::StrCat(stem, old_ending)) return absl::StrCat(stem, new_ending);
    }
  }
  return "";
}

// Whether adjectives on `stem` have these endings.
bool Fits(const Endings& endings, absl::string_view stem) {
  if (&endings == &kRussianVelar) return EndsWithAny(stem, "г", "к", "х");
  if (&endings == &kRussianHushing) return EndsWithAny(stem, "ж", "ч", "ш", "щ");
  if (&endings == &kRussianSoft || &endings == &kUkrainianSoft) return absl::EndsWith(stem, "н");
  return &endings == &kUkrainianHard || !EndsWithAny(stem, "г", "к", "х", "ж", "ч", "ш", "щ");
}

// Whether `word` without its last letter ends as stems of Ukrainian adjectives do, and seldom those of nouns:
// «нову», «мирну», «українську», not «війну».
bool HasUkrainianStem(absl::string_view word) {
  return EndsWithAny(word, "у", "ю", "а", "я", "е", "є", "і") &&
         EndsWithAny(word.substr(0, word.size() - absl::string_view("у").size()), "ськ", "цьк", "ьн", "рн",
                     "чн", "нн", "жн", "шн", "вн", "дн", "тн", "мн", "зн", "лив", "нов", "льш", "нш");
}

// The adjective `lower`, which agrees with `old_noun`, as it agrees with `new_noun`; empty where it does not
// agree with the old noun, or it is not known how it ends.
std::string Agreeing(const GovernmentTable& table, const std::string& lower, const NounForm& old_noun,
                     const NounForm& new_noun) {
  static constexpr std::array<const Endings*, 4> kRussian = {&kRussianHard, &kRussianVelar, &kRussianHushing,
                                                             &kRussianSoft};
  static constexpr std::array<const Endings*, 2> kUkrainian = {&kUkrainianHard, &kUkrainianSoft};
  const absl::Span<const Endings* const> kinds =
      table.ukrainian ? absl::Span<const Endings* const>(kUkrainian) : kRussian;
  for (const Endings* const endings : kinds) {
    absl::string_view stem = lower;
    const absl::string_view old_ending = EndingFor(*endings, old_noun);
    absl::string_view new_ending = EndingFor(*endings, new_noun);
    if (old_ending.empty() || new_ending.empty() || !absl::ConsumeSuffix(&stem, old_ending) ||
        !Fits(*endings, stem) || stem.size() < 3)
      continue;
    if (old_ending == new_ending) return lower;
    // «мировой» or «плановый»? «большое», not «большее»
    const bool stressed = table.oy_adjectives.contains(stem);
    const bool nominative =
        endings == &kRussianHard || endings == &kRussianVelar ? EndsWithAny(new_ending, "ый", "ий") : false;
    const bool unknown = !table.ukrainian && nominative && stem != "нов" && EndsWithAny(stem, "ов", "ев");
    if (unknown || (stressed && endings == &kRussianHushing)) return "";
    if (stressed && nominative) new_ending = "ой";
    return absl::StrCat(stem, new_ending);
  }
  return "";
}

}  // namespace

std::optional<TextEdit> MendAdjectiveOfNoun(const TargetText& text, size_t first, const NounForm& old_noun,
                                            const NounForm& new_noun, absl::string_view language) {
  constexpr size_t kShortest = 4;  // letters: «нова»
  if (first == 0 || text.clause_start[first] || text.Gap(first) != " ") return std::nullopt;
  const Word& word = text.words[first - 1];
  const std::string& lower = text.lower[first - 1];
  const GovernmentTable& table = GovernmentTable::Of(language);
  const auto pronouns = table.ukrainian ? absl::Span<const Pronoun>(kUkrainianPronouns) : kRussianPronouns;
  if (const std::string pronoun = PronounOf(pronouns, lower, old_noun, new_noun); !pronoun.empty()) {
    if (pronoun == lower) return std::nullopt;
    return TextEdit{word.range, word.upper_initial ? CapitalizeFirst(pronoun) : pronoun};
  }
  // «возглавляющий | МАГАТЭ», «ведущая | Russia Today»: what stands behind belongs to the noun or is its
  // object.
  const bool governs = IsActiveParticiple(lower) &&
                       (!BeginsWithAny(lower, table.attributive) || absl::StartsWith(lower, "ведущ"));
  const bool adjective =
      (EndsAsAdjective(lower, table.ukrainian) || (table.ukrainian && HasUkrainianStem(lower))) &&
      ReadVerbForm(lower, table.ukrainian) == VerbForm::kNone && table.CaseOfNoun(lower) == nullptr &&
      !table.pronominals.contains(lower) && !table.which.contains(lower) &&
      !table.relative_pronouns.contains(lower) && !governs;
  const bool name = word.upper_initial && !text.sentence_start[first - 1];
  if (word.letters < kShortest || name || !adjective) return std::nullopt;
  const std::string wanted = Agreeing(table, lower, old_noun, new_noun);
  if (wanted.empty() || wanted == lower) return std::nullopt;
  return TextEdit{word.range, word.upper_initial ? CapitalizeFirst(wanted) : wanted};
}

std::optional<TextEdit> MendParticipleOfNoun(const TargetText& text, size_t last, const NounForm& old_noun,
                                             const NounForm& new_noun, absl::string_view language) {
  const size_t participle = last + 1;
  // «Дания и Совет, признанные»: a plural may be that of several.
  const bool single = old_noun.number == Number::kSingular && new_noun.number == Number::kSingular;
  if (!single || participle >= text.words.size() || text.Gap(participle) != ", ") return std::nullopt;
  const std::string& lower = text.lower[participle];
  const GovernmentTable& table = GovernmentTable::Of(language);
  const bool active = !table.ukrainian && IsActiveParticiple(lower);
  if (!active && (!IsWholePassive(lower, table.ukrainian) || Letters(lower) < 7)) return std::nullopt;
  const std::string wanted = Agreeing(table, lower, old_noun, new_noun);
  if (wanted.empty() || wanted == lower) return std::nullopt;
  return TextEdit{text.words[participle].range, wanted};
}

std::optional<TextEdit> MendAdjectiveOfUnknownNoun(const TargetText& text, size_t first,
                                                   const NounForm& new_noun, absl::string_view language) {
  // «под эгидой | Европейского союза»: a noun may end so as well.
  if (first == 0 || EndsWithAny(text.lower[first - 1], "ой", "ей", "ою", "ею", "єю")) return std::nullopt;
  std::optional<TextEdit> mended;
  for (const auto& [gender, number] : {std::pair(Gender::kMasculine, Number::kSingular),
                                       {Gender::kFeminine, Number::kSingular},
                                       {Gender::kNeuter, Number::kSingular},
                                       {Gender::kMasculine, Number::kPlural}}) {
    const NounForm old_noun{gender, number, new_noun.grammatical_case, new_noun.animate};
    // It agrees with the new noun already: read as such, it would change for another gender.
    if (MendAdjectiveOfNoun(text, first, new_noun, old_noun, language).has_value()) return std::nullopt;
    if (!mended.has_value()) mended = MendAdjectiveOfNoun(text, first, old_noun, new_noun, language);
  }
  return mended;
}

}  // namespace dragoman
