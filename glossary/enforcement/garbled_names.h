// Persons whose name a translator garbled: those that no spelling tells, found by the title before them, and
// what is left of a name beside the part of it that was found.
#pragma once

#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"

namespace dragoman {

// Adds claims for the persons of `sentence` who have no place yet, whose title stands right before them in
// the source and is claimed: the words with capitals behind that title, or behind it and its country or
// adjective, one of which has something of a part of their name: «Министр иностранных дел Франции |
// Жан-Нио-Нио» for "French Foreign Minister Jean-Noël Barrot". `claims` are sorted and stay so.
void ClaimMisnamedBearers(const Sentence& sentence, const RenderingMap& renderings,
                          std::vector<Claim>* claims);

// Takes into the claims on persons whom the source names in full the words beside them that are pieces of
// their name: «сказав | Олександру Варкар Вучич», «Мелани Жоли Йоли |». A claim on a surname becomes one on
// the full name when it takes what the given name became. `claims` are sorted and stay so.
void TakeNameRemnants(const Sentence& sentence, const RenderingMap& renderings, std::vector<Claim>* claims);

}  // namespace dragoman
