#include "glossary/slavic/government/clause_words.h"

#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// The longest ending of a noun that says what a name in quotation marks is: «журналами», but neither
// «журналистка» nor, of «команда», «командир».
constexpr size_t kKindEnding = 3;

}  // namespace

const PrepositionCases* FindPreposition(const SlavicText& sentence, size_t word) {
  if (IsActing(sentence, word)) return nullptr;
  const bool hyphenated = word > 0 && sentence.text.Gap(word) == "-";
  const auto found = sentence.table.prepositions.find(
      hyphenated ? absl::StrCat(sentence.text.lower[word - 1], "-", sentence.text.lower[word])
                 : sentence.text.lower[word]);
  return found == sentence.table.prepositions.end() ? nullptr : &found->second;
}

bool IsActing(const SlavicText& sentence, size_t word) {
  return word > 0 && sentence.text.lower[word] == "о" && absl::StartsWith(sentence.text.Gap(word), ".") &&
         sentence.text.lower[word - 1] == (sentence.table.ukrainian ? "в" : "и");
}

VerbForm VerbFormOf(const GovernmentTable& table, absl::string_view word) {
  if (table.plain.contains(word)) return VerbForm::kNone;
  const VerbForm form = ReadVerbForm(word, table.ukrainian);
  // «ставя», «вводя»: nouns end so as well, «неделя».
  const bool gerund = form == VerbForm::kNone && !table.ukrainian && Letters(word) > 4 &&
                      EndsWithAny(word, "я") && !EndsWithAny(word, "ия", "ья", "ля") &&
                      table.CaseOfPlainVerb(word) != nullptr && table.CaseOfNoun(word) == nullptr;
  return gerund ? VerbForm::kGerund : form;
}

bool IsFirstPersonPlural(const GovernmentTable& table, absl::string_view word) {
  return table.ukrainian && Letters(word) > 4 && EndsWithAny(word, "ємо", "їмо", "емо", "имо");
}

bool OpensWithAdverbial(const SlavicText& sentence, size_t last, size_t reach) {
  for (size_t first = last; last - first <= reach; --first) {
    if (sentence.text.clause_start[first])
      return FindPreposition(sentence, first) != nullptr ||
             EndsWithAny(sentence.text.lower[last], "ем", "ом");
    if (first == 0) break;
  }
  return false;
}

bool IsImpersonal(const SlavicText& sentence, size_t word) {
  return word < sentence.text.words.size() &&
         (sentence.table.impersonals.contains(sentence.text.lower[word]) ||
          VerbFormOf(sentence.table, sentence.text.lower[word]) == VerbForm::kPastNeuter);
}

size_t ImpersonalFrom(const SlavicText& sentence, size_t word) {
  const size_t none = sentence.text.words.size();
  if (!sentence.table.ukrainian) return none;
  for (; word < none && !sentence.text.clause_start[word]; ++word) {
    const std::string& there = sentence.text.lower[word];
    if (VerbFormOf(sentence.table, there) == VerbForm::kImpersonal) return word;
    if (!sentence.table.adverbs.contains(there) && !sentence.table.auxiliaries.contains(there)) break;
  }
  return none;
}

bool IsFinite(const SlavicText& sentence, size_t word) {
  if (word >= sentence.text.words.size() || sentence.text.clause_start[word] ||
      sentence.text.words[word].upper_initial)
    return false;
  // «зобов'язалася»: the ending stands behind the apostrophe.
  const bool apart = word + 1 < sentence.text.words.size() &&
                     sentence.text.words[word + 1].gap_before == WordGap::kApostrophe;
  if (apart) return IsFinite(sentence, word + 1);
  switch (VerbFormOf(sentence.table, sentence.text.lower[word])) {
    case VerbForm::kNone:
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
    case VerbForm::kImperative:
      return false;
    default:
      return true;
  }
}

bool IsReported(const SlavicText& sentence, size_t word) {
  return IsFinite(sentence, word) &&
         VerbFormOf(sentence.table, sentence.text.lower[word]) == VerbForm::kPresentSingular &&
         EndsWithAny(sentence.text.lower[word], "ся") &&
         BeginsWithAny(sentence.text.lower[word], sentence.table.speech);
}

bool HasVerb(const SlavicText& sentence, size_t from) {
  for (size_t i = from; i < sentence.text.words.size() && !sentence.text.sentence_start[i]; ++i) {
    if (!sentence.text.words[i].upper_initial &&
        VerbFormOf(sentence.table, sentence.text.lower[i]) != VerbForm::kNone)
      return true;
  }
  return false;
}

size_t FirstVerbWord(const SlavicText& sentence, size_t from, size_t reach) {
  for (size_t i = from; i < sentence.text.words.size() && i <= from + reach; ++i) {
    if (sentence.text.clause_start[i]) break;
    if (!IsFinite(sentence, i)) continue;
    // «зобов'язалася»: the part that tells.
    while (i + 1 < sentence.text.words.size() &&
           sentence.text.words[i + 1].gap_before == WordGap::kApostrophe)
      ++i;
    return i;
  }
  return sentence.text.words.size();
}

VerbForm FirstVerb(const SlavicText& sentence, size_t from, size_t reach) {
  const size_t word = FirstVerbWord(sentence, from, reach);
  return word < sentence.text.words.size() ? VerbFormOf(sentence.table, sentence.text.lower[word])
                                           : VerbForm::kNone;
}

bool IsAbbreviation(const TargetText& text, size_t word) {
  const absl::string_view present = text.words[word].range.In(text.text);
  return Letters(present) > 1 && ToUpperText(present) == present && ToLowerText(present) != present;
}

bool HasKindBefore(const SlavicText& sentence, size_t word) {
  return word > 0 && absl::c_any_of(sentence.table.kinds_of_names, [&](const std::string& stem) {
           return absl::StartsWith(sentence.text.lower[word - 1], stem) &&
                  !EndsWithAny(sentence.text.lower[word - 1], "ист", "ир") &&
                  Letters(sentence.text.lower[word - 1]) - Letters(stem) <= kKindEnding;
         });
}

bool IsNounsAdjective(absl::string_view word) {
  if (EndsWithAny(word, "ций", "ений", "аний")) return false;  // «позиций», «решений»
  return EndsWithAny(word, "ый", "ий", "ая", "ое", "ые", "ське", "цьке", "ливе", "льне", "ичне", "ійне") ||
         IsRelational(word) || IsPassiveAttribute(word);
}

const Case* CaseOfComplement(const GovernmentTable& table, absl::string_view word) {
  // «виступив» is no form of «виступ», but «слів» is one of «слово».
  const bool past = EndsWithAny(word, "ив", "ав", "ув", "яв", "ил", "ал", "ел", "ял", "ила", "ала", "или",
                                "али", "ить", "ять", "ють", "уть", "ать", "ує", "ает", "ует", "яет", "ают",
                                "уют", "яют", "ят", "лся", "ає", "яє", "ює", "іє", "їть", "ило", "ало", "яло",
                                "яли", "ули", "уло", "лась", "лось", "лись", "ется", "ются", "ится", "ятся");
  const VerbForm form = VerbFormOf(table, word);
  // «законним» is no form of «закон».
  const bool adjective = IsNounsAdjective(word) || EndsWithAny(word, "ного", "ному", "ним", "ным", "них",
                                                               "ных", "ними", "ными", "ної", "ную", "нюю");
  const bool other = adjective || form == VerbForm::kInfinitive || (past && form != VerbForm::kNone) ||
                     IsFirstPersonPlural(table, word);
  const auto whole = table.nouns.find(word);  // «данные» looks like an adjective
  const Case* of_table = whole != table.nouns.end() ? &whole->second
                         : other                    ? nullptr
                                                    : table.CaseOfNoun(word);
  if (of_table != nullptr) return of_table;
  static constexpr Case kGenitive = Case::kGenitive;
  const bool abstract = table.ukrainian
                            ? EndsWithAny(word, "ння", "нню", "нням", "нні", "ннями", "ннях", "ція", "ції",
                                          "цію", "цією", "ціям", "ціями", "ціях", "ства", "ство", "ствами")
                            : EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "ний", "ниям", "ниями",
                                          "ниях", "ция", "ции", "цию", "цией", "ций", "циям", "циями", "циях",
                                          "ство", "ства", "ству", "ствами");
  return abstract ? &kGenitive : nullptr;
}

bool MayBeSubject(const GovernmentTable& table, absl::string_view word, VerbForm verb) {
  if (Letters(word) < 3 || table.function.contains(word) || table.pronouns.contains(word) ||
      VerbFormOf(table, word) != VerbForm::kNone) {
    return false;
  }
  const bool feminine = EndsWithAny(word, "а", "я", "ь"), plural = EndsWithAny(word, "ы", "и", "і", "ї");
  switch (verb) {
    case VerbForm::kPastFeminine:
      if (!feminine) return false;
      break;
    case VerbForm::kPastMasculine:
      if (plural || EndsWithAny(word, "а", "я")) return false;
      break;
    case VerbForm::kPastPlural:
    case VerbForm::kPresentPlural:
      if (!plural) return false;
      break;
    default:
      if (plural) return false;
  }
  // Oblique cases and adverbs: «вечером», «делегацию», «быстро».
  return !EndsWithAny(word, "у", "ю", "о", "е", "ом", "ем", "ём", "ям", "ам", "им", "ым", "ах", "ях", "ой",
                      "ей", "ою", "ею", "ов", "ев", "ів", "їв", "ого", "его", "ых", "их", "іх", "ми", "ні");
}

bool GivesBefore(const SlavicText& sentence, size_t word) {
  for (size_t i = word; i > 0 && !sentence.text.clause_start[i]; --i) {
    const std::string& verb = sentence.text.lower[i - 1];
    const Case* governed =
        VerbFormOf(sentence.table, verb) == VerbForm::kNone ? nullptr : sentence.table.CaseOfVerb(verb);
    if (BeginsWithAny(verb, sentence.table.gives) || (governed != nullptr && *governed == Case::kDative))
      return true;
  }
  return false;
}

bool IsCounted(const SlavicText& sentence, size_t first) {
  if (first == 0 || sentence.text.clause_start[first]) return false;
  const auto numeral = sentence.table.numerals.find(sentence.text.lower[first - 1]);
  return numeral != sentence.table.numerals.end() &&
         numeral->second.cases == std::vector<Case>{Case::kGenitive};
}

size_t BehindList(const SlavicText& sentence, size_t word) {
  size_t end = word;
  while (end < sentence.text.words.size() && !sentence.text.sentence_start[end] &&
         (sentence.text.words[end].upper_initial ||
          sentence.table.conjunctions.contains(sentence.text.lower[end]))) {
    ++end;
  }
  return end;
}

size_t BeginOfClause(const SlavicText& sentence, size_t word) {
  while (word > 0 && !sentence.text.clause_start[word]) --word;
  return word;
}

bool BeginsClause(const SlavicText& sentence, size_t word) {
  return word == 0 || sentence.text.clause_start[word];
}

bool OpensWithConjunction(const SlavicText& sentence, size_t word) {
  return word > 0 && sentence.text.clause_start[word - 1] && !sentence.text.clause_start[word] &&
         sentence.table.openings.contains(sentence.text.lower[word - 1]);
}

size_t OnlyFinite(const SlavicText& sentence, size_t begin, size_t end) {
  size_t verb = sentence.text.words.size();
  for (size_t i = begin; i < end; ++i) {
    const bool opens = sentence.text.clause_start[i] && !sentence.text.words[i].upper_initial;
    const VerbForm form = sentence.text.words[i].upper_initial
                              ? VerbForm::kNone
                              : VerbFormOf(sentence.table, sentence.text.lower[i]);
    // Ukrainian ones stand before their noun as well: «оприлюднені дані».
    const bool participle =
        !sentence.table.ukrainian && Letters(sentence.text.lower[i]) > 5 &&
        !sentence.text.words[i].upper_initial &&
        IsPlainParticiple(sentence.text.lower[i], sentence.table.ukrainian);  // not «члены»
    const bool passive = form == VerbForm::kImpersonal || participle;
    if (passive || sentence.table.impersonals.contains(sentence.text.lower[i]))
      return sentence.text.words.size();
    const bool finite =
        IsFinite(sentence, i) || (opens && form != VerbForm::kNone && form != VerbForm::kInfinitive &&
                                  form != VerbForm::kGerund && form != VerbForm::kImperative);
    if (!finite) continue;
    if (verb < sentence.text.words.size()) return sentence.text.words.size();
    verb = i;
  }
  return verb;
}

bool IsNominativeTitle(const GovernmentTable& table, absl::string_view word) {
  const auto title = table.titles.find(word);
  return title != table.titles.end() && absl::c_any_of(title->second, [](const GrammaticalForm& form) {
           return form.grammatical_case == Case::kNominative;
         });
}

size_t HeadFrom(const SlavicText& sentence, size_t word) {
  const auto passed_over = [&](size_t at) {
    const bool adjective = EndsAsAdjective(sentence.text.lower[at], sentence.table.ukrainian) &&
                           !EndsWithAny(sentence.text.lower[at], "ние", "тие", "вие");
    return adjective || sentence.table.function.contains(sentence.text.lower[at]) ||
           sentence.table.determiners.contains(sentence.text.lower[at]) ||
           sentence.table.adverbs.contains(sentence.text.lower[at]);
  };
  while (word + 1 < sentence.text.words.size() && passed_over(word) && !sentence.text.clause_start[word + 1])
    ++word;
  return word;
}

bool IsBehindThisTime(const SlavicText& sentence, size_t word) {
  return word > 1 && !sentence.text.clause_start[word] && !sentence.text.clause_start[word - 1] &&
         sentence.table.moments.contains(sentence.text.lower[word - 1]) &&
         sentence.table.these.contains(sentence.text.lower[word - 2]);
}

bool PronounBefore(const SlavicText& sentence, size_t verb) {
  const size_t behind = verb > 0 && sentence.text.lower[verb - 1] == "не" ? verb - 1 : verb;
  return behind > 0 && sentence.table.pronouns.contains(sentence.text.lower[behind - 1]);
}

bool IsRelativeTitle(const GovernmentTable& table, absl::string_view word) {
  constexpr size_t kLetter = absl::string_view("а").size();
  constexpr size_t kLongestEnding = 4;
  return absl::c_any_of(table.relative_titles, [word](absl::string_view title) {
    // «жена», «жены», but «сын» is not in «сытый»
    const size_t changes = EndsWithAny(title, "а", "я", "ь", "й", "о") ? kLetter : 0;
    return absl::StartsWith(word, title.substr(0, title.size() - changes)) &&
           Letters(word) < Letters(title) + kLongestEnding;
  });
}

bool IsBehindDeputy(const SlavicText& sentence, size_t word) {
  return word > 0 && !sentence.text.clause_start[word] &&
         BeginsWithAny(sentence.text.lower[word - 1], sentence.table.deputies) &&
         VerbFormOf(sentence.table, sentence.text.lower[word - 1]) == VerbForm::kNone;
}

size_t ToBeDone(const SlavicText& sentence, size_t word) {
  const auto inside = [&sentence](size_t at) {
    return at < sentence.text.words.size() && !sentence.text.clause_start[at];
  };
  const auto passed_over = [&](size_t at) {
    return inside(at) && (sentence.table.particles.contains(sentence.text.lower[at]) ||
                          sentence.table.adverbs.contains(sentence.text.lower[at]));
  };
  size_t at = word;
  while (passed_over(at)) ++at;
  if (!inside(at) || !sentence.table.modals.contains(sentence.text.lower[at]))
    return sentence.text.words.size();
  ++at;
  while (passed_over(at)) ++at;
  return inside(at) && VerbFormOf(sentence.table, sentence.text.lower[at]) == VerbForm::kInfinitive
             ? at
             : sentence.text.words.size();
}

size_t BehindRelativeClause(const SlavicText& sentence, size_t word) {
  const size_t count = sentence.text.words.size();
  const auto is_pronoun = [&](size_t at) {
    return at < count && (sentence.table.relative_pronouns.contains(sentence.text.lower[at]) ||
                          sentence.table.which.contains(sentence.text.lower[at]));
  };
  if (word + 1 >= count || sentence.text.Gap(word) != ", " || (!is_pronoun(word) && !is_pronoun(word + 1)))
    return word;
  size_t end = word + 1;
  while (end < count && !sentence.text.clause_start[end]) ++end;
  return end < count && sentence.text.Gap(end) == ", " ? end : word;
}

VerbForm PredicateForm(const SlavicText& sentence, size_t word) {
  const std::string& lower = sentence.text.lower[word];
  if (sentence.text.words[word].upper_initial && !sentence.text.sentence_start[word]) return VerbForm::kNone;
  const VerbForm form = VerbFormOf(sentence.table, lower);
  const bool short_form =
      sentence.table.states.contains(lower) ||
      (!sentence.table.ukrainian && Letters(lower) > 5 && IsPlainParticiple(lower, false) &&
       !sentence.table.not_participles.contains(lower));
  if (!short_form) {
    const bool finite = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine ||
                        form == VerbForm::kPastNeuter || form == VerbForm::kPastPlural ||
                        form == VerbForm::kPresentSingular || form == VerbForm::kPresentPlural;
    return finite ? form : VerbForm::kNone;
  }
  if (EndsWithAny(lower, "а")) return VerbForm::kPastFeminine;
  if (EndsWithAny(lower, "о", "е")) return VerbForm::kPastNeuter;
  return EndsWithAny(lower, "ы", "і") ? VerbForm::kPastPlural : VerbForm::kPastMasculine;
}

}  // namespace dragoman
