#include "glossary/enforcement/french_claim_neighbours.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "glossary/enforcement/form_comparison.h"
#include "glossary/enforcement/title_gender.h"
#include "glossary/english/english_table.h"
#include "glossary/french/adjectives.h"
#include "glossary/french/article.h"
#include "glossary/french/determiner.h"
#include "glossary/french/term.h"
#include "glossary/french/verbs.h"
#include "glossary/inflect/code_points.h"
#include "glossary/inflect/french.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"

namespace dragoman {
namespace {

// Gives the name of `claim` its own article or, where that is contracted, takes it away; what comes back is
// the change to the words before it.
std::optional<TextEdit> SetOwnArticle(const TargetText& text, const FrenchTerm& term,
                                      absl::string_view article, Claim* claim) {
  const absl::string_view present = claim->range.In(text.text);
  const auto begins = [folded = FoldText(article)](absl::string_view name) {
    return absl::StartsWith(FoldText(name), folded) && SplitWords(name).size() > 1;
  };
  OwnArticlePlace place =
      MendOwnArticle(text, claim->span.first_word, term, article, /*is_bare=*/!begins(present));
  if (place.bare == begins(claim->form)) {
    const bool capitals = !HasLowerLetter(claim->form);
    claim->form = place.bare ? claim->form.substr(SplitWords(claim->form)[1].range.begin)
                             : absl::StrCat(capitals ? ToUpperText(article) : article, claim->form);
    if (!claim->changed && claim->form != present) claim->rule = "neighbour";
    claim->changed = claim->changed || claim->form != present;
  }
  return std::move(place.before);
}

// Whether `word` has the initials of `name`, its small words aside: PNF, « Parquet national financier ».
bool IsInitialism(absl::string_view word, absl::string_view name) {
  std::u32string initials;
  for (const Word& part : SplitWords(name)) {
    if (part.letters > 3) initials.push_back(ToCodePoints(ToUpperText(part.range.In(name))).front());
  }
  return initials.size() > 1 && FoldText(ToUtf8(initials)) == FoldText(word) && ToUpperText(word) == word;
}

// Whether the lexeme does not say which article goes with the form: a variant, « porte-parole »,
// « présidente » as a form of « président ».
bool GuessesGender(const Claim& claim, const Lexeme& lexeme) {
  if (claim.span.rendering->role == RenderingRole::kVariant) {
    // « Douma d'État » beside « Douma »: one noun, one gender.
    const auto target = claim.entry->targets.find("fr");
    const absl::string_view own = lexeme.lemma;
    const bool organisation = claim.entry->kind == TermKind::kOrganisation;
    if (organisation && target != claim.entry->targets.end() &&
        IsInitialism(own, target->second.lexeme.lemma))
      return false;
    return claim.entry->kind == TermKind::kTitle || target == claim.entry->targets.end() ||
           own.substr(0, own.find(' ')) != absl::string_view(target->second.lexeme.lemma)
                                               .substr(0, target->second.lexeme.lemma.find(' '));
  }
  if (claim.entry->kind != TermKind::kTitle) return false;
  return lexeme.feminine.empty() || lexeme.feminine == lexeme.lemma ||
         SpellingKey(claim.form) == SpellingKey(lexeme.feminine);
}

// « Rada ukrainienne »
bool HasFeminineAdjective(absl::string_view phrase) {
  const size_t space = phrase.rfind(' ');
  const absl::string_view last = space == absl::string_view::npos ? "" : phrase.substr(space + 1);
  return EndsWithAny(last, "ienne", "aise", "oise", "elle");
}

bool BeginsWithArticle(absl::string_view words) {
  static constexpr std::array<absl::string_view, 5> kArticles = {"le ", "la ", "les ", "l'", "l’"};
  const std::string lower = ToLowerText(words);
  return absl::c_any_of(kArticles,
                        [&lower](absl::string_view article) { return absl::StartsWith(lower, article); });
}

// Whether the title of claim `i` stands right before its bearer, whom the glossary need not know.
bool PrecedesName(const Sentence& sentence, const std::vector<Claim>& claims, size_t i) {
  const Claim& claim = claims[i];
  const TargetText& text = sentence.text;
  if (NameBeside(text.words, text.text, claim.range, /*before=*/false).size() == 0) return false;
  const bool known = i + 1 < claims.size() && claims[i + 1].span.first_word == claim.span.last_word + 1 &&
                     claims[i + 1].entry->kind == TermKind::kPerson;
  return known || (claim.match != Claim::kExtra &&
                   sentence.source.NameBeside(claim.match, /*before=*/false).size() > 0);
}

bool FollowsThe(absl::string_view source, const TermMatch& match) {
  return absl::EndsWithIgnoreCase(source.substr(0, match.source.begin), "the ");
}

// Whether the source has an article before the name of a person, or before what tells which: "the Macron
// of 2017", "the early Macron", "the USS Abraham Lincoln".
bool IsDetermined(absl::string_view source, const TermMatch& match) {
  const absl::string_view before = source.substr(0, match.source.begin);
  const std::vector<Word> words = SplitWords(before);
  for (size_t i = words.size(); i-- > 0 && i + 2 >= words.size();) {
    const size_t end = i + 1 < words.size() ? words[i + 1].range.begin : before.size();
    if (before.substr(words[i].range.end, end - words[i].range.end) != " ") return false;
    if (EnglishTable::Get().determined.contains(ToLowerText(words[i].range.In(before)))) return true;
  }
  return false;
}

bool IsSubject(const Sentence& sentence, const Claim& claim) {
  return claim.match != Claim::kExtra && sentence.source.PlaceOf(claim.match).subject;
}

// The changes to the verb behind claim `i` where its subject is more than that: something else too, or what
// the claim depends on.
std::vector<TextEdit> VerbBehind(const TargetText& text, size_t i, const std::vector<Claim>& claims) {
  const RenderingSpan& span = claims[i].span;
  const size_t behind = i + 1 < claims.size() ? claims[i + 1].range.begin : text.text.size();
  const auto fits = [&](const TextEdit& edit) {
    return edit.range.begin >= claims[i].range.end && edit.range.end <= behind;
  };
  for (const size_t head : {i, i - 1}) {
    if (head >= claims.size()) continue;
    auto edit = MendVerbOfTwo(text, claims[head].span.first_word, claims[head].span.last_word);
    if (edit.has_value() && fits(*edit)) return {*std::move(edit)};
  }
  std::optional<WordSpan> before;
  if (i > 0) before = {claims[i - 1].span.first_word, claims[i - 1].span.last_word};
  std::vector<TextEdit> edits = MendVerbBehind(text, span.first_word, span.last_word, before);
  return absl::c_all_of(edits, fits) ? edits : std::vector<TextEdit>();
}

// Reads what the source says of claim `i`, which is no extra one.
void ReadSource(const Sentence& sentence, size_t i, const std::vector<Claim>& claims, FrenchTerm* term) {
  const EnforcementInput& input = sentence.input;
  const Claim& claim = claims[i];
  const TermMatch& match = input.matches[claim.match];
  const SourcePlace& place = sentence.source.PlaceOf(claim.match);
  term->at = place.at;
  term->motion = place.motion;
  term->object = place.object;
  term->attribute = place.attribute;
  term->definite =
      term->kind == TermKind::kPerson ? IsDetermined(input.source, match) : FollowsThe(input.source, match);
  // « le chancelier d'Allemagne »
  const bool of_office = i > 0 && claims[i - 1].entry->kind == TermKind::kTitle &&
                         claim.span.first_word <= claims[i - 1].span.last_word + 3;
  term->behind_title = of_office && claims[i - 1].match != Claim::kExtra &&
                       claims[i - 1].match + 1 == claim.match &&
                       claim.span.first_word - claims[i - 1].span.last_word == 2;
  term->possessor = match.possessive && !of_office;
  const bool bearer = term->before_name && i + 1 < claims.size() && IsSubject(sentence, claims[i + 1]);
  term->subject = !place.address && (place.subject || bearer);
}

// What the rules of the neighbours need to know of claim `i`, `of_woman` when it is a title whose bearer is
// one.
FrenchTerm FrenchTermOf(const Sentence& sentence, size_t i, const std::vector<Claim>& claims, bool of_woman) {
  const Claim& claim = claims[i];
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  const bool title = claim.entry->kind == TermKind::kTitle;
  FrenchTerm term;
  term.form = claim.form;
  term.kind = claim.entry->kind;
  term.article = lexeme.article;
  term.h_aspire = lexeme.h_aspire;
  term.plural = lexeme.plural_only || claim.grammar.number == Number::kPlural;
  term.replaced = claim.changed;
  term.full_name = term.kind == TermKind::kPerson && !claim.span.rendering->surname;
  term.woman = title && NamesWoman(sentence.input, claim);
  term.before_name = title && PrecedesName(sentence, claims, i);
  if (claim.match != Claim::kExtra) ReadSource(sentence, i, claims, &term);
  if (i > 0 && claims[i - 1].given_article) {
    const size_t end = claims[i - 1].range.end;
    const absl::string_view between = sentence.input.target.substr(end, claim.range.begin - end);
    term.coordinated = between == " et " || between == ", ";
  }
  const bool of_man =
      title && claim.match != Claim::kExtra && sentence.source.BearerOf(claim.match) == Gender::kMasculine;
  term.variant = !of_woman && !of_man && GuessesGender(claim, lexeme);
  term.feminine =
      of_woman || lexeme.gender == Gender::kFeminine || (term.variant && HasFeminineAdjective(claim.form));
  return term;
}

// Adds to `edits` those of `changes` to adjectives that are no terms themselves; a term, « américain », takes
// its change as its form.
void TakeAdjectives(const std::vector<TextEdit>& changes, std::vector<Claim>* claims,
                    std::vector<TextEdit>* edits) {
  for (const TextEdit& edit : changes) {
    const auto other =
        absl::c_find_if(*claims, [&](const Claim& one) { return one.range.Overlaps(edit.range); });
    if (other == claims->end()) {
      edits->push_back(edit);
    } else if (other->range == edit.range && !other->changed) {
      other->form = edit.replacement;
      other->changed = true;
      other->rule = "gender";
    }
  }
}

}  // namespace

std::vector<TextEdit> FrenchNeighbours(const Sentence& sentence, size_t i, std::vector<Claim>* claims) {
  const TargetText& text = sentence.text;
  Claim& claim = (*claims)[i];
  const size_t first = claim.span.first_word, last = claim.span.last_word;
  const bool adjective = claim.span.rendering->role == RenderingRole::kAdjective;
  if (claim.entry->do_not_translate || adjective || claim.rule == "name") return {};
  const bool of_woman = claim.entry->kind == TermKind::kTitle && WantsFeminine(sentence, claim);
  FrenchTerm term = FrenchTermOf(sentence, i, *claims, of_woman);
  const absl::string_view own_article = FrenchOwnArticle(claim.span.rendering->lexeme);
  std::optional<TextEdit> article = own_article.empty() ? MendArticle(text, first, last, term)
                                                        : SetOwnArticle(text, term, own_article, &claim);
  term.form = claim.form;  // SetOwnArticle may have changed it
  claim.given_article = article.has_value() && BeginsWithArticle(article->replacement);
  std::vector<TextEdit> edits;
  if (article.has_value()) edits.push_back(*std::move(article));
  auto participle = of_woman ? MendHerParticiple(text, first) : std::nullopt;
  if (participle.has_value() && edits.empty()) edits.push_back(*std::move(participle));
  const std::vector<TextEdit> verb = VerbBehind(text, i, *claims);
  if (!verb.empty()) {
    edits.insert(edits.end(), verb.begin(), verb.end());
    return edits;
  }
  // « Les | pays de Galles, contrairement à l'Écosse, ont »
  const bool other_number = claim.given_article && ReadDeterminer(text, first).plural != term.plural;
  if (term.kind == TermKind::kPerson || !(term.replaced || of_woman || other_number)) return edits;
  const bool agrees = (of_woman && !term.plural) || (term.replaced && !term.variant);
  if (agrees) TakeAdjectives(MendAdjectives(text, first, last, term), claims, &edits);
  if (!term.replaced && !other_number) return edits;
  auto opening = !term.replaced || term.kind == TermKind::kTitle ? std::nullopt
                                                                 : MendOpeningParticiple(text, first, term);
  if (opening.has_value() && !IsClaimed(*claims, opening->range))
    edits.insert(edits.begin(), *std::move(opening));
  for (TextEdit& edit : MendPredicate(text, first, last, term)) {
    if (!IsClaimed(*claims, edit.range)) edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace dragoman
