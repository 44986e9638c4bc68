#include "cli/ending.hpp"

#include <cmath>
#include <cstdint>

#include "engine/numeric/special.hpp"
#include "findings/figures.hpp"

namespace fundsim {

double replications_for(const Summary& summary) {
    const double ratio = summary.half_width / summary.until;
    // A tenth more, because the half-width is itself an estimate; rounded up to two digits.
    const double needed = 1.1 * static_cast<double>(summary.replications) * ratio * ratio;
    if (!std::isfinite(needed)) {
        return needed;
    }
    const double unit = power_of(10.0, magnitude(needed) - 1);
    return std::ceil(needed / unit) * unit;
}

Reply ending_of(const Summary& summary, const std::string& currency, Talk talk) {
    Reply reply;
    const std::string done = rounded(static_cast<double>(summary.replications), 0);
    if (summary.ending == Ending::interrupted) {
        reply.code = ExitCode::interrupted;
        reply.err =
            message("interrupted: " + done + " of " + rounded(static_cast<double>(summary.requested), 0) +
                    " futures are done and kept");
        return reply;
    }
    if (!(summary.until > 0)) {
        return reply;
    }
    const std::string reached = "±" + plain(summary.half_width, 3) + " " + currency;
    if (summary.half_width <= summary.until) {
        if (talk == Talk::normal) {
            reply.err = message("known to within " + reached + " after " + done + " futures");
        }
        return reply;
    }
    reply.code = ExitCode::imprecise;
    const std::string asked = "±" + plain(summary.until) + " " + currency;
    const std::string what =
        "not precise enough: " + reached + " after " + done + " futures, asked for was " + asked;
    const double needed = replications_for(summary);
    reply.err = message(what + (needed <= static_cast<double>(most_replications)
                                    ? "; about " + rounded(needed, 0) + " would do (-n " +
                                          std::to_string(static_cast<std::uint64_t>(needed)) + ")"
                                    : "; no number of futures that this program runs would do"));
    return reply;
}

}  // namespace fundsim
