// What the English words around a term say about its part in the sentence: where the translation's words
// leave two cases open, they decide.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/english/english_table.h"
#include "glossary/matching/matcher.h"
#include "glossary/words/folding.h"

namespace dragoman {

// Any number of these may hold.
struct SourcePlace {
  bool possessor = false;   // "Macron's statement", "the president of France"
  bool owner = false;       // with `possessor`, "the president's wife"
  bool subject = false;     // "Macron said", "said Macron"
  bool object = false;      // "accused Macron", "met Macron"
  bool passive = false;     // with `object`, "Macron was accused"
  bool at = false;          // "in Moscow", "at the Élysée"
  bool on = false;          // "on the Crimean Bridge", "sanctions on Russia"
  bool way = false;         // "through the Panama Canal"
  bool under = false;       // "under the Minsk agreements"
  bool purpose = false;     // "for president", "for Gazprom"
  bool to = false;          // "to Moscow"; with `at`, "arrived in Moscow"
  bool given = false;       // with `to`, neither "toward" nor "into" nor a way: "a letter to Macron"
  bool recipient = false;   // "sent Macron a letter", "supply Ukraine with tanks"
  bool gerund = false;      // with `object`, "disarming Hezbollah"
  bool motion = false;      // with `to`, "flew to Moscow"
  bool with = false;        // "with Macron"
  bool from = false;        // "from Moscow"
  bool by = false;          // "signed by Macron"
  bool according = false;   // with `possessor`, "according to Macron"
  bool author = false;      // with `possessor`, "the signing of the decree by Macron"
  bool attribute = false;   // "US troops", "NATO leaders"
  bool apart = false;       // no word of its clause stands right before it: "On behalf of the Pope, Parolin"
  bool opens = false;       // the text begins with it, an article aside
  bool gapped = false;      // "Germany will pay two billion, and France 1.5 billion"
  bool address = false;     // "Olena Zelenska, welcome to our school!"
  bool listed = false;      // one of "Paris, Rome and Madrid"
  bool than = false;        // "more popular than Macron"
  bool awaits = false;      // "Macron expects", "Macron is waiting for"
  bool quantified = false;  // "more drones"
  bool faces = false;       // "Asia faces a shortage"
  bool likes = false;       // "Macron does not like"
  bool dependent = false;   // behind a preposition
  bool predicate = false;   // "was president", "elected chairman"
  bool apposition = false;  // a title stands right before it: "President Macron"
  bool deputy = false;      // "deputy" stands right before it, or before that title
};

// The words of one source text. The view must outlive the value. Thread-safe after construction.
class SourceWords {
 public:
  explicit SourceWords(absl::string_view source);

  absl::string_view text() const { return source_; }
  absl::Span<const Word> words() const { return words_; }

  // What the words around `match`, one of this text, say. Linear in the few words around it.
  SourcePlace PlaceOf(const TermMatch& match) const;

 private:
  class TermPlace;

  // The word `steps` before word `at`, or behind it, in small letters; empty beyond a border of the text or
  // punctuation.
  absl::string_view WordBefore(size_t at, size_t steps = 1) const;
  absl::string_view WordBehind(size_t at, size_t steps = 1) const;
  // Whether there is a word `word` and nothing before it but a space, a hyphen or the period of "U.S.".
  bool GoesOn(size_t word) const;
  // Whether nothing but a comma stands between word `word`, which is not the first, and the one before.
  bool IsBehindComma(size_t word) const;
  // Whether a comma stands between words `first` and `last`.
  bool HasComma(size_t first, size_t last) const;
  // Whether word `at`, which is not the first, stands in one sentence with the word before it and is a finite
  // verb.
  bool FiniteBehind(size_t at) const;

  // The first of the words with a capital of which word `word` is one: "Boris" for "Pistorius".
  size_t BeginOfName(size_t word) const;
  // The last word of the name that goes on behind word `last`: "Minister | Ursula von der Leyen".
  size_t EndOfName(size_t last) const;
  // Word `word`, or "the" right before it.
  size_t WithArticle(size_t word) const;
  // Word `word`, or the one behind it when it is "the".
  size_t BehindArticle(size_t word) const;
  // Whether the names that begin with word `word` follow those before by a comma.
  bool IsListed(size_t word) const;
  // The first word of the first of the names parted by commas of which one begins with word `word`: "Paris"
  // for "Rome" in "Paris, Rome and Madrid".
  size_t FirstListed(size_t word) const;
  // The first word of the first of the coordinated names of which words `first` to `last` are a further one:
  // of "Paris" for "Rome" in "in Paris and Rome"; `first` itself when there is none.
  size_t FirstConjunct(size_t first, size_t last) const;
  // The first word of the name that is coordinated with the one that ends with word `last`; 0 when none is.
  size_t NextConjunct(size_t last) const;
  // The last word of the last of the coordinated names of which one ends with word `last`; `last` itself when
  // there is none.
  size_t LastConjunct(size_t last) const;

  // The participle of the verb in the passive that begins at word `word`; without one, the number of words.
  size_t PassiveParticiple(size_t word) const;
  // Whether behind the participle `word` stands what the subject does: "was expected to visit".
  bool IsSaidToAct(size_t word) const;
  // The last word of the subject whose first name, or title, ends with word `last`.
  size_t EndOfSubject(size_t last) const;
  // PassiveParticiple of the first verb that begins at one of `longest` words from `first`, another verb
  // before it aside; without one, the number of words.
  size_t PassiveWithin(size_t first, size_t longest) const;
  // PassiveParticiple of the verb whose subject ends with word `last`.
  size_t PassiveOfSubject(size_t last) const;
  // Whether what ends with word `last` is the subject of a clause that leaves out the verb of the one before.
  bool IsGapped(size_t last) const;
  // Whether a sentence ends right before word `word`, which is not the first.
  bool ClosesSentence(size_t word) const;
  // Whether words `first` to `last` stand between commas, in words to somebody: "You will not be alone,
  // Moldova, whatever happens", "…, dear Kharkiv, and we".
  bool IsCalledInside(size_t first, size_t last) const;
  // Whether the text begins with words that speak to somebody, up to word `last`.
  bool IsAddress(size_t last) const;
  // Whether the text begins with word `last`, a title by which one calls somebody: "Colonel, …".
  bool IsRank(size_t last) const;
  // Whether the clause that begins with word `word` speaks to somebody: "the whole of Europe hears you".
  bool HasYou(size_t word) const;

  const EnglishTable& english_;
  absl::string_view source_;
  std::vector<Word> words_;
  std::vector<std::string> lower_;
};

}  // namespace dragoman
