# Rooms (one static library per directory) and programs.
#
#   sojourn_room(NAME scenario
#     [SOURCES file...]           further sources, such as generated ones
#     [DEPENDS room|target...]    what the room's headers may include
#     [PRIVATE_DEPENDS ...])      what only its .cpp files may include
#
# gathers every *.cpp and *.h of the directory and those below it into the library sojourn_scenario,
# known to others as sojourn::scenario. Files named main.cpp or *_main.cpp belong to programs and
# *_test.cpp to tests; they are left out.
# A dependency is a room's name or, with '::', any CMake target.
#
#   sojourn_program(NAME sojourn-live SOURCES live_main.cpp DEPENDS live CLI11::CLI11)
#
# makes a program, part of the target 'programs' and of an installation.

function(sojourn_room)
  cmake_parse_arguments(PARSE_ARGV 0 ROOM "" "NAME" "SOURCES;DEPENDS;PRIVATE_DEPENDS")
  _sojourn_all_understood("sojourn_room(${ROOM_NAME})" "${ROOM_UNPARSED_ARGUMENTS}")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  list(FILTER sources EXCLUDE REGEX "(/|_)main\\.cpp$|_test\\.cpp$")
  list(APPEND sources ${ROOM_SOURCES})

  set(library "sojourn_${ROOM_NAME}")
  _sojourn_targets(depends ${ROOM_DEPENDS})
  _sojourn_targets(private_depends ${ROOM_PRIVATE_DEPENDS})
  if(sources)
    set(scope PUBLIC)
    add_library(${library} STATIC ${sources})
    target_link_libraries(${library} PRIVATE ${private_depends})
  else()
    set(scope INTERFACE)
    add_library(${library} INTERFACE)
  endif()
  add_library(sojourn::${ROOM_NAME} ALIAS ${library})
  target_link_libraries(${library} ${scope} ${depends})
  target_include_directories(${library} ${scope} "${PROJECT_SOURCE_DIR}")

  # The header set lets the target all_verify_interface_header_sets compile every header on its own.
  target_sources(${library} ${scope}
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  set_target_properties(${library} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

function(sojourn_program)
  cmake_parse_arguments(PARSE_ARGV 0 PROGRAM "" "NAME" "SOURCES;DEPENDS")
  _sojourn_all_understood("sojourn_program(${PROGRAM_NAME})" "${PROGRAM_UNPARSED_ARGUMENTS}")

  add_executable(${PROGRAM_NAME} ${PROGRAM_SOURCES})
  _sojourn_targets(depends ${PROGRAM_DEPENDS})
  target_include_directories(${PROGRAM_NAME} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${PROGRAM_NAME} PRIVATE ${depends})
  add_dependencies(programs ${PROGRAM_NAME})
  install(TARGETS ${PROGRAM_NAME} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# engine -> sojourn::engine; fmt::fmt stays as it is.
function(_sojourn_targets result)
  set(targets)
  foreach(name IN LISTS ARGN)
    if(NOT name MATCHES "::")
      set(name "sojourn::${name}")
    endif()
    list(APPEND targets "${name}")
  endforeach()
  set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(_sojourn_all_understood call leftover)
  if(NOT leftover STREQUAL "")
    message(FATAL_ERROR "${call} does not understand: ${leftover}")
  endif()
endfunction()
