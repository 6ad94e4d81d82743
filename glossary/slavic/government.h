// Which case a place in a Russian or Ukrainian sentence demands of the name that stands there: by
// prepositions, titles in apposition, verbs, nouns, coordination. The rules are in slavic/government/, their
// tables are slavic/ru.txt and slavic/uk.txt.
#pragma once

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/past_tense.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// Immutable and thread-safe.
class Government {
 public:
  // For "ru" or "uk"; null for a language without cases. Lives as long as the process.
  static const Government* For(absl::string_view language);

  // The cases that the preposition `word`, in small letters, takes; null for another word.
  const PrepositionCases* CasesOfPreposition(absl::string_view word) const;

  // What the words around `term` demand of it. `decided` has the terms before it: "с Путиным и …".
  CaseDemand At(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;

  // MendBehind, OpensAsSubject and MendVerbBefore of government/verb_agreement.h.
  std::vector<TextEdit> MendBehind(const TargetText& text, size_t last, SubjectForm subject) const;
  bool OpensAsSubject(const TargetText& text, size_t first) const;
  std::optional<TextEdit> MendVerbBefore(const TargetText& text, size_t first, SubjectForm subject) const;

 private:
  explicit Government(absl::string_view language);

  const GovernmentTable& table_;
};

}  // namespace dragoman
