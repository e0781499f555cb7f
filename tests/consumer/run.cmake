# Installs the build tree BUILD into a fresh prefix, builds the consumer on it by WAY, and reads what it prints.
set(prefix ${BUILD}/tests/consumer-${WAY}/prefix)
set(work ${BUILD}/tests/consumer-${WAY}/work)
file(REMOVE_RECURSE ${prefix} ${work})
file(MAKE_DIRECTORY ${work})

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said WORKING_DIRECTORY ${work})
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} failed:\n${said}")
  endif()
  set(output "${said}" PARENT_SCOPE)
endfunction()

run("the installation" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix} --config ${CONFIG})

# What the library was built with has to be given to its user too: sanitizers, coverage.
string(STRIP "${FLAGS}" flags)
if(SANITIZE)
  string(APPEND flags " -fsanitize=${SANITIZE}")
endif()

if(WAY STREQUAL "find_package")
  run("configuring the consumer" ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${work} -G ${GENERATOR}
    -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${flags}" -D VERSION=${VERSION})
  run("building the consumer" ${CMAKE_COMMAND} --build ${work})
else()
  file(GLOB_RECURSE pc ${prefix}/dateline.pc)
  if(NOT pc)
    message(FATAL_ERROR "no dateline.pc was installed")
  endif()
  get_filename_component(directory ${pc} DIRECTORY)
  set(ENV{PKG_CONFIG_PATH} ${directory})
  run("pkg-config" pkg-config --modversion dateline)
  string(STRIP "${output}" version)
  if(NOT version STREQUAL VERSION)
    message(FATAL_ERROR "dateline.pc says version ${version}, not ${VERSION}")
  endif()
  run("pkg-config" pkg-config --cflags --libs dateline)
  string(STRIP "${output}" words)
  separate_arguments(words UNIX_COMMAND "${words}")
  separate_arguments(flags UNIX_COMMAND "${flags}")
  run("building the consumer" ${COMPILER} -std=c++20 ${flags} ${CMAKE_CURRENT_LIST_DIR}/main.cpp -o ${work}/consumer ${words})
endif()

run("the consumer" ${work}/consumer)
if(NOT output STREQUAL "1686532740\n")  # 2023-06-12T01:19:00Z
  message(FATAL_ERROR "the consumer prints \"${output}\"")
endif()
