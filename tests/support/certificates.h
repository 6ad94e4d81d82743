// Certificates for tests, made when they are asked for.
#pragma once

#include <memory>
#include <string>

namespace dragoman {

// A certificate and its key, PEM texts.
struct TestIdentity {
  std::string certificate;
  std::string private_key;
};

// An authority of its own, for an hour from now.
class TestAuthority {
 public:
  TestAuthority();
  ~TestAuthority();

  std::string certificate() const;
  // An identity that this authority has signed, good for 127.0.0.1 and for `seconds` from an hour ago.
  TestIdentity Issue(long seconds = 7200) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dragoman
