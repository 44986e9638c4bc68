// Whether the module tells, to the byte, what the program tells. Usage: equal.mjs MODULE PROGRAM SCENARIO...
// Prints every difference; exits with 1 where there are any.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { Refused, session } from "../../sim/web/fundsim.mjs";

const [file, program, ...scenarios] = process.argv.slice(2);
const bytes = readFileSync(file);
const module = new WebAssembly.Module(bytes);
const failures = [];
const mostBytes = 750_000; // a page carries all of it

const printed = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 });

function check(name, what, condition) {
    if (!condition) failures.push(`${name}: ${what}`);
}

/** The members of a printed object by name, as they stand there. */
function members(text) {
    const found = new Map();
    for (const part of text.slice(2, -3).split(/\n(?=  ")/)) {
        const [, name] = /^ *"([^"]*)":/.exec(part);
        found.set(name, part.replace(/,$/, ""));
    }
    return found;
}

function same(name, native, own, keys) {
    const expected = members(native);
    const found = members(own);
    for (const key of keys) {
        check(name, `${key} differs`, expected.has(key) && expected.get(key) === found.get(key));
    }
}

const told = ["half_width", "control_variate", "models", "paired", "split", "transitions", "fairness", "finding"];

/** A session with that scenario, played natively with `words`. */
async function opened(scenario, ...words) {
    const own = await session(module);
    own.open(printed("check", scenario, "--encoded", ...words));
    return own;
}

/** Two workers play a block each, a third instance sums up, the later block first. */
async function playedByTwo(scenario, seed, change) {
    const workers = [await opened(scenario), await opened(scenario)];
    const reader = await opened(scenario);
    [...workers, reader].forEach((each) => change(each));
    workers.forEach((worker, number) => worker.play(seed, number, 1));
    workers.reverse().forEach((worker, number) => reader.merge(worker.tallies(1 - number, 1)));
    return reader.finding();
}

const run = (scenario, ...words) => printed("run", scenario, "--json", "--quiet", "-n", "512", ...words);

for (const scenario of scenarios) {
    const name = basename(scenario);
    same(name, run(scenario), await playedByTwo(scenario, 1, () => {}), told);
}

/** The faults of a call that has to be refused. */
function faults(call) {
    try {
        call();
    } catch (error) {
        if (error instanceof Refused) return error.faults;
        throw error;
    }
    return [];
}

const baseline = scenarios.find((scenario) => basename(scenario) === "baseline.toml");
const changes = [
    ["opportunities.value_scale", 0.5, "0.5"],
    ["organisation.discount_rate", 0.1, "0.1"],
    ['model."Product teams".idle_cost_share', 0, "0"],
    ["model.scope", "adaptive", "adaptive"],
    ["organisation.tail_months", Infinity, "inf"],
];
for (const [address, value, text] of changes) {
    const own = await playedByTwo(baseline, 7, (each) => each.set(address, value));
    same(`${address}=${text}`, run(baseline, "--seed", "7", "--set", `${address}=${text}`), own, told);
}

const own = await opened(baseline);
const before = await opened(baseline);
same("trace", printed("run", baseline, "--trace", "3", "--json"), own.trace(1, 3), ["world", "models"]);
for (const replication of [0, 3]) {
    const { models } = JSON.parse(printed("run", baseline, "--trace", String(replication), "--json"));
    const flows = own.flows(1, replication, 1);
    const months = flows.length / models.length;
    models.forEach((model, place) => {
        const [npv] = own.npvs(1, replication, 1, place);
        check("npvs", `${npv} in future ${replication}, not ${model.outcome.npv}`, npv === model.outcome.npv);
        const net = new Float32Array(months);
        let sum = 0;
        for (let month = 0; month < months; ++month) {
            sum += Math.fround(model.income[month] ?? 0) - Math.fround(model.outlay[month] ?? 0);
            net[month] = sum;
        }
        check("flows", `those of ${model.name} differ in future ${replication}`,
            net.every((value, month) => value === flows[place * months + month]));
    });
}
check("no such model", "has NPVs", faults(() => own.npvs(1, 0, 1, 100)).length === 1);
const [outside] = faults(() => own.set("organisation.discount_rate", 1.5));
check("out of range", JSON.stringify(outside),
    outside?.address === "organisation.discount_rate" && outside.what.includes("outside its range [0, 1)"));
const [misspelt] = faults(() => own.set("organisation.discont_rate", 0.1));
check("wrong address", JSON.stringify(misspelt), misspelt?.what.includes("Did you mean 'discount_rate'?"));
check("wrong scenario", "opens", faults(() => own.open("{}"))[0]?.what === "title is missing");
own.play(1, 0, 1);
before.play(1, 0, 1);
check("refused", "something has changed", own.finding() === before.finding());
before.set("model.wip", 2);
check("another scenario", "is merged", faults(() => before.merge(own.tallies(0, 1))).length === 1);
check("cut short", "is merged", faults(() => own.merge(own.tallies(0, 1).slice(0, -8))).length === 1);
const unplayed = await opened(baseline);
check("nothing played", "has a finding", faults(() => unplayed.finding()).length === 1);

check(basename(file), `has ${bytes.length} bytes, more than ${mostBytes}`, bytes.length <= mostBytes);
failures.forEach((failure) => console.log(failure));
console.log(`${scenarios.length} scenarios and ${changes.length} changes compared, ${bytes.length} bytes`);
process.exit(failures.length > 0 || scenarios.length === 0 ? 1 : 0);
