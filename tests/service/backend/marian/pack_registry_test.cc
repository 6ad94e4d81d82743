#include "service/backend/marian/pack_registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "service/backend/marian/guards.h"
#include "service/backend/marian/marian_backend.h"
#include "service/backend/marian/source_text.h"
#include "service/backend/router.h"
#include "tests/service/backend/marian/tiny_pack.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman::marian {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PackRegistryTest : public testing::Test {
 protected:
  void Add(const std::string& folder, TinyPackOptions options) {
    WriteTinyPack(models_.Path(folder), std::move(options));
  }

  absl::StatusOr<std::unique_ptr<PackRegistry>> Registry(std::vector<std::string> folders = {""}) {
    for (const std::string& folder : folders) options_.folders.push_back(models_.Path(folder));
    return PackRegistry::Create(options_);
  }

  static std::vector<std::string> Labels(const PackRegistry& registry) {
    std::vector<std::string> labels;
    for (const PackManifest& manifest : registry.manifests())
      labels.push_back(manifest.name + " " + manifest.version);
    return labels;
  }

  static std::vector<std::string> Loaded(const PackRegistry& registry) {
    std::vector<std::string> names;
    for (const auto& pack : registry.loaded()) names.push_back(pack->manifest.name);
    return names;
  }

  TempDir models_;
  PackRegistry::Options options_;
};

TEST_F(PackRegistryTest, TheNewestVersionServes) {
  Add("a", {.name = "fr", .version = "2026.11.23"});
  Add("b", {.name = "fr", .version = "2026.9.1"});
  Add("c", {.name = "ru", .version = "1", .targets = {"ru"}});
  const auto registry = Registry();
  ASSERT_OK(registry);
  EXPECT_THAT(Labels(**registry), ElementsAre("fr 2026.11.23", "ru 1"));
  EXPECT_THAT((*registry)->pairs(), ElementsAre(LanguagePair{"en", "fr"}, LanguagePair{"en", "ru"}));
}

TEST_F(PackRegistryTest, TheEarlierFolderServes) {
  Add("mine/a", {.name = "mine", .version = "1"});
  Add("theirs/a", {.name = "theirs", .version = "2", .targets = {"fr", "ru"}});
  const auto registry = Registry({"mine", "theirs"});
  ASSERT_OK(registry);
  EXPECT_THAT(Labels(**registry), ElementsAre("mine 1", "theirs 2"));
  EXPECT_EQ((*(*registry)->Get({"en", "fr"}))->manifest.name, "mine");
  EXPECT_EQ((*(*registry)->Get({"en", "ru"}))->manifest.name, "theirs");
}

TEST_F(PackRegistryTest, ThePreferredPackServes) {
  Add("a", {.name = "tiny", .version = "3"});
  Add("b", {.name = "base", .version = "1"});
  Add("c", {.name = "base", .version = "2"});
  options_.preferred = {{"en-fr", "base"}};
  EXPECT_THAT(Labels(**Registry()), ElementsAre("base 2"));
  options_.preferred = {{"en-fr", "base 1"}};
  EXPECT_THAT(Labels(**Registry()), ElementsAre("base 1"));
  options_.preferred = {{"en-fr", "base 9"}, {"en-de", "base"}};
  EXPECT_THAT(Registry(),
              StatusIs(StatusCode::kInvalidArgument,
                       testing::AllOf(HasSubstr("preferred_packs[en-fr]"), HasSubstr("\"tiny 3\""),
                                      HasSubstr("preferred_packs[en-de]"), HasSubstr("allowed: none"))));
}

TEST_F(PackRegistryTest, NamesEveryFolderThatIsNoPack) {
  Add("good", {});
  std::filesystem::create_directories(models_.Path("bad"));
  models_.Write("bad/pack.json", "{");
  EXPECT_THAT(Registry(), StatusIs(StatusCode::kInvalidArgument, HasSubstr("bad")));
  options_.folders.clear();
  EXPECT_THAT(Registry({"good", "none"}), StatusIs(StatusCode::kNotFound, HasSubstr("none")));
}

TEST_F(PackRegistryTest, LoadsWhenFirstUsed) {
  Add("fr", {.name = "fr"});
  Add("ru", {.name = "ru", .targets = {"ru"}});
  const auto registry = Registry();
  ASSERT_OK(registry);
  EXPECT_THAT(Loaded(**registry), IsEmpty());
  const auto pack = (*registry)->Get({"en", "ru"});
  ASSERT_OK(pack);
  EXPECT_THAT(Loaded(**registry), ElementsAre("ru"));
  EXPECT_EQ(*(*registry)->Get({"en", "ru"}), *pack);
  ASSERT_OK((*registry)->LoadAll());
  EXPECT_THAT(Loaded(**registry), testing::UnorderedElementsAre("fr", "ru"));
  EXPECT_THAT((*registry)->Get({"en", "de"}), StatusIs(StatusCode::kNotFound, HasSubstr("en-fr, en-ru")));
}

TEST_F(PackRegistryTest, NamesEveryPackThatCannotBeLoaded) {
  for (const char* target : {"fr", "ru", "uk"}) Add(target, {.name = target, .targets = {target}});
  models_.Write("fr/model.bin", "no model");
  models_.Write("uk/model.bin", "no model either");
  const auto registry = Registry();
  ASSERT_OK(registry);
  EXPECT_THAT(std::string((*registry)->LoadAll().message()),
              testing::AllOf(HasSubstr(models_.Path("fr")), HasSubstr(models_.Path("uk")),
                             Not(HasSubstr(models_.Path("ru")))));
}

TEST_F(PackRegistryTest, DropsThePackLongestUnused) {
  for (const char* target : {"fr", "ru", "uk"}) Add(target, {.name = target, .targets = {target}});
  const size_t size = (*(*Registry())->Get({"en", "fr"}))->bytes();
  options_.folders.clear();
  options_.memory_budget = size * 5 / 2;
  const auto registry = Registry();
  ASSERT_OK(registry);
  ASSERT_OK((*registry)->LoadAll());
  EXPECT_THAT(Loaded(**registry), ElementsAre("ru", "fr"));  // a third would not fit
  ASSERT_OK((*registry)->Get({"en", "fr"}));
  ASSERT_OK((*registry)->Get({"en", "uk"}));
  EXPECT_THAT(Loaded(**registry), ElementsAre("uk", "fr"));
}

TEST_F(PackRegistryTest, KeepsPacksThatCallsUse) {
  for (const char* target : {"fr", "ru", "uk"}) Add(target, {.name = target, .targets = {target}});
  options_.memory_budget = 1;
  const auto registry = Registry();
  ASSERT_OK(registry);
  auto fr = (*registry)->Get({"en", "fr"});
  auto ru = (*registry)->Get({"en", "ru"});
  EXPECT_THAT(Loaded(**registry), ElementsAre("ru", "fr"));
  *fr = nullptr;
  // Room is made with the next load: what nobody uses goes.
  ASSERT_OK((*registry)->Get({"en", "uk"}));
  EXPECT_THAT(Loaded(**registry), ElementsAre("uk", "ru"));
}

TEST_F(PackRegistryTest, TriesAgainAfterALoadThatFailed) {
  Add("fr", {});
  const std::string good = *ReadFile(models_.Path("fr/model.bin"));
  models_.Write("fr/model.bin", "damage");
  const auto registry = Registry();
  ASSERT_OK(registry);
  EXPECT_THAT((*registry)->Get({"en", "fr"}), Not(IsOk()));
  models_.Write("fr/model.bin", good);
  EXPECT_OK((*registry)->Get({"en", "fr"}));
}

TEST_F(PackRegistryTest, ServesManyThreadsWithinTheBudget) {
  for (const char* target : {"fr", "ru", "uk"}) Add(target, {.name = target, .targets = {target}});
  options_.memory_budget = 1;
  const auto registry = Registry();
  ASSERT_OK(registry);
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      const char* targets[] = {"fr", "ru", "uk"};
      for (int i = 0; i < 6; ++i) {
        const char* target = targets[(t + i) % 3];
        const auto pack = (*registry)->Get({"en", target});
        if (pack.ok() && (*pack)->manifest.name == target) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 18);
  ASSERT_OK((*registry)->Get({"en", "fr"}));
}

// What a pack's network makes of a text as it stands, marks and all: the slow way through the parts.
std::string DecodeRaw(const std::string& folder, const std::string& text) {
  auto pack = LoadPack(*ReadPackManifest(folder), {});
  EXPECT_OK(pack);
  DecodeTask task;
  task.network = (*pack)->network;
  for (const Piece& piece : (*pack)->source_vocabulary->Encode(text)) task.source.push_back(piece.id);
  task.source.push_back(Vocabulary::kEndOfSentence);
  for (uint32_t id = 0; id < (*pack)->target_vocabulary->size(); ++id) task.candidates.push_back(id);
  task.search.max_length = 2 * task.source.size() + 10;
  DecodeScheduler scheduler({});
  const auto results = scheduler.Run({task}, CallContext());
  EXPECT_OK(results);
  return (*pack)->target_vocabulary->Decode((*results)[0].ids).text;
}

class TinyBackendTest : public PackRegistryTest {
 protected:
  std::unique_ptr<MarianBackend> Make() {
    MarianBackend::Options options;
    options.packs = {models_.Path("")};
    options.retry_faulty = false;
    auto backend = MarianBackend::Create(options);
    EXPECT_OK(backend);
    return *std::move(backend);
  }

  static std::string Translate(Backend& backend, const LanguagePair& languages, BackendSegment segment) {
    TranslationRequest request;
    request.languages = languages;
    request.segments = {std::move(segment)};
    const auto result = backend.Translate(request, CallContext());
    EXPECT_OK(result);
    return result.ok() ? (*result)[0].text : "";
  }
};

class InlineTermsTest : public TinyBackendTest, public testing::WithParamInterface<std::pair<int, int>> {};

// Packs of any depth; the form of the annotation is that of the pack's format.
TEST_P(InlineTermsTest, AnnotatesWhereThePackDeclaresIt) {
  const auto [encoder, decoder] = GetParam();
  Add("fr", {.inline_terms = true, .encoder = encoder, .decoder = decoder});
  const auto backend = Make();
  EXPECT_TRUE(backend->Info().takes_terms);
  const BackendSegment segment = {"Peskov met Macron.",
                                  {{{0, 6}, "Peskov Dmitri", {}}, {{11, 17}, "Emmanuel Macron", {}}}};
  EXPECT_EQ(
      Translate(*backend, {"en", "fr"}, segment),
      StripReserved(DecodeRaw(models_.Path("fr"), "⟦Peskov¦Peskov Dmitri⟧ met ⟦Macron¦Emmanuel Macron⟧.")));
  // Without terms the text is what it was.
  EXPECT_EQ(Translate(*backend, {"en", "fr"}, {segment.text, {}}),
            StripReserved(DecodeRaw(models_.Path("fr"), segment.text)));
}

INSTANTIATE_TEST_SUITE_P(Depths, InlineTermsTest,
                         testing::Values(std::pair(1, 1), std::pair(3, 2), std::pair(2, 4)));

TEST_F(TinyBackendTest, AlignsAnnotationsWithTheirTerms) {
  Add("fr", {.inline_terms = true});
  TranslationRequest request;
  request.languages = {"en", "fr"};
  request.segments = {{"He met Peskov, they say.", {{{7, 13}, "Dmitri of the Peskov family", {}}}}};
  const auto result = Make()->Translate(request, CallContext());
  ASSERT_OK(result);
  std::set<std::array<size_t, 4>> seen;
  bool has_term = false;
  for (const WordAlignment& pair : (*result)[0].alignment) {
    EXPECT_LT(pair.source.begin, pair.source.end);
    EXPECT_LE(pair.source.end, request.segments[0].text.size());
    EXPECT_TRUE(seen.insert({pair.source.begin, pair.source.end, pair.target.begin, pair.target.end}).second);
    has_term = has_term || pair.source == ByteRange{7, 13};
  }
  EXPECT_TRUE(has_term);
}

TEST_F(TinyBackendTest, LeavesTermsOutWhereThePackDoesNotTakeThem) {
  Add("fr", {});
  const auto backend = Make();
  EXPECT_FALSE(backend->Info().takes_terms);
  const std::string text = "Peskov met Macron.";
  EXPECT_EQ(Translate(*backend, {"en", "fr"}, {text, {{{0, 6}, "Песков", {}}}}),
            Translate(*backend, {"en", "fr"}, {text, {}}));
}

TEST_F(TinyBackendTest, StripsWhatTheModelLeavesOfTheMarks) {
  Add("fr", {.inline_terms = true, .favoured = {"⟦"}, .favour = 1000});
  const std::string raw = DecodeRaw(models_.Path("fr"), "⟦Peskov¦Песков⟧ met somebody in the town.");
  ASSERT_THAT(raw, HasSubstr("⟦"));
  const auto backend = Make();
  const std::string text =
      Translate(*backend, {"en", "fr"}, {"Peskov met somebody in the town.", {{{0, 6}, "Песков", {}}}});
  for (const char* mark : {"⟦", "¦", "⟧"}) EXPECT_THAT(text, Not(HasSubstr(mark)));
  EXPECT_EQ(text, StripReserved(raw));
}

TEST_F(TinyBackendTest, PivotsThroughEnglishByTheRouter) {
  Add("ru", {.name = "ru-en", .source = "ru", .targets = {"en"}, .seed = 1});
  Add("fr", {.name = "en-fr", .source = "en", .targets = {"fr"}, .seed = 2});
  const std::shared_ptr<MarianBackend> backend = Make();
  const std::string english = Translate(*backend, {"ru", "en"}, {"Привет из Киева.", {}});
  const std::string french = Translate(*backend, {"en", "fr"}, {english, {}});

  auto router = Router::Create({}, {{"marian", backend}});
  ASSERT_OK(router);
  TranslationRequest request;
  request.languages = {"ru", "fr"};
  request.segments = {{"Привет из Киева.", {}}};
  const auto routed = (*router)->Translate(request, CallContext());
  ASSERT_OK(routed);
  EXPECT_EQ(routed->segments[0].translation.text, french);
  EXPECT_EQ(routed->segments[0].backend, "marian");
  ASSERT_EQ(routed->attempts.size(), 2u);
  EXPECT_EQ(routed->attempts[0].languages, (LanguagePair{"ru", "en"}));
  EXPECT_EQ(routed->attempts[1].languages, (LanguagePair{"en", "fr"}));
}

TEST_F(TinyBackendTest, LoadsOnDemandAndSaysWhatRuns) {
  Add("fr", {});
  MarianBackend::Options options;
  options.packs = {models_.Path("")};
  options.load_on_demand = true;
  options.threads = 3;
  options.kernels = &kPortableKernels;
  auto backend = MarianBackend::Create(options);
  ASSERT_OK(backend);
  EXPECT_EQ((*backend)->Info().details, "no pack in memory, portable, 3 threads, greedy");
  Translate(**backend, {"en", "fr"}, {"Hello.", {}});
  EXPECT_EQ((*backend)->Info().details, "int8, portable, 3 threads, greedy");
  EXPECT_EQ((*backend)->Info().model, "tiny 1");
}

TEST_F(TinyBackendTest, SearchesAsThePackAsksUnlessTold) {
  Add("fr", {});
  const std::string path = models_.Path("fr/pack.json");
  PackManifest manifest = *ReadPackManifest(models_.Path("fr"));
  manifest.beam_size = 3;
  std::ofstream(path) << FormatPackManifest(manifest);
  EXPECT_THAT(Make()->Info().details, testing::EndsWith("beam 3"));
  MarianBackend::Options options;
  options.packs = {models_.Path("")};
  options.beam_size = 1;
  const auto greedy = MarianBackend::Create(options);
  ASSERT_OK(greedy);
  EXPECT_THAT((*greedy)->Info().details, testing::EndsWith("greedy"));
}

// A network with random weights says the same again and again.
TEST_F(TinyBackendTest, TakesOutWhatIsSaidTwiceInARow) {
  Add("fr", {});
  size_t stutters = 0;
  for (const bool retry : {false, true}) {
    MarianBackend::Options options;
    options.packs = {models_.Path("")};
    options.retry_faulty = retry;
    const auto backend = MarianBackend::Create(options);
    ASSERT_OK(backend);
    for (const char* text : {"Hello there.", "The minister spoke in Paris.", "Nobody came to the talks."}) {
      TranslationRequest request;
      request.languages = {"en", "fr"};
      request.segments = {{text, {}}};
      const auto result = (*backend)->Translate(request, CallContext());
      ASSERT_OK(result);
      const SegmentTranslation& translation = (*result)[0];
      if (retry) {
        EXPECT_THAT(FindStutters(translation.text), testing::IsEmpty()) << translation.text;
      } else {
        stutters += FindStutters(translation.text).size();
      }
      for (const WordAlignment& pair : translation.alignment) {
        EXPECT_LE(pair.target.end, translation.text.size());
      }
    }
  }
  EXPECT_GT(stutters, 0u);
}

TEST_F(TinyBackendTest, ComputesInFloatAndBfloat16WhereAsked) {
  Add("fr", {});
  for (const std::string gemm : {"float", "bfloat16"}) {
    SCOPED_TRACE(gemm);
    MarianBackend::Options options;
    options.packs = {models_.Path("")};
    options.gemm = gemm;
    options.beam_size = 2;
    options.retry_faulty = false;
    auto backend = MarianBackend::Create(options);
    if (gemm == "bfloat16" && !HasBfloat16()) {
      EXPECT_THAT(backend, StatusIs(StatusCode::kInvalidArgument, HasSubstr("bfloat16")));
      continue;
    }
    ASSERT_OK(backend);
    EXPECT_EQ((*backend)->Info().details, gemm + ", 1 thread, beam 2");
    EXPECT_NE(Translate(**backend, {"en", "fr"}, {"Hello there.", {}}), "");
  }
}

}  // namespace
}  // namespace dragoman::marian
