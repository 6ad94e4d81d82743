#include "glossary/rendering/literal_translation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_replace.h"
#include "glossary/rendering/name_words.h"
#include "glossary/rendering/scores.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace embedded {
extern const absl::string_view rendering_literal_ru_txt;
extern const absl::string_view rendering_literal_uk_txt;
}  // namespace embedded

namespace {

// Words shorter than this are prepositions and articles.
constexpr size_t kShortestLiteralWord = 3;
// The longest ending of a word that an English one is known by, by its sound, and how unlike it may sound.
constexpr size_t kLongestSoundEnding = 3;
constexpr double kUnlikeSound = .2;
constexpr size_t kShortestSound = 4;
// Names of more words are left to others.
constexpr size_t kMostWords = 6;
// A name of so many words may lack one of them, but for its head: «Европейский офис прокурора» for "European
// Public Prosecutor's Office".
constexpr size_t kShortestThatMayLackOne = 4;
// A word of so many letters that a translator cut off still tells which it was: «мирний домов» for
// «домовленість».
constexpr size_t kShortestCutOff = 5;

using Beginnings = std::vector<std::u32string>;

struct Lexicon {
  absl::flat_hash_map<std::string, Beginnings> by_english;
  Beginnings others;  // of words that a shorter beginning does not mean: «судья» is no «суд»
};

// A line that begins with ! has the others.
Lexicon ReadLexicon(absl::string_view table) {
  Lexicon lexicon;
  for (const WordTableLine& line : ReadWordTable(table)) {
    Beginnings& beginnings = line.kind == "!" ? lexicon.others : lexicon.by_english[line.kind];
    for (const std::string& word : line.words) {
      beginnings.push_back(SpellingKey(absl::StrReplaceAll(word, {{"'", ""}})));
    }
  }
  return lexicon;
}

const Lexicon& LexiconOf(absl::string_view language) {
  static const auto* const russian = new Lexicon(ReadLexicon(embedded::rendering_literal_ru_txt));
  static const auto* const ukrainian = new Lexicon(ReadLexicon(embedded::rendering_literal_uk_txt));
  return language == "ru" ? *russian : *ukrainian;
}

// A word of an English name.
struct EnglishWord {
  const Beginnings* beginnings;  // null: the lexicon has none
  std::u32string own;            // in its own letters
  std::u32string sound;
};

// An English name as its words may stand in a translation.
struct EnglishName {
  std::vector<EnglishWord> words;  // without articles and prepositions
  size_t head = 0;                 // the word that has the case of the whole
};

bool IsSmall(absl::string_view word) {
  // What an apostrophe parts is no word: "mayor's", "d'affaires"; "no" becomes a part of the next word.
  static constexpr std::array<absl::string_view, 15> kSmall = {
      "the", "of", "for", "and", "on", "in", "to", "by", "at", "a", "with", "against", "no", "s", "d"};
  return absl::c_linear_search(kSmall, word);
}

EnglishName ReadName(absl::string_view text, absl::string_view language) {
  const Lexicon& lexicon = LexiconOf(language);
  EnglishName name;
  bool head_known = false;
  for (const Word& word : SplitWords(text)) {
    const std::string lower = ToLowerText(word.range.In(text));
    if (IsSmall(lower)) {
      // "motion of no confidence": the head stands before the first preposition, but behind "prosecutor's".
      head_known |= !name.words.empty() && lower != "and" && lower != "s";
      continue;
    }
    const auto known = lexicon.by_english.find(lower);
    name.words.push_back({known == lexicon.by_english.end() ? nullptr : &known->second,
                          SpellingKey(word.range.In(text)),
                          SpellingKey(Transliterate(word.range.In(text), language))});
    if (!head_known) name.head = name.words.size() - 1;
  }
  return name;
}

// Whether `key` of a translation is a word that may stand between those of a name: «пропозиція | про |
// недовіру».
bool IsPassedOver(const std::u32string& key) {
  static constexpr std::array<std::u32string_view, 7> kPrepositions = {U"про", U"для", U"щодо", U"від",
                                                                       U"при", U"над", U"під"};
  return key.size() < kShortestLiteralWord || absl::c_linear_search(kPrepositions, key);
}

bool SoundsLike(const std::u32string& have, const EnglishWord& word) {
  if (word.sound.size() < kShortestSound) return false;
  for (size_t ending = 0; ending <= kLongestSoundEnding && have.size() > ending; ++ending) {
    const std::u32string stem = have.substr(0, have.size() - ending);
    if (stem.size() >= kShortestSound && IsLike(stem, word.sound, kUnlikeSound)) return true;
  }
  return false;
}

// Reads places of `text` as literal translations of one English name.
class LiteralReader {
 public:
  LiteralReader(const TargetText& text, const EnglishName& name, const Rendering& rendering,
                absl::string_view language)
      : text_(text), name_(name), rendering_(rendering), language_(language) {
    // «об'єднані» is two words of the text.
    for (size_t i = 0; i < text.words.size(); ++i) {
      keys_.push_back(IsRest(i) ? U"" : IsRest(i + 1) ? text.keys[i] + text.keys[i + 1] : text.keys[i]);
      may_be_.push_back(WordsOf(keys_.back()));
    }
  }

  // The place that begins with word `first`, if it is one.
  std::optional<RenderingSpan> At(size_t first) const {
    if (may_be_[first] == 0) return std::nullopt;
    const Mask all = (Mask{1} << name_.words.size()) - 1;
    size_t found = name_.words.size();
    Reading reading;
    bool read = Read(first, 0, all, &reading);
    const bool may_lack_one = name_.words.size() >= kShortestThatMayLackOne;
    for (size_t i = 0; may_lack_one && !read && i < name_.words.size(); ++i) {
      if (i == name_.head) continue;
      found = name_.words.size() - 1;
      reading = {};
      read = Read(first, 0, all & ~(Mask{1} << i), &reading);
    }
    if (!read || QualifiesNext(text_, reading.last, rendering_.forms.front().words.back(), language_ == "uk"))
      return std::nullopt;
    RenderingSpan span;
    span.first_word = first;
    span.last_word = reading.last;
    span.rendering = &rendering_;
    span.other_wording = true;
    span.guessed = true;
    span.score = kLiteralScore + kWordBonus * static_cast<double>(found);
    span.forms = FormsOfHead(reading.head);
    return span;
  }

 private:
  using Mask = uint32_t;  // of words of the name

  struct Reading {
    size_t last = 0;
    size_t head = 0;
  };

  // Whether word `word` is what stands behind an apostrophe: «об'|єднані».
  bool IsRest(size_t word) const {
    return word > 0 && word < text_.words.size() && text_.words[word].gap_before == WordGap::kApostrophe &&
           HasCyrillic(text_.lower[word]);
  }

  // The words of the name that `have` may stand for.
  Mask WordsOf(const std::u32string& have) const {
    Mask words = 0;
    for (size_t i = 0; i < name_.words.size(); ++i) {
      const EnglishWord& word = name_.words[i];
      const bool listed =
          word.beginnings != nullptr &&
          absl::c_any_of(*word.beginnings, [&](const std::u32string& beginning) {
            // «ЕС саммит»: of a short word, the beginning is the whole.
            if (beginning.size() < kShortestLiteralWord) return have == beginning;
            return IsCutOff(have, beginning) || (Begins(have, beginning) && !IsOther(have, beginning));
          });
      // «сделка MERCOSUR»
      const bool left = have.size() >= kShortestLiteralWord && have == word.own;
      if (listed || left || SoundsLike(have, word)) words |= Mask{1} << i;
    }
    return words;
  }

  // Whether `have` is what a translator left of the word that begins with `beginning`, and no word of its
  // own.
  bool IsCutOff(const std::u32string& have, const std::u32string& beginning) const {
    return have.size() >= kShortestCutOff && have.size() < beginning.size() && beginning.starts_with(have) &&
           absl::c_none_of(LexiconOf(language_).others,
                           [&](const std::u32string& other) { return have.starts_with(other); });
  }

  // Whether `have` is a word of its own, longer than `beginning`.
  bool IsOther(const std::u32string& have, const std::u32string& beginning) const {
    return absl::c_any_of(LexiconOf(language_).others, [&](const std::u32string& other) {
      return have.starts_with(other) && !beginning.starts_with(other);
    });
  }

  // Whether the words from `at` on are the words `all` of the name that are not in `found`, one or more for
  // each.
  bool Read(size_t at, Mask found, Mask all, Reading* reading) const {
    if (found == all) return true;
    if (at >= text_.words.size() || (found != 0 && text_.clause_start[at])) return false;
    if (found != 0 && IsPassedOver(keys_[at])) return Read(at + 1, found, all, reading);
    for (size_t i = 0; i < name_.words.size(); ++i) {
      const Mask word = Mask{1} << i;
      if ((may_be_[at] & all & word) == 0 || (found & word) != 0) continue;
      if (!Read(at + 1, found | word, all, reading)) continue;
      reading->last = std::max(reading->last, IsRest(at + 1) ? at + 1 : at);
      if (i == name_.head) reading->head = at;
      return true;
    }
    return false;
  }

  // The forms of the rendering that the head, word `head`, may be in by its ending.
  std::vector<GrammaticalForm> FormsOfHead(size_t head) const {
    static constexpr std::u32string_view kEndings = U"аеиоуыэюяіїєьй";
    const std::u32string& key = keys_[head];
    const bool no_ending = kEndings.find(key.back()) == std::u32string_view::npos && !key.ends_with(U"ом") &&
                           !key.ends_with(U"ем") && !key.ends_with(U"ам") && !key.ends_with(U"ов") &&
                           !key.ends_with(U"ів") && !key.ends_with(U"ах");
    return FormsByEnding(rendering_, text_.Range(head, IsRest(head + 1) ? head + 1 : head).In(text_.text),
                         no_ending, language_,
                         /*any_number=*/true);
  }

  const TargetText& text_;
  const EnglishName& name_;
  const Rendering& rendering_;
  const absl::string_view language_;
  std::vector<std::u32string>
      keys_;                  // by word of the text; of words that an apostrophe parts, with the first
  std::vector<Mask> may_be_;  // by word of the text
};

}  // namespace

std::vector<RenderingSpan> FindLiteralTranslations(const TargetText& text,
                                                   const std::vector<Rendering>& renderings,
                                                   absl::string_view language) {
  std::vector<RenderingSpan> spans;
  const auto approved =
      absl::c_find_if(renderings, [](const Rendering& rendering) { return rendering.allowed(); });
  if (language == "fr" || approved == renderings.end() || approved->forms.empty()) return spans;
  for (const Rendering& english : renderings) {
    if (english.role != RenderingRole::kEnglish || english.surname) continue;
    const EnglishName name = ReadName(english.lexeme.lemma, language);
    if (name.words.size() < 2 || name.words.size() > kMostWords) continue;
    const LiteralReader reader(text, name, *approved, language);
    for (size_t first = 0; first < text.words.size(); ++first) {
      if (std::optional<RenderingSpan> span = reader.At(first)) spans.push_back(*std::move(span));
    }
  }
  return spans;
}

}  // namespace dragoman
