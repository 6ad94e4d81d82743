// Whether this build is slowed down by a sanitizer.
#pragma once

namespace dragoman {

// A sanitizer is ten to twenty times slower: long tests do less under one.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

}  // namespace dragoman
