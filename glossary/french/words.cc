#include "glossary/french/words.h"

#include "absl/algorithm/container.h"

namespace dragoman::embedded {
extern const absl::string_view french_words_txt;
}  // namespace dragoman::embedded

namespace dragoman {
namespace {

// The first of `words`, each with its genders, one of which is `word`; null when there is none.
template <typename Genders>
const Genders* FindInEither(const std::vector<Genders>& words, absl::string_view word) {
  const auto found = absl::c_find_if(
      words, [word](const Genders& forms) { return forms.masculine == word || forms.feminine == word; });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace

const FrenchWords& French() {
  static const auto* const words = new FrenchWords;
  return *words;
}

const FrenchWords::Adjective* FrenchWords::FindAdjective(absl::string_view word) const {
  return FindInEither(adjectives_, word);
}

const FrenchWords::DeterminerForms* FrenchWords::FindDeterminer(absl::string_view word) const {
  return FindInEither(determiners_, word);
}

std::string FrenchWords::OtherNumber(absl::string_view word, bool plural) const {
  for (const auto& [one, several] : verbs_) {
    if (word == (plural ? one : several)) return plural ? several : one;
  }
  return "";
}

bool FrenchWords::AddForms(const WordTableLine& line) {
  const auto& [kind, words, columns, number] = line;
  if (kind == "verb" && words.size() == 2) {
    verbs_.emplace_back(words[0], words[1]);
  } else if (kind == "adjective" && words.size() == 2) {
    adjectives_.push_back({words[0], words[1]});
  } else if (kind == "determiner" && words.size() == 1 && columns.size() == 3) {
    determiners_.push_back({words[0], std::string(columns[1]), std::string(columns[2])});
  } else {
    return false;
  }
  return true;
}

FrenchWords::FrenchWords() {
  WordKinds kinds;
  kinds.stems = {{"called_so", &called_so}, {"giving", &giving}, {"asking_to_act", &asking_to_act}};
  kinds.sets = {
      {"article", &articles},
      {"definite", &definite},
      {"of", &of},
      {"que", &que},
      {"before_noun", &before_noun},
      {"of_places", &of_places},
      {"adjective_behind", &adjective_behind},
      {"between", &between},
      {"behind_participle", &behind_participle},
      {"before_nationality", &before_nationality},
      {"before_old", &before_old},
      {"subject_determiner", &subject_determiners},
      {"second_determiner", &second_determiners},
      {"of_one", &of_one},
      {"of_several", &of_several},
      {"possessive", &possessives},
      {"foreign_article", &foreign_articles},
      {"asks_article", &asks_article},
      {"before_title", &before_title},
      {"before_plural", &before_plural},
      {"behind_noun", &behind_noun},
      {"part", &parts},
      {"bare_part", &bare_parts},
      {"before_no_part", &before_no_part},
      {"posted", &posted},
      {"title_body", &title_bodies},
      {"about_noun", &about_nouns},
      {"before_about", &before_about},
      {"collective", &collectives},
      {"quantity", &quantities},
      {"called", &called},
      {"no_noun", &no_nouns},
      {"belief", &belief},
      {"inside_country", &inside_country},
      {"office", &offices},
      {"of_woman", &of_woman},
      {"counting", &counting},
      {"address", &addresses},
      {"address_abbreviation", &address_abbreviations},
      {"title_link", &title_links},
      {"year", &years},
      {"link", &links},
      {"next_part", &next_parts},
      {"before_its_noun", &before_its_noun},
      {"one_gender", &one_gender},
      {"be", &be},
      {"participle", &participles},
      {"finite_too", &finite_too},
      {"have", &have},
      {"headline_verb", &headline_verbs},
      {"gives_office", &gives_office},
      {"made", &made},
      {"asks", &asks},
      {"asks_about", &asks_about},
      {"there_is", &there_is},
      {"no_verb", &no_verbs},
      {"adverbial", &adverbials},
      {"which", &which},
      {"behind_comma", &behind_comma},
      {"epithet", &epithets},
      {"no_article", &no_article},
      {"always_en", &always_en},
      {"sometimes_en", &sometimes_en},
      {"namesake_capital", &namesake_capitals},
      {"articleless", &articleless},
      {"on", &on},
      {"in_bare", &in_bare},
      {"in_written", &in_written},
      {"no_infinitive", &no_infinitives},
      {"no_participle", &no_participles},
      {"no_finite", &no_finites},
      {"singular_in_s", &singulars_in_s},
      {"english_too", &english_too},
  };
  for (const WordTableLine& line : ReadWordTable(embedded::french_words_txt)) {
    if (line.kind == "title_compound") {
      for (size_t i = 1; i < line.columns.size(); ++i) title_compounds.emplace_back(line.columns[i]);
      continue;
    }
    if (!kinds.Add(line) && !AddForms(line)) faults.push_back(UnknownKind(line));
  }
}

}  // namespace dragoman
