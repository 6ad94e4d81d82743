#include "glossary/slavic/government/verb_agreement.h"

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "glossary/inflect/inflector.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/past_tense.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Adverbs and particles between a subject and its verb.
constexpr size_t kWordsBetween = 2;

bool IsPluralRelative(absl::string_view word) {
  return word == "которые" || word == "які" || word == "котрі";
}

// The change, if any, to the past-tense `verb` beside `subject`.
std::optional<TextEdit> MendVerb(const SlavicText& sentence, size_t verb, SubjectForm subject) {
  const std::string& word = sentence.text.lower[verb];
  const VerbForm form = VerbFormOf(sentence.table, word);
  // A neuter may be an adverb, «мало», or impersonal, «удалось», and a plural has other subjects: «НАТО и ЕС
  // осудили».
  const bool neuter = subject.from_neuter && form == VerbForm::kPastNeuter &&
                      !sentence.table.impersonals.contains(word) &&
                      (EndsWithAny(word, "лось", "лося") || BeginsWithAny(word, sentence.table.speech) ||
                       sentence.table.CaseOfVerb(word) != nullptr);
  const bool past = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine || neuter;
  const bool agrees = subject.number == Number::kSingular &&
                      subject.gender == (neuter                             ? Gender::kNeuter
                                         : form == VerbForm::kPastMasculine ? Gender::kMasculine
                                                                            : Gender::kFeminine);
  if (!past || agrees || sentence.table.copulas.contains(word) || sentence.table.like_verbs.contains(word))
    return std::nullopt;
  std::string wanted = PastForm(word, subject, sentence.table);
  if (wanted.empty() || wanted == word) return std::nullopt;
  const Word& present = sentence.text.words[verb];
  if (present.upper_initial) wanted = CapitalizeFirst(wanted);
  return TextEdit{present.range, std::move(wanted)};
}

// The changes to a passive in the past tense beside `subject`, whose copula is word `verb`: «меморандум |
// была подписана».
std::vector<TextEdit> MendPassive(const SlavicText& sentence, size_t verb, SubjectForm subject) {
  const size_t participle = verb + 1;
  const VerbForm form = VerbFormOf(sentence.table, sentence.text.lower[verb]);
  const bool past = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine;
  if (!past || participle >= sentence.text.words.size() || sentence.text.clause_start[participle]) return {};
  const std::string &is = sentence.text.lower[verb], &done = sentence.text.lower[participle];
  const SubjectForm present{form == VerbForm::kPastMasculine ? Gender::kMasculine : Gender::kFeminine};
  // Both agree with what stood there, and not with what stands there now.
  const bool ukrainian = sentence.table.ukrainian;
  const bool of_old = IsPlainParticiple(done, ukrainian) && ParticipleForm(done, present, ukrainian) == done;
  if (!of_old || subject.number == Number::kPlural || subject.gender == present.gender) return {};
  std::string wanted = PastForm(is, subject, sentence.table);
  std::string agreed = ParticipleForm(done, subject, ukrainian);
  if (wanted.empty() || agreed.empty()) return {};
  return {{sentence.text.words[verb].range, std::move(wanted)},
          {sentence.text.words[participle].range, std::move(agreed)}};
}

}  // namespace

std::vector<TextEdit> MendBehind(const SlavicText& sentence, size_t last, SubjectForm subject) {
  std::vector<TextEdit> edits;
  size_t verb = last + 1;
  if (verb >= sentence.text.words.size()) return edits;
  // «Рашида Дати, | который представил»: of a person «который» is the subject, of a thing it may be the
  // object.
  if (sentence.text.Gap(verb) == ", ") {
    std::string wanted = subject.person ? RelativeForm(sentence.text.lower[verb], subject) : "";
    if (wanted.empty() || wanted == sentence.text.lower[verb] || IsPluralRelative(sentence.text.lower[verb]))
      return edits;
    edits.push_back({sentence.text.words[verb].range, std::move(wanted)});
    ++verb;
  }
  for (size_t i = 0;
       i < kWordsBetween && verb < sentence.text.words.size() && !sentence.text.clause_start[verb]; ++i) {
    const std::string& word = sentence.text.lower[verb];
    if (word != "не" && !sentence.table.adverbs.contains(word) && !sentence.table.particles.contains(word))
      break;
    ++verb;
  }
  const bool beside = verb < sentence.text.words.size() && !sentence.text.clause_start[verb] &&
                      sentence.text.words[verb].gap_before == WordGap::kSpace &&
                      !sentence.text.words[verb].upper_initial;
  if (beside && sentence.table.copulas.contains(sentence.text.lower[verb])) {
    absl::c_move(MendPassive(sentence, verb, subject), std::back_inserter(edits));
    return edits;
  }
  std::optional<TextEdit> does = beside ? MendVerb(sentence, verb, subject) : std::nullopt;
  if (does.has_value()) edits.push_back(*std::move(does));
  return edits;
}

bool OpensAsSubject(const SlavicText& sentence, size_t first) {
  if (first == 0 || sentence.text.clause_start[first] || OpensWithConjunction(sentence, first)) return true;
  const std::string& before = sentence.text.lower[first - 1];
  // «В своём докладе | Счётная палата указала», but «В Москве партия | Ликуд заявила»
  const std::vector<GrammaticalForm> shown = GuessForms(before, sentence.table.ukrainian ? "uk" : "ru");
  const bool oblique = !shown.empty() && absl::c_none_of(shown, [](const GrammaticalForm& form) {
    return form.grammatical_case == Case::kNominative || form.grammatical_case == Case::kAccusative;
  });
  if (oblique && OpensWithAdverbial(sentence, first - 1, kAdverbialReach)) return true;
  // «сказала | Рашида Дати, который …»
  if (VerbFormOf(sentence.table, before) != VerbForm::kNone && !sentence.text.words[first - 1].upper_initial)
    return true;
  return sentence.table.adverbs.contains(before) || sentence.table.times.contains(before) ||
         sentence.table.openings.contains(before) ||
         (sentence.table.conjunctions.contains(before) && sentence.text.clause_start[first - 1]);
}

std::optional<TextEdit> MendVerbBefore(const SlavicText& sentence, size_t first, SubjectForm subject) {
  // «Консул Юлия Свириденко»: most words that open a clause are no verbs.
  const bool beside = first > 0 && !sentence.text.clause_start[first] &&
                      sentence.text.clause_start[first - 1] &&
                      sentence.text.words[first].gap_before == WordGap::kSpace &&
                      (BeginsWithAny(sentence.text.lower[first - 1], sentence.table.speech) ||
                       sentence.table.CaseOfVerb(sentence.text.lower[first - 1]) != nullptr) &&
                      CaseOfComplement(sentence.table, sentence.text.lower[first - 1]) == nullptr;
  return beside ? MendVerb(sentence, first - 1, subject) : std::nullopt;
}

}  // namespace dragoman
