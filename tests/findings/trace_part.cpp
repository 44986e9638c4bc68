// Which events of a future a part of it tells.

#include "findings/trace_part.hpp"

#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

Event event_of(std::uint32_t item, double month) {
    Event event{};
    event.item = item;
    event.month = month;
    return event;
}

}  // namespace

TEST_CASE("part of a future: by default all of it") {
    CHECK(tells({}, event_of(3, 0)));
    CHECK(tells({}, event_of(0, 500)));
    CHECK(tells_model({}, 7));
}

TEST_CASE("part of a future: of one model, one item, some months") {
    const TracePart part{.model = 1, .item = 3, .first_month = 6, .last_month = 8};
    CHECK(tells_model(part, 1));
    CHECK_FALSE(tells_model(part, 0));
    CHECK(tells(part, event_of(3, 6)));
    CHECK_FALSE(tells(part, event_of(2, 6)));
    CHECK_FALSE(tells(part, event_of(3, 5.75)));
    CHECK(tells(part, event_of(3, 8.75)));
    CHECK_FALSE(tells(part, event_of(3, 9)));
}

TEST_CASE("part of a future: dates on the grid are told with the month that they begin") {
    const TracePart part{.first_month = 6, .last_month = 8};
    CHECK(tells_month(part, 6 - 1e-9));
    CHECK_FALSE(tells_month(part, 9 - 1e-9));
}
