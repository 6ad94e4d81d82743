// Typography on news-like paragraphs of each language. The aim is at least 20 MB/s.
// DRAGOMAN_BENCHMARK_TEXT=PREFIX measures on the lines of PREFIX.fr, .ru and .uk too.
#include <benchmark/benchmark.h>

#include <string>

#include "service/text/typography.h"
#include "tests/benchmark/news_lines.h"

namespace dragoman {
namespace {

constexpr absl::string_view kFrench =
    "Le ministre a répondu : \"Nous n'accepterons pas cette décision, l'accord du 2 février reste valable.\" "
    "Selon lui, "
    "5% des 12 000 soldats - soit 600 - quitteront la région d'ici 2027; une réunion est prévue à 17 h 30. ";
constexpr absl::string_view kRussian =
    "Министр ответил: \"Мы не примем этого решения, соглашение от 2 февраля остаётся в силе\". По его "
    "словам, 5 % из "
    "12 000 военных - то есть 600 человек - покинут регион до 2027 г., встреча назначена на 17:30. ";
constexpr absl::string_view kUkrainian =
    "Міністр відповів: \"Ми не приймемо цього рішення, угода від 2 лютого залишається чинною\". За його "
    "словами, 5 % із "
    "12 000 військових - тобто 600 осіб - залишать регіон до 2027 р., зустріч об'єднаних сил призначено на "
    "17:30. ";

void BM_Typography(benchmark::State& state, absl::string_view profile, absl::string_view sentence) {
  const auto typographer = Typographer::Create(profile);
  std::string text;
  while (text.size() < 1024) text.append(sentence.data(), sentence.size());
  for (auto _ : state) benchmark::DoNotOptimize((*typographer)->Edits(text, {}));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK_CAPTURE(BM_Typography, fr, "fr-nbsp", kFrench);
BENCHMARK_CAPTURE(BM_Typography, ru, "ru", kRussian);
BENCHMARK_CAPTURE(BM_Typography, uk, "uk", kUkrainian);

void BM_TypographyNews(benchmark::State& state, absl::string_view profile, const char* language) {
  const auto typographer = Typographer::Create(profile);
  const std::vector<std::string> lines = NewsLines(language);
  if (lines.empty()) state.SkipWithError("DRAGOMAN_BENCHMARK_TEXT names no text");
  for (auto _ : state) {
    for (const std::string& line : lines) benchmark::DoNotOptimize((*typographer)->Edits(line, {}));
  }
  state.SetBytesProcessed(state.iterations() * TotalBytes(lines));
}
BENCHMARK_CAPTURE(BM_TypographyNews, fr, "fr-nbsp", "fr");
BENCHMARK_CAPTURE(BM_TypographyNews, ru, "ru", "ru");
BENCHMARK_CAPTURE(BM_TypographyNews, uk, "uk", "uk");

}  // namespace
}  // namespace dragoman
