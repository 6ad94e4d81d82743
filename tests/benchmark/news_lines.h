// News to measure on, beside the built-in samples: the files that DRAGOMAN_BENCHMARK_TEXT names.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace dragoman {

// The lines of the file "$DRAGOMAN_BENCHMARK_TEXT.<language>"; none if the variable is not set or there is no
// such file.
inline std::vector<std::string> NewsLines(const std::string& language) {
  std::vector<std::string> lines;
  const char* const prefix = std::getenv("DRAGOMAN_BENCHMARK_TEXT");
  if (prefix == nullptr) return lines;
  std::ifstream file(std::string(prefix) + "." + language);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

inline int64_t TotalBytes(const std::vector<std::string>& lines) {
  int64_t bytes = 0;
  for (const std::string& line : lines) bytes += static_cast<int64_t>(line.size());
  return bytes;
}

}  // namespace dragoman
