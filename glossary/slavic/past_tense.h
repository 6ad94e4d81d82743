// Russian and Ukrainian verbs in the past tense, which agree with their subject in gender and number.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/slavic/government_table.h"

namespace dragoman {

// What a verb agrees with. In the plural the gender says nothing.
struct SubjectForm {
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  bool person = false;
  bool from_neuter = false;  // it takes the place of a neuter, with which the verb may agree
};

// `verb`, a past tense in small letters, as it stands beside `subject`; empty where the letters do not tell
// how or the gender of the subject is not known. `table` is that of its language.
std::string PastForm(absl::string_view verb, SubjectForm subject, const GovernmentTable& table);

// `participle`, the one of a passive («подписана», «підписаний») in the singular and in small letters, as it
// stands beside `subject`, one in the singular; empty where the letters do not tell how, and where the gender
// of the subject is not known.
std::string ParticipleForm(absl::string_view participle, SubjectForm subject, bool ukrainian);

// The relative pronoun `word` («который», «яка»), in the nominative and in small letters, as it stands behind
// `subject`; empty for any other word, and where the gender of the subject is not known.
std::string RelativeForm(absl::string_view word, SubjectForm subject);

}  // namespace dragoman
