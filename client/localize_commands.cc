// The commands that talk to a server: localize, translate, backends, languages.
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "client/article_writer.h"
#include "client/commands.h"
#include "client/text_layout.h"
#include "client/utf8_check.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

struct LocalizeOptions {
  Connection connection;
  std::string file;
  std::vector<std::string> targets;
  std::string backend;
  std::string client;
  std::vector<std::string> profiles;
  std::string format = "text";
  bool show_terms = false;
  bool without_glossary = false;
  bool without_typography = false;
};

void SetRequest(const LocalizeOptions& options, v1::LocalizeArticleRequest& request) {
  for (const std::string& target : options.targets) request.add_target_language_codes(target);
  request.set_backend(options.backend);
  request.set_client(options.client);
  request.set_without_glossary(options.without_glossary);
  request.set_without_typography(options.without_typography);
  for (const std::string& profile : options.profiles) {
    (*request.mutable_typography_profiles())[profile.substr(0, profile.find('-'))] = profile;
  }
}

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return absl::InternalError(status.message().ToString());
  return json;
}

// How many warnings the checks gave, and where they can be read; nothing without any.
void PrintWarningCount(const LocalizeOptions& options, const v1::LocalizedArticle& result) {
  const int count = result.warnings_size() - CountFailedSegments(result);
  if (count == 0) return;
  const char* place = options.format == "json" ? "in \"warnings\" of the output"
                      : options.show_terms     ? "listed above"
                                               : "--show-terms lists them";
  std::fprintf(stderr, "%s: %d %s of the checks, %s\n", result.target_language_code().c_str(), count,
               count == 1 ? "warning" : "warnings", place);
}

absl::StatusOr<int> Localize(const LocalizeOptions& options) {
  v1::LocalizeArticleRequest request;
  ASSIGN_OR_RETURN(const PlainArticle read, ReadArticle(options.file));
  *request.mutable_article() = read.article;
  SetRequest(options, request);
  request.set_include_segments(options.format == "json");
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.connection));
  const bool progress = IsColourTerminal(STDERR_FILENO);
  if (progress) std::fprintf(stderr, "localizing into %s ...", absl::StrJoin(options.targets, ", ").c_str());
  const absl::StatusOr<v1::LocalizeArticleResponse> response = connected.client->Localize(request);
  if (progress) std::fprintf(stderr, "\r\x1b[K");
  RETURN_IF_ERROR(response.status());

  int exit_code = kExitOk;
  if (options.format == "json") {
    ASSIGN_OR_RETURN(const std::string json, ToJson(*response));
    std::fputs(json.c_str(), stdout);
  }
  const TermMarks marks = !options.show_terms               ? TermMarks::kNone
                          : IsColourTerminal(STDOUT_FILENO) ? TermMarks::kColours
                                                            : TermMarks::kBrackets;
  const bool several = response->results_size() > 1;
  // A file gets the article alone, byte for byte; people a blank line before what is said of it.
  const bool blank_line = several || options.show_terms || isatty(STDOUT_FILENO) == 1;
  for (const v1::LocalizedArticle& result : response->results()) {
    if (result.status().code() != 0) {
      std::fprintf(stderr, "dragoman: %s: %s\n", result.target_language_code().c_str(),
                   result.status().message().c_str());
      exit_code = kExitFailed;
    } else if (options.format == "json") {
      std::fputs(WriteFailedSegments(result).c_str(), stderr);
      PrintWarningCount(options, result);
    } else {
      std::fflush(stderr);
      if (several) std::printf("=== %s ===\n\n", result.target_language_code().c_str());
      const std::string text = WritePlainArticle(result, read.layout, marks);
      std::fputs(text.c_str(), stdout);
      if (blank_line) std::fputs(absl::EndsWith(text, "\n") ? "\n" : "\n\n", stdout);
      std::fflush(stdout);
      std::fputs(WriteFailedSegments(result).c_str(), stderr);
      if (options.show_terms) std::fputs(WriteNotes(result).c_str(), stderr);
      std::fprintf(stderr, "%s\n", WriteSummary(result).c_str());
      PrintWarningCount(options, result);
      std::fputs("\n", stderr);
    }
    if (CountFailedSegments(result) > 0) exit_code = kExitFailed;
  }
  return exit_code;
}

struct TranslateOptions {
  LocalizeOptions localize;
  bool raw = false;
};

// Plain lines in, lines out, in order. A line is an article of one paragraph.
absl::StatusOr<int> Translate(TranslateOptions options) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(options.localize.file));
  std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  if (options.raw) options.localize.without_glossary = options.localize.without_typography = true;
  v1::LocalizeArticleRequest common;
  SetRequest(options.localize, common);
  RETURN_IF_ERROR(CheckUtf8(common));
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(options.localize.connection));

  size_t next_line = 0;
  size_t printed = 0;
  size_t failed = 0;
  const auto fail = [&](absl::string_view message) {
    ++failed;
    std::fprintf(stderr, "dragoman: %s\n", std::string(message).c_str());
  };
  // Lines without words are not sent and come back as they are; nor are lines that are not UTF-8.
  const auto is_sent = [&](size_t i) {
    return lines[i].find_first_not_of(" \t\r") != absl::string_view::npos && CheckUtf8(lines[i]).ok();
  };
  const auto print_unsent_lines = [&] {
    for (; printed < lines.size() && !is_sent(printed); ++printed) {
      const absl::Status status = CheckUtf8(lines[printed], printed + 1);
      if (!status.ok()) fail(status.message());
      std::printf("%s\n", status.ok() ? std::string(lines[printed]).c_str() : "");
    }
  };
  const bool progress = IsColourTerminal(STDERR_FILENO) && !IsColourTerminal(STDOUT_FILENO);
  const absl::Status status = connected.client->LocalizeAll(
      [&](v1::BatchLocalizeArticlesRequest& request) {
        while (next_line < lines.size() && !is_sent(next_line)) ++next_line;
        if (next_line == lines.size()) return false;
        *request.mutable_request() = common;
        request.mutable_request()
            ->mutable_article()
            ->add_blocks()
            ->mutable_paragraph()
            ->mutable_text()
            ->set_text(std::string(lines[next_line++]));
        return true;
      },
      [&](const v1::BatchLocalizeArticlesResponse& response) {
        print_unsent_lines();
        std::string line;
        if (response.status().code() != 0) {
          fail(absl::StrCat("line ", printed + 1, ": ", response.status().message()));
        } else if (const v1::LocalizedArticle& result = response.response().results(0);
                   CountFailedSegments(result) > 0) {
          // A part in the source's language would be taken for a translation.
          fail(absl::StrCat("line ", printed + 1, ": ", WhyFirstSegmentFailed(result)));
        } else {
          line = result.article().blocks(0).paragraph().text().text();
        }
        std::printf("%s\n", line.c_str());
        ++printed;
        if (progress && printed % 16 == 0) std::fprintf(stderr, "\r%zu of %zu lines", printed, lines.size());
      });
  print_unsent_lines();
  if (progress) std::fprintf(stderr, "\r\x1b[K");
  RETURN_IF_ERROR(status);
  return failed == 0 ? kExitOk : kExitFailed;
}

// The pairs by source: "en-fr en-ru", or "en-27 languages" where that would be long.
std::string DescribePairs(const v1::BackendState& backend) {
  constexpr size_t kMaxListed = 6;
  if (backend.language_pairs().empty()) return "any";
  std::map<std::string, std::vector<std::string>> targets;
  for (const v1::LanguagePair& pair : backend.language_pairs()) {
    targets[pair.source_language_code()].push_back(pair.target_language_code());
  }
  const auto total = static_cast<size_t>(backend.language_pairs_size());
  if (targets.size() > kMaxListed) return absl::StrCat(total, " pairs of ", targets.size(), " languages");
  std::vector<std::string> words;
  for (const auto& [source, list] : targets) {
    if (list.size() > kMaxListed) {
      words.push_back(absl::StrCat(source, "-", list.size(), " languages"));
      continue;
    }
    for (const std::string& target : list) words.push_back(absl::StrCat(source, "-", target));
  }
  return absl::StrJoin(words, " ");
}

std::string DescribeHealth(const v1::BackendState& backend) {
  if (backend.circuit_breaker() == v1::CIRCUIT_BREAKER_OPEN) return "broken off";
  return backend.healthy() ? "ok" : "down";
}

// A table as wide as the terminal; what is wrong with a backend stands below its row.
std::string FormatBackends(const v1::ListBackendsResponse& response, size_t width) {
  constexpr absl::string_view kGap = "  ";
  std::vector<size_t> widths = {4, 10, 8, 7, 7, 0, 0};
  for (const v1::BackendState& backend : response.backends()) {
    widths[0] = std::clamp(DisplayWidth(backend.name()), widths[0], size_t{20});
  }
  size_t fixed = kGap.size() * (widths.size() - 1);
  for (const size_t column : widths) fixed += column;
  const size_t rest = std::max(width, fixed + 20) - fixed;
  widths[5] = rest * 2 / 5;
  widths[6] = rest - widths[5];
  std::string table =
      FormatRow({"NAME", "HEALTH", "LATENCY", "CALLS", "FAILED", "PAIRS", "MODEL"}, widths, kGap);
  for (const v1::BackendState& backend : response.backends()) {
    const std::string latency =
        backend.has_mean_latency()
            ? absl::StrFormat(
                  "%d ms", google::protobuf::util::TimeUtil::DurationToMilliseconds(backend.mean_latency()))
            : "-";
    const std::string details = backend.details().empty() ? "" : absl::StrCat(" (", backend.details(), ")");
    absl::StrAppend(&table, FormatRow({backend.name(), DescribeHealth(backend), latency,
                                       absl::StrCat(backend.calls()), absl::StrCat(backend.failed_calls()),
                                       DescribePairs(backend), backend.model() + details},
                                      widths, kGap));
    if (backend.problem().empty()) continue;
    for (const std::string& line : WrapText(backend.problem(), width - 2))
      absl::StrAppend(&table, "  ", line, "\n");
  }
  return table;
}

absl::StatusOr<int> Backends(const Connection& connection, const std::string& format) {
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(connection));
  ASSIGN_OR_RETURN(const v1::ListBackendsResponse response, connected.client->ListBackends());
  if (format == "json") {
    ASSIGN_OR_RETURN(const std::string json, ToJson(response));
    std::fputs(json.c_str(), stdout);
    return kExitOk;
  }
  std::fputs(FormatBackends(response, TerminalWidth(STDOUT_FILENO)).c_str(), stdout);
  return kExitOk;
}

absl::StatusOr<int> Languages(const Connection& connection) {
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(connection));
  ASSIGN_OR_RETURN(const v1::ListLanguagePairsResponse response, connected.client->ListLanguagePairs());
  for (const v1::LanguagePair& pair : response.language_pairs()) {
    std::printf("%s -> %s  (%s)\n", pair.source_language_code().c_str(), pair.target_language_code().c_str(),
                absl::StrJoin(pair.backends(), ", ").c_str());
  }
  return kExitOk;
}

absl::StatusOr<int> Health(const Connection& connection, double wait_seconds) {
  ASSIGN_OR_RETURN(const ConnectedClient connected, Connect(connection));
  RETURN_IF_ERROR(connected.client->WaitUntilServing(absl::Seconds(wait_seconds)));
  std::printf("SERVING\n");
  return kExitOk;
}

int Code(const absl::StatusOr<int>& result) { return result.ok() ? *result : ReportError(result.status()); }

void AddRequestOptions(CLI::App& command, LocalizeOptions& options) {
  command.add_option("--backend", options.backend,
                     "The backend that alone may translate; default: the configured chain");
  AddListOption(command, "--profile", options.profiles, "Typography profiles, as in fr-narrow,uk-quotes");
  command.add_option("--client", options.client, "Whose article it is: this client's glossary applies too");
  command.add_flag("--no-glossary", options.without_glossary, "Leave the glossary out");
  command.add_flag("--no-typography", options.without_typography,
                   "Leave quotes, spaces and numbers as the backend wrote them");
  AddConnectionOptions(command, options.connection);
}

}  // namespace

void AddLocalizeCommands(CLI::App& app, int& exit_code) {
  auto localize = std::make_shared<LocalizeOptions>();
  CLI::App* command = app.add_subcommand("localize", "Localize an article");
  command
      ->add_option("FILE", localize->file,
                   "The article: plain text, or JSON when the name ends in .json; - is standard input")
      ->required();
  AddListOption(*command, "--to", localize->targets, "Target languages, as in fr,ru,uk")->required();
  command->add_option("--format", localize->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--show-terms", localize->show_terms,
                    "Mark glossary terms (in colour on a terminal: green applied, yellow repaired; else "
                    "[applied] [repaired*]) and "
                    "list the missed ones and the warnings of the checks");
  AddRequestOptions(*command, *localize);
  command->callback([localize, &exit_code] { exit_code = Code(Localize(*localize)); });

  auto translate = std::make_shared<TranslateOptions>();
  translate->localize.file = "-";
  translate->localize.targets.resize(1);
  command = app.add_subcommand("translate", "Translate plain lines: lines in, lines out, in order");
  command->add_option("FILE", translate->localize.file, "The lines; default: standard input");
  command->add_option("--to", translate->localize.targets.front(), "Target language")->required();
  command->add_flag("--raw", translate->raw, "The backend's own words: no glossary, no typography");
  AddRequestOptions(*command, translate->localize);
  command->callback([translate, &exit_code] { exit_code = Code(Translate(*translate)); });

  auto backends = std::make_shared<Connection>();
  auto format = std::make_shared<std::string>("text");
  command = app.add_subcommand("backends", "List the translation backends with their state");
  command->add_option("--format", *format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  AddConnectionOptions(*command, *backends);
  command->callback([backends, format, &exit_code] { exit_code = Code(Backends(*backends, *format)); });

  auto languages = std::make_shared<Connection>();
  command = app.add_subcommand("languages", "List the pairs of languages");
  AddConnectionOptions(*command, *languages);
  command->callback([languages, &exit_code] { exit_code = Code(Languages(*languages)); });

  auto health = std::make_shared<Connection>();
  auto wait = std::make_shared<double>(1);
  command =
      app.add_subcommand("health", "Print SERVING once the server serves; exit code 3 when it does not");
  command->add_option("--wait", *wait, "Seconds to wait for it")
      ->check(SecondsRange())
      ->capture_default_str();
  AddConnectionOptions(*command, *health);
  command->callback([health, wait, &exit_code] { exit_code = Code(Health(*health, *wait)); });
}

}  // namespace dragoman
