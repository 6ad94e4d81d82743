#include "service/backend/marian/segment_translator.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/backend/marian/alignment.h"
#include "service/backend/marian/guards.h"
#include "service/base/status_macros.h"
#include "service/text/utf8.h"

namespace dragoman::marian {
namespace {

// Longest source in pieces where the model does not say: as much as Bergamot gives its models.
constexpr size_t kDefaultMaxPieces = 128;
constexpr size_t kMostMaxPieces = 1024;
// A translation is cut off after twice the source's pieces and a few, as in Marian.
constexpr size_t kTargetPiecesPerSource = 2;
constexpr size_t kMoreTargetPieces = 10;
constexpr size_t kRetryBeam = 4;
// Shorter texts are not tried in parts.
constexpr size_t kLeastWordsToSplit = 8;

// The start of the character that holds byte `at`, but behind `begin`.
size_t CharacterStart(absl::string_view text, size_t begin, size_t at) {
  size_t position = begin;
  while (position < at) {
    size_t next = position;
    NextCharacter(text, next);
    if (next > at && position > begin) break;
    position = next;
  }
  return position;
}

// Takes what the translation `decoded` of `ids` says twice in a row out of them, with its attention to
// `source_length` pieces. A copy that shares a piece with what is beside it stays.
void CutCopies(const DecodedText& decoded, absl::Span<const ByteRange> copies, size_t source_length,
               std::vector<uint32_t>& ids, std::vector<float>& attention) {
  std::vector<bool> cut(ids.size(), false);
  for (const ByteRange& copy : copies) {
    const auto inside = [&copy](const Piece& piece) {
      return copy.begin <= piece.begin && piece.end <= copy.end;
    };
    const auto across = [&](const Piece& piece) {
      return !inside(piece) && piece.begin < copy.end && copy.begin < piece.end;
    };
    if (std::any_of(decoded.pieces.begin(), decoded.pieces.end(), across)) continue;
    for (size_t i = 0; i < ids.size(); ++i) cut[i] = cut[i] || inside(decoded.pieces[i]);
  }
  size_t kept = 0;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (cut[i]) continue;
    ids[kept] = ids[i];
    std::copy_n(attention.begin() + static_cast<ptrdiff_t>(i * source_length), source_length,
                attention.begin() + static_cast<ptrdiff_t>(kept * source_length));
    ++kept;
  }
  ids.resize(kept);
  attention.resize(kept * source_length);
}

void Join(absl::string_view text, std::vector<WordAlignment> alignment, std::string& joined,
          std::vector<WordAlignment>& all) {
  if (!joined.empty() && !text.empty()) joined += ' ';
  for (WordAlignment& pair : alignment) {
    pair.target.begin += joined.size();
    pair.target.end += joined.size();
    all.push_back(pair);
  }
  absl::StrAppend(&joined, text);
}

}  // namespace

SegmentTranslator::SegmentTranslator(const Pack& pack, const std::string& target,
                                     const TranslatorOptions& options, DecodeScheduler& scheduler,
                                     const CallContext& context)
    : pack_(pack), options_(options), scheduler_(scheduler), context_(context) {
  const PackTarget& description = pack.manifest.targets.at(target);
  if (!description.symbol.empty()) prefix_ = absl::StrCat(description.symbol, " ");
  if (const auto found = pack.shortlists.find(target); found != pack.shortlists.end())
    shortlist_ = &found->second;
  const size_t trained = pack.network->config().max_length;
  max_pieces_ = std::min(trained == 0 ? kDefaultMaxPieces : trained, kMostMaxPieces);
}

SegmentTranslator::Chunk SegmentTranslator::MakeChunk(absl::Span<const BackendSegment> segments,
                                                      size_t segment, ByteRange range) const {
  const BackendSegment& whole = segments[segment];
  std::vector<TermHint> terms;
  if (pack_.manifest.inline_terms) {
    for (const TermHint& term : whole.terms) {
      if (term.source.begin < range.begin || term.source.end > range.end || term.source.empty()) continue;
      terms.push_back({{term.source.begin - range.begin, term.source.end - range.begin}, term.lemma, {}});
    }
  }
  Chunk chunk{segment, range, SourceText(range.In(whole.text), terms, !terms.empty()), {}, {}, 0, {}};
  for (const TermHint& term : terms) {
    chunk.terms.push_back({range.begin + term.source.begin, range.begin + term.source.end});
  }
  // The symbol and the text are encoded together, as in training.
  for (Piece piece : pack_.source_vocabulary->Encode(prefix_ + chunk.text.text())) {
    chunk.source.push_back(piece.id);
    if (piece.end <= prefix_.size()) {
      ++chunk.first_column;
      continue;
    }
    piece.begin = piece.begin < prefix_.size() ? 0 : piece.begin - prefix_.size();
    piece.end -= prefix_.size();
    chunk.pieces.push_back(piece);
  }
  chunk.source.push_back(Vocabulary::kEndOfSentence);
  return chunk;
}

void SegmentTranslator::AddChunks(absl::Span<const BackendSegment> segments, size_t segment, ByteRange range,
                                  std::vector<Chunk>& chunks) const {
  const absl::string_view text = range.In(segments[segment].text);
  const size_t words = Words(text).size();
  if (words == 0) return;
  Chunk chunk = MakeChunk(segments, segment, range);
  if (chunk.source.size() <= max_pieces_ || range.size() <= 4) {
    chunks.push_back(std::move(chunk));
    return;
  }
  std::vector<ByteRange> parts;
  if (words > 1) {
    parts = SplitClauses(text, (words + 1) / 2);
  } else {
    const size_t middle = CharacterStart(text, 0, text.size() / 2);
    parts = {{0, middle}, {middle, text.size()}};
  }
  for (const ByteRange& part : parts) {
    AddChunks(segments, segment, {range.begin + part.begin, range.begin + part.end}, chunks);
  }
}

absl::StatusOr<std::vector<SegmentTranslator::Outcome>> SegmentTranslator::Decode(
    absl::Span<const BackendSegment> segments, const std::vector<Chunk>& chunks, size_t beam_size,
    bool may_be_empty) const {
  std::vector<DecodeTask> tasks;
  for (const Chunk& chunk : chunks) {
    DecodeTask task;
    task.network = pack_.network;
    task.source = chunk.source;
    if (shortlist_ != nullptr) {
      task.candidates = shortlist_->Candidates(chunk.source, pack_.shared_vocabulary());
    } else {
      task.candidates.resize(pack_.target_vocabulary->size());
      std::iota(task.candidates.begin(), task.candidates.end(), 0u);
    }
    task.search.beam_size = beam_size;
    task.search.length_normalisation = options_.length_normalisation;
    task.search.max_length = kTargetPiecesPerSource * chunk.source.size() + kMoreTargetPieces;
    // What loops is tried again.
    task.search.loops = !options_.retry || HasLoop(chunk.source);
    task.search.empty = may_be_empty;
    task.search.attention = true;
    tasks.push_back(std::move(task));
  }
  ASSIGN_OR_RETURN(std::vector<SearchResult> results, scheduler_.Run(std::move(tasks), context_));

  std::vector<Outcome> outcomes;
  for (size_t i = 0; i < chunks.size(); ++i) {
    const Chunk& chunk = chunks[i];
    const absl::string_view source = chunk.range.In(segments[chunk.segment].text);
    Outcome outcome;
    outcome.pieces = std::move(results[i].ids);
    DecodedText decoded = pack_.target_vocabulary->Decode(outcome.pieces);
    outcome.faults = FindFaults(source, chunk.source, decoded.text, outcome.pieces, results[i].truncated);
    if (options_.retry && decoded.pieces.size() == outcome.pieces.size() && FindStutters(source).empty()) {
      if (const std::vector<ByteRange> copies = FindStutters(decoded.text); !copies.empty()) {
        CutCopies(decoded, copies, chunk.source.size(), outcome.pieces, results[i].attention);
        decoded = pack_.target_vocabulary->Decode(outcome.pieces);
      }
    }
    outcome.text = StripReserved(decoded.text);
    std::vector<Piece> target_pieces = decoded.pieces;
    // Where something was stripped the offsets are those of another text: no alignment is better than a wrong
    // one.
    if (outcome.text == decoded.text && target_pieces.size() == outcome.pieces.size()) {
      outcome.alignment = AlignWords(chunk.text.text(), chunk.pieces, outcome.text, target_pieces,
                                     results[i].attention, chunk.source.size(), chunk.first_column);
    }
    for (WordAlignment& pair : outcome.alignment) {
      const ByteRange original = chunk.text.ToOriginal(pair.source);
      pair.source = {chunk.range.begin + original.begin, chunk.range.begin + original.end};
      // A word of an annotation has no place of its own, only the end of its term: it stands for the term.
      if (!pair.source.empty()) continue;
      for (const ByteRange& term : chunk.terms) {
        if (term.end == pair.source.end) pair.source = term;
      }
    }
    std::vector<WordAlignment> distinct;
    for (const WordAlignment& pair : outcome.alignment) {
      const auto same = [&pair](const WordAlignment& other) {
        return other.source == pair.source && other.target == pair.target;
      };
      if (pair.source.empty() || std::any_of(distinct.begin(), distinct.end(), same)) continue;
      distinct.push_back(pair);
    }
    outcome.alignment = std::move(distinct);
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

absl::Status SegmentTranslator::RetryByBeam(absl::Span<const BackendSegment> segments,
                                            const std::vector<Chunk>& chunks,
                                            std::vector<Outcome>& outcomes) const {
  std::vector<size_t> indices;
  std::vector<Chunk> again;
  for (size_t i = 0; i < chunks.size(); ++i) {
    if (outcomes[i].faults.empty()) continue;
    indices.push_back(i);
    again.push_back(chunks[i]);
  }
  if (again.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<Outcome> retried,
                   Decode(segments, again, std::max(kRetryBeam, options_.beam_size), /*may_be_empty=*/false));
  for (size_t i = 0; i < indices.size(); ++i) {
    Outcome& old = outcomes[indices[i]];
    if (retried[i].faults.size() < old.faults.size()) old = std::move(retried[i]);
  }
  return absl::OkStatus();
}

absl::Status SegmentTranslator::RetryInParts(absl::Span<const BackendSegment> segments,
                                             const std::vector<Chunk>& chunks,
                                             std::vector<Outcome>& outcomes) const {
  std::vector<size_t> owners;
  std::vector<Chunk> parts;
  for (size_t i = 0; i < chunks.size(); ++i) {
    const absl::string_view text = chunks[i].range.In(segments[chunks[i].segment].text);
    const size_t words = Words(text).size();
    if (outcomes[i].faults.empty() || words < kLeastWordsToSplit) continue;
    for (const ByteRange& part : SplitClauses(text, (words + 1) / 2)) {
      AddChunks(segments, chunks[i].segment,
                {chunks[i].range.begin + part.begin, chunks[i].range.begin + part.end}, parts);
      owners.resize(parts.size(), i);
    }
  }
  if (parts.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<Outcome> translated,
                   Decode(segments, parts, options_.beam_size, /*may_be_empty=*/false));
  for (size_t begin = 0, end = 0; begin < owners.size(); begin = end) {
    Outcome joined;
    for (; end < owners.size() && owners[end] == owners[begin]; ++end) {
      Outcome& part = translated[end];
      Join(part.text, std::move(part.alignment), joined.text, joined.alignment);
      for (std::string& fault : part.faults) {
        if (std::find(joined.faults.begin(), joined.faults.end(), fault) == joined.faults.end()) {
          joined.faults.push_back(std::move(fault));
        }
      }
    }
    Outcome& old = outcomes[owners[begin]];
    if (joined.faults.size() < old.faults.size()) old = std::move(joined);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<SegmentTranslation>> SegmentTranslator::Translate(
    absl::Span<const BackendSegment> segments) {
  std::vector<Chunk> chunks;
  std::vector<SegmentTranslation> translations(segments.size());
  for (size_t i = 0; i < segments.size(); ++i) {
    const size_t before = chunks.size();
    AddChunks(segments, i, {0, segments[i].text.size()}, chunks);
    // Without a single word there is nothing to translate.
    if (chunks.size() == before) translations[i].text = segments[i].text;
  }
  ASSIGN_OR_RETURN(std::vector<Outcome> outcomes,
                   Decode(segments, chunks, options_.beam_size, /*may_be_empty=*/true));
  if (options_.retry) {
    RETURN_IF_ERROR(RetryByBeam(segments, chunks, outcomes));
    RETURN_IF_ERROR(RetryInParts(segments, chunks, outcomes));
  }
  for (size_t i = 0; i < chunks.size(); ++i) {
    SegmentTranslation& translation = translations[chunks[i].segment];
    Join(outcomes[i].text, std::move(outcomes[i].alignment), translation.text, translation.alignment);
    for (std::string& fault : outcomes[i].faults) {
      auto& warnings = translation.warnings;
      if (std::find(warnings.begin(), warnings.end(), fault) == warnings.end())
        warnings.push_back(std::move(fault));
    }
  }
  return translations;
}

}  // namespace dragoman::marian
