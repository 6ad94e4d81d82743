// A server with Mozilla's layout: a list of models, and their files gzipped, in parts where a part is asked
// for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/fakes/fake_http_server.h"

namespace dragoman {

// `text` as one gzip member.
std::string Gzip(const std::string& text);

class FakeModelRegistry {
 public:
  // One model: contents by the registry's keys ("model", "vocab", "srcVocab", "trgVocab",
  // "lexicalShortlist").
  struct Model {
    std::string source = "en";
    std::string target = "ru";
    std::string architecture = "tiny";
    std::string release_status = "Release";
    std::map<std::string, std::string> files;
  };

  // Serves the models at url(); their files lie at "/base/<index>/<file name>.gz".
  explicit FakeModelRegistry(std::vector<Model> models, const std::string& generated = "2026-03-04T05:06:07");

  FakeHttpServer& server() { return *server_; }
  std::string url() const { return server_->url() + "/models.json"; }

  // Paths asked for so far, with the Range header behind a space where there was one.
  std::vector<std::string> requested() const;

  // Changed while nothing is under way.
  std::map<std::string, std::string> packed;  // by path
  bool takes_ranges = true;

 private:
  FakeHttpReply Answer(const FakeHttpRequest& request);

  std::string list_;
  std::unique_ptr<FakeHttpServer> server_;
};

}  // namespace dragoman
