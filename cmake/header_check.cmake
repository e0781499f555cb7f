# Every header compiles alone: one file a header that includes it and nothing else. Built on demand:
#   cmake --build BUILD --target dateline_header_check
file(GLOB_RECURSE checked_headers CONFIGURE_DEPENDS
  libdateline/include/*.hpp libdateline/include/*.h libdateline/src/*.hpp cli/*.hpp tools/image/*.hpp)
set(header_sources)
foreach(header IN LISTS checked_headers)
  file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${header})
  string(MAKE_C_IDENTIFIER ${name} name)
  set(source ${PROJECT_BINARY_DIR}/header_check/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n" @ONLY)
  list(APPEND header_sources ${source})
endforeach()
add_library(dateline_header_check OBJECT EXCLUDE_FROM_ALL ${header_sources})
target_include_directories(dateline_header_check PRIVATE libdateline/include libdateline/src cli tools/image)
target_compile_options(dateline_header_check PRIVATE -O0)
target_link_libraries(dateline_header_check PRIVATE dateline_dependencies dateline_warnings)
