#include "glossary/french/article.h"

#include <string>

#include "absl/strings/match.h"
#include "glossary/french/clause.h"
#include "glossary/french/complement.h"
#include "glossary/french/determiner.h"
#include "glossary/french/lacking_article.h"
#include "glossary/french/place_preposition.h"
#include "glossary/french/superfluous_article.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// « AfD », « RDC »
bool EndsInCapital(absl::string_view form) {
  const std::u32string letters = ToCodePoints(form);
  return !letters.empty() && ToLower(letters).back() != letters.back();
}

// « Les deux | CFDT et le gouvernement ont » for "Both CFDT and the government"
bool IsCalqueOfBoth(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  return term.kind == TermKind::kOrganisation && !term.plural && first > 1 && FollowsInClause(text, first) &&
         text.lower[first - 1] == "deux" && text.lower[first - 2] == "les" &&
         text.sentence_start[first - 2] && FollowsInClause(text, last + 1) && text.lower[last + 1] == "et" &&
         last + 2 < text.words.size() &&
         (French().articles.contains(text.lower[last + 2]) || text.words[last + 2].upper_initial);
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

// Reads the place of `term` in words `first` to `last`, the words before it being as they are.
ArticlePlace ReadArticlePlace(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  ArticlePlace place{text, first, last, term, ReadDeterminer(text, first)};
  place.elide = FrenchElides(term.form, term.h_aspire) && !IsPersonInH(term);
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

// Takes the article behind « en » away, or puts « à » for « en »: « en l'Arabie saoudite » -> « en Arabie
// saoudite », « en le Portugal » -> « au Portugal ». `given`: the term as it was given. False when both are
// right, as in « la confiance en la France », or nothing may be said about them.
bool MendEnBeforeArticle(const FrenchTerm& given, ArticlePlace* place) {
  if (given.kind != TermKind::kPlace || !given.article || FollowsBelief(place->text, place->determiner))
    return false;
  const bool masculine = given.plural || (!given.feminine && !place->elide);
  place->determiner.Set(masculine ? Determiner::kA : Determiner::kEn, masculine);
  return true;
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

// Whether a title before a name lacks the article that it has there: « selon | président Macron », « Première
// ministre Ioulia Svyrydenko a déclaré ».
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
    determiner->Set(Determiner::kA, term.article);
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
  if (term.article && term.kind != TermKind::kPerson && SaysIt(text, first, last, term)) {
    determiner->definite = true;
    return true;
  }
  const bool with_article = term.replaced && term.article;
  const bool of_noun =
      (term.attribute && !term.object) || (term.possessor && first > 0 && FollowsArticle(text, first - 1));
  if (of_noun && with_article && !common && FollowsItsNoun(text, first)) {
    determiner->preposition = Determiner::kDe;
    SetArticleOfPlace(term, elide, determiner);
    return true;
  }
  // « le sud-ouest | US »
  if (with_article && term.kind == TermKind::kPlace && first > 1 && FollowsInClause(text, first) &&
      IsPartOfPlace(text, first - 1)) {
    determiner->Set(Determiner::kDe, /*with_article=*/true);
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
  // « pour pourparlers de paix » -> « pour des pourparlers »
  determiner->indefinite = !determiner->definite && term.replaced && common && term.plural &&
                           place->Follows(French().before_plural);
  return determiner->definite || determiner->indefinite;
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
  // « le bureau de Prosecutor General » -> « du procureur général », but « au poste de président »
  const bool named_office = term.kind == TermKind::kTitle && !term.plural && term.replaced && term.definite &&
                            (of || present.preposition == Determiner::kA) && present.first_word > 0 &&
                            !French().offices.contains(text.lower[present.first_word - 1]);
  if (named_office) {
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

}  // namespace

std::optional<TextEdit> MendArticle(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& given) {
  ArticlePlace place = ReadArticlePlace(text, first, last, given);
  Determiner& determiner = place.determiner;
  if (IsCalqueOfBoth(text, first, last, given)) {
    determiner.first_word = first - 2;
    determiner.definite = given.article;
    return ReplaceDeterminer(text, determiner, first, RenderDeterminer(determiner, given, place.elide));
  }
  const bool in_with_article = determiner.preposition == Determiner::kEn && determiner.definite;
  if (in_with_article && !MendEnBeforeArticle(given, &place)) return std::nullopt;
  if (StaysAsItIs(place)) return std::nullopt;
  const FrenchTerm& term = place.term;
  if (MendPreposition(&place)) {
    // The article came with it.
  } else if (LacksArticleBeforeName(place)) {
    determiner.definite = true;
  } else if (place.none) {
    if (!PutWhatLacks(&place)) return std::nullopt;
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
