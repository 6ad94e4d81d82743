#include "glossary/calque.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/inflector.h"
#include "glossary/spelling.h"

namespace dragoman::embedded {
extern const absl::string_view calques_fr_txt;
extern const absl::string_view calques_ru_txt;
extern const absl::string_view calques_uk_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// Words shorter than this are articles and prepositions.
constexpr size_t kShortestWord = 3;
// Below the scores of what is spelt like the term.
constexpr double kScore = .55;
// Two words are of one stem when they share this many first letters and this part of the shorter one.
constexpr size_t kStemLetters = 4;
constexpr double kStemShare = .65;
// The longest ending behind a beginning of the tables.
constexpr size_t kLongestEnding = 5;
// A name may be put with this many words more than it has, articles and prepositions included.
constexpr size_t kMoreWords = 3;

using Sets = std::vector<std::vector<std::u32string>>;

Sets ReadSets(absl::string_view table) {
  Sets sets;
  for (const absl::string_view line : absl::StrSplit(table, '\n', absl::SkipWhitespace())) {
    if (line.front() == '#') continue;
    sets.emplace_back();
    for (const absl::string_view word : absl::StrSplit(line, ' ', absl::SkipEmpty())) {
      sets.back().push_back(SpellingKey(word));
    }
  }
  return sets;
}

const Sets& SetsOf(absl::string_view language) {
  static const auto* const french = new Sets(ReadSets(embedded::calques_fr_txt));
  static const auto* const russian = new Sets(ReadSets(embedded::calques_ru_txt));
  static const auto* const ukrainian = new Sets(ReadSets(embedded::calques_uk_txt));
  return language == "fr" ? *french : language == "ru" ? *russian : *ukrainian;
}

bool Begins(const std::u32string& word, const std::u32string& beginning) {
  return word.size() <= beginning.size() + kLongestEnding &&
         word.compare(0, beginning.size(), beginning) == 0;
}

bool SameStem(const std::u32string& a, const std::u32string& b) {
  const size_t shorter = std::min(a.size(), b.size());
  size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  return a == b ||
         (common >= kStemLetters && static_cast<double>(common) >= kStemShare * static_cast<double>(shorter));
}

bool MayStandFor(const std::u32string& have, const std::u32string& want, const Sets& sets) {
  if (SameStem(have, want)) return true;
  return absl::c_any_of(sets, [&](const std::vector<std::u32string>& set) {
    const auto in = [&set](const std::u32string& word) {
      return absl::c_any_of(set, [&](const std::u32string& beginning) { return Begins(word, beginning); });
    };
    return in(have) && in(want);
  });
}

bool IsContent(const std::u32string& word) {
  static const std::array<std::u32string, 8> kSmall = {U"des", U"les", U"aux", U"для",
                                                       U"при", U"the", U"sur", U"par"};
  return word.size() >= kShortestWord && !absl::c_linear_search(kSmall, word);
}

// The forms of `rendering` that have `word`.
std::vector<GrammaticalForm> FormsWith(const Rendering& rendering, const std::u32string& word) {
  std::vector<GrammaticalForm> forms;
  for (const RenderingForm& form : rendering.forms) {
    if (absl::c_linear_search(form.words, word))
      forms.insert(forms.end(), form.forms.begin(), form.forms.end());
  }
  return forms;
}

// The forms of `rendering` whose case the ending of `word` shows; a word that is a beginning of the tables
// has none: «дом».
std::vector<GrammaticalForm> GuessedForms(const Rendering& rendering, const std::u32string& key,
                                          absl::string_view word, absl::string_view language) {
  const bool no_ending = absl::c_any_of(SetsOf(language), [&](const std::vector<std::u32string>& set) {
    return absl::c_linear_search(set, key);
  });
  const std::vector<GrammaticalForm> guesses = GuessForms(word, language);
  std::vector<GrammaticalForm> forms;
  for (const RenderingForm& form : rendering.forms) {
    for (const GrammaticalForm& one : form.forms) {
      const bool direct =
          one.grammatical_case == Case::kNominative || one.grammatical_case == Case::kAccusative;
      if (no_ending ? direct : absl::c_linear_search(guesses, one)) forms.push_back(one);
    }
  }
  return forms;
}

// Whether the name of an institution that has lost its last word may have another one in its place behind
// word `last`: « Reporters sans | limites ». Behind a title stands a name.
bool MayGoOn(const TargetText& text, size_t last, TermKind kind) {
  return kind != TermKind::kTitle && last + 1 < text.words.size() && !text.clause_start[last + 1] &&
         text.words[last + 1].gap_before == WordGap::kSpace && IsContent(text.keys[last + 1]);
}

void Intersect(const std::vector<GrammaticalForm>& other, std::vector<GrammaticalForm>* forms) {
  if (other.empty()) return;
  std::vector<GrammaticalForm> both;
  for (const GrammaticalForm& form : *forms) {
    if (absl::c_linear_search(other, form)) both.push_back(form);
  }
  if (forms->empty()) {
    *forms = other;
  } else if (!both.empty()) {
    *forms = std::move(both);
  }
}

}  // namespace

std::vector<RenderingSpan> FindCalques(const TargetText& text, const std::vector<Rendering>& renderings,
                                       absl::string_view language) {
  const Sets& sets = SetsOf(language);
  const bool french = language == "fr";
  std::vector<RenderingSpan> spans;
  for (const Rendering& rendering : renderings) {
    if (!rendering.allowed() || rendering.surname || rendering.forms.empty()) continue;
    std::vector<std::u32string> lemma;
    absl::c_copy_if(rendering.forms.front().words, std::back_inserter(lemma), IsContent);
    if (lemma.size() < 2) continue;
    // A long name may lose a word: « ministre étranger ».
    const size_t fewest = lemma.size() - (lemma.size() >= (french ? 3u : 4u) ? 1 : 0);
    for (size_t first = 0; first < text.words.size(); ++first) {
      if (!IsContent(text.keys[first])) continue;
      std::vector<bool> used(lemma.size(), false);
      size_t found = 0, last = first;
      std::vector<GrammaticalForm> known, guessed;
      for (size_t i = first; i < text.words.size() && i <= first + lemma.size() + kMoreWords; ++i) {
        if (i > first && text.clause_start[i]) break;
        if (!IsContent(text.keys[i])) continue;
        size_t at = 0;
        while (at < lemma.size() && (used[at] || !MayStandFor(text.keys[i], lemma[at], sets))) ++at;
        if (at == lemma.size()) break;
        used[at] = true;
        ++found;
        last = i;
        if (french) continue;
        // The ending of a word that every form has says nothing: «секретарь | обороны».
        const std::vector<GrammaticalForm> with = FormsWith(rendering, text.keys[i]);
        Intersect(with, &known);
        if (!with.empty()) continue;
        const absl::string_view word = text.words[i].range.In(text.text);
        Intersect(GuessedForms(rendering, text.keys[i], word, language), &guessed);
      }
      if (found < fewest || (french && !used[0]) ||
          (!used.back() && MayGoOn(text, last, rendering.lexeme.kind))) {
        continue;
      }
      // «здоров'я» is one word.
      while (last + 1 < text.words.size() && text.words[last + 1].gap_before == WordGap::kApostrophe) ++last;
      RenderingSpan span;
      span.first_word = first;
      span.last_word = last;
      span.rendering = &rendering;
      span.calque = true;
      span.score = kScore * static_cast<double>(found) / static_cast<double>(lemma.size());
      Intersect(guessed, &known);
      span.forms = std::move(known);
      spans.push_back(std::move(span));
    }
  }
  return spans;
}

}  // namespace dragoman
