#include "glossary/exchange/yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "glossary/exchange/plain_yaml.h"
#include "glossary/exchange/source_text.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

// Deep nesting is an attack on the recursive YAML reader, never a glossary.
constexpr int kMaxNesting = 64;
// No text is larger than twice what it takes in the file ("\\L" is three bytes), unless aliases repeat it: a
// small file must not stand for a large one.
constexpr size_t kMaxTextFactor = 2;

// Reads one file's nodes and collects what is wrong with them.
class Reader {
 public:
  Reader(absl::string_view file, GlossaryLayer layer, size_t file_bytes, FaultList* faults)
      : file_(file), layer_(layer), faults_(faults), bytes_left_(kMaxTextFactor * file_bytes) {}

  void ReadFileNode(const YAML::Node& root) {
    if (!root.IsMap()) {
      Fail(root, "expected a map with the key \"entries\"");
      return;
    }
    for (const auto& pair : root) {
      if (Key(pair.first) != "entries") {
        Fail(pair.first, absl::StrCat("unknown field \"", Key(pair.first), "\"; allowed: entries"));
      }
    }
    const YAML::Node entries = root["entries"];
    if (!entries.IsDefined() || entries.IsNull()) return;
    if (!entries.IsSequence()) {
      Fail(entries, "entries: expected a list");
      return;
    }
    for (const YAML::Node& node : entries) {
      if (!Take(node)) break;
      AddEntry(node);
    }
  }

  void AddEntry(const auto& node) {
    fields_.clear();
    Concept entry = ReadEntry(node);
    const auto [where, fresh] = lines_.emplace(entry.id, Line(node));
    if (!fresh && !entry.id.empty()) {
      Fail(node, absl::StrCat("duplicate id \"", entry.id, "\", first on line ", where->second));
    }
    imported_.push_back({std::move(entry), std::move(fields_), /*has_id=*/true, Place(node)});
  }

  std::vector<ImportedEntry> TakeEntries() { return std::move(imported_); }

 private:
  static int Line(const auto& node) { return node.Mark().line + 1; }

  std::string Place(const auto& node) const { return absl::StrCat(file_, ":", Line(node)); }

  void Fail(const auto& node, std::string description) { faults_->Add(Place(node), std::move(description)); }

  // Counts a key, or an item of a list; false, with a fault, when the file holds no more that are not
  // aliases.
  bool Take(const auto& node) {
    const size_t bytes = 1 + (node.IsScalar() ? node.Scalar().size() : 0);
    if (bytes <= bytes_left_) {
      bytes_left_ -= bytes;
      return true;
    }
    if (bytes_left_ > 0) Fail(node, "aliases repeat more than the file holds; write the entries out");
    bytes_left_ = 0;
    return false;
  }

  static std::string Key(const auto& node) { return std::string(node.IsScalar() ? node.Scalar() : ""); }

  std::string ReadString(const auto& node, absl::string_view field) {
    if (!node.IsScalar()) {
      Fail(node, absl::StrCat(field, ": expected a text"));
      return "";
    }
    if (!IsValidUtf8(node.Scalar())) {
      Fail(node, absl::StrCat(field, ": expected valid UTF-8"));
      return "";
    }
    std::string text(absl::StripAsciiWhitespace(node.Scalar()));
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
      Fail(node, absl::StrCat(field, ": expected one line without control characters"));
      return "";
    }
    if (text.empty()) Fail(node, absl::StrCat(field, ": expected a text, found an empty one"));
    return text;
  }

  bool ReadBool(const auto& node, absl::string_view field) {
    const std::string text(node.IsScalar() ? node.Scalar() : "");
    if (text == "true") return true;
    if (text != "false") Fail(node, absl::StrCat(field, ": expected true or false, found \"", text, "\""));
    return false;
  }

  // A list of texts; one text alone is a list of one.
  std::vector<std::string> ReadList(const auto& node, absl::string_view field) {
    std::vector<std::string> texts;
    if (node.IsScalar()) {
      texts.push_back(ReadString(node, field));
    } else if (node.IsSequence()) {
      for (const auto& item : node) {
        if (!Take(item)) break;
        texts.push_back(ReadString(item, field));
      }
    } else if (!node.IsNull()) {
      Fail(node, absl::StrCat(field, ": expected a list of texts"));
    }
    texts.erase(std::remove(texts.begin(), texts.end(), ""), texts.end());
    return texts;
  }

  Concept ReadEntry(const auto& node) {
    Concept entry;
    entry.layer = layer_;
    if (!node.IsMap()) {
      Fail(node, "expected an entry with id, kind, en, fr, ru, uk, origin");
      return entry;
    }
    std::vector<std::pair<std::string, std::remove_cvref_t<decltype(node["fr"])>>> languages;
    for (const auto& pair : node) {
      if (!Take(pair.first)) break;
      const std::string key = Key(pair.first);
      const auto& value = pair.second;
      fields_.insert(key);
      if (key == "id") {
        entry.id = ReadString(value, key);
      } else if (key == "kind") {
        const std::string name = ReadString(value, key);
        if (!name.empty() && !ParseTermKind(name, &entry.kind)) {
          Fail(value, absl::StrCat("kind: unknown kind \"", name,
                                   "\"; allowed: ", absl::StrJoin(TermKindNames(), ", ")));
        }
      } else if (key == "gender") {
        entry.gender = ReadGender(value, /*neuter=*/false);
      } else if (key == "do_not_translate") {
        entry.do_not_translate = ReadBool(value, key);
      } else if (key == "en") {
        ReadSource(value, &entry.source);
      } else if (key == "origin") {
        entry.origin = ReadString(value, key);
      } else if (absl::c_linear_search(GlossaryLanguages(), key)) {
        languages.emplace_back(key, value);
      } else {
        Fail(pair.first,
             absl::StrCat("unknown field \"", key, "\"; allowed: id, kind, gender, do_not_translate, en, ",
                          absl::StrJoin(GlossaryLanguages(), ", "), ", origin"));
      }
    }
    for (const auto& [language, value] : languages) {
      entry.targets[language] = ReadTarget(value, language, entry.kind);
    }
    CheckEntry(node, entry);
    CompleteLexemes(&entry);
    return entry;
  }

  Gender ReadGender(const auto& node, bool neuter) {
    Gender gender = Gender::kUnspecified;
    const std::string name = ReadString(node, "gender");
    if (name.empty()) return gender;
    if (!ParseGender(name, &gender) || (gender == Gender::kNeuter && !neuter)) {
      Fail(node, absl::StrCat("gender: unknown gender \"", name, "\"; allowed: masculine, feminine",
                              neuter ? ", neuter" : ""));
      return Gender::kUnspecified;
    }
    return gender;
  }

  void ReadSource(const auto& node, SourceForms* source) {
    if (!node.IsMap()) {
      Fail(node, "en: expected a map with names");
      return;
    }
    for (const auto& pair : node) {
      if (!Take(pair.first)) break;
      const std::string key = Key(pair.first);
      const std::string field = absl::StrCat("en.", key);
      fields_.insert(field);
      if (key == "names") {
        source->names = ReadList(pair.second, field);
      } else if (key == "surnames") {
        source->surnames = ReadList(pair.second, field);
      } else if (key == "plurals") {
        source->plurals = ReadList(pair.second, field);
      } else if (key == "surname_needs_name") {
        source->surname_needs_name = ReadBool(pair.second, field);
      } else if (key == "case") {
        const std::string rule = ReadString(pair.second, field);
        if (rule == "initial") {
          source->case_rule = CaseRule::kInitial;
        } else if (rule != "exact" && !rule.empty()) {
          Fail(pair.second, absl::StrCat("en.case: unknown rule \"", rule, "\"; allowed: exact, initial"));
        }
      } else {
        Fail(pair.first, absl::StrCat("unknown field \"", field,
                                      "\"; allowed: names, surnames, surname_needs_name, case, plurals"));
      }
    }
  }

  void ReadForms(const auto& node, absl::string_view field, std::map<GrammaticalForm, std::string>* forms) {
    if (!node.IsMap()) {
      Fail(node, absl::StrCat(field, ": expected a map from cases to forms"));
      return;
    }
    for (const auto& pair : node) {
      if (!Take(pair.first)) break;
      const std::string key = Key(pair.first);
      GrammaticalForm form;
      if (!ParseFormName(key, &form)) {
        Fail(pair.first,
             absl::StrCat(field, ": unknown case \"", key, "\"; allowed: ", absl::StrJoin(CaseNames(), ", "),
                          ", each also with plural_ before it"));
        continue;
      }
      (*forms)[form] = ReadString(pair.second, absl::StrCat(field, ".", key));
    }
  }

  TargetTerm ReadTarget(const auto& node, const std::string& language, TermKind kind) {
    TargetTerm target;
    if (node.IsScalar()) {
      const std::string field = absl::StrCat(language, ".lemma");
      fields_.insert(field);
      target.lexeme.lemma = ReadString(node, field);
      return target;
    }
    if (!node.IsMap()) {
      Fail(node, absl::StrCat(language, ": expected a map with lemma"));
      return target;
    }
    const bool french = language == "fr";
    bool animate = IsLiving(kind);
    for (const auto& pair : node) {
      if (!Take(pair.first)) break;
      const std::string key = Key(pair.first);
      const auto& value = pair.second;
      const std::string field = absl::StrCat(language, ".", key);
      Lexeme& lexeme = target.lexeme;
      fields_.insert(field);
      if (key == "lemma") {
        lexeme.lemma = ReadString(value, field);
      } else if (key == "surname") {
        target.surname.lemma = ReadString(value, field);
      } else if (key == "gender") {
        lexeme.gender = ReadGender(value, !french);
      } else if (key == "number") {
        const std::string number = ReadString(value, field);
        lexeme.plural_only = number == "plural";
        if (!number.empty() && number != "plural" && number != "singular") {
          Fail(value, absl::StrCat(field, ": unknown number \"", number, "\"; allowed: singular, plural"));
        }
      } else if (key == "animate") {
        animate = ReadBool(value, field);
      } else if (key == "indeclinable" && !french) {
        if (value.IsScalar() && (value.Scalar() == "true" || value.Scalar() == "false")) {
          if (value.Scalar() == "true") lexeme.indeclinable = {"*"};
        } else {
          lexeme.indeclinable = ReadList(value, field);
        }
      } else if (key == "forms" && !french) {
        ReadForms(value, field, &lexeme.exceptions);
      } else if (key == "surname_forms" && !french) {
        ReadForms(value, field, &target.surname.exceptions);
      } else if (key == "variants") {
        target.variants = ReadList(value, field);
      } else if (key == "forbidden") {
        target.forbidden = ReadList(value, field);
      } else if (key == "article" && french) {
        lexeme.article = ReadBool(value, field);
      } else if (key == "h_aspire" && french) {
        lexeme.h_aspire = ReadBool(value, field);
      } else if (key == "feminine" && french) {
        lexeme.feminine = ReadString(value, field);
      } else if (key == "plural" && french) {
        lexeme.plural = ReadString(value, field);
      } else if (key == "note") {
        target.note = ReadString(value, field);
      } else {
        Fail(pair.first,
             absl::StrCat(
                 "unknown field \"", field, "\"; allowed: lemma, surname, gender, number, animate, ",
                 french ? "article, h_aspire, feminine, plural" : "indeclinable, forms, surname_forms",
                 ", variants, forbidden, note"));
      }
    }
    target.lexeme.animate = animate;
    return target;
  }

  void CheckEntry(const auto& node, const Concept& entry) {
    if (entry.id.empty()) Fail(node, "id is missing");
    if (!node["kind"].IsDefined()) Fail(node, "kind is missing");
    if (entry.source.names.empty()) Fail(node, "en.names is missing");
    if (entry.kind == TermKind::kPerson) {
      if (entry.gender == Gender::kUnspecified && !entry.do_not_translate) {
        Fail(node, "gender of a person is missing; allowed: masculine, feminine");
      }
    } else if (entry.gender != Gender::kUnspecified) {
      Fail(node, "gender is for persons; other kinds have one in each language");
    }
    for (const auto& [language, target] : entry.targets) {
      if (target.lexeme.lemma.empty()) Fail(node[language], absl::StrCat(language, ".lemma is missing"));
    }
    if (entry.targets.empty() && !entry.do_not_translate) {
      Fail(node,
           absl::StrCat("a target language is missing; allowed: ", absl::StrJoin(GlossaryLanguages(), ", ")));
    }
  }

  const std::string file_;
  const GlossaryLayer layer_;
  FaultList* const faults_;
  size_t bytes_left_;                            // of keys and texts
  std::set<std::string> fields_;                 // that the entry being read names
  absl::flat_hash_map<std::string, int> lines_;  // of ids
  std::vector<ImportedEntry> imported_;
};

// yaml-cpp recurses without a limit; count brackets and indentation before it does.
bool NestsTooDeep(absl::string_view yaml) {
  int depth = 0, line_indicators = 0;
  bool line_start = true;
  for (const char c : yaml) {
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (c == '\n') {
      line_start = true;
      line_indicators = 0;
    } else if (line_start && (c == '-' || c == '?' || c == ':')) {
      ++line_indicators;
    } else if (line_start && c != ' ') {
      line_start = false;
    }
    if (depth > kMaxNesting || line_indicators > kMaxNesting) return true;
  }
  return false;
}

// The entries of a text without faults that PlainYaml can read.
std::optional<std::vector<ImportedEntry>> ReadPlainYaml(absl::string_view yaml, absl::string_view file,
                                                        GlossaryLayer layer) {
  FaultList faults;
  Reader reader(file, layer, yaml.size(), &faults);
  PlainYaml plain(yaml);
  while (faults.empty() && plain.Next()) reader.AddEntry(plain.entry());
  if (!faults.empty() || !plain.AtEnd()) return std::nullopt;
  return reader.TakeEntries();
}

std::string Quoted(absl::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string QuotedList(absl::Span<const std::string> texts) {
  return absl::StrCat(
      "[",
      absl::StrJoin(texts, ", ",
                    [](std::string* out, const std::string& text) { absl::StrAppend(out, Quoted(text)); }),
      "]");
}

std::string FormatForms(const std::map<GrammaticalForm, std::string>& forms) {
  return absl::StrCat("{",
                      absl::StrJoin(forms, ", ",
                                    [](std::string* out, const auto& entry) {
                                      absl::StrAppend(out, FormName(entry.first), ": ", Quoted(entry.second));
                                    }),
                      "}");
}

std::string FormatTarget(const Concept& entry, const TargetTerm& target) {
  const Lexeme& lexeme = target.lexeme;
  std::string out = absl::StrCat("{lemma: ", Quoted(lexeme.lemma));
  const auto add = [&out](absl::string_view name, absl::string_view value) {
    absl::StrAppend(&out, ", ", name, ": ", value);
  };
  if (!target.surname.lemma.empty()) add("surname", Quoted(target.surname.lemma));
  if (entry.kind != TermKind::kPerson && lexeme.gender != Gender::kUnspecified) {
    add("gender", GenderName(lexeme.gender));
  }
  if (lexeme.plural_only) add("number", "plural");
  const bool animate = IsLiving(entry.kind);
  if (lexeme.animate != animate) add("animate", lexeme.animate ? "true" : "false");
  if (lexeme.indeclinable == std::vector<std::string>{"*"}) {
    add("indeclinable", "true");
  } else if (!lexeme.indeclinable.empty()) {
    add("indeclinable", QuotedList(lexeme.indeclinable));
  }
  if (!lexeme.exceptions.empty()) add("forms", FormatForms(lexeme.exceptions));
  if (!target.surname.exceptions.empty()) add("surname_forms", FormatForms(target.surname.exceptions));
  if (!target.variants.empty()) add("variants", QuotedList(target.variants));
  if (!target.forbidden.empty()) add("forbidden", QuotedList(target.forbidden));
  if (lexeme.article) add("article", "true");
  if (lexeme.h_aspire) add("h_aspire", "true");
  if (!lexeme.feminine.empty()) add("feminine", Quoted(lexeme.feminine));
  if (!lexeme.plural.empty()) add("plural", Quoted(lexeme.plural));
  if (!target.note.empty()) add("note", Quoted(target.note));
  out.push_back('}');
  return out;
}

}  // namespace

std::vector<ImportedEntry> ReadYaml(absl::string_view yaml, absl::string_view file, GlossaryLayer layer,
                                    FaultList* faults) {
  if (!CheckSourceText(yaml, file, faults)) return {};
  if (NestsTooDeep(yaml)) {
    faults->Add(std::string(file), absl::StrCat("expected at most ", kMaxNesting, " levels"));
    return {};
  }
  if (auto entries = ReadPlainYaml(yaml, file, layer)) return *std::move(entries);
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (root.IsNull()) return {};
    Reader reader(file, layer, yaml.size(), faults);
    reader.ReadFileNode(root);
    return reader.TakeEntries();
  } catch (const YAML::Exception& error) {
    faults->Add(absl::StrCat(file, ":", error.mark.line + 1), absl::StrCat("not YAML: ", error.msg));
    return {};
  }
}

absl::StatusOr<std::vector<ImportedEntry>> ImportYaml(absl::string_view yaml, absl::string_view file,
                                                      GlossaryLayer layer) {
  FaultList faults;
  std::vector<ImportedEntry> entries = ReadYaml(yaml, file, layer, &faults);
  RETURN_IF_ERROR(faults.ToStatus("cannot load glossary"));
  return entries;
}

absl::StatusOr<std::vector<Concept>> ParseGlossary(absl::string_view yaml, absl::string_view file,
                                                   GlossaryLayer layer) {
  ASSIGN_OR_RETURN(std::vector<ImportedEntry> entries, ImportYaml(yaml, file, layer));
  return ConceptsOf(std::move(entries));
}

std::string FormatGlossary(absl::Span<const Concept> concepts) {
  std::string out = "entries:\n";
  for (const Concept& entry : concepts) {
    absl::StrAppend(&out, "- id: ", Quoted(entry.id), "\n  kind: ", TermKindName(entry.kind), "\n");
    if (entry.gender != Gender::kUnspecified)
      absl::StrAppend(&out, "  gender: ", GenderName(entry.gender), "\n");
    if (entry.do_not_translate) absl::StrAppend(&out, "  do_not_translate: true\n");
    const SourceForms& source = entry.source;
    absl::StrAppend(&out, "  en: {names: ", QuotedList(source.names));
    if (!source.surnames.empty()) absl::StrAppend(&out, ", surnames: ", QuotedList(source.surnames));
    if (source.surname_needs_name) absl::StrAppend(&out, ", surname_needs_name: true");
    if (source.case_rule == CaseRule::kInitial) absl::StrAppend(&out, ", case: initial");
    if (!source.plurals.empty()) absl::StrAppend(&out, ", plurals: ", QuotedList(source.plurals));
    absl::StrAppend(&out, "}\n");
    for (const auto& [language, target] : entry.targets) {
      absl::StrAppend(&out, "  ", language, ": ", FormatTarget(entry, target), "\n");
    }
    if (!entry.origin.empty()) absl::StrAppend(&out, "  origin: ", Quoted(entry.origin), "\n");
  }
  return out;
}

}  // namespace dragoman
