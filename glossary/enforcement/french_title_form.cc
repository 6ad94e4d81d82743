#include "glossary/enforcement/french_title_form.h"

#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/words/folding.h"

namespace dragoman {

std::string WithAdjective(absl::string_view form, absl::string_view adjective) {
  static constexpr std::array<absl::string_view, 9> kLinks = {" de ", " des ", " du ",  " d'",  " d’",
                                                              " à ",  " au ",  " aux ", " par "};
  static constexpr std::array<absl::string_view, 6> kWithin = {" d'état",      " de cabinet", " de brigade",
                                                               " de division", " de corps",   " d'affaires"};
  size_t at = form.size();
  for (size_t space = form.find(' '); space < form.size(); space = form.find(' ', space + 1)) {
    const absl::string_view rest = form.substr(space);
    const auto begins = [rest](absl::string_view words) { return absl::StartsWith(rest, words); };
    const std::string lower = FoldText(rest);
    const bool within = absl::c_any_of(
        kWithin, [&lower](absl::string_view words) { return absl::StartsWith(lower, FoldText(words)); });
    if (within || absl::c_none_of(kLinks, begins)) continue;
    at = space;
    break;
  }
  return absl::StrCat(form.substr(0, at), " ", adjective, form.substr(at));
}

bool HasAdjective(absl::string_view form, absl::string_view adjective) {
  absl::ConsumeSuffix(&adjective, "s");
  absl::ConsumeSuffix(&adjective, "e");
  const std::string stem = FoldText(adjective);
  return absl::c_any_of(SplitWords(form), [&](const Word& word) {
    return absl::StartsWith(FoldText(word.range.In(form)), stem);
  });
}

bool CountsSeveral(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 32> kWords = {
      "les",    "des",       "aux",      "ces",      "ses",       "leurs",     "nos",   "vos",
      "mes",    "plusieurs", "quelques", "certains", "certaines", "deux",      "trois", "quatre",
      "cinq",   "six",       "sept",     "huit",     "neuf",      "dix",       "onze",  "douze",
      "treize", "quinze",    "vingt",    "trente",   "quarante",  "cinquante", "cent",  "nombreux"};
  if (first == 0 || text.clause_start[first] || text.words[first].gap_before != WordGap::kSpace) return false;
  const std::string& word = text.lower[first - 1];
  const bool digits = absl::c_all_of(word, absl::ascii_isdigit);
  return digits ? word.size() > 1 || word > "1" : absl::c_linear_search(kWords, word);
}

bool IsAddressed(const TargetText& text, size_t first) {
  static constexpr std::array<absl::string_view, 10> kForms = {
      "monsieur", "madame", "messieurs", "mesdames", "m", "mme", "mm", "mmes", "cher", "chère"};
  static constexpr std::array<absl::string_view, 4> kArticles = {"le", "la", "l", "les"};
  const bool article = first > 0 && absl::c_linear_search(kArticles, text.lower[first - 1]);
  const size_t behind = article ? first - 1 : first;
  return behind > 0 && absl::c_linear_search(kForms, text.lower[behind - 1]);
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
