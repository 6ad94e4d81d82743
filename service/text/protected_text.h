// Finds what typography and translation must leave as it is: addresses, handles, code, markup.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// The ranges of `text` that hold a URL (with a scheme, data: included, or "www.", or a bare host name under a
// common top-level domain), an e-mail address, an @handle, a #hashtag with a letter in it, `code` between
// backticks on one line, a file path, or what FindMarkup finds (tags, targets of links, placeholders);
// sorted, without overlaps. Punctuation that ends the sentence is not part of an address. Ill-formed UTF-8 is
// allowed. Linear in the length of `text`. Thread-safe.
std::vector<ByteRange> FindProtectedText(absl::string_view text);

}  // namespace dragoman
