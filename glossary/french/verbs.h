// The verbs and participles beside a French term that agree with it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "glossary/french/term.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The changes to the verb and its participle in -é behind the term in words `first` to `last`, which was put
// there and is the subject of its clause: « le cessez-le-feu | a été annoncée » -> « annoncé », « Les |
// ministre des Armées | ont été accompagnés » -> « a été accompagné ». In order.
std::vector<TextEdit> MendPredicate(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term);

// The changes to the verb right behind the term in words `first` to `last` where the subject is what the term
// depends on, a noun or the term in words `before`: « Les experts de l'OMS | a averti » -> « ont averti »,
// « Une interview avec l'OMS | a été diffusées » -> « diffusée ». In order.
std::vector<TextEdit> MendVerbBehind(const TargetText& text, size_t first, size_t last,
                                     const std::optional<WordSpan>& before);

// The change, if any, to the participle that begins the sentence before its subject, the term at word
// `first`: « Publié à l'aube, la | déclaration » -> « Publiée ».
std::optional<TextEdit> MendOpeningParticiple(const TargetText& text, size_t first, const FrenchTerm& term);

// The change, if any, to the participle before the title of a woman at word `first`: « elle est devenu |
// ministre » -> « devenue ».
std::optional<TextEdit> MendHerParticiple(const TargetText& text, size_t first);

// The change, if any, to the verb of a sentence whose subject is the term in words `first` to `last` and
// something else behind « et »: « L'Albanie et l'Ukraine | a accepté » -> « ont accepté ».
std::optional<TextEdit> MendVerbOfTwo(const TargetText& text, size_t first, size_t last);

}  // namespace dragoman
