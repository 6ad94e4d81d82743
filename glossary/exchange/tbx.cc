// TBX: ImportTbx, ExportTbx.
#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "glossary/exchange.h"
#include "glossary/exchange/entry_defaults.h"
#include "glossary/exchange/source_text.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

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

// Of a name that is quoted in a message.
constexpr size_t kMaxEntityBytes = 32;
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

// The parser leaves entities that a document declares as they are, "&name;", so that none can grow: a term
// must hold none. False with faults.
bool CheckEntities(absl::string_view xml, absl::string_view file, FaultList* faults) {
  const LineIndex lines(xml);
  bool sound = true;
  const auto fail = [&](size_t offset, std::string description) {
    faults->Add(absl::StrCat(file, ":", lines.LineOf(offset)), std::move(description));
    sound = false;
  };
  for (size_t at = xml.find_first_of("<&"); at != absl::string_view::npos;
       at = xml.find_first_of("<&", at + 1)) {
    const absl::string_view rest = xml.substr(at);
    if (absl::StartsWith(rest, "<!ENTITY")) {
      fail(at, "declares an entity; allowed: amp, lt, gt, quot, apos and numbers of characters");
      return false;
    }
    // What stands in these stands for itself.
    for (const auto& [begin, end] : {std::pair("<!--", "-->"), std::pair("<![CDATA[", "]]>")}) {
      if (!absl::StartsWith(rest, begin)) continue;
      const size_t closed = xml.find(end, at);
      if (closed == absl::string_view::npos) return sound;  // the parser says so
      at = closed;
    }
    if (rest[0] != '&') continue;
    const absl::string_view name = rest.substr(1, std::min(rest.find_first_of(";<& \n", 1), rest.size()) - 1);
    const bool known = name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
    if (known || absl::StartsWith(name, "#")) continue;
    fail(at, absl::StrCat("unknown entity \"", name.substr(0, kMaxEntityBytes),
                          "\"; allowed: amp, lt, gt, quot, apos and numbers of characters"));
  }
  return sound;
}

class TbxReader {
 public:
  TbxReader(absl::string_view xml, absl::string_view file, GlossaryLayer layer, FaultList* faults)
      : lines_(xml), file_(file), layer_(layer), faults_(faults), ids_(faults) {}

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
    return absl::StrCat(file_, ":", lines_.LineOf(offset));
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
    for (auto& [language, target] : entry.targets) target.lexeme.animate = IsLiving(entry.kind);
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

  const LineIndex lines_;
  const absl::string_view file_;
  const GlossaryLayer layer_;
  FaultList* const faults_;
  EntryIds ids_;
};

void AppendNote(pugi::xml_node* section, const char* type, absl::string_view value) {
  pugi::xml_node note = section->append_child("termNote");
  note.append_attribute("type") = type;
  note.text().set(std::string(value).c_str());
}

}  // namespace

absl::StatusOr<std::vector<ImportedEntry>> ImportTbx(absl::string_view xml, absl::string_view file,
                                                     GlossaryLayer layer) {
  constexpr char kSubject[] = "cannot import glossary";
  FaultList faults;
  if (!CheckSourceText(xml, file, &faults) || !CheckEntities(xml, file, &faults)) {
    return faults.ToStatus(kSubject);
  }
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    const auto offset = static_cast<size_t>(std::max<ptrdiff_t>(parsed.offset, 0));
    faults.Add(absl::StrCat(file, ":", LineIndex(xml).LineOf(offset)),
               absl::StrCat("not XML: ", parsed.description()));
    return faults.ToStatus(kSubject);
  }
  std::vector<ImportedEntry> entries = TbxReader(xml, file, layer, &faults).Read(document);
  RETURN_IF_ERROR(faults.ToStatus(kSubject));
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
