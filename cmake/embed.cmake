# strongroom_embed(<target> FUNCTION <namespace::name> FILES <files...>)
# Builds text files into <target>, so that the program finds them wherever it is installed. The owner declares
#     std::string_view name(std::string_view file);
# in a header of his; it gives the text of `file` (its name without the path) and is empty where there is none.
set(strongroom_embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(strongroom_embed target)
  cmake_parse_arguments(arg "" "FUNCTION" "FILES" ${ARGN})
  list(TRANSFORM arg_FILES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
  string(REPLACE "::" "_" unit "${arg_FUNCTION}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${unit}.cpp")
  list(JOIN files "|" file_list) # a semicolon would not survive the command line
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DFUNCTION=${arg_FUNCTION}" "-DFILES=${file_list}" "-DOUTPUT=${output}"
            -P "${strongroom_embed_script}"
    DEPENDS ${files} "${strongroom_embed_script}" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE AND DEFINED OUTPUT)
  string(REGEX MATCH "^(.*)::([^:]+)$" _ "${FUNCTION}")
  set(space "${CMAKE_MATCH_1}")
  set(name "${CMAKE_MATCH_2}")
  set(code "#include <string_view>\n\nnamespace ${space} {\n\n")
  string(APPEND code "std::string_view ${name}(std::string_view file);\n\n")
  string(APPEND code "std::string_view ${name}(std::string_view file)\n{\n")
  string(REPLACE "|" ";" FILES "${FILES}")
  foreach(path IN LISTS FILES)
    get_filename_component(short "${path}" NAME)
    file(READ "${path}" text)
    string(FIND "${text}" ")embed\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${path} contains )embed\", which ends the literal it is built into")
    endif()
    string(APPEND code "    if (file == \"${short}\")\n        return R\"embed(${text})embed\";\n")
  endforeach()
  string(APPEND code "    return {};\n}\n\n} // namespace ${space}\n")
  file(WRITE "${OUTPUT}" "${code}")
endif()
