// Model packs from the registry to a translation, by the real programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "client/localization_client.h"
#include "service/backend/marian/packs/model_directory.h"
#include "tests/integration/program.h"
#include "tests/service/backend/marian/tiny_pack.h"
#include "tests/support/fakes/fake_model_registry.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ModelsTest : public testing::Test {
 protected:
  // The programs run below this process and find the directory by the variable.
  ModelsTest() { setenv("DRAGOMAN_MODELS", models_.Path("").c_str(), 1); }
  ~ModelsTest() override { unsetenv("DRAGOMAN_MODELS"); }

  static FakeModelRegistry::Model Model(const std::string& architecture, uint32_t seed) {
    FakeModelRegistry::Model model;
    model.target = "de";
    model.architecture = architecture;
    model.files = {{"model", marian::TinyPackModel({.seed = seed})}, {"vocab", marian::StarterVocabulary()}};
    return model;
  }

  TempDir models_;
};

TEST_F(ModelsTest, ServesWhatWasPulled) {
  FakeModelRegistry registry({Model("tiny", 1), Model("base", 2)});
  ProgramResult result =
      RunProgram({"dragoman", "models", "list", "--available", "--registry", registry.url()});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, AllOf(HasSubstr("en-de\ttiny\tRelease\t"), HasSubstr("en-de\tbase\tRelease\t")));

  result = RunProgram(
      {"dragoman", "models", "pull", "en-de", "--registry", registry.url(), "--architecture", "tiny"});
  ASSERT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, AllOf(HasSubstr("firefox-en-de-tiny\t2026.03.04-"), HasSubstr("\tpulled\t")));
  EXPECT_EQ(result.errors, "");  // no bar where nobody looks
  result = RunProgram(
      {"dragoman", "models", "pull", "en-de", "--registry", registry.url(), "--architecture", "tiny"});
  EXPECT_THAT(result.output, HasSubstr("already there"));

  result = RunProgram({"dragoman", "models", "list"});
  EXPECT_THAT(result.output,
              AllOf(HasSubstr("firefox-en-de-tiny"), HasSubstr("starter"), HasSubstr("en-de")));

  {
    TestServer server("backends { marian { without_retries: true } }\n");
    LocalizationClient client({.address = server.address()});
    const auto backends = client.ListBackends();
    ASSERT_OK(backends);
    EXPECT_THAT(backends->DebugString(), AllOf(HasSubstr("firefox-en-de-tiny"), HasSubstr("int8")));
    v1::LocalizeArticleRequest request;
    request.add_target_language_codes("de");
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text("Hello there.");
    const auto response = client.Localize(request);
    ASSERT_OK(response);
    EXPECT_THAT(response->results(0).DebugString(), HasSubstr("firefox-en-de-tiny"));
  }

  result = RunProgram({"dragoman", "models", "verify", "firefox-en-de-tiny"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, HasSubstr("ok"));
  const std::string folder = marian::FindPackFolders(models_.Path("")).at(0);
  ASSERT_OK(WriteFile(folder + "/vocab.ende.spm", "damage"));
  result = RunProgram({"dragoman", "models", "verify"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.errors, HasSubstr("vocab.ende.spm"));

  EXPECT_EQ(RunProgram({"dragoman", "models", "remove", "firefox-en-de-tiny"}).exit_code, 0);
  EXPECT_THAT(marian::FindPackFolders(models_.Path("")), testing::IsEmpty());
  EXPECT_EQ(RunProgram({"dragoman", "models", "remove", "firefox-en-de-tiny"}).exit_code, 2);
}

TEST_F(ModelsTest, SaysWhatWentWrong) {
  FakeModelRegistry registry({Model("tiny", 1)});
  ProgramResult result =
      RunProgram({"dragoman", "models", "pull", "en-xx", "en-de", "--registry", registry.url()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("known pairs: en-de"));
  EXPECT_THAT(result.output, HasSubstr("firefox-en-de-tiny"));  // the other pair all the same

  result = RunProgram(
      {"dragoman", "models", "pull", "en-de", "--registry", registry.server().url() + "/none.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors,
              AllOf(HasSubstr("HTTP 404"), HasSubstr("none.json"), Not(HasSubstr("dragomand running"))));
  EXPECT_EQ(RunProgram({"dragoman", "models", "pull"}).exit_code, 2);
  EXPECT_EQ(RunProgram({"dragoman", "models"}).exit_code, 2);
}

// The same weights with and without the declaration: only the source that the network reads can make a
// difference.
TEST_F(ModelsTest, GlossaryTermsReachModelsThatTakeThem) {
  std::string texts[2];
  for (const bool inline_terms : {false, true}) {
    TempDir packs;
    marian::WriteTinyPack(packs.Path("fr"), {.inline_terms = inline_terms, .encoder = 2, .decoder = 3});
    TestServer server("backends { marian { packs: \"" + packs.Path("") + "\" without_retries: true } }\n" +
                      "without_second_attempt: true\n");
    LocalizationClient client({.address = server.address()});
    v1::LocalizeArticleRequest request;
    request.add_target_language_codes("fr");
    request.mutable_article()->add_blocks()->mutable_paragraph()->mutable_text()->set_text(
        "Emmanuel Macron spoke in the town about the weather.");
    const auto response = client.Localize(request);
    ASSERT_OK(response);
    ASSERT_GE(response->results(0).terms_size(), 1);
    texts[inline_terms] = response->results(0).article().blocks(0).paragraph().text().text();
    for (const char* mark : {"⟦", "¦", "⟧"}) EXPECT_THAT(texts[inline_terms], Not(HasSubstr(mark)));
  }
  EXPECT_NE(texts[0], texts[1]);
}

}  // namespace
}  // namespace dragoman
