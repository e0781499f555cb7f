# data/ (text) -> dateline-image checks and packs it -> one image -> linked into the library by .incbin.
# What packs a section shares code with what reads it (folding, hashes, names of classes), compiled here once more:
# the tool runs before the library exists, and without its sanitizers.
file(GLOB know_sources CONFIGURE_DEPENDS libdateline/src/know/*.cpp)
list(FILTER know_sources EXCLUDE REGEX image_bundled)
add_library(dateline_know STATIC EXCLUDE_FROM_ALL ${know_sources})
target_include_directories(dateline_know PRIVATE libdateline/src libdateline/include)
target_link_libraries(dateline_know PRIVATE dateline_dependencies dateline_warnings)

# What packs a gazetteer is also the command's (data build).
file(GLOB gazetteer_sources CONFIGURE_DEPENDS tools/image/pack.cpp tools/image/pack_gazetteer*.cpp tools/image/pack_place_tables.cpp)
add_library(dateline_gazetteer STATIC EXCLUDE_FROM_ALL ${gazetteer_sources})
target_include_directories(dateline_gazetteer PUBLIC tools/image PRIVATE libdateline/src libdateline/include)
target_link_libraries(dateline_gazetteer PRIVATE dateline_dependencies dateline_warnings dateline_zstd)

file(GLOB image_tool_sources CONFIGURE_DEPENDS tools/image/*.cpp)
list(REMOVE_ITEM image_tool_sources ${gazetteer_sources})
add_executable(dateline-image ${image_tool_sources})
target_include_directories(dateline-image PRIVATE tools/image libdateline/src libdateline/include)
target_link_libraries(dateline-image PRIVATE dateline_gazetteer dateline_know dateline_dependencies dateline_warnings dateline_zstd)

file(GLOB_RECURSE data_sources CONFIGURE_DEPENDS data/*.tsv data/*.txt data/*.zst)
set(DATELINE_IMAGE ${PROJECT_BINARY_DIR}/dateline.image)
add_custom_command(OUTPUT ${DATELINE_IMAGE}
  COMMAND dateline-image ${PROJECT_SOURCE_DIR}/data ${DATELINE_IMAGE}
  DEPENDS dateline-image ${data_sources} COMMENT "Checking and packing the data image" VERBATIM)
set(image_assembly ${PROJECT_BINARY_DIR}/image.S)
file(CONFIGURE OUTPUT ${image_assembly} @ONLY CONTENT [[
  .section .rodata
  .balign 4096
  .global dateline_bundled_image
dateline_bundled_image:
  .incbin "@DATELINE_IMAGE@"
  .global dateline_bundled_image_end
dateline_bundled_image_end:
  .byte 0
  .section .note.GNU-stack,"",%progbits
]])
set_source_files_properties(${image_assembly} PROPERTIES OBJECT_DEPENDS ${DATELINE_IMAGE})
set(DATELINE_IMAGE_OBJECT ${image_assembly})
