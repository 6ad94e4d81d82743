#include "service/backend/marian/marian_backend.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {

using marian::Pack;

absl::StatusOr<std::unique_ptr<MarianBackend>> MarianBackend::Create(Options options, const Clock&) {
  marian::PackLoadOptions load;
  load.gemm = options.gemm;
  load.use_shortlists = options.use_shortlists;
  std::vector<std::shared_ptr<const Pack>> packs;
  for (const std::string& folder : options.packs) {
    ASSIGN_OR_RETURN(const marian::PackManifest manifest, marian::ReadPackManifest(folder));
    ASSIGN_OR_RETURN(std::shared_ptr<const Pack> pack, marian::LoadPack(manifest, load));
    packs.push_back(std::move(pack));
  }
  return std::unique_ptr<MarianBackend>(new MarianBackend(std::move(options), std::move(packs)));
}

MarianBackend::MarianBackend(Options options, std::vector<std::shared_ptr<const Pack>> packs)
    : options_(std::move(options)),
      packs_(std::move(packs)),
      scheduler_({options_.threads, options_.token_budget, options_.max_queued_tokens}) {}

BackendInfo MarianBackend::Info() const {
  BackendInfo info;
  info.name = "marian";
  info.gives_alignment = true;
  info.keeps_placeholders = true;
  for (const auto& pack : packs_) {
    absl::StrAppend(&info.model, info.model.empty() ? "" : ", ", pack->manifest.name, " ",
                    pack->manifest.version);
    for (const auto& [target, description] : pack->manifest.targets) {
      info.pairs.push_back({pack->manifest.source, target});
    }
    info.keeps_placeholders = info.keeps_placeholders && pack->manifest.placeholders;
    info.takes_terms = info.takes_terms || pack->manifest.inline_terms;
  }
  info.details =
      absl::StrCat(options_.gemm, ", ", marian::BestKernels().name, ", ", options_.threads, " threads");
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> MarianBackend::Translate(const TranslationRequest& request,
                                                                         const CallContext& context) {
  const Pack* pack = nullptr;
  for (const auto& candidate : packs_) {
    if (candidate->manifest.source == request.languages.source &&
        candidate->manifest.targets.contains(request.languages.target)) {
      pack = candidate.get();
      break;
    }
  }
  if (pack == nullptr) {
    return absl::NotFoundError(absl::StrCat("no model pack translates from \"", request.languages.source,
                                            "\" to \"", request.languages.target, "\""));
  }
  const marian::PackTarget& target = pack->manifest.targets.at(request.languages.target);
  const auto shortlist = pack->shortlists.find(request.languages.target);
  std::vector<marian::DecodeTask> tasks;
  for (const BackendSegment& segment : request.segments) {
    const std::string text =
        target.symbol.empty() ? segment.text : absl::StrCat(target.symbol, " ", segment.text);
    marian::DecodeTask task;
    task.network = pack->network;
    for (const marian::Piece& piece : pack->source_vocabulary->Encode(text)) task.source.push_back(piece.id);
    task.source.push_back(marian::Vocabulary::kEndOfSentence);
    if (shortlist != pack->shortlists.end()) {
      task.candidates = shortlist->second.Candidates(task.source, pack->shared_vocabulary());
    } else {
      for (uint32_t id = 0; id < pack->target_vocabulary->size(); ++id) task.candidates.push_back(id);
    }
    task.search.beam_size = options_.beam_size;
    task.search.length_normalisation = options_.length_normalisation;
    task.search.max_length = 2 * task.source.size() + 10;
    tasks.push_back(std::move(task));
  }
  ASSIGN_OR_RETURN(const std::vector<marian::SearchResult> results,
                   scheduler_.Run(std::move(tasks), context));
  std::vector<SegmentTranslation> translations;
  for (const marian::SearchResult& result : results) {
    SegmentTranslation translation;
    translation.text = pack->target_vocabulary->Decode(result.ids).text;
    translations.push_back(std::move(translation));
  }
  return translations;
}

}  // namespace dragoman
