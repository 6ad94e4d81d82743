#include "glossary/slavic/government.h"

#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {
namespace {

// How many words a name in quotation marks has at most: «Манчестер Юнайтед».
constexpr size_t kQuotedName = 4;

// «Лос-Анджелес Лейкерс», «Лондон 2012», «BBC Шотландия»: part of the name of something else, which no case
// changes.
bool IsPartOfQuotedName(const TargetText& text, const PlacedTerm& term) {
  const auto in_name = [&text](size_t word) {
    const unsigned char first = static_cast<unsigned char>(text.words[word].range.In(text.text)[0]);
    return text.words[word].upper_initial || absl::ascii_isdigit(first);
  };
  const auto gap = [&text](size_t word) {
    return word < text.words.size() ? text.Gap(word) : text.text.substr(text.words.back().range.end);
  };
  size_t first = term.first_word, end = term.last_word + 1;
  while (first > 0 && !HasQuote(gap(first)) && term.first_word - first < kQuotedName && in_name(first - 1))
    --first;
  while (end < text.words.size() && !HasQuote(gap(end)) && end - term.last_word <= kQuotedName &&
         in_name(end))
    ++end;
  return first > 0 && HasQuote(gap(first)) && HasQuote(gap(end)) &&
         end - first > term.last_word + 1 - term.first_word;
}

// `demand` with the name of the rule that makes it, unless it has one.
CaseDemand By(absl::string_view rule, CaseDemand demand) {
  if (demand.rule.empty()) demand.rule = rule;
  return demand;
}

// Whether word `word` says what the subject of the sentence is: «Тайвань — это красная линия».
bool IsThisIs(const TargetText& text, size_t word) {
  return (text.lower[word] == "это" || text.lower[word] == "це") && text.clause_start[word] &&
         !text.sentence_start[word];
}

}  // namespace

const Government* Government::For(absl::string_view language) {
  static const Government* const russian = new Government("ru");
  static const Government* const ukrainian = new Government("uk");
  return language == "ru" ? russian : language == "uk" ? ukrainian : nullptr;
}

const PrepositionCases* Government::CasesOfPreposition(absl::string_view word) const {
  const auto found = table_.prepositions.find(word);
  return found == table_.prepositions.end() ? nullptr : &found->second;
}

Government::Government(absl::string_view language) : ukrainian_(language == "uk"), table_(language) {}

const PrepositionCases* Government::FindPreposition(const TargetText& text, size_t word) const {
  if (IsActing(text, word)) return nullptr;
  const bool hyphenated = word > 0 && text.Gap(word) == "-";
  const auto found = table_.prepositions.find(
      hyphenated ? absl::StrCat(text.lower[word - 1], "-", text.lower[word]) : text.lower[word]);
  return found == table_.prepositions.end() ? nullptr : &found->second;
}

bool Government::IsActing(const TargetText& text, size_t word) const {
  return word > 0 && text.lower[word] == "о" && text.Gap(word) == "." &&
         text.lower[word - 1] == (ukrainian_ ? "в" : "и");
}

VerbForm Government::VerbFormOf(absl::string_view word) const {
  if (table_.plain.contains(word)) return VerbForm::kNone;
  const VerbForm form = ReadVerbForm(word, ukrainian_);
  // «ставя», «вводя»: nouns end so as well, «неделя».
  const bool gerund = form == VerbForm::kNone && !ukrainian_ && Letters(word) > 4 && EndsWithAny(word, "я") &&
                      !EndsWithAny(word, "ия", "ья", "ля") && table_.CaseOfPlainVerb(word) != nullptr &&
                      table_.CaseOfNoun(word) == nullptr;
  return gerund ? VerbForm::kGerund : form;
}

bool Government::OpensWithAdverbial(const TargetText& text, size_t last, size_t reach) const {
  for (size_t first = last; last - first <= reach; --first) {
    if (text.clause_start[first])
      return FindPreposition(text, first) != nullptr || EndsWithAny(text.lower[last], "ем", "ом");
    if (first == 0) break;
  }
  return false;
}

bool Government::IsImpersonal(const TargetText& text, size_t word) const {
  return word < text.words.size() && (table_.impersonals.contains(text.lower[word]) ||
                                      VerbFormOf(text.lower[word]) == VerbForm::kPastNeuter);
}

bool Government::IsFinite(const TargetText& text, size_t word) const {
  if (word >= text.words.size() || text.clause_start[word] || text.words[word].upper_initial) return false;
  // «зобов'язалася»: the ending stands behind the apostrophe.
  const bool apart = word + 1 < text.words.size() && text.words[word + 1].gap_before == WordGap::kApostrophe;
  if (apart) return IsFinite(text, word + 1);
  switch (VerbFormOf(text.lower[word])) {
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

bool Government::IsReported(const TargetText& text, size_t word) const {
  return IsFinite(text, word) && VerbFormOf(text.lower[word]) == VerbForm::kPresentSingular &&
         EndsWithAny(text.lower[word], "ся") && BeginsWithAny(text.lower[word], table_.speech);
}

bool Government::HasVerb(const TargetText& text, size_t from) const {
  for (size_t i = from; i < text.words.size() && !text.sentence_start[i]; ++i) {
    if (!text.words[i].upper_initial && VerbFormOf(text.lower[i]) != VerbForm::kNone) return true;
  }
  return false;
}

size_t Government::FirstVerbWord(const TargetText& text, size_t from, size_t reach) const {
  for (size_t i = from; i < text.words.size() && i <= from + reach; ++i) {
    if (text.clause_start[i]) break;
    if (!IsFinite(text, i)) continue;
    // «зобов'язалася»: the part that tells.
    while (i + 1 < text.words.size() && text.words[i + 1].gap_before == WordGap::kApostrophe) ++i;
    return i;
  }
  return text.words.size();
}

VerbForm Government::FirstVerb(const TargetText& text, size_t from, size_t reach) const {
  const size_t word = FirstVerbWord(text, from, reach);
  return word < text.words.size() ? VerbFormOf(text.lower[word]) : VerbForm::kNone;
}

CaseDemand Government::At(const TargetText& text, const PlacedTerm& term, const DecidedTerms& decided) const {
  if (IsPartOfQuotedName(text, term) || IsNameOfNounBefore(text, term)) return {};
  if (IsEndOfRoute(text, term, decided)) return {{Case::kNominative}, true};
  if (IsPartOfCompound(text, term)) return {};
  if (IsOfDeputy(text, term, decided)) return {{Case::kGenitive}, true};
  CaseDemand demand;
  if (!term.source.subject) demand = By("LikeBearer", LikeBearer(text, term));
  if (demand.cases.empty() && term.source.object) demand = By("FrontedObject", FrontedObject(text, term));
  if (demand.cases.empty()) demand = By("Addressed", Addressed(text, term));
  if (demand.cases.empty()) demand = By("Gapped", Gapped(text, term));
  if (demand.cases.empty()) demand = By("LogicalSubject", LogicalSubject(text, term));
  if (demand.cases.empty()) demand = By("RecipientOfPassive", RecipientOfPassive(text, term));
  if (demand.cases.empty()) demand = By("DeclinedSubject", DeclinedSubject(text, term, decided));
  if (demand.cases.empty()) demand = By("SubjectOfLostVerb", SubjectOfLostVerb(text, term));
  if (demand.cases.empty()) demand = By("AgentBeforeVerb", AgentBeforeVerb(text, term));
  if (demand.cases.empty()) demand = By("SubjectOfVerb", SubjectOfVerb(text, term));
  if (demand.cases.empty()) demand = By("PluralSubject", PluralSubject(text, term));
  if (demand.cases.empty()) demand = By("BecomeBy", BecomeBy(text, term));
  if (demand.cases.empty()) demand = By("SubjectOfPredicate", SubjectOfPredicate(text, term, decided));
  if (demand.cases.empty()) demand = By("BehindKind", BehindKind(text, term, decided));
  if (!demand.cases.empty()) return demand;
  const size_t first = term.first_word;
  if (first == 0 || text.sentence_start[first])
    return By("Opening", {{Case::kNominative}, IsCaption(text, term)});
  demand = By("GivenAfterParticle", GivenAfterParticle(text, term));
  if (demand.cases.empty()) demand = By("AlongWay", AlongWay(text, term));
  if (demand.cases.empty()) demand = By("BehindBrackets", BehindBrackets(text, term, decided));
  if (!demand.cases.empty()) return demand;
  if (text.clause_start[first] && !IsBehindAbbreviation(text, first)) {
    demand = BehindComma(text, term, decided);
    return demand.cases.empty() ? By("InList", InList(text, term, decided)) : demand;
  }
  PlacedTerm inner = term;
  if (text.clause_start[first]) --inner.first_word;
  demand = Inside(text, inner, decided);
  if (demand.cases.empty()) demand = By("InList", InList(text, term, decided));
  // «Это пообещал сделать Трамп»: a nominative that may be right stays.
  const bool oblique = demand.decides() && !demand.number.has_value() &&
                       !absl::c_linear_search(demand.cases, Case::kNominative);
  demand.nominative_stays |= oblique && NominativeMayStay(text, term, decided);
  if (demand.cases.empty()) demand = By("EndsSubject", EndsSubject(text, term));
  if (!demand.cases.empty()) return demand;
  // «гостиницам Вены»: they get it.
  const bool of_recipients = IsDativePlural(text.lower[first - 1]);
  if ((term.source.given || term.source.recipient) && !of_recipients && GivesBefore(text, first))
    return By("Recipient", {{Case::kDative}, true});
  return By("WithoutPreposition", WithoutPreposition(text, term));
}

bool Government::IsOfDeputy(const TargetText& text, const PlacedTerm& term,
                            const DecidedTerms& decided) const {
  const size_t first = term.first_word;
  return term.kind == TermKind::kTitle && term.number != Number::kPlural && IsBehindDeputy(text, first) &&
         !decided.contains(first - 1) && !IsDativePlural(text.lower[first - 1]);
}

bool Government::IsBehindAbbreviation(const TargetText& text, size_t word) const {
  return word > 1 && text.Gap(word) == ") " && absl::EndsWith(text.Gap(word - 1), "(") &&
         IsAbbreviation(text, word - 1);
}

bool Government::IsAbbreviation(const TargetText& text, size_t word) {
  const absl::string_view present = text.words[word].range.In(text.text);
  return Letters(present) > 1 && ToUpperText(present) == present && ToLowerText(present) != present;
}

bool Government::IsPartOfCompound(const TargetText& text, const PlacedTerm& term) {
  const size_t first = term.first_word, next = term.last_word + 1;
  if (term.kind != TermKind::kPlace && term.kind != TermKind::kOrganisation) return false;
  const auto joined = [&text](size_t word) {
    return word < text.words.size() && text.words[word].upper_initial &&
           (text.Gap(word) == "-" || text.Gap(word) == "–");
  };
  return joined(next) || (first > 0 && joined(first) && text.words[first - 1].upper_initial);
}

bool Government::IsEndOfRoute(const TargetText& text, const PlacedTerm& term,
                              const DecidedTerms& decided) const {
  const size_t first = term.first_word, next = term.last_word + 1;
  const bool may_be = term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation;
  const auto is_dash = [&text](size_t word) {
    return word < text.words.size() && text.words[word].upper_initial &&
           (text.Gap(word) == " — " || text.Gap(word) == " – ");
  };
  if (!may_be || first == 0) return false;
  if (is_dash(next)) {
    return !text.clause_start[first] && BeginsWithAny(text.lower[first - 1], table_.routes);
  }
  // The other end.
  const auto begin = decided.find(first - 1);
  return is_dash(first) && begin != decided.end() && begin->second.first_word > 0 &&
         !text.clause_start[begin->second.first_word] &&
         BeginsWithAny(text.lower[begin->second.first_word - 1], table_.routes);
}

size_t Government::BeginOfFormerly(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1;
  if (term.kind != TermKind::kTitle || before < 2) return term.first_word;
  if (text.clause_start[before - 1] && table_.formerly.contains(text.lower[before])) return before - 1;
  const bool then = before > 2 && text.clause_start[before - 2] && IsBehindThisTime(text, term.first_word) &&
                    FindPreposition(text, before - 2) != nullptr;
  return then ? before - 2 : term.first_word;
}

bool Government::IsNameOfNounBefore(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  const absl::string_view behind_term = term.last_word + 1 < text.words.size()
                                            ? text.Gap(term.last_word + 1)
                                            : text.text.substr(text.words.back().range.end);
  if (!HasKindBefore(text, first)) return false;
  // «агентство Интерфакс», but «операция Евросоюза» for "an EU operation"
  const SourcePlace& source = term.source;
  const bool own = source.attribute || source.owner || (source.possessor && !source.according);
  const bool called = term.kind == TermKind::kOrganisation && !own &&
                      (!source.dependent || source.according || source.by) &&
                      VerbFormOf(text.lower[first - 1]) == VerbForm::kNone;
  return called || (HasQuote(text.Gap(first)) && HasQuote(behind_term));
}

CaseDemand Government::Addressed(const TargetText& text, const PlacedTerm& term) const {
  const size_t next = term.last_word + 1;
  const bool person = term.names_person();
  const bool may_be_called = person || term.kind == TermKind::kPlace;
  if (!ukrainian_ || term.first_word != 0 || !may_be_called) return {};
  // «Маріє Захарова, припиніть брехати»
  const bool told = person && next < text.words.size() && text.clause_start[next] && term.source.opens &&
                    VerbFormOf(text.lower[next]) == VerbForm::kImperative;
  return term.source.address || told ? CaseDemand{{Case::kVocative}, true} : CaseDemand{};
}

CaseDemand Government::Gapped(const TargetText& text, const PlacedTerm& term) const {
  const size_t first = term.first_word;
  const bool gapped =
      term.source.gapped && (BeginsClause(text, first) || FindPreposition(text, first - 1) == nullptr);
  // «ВВП Німеччини скоротився, а Польщі — зріс» for "Poland's grew"
  const size_t next = term.last_word + 1;
  const bool owns_gapped = term.source.owner && OpensWithConjunction(text, first) &&
                           next < text.words.size() && absl::StrContains(text.Gap(next), "—") &&
                           VerbFormOf(text.lower[next]) != VerbForm::kNone;
  if (owns_gapped) return {{Case::kGenitive}, true};
  return gapped ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

bool Government::IsCaption(const TargetText& text, const PlacedTerm& term) const {
  const size_t next = term.last_word + 1;
  // «Полковнику Гудзю Валерію»: a list of to whom something is given.
  const bool given = term.kind == TermKind::kTitle && next < text.words.size() &&
                     text.words[next].upper_initial && EndsWithAny(text.lower[next], "у", "ю", "ові", "еві");
  // «Арестовичу предъявлены обвинения»
  bool passive = false;
  for (size_t i = next; i < text.words.size() && !text.sentence_start[i]; ++i) {
    passive |= !text.words[i].upper_initial && EndsWithAny(text.lower[i], "ы", "о", "а", "і") &&
               IsPlainParticiple(text.lower[i], ukrainian_) &&
               !table_.not_participles.contains(text.lower[i]);
  }
  return term.first_word == 0 && term.source.opens && !given && !passive && !IsImpersonal(text, next) &&
         !HasVerb(text, next);
}

CaseDemand Government::GivenAfterParticle(const TargetText& text, const PlacedTerm& term) const {
  const std::string& before = text.lower[term.first_word - 1];
  const bool stressed = table_.nor.contains(before) || table_.stresses.contains(before);
  if (!term.source.given || !stressed) return {};
  for (size_t i = term.last_word + 1; i < text.words.size() && !text.sentence_start[i]; ++i) {
    if (BeginsWithAny(text.lower[i], table_.gives)) return {{Case::kDative}, true};
  }
  return {};
}

CaseDemand Government::WithoutPreposition(const TargetText& text, const PlacedTerm& term) const {
  // The prepositional never stands without a preposition.
  for (size_t i = term.first_word; i > 0; --i) {
    // «обвинив в этом НАТО»: the preposition has what it takes.
    const bool satisfied = i < term.first_word && table_.demonstratives.contains(text.lower[i]);
    if (FindPreposition(text, i - 1) != nullptr && !satisfied) return {};
    if (text.clause_start[i - 1]) break;
  }
  // «Убит учёный Ирана» for "a scientist from Iran"
  const bool origin = term.source.from && term.kind == TermKind::kPlace &&
                      VerbFormOf(text.lower[term.first_word - 1]) == VerbForm::kNone;
  if (origin) return {{Case::kGenitive}, true};
  const bool object = term.source.object && !term.source.passive;
  const Case likely = object ? Case::kAccusative : Case::kNominative;
  if (IsBehindDirectCase(text, term)) return {{likely, Case::kNominative, Case::kAccusative}, true};
  return {{likely, Case::kNominative, Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental,
           Case::kVocative},
          true};
}

Case Government::CaseOfList(const TargetText& text, const DecidedTerm& known, const PlacedTerm& term) const {
  // «по Вінниці, Сумах»
  const bool over = ukrainian_ && known.grammatical_case == Case::kDative && term.number == Number::kPlural &&
                    known.first_word > 0 && text.lower[known.first_word - 1] == "по";
  return over ? Case::kPrepositional : known.grammatical_case;
}

bool Government::IsSpokenTo(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1, next = term.last_word + 1;
  if (term.kind == TermKind::kTerm) return false;
  // «Дякую, Польще»
  const bool thanked = table_.addresses.contains(text.lower[before]) && text.clause_start[before];
  if (thanked && !IsFinite(text, next)) return true;
  if (!ukrainian_ || text.Gap(term.first_word) != ", ") return false;
  // «Добрий вечір, Києве!»
  const absl::string_view behind =
      next < text.words.size() ? text.Gap(next) : text.text.substr(text.words.back().range.end);
  if (absl::StartsWith(behind, "!") && term.source.apart && !IsFinite(text, before)) return true;
  // «Прокинься, Європо, бо …»
  const bool clause_behind = next < text.words.size() && text.clause_start[next];
  if (VerbFormOf(text.lower[before]) == VerbForm::kImperative && clause_behind) return true;
  // «Слава тобі, Україно», «Дякую вам, президенте Зеленський»
  const size_t behind_name = BehindName(text, term);
  return (text.lower[before] == "тобі" || text.lower[before] == "вам") && !term.source.subject &&
         (behind_name >= text.words.size() || text.clause_start[behind_name] || clause_behind);
}

bool Government::IsGivenBehindComma(const TargetText& text, const PlacedTerm& term) const {
  if (!term.source.given) return false;
  // «Мерц — Орбану: …»
  if (absl::StrContains(text.Gap(term.first_word), "—")) return true;
  // «присвятила промову, виголошену в Раді, в'язням»
  bool gives = false;
  for (size_t i = term.first_word; i > 0 && !text.sentence_start[i]; --i) {
    gives |=
        VerbFormOf(text.lower[i - 1]) != VerbForm::kNone && BeginsWithAny(text.lower[i - 1], table_.gives);
  }
  return gives && !term.source.listed && !IsFinite(text, term.last_word + 1);
}

CaseDemand Government::ApposedBehindComma(const TargetText& text, const PlacedTerm& term,
                                          const DecidedTerm& known, const DecidedTerms& decided) const {
  const absl::string_view gap = text.Gap(term.first_word);
  const bool dash = absl::StrContains(gap, "—");
  // «нового прокурора — Кравченка»
  const bool named = dash && known.kind == TermKind::kTitle && term.kind == TermKind::kPerson &&
                     known.strict && !term.source.subject && !IsCounted(text, known.first_word);
  if (named) return {{known.grammatical_case}, true};
  // «підготували двоє сенаторів — Грем та Блюменталь»
  const bool counted = dash && known.kind == TermKind::kTitle && term.kind == TermKind::kPerson &&
                       IsCounted(text, known.first_word) && !term.source.object && !term.source.dependent;
  if (counted) return {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kGenitive}};
  // «главный соперник Эрдогана, мэр Стамбула» for "Erdogan's main rival, the mayor"
  if (known.owner && known.kind == TermKind::kPerson && term.kind == TermKind::kTitle && gap == ", ")
    return LikeOwned(text, term, known, decided);
  // «Мэр Стамбула, Имамоглу, …»
  const auto title = known.first_word > 0 ? decided.find(known.first_word - 1) : decided.end();
  const bool of_title = term.kind == TermKind::kPerson && known.kind != TermKind::kPerson &&
                        title != decided.end() && title->second.kind == TermKind::kTitle && gap == ", ";
  if (of_title) return {{title->second.grammatical_case}, title->second.strict};
  if (known.kind != TermKind::kPerson || term.kind != TermKind::kTitle) return {};
  // «стал главой офиса, а Фёдоров — министром»
  const bool earlier = absl::c_any_of(decided, [&](const auto& other) {
    return other.first + 1 < term.first_word && other.second.kind == TermKind::kTitle &&
           other.second.grammatical_case == Case::kInstrumental;
  });
  if (dash && earlier) return {{Case::kInstrumental}, true};
  // «для Си Цзиньпина, президента Китая»
  const bool apposed =
      gap == ", " && (!term.source.subject || known.strict) && !IsFinite(text, term.last_word + 1);
  if (!apposed) return {};
  return {{known.grammatical_case}, known.strict || known.grammatical_case != Case::kNominative};
}

// A further name of a list: «с Путиным, Макроном и …», unless a new clause begins: «с Путиным, Макрон
// сказал …».
CaseDemand Government::BehindComma(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  if (IsSpokenTo(text, term)) return By("SpokenTo", {{Case::kVocative}, true});
  if (IsGivenBehindComma(text, term)) return By("GivenBehindComma", {{Case::kDative}, true});
  // «Шойгу перешёл в Совет безопасности, Патрушев — в Кремль»
  // «визнали Палестину, Німеччина й Італія — ні»
  const size_t behind = term.last_word + 1;
  const size_t verbless = term.source.listed ? BehindList(text, behind) : behind;
  const bool dash = verbless < text.words.size() && absl::StrContains(text.Gap(verbless), "—");
  const bool lacks_verb =
      dash && (FindPreposition(text, verbless) != nullptr
                   ? term.kind == TermKind::kPerson
                   : term.source.subject && (table_.denials.contains(text.lower[verbless]) ||
                                             text.words[verbless].upper_initial));
  const bool gapped =
      lacks_verb && text.Gap(term.first_word) == ", " && !term.source.object && !term.source.possessor;
  if (gapped)
    return By("GappedBehindComma", {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kDative}});
  const auto found = decided.find(term.first_word - 1);
  if (found == decided.end() || (absl::StrContains(text.Gap(term.first_word), ";") && !term.source.listed))
    return {};
  const DecidedTerm& known = found->second;
  const CaseDemand apposed = ApposedBehindComma(text, term, known, decided);
  if (!apposed.cases.empty()) return By("ApposedBehindComma", apposed);
  // «Найслабше місце НАТО — Сувалкський коридор»
  if (absl::StrContains(text.Gap(term.first_word), "—") && !term.source.listed && !term.names_person())
    return {};
  const size_t next = term.last_word + 1;
  // «в Бирмингеме, Великобритания»
  const bool person = term.kind == TermKind::kPerson && known.kind == TermKind::kPerson;
  const bool ends = ((term.kind != TermKind::kPlace && !person) || term.source.listed ||
                     known.grammatical_case == Case::kVocative) &&
                    (next >= text.words.size() || text.clause_start[next]);
  // «просимо до Копенгагена, Володимире», «Завдяки Європейській комісії, Нідерландам та Данії»
  const bool alike = (known.kind == TermKind::kPlace) == (term.kind == TermKind::kPlace) ||
                     (term.source.listed && known.kind == TermKind::kOrganisation);
  const bool list = alike && absl::StrContains(text.Gap(term.first_word), ",") &&
                    (ends || (next < text.words.size() && table_.conjunctions.contains(text.lower[next])));
  // «Выступая на TF1, Макрон заявил», «За даними Євростату, державний борг у єврозоні зріс»
  if (!list && (IsFinite(text, next) || term.is_thing())) return {};
  // «Відколи Росія вторглася в Україну, Молдова, колишня радянська республіка, …»
  if (!list && term.kind == TermKind::kPlace && term.source.subject && known.kind == TermKind::kPlace)
    return {};
  if (!list && absl::StrContains(text.Gap(term.first_word), "—")) return {};
  const bool told = known.strict || (term.source.listed && known.kind == term.kind && known.one_case);
  return By("BehindComma", {{CaseOfList(text, known, term)}, list && told});
}

CaseDemand Government::Inside(const TargetText& text, const PlacedTerm& given,
                              const DecidedTerms& decided) const {
  PlacedTerm term = given;
  term.first_word = BeginWithParticles(text, given);
  const size_t before = term.first_word - 1;
  if (const size_t formerly = BeginOfFormerly(text, term); formerly < term.first_word) {
    term.first_word = formerly;
    return BehindComma(text, term, decided);
  }
  if (IsFirstOfBoth(text, term)) {
    --term.first_word;
    return Inside(text, term, decided);
  }
  CaseDemand demand = By("AfterAddress", AfterAddress(text, term));
  if (demand.cases.empty()) demand = By("AfterMister", AfterMister(text, term));
  if (demand.cases.empty()) demand = By("AfterSir", AfterSir(text, term, decided));
  if (demand.cases.empty()) demand = By("SecondOfBoth", SecondOfBoth(text, term, decided));
  if (demand.cases.empty()) demand = By("NotOnlyButAlso", NotOnlyButAlso(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterCapital", AfterCapital(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterCompound", AfterCompound(text, term, decided));
  if (demand.cases.empty()) demand = By("PlaceInContrast", PlaceInContrast(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterPreposition", AfterPreposition(text, before, term));
  if (demand.cases.empty())
    demand = By("BehindPhraseOfAdjective", BehindPhraseOfAdjective(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterParticiple", AfterParticiple(text, term));
  if (demand.cases.empty()) demand = By("AfterNumeral", AfterNumeral(text, term));
  if (demand.cases.empty()) demand = By("BehindItsVerb", BehindItsVerb(text, term, decided));
  if (!demand.cases.empty()) return demand;
  if (table_.conjunctions.contains(text.lower[before]))
    return By("AfterConjunction", AfterConjunction(text, term, decided));
  if (table_.whose.contains(text.lower[before])) return By("AfterWhose", {{Case::kNominative}, true});
  demand = By("ObjectBeforeVerb", ObjectBeforeVerb(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterThan", AfterThan(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterNor", AfterNor(text, term));
  if (demand.cases.empty()) demand = By("AmongOthers", AmongOthers(text, term, decided));
  if (demand.cases.empty()) demand = By("AfterContrast", AfterContrast(text, term, decided));
  if (!demand.cases.empty()) return demand;
  demand = By("BehindRelative", BehindRelative(text, term));
  if (!demand.cases.empty()) return demand;
  if (IsThisIs(text, before)) return By("ThisIs", {{Case::kNominative}, true});
  using Rule = CaseDemand (Government::*)(const TargetText&, const PlacedTerm&, const DecidedTerms&) const;
  constexpr std::pair<absl::string_view, Rule> kRules[] = {
      {"BehindNominative", &Government::BehindNominative},
      {"SubjectBehindVerb", &Government::SubjectBehindVerb},
      {"SubjectOfClause", &Government::SubjectOfClause},
      {"ObjectOfClause", &Government::ObjectOfClause},
      {"AfterCopula", &Government::AfterCopula},
      {"AfterObject", &Government::AfterObject},
      {"AfterAdverbial", &Government::AfterAdverbial},
      {"AfterTitle", &Government::AfterTitle},
      {"AfterPassive", &Government::AfterPassive},
      {"AfterVerb", &Government::AfterVerb},
      {"AfterNoun", &Government::AfterNoun},
      {"AfterAdjective", &Government::AfterAdjective},
      {"AfterUnknownVerb", &Government::AfterUnknownVerb}};
  for (const auto& [name, rule] : kRules) {
    // The adjective that was passed over is no noun with an adjective of its own.
    if (given.behind_adjective && rule == &Government::AfterAdjective) continue;
    demand = By(name, (this->*rule)(text, term, decided));
    if (!demand.cases.empty()) return demand;
  }
  return By("BehindItsAdjective", BehindItsAdjective(text, term, decided));
}

CaseDemand Government::BehindRelative(const TargetText& text, const PlacedTerm& term) const {
  const size_t pronoun = term.first_word - 1;
  if (!table_.relative_pronouns.contains(text.lower[pronoun])) return {};
  const bool opens = text.clause_start[pronoun] || (pronoun > 0 && text.clause_start[pronoun - 1] &&
                                                    FindPreposition(text, pronoun - 1) != nullptr);
  const VerbForm verb = FirstVerb(text, BehindName(text, term), kObjectReach);
  if (!opens || verb == VerbForm::kNone || !Agrees(verb, text, term)) return {};
  return {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kDative, Case::kInstrumental}};
}

size_t Government::BeginWithParticles(const TargetText& text, const PlacedTerm& term) const {
  const auto passed_over = [&](const std::string& word) {
    return table_.particles.contains(word) ||
           (term.kind == TermKind::kTitle && table_.third_persons.contains(word));
  };
  size_t first = term.first_word;
  while (first > 1 && passed_over(text.lower[first - 1]) && !text.clause_start[first - 1]) --first;
  return first;
}

CaseDemand Government::AfterAddress(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1;
  // «Дякую Канаді» is a dative.
  const Case* governed = table_.CaseOfVerb(text.lower[before]);
  const bool addressed = table_.addresses.contains(text.lower[before]) && text.clause_start[before] &&
                         (term.names_person() || term.kind == TermKind::kPlace) && governed == nullptr;
  return addressed ? CaseDemand{{Case::kVocative}, true} : CaseDemand{};
}

CaseDemand Government::AfterThan(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  // «важче, ніж Франції» for "than for France"
  const bool compared =
      term.source.than || term.source.purpose || (term.source.dependent && !term.source.possessor);
  if (!compared || !table_.than.contains(text.lower[before])) return {};
  for (size_t i = before; i > 0 && !text.sentence_start[i]; --i) {
    const auto other = decided.find(i - 1);
    if (other == decided.end() || other->second.kind != term.kind) continue;
    // «не сделала для Газы больше, чем Катар»: what a preposition has is not compared without it.
    const size_t first = other->second.first_word;
    if (first > 0 && !text.clause_start[first] && FindPreposition(text, first - 1) != nullptr) continue;
    // «Германию убедить труднее, чем Францию»
    const bool fronted = BeginsClause(text, first) && other->second.grammatical_case != Case::kNominative;
    return {{other->second.grammatical_case}, other->second.strict || fronted};
  }
  return {};
}

CaseDemand Government::AfterNor(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1;
  if (!text.clause_start[before] || !table_.nor.contains(text.lower[before])) return {};
  for (size_t i = before; i > 1 && !text.sentence_start[i]; --i) {
    if (text.lower[i - 1] != text.lower[before]) continue;
    const Case* governed =
        VerbFormOf(text.lower[i - 2]) == VerbForm::kNone ? nullptr : table_.CaseOfVerb(text.lower[i - 2]);
    if (governed != nullptr && !term.source.subject) return {{*governed}, true, {}, {Case::kGenitive}};
  }
  return {};
}

CaseDemand Government::AmongOthers(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  const bool among = before > 2 && (text.lower[before] == "числе" || text.lower[before] == "числі") &&
                     text.clause_start[before - 2];
  // «трьом єврокомісарам, зокрема Марті Кос»
  const bool of_them = before > 0 && text.clause_start[before] &&
                       (text.lower[before] == "зокрема" || text.lower[before] == "передусім");
  if (!among && !of_them) return {};
  const auto others = decided.find(among ? before - 3 : before - 1);
  if (others != decided.end() && (others->second.grammatical_case == Case::kDative ||
                                  others->second.grammatical_case == Case::kInstrumental ||
                                  others->second.grammatical_case == Case::kPrepositional))
    return {{others->second.grammatical_case}, others->second.strict};
  return {};
}

}  // namespace dragoman
