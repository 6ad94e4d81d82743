// Which URLs an HTTP backend can be called at.
#pragma once

#include <string>

namespace dragoman {

// Whether CurlTransport sends to `url`: http, the default, or https, with a host. Thread-safe.
bool IsHttpUrl(const std::string& url);

}  // namespace dragoman
