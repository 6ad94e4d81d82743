// Checks of a translation against its source. They find; they change nothing.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"

namespace dragoman {

enum class CheckKind {
  kNumbers,
  kDates,
  kCurrencies,
  kNames,
  kQuotes,
  kEnglishLeft,
  kWrongScript,  // Russian letters or words in Ukrainian, the reverse, Latin letters inside Cyrillic words,
                 // lost characters
  kLength,
  kRepetition,
  kPlaceholders,
  kUntranslated,
};

// The kind as an UPPER_SNAKE reason: "NUMBERS". Static storage, ended by NUL.
absl::string_view CheckName(CheckKind kind);

struct CheckFinding {
  CheckKind kind;
  ByteRange source;  // empty where the finding is not about a place of the source
  ByteRange target;
  std::string message;  // holds no text of the article but numbers
};

struct CheckInput {
  absl::string_view source;
  absl::string_view target;
  absl::string_view source_language;  // BCP-47
  absl::string_view target_language;
  absl::Span<const ByteRange>
      source_fixed;  // ranges of the source that must stand in the target byte for byte
  absl::Span<const ByteRange>
      target_names;  // names and do-not-translate text in the target, exempt from the script tests
};

// All findings, check by check: values, names, quotation marks, words, length, repetition, what must be kept.
// Each points at the bytes of one side or both. Linear in the lengths but for the fixed ranges and the
// numbers; texts with more than 2000 digits are tables, whose numbers are not checked. Any bytes are allowed.
// Thread-safe.
std::vector<CheckFinding> CheckTranslation(const CheckInput& input);

}  // namespace dragoman
