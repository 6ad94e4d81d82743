#include "glossary/rendering/name_words.h"

#include <array>
#include <iterator>

#include "absl/algorithm/container.h"
#include "glossary/inflect/inflector.h"

namespace dragoman {
namespace {

// The longest ending behind a beginning of the tables.
constexpr size_t kLongestEnding = 5;
// Shorter words are prepositions.
constexpr uint32_t kShortestNoun = 3;

template <size_t N>
bool EndsWith(const std::u32string& word, const std::array<std::u32string, N>& endings) {
  return absl::c_any_of(endings, [&](const std::u32string& ending) { return word.ends_with(ending); });
}

// «сторона», «страна», «країна», «война»: the ending of an adjective, but of a noun.
bool EndsLikeNoun(const std::u32string& word) {
  static const std::array<std::u32string, 9> kEndings = {
      U"сторона", U"оборона", U"охорона", U"страна", U"країна", U"війна", U"война", U"украина", U"україна"};
  return EndsWith(word, kEndings);
}

// What a word without an ending may be.
const std::vector<GrammaticalForm>& DirectForms() {
  static const auto* const forms = new std::vector<GrammaticalForm>{{Case::kNominative, Number::kSingular},
                                                                    {Case::kNominative, Number::kPlural},
                                                                    {Case::kAccusative, Number::kSingular},
                                                                    {Case::kAccusative, Number::kPlural}};
  return *forms;
}

// The forms of `rendering`, of one spelling after the other, for which `is` is true.
template <typename Is>
std::vector<GrammaticalForm> FormsThat(const Rendering& rendering, const Is& is) {
  std::vector<GrammaticalForm> forms;
  for (const RenderingForm& form : rendering.forms)
    absl::c_copy_if(form.forms, std::back_inserter(forms), is);
  return forms;
}

}  // namespace

bool Begins(const std::u32string& word, const std::u32string& beginning) {
  return word.size() <= beginning.size() + kLongestEnding &&
         word.compare(0, beginning.size(), beginning) == 0;
}

bool LooksLikeAdjective(const std::u32string& word) {
  static const std::array<std::u32string, 36> kEndings = {
      U"ый", U"ий", U"ая", U"яя", U"ое",  U"ее",  U"ые",  U"ие",  U"ого", U"его", U"ому", U"ему",
      U"ым", U"им", U"ых", U"их", U"ую",  U"юю",  U"ыми", U"ими", U"ной", U"кой", U"ої",  U"ій",
      U"на", U"не", U"ні", U"ну", U"ною", U"ька", U"ьке", U"ькі", U"ьку", U"кою", U"ова", U"ові"};
  return EndsWith(word, kEndings) && !EndsLikeNoun(word);
}

bool QualifiesNext(const TargetText& text, size_t last, const std::u32string& noun, bool ukrainian) {
  static const std::array<std::u32string, 19> kEndings = {
      U"ный", U"ная", U"ное",  U"ные", U"ного", U"ной",  U"ных",   U"ний",  U"ної", U"них",
      U"ске", U"ого", U"ской", U"ких", U"кий",  U"ська", U"ської", U"ське", U"ські"};
  // In Russian nouns end so: «закона».
  static const std::array<std::u32string, 3> kUkrainianEndings = {U"на", U"не", U"ні"};
  const auto is_adjective = [ukrainian](const std::u32string& word) {
    return (EndsWith(word, kEndings) || (ukrainian && EndsWith(word, kUkrainianEndings))) &&
           !EndsLikeNoun(word);
  };
  return is_adjective(text.keys[last]) && !is_adjective(noun) && last + 1 < text.words.size() &&
         text.words[last + 1].letters >= kShortestNoun && !text.clause_start[last + 1] &&
         text.words[last + 1].gap_before == WordGap::kSpace;
}

std::vector<GrammaticalForm> FormsByEnding(const Rendering& rendering, absl::string_view word, bool no_ending,
                                           absl::string_view language, bool any_number) {
  const std::vector<GrammaticalForm> shown = no_ending ? DirectForms() : GuessForms(word, language);
  const std::vector<GrammaticalForm> forms = FormsThat(
      rendering, [&shown](const GrammaticalForm& form) { return absl::c_linear_search(shown, form); });
  if (!forms.empty() || !any_number) return forms;
  return FormsThat(rendering,
                   [&shown](const GrammaticalForm& form) { return HasCase(shown, form.grammatical_case); });
}

}  // namespace dragoman
