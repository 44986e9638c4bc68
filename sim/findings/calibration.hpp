#pragma once
// What a history of projects says, as data: sentences, tables, JSON, and the lines for a scenario.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/calibrated.hpp"
#include "findings/table.hpp"

namespace fundsim {

enum class HistoryQuantity : std::uint8_t { cost, schedule, benefit, effort };

//! "cost_overrun", "schedule_ratio", "benefit_ratio", "effort": as JSON and fragments call it.
std::string_view word_of(HistoryQuantity quantity);

//! Where a scenario has it: "opportunities.overrun"; empty where it has nothing of the kind.
std::string_view address_of(HistoryQuantity quantity);

//! What was asked, besides the figures.
struct CalibrationOf {
    HistoryQuantity quantity;
    std::string from;       //!< headings of the columns
    bool projected;         //!< one of them is a projection
    std::string reference;  //!< name of the published class; empty: none
    std::uint32_t resamples;
    bool family_given;  //!< by the user
};

struct CalibrationFinding {
    std::string title;                  //!< quantity and projects
    std::string verdict;                //!< what comes out
    Table families;                     //!< the best first
    Table quantiles;                    //!< observed beside fitted
    std::string parameters;             //!< of the family that is taken
    std::vector<std::string> cautions;  //!< what the figures mean, and what they cannot support
};
CalibrationFinding finding_of(const CalibrationOf& what, const Calibrated& found);

//! How tables and intervals read; once for all quantities.
std::string how_calibrated(std::uint32_t resamples);

nlohmann::ordered_json calibration_json(const CalibrationOf& what, const Calibrated& found);

//! Where a history's lines come from.
struct FragmentSource {
    std::string file, sha256;
    std::size_t rows, used;
    std::string program;  //!< "fundsim 1.2.3"
    std::uint64_t seed;
};

//! One quantity of a fragment.
struct FragmentPart {
    CalibrationOf what;
    const Calibrated& found;
};

//! Lines to be pasted into a scenario: its source, then each quantity with its method, its cautions and its
//! distribution; those that a scenario has no place for stand there as comments. TOML, 100 columns where
//! distributions allow.
std::string fragment_of(const FragmentSource& source, const std::vector<FragmentPart>& parts);

}  // namespace fundsim
