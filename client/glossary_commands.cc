// The glossary's commands that read glossary files, and with --server or --local a server's entries.
#include "client/glossary_commands.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/utf8_check.h"
#include "glossary/enforcement/enforcer.h"
#include "glossary/exchange.h"
#include "glossary/glossary.h"
#include "glossary/glossary_loader.h"
#include "glossary/inflect/french.h"
#include "glossary/inflect/inflector.h"
#include "glossary/linter.h"
#include "glossary/matching/matcher.h"
#include "glossary/words/folding.h"
#include "service/base/data_path.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"
#include "service/text/protected_text.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

absl::StatusOr<std::vector<Concept>> LoadConcepts(const GlossaryOptions& options) {
  if (options.remote) return FetchGlossary(options);
  const std::string path = options.directory.empty() ? DataPath("glossary") : options.directory;
  if (!std::filesystem::is_directory(path)) return LoadGlossaryFile(path, GlossaryLayer::kBase);
  return LoadGlossaryDirectory(path, GlossaryLayer::kBase);
}

absl::StatusOr<std::shared_ptr<const Glossary>> LoadCompiled(const GlossaryOptions& options) {
  ASSIGN_OR_RETURN(std::vector<Concept> concepts, LoadConcepts(options));
  return Glossary::Compile(std::move(concepts));
}

Json RangeJson(const ByteRange& range) { return Json::array({range.begin, range.end}); }

absl::StatusOr<int> Lint(const GlossaryOptions& options) {
  std::vector<Concept> concepts;
  if (options.remote) {
    ASSIGN_OR_RETURN(concepts, FetchLayers(options));
  } else {
    ASSIGN_OR_RETURN(concepts, LoadConcepts(options));
  }
  const std::vector<LintFinding> findings = LintGlossary(concepts);
  for (const LintFinding& finding : findings) {
    std::printf("%s\t%s\t%s\t%s\n", finding.concept_id.c_str(), finding.field.c_str(), finding.rule.c_str(),
                finding.message.c_str());
  }
  std::fprintf(stderr, "%zu entries, %zu findings\n", concepts.size(), findings.size());
  return findings.empty() ? kExitOk : kExitFailed;
}

absl::StatusOr<int> List(const GlossaryOptions& options) {
  if (options.remote) return ListOnServer(options);
  ASSIGN_OR_RETURN(const std::vector<Concept> concepts, LoadConcepts(options));
  std::vector<std::vector<std::string>> rows;
  const std::string wanted = FoldText(options.text);
  for (const Concept& entry : concepts) {
    if (!options.kind.empty() && TermKindName(entry.kind) != options.kind) continue;
    std::vector<std::string> columns = {entry.id, entry.source.names.front()};
    for (const absl::string_view language : GlossaryLanguages()) {
      const auto target = entry.targets.find(std::string(language));
      columns.push_back(target == entry.targets.end() ? "-" : target->second.lexeme.lemma);
    }
    if (!absl::StrContains(FoldText(absl::StrJoin(columns, " ")), wanted)) continue;
    rows.push_back(std::move(columns));
  }
  PrintList(options, rows);
  return kExitOk;
}

absl::StatusOr<int> Get(const GlossaryOptions& options) {
  if (options.remote) return GetFromServer(options);
  ASSIGN_OR_RETURN(const std::shared_ptr<const Glossary> glossary, LoadCompiled(options));
  const Concept* entry = glossary->Find(options.id);
  if (entry == nullptr) return absl::NotFoundError(absl::StrCat("no glossary entry \"", options.id, "\""));
  std::fputs(FormatGlossary(absl::MakeConstSpan(entry, 1)).c_str(), stdout);
  return kExitOk;
}

Separator SeparatorOf(const GlossaryOptions& options) {
  return options.format == "tsv" ? Separator::kTab : Separator::kComma;
}

absl::StatusOr<int> Export(const GlossaryOptions& options) {
  if (!options.to.empty() && options.format != "csv" && options.format != "tsv") {
    return absl::InvalidArgumentError(
        absl::StrCat("--to is for pairs in csv or tsv; ", options.format, " has all languages"));
  }
  if (options.remote) return ExportFromServer(options);
  ASSIGN_OR_RETURN(const std::vector<Concept> concepts, LoadConcepts(options));
  std::string out;
  if (options.format == "yaml") {
    out = FormatGlossary(concepts);
  } else if (options.format == "tbx") {
    out = ExportTbx(concepts);
  } else if (options.to.empty()) {
    out = ExportSheet(concepts, SeparatorOf(options));
  } else {
    out = ExportSeparated(concepts, SeparatorOf(options), options.to);
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  PrintLost(options, concepts);
  return kExitOk;
}

// What the format that the options ask for loses of the entries.
absl::StatusOr<std::vector<LostField>> LostFields(const GlossaryOptions& options,
                                                  const std::vector<Concept>& concepts) {
  if (options.format == "yaml") return std::vector<LostField>();
  if (options.format == "tbx") return LostInTbx(concepts);
  if (options.to.empty()) return LostInSheet(concepts, SeparatorOf(options));
  return LostInPairs(concepts, options.to);
}

size_t CountWithout(const std::vector<Concept>& concepts, const std::string& language) {
  return static_cast<size_t>(std::count_if(concepts.begin(), concepts.end(), [&](const Concept& entry) {
    return !entry.do_not_translate && entry.targets.count(language) == 0;
  }));
}

// The terms of a text, one a line: byte range, words, entry.
absl::StatusOr<int> Analyze(const GlossaryOptions& options) {
  if (options.remote) return AnalyzeOnServer(options);
  ASSIGN_OR_RETURN(const std::shared_ptr<const Glossary> glossary, LoadCompiled(options));
  ASSIGN_OR_RETURN(const std::string text, ReadFile(options.file));
  RETURN_IF_ERROR(CheckUtf8(text));
  const std::vector<absl::string_view> texts = {text};
  const std::vector<std::vector<ByteRange>> protected_ranges = {FindProtectedText(text)};
  std::vector<std::vector<std::string>> rows;
  const std::vector<std::vector<TermMatch>> matches = MatchArticle(*glossary, texts, protected_ranges);
  for (const TermMatch& match : matches.front()) {
    rows.push_back({absl::StrCat(match.source.begin, "-", match.source.end),
                    std::string(match.source.In(text)), match.concept_->id});
  }
  PrintTable(rows);
  return kExitOk;
}

const char* NumberName(Number number) { return number == Number::kSingular ? "singular" : "plural"; }

// A form of a name or title as editors read it; `label` is a case or, in French, what stands before.
struct LabelledForm {
  std::string label;
  Number number = Number::kSingular;
  std::string text;
  bool alternative = false;
};

// French does not decline: the forms are those with the article and after de and à, of titles in both genders
// when none is asked for.
std::vector<LabelledForm> FrenchForms(const Lexeme& given) {
  Lexeme lexeme = FrenchLexemeOf(given.lemma, given.kind, given.gender);
  lexeme.plural_only |= given.plural_only;
  const bool title = given.kind == TermKind::kTitle;
  std::vector<Gender> genders = {lexeme.gender};
  if (title) {
    lexeme.gender = Gender::kMasculine;
    genders = given.gender == Gender::kUnspecified ? std::vector{Gender::kMasculine, Gender::kFeminine}
                                                   : std::vector{given.gender};
  }
  std::vector<Number> numbers = {lexeme.plural_only ? Number::kPlural : Number::kSingular};
  if (title && !lexeme.plural_only) numbers.push_back(Number::kPlural);
  if (given.kind == TermKind::kTerm || given.kind == TermKind::kEvent) numbers.push_back(Number::kPlural);
  std::vector<LabelledForm> forms;
  for (const Gender gender : genders) {
    const char* suffix = genders.size() < 2 ? "" : gender == Gender::kFeminine ? ", feminine" : ", masculine";
    for (const Number number : numbers) {
      forms.push_back({absl::StrCat("plain", suffix), number, FrenchForm(lexeme, number, gender)});
      if (lexeme.article || title) {
        forms.push_back(
            {absl::StrCat("with article", suffix), number, FrenchWithArticle(lexeme, number, gender, title)});
      }
      for (const char* preposition : {"de", "à"}) {
        forms.push_back({absl::StrCat("after ", preposition, suffix), number,
                         FrenchWithPreposition(preposition, lexeme, number, gender, title)});
      }
    }
  }
  return forms;
}

// All forms of a name or title: case, number, form, and "also" for one that is allowed beside the usual one.
absl::StatusOr<int> Inflect(const GlossaryOptions& options) {
  ASSIGN_OR_RETURN(const Inflector* inflector, InflectorFor(options.to));
  RETURN_IF_ERROR(CheckUtf8(options.text));
  Lexeme lexeme;
  lexeme.lemma = std::string(absl::StripAsciiWhitespace(options.text));
  if (SplitWords(lexeme.lemma).empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot inflect \"", options.text, "\": expected a name or title, found no word"));
  }
  ParseTermKind(options.kind, &lexeme.kind);
  ParseGender(options.gender, &lexeme.gender);
  if (options.to == "fr" && lexeme.gender == Gender::kNeuter) {
    return absl::InvalidArgumentError("--gender: French has no neuter; one of masculine, feminine");
  }
  lexeme.animate = IsLiving(lexeme.kind);
  lexeme.plural_only = options.plural;
  lexeme.indeclinable = options.indeclinable;
  std::vector<LabelledForm> forms;
  if (options.to == "fr") {
    forms = FrenchForms(lexeme);
  } else {
    for (InflectedForm& form : inflector->Forms(lexeme)) {
      const bool locative = options.to == "uk" && form.form.grammatical_case == Case::kPrepositional;
      forms.push_back({locative ? "locative" : std::string(CaseName(form.form.grammatical_case)),
                       form.form.number, std::move(form.text), form.alternative});
    }
  }
  if (options.format == "json") {
    Json array = Json::array();
    for (const LabelledForm& form : forms) {
      array.push_back({{"case", form.label},
                       {"number", NumberName(form.number)},
                       {"form", form.text},
                       {"alternative", form.alternative}});
    }
    std::printf("%s\n", array.dump(1).c_str());
    return kExitOk;
  }
  for (const LabelledForm& form : forms) {
    std::printf("%s\t%s\t%s%s\n", form.label.c_str(), NumberName(form.number), form.text.c_str(),
                form.alternative ? "\talso" : "");
  }
  return kExitOk;
}

const char* StatusName(TermStatus status) {
  switch (status) {
    case TermStatus::kApplied:
      return "applied";
    case TermStatus::kRepaired:
      return "repaired";
    case TermStatus::kMissed:
      return "missed";
  }
  return "";
}

Json EnforceLine(const Json& line, const Glossary& glossary, const Enforcer& enforcer) {
  const std::string source = line.at("source").get<std::string>();
  const std::string target = line.at("target").get<std::string>();
  const std::vector<ByteRange> protected_source = FindProtectedText(source);
  const std::vector<ByteRange> protected_target = FindProtectedText(target);
  const std::vector<absl::string_view> texts = {source};
  const std::vector<std::vector<TermMatch>> matches =
      MatchArticle(glossary, texts, absl::MakeConstSpan(&protected_source, 1));
  EnforcementInput input;
  input.source = source;
  input.matches = matches.front();
  input.target = target;
  input.protected_target = protected_target;
  const EnforcementResult result = enforcer.Enforce(input);
  Json out = line;
  out["target"] = result.text;
  out["occurrences"] = Json::array();
  for (const TermOccurrence& term : result.occurrences) {
    Json occurrence = {{"id", term.concept_id},
                       {"status", StatusName(term.status)},
                       {"source", RangeJson(term.source)},
                       {"source_text", std::string(term.source.In(source))}};
    if (term.status != TermStatus::kMissed) {
      occurrence["target"] = RangeJson(term.target);
      occurrence["form"] = term.form;
    }
    if (term.status == TermStatus::kRepaired) occurrence["replaced"] = term.replaced;
    occurrence["rule"] = term.rule;
    out["occurrences"].push_back(std::move(occurrence));
  }
  return out;
}

// JSON lines {"source", "target"} in; the same objects with the repaired target and "occurrences" out.
absl::StatusOr<int> Enforce(const GlossaryOptions& options) {
  if (options.from != "en") {
    return absl::InvalidArgumentError(
        absl::StrCat("unknown source language \"", options.from, "\"; the glossary matches: en"));
  }
  ASSIGN_OR_RETURN(const std::shared_ptr<const Glossary> glossary, LoadCompiled(options));
  ASSIGN_OR_RETURN(const std::unique_ptr<Enforcer> enforcer, Enforcer::Create(options.to, glossary));
  size_t number = 0;
  int exit_code = kExitOk;
  const auto process = [&](const std::string& line) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    try {
      std::printf("%s\n", EnforceLine(Json::parse(line), *glossary, *enforcer).dump().c_str());
    } catch (const nlohmann::json::exception&) {
      std::fprintf(
          stderr,
          "dragoman: line %zu: not a JSON object with the strings \"source\" and \"target\" in UTF-8\n",
          number);
      std::printf("{\"error\":\"not a JSON object with the strings source and target in UTF-8\"}\n");
      exit_code = kExitUsage;
    }
    std::fflush(stdout);
  };
  if (options.file == "-") {
    // Line by line, so that another program can keep a pipe open.
    for (std::string line; std::getline(std::cin, line);) process(line);
    return exit_code;
  }
  ASSIGN_OR_RETURN(const std::string text, ReadFile(options.file));
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    process(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return exit_code;
}

CLI::App* AddCommand(CLI::App& glossary, const std::string& name, const std::string& description,
                     const std::shared_ptr<GlossaryOptions>& options, GlossaryRun run, int& exit_code) {
  CLI::App* command = glossary.add_subcommand(name, description);
  command->add_option("--glossary", options->directory,
                      "Glossary file or folder; default: the one that ships with the program");
  SetCallback(*command, options, std::move(run), exit_code);
  return command;
}

// For commands that work on a server's entries as well.
void AddServer(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options) {
  AddOptionalConnection(command, options);
  command.get_option("--server")->excludes(command.get_option("--glossary"));
  command.get_option("--local")->excludes(command.get_option("--glossary"));
  command.add_option("--client", options->client, "On a server: this client's entries too");
}

}  // namespace

void PrintList(const GlossaryOptions& options, const std::vector<std::vector<std::string>>& rows) {
  PrintTable(rows);
  if (!rows.empty()) return;
  const std::string kind = options.kind.empty() ? "" : absl::StrCat(" of the kind ", options.kind);
  const std::string filter = options.text.empty() ? "" : absl::StrCat(" with \"", options.text, "\"");
  std::fprintf(stderr, "note: the glossary has no entry%s%s\n", kind.c_str(), filter.c_str());
}

void PrintLost(const GlossaryOptions& options, const std::vector<Concept>& concepts) {
  const absl::StatusOr<std::vector<LostField>> lost = LostFields(options, concepts);
  if (!lost.ok()) {
    std::fprintf(stderr, "note: what is written cannot be imported again: %s\n",
                 std::string(lost.status().message()).c_str());
  } else if (!lost->empty()) {
    const std::string fields = absl::StrJoin(*lost, ", ", [](std::string* out, const LostField& field) {
      absl::StrAppend(out, field.field, " of ", field.entries);
    });
    std::fprintf(stderr, "note: %s%s cannot carry these fields (of so many entries): %s\n",
                 options.to.empty() ? "" : "pairs in ", options.format.c_str(), fields.c_str());
  }
  const size_t without = options.to.empty() ? 0 : CountWithout(concepts, options.to);
  if (without > 0) {
    std::fprintf(stderr, "note: entries left out as they have no %s: %zu\n", options.to.c_str(), without);
  }
}

void AddGlossaryCommands(CLI::App& app, int& exit_code) {
  CLI::App* glossary =
      app.add_subcommand("glossary", "Look into the glossary, check it, and use it on its own");
  glossary->require_subcommand(1);
  const CLI::IsMember languages({"fr", "ru", "uk"});
  const CLI::IsMember formats({"yaml", "csv", "tsv", "tbx"});
  AddGlossaryChangeCommands(*glossary, exit_code);

  auto options = std::make_shared<GlossaryOptions>();
  CLI::App* command =
      AddCommand(*glossary, "lint", "Check every rule of the glossary; exit code 1 with findings", options,
                 Lint, exit_code);
  AddServer(*command, options);

  options = std::make_shared<GlossaryOptions>();
  options->kind.clear();
  command = AddCommand(*glossary, "list", "List the entries: id, English, French, Russian, Ukrainian",
                       options, List, exit_code);
  command->add_option("--kind", options->kind, "person, place, organisation, title, event or term")
      ->check(KindCheck());
  command->add_option("FILTER", options->text,
                      "A text that stands in the entry; case and accents do not count");
  AddServer(*command, options);

  options = std::make_shared<GlossaryOptions>();
  command = AddCommand(*glossary, "get", "Print an entry", options, Get, exit_code);
  command->add_option("ID", options->id, "As in person/dmitry-peskov")->required();
  AddServer(*command, options);

  options = std::make_shared<GlossaryOptions>();
  options->format = "yaml";
  command = AddCommand(*glossary, "export",
                       "Write the glossary in another tool's format; standard error names what the "
                       "format cannot carry",
                       options, Export, exit_code);
  command->add_option("--format", options->format, "yaml, csv, tsv or tbx")
      ->check(formats)
      ->capture_default_str();
  command
      ->add_option("--to", options->to,
                   "csv, tsv: pairs of English and this language; default: a sheet of all")
      ->check(languages);
  AddServer(*command, options);

  options = std::make_shared<GlossaryOptions>();
  command = AddCommand(*glossary, "analyze", "List the terms of an English text: byte range, words, entry",
                       options, Analyze, exit_code);
  command->add_option("FILE", options->file, "Default: standard input");
  AddServer(*command, options);

  options = std::make_shared<GlossaryOptions>();
  options->format = "text";
  command = AddCommand(*glossary, "inflect", "All forms of a name or title: case, number, form", options,
                       Inflect, exit_code);
  command->add_option("--to", options->to, "Language: ru, uk or fr")->required()->check(languages);
  command->add_option("--kind", options->kind, "person, place, organisation, title, event or term")
      ->check(KindCheck())
      ->capture_default_str();
  command->add_option("--gender", options->gender, "masculine, feminine or neuter")->check(GenderCheck());
  AddListOption(*command, "--indeclinable", options->indeclinable, "Words that never change; * for all");
  command->add_flag("--plural", options->plural, "The words are a plural already");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("TEXT", options->text, "The nominative")->required();

  options = std::make_shared<GlossaryOptions>();
  command = AddCommand(*glossary, "enforce",
                       "Put the terms of a translation right: JSON lines {\"source\", \"target\"} in, "
                       "repaired target and occurrences out",
                       options, Enforce, exit_code);
  command->add_option("--from", options->from, "Language of the source: en")->capture_default_str();
  command->add_option("--to", options->to, "Language of the target")->required()->check(languages);
  command->add_option("FILE", options->file, "Default: standard input");
}

}  // namespace dragoman
