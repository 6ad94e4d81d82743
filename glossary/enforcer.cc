#include "glossary/enforcer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/folding.h"
#include "glossary/government.h"
#include "glossary/inflect/inflector.h"
#include "glossary/neighbours.h"
#include "glossary/rendering.h"
#include "glossary/source_place.h"
#include "glossary/spelling.h"
#include "glossary/target_text.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr absl::string_view kMaskOpen = "\u27EA";
constexpr absl::string_view kMaskClose = "\u27EB";
// What an alignment adds to the score of the place it points at: it decides between equals.
constexpr double kAlignmentBonus = .02;
// A misspelling beyond the source's count is repaired only when it is this close.
constexpr double kExtraScore = .8;
// A title and the woman's name it belongs to stand at most this far apart in the source: "Commission
// President Ursula".
constexpr size_t kTitleGapBytes = 24;

bool IsQuote(char32_t c) {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„';
}

// A place that a term takes, and what is decided about it.
struct Claim {
  static constexpr size_t kExtra = static_cast<size_t>(-1);

  RenderingSpan span;
  const std::vector<Rendering>* renderings = nullptr;
  const Concept* entry = nullptr;
  size_t match = kExtra;  // the index of the match it renders
  bool forced = false;    // filled in for a mask
  std::string form;
  GrammaticalForm grammar;
  std::string rule;
  bool changed = false;
  ByteRange range;  // the words and the quotation marks that belong to them: ЧВК «Вагнер»
};

// The bytes of the words of `claim` in `text`, with the quotation marks at its borders that its lemma has
// too.
ByteRange RangeOf(const TargetText& text, const Claim& claim) {
  ByteRange range = text.Range(claim.span.first_word, claim.span.last_word);
  const std::u32string lemma = ToCodePoints(claim.span.rendering->lexeme.lemma);
  if (lemma.empty()) return range;
  const char32_t before = CodePointBefore(text.text, range.begin), after = CodePointAt(text.text, range.end);
  if (IsQuote(lemma.front()) && IsQuote(before)) range.begin -= ToUtf8({before}).size();
  if (IsQuote(lemma.back()) && IsQuote(after)) range.end += ToUtf8({after}).size();
  return range;
}

// A mask that was filled with a lemma.
struct FilledMask {
  ByteRange range;  // in the filled text
  size_t match;
  std::string ending;  // letters that the backend put after the mask
};

bool HasLowerLetter(absl::string_view text) { return ToUpperText(text) != text; }

char32_t PlainSign(char32_t c) {
  if (IsApostrophe(c)) return U'\'';
  if (IsHyphen(c)) return U'-';
  if (IsQuote(c)) return U'"';
  return c == 0xA0 || c == 0x202F ? U' ' : c;
}

// «Дж. Д. Вэнс» and «Дж.Д. Вэнс» are one spelling.
std::u32string WithJoinedInitials(absl::string_view text) {
  std::u32string joined;
  for (const char32_t c : ToCodePoints(text)) {
    if (PlainSign(c) != U' ' || joined.empty() || joined.back() != U'.') joined.push_back(c);
  }
  return joined;
}

enum class Likeness { kSame, kLetterCase, kOther };

// Whether `present` is `form` but for signs and capitals that a text may choose for itself.
Likeness Compare(absl::string_view present, absl::string_view form) {
  const std::u32string have = WithJoinedInitials(present), want = WithJoinedInitials(form);
  if (have.size() != want.size()) return Likeness::kOther;
  const std::u32string have_lower = ToLower(have), want_lower = ToLower(want);
  bool same_case = true;
  for (size_t i = 0; i < have.size(); ++i) {
    const bool equal = PlainSign(have[i]) == PlainSign(want[i]) || (have[i] == U'е' && want[i] == U'ё') ||
                       (have[i] == U'Е' && want[i] == U'Ё');
    if (equal) continue;
    if (have_lower[i] != want_lower[i] && !(have_lower[i] == U'е' && want_lower[i] == U'ё'))
      return Likeness::kOther;
    // A capital at the beginning is the sentence's.
    if (i > 0 || have[i] == have_lower[i]) same_case = false;
  }
  if (same_case) return Likeness::kSame;
  return !HasLowerLetter(present) && HasLowerLetter(form) ? Likeness::kSame : Likeness::kLetterCase;
}

bool HasCase(const std::vector<GrammaticalForm>& forms, Case grammatical_case) {
  return absl::c_any_of(
      forms, [&](const GrammaticalForm& form) { return form.grammatical_case == grammatical_case; });
}

bool HasNumber(const std::vector<GrammaticalForm>& forms, Number number) {
  return absl::c_any_of(forms, [&](const GrammaticalForm& form) { return form.number == number; });
}

// Edits of edits: `first` turns a text into `middle`, `second` turns that into the last text; the result does
// both. Edits that touch become one.
std::vector<TextEdit> Compose(absl::Span<const TextEdit> first, absl::string_view middle,
                              absl::Span<const TextEdit> second) {
  std::vector<TextEdit> result;
  size_t i = 0, j = 0;
  // From positions of the first text to those of the middle one, modulo 2^64.
  size_t shift = 0;
  const auto middle_range = [&] {
    const size_t begin = first[i].range.begin + shift;
    return ByteRange{begin, begin + first[i].replacement.size()};
  };
  while (i < first.size() || j < second.size()) {
    const size_t shift_before = shift;
    const size_t never = static_cast<size_t>(-1);
    size_t end = std::min(i < first.size() ? middle_range().begin : never,
                          j < second.size() ? second[j].range.begin : never);
    const size_t begin = end;
    std::vector<TextEdit> inner;
    for (;;) {
      if (i < first.size() && middle_range().begin <= end) {
        end = std::max(end, middle_range().end);
        shift += first[i].replacement.size() - first[i].range.size();
        ++i;
      } else if (j < second.size() && second[j].range.begin <= end) {
        end = std::max(end, second[j].range.end);
        inner.push_back(
            {{second[j].range.begin - begin, second[j].range.end - begin}, second[j].replacement});
        ++j;
      } else {
        break;
      }
    }
    result.push_back(
        {{begin - shift_before, end - shift}, ApplyEdits(middle.substr(begin, end - begin), inner)});
  }
  return result;
}

// « Mer Noire est » behind an article that was not there: « La mer Noire est ».
void LowerHead(Claim* claim, absl::string_view present) {
  const std::string& lemma = claim->span.rendering->lexeme.lemma;
  const size_t letter = ToUtf8({CodePointAt(lemma, 0)}).size();
  if (ToLowerText(lemma.substr(0, letter)) != lemma.substr(0, letter) || !HasLowerLetter(present)) return;
  const size_t first = ToUtf8({CodePointAt(claim->form, 0)}).size();
  claim->form = absl::StrCat(ToLowerText(claim->form.substr(0, first)), claim->form.substr(first));
  claim->changed = claim->changed || claim->form != present;
}

// Whether the lexeme does not say which article goes with the form: a variant, « porte-parole »,
// « présidente » as a form of « président ».
bool GuessesGender(const Claim& claim, const Lexeme& lexeme) {
  if (claim.span.rendering->role == RenderingRole::kVariant) return true;
  if (claim.entry->kind != TermKind::kTitle) return false;
  return lexeme.feminine.empty() || lexeme.feminine == lexeme.lemma ||
         SpellingKey(claim.form) == SpellingKey(lexeme.feminine);
}

// Whether a title stands right before the name `match`: "President Macron", "the spokesman, Dmitry Peskov".
bool IsApposition(const EnforcementInput& input, size_t match) {
  if (match == 0 || input.matches[match - 1].concept_->kind != TermKind::kTitle) return false;
  if (input.matches[match - 1].possessive) return false;
  const absl::string_view between =
      input.source.substr(input.matches[match - 1].source.end,
                          input.matches[match].source.begin - input.matches[match - 1].source.end);
  return between == " " || between == ", ";
}

}  // namespace

class Enforcer::Language {
 public:
  Language(std::string tag, const Inflector* inflector)
      : tag_(std::move(tag)), inflector_(*inflector), government_(Government::For(tag_)) {}

  EnforcementResult Run(const EnforcementInput& input, absl::Span<const FilledMask> masks) const;

  const Inflector& inflector() const { return inflector_; }
  const std::string& tag() const { return tag_; }
  bool cyrillic() const { return government_ != nullptr; }

 private:
  using RenderingMap = absl::flat_hash_map<const Concept*, std::vector<Rendering>>;

  RenderingMap CollectRenderings(const EnforcementInput& input) const;
  std::vector<Claim> FindClaims(const EnforcementInput& input, const TargetText& text,
                                const RenderingMap& renderings, absl::Span<const FilledMask> masks) const;
  void AssignMatches(const EnforcementInput& input, const TargetText& text, std::vector<Claim>* claims) const;
  void Decide(const EnforcementInput& input, const TargetText& text, std::vector<Claim>* claims) const;
  void DecideForm(const EnforcementInput& input, const TargetText& text, const CaseDemand& demand,
                  Claim* claim) const;
  GrammaticalForm ChooseForm(const RenderingSpan& span, const CaseDemand& demand, bool plural) const;
  const Rendering& Approved(const Claim& claim, const EnforcementInput& input, bool feminine) const;
  bool WantsFeminine(const EnforcementInput& input, const Claim& claim) const;

  const std::string tag_;
  const Inflector& inflector_;
  const Government* const government_;
};

Enforcer::Language::RenderingMap Enforcer::Language::CollectRenderings(const EnforcementInput& input) const {
  RenderingMap renderings;
  for (const TermMatch& match : input.matches) {
    auto [entry, fresh] = renderings.try_emplace(match.concept_);
    if (fresh) entry->second = RenderingsOf(*match.concept_, inflector_, tag_);
  }
  return renderings;
}

std::vector<Claim> Enforcer::Language::FindClaims(const EnforcementInput& input, const TargetText& text,
                                                  const RenderingMap& renderings,
                                                  absl::Span<const FilledMask> masks) const {
  std::vector<Claim> claims;
  absl::flat_hash_map<const Concept*, size_t> wanted;
  for (const TermMatch& match : input.matches) ++wanted[match.concept_];

  // Masks stand where they stand.
  for (const FilledMask& mask : masks) {
    Claim claim;
    claim.match = mask.match;
    claim.entry = input.matches[mask.match].concept_;
    claim.renderings = &renderings.at(claim.entry);
    claim.forced = true;
    const auto first =
        absl::c_find_if(text.words, [&](const Word& word) { return word.range.end > mask.range.begin; });
    size_t last = text.words.size();
    for (size_t i = 0; i < text.words.size(); ++i) {
      if (text.words[i].range.begin < mask.range.end) last = i;
    }
    claim.span.first_word = static_cast<size_t>(first - text.words.begin());
    claim.span.last_word = last;
    if (claim.renderings->empty() || last == text.words.size() || claim.span.first_word > last) continue;
    if (absl::c_any_of(claims, [&](const Claim& other) { return other.span.Overlaps(claim.span); })) continue;
    claim.span.score = 2;
    claim.span.rendering = &Approved(claim, input, false);
    if (!mask.ending.empty()) {
      for (const RenderingForm& form : claim.span.rendering->forms) {
        if (absl::EndsWith(form.text, mask.ending)) {
          claim.span.forms.insert(claim.span.forms.end(), form.forms.begin(), form.forms.end());
        }
      }
    }
    if (wanted[claim.entry] > 0) --wanted[claim.entry];
    claims.push_back(std::move(claim));
  }

  struct Candidate {
    RenderingSpan span;
    const Concept* entry;
  };
  std::vector<Candidate> candidates;
  for (const auto& [entry, list] : renderings) {
    if (list.empty()) continue;
    std::vector<bool> aligned(input.alignment.empty() ? 0 : text.words.size(), false);
    for (const AlignedWords& pair : input.alignment) {
      const bool source = absl::c_any_of(input.matches, [&, concept_ptr = entry](const TermMatch& match) {
        return match.concept_ == concept_ptr && match.source.Overlaps(pair.source);
      });
      for (size_t i = 0; source && i < text.words.size(); ++i) {
        if (text.words[i].range.Overlaps(pair.target)) aligned[i] = true;
      }
    }
    std::vector<RenderingSpan> spans = FindRenderings(text, list, entry->kind, /*fuzzy=*/true, aligned);
    for (RenderingSpan& span : spans) {
      for (size_t i = span.first_word; i <= span.last_word && i < aligned.size(); ++i) {
        if (aligned[i]) {
          span.score += kAlignmentBonus;
          break;
        }
      }
      const ByteRange range = text.Range(span.first_word, span.last_word);
      if (absl::c_any_of(input.protected_target,
                         [&](const ByteRange& other) { return other.Overlaps(range); })) {
        continue;
      }
      candidates.push_back({std::move(span), entry});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const auto key = [](const Candidate& c) {
      return std::make_tuple(-c.span.score, c.span.first_word, -static_cast<int64_t>(c.span.last_word));
    };
    return key(a) != key(b) ? key(a) < key(b) : a.entry->id < b.entry->id;
  });
  for (const bool extra : {false, true}) {
    for (const Candidate& candidate : candidates) {
      if (!extra && wanted[candidate.entry] == 0) continue;
      if (extra && candidate.span.score < kExtraScore) continue;
      if (absl::c_any_of(claims, [&](const Claim& claim) { return claim.span.Overlaps(candidate.span); }))
        continue;
      if (!extra) --wanted[candidate.entry];
      Claim claim;
      claim.span = candidate.span;
      claim.entry = candidate.entry;
      claim.renderings = &renderings.at(candidate.entry);
      claims.push_back(std::move(claim));
    }
  }
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.span.first_word < b.span.first_word; });
  return claims;
}

void Enforcer::Language::AssignMatches(const EnforcementInput& input, const TargetText& text,
                                       std::vector<Claim>* claims) const {
  absl::flat_hash_map<const Concept*, std::vector<size_t>> matches, places;
  for (size_t i = 0; i < input.matches.size(); ++i) {
    const bool filled = absl::c_any_of(*claims, [&](const Claim& claim) { return claim.match == i; });
    if (!filled) matches[input.matches[i].concept_].push_back(i);
  }
  for (size_t j = 0; j < claims->size(); ++j) {
    if (!(*claims)[j].forced) places[(*claims)[j].entry].push_back(j);
  }
  for (const auto& [entry, rows] : matches) {
    const std::vector<size_t>& columns = places[entry];
    const auto score = [&](size_t i, size_t j) {
      const TermMatch& match = input.matches[rows[i]];
      const Claim& claim = (*claims)[columns[j]];
      const ByteRange range = text.Range(claim.span.first_word, claim.span.last_word);
      const double source =
          static_cast<double>(match.source.begin) / static_cast<double>(input.source.size() + 1);
      const double target = static_cast<double>(range.begin) / static_cast<double>(input.target.size() + 1);
      double value = 2 + claim.span.score - std::abs(source - target);
      if (match.surname_only == claim.span.rendering->surname) value += .2;
      for (const AlignedWords& pair : input.alignment) {
        if (pair.source.Overlaps(match.source) && pair.target.Overlaps(range)) {
          value += 1;
          break;
        }
      }
      return value;
    };
    // The best assignment that keeps the order: as for a longest common subsequence.
    const size_t n = rows.size(), m = columns.size();
    std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, 0));
    for (size_t i = n; i-- > 0;) {
      for (size_t j = m; j-- > 0;) {
        best[i][j] = std::max({best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score(i, j)});
      }
    }
    for (size_t i = 0, j = 0; i < n && j < m;) {
      if (best[i][j] == best[i + 1][j + 1] + score(i, j)) {
        (*claims)[columns[j++]].match = rows[i++];
      } else if (best[i][j] == best[i + 1][j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }
}

bool Enforcer::Language::WantsFeminine(const EnforcementInput& input, const Claim& claim) const {
  if (claim.match == Claim::kExtra) return false;
  const ByteRange title = input.matches[claim.match].source;
  return absl::c_any_of(input.matches, [&](const TermMatch& other) {
    if (other.concept_->kind != TermKind::kPerson || other.concept_->gender != Gender::kFeminine)
      return false;
    const size_t begin = std::min(title.end, other.source.end);
    const size_t end = std::max(title.begin, other.source.begin);
    if (end < begin || end - begin > kTitleGapBytes) return false;
    const absl::string_view between = input.source.substr(begin, end - begin);
    return !absl::StrContains(between, ".") && !absl::StrContains(between, " and ") &&
           !absl::StrContains(between, " to ") && !absl::StrContains(between, " with ");
  });
}

const Rendering& Enforcer::Language::Approved(const Claim& claim, const EnforcementInput& input,
                                              bool feminine) const {
  const std::vector<Rendering>& list = *claim.renderings;
  const Rendering* span = claim.span.rendering;
  const bool misspelt_variant =
      span != nullptr && span->role == RenderingRole::kVariant && claim.span.exact == nullptr;
  if (span != nullptr && span->allowed() && !misspelt_variant &&
      !(feminine && claim.entry->kind == TermKind::kTitle))
    return *span;
  bool surname = false;
  if (span != nullptr) {
    surname =
        span->surname || (span->role == RenderingRole::kForbidden && claim.entry->kind == TermKind::kPerson &&
                          claim.span.first_word == claim.span.last_word);
  } else if (claim.match != Claim::kExtra) {
    surname = input.matches[claim.match].surname_only;
  }
  const Rendering* full = nullptr;
  for (const Rendering& rendering : list) {
    if (!rendering.allowed() || rendering.role == RenderingRole::kVariant) continue;
    if (surname && rendering.surname) return rendering;
    if (rendering.surname || rendering.role != RenderingRole::kFull) continue;
    const bool is_feminine = rendering.lexeme.gender == Gender::kFeminine;
    if (full == nullptr || (claim.entry->kind == TermKind::kTitle && feminine && is_feminine))
      full = &rendering;
  }
  return full != nullptr ? *full : list.front();
}

GrammaticalForm Enforcer::Language::ChooseForm(const RenderingSpan& span, const CaseDemand& demand,
                                               bool plural) const {
  const std::vector<GrammaticalForm>& own = span.forms;
  GrammaticalForm chosen;
  chosen.number = own.empty()                                 ? (plural ? Number::kPlural : Number::kSingular)
                  : plural && HasNumber(own, Number::kPlural) ? Number::kPlural
                                                              : own.front().number;
  const auto own_with = [&](Case grammatical_case) -> const GrammaticalForm* {
    const GrammaticalForm* found = nullptr;
    for (const GrammaticalForm& form : own) {
      if (form.grammatical_case != grammatical_case) continue;
      if (found == nullptr || form.number == chosen.number) found = &form;
    }
    return found;
  };
  if (demand.strict && !demand.cases.empty()) {
    for (const Case grammatical_case : demand.cases) {
      if (const GrammaticalForm* form = own_with(grammatical_case)) return *form;
    }
    chosen.grammatical_case = demand.cases.front();
    return chosen;
  }
  if (own.empty() || HasCase(own, Case::kNominative) || (span.mixed && !demand.cases.empty())) {
    if (!demand.cases.empty()) {
      for (const Case grammatical_case : demand.cases) {
        if (const GrammaticalForm* form = own_with(grammatical_case)) return *form;
      }
      chosen.grammatical_case = demand.cases.front();
    } else if (const GrammaticalForm* form = own_with(Case::kNominative)) {
      chosen = *form;
    }
    return chosen;
  }
  return own.front();
}

void Enforcer::Language::DecideForm(const EnforcementInput& input, const TargetText& text,
                                    const CaseDemand& demand, Claim* claim) const {
  const RenderingSpan& span = claim->span;
  claim->range = RangeOf(text, *claim);
  const absl::string_view present = claim->range.In(text.text);
  const TermMatch* match = claim->match == Claim::kExtra ? nullptr : &input.matches[claim->match];
  const bool feminine = !cyrillic() && claim->entry->kind == TermKind::kTitle && WantsFeminine(input, *claim);
  const bool unfit_gender = feminine && span.rendering->allowed() &&
                            span.rendering->lexeme.gender != Gender::kFeminine &&
                            Approved(*claim, input, true).lexeme.gender == Gender::kFeminine;

  if (!claim->forced && span.exact != nullptr && span.rendering->allowed() && !unfit_gender) {
    const bool fits = !demand.strict || demand.cases.empty() ||
                      absl::c_any_of(demand.cases, [&](Case c) { return HasCase(span.exact->forms, c); });
    Likeness likeness = Compare(present, span.exact->text);
    // « La Mer Noire »; a title may keep the capital of courtesy.
    const bool capital_head = !cyrillic() && claim->entry->kind != TermKind::kTitle &&
                              likeness == Likeness::kSame && !text.sentence_start[span.first_word] &&
                              CapitalizeFirst(span.exact->text) != span.exact->text &&
                              text.words[span.first_word].upper_initial && HasLowerLetter(present);
    if (capital_head) likeness = Likeness::kLetterCase;
    if (fits && likeness == Likeness::kSame) {
      claim->form = std::string(present);
      claim->grammar = ChooseForm(span, demand, false);
      claim->rule = span.rendering->role == RenderingRole::kVariant                       ? "variant"
                    : span.rendering->surname && match != nullptr && !match->surname_only ? "surname"
                                                                                          : "form";
      return;
    }
    claim->rule = !fits ? "case" : likeness == Likeness::kLetterCase ? "letter-case" : "spelling";
  } else if (claim->forced) {
    claim->rule = "masked";
  } else if (unfit_gender) {
    claim->rule = "gender";
  } else {
    claim->rule = span.rendering->role == RenderingRole::kForbidden ? "forbidden"
                  : span.rendering->role == RenderingRole::kEnglish ? "untranslated"
                                                                    : "spelling";
  }
  const Rendering& approved = Approved(*claim, input, feminine);
  claim->grammar = ChooseForm(span, demand, match != nullptr && match->plural);
  if (claim->entry->do_not_translate) {
    claim->form = std::string(match != nullptr ? match->source.In(input.source) : approved.lexeme.lemma);
  } else {
    claim->form = inflector_.Inflect(approved.lexeme, claim->grammar);
  }
  claim->span.rendering = &approved;
  const bool headline =
      (match != nullptr && match->all_caps && !HasLowerLetter(present)) || !HasLowerLetter(text.text);
  if (!claim->entry->do_not_translate) {
    if (headline && HasLowerLetter(claim->form)) {
      claim->form = ToUpperText(claim->form);
    } else if (text.sentence_start[span.first_word] &&
               (claim->forced || text.words[span.first_word].upper_initial)) {
      claim->form = CapitalizeFirst(claim->form);
    }
  }
  claim->changed = claim->forced || claim->form != present;
  if (!claim->changed) {
    // What stood there is right after all: a form that only looked wrong.
    claim->rule = "form";
  }
}

void Enforcer::Language::Decide(const EnforcementInput& input, const TargetText& text,
                                std::vector<Claim>* claims) const {
  DecidedTerms decided;
  const SourceWords source(input.source);
  for (Claim& claim : *claims) {
    CaseDemand demand;
    const TermMatch* match = claim.match == Claim::kExtra ? nullptr : &input.matches[claim.match];
    if (government_ != nullptr && !claim.entry->do_not_translate) {
      PlacedTerm term;
      term.first_word = claim.span.first_word;
      term.last_word = claim.span.last_word;
      term.kind = claim.entry->kind;
      const auto target = claim.entry->targets.find(tag_);
      const Lexeme& lexeme = target->second.lexeme;
      term.gender = lexeme.gender;
      term.number =
          lexeme.plural_only || (match != nullptr && match->plural) ? Number::kPlural : Number::kSingular;
      if (match != nullptr) {
        term.source = source.PlaceOf(*match);
        term.source.apposition = IsApposition(input, claim.match);
      }
      demand = government_->At(text, term, decided);
    }
    DecideForm(input, text, demand, &claim);
    decided[claim.span.last_word] = {claim.entry->kind, claim.grammar.grammatical_case, demand.strict};
  }
}

EnforcementResult Enforcer::Language::Run(const EnforcementInput& input,
                                          absl::Span<const FilledMask> masks) const {
  EnforcementResult result;
  const auto missed = [&](const TermMatch& match, absl::string_view rule) {
    TermOccurrence occurrence;
    occurrence.concept_id = match.concept_->id;
    occurrence.source = match.source;
    occurrence.rule = std::string(rule);
    return occurrence;
  };
  if (!IsValidUtf8(input.target)) {
    result.text = std::string(input.target);
    for (const TermMatch& match : input.matches) result.occurrences.push_back(missed(match, "absent"));
    return result;
  }
  const TargetText text(input.target);
  const RenderingMap renderings = CollectRenderings(input);
  std::vector<Claim> claims = FindClaims(input, text, renderings, masks);
  AssignMatches(input, text, &claims);
  Decide(input, text, &claims);

  const SourceWords source(input.source);
  std::vector<bool> mended(claims.size(), false);
  for (size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    const ByteRange range = claim.range;
    const Lexeme& lexeme = claim.span.rendering->lexeme;
    std::optional<TextEdit> neighbour;
    if (government_ != nullptr) {
      neighbour = MendPreposition(text, claim.span.first_word, claim.form, tag_, claim.changed);
    } else if (!claim.entry->do_not_translate) {
      FrenchTerm term;
      term.form = claim.form;
      term.kind = claim.entry->kind;
      term.article = lexeme.article;
      term.h_aspire = lexeme.h_aspire;
      const bool of_woman = claim.entry->kind == TermKind::kTitle && WantsFeminine(input, claim);
      term.feminine = of_woman || lexeme.gender == Gender::kFeminine;
      term.plural = lexeme.plural_only || claim.grammar.number == Number::kPlural;
      term.replaced = claim.changed;
      if (claim.match != Claim::kExtra) {
        const SourcePlace place = source.PlaceOf(input.matches[claim.match]);
        term.at = place.at;
        term.object = place.object;
      }
      term.variant = !of_woman && GuessesGender(claim, lexeme);
      neighbour = MendArticle(text, claim.span.first_word, claim.span.last_word, term);
    }
    if (neighbour.has_value()) {
      const bool touches_protected = absl::c_any_of(
          input.protected_target, [&](const ByteRange& other) { return other.Overlaps(neighbour->range); });
      const bool touches_edit =
          !result.edits.empty() && result.edits.back().range.end > neighbour->range.begin;
      if (!touches_protected && !touches_edit) {
        mended[i] = true;
        if (text.sentence_start[claim.span.first_word] && neighbour->range.size() == 0)
          LowerHead(&claims[i], range.In(input.target));
        // The article's capital replaces the term's: "Kremlin a" -> "Le Kremlin a" keeps a name's own.
        result.edits.push_back(*std::move(neighbour));
      }
    }
    if (claim.changed) result.edits.push_back({range, claim.form});
  }
  result.text = ApplyEdits(input.target, result.edits);

  for (const TermMatch& match : input.matches) {
    const bool known = match.concept_->do_not_translate || match.concept_->targets.contains(tag_);
    result.occurrences.push_back(missed(match, known ? "absent" : "no-target"));
  }
  for (size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (claim.match == Claim::kExtra) continue;
    TermOccurrence& occurrence = result.occurrences[claim.match];
    // A mask that came back twice: the first place counts.
    if (occurrence.status != TermStatus::kMissed) continue;
    const ByteRange range = claim.range;
    occurrence.status = claim.changed || mended[i] ? TermStatus::kRepaired : TermStatus::kApplied;
    occurrence.target = MapRange(range, result.edits);
    occurrence.form = claim.form;
    occurrence.rule = !claim.changed && mended[i] ? "neighbour" : claim.rule;
    if (occurrence.status == TermStatus::kRepaired) occurrence.replaced = std::string(range.In(input.target));
    occurrence.grammar = claim.grammar;
  }
  return result;
}

Enforcer::Enforcer(std::unique_ptr<const Language> language) : language_(std::move(language)) {}
Enforcer::~Enforcer() = default;

absl::StatusOr<std::unique_ptr<Enforcer>> Enforcer::Create(absl::string_view target_language) {
  ASSIGN_OR_RETURN(const Inflector* inflector, InflectorFor(target_language));
  return std::unique_ptr<Enforcer>(
      new Enforcer(std::make_unique<const Language>(std::string(target_language), inflector)));
}

EnforcementResult Enforcer::Enforce(const EnforcementInput& input) const { return language_->Run(input, {}); }

MaskedText MaskTerms(absl::string_view source, absl::Span<const TermMatch> matches) {
  MaskedText masked;
  for (size_t i = 0; i < matches.size() && i < kMaxMasks; ++i) {
    masked.edits.push_back({matches[i].source, absl::StrCat(kMaskOpen, i, kMaskClose)});
  }
  masked.text = ApplyEdits(source, masked.edits);
  return masked;
}

EnforcementResult Enforcer::FillMasks(const EnforcementInput& input) const {
  if (!IsValidUtf8(input.target)) return Enforce(input);
  const absl::string_view target = input.target;
  std::vector<TextEdit> fills;
  std::vector<FilledMask> masks;
  size_t shift = 0;  // modulo 2^64
  const auto add = [&](ByteRange range, std::string replacement) {
    const size_t grown = replacement.size() - range.size();
    fills.push_back({range, std::move(replacement)});
    shift += grown;
  };
  for (size_t i = 0; i < target.size();) {
    const bool open = absl::StartsWith(target.substr(i), kMaskOpen);
    const bool close = absl::StartsWith(target.substr(i), kMaskClose);
    if (!open && !close) {
      ++i;
      continue;
    }
    size_t end = i + kMaskOpen.size();
    size_t number = 0, digits = 0;
    if (open) {
      while (end < target.size() && target[end] == ' ') ++end;
      for (;
           end < target.size() && absl::ascii_isdigit(static_cast<unsigned char>(target[end])) && digits < 4;
           ++end, ++digits) {
        number = number * 10 + static_cast<size_t>(target[end] - '0');
      }
      const size_t after_digits = end;
      while (end < target.size() && target[end] == ' ') ++end;
      if (absl::StartsWith(target.substr(end), kMaskClose)) {
        end += kMaskClose.size();
      } else {
        end = after_digits;
      }
      if (digits == 0) end = i + kMaskOpen.size();
    }
    const bool known = open && digits > 0 && number < input.matches.size() && number < kMaxMasks;
    if (!known) {
      // With the space before it, lest two remain.
      const bool spaced =
          open && digits > 0 && i > 0 && target[i - 1] == ' ' &&
          (fills.empty() || fills.back().range.end < i) &&
          (end >= target.size() || target[end] == ' ' || target[end] == '.' || target[end] == ',');
      add({spaced ? i - 1 : i, end}, "");
      i = end;
      continue;
    }
    const TermMatch& match = input.matches[number];
    const std::vector<Rendering> renderings =
        RenderingsOf(*match.concept_, language_->inflector(), language_->tag());
    std::string fill(match.source.In(input.source));
    if (!match.concept_->do_not_translate && !renderings.empty()) {
      fill = renderings.front().lexeme.lemma;
      for (const Rendering& rendering : renderings) {
        if (match.surname_only && rendering.role == RenderingRole::kSurname) fill = rendering.lexeme.lemma;
      }
    }
    // An ending that the backend hung on the mask: «⟪0⟫ом», «⟪0⟫-а».
    size_t ending_begin = end;
    if (end < target.size() && (target[end] == '-' || target[end] == '\'')) ++ending_begin;
    size_t ending_end = ending_begin;
    while (ending_end < target.size() && IsWordCharacter(CodePointAt(target, ending_end))) {
      ending_end += ToUtf8({CodePointAt(target, ending_end)}).size();
    }
    std::string ending;
    if (ending_end > ending_begin) {
      const absl::string_view letters = target.substr(ending_begin, ending_end - ending_begin);
      if (ToCodePoints(letters).size() <= 3 && ToLowerText(letters) == letters) {
        ending = std::string(letters);
        end = ending_end;
      } else if (ending_begin == end) {
        fill.push_back(' ');
      }
    }
    // A mask that clings to the word before it.
    const bool after_fill = !fills.empty() && fills.back().range.end == i;
    const bool clings = after_fill
                            ? !fills.back().replacement.empty() && fills.back().replacement.back() != ' '
                            : i > 0 && IsWordCharacter(CodePointBefore(target, i));
    if (clings) fill.insert(0, " ");
    const size_t begin = i + shift;
    const size_t lead = clings ? 1 : 0;
    const size_t trail = !fill.empty() && fill.back() == ' ' ? 1 : 0;
    if (!renderings.empty() || match.concept_->do_not_translate) {
      masks.push_back({{begin + lead, begin + fill.size() - trail}, number, ending});
    }
    add({i, end}, std::move(fill));
    i = end;
  }
  const std::string filled = ApplyEdits(target, fills);
  std::vector<ByteRange> protected_ranges;
  for (const ByteRange& range : input.protected_target) protected_ranges.push_back(MapRange(range, fills));
  // The alignment is of the masked text; it says nothing about what the masks hide.
  EnforcementInput inner = input;
  inner.target = filled;
  inner.alignment = {};
  inner.protected_target = protected_ranges;
  EnforcementResult result = language_->Run(inner, masks);
  result.edits = Compose(fills, filled, result.edits);
  return result;
}

}  // namespace dragoman
