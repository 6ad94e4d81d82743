// What the words of a clause say of its verb and subject, and what stands in another order than most: objects
// before their verb, agents behind a participle.
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

namespace dragoman {

bool Government::Agrees(VerbForm verb, const TargetText& text, const PlacedTerm& term) const {
  const size_t next = BehindName(text, term);
  const bool list = next < text.words.size() && (table_.conjunctions.contains(text.lower[next]) ||
                                                 (text.Gap(next) == ", " && text.words[next].upper_initial));
  const bool plural = term.number == Number::kPlural || list;
  switch (verb) {
    case VerbForm::kPastNeuter:
      return term.gender == Gender::kNeuter;
    case VerbForm::kPastFeminine:
      // «сказала посол»
      return term.kind == TermKind::kTitle ||
             (term.gender != Gender::kMasculine && term.gender != Gender::kNeuter);
    case VerbForm::kPastMasculine:
      return term.gender != Gender::kFeminine && term.gender != Gender::kNeuter;
    case VerbForm::kPastPlural:
    case VerbForm::kPresentPlural:
      return plural;
    case VerbForm::kPresentSingular:
      return term.number != Number::kPlural;
    default:
      return false;
  }
}

bool Government::MayBeSubject(absl::string_view word, VerbForm verb) const {
  if (Letters(word) < 3 || table_.function.contains(word) || table_.pronouns.contains(word) ||
      VerbFormOf(word) != VerbForm::kNone) {
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

bool Government::OpensWithSubject(const TargetText& text, size_t verb, const DecidedTerms& decided) const {
  size_t first = verb;
  while (first > 0 && !text.clause_start[first]) --first;
  if (first == verb) return false;
  // Right behind it, or behind names that belong to it, stands this verb or an earlier one: «Вдова помогает …
  // и гордится», «Жители Херсона и Николаева не верят», «Поляки в Кракове доверяют».
  size_t behind = first + 1;
  for (size_t last = behind; last < verb; ++last) {
    const auto name = decided.find(last);
    if (name == decided.end()) continue;
    const size_t begin = name->second.first_word;
    const bool linked = begin == behind + 1 && (table_.conjunctions.contains(text.lower[behind]) ||
                                                FindPreposition(text, behind) != nullptr);
    if (begin == behind || linked) behind = last + 1;
  }
  // «чверть виборців зараз підтримує»
  const Case* complement = CaseOfComplement(text.lower[first]);
  const bool of_many = behind < verb && complement != nullptr && *complement == Case::kGenitive &&
                       !text.words[behind].upper_initial && Letters(text.lower[behind]) > 3 &&
                       EndsWithAny(text.lower[behind], "ів", "їв", "ов", "ев", "ей", "их", "ых");
  if (of_many) ++behind;
  while (behind < verb && table_.adverbs.contains(text.lower[behind])) ++behind;
  if (behind < verb && text.lower[behind] == "не") ++behind;
  if (behind != verb && !IsFinite(text, behind)) return false;
  return !decided.contains(first) && FindPreposition(text, first) == nullptr &&
         MayBeSubject(text.lower[first], VerbFormOf(text.lower[verb]));
}

bool Government::HasSubject(const TargetText& text, size_t verb, const DecidedTerms& decided) const {
  const VerbForm form = VerbFormOf(text.lower[verb]);
  if (text.clause_start[verb]) return false;
  for (size_t i = verb; i-- > 0;) {
    const auto known = decided.find(i);
    const bool beside = i + 1 == verb || (i + 2 == verb && text.lower[i + 1] == "не");
    // «как это делает Россия»
    const bool as_object = i > 0 && !text.clause_start[i] && table_.as_well.contains(text.lower[i - 1]);
    const bool this_does = beside && (text.lower[i] == "это" || text.lower[i] == "це") && !as_object &&
                           !BeginsWithAny(text.lower[verb], table_.speech);
    if (table_.pronouns.contains(text.lower[i]) || this_does) return true;
    if (known != decided.end() && known->second.grammatical_case == Case::kNominative) {
      PlacedTerm subject;
      subject.kind = known->second.kind;
      subject.gender = known->second.gender;
      subject.number = known->second.number;
      subject.last_word = i;
      const size_t first = known->second.first_word;
      const bool behind_preposition =
          first > 0 && !text.clause_start[first] && FindPreposition(text, first - 1) != nullptr;
      const bool past = form == VerbForm::kPastFeminine || form == VerbForm::kPastMasculine ||
                        form == VerbForm::kPastNeuter;
      if (!behind_preposition && (!past || Agrees(form, text, subject))) return true;
    }
    // «помогает заключённым и гордится»: the verbs have one subject.
    if (i + 1 == verb && table_.conjunctions.contains(text.lower[i])) continue;
    if (text.clause_start[i + 1] || text.sentence_start[i + 1] || table_.conjunctions.contains(text.lower[i]))
      break;
  }
  return OpensWithSubject(text, verb, decided);
}

// «нанесены удары планирующими бомбами» for "was hit by glide bombs": the agent further behind a participle.
CaseDemand Government::AfterParticiple(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1;
  // «ордер, выданный судом» for "the court's warrant"
  // «данным, предоставленным Госдепартаментом», «скандалу, вызванному телефонным разговором»
  const bool done =
      !term.source.given && !term.source.predicate && !term.source.subject && term.kind != TermKind::kPlace;
  const bool issued =
      (term.source.possessor || done) && text.clause_start[before] && !text.sentence_start[before] &&
      (!term.source.possessor || term.names_person() || term.kind == TermKind::kOrganisation) &&
      Letters(text.lower[before]) > 4 && text.Gap(before) == ", " &&
      (ukrainian_ ? EndsWithAny(text.lower[before], "аний", "ений", "ана", "ена", "ане", "ене", "ані", "ені",
                                "аного", "еного", "аної", "еної", "аному", "еному", "ану", "ену", "аних",
                                "ених", "аним", "еним")
                  : EndsWithAny(text.lower[before], "нный", "нная", "нное", "нные", "нного", "нной", "нному",
                                "нным", "нных", "нном", "нную"));
  // «книгу, посвящённую Навальному»
  const Case* completed = table_.CaseOfAdjective(text.lower[before]);
  if (issued && completed == nullptr) return {{Case::kInstrumental}, true};
  if (!term.source.by) return {};
  for (size_t i = term.first_word; i > 1 && !text.clause_start[i]; --i) {
    // «на невизначений термін відклав»
    if (FindPreposition(text, i - 1) != nullptr || IsFinite(text, i - 1)) return {};
    const std::string& word = text.lower[i - 1];
    // «предложение, сделанное ему Вокье»
    const bool participle = IsPlainParticiple(word, ukrainian_) ||
                            (text.clause_start[i - 1] && Letters(word) > 4 && IsParticiple(word, ukrainian_));
    if (i < term.first_word && !text.words[i - 1].upper_initial && participle)
      return {{Case::kInstrumental}, true};
  }
  return {};
}

bool Government::GivesBefore(const TargetText& text, size_t word) const {
  for (size_t i = word; i > 0 && !text.clause_start[i]; --i) {
    const std::string& verb = text.lower[i - 1];
    const Case* governed = VerbFormOf(verb) == VerbForm::kNone ? nullptr : table_.CaseOfVerb(verb);
    if (BeginsWithAny(verb, table_.gives) || (governed != nullptr && *governed == Case::kDative)) return true;
  }
  return false;
}

size_t Government::BehindName(const TargetText& text, const PlacedTerm& term) const {
  size_t next = term.last_word + 1;
  const auto goes_on = [&text](size_t word) {
    // «Дж. Д. Вэнс»
    const bool initial = text.words[word].gap_before == WordGap::kPeriod && text.words[word - 1].letters <= 2;
    return !text.clause_start[word] || initial;
  };
  // «Урсула фон дер Ляйен»
  while (term.kind == TermKind::kTitle && next < text.words.size() && goes_on(next) &&
         (text.words[next].upper_initial ||
          (next > term.last_word + 1 && table_.name_particles.contains(text.lower[next])))) {
    ++next;
  }
  return next;
}

bool Government::IsCounted(const TargetText& text, size_t first) const {
  if (first == 0 || text.clause_start[first]) return false;
  const auto numeral = table_.numerals.find(text.lower[first - 1]);
  return numeral != table_.numerals.end() && numeral->second.cases == std::vector<Case>{Case::kGenitive};
}

size_t Government::BehindList(const TargetText& text, size_t word) const {
  size_t end = word;
  while (end < text.words.size() && !text.sentence_start[end] &&
         (text.words[end].upper_initial || table_.conjunctions.contains(text.lower[end]))) {
    ++end;
  }
  return end;
}

bool Government::BeginsClause(const TargetText& text, size_t word) const {
  return word == 0 || text.clause_start[word];
}

bool Government::OpensWithConjunction(const TargetText& text, size_t word) const {
  return word > 0 && text.clause_start[word - 1] && !text.clause_start[word] &&
         table_.openings.contains(text.lower[word - 1]);
}

CaseDemand Government::BeforeImpersonal(const TargetText& text, size_t word) const {
  const auto inside = [&text](size_t at) { return at < text.words.size() && !text.clause_start[at]; };
  size_t done = word;
  while (inside(done) && table_.adverbs.contains(text.lower[done])) ++done;
  if (!ukrainian_ || !inside(done) || VerbFormOf(text.lower[done]) != VerbForm::kImpersonal) return {};
  // «Ханові заборонено в'їзд», but «Меджліс заборонено в Росії»
  const Case* governed = table_.CaseOfVerb(text.lower[done]);
  const bool thing_behind = inside(done + 1) && FindPreposition(text, done + 1) == nullptr;
  const bool dative = governed != nullptr && *governed == Case::kDative && thing_behind &&
                      !BeginsWithAny(text.lower[done], table_.gives);
  if (dative) return {{Case::kDative}, true};
  return {{Case::kAccusative}, true, {}, {Case::kDative, Case::kGenitive, Case::kInstrumental}};
}

size_t Government::VerbOfObject(const TargetText& text, const PlacedTerm& term) const {
  // «Алара Каріса, Едгарса Рінкевичса та Гітанаса Науседу прийняв»
  const size_t next = BehindName(text, term), none = text.words.size();
  const size_t end = term.source.listed ? BehindList(text, next) : next;
  const size_t verb = FirstVerbWord(text, end, kObjectReach);
  if (verb < none || !term.source.passive || end >= none || !text.clause_start[end] ||
      text.sentence_start[end])
    return verb;
  // «Илью Яшина, освобождённого в 2024 году, пригласила»
  size_t behind = end + 1;
  while (behind < none && !text.clause_start[behind]) ++behind;
  const bool is_verb = behind < none && !text.sentence_start[behind] && !text.words[behind].upper_initial &&
                       VerbFormOf(text.lower[behind]) != VerbForm::kNone;
  return is_verb ? behind : none;
}

CaseDemand Government::FrontedObject(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  const bool begins_clause = BeginsClause(text, first) || OpensWithConjunction(text, first);
  // «Долгие годы «Новой газетой» руководил Муратов»
  const bool behind_adverbial =
      !begins_clause && (term.source.passive || term.agent_behind) &&
      FindPreposition(text, first - 1) == nullptr && !table_.conjunctions.contains(text.lower[first - 1]) &&
      ((term.source.passive && term.agent_behind) || OpensWithAdverbial(text, first - 1, kObjectReach));
  const bool may_be = term.kind != TermKind::kTerm || term.animate || term.source.passive;
  if (!may_be || (!begins_clause && !behind_adverbial)) return {};
  // «Евана Гершковича звільнено», «Барделлу вже визначено», «Медведєва і Симоньян внесено»
  const size_t behind =
      term.source.listed && ukrainian_ ? BehindList(text, BehindName(text, term)) : BehindName(text, term);
  CaseDemand impersonal = BeforeImpersonal(text, behind);
  if (impersonal.cases.empty()) impersonal = BeforeModal(text, term);
  if (!impersonal.cases.empty()) return impersonal;
  // «Парубий застрелен»: the subject of a passive.
  const bool passive = !ukrainian_ && behind < text.words.size() && !text.clause_start[behind] &&
                       IsPlainParticiple(text.lower[behind], ukrainian_) &&
                       !EndsWithAny(text.lower[behind], "но", "то");
  if (passive) return {};
  const size_t verb = VerbOfObject(text, term);
  if (verb == text.words.size()) return {};
  const bool goes_on = verb + 1 < text.words.size() && !text.clause_start[verb + 1];
  // «Армению могут лишить помощи»
  const bool modal = goes_on && BeginsWithAny(text.lower[verb], table_.intransitive) &&
                     VerbFormOf(text.lower[verb + 1]) == VerbForm::kInfinitive;
  const std::string& word = text.lower[modal ? verb + 1 : verb];
  if (BeginsWithAny(word, table_.undergoes)) return {};
  const Case* governed = table_.CaseOfVerb(word);
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  if (reflexive ? governed == nullptr : BeginsWithAny(word, table_.intransitive)) return {};
  const VerbForm form = VerbFormOf(text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const bool transitive = (governed != nullptr || BeginsWithAny(word, table_.takes_for)) && !reflexive;
  const bool name_behind = goes_on && text.words[verb + 1].upper_initial && verb == term.last_word + 1;
  // «Мамдані склав присягу»: the verb has its object.
  const bool complete = goes_on && !text.words[verb + 1].upper_initial && Agrees(form, text, term) &&
                        (governed == nullptr || *governed == Case::kAccusative) &&
                        EndsWithAny(text.lower[verb + 1], "у", "ю") &&
                        VerbFormOf(text.lower[verb + 1]) == VerbForm::kNone &&
                        FindPreposition(text, verb + 1) == nullptr;
  if (complete && !term.agent_behind && !plural) return {};
  // «Ожидается, что Стармер посетит Осло» for "Starmer is expected in Oslo"
  const bool said_to_act = !BeginsClause(text, first) && table_.whats.contains(text.lower[first - 1]) &&
                           name_behind && Agrees(form, text, term) && !plural && !term.agent_behind;
  if (said_to_act) return {};
  // The subject is another one: the verb does not agree with the name, has what the source names as its
  // subject behind it, or does what the source says is done to the name.
  const bool other_subject =
      !Agrees(form, text, term) || (plural && transitive) || term.agent_behind ||
      (governed != nullptr && transitive && *governed == Case::kAccusative && name_behind) ||
      (term.source.passive && transitive) || (term.source.recipient && BeginsWithAny(word, table_.gives));
  if (!other_subject) return {};
  // «Сырскому показали снимки», «заложников передали Красному Кресту»
  Case wanted = governed == nullptr ? Case::kAccusative : *governed;
  if (BeginsWithAny(word, table_.gives) && term.source.passive)
    wanted = term.source.recipient ? Case::kDative : Case::kAccusative;
  const bool acted_on = governed != nullptr && *governed == Case::kAccusative && !reflexive &&
                        !BeginsWithAny(word, table_.gives) && !BeginsWithAny(word, table_.takes_for);
  // «Посла выслали», «Крыма не признали», but «Байдену сделали операцию»
  const size_t next = modal ? verb + 2 : verb + 1;
  const bool alone = next >= text.words.size() || text.clause_start[next] ||
                     FindPreposition(text, next) != nullptr || table_.adverbs.contains(text.lower[next]);
  if (acted_on && alone && wanted == Case::kAccusative) return {{Case::kAccusative, Case::kGenitive}, true};
  CaseDemand object{{wanted, Case::kDative, Case::kGenitive, Case::kInstrumental}, true};
  // «Силы беспилотных систем командует» is no accusative, nor is «Червоний Хрест відмовили».
  const bool denied = wanted == Case::kDative && BeginsWithAny(word, table_.dative_only);
  if (wanted != Case::kInstrumental && !denied) object.cases.push_back(Case::kAccusative);
  return object;
}

CaseDemand Government::RecipientOfPassive(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  // «О переговорах Нетаньяху ничего не сказали»
  const bool opens = BeginsClause(text, first) || (FindPreposition(text, first - 1) == nullptr &&
                                                   OpensWithAdverbial(text, first - 1, kObjectReach));
  if (!term.source.given || !opens || term.is_thing()) return {};
  const size_t next = BehindName(text, term);
  for (size_t i = next; i < text.words.size() && i <= next + kObjectReach && !text.clause_start[i]; ++i) {
    const bool told = BeginsWithAny(text.lower[i], table_.speech) &&
                      VerbFormOf(text.lower[i]) == VerbForm::kPastPlural && term.number != Number::kPlural;
    if (told) return {{Case::kDative}, true};
    const bool given = BeginsWithAny(text.lower[i], table_.gives) &&
                       (IsPlainParticiple(text.lower[i], ukrainian_) ||
                        VerbFormOf(text.lower[i]) == VerbForm::kImpersonal || IsFinite(text, i));
    if (given) return {{Case::kDative}, true};
  }
  return {};
}

// «Будапештський меморандум Україну не захистив», «Францию попросили Чад и Сенегал»
CaseDemand Government::ObjectBeforeVerb(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  if (!term.source.object || term.source.passive || term.source.gerund || term.is_thing()) return {};
  size_t verb = term.last_word + 1;
  if (verb < text.words.size() && text.lower[verb] == "не" && !text.clause_start[verb]) ++verb;
  if (!IsFinite(text, verb)) return {};
  const Case* governed = table_.CaseOfVerb(text.lower[verb]);
  if (governed == nullptr || EndsWithAny(text.lower[verb], "ся", "сь")) return {};
  const auto subject = decided.find(term.first_word - 1);
  const bool subject_before =
      subject != decided.end() && subject->second.grammatical_case == Case::kNominative;
  const bool other = !Agrees(VerbFormOf(text.lower[verb]), text, term) && verb + 1 < text.words.size() &&
                     !text.clause_start[verb + 1] && text.words[verb + 1].upper_initial;
  return subject_before || other ? CaseDemand{{*governed}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

size_t Government::OnlyFinite(const TargetText& text, size_t begin, size_t end) const {
  size_t verb = text.words.size();
  for (size_t i = begin; i < end; ++i) {
    const bool opens = text.clause_start[i] && !text.words[i].upper_initial;
    const VerbForm form = text.words[i].upper_initial ? VerbForm::kNone : VerbFormOf(text.lower[i]);
    // Ukrainian ones stand before their noun as well: «оприлюднені дані».
    const bool participle = !ukrainian_ && Letters(text.lower[i]) > 5 &&
                            IsPlainParticiple(text.lower[i], ukrainian_);  // not «члены»
    const bool passive = form == VerbForm::kImpersonal || participle;
    if (passive || table_.impersonals.contains(text.lower[i])) return text.words.size();
    const bool finite =
        IsFinite(text, i) || (opens && form != VerbForm::kNone && form != VerbForm::kInfinitive &&
                              form != VerbForm::kGerund && form != VerbForm::kImperative);
    if (!finite) continue;
    if (verb < text.words.size()) return text.words.size();
    verb = i;
  }
  return verb;
}

bool Government::IsNominativeTitle(absl::string_view word) const {
  const auto title = table_.titles.find(word);
  return title != table_.titles.end() && absl::c_any_of(title->second, [](const GrammaticalForm& form) {
           return form.grammatical_case == Case::kNominative;
         });
}

size_t Government::HeadFrom(const TargetText& text, size_t word) const {
  const auto passed_over = [&](size_t at) {
    const bool adjective =
        EndsAsAdjective(text.lower[at], ukrainian_) && !EndsWithAny(text.lower[at], "ние", "тие", "вие");
    return adjective || table_.function.contains(text.lower[at]) ||
           table_.determiners.contains(text.lower[at]) || table_.adverbs.contains(text.lower[at]);
  };
  while (word + 1 < text.words.size() && passed_over(word) && !text.clause_start[word + 1]) ++word;
  return word;
}

bool Government::HasOtherSubject(const TargetText& text, const PlacedTerm& term, size_t begin, size_t verb,
                                 const DecidedTerms& decided) const {
  // What opens its clause has no other before it.
  if (begin != term.first_word && HasSubject(text, verb, decided)) return true;
  const VerbForm form = VerbFormOf(text.lower[verb]);
  const std::string& does = text.lower[verb];
  bool transitive = !EndsWithAny(does, "ся", "сь") && !BeginsWithAny(does, table_.intransitive) &&
                    !BeginsWithAny(does, table_.speech) && !BeginsWithAny(does, table_.undergoes);
  // «Приговор Додик признавать отказывается»
  for (size_t i = begin; i < text.words.size() && (i == begin || !text.clause_start[i]); ++i) {
    transitive |=
        VerbFormOf(text.lower[i]) == VerbForm::kInfinitive && table_.CaseOfVerb(text.lower[i]) != nullptr;
  }
  return absl::c_any_of(std::array<size_t, 2>{begin, verb + 1}, [&](size_t from) {
    if (from == verb || from >= text.words.size() || (from > begin && text.clause_start[from])) return false;
    const size_t noun = HeadFrom(text, from);
    // «Своего кандидата партия выдвигать не будет»
    const bool oblique = noun != from && EndsWithAny(text.lower[from], "ого", "его", "ому", "ему", "ую", "юю",
                                                     "ых", "ыми", "ими", "їх");
    if (oblique) return false;
    const bool own = noun >= term.first_word && noun <= term.last_word;
    const bool in_term = absl::c_any_of(decided, [noun](const auto& known) {
      return known.second.first_word <= noun && noun <= known.first;
    });
    if (own || noun == verb || in_term || FindPreposition(text, noun) != nullptr) return false;
    const std::string& word = text.lower[noun];
    if (IsNominativeTitle(word)) return true;
    const bool neuter = (form == VerbForm::kPresentSingular || form == VerbForm::kPastNeuter) &&
                        Letters(word) > 3 && EndsWithAny(word, "е", "о", "ння", "ття") &&
                        VerbFormOf(word) == VerbForm::kNone;
    if (!neuter && !MayBeSubject(word, form)) return false;
    // «призвала правительства Георгиева»
    if (from == verb + 1 && term.kind == TermKind::kPerson && transitive) return false;
    // «Экспорт зерна Румыния ограничила»: it may be the object as well.
    return !transitive || (!neuter && EndsWithAny(word, "а", "я", "ь"));
  });
}

CaseDemand Government::ObjectOfClause(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  const SourcePlace& source = term.source;
  if (!source.object || source.passive || source.gerund || source.subject || source.possessor) return {};
  size_t begin = term.first_word;
  while (!text.clause_start[begin]) --begin;
  const size_t verb = OnlyFinite(text, begin, term.first_word);
  if (verb == text.words.size() || verb + 3 > term.first_word || FindPreposition(text, verb + 1) == nullptr ||
      table_.conjunctions.contains(text.lower[term.first_word - 1]) || !HasSubject(text, verb, decided))
    return {};
  const Case* governed = table_.CaseOfVerb(text.lower[verb]);
  if (governed == nullptr || EndsWithAny(text.lower[verb], "ся", "сь")) return {};
  for (size_t i = verb + 2; i < term.first_word; ++i) {
    if (FindPreposition(text, i) != nullptr) return {};
  }
  if (*governed == Case::kAccusative && !BeginsWithAny(text.lower[verb], table_.gives))
    return {{*governed}, true, {}, {Case::kGenitive}};
  return {{*governed}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
}
}  // namespace dragoman
