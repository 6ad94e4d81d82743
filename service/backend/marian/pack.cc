#include "service/backend/marian/pack.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

absl::Status Annotated(const absl::Status& status, absl::string_view prefix) {
  return absl::Status(status.code(), absl::StrCat(prefix, ": ", status.message()));
}

absl::StatusOr<std::shared_ptr<const Vocabulary>> LoadVocabulary(const PackManifest& manifest,
                                                                 const std::string& name, size_t expected,
                                                                 bool verify) {
  ASSIGN_OR_RETURN(const std::string bytes, ReadPackFile(manifest, name, verify));
  std::string error;
  std::shared_ptr<const Vocabulary> vocabulary = Vocabulary::Parse(bytes, error);
  if (vocabulary == nullptr) {
    return absl::InvalidArgumentError(absl::StrCat("file \"", name, "\": malformed vocabulary: ", error));
  }
  if (vocabulary->size() != expected) {
    return absl::InvalidArgumentError(
        absl::StrCat("file \"", name, "\": ", vocabulary->size(), " pieces, the model has ", expected));
  }
  return vocabulary;
}

absl::StatusOr<std::shared_ptr<const Transformer>> LoadNetwork(const PackManifest& manifest,
                                                               const PackLoadOptions& options) {
  ASSIGN_OR_RETURN(std::string bytes, ReadPackFile(manifest, manifest.model, options.verify));
  const auto in_file = [&](const absl::Status& status) {
    return Annotated(status, absl::StrCat("file \"", manifest.model, "\""));
  };
  absl::StatusOr<BinaryModel> model = BinaryModel::Parse(std::move(bytes));
  if (!model.ok()) return in_file(model.status());
  Transformer::Options network_options;
  network_options.kernels = options.kernels;
  network_options.arithmetic = options.gemm == "float"      ? Arithmetic::kFloat32
                               : options.gemm == "bfloat16" ? Arithmetic::kBfloat16
                                                            : Arithmetic::kInt8;
  absl::StatusOr<std::unique_ptr<Transformer>> network = Transformer::Create(*model, network_options);
  if (options.gemm == "auto" && absl::IsFailedPrecondition(network.status())) {
    network_options.arithmetic = Arithmetic::kFloat32;
    network = Transformer::Create(*model, network_options);
  }
  if (!network.ok()) return in_file(network.status());
  return std::shared_ptr<const Transformer>(*std::move(network));
}

absl::StatusOr<std::shared_ptr<const Pack>> LoadParts(const PackManifest& manifest,
                                                      const PackLoadOptions& options) {
  auto pack = std::make_shared<Pack>();
  pack->manifest = manifest;
  ASSIGN_OR_RETURN(pack->network, LoadNetwork(manifest, options));
  const ModelConfig& config = pack->network->config();
  ASSIGN_OR_RETURN(pack->source_vocabulary, LoadVocabulary(manifest, manifest.source_vocabulary,
                                                           config.source_vocabulary, options.verify));
  pack->target_vocabulary = pack->source_vocabulary;
  if (manifest.target_vocabulary != manifest.source_vocabulary) {
    ASSIGN_OR_RETURN(pack->target_vocabulary, LoadVocabulary(manifest, manifest.target_vocabulary,
                                                             config.target_vocabulary, options.verify));
  } else if (config.target_vocabulary != config.source_vocabulary) {
    return absl::InvalidArgumentError("the model has two vocabularies, the pack one");
  }
  for (const auto& [language, target] : manifest.targets) {
    if (!target.symbol.empty() && pack->source_vocabulary->Find(target.symbol) == Vocabulary::kUnknown) {
      return absl::InvalidArgumentError(absl::StrCat("targets.", language, ".symbol: \"", target.symbol,
                                                     "\" is not a piece of the vocabulary"));
    }
    if (target.shortlist.empty() || !options.use_shortlists) continue;
    ASSIGN_OR_RETURN(const std::string bytes, ReadPackFile(manifest, target.shortlist, options.verify));
    absl::StatusOr<Shortlist> shortlist =
        Shortlist::Parse(bytes, config.source_vocabulary, config.target_vocabulary);
    if (!shortlist.ok())
      return Annotated(shortlist.status(), absl::StrCat("file \"", target.shortlist, "\""));
    pack->shortlists.emplace(language, *std::move(shortlist));
  }
  return pack;
}

}  // namespace

size_t Pack::bytes() const {
  // SentencePiece keeps a trie and the pieces' texts: measured at about 200 bytes a piece.
  constexpr size_t kBytesPerPiece = 200;
  size_t total = network->bytes() + source_vocabulary->size() * kBytesPerPiece;
  if (!shared_vocabulary()) total += target_vocabulary->size() * kBytesPerPiece;
  for (const auto& [language, shortlist] : shortlists) total += shortlist.bytes();
  return total;
}

absl::StatusOr<std::shared_ptr<const Pack>> LoadPack(const PackManifest& manifest,
                                                     const PackLoadOptions& options) {
  absl::StatusOr<std::shared_ptr<const Pack>> pack = LoadParts(manifest, options);
  if (!pack.ok()) return Annotated(pack.status(), absl::StrCat("cannot load pack \"", manifest.folder, "\""));
  return pack;
}

}  // namespace dragoman::marian
