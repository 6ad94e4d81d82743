#include "service/pipeline/text_finisher.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"
#include "service/pipeline/span_projection.h"
#include "service/text/check.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

// The text of an article while it is put together, with every range that points into it.
class Assembly {
 public:
  std::string text;

  void Track(ByteRange* range) { tracked_.push_back(range); }

  void Apply(absl::Span<const TextEdit> edits) {
    if (edits.empty()) return;
    text = ApplyEdits(text, edits);
    for (ByteRange* range : tracked_) *range = MapRange(*range, edits);
  }

 private:
  std::vector<ByteRange*> tracked_;
};

void SetLocation(const std::string& path, const ByteRange& range, v1::TextLocation* location) {
  location->set_path(path);
  location->set_begin_byte(static_cast<uint32_t>(range.begin));
  location->set_end_byte(static_cast<uint32_t>(range.end));
}

v1::TermOccurrence::Status StatusOf(TermStatus status) {
  switch (status) {
    case TermStatus::kApplied:
      return v1::TermOccurrence::STATUS_APPLIED;
    case TermStatus::kRepaired:
      return v1::TermOccurrence::STATUS_REPAIRED;
    case TermStatus::kMissed:
      return v1::TermOccurrence::STATUS_MISSED;
  }
  return v1::TermOccurrence::STATUS_UNSPECIFIED;
}

ByteRange Shifted(const ByteRange& range, size_t by) { return {range.begin + by, range.end + by}; }

// The part of `range` inside `segment`, relative to it.
ByteRange Part(const ByteRange& range, const ByteRange& segment) {
  const size_t begin = std::max(range.begin, segment.begin);
  const size_t end = std::min(range.end, segment.end);
  return begin < end ? ByteRange{begin - segment.begin, end - segment.begin} : ByteRange{};
}

}  // namespace

std::vector<SegmentJob> SegmentJobs(const PreparedText& text, bool typography) {
  std::vector<SegmentJob> jobs;
  bool named_woman = false, named_man = false;
  for (const ByteRange& segment : text.segments) {
    SegmentJob job;
    job.about_women = named_woman && !named_man;
    job.text = segment.In(text.source.text->text());
    for (const ByteRange& range : text.protected_ranges) {
      if (range.Overlaps(segment)) job.protected_ranges.push_back(Part(range, segment));
    }
    for (const TermMatch& match : text.terms) {
      if (!match.source.Overlaps(segment)) continue;
      job.terms.push_back(match);
      job.terms.back().source = Part(match.source, segment);
      if (match.concept_->kind != TermKind::kPerson) continue;
      (match.concept_->gender == Gender::kFeminine ? named_woman : named_man) = true;
    }
    for (const TextEdit& edit : text.sentence_case) {
      if (typography && edit.range.Overlaps(segment))
        job.sentence_case.push_back({Part(edit.range, segment), edit.replacement});
    }
    jobs.push_back(std::move(job));
  }
  return jobs;
}

absl::StatusOr<std::unique_ptr<TextFinisher>> TextFinisher::Create(const LanguagePair& languages,
                                                                   const std::string& profile) {
  std::unique_ptr<TextFinisher> finisher(new TextFinisher(languages));
  if (!profile.empty()) {
    ASSIGN_OR_RETURN(finisher->typographer_, Typographer::Create(profile));
    // A pair without formats of its own keeps its numbers as the backend wrote them.
    absl::StatusOr<std::unique_ptr<LocaleFormatter>> formatter =
        LocaleFormatter::Create(languages.source, languages.target);
    if (formatter.ok()) finisher->formatter_ = *std::move(formatter);
  }
  return finisher;
}

FinishedText TextFinisher::Finish(const PreparedText& text, absl::Span<const SegmentJob> jobs,
                                  absl::Span<const SegmentOutcome> outcomes) const {
  const std::string& source = text.source.text->text();
  const std::string& path = text.source.path;
  Assembly assembly;
  std::vector<ByteRange> places(outcomes.size());  // of the segments in the target

  // Where the source's pieces between segments, white space, stand as they are.
  size_t copied = 0;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    assembly.text.append(source, copied, text.segments[i].begin - copied);
    places[i] = {assembly.text.size(), assembly.text.size() + outcomes[i].text.size()};
    assembly.text += outcomes[i].text;
    copied = text.segments[i].end;
  }
  assembly.text.append(source, copied, std::string::npos);

  std::vector<ByteRange> terms;
  std::vector<ByteRange> kept;
  std::vector<ByteRange> spans(static_cast<size_t>(text.source.text->spans_size()));
  for (size_t i = 0; i < outcomes.size(); ++i) {
    for (const TermOccurrence& term : outcomes[i].terms)
      terms.push_back(Shifted(term.target, places[i].begin));
    if (!outcomes[i].failure.ok()) {
      kept.push_back(places[i]);
    } else {
      for (const ByteRange& place : outcomes[i].protected_places)
        kept.push_back(Shifted(place, places[i].begin));
    }
    for (size_t k = 0; k < spans.size(); ++k) {
      const v1::Span& span = text.source.text->spans(static_cast<int>(k));
      const ByteRange part = Part({span.begin_byte(), span.end_byte()}, text.segments[i]);
      if (part.empty()) continue;
      const ByteRange projected = Shifted(ProjectRange(part, jobs[i], outcomes[i]), places[i].begin);
      spans[k] = spans[k].empty() ? projected
                                  : ByteRange{std::min(spans[k].begin, projected.begin),
                                              std::max(spans[k].end, projected.end)};
    }
  }
  if (assembly.text == source) {
    for (size_t k = 0; k < spans.size(); ++k) {
      const v1::Span& span = text.source.text->spans(static_cast<int>(k));
      spans[k] = {span.begin_byte(), span.end_byte()};
    }
  }
  UncrossRanges(absl::MakeSpan(spans));

  for (std::vector<ByteRange>* ranges : {&places, &terms, &kept, &spans}) {
    for (ByteRange& range : *ranges) assembly.Track(&range);
  }
  const auto protected_now = [&] {
    std::vector<ByteRange> ranges;
    for (const ByteRange& range : kept) {
      if (!range.empty()) ranges.push_back(range);
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
    return ranges;
  };
  if (formatter_ != nullptr) assembly.Apply(formatter_->Edits(source, assembly.text, protected_now()));
  if (typographer_ != nullptr) assembly.Apply(typographer_->Edits(assembly.text, protected_now()));

  FinishedText finished;
  finished.text.set_text(assembly.text);
  for (size_t k = 0; k < spans.size(); ++k) {
    v1::Span& span = *finished.text.add_spans();
    span = text.source.text->spans(static_cast<int>(k));
    span.set_begin_byte(static_cast<uint32_t>(spans[k].begin));
    span.set_end_byte(static_cast<uint32_t>(spans[k].end));
  }
  size_t term_index = 0;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    for (const TermOccurrence& term : outcomes[i].terms) {
      v1::TermOccurrence& occurrence = finished.terms.emplace_back();
      const ByteRange in_source = Shifted(term.source, text.segments[i].begin);
      const ByteRange in_target = terms[term_index++];
      occurrence.set_entry_id(term.concept_id);
      occurrence.set_status(StatusOf(term.status));
      SetLocation(path, in_source, occurrence.mutable_source());
      occurrence.set_source_text(std::string(in_source.In(source)));
      if (term.status != TermStatus::kMissed) {
        SetLocation(path, in_target, occurrence.mutable_target());
        occurrence.set_target_text(std::string(in_target.In(assembly.text)));
      }
      occurrence.set_replaced_text(term.replaced);
      occurrence.set_rule(term.rule);
    }
    v1::SegmentTrace& trace = finished.segments.emplace_back();
    SetLocation(path, text.segments[i], trace.mutable_source());
    trace.set_source_text(std::string(jobs[i].text));
    trace.set_backend_text(outcomes[i].backend_text);
    trace.set_target_text(outcomes[i].text);
    trace.set_backend(outcomes[i].backend);
    const auto warn = [&](const std::string& reason, std::string message) {
      v1::Warning& warning = finished.warnings.emplace_back();
      warning.set_reason(reason);
      warning.set_message(std::move(message));
      SetLocation(path, text.segments[i], warning.mutable_source());
      SetLocation(path, places[i], warning.mutable_target());
    };
    if (!outcomes[i].failure.ok())
      warn("SEGMENT_FAILED", absl::StrCat("left untranslated: ", outcomes[i].failure.message()));
    for (const std::string& reason : outcomes[i].warnings)
      warn(reason, absl::StrCat("backend \"", outcomes[i].backend, "\" reports ", reason));
  }
  const auto failed = [](const SegmentOutcome& outcome) { return !outcome.failure.ok(); };
  if (!outcomes.empty() && std::all_of(outcomes.begin(), outcomes.end(), failed)) return finished;
  CheckInput check;
  check.source = source;
  check.target = finished.text.text();
  check.source_language = languages_.source;
  check.target_language = languages_.target;
  check.source_fixed = text.protected_ranges;
  std::vector<ByteRange> names = protected_now();
  for (const ByteRange& term : terms) {
    if (!term.empty()) names.push_back(term);
  }
  check.target_names = names;
  // What a check finds in a segment that is not translated is known already.
  const auto in_failed = [&](const CheckFinding& finding) {
    for (size_t i = 0; i < outcomes.size(); ++i) {
      if (failed(outcomes[i]) &&
          (finding.source.Overlaps(text.segments[i]) || finding.target.Overlaps(places[i])))
        return true;
    }
    return false;
  };
  for (const CheckFinding& finding : CheckTranslation(check)) {
    if (in_failed(finding)) continue;
    v1::Warning& warning = finished.warnings.emplace_back();
    warning.set_reason(std::string(CheckName(finding.kind)));
    warning.set_message(finding.message);
    // A finding about the whole text of one side has no place in it.
    warning.mutable_source()->set_path(path);
    if (!finding.source.empty()) SetLocation(path, finding.source, warning.mutable_source());
    if (!finding.target.empty()) SetLocation(path, finding.target, warning.mutable_target());
  }
  return finished;
}

}  // namespace dragoman
