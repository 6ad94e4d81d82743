#include "client/article_layout.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace dragoman {
namespace {

class LayoutBuilder {
 public:
  explicit LayoutBuilder(const v1::Article& article) : article_(article) {}

  ArticleLayout Build() && {
    if (article_.has_publish_time()) {
      Begin("date ");
      absl::StrAppend(&literal_,
                      google::protobuf::util::TimeUtil::ToString(article_.publish_time()).substr(0, 10));
      End();
    }
    if (article_.has_dateline()) Line("", "dateline");
    if (article_.has_headline()) Line("", "headline");
    if (article_.has_byline()) Line("", "byline");
    if (article_.has_lead()) Line("", "lead");
    for (int i = 0; i < article_.blocks_size(); ++i)
      Block(article_.blocks(i), absl::StrCat("blocks[", i, "]."));
    layout_.after = std::move(literal_);
    return std::move(layout_);
  }

 private:
  void Begin(absl::string_view marker) {
    const bool first = layout_.slots.empty() && literal_.empty();
    absl::StrAppend(&literal_, first ? "" : "\n", marker);
  }
  void End() { absl::StrAppend(&literal_, "\n"); }
  void Slot(const std::string& path, std::vector<std::string> line_breaks = {}) {
    layout_.slots.push_back({std::exchange(literal_, ""), path, std::move(line_breaks)});
  }
  void Line(absl::string_view marker, const std::string& path) {
    Begin(marker);
    Slot(path);
    End();
  }

  void Block(const v1::Block& block, const std::string& path) {
    switch (block.kind_case()) {
      case v1::Block::kHeading:
        Line(absl::StrCat(std::string(static_cast<size_t>(std::max(block.heading().level(), 1)), '#'), " "),
             path + "heading.text");
        break;
      case v1::Block::kParagraph:
        Line("", path + "paragraph.text");
        break;
      case v1::Block::kQuote:
        Begin("> ");
        Slot(path + "quote.text", {"\n> "});
        if (block.quote().has_attribution()) {
          absl::StrAppend(&literal_, "\n> — ");
          Slot(path + "quote.attribution");
        }
        End();
        break;
      case v1::Block::kList:
        Begin("");
        for (int i = 0; i < block.list().items_size(); ++i) {
          absl::StrAppend(&literal_, block.list().ordered() ? absl::StrCat(i + 1, ". ") : "- ");
          Slot(absl::StrCat(path, "list.items[", i, "]"), {"\n  "});
          End();
        }
        break;
      case v1::Block::kImage:
        Begin(absl::StrCat("Photo: ", block.image().credit()));
        if (!block.image().licence_uri().empty()) {
          absl::StrAppend(&literal_, ", ", block.image().licence_uri());
        }
        if (block.image().has_caption()) {
          absl::StrAppend(&literal_, " ");
          Slot(path + "image.caption");
        }
        End();
        break;
      case v1::Block::kPreformatted:
        Begin(absl::StrCat("```\n", block.preformatted().text(), "\n```"));
        End();
        break;
      case v1::Block::KIND_NOT_SET:
        break;
    }
  }

  const v1::Article& article_;
  ArticleLayout layout_;
  std::string literal_;  // the bytes since the last slot
};

}  // namespace

ArticleLayout LayoutOf(const v1::Article& article) { return LayoutBuilder(article).Build(); }

}  // namespace dragoman
