# Toolchain of the preset "wasm": clang 22 with Debian's wasi-libc and libc++ for wasm32.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-22)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
# Debian's folders still have the name from before clang called this target wasm32-wasip1.
set(CMAKE_CXX_FLAGS_INIT "-Wno-deprecated")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_EXECUTABLE_SUFFIX_CXX .wasm)
