// Sentences with marked terms, of which the tests of single rules of government ask what a rule demands.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// The names of the cases in marks and demands, in the order of Case.
inline constexpr absl::string_view kCaseNames[] = {"nom", "gen", "dat", "acc", "ins", "pre", "voc"};

// The term that a rule is asked about stands in square brackets, the terms before it, whose form is decided,
// in braces. Behind a bar each says what it is: «с {Новаком|man ins} и [Орловой|woman]».
//   man woman                              a person
//   person place body title event thing    another kind; a title is animate
//   he she it they                         gender and number
//   alive                                  an animate thing: «заложники»
//   nom gen dat acc ins pre voc            the case of a term before
//   loose owner one_case                   of a term before: not strict, and as in DecidedTerm
//   bearer acted_on                        of the term: known_bearer and agent_behind of PlacedTerm
struct GovernmentExample {
  absl::string_view language;
  absl::string_view marked;
  SourcePlace source = {};
  // What DemandText gives; "acc …": the accusative, then whatever may be right beside it.
  absl::string_view cases = "";
  absl::string_view lemma = "";
};

// An example as rules see it.
class ExamplePlace {
 public:
  explicit ExamplePlace(const GovernmentExample& example)
      : marks_(Parse(example.marked)),
        target_(text_),
        place_({target_, GovernmentTable::Of(example.language)}, term_, decided_) {
    term_.source = example.source;
    term_.lemma = std::string(example.lemma);
    for (const Mark& mark : marks_) Read(mark);
  }
  ExamplePlace(const ExamplePlace&) = delete;
  ExamplePlace& operator=(const ExamplePlace&) = delete;

  const Place& operator*() const { return place_; }
  const std::string& text() const { return text_; }
  // The term before it that ends right before `word`.
  const DecidedTerm& Before(size_t word) const { return decided_.at(word - 1); }

 private:
  struct Mark {
    bool decided = false;
    size_t begin = 0, end = 0;  // bytes of text_
    std::vector<std::string> tags;
  };

  // The marks of `marked`, whose text without them becomes text_.
  std::vector<Mark> Parse(absl::string_view marked) {
    std::vector<Mark> marks;
    while (!marked.empty()) {
      const size_t open = std::min(marked.find_first_of("[{"), marked.size());
      absl::StrAppend(&text_, marked.substr(0, open));
      marked.remove_prefix(open);
      if (marked.empty()) break;
      const size_t bar = marked.find('|'), close = marked.find_first_of("]}");
      Mark mark{marked[0] == '{', text_.size(), 0,
                absl::StrSplit(marked.substr(bar + 1, close - bar - 1), ' ')};
      absl::StrAppend(&text_, marked.substr(1, bar - 1));
      mark.end = text_.size();
      marks.push_back(std::move(mark));
      marked.remove_prefix(close + 1);
    }
    return marks;
  }

  void Read(const Mark& mark) {
    PlacedTerm term = mark.decided ? PlacedTerm{} : std::move(term_);
    DecidedTerm decided{.strict = true};
    for (const std::string& tag : mark.tags) ReadTag(tag, &term, &decided);
    term.first_word = target_.words.size();
    for (size_t word = target_.words.size(); word-- > 0;) {
      if (target_.words[word].range.begin >= mark.end || target_.words[word].range.end <= mark.begin)
        continue;
      if (term.first_word == target_.words.size()) term.last_word = word;
      term.first_word = word;
    }
    if (mark.decided) {
      decided.kind = term.kind;
      decided.gender = term.gender;
      decided.number = term.number;
      decided.first_word = term.first_word;
      decided_.emplace(term.last_word, decided);
    } else {
      term_ = std::move(term);
    }
  }

  static void ReadTag(absl::string_view tag, PlacedTerm* term, DecidedTerm* decided) {
    static constexpr absl::string_view kKinds[] = {"person", "place", "body", "title", "event", "thing"};
    static constexpr absl::string_view kGenders[] = {"", "he", "she", "it"};
    const auto index = [tag](absl::Span<const absl::string_view> names) {
      return std::find(names.begin(), names.end(), tag) - names.begin();
    };
    if (tag == "man" || tag == "woman") {
      term->kind = TermKind::kPerson;
      term->gender = tag == "man" ? Gender::kMasculine : Gender::kFeminine;
    } else if (index(kKinds) < std::ssize(kKinds)) {
      term->kind = static_cast<TermKind>(index(kKinds));
    } else if (index(kGenders) < std::ssize(kGenders)) {
      term->gender = static_cast<Gender>(index(kGenders));
    } else if (index(kCaseNames) < std::ssize(kCaseNames)) {
      decided->grammatical_case = static_cast<Case>(index(kCaseNames));
    } else if (tag == "they") {
      term->number = Number::kPlural;
    } else if (tag == "loose") {
      decided->strict = false;
    } else if (tag == "owner") {
      decided->owner = true;
    } else if (tag == "one_case") {
      decided->one_case = true;
    } else if (tag == "bearer") {
      term->known_bearer = true;
    } else if (tag == "acted_on") {
      term->agent_behind = true;
    } else if (tag != "alive") {
      ADD_FAILURE() << "unknown tag \"" << tag << "\"";
    }
    term->animate |= term->names_person() || tag == "alive";
  }

  std::string text_;
  std::vector<Mark> marks_;
  TargetText target_;
  PlacedTerm term_;
  DecidedTerms decided_;
  Place place_;
};

// The cases of `demand` in their order, "?" behind them when they are not strict, and the number: "gen
// plural".
inline std::string DemandText(const CaseDemand& demand) {
  std::string text;
  for (const Case one : demand.cases)
    absl::StrAppend(&text, text.empty() ? "" : " ", kCaseNames[static_cast<size_t>(one)]);
  if (!demand.strict && !text.empty()) absl::StrAppend(&text, "?");
  if (demand.number.has_value())
    absl::StrAppend(&text, *demand.number == Number::kPlural ? " plural" : " singular");
  return text;
}

// Checks what `rule` demands of the term of each example.
inline void ExpectDemands(absl::FunctionRef<CaseDemand(const Place&)> rule,
                          std::initializer_list<GovernmentExample> examples) {
  for (const GovernmentExample& example : examples) {
    const ExamplePlace place(example);
    std::string demand = DemandText(rule(*place));
    absl::string_view wanted = example.cases;
    if (absl::ConsumeSuffix(&wanted, " …") && absl::StartsWith(demand, wanted)) demand.resize(wanted.size());
    EXPECT_EQ(demand, std::string(wanted)) << example.marked;
  }
}

// Checks that `question` is true of each example, or, unless `wanted`, of none.
inline void ExpectOfEach(bool wanted, absl::FunctionRef<bool(const Place&)> question,
                         std::initializer_list<GovernmentExample> examples) {
  for (const GovernmentExample& example : examples)
    EXPECT_EQ(question(*ExamplePlace(example)), wanted) << example.marked;
}

}  // namespace dragoman
