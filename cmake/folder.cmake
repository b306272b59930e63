# strongroom_folder(<name> FILES <files...> [AFTER <folders...>] [USES <external targets...>])
# One static library per folder. AFTER is public (headers show its types);
# USES is private, so no external header leaks out of its folder.
function(strongroom_folder name)
  cmake_parse_arguments(arg "" "" "FILES;AFTER;USES" ${ARGN})
  list(TRANSFORM arg_AFTER PREPEND strongroom::)
  add_library(strongroom_${name} STATIC ${arg_FILES})
  add_library(strongroom::${name} ALIAS strongroom_${name})
  target_include_directories(strongroom_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(strongroom_${name} PUBLIC ${arg_AFTER} tl::expected PRIVATE ${arg_USES})
endfunction()
