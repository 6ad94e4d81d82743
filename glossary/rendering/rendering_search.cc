#include "glossary/rendering/rendering_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/rendering/scores.h"
#include "glossary/slavic/government.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_endings.h"

namespace dragoman::embedded {
extern const absl::string_view rendering_given_name_equivalents_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// Of how much of a word's length two spellings of one name may differ, by length: short names are easily
// taken for each other.
double Tolerance(size_t letters, bool proper, bool phrase, bool loose) {
  if (loose && proper) return letters <= 3 ? .34 : .45;
  if (!proper) return letters <= 7 ? .13 : phrase ? .2 : .16;
  if (letters <= 3) return .1;
  if (letters <= 5) return .22;
  if (letters <= 7) return .28;
  return .3;
}

// The same where a word at the beginning of a sentence may be any word.
constexpr double kSentenceStartTolerance = .17;
constexpr double kJoinedTolerance = .12;
// An abbreviation is like another in few letters; so many of one may be misspelt by a vowel: «МАГАТЄ».
constexpr size_t kShortestAbbreviation = 4;
constexpr double kAbbreviationTolerance = .05;
// Shorter words are prepositions.
constexpr size_t kSmallWord = 4;
// Of how much of its length a word of a phrase may differ from its counterpart.
constexpr double kAlikeTolerance = .5;
constexpr double kSoundTolerance = .13;
// The same for the last word when it begins otherwise.
constexpr double kOtherWord = .3;

// A name of so many letters may be written in two words.
constexpr size_t kLongWord = 8;

// A shorter word is like too many others: « Le » is no « Lee ».
constexpr size_t kShortestLike = 3;

// A given name in small letters, «сержгій Лавров», has this many letters or more, and differs by no more of
// its length, but differs: «роман Абрамовича».
constexpr size_t kLongGivenName = 5;
constexpr double kSmallLetters = .2;

// Of how much of its length a word differs from one that it has nothing to do with.
constexpr double kUnlike = .4;

// How much of a phrase of common words must be the same words.
constexpr double kSharedWords = .6;

// Adjectives and names of inhabitants are words of their own, not misspellings of the name that they come
// from: «Украинский», «Парижане», « Ukrainiens ».
bool IsDerivedWord(const std::u32string& word, const std::u32string& name) {
  static const std::vector<std::u32string> kSuffixes = [] {
    std::vector<std::u32string> suffixes;
    for (const char32_t* stem : {U"ск", U"цк", U"ськ", U"цьк", U"зьк", U"ичн", U"льн"}) {
      for (const char32_t* ending :
           {U"ий", U"ая",  U"ое", U"ие", U"ого", U"ой", U"ому", U"ую", U"им", U"ом",
            U"их", U"ими", U"а",  U"е",  U"і",   U"ої", U"ій",  U"у",  U"ою", U"и"}) {
        suffixes.push_back(std::u32string(stem) + ending);
      }
    }
    for (const char32_t* suffix :
         {U"ец",     U"цы",    U"цев",   U"цам",   U"цами", U"цах",   U"цем",   U"цу",     U"янин", U"яне",
          U"янам",   U"янами", U"янах",  U"янина", U"анин", U"ане",   U"анам",  U"анами",  U"анах", U"ець",
          U"ці",     U"ців",   U"цям",   U"цями",  U"цях",  U"цеві",  U"яни",   U"изм",    U"изма", U"оры",
          U"оров",   U"орам",  U"орами", U"орах",  U"ори",  U"орів",  U"измом", U"изме",   U"ізм",  U"ізму",
          U"исты",   U"истов", U"исти",  U"истів", U"ien",  U"ienne", U"iens",  U"iennes", U"ais",  U"aise",
          U"aises",  U"ois",   U"oise",  U"oises", U"isme", U"iste",  U"istes", U"een",    U"eens", U"eenne",
          U"eennes", U"ains",  U"aine",  U"aines"}) {
      suffixes.emplace_back(suffix);
    }
    return suffixes;
  }();
  const auto ends = [](const std::u32string& text, const std::u32string& suffix) {
    return text.size() > suffix.size() + 2 &&
           text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
  };
  // Зеленский for Зеленський: the name is an adjective itself.
  const auto adjectival = [](const std::u32string& suffix) {
    return suffix.find(U'к') != std::u32string::npos;
  };
  const auto is_adjective = [&] {
    return absl::c_any_of(
        kSuffixes, [&](const std::u32string& suffix) { return adjectival(suffix) && ends(name, suffix); });
  };
  return absl::c_any_of(kSuffixes, [&](const std::u32string& suffix) {
    if (!ends(word, suffix) || ends(name, suffix)) return false;
    // «Подгоріцу» for «Подгорицю»
    const bool own = suffix.front() == U'ц' && name.size() > 3 && name[name.size() - 2] == U'ц';
    if (own) return false;
    // «Лублане» for «Любляне»
    std::u32string softer = suffix;
    if (softer.front() == U'а') softer.front() = U'я';
    return !ends(name, softer) && !(adjectival(suffix) && is_adjective());
  });
}

// « diplomatie », « présidence »: no misspellings of « diplomate », « présidente ».
bool IsAbstractNoun(const std::u32string& word, const std::u32string& title) {
  static const std::array<std::u32string, 7> kSuffixes = {U"ie",   U"ence",  U"ance",  U"iel",
                                                          U"iels", U"ielle", U"ielles"};
  return absl::c_any_of(kSuffixes, [&](const std::u32string& suffix) {
    return word.ends_with(suffix) && !title.ends_with(suffix);
  });
}

// «депортировали», «аннексированный»: no misspellings of «депортирование».
bool IsFormOfVerb(absl::string_view word, absl::string_view noun) {
  const auto of_verb = [](absl::string_view text) {
    return EndsWithAny(text, "ировать", "ировал", "ировала", "ировало", "ировали", "ирует", "ируют",
                       "ированный", "ированная", "ированное", "ированные", "ированного", "ированной",
                       "ированных", "увати", "ував", "увала", "увало", "ували", "ований", "ована", "оване",
                       "овані", "ованого", "ованої", "ованих", "овано");
  };
  return of_verb(word) && !of_verb(noun);
}

// «міністерка» is no misspelt «міністра».
bool IsFeminineOf(const std::u32string& word, const std::u32string& title) {
  static const std::vector<std::u32string> kEndings = {U"рка",  U"рки",  U"рку",  U"ркою",  U"рці",
                                                       U"нтка", U"нтки", U"нтку", U"нткою", U"нтці"};
  const auto ends = [](const std::u32string& text, const std::u32string& ending) {
    return text.size() > ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
  };
  return absl::c_any_of(
      kEndings, [&](const std::u32string& ending) { return ends(word, ending) && !ends(title, ending); });
}

// What all cases of the Cyrillic given name `name` begin with: «борис», «никол», «сергі».
std::u32string GivenNameStem(const std::u32string& name) {
  const bool ending = std::u32string_view(U"аеиіоуяйь").find(name.back()) != std::u32string_view::npos;
  return ending ? name.substr(0, name.size() - 1) : name;
}

// Whether the SpellingKey `ending` is what a case adds to the stem of a man's or woman's name.
bool EndsCase(const std::u32string& ending) {
  static const auto* const endings = [] {
    auto* keys = new absl::flat_hash_set<std::u32string>;
    for (const absl::string_view one : {"а",  "я",  "у",  "ю",  "е",  "и",  "і",  "ї",  "ы",   "о",   "й",
                                        "ой", "ей", "ою", "ею", "єю", "ом", "ем", "єм", "ові", "еві", "єві"})
      keys->insert(SpellingKey(one));
    return keys;
  }();
  return ending.empty() || endings->contains(ending);
}

// The line of given_name_equivalents.txt that has `word`, a SpellingKey in any case; 0 when none has.
size_t GivenNameGroup(const std::u32string& word) {
  struct Names {
    absl::flat_hash_map<std::u32string, size_t> whole;
    std::vector<std::pair<std::u32string, size_t>> stems;
  };
  // A shorter stem begins other names too: «Том», «Тони».
  constexpr size_t kShortestStem = 3;
  static const auto* const names = [] {
    auto* read = new Names;
    size_t group = 0;
    for (const absl::string_view line :
         absl::StrSplit(embedded::rendering_given_name_equivalents_txt, '\n')) {
      if (absl::StartsWith(line, "#")) continue;
      ++group;
      for (const absl::string_view name : absl::StrSplit(line, ' ', absl::SkipEmpty())) {
        const std::u32string key = SpellingKey(name);
        read->whole.try_emplace(key, group);
        std::u32string stem = GivenNameStem(key);
        if (!HasLatin(name) && stem.size() >= kShortestStem) read->stems.emplace_back(std::move(stem), group);
      }
    }
    return read;
  }();
  const auto found = names->whole.find(word);
  if (found != names->whole.end()) return found->second;
  for (const auto& [stem, group] : names->stems) {
    if (word.starts_with(stem) && EndsCase(word.substr(stem.size()))) return group;
  }
  return 0;
}

// By the ending, in the nominative: «Венеційський», «тайванский».
bool IsMasculineAdjective(const std::u32string& word) {
  return word.ends_with(U"ий") || word.ends_with(U"ый");
}

constexpr std::array<absl::string_view, 4> kDashes = {" — ", " – ", "\u00A0— ", "\u00A0– "};

bool HasDash(absl::string_view text) {
  return absl::c_any_of(kDashes, [text](absl::string_view dash) { return absl::StrContains(text, dash); });
}

bool IsProper(TermKind kind) { return kind != TermKind::kTitle && kind != TermKind::kTerm; }

class Finder {
 public:
  Finder(const TargetText& text, const std::vector<Rendering>& renderings, TermKind kind,
         const std::vector<bool>& loose, const Government* government)
      : text_(text),
        renderings_(renderings),
        proper_(IsProper(kind)),
        person_(kind == TermKind::kPerson),
        loose_(loose),
        government_(government) {}

  std::vector<RenderingSpan> Run() {
    for (const Rendering& rendering : renderings_) {
      for (const RenderingForm& form : rendering.forms) {
        if (form.key.empty()) continue;
        for (size_t first = 0; first + form.words.size() <= text_.words.size(); ++first) {
          if (std::equal(form.words.begin(), form.words.end(),
                         text_.keys.begin() + static_cast<ptrdiff_t>(first)) &&
              IsPhrase(first, first + form.words.size() - 1, form) &&
              rendering.role != RenderingRole::kSound && (!form.bare || MayBeBare(rendering, first)) &&
              (!rendering.exact_only() || HasCapitalsOf(form, first)) &&
              !IsWordLikeAbbreviation(rendering, form, first)) {
            AddExact(rendering, form, first);
          }
          if (form.words.size() > 2) AddParted(rendering, form, first);
        }
      }
    }
    for (size_t first = 0; first < text_.words.size(); ++first) AddFuzzy(first);
    if (person_) JoinGivenNames();
    std::erase_if(spans_, [this](const RenderingSpan& span) { return BreaksWord(span); });
    PreferWider();
    return std::move(spans_);
  }

 private:
  // «харків'яни», «Волго-Донской»: the beginning of a word of its own; «Северо- | Атлантический договор».
  bool BreaksWord(const RenderingSpan& span) const {
    if (government_ == nullptr) return false;
    const size_t first = span.first_word, next = span.last_word + 1;
    const bool behind_half = first > 0 && text_.Gap(first) == "-" &&
                             absl::EndsWith(text_.lower[first - 1], "о") &&
                             span.rendering->role == RenderingRole::kForbidden;
    if (behind_half || next >= text_.words.size()) return behind_half;
    const bool apostrophe = text_.words[next].gap_before == WordGap::kApostrophe &&
                            HasCyrillic(text_.words[next].range.In(text_.text));
    const bool linked = text_.Gap(next) == "-" && absl::EndsWith(text_.lower[span.last_word], "о");
    return apostrophe || linked;
  }

  // No clause border inside but a dash or comma that `form` has too; words of one phrase.
  bool IsPhrase(size_t first, size_t last, const RenderingForm& form) const {
    for (size_t i = first + 1; i <= last; ++i) {
      if (!text_.clause_start[i] || text_.words[i].gap_before == WordGap::kPeriod) continue;
      if (text_.Gap(i) == ", " && absl::StrContains(form.text, ", ")) continue;
      if (!absl::c_linear_search(kDashes, text_.Gap(i)) || !HasDash(form.text)) return false;
    }
    return true;
  }

  // Whether word `first` is written as the abbreviation or the name that `form` is: «ЕС», not «ес».
  bool HasCapitalsOf(const RenderingForm& form, size_t first) const {
    if (form.all_capitals) return !text_.words[first].has_lower;
    return !proper_ || text_.words[first].upper_initial || !form.capital;
  }

  // « un convoi » is no "UN", «про ракетний щит» no ПРО; «Нато» is НАТО.
  bool IsWordLikeAbbreviation(const Rendering& rendering, const RenderingForm& form, size_t first) const {
    const Word& word = text_.words[first];
    const bool any_word =
        !word.upper_initial || (text_.sentence_start[first] && government_ != nullptr &&
                                government_->CasesOfPreposition(text_.lower[first]) != nullptr);
    return word.has_lower && (any_word || rendering.role == RenderingRole::kEnglish) && form.all_capitals;
  }

  bool IsLoose(size_t first, size_t last) const {
    for (size_t i = first; i <= last; ++i) {
      if (i >= loose_.size() || !loose_[i]) return false;
    }
    return true;
  }

  // « du Monde », « au Caire »; a common noun has no capital, and a newspaper's name is seldom put without an
  // article.
  bool MayBeBare(const Rendering& rendering, size_t first) const {
    static constexpr std::array<absl::string_view, 9> kArticles = {"du", "au",  "des", "aux", "le",
                                                                   "la", "les", "l",   "the"};
    if (!text_.words[first].upper_initial) return false;
    if (rendering.lexeme.kind != TermKind::kOrganisation) return true;
    return first > 0 && !text_.clause_start[first] &&
           absl::c_linear_search(kArticles, text_.lower[first - 1]);
  }

  // Whether word `first`, which is spelt as `form` is, is a preposition: «посла после инцидента», but behind
  // a preposition that takes the case of `form` «о после».
  bool IsPreposition(const RenderingForm& form, size_t first) const {
    if (government_ == nullptr || government_->CasesOfPreposition(form.text) == nullptr) return false;
    const PrepositionCases* before =
        text_.clause_start[first] ? nullptr : government_->CasesOfPreposition(text_.lower[first - 1]);
    return before == nullptr || absl::c_none_of(form.forms, [before](const GrammaticalForm& one) {
             return absl::c_linear_search(before->other, one.grammatical_case);
           });
  }

  void AddExact(const Rendering& rendering, const RenderingForm& form, size_t first) {
    if (IsPreposition(form, first)) return;
    // « Les Ukrainiens » are people, « ukrainien » is the adjective, as « l'Ukrainien Zelensky » is.
    const Word& word = text_.words[first];
    const size_t next = first + form.words.size();
    const bool before_name = next < text_.words.size() && text_.words[next].upper_initial &&
                             text_.Gap(next) == " " && !text_.clause_start[next];
    if (rendering.role == RenderingRole::kAdjective && word.upper_initial && word.has_lower &&
        !text_.sentence_start[first] && HasLatin(form.text) && !before_name) {
      return;
    }
    RenderingSpan span{first, first + form.words.size() - 1, &rendering, &form, kFullScore, form.forms};
    switch (rendering.role) {
      case RenderingRole::kFull:
        span.score = kFullScore;
        break;
      case RenderingRole::kSurname:
        span.score = kSurnameScore;
        break;
      case RenderingRole::kVariant:
        span.score = kVariantScore;
        break;
      case RenderingRole::kAdjective:
        span.score = kAdjectiveScore;
        break;
      case RenderingRole::kForbidden:
        span.score = kForbiddenScore;
        break;
      default:
        const bool to_the_letter = text_.Range(first, span.last_word).In(text_.text) == form.text;
        span.score = to_the_letter ? kEnglishToTheLetterScore : kEnglishScore;
    }
    if (proper_ && !text_.words[first].upper_initial && form.capital) {
      span.score -= kSmallLettersPenalty;
    }
    if (rendering.role <= RenderingRole::kVariant && WritesOtherwise(first, span.last_word, form.text)) {
      span.score =
          std::min(span.score, rendering.role == RenderingRole::kVariant ? kVariantWrittenOtherwiseScore
                                                                         : kWrittenOtherwiseScore);
    }
    spans_.push_back(std::move(span));
  }

  // « ministre français des Affaires étrangères »: an adjective before the first preposition of a French
  // phrase.
  void AddParted(const Rendering& rendering, const RenderingForm& form, size_t first) {
    static const auto* const links = [] {
      auto* keys = new std::vector<std::u32string>;
      for (const std::string& link : French().title_links) keys->push_back(SpellingKey(link));
      return keys;
    }();
    if (rendering.role > RenderingRole::kVariant && rendering.role != RenderingRole::kForbidden) return;
    const auto link = absl::c_find_if(
        form.words, [](const std::u32string& word) { return absl::c_linear_search(*links, word); });
    const size_t head = static_cast<size_t>(link - form.words.begin());
    if (head == 0 || link == form.words.end()) return;
    const auto begin = text_.keys.begin() + static_cast<ptrdiff_t>(first);
    const auto alike = [&](size_t at, size_t from, size_t to) {
      return std::equal(form.words.begin() + static_cast<ptrdiff_t>(from),
                        form.words.begin() + static_cast<ptrdiff_t>(to), begin + static_cast<ptrdiff_t>(at));
    };
    if (first + form.words.size() >= text_.words.size() || !alike(0, 0, head)) return;
    const size_t at = first + head;
    size_t count = 1;  // « sud-coréen » is two words
    if (text_.Gap(at + 1) == "-") ++count;
    const size_t last = first + form.words.size() + count - 1;
    if (last >= text_.words.size() || !IsPhrase(first, last, form) || text_.words[at].upper_initial ||
        !IsFrenchTitleAdjective(text_.lower[at + count - 1]) ||
        !alike(head + count, head, form.words.size())) {
      return;
    }
    RenderingSpan span{first, last, &rendering, &form, kPartedScore, form.forms};
    span.inserted_word = at;
    span.inserted_words = count;
    spans_.push_back(std::move(span));
  }

  // « premier ministre » where the form is « Premier ministre »: another form may be spelt just so.
  bool WritesOtherwise(size_t first, size_t last, absl::string_view form) const {
    const absl::string_view present = text_.Range(first, last).In(text_.text);
    return present != form && CapitalizeFirst(form) != present && ToUpperText(form) != present;
  }

  // What is spelt most like a rendering of the words from `first`.
  void AddFuzzy(size_t first) {
    RenderingSpan best;
    for (const Rendering& rendering : renderings_) {
      if (!MayBeMisspelt(rendering)) continue;
      for (const RenderingForm& form : rendering.forms) {
        if (MayBegin(form, first)) ConsiderFrom(rendering, form, first, &best);
      }
    }
    if (best.rendering == nullptr) return;
    best.forms = ReadEndings(*best.rendering, best.first_word, best.last_word, &best.mixed);
    spans_.push_back(std::move(best));
  }

  // Whether what is spelt only like `rendering` may be it.
  bool MayBeMisspelt(const Rendering& rendering) const {
    if (!proper_ && rendering.role == RenderingRole::kSound) return false;
    if (rendering.role == RenderingRole::kAdjective || rendering.exact_only()) return false;
    // «Американские сенаторы» are no misspelt «Американский сенат».
    const TermKind kind = rendering.lexeme.kind;
    return rendering.role != RenderingRole::kForbidden || kind == TermKind::kPerson ||
           kind == TermKind::kPlace || !absl::StrContains(rendering.lexeme.lemma, " ");
  }

  // Whether `form`, spelt otherwise, may begin with word `first`.
  bool MayBegin(const RenderingForm& form, size_t first) const {
    // «Он» is no ООН.
    if (form.all_capitals && (form.key.size() < kShortestAbbreviation || text_.words[first].has_lower))
      return false;
    // A proper name in other letters begins with a capital, but for particles: «фон дер Ляйен».
    if (proper_ && !text_.words[first].upper_initial && form.capital) return false;
    if (form.key.empty() || !MayBeginAlike(form.key.front(), text_.keys[first].front())) return false;
    return form.joined_key().size() >= kShortestLike && !form.bare;
  }

  // Considers the words from `first`: as many as `form` has, one less that was written together, or one more
  // that was written apart.
  void ConsiderFrom(const Rendering& rendering, const RenderingForm& form, size_t first,
                    RenderingSpan* best) {
    const size_t words = form.words.size();
    // «Open AI» for OpenAI, «Бундес-таг», « Belling Cat »
    const bool parted = proper_ && first + 1 < text_.words.size() &&
                        (text_.Gap(first + 1) == "-" || MayBeParted(form, first));
    const bool apart = words > 1 || parted || form.inner_capital;
    for (size_t count = words > 1 ? words - 1 : 1; count <= words + (apart ? 1 : 0); ++count) {
      const size_t last = first + count - 1;
      if (last >= text_.words.size() || !IsPhrase(first, last, form)) continue;
      // «Corée | a tiré»: a small word more is no part of a name that was written apart.
      if (count > words && text_.keys[last].size() < 3 && !text_.words[last].upper_initial) continue;
      Consider(rendering, form, first, last, best);
    }
  }

  // Whether words `first` and the next, both with capitals, may be the one long word of `form`.
  bool MayBeParted(const RenderingForm& form, size_t first) const {
    return form.key.size() >= kLongWord && text_.words[first].upper_initial &&
           text_.words[first + 1].upper_initial && text_.Gap(first + 1) == " ";
  }

  void Consider(const Rendering& rendering, const RenderingForm& form, size_t first, size_t last,
                RenderingSpan* best) {
    const std::u32string& want = form.joined_key();
    std::u32string have;
    for (size_t i = first; i <= last; ++i) have += text_.keys[i];
    // «Владимирович Путин» is no «Владимир Путин».
    const bool patronymic = person_ && government_ != nullptr && IsPatronymic(text_.lower[first]);
    if (have.size() < kShortestLike || (patronymic && first < last)) return;
    const size_t length = std::max(want.size(), have.size());
    double tolerance = Tolerance(length, proper_, first < last, IsLoose(first, last));
    if (form.all_capitals) tolerance = kAbbreviationTolerance;
    // What was left in English is spelt so or nearly: « Finance mentit » is no "Finance Ministry".
    const bool english = rendering.role == RenderingRole::kEnglish && !person_ && government_ == nullptr &&
                         first < last && !text_.words[last].upper_initial;
    // What was written by sound is written so or not at all; for people the sounds are less sure.
    if (english || (rendering.role == RenderingRole::kSound && !person_))
      tolerance = std::min(tolerance, kSoundTolerance);
    // A word more or less is one written apart or together, no other difference.
    if (form.words.size() != last - first + 1) tolerance = std::min(tolerance, kJoinedTolerance);
    // Joined, not lost: « international » is no « international law ».
    if (form.words.size() > last - first + 1 && have.size() + 2 < want.size()) return;
    const bool name_alone = IsNameAlone(first, last);
    // The capital may be the sentence's: «Барон», not Барро.
    if (name_alone && text_.sentence_start[first]) tolerance = std::min(tolerance, kSentenceStartTolerance);
    const double limit = tolerance * static_cast<double>(length);
    const double shorter = std::abs(static_cast<double>(want.size()) - static_cast<double>(have.size()));
    double score = 0;
    if (shorter * .2 <= limit) {
      const double distance = SpellingDistance(want, have, limit);
      if (distance <= limit && WordsAlike(form, first, last))
        score = kLikeScore - distance / static_cast<double>(length);
    }
    if (score == 0 && !proper_) score = SharedWords(form, first, last);
    const RenderingSpan span{first, last, &rendering, nullptr, score, {}};
    if (score > best->score && !BreaksWord(span) && !IsAnotherWord(rendering, form, first, last))
      *best = span;
  }

  // Whether words `first` to `last` are one that may be a whole name.
  bool IsNameAlone(size_t first, size_t last) const {
    return proper_ && first == last && !IsLoose(first, last);
  }

  // Whether words `first` to `last`, which are spelt much like `form`, are not it but of its family.
  bool IsAnotherWord(const Rendering& rendering, const RenderingForm& form, size_t first, size_t last) const {
    const std::u32string& end = text_.keys[last];
    // «американские сенаторы» are not «американский Сенат».
    const bool phrase = first < last && form.words.size() > 1 && !person_;
    if ((!proper_ || phrase) && IsDerivedWord(end, form.words.back())) return true;
    if (IsNameAlone(first, last))
      return IsDerivedWord(end, form.joined_key()) || IsFrenchTitleAdjective(text_.lower[first]);
    return !proper_ && (IsAbstractNoun(end, form.words.back()) ||
                        (first == last && IsFormOfVerb(text_.lower[last], rendering.lexeme.lemma)) ||
                        (IsActiveParticiple(text_.lower[first]) &&
                         !IsActiveParticiple(ToUtf8(form.words.front()))) ||  // «руководивший аппаратом»
                        IsFeminineOf(text_.keys[first], form.words.front()));
  }

  // Whether two neighbours of `apart` are one of `joined`, and all others like their counterparts: not
  // «министерство энергии | тоже» for «министерство энергетики».
  bool AreJoined(const std::vector<std::u32string>& apart, const std::vector<std::u32string>& joined) const {
    const auto alike = [](const std::u32string& a, const std::u32string& b, double share) {
      const double limit = std::max(share * static_cast<double>(std::max(a.size(), b.size())), .7);
      return SpellingDistance(a, b, limit) <= limit;
    };
    size_t same = 0;
    while (same < joined.size() && alike(apart[same], joined[same], kAlikeTolerance)) ++same;
    // Any of the words up to the first that differs may be the joined one: «Сан Сан Франциско».
    for (size_t at = std::min(same, joined.size() - 1) + 1; at-- > 0;) {
      // «премия | за мира» has a small word more; «что | спикер палаты» begins with «спикер».
      const bool small = (at > 0 || proper_) && apart[at].size() < kSmallWord &&
                         alike(apart[at + 1], joined[at], kAlikeTolerance);
      bool rest = small || alike(apart[at] + apart[at + 1], joined[at], kJoinedTolerance);
      for (size_t i = at + 1; rest && i < joined.size(); ++i) {
        rest = alike(apart[i + 1], joined[i], kAlikeTolerance);
      }
      if (rest) return true;
    }
    return false;
  }

  // In a phrase each word must be like its counterpart: «Совет Европы» is not «совет Европа-2».
  bool WordsAlike(const RenderingForm& form, size_t first, size_t last) const {
    if (form.words.size() != last - first + 1) {
      const std::vector<std::u32string> have(text_.keys.begin() + static_cast<ptrdiff_t>(first),
                                             text_.keys.begin() + static_cast<ptrdiff_t>(last) + 1);
      return have.size() > form.words.size() ? AreJoined(have, form.words) : AreJoined(form.words, have);
    }
    for (size_t i = 0; i < form.words.size(); ++i) {
      const std::u32string& have = text_.keys[first + i];
      const std::u32string& want = form.words[i];
      const double length = static_cast<double>(std::max(have.size(), want.size()));
      // At the beginning of a sentence any word has a capital: «Именно Макрон».
      const bool any_word = proper_ && i == 0 && text_.sentence_start[first] && !IsLoose(first, last);
      const bool small = std::min(have.size(), want.size()) <= 3;
      // « a annoncé Anadolu » is no « agence Anadolu », « parler de l'Élysée » no « palais de l'Élysée ».
      const std::string& word = text_.lower[first + i];
      const bool verb = i == 0 && proper_ && HasLatin(form.text) && !text_.words[first].upper_initial &&
                        (absl::EndsWith(word, "é") || absl::EndsWith(word, "er"));
      // «Пенни | Вон» for «Пенни Вонг»: the given name is right.
      const bool beside = person_ && i == 1 && form.words.size() == 2 && have.size() > 2 &&
                          text_.words[first + 1].upper_initial && text_.keys[first] == form.words.front();
      const double limit = beside          ? std::max(kAlikeTolerance * length, .7)
                           : small || verb ? .7
                                           : std::max((any_word ? .25 : kAlikeTolerance) * length, .7);
      if (SpellingDistance(want, have, limit) > limit) return false;
      // « Washington | rapporte » is no « Washington Post ».
      const bool other_word = i > 0 && i + 1 == form.words.size() && !person_ &&
                              !text_.words[first + i].upper_initial && !want.empty() && !have.empty() &&
                              !MayBeginAlike(want.front(), have.front());
      if (other_word && SpellingDistance(want, have, kOtherWord * length) > kOtherWord * length) return false;
    }
    return true;
  }

  // «министр внешних дел» for «министр иностранных дел»: the first and the last word and most others are
  // right.
  double SharedWords(const RenderingForm& form, size_t first, size_t last) const {
    const size_t count = form.words.size();
    if (count < 3 || last - first + 1 != count) return 0;
    if (text_.keys[first] != form.words.front() || text_.keys[last] != form.words.back()) return 0;
    size_t same = 0;
    for (size_t i = 0; i < count; ++i) same += text_.keys[first + i] == form.words[i];
    const double share = static_cast<double>(same) / static_cast<double>(count);
    return share >= kSharedWords ? share * kSharedWordsScore : 0;
  }

  // The forms whose words end as the words that stand there do. A word in an oblique case outweighs one in
  // the nominative: translators leave one part of a name as it was more often than they decline one too many.
  std::vector<GrammaticalForm> ReadEndings(const Rendering& rendering, size_t first, size_t last,
                                           bool* mixed) const {
    const size_t count = last - first + 1;
    std::vector<GrammaticalForm> common, oblique;
    std::vector<GrammaticalForm> singular;  // those of words that are a nominative in the plural: «війни»
    bool first_list = true;
    for (size_t i = 0; i < count; ++i) {
      double best = 1e9;
      std::vector<GrammaticalForm> nearest;
      bool alike_end = false, alike_pair = false;
      for (const RenderingForm& form : rendering.forms) {
        // «Хегсетх» is no «Хегсетах».
        const bool several = person_ && absl::c_all_of(form.forms, [](const GrammaticalForm& one) {
                               return one.number == Number::kPlural;
                             });
        if (form.words.size() != count || several) continue;
        const double distance = SpellingDistance(form.words[i], text_.keys[first + i], 1e9);
        if (distance < best - .01) {
          nearest.clear();
          alike_end = alike_pair = false;
        }
        if (distance < best + .01) {
          alike_end |= form.words[i].back() == text_.keys[first + i].back();
          alike_pair |= IsMasculineAdjective(form.words[i]);
        }
        if (distance < best + .01) nearest.insert(nearest.end(), form.forms.begin(), form.forms.end());
        best = std::min(best, distance);
      }
      // «Венеційський» for «Венеційська» is no «Венеційській».
      const std::u32string& present = text_.keys[first + i];
      if (best > 0 && IsMasculineAdjective(present) && !alike_pair)
        nearest = {{Case::kNominative, Number::kSingular}};
      // A word that is like none says nothing of the case: «Високий … суд» for «Вищий … суд».
      if (nearest.empty() ||
          (count > 1 && best > kUnlike * static_cast<double>(text_.keys[first + i].size())))
        continue;
      const bool nominative = HasCase(nearest, Case::kNominative);
      // «Петро» is nearest to «Петра», but has not its ending.
      if (!nominative && !alike_end) continue;
      if (!nominative) oblique.insert(oblique.end(), nearest.begin(), nearest.end());
      if (nominative && best == 0) {
        absl::c_copy_if(nearest, std::back_inserter(singular), [](const GrammaticalForm& form) {
          return form.number == Number::kSingular && form.grammatical_case != Case::kNominative &&
                 form.grammatical_case != Case::kAccusative && form.grammatical_case != Case::kVocative;
        });
      }
      if (first_list) {
        common = nearest;
        first_list = false;
      } else {
        common.erase(std::remove_if(
                         common.begin(), common.end(),
                         [&](const GrammaticalForm& form) { return !absl::c_linear_search(nearest, form); }),
                     common.end());
      }
    }
    if (!common.empty()) return common;
    *mixed = true;
    if (!oblique.empty()) return oblique;
    if (!singular.empty()) return singular;
    // Not as many words as any form has: the nearest as a whole.
    const std::u32string have = [&] {
      std::u32string joined;
      for (size_t i = first; i <= last; ++i) joined += text_.keys[i];
      return joined;
    }();
    double best = 1e9;
    std::vector<GrammaticalForm> nearest;
    for (const RenderingForm& form : rendering.forms) {
      const double distance = SpellingDistance(form.joined_key(), have, 1e9);
      if (distance < best) {
        best = distance;
        nearest = form.forms;
      }
    }
    return nearest;
  }

  // Takes into `name` what a hyphen joins to its first word, half of a given name in two parts: «Джан- | Ніа
  // Барро».
  void TakeHalfName(RenderingSpan* name) const {
    std::vector<GrammaticalForm> unused;
    while (name->first_word > 0 && text_.Gap(name->first_word) == "-" &&
           text_.words[name->first_word - 1].upper_initial &&
           GivenNameDifference(name->first_word - 1, false, &unused).has_value()) {
      --name->first_word;
    }
  }

  // Whether what stands in the words of `span` is spelt as some form is.
  bool IsSpeltRight(const RenderingSpan& span) const {
    return absl::c_any_of(spans_, [&span](const RenderingSpan& other) {
      return other.first_word == span.first_word && other.last_word == span.last_word &&
             other.exact != nullptr;
    });
  }

  // How the person's name is made.
  struct NameOrder {
    const Rendering* full = nullptr;  // null: the person has none
    bool surname_first = false;       // «Си Цзиньпин»
    size_t given_names = 1;           // at most
  };

  NameOrder OrderOfName() const {
    const auto full = absl::c_find_if(renderings_, [](const Rendering& rendering) {
      return rendering.role == RenderingRole::kFull && !rendering.surname;
    });
    if (full == renderings_.end() || full->forms.empty()) return {};
    const auto surname = absl::c_find_if(
        renderings_, [](const Rendering& rendering) { return rendering.role == RenderingRole::kSurname; });
    const bool surname_first = surname != renderings_.end() &&
                               absl::StartsWith(full->lexeme.lemma, absl::StrCat(surname->lexeme.lemma, " "));
    // «Израиля | Исраэль Кац»: no more given names than the person has.
    const size_t own =
        surname == renderings_.end() || surname->forms.empty() ? 1 : surname->forms.front().words.size();
    const size_t all = full->forms.front().words.size();
    return {&*full, surname_first, std::clamp<size_t>(all > own ? all - own : 1, 1, 3)};
  }

  // A surname that was found takes the given names, or initials, that stand before it into its span; behind
  // it where the name is written so: «Си Цзиньпин».
  void JoinGivenNames() {
    const NameOrder order = OrderOfName();
    if (order.full == nullptr) return;
    std::vector<RenderingSpan> joined;
    for (const RenderingSpan& span : spans_) {
      if (!span.rendering->surname) continue;
      if (std::optional<RenderingSpan> wider = WithGivenNames(span, order))
        joined.push_back(*std::move(wider));
    }
    for (RenderingSpan& wider : joined) PutForParts(std::move(wider));
  }

  // What the given names that stand beside a surname tell.
  struct GivenNames {
    std::vector<GrammaticalForm> forms;
    bool oblique = false;         // one of them is declined
    double worst_difference = 0;  // of GivenNameDifference
  };

  // `surname` with the given names beside it; nothing when there are none, or it is found already.
  std::optional<RenderingSpan> WithGivenNames(const RenderingSpan& surname, const NameOrder& order) const {
    RenderingSpan wider = surname;
    GivenNames given;
    size_t taken = 0;
    while (taken < order.given_names && TakeGivenName(order.surname_first, taken > 0, &wider, &given))
      ++taken;
    if (taken == 0) return std::nullopt;
    if (order.surname_first) {
      TakeSecondHalf(&wider);
    } else {
      TakeHalfName(&wider);
    }
    wider.exact = nullptr;
    wider.score = std::min(surname.score, kJoinedNamesScore) - kGivenNameWeight * given.worst_difference;
    wider.rendering = order.full;
    if (HasCase(surname.forms, Case::kNominative) && given.oblique) {
      wider.forms = given.forms;
      wider.undecided = IsSpeltRight(surname);
    }
    const bool exists = absl::c_any_of(spans_, [&wider](const RenderingSpan& other) {
      return other.first_word <= wider.first_word && other.last_word >= wider.last_word &&
             other.exact != nullptr;
    });
    return exists ? std::nullopt : std::make_optional(std::move(wider));
  }

  // Takes the word beside `name` into it when that is a given name. `further`: one was taken before, and a
  // stray word may stand between the two.
  bool TakeGivenName(bool surname_first, bool further, RenderingSpan* name, GivenNames* given) const {
    const bool at_border = surname_first ? name->last_word + 1 == text_.words.size() : name->first_word == 0;
    if (at_border) return false;
    size_t at = surname_first ? name->last_word + 1 : name->first_word - 1;
    const size_t right = std::max(at, name->first_word);
    if (text_.clause_start[right] || text_.words[right].gap_before != WordGap::kSpace) return false;
    if (further && !surname_first) at = OverStrayWord(at);
    std::vector<GrammaticalForm> forms;
    const std::optional<double> difference = GivenNameDifference(at, surname_first, &forms);
    if (!difference.has_value() || !IsWrittenAsGivenName(at, *difference)) return false;
    given->worst_difference = std::max(given->worst_difference, *difference);
    const bool oblique = !HasCase(forms, Case::kNominative) && !forms.empty();
    if (oblique || given->forms.empty()) given->forms = std::move(forms);
    given->oblique |= oblique;
    (surname_first ? name->last_word : name->first_word) = at;
    return true;
  }

  // Whether word `at`, which differs by `difference` from a given name, has a capital, or is too like the
  // name to be another word.
  bool IsWrittenAsGivenName(size_t at, double difference) const {
    // «В марте Рютте»
    const bool small_word = at > 0 && government_ != nullptr && !text_.clause_start[at] &&
                            government_->CasesOfPreposition(text_.lower[at - 1]) != nullptr;
    return text_.words[at].upper_initial || (!small_word && text_.keys[at].size() >= kLongGivenName &&
                                             difference > 0 && difference <= kSmallLetters);
  }

  // Takes into `name` the second half of a given name in two parts: «Юн Сук- | ёль».
  void TakeSecondHalf(RenderingSpan* name) const {
    const size_t next = name->last_word + 1;
    if (next < text_.words.size() && text_.Gap(next) == "-" && !text_.words[next].upper_initial)
      name->last_word = next;
  }

  // Adds `wider`, the better reading of its words than what is only like a name there.
  void PutForParts(RenderingSpan wider) {
    std::erase_if(spans_, [&wider](const RenderingSpan& other) {
      return other.Overlaps(wider) && other.exact == nullptr;
    });
    for (RenderingSpan& other : spans_) {
      if (other.Overlaps(wider)) other.score = std::min(other.score, wider.score - kYieldStep);
    }
    spans_.push_back(std::move(wider));
  }

  // A place inside a wider one is only part of it: "Peskov" in "Dmitry Peskov" left in English, «Рада» in
  // «Верховный Рада».
  void PreferWider() {
    for (const RenderingSpan& wide : spans_) {
      const size_t words = wide.last_word - wide.first_word + 1;
      const bool whole = proper_ && absl::c_any_of(wide.rendering->forms, [words](const RenderingForm& form) {
                           return form.words.size() == words;
                         });
      if (wide.exact == nullptr && !whole) continue;
      for (RenderingSpan& narrow : spans_) {
        if (narrow.Overlaps(wide) &&
            narrow.last_word - narrow.first_word < wide.last_word - wide.first_word) {
          narrow.score = std::min(narrow.score, wide.score - kYieldStep);
        }
      }
    }
  }

  // The word before `at` where that is like a given name and `at`, between it and a name, is not: «Джан-Ніа |
  // Ноеля Барро». `at` otherwise.
  size_t OverStrayWord(size_t at) const {
    std::vector<GrammaticalForm> forms;
    const auto like = [&](size_t word) { return GivenNameDifference(word, false, &forms).has_value(); };
    const bool names =
        at > 0 && text_.words[at].upper_initial && text_.words[at - 1].upper_initial && text_.Gap(at) == "-";
    return names && !like(at) && like(at - 1) ? at - 1 : at;
  }

  // Of how much of its length word `at` differs from a given name of the person, whose like forms go to
  // `forms`; 0 for a name that another language has for the same, nothing for any other word.
  std::optional<double> GivenNameDifference(size_t at, bool surname_first,
                                            std::vector<GrammaticalForm>* forms) const {
    const std::u32string& word = text_.keys[at];
    if (government_ != nullptr && IsPatronymic(text_.lower[at])) return std::nullopt;
    // At the beginning of a sentence any word has a capital: «Именно Макрон».
    const double tolerance = text_.sentence_start[at] ? .2 : .35;
    double best = 1e9;
    for (const Rendering& rendering : renderings_) {
      if (rendering.surname) continue;
      for (const RenderingForm& form : rendering.forms) {
        const size_t begin = surname_first ? 1 : 0;
        for (size_t i = begin; i + 1 < form.words.size() + begin; ++i) {
          const double length = static_cast<double>(std::max(word.size(), form.words[i].size()));
          const double distance = SpellingDistance(form.words[i], word, length * tolerance);
          if (form.words[i].empty() || distance > tolerance * length ||
              !MayBeginAlike(form.words[i].front(), word.front()))
            continue;
          if (distance < best - .01) forms->clear();
          // «Еммануїло» is nearest to «Еммануеля», but has not its ending.
          const bool tells = form.words[i].back() == word.back() || HasCase(form.forms, Case::kNominative);
          if (distance < best + .01 && tells)
            forms->insert(forms->end(), form.forms.begin(), form.forms.end());
          best = std::min(best, distance);
        }
      }
    }
    if (IsEquivalentGivenName(word)) return 0;
    if (best == 1e9) return std::nullopt;
    return best / static_cast<double>(word.size());
  }

  // « Alexandre » for Oleksandr.
  bool IsEquivalentGivenName(const std::u32string& word) const {
    const size_t group = GivenNameGroup(word);
    return group != 0 && absl::c_any_of(renderings_, [group](const Rendering& rendering) {
             return rendering.role == RenderingRole::kFull && !rendering.surname &&
                    !rendering.forms.empty() &&
                    absl::c_any_of(rendering.forms.front().words, [group](const std::u32string& own) {
                      return GivenNameGroup(own) == group;
                    });
           });
  }

  const TargetText& text_;
  const std::vector<Rendering>& renderings_;
  const bool proper_;
  const bool person_;
  const std::vector<bool>& loose_;
  const Government* const government_;  // null for French
  std::vector<RenderingSpan> spans_;
};

}  // namespace

std::vector<RenderingSpan> FindRenderings(const TargetText& text, const std::vector<Rendering>& renderings,
                                          TermKind kind, const std::vector<bool>& loose,
                                          absl::string_view language) {
  return Finder(text, renderings, kind, loose, Government::For(language)).Run();
}

}  // namespace dragoman
