// The command that sets the translations of several backends side by side: dragoman compare.
#include <google/protobuf/util/time_util.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "client/article_writer.h"
#include "client/commands.h"
#include "client/text_layout.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// Narrower columns are set one below the other.
constexpr size_t kMinColumn = 30;
constexpr absl::string_view kColumnGap = " │ ";
constexpr size_t kColumnGapWidth = 3;

struct Options {
  Connection connection;
  std::string file;
  std::string target;
  std::vector<std::string> backends;
  bool without_glossary = false;
};

// What one backend made of the article.
struct Version {
  std::string backend;
  absl::Status status;
  v1::LocalizedArticle article;
};

bool Within(const v1::TextLocation& inner, const v1::TextLocation& outer) {
  return inner.path() == outer.path() && inner.begin_byte() >= outer.begin_byte() &&
         inner.begin_byte() < outer.end_byte();
}

std::string Describe(const v1::TermOccurrence& term) {
  switch (term.status()) {
    case v1::TermOccurrence::STATUS_APPLIED:
      return absl::StrCat("+ ", term.target_text());
    case v1::TermOccurrence::STATUS_REPAIRED:
      return absl::StrCat("~ ", term.target_text(), " (was ", term.replaced_text(), ")");
    default:
      return absl::StrCat("- ", term.source_text(), " missed");
  }
}

// The translation of a segment, its terms and what the checks found, a line each below it.
std::string Cell(const v1::LocalizedArticle& article, const v1::SegmentTrace& segment) {
  std::string cell = segment.target_text();
  for (const v1::TermOccurrence& term : article.terms()) {
    if (Within(term.source(), segment.source())) absl::StrAppend(&cell, "\n", Describe(term));
  }
  for (const v1::Warning& warning : article.warnings()) {
    if (!Within(warning.source(), segment.source())) continue;
    absl::StrAppend(&cell, "\n! ", warning.reason(), ": ", warning.message());
  }
  return cell;
}

std::string Summary(const v1::LocalizedArticle& article) {
  int applied = 0;
  int repaired = 0;
  int missed = 0;
  for (const v1::TermOccurrence& term : article.terms()) {
    applied += term.status() == v1::TermOccurrence::STATUS_APPLIED;
    repaired += term.status() == v1::TermOccurrence::STATUS_REPAIRED;
    missed += term.status() == v1::TermOccurrence::STATUS_MISSED;
  }
  return absl::StrFormat(
      "terms: %d applied, %d repaired, %d missed\nchecks: %d\ntime: %d ms\nmodel: %s", applied, repaired,
      missed, article.warnings_size() - CountFailedSegments(article),
      google::protobuf::util::TimeUtil::DurationToMilliseconds(article.provenance().elapsed()),
      absl::StrJoin(article.provenance().models(), ", "));
}

// Cells beside one another, or one below the other with the backend's name where there is no room.
std::string Beside(const std::vector<Version>& versions, const std::vector<std::string>& cells,
                   size_t width) {
  const size_t gaps = kColumnGapWidth * (versions.size() - 1);
  const size_t column = (width - std::min(width, gaps)) / versions.size();
  if (column >= kMinColumn) return FormatRow(cells, std::vector<size_t>(cells.size(), column), kColumnGap);
  size_t names = 0;
  for (const Version& version : versions) names = std::max(names, DisplayWidth(version.backend));
  std::string rows;
  for (size_t i = 0; i < cells.size(); ++i) {
    absl::StrAppend(&rows, FormatRow({versions[i].backend, cells[i]},
                                     {names, width - names - kColumnGapWidth}, kColumnGap));
  }
  return rows;
}

std::string Rule(size_t width) {
  std::string rule;
  for (size_t i = 0; i < width; ++i) rule += "─";
  return rule + "\n";
}

void Print(const std::vector<Version>& versions, size_t width) {
  std::vector<std::string> names;
  for (const Version& version : versions) names.push_back(version.backend);
  std::string out = Beside(versions, names, width);
  const v1::LocalizedArticle& first = versions.front().article;
  for (int i = 0; i < first.segments_size(); ++i) {
    std::vector<std::string> cells;
    for (const Version& version : versions)
      cells.push_back(Cell(version.article, version.article.segments(i)));
    absl::StrAppend(&out, Rule(width));
    for (const std::string& line : WrapText(first.segments(i).source_text(), width)) {
      absl::StrAppend(&out, line, "\n");
    }
    absl::StrAppend(&out, "\n", Beside(versions, cells, width));
  }
  std::vector<std::string> summaries;
  for (const Version& version : versions) summaries.push_back(Summary(version.article));
  absl::StrAppend(&out, Rule(width), Beside(versions, summaries, width));
  std::fputs(out.c_str(), stdout);
}

// The backends that may have the pair, in the server's order.
absl::StatusOr<std::vector<std::string>> BackendsFor(LocalizationClient& client, const std::string& source,
                                                     const std::string& target) {
  ASSIGN_OR_RETURN(const v1::ListBackendsResponse response, client.ListBackends());
  std::vector<std::string> names;
  for (const v1::BackendState& backend : response.backends()) {
    const auto& pairs = backend.language_pairs();
    const bool has =
        pairs.empty() || std::any_of(pairs.begin(), pairs.end(), [&](const v1::LanguagePair& pair) {
          return pair.source_language_code() == source && pair.target_language_code() == target;
        });
    if (has) names.push_back(backend.name());
  }
  return names;
}

absl::StatusOr<int> Compare(Options options) {
  ASSIGN_OR_RETURN(PlainArticle read, ReadArticle(options.file));
  v1::LocalizeArticleRequest request;
  *request.mutable_article() = std::move(read.article);
  request.add_target_language_codes(options.target);
  request.set_without_glossary(options.without_glossary);
  request.set_include_segments(true);
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  if (options.backends.empty()) {
    const std::string& source = request.article().language_code();
    ASSIGN_OR_RETURN(options.backends,
                     BackendsFor(*connected.client, source.empty() ? "en" : source, options.target));
  }
  std::vector<Version> versions(options.backends.size());
  std::vector<std::thread> threads;
  for (size_t i = 0; i < versions.size(); ++i) {
    threads.emplace_back([&, i] {
      Version& version = versions[i];
      version.backend = options.backends[i];
      v1::LocalizeArticleRequest own = request;
      own.set_backend(version.backend);
      absl::StatusOr<v1::LocalizeArticleResponse> response = connected.client->Localize(own);
      version.status = response.status();
      if (response.ok()) version.article = std::move(*response->mutable_results(0));
    });
  }
  for (std::thread& thread : threads) thread.join();

  absl::Status failure;
  for (const Version& version : versions) {
    if (version.status.ok()) continue;
    failure = version.status;
    std::fprintf(stderr, "dragoman: %s: %s\n", version.backend.c_str(),
                 std::string(version.status.message()).c_str());
  }
  std::erase_if(versions, [](const Version& version) { return !version.status.ok(); });
  if (versions.empty()) return failure.ok() ? absl::NotFoundError("no backend translates the pair") : failure;
  Print(versions, TerminalWidth(STDOUT_FILENO));
  const bool whole = std::all_of(versions.begin(), versions.end(), [](const Version& version) {
    return CountFailedSegments(version.article) == 0;
  });
  return failure.ok() && whole ? kExitOk : kExitFailed;
}

}  // namespace

void AddCompareCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "compare",
      "Set several backends' translations of an article side by side, segment by segment, with their terms "
      "(+ applied, ~ repaired, - missed) and what the checks found (!)");
  command
      ->add_option("FILE", options->file,
                   "The article: plain text, or JSON when the name ends in .json; - is standard input")
      ->required();
  command->add_option("--to", options->target, "Target language")->required();
  AddListOption(*command, "--backends", options->backends,
                "Backends to compare, as in marian,deepl; default: all that have the pair");
  command->add_flag("--no-glossary", options->without_glossary, "Leave the glossary out");
  AddConnectionOptions(*command, options->connection);
  command->callback([options, &exit_code] {
    const absl::StatusOr<int> result = Compare(*options);
    exit_code = result.ok() ? *result : ReportError(result.status());
  });
}

}  // namespace dragoman
