#include "service/backend/marian/shortlist.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace dragoman::marian {
namespace {

constexpr uint64_t kMagic = 0xF11A48D5013417F5;
constexpr size_t kHeaderWords = 6;
constexpr size_t kChecksummedFrom = 16;
constexpr size_t kCandidateMultiple = 8;

absl::Status Malformed(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("malformed shortlist file: ", what));
}

uint64_t WordAt(absl::string_view bytes, size_t index) {
  uint64_t word;
  std::memcpy(&word, bytes.data() + 8 * index, 8);
  return word;
}

}  // namespace

uint64_t ShortlistChecksum(absl::string_view bytes) {
  uint64_t seed = 0;
  for (size_t i = 0; i < bytes.size() / 8; ++i) {
    seed ^= WordAt(bytes, i) + 0x9e3779b9 + (seed << 6) + (seed >> 2);
  }
  return seed;
}

absl::StatusOr<Shortlist> Shortlist::Parse(absl::string_view bytes, size_t source_vocabulary,
                                           size_t target_vocabulary) {
  if (bytes.size() < 8 * kHeaderWords || bytes.size() % 8 != 0) {
    return Malformed(absl::StrCat(bytes.size(), " bytes, expected a multiple of 8 from ", 8 * kHeaderWords));
  }
  if (WordAt(bytes, 0) != kMagic) return Malformed("it does not start with the format's magic number");
  const uint64_t first = WordAt(bytes, 2);
  const uint64_t offsets = WordAt(bytes, 4);
  const uint64_t entries = WordAt(bytes, 5);
  // At most one offset and half an entry fit a word, so that neither number can overflow the sum.
  const uint64_t words = bytes.size() / 8 - kHeaderWords;
  if (offsets > words || entries > 2 * words || 2 * offsets + entries != 2 * words) {
    return Malformed(
        absl::StrCat(offsets, " offsets and ", entries, " entries do not fill ", bytes.size(), " bytes"));
  }
  if (offsets != source_vocabulary + 1) {
    return Malformed(absl::StrCat(offsets, " offsets for a source vocabulary of ", source_vocabulary,
                                  ", expected one more than pieces"));
  }
  if (ShortlistChecksum(bytes.substr(kChecksummedFrom)) != WordAt(bytes, 1)) {
    return Malformed("the checksum is wrong");
  }

  Shortlist shortlist;
  shortlist.first_ = std::min<uint64_t>(first, target_vocabulary);
  shortlist.target_vocabulary_ = target_vocabulary;
  shortlist.offsets_.reserve(offsets);
  uint64_t previous = 0;
  for (uint64_t i = 0; i < offsets; ++i) {
    const uint64_t offset = WordAt(bytes, kHeaderWords + i);
    if (offset < previous || offset > entries) {
      return Malformed(absl::StrCat("offset ", i, " is ", offset, ", expected ", previous, " to ", entries));
    }
    shortlist.offsets_.push_back(static_cast<uint32_t>(offset));
    previous = offset;
  }
  shortlist.entries_.resize(entries);
  if (entries != 0) {
    std::memcpy(shortlist.entries_.data(), bytes.data() + 8 * (kHeaderWords + offsets), 4 * entries);
  }
  for (const uint32_t id : shortlist.entries_) {
    if (id >= target_vocabulary) {
      return Malformed(
          absl::StrCat("entry ", id, " lies outside the target vocabulary of ", target_vocabulary));
    }
  }
  return shortlist;
}

std::vector<uint32_t> Shortlist::Candidates(absl::Span<const uint32_t> source, bool shared_vocabulary) const {
  constexpr size_t kBits = 64;
  std::vector<uint64_t> chosen((target_vocabulary_ + kBits - 1) / kBits);
  size_t count = 0;
  const auto choose = [&](uint32_t id) {
    uint64_t& word = chosen[id / kBits];
    const uint64_t bit = uint64_t{1} << id % kBits;
    count += (word & bit) == 0 ? 1 : 0;
    word |= bit;
  };
  choose(0);  // the end of the sentence is always a candidate
  for (uint32_t id = 0; id < first_; ++id) choose(id);
  for (const uint32_t piece : source) {
    if (piece + size_t{1} >= offsets_.size()) continue;
    for (uint32_t entry = offsets_[piece]; entry < offsets_[piece + 1]; ++entry) choose(entries_[entry]);
    if (shared_vocabulary && piece < target_vocabulary_) choose(piece);
  }
  // Filled up as Marian does it, with the next most frequent pieces.
  for (auto id = static_cast<uint32_t>(first_); id < target_vocabulary_ && count % kCandidateMultiple != 0;
       ++id) {
    choose(id);
  }
  std::vector<uint32_t> ids;
  ids.reserve(count);
  for (size_t word = 0; word < chosen.size(); ++word) {
    for (uint64_t bits = chosen[word]; bits != 0; bits &= bits - 1) {
      ids.push_back(static_cast<uint32_t>(word * kBits) + static_cast<uint32_t>(std::countr_zero(bits)));
    }
  }
  return ids;
}

}  // namespace dragoman::marian
