// The table french/words.txt: French words that the articles, prepositions, verbs and adjectives beside a
// term depend on. The file says what each kind of line means and has examples.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/words/word_table.h"

namespace dragoman {

// All words in small letters, except for names.
struct FrenchWords {
  // Articles and other determiners.
  WordSet articles;             // the definite one
  WordSet definite;             // the same, and in one word with a preposition
  WordSet of;                   // « de », « du »
  WordSet que;                  // conjunctions in « que » without their e
  WordSet before_noun;          // « le », « un », « ce »
  WordSet of_places;            // people whose office is for a town: « procureur de Francfort »
  WordSet before_nationality;   // out of its place, before a title
  WordSet before_old;           // before « vieux », behind which a name has no article of its own
  WordSet subject_determiners;  // of the second of two subjects, behind a bare name
  WordSet second_determiners;   // of the second of two subjects
  WordSet of_one;               // determiners of one thing
  WordSet of_several;           // and of several
  WordSet possessives;
  WordSet foreign_articles;  // with a capital: names begin with them

  // Before a term.
  WordSet asks_article;           // a name has its article
  WordSet before_title;           // a title before a name has its article
  WordSet before_plural;          // a title in the plural has one
  WordSet behind_noun;            // prepositions by which it depends on a noun
  WordSet parts;                  // nouns: of a country, or what is its own
  WordSet bare_parts;             // those of `parts` that are so right before « de » alone
  WordSet before_no_part;         // before one of `parts` that is none then
  WordSet posted;                 // before « à » that says where
  WordSet title_bodies;           // end a title and have an adjective of their own
  WordSet about_nouns;            // the noun of « à propos de »
  WordSet before_about;           // before that noun
  WordSet collectives;            // nouns in the singular, with a verb in the plural
  WordSet quantities;             // of what has no article behind « de »
  WordSet called;                 // nouns that a proper name follows as it is
  Stems called_so;                // participles that do the same
  WordSet no_nouns;               // no noun on which a name depends
  WordSet belief;                 // before an « en » that says no place
  WordSet inside_country;         // « en », « au »
  WordSet offices;                // nouns: of whoever holds a title behind « de »
  WordSet of_woman;               // « sa », before a woman's title
  WordSet counting;               // « trois »: a plural follows
  WordSet addresses;              // of somebody by a title
  WordSet address_abbreviations;  // those of `addresses` that end in a period

  // Beside a term.
  WordSet years;       // "year"
  WordSet links;       // between it and its double
  WordSet next_parts;  // in it, or what the next part of the sentence begins with

  // Within a title.
  WordSet title_links;                       // « de »: an adjective stands before it
  std::vector<std::string> title_compounds;  // « d'état »: it stands behind it

  // Adjectives.
  WordSet before_its_noun;    // behind the noun's determiner
  WordSet between;            // adverbs between a noun and its participle
  WordSet behind_participle;  // what completes a participle
  WordSet adjective_behind;   // behind a noun, in the masculine: « cessez-le-feu immédiat »
  WordSet one_gender;         // before a noun, alike in both genders

  // Verbs.
  WordSet be;              // of a passive
  WordSet participles;     // in the masculine, but for those in -é
  WordSet finite_too;      // those of `participles` that are other forms of verbs too
  WordSet have;            // of a past tense
  WordSet headline_verbs;  // behind the subject of a headline, and pronouns before a verb
  WordSet gives_office;    // participles: an office without an article follows
  WordSet made;            // participles that agree with her who got an office
  Stems giving;            // to somebody
  Stems asking_to_act;     // or allowing, somebody to do something
  WordSet asks;            // somebody about something
  WordSet asks_about;      // what follows somebody who was asked
  WordSet there_is;        // « il y a | du Trump »

  // Behind a term.
  WordSet no_verbs;      // make no subject of it
  WordSet adverbials;    // do not tell which one it is
  WordSet which;         // begin a clause that does
  WordSet behind_comma;  // begin a clause behind a subject and its comma
  WordSet epithets;      // behind a surname with an article

  // Names.
  WordSet no_article;         // places
  WordSet always_en;          // those of `no_article` in which one is « en »
  WordSet sometimes_en;       // as some write
  WordSet namesake_capitals;  // with the name of their country
  WordSet articleless;        // first words, in small letters, of names that have no article
  WordSet on;                 // first words of places: « sur » and an article stand before them
  WordSet in_bare;            // « en » stands before them as they are
  WordSet in_written;         // the same where a translator wrote it

  // Words that end like others.
  WordSet no_infinitives;
  WordSet no_participles;
  WordSet no_finites;
  WordSet singulars_in_s;
  WordSet english_too;

  struct Adjective {
    std::string masculine, feminine;
  };
  // The adjective of which `word` is the singular; null when it is none that stands before a noun. Alive as
  // long as the table.
  const Adjective* FindAdjective(absl::string_view word) const;

  struct DeterminerForms {
    std::string masculine, feminine, plural;
  };
  // The same for a determiner.
  const DeterminerForms* FindDeterminer(absl::string_view word) const;

  // The verb `word` in the number that it has not, `plural`; empty where the table has it not.
  std::string OtherNumber(absl::string_view word, bool plural) const;

  std::vector<std::string> faults;  // of the table

 private:
  friend const FrenchWords& French();
  FrenchWords();

  // Adds a line of several forms of one word; false when it is none.
  bool AddForms(const WordTableLine& line);

  std::vector<Adjective> adjectives_;
  std::vector<DeterminerForms> determiners_;
  std::vector<std::pair<std::string, std::string>> verbs_;  // in the singular and in the plural
};

// The table. Lives as long as the process. Thread-safe.
const FrenchWords& French();

}  // namespace dragoman
