// Who the subject of a Russian or Ukrainian clause is, by agreement with its verb and by word order.
#pragma once

#include "glossary/slavic/government/place.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {

// Whether a verb of the form `verb` may have the term as its subject.
bool Agrees(const Place& place, VerbForm verb);

// Whether a subject stands before word `verb` in its clause.
bool HasSubject(const Place& place, size_t verb);

// The first word behind a term, behind the name as well when the term is a title.
size_t BehindName(const Place& place);

// Whether the clause that begins with word `begin` has a noun other than the term that may be the subject of
// word `verb`.
bool HasOtherSubject(const Place& place, size_t begin, size_t verb);

// Whether the term depends on what stands before it in the clause that begins with word `begin`, or another
// name has the verb at `verb`.
bool BelongsToPhrase(const Place& place, size_t begin, size_t verb);

}  // namespace dragoman
