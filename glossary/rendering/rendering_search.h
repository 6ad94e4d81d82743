// Where the renderings of a concept stand in a translation, or something like them.
#pragma once

#include <vector>

#include "glossary/rendering/rendering.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// A place in a translation that may render a concept.
struct RenderingSpan {
  size_t first_word = 0;
  size_t last_word = 0;
  const Rendering* rendering = nullptr;
  const RenderingForm* exact = nullptr;  // the form whose key stands there; null when only like it
  double score = 0;                      // of scores.h
  // What the endings that stand there say; for an exact form, its forms.
  std::vector<GrammaticalForm> forms;
  bool mixed = false;          // the words that stand there are in different cases
  bool undecided = false;      // a declined given name stands before a surname in the nominative, spelt right
  bool guessed = false;        // the forms are by the endings of words that the rendering does not have
  bool other_wording = false;  // other words than the rendering's: of calque.h or literal_translation.h
  bool partly_english = false;  // one of these, of which the translator left a word in English
  bool other_head = false;      // found by FindOneWordOff, and the word that is off is its head noun
  // The words of `exact` are parted by an adjective of so many words, from this one: « ministre | français |
  // des Affaires étrangères ».
  size_t inserted_word = 0;
  size_t inserted_words = 0;

  bool Overlaps(const RenderingSpan& other) const {
    return first_word <= other.last_word && other.first_word <= last_word;
  }
};

// The places of `text` that render the concept of `renderings`, overlapping ones included. `loose` words (an
// empty list: none) may be less alike, because an alignment points at them. `language` is that of `text`.
std::vector<RenderingSpan> FindRenderings(const TargetText& text, const std::vector<Rendering>& renderings,
                                          TermKind kind, const std::vector<bool>& loose,
                                          absl::string_view language);

}  // namespace dragoman
