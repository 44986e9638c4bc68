# What the preset wasm builds: the engine alone, and fundsim.wasm for pages. That the engine compiles, links and
# asks nothing of its host shows that it is pure: no files, clocks, environment, threads or exceptions.
# scripts/test --full builds and inspects both.

# The header-only libraries, each by its own folder: all of the system's headers would hide the C library's.
set(headers ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${headers})
foreach(folder boost eigen3/Eigen Random123 fmt nlohmann)
  cmake_path(GET folder FILENAME name)
  file(CREATE_LINK /usr/include/${folder} ${headers}/${name} SYMBOLIC)
endforeach()

add_library(fundsim_module_options INTERFACE)
target_include_directories(fundsim_module_options INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})
target_include_directories(fundsim_module_options SYSTEM INTERFACE ${headers})
# What is played is smaller by -O2 than by -O3, which the build type asks for, and no slower.
target_compile_options(
  fundsim_module_options INTERFACE -O2 -msimd128 -fno-exceptions -fno-rtti -fno-threadsafe-statics)
target_compile_options(fundsim_options INTERFACE -Wno-shorten-64-to-32)  # sizes have 32 bits there
target_compile_definitions(
  fundsim_module_options INTERFACE FMT_HEADER_ONLY FMT_EXCEPTIONS=0 FMT_STATIC_THOUSANDS_SEPARATOR=',' JSON_NOEXCEPTION
                                   JSON_NO_IO)
target_link_libraries(fundsim_module_options INTERFACE fundsim_options fundsim_boost_math)

file(GLOB_RECURSE engine CONFIGURE_DEPENDS engine/*.cpp)
file(GLOB_RECURSE sums CONFIGURE_DEPENDS ensemble/*.cpp)
file(GLOB_RECURSE others CONFIGURE_DEPENDS parameters/*.cpp calibration/*.cpp studies/*.cpp findings/*.cpp web/*.cpp)
list(REMOVE_ITEM others ${CMAKE_CURRENT_SOURCE_DIR}/parameters/characters.cpp)  # web/module has its own
# What runs once, before and after all replications, is made as small as can be.
file(GLOB once CONFIGURE_DEPENDS engine/distribution/*.cpp engine/prepared.cpp ensemble/*summar*.cpp ensemble/fairness.cpp
     ensemble/gathering.cpp)
list(FILTER once EXCLUDE REGEX "/(belief_table|latent_quantile|residual_table)\\.cpp$")
set_source_files_properties(${once} ${others} PROPERTIES COMPILE_OPTIONS -Oz)

add_library(engine_objects OBJECT ${engine})
target_link_libraries(engine_objects PRIVATE fundsim_module_options)

add_executable(engine_module $<TARGET_OBJECTS:engine_objects>)
target_link_options(engine_module PRIVATE -nostartfiles -Wl,--no-entry -Wl,--export-dynamic)

add_executable(web_module $<TARGET_OBJECTS:engine_objects> ${sums} ${others})
set_target_properties(web_module PROPERTIES OUTPUT_NAME fundsim)
target_link_libraries(web_module PRIVATE fundsim_module_options)
target_link_options(web_module PRIVATE -mexec-model=reactor -Wl,--strip-all -Wl,-z,stack-size=1048576)
