// What a plain text has beside the words of its article: markers, rules, pipes, blank lines. The words go to
// the server; the layout stays with the client and takes the localized words up again.
#pragma once

#include <string>
#include <vector>

#include "dragoman/v1/article.pb.h"

namespace dragoman {

// A place where a text of the article stands.
struct LayoutSlot {
  std::string before;  // the bytes between the slot before and this one
  std::string path;    // of the text, as in TextLocation.path: "blocks[2].list.items[0]"
  // What stands for each line break of the text ("\n> " in a quotation), the last one for all beyond it; when
  // empty, "\n".
  std::vector<std::string> line_breaks;
};

// The slots in the order of the file.
struct ArticleLayout {
  std::vector<LayoutSlot> slots;
  std::string after;  // the bytes behind the last slot
};

// The layout of an article that did not come from a plain text, in the form that ReadPlainArticle takes.
ArticleLayout LayoutOf(const v1::Article& article);

}  // namespace dragoman
