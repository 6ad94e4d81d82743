// The contract of a translation backend: a batch of segments in, a batch of segments out.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/base/call_context.h"
#include "service/text/byte_range.h"

namespace dragoman {

// BCP-47 tags of primary languages: "en", "fr", "ru", "uk".
struct LanguagePair {
  std::string source;
  std::string target;

  friend bool operator==(const LanguagePair&, const LanguagePair&) = default;
};

// A glossary term that stands in a segment, for backends with a mechanism of their own for terms.
struct TermHint {
  ByteRange source;                // where it stands in the segment's text
  std::string lemma;               // the target language's dictionary form
  std::vector<std::string> forms;  // every allowed surface form, the lemma first
};

// How the reader is addressed where a language distinguishes (French tu and vous).
enum class Formality { kDefault, kFormal, kInformal };

// One sentence or headline. `text` is valid UTF-8 without line breaks at its ends.
struct BackendSegment {
  std::string text;
  std::vector<TermHint> terms;  // sorted by source.begin, without overlaps
};

struct TranslationRequest {
  LanguagePair languages;
  std::vector<BackendSegment> segments;
  // The article's headline, for backends that take context; may be empty.
  std::string title;
  // Where the article stands, "politics"; may be empty.
  std::string section;
  // Text around the segments, not to be translated, for backends that take context; may be empty.
  std::string context;
  Formality formality = Formality::kDefault;
  // Who asks, for budgets; empty: nobody in particular.
  std::string client;
};

// A word of the source and the word of the target that it became.
struct WordAlignment {
  ByteRange source;
  ByteRange target;
};

// What became of one segment.
struct SegmentTranslation {
  absl::Status status;  // when not OK the other fields are empty
  std::string text;
  // Empty when the backend gives none. A word may stand in several pairs; sorted by target.begin.
  std::vector<WordAlignment> alignment;
  // What the backend noticed and could not mend, as UPPER_SNAKE reasons: "REPETITION", "TRUNCATED",
  // "UNTRANSLATED".
  std::vector<std::string> warnings;
  // What the provider says it charges for the segment; 0 when it says nothing.
  size_t billed_characters = 0;
};

// The terms of one pair, for backends that keep a glossary of their own: source form and target lemma,
// neither empty nor with tabs or line breaks, each source form once.
struct GlossaryDictionary {
  LanguagePair languages;
  std::vector<std::pair<std::string, std::string>> entries;
};

struct BackendInfo {
  std::string name;     // as in the configuration: "marian"
  std::string model;    // the model or service version behind it: "starter 2026.11.23"
  std::string details;  // for people: "int8, AVX-512 VNNI, 2 threads"
  std::vector<LanguagePair> pairs;
  bool gives_alignment = false;
  bool takes_terms = false;
  // U+27EA digit U+27EB placeholders ("⟪0⟫" … "⟪9⟫") come back as they were.
  bool keeps_placeholders = false;
  size_t max_segment_bytes = 0;  // 0: no limit
  bool healthy = true;
  // XML tags around spans of a segment come back around what those spans became.
  bool keeps_markup = false;
  bool takes_context = false;
  bool takes_formality = false;
  // What one call to the service behind may hold; the backend splits larger requests itself. 0: no limit.
  size_t max_call_segments = 0;
  size_t max_call_characters = 0;
  size_t max_call_bytes = 0;
  // Has any pair of languages: `pairs` is empty.
  bool any_pair = false;
};

// Thread-safe: any number of calls at once.
class Backend {
 public:
  virtual ~Backend() = default;

  // Facts that do not wait for a network.
  virtual BackendInfo Info() const = 0;

  // Translates each segment. Blocks until all are done or failed, at the latest shortly after the context's
  // deadline or cancellation. The result has one entry a segment, in order; a segment's own failure stands in
  // its entry. Errors for the whole call: NotFound (no such pair), DeadlineExceeded, Cancelled,
  // ResourceExhausted (queue full; a retry is safe), Unavailable.
  virtual absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                                    const CallContext& context) = 0;

  // Asks the service behind whether it would answer, and renews what Info tells. Blocks until the context's
  // deadline at the latest. OK when there is nothing to ask.
  virtual absl::Status CheckHealth(const CallContext&) { return absl::OkStatus(); }

  // Makes the glossary that the service behind keeps the same as `dictionaries`, one a pair, and uses it from
  // then on. Blocks until the context's deadline at the latest. OK when the service keeps none. On an error
  // the glossary used so far stays.
  virtual absl::Status SyncGlossary(const std::vector<GlossaryDictionary>&, const CallContext&) {
    return absl::OkStatus();
  }
};

}  // namespace dragoman
