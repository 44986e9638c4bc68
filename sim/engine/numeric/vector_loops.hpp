#pragma once
/// The two compiler hints for loops that are to become vector code.
///
/// FUNDSIM_CLONES: g++ compiles one copy of the function per vector width and the loader picks the widest
/// that the processor has. All copies give the same bits, because nothing is contracted (-ffp-contract=off)
/// or reordered. Not under the thread sanitizer (such programs crash before main) and not where there is no
/// such mechanism.
///
/// FUNDSIM_APART, before a loop: input and output arrays are either apart or the same array.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define FUNDSIM_CLONES [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define FUNDSIM_CLONES
#endif

#if defined(__clang__)
#define FUNDSIM_APART
#else
#define FUNDSIM_APART _Pragma("GCC ivdep")
#endif
