// A French term as its neighbours see it: what the articles, prepositions, adjectives and verbs beside it
// depend on.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/words/folding.h"

namespace dragoman {

// The French term that will stand at a place.
struct FrenchTerm {
  absl::string_view form;
  TermKind kind = TermKind::kTerm;
  bool article = false;  // takes the definite article
  bool h_aspire = false;
  bool feminine = false;
  bool plural = false;
  bool at = false;            // the source says where: "in France"
  bool motion = false;        // the source says whither: "flew to France"
  bool object = false;        // the source says whom: "will help Ukraine"
  bool subject = false;       // the source says who: "President Macron said"
  bool possessor = false;     // "Ukraine's progress", but for an office
  bool woman = false;         // the source says so itself: "spokeswoman"
  bool before_name = false;   // a title right before its bearer's name: « président Macron »
  bool full_name = false;     // of a person: more than the surname
  bool definite = false;      // the source has "the" before it
  bool attribute = false;     // the source has it before a noun: "NATO leaders"
  bool behind_title = false;  // in both languages: "ministers in Geneva"
  bool variant = false;  // gender and number are only guessed; the article that stands there knows better
  bool coordinated =
      false;  // with a name before it that was given its article: « accuse le Mali et | Rwanda »
  bool replaced = false;  // stands there in place of something else, whose article may have been another
};

// Whether `term` is a person whose name begins with h, before which one elides or not: « que Hillary »,
// « qu'Hillary ».
inline bool IsPersonInH(const FrenchTerm& term) {
  return term.kind == TermKind::kPerson && FoldText(term.form.substr(0, 4)).substr(0, 1) == "h";
}

}  // namespace dragoman
