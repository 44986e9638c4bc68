#pragma once
// Results as a SIPmath 3.0 library (Probability Management, 2021), which spreadsheets with the SIPmath tools
// and other models draw from: a metalog for each quantity (Keelin 2016), tied by a Gaussian copula.

#include <span>
#include <string>
#include <vector>

namespace fundsim {

//! A quantity in every replication.
struct SipColumn {
    std::string name;
    std::string units;
    std::vector<double> values;  //!< [replication]
};

//! A quantity as others draw it.
struct Sip {
    std::string name;
    std::string units;
    std::vector<double> coefficients;  //!< of the metalog, 2 to 16
    double lower, upper;               //!< its bounds; infinite: none
    double worst_miss;  //!< largest distance between metalog and sample, quantiles 1 % to 99 %, per standard
                        //!< deviation
    double count, mean, standard_deviation, minimum, p25, p50, p75, maximum;  //!< of the sample
    std::vector<double> density;  //!< at 25 evenly spaced values between the quantiles 0.1 % and 99.9 %
};

struct SipLibrary {
    std::vector<Sip> sips;
    std::vector<double>
        correlations;  //!< [sip][sip], of the normal scores (van der Waerden), positive definite
};

//! All columns are as long as each other, and not empty. A metalog is unbounded, or bounded on one side some
//! way beyond the sample where it fits a lopsided one better. It takes the fewest terms that miss the
//! sample's quantiles by at most a twentieth more, in the mean square, than the best that has a density.
SipLibrary sip_library(std::span<const SipColumn> columns);

struct SipOrigin {
    std::string name;        //!< of the library
    std::string provenance;  //!< one line: who made it, from what
    std::string created;     //!< MM-DD-YYYY
};

std::string sipmath_json(const SipLibrary& library, const SipOrigin& origin);

}  // namespace fundsim
