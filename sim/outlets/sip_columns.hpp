#pragma once
// What of a results file becomes a SIPmath library.

#include <string>
#include <vector>

#include "outlets/sipmath.hpp"
#include "results/read.hpp"

namespace fundsim {

struct SipColumns {
    std::vector<SipColumn> columns;
    std::string fault;  //!< empty: all is well
};

//! The NPV of each model, and of each but the first its difference from that of the first one.
SipColumns sip_columns(const std::string& path, const StoredResults& results);

//! `file`: the library's own name.
SipOrigin sip_origin(const std::string& file, const StoredResults& results);

}  // namespace fundsim
