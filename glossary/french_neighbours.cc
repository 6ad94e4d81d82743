#include "glossary/french_neighbours.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/folding.h"
#include "glossary/french_words.h"
#include "glossary/inflect/french.h"
#include "glossary/spelling.h"
#include "glossary/word_endings.h"
#include "service/text/sentence_characters.h"

namespace dragoman {
namespace {

// The words before a French term, taken apart.
struct Determiner {
  enum Preposition { kNone, kDe, kA, kEn, kDans, kSur, kQue } preposition = kNone;
  bool definite = false;
  bool indefinite = false;  // un, une
  bool feminine = false;    // la
  bool plural = false;      // les, des, aux
  std::string que;          // "que", "lorsque", without its e
  size_t first_word = 0;    // where it begins; the term's first word when there is none
};

bool Adjoins(const TargetText& text, size_t word) {
  const absl::string_view gap = text.Gap(word);
  return word > 0 &&
         (gap == "' " || gap == "’ " ||  // « l' Anne Hidalgo »
          text.words[word].gap_before == WordGap::kSpace ||
          text.words[word].gap_before == WordGap::kApostrophe) &&
         !absl::StrContains(gap, "-");
}

// Whether `word` is « que » or ends in it; `determiner` gets it then.
bool ReadQue(const std::string& word, Determiner* determiner) {
  const absl::string_view stem = absl::StripSuffix(word, "e");
  if (!French().que.contains(stem)) return false;
  determiner->preposition = Determiner::kQue;
  determiner->que = std::string(stem);
  return true;
}

Determiner ReadDeterminer(const TargetText& text, size_t first) {
  Determiner found;
  found.first_word = first;
  if (!Adjoins(text, first)) return found;
  const size_t at = first - 1;
  const std::string& word = text.lower[at];
  const auto prepositions = [&](size_t before) {
    const std::string& preposition = text.lower[before];
    if (preposition == "de" || preposition == "d") found.preposition = Determiner::kDe;
    if (preposition == "à") found.preposition = Determiner::kA;
    if (preposition == "en") found.preposition = Determiner::kEn;
    if (found.preposition != Determiner::kNone) found.first_word = before;
  };
  found.feminine = word == "la";
  found.plural = word == "les" || word == "des" || word == "aux";
  if (word == "le" || word == "la" || word == "les" || word == "l") {
    found.definite = true;
    found.first_word = at;
    if (Adjoins(text, at)) prepositions(at - 1);
  } else if (word == "du" || word == "des") {
    found.definite = true;
    found.preposition = Determiner::kDe;
    found.first_word = at;
  } else if (word == "au" || word == "aux") {
    found.definite = true;
    found.preposition = Determiner::kA;
    found.first_word = at;
  } else if (word == "un" || word == "une") {
    found.indefinite = true;
    found.first_word = at;
    if (Adjoins(text, at)) prepositions(at - 1);
  } else if (ReadQue(word, &found)) {
    found.first_word = at;
  } else {
    prepositions(at);
  }
  return found;
}

std::string RenderDeterminer(const Determiner& determiner, const FrenchTerm& term, bool elide) {
  if (determiner.indefinite) {
    const bool de = determiner.preposition == Determiner::kDe;
    if (term.plural && de) return elide ? "d’" : "de ";
    const absl::string_view article = term.plural ? "des " : term.feminine ? "une " : "un ";
    const absl::string_view preposition = de                                          ? "d’"
                                          : determiner.preposition == Determiner::kA  ? "à "
                                          : determiner.preposition == Determiner::kEn ? "en "
                                                                                      : "";
    return absl::StrCat(preposition, article);
  }
  if (determiner.preposition == Determiner::kQue && !determiner.definite)
    return absl::StrCat(determiner.que, elide ? "’" : "e ");
  if (!determiner.definite) {
    if (determiner.preposition == Determiner::kDe) return elide ? "d’" : "de ";
    return determiner.preposition == Determiner::kA    ? "à "
           : determiner.preposition == Determiner::kEn ? "en "
                                                       : "";
  }
  const absl::string_view preposition = determiner.preposition == Determiner::kDe     ? "de "
                                        : determiner.preposition == Determiner::kA    ? "à "
                                        : determiner.preposition == Determiner::kDans ? "dans "
                                        : determiner.preposition == Determiner::kSur  ? "sur "
                                                                                      : "";
  if (determiner.preposition == Determiner::kQue) {
    const absl::string_view article = term.plural ? "les " : elide ? "l’" : term.feminine ? "la " : "le ";
    return absl::StrCat(determiner.que, "e ", article);  // « que l'Ukraine »
  }
  if (term.plural) {
    if (determiner.preposition == Determiner::kDe) return "des ";
    return determiner.preposition == Determiner::kA ? "aux " : absl::StrCat(preposition, "les ");
  }
  if (elide) return absl::StrCat(preposition, "l’");
  if (term.feminine) return absl::StrCat(preposition, "la ");
  if (determiner.preposition == Determiner::kDe) return "du ";
  return determiner.preposition == Determiner::kA ? "au " : absl::StrCat(preposition, "le ");
}

// « accueillera », « accueilleraient »
bool IsFuture(absl::string_view word) {
  return word.size() > 6 && EndsWithAny(word, "era", "ira", "dra", "rra", "erait", "irait", "drait", "rrait",
                                        "eront", "iront", "dront", "rront");
}

// Whether the name at word `first` is one of several at the beginning of a sentence: « Uzbekistan, Kyrgyzstan
// et ».
bool OpensAsList(const TargetText& text, size_t first) {
  size_t at = first, names = 0;
  while (at > 0 && !text.sentence_start[at]) {
    const bool comma = text.Gap(at) == ", " && text.words[at - 1].upper_initial;
    const bool joined = at >= 2 && text.lower[at - 1] == "et" && text.words[at - 2].upper_initial;
    if (!comma && !joined) return false;
    at -= comma ? 1 : 2;
    ++names;
    while (at > 0 && text.words[at].upper_initial && text.words[at].gap_before == WordGap::kSpace &&
           !text.clause_start[at] && text.words[at - 1].upper_initial) {
      --at;
    }
  }
  const bool goes_on =
      first + 1 < text.words.size() && text.Gap(first + 1) == ", " && text.words[first + 1].upper_initial;
  return names > 0 || goes_on;
}

// Whether word `at` follows the word before it in one clause, after a space.
bool FollowsInClause(const TargetText& text, size_t at) {
  return at < text.words.size() && !text.clause_start[at] &&
         (text.words[at].gap_before == WordGap::kSpace || text.Gap(at) == "+ ");  // « Opep+ a »
}

// « mentir », as « accuse Macron de | mentir » has it behind « de »
bool IsInfinitive(const TargetText& text, size_t word) {
  return EndsWithAny(text.lower[word], "er", "ir", "re") && !text.words[word].upper_initial &&
         !French().no_infinitives.contains(text.lower[word]);
}

// Whether something behind word `last` may ask for an article that the name has not of its own: « le Berlin
// des années 1920 », « le Google chinois ».
bool IsQualified(const TargetText& text, size_t last) {
  if (!FollowsInClause(text, last + 1)) return false;
  const std::string& next = text.lower[last + 1];
  if (French().of.contains(next)) return true;
  const bool verb = French().headline_verbs.contains(next) || IsFuture(next) ||
                    !French().OtherNumber(next, true).empty() || !French().OtherNumber(next, false).empty();
  return !verb && !French().no_verbs.contains(next) && !French().adverbials.contains(next);
}

// « à l'Interfax que », « à l'Ukrzaliznytsia 300 millions »: what stands behind an institution's name goes on
// with the sentence.
bool GoesOnBehind(const TargetText& text, size_t last) {
  return FollowsInClause(text, last + 1) && (text.lower[last + 1] == "que" || text.lower[last + 1] == "qu" ||
                                             absl::c_any_of(text.lower[last + 1], absl::ascii_isdigit));
}

// « ont | reconnu »
bool IsPastTense(const TargetText& text, size_t word) {
  return word > 0 && French().have.contains(text.lower[word - 1]) && !text.words[word].upper_initial;
}

// « quitté », « rencontrer », « ont reconnu »
bool IsParticipleOrInfinitive(const TargetText& text, size_t word) {
  if (IsPastTense(text, word)) return true;
  return !text.words[word].upper_initial && text.words[word].letters > 3 &&
         EndsWithAny(text.lower[word], "é", "er");
}

// « a déclaré | présidente de la BCE »: a past tense behind which a title before a name has its article,
// unless it is the office that somebody was given.
bool SpeaksOfBearer(const TargetText& text, size_t verb) {
  absl::string_view participle = text.lower[verb];
  absl::ConsumeSuffix(&participle, "s");
  if (EndsWithAny(participle, "ée", "ie")) participle.remove_suffix(1);
  return IsPastTense(text, verb) && !French().gives_office.contains(participle);
}

// Whether the names that begin a sentence with words `first` to `last` go on, the last of them behind « et »,
// before a word in small letters: « France, l'Allemagne et la Pologne formeront ».
bool IsListBeforeVerb(const TargetText& text, size_t first, size_t last) {
  if (!text.sentence_start[first] || last + 1 >= text.words.size() || text.Gap(last + 1) != ", ")
    return false;
  bool ended = false;
  for (size_t at = last + 1; at < text.words.size(); ++at) {
    if (text.clause_start[at] && text.Gap(at) != ", ") return false;
    if (text.lower[at] == "et") {
      ended = true;
    } else if (!text.words[at].upper_initial && !French().articles.contains(text.lower[at])) {
      return ended && FollowsInClause(text, at) && !French().no_verbs.contains(text.lower[at]);
    }
  }
  return false;
}

// « appelé », « rebaptisées »: a name follows as it is.
bool CallsByName(absl::string_view word) {
  return absl::c_any_of(French().called_so, [word](const std::string& stem) {
    absl::string_view ending = word;
    return absl::ConsumePrefix(&ending, stem) &&
           (ending.empty() || ending == "e" || ending == "s" || ending == "es");
  });
}

// Words behind which a name has its article: prepositions, conjunctions, « toute ».
bool AsksForArticle(const TargetText& text, size_t word) {
  if (French().asks_article.contains(text.lower[word])) return true;
  return text.lower[word] == "est" && word > 0 && text.lower[word - 1] == "c";  // « c'est | la Russie »
}

// Whether the first of the coordinated names of which one ends with word `last` has an article, or follows a
// word that asks for one: « entre la RDC | et », « avec Israël | et ».
bool HasArticleBefore(const TargetText& text, size_t last) {
  for (size_t at = last + 1; at-- > 0;) {
    const bool name = text.words[at].upper_initial;
    const bool link = text.lower[at] == "de" || text.lower[at] == "d";
    if (French().definite.contains(text.lower[at])) return true;
    // « République démocratique du Congo »
    const bool inner = at > 0 && FollowsInClause(text, at) && text.words[at - 1].upper_initial;
    if (!name && AsksForArticle(text, at)) return true;
    if (!name && !link && !inner) return IsParticipleOrInfinitive(text, at);
    // « Hong Kong, Taïwan »
    if (text.sentence_start[at] || (text.clause_start[at] && text.Gap(at) != ", ")) return false;
  }
  return false;
}

// « revendique », « relient », but « entre »
bool IsFiniteInE(absl::string_view word) {
  return word.size() > 4 && EndsWithAny(word, "e", "ent") && !French().no_finites.contains(word);
}

// « Russie frappe à nouveau Odessa. »: the subject of a sentence, which no headline is, right before a verb
// in the present or an adjective, « Ukraine orientale ».
bool OpensProse(const TargetText& text, size_t first, size_t last) {
  if (!text.sentence_start[first] || !absl::EndsWith(text.text, ".") || !FollowsInClause(text, last + 1))
    return false;
  // « Likoud de Netanyahou a perdu »
  size_t verb = last + 1;
  if (French().of.contains(text.lower[verb]) && text.lower[verb] != "des") {
    ++verb;
    while (verb < text.words.size() && !text.clause_start[verb] && text.words[verb].upper_initial) ++verb;
    return verb > last + 2 && FollowsInClause(text, verb) &&
           French().headline_verbs.contains(text.lower[verb]);
  }
  return !text.words[verb].upper_initial && IsFiniteInE(text.lower[verb]);
}

// Whether the names that begin with word `word` end before a verb in the plural: « et | DR Congo ont signé ».
bool IsLastSubject(const TargetText& text, size_t word) {
  size_t at = word;
  while (
      at < text.words.size() && !text.clause_start[at] &&
      (text.words[at].upper_initial || French().articles.contains(text.lower[at]) || text.lower[at] == "du"))
    ++at;
  if (at > word && at < text.words.size() && (text.lower[at] == "se" || text.lower[at] == "s")) ++at;
  return at > word && FollowsInClause(text, at) && EndsWithAny(text.lower[at], "ent", "ont");
}

// Whether the aside between commas that begins with word `aside` says what was done to the subject before it,
// and a verb follows, in a sentence that no headline is.
bool HasVerbBehindAside(const TargetText& text, size_t aside) {
  const bool done = EndsWithAny(text.lower[aside], "é", "ée", "és", "ées");
  if (!done || !absl::EndsWith(text.text, ".")) return false;
  size_t verb = aside + 1;
  while (verb < text.words.size() && !text.clause_start[verb]) ++verb;
  return verb < text.words.size() && text.Gap(verb) == ", " &&
         French().headline_verbs.contains(text.lower[verb]);
}

// Whether the bare place in words `first` to `last`, which has an article, is the subject of what follows.
bool OpensClause(const TargetText& text, size_t first, size_t last) {
  if (last + 1 >= text.words.size()) return false;
  const std::string& next = text.lower[last + 1];
  const bool sentence = text.sentence_start[first];
  // « Crimée, c'est la Russie », « Unesco, dont le siège … », « Burkina Faso, dirigé par …, a fermé »
  if (sentence && text.Gap(last + 1) == ", ")
    return French().behind_comma.contains(next) || HasVerbBehindAside(text, last + 1);
  if (!text.clause_start[first] || !FollowsInClause(text, last + 1)) return false;
  // « …, Europe n'avait été »
  if (French().headline_verbs.contains(next) || IsFuture(next)) return sentence || text.Gap(first) == ", ";
  // « Ukraine et les États baltes », « Rwanda et DR Congo ont signé »
  return sentence && next == "et" && last + 2 < text.words.size() &&
         (French().subject_determiners.contains(text.lower[last + 2]) ||
          (IsLastSubject(text, last + 2) && absl::EndsWith(text.text, ".")));  // headlines do without
}

// Whether an article stands right before word `word`: « le | fleuve ».
bool FollowsArticle(const TargetText& text, size_t word) {
  return word > 0 && !text.clause_start[word] && French().before_noun.contains(text.lower[word - 1]);
}

// Whether the bare term in words `first` to `last` lacks its article: «selon Kremlin», «Kremlin a déclaré»,
// «Israël et Hamas».
bool WantsArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  const bool place = term.kind == TermKind::kPlace;
  const bool replaced_place = term.replaced && place;
  if (first > 0 && Adjoins(text, first)) {
    const std::string& before = text.lower[first - 1];
    // « rebaptisée Africa Corps »
    if (CallsByName(before) && !place) return false;
    if (AsksForArticle(text, first - 1) || (place && term.coordinated)) return true;
    if (before == "et" || before == "ou") {
      if (term.kind == TermKind::kOrganisation || (first >= 2 && HasArticleBefore(text, first - 2)))
        return true;
      // « Chine et Pakistan se sont abstenus. »
      if (place && first == 2 && IsLastSubject(text, first) && absl::EndsWith(text.text, ".")) return true;
      // « China et India se sont abstenus »
      return replaced_place && (first == 2 || OpensAsList(text, first));
    }
    // «aidera Ukraine»: the object right behind its verb.
    // « a franchi le fleuve Dniepr »: a noun, not the verb.
    const bool behind_small = FollowsInClause(text, first) && !text.words[first - 1].upper_initial &&
                              !FollowsArticle(text, first - 1);
    if (term.object && behind_small) return true;
    // « a quitté Turquie », « a exhorté Argentine », « a mis en garde Azerbaïdjan »
    const bool warned = before == "garde" && first >= 2 && text.lower[first - 2] == "en";
    // « opposant Nicaragua à l'Allemagne »
    // « la soi-disant République »
    const bool doing =
        text.words[first - 1].letters > 4 && absl::EndsWith(before, "ant") && text.Gap(first - 1) != "-";
    if (place && behind_small && (IsParticipleOrInfinitive(text, first - 1) || warned || doing)) return true;
    // « a rapporté Financial Times »
    if (behind_small && term.definite && IsPastTense(text, first - 1)) return true;
    // « Tokyo revendique Kuril Islands »: nothing but a verb stands right before such a name.
    if (replaced_place && behind_small && IsFiniteInE(text.lower[first - 1]) && !term.attribute &&
        !term.possessor)
      return true;
  }
  if (place && term.coordinated) return true;
  if (OpensClause(text, first, last)) return true;
  if (place && IsListBeforeVerb(text, first, last)) return true;
  if (OpensProse(text, first, last)) return true;
  // « Uzbekistan, Kyrgyzstan et Tajikistan ont signé », « Poland et Germany », « Poland craint »
  if (!replaced_place) return false;
  if (OpensAsList(text, first)) return true;
  if (!text.sentence_start[first] || last + 1 >= text.words.size()) return false;
  const std::string& next = text.lower[last + 1];
  if (next == "et") return last + 2 < text.words.size();
  return FollowsInClause(text, last + 1) && !text.words[last + 1].upper_initial &&
         !French().no_verbs.contains(next);
}

// « dirigeants NATO »: a noun right before a name that English has before the noun.
bool FollowsItsNoun(const TargetText& text, size_t first) {
  return first > 0 && Adjoins(text, first) && text.words[first].gap_before == WordGap::kSpace &&
         !text.clause_start[first] && !text.words[first - 1].upper_initial &&
         text.words[first - 1].letters > 2 && !French().no_nouns.contains(text.lower[first - 1]);
}

// « le parti | Rêve géorgien »: a noun right before a name, or before a « de » in word `before`, says what is
// called so.
bool FollowsWhatIsCalled(const TargetText& text, size_t before, const FrenchTerm& term) {
  const bool name = term.kind == TermKind::kOrganisation || term.kind == TermKind::kTerm;
  return name && IsCapitalized(term.form) && before > 0 && FollowsInClause(text, before) &&
         French().called.contains(text.lower[before - 1]);
}

// « Hillary »
bool BeginsWithH(absl::string_view form) { return FoldText(form.substr(0, 4)).substr(0, 1) == "h"; }

// « AfD », « RDC »
bool EndsInCapital(absl::string_view form) {
  const std::u32string letters = ToCodePoints(form);
  return !letters.empty() && ToLower(letters).back() != letters.back();
}

// What « en » before a place that begins with a common noun becomes: « en bande de Gaza » -> « dans la bande
// de Gaza », « en place Rouge » -> « sur la place Rouge », but « en mer Noire ».
void SetPrepositionOfCommonNoun(const FrenchTerm& term, Determiner* determiner) {
  const absl::string_view head = FirstWord(term.form);
  const bool stays =
      French().in_bare.contains(head) || (!term.replaced && French().in_written.contains(head));
  if (term.kind != TermKind::kPlace || stays) return;
  determiner->preposition = French().on.contains(head) ? Determiner::kSur : Determiner::kDans;
  determiner->definite = true;
}

// What a bare preposition before a term with an article becomes: «de Ukraine» -> «d’Ukraine», «de Donbass» ->
// «du Donbass», «à Liban» -> «au Liban», «à France» -> «en France».
void SetArticleOfPlace(const FrenchTerm& term, bool elide, Determiner* determiner) {
  const bool place = term.kind == TermKind::kPlace && IsCapitalized(term.form);  // not «mer Noire»
  const bool masculine = term.plural || (!term.feminine && !elide);
  switch (determiner->preposition) {
    case Determiner::kDe:
      determiner->definite = !place || masculine || term.possessor;
      break;
    case Determiner::kA:
      if (place && !masculine && (term.at || term.motion)) {
        determiner->preposition = Determiner::kEn;
      } else {
        determiner->definite = true;
      }
      break;
    case Determiner::kEn:
      if (!place) {
        SetPrepositionOfCommonNoun(term, determiner);
        break;
      }
      if (FrenchTakesDans(term.form)) {
        determiner->preposition = Determiner::kDans;
      } else if (masculine) {
        determiner->preposition = Determiner::kA;
      }
      determiner->definite = determiner->preposition != Determiner::kEn;
      break;
    default:
      break;
  }
}

// « confiance en Washington »
bool FollowsBelief(const TargetText& text, const Determiner& determiner) {
  return determiner.preposition == Determiner::kEn && determiner.first_word > 0 &&
         French().belief.contains(text.lower[determiner.first_word - 1]);
}

// « à propos | d'Espagne », « au nom | de France »: what follows has its article.
bool IsAboutWhatFollows(const TargetText& text, const Determiner& determiner) {
  const size_t noun = determiner.first_word;
  return noun > 1 && French().about_nouns.contains(text.lower[noun - 1]) &&
         French().before_about.contains(text.lower[noun - 2]);
}

// Whether word `noun`, which is not the first, is a noun whose complement is a country as a whole.
bool IsPart(const TargetText& text, size_t noun) {
  if (text.words[noun].upper_initial || !French().parts.contains(text.lower[noun])) return false;
  // « l'est de », « le nord-est de », but « il est d'Ukraine », « elle est partie de France »
  if (text.lower[noun] == "est") return text.lower[noun - 1] == "l" || text.Gap(noun) == "-";
  return !French().before_no_part.contains(text.lower[noun - 1]);
}

// « la moitié | de l'Allemagne », « le nord | de la France », « l'intégrité territoriale | de l'Ukraine »
bool IsPartOfWhatFollows(const TargetText& text, const Determiner& determiner) {
  const size_t of = determiner.first_word;
  if (of < 2) return false;
  if (IsPart(text, of - 1)) return true;
  const bool adjective = of > 2 && !text.words[of - 1].upper_initial && text.words[of - 1].letters > 4 &&
                         FollowsInClause(text, of - 1);
  // « le plus grand centre commercial de France »
  return adjective && IsPart(text, of - 2) && !French().bare_parts.contains(text.lower[of - 2]);
}

// « La Taïwan a accusé »: a place without an article of its own, and nothing behind it that would ask for
// one, as in « le Berlin des années 1920 ».
bool IsBareSubject(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  if (term.kind != TermKind::kPlace || term.article) return false;
  // « l'Oman », « l'Andorre » are written too.
  const bool elided = text.lower[first - 1] == "l";
  if (elided && !French().always_en.contains(term.form)) return false;
  if (French().no_article.contains(term.form) && !IsQualified(text, last)) return true;
  return !elided && text.clause_start[first - 1] && FollowsInClause(text, last + 1) &&
         French().headline_verbs.contains(text.lower[last + 1]);
}

// « l'Asie-Pacifique », « le duo Espagne-Portugal »
bool IsJoinedByHyphen(const TargetText& text, size_t last) {
  return last + 1 < text.words.size() && text.Gap(last + 1) == "-" && text.words[last + 1].upper_initial;
}

// Whether the definite article before the name of a person, which has none, has no reason: « la Tatiana
// Moskalkova », « entre l'Edward Snowden et », but « le Macron de 2017 », « la Le Pen ».
bool HasSuperfluousArticleOfPerson(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                                   const Determiner& determiner) {
  const bool common =
      !IsCapitalized(term.form) && term.full_name;  // « le pape François », but « von der Leyen »
  if (!determiner.definite || determiner.plural || common) return false;
  const size_t next = last + 1;
  if (!term.replaced) {
    const bool own_article = !term.full_name && EndsWithAny(text.lower[first], "le", "la") && last > first;
    // « le Trump Kennedy Center »
    const bool longer = FollowsInClause(text, next) && text.words[next].upper_initial;
    // « c'est du Macron », « il y a du Trump en lui »
    const bool manner =
        text.lower[first - 1] == "du" && first > 1 && French().there_is.contains(text.lower[first - 2]);
    if (term.definite || own_article || longer || manner || IsJoinedByHyphen(text, last)) return false;
  }
  if (FollowsInClause(text, next) && French().of.contains(text.lower[next]))
    return next + 1 < text.words.size() && IsInfinitive(text, next + 1);
  // « le Trump que nous connaissons »
  if (FollowsInClause(text, next) && French().which.contains(text.lower[next])) return false;
  // « le Trump candidat »
  return term.full_name || !FollowsInClause(text, next) ||
         !(French().epithets.contains(text.lower[next]) || IsFrenchTitleAdjective(text.lower[next]));
}

// Whether the definite article before a name that takes none has no reason: « sur le Google », « au
// Mar-a-Lago », « de l'Odessa ».
bool HasSuperfluousArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                           const Determiner& determiner) {
  if (term.kind == TermKind::kPerson)
    return HasSuperfluousArticleOfPerson(text, first, last, term, determiner);
  // « le Flux du Nord » -> « Nord Stream »
  const absl::string_view head = FirstWord(term.form);
  const bool name = term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation ||
                    French().articleless.contains(ToLowerText(head));
  // « l'agence Tass »: a common noun has its article; « franceinfo » is none.
  const bool common = !IsCapitalized(term.form) && absl::StrContains(term.form, " ");
  // « les Sciences Po »
  const bool plural = determiner.plural && !term.replaced && term.kind != TermKind::kOrganisation;
  if (!determiner.definite || plural || term.article || term.plural || !name || common) return false;
  if (term.replaced || IsBareSubject(text, first, last, term)) return true;
  const bool goes_on = term.kind == TermKind::kOrganisation && GoesOnBehind(text, last);
  const bool qualified = (IsQualified(text, last) && !goes_on) || term.definite || term.attribute;
  const bool elided_or_masculine = text.lower[first - 1] == "l" || text.lower[first - 1] == "le";
  if (term.kind == TermKind::kOrganisation) return !qualified;
  return (determiner.preposition == Determiner::kDe && (elided_or_masculine || !qualified)) ||
         (determiner.preposition == Determiner::kA && (term.at || term.motion) && !qualified) ||
         // « ont quitté le Volgograd », « contre la Shanghai »
         (determiner.preposition == Determiner::kNone && !qualified && text.lower[first - 1] != "l" &&
          (term.object || (Adjoins(text, first - 1) && AsksForArticle(text, first - 2))));
}

// « Google | , Meta et », « Google | et Meta »
bool IsOneOfNames(const TargetText& text, size_t last) {
  const size_t next = last + 1;
  if (next >= text.words.size()) return false;
  if (text.Gap(next) == ", ") return text.words[next].upper_initial;
  return text.lower[next] == "et" && FollowsInClause(text, next) && next + 1 < text.words.size() &&
         text.words[next + 1].upper_initial;
}

// Whether the translator may have chosen what stands before a term that he wrote as it should be.
bool IsRightAsItIs(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                   const Determiner& determiner) {
  // « que Hillary », « qu'Hillary »
  if (term.kind == TermKind::kPerson && BeginsWithH(term.form)) return !determiner.definite;
  const bool common_noun = !IsCapitalized(term.form);
  const bool none = determiner.first_word == first;
  // « les sénateurs républicains »
  const bool joined = last + 1 < text.words.size() && text.lower[last + 1] == "et";
  const bool behind_verb =
      none && !term.plural && !joined && FollowsInClause(text, first) && IsPastTense(text, first - 1);
  if (none && common_noun && term.kind == TermKind::kOrganisation && !behind_verb) return true;
  // « les Rafale »
  if (determiner.plural && !common_noun && term.kind == TermKind::kTerm) return true;
  if (FollowsBelief(text, determiner)) return true;
  // « les Google et Meta »
  if (determiner.plural && term.kind == TermKind::kOrganisation && !term.article && IsOneOfNames(text, last))
    return true;
  // « l'attaquant du Liverpool », « la Boston Globe »: of a longer name, or of a team.
  const bool town = term.kind == TermKind::kPlace && !term.article && !(determiner.plural && term.at);
  const bool longer = last + 1 < text.words.size() && !text.clause_start[last + 1] &&
                      text.words[last + 1].gap_before == WordGap::kSpace &&
                      text.words[last + 1].upper_initial;
  return (town && determiner.definite && !HasSuperfluousArticle(text, first, last, term, determiner)) ||
         (none && longer && term.kind != TermKind::kTitle);
}

// A singular adjective before a noun, `word`, in the gender and number of `term`, which follows it; nothing
// when `word` is none.
std::optional<std::string> AgreeingAdjective(const std::string& word, const FrenchTerm& term) {
  const auto in_number = [&term](absl::string_view singular) {
    return term.plural ? FrenchPlural(singular) : std::string(singular);
  };
  // « deuxième »
  if (French().one_gender.contains(word) || absl::EndsWith(word, "ième")) return in_number(word);
  const FrenchWords::Adjective* const adjective = French().FindAdjective(word);
  if (adjective == nullptr) return std::nullopt;
  if (term.feminine) return in_number(adjective->feminine);
  if (adjective->masculine != "nouveau" && adjective->masculine != "nouvel")
    return in_number(adjective->masculine);
  return FrenchElides(term.form, term.h_aspire) && !term.plural ? "nouvel" : in_number("nouveau");
}

// The words that take the place of a determiner and the preposition before it; no text when they stay.
struct AgreeingDeterminer {
  size_t first_word = 0;
  std::string wanted;
};

// The singular determiner at word `at`, right before `adjective`, in the gender and number of `term`.
AgreeingDeterminer AgreeWith(const TargetText& text, size_t at, absl::string_view adjective,
                             const FrenchTerm& term) {
  const std::string& word = text.lower[at];
  const bool vowel = FrenchElides(adjective);
  const std::string before = Adjoins(text, at) ? text.lower[at - 1] : "";
  // « d'une », « de la », « à l' »
  const bool article = word == "la" || word == "l";
  if (term.plural && (before == "de" || before == "d") && word.substr(0, 2) == "un") return {at - 1, "de"};
  if (article && (term.plural || !term.feminine) && !(vowel && !term.plural)) {
    if (before == "de") return {at - 1, term.plural ? "des" : "du"};
    if (before == "à") return {at - 1, term.plural ? "aux" : "au"};
  }
  const FrenchWords::DeterminerForms* const forms = French().FindDeterminer(word);
  if (forms == nullptr) return {};
  if (term.plural) return {at, forms->plural};
  if (word == "l" || (term.feminine && word == "son" && vowel)) return {};  // « son ancienne présidente »
  if (term.feminine) return {at, forms->feminine};
  return {at, forms->masculine == "ce" && vowel ? "cet" : forms->masculine};
}

// « au Uzbekistan », « à Samarcande, au Uzbekistan »: a country in which one is « en », in the gender of its
// English name.
bool SaysAuForEn(const TargetText& text, size_t first, const FrenchTerm& term, const Determiner& determiner,
                 bool elide) {
  const bool au = first > 0 && determiner.definite && text.lower[first - 1] == "au";
  const bool country = term.kind == TermKind::kPlace && term.article && !term.plural &&
                       IsCapitalized(term.form) && !FrenchTakesDans(term.form);
  const bool inside = term.at || term.motion || (au && text.Gap(determiner.first_word) == ", ");
  return au && country && inside && (term.feminine || elide);
}

// « né dans la Volhynie »: a country or region in which one is « en », if nothing behind it asks for the
// article, as in « dans la Russie de Poutine », « dans la France et l'Allemagne ».
bool IsInsideCountry(const TargetText& text, size_t first, size_t last, const FrenchTerm& term, bool elide) {
  const std::string& article = text.lower[first - 1];
  if ((article != "la" && article != "l") || !term.article || term.definite || !(term.feminine || elide) ||
      !IsCapitalized(term.form) || FrenchTakesDans(term.form))
    return false;
  const size_t next = last + 1;
  const bool ends = next >= text.words.size() || text.sentence_start[next];
  return ends || (FollowsInClause(text, next) && !IsQualified(text, last) && text.lower[next] != "et" &&
                  text.lower[next] != "ou");
}

// Whether the preposition in or before `determiner` is not the one that the place has; it gets that then,
// with its article or without: « en Paris » -> « à », « à Israël » -> « en », « dans Philippines » -> « aux
// ».
bool MendPrepositionOfPlace(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                            bool elide, Determiner* determiner) {
  if (term.kind != TermKind::kPlace) return false;
  // « les ministres | de Genève » for "ministers in Geneva"
  const bool of = determiner->preposition == Determiner::kDe && !determiner->definite;
  if (of && term.behind_title && term.at && !term.article) {
    determiner->preposition = Determiner::kA;
    return true;
  }
  const bool to = determiner->preposition == Determiner::kA && !determiner->definite;
  // « à Luxembourg »: the capital has the country's name.
  if (to && !term.replaced && French().namesake_capitals.contains(term.form)) return true;
  if ((to && term.at && French().always_en.contains(term.form)) ||
      SaysAuForEn(text, first, term, *determiner, elide)) {
    determiner->preposition = Determiner::kEn;
    determiner->definite = false;
    return true;
  }
  if (determiner->preposition == Determiner::kEn && !term.article &&
      !French().always_en.contains(term.form) && !French().sometimes_en.contains(term.form)) {
    determiner->preposition = Determiner::kA;
    return true;
  }
  // « en pays de Galles »
  if (determiner->preposition == Determiner::kEn && term.article && !IsCapitalized(term.form) &&
      !term.feminine && !term.plural && absl::StartsWith(term.form, "pays ")) {
    determiner->preposition = Determiner::kA;
    determiner->definite = true;
    return true;
  }
  // « dans l'Israël », « dans les Rzeszow »
  const size_t begin = determiner->first_word;
  const bool inside = begin + 1 == first && term.at && !term.plural && Adjoins(text, begin) &&
                      text.lower[begin - 1] == "dans";
  const bool in_plural = inside && text.lower[begin] == "les" && !term.article;
  if (in_plural || (inside && IsInsideCountry(text, first, last, term, elide))) {
    determiner->first_word = begin - 1;
    determiner->preposition = in_plural ? Determiner::kA : Determiner::kEn;
    determiner->definite = false;
    return true;
  }
  if (begin < first && !IsQualified(text, last) && determiner->preposition == Determiner::kNone && term.at &&
      French().always_en.contains(term.form) && Adjoins(text, begin) && text.lower[begin - 1] == "dans") {
    determiner->first_word = begin - 1;
    determiner->preposition = Determiner::kEn;
    determiner->definite = false;
    return true;
  }
  const bool within = begin == first && Adjoins(text, first) && text.lower[first - 1] == "dans";
  const bool wrongly = term.article ? IsCapitalized(term.form) : term.replaced && term.at;
  if (!within || !wrongly) return false;
  determiner->first_word = first - 1;
  determiner->preposition = term.article ? Determiner::kEn : Determiner::kA;
  if (term.article) SetArticleOfPlace(term, elide, determiner);
  return true;
}

// « en Pologne et | Allemagne »: each of two countries has its preposition.
bool SharesPreposition(const TargetText& text, size_t first, const FrenchTerm& term) {
  const bool country =
      term.kind == TermKind::kPlace && term.article && (term.at || term.motion) && IsCapitalized(term.form);
  if (!country || first < 3 || !FollowsInClause(text, first) || !FollowsInClause(text, first - 1) ||
      text.lower[first - 1] != "et" || !text.words[first - 2].upper_initial)
    return false;
  size_t name = first - 2;
  while (name > 0 && !text.clause_start[name] && text.words[name - 1].upper_initial) --name;
  return name > 0 && FollowsInClause(text, name) && French().inside_country.contains(text.lower[name - 1]);
}

// « Paris Agreement a été signé » -> « L'accord de Paris »
bool IsOpeningEvent(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  return term.replaced && term.article && term.kind == TermKind::kEvent && text.sentence_start[first] &&
         FollowsInClause(text, last + 1) && French().headline_verbs.contains(text.lower[last + 1]);
}

// « remettra à l'Arménie »: English has "to" for a recipient as for a direction.
bool FollowsGift(const TargetText& text, const Determiner& determiner) {
  return determiner.first_word > 0 && BeginsWithAny(text.lower[determiner.first_word - 1], French().giving);
}

// « permettrait | l'Europe de défendre »: whom one allows or asks to do something stands behind « à ».
bool IsAskedToAct(const TargetText& text, const Determiner& determiner, size_t last, const FrenchTerm& term) {
  const size_t article = determiner.first_word, of = last + 1;
  const bool placed = term.object && determiner.definite && determiner.preposition == Determiner::kNone &&
                      article > 0 && FollowsInClause(text, article) && of + 1 < text.words.size();
  return placed && (text.lower[of] == "de" || text.lower[of] == "d") && IsInfinitive(text, of + 1) &&
         BeginsWithAny(text.lower[article - 1], French().asking_to_act);
}

// « Les journalistes ont demandé | Draghi sur », but « Que faire ?, a demandé Draghi »
bool IsAskedPerson(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  if (term.kind != TermKind::kPerson || !term.object || first < 2 || !FollowsInClause(text, first) ||
      !French().asks.contains(text.lower[first - 1]))
    return false;
  // « Les électeurs demandent Trump »: nothing tells what about.
  if (!FollowsInClause(text, last + 1) || !French().asks_about.contains(text.lower[last + 1])) return false;
  const size_t verb = IsPastTense(text, first - 1) ? first - 2 : first - 1;
  return verb > 0 && FollowsInClause(text, verb) && !HasQuote(text.Gap(verb));
}

// `wanted` in place of the words of `determiner` before word `first`, with the apostrophe that the text uses
// elsewhere and its capitals. Nothing when they are the same.
std::optional<TextEdit> ReplaceDeterminer(const TargetText& text, const Determiner& determiner, size_t first,
                                          std::string wanted) {
  const ByteRange range{text.words[determiner.first_word].range.begin, text.words[first].range.begin};
  const absl::string_view present = range.In(text.text);
  // « d' Éric Lombard »
  const bool torn = absl::EndsWith(present, " ") && absl::EndsWith(wanted, "’");
  if ((FoldAccents(ToLowerText(present)) == FoldAccents(wanted) && !torn) ||
      absl::StrContains(present, "\u00A0")) {
    return std::nullopt;
  }
  if (!absl::StrContains(text.text, "’") && absl::EndsWith(wanted, "’")) {
    wanted = absl::StrCat(absl::StripSuffix(wanted, "’"), "'");
  }
  const bool none = determiner.first_word == first;
  const bool capital = none ? text.sentence_start[first] : text.words[determiner.first_word].upper_initial;
  if (capital) wanted = CapitalizeFirst(wanted);
  return TextEdit{range, wanted};
}

// « le petit Liban », « d'autres démocrates »: the adjective has what stands before it.
bool FollowsItsAdjective(const TargetText& text, size_t first) {
  return first > 0 && FollowsInClause(text, first) &&
         French().before_its_noun.contains(text.lower[first - 1]);
}

// « Les deux | CFDT et le gouvernement ont » for "Both CFDT and the government"
bool IsCalqueOfBoth(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  return term.kind == TermKind::kOrganisation && !term.plural && first > 1 && FollowsInClause(text, first) &&
         text.lower[first - 1] == "deux" && text.lower[first - 2] == "les" &&
         text.sentence_start[first - 2] && FollowsInClause(text, last + 1) && text.lower[last + 1] == "et" &&
         last + 2 < text.words.size() &&
         (French().articles.contains(text.lower[last + 2]) || text.words[last + 2].upper_initial);
}

// The changes to the verb at word `at` and its participle in -é, right behind a subject of this number and,
// if known, gender; a verb in the other number is changed when `verb_too`, and its participle stays
// otherwise.
std::vector<TextEdit> MendNumber(const TargetText& text, size_t at, bool plural, std::optional<bool> feminine,
                                 bool verb_too) {
  if (!FollowsInClause(text, at)) return {};
  std::string verb = French().OtherNumber(text.lower[at], plural);
  const bool agrees = !French().OtherNumber(text.lower[at], !plural).empty();
  if (!agrees && (verb.empty() || !verb_too)) return {};
  std::vector<TextEdit> edits;
  if (!agrees) edits.push_back({text.words[at].range, std::move(verb)});
  const bool been = FollowsInClause(text, at + 1) && text.lower[at + 1] == "été";
  if (!been && !French().be.contains(text.lower[at])) return edits;
  at += been ? 2 : 1;
  // « officiellement »
  if (at < text.words.size() && absl::EndsWith(text.lower[at], "ment")) ++at;
  if (!FollowsInClause(text, at) || text.words[at].letters < 4) return edits;
  absl::string_view stem = text.lower[at];
  absl::ConsumeSuffix(&stem, "s");
  const bool has_e = absl::EndsWith(stem, "e");
  absl::ConsumeSuffix(&stem, "e");
  // « étendu » is one for sure behind a verb that did not agree.
  const bool participle = absl::EndsWith(stem, "é") || (!agrees && absl::EndsWith(stem, "u"));
  if (!participle || French().no_participles.contains(text.lower[at])) return edits;
  std::string wanted = absl::StrCat(stem, feminine.value_or(has_e) ? "e" : "", plural ? "s" : "");
  if (wanted != text.lower[at]) edits.push_back({text.words[at].range, std::move(wanted)});
  return edits;
}

// « Les | ministre des Armées » where the source speaks of one; « des » may be indefinite.
bool MeansOne(const TargetText& text, size_t first, const FrenchTerm& term) {
  const absl::string_view head = FirstWord(term.form);
  const std::string& article = text.lower[first - 1];
  return term.kind == TermKind::kTitle && term.replaced && !term.plural && !EndsWithAny(head, "s", "x") &&
         (article == "les" || article == "aux" || (article == "des" && term.definite));
}

// A term, the words before it, and what those become.
struct ArticlePlace {
  const TargetText& text;
  size_t first, last;
  FrenchTerm term;
  Determiner determiner;
  bool elide = false;   // le, la, de lose their vowel before it
  bool common = false;  // a title, a thing or an event, no name
  bool none = false;    // neither an article nor one of their prepositions stands before it

  // Whether a word right before the term is one of `words`.
  bool Follows(const WordSet& words) const {
    return Adjoins(text, first) && words.contains(text.lower[first - 1]);
  }
};

ArticlePlace ReadArticlePlace(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  const bool initial_h = BeginsWithH(term.form);
  ArticlePlace place{text, first, last, term, ReadDeterminer(text, first)};
  place.elide = FrenchElides(term.form, term.h_aspire) && !(initial_h && term.kind == TermKind::kPerson);
  place.common =
      term.kind == TermKind::kTitle || term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  place.none = place.determiner.first_word == first;
  // « The Guardian » beside « le Guardian »
  const absl::string_view head = FirstWord(term.form);
  if (head != term.form && French().foreign_articles.contains(head)) place.term.article = false;
  const Determiner& determiner = place.determiner;
  if (term.variant && determiner.definite && text.lower[first - 1] != "l" && !MeansOne(text, first, term)) {
    place.term.feminine = determiner.feminine;
    place.term.plural = determiner.plural || (term.replaced && term.plural);
  }
  if (FollowsGift(text, determiner)) place.term.motion = false;
  return place;
}

// Whether what stands before the term is right, or nothing may be said about it.
bool StaysAsItIs(const ArticlePlace& place) {
  const auto& [text, first, last, term, determiner, elide, common, none] = place;
  if (!term.replaced && IsRightAsItIs(text, first, last, term, determiner)) return true;
  // « deux de ses Casques bleus »
  return none && (place.Follows(French().possessives) || FollowsItsAdjective(text, first) ||
                  (term.kind == TermKind::kPlace && IsJoinedByHyphen(text, last)) ||
                  FollowsWhatIsCalled(text, first, term));
}

// Whether a title before a name lacks the article that it has there: « selon | président Macron », «
// Première ministre Ioulia Svyrydenko a déclaré ».
bool LacksArticleBeforeName(const ArticlePlace& place) {
  const auto& [text, first, last, term, determiner, elide, common, none] = place;
  if (!term.before_name || determiner.definite || determiner.indefinite) return false;
  if (!none) return determiner.preposition != Determiner::kEn;
  return (text.sentence_start[first] && (term.replaced || term.subject)) ||
         place.Follows(French().before_title) || (Adjoins(text, first) && SpeaksOfBearer(text, first - 1));
}

// Gives the term another preposition than the one that stands before it; false when that is right.
bool MendPreposition(ArticlePlace* place) {
  const auto& [text, first, last, term, present, elide, common, none] = *place;
  Determiner* const determiner = &place->determiner;
  if (MendPrepositionOfPlace(text, first, last, term, elide, determiner)) return true;
  if (IsAskedToAct(text, present, last, term) || (none && IsAskedPerson(text, first, last, term))) {
    determiner->preposition = Determiner::kA;
    return true;
  }
  // « les experts en FAO »
  if (present.preposition == Determiner::kEn && term.kind == TermKind::kOrganisation && term.at &&
      (term.article || IsAllCapitals(term.form)) && term.form != "UE") {
    determiner->preposition = Determiner::kA;
    determiner->definite = term.article;
    return true;
  }
  // « au parti de | Renaissance »
  if (present.preposition == Determiner::kDe && !present.definite &&
      FollowsWhatIsCalled(text, present.first_word, term) && text.lower[present.first_word - 1] == "parti" &&
      (term.attribute || term.variant || !term.article)) {
    determiner->preposition = Determiner::kNone;
    return true;
  }
  return false;
}

// Puts what a term lacks that has nothing before it; false when it lacks nothing.
bool PutWhatLacks(ArticlePlace* place) {
  const auto& [text, first, last, term, present, elide, common, none] = *place;
  Determiner* const determiner = &place->determiner;
  const bool with_article = term.replaced && term.article;
  const bool of_noun = term.attribute || (term.possessor && first > 0 && FollowsArticle(text, first - 1));
  if (of_noun && with_article && !common && FollowsItsNoun(text, first)) {
    determiner->preposition = Determiner::kDe;
    SetArticleOfPlace(term, elide, determiner);
    return true;
  }
  // « le sud-ouest | US »
  if (with_article && term.kind == TermKind::kPlace && first > 1 && FollowsInClause(text, first) &&
      IsPart(text, first - 1)) {
    determiner->preposition = Determiner::kDe;
    determiner->definite = true;
    return true;
  }
  if (SharesPreposition(text, first, term)) {
    determiner->preposition = Determiner::kEn;
    SetArticleOfPlace(term, elide, determiner);
    return true;
  }
  // « a ratifié Rome Statute » -> « le Statut de Rome »
  const bool event = with_article && term.definite && Adjoins(text, first) && term.kind == TermKind::kEvent &&
                     !text.words[first - 1].upper_initial;
  const bool name = term.article && !common && term.kind != TermKind::kPerson &&
                    text.words[first].range.size() != text.text.size();
  determiner->definite =
      event || IsOpeningEvent(text, first, last, term) || (name && WantsArticle(text, first, last, term));
  return determiner->definite;
}

// Decides about the article behind a preposition that stands there without one.
void MendBarePreposition(ArticlePlace* place) {
  const auto& [text, first, last, present_term, present, elide, common, none] = *place;
  FrenchTerm& term = place->term;
  const bool of = present.preposition == Determiner::kDe;
  // « a déclaré à lawmakers » -> « aux parlementaires »
  if (term.kind == TermKind::kTitle && term.plural && term.replaced &&
      present.preposition == Determiner::kA) {
    place->determiner.definite = true;
    return;
  }
  // « de Daech », « de Tsahal »: such names have no article, whatever their entry's lemma has.
  const bool own_name = term.variant && term.kind == TermKind::kOrganisation &&
                        !absl::StrContains(term.form, " ") && !EndsInCapital(term.form);
  // « des centaines de gilets jaunes »
  const bool counted = of && term.plural && present.first_word > 0 &&
                       French().quantities.contains(text.lower[present.first_word - 1]);
  // « de convention d'Ottawa », and an elision that was forgotten: « les progrès de Ukraine »
  const bool noun = common && !(term.kind == TermKind::kEvent && term.replaced);
  if (term.possessor && !term.replaced && (!elide || text.lower[first - 1] == "d")) term.possessor = false;
  if (of && (IsAboutWhatFollows(text, present) || IsPartOfWhatFollows(text, present))) term.possessor = true;
  if (present.preposition == Determiner::kQue) {
    if (term.article && !common) place->determiner.definite = true;
  } else if (present.preposition != Determiner::kNone && term.article && !noun && !own_name && !counted) {
    SetArticleOfPlace(term, elide, &place->determiner);
  }
}

// Takes the article away, and a « que » before it for its vowel: « que l'Edward Snowden » -> « qu'Edward
// Snowden ».
void DropArticle(const TargetText& text, Determiner* determiner) {
  determiner->definite = false;
  const size_t article = determiner->first_word;
  if (determiner->preposition == Determiner::kNone && article > 0 && Adjoins(text, article) &&
      ReadQue(text.lower[article - 1], determiner)) {
    determiner->first_word = article - 1;
  }
}

}  // namespace

std::optional<TextEdit> DropEnglishPossessive(absl::string_view text, size_t end) {
  for (const absl::string_view mark : {"'s", "’s"}) {
    const size_t behind = end + mark.size();
    if (!absl::StartsWith(text.substr(end), mark)) continue;
    // « The Old Bridge: Berlin's Quiet Years » is a title that stayed in English.
    const absl::string_view next = text.substr(std::min(behind + 1, text.size()));
    const bool ends_word = behind == text.size() || !IsLetter(CodePointAt(text, behind));
    if (ends_word && (next.empty() || !IsCapitalized(next))) return TextEdit{{end, behind}, ""};
  }
  return std::nullopt;
}

std::optional<TextEdit> MendArticle(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& given) {
  ArticlePlace place = ReadArticlePlace(text, first, last, given);
  Determiner& determiner = place.determiner;
  if (IsCalqueOfBoth(text, first, last, given)) {
    determiner.first_word = first - 2;
    determiner.definite = given.article;
    return ReplaceDeterminer(text, determiner, first, RenderDeterminer(determiner, given, place.elide));
  }
  if (determiner.preposition == Determiner::kEn && determiner.definite) {
    // « en le Portugal », « en l'Arabie saoudite »; « la confiance en la France » is right.
    if (given.kind != TermKind::kPlace || !given.article || FollowsBelief(text, determiner))
      return std::nullopt;
    const bool masculine = given.plural || (!given.feminine && !place.elide);
    if (masculine) determiner.preposition = Determiner::kA;
    determiner.definite = masculine;
  }
  if (StaysAsItIs(place)) return std::nullopt;
  const FrenchTerm& term = place.term;
  if (MendPreposition(&place)) {
    // The article came with it.
  } else if (LacksArticleBeforeName(place)) {
    determiner.definite = true;
  } else if (place.none) {
    const bool several =
        term.replaced && place.common && term.plural && place.Follows(French().before_plural);
    if (!PutWhatLacks(&place) && !several) return std::nullopt;
    // « pour pourparlers de paix »
    const size_t begin = text.words[first].range.begin;
    if (!determiner.definite && several) return TextEdit{{begin, begin}, "des "};
  } else if (determiner.indefinite) {
    // « une cour | tribunal militaire »: a body that is no name
    const bool noun = place.common || !IsCapitalized(term.form);
    if ((!term.replaced && !term.woman) || !noun) return std::nullopt;
  } else if (!determiner.definite) {
    MendBarePreposition(&place);
  } else if (HasSuperfluousArticle(text, first, last, term, determiner)) {
    DropArticle(text, &determiner);
  } else if (place.common && text.lower[first - 1] == "des" && term.plural) {
    return std::nullopt;  // «des ministres»: indefinite or contracted alike
  }
  return ReplaceDeterminer(text, determiner, first, RenderDeterminer(determiner, term, place.elide));
}

std::vector<TextEdit> MendPredicate(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term) {
  const Determiner determiner = ReadDeterminer(text, first);
  if (!text.clause_start[determiner.first_word] || determiner.preposition != Determiner::kNone) return {};
  // « Les | ministre des Armées | ont »: the verb follows an article in the other number.
  const bool other_number = determiner.definite && determiner.plural != term.plural &&
                            text.sentence_start[determiner.first_word] &&
                            (!term.variant || MeansOne(text, first, term));
  std::optional<bool> feminine;
  if (term.kind != TermKind::kTitle) feminine = term.feminine;
  return MendNumber(text, last + 1, term.plural, feminine, other_number);
}

std::vector<TextEdit> MendVerbBehind(const TargetText& text, size_t first, size_t last,
                                     const std::optional<WordSpan>& before) {
  const Determiner determiner = ReadDeterminer(text, first);
  size_t link = determiner.first_word;
  if (determiner.preposition == Determiner::kQue || link == 0) return {};
  if (determiner.preposition == Determiner::kNone && !French().behind_noun.contains(text.lower[--link]))
    return {};
  const size_t head = before.has_value() && before->last + 1 == link ? before->first : link - 1;
  if (link < 2 || head == 0 || !text.sentence_start[head - 1]) return {};
  for (size_t word = head; word <= first; ++word) {
    if (text.clause_start[word]) return {};
  }
  // « Les Nuits de Paris » is a book.
  if (text.words[head].upper_initial && (!before.has_value() || before->first != head)) return {};
  const bool several = French().of_several.contains(text.lower[head - 1]);
  const bool collective =
      French().parts.contains(text.lower[head]) || French().collectives.contains(text.lower[head]);
  if (!several && (!French().of_one.contains(text.lower[head - 1]) || collective)) return {};
  return MendNumber(text, last + 1, several, std::nullopt, /*verb_too=*/true);
}

bool FollowsNationality(const TargetText& text, size_t first) {
  return first > 1 && text.Gap(first) == " " && !text.words[first - 1].upper_initial &&
         IsFrenchTitleAdjective(text.lower[first - 1]) && Adjoins(text, first - 1) &&
         French().before_nationality.contains(text.lower[first - 2]);
}

std::optional<TextEdit> MendHerParticiple(const TargetText& text, size_t first) {
  if (first < 2 || !FollowsInClause(text, first) || !French().made.contains(text.lower[first - 1]))
    return std::nullopt;
  for (size_t word = first - 1; word-- > 0 && first - word <= 4 && !text.clause_start[word + 1];) {
    if (text.lower[word] == "elle")
      return TextEdit{text.words[first - 1].range, absl::StrCat(text.lower[first - 1], "e")};
  }
  return std::nullopt;
}

std::optional<TextEdit> MendVerbOfTwo(const TargetText& text, size_t first, size_t last) {
  const Determiner determiner = ReadDeterminer(text, first);
  size_t at = last + 1;
  if (!text.sentence_start[determiner.first_word] || determiner.preposition != Determiner::kNone ||
      !FollowsInClause(text, at) || text.lower[at] != "et" || !FollowsInClause(text, at + 1))
    return std::nullopt;
  ++at;
  const bool determined = French().second_determiners.contains(text.lower[at]);
  // « le président et PDG » is one person.
  if (!determined && !text.words[first].upper_initial) return std::nullopt;
  if (determined) ++at;
  const size_t noun = at;
  const auto joins = [&](size_t word) { return word < text.words.size() && Adjoins(text, word); };
  while (joins(at) && text.words[at].upper_initial) ++at;
  // « sa femme », « le gouvernement français », « l'Union européenne »
  const size_t small = at == noun ? 2 : 1;
  for (size_t count = 0; determined && count < small && joins(at) && text.words[at].letters > 4; ++count) {
    if (!French().OtherNumber(text.lower[at], true).empty() || text.words[at].upper_initial) break;
    ++at;
  }
  if (at == noun || !FollowsInClause(text, at)) return std::nullopt;
  std::string several = French().OtherNumber(text.lower[at], true);
  // « est arrivé » would need its participle changed too.
  if (several.empty() || French().be.contains(text.lower[at])) return std::nullopt;
  return TextEdit{text.words[at].range, std::move(several)};
}

std::vector<TextEdit> MendAdjectives(const TargetText& text, size_t first, size_t last,
                                     const FrenchTerm& term) {
  std::vector<TextEdit> edits;
  const auto replace = [&](size_t word, const std::string& wanted) {
    if (text.lower[word] == wanted) return;
    edits.push_back(
        {text.words[word].range, text.words[word].upper_initial ? CapitalizeFirst(wanted) : wanted});
  };
  // « le Grand Montréal »
  const bool town = term.kind == TermKind::kPlace && !term.article;
  const std::optional<std::string> before =
      Adjoins(text, first) && !town ? AgreeingAdjective(text.lower[first - 1], term) : std::nullopt;
  if (before.has_value()) {
    if (Adjoins(text, first - 1)) {
      const AgreeingDeterminer determiner = AgreeWith(text, first - 2, *before, term);
      Determiner present;
      present.first_word = determiner.first_word;
      const bool elided = determiner.wanted == "de" && FrenchElides(*before);  // « d'anciennes »
      auto edit = determiner.wanted.empty()
                      ? std::nullopt
                      : ReplaceDeterminer(text, present, first - 1,
                                          elided ? "d’" : absl::StrCat(determiner.wanted, " "));
      if (edit.has_value()) edits.push_back(*std::move(edit));
    }
    replace(first - 1, *before);
  }
  if (term.kind != TermKind::kTitle || term.plural) return edits;
  size_t behind = last + 1;
  while (behind + 1 < text.words.size() && text.Gap(behind + 1) == "-") ++behind;  // « sud-coréen »
  if (!FollowsInClause(text, behind) || text.words[behind].upper_initial) return edits;
  const std::string& adjective = text.lower[behind];
  const std::string wanted = !term.feminine ? FrenchMasculineTitleAdjective(adjective)
                             : IsFrenchTitleAdjective(adjective, true) ? FrenchFeminine(adjective)
                                                                       : "";
  if (!wanted.empty()) replace(behind, wanted);
  return edits;
}

OwnArticlePlace MendOwnArticle(const TargetText& text, size_t first, const FrenchTerm& term,
                               absl::string_view article, bool is_bare) {
  Determiner determiner = ReadDeterminer(text, first);
  // « au « Figaro » »
  const bool quoted = is_bare && first > 0 && absl::StrContains(text.Gap(first), "«") &&
                      French().definite.contains(text.lower[first - 1]) && text.lower[first - 1] != "l";
  if (quoted) return {std::nullopt, true};
  if (determiner.indefinite) return {std::nullopt, is_bare};
  if (determiner.first_word == first) {
    if (term.attribute && term.replaced && FollowsItsNoun(text, first)) {
      determiner.preposition = Determiner::kDe;
    } else {
      // « le vieux Caire »
      const bool qualified = is_bare && !term.replaced && first > 1 && Adjoins(text, first) &&
                             French().before_old.contains(text.lower[first - 2]);
      return {std::nullopt, qualified};
    }
  }
  // « en » is for countries.
  if (determiner.preposition == Determiner::kEn) determiner.preposition = Determiner::kA;
  FrenchTerm behind = term;
  behind.plural = article == "Les ";
  behind.feminine = false;
  determiner.definite = (article == "Le " || behind.plural) && (determiner.preposition == Determiner::kDe ||
                                                                determiner.preposition == Determiner::kA);
  const std::string wanted = RenderDeterminer(determiner, behind, false);
  return {ReplaceDeterminer(text, determiner, first, wanted), determiner.definite};
}

}  // namespace dragoman
