# cmake -D INPUT=file -D OUTPUT=file.cpp -D HEADER=header -D FUNCTION=ns::name -P embed_text.cmake
file(READ "${INPUT}" text)
if(text MATCHES "\\)_text_\"")
  message(FATAL_ERROR "${INPUT} contains )_text_\", which would end the raw string it is put in")
endif()
file(WRITE "${OUTPUT}" "#include \"${HEADER}\"

std::string_view ${FUNCTION}() {
  return R\"_text_(${text})_text_\";
}
")
