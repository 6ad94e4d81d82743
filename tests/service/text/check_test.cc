#include "service/text/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace dragoman {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CheckFinding> Check(absl::string_view source, absl::string_view target,
                                absl::string_view language) {
  return CheckTranslation({source, target, "en", language, {}, {}});
}

std::vector<CheckKind> Kinds(absl::string_view source, absl::string_view target, absl::string_view language) {
  std::vector<CheckKind> kinds;
  for (const CheckFinding& finding : Check(source, target, language)) kinds.push_back(finding.kind);
  return kinds;
}

struct Translation {
  absl::string_view language;
  absl::string_view source;
  absl::string_view target;
};

// Faithful translations, each with a value that other checks could stumble over.
constexpr Translation kFaithful[] = {
    {"fr", "He paid 1,234.5 euros at 5 p.m.", "Il a payé 1\u00A0234,5 euros à 17 h."},
    {"fr", "On February 2, 2026, Mr. Barrot spoke.", "M. Barrot s’est exprimé le 2 février 2026."},
    {"fr", "The plan costs $5 billion.", "Le plan coûte 5 milliards de dollars."},
    {"fr", "The plan costs $1.5bn.", "Le plan coûte 1,5 milliard de dollars."},
    {"fr", "“Never,” said Ms. Reed.", "« Jamais », a déclaré Mme Reed."},
    {"fr", "The 21st century began on a Monday.", "Le XXIe siècle a commencé un lundi."},
    {"fr", "The flight left at 6:30 p.m. on Friday.", "Le vol est parti vendredi à 18 h 30."},
    {"fr", "He left at 5 p.m.", "Il est parti à 5 heures de l’après-midi."},
    {"fr", "It opens at 9 a.m. and closes at 12 a.m.", "Il ouvre à 9 h et ferme à 0 h."},
    {"ru", "It begins at 12.30 p.m.", "Начало в 12.30."},
    {"ru", "He left at 5:30 p.m.", "Он ушёл в 5:30 вечера."},
    {"uk", "All 5 left at 5 p.m.", "Усі 5 пішли о 17:00."},
    {"ru", "Three of 12,000 soldiers", "Трое из 12 000 солдат"},
    {"ru", "It happened on May 5.", "Это случилось 5 мая."},
    {"ru", "It happened on May 5.", "Это случилось 05.05."},
    {"ru", "The fund lost $2 to 3 billion.", "Фонд потерял от 2 до 3 млрд долларов."},
    {"ru", "About 25 people came.", "Пришло около двадцати пяти человек."},
    {"ru", "Two people met George Howard.", "Два человека встретились с Джорджем Говардом."},
    {"ru", "The deal was signed on Thursday.", "Соглашение подписали в четверг."},
    {"ru", "He said: “I read ‘War and Peace’.”", "Он сказал: «Я прочитал «Войну и мир»."},
    {"ru", "The 1990s were hard.", "90-е были трудными."},
    {"uk", "Mr. Wallace owns an iPhone.", "Пан Воллес має iPhone."},
    {"uk", "Kamala Harris, Elizabeth Warren and Boris Johnson",
     "Камала Гарріс, Елізабет Воррен і Борис Джонсон"},
    {"uk", "They watched “Dancing with the Stars”.", "Вони дивилися «Dancing with the Stars»."},
    {"uk", "It costs 40 hryvnias on Sunday.", "У неділю це коштує 40 грн."},
    {"uk", "“We will win.", "«Ми переможемо."},
    {"uk", "See https://example.com/a and {name}.", "Див. https://example.com/a і {name}."},
    {"fr", "Mr. Speaker, we are ready.", "Monsieur le président, nous sommes prêts."},
    {"fr", "He said no, no, no.", "Il a dit non, non, non."},
    {"ru", "Mr. President, we are ready.", "Господин президент, мы готовы."},
    {"ru", "See page vii of the book.", "См. страницу vii книги."},
    {"ru", "Peter Hughes and Ian Hunt came.", "Пришли Питер Хьюз и Иэн Хант."},
    {"ru", "The half-million refugees stayed.", "Полмиллиона беженцев остались."},
    {"ru", "C$5m was stolen.", "Украли 5 млн канадских долларов."},
    {"uk", "Thomas Wright and Peter Wheeler came.", "Прийшли Томас Райт і Пітер Вілер."},
    {"uk", "She said and stated that she became mayor.", "Вона сказала й заявила, що стала мером."},
    {"uk", "Two days later they left.", "Два дні потому вони поїхали."},
};

TEST(CheckTest, AcceptsFaithfulTranslations) {
  for (const Translation& pair : kFaithful) {
    SCOPED_TRACE(absl::StrCat(pair.language, ": ", pair.source));
    EXPECT_THAT(Kinds(pair.source, pair.target, pair.language), IsEmpty());
  }
}

// A fault that an editor, or a model, could make in a faithful translation.
struct Fault {
  absl::string_view name;
  CheckKind kind;
  Translation good;
  absl::string_view from;
  absl::string_view to;
};

constexpr Fault kFaults[] = {
    {"digit", CheckKind::kNumbers, {"uk", "There were 120 people.", "Там було 120 людей."}, "120", "130"},
    {"lost", CheckKind::kNumbers, {"ru", "In 2014 he left.", "В 2014 году он ушёл."}, "В 2014 году он", "Он"},
    {"added", CheckKind::kNumbers, {"fr", "He left.", "Il est parti."}, "parti", "parti en 2014"},
    {"english_comma",
     CheckKind::kNumbers,
     {"fr", "All 12,500 left.", "Les 12 500 sont partis."},
     "12 500",
     "12,5"},
    {"scale", CheckKind::kNumbers, {"ru", "It cost 5 billion.", "Это стоило 5 млрд."}, "млрд", "млн"},
    {"scale_lost", CheckKind::kNumbers, {"uk", "It cost 5 million.", "Це коштувало 5 млн."}, " млн", ""},
    {"false_friend",
     CheckKind::kNumbers,
     {"fr", "2 billion people", "2 milliards de gens"},
     "milliards",
     "billions"},
    {"small", CheckKind::kNumbers, {"fr", "It has 3 rooms.", "Il a trois pièces."}, "trois", "des"},
    {"decimal", CheckKind::kNumbers, {"ru", "Rates rose 2.5%.", "Ставки выросли на 2,5%."}, "2,5", "25"},
    {"half_day", CheckKind::kNumbers, {"fr", "He left at 5 p.m.", "Il est parti à 17 heures."}, "17", "5"},
    {"half_day", CheckKind::kNumbers, {"ru", "He left at 6:30 PM.", "Он ушёл в 18:30."}, "18", "6"},
    {"half_day",
     CheckKind::kNumbers,
     {"uk", "From 9 a.m. to 5 p.m.", "З 9:00 до 17:00."},
     "З 9:00 до 17:00",
     "З 21:00 до 5:00"},
    {"month", CheckKind::kDates, {"ru", "It ends on May 5.", "Это кончится 5 мая."}, "мая", "марта"},
    {"month_lost", CheckKind::kDates, {"uk", "It ends on July 15.", "Це скінчиться 15 липня."}, " липня", ""},
    {"weekday", CheckKind::kDates, {"fr", "It ends on Monday.", "Cela finit lundi."}, "lundi", "mardi"},
    {"weekday",
     CheckKind::kDates,
     {"uk", "It ends on Tuesday.", "Це скінчиться у вівторок."},
     "вівторок",
     "середу"},
    {"currency",
     CheckKind::kCurrencies,
     {"ru", "It cost $50.", "Это стоило 50 долларов."},
     "долларов",
     "евро"},
    {"currency_lost", CheckKind::kCurrencies, {"uk", "It cost €50.", "Це коштувало 50 євро."}, " євро", ""},
    {"sign", CheckKind::kCurrencies, {"fr", "It cost £50.", "Cela a coûté 50 £."}, "£", "$"},
    {"name", CheckKind::kNames, {"ru", "Mr. Peters left.", "Г-н Питерс ушёл."}, "Питерс", "Смит"},
    {"name", CheckKind::kNames, {"uk", "Donald Trump left.", "Дональд Трамп пішов."}, "Трамп", "Козир"},
    {"name",
     CheckKind::kNames,
     {"fr", "Michel Barnier left.", "Michel Barnier est parti."},
     "Barnier",
     "Bertrand"},
    {"open", CheckKind::kQuotes, {"ru", "He said “yes”.", "Он сказал «да»."}, "»", ""},
    {"close", CheckKind::kQuotes, {"fr", "He said “yes”.", "Il a dit « oui »."}, "« ", ""},
    {"straight", CheckKind::kQuotes, {"uk", "He said “yes”.", "Він сказав \"так\"."}, "\"так", "так"},
    {"english", CheckKind::kEnglishLeft, {"ru", "He said yes.", "Он сказал да."}, "сказал", "said"},
    {"english",
     CheckKind::kEnglishLeft,
     {"fr", "It was over.", "C’était fini."},
     "C’était fini",
     "It was fini"},
    {"english", CheckKind::kEnglishLeft, {"uk", "The deal holds.", "Угода тримається."}, "Угода", "Ця deal"},
    {"yery", CheckKind::kWrongScript, {"uk", "The sons left.", "Сини пішли."}, "Сини", "Сыны"},
    {"yi", CheckKind::kWrongScript, {"ru", "The boys left.", "Мальчики ушли."}, "Мальчики", "Мальчікі"},
    {"lookalike", CheckKind::kWrongScript, {"ru", "Moscow fell.", "Москва пала."}, "осква", "ocква"},
    {"russian", CheckKind::kWrongScript, {"uk", "He knows what.", "Він знає, що це."}, "що", "что"},
    {"ukrainian", CheckKind::kWrongScript, {"ru", "He knows what.", "Он знает, что это."}, "что", "що"},
    {"lost_character",
     CheckKind::kWrongScript,
     {"uk", "The deal holds.", "Угода тримається."},
     "тримається",
     "трима\uFFFDться"},
    {"cyrillic", CheckKind::kWrongScript, {"fr", "Kyiv resists.", "Kiev résiste."}, "Kiev", "Київ"},
    {"short",
     CheckKind::kLength,
     {"ru", "A sentence of a decent length.", "Предложение порядочной длины."},
     "Предложение порядочной длины",
     "Да"},
    {"long",
     CheckKind::kLength,
     {"fr", "A sentence of a decent length.", "Une phrase assez longue."},
     ".",
     " qui continue sans que rien dans la source ne le demande ni ne le permette"},
    {"word",
     CheckKind::kRepetition,
     {"fr", "He left the room.", "Il a quitté la pièce."},
     "pièce.",
     "pièce pièce pièce"},
    {"phrase",
     CheckKind::kRepetition,
     {"ru", "He left the room.", "Он вышел из комнаты."},
     "из комнаты.",
     "из этой комнаты из этой комнаты"},
    {"brace", CheckKind::kPlaceholders, {"fr", "See {link}", "Voir {link}"}, "{link}", "{lien}"},
    {"tag", CheckKind::kPlaceholders, {"ru", "He is <b>here</b>.", "Он <b>здесь</b>."}, "</b>", ""},
    {"tag_twice",
     CheckKind::kPlaceholders,
     {"uk", "Here<br> or there<br>", "Тут<br> чи там<br>"},
     "там<br>",
     "там"},
    {"address",
     CheckKind::kPlaceholders,
     {"uk", "Write to a.b@example.org.", "Пишіть на a.b@example.org."},
     "a.b@",
     "ab@"},
    {"copy",
     CheckKind::kUntranslated,
     {"fr", "Paris Saint-Germain Football Club", "Le club Paris Saint-Germain"},
     "Le club Paris Saint-Germain",
     "Paris Saint-Germain football club"},
    {"name_like_its_given_name",
     CheckKind::kNames,
     {"ru", "He met John Smith in Rome.", "Он встретил Джона Смита в Риме."},
     "Смита",
     "Кларка"},
    {"name_like_another",
     CheckKind::kNames,
     {"ru", "Mr. Johnson met Mrs. Smith.", "Г-н Джонсон встретился с г-жой Смит."},
     "Смит",
     "Кларк"},
    {"russian_words",
     CheckKind::kWrongScript,
     {"uk", "He said much.", "Він сказав багато."},
     "багато",
     "много"},
    {"repeated_before_a_stop",
     CheckKind::kRepetition,
     {"fr", "The president of the council spoke.", "Le président du conseil a parlé."},
     "parlé.",
     "parlé du conseil a parlé."},
    {"repeated_with_a_capital",
     CheckKind::kRepetition,
     {"ru", "The minister resigned.", "Министр ушёл."},
     "Министр",
     "Министр министр министр"},
};

TEST(CheckTest, FindsEachFaultInATranslationThatHadNone) {
  for (const Fault& fault : kFaults) {
    SCOPED_TRACE(absl::StrCat(CheckName(fault.kind), " ", fault.name, ": ", fault.good.target));
    ASSERT_THAT(Kinds(fault.good.source, fault.good.target, fault.good.language), IsEmpty());
    const std::string spoilt = absl::StrReplaceAll(fault.good.target, {{fault.from, fault.to}});
    ASSERT_NE(spoilt, fault.good.target);
    EXPECT_THAT(Kinds(fault.good.source, spoilt, fault.good.language), Contains(fault.kind));
  }
}

TEST(CheckTest, FindingsPointAtTheirPlaces) {
  const absl::string_view source = "In 2014 he met Mr. Smith.";
  const absl::string_view target = "В 2015 он встретил the boss.";
  std::vector<std::string> places;
  for (const CheckFinding& finding : Check(source, target, "ru"))
    places.push_back(absl::StrCat(finding.source.In(source), "|", finding.target.In(target)));
  EXPECT_THAT(places, ElementsAre("2014|", "|2015", "Smith|", "|the boss"));
}

TEST(CheckTest, NamesMayBeInAnyScript) {
  const absl::string_view target = "Газета The New York Times and NYT";
  const ByteRange name{target.find("and"), target.find("and") + 3};
  const CheckInput input{"The NYT newspaper", target, "en", "ru", {}, {&name, 1}};
  EXPECT_THAT(CheckTranslation(input), IsEmpty());
}

}  // namespace
}  // namespace dragoman
