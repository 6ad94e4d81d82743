#include "glossary/enforcement/slavic_claim_neighbours.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "glossary/enforcement/english_remains.h"
#include "glossary/inflect/code_points.h"
#include "glossary/slavic/adjective_agreement.h"
#include "glossary/slavic/neighbours.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// Whether its noun is an abbreviation: «МВФ», «АдГ», not «Министерство финансов США».
bool IsAbbreviated(absl::string_view text) {
  const std::vector<Word> words = SplitWords(text);
  if (words.empty()) return false;
  std::u32string letters = ToCodePoints(words.front().range.In(text));
  letters.erase(letters.begin());
  return ToLower(letters) != letters;
}

// The gender that the first word in `span` shows, if it is a noun and shows one: «министерство внешних дел»,
// «соглашением по зерну», «рафінерію».
std::optional<Gender> GenderShown(const TargetText& text, const RenderingSpan& span) {
  const std::string& word = text.lower[span.first_word];
  if (EndsWithAny(word, "ство", "ством", "ние", "нием", "ння", "нням")) return Gender::kNeuter;
  if (EndsWithAny(word, "ія", "ію", "ією")) return Gender::kFeminine;
  return std::nullopt;
}

// What the verb of `claim` agrees with where it is, in both languages, the only subject of its clause.
std::optional<SubjectForm> SubjectOf(const Sentence& sentence, const Claim& claim) {
  const bool name = claim.entry->kind == TermKind::kPerson || claim.entry->kind == TermKind::kPlace ||
                    claim.entry->kind == TermKind::kOrganisation;
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  // «Reuters сообщил», «СНБО запровадила», «АдГ сумела», «Бангладеш подтвердил»: such names take the gender
  // of the noun that one thinks of.
  // But «министерство внешних дел заявило» -> «МИД заявил».
  const bool in_words = claim.changed && claim.stood != nullptr &&
                        claim.stood->role != RenderingRole::kEnglish &&
                        claim.span.last_word > claim.span.first_word;
  const bool open = HasLatin(claim.form) || (IsAbbreviated(claim.form) && !in_words) ||
                    (claim.entry->kind != TermKind::kPerson && !lexeme.indeclinable.empty() && !in_words);
  if (claim.match == Claim::kExtra || !name || open || claim.grammar.grammatical_case != Case::kNominative ||
      claim.span.rendering->role == RenderingRole::kAdjective)
    return std::nullopt;
  const SourcePlace& place = sentence.source.PlaceOf(claim.match);
  if (!place.subject || place.passive || place.listed) return std::nullopt;
  return SubjectForm{lexeme.gender, lexeme.plural_only ? Number::kPlural : claim.grammar.number,
                     claim.entry->kind == TermKind::kPerson,
                     in_words && GenderShown(sentence.text, claim.span) == Gender::kNeuter};
}

// Whether no noun that may have the verb behind claim `i` stands before it: «Партия | Ликуд заявила».
bool HasOwnVerb(const TargetText& text, const Government& government, size_t i,
                const std::vector<Claim>& claims) {
  const Claim& claim = claims[i];
  if (claim.entry->kind == TermKind::kPerson && i > 0) {
    // «министр иностранных дел | Сергей Лавров», «министр иностранных дел Франции | Барро»
    const Claim& title = claims[i - 1];
    const size_t between = claim.span.first_word - title.span.last_word - 1;
    const size_t country = title.span.last_word + 1;
    const bool beside = between == 0 || (between == 1 && text.words[country].upper_initial);
    if (title.entry->kind == TermKind::kTitle && beside && !text.clause_start[claim.span.first_word] &&
        !text.clause_start[country])
      return title.grammar.grammatical_case == Case::kNominative;
  }
  // «Норвежский | МИД заявил»
  const size_t first = claim.span.first_word;
  const bool qualified = first > 0 && !text.clause_start[first] && IsRelational(text.lower[first - 1]);
  return government.OpensAsSubject(text, first) || (qualified && government.OpensAsSubject(text, first - 1));
}

// The change to the verb before claim `i`, or before that title and its bearer, who is its subject.
std::optional<TextEdit> VerbBefore(const Sentence& sentence, const Government& government, size_t i,
                                   const std::vector<Claim>& claims) {
  const auto beside = [&](size_t a, size_t b) {
    return b < claims.size() && claims[a].entry->kind == TermKind::kTitle &&
           claims[b].entry->kind == TermKind::kPerson &&
           claims[a].span.last_word + 1 == claims[b].span.first_word;
  };
  if (i > 0 && beside(i - 1, i)) return std::nullopt;  // the verb stands before the title
  const auto subject = SubjectOf(sentence, claims[beside(i, i + 1) ? i + 1 : i]);
  return subject.has_value() ? government.MendVerbBefore(sentence.text, claims[i].span.first_word, *subject)
                             : std::nullopt;
}

// The deletion of the words before `claim` that it says go.
std::optional<TextEdit> DropWordsBefore(const TargetText& text, const Claim& claim) {
  if (!claim.drop_from.has_value()) return std::nullopt;
  const size_t first = claim.span.first_word;
  // The adjective between two titles stays, what is before a name does not.
  const size_t kept = claim.entry->kind == TermKind::kTitle && first > 0 ? first - 1 : first;
  if (*claim.drop_from >= kept) return std::nullopt;
  return TextEdit{{text.words[*claim.drop_from].range.begin, text.words[kept].range.begin}, ""};
}

// The change to the adjective before `claim`, a title, that agrees with another form of it, or that names its
// country once more.
std::optional<TextEdit> AdjectiveBefore(const Sentence& sentence, const Inflector& inflector,
                                        const Claim& claim, const std::vector<Claim>& claims) {
  const TargetText& text = sentence.text;
  const size_t first = claim.span.first_word;
  if (claim.entry->kind != TermKind::kTitle || first == 0 || !IsRelational(text.lower[first - 1]))
    return std::nullopt;
  auto country = DropDoubledCountry(text, first, claim.span.last_word);
  if (country.has_value() && !IsClaimed(claims, country->range)) return country;
  const Lexeme& lexeme = claim.span.rendering->lexeme;
  // «греческий | министра»: the noun may be wrong as well.
  const bool doubtful = !claim.changed && claim.grammar.grammatical_case != Case::kNominative;
  if (claim.match == Claim::kExtra || lexeme.gender != Gender::kMasculine || doubtful) return std::nullopt;
  std::vector<GrammaticalForm> forms = {claim.grammar};
  for (const InflectedForm& form : inflector.Forms(lexeme)) {
    if (FoldText(form.text) == FoldText(claim.form)) forms.push_back(form.form);
  }
  const bool masculine = sentence.source.BearerOf(claim.match) == Gender::kMasculine;
  auto edit = MendAdjective(text, first, forms, masculine, sentence.language);
  return edit.has_value() && !IsClaimed(claims, edit->range) ? edit : std::nullopt;
}

// Whether the words end in the same `letters` letters, as adjectives of one noun do: «новую |
// торговую сделку», «горящее | масляное депо».
bool EndAlike(const std::u32string& a, const std::u32string& b, size_t letters) {
  return a.size() > letters && b.size() > letters &&
         a.substr(a.size() - letters) == b.substr(b.size() - letters);
}

// The changes to the adjectives and pronouns before `claim`, which is to stand in `wanted`. They agreed with
// `stood`; where what stood there is not known, as its first word does.
std::vector<TextEdit> AdjectivesOf(const Sentence& sentence, const Claim& claim, const NounForm& wanted,
                                   const std::optional<NounForm>& stood, const std::vector<Claim>& claims) {
  const TargetText& text = sentence.text;
  // Names in one word end like other words: «правящую | Буркину-Фасо».
  const bool name = claim.entry->kind == TermKind::kPlace || claim.entry->kind == TermKind::kOrganisation;
  const size_t letters = name ? 2 : 1;
  std::vector<TextEdit> edits;
  for (size_t first = claim.span.first_word; first > 0; --first) {
    std::optional<TextEdit> edit;
    if (stood.has_value()) {
      edit = MendAdjectiveOfNoun(text, first, *stood, wanted, sentence.language);
    } else if (EndAlike(text.keys[first - 1], text.keys[claim.span.first_word], letters)) {
      edit = MendAdjectiveOfUnknownNoun(text, first, wanted, sentence.language);
    }
    if (!edit.has_value() || IsClaimed(claims, edit->range)) break;
    edits.insert(edits.begin(), *std::move(edit));
  }
  return edits;
}

// The changes to the adjectives and pronouns before `claim`, and to the participle behind it, which took the
// place of a noun of another gender or number: «нашу новую | пакет санкций» for «посылку санкций».
std::vector<TextEdit> AdjectivesOfOtherNoun(const Sentence& sentence, const Claim& claim,
                                            const std::vector<Claim>& claims) {
  const TermKind kind = claim.entry->kind;
  const RenderingSpan& span = claim.span;
  const bool thing = kind != TermKind::kPerson && kind != TermKind::kTitle;
  const auto target = claim.entry->targets.find(std::string(sentence.language));
  if (!thing || !claim.changed || claim.stood == nullptr || claim.match == Claim::kExtra ||
      target == claim.entry->targets.end())
    return {};
  const Lexeme& approved = target->second.lexeme;
  const Case in = claim.grammar.grammatical_case;
  const Number new_number = approved.plural_only ? Number::kPlural : claim.grammar.number;
  const NounForm wanted{approved.gender, new_number, in, approved.animate};
  const bool replaced =
      claim.stood->role == RenderingRole::kForbidden || claim.stood->role == RenderingRole::kVariant;
  const std::optional<Gender> shown = GenderShown(sentence.text, span);
  if ((replaced && !span.guessed) || shown.has_value()) {
    for (const GrammaticalForm& form : span.exact != nullptr ? span.exact->forms : span.forms) {
      if (form.grammatical_case != in) continue;
      const NounForm present{shown.value_or(claim.stood->lexeme.gender), form.number, in,
                             claim.stood->lexeme.animate};
      std::vector<TextEdit> edits = AdjectivesOf(sentence, claim, wanted, present, claims);
      auto participle =
          MendParticipleOfNoun(sentence.text, span.last_word, present, wanted, sentence.language);
      if (participle.has_value() && !IsClaimed(claims, participle->range))
        edits.push_back(*std::move(participle));
      if (!edits.empty()) return edits;
    }
  }
  return AdjectivesOf(sentence, claim, wanted, std::nullopt, claims);
}

// The changes behind claim `i`: to what is left of its English name, else to the verb that it is the subject
// of.
std::vector<TextEdit> ChangesBehind(const Sentence& sentence, const Government& government, size_t i,
                                    const std::vector<Claim>& claims) {
  const Claim& claim = claims[i];
  const TargetText& text = sentence.text;
  const size_t last = claim.span.last_word;
  const auto remainder =
      HasLatin(claim.form) ? std::nullopt : DropEnglishRemainder(text, last, claim.entry->source.names);
  if (remainder.has_value() && claim.range.end <= remainder->range.begin &&
      !IsClaimed(claims, remainder->range))
    return {*remainder};
  const auto subject = SubjectOf(sentence, claim);
  if (!subject.has_value() || !HasOwnVerb(text, government, i, claims)) return {};
  std::vector<TextEdit> edits = government.MendBehind(text, last, *subject);
  std::erase_if(edits, [&](const TextEdit& edit) { return IsClaimed(claims, edit.range); });
  return edits;
}

}  // namespace

std::vector<TextEdit> SlavicNeighbours(const Sentence& sentence, const Government& government,
                                       const Inflector& inflector, size_t i,
                                       const std::vector<Claim>& claims) {
  const Claim& claim = claims[i];
  const TargetText& text = sentence.text;
  std::vector<TextEdit> edits;
  if (auto verb = VerbBefore(sentence, government, i, claims);
      verb.has_value() && !IsClaimed(claims, verb->range))
    edits.push_back(*std::move(verb));
  if (auto words = DropWordsBefore(text, claim)) edits.push_back(*std::move(words));
  const bool inside = claim.match != Claim::kExtra &&
                      claim.grammar.grammatical_case == Case::kPrepositional &&
                      sentence.source.PlaceOf(claim.match).at;
  if (auto preposition =
          MendPreposition(text, claim.span.first_word, claim.form, sentence.language, claim.changed, inside))
    edits.push_back(*std::move(preposition));
  if (auto adjective = AdjectiveBefore(sentence, inflector, claim, claims))
    edits.push_back(*std::move(adjective));
  for (TextEdit& edit : AdjectivesOfOtherNoun(sentence, claim, claims)) edits.push_back(std::move(edit));
  for (TextEdit& edit : ChangesBehind(sentence, government, i, claims)) edits.push_back(std::move(edit));
  if (claim.echo.has_value()) {
    const size_t begin = text.words[claim.echo->first - 1].range.end;
    edits.push_back({{begin, text.words[claim.echo->last].range.end}, ""});
  }
  return edits;
}

}  // namespace dragoman
