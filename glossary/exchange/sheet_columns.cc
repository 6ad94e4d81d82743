#include "glossary/exchange/sheet_columns.h"

#include <map>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/exchange/entry_defaults.h"

namespace dragoman {
namespace {

std::vector<std::string> SplitForms(const std::string& cell) {
  std::vector<std::string> forms;
  for (const absl::string_view form : absl::StrSplit(cell, '|')) {
    const absl::string_view stripped = absl::StripAsciiWhitespace(form);
    if (!stripped.empty()) forms.emplace_back(stripped);
  }
  return forms;
}

std::string JoinForms(const std::vector<std::string>& forms) { return absl::StrJoin(forms, " | "); }

std::string JoinCases(const std::map<GrammaticalForm, std::string>& forms) {
  return absl::StrJoin(forms, " | ", [](std::string* out, const auto& entry) {
    absl::StrAppend(out, FormName(entry.first), ": ", entry.second);
  });
}

std::string ReadFlag(const std::string& cell, bool* flag) {
  *flag = cell == "true";
  if (*flag || cell == "false") return "";
  return absl::StrCat("expected true or false, found \"", cell, "\"");
}

std::string ReadCases(const std::string& cell, std::map<GrammaticalForm, std::string>* forms) {
  for (const std::string& item : SplitForms(cell)) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(item, absl::MaxSplits(':', 1));
    const absl::string_view text = absl::StripAsciiWhitespace(parts.second);
    GrammaticalForm form;
    if (!ParseFormName(absl::StripAsciiWhitespace(parts.first), &form) || text.empty()) {
      return absl::StrCat("expected \"<case>: <form>\", found \"", item, "\"");
    }
    (*forms)[form] = std::string(text);
  }
  return "";
}

std::string FlagCell(bool flag) { return flag ? "true" : ""; }

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
        if (t.lexeme.animate == IsLiving(c.kind)) return "";
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

}  // namespace

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

bool IsAlwaysWritten(absl::string_view name) {
  return name == "id" || name == "kind" || name == "gender" || name == "en" || name == "origin" ||
         absl::c_linear_search(GlossaryLanguages(), name);
}

const Column* FindColumn(absl::string_view name) {
  const auto found =
      absl::c_find_if(SheetColumns(), [&](const Column& column) { return column.name == name; });
  return found == SheetColumns().end() ? nullptr : &*found;
}

}  // namespace dragoman
