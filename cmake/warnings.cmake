# Warnings are errors in our own code, and only there.
add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 sees an overlap in every "x" + std::string (GCC bug 105651)
  # libstdc++ 12 sorts with what it calls deprecated itself, which clang sees through its templates.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
