#include "service/backend/marian/packs/pack_pull.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <set>

#include "service/base/file.h"
#include "tests/support/fakes/fake_model_registry.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman::marian {
namespace {

using absl::StatusCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

// Bytes that gzip cannot make smaller, so that half of the packed file is half of the content.
std::string Noise(size_t size, uint32_t seed) {
  std::mt19937 random(seed);
  std::string noise(size, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  return noise;
}

FakeModelRegistry::Model EnRu() {
  FakeModelRegistry::Model model;
  model.files = {
      {"model", Noise(300'000, 1)}, {"vocab", Noise(5000, 2)}, {"lexicalShortlist", Noise(9000, 3)}};
  return model;
}

constexpr char kModelPath[] = "/base/0/model.enru.intgemm.alphas.bin.gz";

class PackPullTest : public testing::Test {
 protected:
  PackPullTest() { options_.max_tries = 1; }

  absl::StatusOr<PulledPack> Pull(FakeModelRegistry& served, const PullProgress& progress = nullptr) {
    const FileDownloader downloader(options_, *clock_);
    absl::StatusOr<std::string> text = downloader.Fetch(served.url(), 1 << 20);
    if (!text.ok()) return text.status();
    absl::StatusOr<ModelRegistry> registry = ParseModelRegistry(*text);
    if (!registry.ok()) return registry.status();
    return PullPack(*registry, registry->packs.at(0), models_.Path(""), downloader, progress);
  }

  // Names of the finished packs, without half-done ones.
  std::vector<std::string> Packs() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(models_.Path(""))) {
      const std::string name = entry.path().filename();
      if (name[0] != '.') names.push_back(name);
    }
    return names;
  }

  static std::vector<std::string> Files(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      names.push_back(entry.path().filename());
    return names;
  }

  TempDir models_;
  FileDownloader::Options options_;
  SimulatedClock simulated_clock_;
  const Clock* clock_ = &simulated_clock_;
};

TEST_F(PackPullTest, PutsAPackIntoTheDirectory) {
  FakeModelRegistry served({EnRu()});
  std::set<std::string> reported;
  uint64_t last_received = 0;
  uint64_t last_total = 0;
  const auto pulled = Pull(served, [&](absl::string_view file, uint64_t received, uint64_t total) {
    reported.insert(std::string(file));
    last_received = received;
    last_total = total;
  });
  ASSERT_OK(pulled);
  EXPECT_FALSE(pulled->already_there);
  EXPECT_THAT(Files(pulled->manifest.folder),
              UnorderedElementsAre("pack.json", "model.enru.intgemm.alphas.bin", "vocab.enru.spm",
                                   "lex.50.50.enru.s2t.bin"));
  EXPECT_EQ(*ReadFile(pulled->manifest.folder + "/model.enru.intgemm.alphas.bin"), EnRu().files["model"]);
  const auto manifest = ReadPackManifest(pulled->manifest.folder);
  ASSERT_OK(manifest);
  EXPECT_EQ(manifest->name, "firefox-en-ru-tiny");
  EXPECT_THAT(manifest->version, testing::StartsWith("2026.03.04-"));
  EXPECT_EQ(manifest->targets.at("ru").shortlist, "lex.50.50.enru.s2t.bin");
  EXPECT_EQ(manifest->target_vocabulary, "vocab.enru.spm");
  EXPECT_OK(VerifyPackFiles(*manifest));
  EXPECT_EQ(reported.size(), 3u);
  EXPECT_EQ(last_received, last_total);
  EXPECT_GT(last_total, 0u);
}

TEST_F(PackPullTest, GoesOnWhereItBrokeOff) {
  FakeModelRegistry served({EnRu()});
  // The list first, then the model, which breaks off in the middle.
  const FileDownloader downloader(options_, *clock_);
  const auto registry = ParseModelRegistry(*downloader.Fetch(served.url(), 1 << 20));
  ASSERT_OK(registry);
  served.server().Inject({.kind = HttpFault::Kind::kTruncate}, 1);
  EXPECT_THAT(PullPack(*registry, registry->packs[0], models_.Path(""), downloader, nullptr),
              StatusIs(StatusCode::kUnavailable, HasSubstr(kModelPath)));
  EXPECT_THAT(Packs(), IsEmpty());

  uint64_t first_received = 0;
  const auto pulled = Pull(served, [&](absl::string_view file, uint64_t received, uint64_t) {
    if (first_received == 0 && file == "model.enru.intgemm.alphas.bin") first_received = received;
  });
  ASSERT_OK(pulled);
  EXPECT_OK(VerifyPackFiles(*ReadPackManifest(pulled->manifest.folder)));
  const size_t half = served.packed[kModelPath].size() - served.packed[kModelPath].size() / 2 - 1;
  EXPECT_THAT(served.requested(), Contains(absl::StrCat(kModelPath, " bytes=", half, "-")));
  EXPECT_GT(first_received, half);
}

TEST_F(PackPullTest, StartsAgainWhereTheServerKnowsNoRanges) {
  FakeModelRegistry served({EnRu()});
  served.takes_ranges = false;
  options_.max_tries = 2;
  const FileDownloader downloader(options_, *clock_);
  const auto registry = ParseModelRegistry(*downloader.Fetch(served.url(), 1 << 20));
  served.server().Inject({.kind = HttpFault::Kind::kTruncate}, 1);
  const auto pulled = PullPack(*registry, registry->packs[0], models_.Path(""), downloader, nullptr);
  ASSERT_OK(pulled);
  EXPECT_EQ(*ReadFile(pulled->manifest.folder + "/model.enru.intgemm.alphas.bin"), EnRu().files["model"]);
}

TEST_F(PackPullTest, StartsAgainWhenTheHalvesAreOfDifferentFiles) {
  FakeModelRegistry served({EnRu()});
  const FileDownloader downloader(options_, *clock_);
  const auto registry = ParseModelRegistry(*downloader.Fetch(served.url(), 1 << 20));
  const std::string right = served.packed[kModelPath];
  served.packed[kModelPath] = Gzip(Noise(300'000, 9));
  served.server().Inject({.kind = HttpFault::Kind::kTruncate}, 1);
  EXPECT_THAT(PullPack(*registry, registry->packs[0], models_.Path(""), downloader, nullptr), Not(IsOk()));
  served.packed[kModelPath] = right;
  EXPECT_OK(PullPack(*registry, registry->packs[0], models_.Path(""), downloader, nullptr));
}

TEST_F(PackPullTest, RefusesOtherContents) {
  struct Case {
    const char* name;
    std::string packed;
    const char* message;
  };
  std::string changed = EnRu().files["model"];
  changed[1000] ^= 1;
  std::string damaged = Gzip(EnRu().files["model"]);
  damaged[damaged.size() / 2] ^= 0x55;
  for (const Case& c :
       {Case{"another file of the same size", Gzip(changed), "SHA-256"},
        Case{"too short", Gzip(EnRu().files["model"].substr(1)), "it has 299999 bytes, expected 300000"},
        Case{"too long", Gzip(EnRu().files["model"] + "x"), "more than 300000"},
        // Ten million zeros in ten thousand bytes: unpacking ends at the expected size.
        Case{"a bomb", Gzip(std::string(10'000'000, '\0')), "more than 300000"},
        Case{"no gzip at all", "<html>welcome to this network</html>", "bytes, expected 300000"},
        Case{"empty", "", "expected 300000"}, Case{"damaged", damaged, ""}}) {
    SCOPED_TRACE(c.name);
    FakeModelRegistry served({EnRu()});
    served.packed[kModelPath] = c.packed;
    EXPECT_THAT(Pull(served), StatusIs(StatusCode::kDataLoss, HasSubstr(c.message)));
    EXPECT_THAT(Packs(), IsEmpty());
  }
  // Nothing wrong was kept to go on from.
  FakeModelRegistry served({EnRu()});
  EXPECT_OK(Pull(served));
  EXPECT_THAT(served.requested(), Not(Contains(HasSubstr("bytes="))));
}

TEST_F(PackPullTest, RefusesEndlessBodies) {
  FakeModelRegistry served({EnRu()});
  served.packed[kModelPath] = Noise(3'000'000, 4);
  EXPECT_THAT(Pull(served), StatusIs(StatusCode::kResourceExhausted, HasSubstr("allowed")));
}

TEST_F(PackPullTest, NamesTheAddressThatIsNotThere) {
  FakeModelRegistry served({EnRu()});
  served.packed.erase("/base/0/vocab.enru.spm.gz");
  EXPECT_THAT(Pull(served), StatusIs(StatusCode::kNotFound,
                                     testing::AllOf(HasSubstr("vocab.enru.spm.gz"), HasSubstr("HTTP 404"))));
  EXPECT_THAT(Packs(), IsEmpty());
}

TEST_F(PackPullTest, TriesAgainAfterFaultsOfTheServer) {
  FakeModelRegistry served({EnRu()});
  options_.max_tries = 4;
  served.server().Inject({.kind = HttpFault::Kind::kReply, .reply = {503, "busy", {}}}, 1);
  served.server().Inject({.kind = HttpFault::Kind::kReset}, 1);
  served.server().Inject({.kind = HttpFault::Kind::kReply, .reply = {429, "", {}}}, 1);
  const absl::Time before = simulated_clock_.Now();
  EXPECT_OK(Pull(served));
  EXPECT_EQ(simulated_clock_.Now() - before, options_.first_wait * (1 + 2 + 4));
}

TEST_F(PackPullTest, DoesNotTakeGarbageForAFile) {
  FakeModelRegistry served({EnRu()});
  served.server().Inject({.kind = HttpFault::Kind::kGarbage});
  const absl::Status status = Pull(served).status();
  EXPECT_THAT(status.code(), testing::AnyOf(StatusCode::kUnavailable, StatusCode::kInvalidArgument));
  EXPECT_THAT(std::string(status.message()), HasSubstr("transfer failed"));
}

TEST_F(PackPullTest, GivesUpAfterTheLastTry) {
  FakeModelRegistry served({EnRu()});
  options_.max_tries = 3;
  served.server().Inject({.kind = HttpFault::Kind::kReply, .reply = {500, "", {}}});
  EXPECT_THAT(Pull(served), StatusIs(StatusCode::kUnavailable, HasSubstr("HTTP 500")));
  EXPECT_EQ(served.requested().size(), 3u);
}

TEST_F(PackPullTest, DoesNotWaitForSilence) {
  FakeModelRegistry served({EnRu()});
  clock_ = &SystemClock();
  options_.stall_timeout = absl::Milliseconds(60);
  served.server().Inject({.kind = HttpFault::Kind::kHang});
  EXPECT_THAT(Pull(served), StatusIs(StatusCode::kUnavailable, HasSubstr("nothing arrived for 60ms")));
}

TEST_F(PackPullTest, SaysThatNobodyListens) {
  const FileDownloader downloader(options_, *clock_);
  EXPECT_THAT(downloader.Fetch("http://127.0.0.1:1/models.json", 100),
              StatusIs(StatusCode::kUnavailable, HasSubstr("127.0.0.1:1")));
  EXPECT_THAT(downloader.Fetch("file:///etc/passwd", 100),
              StatusIs(StatusCode::kInvalidArgument, testing::_));
}

TEST_F(PackPullTest, DoesNotPullWhatIsThere) {
  FakeModelRegistry served({EnRu()});
  ASSERT_OK(Pull(served));
  const size_t requests = served.requested().size();
  // A later list with the very same model.
  FakeModelRegistry later({EnRu()}, "2027-01-01T00:00:00");
  const auto again = Pull(later);
  ASSERT_OK(again);
  EXPECT_TRUE(again->already_there);
  EXPECT_THAT(later.requested(), ElementsAre("/models.json"));
  EXPECT_EQ(served.requested().size(), requests);

  // A damaged one is pulled anew.
  ASSERT_OK(WriteFile(again->manifest.folder + "/vocab.enru.spm", "damage"));
  const auto mended = Pull(served);
  ASSERT_OK(mended);
  EXPECT_FALSE(mended->already_there);
  EXPECT_OK(VerifyPackFiles(*ReadPackManifest(mended->manifest.folder)));
}

TEST_F(PackPullTest, PutsANewModelBesideTheOldOne) {
  FakeModelRegistry served({EnRu()});
  const auto old = Pull(served);
  ASSERT_OK(old);
  FakeModelRegistry::Model model = EnRu();
  model.files["model"][0] ^= 1;
  FakeModelRegistry later({model}, "2026-04-01T00:00:00");
  const auto fresh = Pull(later);
  ASSERT_OK(fresh);
  EXPECT_EQ(Packs().size(), 2u);
  EXPECT_EQ(old->manifest.name, fresh->manifest.name);
  EXPECT_GT(CompareVersions(fresh->manifest.version, old->manifest.version), 0);
}

TEST_F(PackPullTest, LeavesAPullOfAnotherProcessAlone) {
  FakeModelRegistry served({EnRu()});
  const FileDownloader downloader(options_, *clock_);
  const auto registry = ParseModelRegistry(*downloader.Fetch(served.url(), 1 << 20));
  served.server().Inject({.kind = HttpFault::Kind::kReset}, 1);
  ASSERT_THAT(PullPack(*registry, registry->packs[0], models_.Path(""), downloader, nullptr), Not(IsOk()));
  const auto work = std::filesystem::directory_iterator(models_.Path(""))->path();
  const int fd = open(work.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ASSERT_EQ(flock(fd, LOCK_EX | LOCK_NB), 0);
  EXPECT_THAT(Pull(served), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("another pull")));
  close(fd);
  EXPECT_OK(Pull(served));
}

TEST_F(PackPullTest, SaysWhereItCannotWrite) {
  FakeModelRegistry served({EnRu()});
  const FileDownloader downloader(options_, *clock_);
  const auto registry = ParseModelRegistry(*downloader.Fetch(served.url(), 1 << 20));
  const std::string file = models_.Write("file", "");
  EXPECT_THAT(PullPack(*registry, registry->packs[0], file, downloader, nullptr).status().message(),
              testing::AllOf(HasSubstr("cannot create"), HasSubstr(file)));
}

}  // namespace
}  // namespace dragoman::marian
