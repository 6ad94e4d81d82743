#include "glossary/enforcement/enforcer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "glossary/enforcement/claim_decision.h"
#include "glossary/enforcement/claim_search.h"
#include "glossary/enforcement/english_remains.h"
#include "glossary/enforcement/form_choice.h"
#include "glossary/enforcement/form_comparison.h"
#include "glossary/enforcement/french_claim_neighbours.h"
#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/slavic_claim_neighbours.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/enforcement/term_masks.h"
#include "glossary/english/source_reading.h"
#include "glossary/inflect/code_points.h"
#include "glossary/inflect/inflector.h"
#include "glossary/rendering/rendering.h"
#include "glossary/rendering/rendering_cache.h"
#include "glossary/slavic/government.h"
#include "glossary/words/folding.h"
#include "glossary/words/target_text.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

// Takes the capital from `claim`, which stands for `present`, behind an article that was not there: « Mer
// Noire est » -> « La mer Noire est ».
void LowerHead(absl::string_view present, Claim* claim) {
  const std::string& lemma = claim->span.rendering->lexeme.lemma;
  const size_t letter = ToUtf8({CodePointAt(lemma, 0)}).size();
  if (ToLowerText(lemma.substr(0, letter)) != lemma.substr(0, letter) || !HasLowerLetter(present)) return;
  const size_t first = ToUtf8({CodePointAt(claim->form, 0)}).size();
  claim->form = absl::StrCat(ToLowerText(claim->form.substr(0, first)), claim->form.substr(first));
  claim->changed = claim->changed || claim->form != present;
}

TermOccurrence Missed(const TermMatch& match, absl::string_view rule) {
  TermOccurrence occurrence;
  occurrence.concept_id = match.concept_->id;
  occurrence.source = match.source;
  occurrence.rule = std::string(rule);
  return occurrence;
}

// The changes that put the claims, and the words beside them, in their forms.
struct Repairs {
  std::vector<TextEdit> edits;  // in order, without overlaps
  std::vector<bool> mended;     // by claim: whether a word beside it changes
};

// Puts `edit` in its place among `edits`, which are sorted; false when it overlaps one of them.
bool InsertEdit(const TextEdit& edit, std::vector<TextEdit>* edits) {
  const auto next = absl::c_find_if(
      *edits, [&edit](const TextEdit& other) { return other.range.begin >= edit.range.begin; });
  const bool before = next != edits->begin() && std::prev(next)->range.end > edit.range.begin;
  if (before || (next != edits->end() && next->range.begin < edit.range.end)) return false;
  edits->insert(next, edit);
  return true;
}

// What became of the match that `claim` renders, `mended` when a word beside it changed.
void Report(const EnforcementInput& input, const Claim& claim, bool mended,
            const std::vector<TextEdit>& edits, TermOccurrence* occurrence) {
  occurrence->status = claim.changed || mended ? TermStatus::kRepaired : TermStatus::kApplied;
  occurrence->target = MapRange(claim.range, edits);
  occurrence->form = claim.form;
  occurrence->rule = !claim.changed && mended ? "neighbour" : claim.rule;
  if (occurrence->status == TermStatus::kRepaired)
    occurrence->replaced = std::string(claim.range.In(input.target));
  occurrence->grammar = claim.grammar;
}

}  // namespace

class Enforcer::Language {
 public:
  Language(std::string tag, const Inflector* inflector, std::shared_ptr<const Glossary> glossary)
      : tag_(std::move(tag)),
        inflector_(*inflector),
        forms_(tag_, inflector),
        government_(Government::For(tag_)),
        case_model_(CaseModel::For(tag_)),
        glossary_(std::move(glossary)) {}

  EnforcementResult Run(const EnforcementInput& input, absl::Span<const FilledMask> masks) const;
  std::vector<CaseExample> Examples(const EnforcementInput& input) const;

  // The target with the lemmas of the terms in place of its masks.
  FilledText Fill(const EnforcementInput& input) const {
    return FillWithLemmas(input.target, input.source, input.matches, CollectRenderings(input), tag_);
  }

 private:
  RenderingMap CollectRenderings(const EnforcementInput& input) const;
  // The claims of the terms, their forms decided; they refer to `renderings`. `examples` as in DecideForms.
  std::vector<Claim> Decide(const Sentence& sentence, const RenderingMap& renderings,
                            absl::Span<const FilledMask> masks, std::vector<CaseExample>* examples) const;
  // The changes to the words beside claim `i`, in order; in French the claim, or a term beside it, may take
  // another form.
  std::vector<TextEdit> Neighbours(const Sentence& sentence, size_t i, std::vector<Claim>* claims) const;
  Repairs Repair(const Sentence& sentence, std::vector<Claim>* claims) const;
  // What became of each match.
  std::vector<TermOccurrence> ReportAll(const EnforcementInput& input, const std::vector<Claim>& claims,
                                        const Repairs& repairs) const;

  const std::string tag_;
  const Inflector& inflector_;
  const FormChoice forms_;
  const Government* const government_;  // null for French
  const CaseModel* const case_model_;   // null for French
  const std::shared_ptr<const Glossary> glossary_;
};

RenderingMap Enforcer::Language::CollectRenderings(const EnforcementInput& input) const {
  RenderingMap renderings;
  for (const TermMatch& match : input.matches) {
    auto [entry, fresh] = renderings.try_emplace(match.concept_);
    if (!fresh) continue;
    const Concept& term = *match.concept_;
    RenderingCache* const kept = glossary_ == nullptr ? nullptr : glossary_->RenderingsKeptOf(term);
    entry->second =
        kept != nullptr
            ? kept->Get(term, inflector_, tag_)
            : std::make_shared<const std::vector<Rendering>>(RenderingsOf(term, inflector_, tag_));
  }
  return renderings;
}

std::vector<Claim> Enforcer::Language::Decide(const Sentence& sentence, const RenderingMap& renderings,
                                              absl::Span<const FilledMask> masks,
                                              std::vector<CaseExample>* examples) const {
  std::vector<Claim> claims = FindClaims(sentence, renderings, masks);
  DecideForms(sentence, forms_, government_, case_model_, &claims, examples);
  return claims;
}

std::vector<TextEdit> Enforcer::Language::Neighbours(const Sentence& sentence, size_t i,
                                                     std::vector<Claim>* claims) const {
  if (government_ != nullptr) return SlavicNeighbours(sentence, *government_, inflector_, i, *claims);
  std::vector<TextEdit> edits = FrenchNeighbours(sentence, i, claims);
  if (auto possessive = DropEnglishPossessive(sentence.text.text, (*claims)[i].range.end))
    edits.push_back(*std::move(possessive));
  return edits;
}

Repairs Enforcer::Language::Repair(const Sentence& sentence, std::vector<Claim>* claims) const {
  const TargetText& text = sentence.text;
  Repairs repairs{{}, std::vector<bool>(claims->size(), false)};
  std::vector<std::pair<size_t, TextEdit>> far;  // by claim: what stands beyond another one
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    const std::vector<TextEdit> neighbours = Neighbours(sentence, i, claims);
    const auto mend = [&](const TextEdit& edit) {
      const bool before = i > 0 && edit.range.end <= (*claims)[i - 1].range.begin;
      if (before || (i + 1 < claims->size() && edit.range.begin >= (*claims)[i + 1].range.end)) {
        far.emplace_back(i, edit);
        return;
      }
      const bool touches_edit = !repairs.edits.empty() && repairs.edits.back().range.end > edit.range.begin;
      if (touches_edit || IsProtected(sentence.input, edit.range)) return;
      repairs.mended[i] = true;
      // The article's capital replaces the term's; "Kremlin a" -> "Le Kremlin a" keeps a name's own.
      if (text.sentence_start[claim.span.first_word] && edit.range.size() == 0)
        LowerHead(claim.range.In(text.text), &claim);
      repairs.edits.push_back(edit);
    };
    const auto behind = absl::c_find_if(
        neighbours, [&claim](const TextEdit& edit) { return edit.range.begin >= claim.range.end; });
    std::for_each(neighbours.begin(), behind, mend);
    if (claim.changed) repairs.edits.push_back({claim.range, claim.form});
    std::for_each(behind, neighbours.end(), mend);
  }
  for (const auto& [i, edit] : far) {
    if (IsClaimed(*claims, edit.range) || IsProtected(sentence.input, edit.range)) continue;
    repairs.mended[i] = InsertEdit(edit, &repairs.edits) || repairs.mended[i];
  }
  return repairs;
}

std::vector<TermOccurrence> Enforcer::Language::ReportAll(const EnforcementInput& input,
                                                          const std::vector<Claim>& claims,
                                                          const Repairs& repairs) const {
  std::vector<TermOccurrence> occurrences;
  for (const TermMatch& match : input.matches) {
    const bool known = match.concept_->do_not_translate || match.concept_->targets.contains(tag_);
    occurrences.push_back(Missed(match, known ? "absent" : "no-target"));
  }
  for (size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].match == Claim::kExtra) continue;
    TermOccurrence& occurrence = occurrences[claims[i].match];
    // A mask that came back twice: the first place counts.
    if (occurrence.status != TermStatus::kMissed) continue;
    Report(input, claims[i], repairs.mended[i], repairs.edits, &occurrence);
  }
  return occurrences;
}

EnforcementResult Enforcer::Language::Run(const EnforcementInput& input,
                                          absl::Span<const FilledMask> masks) const {
  EnforcementResult result;
  if (!IsValidUtf8(input.target)) {
    result.text = std::string(input.target);
    for (const TermMatch& match : input.matches) result.occurrences.push_back(Missed(match, "absent"));
    return result;
  }
  const TargetText text(input.target);
  const SourceReading source(input.source, input.matches);
  const Sentence sentence{input, text, source, tag_};
  const RenderingMap renderings = CollectRenderings(input);  // the claims refer to them
  std::vector<Claim> claims = Decide(sentence, renderings, masks, /*examples=*/nullptr);
  Repairs repairs = Repair(sentence, &claims);
  result.occurrences = ReportAll(input, claims, repairs);
  result.text = ApplyEdits(input.target, repairs.edits);
  result.edits = std::move(repairs.edits);
  return result;
}

std::vector<CaseExample> Enforcer::Language::Examples(const EnforcementInput& input) const {
  std::vector<CaseExample> examples;
  if (case_model_ == nullptr || !IsValidUtf8(input.target)) return examples;
  const TargetText text(input.target);
  const SourceReading source(input.source, input.matches);
  const Sentence sentence{input, text, source, tag_};
  Decide(sentence, CollectRenderings(input), {}, &examples);
  return examples;
}

Enforcer::Enforcer(std::unique_ptr<const Language> language) : language_(std::move(language)) {}
Enforcer::~Enforcer() = default;

absl::StatusOr<std::unique_ptr<Enforcer>> Enforcer::Create(absl::string_view target_language,
                                                           std::shared_ptr<const Glossary> glossary) {
  ASSIGN_OR_RETURN(const Inflector* inflector, InflectorFor(target_language));
  return std::unique_ptr<Enforcer>(new Enforcer(
      std::make_unique<const Language>(std::string(target_language), inflector, std::move(glossary))));
}

EnforcementResult Enforcer::Enforce(const EnforcementInput& input) const { return language_->Run(input, {}); }

std::vector<CaseExample> Enforcer::CaseExamplesOf(const EnforcementInput& input) const {
  return language_->Examples(input);
}

EnforcementResult Enforcer::FillMasks(const EnforcementInput& input) const {
  if (!IsValidUtf8(input.target)) return Enforce(input);
  const FilledText filled = language_->Fill(input);
  std::vector<ByteRange> protected_ranges;
  for (const ByteRange& range : input.protected_target) {
    protected_ranges.push_back(MapRange(range, filled.edits));
  }
  // The alignment is of the masked text; it says nothing about what the masks hide.
  EnforcementInput inner = input;
  inner.target = filled.text;
  inner.alignment = {};
  inner.protected_target = protected_ranges;
  EnforcementResult result = language_->Run(inner, filled.masks);
  result.edits = ComposeEdits(filled.text, filled.edits, result.edits);
  return result;
}

}  // namespace dragoman
