# A text file compiled into a program.
#
#   sojourn_embed_text(FILE path HEADER header FUNCTION ns::name RESULT variable)
#
# generates a .cpp that defines `std::string_view ns::name()`, declared in the header by hand, to
# return the file's text, and stores its path in the variable, for use among a room's SOURCES.
# It is written again whenever the file changes. While there is no file the variable is empty.

set(SOJOURN_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_text.cmake")

function(sojourn_embed_text)
  cmake_parse_arguments(PARSE_ARGV 0 EMBED "" "FILE;HEADER;FUNCTION;RESULT" "")
  if(NOT EXISTS "${EMBED_FILE}")
    set(${EMBED_RESULT} "" PARENT_SCOPE)
    return()
  endif()
  get_filename_component(stem "${EMBED_HEADER}" NAME_WE)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${stem}.cpp")
  file(RELATIVE_PATH shown "${PROJECT_SOURCE_DIR}" "${EMBED_FILE}")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "INPUT=${EMBED_FILE}" -D "OUTPUT=${output}"
      -D "HEADER=${EMBED_HEADER}" -D "FUNCTION=${EMBED_FUNCTION}" -P "${SOJOURN_EMBED_SCRIPT}"
    DEPENDS "${EMBED_FILE}" "${SOJOURN_EMBED_SCRIPT}"
    COMMENT "Embedding ${shown}"
    VERBATIM)
  set(${EMBED_RESULT} "${output}" PARENT_SCOPE)
endfunction()
