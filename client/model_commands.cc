// The commands that keep the model packs of the embedded engine: models list, pull, verify, remove.
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "client/commands.h"
#include "service/backend/marian/packs/file_download.h"
#include "service/backend/marian/packs/model_directory.h"
#include "service/backend/marian/packs/model_registry.h"
#include "service/backend/marian/packs/pack_manifest.h"
#include "service/backend/marian/packs/pack_pull.h"
#include "service/base/data_path.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr uint64_t kMostRegistryBytes = 64 << 20;
constexpr int kBarCells = 30;
constexpr absl::Duration kBarInterval = absl::Milliseconds(100);

struct ModelOptions {
  std::string directory = marian::DefaultModelDirectory();
  std::string registry = marian::kMozillaRegistryUrl;
  std::string architecture;
  std::string release_status;
  std::string version;
  std::vector<std::string> names;
  double stall_seconds = 30;
  bool available = false;
};

// A line on standard error that is written over and over, where that is a terminal.
class ProgressBar {
 public:
  void Show(absl::string_view file, uint64_t received, uint64_t total) {
    if (!terminal_) return;
    const absl::Time now = SystemClock().Now();
    if (now < next_ && received != total) return;
    next_ = now + kBarInterval;
    shown_ = true;
    const double share = total == 0 ? 0 : static_cast<double>(received) / static_cast<double>(total);
    const int full = static_cast<int>(share * kBarCells);
    std::string bar(static_cast<size_t>(full), '#');
    bar.resize(kBarCells, '.');
    std::fprintf(stderr, "\r\033[K[%s] %3.0f%%  %.1f MiB  %s", bar.c_str(), share * 100,
                 static_cast<double>(received) / (1 << 20), std::string(file).c_str());
  }

  ~ProgressBar() {
    if (shown_) std::fprintf(stderr, "\r\033[K");
  }

 private:
  const bool terminal_ = isatty(STDERR_FILENO) == 1;
  bool shown_ = false;
  absl::Time next_ = absl::InfinitePast();
};

std::string Pairs(const marian::PackManifest& manifest) {
  return absl::StrJoin(manifest.targets, ",", [&](std::string* out, const auto& target) {
    absl::StrAppend(out, manifest.source, "-", target.first);
  });
}

std::string Mebibytes(uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MiB", static_cast<double>(bytes) / (1 << 20));
  return text;
}

// The packs of the model directory, then those that ship with the programs.
std::vector<std::string> InstalledFolders(const ModelOptions& options) {
  std::vector<std::string> folders;
  for (const std::string& directory : {options.directory, DataPath("models")}) {
    if (directory.empty()) continue;
    for (std::string& folder : marian::FindPackFolders(directory)) folders.push_back(std::move(folder));
  }
  return folders;
}

absl::StatusOr<marian::ModelRegistry> FetchRegistry(const ModelOptions& options) {
  marian::FileDownloader::Options download;
  download.stall_timeout = absl::Seconds(options.stall_seconds);
  ASSIGN_OR_RETURN(const std::string text,
                   marian::FileDownloader(download).Fetch(options.registry, kMostRegistryBytes));
  return marian::ParseModelRegistry(text);
}

// As ReportError, without its advice on servers: there is none here.
int ReportFailure(const absl::Status& status) {
  std::fprintf(stderr, "dragoman: %s\n", std::string(status.message()).c_str());
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return kExitUnavailable;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
      return kExitUsage;
    default:
      return kExitFailed;
  }
}

absl::StatusOr<int> List(const ModelOptions& options) {
  if (options.available) {
    ASSIGN_OR_RETURN(const marian::ModelRegistry registry, FetchRegistry(options));
    for (const marian::RegistryPack& pack : registry.packs) {
      uint64_t bytes = 0;
      for (const marian::RegistryFile& file : pack.Files()) bytes += file.bytes;
      std::printf("%s-%s\t%s\t%s\t%s%s\n", pack.source.c_str(), pack.target.c_str(),
                  pack.architecture.c_str(), pack.release_status.c_str(), Mebibytes(bytes).c_str(),
                  pack.status.ok() ? "" : "\tunusable");
    }
    return kExitOk;
  }
  int code = kExitOk;
  for (const std::string& folder : InstalledFolders(options)) {
    const absl::StatusOr<marian::PackManifest> manifest = marian::ReadPackManifest(folder);
    if (!manifest.ok()) {
      code = ReportFailure(manifest.status());
      continue;
    }
    std::printf("%s\t%s\t%s\t%s\n", manifest->name.c_str(), manifest->version.c_str(),
                Pairs(*manifest).c_str(), folder.c_str());
  }
  return code;
}

absl::Status RequireDirectory(const ModelOptions& options) {
  if (!options.directory.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError("no model directory: give --directory, or set DRAGOMAN_MODELS or HOME");
}

absl::StatusOr<marian::PulledPack> PullPair(const ModelOptions& options,
                                            const marian::ModelRegistry& registry, const std::string& pair) {
  const std::pair<std::string, std::string> languages = absl::StrSplit(pair, absl::MaxSplits('-', 1));
  ASSIGN_OR_RETURN(const marian::RegistryPack pack,
                   marian::SelectPack(registry, languages.first, languages.second, options.architecture,
                                      options.release_status));
  marian::FileDownloader::Options download;
  download.stall_timeout = absl::Seconds(options.stall_seconds);
  ProgressBar bar;
  return marian::PullPack(
      registry, pack, options.directory, marian::FileDownloader(download),
      [&bar](absl::string_view file, uint64_t received, uint64_t total) { bar.Show(file, received, total); });
}

// A pair that fails is reported and does not keep the others from being tried.
absl::StatusOr<int> Pull(const ModelOptions& options) {
  RETURN_IF_ERROR(RequireDirectory(options));
  ASSIGN_OR_RETURN(const marian::ModelRegistry registry, FetchRegistry(options));
  int code = kExitOk;
  for (const std::string& pair : options.names) {
    const absl::StatusOr<marian::PulledPack> pulled = PullPair(options, registry, pair);
    if (!pulled.ok()) {
      code = ReportFailure(pulled.status());
      continue;
    }
    std::printf("%s\t%s\t%s\t%s\n", pulled->manifest.name.c_str(), pulled->manifest.version.c_str(),
                pulled->already_there ? "already there" : "pulled", pulled->manifest.folder.c_str());
  }
  return code;
}

absl::StatusOr<int> Verify(const ModelOptions& options) {
  int code = kExitOk;
  size_t verified = 0;
  for (const std::string& folder : InstalledFolders(options)) {
    const absl::StatusOr<marian::PackManifest> manifest = marian::ReadPackManifest(folder);
    if (manifest.ok() && !options.names.empty() &&
        std::find(options.names.begin(), options.names.end(), manifest->name) == options.names.end()) {
      continue;
    }
    ++verified;
    const absl::Status status = manifest.ok() ? marian::VerifyPackFiles(*manifest) : manifest.status();
    if (!status.ok()) {
      code = ReportFailure(status);
      continue;
    }
    std::printf("%s\t%s\t%s\n", manifest->name.c_str(), manifest->version.c_str(),
                manifest->files.empty() ? "nothing to verify against" : "ok");
  }
  if (verified == 0) return absl::NotFoundError(absl::StrCat("no such pack in \"", options.directory, "\""));
  return code;
}

absl::StatusOr<int> Remove(const ModelOptions& options) {
  RETURN_IF_ERROR(RequireDirectory(options));
  for (const std::string& name : options.names) {
    ASSIGN_OR_RETURN(const marian::PackManifest removed,
                     marian::RemovePack(options.directory, name, options.version));
    std::printf("%s\t%s\tremoved\n", removed.name.c_str(), removed.version.c_str());
  }
  return kExitOk;
}

}  // namespace

void AddModelCommands(CLI::App& app, int& exit_code) {
  CLI::App* models = app.add_subcommand("models", "Keep the embedded engine's model packs");
  models->require_subcommand(1);
  const auto options = std::make_shared<ModelOptions>();
  const auto add = [&](const char* name, const char* description,
                       absl::StatusOr<int> (*run)(const ModelOptions&)) {
    CLI::App* command = models->add_subcommand(name, description);
    command->add_option(
        "--directory", options->directory,
        "Model directory; dragomand reads the same one where its configuration names no packs");
    command->callback([options, run, &exit_code] {
      const absl::StatusOr<int> code = run(*options);
      exit_code = code.ok() ? *code : ReportFailure(code.status());
    });
    return command;
  };
  const auto add_registry = [&](CLI::App* command) {
    command->add_option("--registry", options->registry, "Address of the list of models")
        ->capture_default_str();
    command->add_option("--stall-timeout", options->stall_seconds, "Seconds of silence that end a try")
        ->check(SecondsRange())
        ->capture_default_str();
  };
  CLI::App* list = add("list", "Installed packs: name, version, pairs, folder", List);
  list->add_flag("--available", options->available,
                 "The registry's packs instead: pair, architecture, release status, size");
  add_registry(list);

  CLI::App* pull = add("pull", "Download the packs of pairs such as en-ru from Mozilla's registry", Pull);
  pull->add_option("PAIR", options->names, "Pairs of languages")->required();
  pull->add_option("--architecture", options->architecture,
                   "tiny, base-memory, base; default: base, else base-memory, else tiny");
  pull->add_option("--release-status", options->release_status,
                   "\"Release\", \"Release Android\", …; default: any that is released, \"Release\" first");
  add_registry(pull);

  CLI::App* verify = add("verify", "Check sizes and SHA-256 of installed packs", Verify);
  verify->add_option("NAME", options->names, "Packs; default: all");

  CLI::App* remove = add("remove", "Delete packs of the model directory", Remove);
  remove->add_option("NAME", options->names, "Packs")->required();
  remove->add_option("--version", options->version, "The version, where there are several");
}

}  // namespace dragoman
