// The values that a text shows: numbers with their scale words, currencies, months and days of the week.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// A number in digits. `value` and `unscaled` are plain decimals ("1234.5"), without leading zeros, or zeros
// at the end of a fraction.
struct ShownNumber {
  ByteRange range;       // digits, marks and the scale word
  std::string value;     // with the scale: "5 billion" and «5 млрд» are 5000000000
  std::string unscaled;  // as the digits stand
  int scale = 0;         // the power of ten of the scale word; 0 without one
  int shared_scale = 0;  // that of the next number, if this one opens a range or list: "2 to 3 billion"
};

// The numbers of `text` as `language` (a primary subtag) writes them: English groups digits by commas, other
// languages by spaces, and have a comma before decimals; a full stop before decimals is read in all. Linear;
// any bytes are allowed.
std::vector<ShownNumber> ReadNumbers(absl::string_view text, absl::string_view language);

// A word or sign that means `id`.
struct ShownWord {
  ByteRange range;
  int id = 0;
};

// Currencies: ids are ISO 4217 letters in base 256, so that they compare. Signs, letter codes, and in English
// source texts and their translations the names of the dollar, the euro, the rouble and the hryvnia. The
// pound counts only by sign or code, for its name is a weight too.
std::vector<ShownWord> ReadCurrencies(absl::string_view text, absl::string_view language);

// Months that stand beside a number ("May 5", «5 мая», « mai 2026 »): ids 1 to 12.
std::vector<ShownWord> ReadMonths(absl::string_view text, absl::string_view language);

// Days of the week in any form: ids 1 (Monday) to 7.
std::vector<ShownWord> ReadWeekdays(absl::string_view text, absl::string_view language);

// Whether `text` has `number` (1 to 19, a ten, a hundred or a thousand) in words, cardinal or ordinal, in any
// form, or as a Roman numeral.
bool SaysNumber(absl::string_view text, absl::string_view language, int number);

}  // namespace dragoman
