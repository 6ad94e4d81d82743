// Translates the lines of a file with the embedded engine, lines in order on standard output, and reports the
// speed on standard error. compare_bergamot.sh runs it beside the npm package.
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_split.h"
#include "service/backend/marian/marian_backend.h"
#include "service/base/data_path.h"
#include "service/base/file.h"
#include "tests/benchmark/saturating_kernels.h"

namespace {

using dragoman::MarianBackend;

struct Run {
  std::vector<std::string> lines;
  std::string target;
  size_t batch = 32;
  size_t callers = 1;
};

// Translates all lines, `batch` lines a call, `callers` calls at a time.
std::vector<std::string> Translate(MarianBackend& backend, const Run& run) {
  std::vector<std::string> output(run.lines.size());
  std::atomic<size_t> next = 0;
  const auto caller = [&] {
    while (true) {
      const size_t begin = next.fetch_add(run.batch);
      if (begin >= run.lines.size()) return;
      const size_t end = std::min(begin + run.batch, run.lines.size());
      dragoman::TranslationRequest request;
      request.languages = {"en", run.target};
      for (size_t i = begin; i < end; ++i) request.segments.push_back({run.lines[i], {}});
      const auto result = backend.Translate(request, dragoman::CallContext());
      if (!result.ok()) {
        std::fprintf(stderr, "%s\n", result.status().ToString().c_str());
        std::exit(1);
      }
      for (size_t i = begin; i < end; ++i) output[i] = (*result)[i - begin].text;
    }
  };
  std::vector<std::thread> threads;
  for (size_t i = 1; i < run.callers; ++i) threads.emplace_back(caller);
  caller();
  for (std::thread& thread : threads) thread.join();
  return output;
}

// The inner loops of that name; null where this processor cannot run them.
const dragoman::marian::Kernels* KernelsByName(const std::string& name) {
  using namespace dragoman::marian;
  if (name == "saturating") return dragoman::SaturatingKernels();
  if (name == "portable") return &kPortableKernels;
#if defined(__x86_64__)
  if (name == "avx2" && __builtin_cpu_supports("avx2")) return &kAvx2Kernels;
  if (name == "avx512" && &BestKernels() == &kAvx512Kernels) return &kAvx512Kernels;
#endif
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_level(spdlog::level::off);  // standard output is for the translations
  MarianBackend::Options options;
  options.beam_size = 1;
  Run run;
  std::string pack = dragoman::DataPath("models/starter");
  std::string kernels = "auto";
  std::string file;
  size_t limit = 0;
  size_t rounds = 1;
  CLI::App app("Measures the embedded engine on the lines of a file.");
  app.add_option("file", file, "English lines; - reads standard input")->required();
  app.add_option("--pack", pack, "Pack folder");
  app.add_option("--to", run.target, "Target language")->required();
  app.add_option("--threads", options.threads, "Decoding threads");
  app.add_option("--gemm", options.gemm, "auto, int8, float or bfloat16");
  app.add_option("--beam", options.beam_size, "Beam size; 0: what the pack asks for");
  app.add_option("--shortlists", options.use_shortlists, "Whether to use lexical shortlists");
  app.add_option("--batch", run.batch, "Lines in a call");
  app.add_option("--callers", run.callers, "Calls at a time");
  app.add_option("--retry", options.retry_faulty, "Whether to try faulty translations again");
  app.add_option("--limit", limit, "Use only the first lines");
  app.add_option("--rounds", rounds, "Translate this often and report the fastest");
  app.add_option("--token_budget", options.token_budget, "Source pieces in a thread's batch");
  app.add_option(
      "--kernels", kernels,
      "auto, portable, avx2, avx512; saturating: with the 16-bit sums of @browsermt/bergamot-translator");
  CLI11_PARSE(app, argc, argv);
  if (kernels != "auto" && (options.kernels = KernelsByName(kernels)) == nullptr) {
    std::fprintf(stderr, "no kernels \"%s\" on this processor\n", kernels.c_str());
    return 2;
  }

  const auto text = dragoman::ReadFile(file);
  if (!text.ok()) {
    std::fprintf(stderr, "%s\n", text.status().ToString().c_str());
    return 1;
  }
  run.lines = absl::StrSplit(*text, '\n');
  if (!run.lines.empty() && run.lines.back().empty()) run.lines.pop_back();
  if (limit > 0 && run.lines.size() > limit) run.lines.resize(limit);
  size_t words = 0;
  for (const std::string& line : run.lines) {
    words += std::vector<std::string>(absl::StrSplit(line, ' ', absl::SkipEmpty())).size();
  }

  options.packs = {pack};
  const dragoman::Clock& clock = dragoman::SystemClock();
  const absl::Time start = clock.Now();
  const auto backend = MarianBackend::Create(options);
  if (!backend.ok()) {
    std::fprintf(stderr, "%s\n", backend.status().ToString().c_str());
    return 1;
  }
  const double load = absl::ToDoubleMilliseconds(clock.Now() - start);
  std::vector<std::string> output;
  double best = 0;
  for (size_t i = 0; i < rounds; ++i) {
    const absl::Time begin = clock.Now();
    output = Translate(**backend, run);
    const double seconds = absl::ToDoubleSeconds(clock.Now() - begin);
    if (i == 0 || seconds < best) best = seconds;
  }
  for (const std::string& line : output) std::printf("%s\n", line.c_str());
  std::fprintf(stderr, "%s: loaded in %.0f ms; %zu lines, %zu words, %.3f s, %.0f words/s\n",
               (*backend)->Info().details.c_str(), load, run.lines.size(), words, best,
               static_cast<double>(words) / best);
  if (const dragoman::SaturationCount count = dragoman::CountSaturation(); count.sums > 0) {
    std::fprintf(stderr, "%.6f%% of %.1f million sums of two products kept to 16 bits\n",
                 100.0 * static_cast<double>(count.saturated) / static_cast<double>(count.sums),
                 static_cast<double>(count.sums) / 1e6);
  }
  return 0;
}
