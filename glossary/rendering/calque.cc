#include "glossary/rendering/calque.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "glossary/inflect/inflector.h"
#include "glossary/rendering/name_words.h"
#include "glossary/rendering/scores.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_table.h"

namespace dragoman::embedded {
extern const absl::string_view rendering_calques_fr_txt;
extern const absl::string_view rendering_calques_ru_txt;
extern const absl::string_view rendering_calques_uk_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// Words shorter than this are articles and prepositions.
constexpr size_t kShortestCalqueWord = 3;
// Fewer content words than these say too little when one of them is another.
constexpr size_t kFewestWords = 3;
// Of how much of its length a word beside English ones may be misspelt: «Эльсийском Palace».
constexpr double kWordTolerance = .35;
// Two words are of one stem when they share this many first letters and this part of the shorter one.
constexpr size_t kStemLetters = 4;
constexpr double kStemShare = .65;
// A name may be put with this many words more than it has, articles and prepositions included.
constexpr size_t kMoreWords = 6;

// Beginnings of words, each with the number of its set, by their first letters.
using SetWords = absl::flat_hash_map<char32_t, std::vector<std::pair<std::u32string, size_t>>>;

struct Sets {
  SetWords words;
  SetWords others;  // of other words: «судья» is no «суд»
};

// A line that begins with ! has beginnings of words that none of the sets is about.
Sets ReadSets(absl::string_view table) {
  Sets read;
  for (const WordTableLine& line : ReadWordTable(table)) {
    const bool others = line.kind == "!";
    const auto add = [&](const std::string& word) {
      std::u32string key = SpellingKey(word);
      SetWords& beginnings = others ? read.others : read.words;
      beginnings[key.front()].emplace_back(std::move(key), line.number);
    };
    if (!others) add(line.kind);
    absl::c_for_each(line.words, add);
  }
  return read;
}

// Whether `is` holds for one of the `words` with the first letter of `word`.
template <typename Is>
bool AnyOf(const SetWords& words, const std::u32string& word, const Is& is) {
  const auto found = word.empty() ? words.end() : words.find(word.front());
  return found != words.end() && absl::c_any_of(found->second, is);
}

const Sets& SetsOf(absl::string_view language) {
  static const auto* const french = new Sets(ReadSets(embedded::rendering_calques_fr_txt));
  static const auto* const russian = new Sets(ReadSets(embedded::rendering_calques_ru_txt));
  static const auto* const ukrainian = new Sets(ReadSets(embedded::rendering_calques_uk_txt));
  return language == "fr" ? *french : language == "ru" ? *russian : *ukrainian;
}

bool SameStem(const std::u32string& a, const std::u32string& b) {
  const size_t shorter = std::min(a.size(), b.size());
  size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  return a == b ||
         (common >= kStemLetters && static_cast<double>(common) >= kStemShare * static_cast<double>(shorter));
}

bool MayStandFor(const std::u32string& have, const std::u32string& want, const Sets& sets) {
  const auto is_other = [&](const auto& other) {
    return Begins(have, other.first) && !Begins(want, other.first);
  };
  if (AnyOf(sets.others, have, is_other)) return false;
  // «руководивший» is no «руководитель».
  if (SameStem(have, want)) return !IsActiveParticiple(ToUtf8(have)) || IsActiveParticiple(ToUtf8(want));
  return AnyOf(sets.words, have, [&](const auto& of_have) {
    return Begins(have, of_have.first) && AnyOf(sets.words, want, [&](const auto& of_want) {
             return of_want.second == of_have.second && Begins(want, of_want.first);
           });
  });
}

bool IsContent(const std::u32string& word) {
  static const std::array<std::u32string, 12> kSmall = {U"des", U"les", U"aux",  U"для",  U"при", U"the",
                                                        U"sur", U"par", U"pour", U"dans", U"une", U"non"};
  const bool number = absl::c_any_of(word, [](char32_t c) { return c >= U'0' && c <= U'9'; });  // G7
  return number || (word.size() >= kShortestCalqueWord && !absl::c_linear_search(kSmall, word));
}

bool IsConjunction(const std::u32string& word) {
  static const std::array<std::u32string, 9> kWords = {U"и",   U"й",  U"і",  U"та", U"или",
                                                       U"або", U"et", U"ou", U"чи"};
  return absl::c_linear_search(kWords, word);
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
  static constexpr std::u32string_view kVowels = U"аеиоуыэюяіїє";
  const bool no_ending =
      kVowels.find(key.back()) == std::u32string_view::npos &&
      AnyOf(SetsOf(language).words, key, [&](const auto& beginning) { return beginning.first == key; });
  return FormsByEnding(rendering, word, no_ending, language);
}

// Whether the name of an institution that has lost its last word may have another one in its place behind
// word `last`: « Reporters sans | limites ». Behind a title stands a name.
bool MayGoOn(const TargetText& text, size_t last, TermKind kind) {
  return kind != TermKind::kTitle && last + 1 < text.words.size() && !text.clause_start[last + 1] &&
         text.words[last + 1].gap_before == WordGap::kSpace && IsContent(text.keys[last + 1]);
}

// At which word the words of `text` from `first` differ from those of `form`: nothing when at none or at
// several, when what stands there can be no word of such a name, or when fewer than two other content words
// say which name it is: «апелляционный суд США» is not the supreme one.
std::optional<size_t> OtherWordAt(const TargetText& text, size_t first, const RenderingForm& form,
                                  bool ukrainian) {
  std::optional<size_t> other;
  for (size_t i = 0; i < form.words.size(); ++i) {
    if (i > 0 && text.clause_start[first + i]) return std::nullopt;
    if (text.keys[first + i] == form.words[i]) continue;
    if (other.has_value()) return std::nullopt;
    other = i;
  }
  const std::vector<Word> words = SplitWords(form.text);
  if (!other.has_value() || words.size() != form.words.size()) return std::nullopt;
  size_t common = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    common += i != *other && IsContent(form.words[i]) && (i == 0 || !words[i].upper_initial);
  }
  const std::u32string &have = text.keys[first + *other], &want = form.words[*other];
  const bool name = *other > 0 && (words[*other].upper_initial || text.words[first + *other].upper_initial ||
                                   HasLatin(text.lower[first + *other]));
  // «что | воздушные силы» is no «военно-воздушные силы».
  const auto apart = [&](size_t i) {
    return i > 0 && i < words.size() && form.text[words[i].range.begin - 1] == '-' &&
           text.Gap(first + i) != "-";
  };
  const bool hyphen = apart(*other) || apart(*other + 1);
  // «Друга світова | почалася»
  const bool verb =
      ReadVerbForm(text.lower[first + *other], ukrainian) != VerbForm::kNone &&
      ReadVerbForm(ToLowerText(words[*other].range.In(form.text)), ukrainian) == VerbForm::kNone;
  if (common < 2 || name || hyphen || verb || !IsContent(have) || !IsContent(want) ||
      LooksLikeAdjective(have) != LooksLikeAdjective(want)) {
    return std::nullopt;
  }
  return other;
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

std::vector<std::u32string> ContentWords(const std::vector<std::u32string>& words) {
  std::vector<std::u32string> content;
  absl::c_copy_if(words, std::back_inserter(content), IsContent);
  return content;
}

// Whether `have` is `want`, a word of the lemma of `rendering`, in any form, well spelt or not.
bool IsWordOf(const std::u32string& have, const std::u32string& want, const Rendering& rendering) {
  if (SameStem(have, want)) return true;
  const auto& lemma = rendering.forms.front().words;
  const size_t at = static_cast<size_t>(absl::c_find(lemma, want) - lemma.begin());
  const bool in_form = absl::c_any_of(rendering.forms, [&](const RenderingForm& form) {
    return at < form.words.size() && form.words[at] == have;
  });
  if (in_form) return true;
  const double length = static_cast<double>(std::max(have.size(), want.size()));
  return have.size() > kStemLetters && want.size() > kStemLetters &&
         SpellingDistance(have, want, kWordTolerance * length) <= kWordTolerance * length;
}

// Whether the name stays in English: « Secret Service ». It has no words that others might be put for.
bool IsEnglish(const Rendering& rendering, const std::vector<Rendering>& renderings) {
  const std::string name = ToLowerText(rendering.lexeme.lemma);
  bool same = false;
  for (const Rendering& english : renderings) {
    if (english.role != RenderingRole::kEnglish) continue;
    const std::string lower = ToLowerText(english.lexeme.lemma);
    if (!absl::StrContains(lower, name)) return false;  // « Médecins sans frontières » has another
    same |= lower == name;
  }
  return same;
}

// The words from `first` that are, each once, one of `english` or of `lemma`, at least as many as `lemma` has
// or the English name, which has `most`, and the forms that those of `rendering` show. Nothing when none of
// either is there.
std::optional<RenderingSpan> HalfTranslatedAt(const TargetText& text, size_t first,
                                              const std::vector<std::u32string>& english, size_t most,
                                              const std::vector<std::u32string>& lemma,
                                              const Rendering& rendering, absl::string_view language) {
  std::vector<bool> english_used(english.size(), false), lemma_used(lemma.size(), false);
  const auto take = [](const std::u32string& word, const std::vector<std::u32string>& words,
                       std::vector<bool>* used, const auto& is) {
    for (size_t at = 0; at < words.size(); ++at) {
      if ((*used)[at] || !is(word, words[at])) continue;
      (*used)[at] = true;
      return true;
    }
    return false;
  };
  const auto in_rendering = [&rendering](const std::u32string& have, const std::u32string& want) {
    return IsWordOf(have, want, rendering);
  };
  RenderingSpan span;
  span.first_word = first;
  size_t left = 0, translated = 0;
  for (size_t i = first; i < text.words.size() && left + translated < most; ++i) {
    if (i > first && (text.clause_start[i] || text.words[i].gap_before == WordGap::kOther)) break;
    if (!IsContent(text.keys[i])) {
      if (i == first) break;
      continue;
    }
    const absl::string_view word = text.words[i].range.In(text.text);
    if (take(text.keys[i], lemma, &lemma_used, in_rendering)) {
      ++translated;
      if (language != "fr") {
        const std::vector<GrammaticalForm> with = FormsWith(rendering, text.keys[i]);
        Intersect(with.empty() ? GuessedForms(rendering, text.keys[i], word, language) : with, &span.forms);
      }
    } else if (HasMixedScripts(word)) {
      ++translated;
    } else if (take(text.keys[i], english, &english_used, std::equal_to<>())) {
      ++left;
    } else {
      break;
    }
    span.last_word = i;
  }
  // «Черноморский Fleet»
  const size_t fewest = std::min(most, std::max<size_t>(lemma.size(), 2));
  if (left == 0 || translated == 0 || left + translated < fewest) return std::nullopt;
  return span;
}

// The content words of the renderings of the other of Russian and Ukrainian that stand for
// `renderings[index]`, those with as many words as `count`: «Северная Македония» for «Північна Македонія».
std::vector<std::vector<std::u32string>> WordsOfOtherLanguage(const std::vector<Rendering>& renderings,
                                                              size_t index, size_t count) {
  std::vector<std::vector<std::u32string>> names;
  for (const Rendering& other : renderings) {
    if (other.counterpart != index || other.forms.empty()) continue;
    std::vector<std::u32string> words = ContentWords(other.forms.front().words);
    if (words.size() == count) names.push_back(std::move(words));
  }
  return names;
}

// Reads places of `text` as word-for-word translations of one rendering.
class CalqueReader {
 public:
  CalqueReader(const TargetText& text, const std::vector<Rendering>& renderings, size_t index,
               absl::string_view language)
      : text_(text),
        renderings_(renderings),
        rendering_(renderings[index]),
        language_(language),
        french_(language == "fr"),
        sets_(SetsOf(language)),
        name_(rendering_.forms.front().words),
        lemma_(ContentWords(name_)),
        foreign_(WordsOfOtherLanguage(renderings, index, lemma_.size())) {}

  // Whether the rendering has words enough to be told from others.
  bool MayFind() const { return lemma_.size() >= 2; }

  // The place that begins with word `first`, if it is one.
  std::optional<RenderingSpan> At(size_t first) const {
    if (!IsContent(text_.keys[first])) return std::nullopt;
    Found found(lemma_.size(), first);
    for (size_t i = first; i < text_.words.size() && i <= first + lemma_.size() + kMoreWords; ++i) {
      if (i > first && EndsBefore(i)) break;
      if (!IsContent(text_.keys[i])) continue;
      const size_t at = PlaceOf(i, found);
      if (at < lemma_.size()) {
        Take(i, at, &found);
      } else if (MaySkip(i, found)) {
        found.skipped = true;
      } else {
        break;
      }
    }
    if (!IsEnough(found)) return std::nullopt;
    RenderingSpan span;
    span.first_word = first;
    span.last_word = EndOf(found);
    span.rendering = &rendering_;
    span.other_wording = true;
    // « Forces armées de Ukraine » is « forces armées ukrainiennes » rather than « armée ukrainienne ».
    span.score = kCalqueScore * static_cast<double>(found.count) / static_cast<double>(lemma_.size()) +
                 kWordBonus * static_cast<double>(found.count);
    span.guessed = found.known.empty();
    Intersect(found.guessed, &found.known);
    span.forms = std::move(found.known);
    return span;
  }

 private:
  // What was read so far.
  struct Found {
    Found(size_t words, size_t first) : used(words, false), last(first) {}
    std::vector<bool> used;  // by content word of the lemma
    size_t count = 0;
    size_t last;
    size_t previous = 0;         // the content word of the lemma that was found last
    bool skipped = false;        // a word that the name has not
    bool turned = false;         // in another order than the lemma's
    bool has_adjective = false;  // there or in the lemma
    std::vector<GrammaticalForm> known, guessed;
  };

  // Whether no name of this make goes on with word `word`.
  bool EndsBefore(size_t word) const {
    const std::string& name = rendering_.lexeme.lemma;
    // «Экономический, социальный … совет»
    const bool listed = absl::StrContains(name, ", ") && text_.Gap(word) == ", ";
    if (text_.clause_start[word] && !listed) return true;
    // « nord-coréen » is no « Corée du Nord ».
    const bool place = rendering_.lexeme.kind == TermKind::kPlace;
    if (place && text_.Gap(word) == "-" && !absl::StrContains(name, "-")) return true;
    // «войска и авиация» are two.
    return IsConjunction(text_.keys[word]) && absl::c_none_of(name_, IsConjunction);
  }

  // The content word of the lemma that word `word` may stand for and that was not found yet; none: their
  // number.
  size_t PlaceOf(size_t word, const Found& found) const {
    const std::u32string& have = text_.keys[word];
    size_t at = 0;
    const auto stands_for = [&](const std::vector<std::u32string>& words) {
      return MayStandFor(have, words[at], sets_);
    };
    while (at < lemma_.size() &&
           (found.used[at] || (!stands_for(lemma_) && absl::c_none_of(foreign_, stands_for))))
      ++at;
    return at;
  }

  // « Tribunal criminel international pour l'ancienne Yougoslavie »: one word that the name has not.
  bool MaySkip(size_t word, const Found& found) const {
    const size_t next = word + 1;
    return !found.skipped && found.count + 1 == lemma_.size() && found.count >= 3 &&
           next < text_.words.size() && !text_.clause_start[next] && !text_.words[word].upper_initial &&
           PlaceOf(next, found) < lemma_.size();
  }

  void Take(size_t word, size_t at, Found* found) const {
    found->used[at] = true;
    ++found->count;
    found->last = word;
    found->turned |= at < found->previous;
    found->previous = at;
    found->has_adjective |= LooksLikeAdjective(text_.keys[word]) || LooksLikeAdjective(lemma_[at]);
    if (french_) return;
    // The ending of a word that every form has says nothing: «секретарь | обороны».
    const std::vector<GrammaticalForm> with = FormsWith(rendering_, text_.keys[word]);
    Intersect(with, &found->known);
    // «Канцелярії» in «глава Канцелярії» is a genitive whatever the case of the whole.
    const bool complement = absl::c_all_of(rendering_.forms, [&](const RenderingForm& form) {
      return absl::c_linear_search(form.words, lemma_[at]);
    });
    if (!with.empty() || complement) return;
    const absl::string_view spelt = text_.words[word].range.In(text_.text);
    Intersect(GuessedForms(rendering_, text_.keys[word], spelt, language_), &found->guessed);
  }

  bool IsEnough(const Found& found) const {
    // A long name may lose a word: « ministre étranger ».
    const size_t fewest = lemma_.size() - (lemma_.size() >= (french_ ? 3u : 4u) ? 1 : 0);
    if (found.count < fewest || (!found.used.back() && MayGoOn(text_, found.last, rendering_.lexeme.kind)))
      return false;
    if (french_) return found.used[0];
    // «радника Трампа з питань національної безпеки»: without its head a title is none.
    if (rendering_.lexeme.kind == TermKind::kTitle && !found.used[0] && !LooksLikeAdjective(lemma_[0]))
      return false;
    // «в защиту министра» is no «министр обороны»: nouns do not change places.
    const bool nouns = rendering_.lexeme.kind == TermKind::kTitle && !found.has_adjective &&
                       !absl::StrContains(rendering_.lexeme.lemma, "-");
    if (nouns && found.turned) return false;
    return !FormsWith(rendering_, text_.keys[found.last]).empty() ||
           !QualifiesNext(text_, found.last, lemma_.back(), language_ == "uk") || IsOfName(found.last + 1);
  }

  // Whether word `word` is one of the name in any of its renderings: «кримсько-татарського | народу» for
  // «кримських татар».
  bool IsOfName(size_t word) const {
    return absl::c_any_of(renderings_, [&](const Rendering& other) {
      return other.allowed() && !other.forms.empty() &&
             absl::c_any_of(other.forms.front().words, [&](const std::u32string& own) {
               return IsContent(own) && SameStem(text_.keys[word], own);
             });
    });
  }

  // The last word of the place, with what was too short to count.
  size_t EndOf(const Found& found) const {
    size_t last = found.last;
    // «здоров'я» is one word.
    while (last + 1 < text_.words.size() && text_.words[last + 1].gap_before == WordGap::kApostrophe) ++last;
    // «шеф дипломатії | ЄС»
    const size_t next = last + 1;
    const bool abbreviation = !IsContent(name_.back()) && next < text_.words.size() &&
                              !text_.clause_start[next] && text_.keys[next] == name_.back() &&
                              !text_.words[next].has_lower;
    return abbreviation ? next : last;
  }

  const TargetText& text_;
  const std::vector<Rendering>& renderings_;  // all of the concept
  const Rendering& rendering_;
  const absl::string_view language_;
  const bool french_;
  const Sets& sets_;
  const std::vector<std::u32string>& name_;                 // all words of the lemma
  const std::vector<std::u32string> lemma_;                 // those that count
  const std::vector<std::vector<std::u32string>> foreign_;  // what stands for them in the other language
};

}  // namespace

std::vector<RenderingSpan> FindHalfTranslated(const TargetText& text,
                                              const std::vector<Rendering>& renderings,
                                              absl::string_view language) {
  std::vector<RenderingSpan> spans;
  for (const Rendering& english : renderings) {
    if (english.role != RenderingRole::kEnglish || english.surname) continue;
    const std::vector<std::u32string> words = ContentWords(english.forms.front().words);
    // « forces » is no word that was left: an approved rendering has it.
    std::vector<std::u32string> foreign = words;
    std::erase_if(foreign, [&](const std::u32string& word) {
      return absl::c_any_of(renderings, [&](const Rendering& rendering) {
        return rendering.allowed() && !rendering.surname && !rendering.forms.empty() &&
               absl::c_any_of(rendering.forms.front().words,
                              [&](const std::u32string& own) { return SameStem(word, own); });
      });
    });
    const auto is_english = [&foreign](const std::u32string& key) {
      return absl::c_linear_search(foreign, key);
    };
    if (words.size() < 2 || absl::c_none_of(text.keys, is_english)) continue;
    for (const Rendering& rendering : renderings) {
      if (!rendering.allowed() || rendering.surname || rendering.forms.empty()) continue;
      const std::vector<std::u32string> lemma = ContentWords(rendering.forms.front().words);
      for (size_t first = 0; first < text.words.size(); ++first) {
        std::optional<RenderingSpan> span =
            HalfTranslatedAt(text, first, foreign, words.size(), lemma, rendering, language);
        const bool known = span.has_value() && absl::c_any_of(spans, [&](const RenderingSpan& other) {
                             return other.first_word == first && other.last_word == span->last_word;
                           });
        if (!span.has_value() || known) continue;
        span->rendering = &rendering;
        span->other_wording = true;
        span->partly_english = true;
        span->score = kHalfTranslatedScore;
        spans.push_back(*std::move(span));
      }
    }
  }
  return spans;
}

std::vector<RenderingSpan> FindCalques(const TargetText& text, const std::vector<Rendering>& renderings,
                                       absl::string_view language) {
  std::vector<RenderingSpan> spans;
  for (size_t index = 0; index < renderings.size(); ++index) {
    const Rendering& rendering = renderings[index];
    if (!rendering.allowed() || rendering.surname || rendering.forms.empty()) continue;
    const CalqueReader reader(text, renderings, index, language);
    if (!reader.MayFind() || IsEnglish(rendering, renderings)) continue;
    for (size_t first = 0; first < text.words.size(); ++first) {
      if (std::optional<RenderingSpan> span = reader.At(first)) spans.push_back(*std::move(span));
    }
  }
  return spans;
}

std::vector<RenderingSpan> FindOneWordOff(const TargetText& text, const std::vector<Rendering>& renderings,
                                          absl::string_view language) {
  std::vector<RenderingSpan> spans;
  if (language == "fr") return spans;
  for (const Rendering& rendering : renderings) {
    if (!rendering.allowed() || rendering.surname || rendering.forms.empty() ||
        ContentWords(rendering.forms.front().words).size() < kFewestWords) {
      continue;
    }
    for (size_t first = 0; first < text.words.size(); ++first) {
      RenderingSpan span;
      bool other_head = false;
      for (const RenderingForm& form : rendering.forms) {
        const size_t last = first + form.words.size() - 1;
        if (last >= text.words.size() || (span.rendering != nullptr && span.last_word != last)) continue;
        const std::optional<size_t> other = OtherWordAt(text, first, form, language == "uk");
        if (!other.has_value()) continue;
        span.rendering = &rendering;
        span.last_word = last;
        span.forms.insert(span.forms.end(), form.forms.begin(), form.forms.end());
        other_head = *other == 0;
      }
      if (span.rendering == nullptr) continue;
      span.first_word = first;
      span.other_wording = true;
      span.score = kOneWordOffScore;
      span.other_head = other_head;
      // The words behind a head noun are the same in every case.
      if (other_head) Intersect(GuessForms(text.words[first].range.In(text.text), language), &span.forms);
      spans.push_back(std::move(span));
    }
  }
  return spans;
}

}  // namespace dragoman
