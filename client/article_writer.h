// Localized articles for people: the layout of the file that was read, with terms marked on request.
#pragma once

#include <string>

#include "client/article_layout.h"
#include "dragoman/v1/localization_service.pb.h"

namespace dragoman {

enum class TermMarks {
  kNone,
  kBrackets,  // [Песков] applied, [Песков*] repaired
  kColours,   // green applied, yellow repaired, for a terminal
};

// The texts of the article in `layout`, that of the article that was localized. A slot for which the article
// has no text stays empty.
std::string WritePlainArticle(const v1::LocalizedArticle& localized, const ArticleLayout& layout,
                              TermMarks marks);

// A line an unkept promise: every missed term with its place, then every warning but those of segments that
// failed; "" when there are none.
std::string WriteNotes(const v1::LocalizedArticle& localized);

// The segments that no backend could translate, which stand as in the source: how many there are, why the
// first is one ("" without any), and a line for each.
int CountFailedSegments(const v1::LocalizedArticle& localized);
std::string WhyFirstSegmentFailed(const v1::LocalizedArticle& localized);
std::string WriteFailedSegments(const v1::LocalizedArticle& localized);

// One line: segments, words, terms by status, words per second.
std::string WriteSummary(const v1::LocalizedArticle& localized);

}  // namespace dragoman
