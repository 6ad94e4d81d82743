// Finds what a text has beside its words: tags, targets of links, placeholders.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// The ranges of `text` that hold an HTML or XML tag, comment or declaration; the "[" or "![" in front of the
// text of a Markdown link and the "](target "title")" behind it; a placeholder ({0}, {{ name }}, {% tag %},
// ${user}, %s, %1$d, %.2f, %(name)s); an &entity;. Sorted, without overlaps. Signs of comparison ("a < b and
// c > d"), per cent and braces around several words are none. Tags and links are told apart from prose by the
// grammars of HTML (https://html.spec.whatwg.org/#start-tags) and CommonMark
// (https://spec.commonmark.org/#inline-link). Any bytes are allowed. Linear in the length of `text`.
// Thread-safe.
std::vector<ByteRange> FindMarkup(absl::string_view text);

}  // namespace dragoman
