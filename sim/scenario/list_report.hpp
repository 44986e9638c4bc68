#pragma once
// What became of the rows of a listed portfolio.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! Rows that are left out for one reason.
struct LeftOut {
    std::string reason;
    std::size_t rows = 0;
    std::vector<int> lines;  //!< of the first few, in the file
    std::vector<std::string>
        cells;  //!< that could not be read, beside their lines: "'12 kr' in column 'Cost'"
};

//! What the rows used come to.
struct ListTotals {
    double effort = 0;        //!< planned, person-months
    double cost = 0;          //!< of that effort, currency
    double benefit = 0;       //!< a year, as the cases promise, currency
    double least_months = 0;  //!< that the people whom the budget pays need for that effort
    double most_months = 0;   //!< the same of the model whose budget pays the fewest
};

struct ListReport {
    std::string file;  //!< empty: there is no list, or its rows stand in the scenario
    std::size_t read = 0;
    std::size_t used = 0;
    std::vector<LeftOut> left_out;    //!< in the order in which the reasons were met
    std::size_t without_effort = 0;   //!< used rows whose effort the distribution fills
    std::size_t without_benefit = 0;  //!< used rows without a business case of their own
    std::size_t at_the_start = 0;     //!< used rows that had begun, or were known, at month 0
    ListTotals totals;
    std::string origin_date;  //!< the day that is month 0; empty when the list has no dates
};

//! "lines 3, 7, ...", with the cells beside them where they are known.
std::string lines_text(const LeftOut& group);

//! The report as lines of text: rows used, what they come to, rows left out and why.
std::string list_text(const ListReport& report, std::string_view currency);

}  // namespace fundsim
