#include "service/glossary/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "service/base/fault_list.h"

namespace dragoman {
namespace {

constexpr char kSeparator = '\x1f';  // stands in no id and no client's name
constexpr size_t kDefaultPageSize = 100;
constexpr size_t kMaxPageSize = 1000;

uint64_t Fnv1a(absl::string_view bytes) {
  uint64_t hash = 14695981039346656037ull;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

absl::Status Invalid(absl::string_view field, std::string description) {
  FaultList faults;
  faults.Add(std::string(field), std::move(description));
  return faults.ToStatus("invalid request");
}

}  // namespace

std::string EncodePageToken(const PageToken& token) {
  std::vector<std::string> parts = {absl::StrCat(absl::Hex(Fnv1a(token.list)))};
  parts.insert(parts.end(), token.position.begin(), token.position.end());
  return absl::WebSafeBase64Escape(absl::StrJoin(parts, std::string(1, kSeparator)));
}

absl::StatusOr<std::vector<std::string>> DecodePageToken(absl::string_view text, absl::string_view list,
                                                         size_t parts) {
  if (text.empty()) return std::vector<std::string>();
  std::string decoded;
  if (!absl::WebSafeBase64Unescape(text, &decoded)) {
    return Invalid("page_token", "is not a next_page_token of this method");
  }
  std::vector<std::string> values = absl::StrSplit(decoded, kSeparator);
  if (values.size() != parts + 1) return Invalid("page_token", "is not a next_page_token of this method");
  if (values.front() != absl::StrCat(absl::Hex(Fnv1a(list)))) {
    return Invalid("page_token",
                   "belongs to a list with other conditions; all fields but page_size must stay");
  }
  values.erase(values.begin());
  return values;
}

absl::StatusOr<size_t> PageSize(int32_t requested) {
  if (requested < 0) return Invalid("page_size", absl::StrCat(requested, "; allowed: 0 and more"));
  if (requested == 0) return kDefaultPageSize;
  return std::min(static_cast<size_t>(requested), kMaxPageSize);
}

}  // namespace dragoman
