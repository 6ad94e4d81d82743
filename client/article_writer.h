// Localized articles for people: the plain layout that the reader takes, with terms marked on request.
#pragma once

#include <string>

#include "dragoman/v1/localization_service.pb.h"

namespace dragoman {

enum class TermMarks {
  kNone,
  kBrackets,  // [Песков] applied, [Песков*] repaired
  kColours,   // green applied, yellow repaired, for a terminal
};

// The article in the layout of ReadPlainArticle.
std::string WritePlainArticle(const v1::LocalizedArticle& localized, TermMarks marks);

// A line an unkept promise: every missed term with its place, then every warning; "" when there are none.
std::string WriteNotes(const v1::LocalizedArticle& localized);

// One line: segments, words, terms by status, words per second.
std::string WriteSummary(const v1::LocalizedArticle& localized);

}  // namespace dragoman
