// The tables slavic/ru.txt and slavic/uk.txt: what words of Russian and Ukrainian demand of the names
// beside them. The files say what each kind of line means.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/words/word_table.h"

namespace dragoman {

// The usual case first.
struct PrepositionCases {
  std::vector<Case> person;
  std::vector<Case> other;
};

// How the masculine of a verb in the past ends that has no -л or another stem, and what its other endings
// follow: «шёл» and «ш».
struct PastStem {
  std::string masculine, other;
  bool prefixed = false;  // only behind one of the prefixes, or none: «привёл», not «ревел»
};

// All words in small letters.
struct GovernmentTable {
  // That of "uk", else of "ru". Lives as long as the process. Thread-safe.
  static const GovernmentTable& Of(absl::string_view language);

  // Of "uk", else of "ru".
  explicit GovernmentTable(absl::string_view language);
  // The same from `table` instead of the file.
  GovernmentTable(absl::string_view language, absl::string_view table);

  // The case of what depends on the noun, the verb, the adjective `word`, by the longest stem that leaves but
  // an ending of it; null when the table has none.
  const Case* CaseOfNoun(absl::string_view word) const;
  const Case* CaseOfVerb(absl::string_view word) const;
  const Case* CaseOfPlainVerb(absl::string_view word) const;  // which is not one in -ся
  const Case* CaseOfAdjective(absl::string_view word) const;

  const bool ukrainian;
  absl::flat_hash_map<std::string, PrepositionCases> prepositions;  // by word, hyphenated ones too
  absl::flat_hash_map<std::string, Case> compounds;  // two words joined by "_" and the case behind them
  absl::flat_hash_set<std::string>
      complete;                     // last words of prepositions of two words that may stand without a noun
  std::vector<std::string> motion;  // stems: where to, beside в and на
  std::vector<std::string> rest;    // stems: where; "=" before one: the whole word
  absl::flat_hash_set<std::string> together;     // before с with the instrumental
  std::vector<std::string> away;                 // stems before с with the genitive
  std::vector<std::string> candidates;           // stems before «в президенты»
  absl::flat_hash_map<std::string, Case> nouns;  // stems of nouns and the case of what depends on them
  std::vector<std::string> monuments;            // stems of nouns with a dative
  std::vector<std::string> parts_of_places;  // adjectives before a place: «Южной», «Древнего»
  std::vector<std::string> acts;  // acts whose agent is in the instrumental: «блокада Россией портов»
  std::vector<std::string> bans;  // verbs with a body or a thing in the accusative: «запретил»
  // Verbs of a dative without an object: «отказали Красному Кресту».
  std::vector<std::string> dative_only;
  // Reflexive verbs whose subject is who does it: "was joined by".
  std::vector<std::string> joining;
  std::vector<std::string> deputies;   // «заместитель»: whose is a title in the genitive
  std::vector<std::string> needed;     // «необходимого»: to whom
  std::vector<std::string> elections;  // «выборы», in a country
  std::vector<std::string> being;  // «является», «стать»: behind them, in the instrumental, what somebody is
  std::vector<std::string> inflicts;  // verbs of what is done to somebody, in the genitive: «завдати»
  std::vector<std::string> last;      // «на прошлой неделе»
  std::vector<std::string> kept;      // «под контролем»: an object behind it is the verb's
  std::vector<std::string> bodies;  // «Минобороны», «Университет»: whose or where is behind it
  std::vector<std::string> on_places;             // places that one is «на»: «на Кипре»
  std::vector<std::string> attributive;           // active participles that are adjectives: «бывший»
  std::vector<std::string> kinds_of_names;        // stems before a name in quotation marks
  std::vector<std::string> routes;                // stems before two places that a dash joins
  absl::flat_hash_map<std::string, Case> cities;  // forms of «город»: its name agrees with it
  absl::flat_hash_map<std::string, std::vector<Case>> capitals;  // forms of «столица»
  absl::flat_hash_map<std::string, std::vector<Case>> sirs;  // forms of «господин», before a title or name
  absl::flat_hash_set<std::string> men;                      // men's given names, in the nominative
  absl::flat_hash_set<std::string> modals;    // before an infinitive, without a subject: «следует»
  absl::flat_hash_set<std::string> as_well;   // «как Италии, так и Греции»
  absl::flat_hash_set<std::string> so;        // the «так» of it
  absl::flat_hash_set<std::string> having;    // «у Європи | є»: whose something is, or where
  absl::flat_hash_set<std::string> question;  // «зачем Парижу тратить»
  absl::flat_hash_set<std::string> called;    // «его зовут»
  absl::flat_hash_set<std::string> but;       // «не только Киев, но и Львов»
  absl::flat_hash_map<std::string, Case> misters;   // the ends of «г-н»
  absl::flat_hash_set<std::string> later;           // «позже»: behind it, than whom
  absl::flat_hash_set<std::string> as_nouns;        // «учёный»: adjectives that are nouns
  absl::flat_hash_set<std::string> not_adjectives;  // «війною»: nouns that end as adjectives do
  absl::flat_hash_set<std::string> not_participles;  // «страны»: nouns that end as short participles do
  absl::flat_hash_set<std::string> named;        // «партия»: an undeclined name behind may be right
  absl::flat_hash_set<std::string> generics;     // «город»: the name behind may stay as it is
  absl::flat_hash_map<std::string, Case> verbs;  // stems of verbs and their case
  absl::flat_hash_map<std::string, Case> reflexives;  // the same of verbs in -ся
  std::vector<std::string> gives;                     // stems: the thing is in the accusative
  std::vector<std::string> threats;                   // stems: the thing is in the instrumental
  std::vector<std::string> indirect;                  // stems: the thing is in the dative as well
  std::vector<std::string> asks;  // stems before Ukrainian «у» with the genitive: «попросили в банку»
  std::vector<std::string> behind;     // stems before «за» with the instrumental
  std::vector<std::string> takes_for;  // stems: what somebody is taken for is in the instrumental
  std::vector<std::string> passives;   // stems of participles whose agent is in the instrumental
  std::vector<std::string> rests_on;   // stems before «на» with the prepositional of people
  std::vector<std::string> honours;    // stems: what somebody is honoured with may be in the instrumental
  std::vector<std::string> sits;  // stems before «за» with the accusative: «сели за стол переговоров»
  std::vector<std::string> begins;  // stems, in -ся, before «с» with the genitive: «началось с ордера»
  std::vector<std::string> feels;  // stems before «в» with the prepositional of people: «уверен в Мерце»
  std::vector<std::string> hands_over;  // stems: the place is what changes hands: «передал Крым Украине»
  absl::flat_hash_set<std::string> years;            // «Мерцу 70 лет»
  absl::flat_hash_set<std::string> year_forms;       // every form of "year"
  absl::flat_hash_set<std::string> before_subjects;  // before a name that opens a clause: «Весь Ливан»
  absl::flat_hash_set<std::string> adverbs;          // of time
  absl::flat_hash_set<std::string> quantities;       // «больше газа»
  absl::flat_hash_set<std::string> nor;              // «ни ему, ни Парижу»
  absl::flat_hash_set<std::string> whose;            // «чья партия»
  absl::flat_hash_set<std::string> than;             // «популярнее, чем Макрон»
  absl::flat_hash_set<std::string> only;             // «остаётся лишь ждать»
  absl::flat_hash_set<std::string> openings;         // conjunctions that open a clause before its subject
  absl::flat_hash_set<std::string> formerly;         // «в прошлом вице-премьер»
  // Preposition_noun between a verb and its object: «объявил в розыск Тихановскую».
  absl::flat_hash_set<std::string> asides;
  // Predicates of what one sees or hears, denied in the genitive: «Шмыгаля не было видно».
  absl::flat_hash_set<std::string> perceived;
  // Verbs of what is about to happen to whom stands before them in the dative: «Азии грозит нехватка».
  absl::flat_hash_set<std::string> looms;
  absl::flat_hash_set<std::string> times;  // nouns of adverbials of time: «в четверг»
  std::vector<std::string> pleases;        // stems: whom something pleases is in the dative
  std::vector<std::string> remains;  // stems: before an infinitive, whose it is to do so is in the dative
  absl::flat_hash_set<std::string> states;  // short adjectives that look like participles
  std::vector<std::string> elects;          // stems of participles before a title that is not yet held
  std::vector<std::string> exists;          // stems of "to exist": what does not exist is in the genitive
  std::vector<std::string> damages;         // stems of nouns: what "to" puts behind them is in the genitive
  std::vector<std::string> befalls;  // stems: whom it concerns stands before it, in the accusative: «ждёт»
  std::vector<std::string> undergoes;  // stems: the subject is whom it happens to: «получил»
  absl::flat_hash_map<std::string, Case> complements;  // stems of adjectives and what completes them
  std::vector<std::string> predicative;      // stems of verbs with a predicate noun in the instrumental
  absl::flat_hash_set<std::string> denials;  // «нет»
  absl::flat_hash_set<std::string> relative_places;  // «куда»
  absl::flat_hash_set<std::string> demonstratives;   // «этом», of a thing
  std::vector<std::string> laden;  // what carries the thing behind «з»: «колона з допомогою»
  std::vector<std::string> removes;  // verbs of taking something off somebody: «зняли санкції з»
  std::vector<std::string> not_acts;  // nouns that only look like those of an action: «видання»
  std::vector<std::string> roams;     // verbs of going about: «подорожує Європою»
  std::vector<std::string> leaves;    // verbs after which с takes the genitive of places
  absl::flat_hash_set<std::string> absences;           // «нет», of what does not exist
  absl::flat_hash_set<std::string> whats;              // «что», before what is said or wanted
  absl::flat_hash_set<std::string> stresses;           // «именно», before what is said
  absl::flat_hash_set<std::string> these;              // «этот», before a noun
  absl::flat_hash_set<std::string> moments;            // «момент», of which «этот» says which
  absl::flat_hash_set<std::string> relative_pronouns;  // «котором», not «который»
  absl::flat_hash_set<std::string> copulas;            // «был»
  absl::flat_hash_set<std::string> like_verbs;         // nouns that end like verbs: «канал»
  absl::flat_hash_set<std::string> becomes;            // «стал»
  std::vector<std::string> posts;                      // stems of nouns: the office is in the genitive
  std::vector<std::string> verdicts;  // stems of nouns whose dative says for whom: «приговор»
  std::vector<std::string> waits;     // stems that say no more than where beside «в»
  std::vector<std::string> wins;      // stems: between a thing and who gets it
  std::vector<std::string> elected_to;  // stems of how one gets into a body: «прошёл в бундестаг»
  std::vector<std::string> puts;  // stems of what puts something into something: «вложить в Арктику»
  std::vector<std::string> stands;                 // stems of verbs behind «за Макроном»
  std::vector<std::string> aged;                   // stems behind a number: «92-летний»
  absl::flat_hash_set<std::string> then;           // «тогдашний»
  std::vector<std::string> falls_to;               // stems, in -ся: whose the thing is then, in the dative
  std::vector<std::string> speech;                 // stems of verbs of speech
  std::vector<std::string> intransitive;           // stems of verbs without an object
  absl::flat_hash_set<std::string> impersonals;    // without a subject, with a dative
  std::vector<std::string> votes;                  // «голос», before «за» and «против»
  std::vector<std::string> deprives;               // «лишил», somebody of something
  std::vector<std::string> belonging;              // «участник», of something
  std::vector<std::string> arrives;                // «прибудет», somewhere
  std::vector<std::string> replies;                // stems before «на» with the accusative
  absl::flat_hash_set<std::string> oy_adjectives;  // stems: «больш-ой»
  absl::flat_hash_set<std::string> pronominals;    // «своего», declined otherwise than adjectives
  absl::flat_hash_set<std::string> personal;       // «ей», oblique cases
  absl::flat_hash_set<std::string> nobody;         // «никто», a subject
  absl::flat_hash_set<std::string> dated;          // «года», behind a date
  absl::flat_hash_set<std::string> deserving;      // «удостоен», of something
  absl::flat_hash_set<std::string> one;            // «один», of several
  absl::flat_hash_set<std::string> above;          // «выше», before a genitive
  absl::flat_hash_set<std::string> sight;          // «из виду»: the verb's object follows
  absl::flat_hash_set<std::string> self;           // «самим», before a name
  absl::flat_hash_set<std::string> as_what;        // «как», before what somebody is
  absl::flat_hash_set<std::string> nothing_to;     // «нечего», before an infinitive
  absl::flat_hash_set<std::string> needs;          // behind a name in the dative
  absl::flat_hash_map<std::string, std::vector<GrammaticalForm>> titles;  // each form of each title
  absl::flat_hash_set<std::string> relative_titles;  // titles with a complement as often as an apposition
  absl::flat_hash_set<std::string> addresses;        // a vocative follows
  absl::flat_hash_map<std::string, CaseDemand> numerals;  // what is counted
  absl::flat_hash_set<std::string> particles;             // between a word and what it governs
  absl::flat_hash_set<std::string> determiners;           // between a preposition and a name
  absl::flat_hash_set<std::string> function;              // words that nothing depends on
  absl::flat_hash_set<std::string> plain;                 // words that only look like verbs
  absl::flat_hash_set<std::string> pronouns;              // subjects
  absl::flat_hash_set<std::string> third_persons;         // «его»: whose, or whom
  absl::flat_hash_set<std::string> accusatives;           // before a feminine noun in the accusative only
  absl::flat_hash_set<std::string> light;                 // objects that make one idea with their verb
  absl::flat_hash_set<std::string> will;                  // before an infinitive, what makes a future of it
  absl::flat_hash_set<std::string> whom;         // relative pronouns that are the object of their clause
  absl::flat_hash_set<std::string> which;        // those that are, or may be, the subject
  absl::flat_hash_set<std::string> without;      // behind «без», the name behind them is no part of them
  absl::flat_hash_set<std::string> be;           // «быть»
  absl::flat_hash_set<std::string> auxiliaries;  // before a form in -но: «було затримано»
  absl::flat_hash_set<std::string> name_particles;  // «фон»
  absl::flat_hash_set<std::string> conjunctions;    // between names
  absl::flat_hash_set<std::string> links;           // between a term and its double
  absl::flat_hash_set<std::string>
      next_parts;                           // in a term, or what the next part of the sentence begins with
  absl::flat_hash_set<std::string> strays;  // prepositions that translators put between a title and its name
  absl::flat_hash_set<std::string> false_friends;  // words that are lemmas of the other language as well
  absl::flat_hash_set<std::string> buildings;      // in the prepositional; one is «в», not «на»
  absl::flat_hash_set<std::string> grading;        // «более», before an adjective
  absl::flat_hash_set<std::string> including;  // «зокрема», before one of those that stand before it
  absl::flat_hash_set<std::string> afterwards;  // «затем», behind a conjunction
  std::vector<PastStem> past_stems;
  absl::flat_hash_set<std::string> verb_prefixes;
  std::vector<std::string> faults;  // of the table
};

}  // namespace dragoman
