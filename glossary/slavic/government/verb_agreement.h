// Verbs in the past tense and relative pronouns that have to agree with a name.
#pragma once

#include <optional>
#include <vector>

#include "glossary/slavic/government/place.h"
#include "glossary/slavic/past_tense.h"
#include "service/text/text_edit.h"

namespace dragoman {

// As in Government.
std::vector<TextEdit> MendBehind(const SlavicText& sentence, size_t last, SubjectForm subject);

// As in Government.
bool OpensAsSubject(const SlavicText& sentence, size_t first);

// As in Government.
std::optional<TextEdit> MendVerbBefore(const SlavicText& sentence, size_t first, SubjectForm subject);

}  // namespace dragoman
