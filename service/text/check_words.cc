#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "service/text/check_steps.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using WordSet = absl::flat_hash_set<absl::string_view>;

// Findings of one kind that stand closer than this are one.
constexpr size_t kMergedGapBytes = 24;

WordSet Words(absl::string_view list) {
  const std::vector<absl::string_view> words = absl::StrSplit(list, ' ');
  return WordSet(words.begin(), words.end());
}

// Frequent English words that are no words of French.
const WordSet& EnglishWords() {
  static const auto* const words = new WordSet(Words(
      "the and with that which from this these have has had was were will would said says their they been "
      "after before about into over under between should could his her its because while against during "
      "who what when where than then there some more most other such only also its our your been being of"));
  return *words;
}

// Frequent words of Russian that Ukrainian does not have, without the letters that give it away.
const WordSet& RussianWords() {
  static const auto* const words = new WordSet(
      Words("что как или если когда только после который которая которое которые его также был "
            "было были очень чтобы где здесь сейчас между может нет и из "
            "вчера сегодня сказал говорил заявил решил решила "
            "много министр года году нужно даже тогда теперь никто кто она они им их ее меня тебя "
            "поэтому однако хотя чем должен несколько"));
  return *words;
}

// And the reverse.
const WordSet& UkrainianWords() {
  static const auto* const words =
      new WordSet(Words("що як або якщо коли тільки який яка яке які його також був була було були "
                        "дуже щоб зараз немає але із"));
  return *words;
}

struct Word {
  ByteRange range;
  char32_t first = 0;
  bool latin = false;
  bool cyrillic = false;
  bool lower = true;       // no capital in it
  bool foreign = false;    // a letter that only the other Cyrillic language has
  bool glued = false;      // to a digit, hyphen or apostrophe
  bool after_stop = true;  // opens a sentence or stands alone behind punctuation
};

constexpr absl::string_view kNotUkrainian = "ыэёъЫЭЁЪ";
constexpr absl::string_view kNotRussian = "іїєґІЇЄҐ";

std::vector<Word> ReadWords(absl::string_view text, absl::string_view language) {
  const absl::string_view foreign = language == "uk"   ? kNotUkrainian
                                    : language == "ru" ? kNotRussian
                                                       : absl::string_view();
  std::vector<Word> words;
  bool inside = false;
  bool after_stop = true;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCharacter(text, i);
    const auto code = static_cast<UChar32>(c);
    const bool apostrophe = c == '\'' || c == 0x2019;
    if (apostrophe && inside && words.back().cyrillic) continue;  // «п’ять» is one word
    if (!u_isalpha(code)) {
      const bool glue = c == '-' || apostrophe || c == 0x2BC || u_isdigit(code);
      if (inside && glue) words.back().glued = true;
      inside = false;
      if (c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == 0xAB || c == 0x201C || c == 0x2014)
        after_stop = true;
      continue;
    }
    if (!inside) {
      Word word{{begin, i}, c};
      const char32_t before = begin > 0 ? text[begin - 1] : ' ';
      word.glued = before == '-' || before == '\'' || absl::ascii_isdigit(static_cast<unsigned char>(before));
      word.after_stop = after_stop;
      after_stop = false;
      words.push_back(word);
      inside = true;
    }
    Word& word = words.back();
    word.range.end = i;
    word.latin = word.latin || c < 0x250;
    word.cyrillic = word.cyrillic || (c >= 0x400 && c < 0x530);
    word.lower = word.lower && u_islower(code);
    word.foreign = word.foreign ||
                   (!foreign.empty() && i - begin == 2 && absl::StrContains(foreign, text.substr(begin, 2)));
  }
  return words;
}

bool Overlap(absl::Span<const ByteRange> ranges, const ByteRange& range) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&range](const ByteRange& other) { return other.Overlaps(range); });
}

// Whether the words at `k` and `k` + 1 have nothing but one space between them.
bool Adjacent(absl::string_view text, const std::vector<Word>& words, size_t k) {
  return k + 1 < words.size() && words[k + 1].range.begin == words[k].range.end + 1 &&
         text[words[k].range.end] == ' ';
}

// A page number: "xiv".
bool IsRomanNumeral(absl::string_view word) {
  return word.find_first_not_of("ivx") == absl::string_view::npos;
}

bool IsTitleWord(const Word& word) { return word.latin && !word.cyrillic && !word.lower; }

// Whether the lower-case Latin word at `k` stands inside a foreign title or name ("Dancing with the Stars",
// "bin Laden"): capitalized words on either side of it and its like, or one side at least in Cyrillic text.
bool InsideTitle(absl::string_view text, const std::vector<Word>& words, size_t k, bool cyrillic_text) {
  size_t first = k;
  while (first > 0 && Adjacent(text, words, first - 1) && words[first].lower && words[first].latin) --first;
  size_t last = k;
  while (last + 1 < words.size() && Adjacent(text, words, last) && words[last].lower && words[last].latin)
    ++last;
  if (last - first > 5) return false;
  const bool before = first < k && IsTitleWord(words[first]);
  const bool after = last > k && IsTitleWord(words[last]);
  return cyrillic_text ? before || after : before && after && !words[first].after_stop;
}

// ---- names ----

// A word's consonants as a row of sounds that Latin and Cyrillic spellings of a name share, after the manner
// of Soundex (R. C. Russell, US patent 1261167): labials, sibilants and velars, dentals, l, nasals, r;
// vowels left out. `breathed` keeps h and w, which Cyrillic writes as х, г, в or as vowels.
constexpr std::u32string_view kSoundClasses[] = {
    U"bpfvбпфв", U"cgkqsxzjçšžčкгґсзцчшщж", U"tdтд", U"lл", U"mnмн", U"rр"};

std::string Sounds(absl::string_view word, bool breathed) {
  std::string sounds;
  char last = 0;
  for (size_t i = 0; i < word.size();) {
    const auto c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(NextCharacter(word, i))));
    const auto* const class_of = std::find_if(
        std::begin(kSoundClasses), std::end(kSoundClasses),
        [c](std::u32string_view letters) { return letters.find(c) != std::u32string_view::npos; });
    // Silent: "Wright", "Knight".
    if ((c == 'g' && i < word.size() && word[i] == 'h') ||
        (c == 'k' && i == 1 && absl::StartsWith(word.substr(i), "n"))) {
      continue;
    }
    char sound =
        class_of == std::end(kSoundClasses) ? '\0' : static_cast<char>('1' + (class_of - kSoundClasses));
    if (c == U'д' && absl::StartsWith(word.substr(i), "ж")) sound = 0;  // «Джон»
    if (breathed && c == 'h') sound = '2';
    if (breathed && c == 'w') sound = '1';
    if (sound != 0 && sound != last) sounds += sound;
    last = sound;
  }
  return sounds;
}

// The edit distance of `name` to the best beginning of `candidate`, whose ending may be one of a case.
size_t PrefixDistance(absl::string_view name, absl::string_view candidate) {
  std::vector<size_t> row(candidate.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= name.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j < row.size(); ++j) {
      const size_t replaced = diagonal + (name[i - 1] != candidate[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  const size_t shortest = name.size() > 0 ? name.size() - 1 : 0;
  size_t best = name.size();
  for (size_t j = shortest; j < row.size() && j <= name.size() + 1; ++j) best = std::min(best, row[j]);
  return best;
}

// Words that a person's name surely follows.
const WordSet& Honorifics() {
  static const auto* const words = new WordSet(Words("Mr Mrs Ms Dr Sen Rep Gov Prof Sir Dame"));
  return *words;
}
// What is named after a person by given name, and is translated.
const WordSet& Places() {
  static const auto* const words = new WordSet(
      Words("Street Road Avenue Square Cross Hotel Airport House University Hospital College School "
            "Institute Center Centre Church Island Islands Islander Lake Bay Park Day Prize Award Cup Evil"));
  return *words;
}
// Offices that are addressed like persons, and translated: "Mr. Speaker".
const WordSet& Offices() {
  static const auto* const words = new WordSet(Words(
      "President Speaker Chairman Chairwoman Chair Secretary Ambassador Minister Mayor Justice Governor "
      "Vice Prime Attorney Commissioner Director General Chancellor Right"));
  return *words;
}
const WordSet& GivenNames() {
  static const auto* const words = new WordSet(Words(
      "Aaron Adam Alan Albert Alex Alexander Alice Amy Andrea Andrew Andriy Angela Ann Anna Anne Anthony "
      "Antonio "
      "Barack Barbara Ben Benjamin Bernard Bernie Bill Bob Boris Brett Brian Bruce Carl Carlos Carol "
      "Caroline "
      "Catherine Charles Chris Christian Christine Christopher Chuck Claire Claude Daniel David Dennis Diane "
      "Dmitry "
      "Dmytro Donald Dmitri Edward Elena Elizabeth Ellen Emily Emma Emmanuel Eric Erik Frank François Gary "
      "George Gerald Giorgia "
      "Gordon Greg Gregory Hans Harry Helen Henri Henry Hillary Ian Igor Ivan Jack Jacob Jacques James Jan "
      "Jane Janet "
      "Jason Jean Jeff Jeffrey Jennifer Jeremy Jessica Jim Jimmy Joe John Jonathan José Joseph Josh Joshua "
      "Juan Julia "
      "Julian Julie Justin Karen Karl Kate Katherine Keith Kelly Kenneth Kevin Larry Laura Lauren "
      "Lindsey Lisa "
      "Luis Mark Marco Margaret Maria Marie Marine Mario Martin Mary Matt Matthew Maxim Megan Melissa "
      "Michael Michel Michelle "
      "Mike Mikhail Mitch Nancy Narendra Nathan Neil Nicholas Nick Nicolas Nicole Nikolai Olaf Oleg "
      "Oleksandr Oleksiy Olga "
      "Olivier Pat Patricia Patrick Paul Pedro Peter Petro Phil Philip Philippe Pierre Rachel Ralph Raymond "
      "Rebecca "
      "Richard Rob Robert Roger Roman Ron Ronald Rose Roy Ruth Ryan Sam Samuel Sandra Sarah Scott Sean "
      "Sebastian "
      "Sergei Sergey Serhiy Sharon Simon Stephen Steve Steven Stuart Susan Tatiana Ted Terry Theresa Thomas "
      "Tim Timothy "
      "Tom Tony Valery Viktor Victor Victoria Vladimir Volodymyr Walter Wayne William Yulia Yuri Yuriy"));
  return *words;
}

}  // namespace

// Surnames behind a given name or a form of address must sound somewhere in the translation.
void CheckNames(const CheckContext& context, std::vector<CheckFinding>& findings) {
  if (context.source_language != "en") return;
  const absl::string_view source = context.input.source;
  const absl::string_view target = context.input.target;
  const std::vector<Word> words = ReadWords(source, "en");
  std::optional<std::vector<std::string>> sounds;
  absl::flat_hash_set<std::string> seen;
  std::vector<std::string> others;  // given names and surnames met so far
  for (size_t k = 0; k + 1 < words.size(); ++k) {
    const absl::string_view cue = words[k].range.In(source);
    const bool address = Honorifics().contains(cue);
    if (!address && !GivenNames().contains(cue)) continue;
    const Word& name = words[k + 1];
    const absl::string_view between =
        source.substr(words[k].range.end, name.range.begin - words[k].range.end);
    if (between != " " && !(address && between == ". ")) continue;
    const absl::string_view surname = name.range.In(source);
    if (name.lower || !u_isupper(static_cast<UChar32>(name.first)) || GivenNames().contains(surname) ||
        name.glued || Places().contains(surname) || (address && Offices().contains(surname)))
      continue;
    const std::string wanted = Sounds(surname, false);
    const std::string breathed = Sounds(surname, true);
    if (!address) others.push_back(Sounds(cue, false));
    others.push_back(wanted);
    if (wanted.size() < 2 || absl::StrContains(target, surname) || !seen.insert(wanted).second) continue;
    if (!sounds.has_value()) {
      sounds.emplace();
      for (const Word& word : ReadWords(target, context.target_language)) {
        if (u_isupper(static_cast<UChar32>(word.first)))
          sounds->push_back(Sounds(word.range.In(target), false));
      }
    }
    // Another alphabet may add or drop a sound; the same one only spells a name another way.
    const bool other_alphabet = context.target_language == "ru" || context.target_language == "uk";
    const auto sounds_like = [](absl::string_view spelled, absl::string_view candidate) {
      const size_t allowed = spelled.size() > 4 ? 2 : spelled.size() > 2 ? 1 : 0;
      return PrefixDistance(spelled, candidate) <= allowed;
    };
    const bool kept = std::any_of(sounds->begin(), sounds->end(), [&](const std::string& candidate) {
      if (!other_alphabet) return candidate == wanted;
      if (!sounds_like(wanted, candidate) && !sounds_like(breathed, candidate)) return false;
      // What is exactly another name of the source is not this one misspelt.
      const bool exact =
          std::min(PrefixDistance(wanted, candidate), PrefixDistance(breathed, candidate)) == 0;
      return exact || std::none_of(others.begin(), others.end(), [&](const std::string& other) {
               return other != wanted && other.size() > 1 && other.size() <= candidate.size() &&
                      PrefixDistance(other, candidate) == 0;
             });
    });
    if (!kept) findings.push_back({CheckKind::kNames, name.range, {}, "the target lacks a name"});
  }
}

void CheckWords(const CheckContext& context, std::vector<CheckFinding>& findings) {
  const absl::string_view target = context.input.target;
  const absl::string_view language = context.target_language;
  const bool cyrillic_text = language == "ru" || language == "uk";
  const std::vector<ByteRange> kept = FindProtectedText(target);
  const std::vector<Word> words = ReadWords(target, language);
  const size_t first_finding = findings.size();
  const auto add = [&](CheckKind kind, const Word& word, absl::string_view message) {
    if (findings.size() > first_finding && findings.back().kind == kind &&
        findings.back().target.end + kMergedGapBytes >= word.range.begin) {
      findings.back().target.end = word.range.end;
      return;
    }
    findings.push_back({kind, {}, word.range, std::string(message)});
  };
  for (size_t k = 0; k < words.size(); ++k) {
    const Word& word = words[k];
    const absl::string_view shown = word.range.In(target);
    if (Overlap(context.input.target_names, word.range) || Overlap(kept, word.range)) continue;
    if (word.foreign || (word.latin && word.cyrillic) || (language == "fr" && word.cyrillic)) {
      add(CheckKind::kWrongScript, word, "a word has letters of another alphabet");
      continue;
    }
    if (word.lower && !word.glued &&
        ((language == "uk" && RussianWords().contains(shown)) ||
         (language == "ru" && UkrainianWords().contains(shown)))) {
      add(CheckKind::kWrongScript, word, "a word belongs to another language");
      continue;
    }
    if (!word.latin || word.cyrillic || !word.lower || language == "en" || IsRomanNumeral(shown)) continue;
    const bool english = EnglishWords().contains(shown) || (cyrillic_text && word.range.size() >= 3);
    if (english && !word.glued && !InsideTitle(target, words, k, cyrillic_text))
      add(CheckKind::kEnglishLeft, word, "words are left in the source language");
  }
}

}  // namespace dragoman
