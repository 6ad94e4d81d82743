// The commands for editors that need no server: segment, typography, check.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "client/commands.h"
#include "client/utf8_check.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"
#include "service/text/check.h"
#include "service/text/segmenter.h"
#include "service/text/typography.h"

namespace dragoman {
namespace {

constexpr absl::string_view kWhiteSpace = " \t\r\n";
// The languages whose sentences and values are known.
constexpr absl::string_view kLanguages[] = {"en", "fr", "ru", "uk"};

// Adds a fault unless the primary subtag of `tag`, the value of `option`, is one of kLanguages.
void RequireLanguage(absl::string_view option, absl::string_view tag, FaultList& faults) {
  const std::string primary = absl::AsciiStrToLower(tag.substr(0, tag.find('-')));
  if (std::find(std::begin(kLanguages), std::end(kLanguages), primary) != std::end(kLanguages)) return;
  faults.Add(std::string(option), absl::StrCat("unknown language \"", tag.substr(0, 32),
                                               "\"; must be one of ", absl::StrJoin(kLanguages, ", ")));
}

std::vector<absl::string_view> SplitLines(absl::string_view text) {
  std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

absl::string_view Trimmed(absl::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(kWhiteSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// The text of `file`, "-" being standard input. InvalidArgument with its name, line and byte when it is not
// UTF-8.
absl::StatusOr<std::string> ReadText(const std::string& file) {
  ASSIGN_OR_RETURN(std::string text, ReadFile(file));
  const absl::Status status = CheckUtf8(text);
  if (status.ok()) return text;
  if (file == "-") return status;
  return absl::InvalidArgumentError(absl::StrCat("\"", file, "\": ", status.message()));
}

void Print(absl::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// A paragraph a line in, a segment a line out, an empty line between paragraphs.
absl::Status Segment(const std::string& language, const std::string& file, Segmenter::Options options) {
  FaultList faults;
  RequireLanguage("--language", language, faults);
  RETURN_IF_ERROR(faults.ToStatus("cannot segment"));
  ASSIGN_OR_RETURN(const std::unique_ptr<Segmenter> segmenter, Segmenter::Create(language, options));
  ASSIGN_OR_RETURN(const std::string text, ReadText(file));
  bool first = true;
  for (const absl::string_view paragraph : SplitLines(text)) {
    if (Trimmed(paragraph).empty()) continue;
    if (!first) Print("\n");
    first = false;
    for (const ByteRange& segment : segmenter->Segment(paragraph)) {
      const absl::string_view words = Trimmed(segment.In(paragraph));
      if (!words.empty()) Print(absl::StrCat(words, "\n"));
    }
  }
  return absl::OkStatus();
}

absl::Status Typography(const std::string& profile, const std::string& file) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Typographer> typographer, Typographer::Create(profile));
  ASSIGN_OR_RETURN(const std::string text, ReadText(file));
  Print(ApplyEdits(text, typographer->Edits(text, {})));
  return absl::OkStatus();
}

// Line by line; a finding a line: line, reason, source range, target range, message.
absl::StatusOr<int> Check(const std::string& from, const std::string& to, const std::string& source_file,
                          const std::string& target_file) {
  FaultList faults;
  RequireLanguage("--from", from, faults);
  RequireLanguage("--to", to, faults);
  RETURN_IF_ERROR(faults.ToStatus("cannot check"));
  ASSIGN_OR_RETURN(const std::string source, ReadText(source_file));
  ASSIGN_OR_RETURN(const std::string target, ReadText(target_file));
  const std::vector<absl::string_view> source_lines = SplitLines(source);
  const std::vector<absl::string_view> target_lines = SplitLines(target);
  if (source_lines.size() != target_lines.size()) {
    return absl::InvalidArgumentError(absl::StrCat("the source has ", source_lines.size(),
                                                   " lines, the target ", target_lines.size(),
                                                   "; each line is checked against its own"));
  }
  int findings = 0;
  for (size_t i = 0; i < source_lines.size(); ++i) {
    CheckInput input;
    input.source = source_lines[i];
    input.target = target_lines[i];
    input.source_language = from;
    input.target_language = to;
    for (const CheckFinding& finding : CheckTranslation(input)) {
      ++findings;
      std::printf("%zu\t%s\t%zu-%zu\t%zu-%zu\t%s\n", i + 1, CheckName(finding.kind).data(),
                  finding.source.begin, finding.source.end, finding.target.begin, finding.target.end,
                  finding.message.c_str());
    }
  }
  std::fprintf(stderr, "%d findings in %zu lines\n", findings, source_lines.size());
  return findings == 0 ? kExitOk : kExitFailed;
}

int Code(const absl::Status& status) { return status.ok() ? kExitOk : ReportError(status); }

}  // namespace

void AddTextCommands(CLI::App& app, int& exit_code) {
  struct Options {
    std::string language;
    std::string to;
    std::string source = "-";
    std::string target;
    Segmenter::Options segmentation;
  };
  auto segment = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("segment",
                                         "Split paragraphs into segments: a paragraph a line in, a segment a "
                                         "line out, an empty line between paragraphs");
  const std::string languages = absl::StrJoin(kLanguages, ", ");
  command->add_option("--language", segment->language, absl::StrCat("Language of the text: ", languages))
      ->required();
  command->add_option("FILE", segment->source, "The text; default: standard input");
  command
      ->add_option("--max-bytes", segment->segmentation.max_segment_bytes,
                   "Longer sentences are split at clauses; 0: never")
      ->capture_default_str();
  command->callback([segment, &exit_code] {
    exit_code = Code(Segment(segment->language, segment->source, segment->segmentation));
  });

  auto typography = std::make_shared<Options>();
  command = app.add_subcommand("typography", "Bring a text into a typography profile's form");
  command
      ->add_option(
          "--profile", typography->language,
          absl::StrCat("One of ", absl::StrJoin(Typographer::ProfileNames(), ", "), ", or a language"))
      ->required();
  command->add_option("FILE", typography->source, "The text; default: standard input");
  command->callback(
      [typography, &exit_code] { exit_code = Code(Typography(typography->language, typography->source)); });

  auto check = std::make_shared<Options>();
  command = app.add_subcommand("check", "Check a translation against its source, line by line");
  command->add_option("--from", check->language, absl::StrCat("Language of the source: ", languages))
      ->required();
  command->add_option("--to", check->to, absl::StrCat("Language of the target: ", languages))->required();
  command->add_option("SOURCE", check->source, "File of source lines")->required();
  command->add_option("TARGET", check->target, "File of target lines")->required();
  command->callback([check, &exit_code] {
    const absl::StatusOr<int> result = Check(check->language, check->to, check->source, check->target);
    exit_code = result.ok() ? *result : ReportError(result.status());
  });
}

}  // namespace dragoman
