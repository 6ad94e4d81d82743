// Verbs in the past tense and relative pronouns that have to agree with a name.
#pragma once

#include <optional>
#include <vector>

#include "glossary/slavic/government/place.h"
#include "glossary/slavic/past_tense.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The changes to the relative pronoun and the verb in the past tense right behind word `last`, with which a
// name ends that is their `subject`: «Європейська комісія | запропонував», «Рашида Дати, | который
// представил», «меморандум | была подписана». In order.
std::vector<TextEdit> MendBehind(const SlavicText& sentence, size_t last, SubjectForm subject);

// Whether nothing of its phrase stands before word `first`: no noun as in «Партия | Ликуд заявила».
bool OpensAsSubject(const SlavicText& sentence, size_t first);

// The change, if any, to such a verb where it opens its clause before word `first`: «…», — сказал | Рашида
// Дати».
std::optional<TextEdit> MendVerbBefore(const SlavicText& sentence, size_t first, SubjectForm subject);

}  // namespace dragoman
