// A backend that does what a test tells it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/clock_wait.h"

namespace dragoman {

// Translates "text" into "<name>|text" until it is told otherwise, and keeps what it was asked. Thread-safe.
class FakeBackend : public Backend {
 public:
  using Answer = absl::StatusOr<std::vector<SegmentTranslation>>;
  using Handler = std::function<Answer(const TranslationRequest&, const CallContext&)>;

  // Any pair when `pairs` is empty.
  explicit FakeBackend(std::string name, std::vector<LanguagePair> pairs = {}) : name_(std::move(name)) {
    info_.model = name_ + " 1";
    info_.any_pair = pairs.empty();
    info_.pairs = std::move(pairs);
  }

  void SetInfo(const std::function<void(BackendInfo&)>& change) {
    absl::MutexLock lock(&mutex_);
    change(info_);
  }
  void SetHandler(Handler handler) {
    absl::MutexLock lock(&mutex_);
    handler_ = std::move(handler);
  }
  // Every call fails with `status`; OK: none does.
  void Fail(absl::Status status) {
    SetHandler(status.ok() ? Handler() : [status](const auto&, const auto&) -> Answer { return status; });
  }
  // Every call waits until nobody wants it any more.
  void Hang() {
    SetHandler([](const TranslationRequest&, const CallContext& context) -> Answer {
      return SleepOnClock(context, absl::Hours(1));
    });
  }
  void SetHealth(std::function<absl::Status(const CallContext&)> health) {
    absl::MutexLock lock(&mutex_);
    health_ = std::move(health);
  }
  // What it makes of a text.
  std::string Of(const std::string& text) const { return absl::StrCat(name_, "|", text); }
  Answer All(const TranslationRequest& request) const {
    std::vector<SegmentTranslation> translations(request.segments.size());
    for (size_t i = 0; i < translations.size(); ++i) translations[i].text = Of(request.segments[i].text);
    return translations;
  }

  std::vector<TranslationRequest> requests() const {
    absl::MutexLock lock(&mutex_);
    return requests_;
  }
  size_t calls() const {
    absl::MutexLock lock(&mutex_);
    return requests_.size();
  }

  BackendInfo Info() const override {
    absl::MutexLock lock(&mutex_);
    return info_;
  }
  Answer Translate(const TranslationRequest& request, const CallContext& context) override {
    Handler handler;
    {
      absl::MutexLock lock(&mutex_);
      requests_.push_back(request);
      handler = handler_;
    }
    return handler ? handler(request, context) : All(request);
  }
  absl::Status CheckHealth(const CallContext& context) override {
    std::function<absl::Status(const CallContext&)> health;
    {
      absl::MutexLock lock(&mutex_);
      health = health_;
    }
    return health ? health(context) : absl::OkStatus();
  }

 private:
  const std::string name_;
  mutable absl::Mutex mutex_;
  BackendInfo info_ ABSL_GUARDED_BY(mutex_);
  Handler handler_ ABSL_GUARDED_BY(mutex_);
  std::function<absl::Status(const CallContext&)> health_ ABSL_GUARDED_BY(mutex_);
  std::vector<TranslationRequest> requests_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
