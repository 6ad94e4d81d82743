// Verbs in the past tense that agree with the rendering a translator had, not with the name that stands there
// now: «Європейська комісія | запропонував», «сказал | Рашида Дати».
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "glossary/government.h"

namespace dragoman {
namespace {

// Adverbs and «не» between a subject and its verb.
constexpr size_t kWordsBetween = 2;

}  // namespace

std::optional<TextEdit> Government::MendVerb(const TargetText& text, size_t verb, SubjectForm subject) const {
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  // A neuter may be an adverb, «мало», and a plural has other subjects: «НАТО и ЕС осудили».
  const bool past = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine;
  const bool agrees =
      subject.number == Number::kSingular &&
      subject.gender == (form == VerbForm::kPastMasculine ? Gender::kMasculine : Gender::kFeminine);
  if (!past || agrees || table_.copulas.contains(word) || table_.like_verbs.contains(word))
    return std::nullopt;
  std::string wanted = PastForm(word, subject, ukrainian_);
  if (wanted.empty() || wanted == word) return std::nullopt;
  const Word& present = text.words[verb];
  if (present.upper_initial) wanted = CapitalizeFirst(wanted);
  return TextEdit{present.range, std::move(wanted)};
}

std::vector<TextEdit> Government::MendBehind(const TargetText& text, size_t last, SubjectForm subject) const {
  std::vector<TextEdit> edits;
  size_t verb = last + 1;
  if (verb >= text.words.size()) return edits;
  // «…, | который представил»
  if (text.Gap(verb) == ", ") {
    std::string wanted = RelativeForm(text.lower[verb], subject);
    if (wanted.empty()) return edits;
    if (wanted != text.lower[verb]) edits.push_back({text.words[verb].range, std::move(wanted)});
    ++verb;
  }
  for (size_t i = 0; i < kWordsBetween && verb < text.words.size() && !text.clause_start[verb]; ++i) {
    const std::string& word = text.lower[verb];
    if (word != "не" && !table_.adverbs.contains(word)) break;
    ++verb;
  }
  const bool beside = verb < text.words.size() && !text.clause_start[verb] &&
                      text.words[verb].gap_before == WordGap::kSpace && !text.words[verb].upper_initial;
  std::optional<TextEdit> does = beside ? MendVerb(text, verb, subject) : std::nullopt;
  if (does.has_value()) edits.push_back(*std::move(does));
  return edits;
}

std::optional<TextEdit> Government::MendVerbBefore(const TargetText& text, size_t first,
                                                   SubjectForm subject) const {
  const bool beside = first > 0 && !text.clause_start[first] && text.clause_start[first - 1] &&
                      text.words[first].gap_before == WordGap::kSpace;
  return beside ? MendVerb(text, first - 1, subject) : std::nullopt;
}

}  // namespace dragoman
