// Which case a place in a Russian or Ukrainian sentence demands of the name that stands there: by
// prepositions, titles in apposition, verbs, nouns, coordination. The tables are slavic/ru.txt and
// slavic/uk.txt.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "glossary/english/source_place.h"
#include "glossary/grammar.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/past_tense.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// A term whose form is decided already.
struct DecidedTerm {
  TermKind kind = TermKind::kTerm;
  Case grammatical_case = Case::kNominative;
  bool strict = false;  // its place left no other case
  size_t first_word = 0;
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  bool owner = false;     // as in SourcePlace
  bool one_case = false;  // the form that stands there is an oblique case and can be no other
};

// By the last word of the term.
using DecidedTerms = absl::flat_hash_map<size_t, DecidedTerm>;

// The noun phrase at a place.
struct PlacedTerm {
  size_t first_word = 0;
  size_t last_word = 0;
  TermKind kind = TermKind::kTerm;
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  bool animate = false;
  SourcePlace source;
  std::string lemma;              // the approved name, in small letters
  bool agent_behind = false;      // a term that in the source does it to this one stands behind it
  bool known_bearer = false;      // a person of the glossary stands right behind it
  bool behind_adjective = false;  // first_word is that of an adjective that belongs to the phrase

  // Whether it names somebody: «Макрон», «президент».
  bool names_person() const { return kind == TermKind::kPerson || kind == TermKind::kTitle; }
  // «меморандум», «ракета»
  bool is_thing() const { return kind == TermKind::kTerm || kind == TermKind::kEvent; }
};

// Immutable and thread-safe.
class Government {
 public:
  // For "ru" or "uk"; null for a language without cases. Lives as long as the process.
  static const Government* For(absl::string_view language);

  // The cases that the preposition `word`, in small letters, takes; null for another word.
  const PrepositionCases* CasesOfPreposition(absl::string_view word) const;

  // What the words around `term` demand of it. `decided` has the terms before it: "с Путиным и …".
  CaseDemand At(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;

  // The changes to the relative pronoun and the verb in the past tense right behind word `last`, with which a
  // name ends that is their `subject`: «Європейська комісія | запропонував», «Рашида
  // Дати, | который представил». In order.
  std::vector<TextEdit> MendBehind(const TargetText& text, size_t last, SubjectForm subject) const;
  // Whether nothing of its phrase stands before word `first`: no noun as in «Партия | Ликуд заявила».
  bool OpensAsSubject(const TargetText& text, size_t first) const;
  // The change, if any, to such a verb where it opens its clause before word `first`: «…», — сказал | Рашида
  // Дати».
  std::optional<TextEdit> MendVerbBefore(const TargetText& text, size_t first, SubjectForm subject) const;

 private:
  // How many words may stand between a subject and its verb: «послы пяти стран покинули».
  static constexpr size_t kSubjectReach = 3;
  // How far behind a verb a predicate noun may stand: «назначил своего старшего сына секретарём».
  static constexpr size_t kPredicateReach = 5;
  // The same for the verb whose object opens the clause: «Шрёдера и Ангелу Меркель не пригласили».
  static constexpr size_t kObjectReach = 6;

  // How far from the beginning of a clause the noun of an adverbial stands: «После долгих переговоров Трамп».
  static constexpr size_t kAdverbialReach = 3;

  explicit Government(absl::string_view language);

  // AfterVerb behind a finite verb that takes `object`, which agrees with the term or not.
  CaseDemand ObjectOrSubject(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided,
                             CaseDemand object) const;

  // The change, if any, to the past-tense `verb` beside `subject`.
  std::optional<TextEdit> MendVerb(const TargetText& text, size_t verb, SubjectForm subject) const;

  // Whether it is one of two places that a dash joins behind what goes between them: «трасу Київ — Одеса»,
  // «саммит ЕС — Китай».
  bool IsEndOfRoute(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether who stands in for the holder of the title stands before it: «заместитель министра».
  bool IsOfDeputy(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether the word before word `word` is somebody's deputy: «заместитель | председателя».
  bool IsBehindDeputy(const TargetText& text, size_t word) const;
  // Whether an abbreviation in brackets stands before word `word`: «служба (ФАС) России».
  bool IsBehindAbbreviation(const TargetText& text, size_t word) const;
  // Whether word `word` is written in capitals alone: «ФАС».
  static bool IsAbbreviation(const TargetText& text, size_t word);
  // Whether the adjective `word` says which part or age of a place is meant: «Южной», «Древнего».
  bool SaysPartOfPlace(absl::string_view word, const PlacedTerm& term) const;
  // Of the first of some names that a colon or dash parts from what they are: «в трёх городах: Киеве, Львове
  // и Одессе».
  CaseDemand BehindKind(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // The cases that the noun `word`, a plural, shows, by its ending and the numeral or preposition before it:
  // «в трёх городах», «лидеры двух стран».
  std::vector<Case> CasesShown(const TargetText& text, size_t word, const PlacedTerm& term) const;
  // Of a further name of a list with names that no terms are: «в Тяньцзине, Пекине и Шанхае».
  CaseDemand InList(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // The cases that the adjective `word` may have before the term.
  std::vector<Case> CasesOfAdjective(absl::string_view word, const PlacedTerm& term) const;
  // Of a term with the word `adjective` before it, which shows the cases `shown`.
  CaseDemand LikeAdjective(const TargetText& text, const PlacedTerm& term, size_t adjective,
                           const std::vector<Case>& shown, const DecidedTerms& decided) const;
  // Of a term between which and its adjective a phrase stands: «крупнейшая в Европе Запорожская АЭС».
  CaseDemand BehindPhraseOfAdjective(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& decided) const;
  // Of a term behind an adjective in an oblique case: «ранней Калифорнии».
  CaseDemand BehindAgreeing(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  // Whether a hyphen joins it to another name: «Совет Куба-Россия», «поезд Китай-Лаос».
  static bool IsPartOfCompound(const TargetText& text, const PlacedTerm& term);
  // Whether an approved name that stands here in the nominative may be right although the words before ask
  // for another case.
  bool NominativeMayStay(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether the adjective right before it can be no oblique case: «новый пакет санкций», «российский
  // дипломат».
  bool IsBehindDirectCase(const TargetText& text, const PlacedTerm& term) const;
  // Whether an adjective in the nominative stands before it: «независимая Шотландия».
  bool IsBehindNominative(const TargetText& text, const PlacedTerm& term) const;
  // Whether its verb stands behind it and only an object before: «Полномочия Чапутова передала», «Декларацию
  // Армения и Азербайджан подписали».
  bool StandsBeforeItsVerb(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether it is what a quotation or a name of more words begins with: «дело «США против Никсона»».
  bool OpensQuotation(const TargetText& text, const PlacedTerm& term) const;
  // Whether it may be the name of what the noun before it says: «партия Ликуд», «государство Израиль».
  bool IsNameOfKind(const TargetText& text, const PlacedTerm& term) const;
  // Whether a noun that a name in quotation marks follows stands before word `word`: «фракция», «журналами».
  bool HasKindBefore(const TargetText& text, size_t word) const;
  // Of a name behind «г-н», «г-на».
  CaseDemand AfterMister(const TargetText& text, const PlacedTerm& term) const;
  // Whether a title in the nominative stands before a person, complements between them: «пресс-секретарь
  // президента России Песков».
  bool MayBearTitle(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Where the words before a title begin that say when it was held: «Ирины Верещук, | в прошлом
  // вице-премьера», «Даті, | на той час міністра»; the term's own beginning when there are none.
  size_t BeginOfFormerly(const TargetText& text, const PlacedTerm& term) const;
  // Whether the term is the name of what the word before it says, in quotation marks, «фракция «Слуга
  // народа»», or, of a body, without: «агентство Интерфакс».
  bool IsNameOfNounBefore(const TargetText& text, const PlacedTerm& term) const;
  // Of whom the text speaks to at its beginning: «Олено Зеленська, ласкаво просимо до нашої школи!»
  CaseDemand Addressed(const TargetText& text, const PlacedTerm& term) const;
  // Of the subject of a clause that leaves out its verb: «Германия заплатит два миллиарда, а Франция —
  // полтора».
  CaseDemand Gapped(const TargetText& text, const PlacedTerm& term) const;
  // Of to whom something is given at the end of the clause: «Беляцкому Нобелевская премия была присуждена».
  CaseDemand RecipientOfPassive(const TargetText& text, const PlacedTerm& term) const;
  // WithoutSubject, where the place is one for it: «В бундестаге социал-демократам не удалось».
  CaseDemand LogicalSubject(const TargetText& text, const PlacedTerm& term) const;
  // Of the subject of a clause that has lost its verb: «сказала, що міністр Сибіга.»
  CaseDemand SubjectOfLostVerb(const TargetText& text, const PlacedTerm& term) const;
  // Whether the clause goes on from word `from` with what denies existence: «Контактної групи більше не
  // існує».
  bool DoesNotExist(const TargetText& text, size_t from) const;
  // Whether it is what the verb behind it says that somebody gets: «Нобелевскую премию получила Мачадо», «…
  // организация». Things get nobody.
  bool IsWon(const TargetText& text, const PlacedTerm& term) const;
  // Of the subject at the beginning of its clause: «Европарламента поддержал» for "Parliament backed".
  CaseDemand SubjectOfVerb(const TargetText& text, const PlacedTerm& term) const;
  // Of a subject in the plural whose verb is farther behind: «Министр иностранных дел Германии, Франции и
  // Польши провели» for "The foreign ministers".
  CaseDemand PluralSubject(const TargetText& text, const PlacedTerm& term) const;
  // Whether the title stands right behind a verb in the plural that opens the clause: «Встретились министр».
  bool FollowsPluralVerb(const TargetText& text, const PlacedTerm& term) const;
  // Of a title before "became" and the name of its holder: «Министром финансов стал Столтенберг».
  CaseDemand BecomeBy(const TargetText& text, const PlacedTerm& term) const;
  // Of which way somebody or something goes: «газ шёл «Турецким потоком»», «прохід Панамським каналом».
  CaseDemand AlongWay(const TargetText& text, const PlacedTerm& term) const;
  // Whether the term opens a caption or headline without a verb: «Макрон и Зеленский в Елисейском дворце».
  bool IsCaption(const TargetText& text, const PlacedTerm& term) const;
  // Of whom a particle stands before and something or nothing is given: «ни Черноморскому флоту, ни Северному
  // флоту приказов не отдавалось», «Именно Сыбиге Варшава передала письмо».
  CaseDemand GivenAfterParticle(const TargetText& text, const PlacedTerm& term) const;
  // Of an object between its subject and the verb, or before the verb whose subject follows.
  CaseDemand ObjectBeforeVerb(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const;
  // The finite verb of the words `begin` to `end` when they have one and no passive; else the number of
  // words.
  size_t OnlyFinite(const TargetText& text, size_t begin, size_t end) const;
  // Whether `word` is a title in the nominative.
  bool IsNominativeTitle(absl::string_view word) const;
  // The noun that the words from word `word` on belong to: «этот новый удар».
  size_t HeadFrom(const TargetText& text, size_t word) const;
  // Whether the clause that begins with word `begin` has a noun other than `term` that may be the subject of
  // word `verb`.
  bool HasOtherSubject(const TargetText& text, const PlacedTerm& term, size_t begin, size_t verb,
                       const DecidedTerms& decided) const;
  // Whether the term does in the source what the clause says.
  static bool Acts(const PlacedTerm& term);
  // Whether the term depends on what stands before it in the clause that begins with word `begin`, or another
  // name has the verb at `verb`.
  bool BelongsToPhrase(const TargetText& text, const PlacedTerm& term, size_t begin, size_t verb) const;
  // Whether what stands before the verb may be whom the name behind it does something to: «Такаити позвонил
  // Альбанезе» for "received a call from".
  bool IsDoneToByName(const TargetText& text, size_t verb) const;
  // Of whom the source has as the subject, in a clause that has no other.
  CaseDemand SubjectOfClause(const TargetText& text, const PlacedTerm& term,
                             const DecidedTerms& decided) const;
  // Of the object of a clause with one finite verb, a phrase between them: «похвалил перед инвесторами
  // наследного принца».
  CaseDemand ObjectOfClause(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  // Of what depends on the subject, right before the verb: «Команда Европы выиграла».
  CaseDemand EndsSubject(const TargetText& text, const PlacedTerm& term) const;
  // Of a place with no preposition before it in its clause, any case but the prepositional: «Сегодня утром
  // Макрон».
  CaseDemand WithoutPreposition(const TargetText& text, const PlacedTerm& term) const;
  const PrepositionCases* FindPreposition(const TargetText& text, size_t word) const;
  // Whether word `word` ends «и. о.» or «в. о.», behind which a title stands in the genitive.
  bool IsActing(const TargetText& text, size_t word) const;
  // Whether nothing but the term may be the subject of the one finite verb of its clause, which agrees with
  // it, and the source does not say otherwise.
  bool MayBeOnlySubject(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  VerbForm VerbFormOf(absl::string_view word) const;
  bool IsFinite(const TargetText& text, size_t word) const;
  // The first finite verb at word `from` or up to `reach` words behind, in its clause; none: the number of
  // words.
  size_t FirstVerbWord(const TargetText& text, size_t from, size_t reach) const;
  // Its form.
  VerbForm FirstVerb(const TargetText& text, size_t from, size_t reach) const;
  // Where the adverbial that ends right before word `word` begins; 0 when none does.
  size_t AdverbialBefore(const TargetText& text, size_t word, const DecidedTerms& decided) const;
  // Whether a pronoun and a noun of time stand right before word `word`: «На этот момент».
  bool IsBehindThisTime(const TargetText& text, size_t word) const;
  // Whether a phrase that stands between a verb and its object ends right before word `word`.
  bool IsBehindAside(const TargetText& text, size_t word) const;
  CaseDemand AfterParticiple(const TargetText& text, const PlacedTerm& term) const;
  CaseDemand BehindItsVerb(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether a word that gives somebody a thing stands before word `word` in its clause.
  bool GivesBefore(const TargetText& text, size_t word) const;
  // Whether a pronoun that may be its subject stands before word `verb`.
  bool PronounBefore(const TargetText& text, size_t verb) const;
  // Whether a numeral with the genitive stands before the term that begins at word `first`: «троє міністрів».
  bool IsCounted(const TargetText& text, size_t first) const;
  // The first word behind the names and conjunctions that begin at word `word`.
  size_t BehindList(const TargetText& text, size_t word) const;
  bool BeginsClause(const TargetText& text, size_t word) const;
  // Whether nothing but a conjunction stands before word `word` in its clause.
  bool OpensWithConjunction(const TargetText& text, size_t word) const;
  // Whether a few words from word `word` on «не было» ends what is said: «Липавского | на церемонии не было».
  bool IsAbsent(const TargetText& text, size_t word) const;
  // Of whom or what one does not see or hear, or of who does not, by what stands from word `word` on: «не |
  // было видно в Анкаре», «не | видно конца войны».
  CaseDemand NotPerceived(const TargetText& text, size_t word) const;
  // Of the logical subject of a verb without a grammatical one, and of a recipient before its verb.
  CaseDemand WithoutSubject(const TargetText& text, const PlacedTerm& term) const;
  // The first word behind a term, behind the name as well when the term is a title.
  size_t BehindName(const TargetText& text, const PlacedTerm& term) const;
  // Whether `word` is a form of a title with a complement as often as an apposition: «советник Зеленского».
  bool IsRelativeTitle(absl::string_view word) const;
  // Whether `word`, which stands right behind a verb and before the place `term`, is whom the place is shown
  // or given to: «показав журналістам Ізюм».
  bool IsShownTo(const TargetText& text, size_t word, const PlacedTerm& term) const;
  // Whether word `word` says what is said somewhere: «В заявлении Макрона говорится».
  bool IsReported(const TargetText& text, size_t word) const;
  // Whether a verb in any form stands in the sentence from word `from` on.
  bool HasVerb(const TargetText& text, size_t from) const;
  // Whether word `last` ends an adverbial of at most `reach` words more at the beginning of its clause:
  // «После визита», «Этим решением».
  bool OpensWithAdverbial(const TargetText& text, size_t last, size_t reach = kAdverbialReach) const;
  // Whether word `word` is a verb whose subject, if any, is in the dative: «Макрону придётся».
  bool IsImpersonal(const TargetText& text, size_t word) const;
  bool Agrees(VerbForm verb, const TargetText& text, const PlacedTerm& term) const;
  // Whether `word` may be a noun in the nominative with which a verb of form `verb` agrees.
  bool MayBeSubject(absl::string_view word, VerbForm verb) const;
  // Whether the word at the beginning of the clause of word `verb`, right before it, may be its subject.
  bool OpensWithSubject(const TargetText& text, size_t verb, const DecidedTerms& decided) const;
  // Whether a subject stands before word `verb` in its clause.
  bool HasSubject(const TargetText& text, size_t verb, const DecidedTerms& decided) const;
  // The case of a further name of a list behind `known`.
  Case CaseOfList(const TargetText& text, const DecidedTerm& known, const PlacedTerm& term) const;
  // Of the agent right before a participle or a verb without a subject: «Комиссией раскритикован закон».
  CaseDemand AgentBeforeVerb(const TargetText& text, const PlacedTerm& term) const;
  // Whether word `word` is a verb of speech whose subject the term may be.
  bool Speaks(const TargetText& text, size_t word, const PlacedTerm& term) const;
  // The case of who stands before the verb of speech `verb`; a dative stays where the verb takes one.
  CaseDemand Speaker(const TargetText& text, size_t verb) const;
  // The verb of the subject before word `comma`, whose name stands between commas: «президент, Макрон,
  // сказал»; none: the number of words.
  size_t VerbBehindBearer(const TargetText& text, size_t comma) const;
  // Of a subject that the translator declined: «російському міністру Лаврову відзначила» for "the minister
  // noted", «зазначив президенту» for "the president noted".
  CaseDemand DeclinedSubject(const TargetText& text, const PlacedTerm& term,
                             const DecidedTerms& decided) const;
  // The form of the verb or short adjective `word`, as which its subject agrees; none of another word.
  VerbForm PredicateForm(const TargetText& text, size_t word) const;
  // The predicate of the subject that ends before word `word`, over what stands between commas; none: the
  // number of words.
  size_t PredicateBehind(const TargetText& text, size_t word) const;
  // Of what begins its clause, is the subject in the source and agrees with the predicate: «Петра Порошенко,
  // лидер партии, подал в суд».
  CaseDemand SubjectOfPredicate(const TargetText& text, const PlacedTerm& term,
                                const DecidedTerms& decided) const;
  // Of the subject right behind a verb that has no object: «До БРІКС приєдналася Індонезія».
  CaseDemand SubjectBehindVerb(const TargetText& text, const PlacedTerm& term,
                               const DecidedTerms& decided) const;
  // Of an object that stands before its verb: «Роберта Фицо доставили в больницу», «Сансаля помиловал
  // Теббун».
  CaseDemand FrontedObject(const TargetText& text, const PlacedTerm& term) const;
  // Of what stands before an impersonal in -но or -то at word `word`, adverbs aside: «Гершковича звільнено»;
  // Ukrainian.
  CaseDemand BeforeImpersonal(const TargetText& text, size_t word) const;
  // The verb that has the term, or the list that it begins, as its object before it; none: the number of
  // words.
  size_t VerbOfObject(const TargetText& text, const PlacedTerm& term) const;
  CaseDemand BehindComma(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether the term behind a comma is whom the text speaks to: «Дякую, Польще», «Слава тобі, Україно».
  bool IsSpokenTo(const TargetText& text, const PlacedTerm& term) const;
  // Whether a recipient stands apart from what is given: «Мерц — Орбану: …».
  bool IsGivenBehindComma(const TargetText& text, const PlacedTerm& term) const;
  // Of a name or title that says who the term `known` before it is: «для Си Цзиньпина, президента Китая».
  CaseDemand ApposedBehindComma(const TargetText& text, const PlacedTerm& term, const DecidedTerm& known,
                                const DecidedTerms& decided) const;
  // Of a name in apposition to the word `head`, which has one of the cases `shown`.
  CaseDemand LikeHead(const TargetText& text, size_t head, const std::vector<Case>& shown,
                      const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a city behind «столица»: «в столице Дагестана Махачкале».
  CaseDemand AfterCapital(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a title or name behind «господин», «пан», «пані».
  CaseDemand AfterSir(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether it is the first of two: «мнение как Евросоюза, так и США».
  bool IsFirstOfBoth(const TargetText& text, const PlacedTerm& term) const;
  // The term that ends before a comma, one of `openers` and the conjunction `and_word`, as before «, так и»
  // and «, но и»; null where other words stand there. Valid as long as `decided`.
  const DecidedTerm* FirstOfPair(const TargetText& text, size_t and_word,
                                 const absl::flat_hash_set<std::string>& openers,
                                 const DecidedTerms& decided) const;
  // Of the second of them.
  CaseDemand SecondOfBoth(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a name behind «не только Киев, но и».
  CaseDemand NotOnlyButAlso(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  // Of a further name of a list with brackets: «с Германией (31 августа), Италией (2 сентября)».
  CaseDemand BehindBrackets(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  // The cases that the name of a person that begins with word `word` shows: «Яну Петерсену».
  std::vector<Case> CasesOfBearer(const TargetText& text, size_t word) const;
  // Of a title before a name that the translator declined: «адмиралу Яну Петерсену».
  CaseDemand LikeBearer(const TargetText& text, const PlacedTerm& term) const;
  // The infinitive of the words from word `word` on that say what is to be done: «следует | остановить»;
  // none: the number of words.
  size_t ToBeDone(const TargetText& text, size_t word) const;
  // Of what stands before them: «Россию следует остановить».
  CaseDemand BeforeModal(const TargetText& text, const PlacedTerm& term) const;
  // Of a place inside a clause, by the words before it.
  CaseDemand Inside(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of who does what a relative clause says: «снимок, на котором Макрон осматривает».
  CaseDemand BehindRelative(const TargetText& text, const PlacedTerm& term) const;
  // The first of the words that stand between the term and what governs it, else of the term: «позволило бы
  // Европе», «Данию и её премьер-министра».
  size_t BeginWithParticles(const TargetText& text, const PlacedTerm& term) const;
  // Of whom a word of address stands before: «Пане президенте».
  CaseDemand AfterAddress(const TargetText& text, const PlacedTerm& term) const;
  // Of whom another is compared with: «довіряють Сікорському більше, ніж Качинському».
  CaseDemand AfterThan(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a further object of a denied verb: «не доверяет ни ему, ни Парижу».
  CaseDemand AfterNor(const TargetText& text, const PlacedTerm& term) const;
  // Of one of those before: «троим сенаторам, в том числе Сандерсу».
  CaseDemand AmongOthers(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a place whose adjective the translator left in any case, by the words before it: «с французский
  // президент», «по всей Польша», «уничтожение своего ядерное оружие».
  CaseDemand BehindItsAdjective(const TargetText& text, const PlacedTerm& term,
                                const DecidedTerms& decided) const;
  CaseDemand AfterContrast(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether it is somebody and a verb behind it agrees with it: «и Макрон это знает».
  bool IsPersonWithVerb(const TargetText& text, const PlacedTerm& term) const;
  // Of a term that behind «а не» or «ни» has the preposition of the one before: «прибудет в Пирей, а не в
  // Роттердам», «не был ни в Вильнюсе, ни в Варшаве».
  CaseDemand PlaceInContrast(const TargetText& text, const PlacedTerm& term,
                             const DecidedTerms& decided) const;
  // The term that ends with word `last`, or the one it says the place or the owner of: «Такаити из Японии и
  // Ли Чжэ Мён».
  DecidedTerms::const_iterator ConjunctBefore(const TargetText& text, size_t last, const PlacedTerm& term,
                                              const DecidedTerms& decided) const;
  CaseDemand AfterConjunction(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const;
  // Of a name that a conjunction joins to the term `known`.
  CaseDemand LikeConjunct(const TargetText& text, const PlacedTerm& term, const DecidedTerm& known) const;
  // The same where what stands before the conjunction is no term: «с Х и Путиным».
  CaseDemand BehindOtherConjunct(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const;
  CaseDemand AfterNumeral(const TargetText& text, const PlacedTerm& term) const;
  CaseDemand AfterPassive(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether it is who has something on: «На Зеленском был костюм».
  bool IsWearer(const TargetText& text, const PlacedTerm& term) const;
  CaseDemand AfterPreposition(const TargetText& text, size_t preposition, const PlacedTerm& term) const;
  // Whether a word that begins with one of `stems` stands right before word `word` in its clause, particles
  // aside.
  bool FollowsAny(const TargetText& text, size_t word, const Stems& stems) const;
  // Whether one stands a few words before word `word` in its clause.
  bool FollowsNearby(const TargetText& text, size_t word, const Stems& stems) const;
  // Whether word `word` is one of `stems`: a whole word behind "=", else a beginning.
  bool IsOneOf(const TargetText& text, size_t word, const Stems& stems) const;
  // Behind «с» and «з», where nothing tells them apart `either`.
  CaseDemand WithOrFrom(const TargetText& text, size_t preposition, const PlacedTerm& term,
                        const CaseDemand& either) const;
  // What the verb or noun before a preposition of place does with the place.
  struct Course {
    bool moves = false;         // goes there
    bool rests = false;         // is there
    bool opens_clause = false;  // no verb stands before the preposition in its clause
    CaseDemand demand;          // what decides alone, if anything
  };
  // Whether one is «на», not «в», the place: «Кипр», «Ближний Восток».
  bool IsOnPlace(absl::string_view lemma) const;
  // Whether the preposition follows a place where something comes from: «из Японии в Китай».
  bool LiesBehindOrigin(const TargetText& text, size_t preposition) const;
  Course CourseBefore(const TargetText& text, size_t preposition, const PlacedTerm& term, Case where) const;
  // Of the place at the beginning of a clause where the English has it as the subject: «В Китае надеются» for
  // "China hopes", «У Європи є гроші».
  CaseDemand OfSubjectThere(const TargetText& text, size_t preposition, const PlacedTerm& term,
                            Case where) const;
  // Behind a preposition of place, in case `where` or, of where to, in the accusative; where nothing tells,
  // `either`.
  CaseDemand WhereOrWhither(const TargetText& text, size_t preposition, const PlacedTerm& term, Case where,
                            const CaseDemand& either) const;
  CaseDemand AfterVerb(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Behind a verb that asks for another case than its object has: «привёз Вьетнаму», «не нравится Мантуров».
  CaseDemand BesideVerb(const TargetText& text, const PlacedTerm& term) const;
  // Whether the place or body behind a verb that takes a dative is what is given, not to whom: «передал Крым
  // Украине», «програла Стамбул», «предложил Женеву в качестве места».
  bool ChangesHands(const TargetText& text, const PlacedTerm& term) const;
  // Of the object right behind a verb that governs the case `governed`.
  CaseDemand ObjectOf(const TargetText& text, const PlacedTerm& term, Case governed) const;
  // Whether the term behind the verb does what an English passive says that is done by it.
  bool IsAgentOf(const TargetText& text, size_t verb, const PlacedTerm& term) const;
  CaseDemand AfterUnknownVerb(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const;
  // The verb of speech in the clause before word `title`; `title` itself when there is none.
  size_t SpeaksBefore(const TargetText& text, size_t title) const;
  CaseDemand AfterTitle(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether the title at word `at`, in the genitive or accusative, opens its clause as the object of a verb
  // behind: «Бывшего премьера Эстонии Каю Каллас ждут».
  bool OpensAsObject(const TargetText& text, size_t at) const;
  // Of the name behind `title`, a term: whose it is, or who bears it. `adjoins`: nothing stands between them;
  // `subject`: a verb behind the name agrees with it.
  CaseDemand BearerOfTerm(const TargetText& text, const PlacedTerm& term, const DecidedTerm& title,
                          bool adjoins, bool subject) const;
  // The same behind the title at word `at`, one of the tables with `forms`.
  CaseDemand BearerOfWord(const TargetText& text, size_t at, const PlacedTerm& term,
                          const std::vector<GrammaticalForm>& forms, bool subject,
                          const DecidedTerms& decided) const;
  // Of the name behind `owner`, a title whose the noun before it is: as that noun.
  CaseDemand LikeOwned(const TargetText& text, const PlacedTerm& term, const DecidedTerm& owner,
                       const DecidedTerms& decided) const;
  // Of what is no person, behind the title at word `at`: «президент Франции».
  CaseDemand ComplementOfTitle(const TargetText& text, size_t at, const PlacedTerm& term, bool adjoins) const;
  // Whether word `at` may stand between a title and its bearer; it depends on the title then.
  bool MayFollowTitle(const TargetText& text, size_t at, bool adjoins, const DecidedTerms& decided) const;
  CaseDemand AfterAdverbial(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  CaseDemand AfterObject(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // «обороняющие Константиновку»
  CaseDemand AfterActiveParticiple(const TargetText& text, const PlacedTerm& term) const;
  // Of a term right behind `first`, the first object of a noun of action or of a verb.
  CaseDemand SecondObjectOfNoun(const std::string& noun, const PlacedTerm& term,
                                const DecidedTerm& first) const;
  CaseDemand SecondObjectOfVerb(const std::string& verb, const PlacedTerm& term,
                                const DecidedTerm& first) const;
  // The same behind `first`, the subject of `verb`: «написал Стубб премьер-министру».
  CaseDemand ObjectBehindSpeaker(const TargetText& text, const std::string& verb, const PlacedTerm& term,
                                 const DecidedTerm& first) const;
  CaseDemand AfterCompound(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  CaseDemand AfterCopula(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Whether the title behind a verb is what somebody is or becomes, whatever the English has: «является
  // послом», «стать сенатором».
  bool IsOffice(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a place behind «город» and the like: «в городе Харькове», «единственный город России».
  CaseDemand BehindGeneric(const TargetText& text, const PlacedTerm& term) const;
  // Of who does what the noun before says to what the noun behind says: «применение Киевом дронов».
  CaseDemand AgentOfAct(const TargetText& text, const PlacedTerm& term) const;
  // Whether the noun before the term is the subject of the verb behind: «Сборная Украины заняла», «суд
  // Стамбула выдал».
  bool NounIsSubject(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // Of a name behind a body's with a capital: «МИД Белоруссии».
  CaseDemand OfBody(const TargetText& text, const PlacedTerm& term) const;
  CaseDemand AfterNoun(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const;
  // The case of what depends on the noun `word`, by the tables or its ending; null for another word.
  const Case* CaseOfComplement(absl::string_view word) const;
  // Behind a noun that no table has, or a verb. `subject`: the term may be the subject of what follows it.
  CaseDemand BehindOtherNoun(const TargetText& text, const PlacedTerm& term, bool verb, bool subject) const;
  // Of the subject behind its verb and a noun: «сообщил агентству Ушаков».
  CaseDemand SubjectBehindNoun(const TargetText& text, const PlacedTerm& term,
                               const DecidedTerms& decided) const;
  // Whether a verb in any form stands before word `word` in its clause.
  bool HasVerbBefore(const TargetText& text, size_t word) const;
  // The cases but the genitive that a name may have behind the noun right before it, whoever's the thing is:
  // «приговор | Додику», «поддержка | Китаем | России».
  std::vector<Case> OtherCasesBehind(const TargetText& text, const PlacedTerm& term) const;
  // Behind a noun with a complement in the case `governed`.
  CaseDemand OfNoun(const TargetText& text, const PlacedTerm& term, Case governed) const;
  // Of a person behind an adjective that the translator hardly left as it was: «92-летний Бийя».
  CaseDemand BehindNominative(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const;
  CaseDemand AfterAdjective(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const;
  // Whether a preposition that takes the prepositional stands before word `adjective`.
  bool BehindLocative(const TargetText& text, size_t adjective) const;
  // What the ending of the adjective `word` says of its noun: in the plural, in the singular. `animate`: the
  // cases of a noun for a living being behind «нового».
  static CaseDemand AfterPluralAdjective(absl::string_view word);
  static CaseDemand AfterUkrainianAdjective(absl::string_view word, bool feminine, bool behind_locative,
                                            const CaseDemand& animate);
  static CaseDemand AfterRussianAdjective(absl::string_view word, bool feminine, bool behind_locative,
                                          const CaseDemand& animate);

  const bool ukrainian_;
  const GovernmentTable table_;
};

}  // namespace dragoman
