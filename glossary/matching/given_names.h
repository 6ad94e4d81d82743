// The table matching/given_names.txt: given names that stand before surnames in English news.
#pragma once

#include "glossary/words/folding.h"

namespace dragoman {

// Whether `word`, in whatever letter case, is one of them. Thread-safe.
bool IsGivenName(const Word& word);

}  // namespace dragoman
