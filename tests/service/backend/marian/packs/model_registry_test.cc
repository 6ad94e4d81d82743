#include "service/backend/marian/packs/model_registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/status_matchers.h"

namespace dragoman::marian {
namespace {

using absl::StatusCode;
using testing::AllOf;
using testing::HasSubstr;

nlohmann::json File(const std::string& path) {
  return {{"path", path}, {"uncompressedSize", 7}, {"uncompressedHash", std::string(64, 'A')}};
}

nlohmann::json Entry(const std::string& architecture, const std::string& status) {
  return {{"sourceLanguage", "en"},
          {"targetLanguage", "ru"},
          {"architecture", architecture},
          {"releaseStatus", status},
          {"files",
           {{"model", File("m/model.enru.bin.gz")},
            {"vocab", File("m/vocab.enru.spm.gz")},
            {"lexicalShortlist", File("m/lex.50.50.enru.s2t.bin.gz")}}}};
}

std::string List(const std::vector<nlohmann::json>& entries) {
  return nlohmann::json({{"generated", "2026-03-04T05:06:07.123"},
                         {"baseUrl", "https://models.example/base/"},
                         {"models", {{"en-ru", entries}}}})
      .dump();
}

TEST(ModelRegistryTest, ReadsMozillasLayout) {
  const auto registry = ParseModelRegistry(List({Entry("tiny", "Release")}));
  ASSERT_OK(registry);
  EXPECT_EQ(registry->base_url, "https://models.example/base");
  EXPECT_EQ(registry->date, "2026.03.04");
  ASSERT_EQ(registry->packs.size(), 1u);
  const RegistryPack& pack = registry->packs[0];
  EXPECT_OK(pack.status);
  EXPECT_EQ(pack.model.path, "m/model.enru.bin.gz");
  EXPECT_EQ(pack.model.name, "model.enru.bin");
  EXPECT_EQ(pack.model.bytes, 7u);
  EXPECT_EQ(pack.model.sha256, std::string(64, 'a'));
  EXPECT_EQ(pack.Files().size(), 3u);
}

TEST(ModelRegistryTest, TakesTwoVocabulariesAndNoShortlist) {
  nlohmann::json entry = Entry("base", "Release");
  entry["files"] = {{"model", File("model.enzh.bin")},
                    {"srcVocab", File("srcvocab.enzh.spm")},
                    {"trgVocab", File("trgvocab.enzh.spm")}};
  const auto registry = ParseModelRegistry(List({entry}));
  ASSERT_OK(registry);
  EXPECT_OK(registry->packs[0].status);
  EXPECT_EQ(registry->packs[0].Files().size(), 3u);
  EXPECT_TRUE(registry->packs[0].shortlist.empty());
}

TEST(ModelRegistryTest, RefusesPathsThatLeaveTheirFolder) {
  for (const char* path : {"../model.bin", "m/../../model.bin", "/etc/passwd", "m//model.bin", "m/.hidden",
                           "m/", "", "..", "m\\model.bin", "https://elsewhere.example/model.bin",
                           "m/%2e%2e/model.bin", "m/model.bin?x", "m/pack.json", "m/.gz", "m/mod\nel.bin"}) {
    SCOPED_TRACE(path);
    nlohmann::json entry = Entry("tiny", "Release");
    entry["files"]["model"]["path"] = path;
    const auto registry = ParseModelRegistry(List({entry, Entry("base", "Release")}));
    ASSERT_OK(registry);
    EXPECT_THAT(registry->packs[0].status,
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("files.model.path")));
    EXPECT_OK(registry->packs[1].status);  // the others stay to be had
    EXPECT_THAT(SelectPack(*registry, "en", "ru", "tiny", ""),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("files.model.path")));
  }
}

TEST(ModelRegistryTest, NamesEveryFaultOfAnEntry) {
  nlohmann::json entry = Entry("../x", "Release\x1b[2J");
  entry["sourceLanguage"] = 5;
  entry["files"]["model"]["uncompressedSize"] = -1;
  entry["files"]["vocab"]["uncompressedHash"] = "abc";
  entry["files"]["lexicalShortlist"]["path"] = "other/model.enru.bin";
  const auto registry = ParseModelRegistry(List({entry}));
  ASSERT_OK(registry);
  EXPECT_THAT(registry->packs[0].status,
              StatusIs(StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("en-ru"), HasSubstr("sourceLanguage"), HasSubstr("architecture"),
                             HasSubstr("releaseStatus"), HasSubstr("files.model.uncompressedSize"),
                             HasSubstr("files.vocab.uncompressedHash"),
                             HasSubstr("two files are called \"model.enru.bin\""))));
  EXPECT_EQ(registry->packs[0].architecture, "");
  EXPECT_EQ(registry->packs[0].release_status, "");
}

TEST(ModelRegistryTest, RefusesWhatIsNoRegistry) {
  for (const char* text : {"", "[]", "{", "{}", "<html>", R"({"baseUrl": "file:///etc", "models": {}})",
                           R"({"baseUrl": "https://a.example", "models": []})",
                           R"({"baseUrl": "https://a.example", "models": {"en-ru": {}}})"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(ParseModelRegistry(text),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("malformed model registry")));
  }
}

TEST(ModelRegistryTest, PrefersTheLargerReleasedModel) {
  struct Case {
    const char* name;
    std::vector<nlohmann::json> entries;
    const char* architecture;
    const char* release_status;
    const char* expected;
  };
  const std::vector<nlohmann::json> all = {Entry("tiny", "Release"), Entry("base-memory", "Release"),
                                           Entry("base", "Nightly"), Entry("tiny", "Release Android"),
                                           Entry("base", "Release Desktop")};
  for (const Case& c : {Case{"released before nightly", all, "", "", "base Release Desktop"},
                        Case{"by architecture", all, "tiny", "", "tiny Release"},
                        Case{"by status", all, "", "Release Android", "tiny Release Android"},
                        Case{"by both", all, "base", "Nightly", "base Nightly"},
                        Case{"without base",
                             {Entry("tiny", "Release"), Entry("base-memory", "Release Android")},
                             "",
                             "",
                             "base-memory Release Android"},
                        Case{"an unknown architecture last",
                             {Entry("huge", "Release"), Entry("tiny", "Release")},
                             "",
                             "",
                             "tiny Release"}}) {
    SCOPED_TRACE(c.name);
    const auto pack =
        SelectPack(*ParseModelRegistry(List(c.entries)), "en", "ru", c.architecture, c.release_status);
    ASSERT_OK(pack);
    EXPECT_EQ(pack->architecture + " " + pack->release_status, c.expected);
  }
}

TEST(ModelRegistryTest, SaysWhatThereIsInstead) {
  const auto registry = ParseModelRegistry(List({Entry("tiny", "Nightly")}));
  EXPECT_THAT(SelectPack(*registry, "en", "ru", "", ""),
              StatusIs(StatusCode::kNotFound, HasSubstr("there are: tiny (Nightly)")));
  EXPECT_THAT(SelectPack(*registry, "en", "ru", "base", "Nightly"),
              StatusIs(StatusCode::kNotFound, HasSubstr("\"base\"")));
  EXPECT_THAT(
      SelectPack(*registry, "en", "uk", "", ""),
      StatusIs(StatusCode::kNotFound, AllOf(HasSubstr("\"en-uk\""), HasSubstr("known pairs: en-ru"))));
}

}  // namespace
}  // namespace dragoman::marian
