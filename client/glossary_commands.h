// What the glossary's commands share: their options, and where the entries come from.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/commands.h"
#include "glossary/concept.h"

namespace dragoman {

struct GlossaryOptions {
  std::string directory;  // "": the curated glossary that ships with the program
  std::string from = "en";
  std::string to;
  std::string file = "-";
  std::string id;
  std::string format;
  std::string text;
  std::string kind = "person";
  std::string gender;
  std::vector<std::string> indeclinable;
  bool plural = false;
  // Of the commands that may, or must, ask a server.
  Connection connection;
  bool remote = false;
  std::string client;
  std::string author;
};

using GlossaryRun = std::function<absl::StatusOr<int>(const GlossaryOptions&)>;

// Accept the names of kinds and genders.
CLI::Validator KindCheck();
CLI::Validator GenderCheck();

// Adds --server, --local and so on to a command that reads files without them; sets `options->remote`. Flags
// that only a server understands are refused without them.
void AddOptionalConnection(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options);

// Runs `run` and sets `exit_code`, or reports the error.
void SetCallback(CLI::App& command, const std::shared_ptr<GlossaryOptions>& options, GlossaryRun run,
                 int& exit_code);

// The entries of a glossary file in the format of its name's ending (yaml, csv, tsv, tbx; others are YAML),
// or of a folder of such YAML files.
absl::StatusOr<std::vector<Concept>> ReadGlossary(const std::string& path, const std::string& target);

// The entries that apply on the server, for options.client.
absl::StatusOr<std::vector<Concept>> FetchGlossary(const GlossaryOptions& options);

// The same with the layer of each, as FetchGlossary, which reads a file of the server's, does not have them.
absl::StatusOr<std::vector<Concept>> FetchLayers(const GlossaryOptions& options);

// Prints what `list` found, or says on standard error that it is nothing.
void PrintList(const GlossaryOptions& options, const std::vector<std::vector<std::string>>& rows);

// Says on standard error which fields of how many of the entries an export as the options ask for loses.
void PrintLost(const GlossaryOptions& options, const std::vector<Concept>& concepts);

// The commands' work on a server.
absl::StatusOr<int> ListOnServer(const GlossaryOptions& options);
absl::StatusOr<int> GetFromServer(const GlossaryOptions& options);
absl::StatusOr<int> ExportFromServer(const GlossaryOptions& options);
absl::StatusOr<int> AnalyzeOnServer(const GlossaryOptions& options);

// add, update, delete, revisions, import and diff.
void AddGlossaryChangeCommands(CLI::App& glossary, int& exit_code);

}  // namespace dragoman
