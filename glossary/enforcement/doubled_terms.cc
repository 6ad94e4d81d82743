#include "glossary/enforcement/doubled_terms.h"

#include <algorithm>
#include <optional>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "glossary/french/words.h"
#include "glossary/slavic/government_table.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/spelling.h"

namespace dragoman {
namespace {

// A title, a name and a place may come back twice together: «президент Зеленский президент Зеленский».
constexpr size_t kLongestRun = 3;
// Between a term and its double stands at most « de la ».
constexpr size_t kLinkWords = 2;
// A term may come back with this many of the words before it: « au sud de Londres au sud de Londres ».
constexpr size_t kRepeatedWords = 4;
// The longest name in the news, with its articles.
constexpr size_t kLongestTerm = 8;
// A word shorter than this, in letters, may stand beside any term.
constexpr size_t kShortestPart = 4;
// A word of the rendering itself is told by fewer: « Le ».
constexpr size_t kShortestOwn = 2;
// Of how much of its length a part of a term may be misspelt.
constexpr double kPartTolerance = .2;
// The same for a piece of a name that was cut off.
constexpr double kFragmentTolerance = .4;

// What may stand between a term and its double.
bool IsLink(absl::string_view word, absl::string_view language) {
  return (language == "fr" ? French().links : GovernmentTable::Of(language).links).contains(word);
}

// Words of terms that may begin the next part of the sentence as well.
bool IsFunctionWord(absl::string_view word, absl::string_view language) {
  // An English name may have stayed.
  if (word == "with") return true;
  return (language == "fr" ? French().next_parts : GovernmentTable::Of(language).next_parts).contains(word);
}

// Whether nothing but a space or a slash stands before the word.
bool StandsBeside(const TargetText& text, size_t before_word) {
  // «Радио Свободная Европа/Радио Свобода»
  if (text.Gap(before_word) == "/") return true;
  return text.words[before_word].gap_before == WordGap::kSpace && !text.clause_start[before_word] &&
         !absl::StrContains(text.Gap(before_word), "-") && !absl::StrContains(text.Gap(before_word), "‑");
}

// Whether nothing but white space and `links` words like «à» stand between `a` and `b`.
bool Adjoin(const TargetText& text, const Claim& a, const Claim& b, size_t links,
            absl::string_view language) {
  const size_t first = a.span.last_word + 1, last = b.span.first_word;
  if (last < first || last - first > links) return false;
  for (size_t i = first; i <= last; ++i) {
    if (text.clause_start[i]) return false;
    if (i < last ? !IsLink(text.lower[i], language) : !StandsBeside(text, i) && last == first) return false;
  }
  return true;
}

// Whether the words between the claims that end with `last` and begin with `second` are those that stand
// before `first` too, after a comma or not: « pour l'Écosse pour l'Écosse », «в Киеве, в Киеве».
bool RepeatsWordsBefore(const TargetText& text, const Claim& first, const Claim& last, const Claim& second) {
  const size_t begin = last.span.last_word + 1, end = second.span.first_word;
  if (end <= begin || end - begin > kRepeatedWords || first.span.first_word < end - begin) return false;
  const size_t before = first.span.first_word - (end - begin);
  for (size_t i = begin; i <= end; ++i) {
    const bool comma = i == begin && absl::StripAsciiWhitespace(text.Gap(i)) == ",";
    if (text.clause_start[i] && !comma) return false;
    if (i < end && text.lower[i] != text.lower[before + i - begin]) return false;
    if (i > begin && text.clause_start[before + i - begin]) return false;
  }
  return true;
}

// Whether the runs of `length` claims from `i` and from `i + length` are of the same terms, one place of each
// more than the source has.
bool IsDoubledRun(const TargetText& text, const std::vector<Claim>& claims, size_t i, size_t length,
                  absl::string_view language) {
  if (i + 2 * length > claims.size()) return false;
  for (size_t k = 0; k < length; ++k) {
    const Claim &first = claims[i + k], &second = claims[i + length + k];
    if (first.entry != second.entry) return false;
    if (first.match != Claim::kExtra && second.match != Claim::kExtra && first.match != second.match)
      return false;
    const bool inner = k + 1 < length;
    if (inner && (!Adjoin(text, first, claims[i + k + 1], 0, language) ||
                  !Adjoin(text, second, claims[i + length + k + 1], 0, language))) {
      return false;
    }
  }
  const Claim &last = claims[i + length - 1], &next = claims[i + length];
  return Adjoin(text, last, next, kLinkWords, language) || RepeatsWordsBefore(text, claims[i], last, next);
}

// What `other` knows better than `claim`, which stands before it and stays.
void Take(const Claim& other, Claim* claim) {
  if (claim->match == Claim::kExtra) claim->match = other.match;
  const bool better = (other.forced && !claim->forced) ||
                      (other.forced == claim->forced && other.span.score > claim->span.score);
  if (better) claim->span.rendering = other.span.rendering;
  claim->forced |= other.forced;
}

bool IsPart(const std::u32string& part, const std::u32string& word) {
  const double length = static_cast<double>(std::max(part.size(), word.size()));
  const double limit = word.size() > kShortestPart ? kPartTolerance * length : 0;
  // « Ursula von der Leyen | der Leyenen »
  const bool longer = part.size() > kShortestPart && word.starts_with(part) && word.size() <= part.size() + 2;
  return part == word || longer || SpellingDistance(part, word, limit) <= limit;
}

// `word`, a SpellingKey, in Cyrillic letters: «палаце» for "palace".
std::u32string InCyrillic(const std::u32string& word, absl::string_view language) {
  return SpellingKey(Transliterate(ToUtf8(word), language));
}

// Whether the words from `first` are words `at`, `at` + 1, … of some form of `rendering`, each in any case;
// English ones in Cyrillic letters too.
bool ArePartsAt(const TargetText& text, const Rendering& rendering, size_t first, size_t count, bool from_end,
                absl::string_view language) {
  const bool by_sound = rendering.role == RenderingRole::kEnglish && language != "fr";
  for (size_t k = 0; k < count; ++k) {
    const std::u32string& word = text.keys[first + k];
    // «a lancé JD Vance»: what has no capital is a part only where it is spelt so.
    const bool capital = text.words[first + k].upper_initial;
    const std::u32string sound = by_sound ? InCyrillic(word, language) : std::u32string();
    const bool found = absl::c_any_of(rendering.forms, [&](const RenderingForm& form) {
      if (form.words.size() < count) return false;
      const size_t at = from_end ? form.words.size() - count + k : k;
      if (capital ? IsPart(form.words[at], word) : form.words[at] == word) return true;
      // «України українці»
      const std::u32string english = by_sound ? InCyrillic(form.words[at], language) : std::u32string();
      return by_sound && (capital ? IsPart(english, sound) : english == sound);
    });
    if (!found) return false;
  }
  return true;
}

// Whether words `first` to `first + count - 1` are the beginning, or with `end` the end, of `stays`, the
// rendering that the claim will have, or of the English name.
bool ArePartOf(const TargetText& text, const Claim& claim, const Rendering& stays, size_t first, size_t count,
               bool end, absl::string_view language) {
  bool content = false;
  for (size_t k = 0; k < count; ++k) {
    content |=
        text.keys[first + k].size() >= kShortestPart && !IsFunctionWord(text.lower[first + k], language);
  }
  if (!content || IsFunctionWord(text.lower[first], language) ||
      IsFunctionWord(text.lower[first + count - 1], language))
    return false;
  const auto has_parts = [&](const Rendering& rendering) {
    return ArePartsAt(text, rendering, first, count, false, language) ||
           (end && ArePartsAt(text, rendering, first, count, true, language));
  };
  return has_parts(stays) || absl::c_any_of(*claim.renderings, [&](const Rendering& rendering) {
           // « le Burkina | Fasso »
           const bool in_full = end && rendering.role == RenderingRole::kFull;
           return (in_full || rendering.role == RenderingRole::kEnglish) && has_parts(rendering);
         });
}

// Whether `word` is like the first word of the name: «Джан» for «Жан».
bool BeginsLike(const std::u32string& word, const Claim& claim) {
  return absl::c_any_of(*claim.renderings, [&word](const Rendering& rendering) {
    if (rendering.forms.empty() || rendering.forms.front().words.empty()) return false;
    return IsLike(word, rendering.forms.front().words.front(), kFragmentTolerance);
  });
}

// Takes the beginning of a name that was cut off before `claim`: «Джан- | Жан-Ноель Барро». No word before
// `floor`.
void TakeFragment(const TargetText& text, size_t floor, Claim* claim) {
  const size_t first = claim->span.first_word;
  const bool fragment = claim->entry->kind == TermKind::kPerson && first > floor && text.Gap(first) == "- " &&
                        text.words[first - 1].upper_initial;
  if (!fragment || !BeginsLike(text.keys[first - 1], *claim)) return;
  --claim->span.first_word;
  claim->doubled = true;
}

// Takes the words right before `claim`, `before` of which are free, that begin its term.
void TakePartsBefore(const TargetText& text, const Rendering& stays, size_t before,
                     absl::string_view language, Claim* claim) {
  // « la République de | République démocratique du Congo »
  const bool rewritten = claim->span.exact == nullptr || !claim->span.rendering->allowed();
  size_t links = 0;
  while (rewritten && links < std::min(before, kLinkWords) &&
         IsLink(text.lower[claim->span.first_word - links - 1], language)) {
    ++links;
  }
  for (size_t n = std::min(before - links, kLongestTerm); n > 0; --n) {
    // «министр обороны Израиля Исраэль Кац»: before a right name only the same word once more is a part of
    // it.
    const size_t first = claim->span.first_word;
    const bool other_word = !rewritten && n == 1 && claim->entry->kind == TermKind::kPerson &&
                            text.keys[first - 1] != text.keys[first];
    if (other_word) continue;
    if (!ArePartOf(text, *claim, stays, claim->span.first_word - links - n, n, false, language)) continue;
    claim->span.first_word -= links + n;
    claim->doubled = true;
    return;
  }
}

// Takes what a hyphen joins to a title and is like a word of it: «прем'єр-міністр | -міністр».
void TakeTail(const TargetText& text, size_t ceiling, Claim* claim) {
  if (claim->entry->kind != TermKind::kTitle || claim->span.rendering->forms.empty()) return;
  const std::vector<std::u32string>& title = claim->span.rendering->forms.front().words;
  const auto is_like = [&](const std::u32string& word) {
    return absl::c_any_of(title, [&word](const std::u32string& own) {
      return own.size() > kShortestPart && IsLike(word, own, kFragmentTolerance);
    });
  };
  for (size_t next = claim->span.last_word + 1;
       next < ceiling && text.Gap(next) == "-" && !text.words[next].upper_initial && is_like(text.keys[next]);
       ++next) {
    claim->span.last_word = next;
    claim->doubled = true;
  }
}

// Takes the words right behind `claim`, `after` of which are free, that are part of its term.
void TakePartsBehind(const TargetText& text, const Rendering& stays, size_t after, absl::string_view language,
                     Claim* claim) {
  for (size_t n = std::min(after, kLongestTerm); n > 0; --n) {
    if (!ArePartOf(text, *claim, stays, claim->span.last_word + 1, n, true, language)) continue;
    const size_t words = claim->span.last_word - claim->span.first_word + 1;
    claim->span.last_word += n;
    claim->doubled = true;
    // « le Burkina Fasso » names the country in full.
    const Rendering& full = claim->renderings->front();
    const bool shorter = claim->span.rendering->role == RenderingRole::kVariant &&
                         SplitWords(full.lexeme.lemma).size() > words;
    if (shorter && claim->entry->kind == TermKind::kPlace) {
      claim->span.rendering = &full;
      claim->span.exact = nullptr;
    }
    return;
  }
}

// Takes what is left of the English name behind `claim`, where `after` words are free: « l'Élysée de | Palace
// ». Returns how many words that were.
size_t TakeEnglishEnd(const TargetText& text, size_t after, Claim* claim) {
  const size_t link = claim->span.last_word + 1;
  if (after < 2 || text.lower[link] != "de" || !text.words[link + 1].upper_initial) return 0;
  const std::u32string& word = text.keys[link + 1];
  const auto has_word = [&word](const Rendering& rendering) {
    return absl::c_any_of(rendering.forms,
                          [&](const RenderingForm& form) { return absl::c_linear_search(form.words, word); });
  };
  const auto ends = [&word](const RenderingForm& form) {
    return form.words.size() > 1 && form.words.back() == word;
  };
  bool english = false;
  for (const Rendering& rendering : *claim->renderings) {
    if (rendering.role == RenderingRole::kEnglish) {
      english |= absl::c_any_of(rendering.forms, ends);
    } else if (has_word(rendering)) {
      return 0;
    }
  }
  if (!english) return 0;
  claim->span.last_word = link + 1;
  claim->doubled = true;
  return 2;
}

// Whether some form of `rendering` has `word` as its word `at`.
bool HasWordAt(const Rendering& rendering, const std::u32string& word, size_t at) {
  return absl::c_any_of(rendering.forms, [&](const RenderingForm& form) {
    return at < form.words.size() && form.words[at] == word;
  });
}

// Whether word `word` is one of `stays`, the rendering that will stand there, that none of the words of
// `claim` is.
bool IsOwnWord(const TargetText& text, const Claim& claim, const Rendering& stays, size_t word,
               absl::string_view language) {
  // «Le Фігаро», but «пригласили | на саммит Аляски»
  const std::string& lower = text.lower[word];
  const bool small = IsLink(lower, language) || IsFunctionWord(lower, language) ||
                     (text.words[word].letters < kShortestPart && !text.words[word].upper_initial);
  if (small && (language == "fr" || HasCyrillic(lower))) return false;
  const size_t words = stays.forms.empty() ? 0 : stays.forms.front().words.size();
  for (size_t at = 0; at < words; ++at) {
    if (text.keys[word].size() < kShortestOwn || !HasWordAt(stays, text.keys[word], at)) continue;
    bool there = false;
    for (size_t i = claim.span.first_word; i <= claim.span.last_word; ++i) {
      there |= HasWordAt(stays, text.keys[i], at);
    }
    if (!there) return true;
  }
  return false;
}

// Takes the words right beside `claim`, between words `floor` and `ceiling`, that the rendering which will
// stand there has too: «Палац | Elysee», «Відділ оборони | США», « Conseil Otan | –Ukraine ».
void TakeOwnWords(const TargetText& text, const Rendering& stays, size_t floor, size_t ceiling,
                  absl::string_view language, Claim* claim) {
  const auto joined = [&text](size_t word) {
    const absl::string_view gap = text.Gap(word);
    return gap == " " || gap == "-" || gap == "–";
  };
  const size_t first = claim->span.first_word, last = claim->span.last_word;
  while (claim->span.first_word > floor && joined(claim->span.first_word) &&
         !text.clause_start[claim->span.first_word] &&
         IsOwnWord(text, *claim, stays, claim->span.first_word - 1, language))
    --claim->span.first_word;
  while (claim->span.last_word + 1 < ceiling && joined(claim->span.last_word + 1) &&
         IsOwnWord(text, *claim, stays, claim->span.last_word + 1, language))
    ++claim->span.last_word;
  claim->doubled |= claim->span.first_word < first || claim->span.last_word > last;
}

// Takes the words beside `claim`, between words `floor` and `ceiling`, that are part of its term.
void TakePartsBeside(const Sentence& sentence, size_t floor, size_t ceiling, Claim* taker) {
  const TargetText& text = sentence.text;
  const absl::string_view language = sentence.language;
  Claim& claim = *taker;
  TakeTail(text, ceiling, &claim);
  const Rendering& stays = ApprovedRendering(claim, sentence.input, false);
  const bool wrong = !claim.forced && (claim.span.exact == nullptr || !claim.span.rendering->allowed());
  if (wrong && claim.entry->kind != TermKind::kPerson)
    TakeOwnWords(text, stays, floor, ceiling, language, &claim);
  size_t before = 0, after = 0;
  while (claim.span.first_word - before > floor && StandsBeside(text, claim.span.first_word - before))
    ++before;
  while (claim.span.last_word + after + 1 < ceiling && StandsBeside(text, claim.span.last_word + after + 1))
    ++after;
  after -= TakeEnglishEnd(text, after, &claim);
  const bool rewritten =
      claim.forced || claim.doubled || claim.span.exact == nullptr || !claim.span.rendering->allowed();
  const bool longer =
      claim.entry->kind == TermKind::kPlace && absl::StrContains(claim.renderings->front().lexeme.lemma, " ");
  // A word alone that is right may stand beside the next one for a reason.
  const bool phrase = claim.span.last_word > claim.span.first_word || longer;
  if (!rewritten && !phrase) return;
  TakeFragment(text, floor, &claim);
  TakePartsBefore(text, stays, before, language, &claim);
  TakePartsBehind(text, stays, after, language, &claim);
}

// Takes the words beside claim `i` that are part of its term, none of them protected.
void TakeParts(const Sentence& sentence, size_t i, std::vector<Claim>* claims) {
  const TargetText& text = sentence.text;
  Claim& claim = (*claims)[i];
  if (claim.entry->do_not_translate) return;
  const size_t floor = i == 0 ? 0 : (*claims)[i - 1].span.last_word + 1;
  const size_t ceiling = i + 1 < claims->size() ? (*claims)[i + 1].span.first_word : text.words.size();
  const std::optional<Claim> alone =
      sentence.input.protected_target.empty() ? std::nullopt : std::optional<Claim>(claim);
  TakePartsBeside(sentence, floor, ceiling, &claim);
  if (alone.has_value() &&
      IsProtected(sentence.input, text.Range(claim.span.first_word, claim.span.last_word)))
    claim = *alone;
}

// Makes one claim of two on the same title with an adjective between them: «президент французский президент».
void MergeEchoes(const TargetText& text, std::vector<Claim>* claims) {
  for (size_t i = 0; i + 1 < claims->size(); ++i) {
    const Claim& first = (*claims)[i];
    Claim& second = (*claims)[i + 1];
    const size_t adjective = first.span.last_word + 1;
    const bool same = first.entry == second.entry && first.entry->kind == TermKind::kTitle &&
                      (first.match == Claim::kExtra || second.match == Claim::kExtra);
    if (!same || second.span.first_word != adjective + 1 || !StandsBeside(text, adjective) ||
        !StandsBeside(text, adjective + 1) || !IsRelational(text.lower[adjective])) {
      continue;
    }
    // The sentence must not lose its capital.
    if (text.sentence_start[first.span.first_word] && !text.words[adjective].upper_initial) continue;
    if (second.match == Claim::kExtra) second.match = first.match;
    second.drop_from = first.span.first_word;
    claims->erase(claims->begin() + static_cast<ptrdiff_t>(i));
  }
}

// Takes into a claim the phrase on the same term a word or two behind it that the source does not have: «В
// Варшаве отклики | в Варшаве ждут».
void TakeEchoes(const TargetText& text, absl::string_view language, std::vector<Claim>* claims) {
  constexpr size_t kWordsBetween = 2;
  for (size_t i = 0; i + 1 < claims->size(); ++i) {
    Claim& first = (*claims)[i];
    const Claim& second = (*claims)[i + 1];
    const size_t between = first.span.last_word + 1, end = second.span.last_word + 1;
    const bool once = first.match == Claim::kExtra || second.match == Claim::kExtra;
    if (first.entry != second.entry || !once || first.span.first_word == 0 ||
        second.span.first_word <= between + 1 || second.span.first_word > between + 1 + kWordsBetween)
      continue;
    const std::string& preposition = text.lower[second.span.first_word - 1];
    bool same = IsLink(preposition, language) && text.lower[first.span.first_word - 1] == preposition;
    // «в Москве … в Москву» are two; a misspelt one tells nothing.
    if (first.span.exact != nullptr && second.span.exact != nullptr)
      same &= FoldText(first.span.exact->text) == FoldText(second.span.exact->text);
    for (size_t k = between; k < end; ++k) same &= StandsBeside(text, k);
    for (size_t k = between; k + 1 < second.span.first_word; ++k)
      same &= !IsLink(text.lower[k], language) && !IsFunctionWord(text.lower[k], language);
    if (!same) continue;
    if (first.match == Claim::kExtra) first.match = second.match;
    first.echo = WordSpan{second.span.first_word - 1, second.span.last_word};
    claims->erase(claims->begin() + static_cast<ptrdiff_t>(i + 1));
  }
}

// Takes into the claim on a name the preposition that a translator put between it and its title: «генеральный
// секретарь НАТО | в Марке Рютте» for "NATO Secretary General Mark Rutte".
void TakeStrayPrepositions(const Sentence& sentence, std::vector<Claim>* claims) {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  const GovernmentTable& table = GovernmentTable::Of(sentence.language);
  for (size_t i = 0; i + 1 < claims->size(); ++i) {
    const Claim& title = (*claims)[i];
    Claim& name = (*claims)[i + 1];
    const size_t between = title.span.last_word + 1;
    const bool bearer = title.entry->kind == TermKind::kTitle && name.entry->kind == TermKind::kPerson &&
                        title.match != Claim::kExtra && name.match == title.match + 1;
    if (!bearer || name.span.first_word != between + 1 || !StandsBeside(text, between) ||
        !StandsBeside(text, between + 1) || !table.strays.contains(text.lower[between])) {
      continue;
    }
    const TermMatch& match = input.matches[title.match];
    const bool beside = Between(input.source, match, input.matches[name.match]) == " ";
    if (beside && !match.possessive) name.drop_from = between;
  }
}

// Takes into the claim on a name the title before it that the translation has behind it as well, as the
// source does: «— Президент Украины | Владимир Зеленский, президент Украины».
void TakeTitlesBefore(const Sentence& sentence, std::vector<Claim>* claims) {
  const TargetText& text = sentence.text;
  for (size_t i = 1; i + 1 < claims->size(); ++i) {
    const Claim& title = (*claims)[i + 1];
    const size_t behind = title.span.first_word;
    const bool follows = (*claims)[i].entry->kind == TermKind::kPerson && title.match != Claim::kExtra &&
                         title.entry->kind == TermKind::kTitle && text.Gap(behind) == ", " &&
                         title.match > (*claims)[i].match && behind == (*claims)[i].span.last_word + 1;
    if (!follows) continue;
    size_t first = i - 1;
    const bool place = first > 0 && (*claims)[first].entry->kind == TermKind::kPlace &&
                       (*claims)[first].match == Claim::kExtra && i + 2 < claims->size() &&
                       (*claims)[i + 2].entry == (*claims)[first].entry;
    if (place) --first;
    bool beside = (*claims)[first].match == Claim::kExtra && (*claims)[first].entry == title.entry;
    for (size_t k = first; k < i; ++k)
      beside = beside && Adjoin(text, (*claims)[k], (*claims)[k + 1], 0, sentence.language);
    if (!beside) continue;
    (*claims)[i].drop_from = (*claims)[first].span.first_word;
    claims->erase(claims->begin() + static_cast<ptrdiff_t>(first),
                  claims->begin() + static_cast<ptrdiff_t>(i));
    i = first;
  }
}

}  // namespace

void MergeDoubles(const Sentence& sentence, std::vector<Claim>* claims) {
  const TargetText& text = sentence.text;
  for (size_t i = 0; i < claims->size();) {
    size_t length = 1;
    while (length <= kLongestRun && !IsDoubledRun(text, *claims, i, length, sentence.language)) ++length;
    if (length > kLongestRun) {
      ++i;
      continue;
    }
    const auto second = claims->begin() + static_cast<ptrdiff_t>(i + length);
    const size_t last_word = claims->at(i + 2 * length - 1).span.last_word;
    for (size_t k = 0; k < length; ++k) Take(second[static_cast<ptrdiff_t>(k)], &(*claims)[i + k]);
    Claim& stays = (*claims)[i + length - 1];
    stays.span.last_word = last_word;
    stays.doubled = true;
    claims->erase(second, second + static_cast<ptrdiff_t>(length));
    // What was merged may be doubled again.
    i = i >= kLongestRun ? i - kLongestRun : 0;
  }
  if (sentence.language != "fr") {
    MergeEchoes(text, claims);
    TakeEchoes(text, sentence.language, claims);
    TakeStrayPrepositions(sentence, claims);
    TakeTitlesBefore(sentence, claims);
  }
  for (size_t i = 0; i < claims->size(); ++i) TakeParts(sentence, i, claims);
}

}  // namespace dragoman
