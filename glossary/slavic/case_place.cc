#include "glossary/slavic/case_place.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/slavic/case_model.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {
namespace {

// How far before the term a verb is looked for, in tokens.
constexpr size_t kVerbReach = 6;
// How far other words are, in tokens.
constexpr size_t kNear = 5;
// The most letters of a word that may be a preposition.
constexpr size_t kShortLetters = 3, kShortEnglishLetters = 4;

absl::string_view KindName(TermKind kind) {
  switch (kind) {
    case TermKind::kPerson:
      return "person";
    case TermKind::kPlace:
      return "place";
    case TermKind::kOrganisation:
      return "organisation";
    case TermKind::kTitle:
      return "title";
    case TermKind::kEvent:
      return "event";
    case TermKind::kTerm:
      break;
  }
  return "term";
}

bool ContinuesLetter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The last `letters` letters of `word`, which is valid UTF-8; a term as a whole.
absl::string_view Ending(absl::string_view word, size_t letters) {
  if (absl::StrContains(word, ':')) return word;
  size_t begin = word.size();
  for (; begin > 0 && letters > 0; --letters) {
    do --begin;
    while (begin > 0 && ContinuesLetter(word[begin]));
  }
  return word.substr(begin);
}

absl::string_view Beginning(absl::string_view word, size_t letters) {
  size_t end = 0;
  for (; end < word.size() && letters > 0; --letters) {
    do ++end;
    while (end < word.size() && ContinuesLetter(word[end]));
  }
  return word.substr(0, end);
}

// The demand in a word: its cases, "!" when it leaves no other, "?" when it is open.
std::string DemandName(const CaseDemand& demand) {
  if (demand.cases.empty()) return "none";
  if (demand.strict && !demand.decides()) return absl::StrCat("open", CaseLetter(demand.cases.front()));
  std::string name;
  for (const Case grammatical_case : demand.cases) absl::StrAppend(&name, CaseLetter(grammatical_case));
  absl::StrAppend(&name, demand.strict ? "!" : "?");
  if (!demand.accepted.empty()) absl::StrAppend(&name, "+", CaseLetter(demand.accepted.front()));
  if (demand.nominative_stays) absl::StrAppend(&name, "N");
  return name;
}

// The names of what holds of the term in the source.
std::vector<absl::string_view> PartsOf(const SourcePlace& source) {
  const std::pair<bool, absl::string_view> all[] = {{source.possessor, "possessor"},
                                                    {source.owner, "owner"},
                                                    {source.subject, "subject"},
                                                    {source.object, "object"},
                                                    {source.passive, "passive"},
                                                    {source.at, "at"},
                                                    {source.on, "on"},
                                                    {source.way, "way"},
                                                    {source.under, "under"},
                                                    {source.purpose, "purpose"},
                                                    {source.to, "to"},
                                                    {source.given, "given"},
                                                    {source.recipient, "recipient"},
                                                    {source.gerund, "gerund"},
                                                    {source.motion, "motion"},
                                                    {source.with, "with"},
                                                    {source.from, "from"},
                                                    {source.by, "by"},
                                                    {source.according, "according"},
                                                    {source.author, "author"},
                                                    {source.attribute, "attribute"},
                                                    {source.apart, "apart"},
                                                    {source.opens, "opens"},
                                                    {source.gapped, "gapped"},
                                                    {source.address, "address"},
                                                    {source.listed, "listed"},
                                                    {source.than, "than"},
                                                    {source.awaits, "awaits"},
                                                    {source.quantified, "quantified"},
                                                    {source.faces, "faces"},
                                                    {source.likes, "likes"},
                                                    {source.dependent, "dependent"},
                                                    {source.predicate, "predicate"},
                                                    {source.apposition, "apposition"},
                                                    {source.deputy, "deputy"}};
  std::vector<absl::string_view> parts;
  for (const auto& [holds, name] : all) {
    if (holds) parts.push_back(name);
  }
  return parts;
}

class Features {
 public:
  Features(const CasePlace& place, const PlacedTerm& term, const CaseDemand& demand)
      : place_(place),
        term_(term),
        kind_(KindName(term.kind)),
        demand_(DemandName(demand)),
        rule_(demand.rule),
        parts_(PartsOf(term.source)) {}

  std::vector<std::string> Collect() && {
    ReadTarget();
    ReadSource();
    ReadBoth();
    return std::move(features_);
  }

 private:
  template <typename... Parts>
  void Add(absl::string_view name, const Parts&... parts) {
    std::string feature = absl::StrCat(name, "=");
    (absl::StrAppend(&feature, parts, " "), ...);
    feature.pop_back();
    features_.push_back(std::move(feature));
  }

  // The token `steps` before the term, or behind it; "^" beyond a border of the sentence.
  absl::string_view Before(size_t steps) const {
    return steps <= place_.before.size() ? absl::string_view(place_.before[place_.before.size() - steps].text)
                                         : "^";
  }
  absl::string_view Behind(size_t steps) const {
    return steps <= place_.behind.size() ? absl::string_view(place_.behind[steps - 1].text) : "^";
  }
  absl::string_view GapBehind() const {
    return place_.behind.empty() ? "^" : absl::string_view(place_.behind[0].gap);
  }

  void ReadTarget() {
    ReadRules();
    ReadWordsBefore();
    ReadWordsBehind();
    ReadWordsFarther();
    ReadAgreement();
    ReadTermBefore();
    ReadShortWord();
    ReadVerbBefore();
    ReadVerbBehind();
    ReadSubjectBefore();
  }

  void ReadRules() {
    Add("rules", demand_);
    Add("rules_kind", demand_, kind_);
    Add("rules_before2", demand_, Ending(Before(1), 2));
    Add("rules_behind2", demand_, Ending(Behind(1), 2), GapBehind());
    Add("rule", rule_, demand_);
    Add("rule_kind", rule_, demand_, kind_);
    Add("rule_gap", rule_, demand_, place_.gap);
  }

  void ReadWordsBefore() {
    const absl::string_view before = Before(1), second = Before(2), gap = place_.gap;
    Add("gap", gap);
    Add("before", before, gap);
    Add("before_kind", before, gap, kind_);
    Add("before3", Ending(before, 3), gap);
    Add("before2", Ending(before, 2), gap);
    Add("before_stem", Beginning(before, 5), gap);
    Add("before_stem_kind", Beginning(before, 6), Ending(before, 2), gap);
    Add("second", second);
    Add("second3", Ending(second, 3));
    Add("second_stem", Beginning(second, 5), Ending(before, 2), gap);
    Add("both", second, before, gap);
    Add("both2", Ending(second, 2), Ending(before, 2), gap);
    Add("third3", Ending(Before(3), 3), before);
    Add("three2", Ending(Before(3), 2), Ending(second, 2), Ending(before, 2));
  }

  void ReadWordsBehind() {
    const absl::string_view before = Before(1), behind = Behind(1), gap = GapBehind();
    Add("gap_behind", gap);
    Add("behind", behind, gap);
    Add("behind3", Ending(behind, 3), gap);
    Add("behind2", Ending(behind, 2), gap);
    Add("behind_stem", Beginning(behind, 5), gap);
    Add("behind_stem2", Beginning(behind, 5), Ending(behind, 2), gap, Ending(before, 2));
    Add("behind_both", behind, Behind(2));
    Add("behind_second2", Ending(behind, 2), Ending(Behind(2), 2));
    Add("around2", Ending(before, 2), place_.gap, Ending(behind, 2), gap);
  }

  // The words near the term, in whatever order.
  void ReadWordsFarther() {
    for (size_t steps = 2; steps <= kNear; ++steps) {
      Add("near", Beginning(Before(steps), 5));
      Add("near_behind", Beginning(Behind(steps), 5));
    }
  }

  // What agrees with the term, or does not.
  void ReadAgreement() {
    const int gender = static_cast<int>(term_.gender), number = static_cast<int>(term_.number);
    Add("kind", kind_);
    Add("agreement", Ending(Behind(1), 2), GapBehind(), gender, number, place_.before.empty());
    Add("agreement_before", Ending(Before(1), 2), place_.gap, gender, number, term_.animate);
    Add("agreement_rules", demand_, gender, number, term_.animate);
  }

  // The nearest term before.
  void ReadTermBefore() {
    for (size_t steps = 1; steps <= place_.before.size(); ++steps) {
      const absl::string_view word = Before(steps);
      if (!absl::StrContains(word, ':')) continue;
      Add("term", word, std::min<size_t>(steps, 3), kind_, term_.source.listed);
      Add("term_gap", word, std::min<size_t>(steps, 3), place_.gap, Ending(Before(1), 1));
      return;
    }
    Add("term", "none", term_.source.listed);
  }

  // The nearest short word before, which may be a preposition.
  void ReadShortWord() {
    for (size_t steps = 1; steps <= std::min(kNear, place_.before.size()); ++steps) {
      const absl::string_view word = Before(steps);
      if (Beginning(word, kShortLetters).size() == word.size()) {
        Add("short", word, steps);
        Add("short_before2", word, steps, Ending(Before(1), 2));
        return;
      }
      if (!place_.before[place_.before.size() - steps].gap.empty()) break;
    }
    Add("short", "none");
  }

  // The nearest verb before the term.
  void ReadVerbBefore() {
    for (size_t steps = 1; steps <= std::min(kVerbReach, place_.before.size()); ++steps) {
      const absl::string_view word = Before(steps);
      if (ReadVerbForm(word, place_.ukrainian) == VerbForm::kNone) continue;
      Add("verb", Beginning(word, 5), steps > 1);
      Add("verb2", Ending(word, 2), std::min<size_t>(steps, 3));
      Add("verb_near", Beginning(word, 6), std::min<size_t>(steps, 3), Ending(word, 2));
      for (const absl::string_view part : parts_) Add("verb_part", Beginning(word, 5), part);
      return;
    }
    Add("verb", "none");
  }

  // The nearest verb behind it, which may agree with it.
  void ReadVerbBehind() {
    for (size_t steps = 1; steps <= std::min(kVerbReach, place_.behind.size()); ++steps) {
      const absl::string_view word = Behind(steps);
      if (ReadVerbForm(word, place_.ukrainian) == VerbForm::kNone) continue;
      Add("verb_behind", Ending(word, 2), std::min<size_t>(steps, 3), static_cast<int>(term_.gender),
          static_cast<int>(term_.number));
      Add("verb_behind3", Ending(word, 3), place_.before.empty());
      return;
    }
    Add("verb_behind", "none", place_.before.empty());
  }

  // Whether a term in the nominative stands before it, in its clause or farther.
  void ReadSubjectBefore() {
    absl::string_view where = "none";
    bool same_clause = place_.gap.empty();
    for (size_t steps = 1; steps <= place_.before.size(); ++steps) {
      if (absl::EndsWith(Before(steps), ":N")) {
        where = same_clause ? "clause" : "sentence";
        break;
      }
      same_clause &= place_.before[place_.before.size() - steps].gap.empty();
    }
    Add("subject", where);
    Add("subject_verb", where, Ending(Behind(1), 2), Ending(Before(1), 2));
  }

  void ReadSource() {
    const absl::Span<const std::string> before = place_.source_before, behind = place_.source_behind;
    Add("source_before", before[0]);
    Add("source_before_kind", before[0], kind_);
    Add("source_two_before", before[1], before[0]);
    Add("source_three_before", before[2], before[1], before[0]);
    Add("source_behind", behind[0]);
    Add("source_two_behind", behind[0], behind[1]);
    Add("source_behind2", Ending(behind[0], 2));
    Add("source_around2", before[0], Ending(behind[0], 2));
    for (const std::string& word : before) Add("source_near", word);
    const auto preposition = absl::c_find_if(
        before, [](const std::string& word) { return !word.empty() && word.size() <= kShortEnglishLetters; });
    if (preposition == before.end()) return;
    Add("source_short", *preposition);
    Add("source_short_before2", *preposition, Ending(Before(1), 2), place_.gap);
    Add("source_short_rules", *preposition, demand_);
  }

  void ReadBoth() {
    const absl::string_view before = Before(1), gap = place_.gap;
    const std::string& source = place_.source_before[0];
    const bool opens = place_.before.empty();
    Add("before_source", before, gap, source);
    Add("before3_source", Ending(before, 3), gap, source);
    Add("before_stem_source", source, Beginning(before, 5), Ending(before, 2));
    Add("behind2_source2", Ending(Behind(1), 2), Ending(place_.source_behind[0], 2));
    Add("opens", source.empty(), opens, kind_);
    Add("opens_behind2", source.empty(), opens, Ending(Behind(1), 2));
    for (const absl::string_view part : parts_) {
      Add("part", part);
      Add("part_kind", part, kind_);
      Add("part_before2", part, Ending(before, 2), gap);
      Add("part_behind2", part, Ending(Behind(1), 2));
      Add("part_rules", part, demand_);
      Add("part_opens", part, opens);
    }
    if (parts_.empty()) Add("part", "none");
    Add("part_before_stem", Beginning(before, 5), gap, parts_.empty() ? "none" : parts_.front());
  }

  const CasePlace& place_;
  const PlacedTerm& term_;
  const absl::string_view kind_;
  const std::string demand_;
  const absl::string_view rule_;
  const std::vector<absl::string_view> parts_;
  std::vector<std::string> features_;
};

}  // namespace

std::vector<std::string> CaseFeatures(const CasePlace& place, const PlacedTerm& term,
                                      const CaseDemand& demand) {
  return Features(place, term, demand).Collect();
}

std::string TermToken(TermKind kind, std::optional<Case> grammatical_case) {
  if (!grammatical_case.has_value()) return absl::StrCat(KindName(kind), ":");
  return absl::StrCat(KindName(kind), ":", CaseLetter(*grammatical_case));
}

}  // namespace dragoman
