#include "glossary/enforcement/claim_decision.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "glossary/enforcement/case_tokens.h"
#include "glossary/enforcement/form_decision.h"
#include "glossary/enforcement/french_title_form.h"
#include "glossary/enforcement/likely_case.h"
#include "glossary/enforcement/title_gender.h"
#include "glossary/french/adjectives.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// Whether a title stands right before the name `match`: "President Macron", "the spokesman, Dmitry Peskov".
bool IsApposition(const EnforcementInput& input, size_t match) {
  if (match == 0) return false;
  const TermMatch& title = input.matches[match - 1];
  if (title.concept_->kind != TermKind::kTitle || title.possessive) return false;
  const absl::string_view between = Between(input.source, title, input.matches[match]);
  return between == " " || between == ", ";
}

// The place in the source of `match`, of `claims`; null when it has no claim.
SourcePlace* PlaceOfMatch(const std::vector<Claim>& claims, std::vector<SourcePlace>* places, size_t match) {
  const auto found = absl::c_find_if(claims, [match](const Claim& claim) { return claim.match == match; });
  return found == claims.end() ? nullptr : &(*places)[static_cast<size_t>(found - claims.begin())];
}

// Gives a title and the bearer behind it the same part in the sentence, that of either: "Finnish President
// Alexander Stubb, … and … inspected".
void ShareParts(const EnforcementInput& input, const std::vector<Claim>& claims,
                std::vector<SourcePlace>* places) {
  const auto beside = [&input](size_t match) {
    return Between(input.source, input.matches[match - 1], input.matches[match]) == " ";
  };
  for (size_t i = 0; i < claims.size(); ++i) {
    SourcePlace& of_name = (*places)[i];
    const size_t bearer = claims[i].match;
    if (!of_name.apposition || claims[i].entry->kind != TermKind::kPerson || !beside(bearer)) continue;
    SourcePlace* of_title = PlaceOfMatch(claims, places, bearer - 1);
    if (of_title == nullptr) continue;
    // "asked Paris mayor Anne Hidalgo": what stands right behind the verb is the city.
    const SourcePlace* of_city =
        bearer > 1 && beside(bearer - 1) ? PlaceOfMatch(claims, places, bearer - 2) : nullptr;
    const bool object = of_city != nullptr && of_city->attribute && of_city->object;
    of_title->subject = of_name.subject = of_title->subject || of_name.subject;
    of_title->object = of_name.object = of_title->object || of_name.object || object;
    of_title->listed = of_name.listed = of_title->listed || of_name.listed;
  }
}

// The places in the source of `claims`; those of extra claims stay empty.
std::vector<SourcePlace> PlacesOf(const Sentence& sentence, const std::vector<Claim>& claims) {
  std::vector<SourcePlace> places(claims.size());
  for (size_t i = 0; i < claims.size(); ++i) {
    const size_t match = claims[i].match;
    if (match == Claim::kExtra) continue;
    places[i] = sentence.source.PlaceOf(match);
    places[i].apposition = IsApposition(sentence.input, match);
    if (places[i].apposition) places[i].deputy = sentence.source.PlaceOf(match - 1).deputy;
  }
  ShareParts(sentence.input, claims, &places);
  return places;
}

// Whether behind claim `i` stands, in the same sentence, a term that in the source does something to it:
// «Сансаля помиловал Теббун» for "Sansal was pardoned by Tebboune" and for "Tebboune pardoned Sansal".
bool HasAgentBehind(const Sentence& sentence, const std::vector<Claim>& claims,
                    const std::vector<SourcePlace>& places, size_t i) {
  const TargetText& text = sentence.text;
  const TermMatch& patient = sentence.input.matches[claims[i].match];
  const SourcePlace& place = places[i];
  if (!place.object) return false;
  for (size_t j = i + 1; j < claims.size(); ++j) {
    for (size_t word = claims[j - 1].span.last_word + 1; word <= claims[j].span.first_word; ++word) {
      if (text.sentence_start[word]) return false;
    }
    if (claims[j].match == Claim::kExtra) continue;
    const TermMatch& agent = sentence.input.matches[claims[j].match];
    const SourcePlace& other = places[j];
    // «выговор от бундестага»
    const size_t first = claims[j].span.first_word;
    const bool preposition = !text.clause_start[first] && !text.words[first - 1].upper_initial &&
                             text.words[first - 1].letters <= 3;
    const bool dependent = other.possessor || other.object || other.to || other.at || other.on ||
                           other.with || other.from || other.by;
    if (!preposition && (place.passive ? other.by : !dependent && agent.source.end < patient.source.begin))
      return true;
  }
  return false;
}

// What government needs to know of claim `i`.
PlacedTerm PlacedTermOf(const Sentence& sentence, const std::vector<Claim>& claims,
                        const std::vector<SourcePlace>& places, size_t i) {
  const Claim& claim = claims[i];
  const Rendering& rendering = *claim.span.rendering;
  const Lexeme& lexeme = claim.entry->targets.find(std::string(sentence.language))->second.lexeme;
  PlacedTerm term;
  term.first_word = claim.drop_from.value_or(claim.span.first_word);
  term.last_word = claim.span.last_word;
  term.kind = claim.entry->kind;
  // «Федрезерв» for «Федеральная резервная система» has a gender of its own.
  const bool variant = rendering.role == RenderingRole::kVariant;
  // «Європейський комітет запропонував» for the Commission too.
  const bool rendered =
      (claim.span.exact != nullptr && rendering.allowed()) || rendering.role == RenderingRole::kEnglish;
  const bool other_words = variant || (!rendered && term.kind == TermKind::kOrganisation);
  term.gender = other_words ? Gender::kUnspecified : lexeme.gender;
  const bool people = variant && rendering.lexeme.plural_only;  // «талибы» for «Талибан»
  term.lemma = ToLowerText(lexeme.lemma);
  term.animate = lexeme.animate;
  const bool extra = claim.match == Claim::kExtra;
  const bool plural = lexeme.plural_only || people || (!extra && sentence.input.matches[claim.match].plural);
  term.number = plural ? Number::kPlural : Number::kSingular;
  if (extra) return term;
  term.source = places[i];
  term.agent_behind = HasAgentBehind(sentence, claims, places, i);
  term.known_bearer = i + 1 < claims.size() && claims[i + 1].entry->kind == TermKind::kPerson &&
                      claims[i + 1].span.first_word == claim.span.last_word + 1;
  return term;
}

// The cases of the name of the person that the title `claims[i]` stands before, its complements between them,
// where the name shows that it is no nominative: «с участием президент США Дональда Трампа».
std::vector<Case> CasesOfBearerBehind(const EnforcementInput& input, const std::vector<Claim>& claims,
                                      size_t i) {
  if (claims[i].entry->kind != TermKind::kTitle) return {};
  size_t next = claims[i].span.last_word + 1;
  for (size_t j = i + 1; j < claims.size() && claims[j].span.first_word == next; ++j) {
    const RenderingSpan& span = claims[j].span;
    next = span.last_word + 1;
    const TermKind kind = claims[j].entry->kind;
    if (kind == TermKind::kPlace || kind == TermKind::kOrganisation) continue;
    const bool bearer = claims[j].match != Claim::kExtra && IsApposition(input, claims[j].match);
    if (kind != TermKind::kPerson || !bearer || span.exact == nullptr || !span.rendering->allowed() ||
        HasCase(span.exact->forms, Case::kNominative))
      return {};
    std::vector<Case> cases;
    for (const GrammaticalForm& form : span.exact->forms) cases.push_back(form.grammatical_case);
    return cases;
  }
  return {};
}

// Lets the name behind a title tell its case where the words before leave it open.
void AgreeWithBearer(const EnforcementInput& input, const std::vector<Claim>& claims, size_t i,
                     CaseDemand* demand) {
  const std::vector<Case> cases = CasesOfBearerBehind(input, claims, i);
  if (cases.empty()) return;
  if (!demand->decides()) {
    *demand = {cases, true};
    demand->rule = "Bearer";
    return;
  }
  std::vector<Case> both;
  for (const Case demanded : demand->cases) {
    if (absl::c_linear_search(cases, demanded)) both.push_back(demanded);
  }
  if (!both.empty()) demand->cases = both;
}

// What the place of a French claim demands: the number of a title, where several bear it.
CaseDemand FrenchDemand(const Sentence& sentence, const Claim& claim) {
  CaseDemand demand;
  const bool several = claim.match != Claim::kExtra && sentence.input.matches[claim.match].plural &&
                       claim.entry->kind == TermKind::kTitle &&
                       sentence.source.NameBeside(claim.match, /*before=*/false).size() > 0 &&
                       PrecedesSeveral(sentence.text, claim.span.last_word);
  if (several) demand.number = Number::kPlural;
  return demand;
}

// Moves the adjective of a country that stands before a French title, claim `i`, behind its noun.
void TakeNationality(const Sentence& sentence, size_t i, std::vector<Claim>* claims) {
  const TargetText& text = sentence.text;
  Claim& claim = (*claims)[i];
  const size_t first = claim.span.first_word;
  const bool free = i == 0 || (*claims)[i - 1].span.last_word + 1 < first;
  if (claim.entry->kind != TermKind::kTitle || !free || !FollowsNationality(text, first)) return;
  const std::string& stands = text.lower[first - 1];
  if (HasAdjective(claim.form, stands)) return;
  const bool feminine = IsFrenchTitleAdjective(stands, /*masculine=*/true) && WantsFeminine(sentence, claim);
  claim.form = WithAdjective(claim.form, feminine ? FrenchFeminine(stands) : stands);
  claim.span.first_word = first - 1;
  claim.range.begin = text.words[first - 1].range.begin;
  if (!claim.changed) claim.rule = "wording";
  claim.changed = true;
}

// Whether what stands there can be but one case, and that is not the nominative.
bool IsOneObliqueCase(const RenderingSpan& span) {
  if (span.exact == nullptr || span.exact->forms.empty() || HasCase(span.exact->forms, Case::kNominative))
    return false;
  return absl::c_all_of(span.exact->forms, [&span](const GrammaticalForm& form) {
    return form.grammatical_case == span.exact->forms.front().grammatical_case;
  });
}

// What the terms behind `claim`, decided under `demand`, need to know of it.
DecidedTerm DecidedTermOf(const Sentence& sentence, const Claim& claim, const CaseDemand& demand,
                          const SourcePlace& place) {
  const auto target = claim.entry->targets.find(std::string(sentence.language));
  const Gender gender =
      target == claim.entry->targets.end() ? Gender::kUnspecified : target->second.lexeme.gender;
  return {claim.entry->kind,
          claim.grammar.grammatical_case,
          demand.decides(),
          claim.span.first_word,
          gender,
          claim.grammar.number,
          place.owner,
          !claim.changed && IsOneObliqueCase(claim.span)};
}

// Adds what the approved form in `span` teaches, if it is one and no case is as good as another.
void AddExample(const RenderingSpan& span, const PlacedTerm& term, const std::vector<std::string>& features,
                std::vector<CaseExample>* examples) {
  if (span.exact == nullptr || !span.rendering->allowed()) return;
  CaseExample example{features, CasesShown(span.exact->forms, term)};
  if (example.cases.size() < kCases - 1) examples->push_back(std::move(example));
}

void DecideFrenchForms(const Sentence& sentence, const FormChoice& forms, std::vector<Claim>* claims) {
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    DecideForm(sentence, forms, FrenchDemand(sentence, claim), &claim);
    TakeNationality(sentence, i, claims);
  }
}

}  // namespace

void DecideForms(const Sentence& sentence, const FormChoice& forms, const Government* government,
                 const CaseModel* model, std::vector<Claim>* claims, std::vector<CaseExample>* examples) {
  if (government == nullptr) {
    DecideFrenchForms(sentence, forms, claims);
    return;
  }
  const std::vector<SourcePlace> places = PlacesOf(sentence, *claims);
  DecidedTerms decided;
  CaseTokens tokens(sentence, *claims);
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    CaseDemand rules, demand;
    if (!claim.entry->do_not_translate) {
      const PlacedTerm term = PlacedTermOf(sentence, *claims, places, i);
      rules = government->At(sentence.text, term, decided);
      AgreeWithBearer(sentence.input, *claims, i, &rules);
      const std::vector<std::string> features = CaseFeatures(tokens.PlaceOf(i, claim), term, rules);
      if (examples != nullptr) AddExample(claim.span, term, features, examples);
      demand = LikeliestCase(rules, claim, term, model->Probabilities(features));
    }
    DecideForm(sentence, forms, demand, &claim);
    // What follows goes by the case for certain only where the rules leave no other.
    decided[claim.span.last_word] = DecidedTermOf(sentence, claim, rules, places[i]);
    tokens.Decide(i, claim.entry->kind, claim.grammar.grammatical_case);
  }
}

}  // namespace dragoman
