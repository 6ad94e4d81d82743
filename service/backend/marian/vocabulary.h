// Text to pieces of a SentencePiece model and back, with byte offsets.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// Only standard types: SentencePiece's header and Abseil's define absl::string_view differently, and this one
// stands between them.
namespace dragoman::marian {

// One piece of a text and where it stands in it, in bytes.
struct Piece {
  uint32_t id = 0;
  size_t begin = 0;
  size_t end = 0;
};

// A text put together from pieces, and where each piece ended up in it.
struct DecodedText {
  std::string text;
  std::vector<Piece> pieces;
};

// Immutable, hence thread-safe.
class Vocabulary {
 public:
  static constexpr uint32_t kEndOfSentence = 0;
  static constexpr uint32_t kUnknown = 1;

  // Reads a SentencePiece model file from `bytes`. Null, with the cause in `error`, when it is not one.
  static std::unique_ptr<const Vocabulary> Parse(const std::string& bytes, std::string& error);
  ~Vocabulary();

  size_t size() const;

  // The id of a piece by its exact spelling, kUnknown when there is none.
  uint32_t Find(const std::string& piece) const;

  // The pieces of `text`, any bytes at all, without an end of sentence.
  std::vector<Piece> Encode(const std::string& text) const;

  // The text of `ids`, which must be less than size().
  DecodedText Decode(const std::vector<uint32_t>& ids) const;

 private:
  class Processor;
  explicit Vocabulary(std::unique_ptr<Processor> processor);

  std::unique_ptr<Processor> processor_;
};

}  // namespace dragoman::marian
