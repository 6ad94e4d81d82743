#include "glossary/english/title_bearer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "glossary/english/english_table.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// A title and its bearer stand at most this far apart: "spokesperson for the Foreign Ministry, Maria".
constexpr size_t kFarthestBytes = 48;

// How adjectives of office end: "executive", "federal", "senior", "socialist", "supreme", "left-wing".
constexpr std::array<absl::string_view, 9> kAdjectives = {"ive", "al",  "ior", "ist", "ic",
                                                          "ary", "ish", "ian", "wing"};

// Whether each word of `range` has a capital, is a number, is part of a term that is no person or satisfies
// `is_small`.
template <typename Predicate>
bool OnlyHas(absl::string_view source, ByteRange range, absl::Span<const TermMatch> matches,
             Predicate is_small) {
  const absl::string_view between = range.In(source);
  return absl::c_all_of(SplitWords(between), [&](const Word& word) {
    const ByteRange place{range.begin + word.range.begin, range.begin + word.range.end};
    const bool of_term = absl::c_any_of(matches, [&](const TermMatch& other) {
      return other.concept_->kind != TermKind::kPerson && other.source.Overlaps(place);
    });
    const std::string lower = ToLowerText(word.range.In(between));
    return word.upper_initial || of_term || absl::c_all_of(lower, absl::ascii_isdigit) || is_small(lower);
  });
}

// "…the president, Meloni said": a clause of its own.
bool Says(absl::string_view behind) {
  const std::vector<Word> words = SplitWords(behind.substr(0, behind.find(',')));
  return absl::StartsWith(behind, " ") && !words.empty() &&
         EnglishTable::Get().aside_speech.contains(ToLowerText(words.front().range.In(behind)));
}

// Whether the title at `title` belongs to the name at `name` behind it.
bool LinksToNameBehind(absl::string_view source, ByteRange title, ByteRange name,
                       absl::Span<const TermMatch> matches) {
  const ByteRange range{title.end, name.begin};
  const absl::string_view between = range.In(source);
  const bool comma = absl::EndsWith(between, ", ");
  if (comma && Says(source.substr(name.end))) return false;
  if (between == " " || between == ", ") return true;
  if (range.size() > kFarthestBytes || absl::StrContains(between, ".") ||
      absl::StrContains(between, " and ") || absl::StrContains(between, " with ")) {
    return false;
  }
  const WordSet& of_title = EnglishTable::Get().of_title;
  // "the spokesman of Ursula" is another person.
  const bool names_office = absl::c_any_of(SplitWords(between), [&](const Word& word) {
    return !of_title.contains(ToLowerText(word.range.In(between)));
  });
  const bool complement = absl::StartsWith(between, " of ") || absl::StartsWith(between, " for ");
  return names_office &&
         ((comma && complement) ||
          OnlyHas(source, range, matches, [&](absl::string_view word) { return of_title.contains(word); }));
}

// Whether the title at `title` belongs to the name at `name` before it.
bool LinksToNameBefore(absl::string_view source, ByteRange title, ByteRange name,
                       absl::Span<const TermMatch> matches) {
  const ByteRange range{name.end, title.begin};
  const absl::string_view between = range.In(source);
  if (between == " ") return true;  // "elected Maia Sandu president"
  // "Claudia Sheinbaum took the oath as president"
  const bool as = absl::EndsWith(between, " as ") || absl::EndsWith(between, " as the ");
  const bool took_office = as && !absl::StrContains(between, ",");
  if (took_office && range.size() <= kFarthestBytes && !absl::StrContains(between, ". ")) return true;
  if (range.size() > kFarthestBytes || absl::StrContains(between, ". ")) return false;
  const std::vector<Word> words = SplitWords(between);
  const bool apposition = absl::StartsWith(between, ",") || absl::StartsWith(between, " (") ||
                          absl::StartsWith(between, " –") || absl::StartsWith(between, " —");
  const EnglishTable& english = EnglishTable::Get();
  const bool linked = absl::c_any_of(words, [&](const Word& word) {
    return english.to_title.contains(ToLowerText(word.range.In(between)));
  });
  return (apposition || linked) && OnlyHas(source, range, matches, [&](absl::string_view word) {
           return english.to_title.contains(word) || english.in_apposition.contains(word) ||
                  absl::c_any_of(kAdjectives, [word](absl::string_view ending) {
                    return word.size() > ending.size() && absl::EndsWith(word, ending);
                  });
         });
}

// "the wife of the | head of state, Olena Zelenska": the name behind the comma is not that of the title's
// bearer.
bool IsOfRelative(absl::string_view before) {
  // "wife of the former Ukrainian"
  constexpr size_t kReach = 5;
  const std::vector<Word> words = SplitWords(before);
  for (size_t back = 1; back <= kReach && back < words.size(); ++back) {
    const size_t of = words.size() - back;
    if (ToLowerText(words[of].range.In(before)) != "of") continue;
    return EnglishTable::Get().relatives.contains(ToLowerText(words[of - 1].range.In(before)));
  }
  return false;
}

// Whether the name at `name` is that of whom another follows in the office behind it: "succeeded | Josep
// Borrell | as".
bool IsReplaced(absl::string_view source, ByteRange name, absl::string_view behind) {
  const absl::string_view before = source.substr(0, name.begin);
  const std::vector<Word> words = SplitWords(before);
  return absl::StartsWith(behind, " as ") && !words.empty() && absl::EndsWith(before, " ") &&
         BeginsWithAny(ToLowerText(words.back().range.In(before)), EnglishTable::Get().replacing);
}

bool IsPerson(const TermMatch& match) { return match.concept_->kind == TermKind::kPerson; }

bool IsCoordination(absl::string_view between) {
  return between == " and " || between == ", " || between == ", and ";
}

// The gender of the persons `matches[at]` and, when `several`, of those coordinated with it, `step` (1 or -1)
// further each.
Gender GenderOf(absl::string_view source, absl::Span<const TermMatch> matches, size_t at, ptrdiff_t step,
                bool several) {
  const Gender gender = matches[at].concept_->gender;
  const size_t next = at + static_cast<size_t>(step);
  if (!several || gender != Gender::kFeminine || next >= matches.size() || !IsPerson(matches[next]))
    return gender;
  const TermMatch &left = matches[std::min(at, next)], &right = matches[std::max(at, next)];
  if (!IsCoordination(Between(source, left, right))) return gender;
  return GenderOf(source, matches, next, step, several);
}

}  // namespace

bool StandsBeforeMan(absl::string_view source, absl::Span<const TermMatch> matches, size_t title) {
  const size_t name = title + 1;
  return name < matches.size() && IsPerson(matches[name]) &&
         matches[name].concept_->gender == Gender::kMasculine &&
         Between(source, matches[title], matches[name]) == " ";
}

Gender GenderOfBearer(const SourceWords& words, absl::Span<const TermMatch> matches, size_t title) {
  const absl::string_view source = words.text();
  const TermMatch& own = matches[title];
  if (own.possessive) return Gender::kUnspecified;
  const absl::string_view behind_title = source.substr(own.source.end);
  if (absl::StartsWith(behind_title, ",") && IsOfRelative(source.substr(0, own.source.begin)))
    return Gender::kUnspecified;
  for (size_t i = title + 1; i < matches.size(); ++i) {
    if (!IsPerson(matches[i])) continue;
    if (!LinksToNameBehind(source, own.source, matches[i].source, matches)) break;
    return GenderOf(source, matches, i, 1, own.plural);
  }
  // "Maia Sandu, President John Doe": of somebody else.
  if (NameBeside(words.words(), source, own.source, /*before=*/false).size() > 0) return Gender::kUnspecified;
  for (size_t i = title; i-- > 0;) {
    if (!IsPerson(matches[i])) continue;
    // "Delcy Rodríguez, Maduro's vice president"
    const absl::string_view own_title = Between(source, matches[i], own);
    if (matches[i].possessive && (own_title == "'s " || own_title == "’s ")) continue;
    if (IsReplaced(source, matches[i].source, own_title)) continue;
    if (matches[i].possessive || !LinksToNameBefore(source, own.source, matches[i].source, matches)) break;
    return GenderOf(source, matches, i, -1, own.plural);
  }
  return Gender::kUnspecified;
}

}  // namespace dragoman
