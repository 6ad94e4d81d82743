// Articles from files: the plain layout of a newsroom's text, or JSON.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "dragoman/v1/article.pb.h"

namespace dragoman {

// The largest file that the commands take for an article.
inline constexpr uint64_t kMaxArticleFileBytes = 16 << 20;

// The typed article of a plain text. Blank lines part blocks:
// - the first block is the headline; "date 2026-02-03" or a bare date before it is the time of publication;
// - "By NAME" below it is the byline; the first paragraph after that is the lead;
// - "Photo: CREDIT, ADDRESS CAPTION" is an image with its credit and licence address;
// - "# words", or one short line without a full stop between paragraphs, is a subhead;
// - lines that begin with "- " or "1. " are a list, with "> " a quotation, whose last line may be "> — who
// says it";
// - lines between ``` are preformatted; all else is a paragraph.
// InvalidArgument when the text is not valid UTF-8 or has no words.
absl::StatusOr<v1::Article> ReadPlainArticle(absl::string_view text);

// An article in protobuf's JSON form. InvalidArgument when it is not valid UTF-8, or with the parser's
// message.
absl::StatusOr<v1::Article> ReadJsonArticle(absl::string_view json);

}  // namespace dragoman
