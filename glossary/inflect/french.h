// French noun phrases in running text: articles, elision, contraction, gender and number of titles.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/inflect/inflector.h"

namespace dragoman {

class FrenchInflector : public Inflector {
 public:
  std::vector<InflectedForm> Forms(const Lexeme& lexeme) const override;
};

// A lexeme without article in the gender and number asked for: "présidente", "ministres des Affaires
// étrangères". kUnspecified and kNeuter mean the lexeme's own gender. For kFeminine, Lexeme::feminine stands
// in, or FrenchFeminine for titles; in the plural, Lexeme::plural or the rule.
std::string FrenchForm(const Lexeme& lexeme, Number number, Gender gender = Gender::kUnspecified);

// The feminine of a masculine title: every word up to the first preposition takes its ending. "président"
// gives "présidente", "directeur général" "directrice générale", "ministre" and "porte-parole" stay.
std::string FrenchFeminine(absl::string_view phrase);

// Whether a word, in small letters, is an adjective as titles have one behind them: « ministre français des
// Affaires étrangères », « secrétaire générale adjointe de l'ONU ». Any gender and number, or with
// `masculine` that of « français » alone.
bool IsFrenchTitleAdjective(absl::string_view word, bool masculine = false);

// The masculine of a feminine one, « lituanienne »; empty for any other word.
std::string FrenchMasculineTitleAdjective(absl::string_view feminine);

// Whether one is « dans » a place that takes the article: « dans le Donbass », « dans les Balkans » beside «
// en Ukraine », « aux Pays-Bas ».
bool FrenchTakesDans(absl::string_view place);

// A lexeme for a phrase of which no grammar is given: whether it takes the article and stands in the plural,
// and its gender where `gender` is unspecified, by the lists of places and of endings.
Lexeme FrenchLexemeOf(absl::string_view lemma, TermKind kind, Gender gender = Gender::kUnspecified);

// The regular plural of a phrase: every word up to the first preposition takes its ending. "secrétaire
// général" gives "secrétaires généraux", "chef d'État" "chefs d'État", "drone Shahed" "drones Shahed";
// "porte-parole" stays.
std::string FrenchPlural(absl::string_view phrase);

// Whether de, le, la, que lose their vowel before `phrase`: true for a vowel or a mute h («d'Emmanuel»,
// «l'histoire»), false for an h aspiré («le Hamas»), for y and i that are consonants («de Yalta», «de
// Iouri») and for onze, oui. `h_aspire` adds to what the list of h aspiré knows.
bool FrenchElides(absl::string_view phrase, bool h_aspire = false);

// With the definite article where the lexeme takes one (always with `force_article`, as titles do):
// "l'Élysée", "le Kremlin", "les Nations unies", "la présidente", "Paris". The apostrophe is U+0027;
// typography makes it curly.
std::string FrenchWithArticle(const Lexeme& lexeme, Number number = Number::kSingular,
                              Gender gender = Gender::kUnspecified, bool force_article = false);

// The article that is part of the name of a place, a newspaper or a party, as the lemma begins with it: "Le "
// of « Le Caire », "Les " of « Les Échos », "L'" of « L'Express »; "" when the name has none. A view of a
// literal.
absl::string_view FrenchOwnArticle(const Lexeme& lexeme);

// After `preposition`, contracted and elided: "de" gives "de l'Élysée", "du Kremlin", "des Nations unies",
// "d'Emmanuel Macron", "de La Haye", "du Caire"; "à" gives "au Kremlin", "aux Nations unies"; any other
// stands before as it is ("pour le Kremlin"). An article of the name's own contracts too (Le Caire), but not
// in names of people (Le Pen).
std::string FrenchWithPreposition(absl::string_view preposition, const Lexeme& lexeme,
                                  Number number = Number::kSingular, Gender gender = Gender::kUnspecified,
                                  bool force_article = false);

}  // namespace dragoman
