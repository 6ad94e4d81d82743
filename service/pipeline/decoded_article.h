// An article as its readers see it: with characters where its texts have HTML entities, and the way back.
#pragma once

#include <optional>
#include <vector>

#include "dragoman/v1/article.pb.h"
#include "service/pipeline/text_finisher.h"
#include "service/text/entities.h"

namespace dragoman {

// Immutable, hence thread-safe.
class DecodedArticle {
 public:
  // `original` must be valid (see ArticleValidator) and outlive this.
  explicit DecodedArticle(const v1::Article& original);

  // The article to localize; its spans follow the text.
  const v1::Article& article() const { return decoded_.has_value() ? *decoded_ : original_; }

  // Puts the entities back into `finished`, the localized text with this number in ListTexts: into what it
  // quotes, too, and its locations are those in the original and in the text as it then stands.
  void Encode(size_t text, FinishedText& finished) const;

 private:
  struct Text {
    const v1::RichText* original;
    Entities entities;
    std::vector<TextEdit> encoding;  // from the decoded text back to the original one
  };

  const v1::Article& original_;
  std::optional<v1::Article> decoded_;  // absent when no text has entities
  std::vector<Text> texts_;             // as ListTexts has them
};

}  // namespace dragoman
