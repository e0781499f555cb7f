# What the library and its tools stand on, from the system. Where a static archive stands beside the shared
# library it is taken, so that the command can start without a dynamic linker.
find_package(fmt REQUIRED)
find_package(date REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

function(dateline_find_archive name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
  find_library(DATELINE_${name} NAMES lib${name}.a ${name} HINTS ${${name}_LIBRARY_DIRS} ${${name}_LIBDIR} REQUIRED)
  mark_as_advanced(DATELINE_${name})
  add_library(dateline_${name} INTERFACE)
  target_include_directories(dateline_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
  target_link_libraries(dateline_${name} INTERFACE ${DATELINE_${name}})
endfunction()
dateline_find_archive(xxhash libxxhash)
dateline_find_archive(zstd libzstd)
dateline_find_archive(utf8proc libutf8proc)
dateline_find_archive(uchardet uchardet)
dateline_find_archive(deflate libdeflate)
dateline_find_archive(z zlib)
dateline_find_archive(brotlidec libbrotlidec)
dateline_find_archive(brotlicommon libbrotlicommon)
dateline_find_archive(sqlite3 sqlite3)  # of the command alone

# Debian ships fmt as a shared library alone, and header-only it costs five seconds in every file. So its one
# source is compiled here, once.
add_library(dateline_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
target_include_directories(dateline_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
set_target_properties(dateline_fmt PROPERTIES CXX_VISIBILITY_PRESET default)

add_library(dateline_dependencies INTERFACE)
target_link_libraries(dateline_dependencies
  INTERFACE dateline_fmt dateline_xxhash dateline_utf8proc dateline_uchardet dateline_deflate dateline_z dateline_zstd
  dateline_brotlidec dateline_brotlicommon date::date Boost::headers Threads::Threads)

# What a user of the installed static library links instead; dateline-config.cmake.in finds them.
set(DATELINE_INSTALLED_DEPENDENCIES
  $<INSTALL_INTERFACE:fmt::fmt> $<INSTALL_INTERFACE:PkgConfig::xxhash> $<INSTALL_INTERFACE:PkgConfig::utf8proc>
  $<INSTALL_INTERFACE:PkgConfig::uchardet> $<INSTALL_INTERFACE:PkgConfig::deflate> $<INSTALL_INTERFACE:PkgConfig::z> $<INSTALL_INTERFACE:PkgConfig::zstd>
  $<INSTALL_INTERFACE:PkgConfig::brotlidec> $<INSTALL_INTERFACE:Threads::Threads>)
