// Inflection of names and noun phrases: every form of a lexeme, and back from a form to its grammar.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glossary/grammar.h"

namespace dragoman {

struct InflectedForm {
  std::string text;
  GrammaticalForm form;
  // True for a form that a standard allows beside the usual one («Дмитру» beside «Дмитрові»); the usual one
  // comes first.
  bool alternative = false;
};

// One language's inflection. Immutable after creation and thread-safe.
class Inflector {
 public:
  virtual ~Inflector() = default;

  // Every form of `lexeme`, the lemma's own first, then by case and number. A case that does not exist in the
  // language is absent. Words that the rules do not know stay as they are. French knows singular and plural
  // in the nominative. Persons in several words, places and organisations have their own number only; titles,
  // terms, events and lone surnames have the plural too.
  virtual std::vector<InflectedForm> Forms(const Lexeme& lexeme) const = 0;

  // The usual form of `lexeme` for `form`; the lemma when the language has no such form.
  std::string Inflect(const Lexeme& lexeme, GrammaticalForm form) const;

  // The forms of `lexeme` that `surface` can be, usual forms before alternative ones. Letter case, ё for е,
  // the kind of apostrophe and hyphen, stress marks and no-break spaces do not count. Empty when it is none.
  std::vector<InflectedForm> Analyze(const Lexeme& lexeme, absl::string_view surface) const;
};

// The inflector of "ru", "uk" or "fr". NotFound, with the languages there are, for any other. Lives as long
// as the process.
absl::StatusOr<const Inflector*> InflectorFor(absl::string_view language);

// `lexeme` without the Russian locative in -у of its exceptions, which stands behind «в» and «на» only: «о
// Крыме».
Lexeme WithoutLocative(const Lexeme& lexeme, const Inflector& inflector);

// The case that a Russian or Ukrainian adjective or noun ending shows, most likely first, for words of any
// vocabulary: "министром" gives {instrumental, singular}. Empty when the ending says nothing. For
// enforcement, which reads the case off the words around a name. Thread-safe.
std::vector<GrammaticalForm> GuessForms(absl::string_view word, absl::string_view language);

}  // namespace dragoman
