// Headlines in English title case write every word like a name; this tells which of them are the names of
// people that no glossary has.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// The words of `headline`, an English text in title case, that are probably names, sorted: a given
// name with the surname behind it ("Court Frees Daniel Cook"), one that is a word too only where a verb, a
// pause or the end follows ("Bill Brown Resigns", not "Bill on Trade"); up to three words between an office
// or a form of address and a verb or a pause ("Mayor Brown Resigns", not "Mayor Resigns"); what stands behind
// the apostrophe of "O'Brien" or before the one of "Baker's"; the states of the U.S., awards, "San Jose" and
// the like. Linear in the words. Thread-safe.
std::vector<ByteRange> LikelyNames(absl::string_view headline);

}  // namespace dragoman
