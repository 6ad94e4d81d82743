// Bytes a second of the Segmenter and of the offset conversion, on news prose of each language. The aim is at
// least 20 MB/s. DRAGOMAN_BENCHMARK_TEXT=PREFIX measures on the files PREFIX.en, .fr, .ru and .uk too.
#include <benchmark/benchmark.h>

#include <string>

#include "service/text/segmenter.h"
#include "service/text/utf8.h"
#include "tests/benchmark/news_lines.h"

namespace dragoman {
namespace {

struct Sample {
  const char* language;
  const char* text;
};
constexpr Sample kSamples[] = {
    {"en",
     "Mr. Barrot, the French foreign minister, met his Ukrainian counterpart in Kyiv at 5 p.m. on Jan. 14. "
     "\"We will "
     "stand by you,\" he said. \"Is that clear?\" The U.S. Senate (which had voted 51-49) did not comment. "
     "Prices rose "
     "by 2.5 percent, according to Smith & Co. It was the third rise in a row.\n\n"},
    {"fr",
     "M. Barrot, ministre des Affaires étrangères, a rencontré son homologue ukrainien à Kiev mardi 14 janv. "
     "2025. "
     "« Nous serons à vos côtés », a-t-il dit. « Est-ce clair ? » Le Sénat (qui avait voté) s'est tu. Les "
     "prix ont "
     "augmenté de 2,5 %, selon l'art. 3 du rapport. C'est la troisième hausse.\n\n"},
    {"ru",
     "Министр Ж.-Н. Барро встретился в г. Киеве с украинским коллегой 14 января 2025 г. «Мы будем рядом», — "
     "сказал он. "
     "«Это ясно?» Сенат США (голосовавший накануне) молчит. Цены выросли на 2,5% и составили 15 тыс. руб. за "
     "тонну и "
     "т. д. Это третий рост подряд.\n\n"},
    {"uk",
     "Міністр Ж.-Н. Барро зустрівся в м. Києві з українським колегою 14 січня 2025 р. «Ми будемо поруч», — "
     "сказав він. "
     "«Це зрозуміло?» Сенат США (що голосував напередодні) мовчить. Ціни зросли на 2,5% і склали 15 тис. грн "
     "за тонну "
     "тощо. Це третє зростання поспіль.\n\n"},
};

std::string Text(const Sample& sample) {
  std::string text;
  while (text.size() < 1'000'000) text += sample.text;
  return text;
}

void BM_Segment(benchmark::State& state) {
  const Sample& sample = kSamples[state.range(0)];
  const auto segmenter = *Segmenter::Create(sample.language);
  const std::string text = Text(sample);
  for (auto _ : state) benchmark::DoNotOptimize(segmenter->Segment(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.SetLabel(sample.language);
}
BENCHMARK(BM_Segment)->DenseRange(0, std::size(kSamples) - 1);

void BM_SegmentNews(benchmark::State& state) {
  const char* const language = kSamples[state.range(0)].language;
  const auto segmenter = *Segmenter::Create(language);
  std::string text;
  for (const std::string& line : NewsLines(language)) text += line + " ";
  if (text.empty()) state.SkipWithError("DRAGOMAN_BENCHMARK_TEXT names no text");
  for (auto _ : state) benchmark::DoNotOptimize(segmenter->Segment(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.SetLabel(language);
}
BENCHMARK(BM_SegmentNews)->DenseRange(0, std::size(kSamples) - 1);

void BM_Utf16Text(benchmark::State& state) {
  const Sample& sample = kSamples[state.range(0)];
  const std::string text = Text(sample);
  for (auto _ : state) benchmark::DoNotOptimize(Utf16Text(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.SetLabel(sample.language);
}
BENCHMARK(BM_Utf16Text)->DenseRange(0, std::size(kSamples) - 1);

void BM_IsValidUtf8(benchmark::State& state) {
  const Sample& sample = kSamples[state.range(0)];
  const std::string text = Text(sample);
  for (auto _ : state) benchmark::DoNotOptimize(IsValidUtf8(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.SetLabel(sample.language);
}
BENCHMARK(BM_IsValidUtf8)->DenseRange(0, std::size(kSamples) - 1);

}  // namespace
}  // namespace dragoman
