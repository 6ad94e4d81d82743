#include "glossary/french/clause.h"

#include <string>

#include "absl/strings/match.h"
#include "glossary/french/words.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {

bool Adjoins(const TargetText& text, size_t word) {
  const absl::string_view gap = text.Gap(word);
  return word > 0 &&
         (gap == "' " || gap == "’ " ||  // « l' Anne Hidalgo »
          text.words[word].gap_before == WordGap::kSpace ||
          text.words[word].gap_before == WordGap::kApostrophe) &&
         !absl::StrContains(gap, "-");
}

bool FollowsInClause(const TargetText& text, size_t at) {
  return at < text.words.size() && !text.clause_start[at] &&
         (text.words[at].gap_before == WordGap::kSpace || text.Gap(at) == "+ ");  // « Opep+ a »
}

bool FollowsArticle(const TargetText& text, size_t word) {
  return word > 0 && !text.clause_start[word] && French().before_noun.contains(text.lower[word - 1]);
}

bool AsksForArticle(const TargetText& text, size_t word) {
  if (French().asks_article.contains(text.lower[word])) return true;
  return text.lower[word] == "est" && word > 0 && text.lower[word - 1] == "c";  // « c'est | la Russie »
}

bool IsJoinedByHyphen(const TargetText& text, size_t last) {
  return last + 1 < text.words.size() && text.Gap(last + 1) == "-" && text.words[last + 1].upper_initial;
}

bool IsQualified(const TargetText& text, size_t last) {
  if (!FollowsInClause(text, last + 1)) return false;
  const std::string& next = text.lower[last + 1];
  if (French().of.contains(next)) return true;
  const bool verb = French().headline_verbs.contains(next) || IsFuture(next) ||
                    !French().OtherNumber(next, true).empty() || !French().OtherNumber(next, false).empty();
  return !verb && !French().no_verbs.contains(next) && !French().adverbials.contains(next);
}

bool IsAdverb(absl::string_view word) {
  return French().between.contains(word) || absl::EndsWith(word, "ment");
}

bool IsFuture(absl::string_view word) {
  return word.size() > 6 && EndsWithAny(word, "era", "ira", "dra", "rra", "erait", "irait", "drait", "rrait",
                                        "eront", "iront", "dront", "rront");
}

bool IsFiniteInE(absl::string_view word) {
  return word.size() > 4 && EndsWithAny(word, "e", "ent") && !French().no_finites.contains(word);
}

bool IsInfinitive(const TargetText& text, size_t word) {
  return EndsWithAny(text.lower[word], "er", "ir", "re") && !text.words[word].upper_initial &&
         !French().no_infinitives.contains(text.lower[word]);
}

bool IsPastTense(const TargetText& text, size_t word) {
  return word > 0 && French().have.contains(text.lower[word - 1]) && !text.words[word].upper_initial;
}

bool IsParticipleOrInfinitive(const TargetText& text, size_t word) {
  if (IsPastTense(text, word)) return true;
  return !text.words[word].upper_initial && text.words[word].letters > 3 &&
         EndsWithAny(text.lower[word], "é", "er");
}

}  // namespace dragoman
