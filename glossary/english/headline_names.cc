#include "glossary/english/headline_names.h"

#include <string>

#include "absl/strings/match.h"
#include "glossary/english/english_table.h"
#include "glossary/matching/given_names.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// "Prof." and "J." go on behind their period; longer words end a sentence with it.
constexpr uint32_t kMaxAbbreviation = 4;
// Behind an office: given name, middle name, surname.
constexpr size_t kMaxWordsOfName = 3;
// Particles of one surname: "van der Berg".
constexpr size_t kMaxParticles = 2;

class HeadlineReader {
 public:
  explicit HeadlineReader(absl::string_view headline)
      : words_(SplitWords(headline)), is_name_(words_.size()) {
    for (const Word& word : words_) lower_.push_back(FoldText(word.range.In(headline)));
  }

  std::vector<ByteRange> Names() {
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!IsCapital(i)) continue;
      ReadOffice(i);
      ReadGivenName(i);
      ReadApostrophe(i);
      ReadPlace(i);
    }
    std::vector<ByteRange> names;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (is_name_[i]) names.push_back(words_[i].range);
    }
    return names;
  }

 private:
  bool IsCapital(size_t i) const { return i < words_.size() && words_[i].upper_initial; }

  // Whether word `i` stands in one phrase with the word before it.
  bool IsJoined(size_t i) const {
    if (i == 0 || i >= words_.size()) return false;
    const WordGap gap = words_[i].gap_before;
    return gap == WordGap::kSpace || (gap == WordGap::kPeriod && words_[i - 1].letters <= kMaxAbbreviation);
  }

  bool IsSmallWord(size_t i) const {
    const std::string& word = lower_[i];
    return english_.prepositions.contains(word) || english_.conjunctions.contains(word) ||
           english_.articles.contains(word) || english_.not_noun.contains(word);
  }

  // A verb that is in the tables.
  bool IsKnownVerb(size_t i) const {
    return IsJoined(i) && (english_.IsFinite(lower_[i]) || english_.headline_verbs.contains(lower_[i]));
  }

  // Whether word `i` has the -s of a verb, which nouns and surnames have too, and something may be its
  // object.
  bool LooksLikeVerb(size_t i) const {
    if (!IsJoined(i) || !IsJoined(i + 1) || !absl::EndsWith(lower_[i], "s")) return false;
    for (const absl::string_view end : {"as", "is", "os", "ss", "us"}) {
      if (absl::EndsWith(lower_[i], end)) return false;
    }
    return true;
  }

  // Whether a phrase ends before word `i`: a pause, the end, a verb.
  bool EndsBefore(size_t i) const { return !IsJoined(i) || IsKnownVerb(i) || LooksLikeVerb(i); }

  // Whether word `i` may belong to the name that begins before it. What looks like a verb is a name where the
  // verb comes later: "Mayor Adams Urges Calm", "Minister Anders Holm Resigns".
  bool MayBeName(size_t i, bool behind_given_name) const {
    if (!IsJoined(i) || !IsCapital(i) || IsSmallWord(i)) return false;
    if (IsKnownVerb(i)) return IsKnownVerb(i + 1);
    return behind_given_name || !LooksLikeVerb(i) || IsKnownVerb(i + 1) || IsKnownVerb(i + 2);
  }

  // "Mayor", and up to three words behind it.
  void ReadOffice(size_t office) {
    if (!english_.before_person.contains(lower_[office])) return;
    const size_t begin = office + 1;
    if (IsJoined(begin) && english_.behind_office.contains(lower_[begin])) return;
    size_t end = begin;
    while (end - begin < kMaxWordsOfName && MayBeName(end, /*behind_given_name=*/false)) ++end;
    if (IsCapital(end) && !EndsBefore(end) && !IsSmallWord(end)) return;  // a longer phrase
    for (size_t i = begin; i < end; ++i) is_name_[i] = true;
  }

  void ReadGivenName(size_t given) {
    if (!IsGivenName(words_[given])) return;
    size_t surname = given + 1;
    while (IsJoined(surname) && IsCapital(surname) && words_[surname].letters == 1)
      ++surname;  // "John F. Young"
    const size_t particles_end = surname + kMaxParticles;
    while (surname < particles_end && IsJoined(surname) && !IsCapital(surname) &&
           english_.name_particles.contains(lower_[surname])) {
      ++surname;
    }
    const bool in_name = is_name_[given];  // "Mayor Bill", "San Bruno"
    const bool named = MayBeName(surname, /*behind_given_name=*/!in_name);
    const bool may_be_word = english_.given_name_words.contains(lower_[given]) && !in_name;
    if (may_be_word && !(named && EndsBefore(surname + 1))) return;
    is_name_[given] = true;
    if (named) is_name_[surname] = true;
  }

  void ReadApostrophe(size_t i) {
    if (i + 1 >= words_.size() || words_[i + 1].gap_before != WordGap::kApostrophe) return;
    if (lower_[i] == "o" && IsCapital(i + 1)) is_name_[i + 1] = true;
    if (lower_[i + 1] == "s" && words_[i].letters > 1 && !english_.owners.contains(lower_[i]) &&
        !english_.before_person.contains(lower_[i])) {
      is_name_[i] = true;
    }
  }

  void ReadPlace(size_t i) {
    if (english_.proper.contains(lower_[i])) {
      is_name_[i] = true;
      if (IsJoined(i) && IsCapital(i - 1) && english_.before_proper.contains(lower_[i - 1]))
        is_name_[i - 1] = true;
    } else if (english_.before_place.contains(lower_[i]) && IsJoined(i + 1) && IsCapital(i + 1)) {
      is_name_[i] = is_name_[i + 1] = true;
    }
  }

  const EnglishTable& english_ = EnglishTable::Get();
  const std::vector<Word> words_;
  std::vector<std::string> lower_;
  std::vector<bool> is_name_;
};

}  // namespace

std::vector<ByteRange> LikelyNames(absl::string_view headline) { return HeadlineReader(headline).Names(); }

}  // namespace dragoman
