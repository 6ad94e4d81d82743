// Declension of Russian and Ukrainian names and noun phrases: finds each word's role in the phrase and lets a
// DeclensionTable decline it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "glossary/grammar.h"
#include "glossary/inflect/declension_table.h"
#include "glossary/inflect/inflector.h"

namespace dragoman {

class SlavicInflector : public Inflector {
 public:
  // `cases` are those of the language, the nominative first.
  SlavicInflector(DeclensionTable table, std::vector<Case> cases)
      : table_(std::move(table)), cases_(std::move(cases)) {}

  std::vector<InflectedForm> Forms(const Lexeme& lexeme) const override;

 private:
  // A word of the phrase with its forms; one that does not change has `fixed` only.
  struct Piece {
    std::u32string text;
    WordForms forms;
    bool fixed = true;
  };

  // A word of the phrase, and the blanks before it.
  struct Token {
    std::u32string blanks;
    std::u32string text;
    bool indeclinable = false;
  };

  std::vector<Token> Tokenize(const Lexeme& lexeme) const;
  std::vector<Piece> DeclinePerson(const std::vector<Token>& tokens, Gender gender) const;
  // `person` is where the name in an apposition begins, tokens.size() when there is none.
  std::vector<Piece> DeclinePhrase(const std::vector<Token>& tokens, const Lexeme& lexeme, size_t head,
                                   size_t person) const;

  // One word, by parts when hyphenated.
  Piece DeclineWord(const Token& token, const DeclensionTable::WordQuery& query) const;
  Piece DeclinePart(const std::u32string& part, const DeclensionTable::WordQuery& query) const;

  // Every way to put the pieces together in `form`; empty when some piece lacks it.
  std::vector<std::u32string> Join(const std::vector<Piece>& pieces, GrammaticalForm form) const;

  // The forms of two names or titles with `link` between them, each declined.
  std::vector<InflectedForm> JoinedForms(const Lexeme& left, const std::string& link,
                                         const Lexeme& right) const;
  // The part of a compound that shows its gender: «министр» of «премьер-министр», «Ростов» of
  // «Ростов-на-Дону».
  std::u32string HeadPart(const std::u32string& noun) const;
  // Whether the lemma is a plural though the lexeme does not say so: «Сумы», «Соединённые Штаты».
  bool LooksPlural(const std::vector<Token>& tokens, const Lexeme& lexeme) const;

  Gender GuessPersonGender(const std::vector<Token>& tokens) const;
  bool IsGivenName(const std::u32string& word) const;
  bool IsPatronymic(const std::u32string& word) const;
  // Where the name of a person begins in a title with a name, from `begin`; tokens.size() if there is none.
  size_t FindPerson(const std::vector<Token>& tokens, size_t begin) const;
  // An adjective in the nominative singular beyond doubt.
  bool IsNominativeAdjective(const std::u32string& word, Gender gender) const;
  // How many of the first tokens are adjectives that agree with the head noun.
  size_t CountAdjectives(const std::vector<Token>& tokens, const Lexeme& lexeme) const;

  DeclensionTable table_;
  std::vector<Case> cases_;
};

}  // namespace dragoman
