// What the router itself costs: segments through the identity backend.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "service/backend/identity/identity_backend.h"
#include "service/backend/router.h"

namespace dragoman {
namespace {

// An article of `state.range(0)` segments of 130 bytes at a time, with a chain, limits, a price and a budget.
void RouteSegments(benchmark::State& state) {
  static Router* router = [] {
    RouterOptions options;
    options.chains["en-fr"] = {{"first", 3}, {"second", 1}, {"third", 0}};
    options.policies["first"].limit.max_concurrent = 64;
    options.policies["first"].price_per_million_characters = 20;
    options.budget.default_monthly = 1e12;
    auto identity = std::make_shared<IdentityBackend>();
    return Router::Create(options, {{"first", identity}, {"second", identity}, {"third", identity}})
        ->release();
  }();
  TranslationRequest request;
  request.languages = {"en", "fr"};
  request.client = "desk";
  for (int64_t i = 0; i < state.range(0); ++i) {
    request.segments.push_back({.text = absl::StrCat(std::string(125, 'a'), i), .terms = {}});
  }
  for (auto _ : state) {
    auto routed = router->Translate(request, CallContext(SystemClock().Now() + absl::Minutes(1)));
    if (!routed.ok()) state.SkipWithError("not translated");
    benchmark::DoNotOptimize(routed);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(RouteSegments)->Arg(1)->Arg(30)->ThreadRange(1, 2)->UseRealTime();

}  // namespace
}  // namespace dragoman
