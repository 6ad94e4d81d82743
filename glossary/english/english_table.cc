#include "glossary/english/english_table.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace dragoman::embedded {
extern const absl::string_view english_words_txt;
}  // namespace dragoman::embedded

namespace dragoman {

const EnglishTable& EnglishTable::Get() {
  static const auto* const table = new EnglishTable;
  return *table;
}

bool EnglishTable::HasEd(absl::string_view word) {
  constexpr size_t kLongestOther = 3;  // "red"
  return word.size() > kLongestOther && absl::EndsWith(word, "ed");
}

EnglishTable::EnglishTable() {
  WordKinds kinds;
  kinds.stems = {{"supplying", &supplying}, {"arriving", &arriving},   {"aiming", &aiming},
                 {"facing", &facing},       {"regarding", &regarding}, {"awaiting", &awaiting},
                 {"replacing", &replacing}, {"complying", &complying}};
  kinds.sets = {
      {"function_word", &function_words},
      {"preposition", &prepositions},
      {"conjunction", &conjunctions},
      {"behind_initials", &behind_initials},
      {"common_noun", &common_nouns},
      {"direction", &direction},
      {"location", &location},
      {"way", &way},
      {"ing_preposition", &ing_prepositions},
      {"article", &articles},
      {"determined", &determined},
      {"part_of_place", &parts_of_place},
      {"before_noun", &before_noun},
      {"before_title", &before_title},
      {"not_noun", &not_noun},
      {"name_particle", &name_particles},
      {"finite", &finite},
      {"adjective_in_ed", &adjectives_in_ed},
      {"speech", &speech},
      {"transitive", &transitive},
      {"participle", &participles},
      {"said_to", &said_to},
      {"giving", &giving},
      {"phrasal", &phrasal},
      {"authored", &authored},
      {"assault", &assaults},
      {"before_event", &before_events},
      {"call", &calling},
      {"behind_verb", &behind_verb},
      {"of_army", &of_army},
      {"phrasal_verb", &phrasal_verbs},
      {"object_adverb", &object_adverbs},
      {"copula", &copulas},
      {"appoint", &appointing},
      {"to_appoint", &to_appoint},
      {"declare", &declaring},
      {"like", &liking},
      {"be", &be},
      {"quantity", &quantities},
      {"auxiliary", &auxiliaries},
      {"adverb", &adverbs},
      {"before_plain_verb", &before_plain},
      {"office", &offices},
      {"motion", &motion},
      {"not_direction", &not_direction},
      {"leaving", &leaving},
      {"speaker", &speakers},
      {"of_person", &of_person},
      {"of_somebody", &of_somebody},
      {"to_somebody", &to_somebody},
      {"imperative", &imperatives},
      {"rank", &ranks},
      {"question", &questions},
      {"asking", &asking},
      {"you", &you},
      {"became_she", &became_she},
      {"of_title", &of_title},
      {"to_title", &to_title},
      {"in_apposition", &in_apposition},
      {"aside_speech", &aside_speech},
      {"relative", &relatives},
      {"mrs", &mrs},
      {"mr", &mr},
      {"brand", &brands},
      {"month", &months},
      {"before_month", &before_months},
      {"word_like_abbreviation", &word_like_abbreviations},
      {"before_person", &before_person},
      {"behind_office", &behind_office},
      {"headline_verb", &headline_verbs},
      {"given_name_word", &given_name_words},
      {"proper", &proper},
      {"before_proper", &before_proper},
      {"before_place", &before_place},
      {"owner", &owners},
  };
  for (const WordTableLine& line : ReadWordTable(embedded::english_words_txt)) {
    if (line.kind == "woman_before") {
      for (size_t i = 1; i < line.columns.size(); ++i) {
        woman_before.emplace_back(line.columns[i]);
      }
    } else if (!kinds.Add(line)) {
      faults.push_back(UnknownKind(line));
    }
  }
}

}  // namespace dragoman
