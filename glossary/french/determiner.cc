#include "glossary/french/determiner.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "glossary/french/clause.h"
#include "glossary/french/words.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// « de », « à » or « en »
Determiner::Preposition ReadPreposition(absl::string_view word) {
  if (word == "de" || word == "d") return Determiner::kDe;
  if (word == "à") return Determiner::kA;
  return word == "en" ? Determiner::kEn : Determiner::kNone;
}

// The preposition and a space; nothing for « que », which has its article or its vowel beside it.
absl::string_view PrepositionText(Determiner::Preposition preposition) {
  switch (preposition) {
    case Determiner::kDe:
      return "de ";
    case Determiner::kA:
      return "à ";
    case Determiner::kEn:
      return "en ";
    case Determiner::kDans:
      return "dans ";
    case Determiner::kSur:
      return "sur ";
    default:
      return "";
  }
}

// « d'une », « des », behind « de » nothing but « de »: « de nouvelles élections ».
std::string RenderIndefinite(Determiner::Preposition preposition, const FrenchTerm& term, bool elide) {
  const bool of = preposition == Determiner::kDe;
  if (term.plural && of) return elide ? "d’" : "de ";
  const absl::string_view article = term.plural ? "des " : term.feminine ? "une " : "un ";
  return absl::StrCat(of ? "d’" : PrepositionText(preposition), article);
}

}  // namespace

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
  const std::string& word = text.lower[first - 1];
  found.definite = French().definite.contains(word);
  found.indefinite = word == "un" || word == "une";
  found.feminine = word == "la";
  found.plural = word == "les" || word == "des" || word == "aux";
  if (word == "du" || word == "des") found.preposition = Determiner::kDe;
  if (word == "au" || word == "aux") found.preposition = Determiner::kA;
  if (found.definite || found.indefinite || ReadQue(word, &found)) --found.first_word;
  if (found.preposition != Determiner::kNone || !Adjoins(text, found.first_word)) return found;
  found.preposition = ReadPreposition(text.lower[found.first_word - 1]);
  if (found.preposition != Determiner::kNone) --found.first_word;
  return found;
}

bool MeansOne(const TargetText& text, size_t first, const FrenchTerm& term) {
  const absl::string_view head = FirstWord(term.form);
  const std::string& article = text.lower[first - 1];
  return term.kind == TermKind::kTitle && term.replaced && !term.plural && !EndsWithAny(head, "s", "x") &&
         (article == "les" || article == "aux" || (article == "des" && term.definite));
}

std::string RenderDeterminer(const Determiner& determiner, const FrenchTerm& term, bool elide) {
  if (determiner.indefinite) return RenderIndefinite(determiner.preposition, term, elide);
  const bool of = determiner.preposition == Determiner::kDe, to = determiner.preposition == Determiner::kA;
  const absl::string_view article = term.plural ? "les " : elide ? "l’" : term.feminine ? "la " : "le ";
  if (determiner.preposition == Determiner::kQue) {
    if (determiner.definite) return absl::StrCat(determiner.que, "e ", article);  // « que l'Ukraine »
    return absl::StrCat(determiner.que, elide ? "’" : "e ");
  }
  if (!determiner.definite) return of && elide ? "d’" : std::string(PrepositionText(determiner.preposition));
  const bool contracts = article == "le " || article == "les ";
  if (of && contracts) return term.plural ? "des " : "du ";
  if (to && contracts) return term.plural ? "aux " : "au ";
  return absl::StrCat(PrepositionText(determiner.preposition), article);
}

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
  if (!absl::StrContains(text.text, "’")) wanted = absl::StrReplaceAll(wanted, {{"’", "'"}});
  const bool none = determiner.first_word == first;
  // « ne se pose pas : le Groenland »: French goes on in small letters behind a colon.
  const bool opens =
      text.sentence_start[first] && !absl::EndsWith(absl::StripTrailingAsciiWhitespace(text.Gap(first)), ":");
  const bool capital = none ? opens : text.words[determiner.first_word].upper_initial;
  if (capital) wanted = CapitalizeFirst(wanted);
  return TextEdit{range, wanted};
}

}  // namespace dragoman
