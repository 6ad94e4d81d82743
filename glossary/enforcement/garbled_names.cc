#include "glossary/enforcement/garbled_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_replace.h"
#include "glossary/inflect/french.h"
#include "glossary/rendering/scores.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/spelling.h"
#include "glossary/words/word_table.h"
#include "service/text/utf8.h"

namespace dragoman::embedded {
extern const absl::string_view rendering_given_name_words_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// «Жан-Нио-Нио Барро»: a name has no more words, each between hyphens counted.
constexpr size_t kLongestName = 5;
// Of how much of its length a word may differ from a part of the name: unrelated words differ by more.
constexpr double kLikeness = .6;
// The same where the name was found in full.
constexpr double kDoubledLikeness = .4;
// The same for another name of the source, as it would be written.
constexpr double kOtherLikeness = .4;
// A piece of so few letters tells only how the name begins.
constexpr size_t kShortPiece = 3;
// A word in small letters between the title and the surname is the given name when it begins so.
constexpr size_t kNameBeginning = 3;
// "Iranian deputy foreign minister"
constexpr size_t kTitleWords = 4;
constexpr absl::string_view kLostCharacter = "\xEF\xBF\xBD";  // U+FFFD

bool IsTaken(const std::vector<Claim>& claims, size_t word) {
  return absl::c_any_of(claims, [word](const Claim& claim) {
    return claim.span.first_word <= word && word <= claim.span.last_word;
  });
}

// The words of a person's full name in the nominative; none for a name without letters.
std::vector<std::u32string> NameOf(const std::vector<Rendering>& renderings) {
  if (renderings.empty() || renderings.front().forms.empty()) return {};
  std::vector<std::u32string> words = renderings.front().forms.front().words;
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  return words;
}

// The title whose bearer, `match`, follows it in the source; null when there is none in the translation.
const Claim* TitleOf(const EnforcementInput& input, const std::vector<Claim>& claims, size_t match) {
  if (match == 0 || input.matches[match].concept_->kind != TermKind::kPerson) return nullptr;
  const TermMatch& title = input.matches[match - 1];
  const bool beside = title.concept_->kind == TermKind::kTitle && !title.possessive &&
                      Between(input.source, title, input.matches[match]) == " ";
  const auto found =
      absl::c_find_if(claims, [match](const Claim& claim) { return claim.match == match - 1; });
  return beside && found != claims.end() ? &*found : nullptr;
}

// The first word behind `title` and the country that it is of, or its French adjective.
size_t BehindTitle(const TargetText& text, const std::vector<Claim>& claims, const Claim& title) {
  const size_t next = title.span.last_word + 1;
  if (next >= text.words.size() || text.clause_start[next]) return next;
  const auto country = absl::c_find_if(claims, [next](const Claim& claim) {
    return claim.span.first_word == next && claim.entry->kind == TermKind::kPlace;
  });
  if (country != claims.end()) return country->span.last_word + 1;
  return IsFrenchTitleAdjective(text.lower[next]) ? next + 1 : next;
}

// The words from `first` that are written as a name is.
size_t NameLength(const TargetText& text, const std::vector<Claim>& claims, size_t first) {
  size_t words = 0;
  for (size_t at = first; at < text.words.size() && !IsTaken(claims, at); ++at) {
    const bool joined = text.Gap(at) == " " || (at > first && text.Gap(at) == "-");
    if (!joined || !text.words[at].upper_initial || text.sentence_start[at]) break;
    ++words;
  }
  return words;
}

// Whether word `word` may begin as `own`, a word of the name, does.
bool MayBeginLike(const TargetText& text, size_t word, const std::u32string& own) {
  return !own.empty() && !text.keys[word].empty() && MayBeginAlike(own.front(), text.keys[word].front());
}

// Whether word `word` has something of a word of the name: it differs by no more than `likeness` of its
// length.
bool IsLikePartOf(const TargetText& text, size_t word, const std::vector<std::u32string>& name,
                  double likeness = kLikeness) {
  return absl::c_any_of(name,
                        [&](const std::u32string& own) { return IsLike(text.keys[word], own, likeness); });
}

// Whether word `word` differs from a word of the name in the first letter, and in little behind it: «Йордан»
// for «Жордан».
bool HasOtherInitial(const TargetText& text, size_t word, const std::vector<std::u32string>& name) {
  constexpr size_t kShortest = 5;
  const std::u32string& key = text.keys[word];
  return key.size() >= kShortest && absl::c_any_of(name, [&key](const std::u32string& own) {
           return own.size() >= kShortest && IsLike(key.substr(1), own.substr(1), kDoubledLikeness);
         });
}

// The first and the last of the words from `first` that stand for the name; nothing when none do.
std::optional<std::pair<size_t, size_t>> FindName(const TargetText& text, const std::vector<Claim>& claims,
                                                  size_t first, const std::vector<std::u32string>& name) {
  const size_t words = NameLength(text, claims, first);
  if (words == 0) return std::nullopt;
  const size_t last = first + words - 1;
  // «Франции | Жан-Нио-Нио»
  while (first < last && !MayBeginLike(text, first, name.front())) ++first;
  bool like = false;
  for (size_t at = first; at <= last; ++at) like |= IsLikePartOf(text, at, name);
  if (!like || last - first + 1 > kLongestName) return std::nullopt;
  return std::make_pair(first, last);
}

// What may stand between two pieces of one name: a space, a hyphen, a character that was lost.
bool JoinsPieces(absl::string_view gap) {
  const std::string kept = absl::StrReplaceAll(gap, {{kLostCharacter, ""}});
  return kept == " " || kept == "-" || kept == "- " || (kept.empty() && !gap.empty());
}

// The words with capitals of a source that no term has.
struct OtherNames {
  std::vector<std::u32string> keys;  // as they would be written in the translation
  bool none = true;                  // but for those that open a sentence
};

// What pieces of a name are told by.
struct NamePieces {
  std::vector<std::u32string> given = {}, family = {};  // words of the approved name and of the English one
  const OtherNames& others;
  bool lacks_given = false;  // only the surname was found
  size_t lacks_behind = 0;   // so many words of the name stand nowhere, and would behind what was found
  bool opens = false;        // the source begins with the name, which owns nothing there
  size_t behind_title = 0;   // the first word behind the person's title; 0: none stands right before the name
};

void AddWords(const std::vector<std::u32string>& name, NamePieces* pieces) {
  if (name.empty()) return;
  pieces->family.push_back(name.back());
  pieces->given.insert(pieces->given.end(), name.begin(), name.end() - 1);
}

OtherNames ReadOthers(const Sentence& sentence) {
  OtherNames others;
  for (const Word& word : sentence.source.words()) {
    if (!word.upper_initial || IsTerm(sentence.input, word.range)) continue;
    const absl::string_view name = word.range.In(sentence.input.source);
    others.keys.push_back(
        SpellingKey(sentence.language == "fr" ? std::string(name) : Transliterate(name, sentence.language)));
    if (word.gap_before == WordGap::kSpace && word.range.begin > 0) others.none = false;
  }
  return others;
}

NamePieces PiecesOf(const EnforcementInput& input, const Claim& claim, const OtherNames& others) {
  NamePieces pieces{.others = others};
  AddWords(NameOf(*claim.renderings), &pieces);
  for (const std::string& name : claim.entry->source.names) {
    std::vector<std::u32string> words;
    for (const Word& word : SplitWords(name)) words.push_back(SpellingKey(word.range.In(name)));
    AddWords(words, &pieces);
  }
  pieces.lacks_given = claim.span.rendering->surname;
  // «Кім | Йо-Йонг»: the surname stands first.
  const std::vector<std::u32string> name = NameOf(*claim.renderings);
  const size_t found = claim.span.last_word - claim.span.first_word + 1;
  const std::vector<RenderingForm>& forms = claim.span.rendering->forms;
  const bool surname_first = !name.empty() && !forms.empty() && !forms.front().words.empty() &&
                             forms.front().words.front() == name.front();
  const bool begins = pieces.lacks_given ? surname_first : claim.span.exact == nullptr;
  if (begins && found < name.size()) pieces.lacks_behind = name.size() - found;
  const absl::string_view before = input.source.substr(0, input.matches[claim.match].source.begin);
  pieces.opens =
      absl::c_none_of(ToCodePoints(before), IsWordCharacter) && !input.matches[claim.match].possessive;
  return pieces;
}

// Whether word `word` is written as a piece of a name: with a capital, or in letters of two scripts.
bool IsWrittenAsName(const TargetText& text, const std::vector<Claim>& claims, size_t word) {
  const bool written =
      text.words[word].upper_initial || HasMixedScripts(text.words[word].range.In(text.text));
  return written && !IsTaken(claims, word);
}

// Whether word `word` has letters of two scripts and is no abbreviation: «TВЦ».
bool IsMixed(const TargetText& text, size_t word) {
  const absl::string_view present = text.words[word].range.In(text.text);
  return HasMixedScripts(present) && ToUpperText(present) != present;
}

// Whether `word` is what translators put for a given name that is a word as well: «римський» for "Roman".
bool IsWordForName(absl::string_view word, const std::vector<std::u32string>& given) {
  using Names = absl::flat_hash_map<std::u32string, Stems>;
  static const auto* const names = new Names([] {
    Names read;
    for (const WordTableLine& line : ReadWordTable(embedded::rendering_given_name_words_txt)) {
      read[SpellingKey(line.kind)] = {line.words.begin(), line.words.end()};
    }
    return read;
  }());
  return absl::c_any_of(given, [&](const std::u32string& name) {
    const auto found = names->find(name);
    return found != names->end() && BeginsWithAny(word, found->second);
  });
}

// Whether word `word`, between a person's title and surname, begins as the given name does: «міністр
// закордонних справ Росії | сержант | Лавров».
bool BeginsLikeName(const TargetText& text, size_t word, const NamePieces& pieces) {
  const std::u32string& key = text.keys[word];
  const size_t title = pieces.behind_title;
  const bool behind = title > 0 && (word == title || (word == title + 1 && text.words[title].upper_initial));
  return behind && key.size() >= kNameBeginning &&
         absl::c_any_of(pieces.given, [&key](const std::u32string& own) {
           return own.starts_with(key.substr(0, kNameBeginning));
         });
}

// Whether the word in small letters at `word` is what the given name, not found yet, means, «римському |
// Абрамовичу», or what a translator took it for.
bool StandsForGivenName(const TargetText& text, size_t word, const NamePieces& pieces) {
  return pieces.lacks_given && !text.words[word].upper_initial &&
         (IsWordForName(text.lower[word], pieces.given) || BeginsLikeName(text, word, pieces));
}

// Whether word `word` is rather another name of the source.
bool IsOfOther(const TargetText& text, size_t word, const NamePieces& pieces) {
  return IsLikePartOf(text, word, pieces.others.keys, kOtherLikeness);
}

// Whether word `word` is a piece of the given name: one like it, or where that was not found a short one that
// begins like it, «Ох» for «Олег».
bool IsPieceOfGivenName(const TargetText& text, size_t word, const NamePieces& pieces) {
  const absl::string_view present = text.words[word].range.In(text.text);
  if (IsOfOther(text, word, pieces)) return false;
  if (IsMixed(text, word)) return true;
  // «Сторонники | Жордан Барделла»: any word has a capital there.
  if (text.sentence_start[word] && (!pieces.lacks_given || !pieces.opens)) return false;
  const bool strict = (!pieces.lacks_given && !pieces.others.none) || text.sentence_start[word];
  if (IsLikePartOf(text, word, pieces.given, strict ? kDoubledLikeness : kLikeness)) return true;
  if (pieces.lacks_given &&
      (IsWordForName(text.lower[word], pieces.given) || HasOtherInitial(text, word, pieces.given)))
    return true;
  const bool abbreviation = ToUpperText(present) == present;
  return pieces.lacks_given && text.keys[word].size() <= kShortPiece && !abbreviation &&
         !text.sentence_start[word] && absl::c_any_of(pieces.given, [&](const std::u32string& own) {
           return MayBeginLike(text, word, own);
         });
}

bool IsPieceOfFamilyName(const TargetText& text, size_t word, const NamePieces& pieces) {
  return !IsOfOther(text, word, pieces) &&
         (IsMixed(text, word) ||
          IsLikePartOf(text, word, pieces.family,
                       pieces.lacks_given || pieces.others.none ? kLikeness : kDoubledLikeness));
}

// The first of the words before claim `i` that belong to its name; the claim's first when none does.
size_t PiecesBefore(const TargetText& text, const std::vector<Claim>& claims, size_t i,
                    const NamePieces& pieces) {
  size_t begin = claims[i].span.first_word;
  if (claims[i].drop_from.has_value()) return begin;
  const bool stands_for = begin > 0 && !text.clause_start[begin] && text.Gap(begin) == " " &&
                          !IsTaken(claims, begin - 1) && StandsForGivenName(text, begin - 1, pieces);
  if (stands_for) return begin - 1;
  for (size_t at = begin; at > 0 && claims[i].span.first_word - at < kLongestName; --at) {
    const bool beside = !text.clause_start[at] && JoinsPieces(text.Gap(at)) &&
                        IsWrittenAsName(text, claims, at - 1) && !IsPatronymic(text.lower[at - 1]);
    if (!beside) break;
    if (IsPieceOfGivenName(text, at - 1, pieces)) begin = at - 1;
  }
  return begin;
}

// The last word of the one that `last` is a part of: «Суб'янто».
size_t EndOfWord(const TargetText& text, const std::vector<Claim>& claims, size_t last) {
  while (last + 1 < text.words.size() && !IsTaken(claims, last + 1) &&
         text.words[last + 1].gap_before == WordGap::kApostrophe && HasCyrillic(text.lower[last + 1]))
    ++last;
  return last;
}

// The last of the words behind claim `i` that belong to its name; the claim's last when none does.
size_t PiecesBehind(const TargetText& text, const std::vector<Claim>& claims, size_t i,
                    const NamePieces& pieces) {
  size_t end = claims[i].span.last_word;
  for (size_t at = end + 1; at < text.words.size() && at - claims[i].span.last_word <= kLongestName; ++at) {
    if (text.clause_start[at] || !JoinsPieces(text.Gap(at)) || !IsWrittenAsName(text, claims, at)) break;
    // «Кім Йо | Йонг»
    const bool rest =
        at == end + 1 && at - claims[i].span.last_word <= pieces.lacks_behind && pieces.others.none;
    if (rest || IsPieceOfFamilyName(text, at, pieces)) end = at;
  }
  return end == claims[i].span.last_word ? end : EndOfWord(text, claims, end);
}

// Whether a word with a capital that no term has stands right before `match` in the source, or with `before`
// false right behind it.
bool IsBesideOtherName(const Sentence& sentence, size_t match, bool before) {
  const ByteRange beside = sentence.source.NameBeside(match, before);
  return beside.size() > 0 && !IsTerm(sentence.input, beside);
}

// Whether the words of the source before `range` name a country, as its title has it: "Iranian Foreign
// Minister", "North Korean leader".
bool FollowsCountry(const EnforcementInput& input, ByteRange range) {
  const std::vector<Word> words = SplitWords(input.source.substr(0, range.begin));
  size_t at = words.size();
  for (size_t left = kTitleWords; left > 0 && at > 0; --left, --at) {
    const Word& word = words[at - 1];
    if (at < words.size() && words[at].gap_before != WordGap::kSpace) break;
    const absl::string_view present = word.range.In(input.source);
    // "Officials met": at the beginning of a sentence every word has a capital.
    const bool adjective = EndsWithAny(present, "an", "ese", "h", "i", "k", "ss", "US", "UK", "EU") || at > 1;
    if (word.upper_initial && adjective && !IsTerm(input, word.range)) return true;
  }
  return false;
}

// Whether the words from `begin` to claim `i` may be of another name than its person's: the source has one
// there, or a country, «министр иностранных дел | Ирана Аббас Аракчи», «глава | Франции Франсуа Олланд».
bool MayFollowOtherName(const Sentence& sentence, const std::vector<Claim>& claims, size_t i, size_t begin) {
  const size_t match = claims[i].match;
  if (IsBesideOtherName(sentence, match, true)) return true;
  // «римський» is no country.
  if (!sentence.text.words[begin].upper_initial) return false;
  if (FollowsCountry(sentence.input, sentence.input.matches[match].source)) return true;
  const Claim* title = TitleOf(sentence.input, claims, match);
  if (title == nullptr) return false;
  const std::string& lemma = title->renderings->front().lexeme.lemma;
  return ToLowerText(lemma) != lemma;
}

// Whether another person of the source has a word of the name too: «Ким Чен Ын» and «Ким Ё Чжон».
bool HasNamesake(const EnforcementInput& input, const RenderingMap& renderings, const Claim& claim) {
  const std::vector<std::u32string> name = NameOf(*claim.renderings);
  return absl::c_any_of(input.matches, [&](const TermMatch& other) {
    if (other.concept_ == claim.entry || other.concept_->kind != TermKind::kPerson) return false;
    const std::vector<std::u32string> words = NameOf(*renderings.at(other.concept_));
    return absl::c_any_of(words,
                          [&name](const std::u32string& word) { return absl::c_linear_search(name, word); });
  });
}

}  // namespace

void TakeNameRemnants(const Sentence& sentence, const RenderingMap& renderings, std::vector<Claim>* claims) {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  std::optional<OtherNames> others;
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    const bool named = claim.match != Claim::kExtra && claim.entry->kind == TermKind::kPerson &&
                       !claim.entry->do_not_translate && !input.matches[claim.match].surname_only;
    const size_t first = claim.span.first_word, last = claim.span.last_word;
    const bool beside = (first > 0 && claim.span.rendering->surname) ||
                        (first > 0 && IsWrittenAsName(text, *claims, first - 1)) ||
                        (last + 1 < text.words.size() && IsWrittenAsName(text, *claims, last + 1));
    if (!named || !beside || HasNamesake(input, renderings, claim)) continue;
    if (!others.has_value()) others = ReadOthers(sentence);
    NamePieces pieces = PiecesOf(input, claim, *others);
    if (const Claim* title = TitleOf(input, *claims, claim.match))
      pieces.behind_title = BehindTitle(text, *claims, *title);
    const size_t begin = PiecesBefore(text, *claims, i, pieces);
    // «помощник Владимира Путина | Пётр Петров» for "Putin's aide"
    const bool behind = !input.matches[claim.match].possessive || pieces.lacks_behind > 0;
    const size_t end = behind ? PiecesBehind(text, *claims, i, pieces) : last;
    if (begin < first && !MayFollowOtherName(sentence, *claims, i, begin)) claim.span.first_word = begin;
    if (end > last && !IsBesideOtherName(sentence, claim.match, false)) claim.span.last_word = end;
    const ByteRange range = text.Range(claim.span.first_word, claim.span.last_word);
    if (IsProtected(input, range)) {
      claim.span.first_word = first;
      claim.span.last_word = last;
    }
    if (claim.span.first_word == first && claim.span.last_word == last) continue;
    claim.span.exact = nullptr;
    claim.doubled |= !pieces.lacks_given;
    if (pieces.lacks_given) claim.span.rendering = &claim.renderings->front();
  }
}

void ClaimMisnamedBearers(const Sentence& sentence, const RenderingMap& renderings,
                          std::vector<Claim>* claims) {
  const EnforcementInput& input = sentence.input;
  const TargetText& text = sentence.text;
  for (size_t match = 0; match < input.matches.size(); ++match) {
    const Concept* person = input.matches[match].concept_;
    const bool found =
        absl::c_any_of(*claims, [person](const Claim& claim) { return claim.entry == person; });
    const Claim* title = found ? nullptr : TitleOf(input, *claims, match);
    const std::vector<Rendering>& own = *renderings.at(person);
    const std::vector<std::u32string> words = title == nullptr ? std::vector<std::u32string>() : NameOf(own);
    if (words.empty()) continue;
    const auto name = FindName(text, *claims, BehindTitle(text, *claims, *title), words);
    if (!name.has_value()) continue;
    const size_t first = name->first, last = EndOfWord(text, *claims, name->second);
    const ByteRange range = text.Range(first, last);
    if (IsProtected(input, range)) continue;
    Claim claim;
    claim.match = match;
    claim.entry = person;
    claim.renderings = &own;
    claim.span = {first, last, nullptr, nullptr, kGarbledScore, {}};
    claim.span.guessed = true;
    claim.span.rendering = &ApprovedRendering(claim, input, false);
    const auto behind = absl::c_find_if(
        *claims, [&](const Claim& other) { return other.span.first_word > claim.span.first_word; });
    claims->insert(behind, std::move(claim));
  }
}

}  // namespace dragoman
