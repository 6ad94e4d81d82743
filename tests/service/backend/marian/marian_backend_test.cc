#include "service/backend/marian/marian_backend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "absl/strings/str_split.h"
#include "service/base/file.h"
#include "tests/service/backend/marian/runnable_kernels.h"
#include "tests/support/sanitizers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using absl::StatusCode;
using testing::HasSubstr;

const std::string kStarter = DRAGOMAN_SOURCE_DIR "/service/models/starter";

std::unique_ptr<MarianBackend> Starter(MarianBackend::Options options = {}) {
  options.packs = {kStarter};
  auto backend = MarianBackend::Create(options);
  EXPECT_OK(backend);
  return *std::move(backend);
}

std::vector<SegmentTranslation> Translate(MarianBackend& backend, const std::string& target,
                                          const std::vector<std::string>& texts) {
  TranslationRequest request;
  request.languages = {"en", target};
  for (const std::string& text : texts) request.segments.push_back({text, {}});
  auto result = backend.Translate(request, CallContext());
  EXPECT_OK(result);
  return result.ok() ? *std::move(result) : std::vector<SegmentTranslation>(texts.size());
}

// Lines of the file: language, source, translation. Under a sanitizer every third.
double ShareIdentical(MarianBackend& backend, const std::string& path) {
  const auto table = ReadFile(path);
  EXPECT_OK(table);
  std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> texts;
  const std::vector<absl::string_view> rows = absl::StrSplit(*table, '\n', absl::SkipEmpty());
  size_t lines = 0;
  for (size_t row = 0; row < rows.size(); row += kSanitized ? 3 : 1) {
    const std::vector<std::string> fields = absl::StrSplit(rows[row], '\t');
    EXPECT_EQ(fields.size(), 3u);
    if (fields.size() != 3) return 0;
    texts[fields[0]].first.push_back(fields[1]);
    texts[fields[0]].second.push_back(fields[2]);
    ++lines;
  }
  size_t same = 0;
  for (const auto& [language, columns] : texts) {
    const auto translations = Translate(backend, language, columns.first);
    for (size_t i = 0; i < translations.size(); ++i) same += translations[i].text == columns.second[i];
  }
  return lines == 0 ? 0 : static_cast<double>(same) / static_cast<double>(lines);
}

// Float, greedy, full vocabulary: what an independent decoder (reference.py) makes of the same weights.
TEST(MarianBackendTest, FloatPathGivesTheReferenceTranslations) {
  MarianBackend::Options options;
  options.gemm = "float";
  options.beam_size = 1;
  options.use_shortlists = false;
  options.retry_faulty = false;
  options.threads = 2;
  const auto backend = Starter(options);
  EXPECT_GE(ShareIdentical(*backend, kStarter + "/reference.tsv"), 0.98);
  if (const char* path = std::getenv("DRAGOMAN_REFERENCE_TSV")) {
    EXPECT_GE(ShareIdentical(*backend, path), 0.98);
  }
}

TEST(MarianBackendTest, Int8PathGivesTheTextOfMarianWithEveryInstructionSet) {
  for (const marian::Kernels* kernels : marian::RunnableKernels()) {
    SCOPED_TRACE(kernels->name);
    MarianBackend::Options options;
    options.beam_size = 1;
    options.retry_faulty = false;
    options.threads = 2;
    options.kernels = kernels;
    EXPECT_EQ(ShareIdentical(*Starter(options), DRAGOMAN_SOURCE_DIR "/tests/golden/engine/bergamot.tsv"), 1);
  }
}

TEST(MarianBackendTest, AnswersAnyText) {
  const auto backend = Starter();
  std::string long_text;
  for (int i = 0; i < 120; ++i) long_text += "the president of the country said, ";
  const std::vector<std::string> texts = {"",
                                          "   ",
                                          "—",
                                          "\xFF\xFE",
                                          "a",
                                          "你好，世界",
                                          std::string(3000, 'x'),
                                          long_text,
                                          ">>rus<< hello",
                                          "⟦a¦b⟧",
                                          std::string("a\0b", 3),
                                          "👩‍👩‍👧 ok"};
  for (const char* target : {"fr", "ru", "uk"}) {
    const auto translations = Translate(*backend, target, texts);
    ASSERT_EQ(translations.size(), texts.size());
    EXPECT_EQ(translations[0].text, "");
    EXPECT_EQ(translations[1].text, "   ");
    EXPECT_EQ(translations[2].text, "—");
    EXPECT_FALSE(translations[7].text.empty());
    for (size_t i = 0; i < texts.size(); ++i) {
      SCOPED_TRACE(i);
      EXPECT_OK(translations[i].status);
      for (const char* mark : {"⟦", "¦", "⟧"})
        EXPECT_THAT(translations[i].text, testing::Not(HasSubstr(mark)));
      for (const WordAlignment& pair : translations[i].alignment) {
        EXPECT_LE(pair.source.end, texts[i].size());
        EXPECT_LT(pair.source.begin, pair.source.end);
        EXPECT_LE(pair.target.end, translations[i].text.size());
        EXPECT_LT(pair.target.begin, pair.target.end);
      }
    }
  }
}

TEST(MarianBackendTest, AWordIsNotTranslatedByNothing) {
  const auto backend = Starter();
  const std::vector<std::string> words = {"done", "nested", "yes", "overview", "misc", "pending", "etc"};
  for (const char* target : {"fr", "ru", "uk"}) {
    for (const SegmentTranslation& translation : Translate(*backend, target, words)) {
      EXPECT_OK(translation.status);
      EXPECT_NE(translation.text, "") << target;
    }
  }
}

TEST(MarianBackendTest, ResultsDoNotDependOnTheCall) {
  MarianBackend::Options options;
  options.threads = 2;
  const auto backend = Starter(options);
  const std::vector<std::string> texts = {"The minister spoke in Paris.", "Nobody came.",
                                          "Prices rose by 3% last year, officials said on Monday."};
  const auto together = Translate(*backend, "fr", texts);
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(Translate(*backend, "fr", {texts[i]})[0].text, together[i].text);
  }
}

TEST(MarianBackendTest, AlignmentCoversMostWords) {
  const auto backend = Starter();
  const auto translation = Translate(*backend, "fr", {"The president met the minister in Paris."})[0];
  EXPECT_GE(translation.alignment.size(), 4u);
  EXPECT_TRUE(std::is_sorted(
      translation.alignment.begin(), translation.alignment.end(),
      [](const WordAlignment& a, const WordAlignment& b) { return a.target.begin < b.target.begin; }));
}

TEST(MarianBackendTest, DescribesItself) {
  const BackendInfo info = Starter()->Info();
  EXPECT_EQ(info.name, "marian");
  EXPECT_THAT(info.model, HasSubstr("starter"));
  EXPECT_THAT(info.details, HasSubstr("int8"));
  EXPECT_THAT(info.pairs, testing::Contains(LanguagePair{"en", "uk"}));
}

TEST(MarianBackendTest, RefusesUnknownPairsAndLateCalls) {
  const auto backend = Starter();
  TranslationRequest request;
  request.languages = {"en", "de"};
  EXPECT_THAT(backend->Translate(request, CallContext()),
              StatusIs(StatusCode::kNotFound, HasSubstr("en-fr")));
  request.languages = {"en", "fr"};
  request.segments.push_back({"Hello.", {}});
  EXPECT_THAT(backend->Translate(request, CallContext(absl::InfinitePast())),
              StatusIs(StatusCode::kDeadlineExceeded, testing::_));
}

TEST(MarianBackendTest, NamesEveryBadOption) {
  MarianBackend::Options options;
  options.threads = 0;
  options.gemm = "fp4";
  options.beam_size = 99;
  EXPECT_THAT(
      MarianBackend::Create(options),
      StatusIs(StatusCode::kInvalidArgument, testing::AllOf(HasSubstr("packs"), HasSubstr("threads"),
                                                            HasSubstr("fp4"), HasSubstr("beam_size"))));
  options.packs = {"/nowhere/at/all"};
  EXPECT_THAT(MarianBackend::Create(options),
              StatusIs(StatusCode::kInvalidArgument,
                       testing::AllOf(HasSubstr("threads"), HasSubstr("/nowhere/at/all"))));
  options = {};
  options.packs = {"/nowhere/at/all"};
  EXPECT_THAT(MarianBackend::Create(options), StatusIs(StatusCode::kNotFound, HasSubstr("/nowhere/at/all")));
}

class PackFolderTest : public testing::Test {
 protected:
  // A copy of the starter pack.
  void SetUp() override {
    folder_ = parent_.Path("starter");
    std::filesystem::copy(kStarter, folder_);
  }

  absl::Status Create() {
    MarianBackend::Options options;
    options.packs = {folder_.string()};
    return MarianBackend::Create(options).status();
  }

  const TempDir parent_;
  std::filesystem::path folder_;
};

TEST_F(PackFolderTest, NoticesChangedFiles) {
  EXPECT_OK(Create());
  auto bytes = ReadFile(folder_ / "model.bin");
  ASSERT_OK(bytes);
  (*bytes)[bytes->size() / 2] ^= 1;
  ASSERT_OK(WriteFile(folder_ / "model.bin", *bytes));
  EXPECT_THAT(Create(), StatusIs(StatusCode::kDataLoss, HasSubstr("\"model.bin\": its SHA-256")));
  ASSERT_OK(WriteFile(folder_ / "model.bin", bytes->substr(0, 1000)));
  EXPECT_THAT(Create(), StatusIs(StatusCode::kDataLoss, HasSubstr("1000 bytes")));
}

TEST_F(PackFolderTest, LoadsFirefoxTranslationsNames) {
  std::filesystem::remove(folder_ / "pack.json");
  std::filesystem::rename(folder_ / "model.bin", folder_ / "model.enfr.intgemm.alphas.bin");
  std::filesystem::rename(folder_ / "vocab.spm", folder_ / "vocab.enfr.spm");
  std::filesystem::rename(folder_ / "shortlist.fr.bin", folder_ / "lex.50.50.enfr.s2t.bin");
  const auto manifest = marian::ReadPackManifest(folder_);
  ASSERT_OK(manifest);
  EXPECT_EQ(manifest->source, "en");
  EXPECT_EQ(manifest->targets.at("fr").shortlist, "lex.50.50.enfr.s2t.bin");
  EXPECT_OK(Create());
}

}  // namespace
}  // namespace dragoman
