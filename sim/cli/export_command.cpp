#include <array>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_path.hpp"
#include "cli/progress.hpp"
#include "cli/run_request.hpp"
#include "findings/naming.hpp"
#include "outlets/csv_tables.hpp"
#include "outlets/sip_columns.hpp"
#include "outlets/unfinished.hpp"
#include "outlets/workbook.hpp"
#include "outlets/xlsx.hpp"
#include "results/text_output.hpp"
#include "results/version.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"csv", '\0', Takes::one_value, "FOLDER",
                  "every table of the file as CSV, one row for each place"},
    CommandOption{"xlsx", '\0', Takes::one_value, "FILE.xlsx",
                  "a workbook with formulas on the mean flows, charts, sources and checks"},
    CommandOption{
        "sipmath", '\0', Takes::one_value, "FILE.json",
        "a SIPmath 3.0 library: the NPV of each model, and its difference from that of the first one"},
    CommandOption{
        "decimal-comma", '\0', Takes::nothing, "",
        "CSV as Excel reads it where a comma parts decimals: with semicolons and a byte-order mark"},
    quiet_option,
    help_option,
};

std::string ending_fault(const Given& given, const std::string& option, std::string_view ending) {
    const std::string path = given.value(option);
    return !given.has(option) || path.ends_with(ending)
               ? std::string{}
               : "--" + option + " writes a file that others know by its ending, and " + quoted(path) +
                     " has another one: call it " + quoted(path + std::string(ending));
}

//! Why nothing can be exported that way; empty where it can.
std::string usage_fault(const Given& given) {
    if (given.arguments.size() != 1) {
        return given.arguments.empty()
                   ? "name the file that 'fundsim run', 'explore' or 'sweep' wrote with -o"
                   : "one file at a time, not " + quoted(given.arguments[0]) + " and " +
                         quoted(given.arguments[1]);
    }
    if (!given.has("csv") && !given.has("xlsx") && !given.has("sipmath")) {
        return "say into what: --csv FOLDER, --xlsx FILE.xlsx or --sipmath FILE.json";
    }
    if (given.has("decimal-comma") && !given.has("csv")) {
        return "--decimal-comma is about --csv, which is not asked for";
    }
    for (const auto& [option, ending] : {std::pair{"xlsx", ".xlsx"}, {"sipmath", ".json"}}) {
        if (std::string fault = ending_fault(given, option, ending); !fault.empty()) {
            return fault;
        }
    }
    return {};
}

struct Exported {
    std::string out;  //!< names of what was written, one a line
    std::string err;
    ExitCode code = ExitCode::done;
};

void fail(Exported& exported, ExitCode code, const std::string& what) {
    exported.err += message("export: " + what);
    exported.code = exported.code == ExitCode::done ? code : exported.code;
}

void export_csv(const std::string& path, const Given& given, const Terminal& terminal, Exported& exported) {
    StoredTables tables(path);
    if (!tables.fault().empty()) {
        fail(exported, ExitCode::file, tables.fault());
        return;
    }
    Progress progress{terminal.error_width};
    CsvOptions how{.folder = given.value("csv")};
    how.form = given.has("decimal-comma") ? comma_decimals : CsvForm{};
    how.stop = interrupted;
    if (terminal.told) {
        how.on_progress = terminal.told;
    } else if (terminal.watcher == Watcher::present && !given.has("quiet")) {
        how.on_progress = [&](std::uint64_t done, std::uint64_t total) { show(progress, done, total); };
    }
    const CsvWritten written = write_csv(tables, how);
    clear(progress);
    for (const std::string& name : written.paths) {
        exported.out += printable(name) + "\n";
    }
    if (!written.fault.empty()) {
        fail(exported, ExitCode::file, written.fault);
    } else if (written.stopped) {
        fail(exported, ExitCode::interrupted,
             "interrupted: the tables named above are whole, the others are not there");
    }
}

void take(const std::string& path, const std::string& fault, Exported& exported) {
    if (fault.empty()) {
        exported.out += printable(path) + "\n";
    } else {
        fail(exported, ExitCode::file, fault);
    }
}

void export_results(const std::string& path, const Given& given, Exported& exported) {
    const StoredResults results = read_results(path);
    if (!results.fault.empty()) {
        fail(exported, ExitCode::file, results.fault);
        return;
    }
    if (const std::string unfinished = unfinished_text(results.summary);
        !unfinished.empty() && !given.has("quiet")) {
        exported.err += message(unfinished);
    }
    if (given.has("xlsx") && !interrupted()) {
        const Workbook workbook = workbook_of(results);
        if (workbook.fault.empty()) {
            take(given.value("xlsx"), write_xlsx(workbook.book, given.value("xlsx")), exported);
        } else {
            fail(exported, ExitCode::invalid, quoted(path) + " makes no workbook: " + workbook.fault);
        }
    }
    if (given.has("sipmath") && !interrupted()) {
        const SipColumns columns = sip_columns(path, results);
        if (!columns.fault.empty()) {
            fail(exported, ExitCode::file, columns.fault);
            return;
        }
        const SipLibrary library = sip_library(columns.columns);
        take(given.value("sipmath"),
             publish_text(given.value("sipmath"),
                          sipmath_json(library, sip_origin(given.value("sipmath"), results))),
             exported);
    }
}

Reply export_file(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    if (const std::string fault = usage_fault(given); !fault.empty()) {
        return refusal(ExitCode::usage, "export: " + fault, "fundsim export --help explains the options");
    }
    const std::string path = given.arguments.front();
    for (const char* option : {"xlsx", "sipmath"}) {
        if (const std::string fault = given.has(option) ? input_overwritten(given.value(option), {path}) : "";
            !fault.empty()) {
            return refusal(ExitCode::usage, "export: " + fault);
        }
    }
    const EndsWell ends_well;
    Exported exported;
    if (given.has("csv")) {
        export_csv(path, given, terminal, exported);
    }
    if (exported.code == ExitCode::done && (given.has("xlsx") || given.has("sipmath"))) {
        export_results(path, given, exported);
    }
    if (interrupted() && exported.code == ExitCode::done) {
        fail(exported, ExitCode::interrupted, "interrupted: what is named above is whole");
    }
    return {exported.code, exported.out, exported.err};
}

}  // namespace

const Command export_command{
    "export",
    "results as CSV, as a workbook, as a SIPmath library",
    "FILE.h5 [--csv FOLDER [--decimal-comma]] [--xlsx FILE.xlsx] [--sipmath FILE.json] [--quiet]",
    options,
    "Turns what a run, an exploration or a sweep wrote with -o into what other programs read, and prints the "
    "names of what "
    "it wrote. CSV takes any of these files; workbooks and libraries are made of results of runs.\n"
    "The workbook holds what was assumed (with sources), the mean flows by year, formulas on them, outputs, "
    "what is "
    "simulated and fixed, and checks. Its discount rate and its capitalisation policy may be changed: "
    "present values and "
    "profit follow, decisions stay as they were simulated.\n"
    "A SIPmath 3.0 library lets others draw the NPVs in spreadsheets: metalogs tied by a Gaussian copula. "
    "The difference of "
    "two models is a quantity of its own there: it keeps the spread that the same futures give it.\n"
    "Texts that begin with = + - @ stay texts.",
    "fundsim export results/baseline.h5 --xlsx baseline.xlsx\nfundsim export results/baseline.h5 --csv "
    "tables "
    "--decimal-comma\nfundsim export results/baseline.h5 --sipmath baseline.json\nfundsim export supply.h5 "
    "--csv supply",
    export_file};

}  // namespace fundsim
