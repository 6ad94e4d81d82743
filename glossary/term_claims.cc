#include "glossary/term_claims.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/calque.h"
#include "glossary/doubled_terms.h"
#include "glossary/folding.h"
#include "glossary/garbled_names.h"
#include "glossary/title_bearer.h"
#include "glossary/verb_form.h"

namespace dragoman {
namespace {

// What an alignment adds to the score of the place it points at: it decides between equals.
constexpr double kAlignmentBonus = .02;
// A misspelling beyond the source's count is repaired only when it is this close.
constexpr double kExtraScore = .8;
// A full name as sure as this keeps its surname from other persons of that surname.
constexpr double kFullNameScore = .75;

bool IsAdjective(const RenderingSpan& span) { return span.rendering->role == RenderingRole::kAdjective; }

// Whether one of the spans is an adjective that the other has inside: « ministre | allemand | des Affaires
// étrangères ».
bool StandsInside(const RenderingSpan& a, const RenderingSpan& b) {
  const auto has_inside = [](const RenderingSpan& title, const RenderingSpan& adjective) {
    return IsAdjective(adjective) && title.inserted_words > 0 &&
           adjective.first_word >= title.inserted_word &&
           adjective.last_word < title.inserted_word + title.inserted_words;
  };
  return has_inside(a, b) || has_inside(b, a);
}

// "US troops", "Britain's prime minister", "the government of Indonesia", "in El Fasher, Sudan"
bool MayBeAdjective(const TermMatch& match, const SourcePlace& place) {
  const bool somewhere = match.concept_->kind == TermKind::kPlace && (place.at || place.apart);
  return place.attribute || place.possessor || somewhere;
}

// « a été assigné à résidence » is no « assignation à résidence », «очолити Офіс» no «керівник Офісу».
bool IsVerbForNoun(const TargetText& text, const RenderingSpan& span, TermKind kind,
                   absl::string_view language) {
  if (span.exact != nullptr) return false;
  const std::string& first = text.lower[span.first_word];
  if (language != "fr")
    return kind == TermKind::kTitle && ReadVerbForm(first, language == "uk") == VerbForm::kInfinitive;
  // « cesser-le-feu »
  const size_t next = span.first_word + 1;
  const bool hyphen = next < text.words.size() && text.Gap(next) == "-";
  if (hyphen || (kind != TermKind::kTerm && kind != TermKind::kEvent)) return false;
  const auto is_verb = [](absl::string_view word) { return EndsWithAny(word, "é", "ée", "és", "ées", "er"); };
  const absl::string_view lemma = span.rendering->lexeme.lemma;
  return text.words[span.first_word].letters > 3 && is_verb(first) &&
         !is_verb(lemma.substr(0, lemma.find(' ')));
}

// Whether a place beyond the source's count is the term too. «меры» may be another word than мэр.
bool MayBeExtra(const RenderingSpan& span, const Concept& entry) {
  const bool common_word = (entry.kind == TermKind::kTitle || entry.kind == TermKind::kTerm) &&
                           span.first_word == span.last_word && span.exact == nullptr;
  // «ВНП» beside the one ВВП of the source is another word.
  const bool other_word = entry.kind != TermKind::kPerson && entry.kind != TermKind::kPlace &&
                          span.rendering->role == RenderingRole::kForbidden;
  return span.score >= kExtraScore && !common_word && !other_word && !span.rendering->exact_only();
}

std::vector<Claim> TakePlaces(const Sentence& sentence, const RenderingMap& renderings,
                              absl::Span<const FilledMask> masks) {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  const absl::string_view language = sentence.language;
  std::vector<Claim> claims;
  absl::flat_hash_map<const Concept*, size_t> wanted, attributes;
  absl::flat_hash_set<const Concept*> alone;  // those that stand somewhere else than before a noun
  for (size_t i = 0; i < input.matches.size(); ++i) {
    const TermMatch& match = input.matches[i];
    const SourcePlace& place = sentence.source.PlaceOf(i);
    ++wanted[match.concept_];
    attributes[match.concept_] += MayBeAdjective(match, place);
    if (!place.attribute) alone.insert(match.concept_);
  }

  // Masks stand where they stand.
  for (const FilledMask& mask : masks) {
    Claim claim;
    claim.match = mask.match;
    claim.entry = input.matches[mask.match].concept_;
    claim.renderings = renderings.at(claim.entry).get();
    claim.forced = true;
    const auto first =
        absl::c_find_if(text.words, [&](const Word& word) { return word.range.end > mask.range.begin; });
    size_t last = text.words.size();
    for (size_t i = 0; i < text.words.size(); ++i) {
      if (text.words[i].range.begin < mask.range.end) last = i;
    }
    claim.span.first_word = static_cast<size_t>(first - text.words.begin());
    claim.span.last_word = last;
    if (claim.renderings->empty() || last == text.words.size() || claim.span.first_word > last) continue;
    if (absl::c_any_of(claims, [&](const Claim& other) { return other.span.Overlaps(claim.span); })) continue;
    claim.span.score = 2;
    claim.span.rendering = &ApprovedRendering(claim, input, false);
    if (!mask.ending.empty()) {
      for (const RenderingForm& form : claim.span.rendering->forms) {
        if (absl::EndsWith(form.text, mask.ending)) {
          claim.span.forms.insert(claim.span.forms.end(), form.forms.begin(), form.forms.end());
        }
      }
    }
    if (wanted[claim.entry] > 0) --wanted[claim.entry];
    claims.push_back(std::move(claim));
  }

  struct Candidate {
    RenderingSpan span;
    const Concept* entry;
  };
  std::vector<Candidate> candidates;
  // In the order of the source: that of the map differs from run to run.
  std::vector<const Concept*> entries;
  for (const TermMatch& match : input.matches) {
    if (!absl::c_linear_search(entries, match.concept_)) entries.push_back(match.concept_);
  }
  for (const Concept* entry : entries) {
    const std::vector<Rendering>& list = *renderings.at(entry);
    if (list.empty()) continue;
    std::vector<bool> aligned(input.alignment.empty() ? 0 : text.words.size(), false);
    for (const AlignedWords& pair : input.alignment) {
      const bool of_term = absl::c_any_of(input.matches, [&](const TermMatch& match) {
        return match.concept_ == entry && match.source.Overlaps(pair.source);
      });
      for (size_t i = 0; of_term && i < text.words.size(); ++i) {
        if (text.words[i].range.Overlaps(pair.target)) aligned[i] = true;
      }
    }
    std::vector<RenderingSpan> spans = FindRenderings(text, list, entry->kind, aligned, language);
    if (entry->kind != TermKind::kPerson && !entry->do_not_translate) {
      for (RenderingSpan& span : FindHalfTranslated(text, list, language)) spans.push_back(std::move(span));
    }
    if (entry->kind != TermKind::kPerson && !entry->do_not_translate) {
      for (RenderingSpan& span : FindCalques(text, list, language)) spans.push_back(std::move(span));
    }
    if (entry->kind == TermKind::kOrganisation || entry->kind == TermKind::kEvent) {
      for (RenderingSpan& span : FindOneWordOff(text, list, language)) {
        // «Офицер морской пехоты» for "A Marine Corps officer" is no «Корпус морской пехоты».
        if (!span.other_head || alone.contains(entry)) spans.push_back(std::move(span));
      }
    }
    for (RenderingSpan& span : spans) {
      if (IsVerbForNoun(text, span, entry->kind, language)) continue;
      for (size_t i = span.first_word; i <= span.last_word && i < aligned.size(); ++i) {
        if (aligned[i]) {
          span.score += kAlignmentBonus;
          break;
        }
      }
      const ByteRange range = text.Range(span.first_word, span.last_word);
      if (IsProtected(input, range)) continue;
      candidates.push_back({std::move(span), entry});
    }
  }
  // «Государственна Дума» is not the variant «Дума» behind another word, «Общая ассамблея ООН» not what is
  // put wrong for it in two words.
  for (const Candidate& wide : candidates) {
    if (!wide.span.calque || wide.span.rendering->role != RenderingRole::kFull) continue;
    const size_t words = wide.span.last_word - wide.span.first_word + 1;
    if (words != wide.span.rendering->forms.front().words.size()) continue;
    for (Candidate& narrow : candidates) {
      const bool part =
          narrow.entry == wide.entry &&
          (narrow.span.rendering->role == RenderingRole::kVariant ||
           narrow.span.rendering->role == RenderingRole::kForbidden || narrow.span.exact == nullptr) &&
          wide.span.first_word <= narrow.span.first_word && narrow.span.last_word <= wide.span.last_word &&
          narrow.span.last_word - narrow.span.first_word + 1 < words;
      if (part) narrow.span.score = std::min(narrow.span.score, wide.span.score - .01);
    }
  }
  // «премьер-міністр» is no «прем'єр».
  for (const Candidate& wide : candidates) {
    for (Candidate& narrow : candidates) {
      const size_t next = narrow.span.last_word + 1;
      const bool part = narrow.entry == wide.entry && wide.span.first_word == narrow.span.first_word &&
                        narrow.span.last_word < wide.span.last_word && text.Gap(next) == "-" &&
                        narrow.span.rendering->role == RenderingRole::kForbidden;
      if (part) narrow.span.score = std::min(narrow.span.score, wide.span.score - .01);
    }
  }
  // «Навальный» in «Юлия Навальный» is hers, though he is the one who is called so.
  for (const Candidate& wide : candidates) {
    if (wide.entry->kind != TermKind::kPerson || wide.span.score < kFullNameScore) continue;
    for (Candidate& narrow : candidates) {
      if (narrow.entry != wide.entry && narrow.entry->kind == TermKind::kPerson &&
          narrow.span.Overlaps(wide.span) && narrow.span.rendering->surname &&
          // not «с Трампом | Эрдоган» for «Тайип Эрдоган»
          (narrow.span.last_word == wide.span.last_word ||
           absl::StartsWith(wide.span.rendering->lexeme.lemma, narrow.span.rendering->lexeme.lemma)) &&
          !wide.span.rendering->surname &&
          narrow.span.last_word - narrow.span.first_word < wide.span.last_word - wide.span.first_word) {
        narrow.span.score = std::min(narrow.span.score, wide.span.score - .01);
      }
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const auto key = [](const Candidate& c) {
      return std::make_tuple(-c.span.score, c.span.first_word, -static_cast<int64_t>(c.span.last_word),
                             c.span.rendering->role);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    if (a.entry != b.entry) return a.entry->id < b.entry->id;
    return a.span.rendering < b.span.rendering;  // of one list: the masculine stands before the feminine
  });
  for (const bool extra : {false, true}) {
    for (const Candidate& candidate : candidates) {
      const bool adjective = IsAdjective(candidate.span);
      if (adjective && (extra || attributes[candidate.entry] == 0)) continue;
      if (!extra && wanted[candidate.entry] == 0) continue;
      if (extra && !MayBeExtra(candidate.span, *candidate.entry)) continue;
      if (absl::c_any_of(claims, [&](const Claim& claim) {
            return claim.span.Overlaps(candidate.span) && !StandsInside(claim.span, candidate.span);
          }))
        continue;
      if (!extra) --wanted[candidate.entry];
      if (adjective) --attributes[candidate.entry];
      Claim claim;
      claim.span = candidate.span;
      claim.entry = candidate.entry;
      claim.renderings = renderings.at(candidate.entry).get();
      claims.push_back(std::move(claim));
    }
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.span.first_word < b.span.first_word; });
  return claims;
}

// How well `claim` suits match `i` of the source; negative when it cannot be its.
double MatchScore(const Sentence& sentence, size_t i, const Claim& claim) {
  const EnforcementInput& input = sentence.input;
  const TermMatch& match = input.matches[i];
  if (IsAdjective(claim.span) && !MayBeAdjective(match, sentence.source.PlaceOf(i))) return -1.;
  const ByteRange range = sentence.text.Range(claim.span.first_word, claim.span.last_word);
  const double source =
      static_cast<double>(match.source.begin) / static_cast<double>(input.source.size() + 1);
  const double target = static_cast<double>(range.begin) / static_cast<double>(input.target.size() + 1);
  double value = 2 + claim.span.score - std::abs(source - target);
  if (match.surname_only == claim.span.rendering->surname) value += .2;
  const bool aligned = absl::c_any_of(input.alignment, [&](const AlignedWords& pair) {
    return pair.source.Overlaps(match.source) && pair.target.Overlaps(range);
  });
  return aligned ? value + 1 : value;
}

// Gives matches `rows`, in order, to the claims `columns`: the best assignment that keeps the order, as for a
// longest common subsequence.
void AssignInOrder(const Sentence& sentence, const std::vector<size_t>& rows,
                   const std::vector<size_t>& columns, std::vector<Claim>* claims) {
  const size_t n = rows.size(), m = columns.size();
  std::vector<std::vector<double>> score(n, std::vector<double>(m)),
      best(n + 1, std::vector<double>(m + 1, 0));
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      score[i][j] = MatchScore(sentence, rows[i], (*claims)[columns[j]]);
      best[i][j] = std::max({best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score[i][j]});
    }
  }
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (best[i][j] == best[i + 1][j + 1] + score[i][j]) {
      (*claims)[columns[j++]].match = rows[i++];
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
}

// Tells the claims on each term which match of it they render.
void AssignMatches(const Sentence& sentence, std::vector<Claim>* claims) {
  const absl::Span<const TermMatch> all = sentence.input.matches;
  absl::flat_hash_map<const Concept*, std::vector<size_t>> matches, places;
  for (size_t i = 0; i < all.size(); ++i) {
    const bool filled = absl::c_any_of(*claims, [&](const Claim& claim) { return claim.match == i; });
    if (!filled) matches[all[i].concept_].push_back(i);
  }
  for (size_t j = 0; j < claims->size(); ++j) {
    if (!(*claims)[j].forced) places[(*claims)[j].entry].push_back(j);
  }
  for (const auto& [entry, rows] : matches) AssignInOrder(sentence, rows, places[entry], claims);
}

}  // namespace

bool IsWomansTitleOfMan(const Claim& claim, const EnforcementInput& input) {
  const Rendering* span = claim.span.rendering;
  return span != nullptr && span->of_woman && claim.match != Claim::kExtra &&
         StandsBeforeMan(input.source, input.matches, claim.match);
}

bool IsProtected(const EnforcementInput& input, ByteRange range) {
  return absl::c_any_of(input.protected_target,
                        [range](const ByteRange& other) { return other.Overlaps(range); });
}

bool IsTerm(const EnforcementInput& input, ByteRange range) {
  return absl::c_any_of(input.matches,
                        [range](const TermMatch& match) { return match.source.Overlaps(range); });
}

bool IsClaimed(absl::Span<const Claim> claims, ByteRange range) {
  return absl::c_any_of(claims, [range](const Claim& claim) { return claim.range.Overlaps(range); });
}

const Rendering& ApprovedRendering(const Claim& claim, const EnforcementInput& input, bool feminine) {
  const std::vector<Rendering>& list = *claim.renderings;
  const Rendering* span = claim.span.rendering;
  if (span != nullptr && span->exact_only()) return list[*span->counterpart];
  const bool misspelt_variant = span != nullptr && span->role == RenderingRole::kVariant &&
                                claim.span.exact == nullptr && !claim.span.calque;
  if (span != nullptr && span->allowed() && !misspelt_variant && !IsWomansTitleOfMan(claim, input) &&
      !(feminine && claim.entry->kind == TermKind::kTitle))
    return *span;
  bool surname = false;
  if (span != nullptr) {
    surname =
        span->surname || (span->role == RenderingRole::kForbidden && claim.entry->kind == TermKind::kPerson &&
                          claim.span.first_word == claim.span.last_word);
  } else if (claim.match != Claim::kExtra) {
    surname = input.matches[claim.match].surname_only;
  }
  const Rendering* full = nullptr;
  for (const Rendering& rendering : list) {
    if (!rendering.allowed() || rendering.role == RenderingRole::kVariant) continue;
    if (surname && rendering.surname) return rendering;
    if (rendering.surname || rendering.role != RenderingRole::kFull) continue;
    const bool is_feminine = rendering.lexeme.gender == Gender::kFeminine;
    if (full == nullptr || (claim.entry->kind == TermKind::kTitle && feminine && is_feminine))
      full = &rendering;
  }
  return full != nullptr ? *full : list.front();
}

std::vector<Claim> FindClaims(const Sentence& sentence, const RenderingMap& renderings,
                              absl::Span<const FilledMask> masks) {
  std::vector<Claim> claims = TakePlaces(sentence, renderings, masks);
  AssignMatches(sentence, &claims);
  ClaimMisnamedBearers(sentence, renderings, &claims);
  MergeDoubles(sentence, &claims);
  TakeNameRemnants(sentence, renderings, &claims);
  return claims;
}

}  // namespace dragoman
