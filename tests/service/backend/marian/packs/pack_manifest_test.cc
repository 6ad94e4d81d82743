#include "service/backend/marian/packs/pack_manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "service/backend/marian/packs/model_directory.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman::marian {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kManifest[] = R"({"name": "p", "version": "1", "source": "en", "model": "model.bin",
  "vocabulary": "v.spm", "targets": {"fr": {"symbol": ">>fra<<", "shortlist": null}},
  "files": {"model.bin": {"bytes": 3, "sha256": "ABC"}}})";

TEST(PackManifestTest, ReadsPackJson) {
  const auto manifest = ParsePackManifest(kManifest);
  ASSERT_OK(manifest);
  EXPECT_EQ(manifest->targets.at("fr").symbol, ">>fra<<");
  EXPECT_EQ(manifest->files.at("model.bin").bytes, 3u);
  EXPECT_FALSE(manifest->inline_terms);
  EXPECT_EQ(manifest->beam_size, 1u);
}

TEST(PackManifestTest, NamesEveryFault) {
  EXPECT_THAT(ParsePackManifest(R"({"name": 3, "source": "en", "model": "../model.bin", "vocabulary": "v",
                                    "targets": {"f/r": 1}, "beam_size": 33, "files": {"/etc/x": {"bytes": -1}}})"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       testing::AllOf(HasSubstr("name: expected a string"), HasSubstr("version: missing"),
                                      HasSubstr("model: expected a plain file name"),
                                      HasSubstr("targets.f/r"), HasSubstr("files./etc/x"),
                                      HasSubstr("beam_size: expected a number from 1 to 32"))));
  for (const char* text : {"", "[]", "{", "nul", "\xFF"}) {
    EXPECT_THAT(ParsePackManifest(text), StatusIs(absl::StatusCode::kInvalidArgument, testing::_));
  }
}

TEST(PackManifestTest, WritesWhatItReads) {
  PackManifest manifest = *ParsePackManifest(kManifest);
  manifest.target_vocabulary = "other.spm";
  manifest.inline_terms = true;
  manifest.beam_size = 4;
  manifest.targets["ru"].shortlist = "s.bin";
  const auto again = ParsePackManifest(FormatPackManifest(manifest));
  ASSERT_OK(again);
  EXPECT_EQ(again->name, "p");
  EXPECT_EQ(again->version, "1");
  EXPECT_EQ(again->source_vocabulary, "v.spm");
  EXPECT_EQ(again->target_vocabulary, "other.spm");
  EXPECT_TRUE(again->inline_terms);
  EXPECT_EQ(again->beam_size, 4u);
  EXPECT_FALSE(again->placeholders);
  EXPECT_EQ(again->targets.at("fr").symbol, ">>fra<<");
  EXPECT_EQ(again->targets.at("ru").shortlist, "s.bin");
  EXPECT_EQ(again->files.at("model.bin").sha256, "abc");
}

TEST(PackManifestTest, OrdersVersionsByTheirNumbers) {
  const char* ascending[] = {"", "0-ff", "1.9", "1.10", "2026.9.1", "2026.11.23", "2026.11.23-0a", "2026.12"};
  for (size_t i = 0; i < std::size(ascending); ++i) {
    for (size_t j = 0; j < std::size(ascending); ++j) {
      SCOPED_TRACE(std::string(ascending[i]) + " and " + ascending[j]);
      const int order = CompareVersions(ascending[i], ascending[j]);
      EXPECT_EQ(order < 0, i < j);
      EXPECT_EQ(order > 0, i > j);
    }
  }
  EXPECT_EQ(CompareVersions("1.02", "1.2"), 0);
}

class ModelDirectoryTest : public testing::Test {
 protected:
  // A folder that has a pack.json and nothing else.
  void Add(const std::string& folder, const std::string& name, const std::string& version) {
    std::filesystem::create_directories(models_.Path(folder));
    PackManifest manifest = *ParsePackManifest(kManifest);
    manifest.name = name;
    manifest.version = version;
    models_.Write(folder + "/pack.json", FormatPackManifest(manifest));
  }

  TempDir models_;
};

TEST_F(ModelDirectoryTest, FindsPacksAndNothingElse) {
  EXPECT_THAT(FindPackFolders(models_.Path("")), IsEmpty());
  EXPECT_THAT(FindPackFolders("/no/such/folder"), IsEmpty());
  Add("b", "b", "1");
  Add("a", "a", "1");
  Add(".half", "half", "1");
  std::filesystem::create_directories(models_.Path("lost+found"));
  models_.Write("README", "text");
  EXPECT_THAT(FindPackFolders(models_.Path("")), ElementsAre(models_.Path("a"), models_.Path("b")));
  EXPECT_THAT(FindPackFolders(models_.Path("a")), ElementsAre(models_.Path("a")));
}

TEST_F(ModelDirectoryTest, KeepsMalformedPacksInSight) {
  std::filesystem::create_directories(models_.Path("bad"));
  models_.Write("bad/pack.json", "{");
  EXPECT_THAT(FindPackFolders(models_.Path("")), ElementsAre(models_.Path("bad")));
}

TEST_F(ModelDirectoryTest, RemovesTheNamedVersionOnly) {
  Add("1", "pack", "1");
  Add("2", "pack", "2");
  Add("3", "other", "1");
  const std::string folder = models_.Path("");
  EXPECT_THAT(RemovePack(folder, "pack", ""),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("name one: 1, 2")));
  EXPECT_THAT(RemovePack(folder, "none", ""),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("pack 1, pack 2, other 1")));
  EXPECT_OK(RemovePack(folder, "pack", "1"));
  EXPECT_THAT(FindPackFolders(folder), ElementsAre(models_.Path("2"), models_.Path("3")));
  EXPECT_OK(RemovePack(folder, "pack", ""));
  EXPECT_THAT(FindPackFolders(folder), ElementsAre(models_.Path("3")));
}

}  // namespace
}  // namespace dragoman::marian
