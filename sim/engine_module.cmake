# The engine alone, as a WebAssembly module. That it compiles, links and asks nothing of its host shows that it
# is pure: no files, clocks, environment, threads or exceptions. scripts/test --full builds and inspects it.

file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/engine/*.cpp)

# The header-only libraries, each by its own folder: all of the system's headers would hide the C library's.
set(headers ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${headers})
file(CREATE_LINK /usr/include/boost ${headers}/boost SYMBOLIC)
file(CREATE_LINK /usr/include/eigen3/Eigen ${headers}/Eigen SYMBOLIC)
file(CREATE_LINK /usr/include/Random123 ${headers}/Random123 SYMBOLIC)

add_executable(engine_module ${sources})
target_include_directories(engine_module PRIVATE ${CMAKE_CURRENT_LIST_DIR})
target_include_directories(engine_module SYSTEM PRIVATE ${headers})
target_compile_options(engine_module PRIVATE -fno-exceptions)
target_compile_options(fundsim_options INTERFACE -Wno-shorten-64-to-32)  # sizes have 32 bits there
target_link_options(engine_module PRIVATE -nostartfiles -Wl,--no-entry -Wl,--export-dynamic)
target_link_libraries(engine_module PRIVATE fundsim_boost_math fundsim_options)
