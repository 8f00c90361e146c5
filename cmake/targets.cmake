# labledger_library() is the only way to make a library, so `grep MAY_USE */CMakeLists.txt` is the
# architecture. tests/architecture checks the same from every #include.

add_library(labledger_flags INTERFACE)
target_compile_features(labledger_flags INTERFACE cxx_std_20)
target_include_directories(labledger_flags INTERFACE ${PROJECT_SOURCE_DIR})
# g++ 12 warns falsely: of uninitialised values in every moved-from std::optional, of overlapping
# copies in every assignment to a short std::string (GCC bugs 80635 and 105651), and of freeing what
# a std::variant does not hold. The sanitizer build looks for the real ones.
# clang 22 warns of what g++ 12's std::stable_sort calls, and of the __COUNTER__ in Catch2's macros.
# -pthread: RE2 asks for it, and what is compiled ahead must agree with what uses it.
target_compile_options(labledger_flags INTERFACE
  -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict;-Wno-free-nonheap-object>"
  "$<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations;-Wno-c2y-extensions>")

# What nearly every file reads, compiled once for all libraries that use fmt: half the time of a small
# file goes into these. The tidy preset builds without, so a file still has to include what it uses.
set(LABLEDGER_EMPTY ${PROJECT_BINARY_DIR}/empty.cpp)
file(GENERATE OUTPUT ${LABLEDGER_EMPTY} CONTENT "// CMake compiles headers beside a file.\n")
function(labledger_precompiled name)
  cmake_parse_arguments(ARG "" "" "LIBS;HEADERS;OPTIONS" ${ARGN})
  add_library(${name} OBJECT ${LABLEDGER_EMPTY})
  target_link_libraries(${name} PRIVATE labledger_flags ${ARG_LIBS})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
  target_compile_options(${name} PRIVATE ${ARG_OPTIONS})
endfunction()
set(LABLEDGER_STANDARD <algorithm> <array> <charconv> <chrono> <functional> <map> <memory> <optional>
  <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)
labledger_precompiled(labledger_precompiled LIBS fmt::fmt HEADERS ${LABLEDGER_STANDARD})
# JSON is slow to optimise, and nothing that uses it is worth the time while debugging.
set(LABLEDGER_JSON_OPTIONS "$<$<CONFIG:Debug>:-O0>")
labledger_precompiled(labledger_precompiled_json LIBS fmt::fmt OPTIONS ${LABLEDGER_JSON_OPTIONS}
  HEADERS ${LABLEDGER_STANDARD} <nlohmann/json.hpp>)

# labledger_library(name [JSON] SOURCES … MAY_USE folder … PRIVATE_LIBS target …)
#   JSON          most of it reads or writes JSON
#   MAY_USE       libraries of ours whose headers this one includes
#   PRIVATE_LIBS  third-party libraries that no header of this one shows
function(labledger_library name)
  cmake_parse_arguments(ARG "JSON" "" "SOURCES;MAY_USE;PRIVATE_LIBS" ${ARGN})
  add_library(labledger_${name} STATIC ${ARG_SOURCES})
  list(TRANSFORM ARG_MAY_USE PREPEND labledger_)
  target_link_libraries(labledger_${name} PUBLIC labledger_flags ${ARG_MAY_USE}
                                          PRIVATE ${ARG_PRIVATE_LIBS})
  if(ARG_JSON)
    target_compile_options(labledger_${name} PRIVATE ${LABLEDGER_JSON_OPTIONS})
    target_precompile_headers(labledger_${name} REUSE_FROM labledger_precompiled_json)
  elseif(fmt::fmt IN_LIST ARG_PRIVATE_LIBS)
    target_precompile_headers(labledger_${name} REUSE_FROM labledger_precompiled)
  endif()
endfunction()

# Tests gain nothing from being fast themselves, and a third of their build time from not being.
set(LABLEDGER_TEST_OPTIONS "$<IF:$<CONFIG:RelWithDebInfo>,-O1,-O0>")

# labledger_test(name SOURCES … LIBS target … LABELS label …): one Catch2 program a folder.
function(labledger_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name}_test ${ARG_SOURCES} $<TARGET_OBJECTS:catch_main>)
  target_link_libraries(${name}_test PRIVATE labledger_flags ${ARG_LIBS} Catch2::Catch2)
  target_compile_options(${name}_test PRIVATE ${LABLEDGER_TEST_OPTIONS})
  target_precompile_headers(${name}_test REUSE_FROM catch_precompiled)  # Catch2 is slow to read.
  target_compile_definitions(${name}_test PRIVATE
    LABLEDGER_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
    LABLEDGER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  catch_discover_tests(${name}_test TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST
                       PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
endfunction()
