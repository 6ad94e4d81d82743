#include "service/backend/marian/vocabulary.h"

#include <sentencepiece_processor.h>

#include <utility>

namespace dragoman::marian {

class Vocabulary::Processor {
 public:
  sentencepiece::SentencePieceProcessor model;
};

Vocabulary::Vocabulary(std::unique_ptr<Processor> processor) : processor_(std::move(processor)) {}
Vocabulary::~Vocabulary() = default;

std::unique_ptr<const Vocabulary> Vocabulary::Parse(const std::string& bytes, std::string& error) {
  auto processor = std::make_unique<Processor>();
  const auto status = processor->model.LoadFromSerializedProto(bytes);
  if (!status.ok()) {
    error = status.ToString();
    return nullptr;
  }
  if (processor->model.eos_id() != static_cast<int>(kEndOfSentence) ||
      processor->model.unk_id() != static_cast<int>(kUnknown)) {
    error = "</s> has id " + std::to_string(processor->model.eos_id()) + " and <unk> has id " +
            std::to_string(processor->model.unk_id()) + ", expected 0 and 1";
    return nullptr;
  }
  return std::unique_ptr<const Vocabulary>(new Vocabulary(std::move(processor)));
}

size_t Vocabulary::size() const { return static_cast<size_t>(processor_->model.GetPieceSize()); }

uint32_t Vocabulary::Find(const std::string& piece) const {
  return static_cast<uint32_t>(processor_->model.PieceToId(piece));
}

std::vector<Piece> Vocabulary::Encode(const std::string& text) const {
  std::vector<Piece> pieces;
  sentencepiece::ImmutableSentencePieceText encoded;
  if (!processor_->model.Encode(text, encoded.mutable_proto()).ok()) return pieces;
  pieces.reserve(encoded.pieces_size());
  for (size_t i = 0; i < encoded.pieces_size(); ++i) {
    const auto piece = encoded.pieces(static_cast<int>(i));
    pieces.push_back({piece.id(), piece.begin(), piece.end()});
  }
  return pieces;
}

DecodedText Vocabulary::Decode(const std::vector<uint32_t>& ids) const {
  DecodedText decoded;
  sentencepiece::ImmutableSentencePieceText text;
  if (!processor_->model.Decode(std::vector<int>(ids.begin(), ids.end()), text.mutable_proto()).ok()) {
    return decoded;
  }
  decoded.text = text.text();
  decoded.pieces.reserve(text.pieces_size());
  for (size_t i = 0; i < text.pieces_size(); ++i) {
    const auto piece = text.pieces(static_cast<int>(i));
    decoded.pieces.push_back({piece.id(), piece.begin(), piece.end()});
  }
  return decoded;
}

}  // namespace dragoman::marian
