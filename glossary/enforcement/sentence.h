// A source text and its translation as the parts of the enforcer pass them on.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/enforcement/enforcement_input.h"
#include "glossary/english/source_reading.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// What it refers to must outlive it.
struct Sentence {
  const EnforcementInput& input;
  const TargetText& text;       // input.target
  const SourceReading& source;  // input.source
  absl::string_view language;   // of the target
};

}  // namespace dragoman
