// The program as a Python module: the same commands, in the process of a notebook.

#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/functional.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "build_info.hpp"
#include "cli/interrupt.hpp"
#include "cli/program.hpp"
#include "scenario/scenario_file.hpp"

namespace py = pybind11;

namespace fundsim {

namespace {

constexpr std::chrono::milliseconds glance{100};  //!< between two looks at signals and progress

//! Exit code, standard output and standard error of a command. Other threads of Python go on meanwhile;
//! `on_progress` gets (done, total) about ten times a second. Raises what a signal raises, KeyboardInterrupt
//! for Ctrl-C, once the command has ended well. One call at a time.
py::tuple perform(const std::vector<std::string>& words, const py::object& on_progress) {
    std::atomic<std::uint64_t> done{0}, total{0};
    Terminal terminal;
    terminal.told = [&](std::uint64_t so_far, std::uint64_t all) {
        done = so_far;
        total = all;
    };
    std::optional<py::error_already_set> raised;
    Reply reply;
    forget_interrupts();
    {
        const py::gil_scoped_release others_may_run;
        std::future<Reply> replied = std::async(std::launch::async, [&] { return answer(words, terminal); });
        while (replied.wait_for(glance) != std::future_status::ready) {
            const py::gil_scoped_acquire python;
            if (raised) {
                continue;
            }
            try {
                if (PyErr_CheckSignals() != 0) {
                    throw py::error_already_set();
                }
                if (!on_progress.is_none() && total > 0) {
                    on_progress(done.load(), total.load());
                }
            } catch (py::error_already_set& error) {
                raised.emplace(error);
                interrupt_now();
            }
        }
        reply = replied.get();
    }
    forget_interrupts();
    if (raised) {
        throw py::error_already_set(*raised);
    }
    return py::make_tuple(int(reply.code), reply.out, reply.err);
}

//! What is wrong with a scenario and its settings: (file, line, column, what), line and column 0 where there
//! are none.
std::vector<py::tuple> faults_of(const std::string& path, const std::vector<std::string>& settings,
                                 const std::vector<std::string>& with) {
    const ReadResult read =
        read_scenario(path, {.settings = settings, .uncertainty = Uncertainty::allowed, .with = with});
    std::vector<py::tuple> out;
    for (const Fault& fault : read.faults) {
        out.push_back(py::make_tuple(fault.file, fault.line, fault.column, fault.what));
    }
    return out;
}

}  // namespace

}  // namespace fundsim

PYBIND11_MODULE(fundsim_engine, module) {
    module.doc() = "The engine of fundsim. The package fundsim uses it; see fundsim.run.";
    module.attr("version") = fundsim::program_version;
    module.def("perform", &fundsim::perform, py::arg("words"), py::arg("on_progress") = py::none());
    module.def("faults", &fundsim::faults_of, py::arg("path"), py::arg("settings"), py::arg("with_"));
}
