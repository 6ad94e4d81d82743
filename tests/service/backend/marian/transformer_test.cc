#include "service/backend/marian/transformer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/backend/marian/packed_int8.h"
#include "service/backend/marian/scheduler.h"
#include "service/backend/marian/shortlist.h"
#include "tests/service/backend/marian/runnable_kernels.h"
#include "tests/service/backend/marian/tiny_model.h"
#include "tests/support/status_matchers.h"

namespace dragoman::marian {
namespace {

using absl::StatusCode;

std::shared_ptr<const Transformer> Network(Arithmetic arithmetic = Arithmetic::kInt8,
                                           const Kernels* kernels = nullptr) {
  auto model = BinaryModel::Parse(TinyModel().Bytes());
  EXPECT_OK(model);
  auto network = Transformer::Create(*model, {arithmetic, kernels});
  EXPECT_OK(network);
  return *std::move(network);
}

// Sentences of assorted lengths from a fixed seed, each with its end.
std::vector<std::vector<uint32_t>> Sentences(size_t count) {
  std::mt19937 random(3);
  std::vector<std::vector<uint32_t>> sentences(count);
  for (auto& sentence : sentences) {
    for (size_t n = 1 + random() % 20; n > 0; --n) sentence.push_back(2 + random() % 48);
    sentence.push_back(0);
  }
  return sentences;
}

std::vector<DecodeTask> Tasks(const std::shared_ptr<const Transformer>& network,
                              const std::vector<std::vector<uint32_t>>& sentences, size_t beam = 1) {
  std::vector<DecodeTask> tasks;
  for (const auto& sentence : sentences) {
    DecodeTask task;
    task.network = network;
    task.source = sentence;
    for (uint32_t id = 0; id < 50; ++id) {
      // Another shortlist for each sentence.
      if (id < 5 || (id + sentence.size()) % 3 != 0) task.candidates.push_back(id);
    }
    task.search.beam_size = beam;
    task.search.max_length = 2 * sentence.size() + 5;
    task.search.attention = true;
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::vector<SearchResult> DecodeAll(DecodeScheduler& scheduler, std::vector<DecodeTask> tasks) {
  auto results = scheduler.Run(std::move(tasks), CallContext());
  EXPECT_OK(results);
  return results.ok() ? *std::move(results) : std::vector<SearchResult>();
}

class BatchTest : public testing::TestWithParam<Arithmetic> {};

// The central promise: alone, among others, in batches of any size and with any number of threads, a sentence
// comes out the same, the attention to the last bit.
TEST_P(BatchTest, NeighboursChangeNothing) {
  if (GetParam() == Arithmetic::kBfloat16 && !HasBfloat16()) GTEST_SKIP() << "no bfloat16 instructions";
  const auto network = Network(GetParam());
  const auto sentences = Sentences(40);
  for (const size_t beam : {1, 3}) {
    DecodeScheduler alone({1, 1, 1 << 16});
    DecodeScheduler together({1, 4096, 1 << 16});
    DecodeScheduler threaded({3, 60, 1 << 16});
    const auto batch = DecodeAll(together, Tasks(network, sentences, beam));
    const auto split = DecodeAll(threaded, Tasks(network, sentences, beam));
    for (size_t i = 0; i < sentences.size(); ++i) {
      SCOPED_TRACE(i);
      const auto single = DecodeAll(alone, Tasks(network, {sentences[i]}, beam));
      EXPECT_EQ(single[0].ids, batch[i].ids);
      EXPECT_EQ(single[0].ids, split[i].ids);
      EXPECT_EQ(single[0].attention, batch[i].attention);
      EXPECT_EQ(single[0].attention, split[i].attention);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Arithmetics, BatchTest,
                         testing::Values(Arithmetic::kInt8, Arithmetic::kFloat32, Arithmetic::kBfloat16));

// Weights up to `largest`: small ones can be added up in 16 bits many at a time, large ones overflow two by
// two.
class IntegersTest : public testing::TestWithParam<int> {};

TEST_P(IntegersTest, AreTheSameInAllVariants) {
  const int largest = GetParam();
  std::mt19937 random(5);
  for (const auto& [rows, inputs, outputs] : {std::array<size_t, 3>{1, 32, 16},
                                              {2, 20, 33},
                                              {3, 256, 130},
                                              {7, 64, 48},
                                              {9, 100, 256},
                                              {33, 512, 96},
                                              {70, 48, 20}}) {
    std::vector<int8_t> weights(inputs * outputs);
    for (int8_t& w : weights)
      w = static_cast<int8_t>(static_cast<int>(random() % (2 * largest + 1)) - largest);
    std::vector<float> x(rows * inputs), bias(outputs);
    for (float& v : x) v = static_cast<float>(static_cast<int>(random() % 301) - 150);  // some beyond 127
    for (float& b : bias) b = static_cast<float>(random() % 1000);
    const RawMatrix raw = {inputs, outputs, false, weights.data(), 1.0f, nullptr};
    std::vector<float> expected(rows * outputs);
    for (size_t r = 0; r < rows; ++r) {
      for (size_t j = 0; j < outputs; ++j) {
        int sum = 0;
        for (size_t i = 0; i < inputs; ++i) {
          sum += std::clamp(static_cast<int>(x[r * inputs + i]), -127, 127) * weights[i * outputs + j];
        }
        expected[r * outputs + j] = static_cast<float>(sum) + bias[j];
      }
    }
    for (const Kernels* kernels : RunnableKernels()) {
      SCOPED_TRACE(kernels->name);
      const Matmul matmul(raw, bias, Arithmetic::kInt8, 1.0f, *kernels);
      MatmulScratch scratch;
      std::vector<float> y(rows * outputs);
      matmul.Apply(x.data(), rows, false, y.data(), scratch);
      EXPECT_EQ(y, expected);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Weights, IntegersTest, testing::Values(127, 90, 50, 20));

// The worst that a pair of groups may do: it must not be joined when one sum could overflow.
TEST(JoinGroupsTest, JoinsWhatFits) {
  constexpr size_t kGroup = kGroupInputs * kPanelColumns;
  std::vector<int8_t> panel(4 * kGroup, 0);
  // Two weights of one sign in one sum: 64 + 65 is the most that 254 times fits in 16 bits.
  panel[0] = 64;
  panel[1] = 65;
  panel[kGroup] = 1;
  panel[kGroup + 1] = -127;
  panel[2 * kGroup] = 65;
  panel[2 * kGroup + 1] = 65;
  panel[3 * kGroup + 2] = 127;
  std::vector<uint16_t> order;
  const PanelJoins joins = JoinGroups(panel.data(), 4, order);
  EXPECT_EQ(joins.paired, 2u);
  EXPECT_EQ(joins.single, 1u);
  ASSERT_EQ(order.size(), 4u);
  EXPECT_EQ(order[3], 2);
  // Groups 0 and 1 share a sum that would overflow.
  EXPECT_TRUE(order[0] == 3 || order[1] == 3);
}

// With weights whose pairs fit in 16 bits and with others.
class TableTest : public testing::TestWithParam<int> {};

TEST_P(TableTest, SeveralRowsMeetItAsOneByOne) {
  const int largest = GetParam();
  std::mt19937 random(7);
  constexpr size_t kInputs = 128, kTable = 40;
  std::vector<int8_t> weights(kTable * kInputs);
  std::vector<int32_t> sums(kTable);
  std::vector<float> bias(kTable);
  for (size_t i = 0; i < weights.size(); ++i) {
    weights[i] = static_cast<int8_t>(static_cast<int>(random() % (2 * largest + 1)) - largest);
    sums[i / kInputs] += weights[i];
  }
  for (float& value : bias) value = static_cast<float>(random() % 100);
  const Int8Table table = {kInputs, weights.data(), sums.data(), PairsFit(weights)};
  EXPECT_EQ(table.pairs_fit, 2 * largest <= kLargestLoad);
  for (const size_t n : {1, 4, 5, 8, 9, 19}) {
    std::vector<uint32_t> ids(n);
    for (uint32_t& id : ids) id = random() % kTable;
    for (size_t rows = 1; rows <= 5; ++rows) {
      std::vector<float> x(rows * kInputs);
      for (float& value : x) value = static_cast<float>(static_cast<int>(random() % 255) - 127);
      std::vector<float> expected(rows * n);
      for (size_t r = 0; r < rows; ++r) {
        for (size_t i = 0; i < n; ++i) {
          float sum = 0;  // whole numbers and halves: exact in floats
          for (size_t k = 0; k < kInputs; ++k)
            sum += (x[r * kInputs + k] + kActivationOffset) * weights[ids[i] * kInputs + k];
          expected[r * n + i] = sum / 2 + bias[ids[i]];
        }
      }
      for (const Kernels* kernels : RunnableKernels()) {
        SCOPED_TRACE(testing::Message() << kernels->name << " " << rows << " x " << n);
        std::vector<uint8_t> a(x.size());
        kernels->quantise(x.data(), x.size(), x.size(), 1, a.data());
        std::vector<float> out(rows * n), one(n);
        kernels->row_products(a.data(), rows, table, ids.data(), n, .5f, bias.data(), out.data());
        EXPECT_EQ(out, expected);
        for (size_t r = 0; r < rows; ++r) {
          kernels->row_products(a.data() + r * kInputs, 1, table, ids.data(), n, .5f, bias.data(),
                                one.data());
          EXPECT_TRUE(std::equal(one.begin(), one.end(), out.begin() + static_cast<ptrdiff_t>(r * n)));
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Weights, TableTest, testing::Values(127, 90, 64, 20));

TEST(KernelsTest, VariantsQuantiseAlike) {
  std::mt19937 random(9);
  std::vector<float> x = {0,      -0.0f, 0.5f,   1.5f,     -0.5f,     2.5f, 126.5f,
                          127.5f, 1e30f, -1e30f, INFINITY, -INFINITY, NAN};
  while (x.size() < 101) x.push_back(static_cast<float>(random() % 4000) / 10 - 200);
  for (size_t n = 1; n <= x.size(); ++n) {
    std::vector<uint8_t> expected;
    for (const Kernels* kernels : RunnableKernels()) {
      std::vector<uint8_t> bytes(n + 3, 1);
      kernels->quantise(x.data(), n, n + 3, 1, bytes.data());
      if (expected.empty()) expected = bytes;
      EXPECT_EQ(bytes, expected) << kernels->name << " " << n;
    }
  }
}

// Sums that start with a large value: another order of additions would give another last bit.
std::vector<float> Values(size_t n, std::mt19937& random) {
  std::vector<float> values(n);
  for (float& value : values)
    value = static_cast<float>(static_cast<int>(random() % 20001) - 10000) / 1234.0f;
  return values;
}

TEST(KernelsTest, NormAddsUpEachRowFromItsStart) {
  std::mt19937 random(21);
  for (const size_t n : {1, 7, 64, 250}) {
    for (size_t rows = 1; rows <= 19; ++rows) {
      const auto x = Values(rows * n, random), y = Values(rows * n, random);
      const auto scale = Values(n, random), bias = Values(n, random);
      std::vector<float> expected(rows * n);
      for (size_t r = 0; r < rows; ++r) {
        const auto at = [&](size_t i) { return x[r * n + i] + y[r * n + i]; };
        float sum = 0, squares = 0;
        for (size_t i = 0; i < n; ++i) sum += at(i);
        const float mean = sum / static_cast<float>(n);
        for (size_t i = 0; i < n; ++i) squares += (at(i) - mean) * (at(i) - mean);
        const float deviation = std::sqrt(squares / static_cast<float>(n) + 1e-6f);
        for (size_t i = 0; i < n; ++i)
          expected[r * n + i] = scale[i] * ((at(i) - mean) / deviation) + bias[i];
      }
      for (const Kernels* kernels : RunnableKernels()) {
        auto result = x;
        kernels->add_norm(result.data(), y.data(), rows, scale.data(), bias.data(), n);
        EXPECT_EQ(result, expected) << kernels->name << " " << rows << " x " << n;
      }
    }
  }
}

// In double precision, and to the last bit between the variants. A row by itself does not stand in a group of
// four.
TEST(KernelsTest, AttentionIsTheWeightedSumInEveryVariant) {
  constexpr size_t kDim = 72, kHeads = 3, kWidth = kDim / kHeads;
  constexpr float kScale = 0.2f;
  std::mt19937 random(22);
  for (size_t length = 1; length <= 41; ++length) {
    const size_t padded = (length + 15) / 16 * 16;
    const auto queries = Values(length * kDim, random), values = Values(length * kDim, random);
    std::vector<float> keys(kDim * padded, 0.0f);
    for (size_t d = 0; d < kDim; ++d) {
      for (size_t t = 0; t < length; ++t) keys[d * padded + t] = Values(1, random)[0] / 8;
    }
    std::vector<double> expected(length * kDim);
    for (size_t r = 0; r < length; ++r) {
      for (size_t head = 0; head < kHeads; ++head) {
        std::vector<double> weights(length);
        double sum = 0;
        for (size_t t = 0; t < length; ++t) {
          double score = 0;
          for (size_t d = head * kWidth; d < (head + 1) * kWidth; ++d)
            score += double{queries[r * kDim + d]} * keys[d * padded + t];
          sum += weights[t] = std::exp(score * kScale);
        }
        for (size_t d = head * kWidth; d < (head + 1) * kWidth; ++d) {
          for (size_t t = 0; t < length; ++t)
            expected[r * kDim + d] += weights[t] / sum * values[t * kDim + d];
        }
      }
    }
    std::vector<float> first;
    for (const Kernels* kernels : RunnableKernels()) {
      SCOPED_TRACE(testing::Message() << kernels->name << " " << length);
      const AttentionMemory memory = {keys.data(), values.data(), length, padded};
      std::vector<float> scores(2 * kHeads * padded), out(length * kDim), alone(kDim);
      kernels->attention(queries.data(), length, memory, kDim, kHeads, kScale, scores.data(), out.data());
      EXPECT_THAT(out, testing::Pointwise(testing::FloatNear(2e-4f), expected));
      if (first.empty()) first = out;
      EXPECT_EQ(out, first);
      const size_t last = (length - 1) * kDim;
      kernels->attention(queries.data() + last, 1, memory, kDim, kHeads, kScale, scores.data(), alone.data());
      EXPECT_THAT(alone, testing::Pointwise(testing::FloatNear(1e-5f), absl::MakeSpan(out).subspan(last)));
    }
  }
}

TEST(KernelsTest, NextAtLeastFindsTheFirst) {
  std::vector<float> x(200, -1);
  x[3] = 2;
  x[130] = 5;
  x[199] = NAN;
  for (const Kernels* kernels : RunnableKernels()) {
    SCOPED_TRACE(kernels->name);
    EXPECT_EQ(kernels->next_at_least(x.data(), 0, x.size(), 1, 3), 3u);
    EXPECT_EQ(kernels->next_at_least(x.data(), 4, x.size(), 1, 3), 130u);
    EXPECT_EQ(kernels->next_at_least(x.data(), 131, x.size(), 1, 3), 199u);
    EXPECT_EQ(kernels->next_at_least(x.data(), 131, 199, 1, 3), 199u);
    EXPECT_EQ(kernels->next_at_least(x.data(), 0, 1, 1, 1), 1u);
    EXPECT_EQ(kernels->next_at_least(x.data(), 7, 7, 1, 1), 7u);
  }
}

TEST(KernelsTest, VariantsTranslateAlike) {
  const auto sentences = Sentences(20);
  DecodeScheduler scheduler({1, 4096, 1 << 16});
  const auto expected = DecodeAll(scheduler, Tasks(Network(Arithmetic::kInt8, &kPortableKernels), sentences));
  for (const Kernels* kernels : RunnableKernels()) {
    SCOPED_TRACE(kernels->name);
    const auto results = DecodeAll(scheduler, Tasks(Network(Arithmetic::kInt8, kernels), sentences));
    for (size_t i = 0; i < sentences.size(); ++i) EXPECT_EQ(results[i].ids, expected[i].ids);
  }
}

TEST(SearchTest, StaysWithinTheShortlistAndTheLimit) {
  DecodeScheduler scheduler({1, 4096, 1 << 16});
  auto tasks = Tasks(Network(), Sentences(20));
  const auto copy = tasks;
  const auto results = DecodeAll(scheduler, std::move(tasks));
  for (size_t i = 0; i < results.size(); ++i) {
    EXPECT_LE(results[i].ids.size(), copy[i].search.max_length);
    EXPECT_EQ(results[i].truncated, results[i].ids.size() == copy[i].search.max_length);
    EXPECT_EQ(results[i].attention.size(), results[i].ids.size() * copy[i].source.size());
    for (const uint32_t id : results[i].ids) EXPECT_THAT(copy[i].candidates, testing::Contains(id));
  }
}

TEST(SchedulerTest, RefusesCallsThatFindTheQueueFull) {
  // Nothing is queued, so that even a call beyond the limit is taken.
  DecodeScheduler scheduler({1, 64, 1});
  EXPECT_OK(scheduler.Run(Tasks(Network(), Sentences(5)), CallContext()));
}

TEST(SchedulerTest, HonoursCancellationAndDeadline) {
  DecodeScheduler scheduler({1, 64, 1 << 16});
  CallContext cancelled;
  cancelled.Cancel();
  EXPECT_THAT(scheduler.Run(Tasks(Network(), Sentences(5)), cancelled),
              StatusIs(StatusCode::kCancelled, testing::_));
  EXPECT_THAT(scheduler.Run(Tasks(Network(), Sentences(5)), CallContext(absl::InfinitePast())),
              StatusIs(StatusCode::kDeadlineExceeded, testing::_));
}

// A clock that moves at every look, so that the deadline passes in the middle of the decoding.
class TickingClock : public Clock {
 public:
  absl::Time Now() const override { return absl::UnixEpoch() + absl::Milliseconds(ticks_++); }
  void Sleep(absl::Duration) const override {}
  int64_t ticks() const { return ticks_; }

 private:
  mutable std::atomic<int64_t> ticks_ = 0;
};

TEST(SchedulerTest, StopsInTheMiddleOfASentence) {
  const TickingClock clock;
  DecodeScheduler scheduler({1, 64, 1 << 16});
  auto tasks = Tasks(Network(), Sentences(1));
  tasks[0].candidates = {0, 7};
  tasks[0].search.max_length = 100000;
  auto more = Tasks(Network(), Sentences(30));
  for (auto& task : more) tasks.push_back(std::move(task));
  EXPECT_THAT(scheduler.Run(std::move(tasks), CallContext(absl::UnixEpoch() + absl::Milliseconds(8), clock)),
              StatusIs(StatusCode::kDeadlineExceeded, testing::_));
  EXPECT_LT(clock.ticks(), 400);
  // The scheduler is free again.
  EXPECT_OK(scheduler.Run(Tasks(Network(), Sentences(3)), CallContext()));
}

TEST(SchedulerTest, ServesManyCallsAtOnce) {
  const auto network = Network();
  const auto sentences = Sentences(24);
  DecodeScheduler scheduler({2, 64, 1 << 16});
  const auto expected = DecodeAll(scheduler, Tasks(network, sentences));
  std::vector<std::thread> callers;
  std::vector<std::vector<SearchResult>> results(sentences.size());
  for (size_t i = 0; i < sentences.size(); ++i) {
    callers.emplace_back([&, i] { results[i] = DecodeAll(scheduler, Tasks(network, {sentences[i]})); });
  }
  for (std::thread& caller : callers) caller.join();
  for (size_t i = 0; i < sentences.size(); ++i) EXPECT_EQ(results[i][0].ids, expected[i].ids);
}

std::string ShortlistFile(uint64_t first, const std::vector<uint64_t>& offsets,
                          std::vector<uint32_t> entries) {
  std::string body;
  for (const uint64_t word : {first, uint64_t{10}, uint64_t{offsets.size()}, uint64_t{entries.size()}}) {
    AppendValue(body, word);
  }
  for (const uint64_t offset : offsets) AppendValue(body, offset);
  for (const uint32_t entry : entries) AppendValue(body, entry);
  std::string file;
  AppendValue<uint64_t>(file, 0xF11A48D5013417F5);
  AppendValue(file, ShortlistChecksum(body));
  return file + body;
}

TEST(ShortlistTest, UnitesFrequentPiecesCandidatesAndSource) {
  const auto shortlist = Shortlist::Parse(ShortlistFile(2, {0, 0, 0, 2, 4}, {17, 19, 19, 13}), 4, 20);
  ASSERT_OK(shortlist);
  // Those that count, and the next most frequent ones up to eight.
  EXPECT_THAT(shortlist->Candidates({2, 0}, false), testing::ElementsAre(0, 1, 2, 3, 4, 5, 17, 19));
  EXPECT_THAT(shortlist->Candidates({2, 3, 99}, true), testing::ElementsAre(0, 1, 2, 3, 4, 13, 17, 19));
}

TEST(ShortlistTest, FillsUpFromWhatTheVocabularyHas) {
  const auto whole = Shortlist::Parse(ShortlistFile(2, {0, 0, 2, 2, 4}, {4, 5, 3, 2}), 4, 6);
  ASSERT_OK(whole);
  EXPECT_THAT(whole->Candidates({1, 3}, false), testing::ElementsAre(0, 1, 2, 3, 4, 5));
  // Nine become sixteen.
  const auto nine =
      Shortlist::Parse(ShortlistFile(1, {0, 0, 8, 8, 8}, {20, 21, 22, 23, 24, 25, 26, 27}), 4, 28);
  ASSERT_OK(nine);
  EXPECT_THAT(nine->Candidates({1}, false),
              testing::ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23, 24, 25, 26, 27));
}

TEST(ShortlistTest, RefusesMalformedFiles) {
  const std::string good = ShortlistFile(2, {0, 0, 0, 2, 4}, {7, 9, 9, 3});
  for (size_t i = 0; i < good.size(); ++i) {
    SCOPED_TRACE(i);
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    EXPECT_THAT(Shortlist::Parse(bad, 4, 10), StatusIs(StatusCode::kInvalidArgument, testing::_));
    EXPECT_THAT(Shortlist::Parse(good.substr(0, i), 4, 10),
                StatusIs(StatusCode::kInvalidArgument, testing::_));
  }
  const auto refused = [](const std::string& file, const char* message) {
    EXPECT_THAT(Shortlist::Parse(file, 4, 10),
                StatusIs(StatusCode::kInvalidArgument, testing::HasSubstr(message)));
  };
  refused(ShortlistFile(2, {0, 0, 3, 2, 4}, {7, 9, 9, 3}), "offset 3 is 2");
  refused(ShortlistFile(2, {0, 0, 0, 2, 99}, {7, 9, 9, 3}), "offset 4 is 99");
  refused(ShortlistFile(2, {0, 0, 0, 2, 4}, {7, 9, 10, 3}), "entry 10");
  refused(ShortlistFile(2, {0, 0, 0, 4}, {7, 9, 9, 3}), "source vocabulary of 4");
}

}  // namespace
}  // namespace dragoman::marian
