#include "tests/support/fakes/fake_model_registry.h"

#include <openssl/sha.h>
#include <zlib.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

std::string Sha256(const std::string& text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), sizeof digest));
}

std::string FileName(const std::string& key, const std::string& pair) {
  if (key == "model") return absl::StrCat("model.", pair, ".intgemm.alphas.bin");
  if (key == "lexicalShortlist") return absl::StrCat("lex.50.50.", pair, ".s2t.bin");
  return absl::StrCat(key == "srcVocab"   ? "srcvocab."
                      : key == "trgVocab" ? "trgvocab."
                                          : "vocab.",
                      pair, ".spm");
}

}  // namespace

std::string Gzip(const std::string& text) {
  z_stream stream = {};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    abort();
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) abort();
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

FakeModelRegistry::FakeModelRegistry(std::vector<Model> models, const std::string& generated) {
  server_ =
      std::make_unique<FakeHttpServer>([this](const FakeHttpRequest& request) { return Answer(request); });
  nlohmann::json list = {{"generated", generated}, {"baseUrl", server_->url() + "/base"}};
  for (size_t i = 0; i < models.size(); ++i) {
    const Model& model = models[i];
    nlohmann::json entry = {{"sourceLanguage", model.source},
                            {"targetLanguage", model.target},
                            {"architecture", model.architecture},
                            {"releaseStatus", model.release_status}};
    for (const auto& [key, content] : model.files) {
      const std::string path = absl::StrCat(i, "/", FileName(key, model.source + model.target), ".gz");
      entry["files"][key] = {
          {"path", path}, {"uncompressedSize", content.size()}, {"uncompressedHash", Sha256(content)}};
      packed["/base/" + path] = Gzip(content);
    }
    list["models"][model.source + "-" + model.target].push_back(entry);
  }
  list_ = list.dump();
}

std::vector<std::string> FakeModelRegistry::requested() const {
  std::vector<std::string> paths;
  for (const FakeHttpRequest& request : server_->requests()) {
    const auto range = request.headers.find("range");
    paths.push_back(range == request.headers.end() ? request.path : request.path + " " + range->second);
  }
  return paths;
}

FakeHttpReply FakeModelRegistry::Answer(const FakeHttpRequest& request) {
  if (request.path == "/models.json") return {200, list_, {}};
  const auto found = packed.find(request.path);
  if (found == packed.end()) return {404, "<html>not here</html>", {}};
  const std::string& body = found->second;
  const auto range = request.headers.find("range");
  size_t start = 0;
  absl::string_view wanted = range == request.headers.end() ? "" : absl::string_view(range->second);
  if (!takes_ranges || !absl::ConsumePrefix(&wanted, "bytes=") ||
      !absl::SimpleAtoi(wanted.substr(0, wanted.find('-')), &start)) {
    return {200, body, {}};
  }
  if (start >= body.size()) return {416, "", {{"Content-Range", absl::StrCat("bytes */", body.size())}}};
  return {206,
          body.substr(start),
          {{"Content-Range", absl::StrCat("bytes ", start, "-", body.size() - 1, "/", body.size())}}};
}

}  // namespace dragoman
