#include "cli/equal_outlay.hpp"

#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/progress.hpp"
#include "cli/shown.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "execution/equal_outlay.hpp"
#include "findings/equal_outlay.hpp"

namespace fundsim {

namespace {

std::string text_of(const EqualOutlayFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = '\n' + emphasised_lines(finding.verdict, terminal);
    text += '\n' + laid_out(finding.models, terminal) + '\n';
    for (const std::string& note : finding.notes) {
        text += paragraph(note, terminal.width);
    }
    text += paragraph(finding.how, terminal.width);
    return facts.output_file.empty()
               ? text
               : text + paragraph(facts.output_file + " holds the run at equal budgets, not this.",
                                  terminal.width);
}

}  // namespace

EqualOutlayTold equal_outlay_told(const RunRequest& request, const Scenario& scenario, const Summary& summary,
                                  const RunFacts& facts, const Terminal& terminal, Reply& reply) {
    if (!request.equal_outlay) {
        return {};
    }
    RunRequest as_many = request;
    as_many.replications = summary.replications;
    constexpr std::uint64_t stretch = 1'024;
    Progress progress{terminal.error_width};
    const EqualOutlayDone done =
        play_equal_outlay(scenario, {.seed = request.seed,
                                     .controlled = !request.plain,
                                     .sampling = sampling_of(as_many, stretch, progress, terminal)});
    clear(progress);
    if (done.ending == Ending::failed) {
        reply.err += message("equal outlay: " + done.fault);
        reply.code = ExitCode::file;
        return {{}, nlohmann::ordered_json(nullptr)};
    }
    if (done.ending == Ending::interrupted) {
        reply.code = reply.code == ExitCode::file ? reply.code : ExitCode::interrupted;
        reply.err += message(done.equal.replications == 0
                                 ? "interrupted before outlays were equal: what is told is at equal budgets"
                                 : "interrupted: fewer futures at equal outlay than at equal budgets");
    }
    if (done.equal.replications == 0) {
        return {{}, nlohmann::ordered_json(nullptr)};
    }
    return {text_of(finding_of(shown(scenario), shown(summary), done.equal), shown(facts), terminal),
            equal_outlay_json(scenario, summary, done.equal)};
}

}  // namespace fundsim
