// The sentence of SourceWords: its names, lists of names and verbs. source_place.cc has what they say of a
// term.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "glossary/english/source_place.h"

namespace dragoman {
namespace {

// How many words a verb in the passive has at most: "will also not have been invited".
constexpr size_t kLongestVerb = 6;
// How many words stand between a subject and its verb at most: "Ilya Yashin, freed in 2024, was invited".
constexpr size_t kLongestInsert = 16;
// The same of what is coordinated with the subject: "and several officials of the ministry".
constexpr size_t kLongestOther = 7;
// The same of a phrase that completes the subject: "along the Atlantic coast".
constexpr size_t kLongestPhrase = 7;

bool IsConjunction(absl::string_view word) { return word == "and" || word == "or" || word == "nor"; }

}  // namespace

SourceWords::SourceWords(absl::string_view source)
    : english_(EnglishTable::Get()), source_(source), words_(SplitWords(source)) {
  lower_.reserve(words_.size());
  for (const Word& word : words_) lower_.push_back(ToLowerText(word.range.In(source)));
}

absl::string_view SourceWords::WordBefore(size_t at, size_t steps) const {
  for (; steps > 0; --steps, --at) {
    if (at == 0 || !GoesOn(at)) return "";
  }
  return lower_[at];
}

absl::string_view SourceWords::WordBehind(size_t at, size_t steps) const {
  for (; steps > 0; --steps, ++at) {
    if (!GoesOn(at + 1)) return "";
  }
  return lower_[at];
}

bool SourceWords::GoesOn(size_t word) const {
  if (word >= words_.size()) return false;
  // "a U.S. official": no sentence begins with a small letter; "the U.S. Embassy".
  const bool inside = words_[word].upper_initial ? english_.behind_initials.contains(lower_[word]) ||
                                                       english_.offices.contains(lower_[word])
                                                 : absl::ascii_islower(lower_[word].front());
  const bool abbreviated =
      word > 0 && words_[word].gap_before == WordGap::kPeriod && words_[word - 1].letters == 1 && inside;
  return abbreviated || words_[word].gap_before == WordGap::kSpace;
}

bool SourceWords::IsBehindComma(size_t word) const {
  const size_t end = words_[word - 1].range.end;
  return source_.substr(end, words_[word].range.begin - end) == ", ";
}

bool SourceWords::HasComma(size_t first, size_t last) const {
  const size_t begin = words_[first].range.begin;
  return absl::StrContains(source_.substr(begin, words_[last].range.begin - begin), ",");
}

bool SourceWords::FiniteBehind(size_t at) const {
  return GoesOn(at) && GoesOn(at - 1) && english_.IsFinite(lower_[at]);
}

size_t SourceWords::BeginOfName(size_t word) const {
  while (word > 0 && words_[word].upper_initial && GoesOn(word) && words_[word - 1].upper_initial) --word;
  return word;
}

size_t SourceWords::EndOfName(size_t last) const {
  size_t end = last;
  for (size_t word = last + 1; word < words_.size() && words_[word].gap_before != WordGap::kOther; ++word) {
    if (words_[word].upper_initial) {
      end = word;
    } else if (!english_.name_particles.contains(lower_[word])) {
      break;
    }
  }
  return end;
}

size_t SourceWords::WithArticle(size_t word) const {
  return word > 0 && word < words_.size() && lower_[word - 1] == "the" && GoesOn(word) ? word - 1 : word;
}

size_t SourceWords::BehindArticle(size_t word) const {
  return word + 1 < words_.size() && lower_[word] == "the" && GoesOn(word + 1) ? word + 1 : word;
}

bool SourceWords::IsListed(size_t word) const {
  const size_t first = WithArticle(word);
  if (first == 0 || word >= words_.size() || !words_[word].upper_initial || !IsBehindComma(first))
    return false;
  // "Lavrov, Russia's foreign minister"
  const size_t behind = EndOfName(word) + 1;
  const bool owner = behind < words_.size() && words_[behind].gap_before == WordGap::kApostrophe;
  return words_[first - 1].upper_initial && !owner;
}

size_t SourceWords::FirstListed(size_t word) const {
  while (IsListed(word)) word = BeginOfName(WithArticle(word) - 1);
  return word;
}

size_t SourceWords::FirstConjunct(size_t first, size_t last) const {
  // "Paris, | Rome | and Madrid"; "Paris, | Rome" alone may be an apposition.
  const bool more =
      last + 1 < words_.size() && (IsConjunction(lower_[last + 1]) || IsListed(BehindArticle(last + 1)));
  size_t at = more ? FirstListed(first) : first;
  // "Paris, Rome and | Madrid", "Paris and the | Czech Republic"
  for (size_t name = WithArticle(at); name >= 2 && GoesOn(name) && IsConjunction(lower_[name - 1]) &&
                                      GoesOn(name - 1) && words_[name - 2].upper_initial;
       name = WithArticle(at)) {
    at = FirstListed(BeginOfName(name - 2));
  }
  return at;
}

size_t SourceWords::NextConjunct(size_t last) const {
  const size_t next = last + 1;
  if (next + 1 < words_.size() && IsConjunction(lower_[next])) {
    const size_t name = lower_[next + 1] == "the" ? next + 2 : next + 1;  // "Norway and the Netherlands"
    if (GoesOn(name) && words_[name].upper_initial) return name;
  }
  return IsListed(next) ? next : 0;
}

size_t SourceWords::LastConjunct(size_t last) const {
  size_t at = last;
  for (size_t name = NextConjunct(at); name != 0; name = NextConjunct(at)) {
    at = name;
    while (GoesOn(at + 1) && words_[at + 1].upper_initial) ++at;
  }
  return at;
}

size_t SourceWords::PassiveParticiple(size_t word) const {
  // "has not been allowed", "was sharply answered"
  bool be = false;
  for (size_t i = word; i < words_.size() && i < word + kLongestVerb; ++i) {
    if (i > word && !GoesOn(i)) break;
    const std::string& lower = lower_[i];
    if (english_.be.contains(lower) || lower == "being") {
      be = true;
    } else if (!english_.auxiliaries.contains(lower) && !english_.adverbs.contains(lower) &&
               !absl::EndsWith(lower, "ly")) {
      return be && english_.IsParticiple(lower) && !IsSaidToAct(i) ? i : words_.size();
    }
  }
  return words_.size();
}

bool SourceWords::IsSaidToAct(size_t word) const {
  // "was reported to the police" is something else.
  return english_.said_to.contains(lower_[word]) && word + 2 < words_.size() && lower_[word + 1] == "to" &&
         !words_[word + 2].upper_initial && !english_.before_noun.contains(lower_[word + 2]);
}

size_t SourceWords::EndOfSubject(size_t last) const {
  // "Defence Minister Boris Pistorius and …"
  const size_t end = LastConjunct(EndOfName(last));
  // "The chargé d'affaires of Paraguay", "The ambassador of Japan to Russia"
  size_t last_name = end;
  while (GoesOn(last_name + 1) && english_.prepositions.contains(lower_[last_name + 1])) {
    size_t behind = last_name + (GoesOn(last_name + 2) && lower_[last_name + 2] == "the" ? 3 : 2);
    const bool name = GoesOn(behind) && (words_[behind].upper_initial || lower_[last_name + 1] == "of");
    if (!name) break;
    while (GoesOn(behind + 1) && words_[behind + 1].upper_initial) ++behind;
    last_name = LastConjunct(behind);
  }
  return last_name;
}

size_t SourceWords::PassiveWithin(size_t first, size_t longest) const {
  for (size_t word = first; word < first + longest && GoesOn(word); ++word) {
    const size_t participle = PassiveParticiple(word);
    if (participle != words_.size()) return participle;
    const bool auxiliary = english_.be.contains(lower_[word]) || english_.auxiliaries.contains(lower_[word]);
    const bool other_clause = english_.IsFinite(lower_[word]) || english_.of_somebody.contains(lower_[word]);
    if (!auxiliary && other_clause) break;
  }
  return words_.size();
}

size_t SourceWords::PassiveOfSubject(size_t last) const {
  const size_t end = EndOfSubject(last);
  if (GoesOn(end + 1)) {
    const size_t own = PassiveParticiple(end + 1);
    if (own != words_.size()) return own;
    // "Poland and the Baltic states are threatened"
    const bool phrase = english_.prepositions.contains(lower_[end + 1]);
    if (end != last && lower_[end + 1] != "and" && !phrase) return PassiveWithin(end + 1, kLongestPhrase);
    // "Prefects along the Atlantic coast were ordered"
    if (phrase) return PassiveWithin(end + 2, kLongestPhrase);
    // "Guido Crosetto and his Greek counterpart were briefed"
    return lower_[end + 1] == "and" ? PassiveWithin(end + 3, kLongestOther) : own;
  }
  // "Ilya Yashin, freed in 2024, was invited"
  if (end + 1 >= words_.size() || !IsBehindComma(end + 1)) return words_.size();
  for (size_t i = end + 2; i < words_.size() && i < end + kLongestInsert; ++i) {
    if (IsBehindComma(i)) return PassiveParticiple(i);
  }
  return words_.size();
}

bool SourceWords::IsGapped(size_t last) const {
  if (last + 1 >= words_.size()) return false;
  absl::string_view amount = source_.substr(words_[last].range.end);
  const bool another = absl::ConsumePrefix(&amount, " another");
  if (!absl::ConsumePrefix(&amount, " ")) return false;
  for (const absl::string_view currency : {"€", "$", "£", "US$"}) absl::ConsumePrefix(&amount, currency);
  const bool number = another || (!amount.empty() && amount[0] >= '0' && amount[0] <= '9');
  if (!number) return false;
  // "Germany will pay two billion, and France 1.5", "Rome gave €2 billion and Paris €1.5 billion", but not
  // "invited Poland and Ukraine 10 days ago"
  size_t verb = 1;
  while (verb < last && !english_.IsFinite(lower_[verb])) ++verb;
  for (size_t i = verb + 1; i < last; ++i) {
    const char initial = source_[words_[i].range.begin];
    if (IsBehindComma(i) || (initial >= '0' && initial <= '9') || lower_[i] == "one") return true;
  }
  return false;
}

bool SourceWords::IsAddress(size_t last) const {
  const size_t behind = EndOfName(last) + 1;  // "Minister Sybiha, …"
  if (behind >= words_.size() || !IsBehindComma(behind)) return false;
  const std::string& opening = lower_[behind];
  if (english_.of_somebody.contains(opening)) return false;
  if (english_.to_somebody.contains(opening)) return true;
  // "…, when will Ukraine", "…, does the ministry"
  const bool question = english_.questions.contains(opening) && english_.asking.contains(WordBehind(behind));
  const bool asked = (question || english_.asking.contains(opening)) && absl::StrContains(source_, "?");
  // "Commander, the bridge is gone", but "Commander Brovdi, better known as Madyar, published"
  const bool rank = IsRank(last) && behind == last + 1;
  return asked || HasYou(behind) || rank || absl::EndsWith(source_, "!");
}

bool SourceWords::IsCalledInside(size_t first, size_t last) const {
  const size_t behind = last + 1;
  const bool dear = lower_[first - 1] == "dear";
  const size_t begin = dear ? first - 1 : first;
  if (begin == 0 || !IsBehindComma(begin)) return false;
  const bool closes = behind >= words_.size() || IsBehindComma(behind) ||
                      !absl::StartsWith(source_.substr(words_[last].range.end), " ");
  // "the chancellor, Olaf Scholz, said"
  const bool goes_on = behind < words_.size() &&
                       (english_.of_somebody.contains(lower_[behind]) || english_.IsFinite(lower_[behind]));
  if (!closes || goes_on) return false;
  if (dear) return true;
  // "in Vilnius, Lithuania", "met the chancellor, Olaf Scholz, on Monday"
  const bool apposed = words_[begin - 1].upper_initial || (begin > 1 && lower_[begin - 2] == "the") ||
                       (begin > 2 && lower_[begin - 3] == "the");
  if (apposed) return false;
  size_t sentence = begin;
  bool told = false;
  while (sentence > 0 && !ClosesSentence(sentence)) told |= english_.you.contains(lower_[--sentence]);
  return told || english_.imperatives.contains(lower_[sentence]);
}

bool SourceWords::ClosesSentence(size_t word) const {
  const size_t end = words_[word - 1].range.end;
  const absl::string_view gap = source_.substr(end, words_[word].range.begin - end);
  return gap.find_first_of(".?!") != absl::string_view::npos;
}

bool SourceWords::IsRank(size_t last) const { return last == 0 && english_.ranks.contains(lower_[last]); }

bool SourceWords::HasYou(size_t word) const {
  // "Macron, the president of France, told you" speaks of him, "Macron, the whole of Europe hears you" to
  // him.
  size_t end = words_.size();
  if (lower_[word] == "the") {
    end = word + 1;
    while (GoesOn(end)) ++end;
  }
  return std::any_of(lower_.begin() + static_cast<ptrdiff_t>(word),
                     lower_.begin() + static_cast<ptrdiff_t>(end),
                     [this](const std::string& lower) { return english_.you.contains(lower); });
}

}  // namespace dragoman
