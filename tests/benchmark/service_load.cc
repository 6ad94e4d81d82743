// Calls a running dragomand over gRPC and prints what it measured, for engine_table.sh:
//   service_load ADDRESS LINES_FILE --to fr --mode article|sequential|concurrent|memory [--pid PID]
// No text is sent twice, so that no cache can answer.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "client/localization_client.h"
#include "service/base/clock.h"
#include "service/base/file.h"

namespace {

using dragoman::LocalizationClient;
using dragoman::v1::LocalizeArticleRequest;

constexpr size_t kArticleWords = 600;
constexpr size_t kMemorySentences = 10000;
constexpr size_t kMemoryStep = 2000;
constexpr size_t kParagraphsInACall = 50;

size_t CountWords(const std::string& line) {
  return std::vector<std::string>(absl::StrSplit(line, ' ', absl::SkipEmpty())).size();
}

LocalizeArticleRequest Request(const std::vector<std::string>& paragraphs, const std::string& target) {
  LocalizeArticleRequest request;
  request.add_target_language_codes(target);
  for (const std::string& text : paragraphs) {
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(text);
  }
  return request;
}

// Seconds that one call takes; a call that fails ends the program.
double Call(LocalizationClient& client, const LocalizeArticleRequest& request) {
  const absl::Time start = dragoman::SystemClock().Now();
  const auto response = client.Localize(request);
  if (!response.ok()) {
    std::fprintf(stderr, "%s\n", response.status().ToString().c_str());
    std::exit(1);
  }
  return absl::ToDoubleSeconds(dragoman::SystemClock().Now() - start);
}

// The resident memory of a process in MiB.
double ResidentMebibytes(int pid) {
  const auto status = dragoman::ReadFile(absl::StrCat("/proc/", pid, "/status"));
  if (!status.ok()) return 0;
  for (const absl::string_view line : absl::StrSplit(*status, '\n')) {
    int64_t kibibytes = 0;
    const std::vector<absl::string_view> words =
        absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    if (words.size() > 1 && words[0] == "VmRSS:" && absl::SimpleAtoi(words[1], &kibibytes))
      return kibibytes / 1024.0;
  }
  return 0;
}

// Articles of kArticleWords words of different lines, one call after another.
void MeasureArticles(LocalizationClient& client, const std::vector<std::string>& lines,
                     const std::string& target, size_t rounds) {
  std::vector<double> times;
  size_t next = 0;
  for (size_t round = 0; round < rounds; ++round) {
    std::vector<std::string> paragraphs;
    for (size_t words = 0; words < kArticleWords && next < lines.size(); ++next) {
      words += CountWords(lines[next]);
      paragraphs.push_back(lines[next]);
    }
    if (next == lines.size()) break;  // the last one is short
    times.push_back(Call(client, Request(paragraphs, target)));
  }
  std::sort(times.begin(), times.end());
  std::printf("articles %zu\nmedian_ms %.0f\nslowest_ms %.0f\n", times.size(), times[times.size() / 2] * 1e3,
              times.back() * 1e3);
}

// One-sentence calls by `callers` threads at once.
void MeasureCalls(LocalizationClient& client, const std::vector<std::string>& lines,
                  const std::string& target, size_t callers) {
  std::atomic<size_t> next = 0;
  const auto caller = [&] {
    for (size_t i = next++; i < lines.size(); i = next++) Call(client, Request({lines[i]}, target));
  };
  const absl::Time start = dragoman::SystemClock().Now();
  std::vector<std::thread> threads;
  for (size_t i = 0; i < callers; ++i) threads.emplace_back(caller);
  for (std::thread& thread : threads) thread.join();
  const double seconds = absl::ToDoubleSeconds(dragoman::SystemClock().Now() - start);
  std::printf("calls %zu\ncalls_per_second %.1f\n", lines.size(),
              static_cast<double>(lines.size()) / seconds);
}

void MeasureMemory(LocalizationClient& client, const std::vector<std::string>& lines,
                   const std::string& target, int pid) {
  std::printf("resident_mib_0 %.0f\n", ResidentMebibytes(pid));
  std::vector<std::string> paragraphs;
  for (size_t sent = 1; sent <= kMemorySentences; ++sent) {
    const size_t round = (sent - 1) / lines.size();
    const std::string& line = lines[(sent - 1) % lines.size()];
    paragraphs.push_back(round == 0 ? line : absl::StrCat(round, ": ", line));
    if (paragraphs.size() == kParagraphsInACall) {
      Call(client, Request(paragraphs, target));
      paragraphs.clear();
    }
    if (sent % kMemoryStep == 0) std::printf("resident_mib_%zu %.0f\n", sent, ResidentMebibytes(pid));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string address;
  std::string file;
  std::string target = "fr";
  std::string mode = "article";
  size_t limit = 0;
  size_t rounds = 15;
  size_t callers = 32;
  int pid = 0;
  CLI::App app("Measures a running dragomand.");
  app.add_option("ADDRESS", address, "Where it listens")->required();
  app.add_option("LINES", file, "English lines")->required();
  app.add_option("--to", target, "Target language");
  app.add_option("--mode", mode, "What to measure")
      ->check(CLI::IsMember({"article", "sequential", "concurrent", "memory"}));
  app.add_option("--limit", limit, "Use only the first lines");
  app.add_option("--rounds", rounds, "Articles");
  app.add_option("--callers", callers, "Calls at a time");
  app.add_option("--pid", pid, "The server's process, for its memory");
  CLI11_PARSE(app, argc, argv);

  const auto text = dragoman::ReadFile(file);
  if (!text.ok()) {
    std::fprintf(stderr, "%s\n", text.status().ToString().c_str());
    return 1;
  }
  std::vector<std::string> lines = absl::StrSplit(*text, '\n', absl::SkipEmpty());
  if (limit > 0 && lines.size() > limit) lines.resize(limit);
  if (lines.empty()) return 1;
  LocalizationClient client({.address = address});
  if (const absl::Status serving = client.WaitUntilServing(absl::Seconds(30)); !serving.ok()) {
    std::fprintf(stderr, "%s\n", serving.ToString().c_str());
    return 1;
  }
  if (mode == "article") MeasureArticles(client, lines, target, rounds);
  if (mode == "sequential") MeasureCalls(client, lines, target, 1);
  if (mode == "concurrent") MeasureCalls(client, lines, target, callers);
  if (mode == "memory") MeasureMemory(client, lines, target, pid);
  return 0;
}
