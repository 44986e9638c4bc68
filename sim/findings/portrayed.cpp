#include "findings/portrayed.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "calibration/written.hpp"
#include "engine/distribution/calibrations.hpp"
#include "engine/distribution/scaled.hpp"
#include "findings/figures.hpp"
#include "findings/naming.hpp"
#include "parameters/distribution_text.hpp"
#include "parameters/lines.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

constexpr double second_exponent = 1.5;  //!< of the beta distribution of fit
// The shape of the baseline's ideas: harm and tail in proportion to the median of those that are worth
// something.
constexpr double harm = -0.6, upper_tail = 3.4, effort_tail = 3;

double four_digits(double value) { return to_digits_of(value, 4); }

//! Four digits as TOML, without what rounding leaves.
std::string short_toml(double value) { return fmt::format("{:.4g}", value); }

std::string number(double value) {
    const bool usual = std::abs(value) >= 1e-4 && std::abs(value) < 1e15;
    return usual ? fmt::format("{:.15g}", value) : fmt::format("{:.6g}", value);
}

struct CastModel {
    const char* name;
    const char* preset;
};
constexpr std::array<CastModel, 6> everybody{{{"Annual projects", "project"},
                                              {"Projects, modern practices", "project_modern"},
                                              {"Quarterly money, modern practices", "metered"},
                                              {"Feature teams", "feature_teams"},
                                              {"From where we are", "transition"},
                                              {"Product teams", "persistent"}}};

std::string models_toml(const Portrait& portrait, PlayedBy who) {
    std::string text;
    for (std::size_t i = 0; i < (who == PlayedBy::today ? 1 : everybody.size()); ++i) {
        text += fmt::format(
            "\n[[model]]\nname           = \"{}\"\npreset         = \"{}\"\nmandated_share = {}\n",
            everybody[i].name, everybody[i].preset, number(portrait.mandated_percent / 100));
    }
    return text;
}

std::string header(const Portrait& portrait, const std::vector<std::string>& findings) {
    std::string text = "# Written by 'fundsim new' from ten answers; change what you know better.\n";
    for (const std::string& sentence : findings) {
        text += "#\n";
        for (const std::string& line : broken_into_lines(sentence, 110)) {
            text += "# " + line + "\n";
        }
    }
    return text + fmt::format("\nformat   = 2\ntitle    = {}\ncurrency = {}\n", string_toml(portrait.title),
                              string_toml(portrait.currency));
}

//! "134%"
std::string whole_percent(double value) { return rounded(value, value < 10 ? -1 : 0) + "%"; }

std::string money(double value, const std::string& currency) { return plain(value, 3) + " " + currency; }

bool near(double got, double stated) { return std::abs(got / stated - 1) <= close_enough; }

//! "cost 134% of plan (135% stated)"
struct Told {
    std::string text;
    bool met;
};

std::string joined(const std::vector<Told>& all, bool met) {
    std::vector<std::string> parts;
    for (const Told& each : all) {
        if (each.met == met) {
            parts.push_back(each.text);
        }
    }
    return all_of(parts);
}

}  // namespace

double noise_beside(double first_fit) {
    constexpr double usual_noise = 0.6, usual_odds = 2, least = 0.05, most = 2;
    return std::clamp(usual_noise * usual_odds * (1 - first_fit) / first_fit, least, most);
}

FittingSpace fitting_space(const Portrait& portrait) {
    // Funded cases promise about twice the median of the ideas that are worth something.
    const double worth = 0.5 * portrait.promised_per_year;
    const double cost = portrait.cost_percent / 100;
    const double fit = std::clamp(portrait.benefit_percent / 100 + 0.15, 0.2, 0.9);
    return {{worth, std::clamp(cost / 1.2, 0.35, 3.9), fit, noise_beside(fit)},
            {{{"what a good idea is worth", worth / 50, worth * 50},
              {"overruns", 0.3, 4},
              {"what a first solution reaches", 0.03, 0.97}}}};
}

Fitting written(const Fitting& f) {
    return {four_digits(f.worth), four_digits(f.overrun_factor), four_digits(f.first_fit),
            four_digits(f.sigma_case)};
}

std::string portrayed_toml(const Portrait& portrait, const Fitting& f, const Overruns& overruns, PlayedBy who,
                           const std::vector<std::string>& findings) {
    const Distribution overrun =
        overruns.own ? *overruns.own : written(scaled(large_it_overrun(), f.overrun_factor));
    const double areas = std::clamp(std::round(portrait.teams / 2), 1.0, 1'000.0);
    std::string text = header(portrait, findings);
    text += fmt::format(
        "\n[organisation]\n# {} teams of {} people at {} {} a person-month, and the usual overhead.\n"
        "budget_per_year   = {}\nteam_size         = {}\nperson_month_cost = {}\nhorizon_months    = 60\n"
        "# An assumption: about two teams know each area.\nareas             = {}\n",
        number(portrait.teams), number(portrait.people_per_team), number(portrait.price_per_person_month),
        portrait.currency, number(four_digits(budget_of(portrait))), number(portrait.people_per_team),
        number(portrait.price_per_person_month), number(areas));
    text += fmt::format(
        "\n[opportunities]\ninitial_backlog   = {}\narrivals_per_year = {}\n"
        "# Tuned: one idea in ten does harm, half change nothing, the rest are worth something and a few a "
        "great deal.\n"
        "value_per_year = {{ mixture = [\n    {{ weight = 0.1, uniform = {{ min = {}, max = 0 }} }},\n"
        "    {{ weight = 0.5, constant = 0 }},\n"
        "    {{ weight = 0.4, lognormal = {{ p50 = {}, p90 = {} }} }} ] }}\n"
        "effort  = {{ lognormal = {{ p50 = {}, p90 = {} }} }}\n",
        number(portrait.ideas_waiting), number(portrait.ideas_per_year), short_toml(harm * f.worth),
        short_toml(f.worth), short_toml(upper_tail * f.worth), number(portrait.person_months),
        short_toml(effort_tail * portrait.person_months));
    text += overruns.own ? "# From " + overruns.file + ", as it is.\n"
                         : "# Tuned: the published overruns of IT projects (large_it) times " +
                               short_toml(f.overrun_factor) + ".\n";
    text += "overrun = " + distribution_toml(overrun) + "\n";
    text += fmt::format("# Tuned: a first solution reaches {} of what its problem is worth, on average.\n"
                        "fit     = {{ beta = {{ alpha = {}, beta = {} }} }}\n"
                        "# Tuned with it: the noise of business cases.\nsigma_case = {}\n",
                        whole_percent(100 * f.first_fit),
                        short_toml(second_exponent * f.first_fit / (1 - f.first_fit)),
                        number(second_exponent), short_toml(f.sigma_case));
    return text + "\n# Today first: it is what the others are compared with." + models_toml(portrait, who);
}

Reproduced reproduced(const ModelSummary& today) {
    const auto mean = [&](const char* name) { return metric(today, name).mean.value; };
    return {mean("planned_benefit") / (mean("started") - mean("plans_without_benefit")),
            100 * ratio(today, "paid_over_planned").value, 100 * ratio(today, "realised_over_planned").value};
}

PortraitFinding portrait_finding(const Portrait& portrait, const Fitting& f, const Overruns& overruns,
                                 const Reproduced& got, std::uint64_t replications) {
    const Told cost{fmt::format("cost {} of plan ({} stated)", whole_percent(got.cost_percent),
                                whole_percent(portrait.cost_percent)),
                    near(got.cost_percent, portrait.cost_percent)};
    std::vector<Told> told{{fmt::format("benefits {} ({} stated)", whole_percent(got.benefit_percent),
                                        whole_percent(portrait.benefit_percent)),
                            near(got.benefit_percent, portrait.benefit_percent)},
                           {fmt::format("a funded case promises {} a year ({} stated)",
                                        money(got.promised_per_year, portrait.currency),
                                        money(portrait.promised_per_year, portrait.currency)),
                            near(got.promised_per_year, portrait.promised_per_year)}};
    if (!overruns.own || cost.met) {
        told.insert(told.begin(), cost);
    }
    PortraitFinding out;
    out.all = std::all_of(told.begin(), told.end(), [](const Told& each) { return each.met; });
    const std::string futures = counted(replications, "future");
    if (const std::string met = joined(told, true); !met.empty()) {
        out.sentences.push_back(
            (out.all ? "Your history is reproduced: " : "Of your history is reproduced: ") + met + ".");
    }
    if (!out.all) {
        out.sentences.push_back("NOT reproduced by anything that the search found within the ranges below: " +
                                joined(told, false) +
                                ". The scenario holds the nearest that it found; what is stated may not be "
                                "of the same projects, or "
                                "the world "
                                "differs from the assumptions in ways that are not tuned.");
    }
    const FittingSpace space = fitting_space(portrait);
    const auto range = [&](std::size_t i, double factor, const std::string& unit) {
        return plain(factor * space.ranges[i].low, 2) + " to " + plain(factor * space.ranges[i].high, 2) +
               unit;
    };
    out.sentences.push_back(fmt::format(
        "Tuned, on today's model (annual projects) in {}: the median of what a good idea is worth, to {} a "
        "year (within {}); {}and what a first solution reaches of what its problem is worth, to {} (within "
        "{}), with the noise of cases, to {} (within {}).",
        futures, money(f.worth, portrait.currency), range(0, 1, ""),
        overruns.own ? std::string{}
                     : fmt::format("published overruns, to {} times as much (within {}); ",
                                   plain(f.overrun_factor, 3), range(1, 1, "")),
        whole_percent(100 * f.first_fit), range(2, 100, "%"), plain(f.sigma_case, 2),
        plain(noise_beside(space.ranges[2].high), 2) + " to " + plain(noise_beside(space.ranges[2].low), 2)));
    if (overruns.own) {
        out.sentences.push_back(
            "Overruns are those of " + overruns.file + ", as they are" +
            (cost.met ? "." : ": with them " + cost.text + ", which was compared, not tuned."));
    }
    out.sentences.push_back(
        "Not asked, and assumed as everywhere: how cases, teams, areas, dependencies and markets behave. "
        "fundsim explore draws all of that from its plausible range.");
    return out;
}

}  // namespace fundsim
