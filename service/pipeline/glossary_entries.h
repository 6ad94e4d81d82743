// Glossary entries between messages and the glossary's own values.
#pragma once

#include <string>
#include <vector>

#include "dragoman/v1/glossary.pb.h"
#include "glossary/concept.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "service/base/fault_list.h"

namespace dragoman {

// `entry` as a concept of `layer`. Adds a fault for each thing wrong, at "<field>.names" and so on.
// Thread-safe.
Concept ConceptFromEntry(const v1::GlossaryEntry& entry, GlossaryLayer layer, const std::string& field,
                         FaultList& faults);

// `entries` as concepts of `layer`. Adds a fault for each thing wrong, at "<field>[i]...". Thread-safe.
std::vector<Concept> ConceptsFromEntries(const google::protobuf::RepeatedPtrField<v1::GlossaryEntry>& entries,
                                         GlossaryLayer layer, const std::string& field, FaultList& faults);

// The concept as a message, without etag, client and time.
v1::GlossaryEntry EntryFromConcept(const Concept& entry);

}  // namespace dragoman
