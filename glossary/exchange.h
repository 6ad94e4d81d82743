// Glossaries in the formats of other tools: CSV and TSV as DeepL and Google take them, and TBX 3 (ISO
// 30042:2019).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/exchange/imported_entry.h"

namespace dragoman {

enum class Separator { kComma, kTab };

// The id that an entry without one gets: "person/dmitry-peskov", its kind and English form.
std::string IdFor(TermKind kind, absl::string_view name);

// Entries from separated values. Three shapes are understood:
// - without a header: source term, target term (DeepL's and Google's pairs; further columns are ignored);
// - the same with the languages in the third and fourth columns, as DeepL's pages write it;
// - with a header that has "en" among language tags ("en,fr,ru", "en-US"), as Google's equivalent term sets,
//   and any of ExportSheet's columns; others (pos, description) are ignored. A cell may hold several forms
//   with "|" between them, the usual one first. An empty cell names nothing.
// English is the source; `target` is the target language of the first shape. Quotes are as RFC 4180 says, for
// commas only. Lines without an id are of one entry where kind and first English form are the same; its id is
// made of them. A pair whose terms are the same is not to be translated only where a sheet says so.
// InvalidArgument names every fault at once as `<file>:<line>: ...`.
absl::StatusOr<std::vector<ImportedEntry>> ImportSeparated(absl::string_view text, Separator separator,
                                                           absl::string_view file, absl::string_view target,
                                                           GlossaryLayer layer);

// A line for every English form of every concept that has `target`: source term, target term, without a
// header, as DeepL's and Google's pair glossaries take them. A form that two concepts share stands once, as
// the later layer's. Characters that the format cannot hold (tabs, line breaks) become spaces.
std::string ExportSeparated(absl::Span<const Concept> concepts, Separator separator,
                            absl::string_view target);

// A line for every concept with a header: id, kind, gender, en, fr, ru, uk, and of the other fields of a
// glossary file those that some concept has, by their paths in it ("ru.indeclinable", "en.case"). Forms of
// single cases stand as "genitive: … | dative: …". ImportSeparated reads it back without loss, but for a "|"
// inside a form.
std::string ExportSheet(absl::Span<const Concept> concepts, Separator separator);

// The fields that ExportSheet would write of the concept: column and cell, in order, without empty ones.
std::vector<std::pair<std::string, std::string>> SheetFields(const Concept& entry);

// Entries from a TBX 3 document, core structure, DCA or DCT style, and from TBX 2 ("martif") as far as they
// are alike: concept entries, language sections, terms, grammatical gender and number, subject field, notes,
// administrative status (deprecated terms become forbidden variants, admitted ones allowed variants). An
// entry with the note "do not translate" needs no target language. Ids are those that ExportTbx writes;
// entries with others are put together as ImportSeparated does. InvalidArgument names every fault at once.
absl::StatusOr<std::vector<ImportedEntry>> ImportTbx(absl::string_view xml, absl::string_view file,
                                                     GlossaryLayer layer);

// The concepts as a TBX 3 document (DCA style, dialect TBX-Basic). ImportTbx reads it back, but for what TBX
// cannot say: declension exceptions, indeclinable words, animacy, French articles, elision and forms of
// titles, rules of matching.
std::string ExportTbx(absl::Span<const Concept> concepts);

// A field that a format drops or changes, as ExportSheet names it, and in how many of the concepts.
struct LostField {
  std::string field;
  size_t entries = 0;
};

// What ExportTbx and ExportSheet lose of the concepts, in the order of a sheet: what the import of their
// output does not give back, but for a "|" inside a form of a sheet. InvalidArgument when it cannot be
// imported at all, with every fault.
absl::StatusOr<std::vector<LostField>> LostInTbx(absl::Span<const Concept> concepts);
absl::StatusOr<std::vector<LostField>> LostInSheet(absl::Span<const Concept> concepts, Separator separator);

// What ExportSeparated loses of the concepts, beside their ids and the other languages.
std::vector<LostField> LostInPairs(absl::Span<const Concept> concepts, absl::string_view target);

}  // namespace dragoman
