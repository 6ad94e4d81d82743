// The ways in which a concept may stand in a translation, right and wrong, and where one of them does.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/concept.h"
#include "glossary/inflect/inflector.h"
#include "glossary/target_text.h"

namespace dragoman {

// Where a spelling comes from.
enum class RenderingRole {
  kFull,       // the approved lemma
  kSurname,    // the approved surname
  kVariant,    // an allowed variant
  kForbidden,  // a forbidden one
  kEnglish,    // the English form, left as it was
  kSound,      // the English name spelt by sound
};

struct RenderingForm {
  std::string text;
  std::u32string key;                  // SpellingKey
  std::vector<std::u32string> words;   // the key's words
  std::vector<GrammaticalForm> forms;  // every form that is spelt so
};

struct Rendering {
  RenderingRole role = RenderingRole::kFull;
  bool surname = false;  // of the surname alone
  Lexeme lexeme;
  std::vector<RenderingForm> forms;

  bool allowed() const {
    return role == RenderingRole::kFull || role == RenderingRole::kSurname || role == RenderingRole::kVariant;
  }
};

// Every rendering of `entry` in `language`, the approved ones first. A do-not-translate entry's is its
// English form.
std::vector<Rendering> RenderingsOf(const Concept& entry, const Inflector& inflector,
                                    absl::string_view language);

// A place in a translation that may render a concept.
struct RenderingSpan {
  size_t first_word = 0;
  size_t last_word = 0;
  const Rendering* rendering = nullptr;
  const RenderingForm* exact = nullptr;  // the form whose key stands there; null when only like it
  double score = 0;                      // up to 1
  // What the endings that stand there say; for an exact form, its forms.
  std::vector<GrammaticalForm> forms;
  bool mixed = false;  // the words that stand there are in different cases

  bool Overlaps(const RenderingSpan& other) const {
    return first_word <= other.last_word && other.first_word <= last_word;
  }
};

// The places of `text` that render the concept of `renderings`, overlapping ones included. `fuzzy` false:
// only those that are spelt as a form is. `loose` words (an empty list: none) may be less alike, because an
// alignment points at them.
std::vector<RenderingSpan> FindRenderings(const TargetText& text, const std::vector<Rendering>& renderings,
                                          TermKind kind, bool fuzzy, const std::vector<bool>& loose);

}  // namespace dragoman
