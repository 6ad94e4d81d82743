# The project's own target helpers. A folder is a target: dragoman_library(text ...) defines dragoman_text and dragoman::text.

add_library(dragoman_options INTERFACE)
target_include_directories(dragoman_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(dragoman_options INTERFACE -pthread -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
# GCC 12 takes std::string's own copies for overlapping or too long (https://gcc.gnu.org/PR105651, https://gcc.gnu.org/PR105329).
target_compile_options(dragoman_options INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds>")
if(DRAGOMAN_SANITIZE)
  target_compile_options(dragoman_options INTERFACE -fsanitize=${DRAGOMAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_compile_definitions(dragoman_options INTERFACE _GLIBCXX_ASSERTIONS)
  # A third of what a sanitizer build costs. A null pointer stops the program without a check too; misaligned reads are a
  # danger of the engine only, whose target sets DRAGOMAN_CHECK_ALIGNMENT.
  set(checks_alignment "$<BOOL:$<TARGET_PROPERTY:DRAGOMAN_CHECK_ALIGNMENT>>")
  target_compile_options(dragoman_options INTERFACE "$<$<NOT:${checks_alignment}>:-fno-sanitize=null,vptr,alignment>")
  target_link_options(dragoman_options INTERFACE -fsanitize=${DRAGOMAN_SANITIZE})
endif()
# The tests' own sources, which compile longer than they run.
add_library(dragoman_test_options INTERFACE)
target_link_libraries(dragoman_test_options INTERFACE dragoman_options)
target_compile_options(dragoman_test_options INTERFACE -O0)
if(DRAGOMAN_COVERAGE)
  target_compile_options(dragoman_options INTERFACE --coverage)
  target_link_options(dragoman_options INTERFACE --coverage)
endif()

# Headers that most sources include, compiled once for libraries and programs and once, with GoogleTest's, for tests.
if(DRAGOMAN_PRECOMPILE)
  set(common_headers <algorithm> <functional> <map> <memory> <optional> <set> <string> <utility> <vector>
    <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/strings/str_cat.h> <absl/strings/str_join.h>
    <absl/strings/str_split.h> <absl/synchronization/mutex.h> <absl/time/time.h>)
  set(empty_source "${CMAKE_BINARY_DIR}/precompiled.cc")
  file(WRITE "${empty_source}" "")
  add_library(dragoman_precompiled OBJECT "${empty_source}")
  target_link_libraries(dragoman_precompiled PRIVATE absl::flat_hash_map absl::statusor absl::strings absl::synchronization absl::time
    dragoman_options)
  target_precompile_headers(dragoman_precompiled PRIVATE ${common_headers})
  if(DRAGOMAN_TESTS)
    add_library(dragoman_precompiled_tests OBJECT "${empty_source}")
    target_link_libraries(dragoman_precompiled_tests PRIVATE absl::flat_hash_map absl::statusor absl::strings absl::synchronization
      absl::time GTest::gmock dragoman_test_options)
    target_precompile_headers(dragoman_precompiled_tests PRIVATE ${common_headers} <gmock/gmock.h>)
  endif()
endif()
function(dragoman_use_precompiled target headers)
  if(DRAGOMAN_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()

# Stops at arguments that a function below does not know.
function(dragoman_refuse_unknown)
  if(ARGN)
    message(FATAL_ERROR "unknown arguments: ${ARGN}")
  endif()
endfunction()

# dragoman_library(NAME SOURCES a.cc b.cc [PUBLIC deps...] [PRIVATE deps...] [EMBED data files...])
# EMBED compiles data files into the library, see dragoman_embed.
function(dragoman_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE;EMBED" ${ARGN})
  dragoman_refuse_unknown(${ARG_UNPARSED_ARGUMENTS})
  add_library(dragoman_${name} STATIC ${ARG_SOURCES})
  add_library(dragoman::${name} ALIAS dragoman_${name})
  target_link_libraries(dragoman_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} dragoman_options)
  target_include_directories(dragoman_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  dragoman_use_precompiled(dragoman_${name} dragoman_precompiled)
  if(ARG_EMBED)
    dragoman_embed(dragoman_${name} ${ARG_EMBED})
  endif()
endfunction()

# Compiles each file into `target` as bytes. A source that wants them declares
# `namespace dragoman::embedded { extern const absl::string_view <symbol>; }`, where <symbol> is the file's path relative to
# the current folder with every character that is not a letter or digit as `_` (data/en.txt: data_en_txt).
function(dragoman_embed target)
  foreach(file IN LISTS ARGN)
    string(REGEX REPLACE "[^A-Za-z0-9]" "_" symbol "${file}")
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cc")
    add_custom_command(
      OUTPUT "${generated}"
      COMMAND ${CMAKE_COMMAND} -DINPUT=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DOUTPUT=${generated} -DSYMBOL=${symbol}
              -P ${CMAKE_SOURCE_DIR}/deploy/cmake/DragomanEmbed.cmake
      DEPENDS "${file}" "${CMAKE_SOURCE_DIR}/deploy/cmake/DragomanEmbed.cmake"
      VERBATIM)
    set_source_files_properties("${generated}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${target} PRIVATE "${generated}")
  endforeach()
endfunction()

# dragoman_executable(NAME SOURCES main.cc [PRIVATE deps...])
function(dragoman_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PRIVATE" ${ARGN})
  dragoman_refuse_unknown(${ARG_UNPARSED_ARGUMENTS})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_PRIVATE} dragoman_options)
  dragoman_use_precompiled(${name} dragoman_precompiled)
endfunction()

# dragoman_test(NAME SOURCES x_test.cc ... PRIVATE deps... [LABEL unit|integration] [TIMEOUT seconds])
# One binary of GoogleTest cases; DRAGOMAN_SOURCE_DIR names the checkout, for golden files.
function(dragoman_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;PRIVATE" ${ARGN})
  dragoman_refuse_unknown(${ARG_UNPARSED_ARGUMENTS})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  if(DRAGOMAN_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")  # the engine's float path is some ten times slower
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_PRIVATE} GTest::gmock GTest::gtest_main dragoman_test_options)
  dragoman_use_precompiled(${name} dragoman_precompiled_tests)
  target_compile_definitions(${name} PRIVATE DRAGOMAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DRAGOMAN_BINARY_DIR="${CMAKE_BINARY_DIR}")
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS ${ARG_LABEL})
endfunction()

# dragoman_benchmark(NAME SOURCES ... PRIVATE deps...): Google Benchmark; ctest runs it once, briefly, as a smoke test.
# Sanitizer builds have none.
function(dragoman_benchmark name)
  if(DRAGOMAN_SANITIZE)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;PRIVATE" ${ARGN})
  dragoman_refuse_unknown(${ARG_UNPARSED_ARGUMENTS})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_PRIVATE} benchmark::benchmark_main dragoman_options)
  target_compile_definitions(${name} PRIVATE DRAGOMAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DRAGOMAN_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name} --benchmark_min_time=0.001)
  set_tests_properties(${name} PROPERTIES TIMEOUT 120 LABELS benchmark)
endfunction()

# dragoman_fuzzer(NAME SOURCES x_fuzzer.cc PRIVATE deps... [CORPUS folder])
# With DRAGOMAN_FUZZ a libFuzzer binary; otherwise the same target runs once over each file of its seed corpus in ctest.
function(dragoman_fuzzer name)
  cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;PRIVATE" ${ARGN})
  dragoman_refuse_unknown(${ARG_UNPARSED_ARGUMENTS})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_PRIVATE} dragoman_options)
  if(DRAGOMAN_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cc")
    if(ARG_CORPUS)
      add_test(NAME ${name} COMMAND ${name} "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_CORPUS}")
      set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS fuzz)
    endif()
  endif()
endfunction()
