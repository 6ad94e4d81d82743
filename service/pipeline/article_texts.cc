#include "service/pipeline/article_texts.h"

#include "absl/strings/str_cat.h"

namespace dragoman {

std::vector<ArticleText> ListTexts(const v1::Article& article) {
  std::vector<ArticleText> texts;
  if (article.has_headline()) texts.push_back({"headline", TextRole::kHeadline, -1, &article.headline()});
  if (article.has_lead()) texts.push_back({"lead", TextRole::kProse, -1, &article.lead()});
  if (article.has_byline()) texts.push_back({"byline", TextRole::kLabel, -1, &article.byline()});
  if (article.has_dateline()) texts.push_back({"dateline", TextRole::kLabel, -1, &article.dateline()});
  for (int i = 0; i < article.blocks_size(); ++i) {
    const v1::Block& block = article.blocks(i);
    const std::string path = absl::StrCat("blocks[", i, "].");
    const auto add = [&](const std::string& field, TextRole role, const v1::RichText& text) {
      texts.push_back({path + field, role, i, &text});
    };
    switch (block.kind_case()) {
      case v1::Block::kHeading:
        if (block.heading().has_text()) add("heading.text", TextRole::kHeadline, block.heading().text());
        break;
      case v1::Block::kParagraph:
        if (block.paragraph().has_text()) add("paragraph.text", TextRole::kProse, block.paragraph().text());
        break;
      case v1::Block::kQuote:
        if (block.quote().has_text()) add("quote.text", TextRole::kProse, block.quote().text());
        if (block.quote().has_attribution()) {
          add("quote.attribution", TextRole::kLabel, block.quote().attribution());
        }
        break;
      case v1::Block::kList:
        for (int item = 0; item < block.list().items_size(); ++item) {
          add(absl::StrCat("list.items[", item, "]"), TextRole::kProse, block.list().items(item));
        }
        break;
      case v1::Block::kImage:
        if (block.image().has_caption()) add("image.caption", TextRole::kProse, block.image().caption());
        if (block.image().has_alternative_text()) {
          add("image.alternative_text", TextRole::kProse, block.image().alternative_text());
        }
        break;
      case v1::Block::kPreformatted:
      case v1::Block::KIND_NOT_SET:
        break;
    }
  }
  return texts;
}

std::vector<v1::RichText*> ListMutableTexts(v1::Article& article) {
  std::vector<v1::RichText*> texts;
  // ListTexts names fields of this very article, which the caller may write.
  for (const ArticleText& text : ListTexts(article)) texts.push_back(const_cast<v1::RichText*>(text.text));
  return texts;
}

}  // namespace dragoman
