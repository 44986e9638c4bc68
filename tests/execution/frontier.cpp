// A frontier through the engine: each of its rows is a break-even with the other value set.

#include "execution/frontier.hpp"

#include <catch2/catch.hpp>

#include "execution/small_baseline.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

Varied of(Section section, const char* name, double low, double high) {
    return {{section, {}, name}, find_parameter(section, name), low, high};
}

FrontierOptions options_of(std::uint64_t replications, int threads = 2) {
    FrontierOptions options{.rows = 3, .along = {.seed = 4, .points = 5, .controlled = false}};
    options.along.sampling = {.replications = replications, .threads = threads, .stretch = 20};
    return options;
}

FrontierDone played(const FrontierOptions& options) {
    return play_frontier(small_baseline(), 1, 0, of(Section::opportunities, "value_scale", 0.05, 1),
                         of(Section::organisation, "discount_rate", 0.05, 0.25), options);
}

}  // namespace

TEST_CASE("frontier: rows are break-evens with the second value set, in the same worlds") {
    const FrontierOptions options = options_of(60);
    const FrontierDone done = played(options);
    CHECK(done.ending == Ending::complete);
    CHECK(done.replications == 60);
    REQUIRE(done.frontier.rows.size() == 3);
    const double rates[] = {0.05, 0.15, 0.25};
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(done.frontier.rows[k].value == Approx(rates[k]));
        const Breakeven one =
            play_breakeven(small_baseline({"organisation.discount_rate=" + std::to_string(rates[k])}), 1, 0,
                           of(Section::opportunities, "value_scale", 0.05, 1), options.along)
                .breakeven;
        const Breakeven& row = done.frontier.rows[k].along;
        REQUIRE(row.profile.size() == 5);
        REQUIRE(row.ties.size() == one.ties.size());
        CHECK(row.ties.size() == 1);
        CHECK(row.ties[0].value == Approx(one.ties[0].value).epsilon(1e-6));
        CHECK(row.profile[3].gap.low == Approx(one.profile[3].gap.low).epsilon(1e-6));
    }
    const FrontierDone again = played(options_of(60, 3));
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(again.frontier.rows[k].along.ties == done.frontier.rows[k].along.ties);
}

TEST_CASE("frontier: a stop keeps the futures that are done, and progress goes on to the last tie") {
    FrontierOptions options = options_of(40, 1);
    std::uint64_t asked = 0;
    options.along.sampling.stop = [&] { return ++asked > 25; };
    const FrontierDone early = played(options);
    CHECK(early.ending == Ending::interrupted);
    CHECK(early.replications == 20);
    REQUIRE(early.frontier.rows.size() == 3);
    CHECK(early.frontier.rows[0].along.ties.empty());

    double share = 0;
    bool backwards = false;
    options.along.sampling.progress = [&](std::uint64_t done, std::uint64_t all) {
        backwards = backwards || double(done) / double(all) < share;
        share = double(done) / double(all);
    };
    options.along.sampling.stop = [&] { return share >= 4.0 / 6; };  // the first row has its tie
    const FrontierDone later = played(options);
    CHECK(later.ending == Ending::interrupted);
    CHECK(later.replications == 40);
    REQUIRE(later.frontier.rows.size() == 3);
    CHECK(later.frontier.rows[0].along.ties.size() == 1);
    CHECK(later.frontier.rows[1].along.ties.empty());
    CHECK_FALSE(backwards);
    options.along.sampling.stop = {};
    CHECK(played(options).ending == Ending::complete);
    CHECK(share == 1);
}

TEST_CASE("frontier: values at which nothing can be played are told") {
    const FrontierDone done =
        play_frontier(small_baseline(), 1, 0, of(Section::opportunities, "value_scale", 0.05, 1),
                      of(Section::organisation, "person_month_cost", 10, 50'000), options_of(20));
    CHECK(done.ending == Ending::complete);
    CHECK_FALSE(done.frontier.left_out.empty());
    CHECK_FALSE(done.frontier.left_out[0].why.empty());
    CHECK(done.frontier.left_out.size() + done.frontier.rows.size() == 3);
}
