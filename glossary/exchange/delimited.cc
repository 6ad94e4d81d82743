// Pairs and sheets: ImportSeparated, ExportSeparated, ExportSheet, SheetFields.
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "glossary/exchange.h"
#include "glossary/exchange/delimited_rows.h"
#include "glossary/exchange/entry_defaults.h"
#include "glossary/exchange/sheet_columns.h"
#include "glossary/exchange/source_text.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

bool IsKnownLanguage(absl::string_view tag) {
  return tag == "en" || absl::c_linear_search(GlossaryLanguages(), tag);
}

// "en-US" as "en", "ru.forms" as it is: what a header's cell names.
std::string ColumnName(const std::string& cell) {
  const std::string lower = absl::AsciiStrToLower(cell);
  return FindColumn(lower) != nullptr ? lower : PrimaryTag(cell);
}

// "Kremlin,Кремль,en,ru": DeepL's own export.
bool NamesItsLanguages(const std::vector<std::string>& cells) {
  if (cells.size() < 4) return false;
  const auto is_language = [&](size_t i) { return IsKnownLanguage(PrimaryTag(cells[i])); };
  const auto is_column = [&](size_t i) { return FindColumn(ColumnName(cells[i])) != nullptr; };
  return is_language(2) && is_language(3) && !is_column(0) && !is_column(1);
}

bool IsHeader(const std::vector<std::string>& cells) {
  return !NamesItsLanguages(cells) && absl::c_any_of(cells, [](const std::string& cell) {
    return PrimaryTag(cell) == "en" && cell.size() <= 6;
  });
}

class SeparatedReader {
 public:
  SeparatedReader(absl::string_view file, absl::string_view target, GlossaryLayer layer, FaultList* faults)
      : file_(file), target_(PrimaryTag(target)), layer_(layer), faults_(faults), ids_(faults) {}

  std::vector<ImportedEntry> Read(const std::vector<Row>& rows) {
    std::vector<ImportedEntry> entries;
    const bool header = !rows.empty() && IsHeader(rows[0].cells);
    const bool pairs = !rows.empty() && !header && !NamesItsLanguages(rows[0].cells);
    if (pairs && !absl::c_linear_search(GlossaryLanguages(), target_)) {
      faults_->Add(file_, absl::StrCat("unknown target language \"", target_,
                                       "\"; allowed: ", absl::StrJoin(GlossaryLanguages(), ", ")));
    }
    for (const Row& row : rows) {
      if (header && &row == &rows.front()) continue;
      place_ = absl::StrCat(file_, ":", row.line);
      ImportedEntry entry;
      entry.entry.layer = layer_;
      entry.place = place_;
      const bool sound =
          header ? ReadSheetRow(rows.front().cells, row.cells, &entry) : ReadPair(row.cells, &entry);
      if (sound && ids_.Settle(&entry)) entries.push_back(std::move(entry));
    }
    return CombineSameIds(std::move(entries), faults_);
  }

 private:
  void Fail(std::string description) { faults_->Add(place_, std::move(description)); }

  bool ReadPair(const std::vector<std::string>& cells, ImportedEntry* imported) {
    if (cells.size() < 2) {
      Fail(absl::StrCat("expected 2 columns, found ", cells.size()));
      return false;
    }
    std::string target = target_;
    if (NamesItsLanguages(cells)) {
      target = PrimaryTag(cells[3]);
      if (PrimaryTag(cells[2]) != "en" || target == "en") {
        Fail(absl::StrCat("unknown pair of languages \"", cells[2], "\", \"", cells[3],
                          "\"; allowed: en and one of ", absl::StrJoin(GlossaryLanguages(), ", ")));
        return false;
      }
    }
    Concept& entry = imported->entry;
    if (!cells[0].empty()) entry.source.names = {cells[0]};
    if (!cells[1].empty()) entry.targets[target].lexeme.lemma = cells[1];
    imported->fields = {"en.names", absl::StrCat(target, ".lemma")};
    SetCaseRule(&entry);
    return Complete(&entry);
  }

  bool ReadSheetRow(const std::vector<std::string>& header, const std::vector<std::string>& cells,
                    ImportedEntry* imported) {
    Concept* const entry = &imported->entry;
    std::map<std::string, std::string> row;  // by column
    for (size_t i = 0; i < cells.size() && i < header.size(); ++i) {
      if (!cells[i].empty()) row.emplace(ColumnName(header[i]), cells[i]);
    }
    // Kind and English forms decide what the other columns have for a default.
    bool sound = true;
    const auto read = [&](const Column& column) {
      const auto cell = row.find(column.name);
      if (cell == row.end()) return;
      const std::string fault = column.read(cell->second, entry);
      if (!fault.empty()) Fail(absl::StrCat(column.name, ": ", fault));
      sound = sound && fault.empty();
      AddNamedFields(column.name, *entry, &imported->fields);
    };
    read(*FindColumn("kind"));
    read(*FindColumn("en"));
    SetCaseRule(entry);
    for (const absl::string_view language : GlossaryLanguages()) {
      if (!row.contains(std::string(language))) continue;
      entry->targets[std::string(language)].lexeme.animate = IsLiving(entry->kind);
    }
    for (const Column& column : SheetColumns()) {
      if (column.name != "kind" && column.name != "en") read(column);
    }
    return Complete(entry) && sound;
  }

  // The fields of a glossary file that a filled cell of the column names.
  static void AddNamedFields(const std::string& column, const Concept& entry, std::set<std::string>* fields) {
    const auto target = entry.targets.find(column);
    if (target != entry.targets.end()) {
      fields->insert(absl::StrCat(column, ".lemma"));
      if (!target->second.variants.empty()) fields->insert(absl::StrCat(column, ".variants"));
    } else {
      fields->insert(column == "en" ? "en.names" : column);
    }
  }

  bool Complete(Concept* entry) {
    const bool person = entry->kind == TermKind::kPerson;
    if (entry->source.names.empty()) {
      Fail("the source term is missing");
    } else if (entry->targets.empty() && !entry->do_not_translate) {
      Fail("the target term is missing");
    } else if (absl::c_any_of(entry->targets,
                              [](const auto& target) { return target.second.lexeme.lemma.empty(); })) {
      Fail("the target term is missing where other columns of its language are filled");
    } else if (person && entry->gender == Gender::kUnspecified && !entry->do_not_translate) {
      Fail("gender of a person is missing; allowed: masculine, feminine");
    } else if (person && entry->gender == Gender::kNeuter) {
      Fail("gender of a person is neuter; allowed: masculine, feminine");
    } else if (!person && entry->gender != Gender::kUnspecified) {
      Fail("gender is for persons; other kinds have one in each language, as in \"ru.gender\"");
    } else {
      CompleteLexemes(entry);
      return true;
    }
    return false;
  }

  const std::string file_;
  const std::string target_;
  const GlossaryLayer layer_;
  FaultList* const faults_;
  EntryIds ids_;
  std::string place_;
};

}  // namespace

absl::StatusOr<std::vector<ImportedEntry>> ImportSeparated(absl::string_view text, Separator separator,
                                                           absl::string_view file, absl::string_view target,
                                                           GlossaryLayer layer) {
  FaultList faults;
  if (!CheckSourceText(text, file, &faults)) return faults.ToStatus("cannot import glossary");
  const std::vector<Row> rows = ReadRows(text, separator, file, &faults);
  std::vector<ImportedEntry> entries = SeparatedReader(file, target, layer, &faults).Read(rows);
  RETURN_IF_ERROR(faults.ToStatus("cannot import glossary"));
  return entries;
}

std::string ExportSeparated(absl::Span<const Concept> concepts, Separator separator,
                            absl::string_view target) {
  std::vector<std::pair<std::string, std::string>> lines;
  absl::flat_hash_map<std::string, std::pair<size_t, GlossaryLayer>> line_of;
  const auto add = [&](const Concept& entry, const std::string& source, const std::string& text) {
    const auto [where, fresh] = line_of.try_emplace(source, lines.size(), entry.layer);
    if (fresh) {
      lines.emplace_back(source, text);
    } else if (entry.layer > where->second.second) {
      lines[where->second.first].second = text;
      where->second.second = entry.layer;
    }
  };
  for (const Concept& entry : concepts) {
    const auto found = entry.targets.find(std::string(target));
    if (entry.do_not_translate) {
      for (const std::string& name : entry.source.names) add(entry, name, name);
    } else if (found != entry.targets.end()) {
      const TargetTerm& term = found->second;
      for (const std::string& name : entry.source.names) add(entry, name, term.lexeme.lemma);
      for (const std::string& surname : entry.source.surnames) {
        if (!term.surname.lemma.empty() && !entry.source.surname_needs_name)
          add(entry, surname, term.surname.lemma);
      }
    }
  }
  std::string out;
  for (const auto& [source, text] : lines) absl::StrAppend(&out, FormatRow({source, text}, separator));
  return out;
}

std::string ExportSheet(absl::Span<const Concept> concepts, Separator separator) {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows(concepts.size());
  for (const Column& column : SheetColumns()) {
    std::vector<std::string> cells;
    for (const Concept& entry : concepts) cells.push_back(column.write(entry));
    const bool used = absl::c_any_of(cells, [](const std::string& cell) { return !cell.empty(); });
    if (!used && !IsAlwaysWritten(column.name)) continue;
    header.push_back(column.name);
    for (size_t i = 0; i < rows.size(); ++i) rows[i].push_back(std::move(cells[i]));
  }
  std::string out = FormatRow(header, separator);
  for (const std::vector<std::string>& row : rows) absl::StrAppend(&out, FormatRow(row, separator));
  return out;
}

std::vector<std::pair<std::string, std::string>> SheetFields(const Concept& entry) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const Column& column : SheetColumns()) {
    std::string cell = column.write(entry);
    if (!cell.empty()) fields.emplace_back(column.name, std::move(cell));
  }
  return fields;
}
}  // namespace dragoman
