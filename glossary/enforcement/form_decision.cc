#include "glossary/enforcement/form_decision.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/enforcement/form_comparison.h"
#include "glossary/enforcement/french_title_form.h"
#include "glossary/enforcement/title_gender.h"
#include "glossary/inflect/french.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

bool IsPrepositional(const GrammaticalForm& form) { return form.grammatical_case == Case::kPrepositional; }

// A form in this case and, when given, this number.
bool HasForm(const std::vector<GrammaticalForm>& forms, Case grammatical_case, std::optional<Number> number) {
  return absl::c_any_of(forms, [&](const GrammaticalForm& form) {
    return form.grammatical_case == grammatical_case && form.number == number.value_or(form.number);
  });
}

// Whether a sentence begins with word `first`: none does with «Киеве» in «в г. Киеве».
bool OpensSentence(const TargetText& text, size_t first) {
  const bool abbreviated =
      first > 0 && text.words[first].gap_before == WordGap::kPeriod && text.words[first - 1].letters <= 2;
  return text.sentence_start[first] && !abbreviated;
}

// Whether word `first` stands behind a preposition that takes the prepositional but says no place: «о»,
// «при».
bool FollowsAbout(const Sentence& sentence, size_t first) {
  if (sentence.language == "fr" || first == 0 || sentence.text.clause_start[first]) return false;
  const auto& prepositions = GovernmentTable::Of(sentence.language).prepositions;
  const auto found = prepositions.find(sentence.text.lower[first - 1]);
  return found != prepositions.end() && found->second.other == std::vector<Case>{Case::kPrepositional};
}

// Whether the place or term `match`, left in English at `range`, belongs to a longer name that was kept as
// the source has it: "South China Morning Post".
bool IsInKeptName(const Sentence& sentence, size_t match, ByteRange range) {
  const EnforcementInput& input = sentence.input;
  const TermKind kind = input.matches[match].concept_->kind;
  if (kind != TermKind::kPlace && kind != TermKind::kTerm) return false;
  for (const bool before : {true, false}) {
    const ByteRange source = sentence.source.NameBeside(match, before);
    const ByteRange target = NameBeside(sentence.text.words, input.target, range, before);
    if (source.size() == 0 || source.In(input.source) != target.In(input.target)) continue;
    if (!IsTerm(input, source)) return true;
  }
  return false;
}

// The form of one claim, of which its place makes `demand`.
class FormDecision {
 public:
  FormDecision(const Sentence& sentence, const FormChoice& forms, const CaseDemand& demand, Claim* claim)
      : sentence_(sentence),
        text_(sentence.text),
        forms_(forms),
        demand_(demand),
        claim_(*claim),
        match_(claim->match == Claim::kExtra ? nullptr : &sentence.input.matches[claim->match]),
        french_(sentence.language == "fr"),
        title_(claim->entry->kind == TermKind::kTitle),
        first_(claim->span.first_word) {}

  void Run() {
    claim_.range = RangeOf(text_, claim_);
    present_ = claim_.range.In(text_.text);
    if (KeepsOther()) return;
    ReadBearers();
    if (!IsApprovedForm()) {
      claim_.rule = RuleOfOther();
      Replace();
      return;
    }
    const bool fits = FitsDemand();
    const Likeness likeness = LikenessToForm();
    lacks_capital_ = LacksCapital();
    if (fits && !lacks_plural_ && !of_one_ && !lacks_capital_ && likeness == Likeness::kSame) {
      Keep();
      return;
    }
    const bool letter_case =
        likeness == Likeness::kLetterCase || (lacks_capital_ && likeness == Likeness::kSame);
    claim_.rule = !fits || demand_.few       ? "case"
                  : lacks_plural_ || of_one_ ? "number"
                  : letter_case              ? "letter-case"
                                             : "spelling";
    Replace();
  }

 private:
  const RenderingSpan& span() const { return claim_.span; }

  // Keeps words that are no form of the term but right: an adjective, a part of a longer English name.
  bool KeepsOther() {
    const RenderingRole role = span().rendering->role;
    if (claim_.doubled) return false;
    const bool adjective = role == RenderingRole::kAdjective;
    const bool name = role == RenderingRole::kEnglish && match_ != nullptr &&
                      IsInKeptName(sentence_, claim_.match, claim_.range);
    if (!adjective && !name) return false;
    claim_.form = std::string(present_);
    claim_.rule = adjective ? "adjective" : "name";
    return true;
  }

  // Whether it opens the text in a small letter, and the source opens with a capital: «міністр Лавров» for
  // "Minister Lavrov".
  bool LacksCapital() const {
    const absl::string_view source = sentence_.input.source;
    const auto& words = sentence_.source.words();
    return first_ == 0 && !text_.words[0].upper_initial && !claim_.entry->do_not_translate &&
           !words.empty() && words.front().upper_initial && words.front().range.In(source).size() > 1 &&
           CapitalizeFirst(present_) != present_;
  }

  // Reads who bears a title, and how many: whether its gender and number can be right.
  void ReadBearers() {
    feminine_ = french_ && title_ && WantsFeminine(sentence_, claim_);
    unfit_gender_ = span().rendering->allowed() && HasUnfitGender();
    // « trois ambassadeur »
    lacks_plural_ = french_ && match_ != nullptr && match_->plural && !claim_.forced &&
                    (span().exact == nullptr || !HasNumber(span().exact->forms, Number::kPlural)) &&
                    (demand_.number == Number::kPlural || CountsSeveral(text_, first_));
    // «представники Кремля Дмитро Пєсков» for "Kremlin spokesman Dmitry Peskov"
    // «Зеленські» for "Zelensky"
    const bool bearer = claim_.entry->kind == TermKind::kPerson ||
                        (title_ && match_ != nullptr &&
                         sentence_.source.NameBeside(claim_.match, /*before=*/false).size() > 0);
    // «статьи 5» as an accusative
    const Lexeme& lexeme = span().rendering->lexeme;
    const bool numbered = !lexeme.plural_only && absl::c_any_of(lexeme.lemma, absl::ascii_isdigit);
    of_one_ = !french_ && (bearer || numbered || SaysOne()) && match_ != nullptr && !match_->plural &&
              span().exact != nullptr && !MayBeOne(span().exact->forms);
  }

  // Whether it is a thing of which the source says that it is one, and no adjective stands before it in the
  // plural: «издал | указы» for "issued a decree".
  bool SaysOne() const {
    if (match_ == nullptr || claim_.entry->kind != TermKind::kTerm || first_ == 0 ||
        text_.clause_start[first_] || span().rendering->lexeme.plural_only)
      return false;
    const absl::string_view before = sentence_.input.source.substr(0, match_->source.begin);
    const bool one = absl::EndsWithIgnoreCase(before, " a ") || absl::EndsWithIgnoreCase(before, " an ");
    const bool object = demand_.cases == std::vector<Case>{Case::kAccusative};
    return one && object && !EndsAsAdjective(text_.lower[first_ - 1], sentence_.language == "uk");
  }

  // Whether one of `forms` is a singular, in the case that its place demands if that is a single one.
  bool MayBeOne(absl::Span<const GrammaticalForm> forms) const {
    return absl::c_any_of(forms, [this](const GrammaticalForm& form) {
      const bool fits = demand_.cases.size() != 1 || form.grammatical_case == demand_.cases.front();
      return fits && form.number == Number::kSingular;
    });
  }

  bool HasUnfitGender() const {
    const Lexeme& lexeme = span().rendering->lexeme;
    // « porte-parole de la diplomatie » is of both.
    const bool of_both = feminine_ && span().rendering->role == RenderingRole::kVariant &&
                         FrenchFeminine(lexeme.lemma) == lexeme.lemma;
    // « l'opposante » as a form of « opposant »
    const bool lacks_feminine =
        feminine_ && !of_both && !IsFeminineForm(span()) && lexeme.gender != Gender::kFeminine &&
        ApprovedRendering(claim_, sentence_.input, true).lexeme.gender == Gender::kFeminine;
    const bool of_man = french_ && match_ != nullptr && title_ &&
                        sentence_.source.BearerOf(claim_.match) == Gender::kMasculine;
    return lacks_feminine || IsWomansTitleOfMan(claim_, sentence_.input) ||
           (of_man && IsFeminineForm(span()));
  }

  // Whether an approved form stands there, in whatever case.
  bool IsApprovedForm() const {
    return !claim_.forced && !claim_.doubled && span().exact != nullptr && span().rendering->allowed() &&
           !unfit_gender_;
  }

  // Whether what stands there is in a case that its place allows.
  bool FitsDemand() const {
    const std::vector<GrammaticalForm>& forms = span().exact->forms;
    const auto shows = [&](Case c) { return HasForm(forms, c, demand_.number); };
    if (HasLocativeBehindAbout()) return false;
    // No name opens a sentence in the prepositional: «Энтони Албанизе пообещал».
    const bool lacks_preposition =
        !french_ && OpensSentence(text_, first_) && absl::c_all_of(forms, IsPrepositional);
    return demand_.few || (!demand_.strict && !lacks_preposition) || demand_.cases.empty() ||
           absl::c_any_of(demand_.cases, shows) || (demand_.nominative_stays && shows(Case::kNominative)) ||
           (!HasCase(forms, Case::kNominative) && absl::c_any_of(demand_.accepted, shows));
  }

  // «о Крыму»
  bool HasLocativeBehindAbout() const {
    const Lexeme& own = span().rendering->lexeme;
    return FollowsAbout(sentence_, first_) && HasCase(span().exact->forms, Case::kPrepositional) &&
           forms_.WithoutLocative(own).exceptions.size() != own.exceptions.size();
  }

  // How what stands there is like the form that it is.
  Likeness LikenessToForm() const {
    if (demand_.few) return Compare(present_, forms_.FormOfFew(span().rendering->lexeme));
    const std::string inserted = Inserted();
    const std::string& form = span().exact->text;
    const Likeness likeness = Compare(present_, inserted.empty() ? form : WithAdjective(form, inserted));
    // « La Mer Noire », « le Président ukrainien »
    const bool capital_head = french_ && !IsAddressed(text_, first_) && likeness == Likeness::kSame &&
                              !text_.sentence_start[first_] && CapitalizeFirst(form) != form &&
                              text_.words[first_].upper_initial && HasLowerLetter(present_);
    return capital_head ? Likeness::kLetterCase : likeness;
  }

  // The adjective within the words of a French title; empty when there is none.
  std::string Inserted() const {
    if (span().inserted_words == 0) return "";
    const size_t first = span().inserted_word;
    return std::string(text_.Range(first, first + span().inserted_words - 1).In(text_.text));
  }

  void Keep() {
    claim_.form = std::string(present_);
    claim_.grammar = forms_.Choose(span(), demand_, std::nullopt);
    claim_.rule = span().rendering->role == RenderingRole::kVariant                         ? "variant"
                  : span().rendering->surname && match_ != nullptr && !match_->surname_only ? "surname"
                                                                                            : "form";
  }

  // Why something else than an approved form is replaced.
  const char* RuleOfOther() const {
    const RenderingRole role = span().rendering->role;
    return claim_.forced                       ? "masked"
           : claim_.doubled                    ? "doubled"
           : unfit_gender_                     ? "gender"
           : role == RenderingRole::kForbidden ? "forbidden"
           : role == RenderingRole::kEnglish   ? "untranslated"
           : span().other_wording              ? "wording"
                                               : "spelling";
  }

  // Puts the approved rendering in place of what stands there.
  void Replace() {
    const Rendering& approved = ApprovedRendering(claim_, sentence_.input, feminine_);
    claim_.grammar = GrammarFor(approved);
    claim_.form = FormOf(approved);
    claim_.stood = claim_.span.rendering;
    claim_.span.rendering = &approved;
    // «Трубопровод «Дружба»» for «Нефтепровод «Дружба»»
    const ByteRange quoted = RangeOf(text_, claim_);
    claim_.range = {std::min(claim_.range.begin, quoted.begin), std::max(claim_.range.end, quoted.end)};
    TakeLoneQuote(text_.text, claim_.form, &claim_.range);
    if (!claim_.entry->do_not_translate) SetCapitals();
    // « ministre de l’Économie » beside « ministre de l'Économie »
    if (DifferOnlyInApostrophes(present_, claim_.form)) claim_.form = std::string(present_);
    claim_.changed = claim_.forced || claim_.form != present_;
    // What stood there is right after all: a form that only looked wrong.
    if (!claim_.changed) claim_.rule = "form";
  }

  // The case and number that `approved` takes.
  GrammaticalForm GrammarFor(const Rendering& approved) const {
    const bool plural_only = absl::c_all_of(
        approved.forms, [](const RenderingForm& form) { return !HasNumber(form.forms, Number::kSingular); });
    CaseDemand wanted = demand_;
    if (lacks_plural_) wanted.number = Number::kPlural;
    std::optional<Number> source_number;
    if (match_ != nullptr) source_number = match_->plural ? Number::kPlural : Number::kSingular;
    if (plural_only) source_number = Number::kPlural;
    RenderingSpan known = span();
    if (OpensSentence(text_, first_)) std::erase_if(known.forms, IsPrepositional);
    GrammaticalForm grammar = forms_.Choose(known, wanted, source_number);
    // «ВПС України» is singular, «Повітряні сили України» plural.
    if (plural_only) grammar.number = Number::kPlural;
    // «Силам обороны Израиля» for «Армии обороны Израиля»
    const bool one =
        (claim_.entry->kind == TermKind::kOrganisation || claim_.entry->kind == TermKind::kPlace) &&
        !plural_only && span().rendering != &approved && (match_ == nullptr || !match_->plural);
    // «второго тура» for «повторных выборов»
    const bool had_no_singular = span().rendering->lexeme.plural_only && match_ != nullptr &&
                                 !match_->plural && !plural_only && !wanted.number.has_value();
    if (one || of_one_ || had_no_singular) grammar.number = Number::kSingular;
    return grammar;
  }

  // `approved` in the grammar of the claim, with the adjective that stands within what it replaces.
  std::string FormOf(const Rendering& approved) const {
    std::string form;
    if (claim_.entry->do_not_translate) {
      form = std::string(match_ != nullptr ? match_->source.In(sentence_.input.source)
                                           : absl::string_view(approved.lexeme.lemma));
    } else {
      const Lexeme lexeme =
          FollowsAbout(sentence_, first_) ? forms_.WithoutLocative(approved.lexeme) : approved.lexeme;
      form = demand_.few ? forms_.FormOfFew(lexeme) : forms_.FormLike(present_, lexeme, claim_.grammar);
    }
    const std::string inserted = Inserted();
    if (inserted.empty() || HasAdjective(form, inserted)) return form;
    return WithAdjective(form, feminine_ ? FrenchFeminine(inserted) : inserted);
  }

  // Gives the form the capitals of its place: a headline's, a sentence's, those of a title that speaks to
  // somebody.
  void SetCapitals() {
    const bool headline =
        (match_ != nullptr && match_->all_caps && !HasLowerLetter(present_)) || !HasLowerLetter(text_.text);
    const bool capital = text_.words[first_].upper_initial;
    const bool opens = text_.sentence_start[first_] && (claim_.forced || capital || lacks_capital_);
    if (headline && HasLowerLetter(claim_.form)) {
      claim_.form = ToUpperText(claim_.form);
    } else if (opens || (title_ && capital && french_ && IsAddressed(text_, first_))) {
      claim_.form = CapitalizeFirst(claim_.form);
    }
  }

  const Sentence& sentence_;
  const TargetText& text_;
  const FormChoice& forms_;
  const CaseDemand& demand_;
  Claim& claim_;
  const TermMatch* const match_;  // null for an extra claim
  const bool french_, title_;
  const size_t first_;
  absl::string_view present_;
  bool feminine_ = false;       // its French title is to be in the feminine
  bool unfit_gender_ = false;   // the title that stands there cannot be its bearer's
  bool lacks_plural_ = false;   // several bear it
  bool lacks_capital_ = false;  // it opens the text in a small letter
  bool of_one_ = false;         // the source has one of what stands there in the plural
};

}  // namespace

void DecideForm(const Sentence& sentence, const FormChoice& forms, const CaseDemand& demand, Claim* claim) {
  FormDecision(sentence, forms, demand, claim).Run();
}

}  // namespace dragoman
