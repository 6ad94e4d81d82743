# Writes OUTPUT, a C++ source that defines dragoman::embedded::SYMBOL as the bytes of INPUT.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${hex}")
# Split into pieces that stay under the compiler's limit for one literal token; adjacent literals join.
string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\"\\1\"\n" literal "${literal}")
file(SIZE "${INPUT}" size)
file(WRITE "${OUTPUT}" "#include \"absl/strings/string_view.h\"\n\nnamespace dragoman::embedded {\nextern const absl::string_view ${SYMBOL};\nconst absl::string_view ${SYMBOL}(\n${literal}, ${size});\n}  // namespace dragoman::embedded\n")
