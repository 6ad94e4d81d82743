// What a noun demands of the term behind it.
#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// Whether `word` is an adjective, which governs nothing.
bool IsNounsAdjective(absl::string_view word) {
  if (EndsWithAny(word, "ций", "ений", "аний")) return false;  // «позиций», «решений»
  return EndsWithAny(word, "ый", "ий", "ая", "ое", "ые") || IsRelational(word) || IsPassiveAttribute(word);
}

}  // namespace

const Case* Government::CaseOfComplement(absl::string_view word) const {
  // «виступив» is no form of «виступ», but «слів» is one of «слово».
  const bool past = EndsWithAny(word, "ив", "ав", "ув", "яв", "ил", "ал", "ел", "ял", "ила", "ала", "или",
                                "али", "ить", "ять", "ють", "уть", "ать", "ує", "ает", "ует", "яет", "ают",
                                "уют", "яют", "ят", "лся", "ає", "яє", "ює", "іє", "їть", "ило", "ало", "яло",
                                "яли", "ули", "уло", "лась", "лось", "лись", "ется", "ются", "ится", "ятся");
  const VerbForm form = VerbFormOf(word);
  // «законним» is no form of «закон».
  const bool adjective = IsNounsAdjective(word) || EndsWithAny(word, "ного", "ному", "ним", "ным", "них",
                                                               "ных", "ними", "ными", "ної", "ную", "нюю");
  const bool other = adjective || form == VerbForm::kInfinitive || (past && form != VerbForm::kNone);
  const auto whole = table_.nouns.find(word);  // «данные» looks like an adjective
  const Case* of_table = whole != table_.nouns.end() ? &whole->second
                         : other                     ? nullptr
                                                     : table_.CaseOfNoun(word);
  if (of_table != nullptr) return of_table;
  static constexpr Case kGenitive = Case::kGenitive;
  const bool abstract = ukrainian_
                            ? EndsWithAny(word, "ння", "нню", "нням", "нні", "ннями", "ннях", "ція", "ції",
                                          "цію", "цією", "ціям", "ціями", "ціях", "ства", "ство", "ствами")
                            : EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "ний", "ниям", "ниями",
                                          "ниях", "ция", "ции", "цию", "цией", "ций", "циям", "циями", "циях",
                                          "ство", "ства", "ству", "ствами");
  return abstract ? &kGenitive : nullptr;
}

CaseDemand Government::BehindOtherNoun(const TargetText& text, const PlacedTerm& term, bool verb,
                                       bool subject) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool adjective = IsNounsAdjective(word) || table_.determiners.contains(word);
  const bool thing = term.is_thing() && !term.animate;
  static const std::vector<Case> kOblique = {Case::kGenitive, Case::kDative, Case::kAccusative,
                                             Case::kInstrumental};
  if (term.source.given && !thing && !verb && !adjective && Letters(word) > 3) {
    // «угроза Тайваню»; «передал бронемашины Вооружённым силам» leaves no other case.
    const bool gives = at > 0 && !text.clause_start[at] && BeginsWithAny(text.lower[at - 1], table_.gives) &&
                       VerbFormOf(text.lower[at - 1]) != VerbForm::kNone;
    return {{Case::kDative}, true, {}, gives ? std::vector<Case>{} : kOblique};
  }
  // "Rosatom engineers": a name that English has before the noun; "farmers in Brittany": «фермеров Бретани».
  const bool inhabits =
      term.source.at && !adjective && (term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation);
  const bool attribute =
      inhabits || (term.source.attribute && (!term.source.object || term.source.passive) &&
                   !term.source.subject && !adjective &&
                   (term.kind == TermKind::kPerson || term.kind == TermKind::kOrganisation ||
                    term.kind == TermKind::kPlace));
  // «Пассажиры поезда «Укрзализныци» провели» for "a train run by"
  const size_t next = term.last_word + 1;
  const bool by_other =
      term.source.by && IsFinite(text, next) && !Agrees(VerbFormOf(text.lower[next]), text, term);
  // «сказал журналистам», but «по руинам»
  const bool addressed = IsDativePlural(word) && !term.source.possessor &&
                         (at == 0 || text.clause_start[at] || FindPreposition(text, at - 1) == nullptr);
  const bool depends =
      (term.source.possessor || term.source.from || term.source.gerund || by_other || attribute) && !verb &&
      !adjective && (Letters(word) > 2 || text.words[at].gap_before == WordGap::kApostrophe) && !subject &&
      !addressed;
  if (!depends) return {};
  // "the cars of Germany": whose they are leaves no other case.
  const bool participle = ukrainian_ ? IsPlainParticiple(word, true) : IsParticiple(word, false);
  // «между Россией и большой Европой» for "much of Europe"
  const bool owned = term.source.possessor && !term.source.according && !term.source.object && !participle &&
                     !EndsAsAdjective(word, ukrainian_);
  return {{Case::kGenitive}, true, {}, owned ? OtherCasesBehind(text, term) : kOblique};
}

CaseDemand Government::SubjectBehindNoun(const TargetText& text, const PlacedTerm& term,
                                         const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  if (at == 0 || text.clause_start[at]) return {};
  const CaseDemand nominative{{Case::kNominative},
                              true,
                              {},
                              {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental}};
  // «сообщил агентству Ушаков» for "Ushakov told the agency"
  const bool light = table_.light.contains(word);
  const bool speaks = BeginsWithAny(text.lower[at - 1], table_.speech);
  // «приняли участие президент Макрон, …»
  const VerbForm verb_form = VerbFormOf(text.lower[at - 1]);
  const bool agrees = Agrees(verb_form, text, term) ||
                      (light && term.source.listed &&
                       (verb_form == VerbForm::kPastPlural || verb_form == VerbForm::kPresentPlural));
  const bool told = (term.source.subject || (light && term.source.by)) && term.names_person() &&
                    (speaks || light) && agrees;
  if (told) return nominative;
  if (IsShownTo(text, at, term)) return {};
  // «Чи втратила самовладання партія», «потрапили під обстріл миротворці»
  const size_t verb =
      FindPreposition(text, at - 1) != nullptr && !text.clause_start[at - 1] ? at - 2 : at - 1;
  const bool owned = term.source.possessor || term.source.dependent || term.source.object;
  // «будет согласие бундестага»
  const bool has_object = verb + 1 < at || !BeginsWithAny(text.lower[verb], table_.intransitive);
  if (term.source.subject && !owned && has_object && IsFinite(text, verb) && !text.clause_start[verb + 1] &&
      Agrees(VerbFormOf(text.lower[verb]), text, term) && !HasSubject(text, verb, decided))
    return nominative;
  // «заявил журналистам пресс-секретарь»
  const bool to_people = IsDativePlural(word) && speaks && !HasSubject(text, at - 1, decided);
  return to_people ? nominative : CaseDemand{};
}

bool Government::HasVerbBefore(const TargetText& text, size_t word) const {
  for (size_t i = word; i > 0 && !text.clause_start[i]; --i) {
    if (!text.words[i - 1].upper_initial && VerbFormOf(text.lower[i - 1]) != VerbForm::kNone) return true;
  }
  return false;
}

std::vector<Case> Government::OtherCasesBehind(const TargetText& text, const PlacedTerm& term) const {
  const size_t noun = term.first_word - 1, behind = term.last_word + 1;
  const std::string& word = text.lower[noun];
  const Case* governed = table_.CaseOfNoun(word);
  std::vector<Case> cases;
  // «присвятила премію народові Венесуели»
  const bool to_somebody = IsDativePlural(word) || EndsWithAny(word, "ові", "еві", "єві");
  // «приговор Додику», «вручил премию Мачадо»
  if (BeginsWithAny(word, table_.verdicts) || BeginsWithAny(word, table_.gives) ||
      (GivesBefore(text, noun) && !to_somebody))
    cases.push_back(Case::kDative);
  // «поддержка Китаем России»: what it is done to stands behind.
  const bool has_object =
      behind < text.words.size() && !text.clause_start[behind] && FindPreposition(text, behind) == nullptr &&
      !table_.conjunctions.contains(text.lower[behind]) && VerbFormOf(text.lower[behind]) == VerbForm::kNone;
  if ((governed != nullptr && *governed == Case::kInstrumental) || NamesAction(word) || has_object)
    cases.push_back(Case::kInstrumental);
  return cases;
}

CaseDemand Government::OfNoun(const TargetText& text, const PlacedTerm& term, Case governed) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  // «письмо Макрону», but "Macron's letter" is «письмо Макрона»; «введение Советом Безопасности санкций»
  if (term.source.possessor) {
    return {{Case::kGenitive}, true, {}, OtherCasesBehind(text, term)};
  }
  // The name may belong to the verb before the noun: «задал вопрос Путину».
  CaseDemand demand{{governed}, true};
  // «наступника Гутерріша» for "a successor to Guterres", «пошкодження станції» for "damage to the plant"
  const bool own = IsRelativeTitle(word) || BeginsWithAny(word, table_.damages);
  const bool thing = term.is_thing() && !term.animate;
  if (!thing && term.source.given && !own) demand.cases.insert(demand.cases.begin(), Case::kDative);
  // «звинуватила у своєму падінні Банк Англії»
  const bool in_phrase =
      at >= 2 && !text.clause_start[at] && !text.clause_start[at - 1] &&
      (FindPreposition(text, at - 1) != nullptr || FindPreposition(text, at - 2) != nullptr);
  // «поддержал на саммите Украину»
  // «поддержка Украины», but «С открытия собор посетили»
  // «об обстреле Белгорода» for "that Belgorod had been shelled"
  // «Предложение об упразднении Сената провалилось», but «поддержал в атаке Украину»
  const bool of_head = in_phrase && FindPreposition(text, at - 1) != nullptr && !HasVerbBefore(text, at - 1);
  const bool last = FirstVerbWord(text, term.last_word + 1, kObjectReach) == text.words.size();
  const bool acted_on = (NamesAction(word) && (last || of_head)) ||
                        (BeginsWithAny(word, table_.acts) && (term.source.passive || of_head));
  if (term.source.object && !term.source.gerund && !term.source.attribute && in_phrase && !term.is_thing() &&
      !acted_on) {
    // «подякувала за підтримку Урсулі»
    const size_t preposition = FindPreposition(text, at - 1) != nullptr ? at - 1 : at - 2;
    const Case* of_verb = preposition > 0 && !text.clause_start[preposition] &&
                                  VerbFormOf(text.lower[preposition - 1]) != VerbForm::kNone
                              ? table_.CaseOfVerb(text.lower[preposition - 1])
                              : nullptr;
    demand.cases.insert(demand.cases.begin(), of_verb == nullptr ? Case::kAccusative : *of_verb);
  }
  // «з посади посла»
  const bool post = term.kind == TermKind::kTitle && !term.source.given && BeginsWithAny(word, table_.posts);
  if (post) return {{Case::kGenitive}, true};
  for (const Case other : {Case::kDative, Case::kInstrumental}) {
    if (term.names_person()) AddCase(&demand.cases, other);
  }
  demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::BehindGeneric(const TargetText& text, const PlacedTerm& term) const {
  const auto city = table_.cities.find(text.lower[term.first_word - 1]);
  if (city != table_.cities.end() && !term.source.at && !absl::StrContains(term.lemma, " ")) {
    CaseDemand demand{{city->second}, true};
    demand.nominative_stays = true;
    return demand;
  }
  // «единственный город России» for "in Russia"; «город Мариуполь» may stay as it is.
  const bool country = term.source.at && !term.source.to;
  return country ? CaseDemand{{Case::kGenitive}, true, {}, {Case::kPrepositional}} : CaseDemand{};
}

CaseDemand Government::AgentOfAct(const TargetText& text, const PlacedTerm& term) const {
  const std::string& act = text.lower[term.first_word - 1];
  const size_t object = term.last_word + 1;
  // «После введения Вашингтоном санкций» for "after Washington imposed"
  const size_t at = term.first_word - 1;
  const bool subject = term.source.subject && !term.source.object && at > 0 && !text.clause_start[at] &&
                       FindPreposition(text, at - 1) != nullptr;
  const bool may_act = subject || term.source.owner || term.source.by ||
                       (term.source.attribute && term.kind == TermKind::kPlace);
  const bool acts = may_act && !term.is_thing() && table_.CaseOfNoun(act) == nullptr &&
                    (NamesAction(act) || BeginsWithAny(act, table_.acts));
  if (!acts || object >= text.words.size() || text.clause_start[object] || text.words[object].upper_initial)
    return {};
  const std::string& word = text.lower[object];
  const bool other = FindPreposition(text, object) != nullptr || table_.conjunctions.contains(word) ||
                     table_.adverbs.contains(word) || table_.function.contains(word) ||
                     BeginsWithAny(word, table_.last) || VerbFormOf(word) != VerbForm::kNone;
  const bool genitive = Letters(word) > 3 && EndsWithAny(word, "а", "я", "и", "ы", "і", "ї", "ов", "ев", "ів",
                                                         "їв", "ей", "их", "ых", "іх", "ого", "его", "ої",
                                                         "ой", "ень", "ций", "ений", "аний", "цій");
  return genitive && !other ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

bool Government::NounIsSubject(const TargetText& text, const PlacedTerm& term,
                               const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1, behind = term.last_word + 1;
  if (!IsFinite(text, behind) || term.names_person()) return false;
  const bool agrees = MayBeSubject(text.lower[at], VerbFormOf(text.lower[behind]));
  if (text.clause_start[at] && !table_.adverbs.contains(text.lower[at]) && agrees) return true;
  // "the Istanbul court"
  const bool head_of_name = term.source.attribute && !term.source.subject &&
                            (term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation);
  size_t clause = at;
  while (clause > 0 && !text.clause_start[clause]) --clause;
  const size_t head = HeadFrom(text, clause);
  const bool of_title = head < at && !decided.contains(head) && IsNominativeTitle(text.lower[head]);
  return head_of_name && (of_title || (head == at && agrees));
}

CaseDemand Government::OfBody(const TargetText& text, const PlacedTerm& term) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool other = term.source.subject || term.source.object || term.source.by || term.source.given ||
                     term.source.recipient || term.names_person();
  // «МИД Белоруссии», «Университета Гонконга»
  const size_t next = term.last_word + 1;
  const bool subject = IsFinite(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  const bool called = table_.named.contains(word) || table_.generics.contains(word) ||
                      IsNounsAdjective(word) || text.words[term.first_word].gap_before != WordGap::kSpace;
  if (subject || called) return {};
  const bool body = (IsAbbreviation(text, at) && FindPreposition(text, at) == nullptr) ||
                    table_.CaseOfNoun(word) != nullptr || BeginsWithAny(word, table_.bodies) ||
                    (term.kind == TermKind::kPlace && term.source.possessor && term.source.dependent);
  return body && !other && !term.is_thing()
             ? CaseDemand{{Case::kGenitive},
                          true,
                          {},
                          {Case::kDative, Case::kAccusative, Case::kInstrumental, Case::kPrepositional}}
             : CaseDemand{};
}

CaseDemand Government::AfterNoun(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  // «помогающие», «граждан, лояльных Пекину»
  const bool adjective = IsActiveParticiple(word) || (text.clause_start[at] && !text.sentence_start[at] &&
                                                      EndsAsAdjective(word, ukrainian_));
  const bool completed = adjective && table_.CaseOfAdjective(word) != nullptr;
  if (table_.function.contains(word) || completed) return {};
  // «знаешь Бостон»
  if (EndsWithAny(word, "ешь", "ёшь", "ишь")) return {};
  // «Західна Україна»
  if (SaysPartOfPlace(word, term)) return {};
  // «зі значною Європи» has lost its noun.
  const bool lone = ukrainian_ && term.kind == TermKind::kPlace && term.gender == Gender::kFeminine &&
                    IsFeminineAdjective(word) && !table_.not_adjectives.contains(word);
  if (lone) return {};
  // «Стратегічно Україна перемогла»
  const bool adverb = text.clause_start[at] && Letters(word) > 5 && EndsWithAny(word, "но", "ко") &&
                      Agrees(FirstVerb(text, term.last_word + 1, kSubjectReach), text, term);
  if (adverb && !term.source.possessor) return {};
  // «российские военные советники»
  const bool military =
      term.kind == TermKind::kTitle && EndsWithAny(word, "ые", "ие") && table_.nouns.contains(word);
  if (military) return {};
  // «и. о. президента»
  if (term.kind == TermKind::kTitle && IsActing(text, at)) return {{Case::kGenitive}, true};
  // «Але Україна пропонує»
  if (table_.openings.contains(word)) return {};
  // «Щоосені Москва проводить навчання»
  const bool verb_behind = IsFinite(text, term.last_word + 1);
  // «Увесь Ліван у жалобі», «Маленька Молдова вистояла»
  const bool determiner = text.clause_start[at] && table_.before_subjects.contains(word);
  if (determiner || (table_.adverbs.contains(word) && verb_behind)) return {};
  // «На этот момент Россия контролирует»: the pronoun has said which.
  if (IsBehindThisTime(text, term.first_word)) return {};
  // «оставил без изменений ставку»
  const bool without = at > 0 && !text.clause_start[at] && text.lower[at - 1] == "без";
  if (without && !term.source.possessor && table_.without.contains(word)) return {};
  // "Article 5 of the North Atlantic Treaty"
  if (term.source.possessor && decided.contains(at)) return {{Case::kGenitive}, true};
  if (text.words[at].upper_initial && !text.sentence_start[at]) return OfBody(text, term);
  // «город Мариуполь», «в городе Мариуполь»: the name may stay as it is.
  if (term.kind == TermKind::kPlace && table_.generics.contains(word)) return BehindGeneric(text, term);
  // «раскритикованный Минфином», but «будут объявлены досрочные выборы», «отклонённых просителей убежища»
  const bool common = term.is_thing() || (term.kind == TermKind::kTitle && term.number == Number::kPlural);
  if (BeginsWithAny(word, table_.passives) && Letters(word) >= 6 && IsParticiple(word, ukrainian_) &&
      (term.source.by || term.source.predicate || !common)) {
    // «Мэром избран Мамдани» for "Mamdani was elected"
    const bool subject_of_it = term.source.passive && !term.source.by;
    return {{subject_of_it ? Case::kNominative : Case::kInstrumental}, true};
  }
  if (BeginsWithAny(word, table_.monuments)) return {{Case::kDative}, true};
  // «подписание указа Токаевым» for "by Tokayev"
  const CaseDemand agent = AgentOfAct(text, term);
  if (!agent.cases.empty()) return agent;
  const bool done_by = (term.source.by || term.source.author) && at > 0 && !text.clause_start[at] &&
                       (term.names_person() || term.kind == TermKind::kOrganisation) &&
                       VerbFormOf(word) == VerbForm::kNone && NamesAction(text.lower[at - 1]);
  if (done_by) return {{Case::kInstrumental}, true, {}, {Case::kGenitive}};
  const Case* governed = CaseOfComplement(word);
  const bool thing = term.is_thing() && !term.animate;
  // «Розлив Дунаю залишив»: a second verb behind the name makes a noun of what looks like one.
  const size_t behind = term.last_word + 1;
  const bool verb = VerbFormOf(word) != VerbForm::kNone && governed == nullptr &&
                    !(text.sentence_start[at] && IsFinite(text, behind));
  static constexpr Case kGenitive = Case::kGenitive;
  // «торговля металлами», but «руководство России» is Russia's own
  const bool own = term.source.possessor || term.source.attribute;
  if (governed != nullptr && *governed == Case::kInstrumental && !thing && own) governed = &kGenitive;
  // «доручив переговори Бонну» for "entrusted Bonne with"
  const bool given_it = at > 0 && !text.clause_start[at] &&
                        VerbFormOf(text.lower[at - 1]) != VerbForm::kNone &&
                        BeginsWithAny(text.lower[at - 1], table_.gives);
  // «гостиницам Вены»: they get it.
  const bool to_others = IsDativePlural(word);
  if (term.source.recipient && !thing && !verb && !to_others &&
      (given_it || BeginsWithAny(word, table_.gives)))
    return {{Case::kDative}, true};
  // «письмо министра» is from him
  if (governed != nullptr && *governed == Case::kDative && term.source.from) governed = &kGenitive;
  // «Это решение Макрон назвал …», «После визита Трамп снова сказал …»: the name may be the subject of what
  // follows.
  const bool joined = behind + 1 < text.words.size() && !text.clause_start[behind] &&
                      table_.conjunctions.contains(text.lower[behind]) &&
                      text.words[behind + 1].upper_initial;
  const size_t behind_names = joined ? BehindList(text, behind) : BehindName(text, term);
  // «Совет не смог»
  const bool denied = behind_names < text.words.size() && text.lower[behind_names] == "не";
  const bool next_is_verb = IsFinite(text, behind_names + (denied ? 1 : 0)) && !text.clause_start[at];
  // «о роспуске кнессета прошёл» for "to dissolve the Knesset"
  const bool acted_on = term.source.object && !term.source.passive && !term.source.listed && at > 0 &&
                        governed != nullptr && *governed == Case::kGenitive && !text.clause_start[at] &&
                        FindPreposition(text, at - 1) != nullptr;
  // «в списке ФАТФ по-прежнему значится» for "drawn up by FATF"
  const size_t does = FirstVerbWord(text, behind_names, kSubjectReach);
  const bool by_itself =
      term.source.by && does < text.words.size() && EndsWithAny(text.lower[does], "ся", "сь");
  // «администрация Обамы рассматривает» for "the Obama administration"
  const bool of_person = term.kind == TermKind::kPerson && term.source.attribute && !term.source.subject;
  const bool subject = !NounIsSubject(text, term, decided) && !by_itself && !of_person &&
                       Agrees(FirstVerb(text, behind_names, kSubjectReach), text, term) &&
                       !IsReported(text, behind) && !term.source.possessor && !term.source.to && !acted_on &&
                       (!term.source.dependent || term.source.by) &&
                       (next_is_verb || OpensWithAdverbial(text, at));
  // «отметила наградой Беляцкого»
  const bool honoured = at > 0 && !text.clause_start[at] && term.source.object && term.names_person() &&
                        EndsWithAny(word, "ой", "ою", "ею", "ом", "ем") &&
                        BeginsWithAny(text.lower[at - 1], table_.honours);
  if (honoured) return {{Case::kAccusative}, true};
  if (governed == nullptr) return BehindOtherNoun(text, term, verb, subject);
  if (subject) return {};
  const CaseDemand of_verb = SubjectBehindNoun(text, term, decided);
  if (!of_verb.cases.empty()) return of_verb;
  // «сказало джерело Суспільному» for "a source told Suspilne"
  const bool told =
      term.source.object && !term.source.passive && !term.is_thing() && at > 0 && !text.clause_start[at] &&
      BeginsWithAny(text.lower[at - 1], table_.speech) && VerbFormOf(text.lower[at - 1]) != VerbForm::kNone &&
      !EndsWithAny(word, "у", "ю", "ам", "ям", "ові", "еві") && !HasSubject(text, at - 1, decided);
  if (told) return {{Case::kDative}, true, {}, {Case::kGenitive}};
  // «придадут смелости Кремлю» for "embolden the Kremlin"
  const bool idiom = term.source.object && !term.source.passive && !term.is_thing() && given_it;
  if (idiom) return {{Case::kDative}, true, {}, {Case::kGenitive, Case::kAccusative}};
  // «показав журналістам Ізюм»: the verb's object.
  if (IsShownTo(text, at, term)) return {{Case::kAccusative}, true, {}, {Case::kGenitive}};
  // «обстреляла ракетами Голанские высоты»
  const Case* of_verb_before =
      at > 0 && !text.clause_start[at] && VerbFormOf(text.lower[at - 1]) != VerbForm::kNone
          ? table_.CaseOfVerb(text.lower[at - 1])
          : nullptr;
  // «обговорили телефоном Крим»
  const bool means = EndsWithAny(word, "ами", "ями") ||
                     (EndsWithAny(word, "ом", "ем", "єм", "ою", "ею", "єю") && term.source.object &&
                      !term.source.passive && !term.source.dependent);
  const bool by_means = means && of_verb_before != nullptr && !own && *of_verb_before == Case::kAccusative;
  if (by_means) return {{Case::kAccusative}, true, {}, {Case::kGenitive}};
  return OfNoun(text, term, *governed);
}

CaseDemand Government::AlongWay(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1;
  const bool may_be = term.source.way && !term.names_person() && term.kind != TermKind::kOrganisation &&
                      !text.clause_start[term.first_word] && FindPreposition(text, before) == nullptr &&
                      !table_.conjunctions.contains(text.lower[before]) && !text.words[before].upper_initial;
  if (!may_be || EndsAsAdjective(text.lower[before], ukrainian_)) return {};
  // «прохождение Панамского канала»
  if (NamesAction(text.lower[before])) return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  const bool verb = VerbFormOf(text.lower[before]) != VerbForm::kNone;
  // «пересекли Панамский канал»
  if (verb && !BeginsWithAny(text.lower[before], table_.intransitive)) return {};
  return {{Case::kInstrumental}, true, {}, {Case::kGenitive}};
}

bool Government::IsShownTo(const TargetText& text, size_t word, const PlacedTerm& term) const {
  // «предоставила воюющим сторонам стол»
  size_t verb = word;
  while (verb > 0 && !text.clause_start[verb] && EndsWithAny(text.lower[verb - 1], "ым", "им", "ім")) --verb;
  return IsDativePlural(text.lower[word]) &&
         (term.kind == TermKind::kPlace || (term.source.object && !term.source.attribute) ||
          (term.kind == TermKind::kTerm && verb > 0 && BeginsWithAny(text.lower[verb - 1], table_.gives))) &&
         !term.source.possessor && verb > 0 && !text.clause_start[verb] &&
         VerbFormOf(text.lower[verb - 1]) != VerbForm::kNone;
}

}  // namespace dragoman
