# Tests and benchmarks, one executable per directory.
#
#   sojourn_test(NAME engine_test
#     LABEL unit                  unit, statistical, property, golden, invalid, e2e, live, tidy, ...
#     [SOURCES file...]           default: every *_test.cpp of the directory and below it
#     [DEPENDS room|target...]
#     [DEFINITIONS NAME=value...]
#     [PROGRAMS]                  the tests start sojourn, sojourn-live or sojourn-service
#     [CLOCK]                     the tests depend on the machine's clock: a second label, clock
#     [TIMEOUT seconds])          default: 120; of tests with the label clock 300
#
# registers each TEST of the executable with ctest under "engine.Suite.Name" and the label.
# Tests labelled live measure time: they run alone, never beside another test, and are CLOCK tests.
# A directory that holds no test yet adds nothing.

function(sojourn_test)
  cmake_parse_arguments(PARSE_ARGV 0 TEST "PROGRAMS;CLOCK" "NAME;LABEL;TIMEOUT"
    "SOURCES;DEPENDS;DEFINITIONS")
  _sojourn_all_understood("sojourn_test(${TEST_NAME})" "${TEST_UNPARSED_ARGUMENTS}")
  if(NOT TEST_LABEL)
    message(FATAL_ERROR "sojourn_test(${TEST_NAME}) needs a LABEL")
  endif()
  if(TEST_LABEL STREQUAL "live")
    set(TEST_CLOCK TRUE)
  endif()
  if(NOT TEST_TIMEOUT AND TEST_CLOCK)
    set(TEST_TIMEOUT 300)
  elseif(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  if(NOT TEST_SOURCES)
    file(GLOB_RECURSE TEST_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp")
  endif()
  if(NOT TEST_SOURCES)
    return()
  endif()

  add_executable(${TEST_NAME} ${TEST_SOURCES})
  _sojourn_targets(depends ${TEST_DEPENDS})
  target_include_directories(${TEST_NAME} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${TEST_NAME} PRIVATE ${depends} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${TEST_NAME} PRIVATE ${TEST_DEFINITIONS}
    SOJOURN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    SOJOURN_BINARY_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  if(TEST_PROGRAMS)
    add_dependencies(${TEST_NAME} programs)
  endif()

  set(properties LABELS ${TEST_LABEL} TIMEOUT ${TEST_TIMEOUT})
  if(TEST_LABEL STREQUAL "live")
    list(APPEND properties RUN_SERIAL TRUE)
  endif()
  string(REGEX REPLACE "_test$" "" prefix "${TEST_NAME}")
  gtest_discover_tests(${TEST_NAME}
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    TEST_PREFIX "${prefix}."
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    PROPERTIES ${properties})
  if(TEST_CLOCK)
    _sojourn_label_clock(${TEST_NAME} ${TEST_LABEL})
  endif()
endfunction()

# gtest_discover_tests hands on no list of labels: ctest reads this file behind its list of tests.
function(_sojourn_label_clock name label)
  set(file "${CMAKE_CURRENT_BINARY_DIR}/${name}_clock.cmake")
  file(CONFIGURE OUTPUT "${file}" @ONLY CONTENT [[
if(@name@_TESTS)
  set_tests_properties(${@name@_TESTS} PROPERTIES LABELS "@label@;clock")
endif()
]])
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${file}")
endfunction()

# sojourn_bench(NAME sojourn_bench DEPENDS room...): every *_bench.cpp of the directory.
function(sojourn_bench)
  cmake_parse_arguments(PARSE_ARGV 0 BENCH "" "NAME" "DEPENDS")
  _sojourn_all_understood("sojourn_bench(${BENCH_NAME})" "${BENCH_UNPARSED_ARGUMENTS}")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_bench.cpp")
  if(NOT sources)
    return()
  endif()

  add_executable(${BENCH_NAME} ${sources})
  _sojourn_targets(depends ${BENCH_DEPENDS})
  target_include_directories(${BENCH_NAME} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${BENCH_NAME} PRIVATE ${depends} benchmark::benchmark_main)
  target_compile_definitions(${BENCH_NAME} PRIVATE SOJOURN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endfunction()
