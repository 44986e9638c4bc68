#pragma once
// The scenario of an organisation told in ten figures, and how well it reproduces what it was told.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/distribution/distribution.hpp"
#include "ensemble/summary.hpp"
#include "parameters/portrait.hpp"

namespace fundsim {

//! What is tuned until today's model gives the stated history.
struct Fitting {
    double worth;           //!< per year, median of ideas that are worth something: currency
    double overrun_factor;  //!< on the published overruns
    double first_fit;       //!< mean share of a problem's worth that a first solution reaches, in (0, 1)
    double sigma_case;      //!< noise of business cases, sd of value
};

//! Benefits fall short of plan because solutions reach only a part and because noise makes cases look good
//! that are not (the optimizer's curse); nobody knows how much each. Both move together: the noise halves
//! where the odds of the first double, about the baseline's 2/3 and 0.6.
double noise_beside(double first_fit);

inline constexpr std::size_t fitted_inputs = 3;  //!< the noise follows the first solution

//! An input that is tuned: its name in sentences, and between what.
struct FittingRange {
    const char* what;
    double low, high;
};

//! Where the search starts, and the ranges within which it looks, for this organisation.
struct FittingSpace {
    Fitting start;
    std::array<FittingRange, fitted_inputs> ranges;  //!< worth, overrun_factor, first_fit
};
FittingSpace fitting_space(const Portrait& portrait);

//! To four digits, as it is written.
Fitting written(const Fitting& fitting);

//! Whose overruns: the published ones times a factor, or a history's as they are.
struct Overruns {
    std::optional<Distribution> own = {};
    std::string file = {};  //!< where they come from
};

enum class PlayedBy { today, everybody };

//! A commented scenario in TOML. `who`: the model that stands for today alone, or all that are compared.
std::string portrayed_toml(const Portrait& portrait, const Fitting& fitting, const Overruns& overruns,
                           PlayedBy who, const std::vector<std::string>& findings = {});

//! What today's model comes to, in the units of the questions.
struct Reproduced {
    double promised_per_year, cost_percent, benefit_percent;
};
Reproduced reproduced(const ModelSummary& today);

//! Sentences: whether the history is reproduced, what was tuned within which range, what cannot be
//! reproduced and what was not asked of it.
struct PortraitFinding {
    bool all = false;  //!< everything stated is reproduced, to within `close_enough`
    std::vector<std::string> sentences;
};
inline constexpr double close_enough = 0.03;  //!< of the stated figure
PortraitFinding portrait_finding(const Portrait& portrait, const Fitting& fitting, const Overruns& overruns,
                                 const Reproduced& got, std::uint64_t replications);

}  // namespace fundsim
