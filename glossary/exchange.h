// Glossaries in the formats of other tools: CSV and TSV as DeepL and Google take them, and TBX 3 (ISO
// 30042:2019).
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
// - without a header: source term, target term (DeepL's and Google's pairs; further columns are ignored);
// - with a header that has "en" among language tags ("en,fr,ru", "en-US"), as Google's equivalent term sets,
// and, where
//   known, id, kind, gender, origin; other columns (pos, description) are ignored. A cell may hold several
//   forms with "|" between them, the usual one first.
// English is the source; `target` is the target language of the first shape. Quotes are as RFC 4180 says, for
// commas only. A line is a concept; without an id it gets one from its kind and English form. InvalidArgument
// names every fault at once as `<file>:<line>: ...`.
absl::StatusOr<std::vector<Concept>> ImportSeparated(absl::string_view text, Separator separator,
                                                     absl::string_view file, absl::string_view target,
                                                     GlossaryLayer layer);

// A line for every English form of every concept that has `target`: source term, target term, without a
// header, as DeepL's and Google's pair glossaries take them. A form that two concepts share stands once, as
// the later layer's. Characters that the format cannot hold (tabs, line breaks) become spaces.
std::string ExportSeparated(absl::Span<const Concept> concepts, Separator separator,
                            absl::string_view target);

// A line for every concept, all languages, with a header: id, kind, gender, origin, en, fr, ru, uk.
// ImportSeparated reads it back; grammar beyond the kind and a person's gender is left out.
std::string ExportSheet(absl::Span<const Concept> concepts, Separator separator);

// Concepts from a TBX 3 document, core structure, DCA or DCT style, and from TBX 2 ("martif") as far as they
// are alike: concept entries, language sections, terms, grammatical gender and number, subject field, notes,
// administrative status (deprecated terms become forbidden variants, admitted ones allowed variants).
absl::StatusOr<std::vector<Concept>> ImportTbx(absl::string_view xml, absl::string_view file,
                                               GlossaryLayer layer);

// The concepts as a TBX 3 document (DCA style, dialect TBX-Basic). ImportTbx reads it back, but for what TBX
// cannot say: declension exceptions, indeclinable words, French elision, rules of matching.
std::string ExportTbx(absl::Span<const Concept> concepts);

}  // namespace dragoman
