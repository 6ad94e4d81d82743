// Whether a bare French name is the subject of what follows, alone or as one of several.
#pragma once

#include <cstddef>

#include "glossary/words/target_text.h"

namespace dragoman {

// Whether the name at word `first` is one of several at the beginning of a sentence: « Uzbekistan, Kyrgyzstan
// et ».
bool OpensAsList(const TargetText& text, size_t first);

// Whether the names that begin a sentence with words `first` to `last` go on, the last of them behind « et »,
// before a word in small letters: « France, l'Allemagne et la Pologne formeront ».
bool IsListBeforeVerb(const TargetText& text, size_t first, size_t last);

// Whether the name in words `first` to `last` is the subject of a sentence, which no headline is, right
// before a verb in the present, « Russie frappe à nouveau Odessa. », or before an adjective, « Ukraine
// orientale ».
bool OpensProse(const TargetText& text, size_t first, size_t last);

// Whether the names that begin with word `word` end before a verb in the plural: « et | DR Congo ont signé ».
bool IsLastSubject(const TargetText& text, size_t word);

// Whether the bare place in words `first` to `last`, which has an article, is the subject of what follows.
bool OpensClause(const TargetText& text, size_t first, size_t last);

}  // namespace dragoman
