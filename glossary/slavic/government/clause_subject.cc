#include "glossary/slavic/government/clause_subject.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/algorithm/container.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Whether `word`, an adjective, stands in another case than the nominative.
bool IsObliqueAdjective(absl::string_view word) {
  return EndsWithAny(word, "ого", "его", "ому", "ему", "ую", "юю", "ых", "ыми", "ими", "їх");
}

// Whether the word at the beginning of the clause of word `verb`, right before it, may be its subject.
bool OpensWithSubject(const Place& place, size_t verb) {
  size_t first = BeginOfClause(place, verb);
  // «Лише одна лінія живить»
  while (first < verb && (place.table.particles.contains(place.text.lower[first]) ||
                          place.table.only.contains(place.text.lower[first])))
    ++first;
  if (first == verb || FindPreposition(place, first) != nullptr) return false;
  const size_t head = std::min(HeadFrom(place, first), verb - 1);
  const bool own = head >= place.term.first_word && head <= place.term.last_word;
  if (own || (head > first && IsObliqueAdjective(place.text.lower[first]))) return false;
  first = head;
  // Right behind it, or behind names that belong to it, stands this verb or an earlier one: «Вдова помогает …
  // и гордится», «Жители Херсона и Николаева не верят», «Поляки в Кракове доверяют».
  size_t behind = first + 1;
  for (size_t last = behind; last < verb; ++last) {
    const auto name = place.decided.find(last);
    if (name == place.decided.end()) continue;
    const size_t begin = name->second.first_word;
    const bool linked = begin == behind + 1 && (place.table.conjunctions.contains(place.text.lower[behind]) ||
                                                FindPreposition(place, behind) != nullptr);
    if (begin == behind || linked) behind = last + 1;
  }
  // «чверть виборців зараз підтримує»
  const Case* complement = CaseOfComplement(place.table, place.text.lower[first]);
  const bool of_many = behind < verb && complement != nullptr && *complement == Case::kGenitive &&
                       !place.text.words[behind].upper_initial && Letters(place.text.lower[behind]) > 3 &&
                       EndsWithAny(place.text.lower[behind], "ів", "їв", "ов", "ев", "ей", "их", "ых");
  if (of_many) ++behind;
  // «Зброя Хезболли й досі непокоїть»
  const bool still = behind + 1 < verb && place.table.conjunctions.contains(place.text.lower[behind]) &&
                     place.table.adverbs.contains(place.text.lower[behind + 1]);
  if (still) ++behind;
  while (behind < verb && place.table.adverbs.contains(place.text.lower[behind])) ++behind;
  while (behind < verb && place.table.particles.contains(place.text.lower[behind])) ++behind;
  if (behind != verb && !IsFinite(place, behind)) return false;
  return !place.decided.contains(first) && FindPreposition(place, first) == nullptr &&
         MayBeSubject(place.table, place.text.lower[first], VerbFormOf(place.table, place.text.lower[verb]));
}

}  // namespace

bool Agrees(const Place& place, VerbForm verb) {
  const size_t next = BehindName(place);
  const bool list = next < place.text.words.size() &&
                    (place.table.conjunctions.contains(place.text.lower[next]) ||
                     (place.text.Gap(next) == ", " && place.text.words[next].upper_initial));
  const bool plural = place.term.number == Number::kPlural || list;
  switch (verb) {
    case VerbForm::kPastNeuter:
      return place.term.gender == Gender::kNeuter;
    case VerbForm::kPastFeminine:
      // «сказала посол»
      return place.term.kind == TermKind::kTitle ||
             (place.term.gender != Gender::kMasculine && place.term.gender != Gender::kNeuter);
    case VerbForm::kPastMasculine:
      return place.term.gender != Gender::kFeminine && place.term.gender != Gender::kNeuter;
    case VerbForm::kPastPlural:
    case VerbForm::kPresentPlural:
      return plural;
    case VerbForm::kPresentSingular:
      return place.term.number != Number::kPlural;
    default:
      return false;
  }
}

bool HasSubject(const Place& place, size_t verb) {
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  if (place.text.clause_start[verb]) return false;
  for (size_t i = verb; i-- > 0;) {
    const auto known = place.decided.find(i);
    const bool beside = i + 1 == verb || (i + 2 == verb && place.text.lower[i + 1] == "не");
    // «как это делает Россия»
    const bool as_object =
        i > 0 && !place.text.clause_start[i] && place.table.as_well.contains(place.text.lower[i - 1]);
    const bool this_does = beside && (place.text.lower[i] == "это" || place.text.lower[i] == "це") &&
                           !as_object && !BeginsWithAny(place.text.lower[verb], place.table.speech);
    if (place.table.pronouns.contains(place.text.lower[i]) || this_does) return true;
    if (known != place.decided.end() && known->second.grammatical_case == Case::kNominative) {
      PlacedTerm subject;
      subject.kind = known->second.kind;
      subject.gender = known->second.gender;
      subject.number = known->second.number;
      subject.last_word = i;
      const size_t first = known->second.first_word;
      const bool behind_preposition =
          first > 0 && !place.text.clause_start[first] && FindPreposition(place, first - 1) != nullptr;
      const bool past = form == VerbForm::kPastFeminine || form == VerbForm::kPastMasculine ||
                        form == VerbForm::kPastNeuter;
      if (!behind_preposition && (!past || Agrees(place.With(subject), form))) return true;
    }
    // «помогает заключённым и гордится»: the verbs have one subject.
    if (i + 1 == verb && place.table.conjunctions.contains(place.text.lower[i])) continue;
    if (place.text.clause_start[i + 1] || place.text.sentence_start[i + 1] ||
        place.table.conjunctions.contains(place.text.lower[i]))
      break;
  }
  return OpensWithSubject(place, verb);
}

size_t BehindName(const Place& place) {
  size_t next = place.term.last_word + 1;
  const auto goes_on = [&place](size_t word) {
    // «Дж. Д. Вэнс»
    const bool initial =
        place.text.words[word].gap_before == WordGap::kPeriod && place.text.words[word - 1].letters <= 2;
    return !place.text.clause_start[word] || initial;
  };
  // «Урсула фон дер Ляйен»
  while (place.term.kind == TermKind::kTitle && next < place.text.words.size() && goes_on(next) &&
         (place.text.words[next].upper_initial ||
          (next > place.term.last_word + 1 && place.table.name_particles.contains(place.text.lower[next])))) {
    ++next;
  }
  return next;
}

bool HasOtherSubject(const Place& place, size_t begin, size_t verb) {
  // What opens its clause has no other before it.
  if (begin != place.term.first_word && HasSubject(place, verb)) return true;
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  const std::string& does = place.text.lower[verb];
  bool transitive = !EndsWithAny(does, "ся", "сь") && !BeginsWithAny(does, place.table.intransitive) &&
                    !BeginsWithAny(does, place.table.speech) && !BeginsWithAny(does, place.table.undergoes);
  // «Приговор Додик признавать отказывается»
  for (size_t i = begin; i < place.text.words.size() && (i == begin || !place.text.clause_start[i]); ++i) {
    transitive |= VerbFormOf(place.table, place.text.lower[i]) == VerbForm::kInfinitive &&
                  place.table.CaseOfVerb(place.text.lower[i]) != nullptr;
  }
  return absl::c_any_of(std::array<size_t, 2>{begin, verb + 1}, [&](size_t from) {
    if (from == verb || from >= place.text.words.size() || (from > begin && place.text.clause_start[from]))
      return false;
    const size_t noun = HeadFrom(place, from);
    // «Своего кандидата партия выдвигать не будет»
    if (noun != from && IsObliqueAdjective(place.text.lower[from])) return false;
    const bool own = noun >= place.term.first_word && noun <= place.term.last_word;
    const bool in_term = absl::c_any_of(place.decided, [noun](const auto& known) {
      return known.second.first_word <= noun && noun <= known.first;
    });
    // «Украина была освобождена»
    const bool predicate = place.table.copulas.contains(place.text.lower[verb]) && noun == verb + 1 &&
                           IsPlainParticiple(place.text.lower[noun], place.table.ukrainian);
    if (own || noun == verb || in_term || predicate || FindPreposition(place, noun) != nullptr) return false;
    const std::string& word = place.text.lower[noun];
    if (IsNominativeTitle(place.table, word)) return true;
    const bool neuter = (form == VerbForm::kPresentSingular || form == VerbForm::kPastNeuter) &&
                        Letters(word) > 3 && EndsWithAny(word, "е", "о", "ння", "ття") &&
                        VerbFormOf(place.table, word) == VerbForm::kNone;
    if (!neuter && !MayBeSubject(place.table, word, form)) return false;
    // «призвала правительства Георгиева»
    if (from == verb + 1 && place.term.kind == TermKind::kPerson && transitive) return false;
    // «Экспорт зерна Румыния ограничила»: it may be the object as well.
    return !transitive || (!neuter && EndsWithAny(word, "а", "я", "ь"));
  });
}

bool BelongsToPhrase(const Place& place, size_t begin, size_t verb) {
  if (BeginsClause(place, place.term.first_word) && verb > place.term.last_word) return false;
  // «індонезійського Червоного Хреста», «послався на заяву Трампа»
  const size_t before = place.term.first_word - 1;
  const bool of_adjective = Letters(place.text.lower[before]) > 4 &&
                            EndsWithAny(place.text.lower[before], "ого", "его", "ому", "ему", "ой", "ої",
                                        "ій", "ых", "их", "іх", "ым", "им", "ім", "ыми", "ими", "ую", "юю");
  bool in_phrase = false;
  for (size_t i = before; i > verb && i + 3 > before && !place.text.clause_start[i]; --i) {
    const bool apart = place.text.words[i].gap_before == WordGap::kApostrophe;  // «з'ясувати»
    in_phrase |= !apart && FindPreposition(place, i - 1) != nullptr;
  }
  // «в феврале ушёл с поста президента Йоханнис», «куда прибыла с визитом Зеленская»
  const bool opens_without = begin == verb || place.table.relative_places.contains(place.text.lower[begin]) ||
                             FindPreposition(place, begin) != nullptr;
  in_phrase &= !opens_without || !place.term.names_person();
  // «В письме Герцогу Трамп попросил»: another name has the verb.
  for (size_t i = place.term.last_word + 1; place.term.kind == TermKind::kPerson && i < verb; ++i) {
    if (place.text.words[i].upper_initial) return true;
  }
  return of_adjective || in_phrase;
}

}  // namespace dragoman
