#include "glossary/exchange.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/folding.h"
#include "glossary/glossary_loader.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

struct Row {
  size_t line = 0;
  std::vector<std::string> cells;
};

std::vector<Row> ReadRows(absl::string_view text, Separator separator, absl::string_view file,
                          FaultList* faults) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  std::vector<Row> rows;
  const char delimiter = separator == Separator::kComma ? ',' : '\t';
  Row row;
  std::string cell;
  bool quoted = false, was_quoted = false;
  size_t line = 1, quote_line = 1;
  row.line = 1;
  const auto end_row = [&] {
    row.cells.push_back(std::string(absl::StripAsciiWhitespace(cell)));
    cell.clear();
    if (row.cells.size() > 1 || !row.cells[0].empty()) rows.push_back(std::move(row));
    row = Row();
    row.line = line;
    was_quoted = false;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cell.push_back(c == '\n' || c == '\r' ? ' ' : c);
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell.push_back('"');
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && separator == Separator::kComma && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
      quote_line = line;
    } else if (c == delimiter) {
      row.cells.push_back(std::string(absl::StripAsciiWhitespace(cell)));
      cell.clear();
      was_quoted = false;
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell.push_back(c);
    }
  }
  if (quoted) faults->Add(absl::StrCat(file, ":", quote_line), "a quotation mark is never closed");
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

// "en-US" -> "en".
std::string PrimaryTag(absl::string_view tag) {
  return absl::AsciiStrToLower(std::string(tag.substr(0, tag.find_first_of("-_"))));
}

std::string Slug(absl::string_view text) {
  std::string slug;
  for (const char c : FoldText(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      slug.push_back(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "entry" : slug;
}

std::vector<std::string> SplitForms(const std::string& cell) {
  std::vector<std::string> forms;
  for (const absl::string_view form : absl::StrSplit(cell, '|')) {
    const absl::string_view stripped = absl::StripAsciiWhitespace(form);
    if (!stripped.empty()) forms.emplace_back(stripped);
  }
  return forms;
}

bool BeginsWithCapital(const std::string& text) { return CapitalizeFirst(text) == text; }

void SetCaseRule(Concept* entry) {
  const bool capital = entry->source.names.empty() || BeginsWithCapital(entry->source.names.front());
  entry->source.case_rule = capital ? CaseRule::kExact : CaseRule::kInitial;
}

// Gives entries without an id one that is made of their kind and first English form, and names ids that stand
// twice.
class Ids {
 public:
  explicit Ids(FaultList* faults) : faults_(faults) {}

  // False: the id stands twice.
  bool Settle(ImportedEntry* imported) {
    Concept& entry = imported->entry;
    imported->has_id = !entry.id.empty();
    if (imported->has_id) {
      const bool fresh = ids_.insert(entry.id).second;
      if (!fresh) faults_->Add(imported->place, absl::StrCat("duplicate id \"", entry.id, "\""));
      return fresh;
    }
    const std::string name = entry.source.names.empty() ? "" : entry.source.names.front();
    std::string& made = made_[{entry.kind, name}];
    if (made.empty()) {
      const std::string base = IdFor(entry.kind, name);
      made = base;
      for (int i = 2; !ids_.insert(made).second; ++i) made = absl::StrCat(base, "-", i);
    }
    entry.id = made;
    return true;
  }

 private:
  FaultList* const faults_;
  absl::flat_hash_set<std::string> ids_;
  std::map<std::pair<TermKind, std::string>, std::string> made_;  // ids by kind and first English form
};

std::string Cell(std::string text, Separator separator) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || (c == '\t' && separator == Separator::kTab)) c = ' ';
  }
  if (separator == Separator::kTab || text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

std::string Line(const std::vector<std::string>& cells, Separator separator) {
  return absl::StrCat(absl::StrJoin(cells, separator == Separator::kComma ? "," : "\t",
                                    [&](std::string* out, const std::string& cell) {
                                      absl::StrAppend(out, Cell(cell, separator));
                                    }),
                      "\n");
}

// ---- Sheets ----

constexpr Case kCases[] = {Case::kNominative,   Case::kGenitive,      Case::kDative,  Case::kAccusative,
                           Case::kInstrumental, Case::kPrepositional, Case::kVocative};

std::string JoinForms(const std::vector<std::string>& forms) { return absl::StrJoin(forms, " | "); }

std::string JoinCases(const std::map<GrammaticalForm, std::string>& forms) {
  return absl::StrJoin(forms, " | ", [](std::string* out, const auto& entry) {
    absl::StrAppend(out, entry.first.number == Number::kPlural ? "plural_" : "",
                    CaseName(entry.first.grammatical_case), ": ", entry.second);
  });
}

// A column of a sheet: how a concept's field is written, and read back. `write` gives "" for the default;
// `read` says what is wrong with a cell, "" when nothing is. The target exists when it is called.
struct Column {
  std::string name;
  std::function<std::string(const Concept&)> write;
  std::function<std::string(const std::string& cell, Concept*)> read;
};

std::string ReadFlag(const std::string& cell, bool* flag) {
  *flag = cell == "true";
  if (*flag || cell == "false") return "";
  return absl::StrCat("expected true or false, found \"", cell, "\"");
}

std::string ReadCases(const std::string& cell, std::map<GrammaticalForm, std::string>* forms) {
  for (const std::string& item : SplitForms(cell)) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(item, absl::MaxSplits(':', 1));
    absl::string_view name = absl::StripAsciiWhitespace(parts.first);
    const absl::string_view text = absl::StripAsciiWhitespace(parts.second);
    GrammaticalForm form;
    if (absl::ConsumePrefix(&name, "plural_")) form.number = Number::kPlural;
    const auto* found =
        std::find_if(std::begin(kCases), std::end(kCases), [&](Case one) { return CaseName(one) == name; });
    if (found == std::end(kCases) || text.empty()) {
      return absl::StrCat("expected \"<case>: <form>\", found \"", item, "\"");
    }
    form.grammatical_case = *found;
    (*forms)[form] = std::string(text);
  }
  return "";
}

std::string FlagCell(bool flag) { return flag ? "true" : ""; }

bool IsLiving(const Concept& entry) {
  return entry.kind == TermKind::kPerson || entry.kind == TermKind::kTitle;
}

void AddConceptColumns(std::vector<Column>* columns) {
  columns->push_back({"id", [](const Concept& c) { return c.id; },
                      [](const std::string& cell, Concept* c) {
                        c->id = cell;
                        return std::string();
                      }});
  columns->push_back({"kind", [](const Concept& c) { return std::string(TermKindName(c.kind)); },
                      [](const std::string& cell, Concept* c) {
                        return ParseTermKind(cell, &c->kind) ? ""
                                                             : absl::StrCat("unknown kind \"", cell, "\"");
                      }});
  columns->push_back({"gender", [](const Concept& c) { return std::string(GenderName(c.gender)); },
                      [](const std::string& cell, Concept* c) {
                        return ParseGender(cell, &c->gender) ? ""
                                                             : absl::StrCat("unknown gender \"", cell, "\"");
                      }});
  columns->push_back(
      {"do_not_translate", [](const Concept& c) { return FlagCell(c.do_not_translate); },
       [](const std::string& cell, Concept* c) { return ReadFlag(cell, &c->do_not_translate); }});
  const auto list = [&](const char* name, std::vector<std::string> SourceForms::*field) {
    columns->push_back({name, [field](const Concept& c) { return JoinForms(c.source.*field); },
                        [field](const std::string& cell, Concept* c) {
                          c->source.*field = SplitForms(cell);
                          return std::string();
                        }});
  };
  list("en", &SourceForms::names);
  list("en.surnames", &SourceForms::surnames);
  columns->push_back(
      {"en.surname_needs_name", [](const Concept& c) { return FlagCell(c.source.surname_needs_name); },
       [](const std::string& cell, Concept* c) { return ReadFlag(cell, &c->source.surname_needs_name); }});
  list("en.plurals", &SourceForms::plurals);
  // Written only where it does not follow from the first letter.
  columns->push_back({"en.case",
                      [](const Concept& c) {
                        Concept derived = c;
                        SetCaseRule(&derived);
                        if (derived.source.case_rule == c.source.case_rule) return "";
                        return c.source.case_rule == CaseRule::kExact ? "exact" : "initial";
                      },
                      [](const std::string& cell, Concept* c) {
                        c->source.case_rule = cell == "initial" ? CaseRule::kInitial : CaseRule::kExact;
                        if (cell == "initial" || cell == "exact") return std::string();
                        return absl::StrCat("unknown rule \"", cell, "\"; allowed: exact, initial");
                      }});
}

void AddTargetColumns(const std::string& language, std::vector<Column>* columns) {
  const auto add = [&](absl::string_view field,
                       std::function<std::string(const Concept&, const TargetTerm&)> write,
                       std::function<std::string(const std::string&, TargetTerm*)> read) {
    columns->push_back({field.empty() ? language : absl::StrCat(language, ".", field),
                        [language, write](const Concept& c) {
                          const auto found = c.targets.find(language);
                          return found == c.targets.end() ? "" : write(c, found->second);
                        },
                        [language, read](const std::string& cell, Concept* c) {
                          return read(cell, &c->targets[language]);
                        }});
  };
  const auto text = [&](absl::string_view field, auto member) {
    add(
        field, [member](const Concept&, const TargetTerm& t) { return std::string(member(t)); },
        [member](const std::string& cell, TargetTerm* t) {
          member(*t) = cell;
          return std::string();
        });
  };
  const auto flag = [&](absl::string_view field, bool Lexeme::*member) {
    add(
        field, [member](const Concept&, const TargetTerm& t) { return FlagCell(t.lexeme.*member); },
        [member](const std::string& cell, TargetTerm* t) { return ReadFlag(cell, &(t->lexeme.*member)); });
  };
  add(
      "",
      [](const Concept&, const TargetTerm& t) {
        std::vector<std::string> forms = {t.lexeme.lemma};
        forms.insert(forms.end(), t.variants.begin(), t.variants.end());
        return JoinForms(forms);
      },
      [](const std::string& cell, TargetTerm* t) {
        const std::vector<std::string> forms = SplitForms(cell);
        if (forms.empty()) return std::string("holds no form");
        t->lexeme.lemma = forms.front();
        t->variants.assign(forms.begin() + 1, forms.end());
        return std::string();
      });
  text(
      "surname", [](auto& t) -> auto& { return t.surname.lemma; });
  add(
      "gender",
      [](const Concept& c, const TargetTerm& t) {
        return c.kind == TermKind::kPerson ? "" : std::string(GenderName(t.lexeme.gender));
      },
      [](const std::string& cell, TargetTerm* t) {
        return ParseGender(cell, &t->lexeme.gender) ? "" : absl::StrCat("unknown gender \"", cell, "\"");
      });
  add(
      "number", [](const Concept&, const TargetTerm& t) { return t.lexeme.plural_only ? "plural" : ""; },
      [](const std::string& cell, TargetTerm* t) {
        t->lexeme.plural_only = cell == "plural";
        if (cell == "plural" || cell == "singular") return std::string();
        return absl::StrCat("unknown number \"", cell, "\"; allowed: singular, plural");
      });
  add(
      "animate",
      [](const Concept& c, const TargetTerm& t) {
        if (t.lexeme.animate == IsLiving(c)) return "";
        return t.lexeme.animate ? "true" : "false";
      },
      [](const std::string& cell, TargetTerm* t) { return ReadFlag(cell, &t->lexeme.animate); });
  add(
      "forbidden", [](const Concept&, const TargetTerm& t) { return JoinForms(t.forbidden); },
      [](const std::string& cell, TargetTerm* t) {
        t->forbidden = SplitForms(cell);
        return std::string();
      });
  if (language == "fr") {
    flag("article", &Lexeme::article);
    flag("h_aspire", &Lexeme::h_aspire);
    text(
        "feminine", [](auto& t) -> auto& { return t.lexeme.feminine; });
    text(
        "plural", [](auto& t) -> auto& { return t.lexeme.plural; });
  } else {
    add(
        "indeclinable", [](const Concept&, const TargetTerm& t) { return JoinForms(t.lexeme.indeclinable); },
        [](const std::string& cell, TargetTerm* t) {
          t->lexeme.indeclinable = SplitForms(cell);
          return std::string();
        });
    add(
        "forms", [](const Concept&, const TargetTerm& t) { return JoinCases(t.lexeme.exceptions); },
        [](const std::string& cell, TargetTerm* t) { return ReadCases(cell, &t->lexeme.exceptions); });
    add(
        "surname_forms", [](const Concept&, const TargetTerm& t) { return JoinCases(t.surname.exceptions); },
        [](const std::string& cell, TargetTerm* t) { return ReadCases(cell, &t->surname.exceptions); });
  }
  text(
      "note", [](auto& t) -> auto& { return t.note; });
}

// Every column that a sheet may have, in the order of writing.
const std::vector<Column>& SheetColumns() {
  static const auto* const columns = [] {
    auto* all = new std::vector<Column>;
    AddConceptColumns(all);
    for (const absl::string_view language : GlossaryLanguages()) AddTargetColumns(std::string(language), all);
    all->push_back({"origin", [](const Concept& c) { return c.origin; },
                    [](const std::string& cell, Concept* c) {
                      c->origin = cell;
                      return std::string();
                    }});
    return all;
  }();
  return *columns;
}

// The columns that stand in a sheet though every cell of theirs is empty.
bool IsAlwaysWritten(absl::string_view name) {
  return name == "id" || name == "kind" || name == "gender" || name == "en" || name == "origin" ||
         absl::c_linear_search(GlossaryLanguages(), name);
}

const Column* FindColumn(absl::string_view name) {
  const auto found =
      absl::c_find_if(SheetColumns(), [&](const Column& column) { return column.name == name; });
  return found == SheetColumns().end() ? nullptr : &*found;
}

// ---- Reading of separated values ----

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
      entry->targets[std::string(language)].lexeme.animate = IsLiving(*entry);
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
  Ids ids_;
  std::string place_;
};

// ---- TBX ----

// An element in whatever style: DCA <termNote type="grammaticalGender">, DCT <min:grammaticalGender>.
absl::string_view LocalName(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
}

absl::string_view Category(const pugi::xml_node& node) {
  const absl::string_view type = node.attribute("type").value();
  const absl::string_view name = LocalName(node);
  const bool generic = name == "descrip" || name == "termNote" || name == "admin";
  return generic ? type : name;
}

std::string Text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      absl::StrAppend(&text, child.value());
    // Inline elements (<hi>, <foreign>) mark up parts of a term.
    if (child.type() == pugi::node_element) absl::StrAppend(&text, child.child_value());
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return std::string(absl::StripAsciiWhitespace(text));
}

constexpr char kDoNotTranslate[] = "do not translate";

struct TbxTerm {
  std::string text;
  std::string note;
  Gender gender = Gender::kUnspecified;
  bool plural = false;
  bool deprecated = false;
  bool admitted = false;
  bool short_form = false;
};

class TbxReader {
 public:
  TbxReader(absl::string_view xml, absl::string_view file, GlossaryLayer layer, FaultList* faults)
      : xml_(xml), file_(file), layer_(layer), faults_(faults), ids_(faults) {}

  std::vector<ImportedEntry> Read(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    const absl::string_view name = LocalName(root);
    if (name != "tbx" && name != "martif") {
      Fail(root, absl::StrCat("expected the element tbx or martif, found \"", name, "\""));
      return {};
    }
    std::vector<ImportedEntry> entries;
    for (const pugi::xml_node& text : root.children("text")) {
      for (const pugi::xml_node& body : text.children("body")) {
        for (const pugi::xml_node& node : body.children()) {
          const absl::string_view child = LocalName(node);
          if (child != "conceptEntry" && child != "termEntry") continue;
          ImportedEntry entry = ReadEntry(node);
          if (ids_.Settle(&entry)) entries.push_back(std::move(entry));
        }
      }
    }
    return CombineSameIds(std::move(entries), faults_);
  }

 private:
  std::string Place(const pugi::xml_node& node) const {
    const auto offset = static_cast<size_t>(std::max<ptrdiff_t>(node.offset_debug(), 0));
    const absl::string_view before = xml_.substr(0, std::min(offset, xml_.size()));
    return absl::StrCat(file_, ":", std::count(before.begin(), before.end(), '\n') + 1);
  }
  void Fail(const pugi::xml_node& node, std::string description) {
    faults_->Add(Place(node), std::move(description));
  }

  ImportedEntry ReadEntry(const pugi::xml_node& node) {
    ImportedEntry imported;
    imported.place = Place(node);
    Concept& entry = imported.entry;
    std::set<std::string>& fields = imported.fields;
    entry.layer = layer_;
    absl::string_view id = node.attribute("id").value();
    std::vector<std::pair<std::string, std::vector<TbxTerm>>> languages;
    for (const pugi::xml_node& child : node.children()) {
      const absl::string_view name = LocalName(child);
      const absl::string_view category = Category(child);
      if (category == "subjectField") {
        if (ParseTermKind(absl::AsciiStrToLower(Text(child)), &entry.kind)) fields.insert("kind");
      } else if (category == "source" || category == "xref") {
        entry.origin = Text(child);
        if (!entry.origin.empty()) fields.insert("origin");
      } else if (name == "note" && absl::AsciiStrToLower(Text(child)) == kDoNotTranslate) {
        entry.do_not_translate = true;
        fields.insert("do_not_translate");
      } else if (name == "langSec" || name == "langSet") {
        languages.emplace_back(PrimaryTag(child.attribute("xml:lang").value()), ReadLanguage(child));
      }
    }
    const std::string prefix = absl::StrCat(TermKindName(entry.kind), "_");
    if (absl::ConsumePrefix(&id, prefix)) entry.id = absl::StrCat(TermKindName(entry.kind), "/", id);
    for (const auto& [language, terms] : languages) AddLanguage(node, language, terms, &entry);
    if (entry.source.names.empty()) Fail(node, "no term in English; allowed: a langSec with xml:lang=\"en\"");
    if (entry.targets.empty() && !entry.do_not_translate) {
      Fail(node,
           absl::StrCat("no term in a target language; allowed: ", absl::StrJoin(GlossaryLanguages(), ", ")));
    }
    if (entry.kind == TermKind::kPerson) {
      for (const auto& [language, target] : entry.targets) {
        if (entry.gender == Gender::kUnspecified) entry.gender = target.lexeme.gender;
      }
      if (entry.gender == Gender::kUnspecified && !entry.do_not_translate) {
        Fail(node, "gender of a person is missing; allowed: masculine, feminine, as a grammaticalGender");
      }
      if (entry.gender == Gender::kNeuter) {
        Fail(node, "gender of a person is neuter; allowed: masculine, feminine");
      }
    }
    SetCaseRule(&entry);
    for (auto& [language, target] : entry.targets) target.lexeme.animate = IsLiving(entry);
    CompleteLexemes(&entry);
    AddNamedFields(entry, &fields);
    return imported;
  }

  // A document names what it has a term or a note for, and nothing by leaving it out.
  static void AddNamedFields(const Concept& entry, std::set<std::string>* fields) {
    const auto add = [&](absl::string_view field, bool named) {
      if (named) fields->emplace(field);
    };
    add("gender", entry.gender != Gender::kUnspecified);
    add("en.names", !entry.source.names.empty());
    add("en.surnames", !entry.source.surnames.empty());
    add("en.plurals", !entry.source.plurals.empty());
    for (const auto& [language, target] : entry.targets) {
      const auto add_target = [&, &code = language](absl::string_view field, bool named) {
        add(absl::StrCat(code, ".", field), named);
      };
      add_target("lemma", true);
      add_target("surname", !target.surname.lemma.empty());
      add_target("gender", entry.kind != TermKind::kPerson && target.lexeme.gender != Gender::kUnspecified);
      add_target("number", target.lexeme.plural_only);
      add_target("variants", !target.variants.empty());
      add_target("forbidden", !target.forbidden.empty());
      add_target("note", !target.note.empty());
    }
  }

  std::vector<TbxTerm> ReadLanguage(const pugi::xml_node& language) {
    std::vector<TbxTerm> terms;
    for (const pugi::xml_node& section : language.children()) {
      const absl::string_view name = LocalName(section);
      if (name == "termSec" || name == "tig") terms.push_back(ReadTerm(section));
      if (name == "ntig") {
        for (const pugi::xml_node& group : section.children("termGrp")) terms.push_back(ReadTerm(group));
      }
    }
    terms.erase(
        std::remove_if(terms.begin(), terms.end(), [](const TbxTerm& term) { return term.text.empty(); }),
        terms.end());
    return terms;
  }

  TbxTerm ReadTerm(const pugi::xml_node& section) {
    TbxTerm term;
    for (const pugi::xml_node& child : section.children()) {
      if (LocalName(child) == "term") term.text = Text(child);
      if (LocalName(child) == "note") term.note = Text(child);
      const absl::string_view category = Category(child);
      const std::string value = Text(child);
      if (category == "grammaticalGender") ParseGender(value, &term.gender);
      if (category == "grammaticalNumber") term.plural = value == "plural";
      if (category == "administrativeStatus" || category == "normativeAuthorization") {
        term.deprecated = absl::StartsWith(value, "deprecated") || absl::StartsWith(value, "superseded");
        term.admitted = absl::StartsWith(value, "admitted");
      }
      if (category == "termType") term.short_form = value == "shortForm" || value == "short form";
    }
    return term;
  }

  void AddLanguage(const pugi::xml_node& node, const std::string& language, const std::vector<TbxTerm>& terms,
                   Concept* entry) {
    if (language == "en") {
      for (const TbxTerm& term : terms) {
        if (term.deprecated) continue;
        const bool surname = term.short_form && entry->kind == TermKind::kPerson;
        // A plural after a singular is its plural; a plural alone is a name.
        const bool plural = term.plural && !entry->source.names.empty();
        (surname  ? entry->source.surnames
         : plural ? entry->source.plurals
                  : entry->source.names)
            .push_back(term.text);
      }
      return;
    }
    if (!absl::c_linear_search(GlossaryLanguages(), language)) return;
    TargetTerm& target = entry->targets[language];
    for (const TbxTerm& term : terms) {
      if (term.deprecated) {
        target.forbidden.push_back(term.text);
      } else if (term.short_form && entry->kind == TermKind::kPerson) {
        target.surname.lemma = term.text;
      } else if (target.lexeme.lemma.empty() && !term.admitted) {
        target.lexeme.lemma = term.text;
        target.lexeme.gender = term.gender;
        target.lexeme.plural_only = term.plural;
        target.note = term.note;
      } else {
        target.variants.push_back(term.text);
      }
    }
    if (target.lexeme.lemma.empty() && !target.variants.empty()) {
      target.lexeme.lemma = target.variants.front();
      target.variants.erase(target.variants.begin());
    }
    if (target.lexeme.lemma.empty()) {
      Fail(node, absl::StrCat("no preferred term in \"", language, "\""));
      entry->targets.erase(language);
    }
  }

  const absl::string_view xml_;
  const absl::string_view file_;
  const GlossaryLayer layer_;
  FaultList* const faults_;
  Ids ids_;
};

void AppendNote(pugi::xml_node* section, const char* type, absl::string_view value) {
  pugi::xml_node note = section->append_child("termNote");
  note.append_attribute("type") = type;
  note.text().set(std::string(value).c_str());
}

}  // namespace

std::string IdFor(TermKind kind, absl::string_view name) {
  return absl::StrCat(TermKindName(kind), "/", Slug(name));
}

absl::StatusOr<std::vector<ImportedEntry>> ImportSeparated(absl::string_view text, Separator separator,
                                                           absl::string_view file, absl::string_view target,
                                                           GlossaryLayer layer) {
  FaultList faults;
  if (!IsValidUtf8(text)) {
    faults.Add(std::string(file), "expected valid UTF-8 text");
    return faults.ToStatus("cannot import glossary");
  }
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
  for (const auto& [source, text] : lines) absl::StrAppend(&out, Line({source, text}, separator));
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
  std::string out = Line(header, separator);
  for (const std::vector<std::string>& row : rows) absl::StrAppend(&out, Line(row, separator));
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

absl::StatusOr<std::vector<ImportedEntry>> ImportTbx(absl::string_view xml, absl::string_view file,
                                                     GlossaryLayer layer) {
  FaultList faults;
  std::vector<ImportedEntry> entries;
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(xml.data(), xml.size());
  if (!IsValidUtf8(xml)) {
    faults.Add(std::string(file), "expected valid UTF-8 text");
  } else if (!parsed) {
    const absl::string_view before =
        xml.substr(0, static_cast<size_t>(std::max<ptrdiff_t>(parsed.offset, 0)));
    faults.Add(absl::StrCat(file, ":", std::count(before.begin(), before.end(), '\n') + 1),
               absl::StrCat("not XML: ", parsed.description()));
  } else {
    entries = TbxReader(xml, file, layer, &faults).Read(document);
  }
  RETURN_IF_ERROR(faults.ToStatus("cannot import glossary"));
  return entries;
}

std::string ExportTbx(absl::Span<const Concept> concepts) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("tbx");
  root.append_attribute("style") = "dca";
  root.append_attribute("type") = "TBX-Basic";
  root.append_attribute("xml:lang") = "en";
  root.append_attribute("xmlns") = "urn:iso:std:iso:30042:ed-2";
  root.append_child("tbxHeader")
      .append_child("fileDesc")
      .append_child("sourceDesc")
      .append_child("p")
      .text()
      .set("Exported by dragoman");
  pugi::xml_node body = root.append_child("text").append_child("body");
  for (const Concept& entry : concepts) {
    pugi::xml_node node = body.append_child("conceptEntry");
    std::string id = entry.id;
    std::replace_if(
        id.begin(), id.end(),
        [](char c) { return !absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '.'; },
        '_');
    node.append_attribute("id") = id.c_str();
    pugi::xml_node subject = node.append_child("descrip");
    subject.append_attribute("type") = "subjectField";
    subject.text().set(std::string(TermKindName(entry.kind)).c_str());
    if (entry.do_not_translate) node.append_child("note").text().set(kDoNotTranslate);
    if (!entry.origin.empty()) {
      pugi::xml_node origin = node.append_child("admin");
      origin.append_attribute("type") = "source";
      origin.text().set(entry.origin.c_str());
    }
    const auto add_term = [](pugi::xml_node* language, const std::string& text, const char* status) {
      pugi::xml_node section = language->append_child("termSec");
      section.append_child("term").text().set(text.c_str());
      AppendNote(&section, "administrativeStatus", status);
      return section;
    };
    constexpr char kPreferred[] = "preferredTerm-admn-sts";
    constexpr char kAdmitted[] = "admittedTerm-admn-sts";
    constexpr char kDeprecated[] = "deprecatedTerm-admn-sts";
    pugi::xml_node english = node.append_child("langSec");
    english.append_attribute("xml:lang") = "en";
    for (const std::string& name : entry.source.names) {
      add_term(&english, name, &name == &entry.source.names.front() ? kPreferred : kAdmitted);
    }
    for (const std::string& plural : entry.source.plurals) {
      pugi::xml_node section = add_term(&english, plural, kAdmitted);
      AppendNote(&section, "grammaticalNumber", "plural");
    }
    for (const std::string& surname : entry.source.surnames) {
      pugi::xml_node section = add_term(&english, surname, kAdmitted);
      AppendNote(&section, "termType", "shortForm");
    }
    for (const auto& [language, target] : entry.targets) {
      pugi::xml_node section = node.append_child("langSec");
      section.append_attribute("xml:lang") = language.c_str();
      pugi::xml_node lemma = add_term(&section, target.lexeme.lemma, kPreferred);
      if (target.lexeme.gender != Gender::kUnspecified) {
        AppendNote(&lemma, "grammaticalGender", GenderName(target.lexeme.gender));
      }
      if (target.lexeme.plural_only) AppendNote(&lemma, "grammaticalNumber", "plural");
      if (!target.note.empty()) lemma.append_child("note").text().set(target.note.c_str());
      if (!target.surname.lemma.empty()) {
        pugi::xml_node surname = add_term(&section, target.surname.lemma, kAdmitted);
        AppendNote(&surname, "termType", "shortForm");
      }
      for (const std::string& text : target.variants) add_term(&section, text, kAdmitted);
      for (const std::string& text : target.forbidden) add_term(&section, text, kDeprecated);
    }
  }
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace dragoman
