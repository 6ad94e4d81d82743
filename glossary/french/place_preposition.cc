#include "glossary/french/place_preposition.h"

#include "absl/strings/match.h"
#include "glossary/french/clause.h"
#include "glossary/french/participles.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// What « en » before a place that begins with a common noun becomes: « en bande de Gaza » -> « dans la bande
// de Gaza », « en place Rouge » -> « sur la place Rouge », but « en mer Noire ».
void SetPrepositionOfCommonNoun(const FrenchTerm& term, Determiner* determiner) {
  const absl::string_view head = FirstWord(term.form);
  const bool stays =
      French().in_bare.contains(head) || (!term.replaced && French().in_written.contains(head));
  if (term.kind != TermKind::kPlace || stays) return;
  determiner->Set(French().on.contains(head) ? Determiner::kSur : Determiner::kDans, /*with_article=*/true);
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

// MendPrepositionOfPlace for a place behind « dans »: « dans l'Israël » -> « en », « dans les Rzeszow » ->
// « à », « dans Philippines » -> « aux ».
bool MendDans(const TargetText& text, size_t first, size_t last, const FrenchTerm& term, bool elide,
              Determiner* determiner) {
  const size_t begin = determiner->first_word;
  if (!Adjoins(text, begin) || text.lower[begin - 1] != "dans") return false;
  const auto replace = [determiner, begin](Determiner::Preposition preposition) {
    determiner->first_word = begin - 1;
    determiner->Set(preposition, /*with_article=*/false);
    return true;
  };
  if (begin == first) {
    const bool wrongly = term.article ? IsCapitalized(term.form) : term.replaced && term.at;
    if (!wrongly) return false;
    if (!term.article) return replace(Determiner::kA);
    replace(Determiner::kEn);
    SetArticleOfPlace(term, elide, determiner);
    return true;
  }
  const bool behind_article = begin + 1 == first && term.at && !term.plural;
  if (behind_article && text.lower[begin] == "les" && !term.article) return replace(Determiner::kA);
  if (behind_article && IsInsideCountry(text, first, last, term, elide)) return replace(Determiner::kEn);
  return determiner->preposition == Determiner::kNone && term.at && French().always_en.contains(term.form) &&
         !IsQualified(text, last) && replace(Determiner::kEn);
}

}  // namespace

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

bool MendPrepositionOfPlace(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                            bool elide, Determiner* determiner) {
  if (term.kind != TermKind::kPlace) return false;
  const auto set = [determiner](Determiner::Preposition preposition, bool with_article) {
    determiner->Set(preposition, with_article);
    return true;
  };
  // « les ministres | de Genève » for "ministers in Geneva"
  // but « les procureurs | de Francfort »
  const bool of =
      determiner->preposition == Determiner::kDe && !determiner->definite &&
      (determiner->first_word == 0 || !French().of_places.contains(text.lower[determiner->first_word - 1]));
  if (of && term.behind_title && term.at && !term.article) return set(Determiner::kA, /*with_article=*/false);
  // « à Luxembourg »: the capital has the country's name.
  const bool to = determiner->preposition == Determiner::kA && !determiner->definite;
  // « en poste | en Algérie »
  const size_t duty = determiner->first_word > 0 ? determiner->first_word - 1 : 0;
  const bool posted = to && duty > 0 && (text.lower[duty - 1] == "en" || ReadParticiple(text.lower[duty])) &&
                      term.article && (term.feminine || elide) && IsCapitalized(term.form) &&
                      !FrenchTakesDans(term.form) &&
                      French().posted.contains(text.lower[determiner->first_word - 1]);
  if (posted) return set(Determiner::kEn, /*with_article=*/false);
  if (to && !term.replaced && French().namesake_capitals.contains(term.form)) return true;
  if ((to && term.at && French().always_en.contains(term.form)) ||
      SaysAuForEn(text, first, term, *determiner, elide))
    return set(Determiner::kEn, /*with_article=*/false);
  if (determiner->preposition == Determiner::kEn) {
    if (!term.article && !French().always_en.contains(term.form) &&
        !French().sometimes_en.contains(term.form))
      return set(Determiner::kA, /*with_article=*/false);
    // « en pays de Galles »
    if (term.article && !term.feminine && !term.plural && absl::StartsWith(term.form, "pays "))
      return set(Determiner::kA, /*with_article=*/true);
  }
  return MendDans(text, first, last, term, elide, determiner);
}

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

}  // namespace dragoman
