# What a user of the library gets: headers, the archive with the data image in it, find_package and pkg-config.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)
install(TARGETS dateline_library EXPORT dateline-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY libdateline/include/dateline DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE README.md CHANGELOG.md data/SOURCES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT dateline-targets NAMESPACE dateline:: DESTINATION ${package_directory})

configure_package_config_file(cmake/dateline-config.cmake.in ${PROJECT_BINARY_DIR}/dateline-config.cmake
  INSTALL_DESTINATION ${package_directory})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dateline-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/dateline-config.cmake ${PROJECT_BINARY_DIR}/dateline-config-version.cmake
  DESTINATION ${package_directory})

file(RELATIVE_PATH prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/dateline.pc.in ${PROJECT_BINARY_DIR}/dateline.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/dateline.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
