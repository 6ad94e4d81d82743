// The engine's int8 products beside oneDNN's, in the shapes of a decoder: what ADR 0004 rests on.
//   matmul_benchmark --benchmark_min_time=0.5
// Names: kind / rows / inputs / outputs. All of them take floats and give floats: quantising, product, scale,
// bias.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <oneapi/dnnl/dnnl.hpp>
#include <random>
#include <utility>
#include <vector>

#include "service/backend/marian/matmul.h"

namespace dragoman::marian {
namespace {

constexpr float kActivationMultiplier = 32;
constexpr float kWeightMultiplier = 150;

struct Problem {
  size_t rows;
  size_t inputs;
  size_t outputs;
  std::vector<int8_t> weights;  // input by input
  std::vector<float> bias;
  std::vector<float> x;

  explicit Problem(const benchmark::State& state)
      : rows(static_cast<size_t>(state.range(0))),
        inputs(static_cast<size_t>(state.range(1))),
        outputs(static_cast<size_t>(state.range(2))),
        weights(inputs * outputs),
        bias(outputs),
        x(rows * inputs) {
    std::mt19937 random(1);
    // Spread as in the starter pack, where a weight is 12 to 25 on average.
    std::normal_distribution<float> spread(0.0f, 22.0f);
    for (int8_t& w : weights) w = static_cast<int8_t>(std::clamp(std::lround(spread(random)), -127l, 127l));
    for (float& v : x) v = static_cast<float>(random() % 2001) / 500.0f - 2.0f;
  }

  double Operations() const { return 2.0 * static_cast<double>(rows * inputs * outputs); }
};

void Report(benchmark::State& state, const Problem& problem) {
  state.counters["GOPS"] =
      benchmark::Counter(problem.Operations() / 1e9, benchmark::Counter::kIsIterationInvariantRate);
}

void Own(benchmark::State& state) {
  const Problem problem(state);
  const RawMatrix raw = {problem.inputs,         problem.outputs,   false,
                         problem.weights.data(), kWeightMultiplier, nullptr};
  const Matmul matmul(raw, problem.bias, Arithmetic::kInt8, kActivationMultiplier, BestKernels());
  MatmulScratch scratch;
  std::vector<float> y(problem.rows * problem.outputs);
  for (auto _ : state) {
    matmul.Apply(problem.x.data(), problem.rows, false, y.data(), scratch);
    benchmark::DoNotOptimize(y.data());
  }
  Report(state, problem);
}

// Three products of the same rows, as an attention layer has them, one by one and as one wide product.
void OwnThree(benchmark::State& state) {
  const Problem problem(state);
  const RawMatrix raw = {problem.inputs,         problem.outputs,   false,
                         problem.weights.data(), kWeightMultiplier, nullptr};
  const Matmul matmul(raw, problem.bias, Arithmetic::kInt8, kActivationMultiplier, BestKernels());
  MatmulScratch scratch;
  std::vector<float> y(problem.rows * problem.outputs);
  for (auto _ : state) {
    for (int i = 0; i < 3; ++i) {
      matmul.Apply(problem.x.data(), problem.rows, false, y.data(), scratch);
      benchmark::DoNotOptimize(y.data());
    }
  }
}

const dnnl::engine& Engine() {
  static const dnnl::engine* const engine = new dnnl::engine(dnnl::engine::kind::cpu, 0);
  return *engine;
}

// Activations as our kernels quantise them (u8 with a zero point), s8 weights in oneDNN's own layout,
// scale and bias inside the primitive.
class OneDnnInt8 {
 public:
  explicit OneDnnInt8(const Problem& problem) : problem_(problem), quantised_(problem.x.size()) {}

  // The primitive for a number of rows, made when first asked for.
  void Prepare(size_t rows) {
    if (primitives_.contains(rows)) return;
    using dnnl::memory;
    const auto n = [](size_t value) { return static_cast<memory::dim>(value); };
    const memory::desc source({n(rows), n(problem_.inputs)}, memory::data_type::u8, memory::format_tag::ab);
    const memory::desc weights({n(problem_.inputs), n(problem_.outputs)}, memory::data_type::s8,
                               memory::format_tag::any);
    const memory::desc bias({1, n(problem_.outputs)}, memory::data_type::f32, memory::format_tag::ab);
    const memory::desc result({n(rows), n(problem_.outputs)}, memory::data_type::f32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_output_scales(0, {1.0f / (kActivationMultiplier * kWeightMultiplier)});
    attributes.set_zero_points(DNNL_ARG_SRC, 0, {kActivationOffset});
    const dnnl::matmul::primitive_desc description(dnnl::matmul::desc(source, weights, bias, result),
                                                   attributes, Engine());
    Primitive& made = primitives_[rows];
    made.matmul = dnnl::matmul(description);
    made.source = memory(source, Engine());
    made.result = memory(result, Engine());
    made.bias = memory(bias, Engine(), const_cast<float*>(problem_.bias.data()));
    memory plain({{n(problem_.inputs), n(problem_.outputs)}, memory::data_type::s8, memory::format_tag::ab},
                 Engine(), const_cast<int8_t*>(problem_.weights.data()));
    made.weights = memory(description.weights_desc(), Engine());
    dnnl::reorder(plain, made.weights).execute(stream_, plain, made.weights);
    stream_.wait();
  }

  void Run(size_t rows) {
    Primitive& primitive = primitives_.at(rows);
    BestKernels().quantise(problem_.x.data(), rows * problem_.inputs, rows * problem_.inputs,
                           kActivationMultiplier, quantised_.data());
    primitive.source.set_data_handle(quantised_.data());
    primitive.matmul.execute(stream_, {{DNNL_ARG_SRC, primitive.source},
                                       {DNNL_ARG_WEIGHTS, primitive.weights},
                                       {DNNL_ARG_BIAS, primitive.bias},
                                       {DNNL_ARG_DST, primitive.result}});
    stream_.wait();
  }

 private:
  struct Primitive {
    dnnl::matmul matmul;
    dnnl::memory source, weights, bias, result;
  };
  const Problem& problem_;
  std::vector<uint8_t> quantised_;
  dnnl::stream stream_{Engine()};
  std::map<size_t, Primitive> primitives_;
};

// The primitive exists already: the best case.
void OneDnnPrepared(benchmark::State& state) {
  UseOneThreadForProducts();
  const Problem problem(state);
  OneDnnInt8 one_dnn(problem);
  one_dnn.Prepare(problem.rows);
  for (auto _ : state) one_dnn.Run(problem.rows);
  Report(state, problem);
}

// The primitive is made for the call, as for a number of rows that has not come before.
void OneDnnNewShape(benchmark::State& state) {
  UseOneThreadForProducts();
  const Problem problem(state);
  for (auto _ : state) {
    OneDnnInt8 one_dnn(problem);
    one_dnn.Prepare(problem.rows);
    one_dnn.Run(problem.rows);
  }
}

// As the engine's float products are made, in tiles of sixteen rows: a row's result does not depend on the
// others.
void OneDnnTiled(benchmark::State& state) {
  UseOneThreadForProducts();
  const Problem problem(state);
  Problem tile = problem;
  tile.rows = 16;
  tile.x.resize(16 * problem.inputs);
  OneDnnInt8 one_dnn(tile);
  one_dnn.Prepare(16);
  for (auto _ : state) {
    for (size_t row = 0; row < problem.rows; row += 16) one_dnn.Run(16);
  }
  Report(state, problem);
}

void OneDnnFloat(benchmark::State& state) {
  UseOneThreadForProducts();
  const Problem problem(state);
  const RawMatrix raw = {problem.inputs,         problem.outputs,   false,
                         problem.weights.data(), kWeightMultiplier, nullptr};
  const Matmul matmul(raw, problem.bias, Arithmetic::kFloat32, 0, BestKernels());
  MatmulScratch scratch;
  std::vector<float> y(problem.rows * problem.outputs);
  for (auto _ : state) {
    matmul.Apply(problem.x.data(), problem.rows, false, y.data(), scratch);
    benchmark::DoNotOptimize(y.data());
  }
  Report(state, problem);
}

// A decoder step of 1 to 64 sentences, and an encoder's rows.
void Shapes(benchmark::internal::Benchmark* shapes) {
  for (const int rows : {1, 4, 8, 16, 32, 64, 512}) {
    shapes->Args({rows, 256, 256});
    shapes->Args({rows, 256, 1536});
    shapes->Args({rows, 1536, 256});
  }
}

void ThreeShapes(benchmark::internal::Benchmark* shapes) {
  for (const int rows : {1, 8, 64, 512}) shapes->Args({rows, 256, 256});
}

void WideShapes(benchmark::internal::Benchmark* shapes) {
  for (const int rows : {1, 8, 64, 512}) shapes->Args({rows, 256, 768});
}

BENCHMARK(Own)->Apply(Shapes);
BENCHMARK(OneDnnPrepared)->Apply(Shapes);
BENCHMARK(OneDnnTiled)->Apply(Shapes);
BENCHMARK(OneDnnFloat)->Apply(Shapes);
BENCHMARK(OneDnnNewShape)->Args({1, 256, 256})->Args({16, 256, 1536});
BENCHMARK(OwnThree)->Apply(ThreeShapes);
BENCHMARK(Own)->Name("OwnWide")->Apply(WideShapes);

}  // namespace
}  // namespace dragoman::marian
