// Verbs in the past tense that agree with the rendering a translator had, not with the name that stands there
// now: «Європейська комісія | запропонував», «сказал | Рашида Дати».
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/inflect/inflector.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// Adverbs and particles between a subject and its verb.
constexpr size_t kWordsBetween = 2;

bool IsPluralRelative(absl::string_view word) {
  return word == "которые" || word == "які" || word == "котрі";
}

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
  // «Рашида Дати, | который представил»: of a person «который» is the subject, of a thing it may be the
  // object.
  if (text.Gap(verb) == ", ") {
    std::string wanted = subject.person ? RelativeForm(text.lower[verb], subject) : "";
    if (wanted.empty() || wanted == text.lower[verb] || IsPluralRelative(text.lower[verb])) return edits;
    edits.push_back({text.words[verb].range, std::move(wanted)});
    ++verb;
  }
  for (size_t i = 0; i < kWordsBetween && verb < text.words.size() && !text.clause_start[verb]; ++i) {
    const std::string& word = text.lower[verb];
    if (word != "не" && !table_.adverbs.contains(word) && !table_.particles.contains(word)) break;
    ++verb;
  }
  const bool beside = verb < text.words.size() && !text.clause_start[verb] &&
                      text.words[verb].gap_before == WordGap::kSpace && !text.words[verb].upper_initial;
  std::optional<TextEdit> does = beside ? MendVerb(text, verb, subject) : std::nullopt;
  if (does.has_value()) edits.push_back(*std::move(does));
  return edits;
}

bool Government::OpensAsSubject(const TargetText& text, size_t first) const {
  if (first == 0 || text.clause_start[first] || OpensWithConjunction(text, first)) return true;
  const std::string& before = text.lower[first - 1];
  // «В своём докладе | Счётная палата указала», but «В Москве партия | Ликуд заявила»
  const std::vector<GrammaticalForm> shown = GuessForms(before, ukrainian_ ? "uk" : "ru");
  const bool oblique = !shown.empty() && absl::c_none_of(shown, [](const GrammaticalForm& form) {
    return form.grammatical_case == Case::kNominative || form.grammatical_case == Case::kAccusative;
  });
  if (oblique && OpensWithAdverbial(text, first - 1, kAdverbialReach)) return true;
  // «сказала | Рашида Дати, который …»
  if (VerbFormOf(before) != VerbForm::kNone && !text.words[first - 1].upper_initial) return true;
  return table_.adverbs.contains(before) || table_.times.contains(before) ||
         table_.openings.contains(before) ||
         (table_.conjunctions.contains(before) && text.clause_start[first - 1]);
}

std::optional<TextEdit> Government::MendVerbBefore(const TargetText& text, size_t first,
                                                   SubjectForm subject) const {
  // «Консул Юлия Свириденко»: most words that open a clause are no verbs.
  const bool beside = first > 0 && !text.clause_start[first] && text.clause_start[first - 1] &&
                      text.words[first].gap_before == WordGap::kSpace &&
                      (BeginsWithAny(text.lower[first - 1], table_.speech) ||
                       table_.CaseOfVerb(text.lower[first - 1]) != nullptr) &&
                      table_.CaseOfNoun(text.lower[first - 1]) == nullptr;
  return beside ? MendVerb(text, first - 1, subject) : std::nullopt;
}

}  // namespace dragoman
