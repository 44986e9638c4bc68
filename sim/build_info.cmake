# "build_info.hpp": which version of the program this is, so that a results file can say what wrote it.
# Asked of git at every build, not at configuration, or it would be stale after the next commit; the header is
# only touched when the answer changes.

if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(
    COMMAND git -C ${SOURCE_DIR} describe --always --dirty --abbrev=40 --match=
    OUTPUT_VARIABLE sha ERROR_QUIET RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(failed)
    set(sha unknown)
  endif()
  set(content
      "#pragma once\n\nnamespace fundsim {\n\n"
      "inline constexpr char program_version[] = \"${VERSION}\"\;\n"
      "inline constexpr char git_sha[] = \"${sha}\"\;  //!< commit; -dirty: with changes; or unknown\n\n"
      "}  // namespace fundsim\n")
  string(CONCAT content ${content})
  set(old "")
  if(EXISTS ${HEADER})
    file(READ ${HEADER} old)
  endif()
  if(NOT old STREQUAL content)
    file(WRITE ${HEADER} "${content}")
  endif()
  return()
endif()

set(header ${PROJECT_BINARY_DIR}/generated/build_info.hpp)
add_custom_target(
  fundsim_build_info_header
  COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION} -DHEADER=${header} -P
          ${CMAKE_CURRENT_LIST_FILE}
  BYPRODUCTS ${header}
  COMMENT "Asking git which version this is"
  VERBATIM)
add_library(fundsim_build_info INTERFACE)
target_include_directories(fundsim_build_info INTERFACE ${PROJECT_BINARY_DIR}/generated)
add_dependencies(fundsim_build_info fundsim_build_info_header)
