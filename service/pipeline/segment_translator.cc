#include "service/pipeline/segment_translator.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "glossary/enforcement/term_masks.h"
#include "glossary/inflect/inflector.h"
#include "service/backend/masks.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr char kPlaceholderLost[] = "PLACEHOLDER_LOST";
// How many of the segments before a request go with it as context.
constexpr size_t kContextSegments = 3;

bool HasLetterOrDigit(absl::string_view text) {
  for (size_t position = 0; position < text.size();) {
    if (u_isalnum(static_cast<UChar32>(NextCharacter(text, position)))) return true;
  }
  return false;
}

// Whether two pieces of protected text stand side by side that had words between them: the text of a link.
bool LostWordsBetween(const SegmentJob& job, const UnmaskedText& unmasked) {
  for (size_t i = 1; i < job.protected_ranges.size() && i < unmasked.places.size(); ++i) {
    const ByteRange source{job.protected_ranges[i - 1].end, job.protected_ranges[i].begin};
    const ByteRange target{unmasked.places[i - 1].end, unmasked.places[i].begin};
    if (target.begin <= target.end && HasLetterOrDigit(source.In(job.text)) &&
        !HasLetterOrDigit(target.In(unmasked.text)))
      return true;
  }
  return false;
}

// Whether anything but protected text has a letter: else there is nothing to translate.
bool HasWords(const SegmentJob& job) {
  size_t position = 0;
  size_t next_protected = 0;
  while (position < job.text.size()) {
    if (next_protected < job.protected_ranges.size() &&
        position >= job.protected_ranges[next_protected].begin) {
      position = std::max(position, job.protected_ranges[next_protected++].end);
      continue;
    }
    if (u_isalpha(static_cast<UChar32>(NextCharacter(job.text, position)))) return true;
  }
  return false;
}

SegmentOutcome Unchanged(const SegmentJob& job) {
  SegmentOutcome outcome;
  outcome.text = std::string(job.text);
  outcome.backend_text = outcome.text;
  outcome.protected_places = job.protected_ranges;
  for (const TermMatch& match : job.terms) {
    TermOccurrence occurrence;
    occurrence.concept_id = match.concept_->id;
    occurrence.source = match.source;
    occurrence.rule = "absent";
    outcome.terms.push_back(std::move(occurrence));
  }
  return outcome;
}

// `job` as it is, for no backend could translate it.
SegmentOutcome Failed(const SegmentJob& job, absl::Status why) {
  SegmentOutcome outcome = Unchanged(job);
  outcome.backend_text.clear();
  outcome.failure = std::move(why);
  return outcome;
}

// The first failure among `outcomes`; OK when there is none.
absl::Status FirstFailure(absl::Span<const SegmentOutcome> outcomes) {
  const auto failed = std::find_if(outcomes.begin(), outcomes.end(),
                                   [](const SegmentOutcome& outcome) { return !outcome.failure.ok(); });
  return failed == outcomes.end() ? absl::OkStatus() : failed->failure;
}

// Which terms the translation lacks.
std::vector<bool> Missed(const SegmentOutcome& outcome) {
  std::vector<bool> missed;
  for (const TermOccurrence& term : outcome.terms) {
    missed.push_back(term.status == TermStatus::kMissed && term.rule != "no-target");
  }
  return missed;
}

size_t MissedTerms(const SegmentOutcome& outcome) {
  const std::vector<bool> missed = Missed(outcome);
  return static_cast<size_t>(std::count(missed.begin(), missed.end(), true));
}

bool LostPlaceholder(const SegmentOutcome& outcome) {
  return std::find(outcome.warnings.begin(), outcome.warnings.end(), kPlaceholderLost) !=
         outcome.warnings.end();
}

// The approved forms of a matched term, the lemma first; empty when the language has none.
std::vector<std::string> ApprovedForms(const TermMatch& match, const std::string& language) {
  const auto target = match.concept_->targets.find(language);
  const absl::StatusOr<const Inflector*> inflector = InflectorFor(language);
  if (target == match.concept_->targets.end() || !inflector.ok()) return {};
  const Lexeme& surname = target->second.surname;
  const Lexeme& lexeme = match.surname_only && !surname.lemma.empty() ? surname : target->second.lexeme;
  std::vector<std::string> forms = {lexeme.lemma};
  for (InflectedForm& form : (*inflector)->Forms(lexeme)) forms.push_back(std::move(form.text));
  return forms;
}

// Whole numbers above twelve, which are written in digits in every language, and none of a word ("F16",
// "1990s"): as they stand, digits grouped by commas included.
std::vector<ByteRange> PlainNumbers(absl::string_view text) {
  const auto digit = [text](size_t i) {
    return i < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
  };
  std::vector<ByteRange> numbers;
  for (size_t i = 0; i < text.size();) {
    if (!digit(i)) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (digit(i) || (i < text.size() && text[i] == ',' && digit(i + 1) && digit(i + 2) && digit(i + 3)))
      ++i;
    const bool decimals = i < text.size() && (text[i] == '.' || text[i] == ',') && digit(i + 1);
    size_t before = begin;
    size_t after = i;
    const bool of_word = (begin > 0 && u_isalnum(static_cast<UChar32>(PreviousCharacter(text, before)))) ||
                         (begin > 0 && text[begin - 1] == '.') ||
                         (i < text.size() && u_isalnum(static_cast<UChar32>(NextCharacter(text, after))));
    int value = 0;
    const bool small = absl::SimpleAtoi(text.substr(begin, i - begin), &value) && value <= 12;
    if (!decimals && !of_word && !small) numbers.push_back({begin, i});
    while (decimals && i < text.size() && (digit(i) || text[i] == '.' || text[i] == ',')) ++i;
  }
  return numbers;
}

std::string Digits(absl::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
  return digits;
}

// The numbers of the job whose digits the translation has nowhere, in whatever notation; those inside terms
// and protected text are looked after elsewhere.
std::vector<ByteRange> LostNumbers(const SegmentJob& job, const SegmentOutcome& outcome) {
  const auto overlaps = [](const ByteRange& range, const auto& others, const auto& range_of) {
    return std::any_of(others.begin(), others.end(),
                       [&](const auto& other) { return range_of(other).Overlaps(range); });
  };
  std::vector<ByteRange> lost = PlainNumbers(job.text);
  if (lost.empty()) return lost;
  const std::string kept = Digits(outcome.text);
  std::erase_if(lost, [&](const ByteRange& range) {
    return absl::StrContains(kept, Digits(range.In(job.text))) ||
           overlaps(range, job.protected_ranges, [](const ByteRange& r) { return r; }) ||
           overlaps(range, job.terms, [](const TermMatch& match) { return match.source; });
  });
  return lost;
}

// How many characters of a segment an error quotes.
constexpr int kQuotedCharacters = 60;

// `why` the segment `text` failed, with its beginning.
absl::Status OfSegment(const absl::Status& why, absl::string_view text) {
  size_t end = 0;
  for (int i = 0; i < kQuotedCharacters && end < text.size(); ++i) NextCharacter(text, end);
  absl::Status status(why.code(), absl::StrCat("segment \"", text.substr(0, end),
                                               end < text.size() ? "…\": " : "\": ", why.message()));
  why.ForEachPayload(
      [&status](absl::string_view url, const absl::Cord& payload) { status.SetPayload(url, payload); });
  return status;
}

ByteRange Shifted(const ByteRange& range, size_t by) { return {range.begin + by, range.end + by}; }

// Whether a second attempt's `candidate` may stand in place of `first`: it is translated and kept as much.
bool KeepsAsMuch(const SegmentOutcome& candidate, const SegmentOutcome& first) {
  return candidate.failure.ok() && !LostPlaceholder(candidate) &&
         candidate.warnings.size() <= first.warnings.size();
}

}  // namespace

bool EndsTranslation(const absl::Status& why, const CallContext& context) {
  return !context.Check().ok() || absl::IsCancelled(why) || absl::IsUnauthenticated(why) ||
         absl::IsPermissionDenied(why) || absl::IsResourceExhausted(why);
}

// What goes to the backend for one job, and the way back.
struct SegmentTranslator::Sent {
  BackendSegment segment;
  bool terms_masked = false;
  MaskTable protected_table;
};

SegmentTranslator::SegmentTranslator(Options options, Router& router, const Enforcer* enforcer)
    : options_(std::move(options)), router_(router), enforcer_(enforcer) {}

absl::StatusOr<std::vector<SegmentOutcome>> SegmentTranslator::Translate(absl::Span<const SegmentJob> jobs,
                                                                         const CallContext& context) {
  absl::StatusOr<std::vector<SegmentOutcome>> run = Run(jobs, Attempt::kPlain, context);
  if (!run.ok() && (!translated_ || EndsTranslation(run.status(), context))) return run.status();
  std::vector<SegmentOutcome> outcomes;
  if (run.ok()) {
    outcomes = *std::move(run);
  } else {
    for (const SegmentJob& job : jobs) {
      outcomes.push_back(HasWords(job) ? Failed(job, OfSegment(run.status(), job.text)) : Unchanged(job));
    }
  }
  std::vector<SegmentJob> again;
  std::vector<size_t> places;
  for (size_t i = 0; i < jobs.size(); ++i) {
    if (LostPlaceholder(outcomes[i])) {
      ASSIGN_OR_RETURN(outcomes[i], TranslateAroundProtected(jobs[i], context));
    }
    if (!outcomes[i].failure.ok()) continue;
    translated_ |= !outcomes[i].backend.empty();
    if (options_.second_attempt && enforcer_ != nullptr && MissedTerms(outcomes[i]) > 0) {
      again.push_back(jobs[i]);
      again.back().masked_terms = Missed(outcomes[i]);
      places.push_back(i);
    }
  }
  if (!translated_) RETURN_IF_ERROR(FirstFailure(outcomes));
  // The first attempt stands when there is no time, or no backend, for a second one.
  if (!again.empty()) {
    absl::StatusOr<std::vector<SegmentOutcome>> second = Run(again, Attempt::kMaskedTerms, context);
    for (size_t i = 0; second.ok() && i < again.size(); ++i) {
      SegmentOutcome& first = outcomes[places[i]];
      SegmentOutcome& candidate = (*second)[i];
      if (KeepsAsMuch(candidate, first) && MissedTerms(candidate) < MissedTerms(first)) {
        first = std::move(candidate);
      }
    }
  }
  if (options_.second_attempt) RetryLostNumbers(jobs, context, outcomes);
  usage_.segments += static_cast<size_t>(std::count_if(
      outcomes.begin(), outcomes.end(), [](const SegmentOutcome& outcome) { return outcome.failure.ok(); }));
  before_.clear();
  for (size_t i = jobs.size() - std::min(jobs.size(), kContextSegments); i < jobs.size(); ++i) {
    absl::StrAppend(&before_, before_.empty() ? "" : "\n", jobs[i].text);
  }
  return outcomes;
}

void SegmentTranslator::RetryLostNumbers(absl::Span<const SegmentJob> jobs, const CallContext& context,
                                         std::vector<SegmentOutcome>& outcomes) {
  std::vector<SegmentJob> again;
  std::vector<size_t> places;
  for (size_t i = 0; i < jobs.size(); ++i) {
    if (!outcomes[i].failure.ok()) continue;
    const std::vector<ByteRange> lost = LostNumbers(jobs[i], outcomes[i]);
    if (lost.empty()) continue;
    SegmentJob& job = again.emplace_back(jobs[i]);
    job.protected_ranges.insert(job.protected_ranges.end(), lost.begin(), lost.end());
    std::sort(job.protected_ranges.begin(), job.protected_ranges.end(),
              [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
    places.push_back(i);
  }
  if (again.empty()) return;
  absl::StatusOr<std::vector<SegmentOutcome>> second = Run(again, Attempt::kPlain, context);
  for (size_t i = 0; second.ok() && i < again.size(); ++i) {
    SegmentOutcome& first = outcomes[places[i]];
    SegmentOutcome& candidate = (*second)[i];
    if (!KeepsAsMuch(candidate, first) || MissedTerms(candidate) > MissedTerms(first)) continue;
    // Numbers are no protected text: typography writes them as the language does.
    std::vector<ByteRange> kept;
    const std::vector<ByteRange>& own = jobs[places[i]].protected_ranges;
    for (size_t r = 0; r < again[i].protected_ranges.size(); ++r) {
      if (std::find(own.begin(), own.end(), again[i].protected_ranges[r]) != own.end()) {
        kept.push_back(candidate.protected_places[r]);
      }
    }
    candidate.protected_places = std::move(kept);
    first = std::move(candidate);
  }
}

absl::StatusOr<std::vector<SegmentOutcome>> SegmentTranslator::Run(absl::Span<const SegmentJob> jobs,
                                                                   Attempt attempt,
                                                                   const CallContext& context) {
  std::vector<SegmentOutcome> outcomes(jobs.size());
  TranslationRequest request;
  request.languages = options_.languages;
  request.title = options_.title;
  request.section = options_.section;
  request.context = before_;
  request.client = options_.client;
  request.formality = options_.formality;
  std::vector<Sent> sent;
  std::vector<size_t> places;
  for (size_t i = 0; i < jobs.size(); ++i) {
    if (!HasWords(jobs[i])) {
      outcomes[i] = Unchanged(jobs[i]);
      continue;
    }
    sent.push_back(Prepare(jobs[i], attempt));
    request.segments.push_back(sent.back().segment);
    places.push_back(i);
  }
  if (request.segments.empty()) return outcomes;
  const absl::Time start = context.clock().Now();
  ASSIGN_OR_RETURN(RoutedTranslation translation, router_.Translate(request, context, options_.backend));
  Count(translation, context.clock().Now() - start);
  for (size_t i = 0; i < places.size(); ++i) {
    const absl::Status& status = translation.segments[i].translation.status;
    if (!status.ok()) {
      const SegmentJob& job = jobs[places[i]];
      absl::Status why = OfSegment(status, job.text);
      if (EndsTranslation(status, context)) return why;
      outcomes[places[i]] = Failed(job, std::move(why));
      continue;
    }
    outcomes[places[i]] = Finish(jobs[places[i]], sent[i], std::move(translation.segments[i]));
  }
  return outcomes;
}

SegmentTranslator::Sent SegmentTranslator::Prepare(const SegmentJob& job, Attempt attempt) const {
  Sent sent;
  sent.terms_masked = attempt == Attempt::kMaskedTerms;
  std::string text = ApplyEdits(job.text, job.sentence_case);
  std::vector<TextEdit> edits;
  if (sent.terms_masked) {
    MaskedText masked = MaskTerms(text, job.terms, job.masked_terms);
    text = std::move(masked.text);
    edits = std::move(masked.edits);
  }
  std::vector<ByteRange> ranges;
  for (const ByteRange& range : job.protected_ranges) ranges.push_back(MapRange(range, edits));
  MaskedSegment masked = MaskText(text, ranges, MaskStyle::kPlaceholder);
  sent.segment.text = std::move(masked.text);
  sent.protected_table = std::move(masked.table);
  if (sent.terms_masked || enforcer_ == nullptr) return sent;
  for (const TermMatch& match : job.terms) {
    const ByteRange source = MapRange(match.source, job.sentence_case);
    const bool kept = std::any_of(ranges.begin(), ranges.end(),
                                  [&](const ByteRange& range) { return range.Overlaps(source); });
    const std::vector<std::string> forms = ApprovedForms(match, options_.languages.target);
    if (kept || forms.empty()) continue;
    sent.segment.terms.push_back({MapRange(source, masked.edits), forms.front(), forms});
  }
  return sent;
}

SegmentOutcome SegmentTranslator::Finish(const SegmentJob& job, const Sent& sent,
                                         RoutedSegment segment) const {
  SegmentOutcome outcome;
  outcome.backend = std::move(segment.backend);
  outcome.warnings = std::move(segment.translation.warnings);
  UnmaskedText unmasked = Unmask(segment.translation.text, sent.protected_table);
  if (!unmasked.lost.empty() || !unmasked.repeated.empty() || LostWordsBetween(job, unmasked))
    outcome.warnings.emplace_back(kPlaceholderLost);
  outcome.text = std::move(unmasked.text);
  outcome.protected_places = std::move(unmasked.places);
  outcome.backend_text = outcome.text;
  const bool masked = sent.terms_masked || !job.protected_ranges.empty();
  if (!masked) {
    for (const WordAlignment& pair : segment.translation.alignment) {
      outcome.alignment.push_back({pair.source, pair.target});
    }
  }
  if (enforcer_ == nullptr) {
    outcome.terms = Unchanged(job).terms;
    return outcome;
  }
  EnforcementInput input;
  input.source = job.text;
  input.matches = job.terms;
  input.target = outcome.text;
  input.alignment = outcome.alignment;
  input.protected_target = outcome.protected_places;
  input.about_women = job.about_women;
  EnforcementResult result = sent.terms_masked ? enforcer_->FillMasks(input) : enforcer_->Enforce(input);
  for (ByteRange& place : outcome.protected_places) place = MapRange(place, result.edits);
  for (AlignedWords& pair : outcome.alignment) pair.target = MapRange(pair.target, result.edits);
  outcome.text = std::move(result.text);
  outcome.terms = std::move(result.occurrences);
  return outcome;
}

absl::StatusOr<SegmentOutcome> SegmentTranslator::TranslateAroundProtected(const SegmentJob& job,
                                                                           const CallContext& context) {
  std::vector<SegmentJob> pieces;
  size_t begin = 0;
  const auto add_piece = [&](size_t end) {
    SegmentJob piece;
    piece.text = job.text.substr(begin, end - begin);
    for (const TermMatch& match : job.terms) {
      if (match.source.begin < begin || match.source.end > end) continue;
      piece.terms.push_back(match);
      piece.terms.back().source = {match.source.begin - begin, match.source.end - begin};
    }
    pieces.push_back(std::move(piece));
  };
  for (const ByteRange& range : job.protected_ranges) {
    add_piece(range.begin);
    begin = range.end;
  }
  add_piece(job.text.size());
  const absl::StatusOr<std::vector<SegmentOutcome>> run = Run(pieces, Attempt::kPlain, context);
  if (!run.ok() && EndsTranslation(run.status(), context)) return run.status();
  if (const absl::Status why = run.ok() ? FirstFailure(*run) : run.status(); !why.ok()) {
    return Failed(job, run.ok() ? why : OfSegment(why, job.text));
  }
  const std::vector<SegmentOutcome>& translated = *run;

  SegmentOutcome outcome;
  for (size_t i = 0; i < pieces.size(); ++i) {
    // White space at a piece's borders belongs to the protected text beside it, and a backend may drop it.
    const absl::string_view source = pieces[i].text;
    const size_t first = source.find_first_not_of(" \t\r\n");
    const bool blank = first == absl::string_view::npos;
    const absl::string_view before = source.substr(0, blank ? source.size() : first);
    const absl::string_view after = blank ? "" : source.substr(source.find_last_not_of(" \t\r\n") + 1);
    absl::string_view core = translated[i].text;
    const size_t core_begin = std::min(core.find_first_not_of(" \t\r\n"), core.size());
    core.remove_prefix(core_begin);
    core = core.substr(0, core.find_last_not_of(" \t\r\n") + 1);
    const size_t piece_source = static_cast<size_t>(source.data() - job.text.data());
    const size_t piece_target = outcome.text.size() + before.size();
    for (TermOccurrence term : translated[i].terms) {
      term.source = Shifted(term.source, piece_source);
      if (term.status != TermStatus::kMissed) {
        term.target = {term.target.begin - core_begin + piece_target,
                       term.target.end - core_begin + piece_target};
      }
      outcome.terms.push_back(std::move(term));
    }
    outcome.text.append(before.data(), before.size())
        .append(core.data(), core.size())
        .append(after.data(), after.size());
    if (outcome.backend.empty()) outcome.backend = translated[i].backend;
    outcome.warnings.insert(outcome.warnings.end(), translated[i].warnings.begin(),
                            translated[i].warnings.end());
    if (i < job.protected_ranges.size()) {
      const absl::string_view kept = job.protected_ranges[i].In(job.text);
      outcome.protected_places.push_back({outcome.text.size(), outcome.text.size() + kept.size()});
      outcome.text.append(kept.data(), kept.size());
    }
  }
  outcome.backend_text = outcome.text;
  return outcome;
}

void SegmentTranslator::Count(const RoutedTranslation& translation, absl::Duration elapsed) {
  usage_.backend_elapsed += elapsed;
  usage_.attempts.insert(usage_.attempts.end(), translation.attempts.begin(), translation.attempts.end());
  for (const RoutedSegment& segment : translation.segments) {
    if (segment.backend.empty() ||
        std::find(usage_.backends.begin(), usage_.backends.end(), segment.backend) != usage_.backends.end()) {
      continue;
    }
    usage_.backends.push_back(segment.backend);
    usage_.models.push_back(segment.model);
  }
}

}  // namespace dragoman
