#include "glossary/enforcement/claim_search.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "glossary/enforcement/doubled_terms.h"
#include "glossary/enforcement/garbled_names.h"
#include "glossary/enforcement/match_assignment.h"
#include "glossary/rendering/calque.h"
#include "glossary/rendering/literal_translation.h"
#include "glossary/rendering/rendering_search.h"
#include "glossary/rendering/scores.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {
namespace {

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

// A place that may be a term's.
struct Candidate {
  RenderingSpan span;
  const Concept* entry;
};

size_t Words(const RenderingSpan& span) { return span.last_word - span.first_word + 1; }

// Lets `narrow` yield to `wide`, which is the better reading of its words.
void Yield(const RenderingSpan& wide, RenderingSpan* narrow) {
  narrow->score = std::min(narrow->score, wide.score - kYieldStep);
}

// «Государственна Дума» is not the variant «Дума» behind another word, «Общая ассамблея ООН» not what is
// put wrong for it in two words.
void YieldToOtherWording(std::vector<Candidate>* candidates) {
  for (const Candidate& wide : *candidates) {
    if (!wide.span.other_wording || wide.span.rendering->role != RenderingRole::kFull) continue;
    if (Words(wide.span) != wide.span.rendering->forms.front().words.size()) continue;
    for (Candidate& narrow : *candidates) {
      const RenderingRole role = narrow.span.rendering->role;
      const bool doubtful = role == RenderingRole::kVariant || role == RenderingRole::kForbidden ||
                            narrow.span.exact == nullptr;
      const bool part =
          wide.span.first_word <= narrow.span.first_word && narrow.span.last_word <= wide.span.last_word;
      if (narrow.entry == wide.entry && doubtful && part && Words(narrow.span) < Words(wide.span))
        Yield(wide.span, &narrow.span);
    }
  }
}

// «премьер-міністр» is no «прем'єр».
void YieldToCompound(const TargetText& text, std::vector<Candidate>* candidates) {
  for (const Candidate& wide : *candidates) {
    for (Candidate& narrow : *candidates) {
      const bool part = narrow.entry == wide.entry && wide.span.first_word == narrow.span.first_word &&
                        narrow.span.last_word < wide.span.last_word &&
                        text.Gap(narrow.span.last_word + 1) == "-" &&
                        narrow.span.rendering->role == RenderingRole::kForbidden;
      if (part) Yield(wide.span, &narrow.span);
    }
  }
}

// « Chine » in « mer du Sud de la Chine », what is put wrong for another term, is part of that.
void YieldToForbiddenPhrase(std::vector<Candidate>* candidates) {
  for (const Candidate& wide : *candidates) {
    if (wide.span.rendering->role != RenderingRole::kForbidden || wide.span.exact == nullptr) continue;
    for (Candidate& narrow : *candidates) {
      const bool part =
          wide.span.first_word <= narrow.span.first_word && narrow.span.last_word <= wide.span.last_word;
      if (part && narrow.entry != wide.entry && Words(narrow.span) < Words(wide.span))
        Yield(wide.span, &narrow.span);
    }
  }
}

// «Навальный» in «Юлия Навальный» is hers, though he is the one who is called so.
void YieldToFullName(std::vector<Candidate>* candidates) {
  for (const Candidate& wide : *candidates) {
    const Rendering& full = *wide.span.rendering;
    if (wide.entry->kind != TermKind::kPerson || wide.span.score < kFullNameScore || full.surname) continue;
    for (Candidate& narrow : *candidates) {
      const Rendering& surname = *narrow.span.rendering;
      const bool of_other =
          narrow.entry != wide.entry && narrow.entry->kind == TermKind::kPerson && surname.surname;
      // not «с Трампом | Эрдоган» for «Тайип Эрдоган»
      const bool belongs = narrow.span.last_word == wide.span.last_word ||
                           absl::StartsWith(full.lexeme.lemma, surname.lexeme.lemma);
      if (of_other && belongs && narrow.span.Overlaps(wide.span) && Words(narrow.span) < Words(wide.span))
        Yield(wide.span, &narrow.span);
    }
  }
}

bool IsBetter(const Candidate& a, const Candidate& b) {
  const auto key = [](const Candidate& c) {
    return std::make_tuple(-c.span.score, c.span.first_word, -static_cast<int64_t>(c.span.last_word),
                           c.span.rendering->role);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  if (a.entry != b.entry) return a.entry->id < b.entry->id;
  return a.span.rendering < b.span.rendering;  // of one list: the masculine stands before the feminine
}

// Takes the places of one translation.
class PlaceTaker {
 public:
  PlaceTaker(const Sentence& sentence, const RenderingMap& renderings)
      : sentence_(sentence), input_(sentence.input), text_(sentence.text), renderings_(renderings) {
    for (size_t i = 0; i < input_.matches.size(); ++i) {
      const TermMatch& match = input_.matches[i];
      const SourcePlace& place = sentence.source.PlaceOf(i);
      if (++wanted_[match.concept_] == 1) entries_.push_back(match.concept_);
      attributes_[match.concept_] += MayBeAdjective(match, place);
      if (!place.attribute) alone_.insert(match.concept_);
    }
  }

  // The claims, in order; they have no matches yet, but for those on masks.
  std::vector<Claim> Run(absl::Span<const FilledMask> masks) {
    for (const FilledMask& mask : masks) TakeMask(mask);
    std::vector<Candidate> candidates = Candidates();
    YieldToOtherWording(&candidates);
    YieldToCompound(text_, &candidates);
    YieldToForbiddenPhrase(&candidates);
    YieldToFullName(&candidates);
    std::stable_sort(candidates.begin(), candidates.end(), IsBetter);
    for (const bool extra : {false, true}) {
      for (const Candidate& candidate : candidates) TakePlace(candidate, extra);
    }
    std::stable_sort(claims_.begin(), claims_.end(),
                     [](const Claim& a, const Claim& b) { return a.span.first_word < b.span.first_word; });
    return std::move(claims_);
  }

 private:
  // Masks stand where they stand.
  void TakeMask(const FilledMask& mask) {
    Claim claim;
    claim.match = mask.match;
    claim.entry = input_.matches[mask.match].concept_;
    claim.renderings = renderings_.at(claim.entry).get();
    claim.forced = true;
    size_t first = text_.words.size(), last = text_.words.size();
    for (size_t i = 0; i < text_.words.size(); ++i) {
      if (first == text_.words.size() && text_.words[i].range.end > mask.range.begin) first = i;
      if (text_.words[i].range.begin < mask.range.end) last = i;
    }
    claim.span.first_word = first;
    claim.span.last_word = last;
    if (claim.renderings->empty() || last == text_.words.size() || first > last) return;
    const bool taken =
        absl::c_any_of(claims_, [&](const Claim& other) { return other.span.Overlaps(claim.span); });
    if (taken) return;
    claim.span.score = kMaskScore;
    claim.span.rendering = &ApprovedRendering(claim, input_, false);
    if (!mask.ending.empty()) {
      for (const RenderingForm& form : claim.span.rendering->forms) {
        if (absl::EndsWith(form.text, mask.ending)) {
          claim.span.forms.insert(claim.span.forms.end(), form.forms.begin(), form.forms.end());
        }
      }
    }
    if (wanted_[claim.entry] > 0) --wanted_[claim.entry];
    claims_.push_back(std::move(claim));
  }

  // What may be a place of any of the terms, term by term in the order of the source.
  std::vector<Candidate> Candidates() const {
    std::vector<Candidate> candidates;
    for (const Concept* entry : entries_) {
      const std::vector<Rendering>& list = *renderings_.at(entry);
      if (list.empty()) continue;
      const std::vector<bool> aligned = WordsAlignedWith(entry);
      for (RenderingSpan& span : SpansOf(*entry, list, aligned)) {
        if (IsVerbForNoun(text_, span, entry->kind, sentence_.language)) continue;
        if (IsProtected(input_, text_.Range(span.first_word, span.last_word))) continue;
        for (size_t i = span.first_word; i <= span.last_word && i < aligned.size(); ++i) {
          if (!aligned[i]) continue;
          span.score += kAlignmentBonus;
          break;
        }
        candidates.push_back({std::move(span), entry});
      }
    }
    return candidates;
  }

  // Whether an alignment points at each word from a mention of `entry`; empty when there is no alignment.
  std::vector<bool> WordsAlignedWith(const Concept* entry) const {
    std::vector<bool> aligned(input_.alignment.empty() ? 0 : text_.words.size(), false);
    for (const AlignedWords& pair : input_.alignment) {
      const bool of_term = absl::c_any_of(input_.matches, [&](const TermMatch& match) {
        return match.concept_ == entry && match.source.Overlaps(pair.source);
      });
      for (size_t i = 0; of_term && i < text_.words.size(); ++i) {
        if (text_.words[i].range.Overlaps(pair.target)) aligned[i] = true;
      }
    }
    return aligned;
  }

  // Where one of the renderings `list` of `entry` stands, something like it, or a wrong translation of it.
  std::vector<RenderingSpan> SpansOf(const Concept& entry, const std::vector<Rendering>& list,
                                     const std::vector<bool>& aligned) const {
    const absl::string_view language = sentence_.language;
    std::vector<RenderingSpan> spans = FindRenderings(text_, list, entry.kind, aligned, language);
    const auto add = [&spans](std::vector<RenderingSpan> more) {
      for (RenderingSpan& span : more) spans.push_back(std::move(span));
    };
    if (entry.kind != TermKind::kPerson && !entry.do_not_translate) {
      add(FindHalfTranslated(text_, list, language));
      add(FindCalques(text_, list, language));
      add(FindLiteralTranslations(text_, list, language));
    }
    if (entry.kind == TermKind::kOrganisation || entry.kind == TermKind::kEvent) {
      std::vector<RenderingSpan> off = FindOneWordOff(text_, list, language);
      // «Офицер морской пехоты» for "A Marine Corps officer" is no «Корпус морской пехоты».
      if (!alone_.contains(&entry))
        std::erase_if(off, [](const RenderingSpan& span) { return span.other_head; });
      add(std::move(off));
    }
    return spans;
  }

  // Takes the place of `candidate` when it is free and the source has another mention of its term, or with
  // `extra` when it is surely the term all the same.
  void TakePlace(const Candidate& candidate, bool extra) {
    const bool adjective = IsAdjective(candidate.span);
    if (adjective && (extra || attributes_[candidate.entry] == 0)) return;
    if (extra ? !MayBeExtra(candidate.span, *candidate.entry) : wanted_[candidate.entry] == 0) return;
    const bool taken = absl::c_any_of(claims_, [&](const Claim& claim) {
      return claim.span.Overlaps(candidate.span) && !StandsInside(claim.span, candidate.span);
    });
    if (taken) return;
    if (!extra) --wanted_[candidate.entry];
    if (adjective) --attributes_[candidate.entry];
    Claim claim;
    claim.span = candidate.span;
    claim.entry = candidate.entry;
    claim.renderings = renderings_.at(candidate.entry).get();
    claims_.push_back(std::move(claim));
  }

  const Sentence& sentence_;
  const EnforcementInput& input_;
  const TargetText& text_;
  const RenderingMap& renderings_;
  std::vector<const Concept*> entries_;  // in the order of the source
  // How many mentions of a term have no place yet, and of these may be adjectives.
  absl::flat_hash_map<const Concept*, size_t> wanted_, attributes_;
  absl::flat_hash_set<const Concept*> alone_;  // those that stand somewhere else than before a noun
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> FindClaims(const Sentence& sentence, const RenderingMap& renderings,
                              absl::Span<const FilledMask> masks) {
  std::vector<Claim> claims = PlaceTaker(sentence, renderings).Run(masks);
  AssignMatches(sentence, &claims);
  ClaimMisnamedBearers(sentence, renderings, &claims);
  MergeDoubles(sentence, &claims);
  TakeNameRemnants(sentence, renderings, &claims);
  return claims;
}

}  // namespace dragoman
