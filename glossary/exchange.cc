#include "glossary/exchange.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <pugixml.hpp>
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

// Gives entries without an id one of their own, and names ids that stand twice.
class Ids {
 public:
  explicit Ids(FaultList* faults) : faults_(faults) {}

  void Settle(const std::string& place, Concept* entry) {
    if (!entry->id.empty()) {
      if (!ids_.insert(entry->id).second)
        faults_->Add(place, absl::StrCat("duplicate id \"", entry->id, "\""));
      return;
    }
    const std::string base = absl::StrCat(
        TermKindName(entry->kind), "/", Slug(entry->source.names.empty() ? "" : entry->source.names.front()));
    entry->id = base;
    for (int i = 2; !ids_.insert(entry->id).second; ++i) entry->id = absl::StrCat(base, "-", i);
  }

 private:
  FaultList* const faults_;
  absl::flat_hash_set<std::string> ids_;
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

struct TbxTerm {
  std::string text;
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

  std::vector<Concept> Read(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    const absl::string_view name = LocalName(root);
    if (name != "tbx" && name != "martif") {
      Fail(root, absl::StrCat("expected the element tbx or martif, found \"", name, "\""));
      return {};
    }
    std::vector<Concept> concepts;
    for (const pugi::xml_node& text : root.children("text")) {
      for (const pugi::xml_node& body : text.children("body")) {
        for (const pugi::xml_node& node : body.children()) {
          const absl::string_view child = LocalName(node);
          if (child == "conceptEntry" || child == "termEntry") concepts.push_back(ReadEntry(node));
        }
      }
    }
    return concepts;
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

  Concept ReadEntry(const pugi::xml_node& node) {
    Concept entry;
    entry.layer = layer_;
    absl::string_view id = node.attribute("id").value();
    std::vector<std::pair<std::string, std::vector<TbxTerm>>> languages;
    for (const pugi::xml_node& child : node.children()) {
      const absl::string_view name = LocalName(child);
      const absl::string_view category = Category(child);
      if (category == "subjectField") {
        ParseTermKind(absl::AsciiStrToLower(Text(child)), &entry.kind);
      } else if (category == "source" || category == "xref") {
        entry.origin = Text(child);
      } else if (name == "langSec" || name == "langSet") {
        languages.emplace_back(PrimaryTag(child.attribute("xml:lang").value()), ReadLanguage(child));
      }
    }
    const std::string prefix = absl::StrCat(TermKindName(entry.kind), "_");
    if (absl::ConsumePrefix(&id, prefix)) entry.id = absl::StrCat(TermKindName(entry.kind), "/", id);
    for (const auto& [language, terms] : languages) AddLanguage(node, language, terms, &entry);
    if (entry.source.names.empty()) Fail(node, "no term in English; allowed: a langSec with xml:lang=\"en\"");
    if (entry.targets.empty()) {
      Fail(node,
           absl::StrCat("no term in a target language; allowed: ", absl::StrJoin(GlossaryLanguages(), ", ")));
    }
    if (entry.kind == TermKind::kPerson) {
      for (const auto& [language, target] : entry.targets) {
        if (entry.gender == Gender::kUnspecified) entry.gender = target.lexeme.gender;
      }
    }
    SetCaseRule(&entry);
    ids_.Settle(Place(node), &entry);
    for (auto& [language, target] : entry.targets) {
      target.lexeme.animate = entry.kind == TermKind::kPerson || entry.kind == TermKind::kTitle;
    }
    CompleteLexemes(&entry);
    return entry;
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
        (surname ? entry->source.surnames : entry->source.names).push_back(term.text);
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

absl::StatusOr<std::vector<Concept>> ImportSeparated(absl::string_view text, Separator separator,
                                                     absl::string_view file, absl::string_view target,
                                                     GlossaryLayer layer) {
  FaultList faults;
  if (!IsValidUtf8(text)) {
    faults.Add(std::string(file), "expected valid UTF-8 text");
    return faults.ToStatus("cannot import glossary");
  }
  std::vector<Row> rows = ReadRows(text, separator, file, &faults);
  const std::string target_tag = PrimaryTag(target);

  // Column names; without a header: source and target.
  std::vector<std::string> columns = {"en", target_tag};
  const auto is_english = [](const std::string& cell) {
    return PrimaryTag(cell) == "en" && cell.size() <= 6;
  };
  const bool header = !rows.empty() && absl::c_any_of(rows[0].cells, is_english);
  if (header) {
    columns.clear();
    for (const std::string& cell : rows[0].cells) columns.push_back(PrimaryTag(cell));
    rows.erase(rows.begin());
  } else if (!absl::c_linear_search(GlossaryLanguages(), target_tag)) {
    faults.Add(std::string(file), absl::StrCat("unknown target language \"", target,
                                               "\"; allowed: ", absl::StrJoin(GlossaryLanguages(), ", ")));
  }

  std::vector<Concept> concepts;
  Ids ids(&faults);
  for (const Row& row : rows) {
    const std::string place = absl::StrCat(file, ":", row.line);
    if (!header && row.cells.size() < 2) {
      faults.Add(place, absl::StrCat("expected 2 columns, found ", row.cells.size()));
      continue;
    }
    Concept entry;
    entry.layer = layer;
    for (size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
      const std::string& cell = row.cells[i];
      if (cell.empty()) continue;
      const std::string& column = columns[i];
      if (column == "id") {
        entry.id = cell;
      } else if (column == "kind") {
        if (!ParseTermKind(cell, &entry.kind)) faults.Add(place, absl::StrCat("unknown kind \"", cell, "\""));
      } else if (column == "gender") {
        if (!ParseGender(cell, &entry.gender))
          faults.Add(place, absl::StrCat("unknown gender \"", cell, "\""));
      } else if (column == "origin") {
        entry.origin = cell;
      } else if (column == "en") {
        entry.source.names = header ? SplitForms(cell) : std::vector<std::string>{cell};
      } else if (absl::c_linear_search(GlossaryLanguages(), column)) {
        std::vector<std::string> forms = header ? SplitForms(cell) : std::vector<std::string>{cell};
        if (forms.empty()) continue;
        TargetTerm& term = entry.targets[column];
        term.lexeme.lemma = forms.front();
        term.variants.assign(forms.begin() + 1, forms.end());
      }
    }
    if (entry.source.names.empty()) {
      faults.Add(place, "the source term is missing");
      continue;
    }
    if (entry.targets.empty()) {
      faults.Add(place, "the target term is missing");
      continue;
    }
    SetCaseRule(&entry);
    for (auto& [language, term] : entry.targets) {
      term.lexeme.animate = entry.kind == TermKind::kPerson || entry.kind == TermKind::kTitle;
    }
    CompleteLexemes(&entry);
    ids.Settle(place, &entry);
    concepts.push_back(std::move(entry));
  }
  RETURN_IF_ERROR(faults.ToStatus("cannot import glossary"));
  return concepts;
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
  std::vector<std::string> header = {"id", "kind", "gender", "origin", "en"};
  for (const absl::string_view language : GlossaryLanguages()) header.emplace_back(language);
  std::string out = Line(header, separator);
  for (const Concept& entry : concepts) {
    std::vector<std::string> cells = {entry.id, std::string(TermKindName(entry.kind)),
                                      std::string(GenderName(entry.gender)), entry.origin,
                                      absl::StrJoin(entry.source.names, " | ")};
    for (const absl::string_view language : GlossaryLanguages()) {
      const auto found = entry.targets.find(std::string(language));
      if (found == entry.targets.end()) {
        cells.emplace_back();
        continue;
      }
      std::vector<std::string> forms = {found->second.lexeme.lemma};
      forms.insert(forms.end(), found->second.variants.begin(), found->second.variants.end());
      cells.push_back(absl::StrJoin(forms, " | "));
    }
    absl::StrAppend(&out, Line(cells, separator));
  }
  return out;
}

absl::StatusOr<std::vector<Concept>> ImportTbx(absl::string_view xml, absl::string_view file,
                                               GlossaryLayer layer) {
  FaultList faults;
  std::vector<Concept> concepts;
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
    concepts = TbxReader(xml, file, layer, &faults).Read(document);
  }
  RETURN_IF_ERROR(faults.ToStatus("cannot import glossary"));
  return concepts;
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
