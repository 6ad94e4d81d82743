#include "glossary/slavic/verb_form.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace dragoman {

namespace {

// Verbs of two and three letters, which no ending tells.
VerbForm ReadShortVerbForm(absl::string_view word, bool ukrainian) {
  const auto is = [word](std::initializer_list<absl::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (ukrainian) {
    if (is({"мав", "дав", "був", "міг", "жив", "вів", "ніс", "їв", "пив", "бив"}))
      return VerbForm::kPastMasculine;
    if (is({"має", "дає", "йде", "іде", "їде", "діє"})) return VerbForm::kPresentSingular;
    if (is({"йти", "іти", "їсти"})) return VerbForm::kInfinitive;
    return VerbForm::kNone;
  }
  if (is({"был", "дал", "мог", "жил", "вёл", "вел", "нёс", "нес", "шёл", "шел", "пал", "сел", "лёг", "лег"}))
    return VerbForm::kPastMasculine;
  return VerbForm::kNone;
}

}  // namespace

VerbForm ReadVerbForm(absl::string_view word, bool ukrainian) {
  if (Letters(word) < 4) return ReadShortVerbForm(word, ukrainian);
  if (ukrainian &&
      (absl::EndsWith(word, "йся") || (absl::EndsWith(word, "ься") && !absl::EndsWith(word, "ться"))))
    return VerbForm::kImperative;
  // «должна», «обязан», «повинні» agree like a verb in the past.
  for (const absl::string_view must : {"долж", "обяза", "повин"}) {
    if (!absl::StartsWith(word, must) || Letters(word) > Letters(must) + 3) continue;
    if (EndsWithAny(word, "на")) return VerbForm::kPastFeminine;
    if (EndsWithAny(word, "но")) return VerbForm::kPastNeuter;
    if (EndsWithAny(word, "ны", "ні")) return VerbForm::kPastPlural;
    if (EndsWithAny(word, "жен", "зан", "нен")) return VerbForm::kPastMasculine;
  }
  absl::string_view stem = word;
  if (!absl::ConsumeSuffix(&stem, "ся")) absl::ConsumeSuffix(&stem, "сь");
  if (EndsWithAny(stem, "ла", "ло", "ли")) {
    // A verb's stem ends in a vowel or in one of these: «помогла», «пришли», not «корабли».
    const absl::string_view before = stem.substr(0, stem.size() - 4);
    if (!EndsWithAny(before, "а", "и", "е", "я", "о", "ы", "у", "ё", "і", "ї", "г", "к", "ш", "с", "з", "р",
                     "ч")) {
      return VerbForm::kNone;
    }
    return absl::EndsWith(stem, "а")   ? VerbForm::kPastFeminine
           : absl::EndsWith(stem, "о") ? VerbForm::kPastNeuter
                                       : VerbForm::kPastPlural;
  }
  if (ukrainian) {
    if (EndsWithAny(stem, "ти")) return VerbForm::kInfinitive;
    if (EndsWithAny(stem, "ав", "ив", "ув", "їв", "яв", "юв", "отів", "умів", "овів", "колов", "ивів",
                    "летів", "стрів", "оміг", "еміг", "зміг", "доміг", "побіг", "зрік", "прорік", "еріг",
                    "приніс", "виніс", "вніс", "заніс", "евіз", "ивіз", "овіз", "ріс", "мер", "звів", "завів",
                    "навів", "ідвів", "ввів", "увів", "евів", "авіз", "двіз", "сидів", "висів", "горів",
                    "терпів", "хворів", "володів", "радів", "мерз", "отряс", "рибіг", "ідліг", "стиг",
                    "досяг", "виник", "зник", "утік", "втік", "звик", "роник", "поніс", "доніс", "реніс",
                    "ідніс", "зніс", "ідверг", "йшов", "ішов"))
      return VerbForm::kPastMasculine;
    if (EndsWithAny(stem, "ючи", "ячи", "учи", "ачи", "вши", "гши", "кши", "рши", "сши"))
      return VerbForm::kGerund;
    if (EndsWithAny(stem, "уть", "ють", "ять", "ать")) return VerbForm::kPresentPlural;
    if (EndsWithAny(stem, "тиме")) return VerbForm::kPresentSingular;
    if (EndsWithAny(stem, "ує", "ає", "яє", "іє", "ює", "ить", "їть", "єть", "веде", "ийде", "їде", "уде",
                    "піде", "може", "кличе", "хоче", "стане", "бере", "йме", "ізьме", "гляне", "ягне", "ерне",
                    "кине", "стріне", "икне", "тисне", "агне", "ухне", "ахне", "охне", "овкне", "ерзне",
                    "гасне", "реже", "плаче", "скаче", "назве", "дповість", "зповість", "живе", "шле", "пише",
                    "значе", "криє", "айде", "ойде", "ійде", "почне", "німе", "несе", "везе", "росте",
                    "дасть", "загине", "помре", "аже", "жене"))
      return VerbForm::kPresentSingular;
    if (EndsWithAny(stem, "ано", "ено", "ято", "яно", "чато", "крито", "бито", "вжито", "ужито", "лито",
                    "шито", "чуто", "буто", "нуто", "терто"))
      return VerbForm::kImpersonal;
    if (EndsWithAny(stem, "діть", "жіть", "чіть", "ріть", "ніть", "йте")) return VerbForm::kImperative;
    return VerbForm::kNone;
  }
  if (EndsWithAny(stem, "ть", "чь") && !EndsWithAny(stem, "ость", "есть", "асть"))
    return VerbForm::kInfinitive;
  // «идти», «вести», but «части», «трети»
  if (EndsWithAny(stem, "йти", "идти", "вести", "нести", "везти", "расти", "спасти", "ползти", "плести",
                  "мести", "трясти", "брести", "грести")) {
    return VerbForm::kInfinitive;
  }
  if (EndsWithAny(stem, "йте", "жите", "дите")) return VerbForm::kImperative;
  if (EndsWithAny(stem, "ёз", "ёс", "ривез", "ывез", "увез", "ввез", "ринес", "внес", "ынес", "донес",
                  "нанес", "унес", "омог", "смог", "ерёг", "остиг", "спас", "вырос", "возрос", "тверг",
                  "дверг", "сверг", "озник", "огиб", "счез", "умер", "роник", "влёк", "ривлек", "овлек",
                  "звлек", "есёк", "ересек", "жёг", "пряг", "отряс", "небрёг", "стёр"))
    return VerbForm::kPastMasculine;
  if (EndsWithAny(stem, "ал", "ил", "ел", "ял", "ол", "ыл", "ул", "ёл")) return VerbForm::kPastMasculine;
  // «правящая» is no gerund, «обещая» is.
  if (EndsWithAny(stem, "ющая", "ущая", "ящая")) return VerbForm::kNone;
  if (EndsWithAny(stem, "ав", "ив", "ев", "яв", "ув", "вши", "гши", "кши", "рши", "сши", "уя", "ая", "яя"))
    return VerbForm::kGerund;
  if (EndsWithAny(stem, "ёт", "ет", "ит", "даст")) return VerbForm::kPresentSingular;
  if (EndsWithAny(stem, "ут", "ют", "ят", "ат")) return VerbForm::kPresentPlural;
  return VerbForm::kNone;
}

bool IsParticiple(absl::string_view word, bool ukrainian) {
  return ukrainian
             ? EndsWithAny(word, "ний", "на", "не", "но", "ні", "ану", "ену", "яту", "ату", "уту", "яну",
                           "ного", "ному", "ним", "ної", "ній", "ною", "них", "ними", "тий", "та", "то", "ті",
                           "того", "тому", "ться", "лася", "вся", "лося")
             : EndsWithAny(word, "нный", "нная", "нное", "нные", "нного", "нному", "нным", "нном", "нной",
                           "нную", "нных", "нными", "ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены",
                           "ён", "ена", "ян", "яна", "яно", "яны", "ыт", "ыта", "ыто", "ыты", "нут", "нута",
                           "нуто", "нуты", "ят", "ята", "ято", "яты", "тый", "тая", "тое", "тые", "мый",
                           "мая", "мое", "мые", "емого", "имого", "емому", "имому", "емым", "имым", "емой",
                           "имой", "емую", "имую", "емых", "имых", "емыми", "имыми", "емом", "имом", "лся",
                           "лась", "лось", "лись", "ется", "ются", "ится", "ятся", "нятого", "нятому",
                           "нятым", "нятом", "нятой", "нятую", "нятых", "нятыми", "крытого", "крытому",
                           "крытым", "крытом", "крытой", "крытую", "крытых", "крытыми", "нутого", "нутому",
                           "нутым", "нутом", "нутой", "нутую", "нутых", "нутыми");
}

bool IsPlainParticiple(absl::string_view word, bool ukrainian) {
  if (Letters(word) < 5) return false;
  return ukrainian
             ? EndsWithAny(word, "ано", "ено", "ято", "ані", "ені", "яті", "аний", "ений", "ятий", "ана",
                           "ена", "ята", "ане", "ене", "яте")
             : EndsWithAny(word, "ан", "ана", "ано", "аны", "ян", "яна", "яно", "яны", "ен", "ена", "ено",
                           "ены", "ён", "ыт", "ыта", "ыто", "ыты", "нут", "нута", "нуто", "нуты");
}

bool IsWholePassive(absl::string_view word, bool ukrainian) {
  return ukrainian
             ? EndsWithAny(word, "аний", "ений", "ана", "ена", "ане", "ене", "ані", "ені", "аного", "еного",
                           "аної", "еної", "аному", "еному", "ану", "ену", "аних", "ених", "аним", "еним")
             : EndsWithAny(word, "нный", "нная", "нное", "нные", "нного", "нной", "нному", "нным", "нных",
                           "нном", "нную");
}

bool IsPresentPassive(absl::string_view word) {
  return EndsWithAny(word, "емый", "емая", "емое", "емые", "емого", "емой", "емому", "емую", "емым", "емом",
                     "емых", "емыми", "имый", "имая", "имое", "имые", "имого", "имой", "имому", "имую",
                     "имым", "имом", "имых", "имыми");
}

bool IsActiveParticiple(absl::string_view word) {
  static constexpr std::array<absl::string_view, 13> kEndings = {"ий", "ая", "ее", "ие", "его", "ей", "ему",
                                                                 "ую", "им", "ем", "их", "ими", "ею"};
  return absl::c_any_of(kEndings, [word](absl::string_view ending) {
    absl::string_view stem = word;
    return absl::ConsumeSuffix(&stem, ending) && Letters(stem) > 3 &&
           EndsWithAny(stem, "ущ", "ющ", "ащ", "ящ", "вш", "сш");
  });
}

bool IsFeminineAdjective(absl::string_view word) {
  absl::string_view stem = word;
  if (!absl::ConsumeSuffix(&stem, "ною") && !absl::ConsumeSuffix(&stem, "ній")) return false;
  return Letters(stem) > 2 && !EndsWithAny(stem, "а", "е", "и", "і", "о", "у", "ю", "я", "є", "ї", "з", "ь");
}

bool EndsAsAdjective(absl::string_view word, bool ukrainian) {
  if (ukrainian && EndsWithAny(word, "ої", "ій", "ою", "ні", "на", "не", "ну")) return true;
  return EndsWithAny(word, "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым",
                     "им", "ых", "их", "ую", "юю", "ой", "ей", "ыми", "ими", "ом", "ем");
}

bool IsPassiveAttribute(absl::string_view word) {
  return Letters(word) > 6 &&
         EndsWithAny(word, "нном", "нной", "нного", "нному", "нным", "нных", "аному", "еному", "аної", "еної",
                     "аній", "еній", "аного", "еного", "аних", "ених");
}

bool IsRelational(absl::string_view word) {
  static constexpr std::array<absl::string_view, 29> kEndings = {
      "ий", "ого", "ому", "им", "ом", "ім", "ая", "ой", "ую", "ою", "ое", "ие", "их",  "ими", "ої",
      "ій", "а",   "у",   "е",  "і",  "ия", "ей", "ею", "ые", "ых", "ый", "ым", "ыми", "ее"};
  return absl::c_any_of(kEndings, [word](absl::string_view ending) {
    absl::string_view stem = word;
    // «пуском», «войском», «тиском» are nouns.
    return absl::ConsumeSuffix(&stem, ending) && Letters(stem) > 3 &&
           EndsWithAny(stem, "ск", "ськ", "цк", "цьк", "зьк") &&
           !EndsWithAny(stem, "пуск", "иск", "ыск", "войск", "военск", "блеск", "плеск", "треск", "фіаск");
  });
}

bool NamesAction(absl::string_view word) {
  return EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "тие", "тия", "тию", "ция", "ции", "цию",
                     "ння", "нню", "нням", "нні", "ція", "ції", "цію", "цією", "ття", "ттю", "ттям", "тті");
}

bool IsDativePlural(absl::string_view word) { return EndsWithAny(word, "ам", "ям"); }

}  // namespace dragoman
