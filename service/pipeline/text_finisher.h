// Puts one text together again from its translated segments: spans, typography, formats, checks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "dragoman/v1/localization_service.pb.h"
#include "service/backend/backend.h"
#include "service/pipeline/prepared_article.h"
#include "service/pipeline/segment_translator.h"
#include "service/text/locale_formats.h"
#include "service/text/typography.h"

namespace dragoman {

// A localized text with its report; locations carry the text's path.
struct FinishedText {
  v1::RichText text;
  std::vector<v1::TermOccurrence> terms;
  std::vector<v1::SegmentTrace> segments;
  std::vector<v1::Warning> warnings;
};

// The jobs of a text: one a segment, in order. Views into `text` and its article. `typography` puts headlines
// into sentence case.
std::vector<SegmentJob> SegmentJobs(const PreparedText& text, bool typography);

// Immutable and thread-safe.
class TextFinisher {
 public:
  // `profile` is a typography profile's name; "" leaves typography and formats as they are.
  // NotFound, with the names there are, for an unknown profile.
  static absl::StatusOr<std::unique_ptr<TextFinisher>> Create(const LanguagePair& languages,
                                                              const std::string& profile);

  // `jobs` and `outcomes` belong to `text`, one a segment.
  FinishedText Finish(const PreparedText& text, absl::Span<const SegmentJob> jobs,
                      absl::Span<const SegmentOutcome> outcomes) const;

 private:
  explicit TextFinisher(LanguagePair languages) : languages_(std::move(languages)) {}

  const LanguagePair languages_;
  std::unique_ptr<const Typographer> typographer_;  // null: leave as it is
  std::unique_ptr<const LocaleFormatter> formatter_;
};

}  // namespace dragoman
