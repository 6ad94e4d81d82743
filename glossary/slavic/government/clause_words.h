// What the words of a Russian or Ukrainian clause are: verbs and their forms, prepositions, titles, counted
// nouns, and where its parts begin and end.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/slavic/government/place.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {

// How many words may stand between a subject and its verb: «послы пяти стран покинули».
inline constexpr size_t kSubjectReach = 3;
// The same for the verb whose object opens the clause: «Шрёдера и Ангелу Меркель не пригласили».
inline constexpr size_t kObjectReach = 6;
// How far from the beginning of a clause the noun of an adverbial stands: «После долгих переговоров Трамп».
inline constexpr size_t kAdverbialReach = 3;
// How far behind a verb a predicate noun may stand: «назначил своего старшего сына секретарём».
inline constexpr size_t kPredicateReach = 5;

// The cases that word `word` takes as a preposition, «из-за» as well at its last word; null for another word.
const PrepositionCases* FindPreposition(const SlavicText& sentence, size_t word);

// Whether word `word` ends «и. о.» or «в. о.», behind which a title stands in the genitive.
bool IsActing(const SlavicText& sentence, size_t word);

// The form of the verb `word`, in small letters; none of another word.
VerbForm VerbFormOf(const GovernmentTable& table, absl::string_view word);

// Whether `word` is a Ukrainian verb that says what we do: «тримаємо». The endings of Russian ones, «решаем»,
// are those of nouns as well.
bool IsFirstPersonPlural(const GovernmentTable& table, absl::string_view word);

// Whether word `last` ends an adverbial of at most `reach` words more at the beginning of its clause:
// «После визита», «Этим решением».
bool OpensWithAdverbial(const SlavicText& sentence, size_t last, size_t reach = kAdverbialReach);

// Whether word `word` is a verb whose subject, if any, is in the dative: «Макрону придётся».
bool IsImpersonal(const SlavicText& sentence, size_t word);

// Whether word `word` is a verb in a form that has a subject.
bool IsFinite(const SlavicText& sentence, size_t word);

// Whether word `word` says what is said somewhere: «В заявлении Макрона говорится».
bool IsReported(const SlavicText& sentence, size_t word);

// The Ukrainian verb in -но or -то at word `word`, or behind adverbs and auxiliaries that stand there: «не
// було | затримано»; none: the number of words.
size_t ImpersonalFrom(const SlavicText& sentence, size_t word);

// Whether a verb in any form stands in the sentence from word `from` on.
bool HasVerb(const SlavicText& sentence, size_t from);

// The first finite verb at word `from` or up to `reach` words behind, in its clause; none: the number of
// words.
size_t FirstVerbWord(const SlavicText& sentence, size_t from, size_t reach);

// Its form.
VerbForm FirstVerb(const SlavicText& sentence, size_t from, size_t reach);

// Whether word `word` is written in capitals alone: «ФАС».
bool IsAbbreviation(const TargetText& text, size_t word);

// Whether a noun that a name in quotation marks follows stands before word `word`: «фракция», «журналами».
bool HasKindBefore(const SlavicText& sentence, size_t word);

// Whether `word` is an adjective, which governs nothing.
bool IsNounsAdjective(absl::string_view word);
// The case of what depends on the noun `word`, by the tables or its ending; null for another word.
const Case* CaseOfComplement(const GovernmentTable& table, absl::string_view word);

// Whether `word` may be a noun in the nominative with which a verb of form `verb` agrees.
bool MayBeSubject(const GovernmentTable& table, absl::string_view word, VerbForm verb);

// Whether a word that gives somebody a thing stands before word `word` in its clause.
bool GivesBefore(const SlavicText& sentence, size_t word);

// Whether a numeral with the genitive stands before the term that begins at word `first`: «троє міністрів».
bool IsCounted(const SlavicText& sentence, size_t first);

// The first word behind the names and conjunctions that begin at word `word`.
size_t BehindList(const SlavicText& sentence, size_t word);

// The first word of the clause that word `word` stands in.
size_t BeginOfClause(const SlavicText& sentence, size_t word);

// Whether word `word` is the first of its clause.
bool BeginsClause(const SlavicText& sentence, size_t word);

// Whether nothing but a conjunction stands before word `word` in its clause.
bool OpensWithConjunction(const SlavicText& sentence, size_t word);

// The finite verb of the words `begin` to `end` when they have one and no passive; else the number of
// words.
size_t OnlyFinite(const SlavicText& sentence, size_t begin, size_t end);

// Whether `word` is a title in the nominative.
bool IsNominativeTitle(const GovernmentTable& table, absl::string_view word);

// The noun that the words from word `word` on belong to: «этот новый удар».
size_t HeadFrom(const SlavicText& sentence, size_t word);

// Whether a pronoun and a noun of time stand right before word `word`: «На этот момент».
bool IsBehindThisTime(const SlavicText& sentence, size_t word);

// Whether a pronoun that may be its subject stands before word `verb`.
bool PronounBefore(const SlavicText& sentence, size_t verb);

// Whether `word` is a form of a title with a complement as often as an apposition: «советник Зеленского».
bool IsRelativeTitle(const GovernmentTable& table, absl::string_view word);

// Whether the word before word `word` is somebody's deputy: «заместитель | председателя».
bool IsBehindDeputy(const SlavicText& sentence, size_t word);

// The infinitive of the words from word `word` on that say what is to be done: «следует | остановить»;
// none: the number of words.
size_t ToBeDone(const SlavicText& sentence, size_t word);

// The word behind the relative clause that begins with word `word`; `word` itself when none does: «Служба, |
// в которой работают сотни людей, | вынуждена».
size_t BehindRelativeClause(const SlavicText& sentence, size_t word);

// The form of the verb or short adjective `word`, as which its subject agrees; none of another word.
VerbForm PredicateForm(const SlavicText& sentence, size_t word);

}  // namespace dragoman
