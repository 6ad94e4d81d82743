#include "glossary/french_words.h"

namespace dragoman::embedded {
extern const absl::string_view french_words_txt;
}  // namespace dragoman::embedded

namespace dragoman {

const FrenchWords& French() {
  static const auto* const words = new FrenchWords;
  return *words;
}

std::string FrenchWords::OtherNumber(absl::string_view word, bool plural) const {
  for (const auto& [one, several] : verbs_) {
    if (word == (plural ? one : several)) return plural ? several : one;
  }
  return "";
}

FrenchWords::FrenchWords() {
  WordKinds kinds;
  kinds.sets = {
      {"part", &parts},
      {"bare_part", &bare_parts},
      {"collective", &collectives},
      {"called", &called},
      {"articleless", &articleless},
      {"epithet", &epithets},
      {"on", &on},
      {"in_bare", &in_bare},
      {"in_written", &in_written},
      {"no_infinitive", &no_infinitives},
      {"no_participle", &no_participles},
  };
  for (const WordTableLine& line : ReadWordTable(embedded::french_words_txt)) {
    if (line.kind == "verb" && line.words.size() == 2) {
      verbs_.emplace_back(line.words[0], line.words[1]);
    } else if (!kinds.Add(line)) {
      unknown_kinds.push_back(line.kind);
    }
  }
}

}  // namespace dragoman
