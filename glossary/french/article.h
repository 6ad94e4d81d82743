// The small words before a French term: articles, elision and contraction, prepositions.
#pragma once

#include <cstddef>
#include <optional>

#include "absl/strings/string_view.h"
#include "glossary/french/term.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The change, if any, to what stands between the word before the term and its words `first` to `last`: "de
// le" -> "du", "le " -> "l'", "de " -> "de l'".
std::optional<TextEdit> MendArticle(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term);

// What becomes of the small words before a name that has an article of its own, and of that article.
struct OwnArticlePlace {
  std::optional<TextEdit> before;
  bool bare = false;  // the name stands without its article, which is contracted: « au | Caire »
};

// The same for a name in words `first` and following whose own article is `article`, as FrenchOwnArticle has
// it: «à le Caire» -> « au | Caire », «de l'Hague» -> « de | La Haye », «le Figaro» -> « | Le Figaro ».
// `is_bare`: the article does not stand in these words now.
OwnArticlePlace MendOwnArticle(const TargetText& text, size_t first, const FrenchTerm& term,
                               absl::string_view article, bool is_bare);

}  // namespace dragoman
