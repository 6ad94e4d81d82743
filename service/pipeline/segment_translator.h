// Segments through the backends and the glossary: masks what must stay, translates, puts the terms right, and
// tries a second time where the first lost a term or a number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "glossary/enforcement/enforcer.h"
#include "service/backend/router.h"
#include "service/base/call_context.h"

namespace dragoman {

// A segment to translate. Ranges are bytes of `text`.
struct SegmentJob {
  absl::string_view text;
  std::vector<ByteRange> protected_ranges;
  std::vector<TermMatch> terms;
  // Carried out on what the backend is given; of as many bytes as they replace.
  std::vector<TextEdit> sentence_case;
  // Whether women are the only persons of the glossary whom its text names before it.
  bool about_women = false;
  // Of `terms`: which stand as masks in an attempt with masked terms; empty: all.
  std::vector<bool> masked_terms;
};

// A translated segment, or one that no backend could translate: its text is then the source's, its terms are
// missed. Target ranges are bytes of `text`.
struct SegmentOutcome {
  std::string text;
  std::string backend_text;                 // as the backend gave it, masks put back
  std::string backend;                      // empty when no backend was needed
  std::vector<ByteRange> protected_places;  // where each protected range now stands; empty range: lost
  std::vector<TermOccurrence> terms;        // one a term
  std::vector<AlignedWords> alignment;      // may be empty
  std::vector<std::string> warnings;        // the backend's reasons, and "PLACEHOLDER_LOST"
  absl::Status failure;                     // why it is not translated, with its beginning; OK: it is
};

// What was used to translate; adds up over calls.
struct TranslationUsage {
  std::vector<std::string> backends;  // in order of first use, with `models` beside
  std::vector<std::string> models;
  std::vector<RouteAttempt> attempts;
  size_t segments = 0;  // translated, or left as they are for want of words
  absl::Duration backend_elapsed;
};

// Whether `why`, with which the backends failed a segment, is the end of the caller's whole translation: the
// call is over, or what the caller may use is refused or spent. Else the segment alone fails.
bool EndsTranslation(const absl::Status& why, const CallContext& context);

// Translates the segments of one article into one language. Not thread-safe; `router` and `enforcer` may be
// shared.
class SegmentTranslator {
 public:
  struct Options {
    LanguagePair languages;
    std::optional<std::string> backend;  // that alone may translate
    std::string title;                   // context for backends that take it
    std::string section;                 // likewise
    std::string client;                  // whose budget pays
    Formality formality = Formality::kDefault;
    bool second_attempt = true;
  };

  // `router` must outlive the translator, and so must `enforcer`, which is null for languages without one.
  SegmentTranslator(Options options, Router& router, const Enforcer* enforcer);

  // One outcome a job. A segment that no backend can translate fails alone once another one of the article is
  // translated, in this call or one before. Errors: the router's, and that of the first segment that failed
  // where none is translated or EndsTranslation.
  absl::StatusOr<std::vector<SegmentOutcome>> Translate(absl::Span<const SegmentJob> jobs,
                                                        const CallContext& context);

  const TranslationUsage& usage() const { return usage_; }

 private:
  // How the parts of a segment that must stay are kept during one attempt.
  enum class Attempt { kPlain, kMaskedTerms };
  struct Sent;

  absl::StatusOr<std::vector<SegmentOutcome>> Run(absl::Span<const SegmentJob> jobs, Attempt attempt,
                                                  const CallContext& context);
  Sent Prepare(const SegmentJob& job, Attempt attempt) const;
  SegmentOutcome Finish(const SegmentJob& job, const Sent& sent, RoutedSegment segment) const;
  // Translates jobs whose outcome lost a number once more with that number masked, and takes over what is
  // better.
  void RetryLostNumbers(absl::Span<const SegmentJob> jobs, const CallContext& context,
                        std::vector<SegmentOutcome>& outcomes);
  // Translates what lies between the protected ranges piece by piece, so that none can be lost.
  absl::StatusOr<SegmentOutcome> TranslateAroundProtected(const SegmentJob& job, const CallContext& context);
  void Count(const RoutedTranslation& translation, absl::Duration elapsed);

  const Options options_;
  Router& router_;
  const Enforcer* enforcer_;
  TranslationUsage usage_;
  bool translated_ = false;  // whether a backend has translated any segment so far
  std::string before_;       // the end of what was translated last, context for what follows
};

}  // namespace dragoman
