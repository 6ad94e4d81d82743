// The glossary's commands that change entries, compare them, or ask a server for them.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "client/glossary_commands.h"
#include "client/utf8_check.h"
#include "glossary/exchange.h"
#include "glossary/glossary_loader.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"
#include "service/pipeline/glossary_entries.h"

namespace dragoman {
namespace {

// What --fr, --fr-surname and so on say; "" clears.
struct TargetFlags {
  std::optional<std::string> lemma;
  std::optional<std::string> surname;
  std::optional<std::string> gender;
};

struct ChangeOptions : GlossaryOptions {
  std::string kind_name;
  std::vector<std::string> names;
  std::vector<std::string> surnames;
  std::optional<std::string> origin;
  std::optional<bool> any_initial;
  std::optional<bool> do_not_translate;
  std::map<std::string, TargetFlags> targets;
  std::string etag;
  std::string mode = "merge";
  bool dry_run = false;
  std::string other;
};

std::string LayerName(const v1::GlossaryEntry& entry) {
  switch (entry.layer()) {
    case v1::GLOSSARY_LAYER_BASE:
      return "base";
    case v1::GLOSSARY_LAYER_CLIENT:
      return absl::StrCat("client ", entry.client());
    default:
      return "house";
  }
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%S UTC", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

// The entry as its glossary file says it.
absl::StatusOr<Concept> ToConcept(const v1::GlossaryEntry& entry) {
  FaultList faults;
  Concept result = ConceptFromEntry(entry, GlossaryLayer::kHouse, "entry", faults);
  RETURN_IF_ERROR(faults.ToStatus("the server sent an entry that this program cannot read"));
  return result;
}

v1::GlossaryFormat FormatOf(const std::string& name) {
  static const std::map<std::string, v1::GlossaryFormat> formats = {
      {"csv", v1::GLOSSARY_FORMAT_CSV}, {"tsv", v1::GLOSSARY_FORMAT_TSV}, {"tbx", v1::GLOSSARY_FORMAT_TBX}};
  const auto found = formats.find(name);
  return found == formats.end() ? v1::GLOSSARY_FORMAT_YAML : found->second;
}

std::string FormatFromName(const std::string& path) {
  for (const char* format : {"csv", "tsv", "tbx"}) {
    if (absl::EndsWith(path, absl::StrCat(".", format))) return format;
  }
  return "yaml";
}

bool IsSeparated(absl::string_view format) { return format == "csv" || format == "tsv"; }

absl::StatusOr<std::vector<Concept>> ParseAs(const std::string& format, const std::string& text,
                                             const std::string& file, const std::string& target) {
  if (format == "yaml") return ParseGlossary(text, file, GlossaryLayer::kHouse);
  std::vector<ImportedEntry> entries;
  if (format == "tbx") {
    ASSIGN_OR_RETURN(entries, ImportTbx(text, file, GlossaryLayer::kHouse));
  } else {
    const Separator separator = format == "tsv" ? Separator::kTab : Separator::kComma;
    ASSIGN_OR_RETURN(entries, ImportSeparated(text, separator, file, target, GlossaryLayer::kHouse));
  }
  return ConceptsOf(std::move(entries));
}

v1::Gender ToGender(const std::string& name) {
  Gender gender = Gender::kUnspecified;
  ParseGender(name, &gender);
  return static_cast<v1::Gender>(gender);
}

void PrintNote(const std::string& id, const std::string& field, const std::string& rule,
               const std::string& message) {
  std::fprintf(stderr, "note: %s\t%s\t%s\t%s\n", id.c_str(), field.c_str(), rule.c_str(), message.c_str());
}

// Forms that are spelled out for a lemma or surname go with it, as in an import.
void ChangeLemma(const std::string& id, const std::string& lemma, v1::TargetTerm& target) {
  const bool spelled = !target.forms().empty() || !target.feminine().empty() || !target.plural_form().empty();
  if (lemma != target.lemma() && spelled) {
    target.clear_forms();
    target.clear_feminine();
    target.clear_plural_form();
    PrintNote(id, target.language_code() + ".lemma", "changed-lemma",
              absl::StrCat("was \"", target.lemma(), "\"; the forms that were spelled out for it are gone"));
  }
  target.set_lemma(lemma);
}

void ChangeSurname(const std::string& id, const std::string& surname, v1::TargetTerm& target) {
  if (surname != target.surname() && !target.surname_forms().empty()) {
    target.clear_surname_forms();
    PrintNote(
        id, target.language_code() + ".surname", "changed-lemma",
        absl::StrCat("was \"", target.surname(), "\"; the forms that were spelled out for it are gone"));
  }
  target.set_surname(surname);
}

// Sets what the flags say of one language, "" being nothing; an empty lemma takes the language out.
void ApplyTargetFlags(const std::string& language, const TargetFlags& flags, v1::GlossaryEntry& entry,
                      FaultList& faults) {
  if (!flags.lemma && !flags.surname && !flags.gender) return;
  const std::string option = absl::StrCat("--", language);
  const bool detailed = !flags.surname.value_or("").empty() || !flags.gender.value_or("").empty();
  if (flags.lemma == "" && detailed) {
    faults.Add(option, "\"\" takes the language out; no surname or gender can be given with it");
  }
  if (flags.gender && entry.kind() == v1::TERM_KIND_PERSON) {
    faults.Add(option + "-gender", "is for all kinds but persons, who have --gender");
  }
  auto& targets = *entry.mutable_targets();
  auto target = std::find_if(targets.begin(), targets.end(),
                             [&](const auto& one) { return one.language_code() == language; });
  if (flags.lemma == "") {
    if (target != targets.end()) targets.erase(target);
    return;
  }
  if (target == targets.end()) {
    entry.add_targets()->set_language_code(language);
    target = targets.end() - 1;
  }
  if (flags.lemma) ChangeLemma(entry.id(), *flags.lemma, *target);
  if (flags.surname) ChangeSurname(entry.id(), *flags.surname, *target);
  if (flags.gender) target->set_gender(ToGender(*flags.gender));
}

// Sets what the flags say and leaves the rest of the entry.
absl::Status ApplyFlags(const ChangeOptions& options, v1::GlossaryEntry& entry) {
  FaultList faults;
  TermKind kind = TermKind::kTerm;
  if (ParseTermKind(options.kind_name, &kind)) {
    entry.set_kind(static_cast<v1::TermKind>(static_cast<int>(kind) + 1));
  }
  if (!options.gender.empty()) {
    entry.set_gender(ToGender(options.gender));
    if (entry.kind() != v1::TERM_KIND_PERSON) {
      faults.Add("--gender", "is for persons; other kinds have --fr-gender, --ru-gender, --uk-gender");
    }
  }
  if (!options.names.empty()) entry.mutable_names()->Assign(options.names.begin(), options.names.end());
  if (options.surnames == std::vector<std::string>{""}) {
    entry.clear_surnames();
  } else if (!options.surnames.empty()) {
    entry.mutable_surnames()->Assign(options.surnames.begin(), options.surnames.end());
  }
  if (options.origin) entry.set_origin(*options.origin);
  if (options.any_initial) entry.set_any_initial(*options.any_initial);
  if (options.do_not_translate) entry.set_do_not_translate(*options.do_not_translate);
  for (const auto& [language, flags] : options.targets) ApplyTargetFlags(language, flags, entry, faults);
  return faults.ToStatus("cannot make the entry");
}

void PrintFindings(const v1::GlossaryEntry& entry) {
  for (const v1::EntryFinding& finding : entry.findings()) {
    PrintNote(entry.id(), finding.field(), finding.rule(), finding.message());
  }
}

absl::StatusOr<std::vector<Concept>> FetchFrom(GlossaryClient& server, const std::string& client) {
  v1::ExportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_YAML);
  request.set_client(client);
  ASSIGN_OR_RETURN(const std::string file, server.Export(request));
  return ParseGlossary(file, "server", GlossaryLayer::kBase);
}

void PrintStored(const char* verb, const v1::GlossaryEntry& entry) {
  std::printf("%s %s in the layer %s, etag %s\n", verb, entry.id().c_str(), LayerName(entry).c_str(),
              entry.etag().c_str());
}

void PrintFaults(const v1::ImportGlossaryEntriesResponse& response) {
  for (const v1::ImportFault& fault : response.faults()) {
    std::fprintf(stderr, "%s: %s\n", fault.place().c_str(), fault.description().c_str());
  }
}

// Sends a file to the server: all its faults, or what it did.
absl::StatusOr<int> Send(v1::ImportGlossaryEntriesRequest request, bool dry_run, GlossaryClient& client) {
  // A real import can only name some faults; this names all.
  request.set_validate_only(true);
  ASSIGN_OR_RETURN(v1::ImportGlossaryEntriesResponse response, client.Import(request));
  if (!response.faults().empty()) {
    PrintFaults(response);
    const char* noun = response.faults_size() == 1 ? " fault" : " faults";
    return absl::InvalidArgumentError(absl::StrCat("nothing imported: ", response.faults_size(), noun,
                                                   " in \"", request.file_name(), "\""));
  }
  if (!dry_run) {
    request.set_validate_only(false);
    ASSIGN_OR_RETURN(response, client.Import(request));
  }
  for (const v1::ImportFinding& finding : response.findings()) {
    PrintNote(finding.entry_id(), finding.field(), finding.rule(), finding.message());
  }
  if (response.finding_count() > response.findings_size()) {
    std::fprintf(stderr, "note: %d more of these\n", response.finding_count() - response.findings_size());
  }
  const std::string overriding =
      response.overriding() == 0 ? ""
                                 : absl::StrCat(" (", response.overriding(), " override another layer's)");
  std::printf("%s%d created%s, %d updated, %d unchanged, %d deleted\n", dry_run ? "would be: " : "",
              response.created(), overriding.c_str(), response.updated(), response.unchanged(),
              response.deleted());
  return kExitOk;
}

absl::StatusOr<int> ImportToServer(const ChangeOptions& options, const std::string& format,
                                   v1::ImportGlossaryEntriesRequest::Mode mode) {
  v1::ImportGlossaryEntriesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_content(), ReadFile(options.file, kMaxGlossaryFileBytes));
  request.set_format(FormatOf(format));
  request.set_file_name(options.file == "-" ? "standard input" : options.file);
  request.set_target_language_code(options.to);
  request.set_client(options.client);
  request.set_author(options.author);
  request.set_mode(mode);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  return Send(std::move(request), options.dry_run, *connected.glossary);
}

absl::StatusOr<int> Import(const ChangeOptions& options) {
  const std::string format = options.format.empty() ? FormatFromName(options.file) : options.format;
  if (!options.to.empty() && !IsSeparated(format)) {
    return absl::InvalidArgumentError(absl::StrCat("--to is for pairs in csv or tsv; ", format,
                                                   " has all languages (--format says what the file is)"));
  }
  if (options.remote) {
    const auto mode = options.mode == "create"    ? v1::ImportGlossaryEntriesRequest::MODE_CREATE
                      : options.mode == "replace" ? v1::ImportGlossaryEntriesRequest::MODE_REPLACE
                                                  : v1::ImportGlossaryEntriesRequest::MODE_MERGE;
    return ImportToServer(options, format, mode);
  }
  ASSIGN_OR_RETURN(const std::string text, ReadFile(options.file, kMaxGlossaryFileBytes));
  ASSIGN_OR_RETURN(const std::vector<Concept> concepts, ParseAs(format, text, options.file, options.to));
  std::fputs(FormatGlossary(concepts).c_str(), stdout);
  return kExitOk;
}

absl::StatusOr<int> Add(const ChangeOptions& options) {
  if (!options.file.empty()) {
    return ImportToServer(options, "yaml", v1::ImportGlossaryEntriesRequest::MODE_CREATE);
  }
  if (options.kind_name.empty() || options.names.empty()) {
    return absl::InvalidArgumentError("a file, or --kind and --name, are required");
  }
  v1::CreateGlossaryEntryRequest request;
  v1::GlossaryEntry& entry = *request.mutable_entry();
  entry.set_client(options.client);
  RETURN_IF_ERROR(ApplyFlags(options, entry));
  const auto kind = static_cast<TermKind>(static_cast<int>(entry.kind()) - 1);
  entry.set_id(options.id.empty() ? IdFor(kind, options.names.front()) : options.id);
  request.set_author(options.author);
  request.set_validate_only(options.dry_run);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  ASSIGN_OR_RETURN(const v1::GlossaryEntry stored, connected.glossary->Create(request));
  PrintFindings(stored);
  if (options.dry_run) {
    std::printf("%s can be added\n", stored.id().c_str());
  } else {
    PrintStored("added", stored);
  }
  return kExitOk;
}

absl::StatusOr<int> Update(const ChangeOptions& options) {
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  v1::GetGlossaryEntryRequest get;
  get.set_id(options.id);
  get.set_client(options.client);
  ASSIGN_OR_RETURN(const v1::GlossaryEntry present, connected.glossary->Get(get));
  v1::UpdateGlossaryEntryRequest request;
  v1::GlossaryEntry& entry = *request.mutable_entry();
  entry = present;
  // An entry of a lower layer stays as it is; a changed copy overrides it.
  const bool overrides = present.etag().empty() || present.client() != options.client;
  if (overrides) {
    entry.clear_etag();
    request.set_allow_missing(true);
  }
  if (!options.etag.empty()) entry.set_etag(options.etag);
  entry.clear_layer();
  entry.set_client(options.client);
  const std::string before = entry.SerializeAsString();
  RETURN_IF_ERROR(ApplyFlags(options, entry));
  if (entry.SerializeAsString() == before) {
    std::printf("unchanged %s: it is as the flags say\n", options.id.c_str());
    return kExitOk;
  }
  request.mutable_update_mask()->add_paths("*");
  request.set_author(options.author);
  request.set_validate_only(options.dry_run);
  ASSIGN_OR_RETURN(const v1::GlossaryEntry stored, connected.glossary->Update(request));
  PrintFindings(stored);
  if (options.dry_run) {
    std::printf("%s can be changed\n", stored.id().c_str());
    return kExitOk;
  }
  PrintStored(overrides ? "added" : "updated", stored);
  if (overrides) std::printf("it overrides the entry of the layer %s\n", LayerName(present).c_str());
  return kExitOk;
}

absl::StatusOr<int> Delete(const ChangeOptions& options) {
  v1::DeleteGlossaryEntryRequest request;
  request.set_id(options.id);
  request.set_client(options.client);
  request.set_etag(options.etag);
  request.set_author(options.author);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  RETURN_IF_ERROR(connected.glossary->Delete(request));
  std::printf("deleted %s; its revisions are kept\n", options.id.c_str());
  return kExitOk;
}

// What changed from one state of an entry to the next, a line a field.
std::vector<std::string> DiffFields(const Concept& before, const Concept& after) {
  std::map<std::string, std::string> old_cells, new_cells;
  std::vector<std::string> order;
  const auto take = [&](const Concept& entry, std::map<std::string, std::string>& cells) {
    for (auto& [field, cell] : SheetFields(entry)) {
      if (std::find(order.begin(), order.end(), field) == order.end()) order.push_back(field);
      cells[field] = std::move(cell);
    }
  };
  take(before, old_cells);
  take(after, new_cells);
  std::vector<std::string> lines;
  for (const std::string& field : order) {
    const std::string& was = old_cells[field];
    const std::string& is = new_cells[field];
    if (was == is) continue;
    lines.push_back(was.empty()  ? absl::StrCat(field, ": ", is, " (new)")
                    : is.empty() ? absl::StrCat(field, ": ", was, " (gone)")
                                 : absl::StrCat(field, ": ", was, " -> ", is));
  }
  return lines;
}

absl::StatusOr<int> Revisions(const ChangeOptions& options) {
  v1::ListGlossaryEntryRevisionsRequest request;
  request.set_id(options.id);
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  std::vector<v1::GlossaryEntryRevision> revisions;
  RETURN_IF_ERROR(connected.glossary->ListRevisions(
      request, [&](const v1::GlossaryEntryRevision& revision) { revisions.push_back(revision); }));
  for (size_t i = 0; i < revisions.size(); ++i) {
    const v1::GlossaryEntryRevision& revision = revisions[i];
    const bool first = i + 1 == revisions.size() || revisions[i + 1].deleted();
    std::printf("%s  etag %s  %s  %s\n", TimeText(revision.create_time()).c_str(), revision.etag().c_str(),
                revision.author().empty() ? "-" : revision.author().c_str(),
                revision.deleted() ? "deleted"
                : first            ? "added"
                                   : "changed");
    if (revision.deleted()) continue;
    ASSIGN_OR_RETURN(const Concept after, ToConcept(revision.entry()));
    Concept before;
    if (!first) {
      ASSIGN_OR_RETURN(before, ToConcept(revisions[i + 1].entry()));
    }
    if (first) {
      for (const auto& [field, cell] : SheetFields(after)) {
        std::printf("    %s: %s\n", field.c_str(), cell.c_str());
      }
    } else {
      for (const std::string& line : DiffFields(before, after)) std::printf("    %s\n", line.c_str());
    }
  }
  return kExitOk;
}

absl::StatusOr<int> Diff(const ChangeOptions& options) {
  if (options.remote == !options.other.empty()) {
    return absl::InvalidArgumentError("two glossaries are required, or one and --server or --local");
  }
  if (!options.to.empty() && !IsSeparated(FormatFromName(options.file)) &&
      !IsSeparated(FormatFromName(options.other))) {
    return absl::InvalidArgumentError("--to is for pairs in csv or tsv; no file here is one");
  }
  ASSIGN_OR_RETURN(const std::vector<Concept> before, ReadGlossary(options.file, options.to));
  std::vector<Concept> after;
  if (options.remote) {
    ASSIGN_OR_RETURN(after, FetchGlossary(options));
  } else {
    ASSIGN_OR_RETURN(after, ReadGlossary(options.other, options.to));
  }
  std::map<std::string, std::pair<const Concept*, const Concept*>> entries;
  for (const Concept& entry : before) entries[entry.id].first = &entry;
  for (const Concept& entry : after) entries[entry.id].second = &entry;
  size_t added = 0, removed = 0, changed = 0;
  for (const auto& [id, pair] : entries) {
    const auto [was, is] = pair;
    if (was == nullptr || is == nullptr) {
      const Concept& entry = was == nullptr ? *is : *was;
      std::printf("%s %s  %s\n", was == nullptr ? "+" : "-", id.c_str(), entry.source.names.front().c_str());
      ++(was == nullptr ? added : removed);
      continue;
    }
    const std::vector<std::string> lines = DiffFields(*was, *is);
    if (lines.empty()) continue;
    ++changed;
    std::printf("~ %s\n", id.c_str());
    for (const std::string& line : lines) std::printf("    %s\n", line.c_str());
  }
  std::fprintf(stderr, "%zu added, %zu removed, %zu changed, %zu the same\n", added, removed, changed,
               entries.size() - added - removed - changed);
  return added + removed + changed == 0 ? kExitOk : kExitFailed;
}

std::shared_ptr<ChangeOptions> NewOptions() {
  auto options = std::make_shared<ChangeOptions>();
  if (const char* user = std::getenv("USER"); user != nullptr) options->author = user;
  return options;
}

template <typename Run>
CLI::App* AddChangeCommand(CLI::App& glossary, const std::string& name, const std::string& description,
                           const std::shared_ptr<ChangeOptions>& options, Run run, int& exit_code) {
  CLI::App* command = glossary.add_subcommand(name, description);
  SetCallback(
      *command, options, [options, run](const GlossaryOptions&) { return run(*options); }, exit_code);
  return command;
}

void AddAuthor(CLI::App& command, const std::shared_ptr<ChangeOptions>& options) {
  command.add_option("--author", options->author, "Who makes the change, kept with the revision")
      ->capture_default_str();
}

void AddClient(CLI::App& command, const std::shared_ptr<ChangeOptions>& options) {
  command.add_option("--client", options->client,
                     "The client whose layer is meant; default: the house layer");
}

// An option that tells an empty value from none.
CLI::Option* AddClearable(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                          const std::string& description) {
  return command.add_option_function<std::string>(
      name, [&value](const std::string& text) { value = text; }, description);
}

// A flag that can be taken back by its second name.
void AddSwitch(CLI::App& command, const std::string& name, std::optional<bool>& value,
               const std::string& description) {
  command.add_flag_function(
      name, [&value](int64_t count) { value = count > 0; }, description);
}

void AddEntryFlags(CLI::App& command, const std::shared_ptr<ChangeOptions>& options) {
  command.add_option("--kind", options->kind_name, "person, place, organisation, title, event or term")
      ->check(KindCheck());
  command.add_option("--gender", options->gender, "Of a person: masculine or feminine")
      ->check(CLI::IsMember({"masculine", "feminine"}));
  command.add_option("--name", options->names, "English form, the usual one first; may be given again");
  command.add_option("--surname", options->surnames,
                     "Of a person: English surname that stands alone later in an article; may be given "
                     "again; \"\": none");
  for (const absl::string_view code : GlossaryLanguages()) {
    const std::string language(code);
    TargetFlags& target = options->targets[language];
    AddClearable(command, "--" + language, target.lemma,
                 "The lemma in " + language + "; \"\" takes the language out");
    AddClearable(command, "--" + language + "-surname", target.surname,
                 "The surname alone in " + language + "; \"\": none");
    AddClearable(command, "--" + language + "-gender", target.gender,
                 "Gender of the lemma in " + language + ", of all kinds but persons")
        ->check(GenderCheck());
  }
  AddClearable(command, "--origin", options->origin, "Where the spellings can be checked; \"\": nowhere");
  AddSwitch(command, "--any-initial,!--exact-initial", options->any_initial,
            "First letters may be capitals or small letters");
  AddSwitch(command, "--do-not-translate,!--translate", options->do_not_translate,
            "Stays as it is in every language");
}

}  // namespace

CLI::Validator KindCheck() {
  const absl::Span<const absl::string_view> names = TermKindNames();
  return CLI::IsMember(std::vector<std::string>(names.begin(), names.end()));
}

CLI::Validator GenderCheck() { return CLI::IsMember({"masculine", "feminine", "neuter"}); }

void AddOptionalConnection(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options) {
  AddConnectionOptions(command, options->connection);
  command.parse_complete_callback([options, &command] {
    options->remote = options->connection.local || command.get_option("--server")->count() > 0;
    if (options->remote) return;
    for (const char* name : {"--client", "--author", "--dry-run", "--mode"}) {
      const CLI::Option* option = command.get_option_no_throw(name);
      if (option != nullptr && option->count() > 0) throw CLI::RequiresError(name, "--server or --local");
    }
  });
}

void SetCallback(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options, GlossaryRun run,
                 int& exit_code) {
  command.final_callback([options, run = std::move(run), &exit_code] {
    const absl::StatusOr<int> result = run(*options);
    exit_code = result.ok() ? *result : ReportError(result.status());
  });
}

absl::StatusOr<std::vector<Concept>> ReadGlossary(const std::string& path, const std::string& target) {
  if (std::filesystem::is_directory(path)) return LoadGlossaryDirectory(path, GlossaryLayer::kBase);
  ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxGlossaryFileBytes));
  return ParseAs(FormatFromName(path), text, path, target);
}

absl::StatusOr<std::vector<Concept>> FetchGlossary(const GlossaryOptions& options) {
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  return FetchFrom(*connected.glossary, options.client);
}

absl::StatusOr<std::vector<Concept>> FetchLayers(const GlossaryOptions& options) {
  v1::ListGlossaryEntriesRequest request;
  request.set_page_size(1000);
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  std::vector<Concept> concepts;
  FaultList faults;
  RETURN_IF_ERROR(connected.glossary->List(request, [&](const v1::GlossaryEntry& entry) {
    const GlossaryLayer layer = entry.layer() == v1::GLOSSARY_LAYER_BASE     ? GlossaryLayer::kBase
                                : entry.layer() == v1::GLOSSARY_LAYER_CLIENT ? GlossaryLayer::kClient
                                                                             : GlossaryLayer::kHouse;
    concepts.push_back(ConceptFromEntry(entry, layer, entry.id(), faults));
  }));
  RETURN_IF_ERROR(faults.ToStatus("the server sent entries that this program cannot read"));
  return concepts;
}

absl::StatusOr<int> ListOnServer(const GlossaryOptions& options) {
  v1::ListGlossaryEntriesRequest request;
  request.set_page_size(1000);
  request.set_filter(options.text);
  request.set_client(options.client);
  if (!options.kind.empty()) {
    TermKind kind = TermKind::kTerm;
    ParseTermKind(options.kind, &kind);
    request.set_kind(static_cast<v1::TermKind>(static_cast<int>(kind) + 1));
  }
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  std::vector<std::vector<std::string>> rows;
  RETURN_IF_ERROR(connected.glossary->List(request, [&](const v1::GlossaryEntry& entry) {
    std::vector<std::string> row = {entry.id(), entry.names_size() > 0 ? entry.names(0) : ""};
    for (const absl::string_view language : GlossaryLanguages()) {
      const auto target = std::find_if(entry.targets().begin(), entry.targets().end(),
                                       [&](const auto& term) { return term.language_code() == language; });
      row.push_back(target == entry.targets().end() ? "-" : target->lemma());
    }
    row.push_back(LayerName(entry));
    rows.push_back(std::move(row));
  }));
  PrintList(options, rows);
  return kExitOk;
}

absl::StatusOr<int> GetFromServer(const GlossaryOptions& options) {
  v1::GetGlossaryEntryRequest request;
  request.set_id(options.id);
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  ASSIGN_OR_RETURN(const v1::GlossaryEntry entry, connected.glossary->Get(request));
  ASSIGN_OR_RETURN(const Concept concept_, ToConcept(entry));
  // As a comment, so that the rest is a glossary file.
  std::printf("# layer %s", LayerName(entry).c_str());
  if (!entry.etag().empty()) {
    std::printf(", etag %s, changed %s", entry.etag().c_str(), TimeText(entry.update_time()).c_str());
  }
  std::printf("\n%s", FormatGlossary(absl::MakeConstSpan(&concept_, 1)).c_str());
  return kExitOk;
}

absl::StatusOr<int> ExportFromServer(const GlossaryOptions& options) {
  v1::ExportGlossaryEntriesRequest request;
  request.set_format(FormatOf(options.format));
  request.set_target_language_code(options.to);
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  ASSIGN_OR_RETURN(const std::string file, connected.glossary->Export(request));
  std::fwrite(file.data(), 1, file.size(), stdout);
  if (options.format == "yaml") return kExitOk;
  ASSIGN_OR_RETURN(const std::vector<Concept> concepts, FetchFrom(*connected.glossary, options.client));
  PrintLost(options, concepts);
  return kExitOk;
}

absl::StatusOr<int> AnalyzeOnServer(const GlossaryOptions& options) {
  v1::AnalyzeTextRequest request;
  ASSIGN_OR_RETURN(*request.mutable_text(), ReadFile(options.file));
  RETURN_IF_ERROR(CheckUtf8(request.text()));
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  ASSIGN_OR_RETURN(const v1::AnalyzeTextResponse response, connected.glossary->AnalyzeText(request));
  std::vector<std::vector<std::string>> rows;
  for (const v1::TermPlace& term : response.terms()) {
    rows.push_back({absl::StrCat(term.begin_byte(), "-", term.end_byte()), term.text(), term.entry_id()});
  }
  PrintTable(rows);
  return kExitOk;
}

void AddGlossaryChangeCommands(CLI::App& glossary, int& exit_code) {
  const CLI::IsMember languages({"fr", "ru", "uk"});
  auto options = NewOptions();
  options->file.clear();
  CLI::App* command =
      AddChangeCommand(glossary, "add",
                       "Add an entry to the server's glossary, from flags or from a glossary file; notes on "
                       "standard error are the linter's warnings",
                       options, Add, exit_code);
  CLI::Option* file =
      command->add_option("FILE", options->file, "Glossary file of the entries to add; - is standard input");
  command->add_option("--id", options->id, "As in person/dmitry-peskov; default: from kind and name");
  AddEntryFlags(*command, options);
  for (const char* name : {"--id", "--kind", "--name"}) command->get_option(name)->excludes(file);
  command->add_flag("--dry-run", options->dry_run, "Check everything, change nothing");
  AddClient(*command, options);
  AddAuthor(*command, options);
  AddConnectionOptions(*command, options->connection);

  options = NewOptions();
  command = AddChangeCommand(glossary, "update",
                             "Change what the flags say of an entry on the server; an entry that comes with "
                             "the program is overridden by a changed copy; notes on standard error are the "
                             "linter's warnings",
                             options, Update, exit_code);
  command->add_option("ID", options->id, "As in person/dmitry-peskov")->required();
  AddEntryFlags(*command, options);
  command->add_option("--etag", options->etag, "Only if the entry still has this etag");
  command->add_flag("--dry-run", options->dry_run, "Check everything, change nothing");
  AddClient(*command, options);
  AddAuthor(*command, options);
  AddConnectionOptions(*command, options->connection);

  options = NewOptions();
  command = AddChangeCommand(glossary, "delete", "Delete an entry from the server's glossary", options,
                             Delete, exit_code);
  command->add_option("ID", options->id, "As in person/dmitry-peskov")->required();
  command->add_option("--etag", options->etag, "Only if the entry still has this etag");
  AddClient(*command, options);
  AddAuthor(*command, options);
  AddConnectionOptions(*command, options->connection);

  options = NewOptions();
  command = AddChangeCommand(glossary, "revisions",
                             "Everything that an entry on the server has been, the newest first", options,
                             Revisions, exit_code);
  command->add_option("ID", options->id, "As in person/dmitry-peskov")->required();
  AddClient(*command, options);
  AddConnectionOptions(*command, options->connection);

  options = NewOptions();
  command =
      AddChangeCommand(glossary, "import",
                       "Take over another tool's glossary: into a server with --server or --local, else "
                       "as a glossary file on standard output. Lines without an id change the entry that the "
                       "server finds in their English form",
                       options, Import, exit_code);
  command->add_option("FILE", options->file, "Default: standard input");
  command
      ->add_option("--format", options->format,
                   "yaml, csv, tsv or tbx; default: by the file's name, else yaml")
      ->check(CLI::IsMember({"yaml", "csv", "tsv", "tbx"}));
  command->add_option("--to", options->to, "csv, tsv without a header: the language of the second column")
      ->check(languages);
  command
      ->add_option(
          "--mode", options->mode,
          "merge (what the file says of an entry is replaced, its other languages and fields stay; an "
          "entry of a lower layer is overridden by a changed copy), create (the same, but entries that "
          "the layer has are an error) or replace (the layer becomes what the file says)")
      ->check(CLI::IsMember({"merge", "create", "replace"}))
      ->capture_default_str();
  command->add_flag("--dry-run", options->dry_run, "Check everything, change nothing");
  AddClient(*command, options);
  AddAuthor(*command, options);
  AddOptionalConnection(*command, options);

  options = NewOptions();
  command =
      AddChangeCommand(glossary, "diff",
                       "Compare two glossaries, or one with the server's: + only in the second, - only in "
                       "the first, ~ changed; exit code 1 when they differ",
                       options, Diff, exit_code);
  command->add_option("A", options->file, "File (yaml, csv, tsv, tbx by its name) or folder")->required();
  command->add_option("B", options->other, "The same; default: the server's glossary");
  command->add_option("--to", options->to, "csv, tsv without a header: the language of the second column")
      ->check(languages);
  AddClient(*command, options);
  AddOptionalConnection(*command, options);
}

}  // namespace dragoman
