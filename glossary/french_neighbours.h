// The words beside a French term that change with it: articles, elision and contraction, prepositions of
// places, adjectives; and an English ’s that is left behind it.
#pragma once

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/grammar.h"
#include "glossary/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The deletion of an English ’s that a translator left at `end`, right behind a term: « promesses de
// Macron’s ».
std::optional<TextEdit> DropEnglishPossessive(absl::string_view text, size_t end);

// The French term that will stand at a place.
struct FrenchTerm {
  absl::string_view form;
  TermKind kind = TermKind::kTerm;
  bool article = false;  // takes the definite article
  bool h_aspire = false;
  bool feminine = false;
  bool plural = false;
  bool at = false;            // the source says where: "in France"
  bool motion = false;        // the source says whither: "flew to France"
  bool object = false;        // the source says whom: "will help Ukraine"
  bool subject = false;       // the source says who: "President Macron said"
  bool possessor = false;     // "Ukraine's progress", but for an office
  bool woman = false;         // the source says so itself: "spokeswoman"
  bool before_name = false;   // a title right before its bearer's name: « président Macron »
  bool full_name = false;     // of a person: more than the surname
  bool definite = false;      // the source has "the" before it
  bool attribute = false;     // the source has it before a noun: "NATO leaders"
  bool behind_title = false;  // in both languages: "ministers in Geneva"
  bool variant = false;  // gender and number are only guessed; the article that stands there knows better
  bool coordinated =
      false;  // with a name before it that was given its article: « accuse le Mali et | Rwanda »
  bool replaced = false;  // stands there in place of something else, whose article may have been another
};

// The change, if any, to what stands between the word before the term and its words `first` to `last`: "de
// le" -> "du", "le " -> "l'", "de " -> "de l'".
std::optional<TextEdit> MendArticle(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term);

// The changes to the adjectives right beside words `first` to `last`, which are to agree with `term`,
// and to the article before them: « l'ancien | chancelière | allemand » -> « l'ancienne …
// allemande », « un deuxième | motion » -> « une deuxième »,
// « une nouvelle | élections » -> « de nouvelles ». Behind the term only those of
// a title change. In order; what agrees stays.
std::vector<TextEdit> MendAdjectives(const TargetText& text, size_t first, size_t last,
                                     const FrenchTerm& term);

// The changes to the verb and its participle in -é behind the term in words `first` to `last`, which was put
// there and is the subject of its clause: « le cessez-le-feu | a été annoncée » -> « annoncé », « Les |
// ministre des Armées | ont été accompagnés » -> « a été accompagné ». In order.
std::vector<TextEdit> MendPredicate(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term);

struct WordSpan {
  size_t first = 0, last = 0;
};

// The changes to the verb right behind the term in words `first` to `last` where the subject is what the term
// depends on, a noun or the term in words `before`: « Les experts de l'OMS | a averti » -> « ont averti »,
// « Une interview avec l'OMS | a été diffusées » -> « diffusée ». In order.
std::vector<TextEdit> MendVerbBehind(const TargetText& text, size_t first, size_t last,
                                     const std::optional<WordSpan>& before);

// The change, if any, to the participle before the title of a woman at word `first`: « elle est devenu |
// ministre » -> « devenue ».
std::optional<TextEdit> MendHerParticiple(const TargetText& text, size_t first);

// The change, if any, to the verb of a sentence whose subject is the term in words `first` to `last` and
// something else behind « et »: « L'Albanie et l'Ukraine | a accepté » -> « ont accepté ».
std::optional<TextEdit> MendVerbOfTwo(const TargetText& text, size_t first, size_t last);

// The adjective of a country right before a title at word `first`, where it never stands: « le français |
// ministre ». Its place is behind the noun.
bool FollowsNationality(const TargetText& text, size_t first);

// What becomes of the small words before a name that has an article of its own, and of that article.
struct OwnArticlePlace {
  std::optional<TextEdit> before;
  bool bare = false;  // the name stands without its article, which is contracted: « au | Caire »
};

// The same for a name in words `first` and following whose own article is `article`, as FrenchOwnArticle has
// it: «à le Caire» -> « au | Caire », «de l'Hague» -> « de | La Haye », «le Figaro» -> « | Le Figaro ».
// `is_bare`: the article does not stand in these words now.
OwnArticlePlace MendOwnArticle(const TargetText& text, size_t first, const FrenchTerm& term,
                               absl::string_view article, bool is_bare);

}  // namespace dragoman
