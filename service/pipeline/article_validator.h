// Checks a request whole before any work is done.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dragoman/v1/localization_service.pb.h"
#include "service/base/fault_list.h"

namespace dragoman {

// What a request may hold.
struct ArticleLimits {
  size_t max_text_bytes = 100'000;
  size_t max_article_bytes = 1'000'000;
  size_t max_blocks = 2000;
  size_t max_request_entries = 1000;
};

// Every fault of `request`, each with its path in it. `typography_profiles` are the names that exist. Does
// not look at languages' support, which depends on the backends, nor into the glossary entries' grammar.
// Thread-safe.
FaultList ValidateRequest(const v1::LocalizeArticleRequest& request, const ArticleLimits& limits,
                          const std::vector<std::string>& typography_profiles);

// True for a BCP-47 tag by its outer form: letters, then subtags of letters and digits.
bool IsLanguageTag(const std::string& tag);

}  // namespace dragoman
