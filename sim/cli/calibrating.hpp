#pragma once
// What `fundsim calibrate` is asked, and its history read.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calibration/question.hpp"
#include "cli/options.hpp"
#include "cli/reply.hpp"
#include "cli/run_request.hpp"
#include "findings/calibration.hpp"
#include "scenario/history.hpp"

namespace fundsim {

struct CalibrateRequest {
    std::string path;
    std::string output;  //!< empty: no file
    HistoryOptions reading;
    double threshold = 1.5;
    double cap = 0;  //!< 0: the usual one
    OnPlan on_plan = OnPlan::keep;
    std::optional<Candidate> family = {};
    std::string reference = "large_it";      //!< empty: none
    std::vector<HistoryQuantity> only = {};  //!< empty: all that the history has
    std::uint32_t resamples = 999;
    std::uint64_t seed = 1;
    int threads = 0;
    Show show = Show::table;
    Talk talk = Talk::normal;
    bool full = false;
};

struct CalibrateRequestReading {
    CalibrateRequest request;
    std::string fault = {};  //!< empty: all is well
};
CalibrateRequestReading read_calibrate_request(const Given& given);

//! The history and the SHA-256 of its file; or the reply that says why it cannot be read.
struct HistoryOpening {
    History history = {};
    std::string sha256 = {};
    std::optional<Reply> refused = {};
};
HistoryOpening open_history(const CalibrateRequest& request);

//! What its figures are asked: one for each quantity that it has.
struct AskedQuantity {
    CalibrationOf what;
    Question question;
};
std::vector<AskedQuantity> questions_of(const CalibrateRequest& request, const History& history);

}  // namespace fundsim
