// The HTTP interfaces of translation services as their public documentation describes them: authentication,
// limits, shapes of answers and of errors. They "translate" by putting the target language before the text.
#pragma once

#include <string>

#include "tests/support/fakes/fake_http_server.h"

namespace dragoman {

inline constexpr char kFakeKey[] = "fake-key-7f3a";

// What every fake makes of `text`, the target being a lower-case tag: "fr|text".
std::string FakeTranslation(const std::string& target, const std::string& text);

FakeHttpReply FakeLibreTranslate(const FakeHttpRequest& request);
FakeHttpReply FakeAzure(const FakeHttpRequest& request);
FakeHttpReply FakeOpenAi(const FakeHttpRequest& request);
FakeHttpReply FakeApertiumApy(const FakeHttpRequest& request);

// Keeps glossaries. Thread-safe enough for one caller at a time.
class FakeDeepL {
 public:
  FakeHttpReply operator()(const FakeHttpRequest& request);

  std::map<std::string, std::string> glossaries;  // id, name
  int made = 0;
};

}  // namespace dragoman
