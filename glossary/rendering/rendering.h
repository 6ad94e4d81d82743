// The ways in which a concept may stand in a translation, right and wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/concept.h"
#include "glossary/inflect/inflector.h"

namespace dragoman {

// Where a spelling comes from.
enum class RenderingRole {
  kFull,       // the approved lemma
  kSurname,    // the approved surname
  kVariant,    // an allowed variant
  kAdjective,  // the adjective that an attributive mention becomes: « américain » for "US"
  kForbidden,  // what stands for the approved one by mistake: a forbidden spelling, the name in the other of
               // the two Slavic languages, half translated, or turned round
  kEnglish,    // the English form, left as it was
  kSound,      // the English name spelt by sound
};

struct RenderingForm {
  std::string text;
  std::u32string key;                  // SpellingKey
  std::vector<std::u32string> words;   // the key's words
  std::vector<GrammaticalForm> forms;  // every form that is spelt so
  bool bare = false;                   // without the article that is part of the name: « au | Caire »
  bool all_capitals = false;           // «ЕС»
  bool capital = false;                // it begins with one
  bool inner_capital = false;          // a word in Latin letters with capitals inside: "OpenAI"
  std::u32string joined_words = {};    // the key without spaces, when it has several words

  const std::u32string& joined_key() const { return words.size() > 1 ? joined_words : key; }
};

struct Rendering {
  RenderingRole role = RenderingRole::kFull;
  bool surname = false;   // of the surname alone
  bool of_woman = false;  // a Ukrainian title of a woman
  Lexeme lexeme;
  std::vector<RenderingForm> forms;
  // Of a forbidden rendering that counts only where it stands letter for letter, once for each mention: which
  // rendering of the list is right for it.
  std::optional<size_t> counterpart = {};

  bool exact_only() const { return counterpart.has_value(); }
  bool allowed() const {
    return role == RenderingRole::kFull || role == RenderingRole::kSurname ||
           role == RenderingRole::kVariant || role == RenderingRole::kAdjective;
  }
};

// Every rendering of `entry` in `language`, the approved ones first. In Russian and Ukrainian those of the
// other of the two languages that are spelt otherwise are forbidden, and places with the adjective behind the
// noun: «море Чёрное». A do-not-translate entry's is its English form.
std::vector<Rendering> RenderingsOf(const Concept& entry, const Inflector& inflector,
                                    absl::string_view language);

}  // namespace dragoman
