// What verbs, participles, numerals and conjunctions demand of the term behind them.
#include <array>
#include <initializer_list>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/slavic/government.h"

namespace dragoman {

bool Government::IsBehindThisTime(const TargetText& text, size_t word) const {
  return word > 1 && !text.clause_start[word] && !text.clause_start[word - 1] &&
         table_.moments.contains(text.lower[word - 1]) && table_.these.contains(text.lower[word - 2]);
}

bool Government::IsBehindAside(const TargetText& text, size_t word) const {
  return word > 1 && table_.asides.contains(absl::StrCat(text.lower[word - 2], "_", text.lower[word - 1]));
}

// Where the adverbial that ends right before word `word` begins: «в четверг», «на следующей неделе», «вчера»,
// «в Вильнюсе» with a place of the glossary. 0 when none does, or nothing of the clause stands before it.
size_t Government::AdverbialBefore(const TargetText& text, size_t word, const DecidedTerms& decided) const {
  if (word < 2 || text.clause_start[word] || text.clause_start[word - 1]) return 0;
  if (table_.adverbs.contains(text.lower[word - 1])) return word - 1;
  if (IsBehindAside(text, word)) {
    return word - (word > 2 && text.Gap(word - 2) == "-" ? 3 : 2);  // «из-под стражи»
  }
  const auto known = decided.find(word - 1);
  size_t preposition = 0;
  if (known != decided.end()) {
    const bool place =
        known->second.kind == TermKind::kPlace || known->second.kind == TermKind::kOrganisation;
    // «посетил с рабочим визитом Анкару»
    const bool manner = known->second.grammatical_case == Case::kInstrumental &&
                        (known->second.kind == TermKind::kTerm || known->second.kind == TermKind::kEvent);
    if ((place || manner) && known->second.first_word > 0) preposition = known->second.first_word - 1;
  } else if (table_.times.contains(text.lower[word - 1])) {
    preposition = word - 2;
    const bool adjective = FindPreposition(text, preposition) == nullptr && preposition > 0;
    if (adjective && !text.clause_start[preposition]) --preposition;
    // «в своей речи», but «после речи | Науседы»
    const PrepositionCases* cases = FindPreposition(text, preposition);
    if (cases != nullptr && !absl::c_linear_search(cases->other, Case::kPrepositional)) preposition = 0;
  }
  return preposition > 0 && !text.clause_start[preposition] && FindPreposition(text, preposition) != nullptr
             ? preposition
             : 0;
}

// «поздравила в Вильнюсе Науседу», «посетит на следующей неделе Запорожскую АЭС»: the verb stands further
// off.
CaseDemand Government::AfterAdverbial(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  // «вызвали в МИД Киргизии»
  if (term.source.possessor && !term.names_person()) return {};
  PlacedTerm inner = term;
  while (const size_t adverbial = AdverbialBefore(text, inner.first_word, decided)) {
    inner.first_word = adverbial;
  }
  if (inner.first_word == term.first_word) return {};
  const CaseDemand passive = AfterPassive(text, inner, decided);
  if (!passive.cases.empty()) return passive;
  CaseDemand demand = AfterVerb(text, inner, decided);
  if (demand.cases.empty()) demand = AfterUnknownVerb(text, inner, decided);
  // «Ушёл в отставку Шольц», «взят под стражу Навальный»
  const size_t verb = inner.first_word - 1;
  const bool aside = IsBehindAside(text, term.first_word) && PredicateForm(text, verb) != VerbForm::kNone;
  if (demand.cases.empty() && aside && (!term.source.object || term.source.passive))
    return {{Case::kNominative}, true};
  return demand;
}

CaseDemand Government::AfterActiveParticiple(const TargetText& text, const PlacedTerm& term) const {
  const std::string& before = text.lower[term.first_word - 1];
  // «…, подписавшие Будапештский меморандум»
  const bool thing_behind_comma = (term.kind == TermKind::kEvent || term.kind == TermKind::kTerm) &&
                                  term.first_word > 1 && text.clause_start[term.first_word - 1];
  if (ukrainian_ || (!term.source.object && !thing_behind_comma) || !IsActiveParticiple(before) ||
      BeginsWithAny(before, table_.attributive))
    return {};
  // «принадлежащего теневому флоту»
  const Case* of_adjective = table_.CaseOfAdjective(before);
  if (of_adjective != nullptr) return {{*of_adjective}, true};
  const Case* own = table_.CaseOfPlainVerb(before);
  const bool acted_on = own == nullptr || (thing_behind_comma && *own == Case::kDative);
  CaseDemand demand{{acted_on ? Case::kAccusative : *own}, true};
  if (acted_on || *own == Case::kAccusative)
    demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::SecondObjectOfNoun(const std::string& noun, const PlacedTerm& term,
                                          const DecidedTerm& first) const {
  // «визнання Голодомору геноцидом»
  const bool taken_for = EndsWithAny(noun, "ние", "ния", "нию", "нием", "нии", "ння", "нню", "нням", "нні") &&
                         BeginsWithAny(noun, table_.takes_for) && term.kind == TermKind::kTerm &&
                         first.grammatical_case == Case::kGenitive;
  if (taken_for) return {{Case::kInstrumental}, true};
  // «поставку Украине истребителей»
  const bool thing_given = first.grammatical_case == Case::kDative && term.kind == TermKind::kTerm &&
                           BeginsWithAny(noun, table_.gives) &&
                           EndsWithAny(noun, "у", "ю", "а", "и", "ы", "е", "ой", "ей", "м");
  return thing_given ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
}

CaseDemand Government::ObjectBehindSpeaker(const TargetText& text, const std::string& verb,
                                           const PlacedTerm& term, const DecidedTerm& first) const {
  const Case* own = table_.CaseOfVerb(verb);
  const bool behind_subject =
      first.kind == TermKind::kPerson && first.grammatical_case == Case::kNominative &&
      (BeginsWithAny(verb, table_.speech) || own != nullptr) && term.kind != TermKind::kTerm &&
      term.kind != TermKind::kEvent && text.words[term.first_word].gap_before == WordGap::kSpace;
  if (behind_subject && term.source.given) return {{Case::kDative}, true};
  // «повідомила Рівз Палаті громад» for "told the Commons"
  const bool told = own == nullptr && BeginsWithAny(verb, table_.speech);
  // «чи обійде газопровід Словаччину»
  const bool behind_thing = first.kind != TermKind::kPerson && first.strict && own == nullptr &&
                            first.grammatical_case == Case::kNominative && !EndsWithAny(verb, "ся", "сь") &&
                            !BeginsWithAny(verb, table_.intransitive) && !told;
  if (behind_thing && term.source.object && !term.source.passive && !term.source.dependent)
    return {{Case::kAccusative}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
  if (behind_subject && term.source.object)
    return {{told ? Case::kDative : own == nullptr ? Case::kAccusative : *own}, true};
  return {};
}

CaseDemand Government::SecondObjectOfVerb(const std::string& verb, const PlacedTerm& term,
                                          const DecidedTerm& first) const {
  const auto is_thing = [](TermKind kind) { return kind == TermKind::kTerm || kind == TermKind::kEvent; };
  const bool thing = is_thing(term.kind), after_thing = is_thing(first.kind);
  if (BeginsWithAny(verb, table_.takes_for) && !after_thing && (thing || term.kind == TermKind::kTitle) &&
      first.grammatical_case == Case::kAccusative) {
    return {{Case::kInstrumental}, true};
  }
  // «назначил министром искусственный интеллект»
  if (BeginsWithAny(verb, table_.takes_for) && first.kind == TermKind::kTitle &&
      first.grammatical_case == Case::kInstrumental && (term.is_thing() || term.source.object))
    return {{Case::kAccusative}, true};
  const Case* governed = EndsWithAny(verb, "ся", "сь") ? nullptr : table_.CaseOfVerb(verb);
  const bool gives = governed != nullptr && BeginsWithAny(verb, table_.gives);
  if (governed == nullptr || (*governed != Case::kDative && !gives)) return {};
  if (thing && !after_thing && first.grammatical_case == Case::kDative) {
    return {{BeginsWithAny(verb, table_.threats) ? Case::kInstrumental : Case::kAccusative},
            true,
            {},
            {Case::kGenitive, Case::kInstrumental}};
  }
  // «вручит премию Мачадо», but «сообщила пресс-служба Генштаба», «выдал ордер на арест Путина» for "a
  // warrant for Putin"
  if (!thing && after_thing && !term.source.subject && !term.source.possessor && !term.source.purpose)
    return {{Case::kDative}, true};
  return {};
}

// «пригрозил Мадуро санкциями», «вручит премию Мачадо», «считает Имамоглу заключённым»: the second object of
// a verb whose first is a term too.
CaseDemand Government::AfterObject(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  const std::string& before = text.lower[term.first_word - 1];
  // «постачає їх Росії»
  if (term.source.given && table_.third_persons.contains(before)) return {{Case::kDative}, true};
  CaseDemand acted_on = AfterActiveParticiple(text, term);
  if (!acted_on.cases.empty()) {
    acted_on.rule = "AfterActiveParticiple";
    return acted_on;
  }
  // «позже Макрона»
  if (term.names_person() && !term.source.subject && table_.later.contains(before))
    return {{Case::kGenitive}, true};
  // «популярнее Макрона»
  if (!ukrainian_ && term.source.than && EndsWithAny(before, "ее", "ше", "же"))
    return {{Case::kGenitive}, true};
  const auto known = decided.find(term.first_word - 1);
  if (known == decided.end() || known->second.first_word == 0 || text.clause_start[known->second.first_word])
    return {};
  DecidedTerm first = known->second;
  // «сказала президент Еврокомиссии фон дер Ляйен | законодателям»: the speaker begins with the title.
  const auto title = decided.find(first.first_word - 1);
  const bool titled = first.kind == TermKind::kPerson && title != decided.end() &&
                      title->second.kind == TermKind::kTitle && title->second.first_word > 0 &&
                      !text.clause_start[title->second.first_word];
  if (titled) first.first_word = title->second.first_word;
  // «доверяет ли Путин Уиткоффу»
  const bool particle = first.first_word > 1 && !text.clause_start[first.first_word - 1] &&
                        table_.particles.contains(text.lower[first.first_word - 1]);
  const std::string& verb = text.lower[first.first_word - (particle ? 2 : 1)];
  // «обещаны Кадырову Золотовым»
  const bool participle =
      !text.words[first.first_word - 1].upper_initial && IsPlainParticiple(verb, ukrainian_);
  if (term.source.by && participle) return {{Case::kInstrumental}, true};
  // «посвящена Ивеалой Нигерии», «письма Саркози Олланду»
  const bool is_verb = VerbFormOf(verb) != VerbForm::kNone;
  const bool addressed = participle || CaseOfComplement(verb) != nullptr;
  // «брифинг советника президента» for "an adviser to the president"
  const bool of_title =
      first.kind == TermKind::kTitle && term.names_person() && IsRelativeTitle(text.lower[first.first_word]);
  if (term.source.given && Letters(verb) > 3 && addressed && !is_verb && !of_title)
    return {{Case::kDative}, true};
  if (!is_verb) return SecondObjectOfNoun(verb, term, first);
  // «…, заверил Орбан Кошту», «…, написал Стубб премьер-министру»
  const CaseDemand behind_speaker = ObjectBehindSpeaker(text, verb, term, first);
  return behind_speaker.cases.empty() ? SecondObjectOfVerb(verb, term, first) : behind_speaker;
}

bool Government::PronounBefore(const TargetText& text, size_t verb) const {
  const size_t behind = verb > 0 && text.lower[verb - 1] == "не" ? verb - 1 : verb;
  return behind > 0 && table_.pronouns.contains(text.lower[behind - 1]);
}

bool Government::IsAgentOf(const TargetText& text, size_t verb, const PlacedTerm& term) const {
  if (!term.source.by || term.source.object || PronounBefore(text, verb)) return false;
  // «подвергся ракетному удару», «належить Транснефті»
  const bool undergoes =
      BeginsWithAny(text.lower[verb], table_.undergoes) && EndsWithAny(text.lower[verb], "ся", "сь");
  if (undergoes || BeginsWithAny(text.lower[verb], table_.dative_only)) return false;
  const VerbForm form = VerbFormOf(text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  return Agrees(form, text, term) || (plural && term.source.listed);
}

CaseDemand Government::BesideVerb(const TargetText& text, const PlacedTerm& term) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  const CaseDemand nominative{{Case::kNominative}, true}, dative{{Case::kDative}, true};
  // «среди гостей была Меркель»
  if (term.kind == TermKind::kPerson && table_.copulas.contains(word)) return nominative;
  // «удостоили Нобелевской премии», as behind «удостоились»
  const Case* of_reflexive =
      BeginsWithAny(word, table_.honours) ? table_.CaseOfVerb(absl::StrCat(word, "ся")) : nullptr;
  if (term.is_thing() && (form != VerbForm::kNone || IsPlainParticiple(word, ukrainian_)) &&
      of_reflexive != nullptr && *of_reflexive == Case::kGenitive)
    return {{Case::kGenitive}, true};
  // «ответил пошлинами», but «следовала конвенциям» for "complied with"
  if (term.is_thing() && term.source.with && form != VerbForm::kNone && !BeginsWithAny(word, table_.indirect))
    return {{Case::kInstrumental}, true};
  // «Сибигу будут сопровождать Умеров и Кислица» for "will be accompanied by"
  const bool inside = verb > 0 && !text.clause_start[verb];
  const bool modal = inside && (table_.will.contains(text.lower[verb - 1]) ||
                                Agrees(VerbFormOf(text.lower[verb - 1]), text, term));
  if (modal && term.source.by && form == VerbForm::kInfinitive) return nominative;
  const bool gives = BeginsWithAny(word, table_.gives);
  // «его зовут Путин»
  const bool called =
      inside && table_.called.contains(word) &&
      (table_.third_persons.contains(text.lower[verb - 1]) || table_.whom.contains(text.lower[verb - 1]));
  if (called) return {{Case::kNominative}, true, {}, {Case::kInstrumental}};
  // «Майдан не сподобався Путіну» for "Putin did not like"
  if (term.source.likes && !term.source.object && BeginsWithAny(word, table_.pleases)) return dative;
  // «привёз Вьетнаму предложение», «должна фонду миллиард»
  if (term.source.recipient && gives) return dative;
  // «премия досталась Мачадо», but «дістатися Бейрута»
  const bool receives = term.names_person() || (!ukrainian_ && term.source.to);
  if (receives && EndsWithAny(word, "ся", "сь") && BeginsWithAny(word, table_.falls_to)) return dative;
  // «Бортникову не нравится Мантуров»
  if (term.source.object && BeginsWithAny(word, table_.pleases)) return nominative;
  if (term.source.given && !term.is_thing() && gives && form != VerbForm::kNone) return dative;
  // «которую возглавляет Симоньян»: the pronoun is the object.
  const bool whom = inside && text.clause_start[verb - 1] && table_.whom.contains(text.lower[verb - 1]);
  return whom && Agrees(form, text, term) ? nominative : CaseDemand{};
}

bool Government::ChangesHands(const TargetText& text, const PlacedTerm& term) const {
  const std::string& word = text.lower[term.first_word - 1];
  const bool object =
      term.source.object && !term.source.given && !term.source.recipient && !term.source.passive;
  if (!object || (term.kind != TermKind::kPlace && term.kind != TermKind::kOrganisation)) return false;
  if (BeginsWithAny(word, table_.hands_over)) return true;
  // «предложил Женеву местом переговоров» for "offered Geneva as a venue"
  const size_t after = term.last_word + 1;
  return term.kind == TermKind::kPlace && BeginsWithAny(word, table_.gives) && after < text.words.size() &&
         !text.clause_start[after] && FindPreposition(text, after) != nullptr;
}

CaseDemand Government::ObjectOf(const TargetText& text, const PlacedTerm& term, Case governed) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  CaseDemand object{{governed}, true};
  const bool whom_before = verb > 0 && (table_.third_persons.contains(text.lower[verb - 1]) ||
                                        table_.whom.contains(text.lower[verb - 1]));
  // «відзначили Нобелівською премією», «його нагородили премією»
  if (term.is_thing() && BeginsWithAny(word, table_.honours)) {
    if (whom_before) return {{Case::kInstrumental}, true};
    object.accepted.push_back(Case::kInstrumental);
  }
  // «отметили «Интерфаксу» в Минобороны»
  if (term.kind == TermKind::kOrganisation && !term.source.object && BeginsWithAny(word, table_.speech))
    object.accepted.push_back(Case::kDative);
  // «оставил Макрону сообщение» for "left a message for Macron"
  if (!term.is_thing() && governed == Case::kAccusative && BeginsWithAny(word, table_.gives))
    object.accepted.push_back(Case::kDative);
  if (governed == Case::kDative && ChangesHands(text, term))
    return {{Case::kAccusative}, true, {}, {Case::kDative}};
  // «заборонила Меджліс» for "banned the Mejlis"
  const bool banned = term.kind == TermKind::kOrganisation && governed == Case::kDative &&
                      (term.source.object || text.sentence_start[verb]) && !term.source.recipient &&
                      BeginsWithAny(word, table_.bans);
  if (banned) return {{Case::kAccusative}, true};
  // «назвал действия Лукашенко гибридной атакой», «переобрали прем'єр-міністром»
  const bool office = term.kind == TermKind::kTitle && (!term.source.object || whom_before);
  if ((term.is_thing() || office) && BeginsWithAny(word, table_.takes_for))
    object.accepted.push_back(Case::kInstrumental);
  // «пригрозил санкциями»
  if (term.is_thing() && BeginsWithAny(word, table_.threats)) return {{Case::kInstrumental}, true};
  // «устраивать Путину душ»
  const size_t other = term.last_word + 1;
  const bool other_object =
      other < text.words.size() && !text.clause_start[other] && governed == Case::kAccusative &&
      FindPreposition(text, other) == nullptr && !table_.adverbs.contains(text.lower[other]) &&
      !table_.conjunctions.contains(text.lower[other]) && VerbFormOf(text.lower[other]) == VerbForm::kNone;
  if (other_object && !term.is_thing()) object.accepted.push_back(Case::kDative);
  // «не признают Крыма»
  if (verb > 0 && text.lower[verb - 1] == "не") object.accepted.push_back(Case::kGenitive);
  if (!term.is_thing() || governed != Case::kDative || BeginsWithAny(word, table_.indirect)) return object;
  // «позволит государствам-членам действовать»
  const size_t behind = term.last_word + 1;
  for (size_t i = behind; i < text.words.size() && i < behind + kPredicateReach && !text.clause_start[i];
       ++i) {
    if (VerbFormOf(text.lower[i]) == VerbForm::kInfinitive) return object;
  }
  // «проиграла выборы»: most verbs that take a person in the dative take a thing in the accusative.
  // «завдати ракетних ударів»
  if (BeginsWithAny(word, table_.inflicts)) return {{Case::kGenitive, Case::kAccusative}, true};
  const bool first = !term.animate || BeginsWithAny(word, table_.gives);  // «помогает заложникам»
  // «Мачадо присудили Нобелевскую премию»: what is given, not to whom.
  const bool is_given = !term.animate && term.source.object && !term.source.given && !term.source.recipient &&
                        BeginsWithAny(word, table_.gives);
  if (is_given) {
    object.cases = {Case::kAccusative};
    return object;
  }
  object.cases.insert(first ? object.cases.begin() : object.cases.end(), Case::kAccusative);
  return object;
}

CaseDemand Government::AfterVerb(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const CaseDemand beside = BesideVerb(text, term);
  if (!beside.cases.empty()) return beside;
  const Case* governed = table_.CaseOfVerb(word);
  if (governed == nullptr) return {};
  const CaseDemand object = ObjectOf(text, term, *governed);
  const VerbForm form = VerbFormOf(word);
  switch (form) {
    case VerbForm::kNone: {
      // «я бачу», «мы доверяем», «Запрещаем Википедию!», «Збережи Україну!»
      const bool opens =
          text.sentence_start[verb] && !term.source.subject && !term.source.passive &&
          !term.source.possessor &&
          EndsWithAny(word, "ем", "им", "ємо", "емо", "имо", "їмо", "ай", "уй", "юй", "яй", "ите", "іть");
      const bool said =
          PronounBefore(text, verb) && EndsWithAny(word, "у", "ю", "ем", "им", "ешь", "ишь", "ємо", "емо",
                                                   "имо", "їмо", "ите", "ете", "єте", "їте");
      return opens || said ? object : CaseDemand{};
    }
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
    case VerbForm::kImperative:
      return object;
    default:
      // A verb that agrees with the name governs it only when its subject is another.
      if (term.source.subject && !term.source.object) {
        // «Перемогла Росія»: the beginning of the verb is that of a noun too.
        const bool own = Agrees(form, text, term) && !HasSubject(text, verb, decided);
        return own ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
      }
      // «Коаліцію охочих очолить Стармер» for "will be headed by", «Оппозицией руководят Лапид и Ганц»
      if (IsAgentOf(text, verb, term)) {
        CaseDemand agent{{Case::kNominative}, true};
        // «обстріляли керованими авіабомбами»
        if (*governed != Case::kAccusative || term.is_thing()) agent.accepted = {Case::kInstrumental};
        return agent;
      }
      // «не подчинится Белому дому» for "will not bow to the White House", «принадлежит Траоре» for "is held
      // by"
      const bool of_owner = term.source.by && BeginsWithAny(word, table_.dative_only);
      if ((term.source.given || of_owner) && *governed == Case::kDative) return object;
      return ObjectOrSubject(text, term, decided, object);
  }
}

CaseDemand Government::ObjectOrSubject(const TargetText& text, const PlacedTerm& term,
                                       const DecidedTerms& decided, CaseDemand object) const {
  const size_t verb = term.first_word - 1;
  const VerbForm form = VerbFormOf(text.lower[verb]);
  const bool agrees = Agrees(form, text, term), has_subject = HasSubject(text, verb, decided);
  if (agrees && !term.source.object && (!has_subject || term.source.subject)) return {};
  // «нараду провели мер Кличко, начальник …»
  object.nominative_stays |= form == VerbForm::kPastPlural && !term.source.object && !has_subject &&
                             !term.source.dependent && term.known_bearer;
  return object;
}

CaseDemand Government::AfterUnknownVerb(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  const bool name = term.kind == TermKind::kPerson || term.kind == TermKind::kPlace ||
                    term.kind == TermKind::kOrganisation ||
                    (term.kind == TermKind::kTitle && term.source.object);
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  if (form == VerbForm::kNone || text.words[verb].upper_initial) return {};
  const bool agrees = Agrees(form, text, term);
  // «сообщили Макрону» has no subject.
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const bool subject_before = HasSubject(text, verb, decided);
  if (!name && !(thing && (form == VerbForm::kInfinitive || subject_before))) return {};
  if (BeginsWithAny(word, table_.speech) && (agrees || (term.source.subject && !plural)) && !subject_before &&
      !term.source.object) {
    // «подтвердил «Интерфаксу» помощник» for "an aide confirmed to Interfax"
    if (term.source.given && !term.source.subject) return {{Case::kDative}, true, {}, {Case::kNominative}};
    CaseDemand speaker{{Case::kNominative}, true};
    // «сообщил «Интерфаксу» представитель»
    if (term.kind == TermKind::kOrganisation && !term.source.subject) speaker.accepted = {Case::kDative};
    return speaker;
  }
  if (EndsWithAny(word, "ся", "сь") || BeginsWithAny(word, table_.intransitive) || term.source.subject ||
      (term.source.by && agrees))
    return {};
  const bool finite =
      form != VerbForm::kInfinitive && form != VerbForm::kGerund && form != VerbForm::kImpersonal;
  if ((finite && agrees) || !finite) {
    // Behind an infinitive a thing is its object, a person may be the subject of the clause.
    if (!thing && !subject_before && !term.source.object && form != VerbForm::kGerund) return {};
  }
  // Most verbs take an accusative; what another one takes, the translator may have known.
  if (term.source.to && term.kind == TermKind::kPerson) return {{Case::kDative, Case::kGenitive}, true};
  return {{Case::kAccusative, Case::kGenitive, Case::kDative, Case::kInstrumental}, true};
}

// «подписан Макроном», «звільнено Лукашенком», «адресована Лаврову»: the source tells the agent from the
// addressee.
CaseDemand Government::AfterPassive(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerms& decided) const {
  const std::string& word = text.lower[term.first_word - 1];
  const bool name = text.words[term.first_word - 1].upper_initial &&
                    !text.clause_start[term.first_word - 1];  // «в Астане Казахстан»
  const VerbForm form = VerbFormOf(word);
  // «перегляне» is no «переглянене»
  const bool active = ukrainian_ && absl::EndsWith(word, "не") && form == VerbForm::kPresentSingular;
  // «представят»
  const bool will_do = !ukrainian_ && absl::EndsWith(word, "ят") && form == VerbForm::kPresentPlural;
  // «у пошкодженні станції»
  const bool noun = ukrainian_ && EndsWithAny(word, "нні", "нню", "нням", "тті", "ттю", "ттям");
  const bool passive = !name && !active && !noun && !will_do && Letters(word) >= 4 &&
                       !table_.not_participles.contains(word) &&
                       (IsParticiple(word, ukrainian_) || EndsWithAny(word, "ся", "сь") ||
                        VerbFormOf(word) == VerbForm::kImpersonal);
  // «план має бути схваленою парламентом»: the participle is not to be recognised.
  if (term.source.by && table_.be.contains(word)) return {{Case::kInstrumental}, true};
  const bool was = term.first_word > 1 && !text.clause_start[term.first_word - 1] && !name &&
                   table_.CaseOfNoun(word) == nullptr &&
                   EndsWithAny(word, "ною", "тою", "ним", "тим", "ной", "той", "ным", "тым") &&
                   (table_.be.contains(text.lower[term.first_word - 2]) ||
                    table_.copulas.contains(text.lower[term.first_word - 2]));
  if (term.source.by && was && FindPreposition(text, term.first_word - 1) == nullptr)
    return {{Case::kInstrumental}, true};
  // «Санкции нужны Украине», but «Украине нужны санкции»
  if (table_.needs.contains(word) && (passive || !term.is_thing()) && VerbFormOf(word) == VerbForm::kNone)
    return {{term.source.object ? Case::kNominative : Case::kDative}, true};
  // «оружия, необходимого Украине»
  if (BeginsWithAny(word, table_.needed)) return {{Case::kDative}, true};
  if (!passive) return {};
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  if (reflexive && table_.CaseOfVerb(word) != nullptr) return {};
  // «награда посвящена Ивеалой» for "Iweala dedicated"
  const bool person_or_body = term.kind == TermKind::kPerson || term.kind == TermKind::kOrganisation;
  if (term.source.subject && !term.source.passive && !reflexive && person_or_body &&
      !decided.contains(term.first_word - 1) && !text.words[term.first_word - 1].upper_initial &&
      EndsWithAny(word, "ана", "ано", "аны", "яна", "яно", "яны", "ена", "ено", "ены", "ята", "ято", "яты"))
    return {{Case::kInstrumental}, true};
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  // «К Стармеру присоединились Лэмми и Ривз», «До Мірзійоєва приєднається Алієв»
  size_t clause = term.first_word - 1;
  while (clause > 0 && !text.clause_start[clause]) --clause;
  const bool joins = (FindPreposition(text, clause) != nullptr || BeginsWithAny(word, table_.joining)) &&
                     (term.kind == TermKind::kPerson || term.kind == TermKind::kTitle);
  if (reflexive && (plural || joins) && Agrees(form, text, term) &&
      !HasSubject(text, term.first_word - 1, decided))
    return {};
  // «соглашение, рассматриваемое Тегераном» for "that Tehran regards"
  const bool present = EndsWithAny(word, "емый", "емая", "емое", "емые", "емого", "емой", "емому", "емую",
                                   "емым", "емом", "емых", "емыми", "имый", "имая", "имое", "имые", "имого",
                                   "имой", "имому", "имую", "имым", "имом", "имых", "имыми");
  if (term.source.by ||
      (present && text.clause_start[term.first_word - 1] && !text.sentence_start[term.first_word - 1] &&
       term.source.subject && Letters(word) > 5))
    return {{Case::kInstrumental}, true};
  if (term.source.to && !reflexive) return {{Case::kDative}, true};
  return {};
}

// «два сенатора», «пять бывших министров», «п'ять міністрів».
CaseDemand Government::AfterNumeral(const TargetText& text, const PlacedTerm& term) const {
  // «закупать больше сжиженного газа»
  if (term.is_thing() && term.source.quantified &&
      table_.quantities.contains(text.lower[term.first_word - 1])) {
    // «больше систем ПВО» for "more air defence systems"
    const bool several = term.number == Number::kPlural;
    return {{Case::kGenitive}, true, several ? std::optional<Number>(Number::kPlural) : std::nullopt};
  }
  if (term.number != Number::kPlural) return {};
  size_t at = term.first_word - 1;
  for (int adjectives = 0; adjectives < 2 && at > 0 && !text.clause_start[at]; ++adjectives) {
    if (!EndsWithAny(text.lower[at], "их", "іх", "ых", "ие", "ые") ||
        table_.numerals.contains(text.lower[at]))
      break;
    --at;
  }
  absl::string_view word = text.lower[at];
  // «16», but «F-16»
  const bool model = at > 0 && text.Gap(at) == "-" &&
                     !absl::ascii_isdigit(static_cast<unsigned char>(text.lower[at - 1].back()));
  const bool digits = !model && !word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word.back()));
  // «подписанное 40 депутатами»
  if (digits && term.source.by && at > 0 && IsParticiple(text.lower[at - 1], ukrainian_))
    return {{Case::kInstrumental}, true, Number::kPlural};
  if (digits) {
    const bool teen = word.size() > 1 && word[word.size() - 2] == '1';
    if (word.back() == '1' && !teen) return {};
    // «со всеми 27 главами»
    size_t outer = at;
    while (outer > 0 && !text.clause_start[outer] && table_.determiners.contains(text.lower[outer - 1]))
      --outer;
    if (outer > 0 && !text.clause_start[outer] && text.lower[outer - 1] != "понад") {
      const CaseDemand preposition = AfterPreposition(text, outer - 1, term);
      const bool oblique = !preposition.cases.empty() && preposition.cases.front() != Case::kAccusative;
      if (oblique) return {{preposition.cases.front()}, true, Number::kPlural};
    }
    word = !teen && word.back() >= '2' && word.back() <= '4' ? "3" : "5";
  }
  const auto found = table_.numerals.find(word);
  if (found == table_.numerals.end()) return {};
  // «два политических заключённых»: of several words, or an adjective as a noun, not all stand in one number.
  const bool several =
      found->second.number == Number::kSingular && found->second.cases.front() == Case::kGenitive &&
      ((term.last_word > term.first_word && EndsAsAdjective(text.lower[term.first_word], ukrainian_)) ||
       EndsWithAny(text.lower[term.last_word], "ых", "их"));
  CaseDemand demand = found->second;
  // «обменялись 307 военнопленными»
  if (digits) demand.accepted = {Case::kDative, Case::kInstrumental};
  // «об одиннадцати авиаударах»
  const PrepositionCases* outer =
      demand.cases.size() > 1 && at > 0 && !text.clause_start[at] ? FindPreposition(text, at - 1) : nullptr;
  if (outer != nullptr) {
    // «посиланням на двох дипломатів»: people are seldom where something is.
    const bool to_people =
        term.animate && !term.source.at && absl::c_linear_search(outer->other, Case::kAccusative);
    if (to_people)
      return {{Case::kAccusative}, true, Number::kPlural, {Case::kPrepositional, Case::kGenitive}};
    for (const Case preferred : outer->other) {
      if (absl::c_linear_search(demand.cases, preferred)) {
        demand.cases = {preferred};
        break;
      }
    }
  }
  demand.few = several;
  // «ссылкой на двух дипломатов»
  if (term.animate && outer != nullptr && demand.cases.front() == Case::kPrepositional &&
      absl::c_linear_search(outer->other, Case::kAccusative))
    demand.accepted = {Case::kAccusative, Case::kGenitive};
  return demand;
}

// «Швейцария, а не Австрия», «ни Москвы, ни Киева», «премьером, а затем министром»: as what stands before.
CaseDemand Government::AfterContrast(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& decided) const {
  size_t at = term.first_word - 1;
  const auto is = [&](size_t word, std::initializer_list<absl::string_view> words) {
    return absl::c_any_of(words, [&](absl::string_view one) { return text.lower[word] == one; });
  };
  if (is(at, {"не", "затем", "потом", "потім", "згодом"}) && at > 0 && !text.clause_start[at]) --at;
  if (!text.clause_start[at] || at == 0 || !is(at, {"а", "но", "але", "ни", "ні"})) return {};
  if (IsFinite(text, term.last_word + 1)) return {};
  const auto other = ConjunctBefore(text, at - 1, term, decided);
  if (other == decided.end()) return {};
  // «На відміну від Фіцо, ні Мусар, ні Міланович не поїхали»
  const size_t of_other = other->second.first_word;
  const bool one_of_pair = of_other > 0 && text.lower[of_other - 1] == text.lower[at];
  if (table_.nor.contains(text.lower[at]) && term.source.subject && !one_of_pair &&
      other->second.grammatical_case != Case::kNominative)
    return {};
  // «ні мер Кривого Рогу, ні губернатори»
  if (table_.nor.contains(text.lower[at]) && other->second.kind != term.kind) return {};
  // «не Москва, а Пекин», but «Аббас остаётся, а Палестина …»
  const size_t first = other->second.first_word;
  const bool denied = first > 0 && text.lower[first - 1] == "не";
  const bool denies = text.lower[term.first_word] == "не";  // passed over as a particle
  if (at + 1 == term.first_word && is(at, {"а", "но", "але"}) && !denied && !denies) return {};
  CaseDemand like{{other->second.grammatical_case}, true};
  // «вирішує Конгрес, а не Трамп»: the other may be a nominative as well.
  like.nominative_stays = denies && other->second.grammatical_case == Case::kAccusative &&
                          other->second.gender == Gender::kMasculine &&
                          other->second.kind != TermKind::kPerson && other->second.kind != TermKind::kTitle;
  return like;
}

CaseDemand Government::LikeConjunct(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerm& known) const {
  const bool named_subject = known.grammatical_case == Case::kNominative;
  const size_t behind = BehindName(text, term);
  const VerbForm verb = IsFinite(text, behind) ? VerbFormOf(text.lower[behind]) : VerbForm::kNone;
  const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
  const size_t next = term.last_word + 1;
  const bool other_clause = IsFinite(text, next) &&
                            VerbFormOf(text.lower[next]) == VerbForm::kPresentPlural && !term.source.object &&
                            !term.source.dependent && known.grammatical_case == Case::kAccusative;
  if (other_clause) return {};
  // «Макрон и Зеленский в Елисейском дворце»: no verb behind them, so that nothing governs them.
  const bool captioned = known.strict && term.source.listed && !HasVerb(text, known.first_word);
  // «Китай и Индия воздержались», «Макрон и президент Зеленский договорились»
  const bool subjects = named_subject && !term.source.object &&
                        (plural || captioned ||
                         (verb != VerbForm::kNone && term.source.subject && !IsImpersonal(text, behind)));
  // «обвинил Лондон и Париж», «ордер на арест Путина и Львовой-Беловой»
  const bool person = term.kind == TermKind::kPerson;
  const bool oblique = known.kind == term.kind && !named_subject;
  const bool told = known.strict || (known.one_case && term.source.listed && verb == VerbForm::kNone);
  const bool alike = oblique && told && (person || term.kind == TermKind::kPlace);
  // «винят Игоря Коломойского и Тимур Миндич»
  const bool follows = oblique && person && term.source.listed && verb == VerbForm::kNone;
  // «завдяки Фору та Соціалістичній партії»
  const bool oblique_list = !named_subject && term.source.listed && verb == VerbForm::kNone &&
                            !term.is_thing() &&
                            (known.kind == TermKind::kPerson || known.kind == TermKind::kOrganisation ||
                             (known.kind == TermKind::kPlace && !term.names_person()));
  // «Канаду представят Мелани Жоли и Анита Ананд» for "will be represented by"
  const bool agents = known.strict && named_subject && term.source.by && term.source.listed;
  CaseDemand demand{{CaseOfList(text, known, term)}, known.strict || subjects || follows || alike};
  // «связи между помощниками Трампа и Россией»: the other noun may be further off.
  const bool shares = oblique_list && known.strict;
  if (!subjects && !alike && !agents && !shares && !follows)
    demand.accepted = {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::BehindOtherConjunct(const TargetText& text, const PlacedTerm& term,
                                           const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  // «обвинил и Путина, и …», «с Х и Путиным».
  PlacedTerm inner = term;
  inner.first_word = before;
  // «переміг би і Філіппа»
  while (inner.first_word > 1 && !text.clause_start[inner.first_word] &&
         table_.particles.contains(text.lower[inner.first_word - 1])) {
    --inner.first_word;
  }
  CaseDemand direct = AfterPreposition(text, before - 1, inner);
  if (direct.cases.empty()) direct = AfterVerb(text, inner, decided);
  if (!direct.cases.empty() && !text.clause_start[before]) return direct;
  if (before < 2 || text.clause_start[before - 1]) return {};
  const CaseDemand outer = AfterPreposition(text, before - 2, term);
  if (!outer.cases.empty()) return {outer.cases, outer.cases.size() == 1};
  // «отказал УНРВА и Филиппу Лаззарини»: a name that no term is; in «Компанией управляют Петров и Трамп» the
  // verb is theirs.
  const VerbForm verb = VerbFormOf(text.lower[before - 2]);
  const bool other_name = text.words[before - 1].upper_initial && !text.clause_start[before] &&
                          !text.words[before - 2].upper_initial && verb != VerbForm::kPastPlural &&
                          verb != VerbForm::kPresentPlural;
  if (!other_name) return {};
  inner.first_word = before - 1;
  // «санкции Запада и России»
  const Case* of_noun = verb == VerbForm::kNone && term.source.listed && !term.source.subject
                            ? CaseOfComplement(text.lower[before - 2])
                            : nullptr;
  const bool alike = of_noun != nullptr && !IsFinite(text, term.last_word + 1) &&
                     EndsWithAny(text.lower[before - 1], "а", "я", "и", "ы", "у", "ю");
  if (alike && *of_noun == Case::kGenitive)
    return {{*of_noun}, true, {}, {Case::kDative, Case::kInstrumental, Case::kAccusative}};
  return AfterVerb(text, inner, decided);
}

bool Government::IsPersonWithVerb(const TargetText& text, const PlacedTerm& term) const {
  return term.names_person() && Agrees(FirstVerb(text, term.last_word + 1, kSubjectReach), text, term);
}

CaseDemand Government::PlaceInContrast(const TargetText& text, const PlacedTerm& term,
                                       const DecidedTerms& decided) const {
  const size_t preposition = term.first_word - 1;
  if (preposition < 3 || FindPreposition(text, preposition) == nullptr) return {};
  const size_t particle = preposition - 1;
  const bool nor = table_.nor.contains(text.lower[particle]) && text.clause_start[particle];
  const bool but_not =
      text.lower[particle] == "не" && !text.clause_start[particle] && text.clause_start[particle - 1];
  if (!nor && !but_not) return {};
  const auto other = decided.find(particle - (nor ? 1 : 2));
  if (other == decided.end() || other->second.first_word == 0) return {};
  const PrepositionCases* before = FindPreposition(text, other->second.first_word - 1);
  const bool alike = before == FindPreposition(text, preposition) &&
                     (other->second.kind == TermKind::kPerson) == (term.kind == TermKind::kPerson);
  return alike ? CaseDemand{{other->second.grammatical_case}, other->second.strict} : CaseDemand{};
}

DecidedTerms::const_iterator Government::ConjunctBefore(const TargetText& text, size_t last,
                                                        const PlacedTerm& term,
                                                        const DecidedTerms& decided) const {
  const auto known = decided.find(last);
  // «„Європейська солідарність“ Порошенка та „Батьківщина“»: what is his, not he.
  const bool owner = known != decided.end() && known->second.owner && known->second.kind != term.kind &&
                     known->second.first_word > 0;
  const auto owned = owner ? decided.find(known->second.first_word - 1) : decided.end();
  if (owned != decided.end() && owned->second.kind == term.kind) return owned;
  // «держави-члени ЄС і Європейський парламент» for "EU member states and the European Parliament"
  const SourcePlace& source = term.source;
  const bool by_itself = !source.attribute && !source.possessor && !source.dependent && !source.listed;
  const bool complement = known != decided.end() && known->second.grammatical_case == Case::kGenitive &&
                          known->second.kind == TermKind::kOrganisation && known->second.first_word > 0 &&
                          term.kind == TermKind::kOrganisation && by_itself;
  const auto head = complement ? decided.find(known->second.first_word - 1) : decided.end();
  if (head != decided.end() && head->second.grammatical_case == Case::kNominative) return head;
  if (known == decided.end() || known->second.kind != TermKind::kPlace || term.kind == TermKind::kPlace ||
      known->second.first_word < 2 || FindPreposition(text, known->second.first_word - 1) == nullptr)
    return known;
  const auto there = decided.find(known->second.first_word - 2);
  const bool alike = there != decided.end() && there->second.kind == term.kind;
  return alike && (term.kind == TermKind::kPerson || term.is_thing()) ? there : known;
}

CaseDemand Government::AfterConjunction(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  if (before == 0) return {};
  // «…, и Петер Мадьяр стал премьером»
  // «Он живёт в Париже, и Макрон это знает»
  const bool new_clause =
      text.clause_start[before] && (!term.source.listed || IsPersonWithVerb(text, term)) &&
      (term.source.subject || FirstVerb(text, term.last_word + 1, kSubjectReach) != VerbForm::kNone);
  if (new_clause) return {};
  const auto known = ConjunctBefore(text, before - 1, term, decided);
  if (known == decided.end()) return BehindOtherConjunct(text, term, decided);
  // «четыре губернатора и мэры»: the number is no matter of what comes behind.
  const size_t first = known->second.first_word;
  const bool counted =
      first > 0 && !text.clause_start[first] && table_.numerals.contains(text.lower[first - 1]);
  return counted && term.kind == TermKind::kTitle ? CaseDemand{} : LikeConjunct(text, term, known->second);
}

CaseDemand Government::InList(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const {
  if (!term.source.listed || term.first_word < 2 || term.is_thing() || term.kind == TermKind::kTitle)
    return {};
  // «в Василле, Аляска» is no list yet.
  const size_t next = term.last_word + 1;
  bool several = table_.conjunctions.contains(text.lower[term.first_word - 1]) ||
                 (next < text.words.size() &&
                  ((table_.conjunctions.contains(text.lower[next]) && !text.clause_start[next]) ||
                   (text.Gap(next) == ", " && text.words[next].upper_initial)));
  // The word before the conjunction or comma, then the names before it.
  size_t last = term.first_word - 1;
  // «Он живёт в Париже, и Макрон это знает»
  if (text.clause_start[last] && table_.conjunctions.contains(text.lower[last]) &&
      IsPersonWithVerb(text, term))
    return {};
  if (table_.conjunctions.contains(text.lower[last])) {
    --last;
  } else if (text.Gap(term.first_word) != ", ") {
    return {};
  }
  while (true) {
    size_t first = last;
    if (const auto known = decided.find(last); known != decided.end()) {
      first = known->second.first_word;
      if (known->second.strict)
        return {
            {known->second.grammatical_case},
            true,
            {},
            {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental, Case::kPrepositional}};
    } else if (!text.words[last].upper_initial || text.sentence_start[last]) {
      return {};
    }
    while (first > 0 && !text.clause_start[first] && text.words[first - 1].upper_initial &&
           !text.sentence_start[first - 1])
      --first;
    if (first == 0) return {};
    if (text.clause_start[first]) {
      if (text.Gap(first) != ", ") return {};
      last = first - 1;
      several = true;
      continue;
    }
    return several ? AfterPreposition(text, first - 1, term) : CaseDemand{};
  }
}

}  // namespace dragoman
