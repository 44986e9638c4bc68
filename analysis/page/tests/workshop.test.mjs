// The workshop's logic, and that a scenario downloaded from the page is played by the program as the page plays it.
// node --test tests/workshop.test.mjs; the last part needs build/release/fundsim and build/wasm/fundsim.wasm.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { bundled, program, root } from "./bundled.mjs";

const files = ["address", "workshop/assessment", "workshop/guess", "workshop/history", "workshop/stored", "workshop/toml"];
const { address, assessment, guess, history, stored, toml } = await bundled(files.map((file) => `export * as ${file.replace("workshop/", "")} from "./${file}";`).join("\n"));

const parameter = (section, name, more = {}) => ({ address: `${section}.${name}`, section, name, kind: "number", range: { low: 0, high: 1, low_open: false, high_open: false }, ...more });
const known = {
    of: "abcdef012345",
    models: ["A", 'Say "no"'],
    parameters: [
        parameter("model", "discovery_share"),
        parameter("model", "follow_up", { kind: "flag" }),
        parameter("model", "scope", { kind: "choice", choices: ["fixed", "adaptive"] }),
        parameter("model", "wip", { kind: "integer", range: { low: 1, high: 20, low_open: false, high_open: false } }),
        parameter("organisation", "discount_rate", { range: { low: 0, high: 1, low_open: false, high_open: true } }),
        parameter("organisation", "tail_months", { range: { low: 0, high: "inf", low_open: false, high_open: false } }),
        parameter("opportunities", "effort", { kind: "distribution", range: null }),
        parameter("transition", "dip"),
    ],
    languages: ["en", "da"],
    questions: ["focus"],
    points: 5,
};

test("addresses come apart as --set has them", () => {
    assert.deepEqual(address.readAddress('model."Say \\"no\\"".wip'), { section: "model", model: 'Say "no"', part: null, name: "wip" });
    assert.deepEqual(address.readAddress("model.A.before.wip"), { section: "model", model: "A", part: "before", name: "wip" });
    assert.deepEqual(address.readAddress("model.transition.dip"), { section: "transition", model: null, part: null, name: "dip" });
    assert.deepEqual(address.readAddress("organisation.areas"), { section: "organisation", model: null, part: null, name: "areas" });
    for (const none of ["", "wip", "organisation.A.wip", "model.", "world.x", 'model."A.wip', "__proto__.x"]) assert.equal(address.readAddress(none), null, none);
    const name = 'Back\\slash "and" quotes';
    assert.equal(address.readAddress(address.leverOf(name, "wip")).model, name);
});

test("what does not fit a scenario is said", () => {
    const why = (setting) => address.misfit(setting, known);
    assert.equal(why(["model.discovery_share", 0.3]), null);
    assert.equal(why(['model."Say \\"no\\"".wip', 2]), null);
    assert.equal(why(["organisation.tail_months", 1e9]), null);
    assert.equal(why(["model.discovery_shares", 0.3]), "address");
    assert.equal(why(["model.B.wip", 2]), "model");
    assert.equal(why(["opportunities.effort", 3]), "fixed");
    assert.equal(why(["model.discovery_share", "0.3"]), "type");
    assert.equal(why(["model.follow_up", 1]), "type");
    assert.equal(why(["model.wip", 1.5]), "type");
    assert.equal(why(["model.wip", 21]), "range");
    assert.equal(why(["organisation.discount_rate", 1]), "range");
    assert.equal(why(["model.scope", "loose"]), "choice");
});

test("actions are found, undone, done again and put together", () => {
    let list = history.committed(history.nothingDone, [["x", 1]]);
    list = history.committed(list, [["x", 1]]);
    assert.equal(list.actions.length, 1, "what is not moved is no action");
    list = history.committed(list, [["x", 2], ["y", true]]);
    list = history.committed(list, [["y", true]]);
    assert.deepEqual(list.actions, [[["x", 1]], [["x", 2], ["y", true]], [["x", null]]]);
    assert.deepEqual(history.after(list, 2), [["x", 2], ["y", true]]);
    const back = history.undone(history.undone(list));
    assert.deepEqual(history.after(back, back.done), [["x", 1]]);
    assert.deepEqual(history.redone(history.redone(history.redone(back))), list);
    const other = history.committed(back, [["x", 5]]);
    assert.deepEqual(other.actions, [[["x", 1]], [["x", 5]]], "what was undone is gone");
    const moving = history.committed(history.committed(list, [["y", true], ["z", 1]]), [["y", true], ["z", 2]], true);
    assert.deepEqual(moving.actions.slice(3), [[["z", 2]]], "a hesitant hand takes one action");
    assert.deepEqual(history.committed(moving, [["y", true]], true), list, "back where it was is none");
    assert.equal(history.committed(moving, [["y", true], ["z", 2], ["x", 1]], true).actions.length, 5, "another lever is another");
    assert.deepEqual(history.committed(history.undone(moving), [["y", false]], true).actions.slice(3), [[["y", false]]], "after an undo too");
    let long = history.nothingDone;
    for (let value = 0; value < history.mostActions + 5; value += 1) long = history.committed(long, [["x", value], ["first", 1]]);
    assert.equal(long.actions.length, history.mostActions);
    assert.equal(long.done, history.mostActions);
    assert.deepEqual(new Map(history.after(long, long.done)), new Map([["x", history.mostActions + 4], ["first", 1]]));
});

test("a board says nothing of where futures lie, and takes twenty chips", () => {
    assert.deepEqual([60_000, 0.35, 101, 23_000].map(guess.roundUp), [60_000, 0.4, 150, 30_000]);
    let board = guess.emptyBoard(100, 30);
    assert.equal(board.reach, 100);
    assert.equal(guess.emptyBoard(100, 160).reach, 200);
    assert.deepEqual(guess.ends(board, 10), { low: 0, high: 10 });
    for (let chip = 0; chip < 25; chip += 1) board = guess.moved(board, 12, 1);
    assert.equal(guess.placed(board), 20);
    assert.equal(guess.moved(board, 3, -1), board, "nothing to take");
    assert.equal(guess.moved(board, 99, 1), board, "no such column");
    const found = guess.compared(board, Array.from({ length: 100 }, (_, k) => k - 20));
    assert.deepEqual([found.placed, found.within, found.low, found.high, found.expected, found.found], [20, 20, -16, 74, 1, 0.795]);
    assert.equal(guess.compared(guess.emptyBoard(100), [1]), null);
    const three = guess.fromThree(board, -20, 30, 60);
    assert.equal(guess.placed(three), 20);
    const outside = guess.valuesOf(three).filter((value) => value < -25 || value > 65).length;
    assert.ok(outside <= 3, `${outside} of 20 lie outside`);
    assert.equal(guess.fromThree(board, 5, 1, 9), null);
    assert.equal(guess.fromThree(board, NaN, 1, 9), null);
    assert.deepEqual(guess.valuesOf(guess.fromThree(board, 7, 7, 7)), Array(20).fill(5));
    assert.equal(guess.placed(guess.fromThree(board, 1e6, 2e6, 3e6)), 20, "what lies beyond the board is put at its end");
});

test("answers set levers of one model, and none that is as it is", () => {
    const read = assessment.readAssessment({ points: 5, grade: "C", on_the_way: 1, questions: [{ key: "focus", statement: "Data tells us.", levers: [{ name: "wip", values: [4, 3, 2, 1, 1] }] }] });
    assert.deepEqual(assessment.setBy(read, { focus: 2, other: 1 }, "A").map((each) => each.settings), [[['model."A".wip', 3]]]);
    assert.deepEqual(assessment.setBy(read, { focus: 6 }, "A"), []);
    assert.deepEqual(assessment.takenOver([['model."A".wip', 2], ["x", 1]], [['model."A".wip', 1]], () => 1), [["x", 1]]);
    for (const none of [null, 3, {}, { points: 5, questions: [] }, { points: 5, questions: [{ key: "a", statement: "b", levers: [{ name: "c", values: [1] }] }] }]) assert.equal(assessment.readAssessment(none), null);
});

test("a file is read back as it was saved", () => {
    const state = {
        of: known.of, a: "A", b: 'Say "no"', seed: 7, set: [["model.wip", 2]], lang: "da",
        acts: [[["model.wip", 3]], [["model.wip", 2], ["model.discovery_share", null]]], done: 1,
        pins: [{ name: "One", a: "A", b: 'Say "no"', set: [["model.wip", 2]] }],
        guess: { a: "A", b: 'Say "no"', board: guess.moved(guess.emptyBoard(10), 3, 1), shown: true }, hide: true, answers: { focus: 4 },
    };
    const { stored: read, faults } = stored.readFile(stored.fileText(state, "T"), known);
    assert.deepEqual(faults, []);
    const { of: _, ...rest } = state;
    assert.deepEqual(read, rest);
});

test("what is no file of this workshop is refused, and what does not fit is left out and told", () => {
    const refused = (text) => stored.readFile(text, known).faults.map((fault) => fault.kind);
    assert.deepEqual(refused("{"), ["broken"]);
    assert.deepEqual(refused("[1]"), ["kind"]);
    assert.deepEqual(refused("null"), ["kind"]);
    assert.deepEqual(refused('{"kind": "fundsim workshop", "format": 2}'), ["newer"]);
    assert.deepEqual(refused('{"kind": "fundsim workshop", "format": 1}'), ["scenario"]);
    assert.deepEqual(refused('{"kind": "fundsim workshop", "format": 1, "of": "ffffff"}'), ["scenario"]);
    const wild = {
        of: known.of, a: "B", seed: -1, lang: "xx", set: [["model.wip", 99], ["model.wip", 4], "x", ["a", 1, 2], ["model.discovery_share", null]],
        acts: [[["model.wip", 2]], 3, [["nowhere", 1]]], done: 9,
        pins: [{ name: "x".repeat(99), a: "A", b: "A", set: 4 }, { a: "A" }, 1, 2, 3],
        guess: { a: "A", b: "A", board: { reach: -1, counts: [] }, shown: true }, answers: { focus: 9, "<b>": 1 },
    };
    const { stored: read, faults } = stored.readStored(wild, known);
    assert.deepEqual(read.set, [["model.wip", 4]]);
    assert.deepEqual(read.acts, [[["model.wip", 2]]]);
    assert.equal(read.done, 1);
    assert.deepEqual(read.pins, [{ name: "x".repeat(stored.longestName), a: "A", b: "A", set: [] }]);
    assert.deepEqual([read.a, read.seed, read.lang, read.guess, read.answers], [undefined, undefined, undefined, undefined, {}]);
    assert.ok(faults.length >= 14 && faults.every((fault) => fault.kind === "left_out"), JSON.stringify(faults));
    for (const odd of [null, 1, "x", [], { set: {} }, { acts: { length: 3 } }, { pins: "x" }, { guess: [] }, { answers: [1] }]) stored.readStored(odd, known);
});

test("a state without a list of actions is one action", () => {
    assert.deepEqual(stored.historyOf({ set: [["x", 1]] }), { actions: [[["x", 1]]], done: 1 });
    assert.deepEqual(stored.historyOf({ set: [] }), { actions: [], done: 0 });
});

test("a setting that the text of a scenario has no line for is told", () => {
    const { missing, text } = toml.scenarioWith('format = 2\n[organisation]\nareas = 6  # default\n', [["organisation.areas", 7], ["model.wip", 2]], [], "fundsim run x");
    assert.deepEqual(missing, ["model.wip"]);
    assert.match(text, /^areas = 7 {2}# set in the page; before: 6$/m);
});

// The program and the module, as they are built.

const moduleFile = join(root, "build/wasm/fundsim.wasm");
const built = program !== null && existsSync(moduleFile);
const printed = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });

/** NPV means by the module: the scenario as a page has it, with the settings made one after the other. */
async function byModule(scenario, settings, seed) {
    const { session } = await import(pathToFileURL(join(root, "sim/web/fundsim.mjs")).href);
    const own = await session(new WebAssembly.Module(readFileSync(moduleFile)));
    own.open(printed("check", scenario, "--encoded"));
    settings.forEach(([where, value]) => own.set(where, value));
    own.play(seed, 0, 1);
    own.merge(own.tallies(0, 1));
    return JSON.parse(own.finding()).models.map((model) => [model.name, model.npv.mean, model.npv.ci95]);
}

function byProgram(text, seed) {
    const folder = mkdtempSync(join(tmpdir(), "workshop-"));
    try {
        const file = join(folder, "downloaded.toml");
        writeFileSync(file, text);
        return JSON.parse(printed("run", file, "-n", "256", "--seed", String(seed), "--json", "--quiet")).models.map((model) => [model.name, model.npv.mean, model.npv.ci95]);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const sorted = (settings) => [...settings].sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0));

const cases = [
    ["small_company.toml", [["opportunities.arrivals_per_year", 30], ["organisation.discount_rate", 0.123456789012345], ['model."Fixed product teams".wip', 2], ['model."Annual projects".follow_up', true], ["model.escalation", 0.2], ['model."Annual projects".scope', "adaptive"], ["opportunities.value_decay", 1e-7]]],
    ["start_small.toml", [["model.release_cadence_months", 1], ['model."Start small, then scale".wip', 3], ["organisation.attrition", 0.3]]],
    ["listed_portfolio.toml", [["opportunities.effort_scale", 1.5]]],
];

for (const [name, settings] of cases) {
    test(`${name} with settings is run by the program as the page plays it`, { skip: built ? false : "program or module are not built" }, async () => {
        const scenario = join(root, "scenarios", name);
        const { text, missing, ramped } = toml.scenarioWith(printed("check", scenario, "--resolved"), sorted(settings), [], "fundsim run x");
        assert.deepEqual([missing, ramped], [[], false]);
        const native = byProgram(text, 7);
        assert.deepEqual(native, await byModule(scenario, sorted(settings), 7));
        assert.notDeepEqual(native, byProgram(printed("check", scenario, "--resolved"), 7), "the settings change something");
    });
}

test("settings of what interventions change come after them", { skip: built ? false : "program or module are not built" }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "workshop-"));
    try {
        const scenario = join(folder, "applied.toml");
        const first = `with = ["Better data"]\n${readFileSync(join(root, "scenarios/small_company.toml"), "utf8")}`;
        writeFileSync(scenario, `${first}\n[[intervention]]\nname = "Better data"\ncost_per_year = 50\nset = { "model.measuring_rate" = { times = 2 }, "organisation.attrition" = 0.05 }\n`);
        const interventions = [{ name: "Better data", applied: true, ramp_months: 0, changes: [{ address: "model.measuring_rate" }, { address: "organisation.attrition" }] }];
        const settings = sorted([["model.measuring_rate", 3], ["organisation.attrition", 0.2], ["opportunities.value_decay", 0.3]]);
        const { text, missing, ramped } = toml.scenarioWith(printed("check", scenario, "--resolved"), settings, interventions, "fundsim run x");
        assert.deepEqual([missing, ramped], [[], false]);
        assert.deepEqual(byProgram(text, 7), await byModule(scenario, settings, 7));
    } finally {
        rmSync(folder, { recursive: true });
    }
});
