#include "studies/exploration.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

#include "studies/first_order.hpp"

namespace fundsim {

namespace {

//! What each case is, and how often the model that is behind is ahead in it all the same.
Cases cases_of(const Draws& draws, const std::vector<Factor>& factors, bool of_b) {
    Cases cases{std::vector<std::vector<double>>(factors.size()), {}};
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        for (std::size_t f = 0; f < factors.size(); ++f) {
            cases.values[f].push_back(value_at(factors[f], share_of(draws, d, f)));
        }
        const auto ahead = [of_b](double gap) { return counts_ahead(of_b ? -gap : gap); };
        cases.ahead.push_back((ahead(draws.first[d]) + ahead(draws.second[d])) / 2);
    }
    return cases;
}

std::vector<GroupFinding> groups_of(const Draws& draws, std::span<const double> gaps,
                                    const Exploration& out) {
    std::vector<GroupFinding> groups;
    for (const Section section :
         {Section::organisation, Section::opportunities, Section::model, Section::transition}) {
        std::vector<std::size_t> members;
        std::copy_if(out.by_importance.begin(), out.by_importance.end(), std::back_inserter(members),
                     [&](std::size_t f) { return out.factors[f].assumption.parameter->section == section; });
        if (!members.empty()) {
            groups.push_back(
                {std::string(name_of(section)), members.size(), information_in(draws, gaps, members)});
        }
    }
    if (groups.size() < 2) {
        groups.clear();
    }
    return groups;
}

}  // namespace

std::optional<std::size_t> group_of(const Totals& totals, std::size_t factor) {
    const std::size_t told_apart = totals.groups.size() - (totals.rest ? 1 : 0);
    for (std::size_t group = 0; group < told_apart; ++group) {
        if (totals.groups[group].front() == factor) {
            return group;
        }
    }
    return std::nullopt;
}

void conclude(const Draws& draws, std::uint64_t seed, Exploration& out) {
    out.draws = size_of(draws);
    out.ahead = probability_ahead(draws);
    out.gap = mean_estimate(moments_of(mean_gaps(draws)));
    out.variance = variance_parts(draws);
    const std::vector<double> gaps = steadied_gaps(draws);
    const VarianceShares shares = variance_shares(draws, gaps, seed);
    out.luck = shares.luck;
    out.by_importance.resize(out.factors.size());
    std::iota(out.by_importance.begin(), out.by_importance.end(), std::size_t{0});
    std::stable_sort(out.by_importance.begin(), out.by_importance.end(),
                     [&](std::size_t one, std::size_t other) {
                         return shares.first_order[one].value > shares.first_order[other].value;
                     });
    for (std::size_t f = 0; f < out.factors.size(); ++f) {
        out.findings.push_back({shares.first_order[f], information_in(draws, gaps, std::array{f})});
    }
    out.groups = groups_of(draws, gaps, out);
    out.all = information_in(draws, gaps, out.by_importance);
    const bool a_leads = out.ahead.value >= 0.5;
    out.behind = a_leads ? out.b : out.a;
    out.boxes = boxes(cases_of(draws, out.factors, a_leads), seed);
}

}  // namespace fundsim
