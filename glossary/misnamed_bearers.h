// Persons whose name a translator garbled so that no spelling tells it, found by the title before it.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/enforcer.h"
#include "glossary/target_text.h"
#include "glossary/term_claims.h"

namespace dragoman {

// Adds claims for the persons of `input` who have no place yet, whose title stands right before them in the
// source and is claimed: the words with capitals behind that title, or behind it and its country or
// adjective, one of which has something of a part of their name: «Министр иностранных дел Франции |
// Жан-Нио-Нио» for "French Foreign Minister Jean-Noël Barrot". `claims` are sorted and stay so.
void ClaimMisnamedBearers(const EnforcementInput& input, const TargetText& text,
                          const RenderingMap& renderings, std::vector<Claim>* claims);

}  // namespace dragoman
