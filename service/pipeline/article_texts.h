// The texts of an article in reading order: the one place that knows where an article keeps text.
#pragma once

#include <string>
#include <vector>

#include "dragoman/v1/article.pb.h"

namespace dragoman {

// How a text is treated.
enum class TextRole {
  kHeadline,  // headline and subheads: no sentence, may be in title case
  kProse,     // lead, paragraphs, quotes, captions, list items
  kLabel,     // byline, dateline, attribution: a phrase
};

// A text that is localized. `block` is -1 for those above the body.
struct ArticleText {
  std::string path;  // in Article: "blocks[3].paragraph.text"
  TextRole role = TextRole::kProse;
  int block = -1;
  const v1::RichText* text = nullptr;  // in the article
};

// Every localized text that is set, empty ones included, in reading order: front (dateline, headline, lead,
// byline), then the body.
std::vector<ArticleText> ListTexts(const v1::Article& article);

// The same texts, in the same order, to be written. `article` owns them.
std::vector<v1::RichText*> ListMutableTexts(v1::Article& article);

}  // namespace dragoman
