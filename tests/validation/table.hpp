#pragma once
// The table that the validation prints: what is known, what we get, and whether they agree.

#include <string>
#include <string_view>
#include <vector>

namespace fundsim::validation {

//! How a known answer is reached.
enum class Kind {
    engine,       //!< a scenario that reduces to the case is prepared and played
    function,     //!< a public function of the engine
    not_modelled  //!< the model has no such thing; the remark says why
};

//! Standard errors by which a sampled value may miss at its fixed seed.
inline constexpr double tolerated_errors = 3.5;

struct Row {
    std::string name;
    Kind kind;
    std::string expected;    //!< published or exact value, or the bound that must hold
    std::string ours;        //!< empty where there is none
    std::string difference;  //!< "exact 2e-16", "+0.7 se", "at least"
    double errors = 0;    //!< difference beyond published rounding, standard errors; NaN where there is none
    double relative = 0;  //!< relative difference of an exact case; NaN where there is none
    double sees = 0;      //!< smallest relative error of the expected value that would fail
    bool pass = true;
    std::string remark = {};
};

//! A sampled value, in the unit of the expected one.
struct Sampled {
    double value;
    double standard_error;
};

//! Rows of one part, in the order in which they are found.
class Rows {
public:
    //! Equal up to a relative difference (an absolute one where 0 is expected).
    void exact(Kind kind, std::string name, double expected, double ours, double tolerance);
    //! Within 3.5 standard errors, which must be small enough to notice a relative error of `sees`;
    //! `rounding`: half a unit of the last published digit.
    void sampled(Kind kind, std::string name, double expected, Sampled ours, double sees = 0.01,
                 double rounding = 0);
    //! Not below (above) a bound by more than two standard errors.
    void at_least(Kind kind, std::string name, double bound, Sampled ours);
    void at_most(Kind kind, std::string name, double bound, Sampled ours);
    //! Between two values, ends included.
    void between(Kind kind, std::string name, double low, double high, double ours);
    void absent(std::string name, std::string expected, std::string reason);
    //! Of the last row.
    void remark(std::string text);

    std::vector<Row> list;
};

//! Cases of one subject that are computed together, with the source of their values (author, year).
struct Part {
    std::string_view subject, source;
    void (*run)(Rows&);
};

//! All parts in the order of the table, those of a subject together.
std::vector<Part> parts();

}  // namespace fundsim::validation
