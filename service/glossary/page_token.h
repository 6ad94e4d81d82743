// Page tokens of lists: where the next page begins, and which list it is of.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// Where the next page begins, in the caller's own terms: "position" is the last entry given.
struct PageToken {
  std::vector<std::string> position;
  // Says which list the token is of, as the request's conditions; a page of another list is refused.
  std::string list;
};

// The token as opaque text that a URL may hold.
std::string EncodePageToken(const PageToken& token);

// The position in `text`, a token of the same list with `parts` parts; "" gives no parts. InvalidArgument
// when it is not one.
absl::StatusOr<std::vector<std::string>> DecodePageToken(absl::string_view text, absl::string_view list,
                                                         size_t parts);

// The entries of a page for a request's page_size: 0 gives 100, more than 1000 gives 1000. InvalidArgument
// when negative.
absl::StatusOr<size_t> PageSize(int32_t requested);

}  // namespace dragoman
