# What Debian builds its own programs with, against faults that somebody might exploit: a guard on the stack, checked
# copies, addresses drawn anew at every start, tables of calls and the stack closed to what comes in. No figure depends
# on it. Code of libraries goes into the module for notebooks too, which may stand anywhere (-fPIC), and nobody puts other
# functions in the place of ours. Sanitizers have guards of their own, and a WebAssembly module has none of this.

set(guards -fstack-protector-strong)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  list(APPEND guards -fcf-protection)  # jumps end only where one may
endif()
target_compile_options(fundsim_options INTERFACE -fPIC -fno-semantic-interposition ${guards})
# Checked copies need an optimiser, which knows how large things are.
target_compile_options(
  fundsim_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE>
                            $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>)
# The guards once more for code that is made while linking.
target_link_options(fundsim_options INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie> ${guards} LINKER:-z,relro,-z,now,-z,noexecstack)
