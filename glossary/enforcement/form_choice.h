// Which of its forms a term takes: what its place demands, and what the words that stand there show.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/inflect/inflector.h"
#include "glossary/rendering/rendering_search.h"
#include "glossary/slavic/case_demand.h"

namespace dragoman {

// Of one target language. Immutable and thread-safe.
class FormChoice {
 public:
  // `inflector`, that of `language`, must outlive it.
  FormChoice(std::string language, const Inflector* inflector)
      : language_(std::move(language)), inflector_(*inflector) {}

  // The case and number of the term whose words stand in `span`, where its place makes `demand`. The source
  // has it in `source_number`, if that is known.
  GrammaticalForm Choose(const RenderingSpan& span, const CaseDemand& demand,
                         std::optional<Number> source_number) const;

  // Of the forms of `lexeme` in one case and number, «Робертові Фіцо» and «Роберту Фіцо», the one whose words
  // end as those of `present` do; the usual one when that shows none.
  std::string FormLike(absl::string_view present, const Lexeme& lexeme, const GrammaticalForm& grammar) const;

  // As WithoutLocative in inflector.h.
  Lexeme WithoutLocative(const Lexeme& lexeme) const { return dragoman::WithoutLocative(lexeme, inflector_); }

  // The form of `lexeme` behind two to four in Russian: the noun in the genitive singular, its adjectives in
  // the plural.
  std::string FormOfFew(const Lexeme& lexeme) const;

 private:
  // The forms that the words of `span` may be in.
  std::vector<GrammaticalForm> FormsThere(const RenderingSpan& span,
                                          std::optional<Number> source_number) const;

  const std::string language_;
  const Inflector& inflector_;
};

}  // namespace dragoman
