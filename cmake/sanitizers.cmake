# Sanitizers travel with the library, to all that links it. The tool that packs the data image does without: it
# is ours alone, runs in the build, and would take minutes under them.
add_library(dateline_sanitizers INTERFACE)
if(DATELINE_SANITIZE)
  if(DATELINE_STATIC_COMMAND)
    message(FATAL_ERROR "A sanitizer needs its shared run-time: turn DATELINE_STATIC_COMMAND off")
  endif()
  target_compile_options(dateline_sanitizers INTERFACE
    -fsanitize=${DATELINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # g++ 12 sees one in std::regex, under sanitizers alone (GCC bug 105562)
  target_link_options(dateline_sanitizers INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
