#include "glossary/matching/matcher.h"

#include <algorithm>
#include <tuple>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "glossary/english/english_table.h"
#include "glossary/matching/given_names.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// Whether `title`, in small letters, is that of a person of the other gender than `gender`.
bool IsOtherGender(absl::string_view title, Gender gender) {
  const EnglishTable& english = EnglishTable::Get();
  return (gender == Gender::kMasculine && english.mrs.contains(title)) ||
         (gender == Gender::kFeminine && english.mr.contains(title));
}

// A place in the article: the text and the byte.
using Place = std::pair<size_t, size_t>;

struct Candidate {
  TermMatch match;
  size_t first_word;
  size_t last_word;
};

bool HasLower(absl::Span<const Word> words, size_t first, size_t last) {
  for (size_t i = first; i <= last; ++i) {
    if (words[i].has_lower) return true;
  }
  return false;
}

// How the letter case of a mention fits a form of the glossary.
enum class CaseFit { kNone, kAsWritten, kAllCaps };

CaseFit FitCase(absl::string_view form, absl::string_view mention, CaseRule rule, bool mention_has_lower) {
  const std::u32string want = ToCodePoints(form);
  const std::u32string have = ToCodePoints(FoldAccents(mention));
  size_t i = 0, j = 0;
  bool as_written = true, form_has_lower = false, first_word = true;
  // The words are the same but for their letter case; what separates them may differ.
  while (i < want.size() && j < have.size()) {
    bool word_start = true;
    while (i < want.size() && IsWordCharacter(want[i]) && j < have.size()) {
      const bool equal = want[i] == have[j];
      form_has_lower |= IsLetter(want[i]) && !IsUpper(want[i]);
      if (!equal) {
        const bool free_initial =
            word_start && (rule == CaseRule::kInitial || (first_word && !IsUpper(want[i])));
        as_written &= free_initial;
      }
      word_start = false;
      ++i, ++j;
    }
    while (i < want.size() && !IsWordCharacter(want[i])) ++i;
    while (j < have.size() && !IsWordCharacter(have[j])) ++j;
    first_word = false;
  }
  if (as_written) return CaseFit::kAsWritten;
  return !mention_has_lower && form_has_lower ? CaseFit::kAllCaps : CaseFit::kNone;
}

bool InCapitals(absl::Span<const Word> words, size_t at) {
  const auto capitals = [](const Word& word) { return word.letters > 1 && !word.has_lower; };
  const bool before = at > 0, after = at + 1 < words.size();
  return (before || after) && (!before || capitals(words[at - 1])) && (!after || capitals(words[at + 1]));
}

// Parts of addresses, handles and tags: "@peskov", "kremlin.ru", "path/kremlin".
bool IsGlued(absl::string_view text, ByteRange range) {
  const char32_t before = CodePointBefore(text, range.begin);
  const char32_t after = CodePointAt(text, range.end);
  if (before == '@' || before == '#' || before == '_' || before == '\\' || before == '&') return true;
  if (after == '@' || after == '_' || after == '$') return true;
  const auto joins = [&](size_t sign, size_t left, size_t right) {
    const char32_t c = CodePointAt(text, sign);
    return c == '.' && IsWordCharacter(CodePointBefore(text, left)) &&
           IsWordCharacter(CodePointAt(text, right));
  };
  if (range.begin > 0 && joins(range.begin - 1, range.begin - 1, range.begin)) {
    // "U.S.Macron" is nobody's spelling; "www.kremlin" is.
    return true;
  }
  return joins(range.end, range.end, range.end + 1);
}

class ArticleMatcher {
 public:
  ArticleMatcher(const Glossary& glossary, absl::Span<const absl::string_view> texts,
                 absl::Span<const std::vector<ByteRange>> protected_ranges)
      : glossary_(glossary), texts_(texts), protected_(protected_ranges) {}

  std::vector<std::vector<TermMatch>> Run() {
    std::vector<std::vector<TermMatch>> result(texts_.size());
    std::vector<std::vector<Word>> words(texts_.size());
    std::vector<std::vector<Candidate>> candidates(texts_.size());
    for (size_t t = 0; t < texts_.size(); ++t) {
      words[t] = SplitWords(texts_[t]);
      candidates[t] = Collect(t, words[t]);
      // Who is named in full, where.
      for (const Candidate& named : Select(t, candidates[t], /*surnames=*/false)) {
        named_[named.match.concept_].emplace_back(t, named.match.source.begin);
      }
    }
    for (size_t t = 0; t < texts_.size(); ++t) {
      for (const Candidate& selected : Select(t, candidates[t], /*surnames=*/true)) {
        result[t].push_back(selected.match);
      }
    }
    return result;
  }

 private:
  std::vector<Candidate> Collect(size_t t, absl::Span<const Word> words) const {
    const absl::string_view text = texts_[t];
    std::vector<Candidate> candidates;
    std::vector<TermAutomaton::Hit> hits;
    for (const Glossary* layer = &glossary_; layer != nullptr; layer = layer->base()) {
      hits.clear();
      layer->automaton().Scan(words, &hits);
      for (const TermAutomaton::Hit& hit : hits) {
        const TermPattern& pattern = *hit.pattern;
        if (layer != &glossary_ && IsHidden(pattern.entry, layer)) continue;
        Candidate candidate{{}, hit.first_word, hit.last_word};
        TermMatch& match = candidate.match;
        match.concept_ = pattern.entry;
        match.source = {words[hit.first_word].range.begin, words[hit.last_word].range.end};
        match.surname_only = pattern.surname_only;
        match.plural = pattern.plural;
        const absl::string_view mention = match.source.In(text);
        if (mention != pattern.text) {
          const CaseFit fit = FitCase(pattern.text, mention, pattern.entry->source.case_rule,
                                      HasLower(words, hit.first_word, hit.last_word));
          if (fit == CaseFit::kNone) continue;
          match.all_caps = fit == CaseFit::kAllCaps;
          if (absl::c_linear_search(pattern.gaps, WordGap::kOther) &&
              FoldText(mention) != FoldText(pattern.text)) {
            continue;
          }
        } else if (english_.word_like_abbreviations.contains(mention) && InCapitals(words, hit.first_word)) {
          continue;
        }
        if (IsGlued(text, match.source) || IsProtected(t, match.source)) continue;
        if (IsPartOfName(words, text, candidate) || IsSomethingElse(words, text, candidate)) continue;
        // "OPEC" and "OPEC+" are two.
        if ((CodePointAt(text, match.source.end) == U'+') != pattern.plus) continue;
        if (pattern.plus) ++match.source.end;
        if (pattern.period && CodePointAt(text, match.source.end) == U'.') ++match.source.end;
        SetPossessive(words, text, &candidate);
        candidates.push_back(candidate);
      }
    }
    return candidates;
  }

  bool IsHidden(const Concept* entry, const Glossary* layer) const {
    for (const Glossary* above = &glossary_; above != layer; above = above->base()) {
      if (above->Hides(entry)) return true;
    }
    return false;
  }

  bool IsProtected(size_t t, ByteRange range) const {
    return t < protected_.size() &&
           absl::c_any_of(protected_[t], [&](const ByteRange& other) { return other.Overlaps(range); });
  }

  // "O'Neill" is not Neill; "Brigitte Macron" is not Emmanuel Macron.
  bool IsPartOfName(absl::Span<const Word> words, absl::string_view text, const Candidate& candidate) const {
    if (candidate.first_word == 0 || candidate.match.concept_->kind != TermKind::kPerson) return false;
    const Word& word = words[candidate.first_word];
    const Word& before = words[candidate.first_word - 1];
    if (word.gap_before == WordGap::kApostrophe && FoldText(before.range.In(text)) == "o") return true;
    if (!candidate.match.surname_only || !before.upper_initial) return false;
    const bool title_before = word.gap_before == WordGap::kSpace || word.gap_before == WordGap::kPeriod;
    if (title_before && IsOtherGender(FoldText(before.range.In(text)), candidate.match.concept_->gender)) {
      return true;
    }
    if (word.gap_before != WordGap::kSpace) return false;
    bool given = IsGivenName(before);
    for (const Glossary* layer = &glossary_; layer != nullptr && !given; layer = layer->base()) {
      given = layer->automaton().IsGivenName(before.hash);
    }
    if (!given) return false;
    for (const std::string& name : candidate.match.concept_->source.names) {
      for (const Word& own : SplitWords(name)) {
        if (own.hash == before.hash) return false;
      }
    }
    return true;
  }

  // "Donald Trump Jr." is not Donald Trump; "in May", "May 9" are not Theresa May; "U.S. Steel" is a company.
  bool IsSomethingElse(absl::Span<const Word> words, absl::string_view text,
                       const Candidate& candidate) const {
    const auto word_at = [&](size_t i) { return FoldText(words[i].range.In(text)); };
    const auto adjoins = [&](size_t i) { return i < words.size() && words[i].gap_before == WordGap::kSpace; };
    const size_t next = candidate.last_word + 1;
    if (candidate.match.concept_->kind == TermKind::kPlace) {
      return words[candidate.last_word].letters <= 2 && next < words.size() && words[next].upper_initial &&
             words[next].gap_before != WordGap::kOther && english_.brands.contains(word_at(next));
    }
    const std::string after = adjoins(next) ? word_at(next) : "";
    if (candidate.match.concept_->kind == TermKind::kOrganisation) {
      // "a Russian military plane": whose plane it is, says the adjective.
      return word_at(candidate.last_word) == "military" && english_.of_army.contains(after);
    }
    if (candidate.match.concept_->kind != TermKind::kPerson) return false;
    if (after == "jr" || after == "junior") return true;
    const std::string own = word_at(candidate.last_word);
    if (!candidate.match.surname_only || !english_.months.contains(own)) return false;
    const std::string before =
        candidate.first_word > 0 && adjoins(candidate.first_word) ? word_at(candidate.first_word - 1) : "";
    const auto digit = [](const std::string& word) {
      return !word.empty() && word[0] >= '0' && word[0] <= '9';
    };
    return english_.before_months.contains(before) || digit(before) || digit(after);
  }

  static void SetPossessive(absl::Span<const Word> words, absl::string_view text, Candidate* candidate) {
    TermMatch& match = candidate->match;
    if (!IsApostrophe(CodePointAt(text, match.source.end))) return;
    const size_t next = candidate->last_word + 1;
    if (next < words.size() && words[next].gap_before == WordGap::kApostrophe) {
      match.possessive = FoldText(words[next].range.In(text)) == "s";
    } else {
      const char last = text[match.source.end - 1];
      match.possessive = last == 's' || last == 'S';
    }
  }

  // Where `entry` was last named in full before `place`, or else at all.
  Place LastNamed(const Concept* entry, Place place) const {
    const auto found = named_.find(entry);
    if (found == named_.end()) return {0, 0};
    Place best{0, 0};
    for (const Place& named : found->second) {
      if (named <= place) best = {named.first + 1, named.second + 1};
    }
    return best;
  }

  std::vector<Candidate> Select(size_t t, std::vector<Candidate> candidates, bool surnames) const {
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                    [&](const Candidate& candidate) {
                                      const TermMatch& match = candidate.match;
                                      if (!match.surname_only) return false;
                                      return !surnames || (match.concept_->source.surname_needs_name &&
                                                           !named_.contains(match.concept_));
                                    }),
                     candidates.end());
    const auto key = [&](const Candidate& candidate) {
      const TermMatch& match = candidate.match;
      const Place named = LastNamed(match.concept_, {t, match.source.begin});
      return std::make_tuple(match.source.begin, -static_cast<int64_t>(match.source.end),
                             -static_cast<int>(match.concept_->layer), match.surname_only, match.plural,
                             !named_.contains(match.concept_), -static_cast<int64_t>(named.first),
                             -static_cast<int64_t>(named.second));
    };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
    std::vector<Candidate> selected;
    for (const Candidate& candidate : candidates) {
      if (selected.empty() || candidate.match.source.begin >= selected.back().match.source.end) {
        selected.push_back(candidate);
      }
    }
    return selected;
  }

  const EnglishTable& english_ = EnglishTable::Get();
  const Glossary& glossary_;
  const absl::Span<const absl::string_view> texts_;
  const absl::Span<const std::vector<ByteRange>> protected_;
  absl::flat_hash_map<const Concept*, std::vector<Place>> named_;
};

}  // namespace

std::vector<std::vector<TermMatch>> MatchArticle(const Glossary& glossary,
                                                 absl::Span<const absl::string_view> texts,
                                                 absl::Span<const std::vector<ByteRange>> protected_ranges) {
  return ArticleMatcher(glossary, texts, protected_ranges).Run();
}

std::vector<TermMatch> MatchText(const Glossary& glossary, absl::string_view text) {
  return MatchArticle(glossary, absl::MakeConstSpan(&text, 1)).front();
}

}  // namespace dragoman
