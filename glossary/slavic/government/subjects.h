// Where a term is the subject of its clause, or acts in it.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {

// Of what begins its clause, is the subject in the source and agrees with the predicate: «Петра Порошенко,
// лидер партии, подал в суд».
CaseDemand SubjectOfPredicate(const Place& place);

// Of the subject right behind a verb that has no object: «До БРІКС приєдналася Індонезія».
CaseDemand SubjectBehindVerb(const Place& place);

// Of the agent right before a participle or a verb without a subject: «Комиссией раскритикован закон».
CaseDemand AgentBeforeVerb(const Place& place);

// Of a subject that the translator declined: «російському міністру Лаврову відзначила» for "the minister
// noted", «зазначив президенту» for "the president noted".
CaseDemand DeclinedSubject(const Place& place);

// Of the subject of a clause that has lost its verb: «сказала, що міністр Сибіга.»
CaseDemand SubjectOfLostVerb(const Place& place);

// Of the subject at the beginning of its clause: «Европарламента поддержал» for "Parliament backed".
CaseDemand SubjectOfVerb(const Place& place);

// Of a subject in the plural whose verb is farther behind: «Министр иностранных дел Германии, Франции и
// Польши провели» for "The foreign ministers".
CaseDemand PluralSubject(const Place& place);

// Of a subject in the plural behind what those do to each other: «узгодили між собою Стере та Стармер».
CaseDemand SubjectOfEachOther(const Place& place);

// Of a title before "became" and the name of its holder: «Министром финансов стал Столтенберг».
CaseDemand BecomeBy(const Place& place);

// Of whom the source has as the subject, in a clause that has no other: «Словакию Венгрия считает
// союзником», «Охрану посольства Израиль удвоил».
CaseDemand SubjectOfClause(const Place& place);

// Of what depends on the subject, right before the verb: «Команда Европы выиграла».
CaseDemand EndsSubject(const Place& place);

// A subject behind its verb: «, решила в третьем чтении Госдума», «Борн сменил на посту премьера Атталь».
CaseDemand BehindItsVerb(const Place& place);

}  // namespace dragoman
