#include "service/backend/marian/marian_backend.h"

#include <spdlog/spdlog.h>

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/backend/marian/segment_translator.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

FaultList CheckOptions(const MarianBackend::Options& options) {
  FaultList faults;
  const auto range = [&faults](const char* field, auto value, auto least, auto most) {
    if (!(value >= least && value <= most)) {
      faults.Add(field, absl::StrCat("value ", value, " is out of range, allowed: ", least, " to ", most));
    }
  };
  if (options.packs.empty()) faults.Add("packs", "expected at least one folder");
  range("threads", options.threads, size_t{1}, size_t{256});
  range("beam_size", options.beam_size, size_t{0}, marian::kMostBeams);
  range("length_normalisation", options.length_normalisation, 0.0f, 2.0f);
  range("token_budget", options.token_budget, size_t{1}, size_t{1} << 24);
  range("max_queued_tokens", options.max_queued_tokens, size_t{1}, size_t{1} << 30);
  const std::set<std::string> gemms = {"auto", "int8", "float", "bfloat16"};
  if (!gemms.contains(options.gemm)) {
    faults.Add("gemm", absl::StrCat("value \"", options.gemm,
                                    "\" is unknown, allowed: ", absl::StrJoin(gemms, ", ")));
  }
  if (options.gemm == "bfloat16" && !marian::HasBfloat16()) {
    faults.Add("gemm", "this processor has no bfloat16 instructions");
  }
  return faults;
}

std::string ArithmeticName(const marian::Transformer& network) {
  switch (network.arithmetic()) {
    case marian::Arithmetic::kInt8:
      return absl::StrCat("int8, ", network.kernels().name);
    case marian::Arithmetic::kFloat32:
      return "float";
    case marian::Arithmetic::kBfloat16:
      return "bfloat16";
  }
  return "";
}

}  // namespace

absl::StatusOr<std::unique_ptr<MarianBackend>> MarianBackend::Create(Options options, const Clock& clock) {
  FaultList faults = CheckOptions(options);
  marian::PackRegistry::Options registry;
  registry.folders = options.packs;
  registry.preferred = options.preferred_packs;
  registry.load = {options.gemm, options.verify_files, options.use_shortlists, options.kernels};
  registry.memory_budget = options.memory_budget;
  absl::StatusOr<std::unique_ptr<marian::PackRegistry>> created =
      marian::PackRegistry::Create(std::move(registry));
  if (!created.ok() && !faults.empty()) faults.Add("packs", std::string(created.status().message()));
  RETURN_IF_ERROR(faults.ToStatus("invalid options of backend \"marian\""));
  ASSIGN_OR_RETURN(std::unique_ptr<marian::PackRegistry> packs, std::move(created));
  const absl::Time start = clock.Now();
  if (!options.load_on_demand) RETURN_IF_ERROR(packs->LoadAll());
  std::unique_ptr<MarianBackend> backend(new MarianBackend(std::move(options), std::move(packs)));
  const auto loaded = backend->packs_->loaded();
  size_t bytes = 0;
  for (const auto& pack : loaded) bytes += pack->bytes();
  spdlog::info("backend \"marian\": {} of {} packs loaded in {} ms, {} MiB, {}, {} threads", loaded.size(),
               backend->packs_->manifests().size(), absl::ToInt64Milliseconds(clock.Now() - start),
               bytes >> 20, backend->Arithmetic(), backend->options_.threads);
  return backend;
}

MarianBackend::MarianBackend(Options options, std::unique_ptr<marian::PackRegistry> packs)
    : options_(std::move(options)),
      packs_(std::move(packs)),
      scheduler_({options_.threads, options_.token_budget, options_.max_queued_tokens}) {}

std::string MarianBackend::Arithmetic() const {
  std::set<std::string> names;
  for (const auto& pack : packs_->loaded()) names.insert(ArithmeticName(*pack->network));
  const marian::Kernels& kernels = options_.kernels == nullptr ? marian::BestKernels() : *options_.kernels;
  return names.empty() ? absl::StrCat("no pack in memory, ", kernels.name) : absl::StrJoin(names, " and ");
}

size_t MarianBackend::BeamSize(const marian::PackManifest& manifest) const {
  return options_.beam_size > 0 ? options_.beam_size : manifest.beam_size;
}

BackendInfo MarianBackend::Info() const {
  BackendInfo info;
  info.name = "marian";
  info.gives_alignment = true;
  info.keeps_placeholders = true;
  std::vector<std::string> models;
  std::set<std::string> searches;
  for (const marian::PackManifest& manifest : packs_->manifests()) {
    models.push_back(manifest.version.empty() ? manifest.name
                                              : absl::StrCat(manifest.name, " ", manifest.version));
    info.keeps_placeholders = info.keeps_placeholders && manifest.placeholders;
    info.takes_terms = info.takes_terms || manifest.inline_terms;
    const size_t beam = BeamSize(manifest);
    searches.insert(beam == 1 ? "greedy" : absl::StrCat("beam ", beam));
  }
  info.pairs = packs_->pairs();
  info.model = absl::StrJoin(models, ", ");
  info.details =
      absl::StrCat(Arithmetic(), ", ", options_.threads, options_.threads == 1 ? " thread, " : " threads, ",
                   absl::StrJoin(searches, " and "));
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> MarianBackend::Translate(const TranslationRequest& request,
                                                                         const CallContext& context) {
  RETURN_IF_ERROR(context.Check());
  ASSIGN_OR_RETURN(const std::shared_ptr<const marian::Pack> pack, packs_->Get(request.languages));
  const marian::TranslatorOptions options = {BeamSize(pack->manifest), options_.length_normalisation,
                                             options_.retry_faulty};
  return marian::SegmentTranslator(*pack, request.languages.target, options, scheduler_, context)
      .Translate(request.segments);
}

}  // namespace dragoman
