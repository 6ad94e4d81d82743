#include "service/pipeline/name_spelling.h"

#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glossary/inflect/inflector.h"
#include "glossary/words/folding.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

bool NamesInFull(const TermMatch& match) {
  const TermKind kind = match.concept_->kind;
  return (kind == TermKind::kPerson || kind == TermKind::kPlace) && !match.surname_only &&
         !match.concept_->do_not_translate;
}

// Whether `form` has as many words as `lemma` and begins as it does, as another spelling of it does: what
// stands before it suits both. Not in capitals.
bool IsSpellingOf(absl::string_view form, absl::string_view lemma) {
  return !form.empty() && absl::c_count(form, ' ') == absl::c_count(lemma, ' ') &&
         CodePointAt(form, 0) == CodePointAt(lemma, 0) && ToUpperText(form) != form;
}

}  // namespace

NameSpelling::NameSpelling(absl::Span<const PreparedText> texts, std::string language)
    : language_(std::move(language)) {
  absl::flat_hash_set<std::string> named;
  for (const PreparedText& text : texts) {
    for (const TermMatch& match : text.terms) {
      const bool fresh = !NamesInFull(match) || named.insert(match.concept_->id).second;
      if (!fresh) named_again_.insert(match.concept_->id);
    }
  }
}

void NameSpelling::Unify(absl::Span<const SegmentJob> jobs, absl::Span<SegmentOutcome> outcomes) const {
  const absl::StatusOr<const Inflector*> inflector = InflectorFor(language_);
  if (!inflector.ok()) return;
  for (size_t i = 0; i < jobs.size(); ++i) {
    SegmentOutcome& outcome = outcomes[i];
    std::vector<TextEdit> edits;
    for (size_t t = 0; t < outcome.terms.size(); ++t) {
      const TermMatch& match = jobs[i].terms[t];
      TermOccurrence& term = outcome.terms[t];
      const auto target = match.concept_->targets.find(language_);
      // « en Kyiv » has its preposition mended.
      const bool variant = term.rule == "variant" || term.rule == "neighbour";
      const bool other = variant && NamesInFull(match) && named_again_.contains(term.concept_id) &&
                         target != match.concept_->targets.end() &&
                         IsSpellingOf(term.form, target->second.lexeme.lemma);
      const bool taken =
          absl::c_any_of(edits, [&term](const TextEdit& edit) { return edit.range.Overlaps(term.target); });
      if (!other || taken) continue;
      std::string approved = (*inflector)->Inflect(target->second.lexeme, term.grammar);
      if (approved == term.form) continue;
      edits.push_back({term.target, std::move(approved)});
      term.replaced = std::exchange(term.form, edits.back().replacement);
      term.status = TermStatus::kRepaired;
      term.rule = "consistency";
    }
    if (edits.empty()) continue;
    absl::c_sort(edits, [](const TextEdit& a, const TextEdit& b) { return a.range.begin < b.range.begin; });
    outcome.text = ApplyEdits(outcome.text, edits);
    for (TermOccurrence& term : outcome.terms) term.target = MapRange(term.target, edits);
    for (ByteRange& place : outcome.protected_places) place = MapRange(place, edits);
    for (AlignedWords& pair : outcome.alignment) pair.target = MapRange(pair.target, edits);
  }
}

}  // namespace dragoman
