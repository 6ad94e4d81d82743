// Glossaries in the formats of other tools: CSV and TSV as DeepL and Google take them, and TBX 3 (ISO 30042:2019).
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"

namespace dragoman {

enum class Separator { kComma, kTab };

// Concepts from separated values. Two shapes are understood:
// - without a header: source term, target term (DeepL's; further columns, a language pair, are ignored);
// - with a header of language tags ("en,fr,ru"), or of a sheet's fields: id, kind, gender, pos, description beside them
//   (Google's equivalent term sets; pos and description are ignored).
// English is the source; `target` is the target language of the first shape. Commas may be quoted as RFC 4180 says; tabs
// never are. Terms of a line are a concept with an id made of its line's kind and English form. InvalidArgument names
// every fault at once as `<file>:<line>: ...`.
absl::StatusOr<std::vector<Concept>> ImportSeparated(absl::string_view text, Separator separator,
                                                     absl::string_view file, absl::string_view target,
                                                     GlossaryLayer layer);

// A line for every English form of every concept that has `target`: source term, target term, without a header, as
// DeepL's and Google's pair glossaries take them. A form that two concepts share stands once, as the later layer's.
// Characters that the format cannot hold (tabs, line breaks) become spaces.
std::string ExportSeparated(absl::Span<const Concept> concepts, Separator separator, absl::string_view target);

// Every language of every concept, with a header: id, kind, gender, en, fr, ru, uk; the form that ImportSeparated reads
// back.
std::string ExportSheet(absl::Span<const Concept> concepts, Separator separator);

// Concepts from a TBX 3 document, core structure, DCA or DCT style, and from TBX 2 ("martif") as far as they are alike:
// concept entries, language sections, terms, grammatical gender and number, subject field, notes, administrative status
// (deprecated terms become forbidden variants, admitted ones allowed variants).
absl::StatusOr<std::vector<Concept>> ImportTbx(absl::string_view xml, absl::string_view file, GlossaryLayer layer);

// The concepts as a TBX 3 document (DCA style, TBX-Basic dialect) that ImportTbx reads back without loss but for French
// elision, declension exceptions and rules of matching.
std::string ExportTbx(absl::Span<const Concept> concepts);

}  // namespace dragoman
