// The table english/words.txt: what English words say of the part that a term beside them plays in its
// sentence. The file says what each kind of line means and has examples.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/words/word_table.h"

namespace dragoman {

// All words in small letters, but for abbreviations.
struct EnglishTable {
  // Lives as long as the process. Thread-safe.
  static const EnglishTable& Get();

  // Small words.
  WordSet function_words;  // no term on their own: "the"
  WordSet prepositions;
  WordSet behind_initials;   // with a capital behind a country's initials: "U.S. Embassy"
  WordSet common_nouns;      // behind a name that is one without them: "party"
  WordSet conjunctions;      // words that may open a clause before its subject: "as"
  WordSet direction;         // prepositions: where to
  WordSet location;          // prepositions: where
  WordSet way;               // prepositions: which way
  WordSet ing_prepositions;  // "including"
  WordSet articles;          // and the like
  WordSet determined;        // before a name, they tell which
  WordSet parts_of_place;    // "central"
  WordSet before_noun;       // a noun follows
  WordSet before_title;      // adjectives and the like of a title
  WordSet not_noun;          // behind a term that is no attribute
  WordSet name_particles;    // "von"

  // Verbs.
  WordSet finite;            // that do not end in -ed
  WordSet adjectives_in_ed;  // "unchanged"
  WordSet speech;            // with a subject behind them
  WordSet transitive;        // that do not end in -ed
  WordSet participles;       // of verbs with an object, that do not end in -ed
  WordSet said_to;           // participles: "expected to"
  WordSet giving;            // with two objects
  WordSet phrasal;           // adverbs that make another verb of one of giving
  WordSet phrasal_verbs;     // with an object behind an adverb: "hand over"
  WordSet object_adverbs;    // adverbs of phrasal_verbs
  Stems supplying;           // somebody with something
  WordSet copulas;           // "became"
  WordSet appointing;        // somebody something
  WordSet to_appoint;        // the same, in the infinitive
  WordSet declaring;         // somebody something
  WordSet calling;           // somebody or something a thing, further off
  WordSet behind_verb;       // what follows a verb rather than a noun: "produces the"
  Stems regarding;           // somebody or something as something
  WordSet liking;            // "likes"
  WordSet be;                // forms of "be"
  WordSet auxiliaries;       // before a participle
  WordSet adverbs;           // before a participle
  WordSet before_plain;      // a plain form of a verb follows
  WordSet offices;           // or a noun: "to chancellor"

  // Ways.
  WordSet motion;         // verbs and nouns before "to"
  WordSet not_direction;  // before a "to" that does not say where to
  WordSet leaving;        // before a "for" that says where to
  WordSet authored;       // "remarks by TERM"
  WordSet assaults;       // "was closed after an attack by TERM"
  WordSet before_events;  // "after"
  WordSet of_army;        // behind "military", an adjective then: "a Russian military plane"
  WordSet quantities;     // "more TERM"
  Stems facing;           // beginnings of verbs: "TERM faces a shortage"
  Stems awaiting;         // behind their subject
  Stems replacing;        // verbs with whom somebody follows in an office
  Stems complying;        // verbs with whose object behind "with" is an object elsewhere
  Stems aiming;           // verbs before an "at" that says where to
  Stems arriving;         // verbs before words of place that say where to

  // What somebody has.
  WordSet speakers;   // "a spokesman for"
  WordSet of_person;  // behind a person's name: "administration"

  // Who bears a title.
  std::vector<std::string> woman_before;  // phrases before it: "first woman"
  WordSet became_she;                     // the last verb behind "she"
  WordSet of_title;                       // between it and a name behind it, of what it is the title of
  WordSet to_title;                       // between a name and it, without a comma: "was"
  WordSet in_apposition;                  // further words there: "former"
  WordSet aside_speech;                   // behind a name that begins a clause
  WordSet relatives;                      // "wife"

  // Names that are none.
  WordSet mrs;                      // before a woman's name
  WordSet mr;                       // before a man's
  WordSet brands;                   // behind a country's abbreviation: "Steel"
  WordSet months;                   // that are surnames
  WordSet before_months;            // "in May"
  WordSet word_like_abbreviations;  // in capitals: "WHO"

  // Headlines in title case.
  WordSet before_person;     // "Mayor"
  WordSet behind_office;     // no name: "Mayor Race"
  WordSet headline_verbs;    // beside `finite`
  WordSet given_name_words;  // given names that are words too: "Bill"
  WordSet proper;            // names: "Ohio"
  WordSet before_proper;     // parts of them: "North Dakota"
  WordSet before_place;      // parts of names of places: "San Jose"
  WordSet owners;            // nouns in the possessive that are no names: "World's"

  // Behind the comma of a term.
  WordSet of_somebody;  // they speak of it
  WordSet to_somebody;  // they speak to it
  WordSet imperatives;  // "let", at the beginning of a sentence
  WordSet ranks;        // titles by which one calls somebody: "Colonel, …"
  WordSet questions;    // the first word of a question to it
  WordSet asking;       // the second one
  WordSet you;

  // Whether `word` has the -ed of a past tense or a participle.
  static bool HasEd(absl::string_view word);
  // Whether `word` is one of `finite` or has -ed, but for adjectives: "left its rate unchanged".
  bool IsFinite(absl::string_view word) const {
    return (HasEd(word) && !adjectives_in_ed.contains(word)) || finite.contains(word);
  }
  // Whether `word` is one of `participles` or has -ed.
  bool IsParticiple(absl::string_view word) const { return HasEd(word) || participles.contains(word); }

  std::vector<std::string> faults;  // of the table

 private:
  EnglishTable();
};

}  // namespace dragoman
