# labledger_library() is the only way to make a library, so `grep MAY_USE */CMakeLists.txt` is the
# architecture. tests/architecture checks the same from every #include.

add_library(labledger_flags INTERFACE)
target_compile_features(labledger_flags INTERFACE cxx_std_20)
target_include_directories(labledger_flags INTERFACE ${PROJECT_SOURCE_DIR})
# g++ 12 warns falsely: of uninitialised values in every moved-from std::optional, of overlapping
# copies in every assignment to a short std::string (GCC bugs 80635 and 105651), and of freeing what
# a std::variant does not hold. The sanitizer build looks for the real ones.
target_compile_options(labledger_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict;-Wno-free-nonheap-object>")

# labledger_library(name SOURCES … MAY_USE folder … PRIVATE_LIBS target …)
#   MAY_USE       libraries of ours whose headers this one includes
#   PRIVATE_LIBS  third-party libraries that no header of this one shows
function(labledger_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;MAY_USE;PRIVATE_LIBS" ${ARGN})
  add_library(labledger_${name} STATIC ${ARG_SOURCES})
  list(TRANSFORM ARG_MAY_USE PREPEND labledger_)
  target_link_libraries(labledger_${name} PUBLIC labledger_flags ${ARG_MAY_USE}
                                          PRIVATE ${ARG_PRIVATE_LIBS})
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
