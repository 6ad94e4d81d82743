#include "glossary/enforcement/french_title_form.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// Whether `text` begins with the word `link`: « des Affaires étrangères », « d'État ».
bool BeginsWithLink(absl::string_view text, absl::string_view link) {
  if (!absl::ConsumePrefix(&text, link)) return false;
  return absl::StartsWith(text, " ") || absl::StartsWith(text, "'") || absl::StartsWith(text, "’");
}

// What the genders and numbers of the adjective `word` share: "turc" of « turques », "francais" of «
// française ».
std::string StemOfAdjective(absl::string_view word) {
  absl::ConsumeSuffix(&word, "s");
  const std::string masculine = FrenchMasculineTitleAdjective(ToLowerText(word));
  if (!masculine.empty()) return FoldText(masculine);
  absl::ConsumeSuffix(&word, "e");
  return FoldText(word);
}

}  // namespace

std::string WithAdjective(absl::string_view form, absl::string_view adjective) {
  size_t at = form.size();
  for (size_t space = form.find(' '); space < form.size(); space = form.find(' ', space + 1)) {
    const absl::string_view rest = form.substr(space + 1);
    const auto begins = [rest](absl::string_view link) { return BeginsWithLink(rest, link); };
    const std::string lower = FoldText(rest);
    const bool within = absl::c_any_of(French().title_compounds, [&lower](absl::string_view words) {
      return absl::StartsWith(lower, FoldText(words));
    });
    if (within || absl::c_none_of(French().title_links, begins)) continue;
    at = space;
    break;
  }
  return absl::StrCat(form.substr(0, at), " ", adjective, form.substr(at));
}

bool HasAdjective(absl::string_view form, absl::string_view adjective) {
  const std::string stem = StemOfAdjective(adjective);
  return absl::c_any_of(SplitWords(form), [&](const Word& word) {
    const absl::string_view one = word.range.In(form);
    // « turques » does not begin with « turc ».
    return absl::StartsWith(FoldText(one), stem) || StemOfAdjective(one) == stem;
  });
}

bool CountsSeveral(const TargetText& text, size_t first) {
  if (first == 0 || text.clause_start[first] || text.words[first].gap_before != WordGap::kSpace) return false;
  const std::string& word = text.lower[first - 1];
  const bool digits = absl::c_all_of(word, absl::ascii_isdigit);
  // « tous deux anciens | vice-présidents »
  const bool adjective =
      absl::EndsWith(word, "s") && French().FindAdjective(absl::StripSuffix(word, "s")) != nullptr;
  if (adjective) return true;
  return digits ? word.size() > 1 || word > "1" : French().counting.contains(word);
}

bool IsAddressed(const TargetText& text, size_t first) {
  const bool article = first > 0 && French().articles.contains(text.lower[first - 1]);
  const size_t behind = article ? first - 1 : first;
  if (behind == 0 || !French().addresses.contains(text.lower[behind - 1])) return false;
  // « Cela coûte cher. Le président a… »
  return !text.sentence_start[behind] || French().address_abbreviations.contains(text.lower[behind - 1]);
}

bool PrecedesSeveral(const TargetText& text, size_t last) {
  const auto is_name = [&text](size_t word) {
    return word < text.words.size() && text.words[word].upper_initial &&
           text.words[word].gap_before == WordGap::kSpace && !text.clause_start[word];
  };
  size_t next = last + 1;
  while (is_name(next)) ++next;
  if (next == last + 1 || next >= text.words.size()) return false;
  const bool listed = text.Gap(next) == ", " && text.words[next].upper_initial;
  return listed || (text.Gap(next) == " " && text.lower[next] == "et" && is_name(next + 1));
}

}  // namespace dragoman
