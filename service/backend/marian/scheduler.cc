#include "service/backend/marian/scheduler.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/backend/marian/matmul.h"
#include "service/base/error_reason.h"

namespace dragoman::marian {

namespace {

// What a task counts for: its source pieces, once for each hypothesis.
size_t TokensOf(const DecodeTask& task) {
  return task.source.size() * std::max<size_t>(1, task.search.beam_size);
}

}  // namespace

// One Run. Shared by the caller and by every thread that has a sentence of it.
struct DecodeScheduler::Call {
  std::vector<DecodeTask> tasks;
  CallContext context;
  std::vector<SearchResult> results;
  size_t next = 0;       // first task that no thread has taken; guarded by the scheduler's mutex
  size_t remaining = 0;  // tasks without result; guarded by the scheduler's mutex
  absl::Status status;   // guarded by the scheduler's mutex

  bool finished() const { return remaining == 0 || !status.ok(); }
};

// A sentence that a thread works on.
struct DecodeScheduler::Active {
  std::shared_ptr<Call> call;
  size_t index = 0;
  std::unique_ptr<SentenceSearch> search;  // null until encoded

  const DecodeTask& task() const { return call->tasks[index]; }
  size_t tokens() const { return TokensOf(task()); }
};

DecodeScheduler::DecodeScheduler(Options options) : options_(options) {
  for (size_t i = 0; i < std::max<size_t>(1, options_.threads); ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

DecodeScheduler::~DecodeScheduler() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

absl::StatusOr<std::vector<SearchResult>> DecodeScheduler::Run(std::vector<DecodeTask> tasks,
                                                               const CallContext& context) {
  if (absl::Status status = context.Check(); !status.ok()) return status;
  if (tasks.empty()) return std::vector<SearchResult>();
  size_t tokens = 0;
  for (const DecodeTask& task : tasks) tokens += TokensOf(task);

  auto call = std::make_shared<Call>();
  call->tasks = std::move(tasks);
  call->context = context;
  call->results.resize(call->tasks.size());
  call->remaining = call->tasks.size();

  absl::MutexLock lock(&mutex_);
  if (queued_tokens_ > 0 && queued_tokens_ + tokens > options_.max_queued_tokens) {
    return QueueFullError(absl::StrCat("the engine's queue is full: ", queued_tokens_,
                                       " source pieces times hypotheses wait, the limit is ",
                                       options_.max_queued_tokens));
  }
  queued_tokens_ += tokens;
  queue_.push_back(call);
  mutex_.Await(absl::Condition(call.get(), &Call::finished));
  if (!call->status.ok()) return call->status;
  return std::move(call->results);
}

void DecodeScheduler::Fail(Call& call, absl::Status status) {
  if (call.finished()) return;
  for (; call.next < call.tasks.size(); ++call.next) queued_tokens_ -= TokensOf(call.tasks[call.next]);
  call.status = std::move(status);
}

void DecodeScheduler::DropFailedCalls() {
  for (auto it = queue_.begin(); it != queue_.end();) {
    if (absl::Status status = (*it)->context.Check(); !status.ok()) Fail(**it, std::move(status));
    it = (*it)->finished() ? queue_.erase(it) : std::next(it);
  }
}

std::vector<DecodeScheduler::Active> DecodeScheduler::Take(size_t active_tokens) {
  std::vector<Active> taken;
  // New sentences enter in groups, when half of the room is free: encoding few at a time wastes products.
  if (active_tokens > options_.token_budget / 2) return taken;
  // What waits is shared with the threads that have nothing to do.
  const size_t others = idle_threads_;
  const size_t share = (queued_tokens_ + others) / (others + 1);
  const size_t room = std::min(options_.token_budget - active_tokens, share);
  size_t tokens = 0;
  while (!queue_.empty() && (tokens < room || (taken.empty() && active_tokens == 0))) {
    std::shared_ptr<Call> call = std::move(queue_.front());
    queue_.pop_front();
    tokens += TokensOf(call->tasks[call->next]);
    taken.push_back({call, call->next++, nullptr});
    if (call->next < call->tasks.size()) queue_.push_back(std::move(call));
  }
  queued_tokens_ -= tokens;
  return taken;
}

void DecodeScheduler::Work() {
  UseOneThreadForProducts();
  TransformerScratch scratch;
  std::vector<DecoderRow> rows;
  std::vector<float> hidden;
  // Sentences by network: those of one network share its products.
  std::map<const Transformer*, std::vector<Active>> batches;
  size_t active_tokens = 0;

  while (true) {
    std::vector<Active> taken;
    {
      absl::MutexLock lock(&mutex_);
      if (active_tokens == 0) {
        ++idle_threads_;
        const auto wake = [this]()
                              ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return stopping_ || !queue_.empty(); };
        mutex_.Await(absl::Condition(&wake));
        --idle_threads_;
      }
      DropFailedCalls();
      if (stopping_) {
        for (const auto& call : queue_) Fail(*call, absl::CancelledError("the engine is shutting down"));
        queue_.clear();
        for (auto& [network, batch] : batches) {
          for (Active& active : batch)
            Fail(*active.call, absl::CancelledError("the engine is shutting down"));
        }
        return;
      }
      taken = Take(active_tokens);
    }

    std::map<const Transformer*, std::vector<Active>> arrivals;
    for (Active& active : taken) arrivals[active.task().network.get()].push_back(std::move(active));
    for (auto& [network, group] : arrivals) {
      std::vector<absl::Span<const uint32_t>> sources;
      for (const Active& active : group) sources.push_back(active.task().source);
      std::vector<EncodedSentence> encoded = network->Encode(sources, scratch);
      for (size_t i = 0; i < group.size(); ++i) {
        group[i].search = std::make_unique<SentenceSearch>(
            *network, std::move(encoded[i]), group[i].task().candidates, group[i].task().search);
        active_tokens += group[i].tokens();
        batches[network].push_back(std::move(group[i]));
      }
    }

    std::vector<Active> ended;
    for (auto it = batches.begin(); it != batches.end();) {
      auto& [network, batch] = *it;
      rows.clear();
      for (Active& active : batch) active.search->AppendRows(rows);
      network->Step(rows, hidden, scratch);
      const float* row = hidden.data();
      for (Active& active : batch) {
        const size_t used = active.search->live_rows() * network->config().dim;
        active.search->Advance(row, scratch);
        row += used;
      }
      const auto live = std::partition(batch.begin(), batch.end(), [](const Active& active) {
        return !active.search->done() && active.call->context.Check().ok();
      });
      std::move(live, batch.end(), std::back_inserter(ended));
      batch.erase(live, batch.end());
      it = batch.empty() ? batches.erase(it) : std::next(it);
    }

    if (ended.empty()) continue;
    absl::MutexLock lock(&mutex_);
    for (Active& active : ended) {
      active_tokens -= active.tokens();
      Call& call = *active.call;
      if (call.finished()) continue;
      if (active.search->done()) {
        call.results[active.index] = active.search->TakeResult();
        --call.remaining;
      } else {
        Fail(call, call.context.Check());
      }
    }
  }
}

}  // namespace dragoman::marian
