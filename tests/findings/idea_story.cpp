#include "findings/idea_story.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace fundsim;

namespace {

Event event(double month, EventKind kind, std::uint32_t item, double a = 0, double b = 0, double c = 0) {
    return {month, kind, item, no_lane, a, b, c};
}

//! Item 1 is released in two parts, tried again and left as it was; item 2 is stopped; nobody takes item 0.
ModelTrace patient() {
    return {{},
            {},
            {event(0, EventKind::arrived, 0, 50), event(0, EventKind::arrived, 1, 100),
             event(1, EventKind::arrived, 2, 70), event(3, EventKind::claimed, 1, 2, 12, 90),
             event(4, EventKind::claimed, 2, 2, 8, 60), event(6, EventKind::released, 1, 0.5, 60, 0.4),
             event(7, EventKind::stopped, 2), event(12, EventKind::released, 1, 1, 40, 0.4),
             event(12, EventKind::delivered, 1, 130, 120), event(14, EventKind::iterated, 1),
             event(20, EventKind::reverted, 1), event(21, EventKind::iterated, 1),
             event(26, EventKind::kept, 1, 0.6, 0.7)}};
}

}  // namespace

TEST_CASE("the life of an idea is what its events say") {
    const Life life = life_of(patient(), 1, 36);
    CHECK(life.believed == 100);
    CHECK(std::isnan(life.listed));
    CHECK(life.started == 3);
    CHECK(life.effort == 12);
    CHECK(life.first_release == 6);
    CHECK(life.delivered == 12);
    CHECK(life.paid == 130);
    CHECK(life.planned == 120);
    CHECK(life.attempts == 2);
    CHECK(life.withdrawn == 1);
    CHECK(life.fit == 0.7);
    CHECK(life.worth == Approx(100 * 0.7));
    // 60 a year from month 6 and 40 from month 12 until month 36, at the fit of the end.
    CHECK(life.brought == Approx((60 * 2.5 + 40 * 2.0) * 0.7));
}

TEST_CASE("what is never taken up, stopped or withdrawn as harmful is worth nothing") {
    ModelTrace trace = patient();
    CHECK(std::isnan(life_of(trace, 0, 36).started));
    CHECK(life_of(trace, 2, 36).stopped == 7);
    CHECK(life_of(trace, 2, 36).worth == 0);
    trace.events.push_back(event(27, EventKind::rolled_back, 1));
    CHECK(life_of(trace, 1, 36).worth == 0);
    CHECK(life_of(trace, 1, 36).rolled_back == 27);
}

TEST_CASE("the most telling idea differs most, and both take it up where there is one such") {
    Trace trace;
    trace.world.items = 3;
    trace.models = {patient(), patient()};
    auto& events = trace.models[1].events;
    // The other model does not take up item 1, which makes the larger difference, and finishes item 2.
    std::erase_if(events, [](const Event& e) { return e.item == 1; });
    events.push_back(event(9, EventKind::released, 2, 1, 10, 0.5));
    CHECK(most_telling(trace, 0, 1, 36) == 2);
    std::erase_if(events, [](const Event& e) { return e.item == 2; });
    CHECK(most_telling(trace, 0, 1, 36) == 1);
    CHECK(most_telling(trace, 1, 1, 36) == 0);
}
