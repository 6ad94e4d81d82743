// Articles from files: the plain layout of a newsroom's text, or JSON.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/article_layout.h"
#include "dragoman/v1/article.pb.h"

namespace dragoman {

// The largest file that the commands take for an article.
inline constexpr uint64_t kMaxArticleFileBytes = 16 << 20;

// An article and where its texts stand in the file.
struct PlainArticle {
  v1::Article article;
  ArticleLayout layout;
};

// The typed article of a plain text or Markdown. Blank lines and marks part blocks:
// - the first line is the headline; "date 2026-02-03" or a bare date before it is the time of publication;
// - "By NAME" below it is the byline; the first paragraph after that is the lead;
// - "Photo: CREDIT, ADDRESS CAPTION" is an image with its credit and licence address;
// - "# words", words above a line of "=" or "-", or one short line without a full stop before other blocks,
// is
//   a subhead;
// - lines that begin with "-", "*", "+", "•", "1." or "1)" and a blank are the items of a list; lines below
// one
//   without such a mark belong to it;
// - lines that begin with ">" are a quotation, whose last line may be "> — who says it";
// - lines that begin with "|", or stand around one such as "---|---", are rows of a table: each is a list of
// its
//   cells;
// - lines between ``` or ~~~, <pre>, <script>, <style>, comments, and lines without words of their own
// (rules,
//   tags, addresses) are preformatted; all else is a paragraph.
// WritePlainArticle with the layout gives the very bytes of `text`, whose texts alone a translation changes.
// InvalidArgument when the text is not valid UTF-8 or has no words.
absl::StatusOr<PlainArticle> ReadPlainArticle(absl::string_view text);

// An article in protobuf's JSON form. InvalidArgument when it is not valid UTF-8, or with the parser's
// message.
absl::StatusOr<v1::Article> ReadJsonArticle(absl::string_view json);

}  // namespace dragoman
