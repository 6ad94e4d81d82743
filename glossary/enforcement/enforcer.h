// Makes a translation keep the glossary: finds each term's rendering in the target, keeps it when it is an
// approved form that fits its place, else puts the approved one in the grammatical form that the place
// demands, and accounts for every term. Works on the output of any backend.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glossary/enforcement/claim_decision.h"
#include "glossary/enforcement/enforcement_input.h"
#include "glossary/glossary.h"
#include "glossary/grammar.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

enum class TermStatus {
  kApplied,   // the backend wrote an approved form; nothing was changed
  kRepaired,  // an approved form was put in place of something else, or a neighbour (an article) was mended
              // for it
  kMissed,    // the target has no rendering of the term
};

// What became of one TermMatch.
struct TermOccurrence {
  std::string concept_id;
  TermStatus status = TermStatus::kMissed;
  ByteRange source;      // in the source text
  ByteRange target;      // in the resulting text; empty when missed
  std::string form;      // what stands there now; empty when missed
  std::string replaced;  // what stood there before; empty unless repaired
  // Why, in lower case: "form", "surname", "variant", "adjective" or "name", that is part of a longer name
  // that was kept in English (applied); "spelling", "case", "number", "letter-case", "forbidden", "wording",
  // "untranslated", "doubled", "gender", "masked" or "neighbour" (repaired); "absent" or "no-target"
  // (missed).
  std::string rule;
  GrammaticalForm grammar;  // of `form`
};

struct EnforcementResult {
  std::string text;                         // `target` with `edits` applied; valid UTF-8 when `target` is
  std::vector<TextEdit> edits;              // sorted, without overlaps
  std::vector<TermOccurrence> occurrences;  // one a match, in the order of the matches
};

// Immutable and thread-safe.
class Enforcer {
 public:
  // For the target language "ru", "uk" or "fr". NotFound, with the languages there are, for any other. What
  // it makes of the terms of `glossary` is kept there, for other enforcers too; terms of another glossary, or
  // of none, it makes anew each time.
  static absl::StatusOr<std::unique_ptr<Enforcer>> Create(absl::string_view target_language,
                                                          std::shared_ptr<const Glossary> glossary = nullptr);

  ~Enforcer();

  // Never fails: what cannot be found is reported as missed, and the text stays as it was there. Text that is
  // not valid UTF-8 comes back as it is, every match missed.
  EnforcementResult Enforce(const EnforcementInput& input) const;

  // Enforce for the translation of MaskTerms(input.source, input.matches): input.target has masks, which give
  // way to the terms in the case that their place demands. A mask that came back damaged or twice is filled
  // all the same, twice in a row once; one that belongs to no match is removed. The result has no mask,
  // unless the target is not valid UTF-8: that comes back as it is.
  // A match whose mask is lost is looked for as a word.
  EnforcementResult FillMasks(const EnforcementInput& input) const;

  // What `input`, whose target is right, teaches the case model of a language that has one.
  std::vector<CaseExample> CaseExamplesOf(const EnforcementInput& input) const;

 private:
  class Language;
  explicit Enforcer(std::unique_ptr<const Language> language);

  std::unique_ptr<const Language> language_;
};

}  // namespace dragoman
