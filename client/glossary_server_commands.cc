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

// What --fr, --fr-surname and so on say.
struct TargetFlags {
  std::string lemma;
  std::string surname;
  std::string gender;
};

struct ChangeOptions : GlossaryOptions {
  std::string kind_name;
  std::vector<std::string> names;
  std::vector<std::string> surnames;
  std::string origin;
  bool any_initial = false;
  bool do_not_translate = false;
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

absl::Status SetGender(const std::string& name, const std::string& field,
                       const std::function<void(v1::Gender)>& set) {
  if (name.empty()) return absl::OkStatus();
  Gender gender = Gender::kUnspecified;
  if (!ParseGender(name, &gender)) {
    return absl::InvalidArgumentError(
        absl::StrCat(field, ": unknown gender \"", name, "\"; one of masculine, feminine, neuter"));
  }
  set(static_cast<v1::Gender>(gender));
  return absl::OkStatus();
}

// Sets what the flags say and leaves the rest of the entry.
absl::Status ApplyFlags(const ChangeOptions& options, v1::GlossaryEntry& entry) {
  if (!options.kind_name.empty()) {
    TermKind kind = TermKind::kTerm;
    if (!ParseTermKind(options.kind_name, &kind)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--kind: unknown kind \"", options.kind_name,
                       "\"; one of person, place, organisation, title, event, term"));
    }
    entry.set_kind(static_cast<v1::TermKind>(static_cast<int>(kind) + 1));
  }
  RETURN_IF_ERROR(
      SetGender(options.gender, "--gender", [&](v1::Gender gender) { entry.set_gender(gender); }));
  if (!options.names.empty()) entry.mutable_names()->Assign(options.names.begin(), options.names.end());
  if (!options.surnames.empty()) {
    entry.mutable_surnames()->Assign(options.surnames.begin(), options.surnames.end());
  }
  if (!options.origin.empty()) entry.set_origin(options.origin);
  if (options.any_initial) entry.set_any_initial(true);
  if (options.do_not_translate) entry.set_do_not_translate(true);
  for (const auto& [language, flags] : options.targets) {
    if (flags.lemma.empty() && flags.surname.empty() && flags.gender.empty()) continue;
    auto* targets = entry.mutable_targets();
    const auto found = std::find_if(targets->begin(), targets->end(), [&code = language](const auto& target) {
      return target.language_code() == code;
    });
    v1::TargetTerm& target = found == targets->end() ? *entry.add_targets() : *found;
    target.set_language_code(language);
    if (!flags.lemma.empty()) target.set_lemma(flags.lemma);
    if (!flags.surname.empty()) target.set_surname(flags.surname);
    RETURN_IF_ERROR(SetGender(flags.gender, absl::StrCat("--", language, "-gender"),
                              [&](v1::Gender gender) { target.set_gender(gender); }));
  }
  return absl::OkStatus();
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
    return absl::InvalidArgumentError(absl::StrCat("nothing imported: ", response.faults_size(),
                                                   " faults in \"", request.file_name(), "\""));
  }
  if (!dry_run) {
    request.set_validate_only(false);
    ASSIGN_OR_RETURN(response, client.Import(request));
  }
  for (const v1::ImportFinding& finding : response.findings()) {
    std::fprintf(stderr, "note: %s\t%s\t%s\t%s\n", finding.entry_id().c_str(), finding.field().c_str(),
                 finding.rule().c_str(), finding.message().c_str());
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
  RETURN_IF_ERROR(ApplyFlags(options, entry));
  request.mutable_update_mask()->add_paths("*");
  request.set_author(options.author);
  ASSIGN_OR_RETURN(const v1::GlossaryEntry stored, connected.glossary->Update(request));
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

void AddEntryFlags(CLI::App& command, const std::shared_ptr<ChangeOptions>& options) {
  command.add_option("--kind", options->kind_name, "person, place, organisation, title, event or term");
  command.add_option("--gender", options->gender, "Of a person: masculine or feminine");
  command.add_option("--name", options->names, "English form, the usual one first; may be given again");
  command.add_option(
      "--surname", options->surnames,
      "Of a person: English surname that stands alone later in an article; may be given again");
  for (const absl::string_view code : GlossaryLanguages()) {
    const std::string language(code);
    TargetFlags& target = options->targets[language];
    command.add_option("--" + language, target.lemma, "The lemma in " + language);
    command.add_option("--" + language + "-surname", target.surname, "The surname alone in " + language);
    command.add_option("--" + language + "-gender", target.gender,
                       "Gender of the lemma in " + language + ", of all kinds but persons");
  }
  command.add_option("--origin", options->origin, "Where the spellings can be checked");
  command.add_flag("--any-initial", options->any_initial, "First letters may be capitals or small letters");
  command.add_flag("--do-not-translate", options->do_not_translate, "Stays as it is in every language");
}

}  // namespace

void AddOptionalConnection(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options) {
  AddConnectionOptions(command, options->connection);
  command.parse_complete_callback([options, &command] {
    options->remote = options->connection.local || command.get_option("--server")->count() > 0;
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
  v1::ExportGlossaryEntriesRequest request;
  request.set_format(v1::GLOSSARY_FORMAT_YAML);
  request.set_client(options.client);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  ASSIGN_OR_RETURN(const std::string file, connected.glossary->Export(request));
  return ParseGlossary(file, "server", GlossaryLayer::kBase);
}

absl::StatusOr<int> ListOnServer(const GlossaryOptions& options) {
  v1::ListGlossaryEntriesRequest request;
  request.set_page_size(1000);
  request.set_filter(options.text);
  request.set_client(options.client);
  if (!options.kind.empty()) {
    TermKind kind = TermKind::kTerm;
    if (!ParseTermKind(options.kind, &kind)) {
      return absl::InvalidArgumentError(absl::StrCat("unknown kind \"", options.kind, "\""));
    }
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
  PrintTable(rows);
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
  CLI::App* command = AddChangeCommand(
      glossary, "add", "Add an entry to the server's glossary, from flags or from a glossary file", options,
      Add, exit_code);
  command->add_option("FILE", options->file, "Glossary file of the entries to add; - is standard input");
  command->add_option("--id", options->id, "As in person/dmitry-peskov; default: from kind and name");
  AddEntryFlags(*command, options);
  command->add_flag("--dry-run", options->dry_run, "Check everything, change nothing");
  AddClient(*command, options);
  AddAuthor(*command, options);
  AddConnectionOptions(*command, options->connection);

  options = NewOptions();
  command = AddChangeCommand(glossary, "update",
                             "Change what the flags say of an entry on the server; an entry that comes with "
                             "the program is overridden by a changed copy",
                             options, Update, exit_code);
  command->add_option("ID", options->id, "As in person/dmitry-peskov")->required();
  AddEntryFlags(*command, options);
  command->add_option("--etag", options->etag, "Only if the entry still has this etag");
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
