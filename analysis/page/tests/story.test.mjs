// Reading of a future: node --test analysis/page/tests/story.test.mjs
// A small future made by hand; and real ones of the module and of the program, where those are built.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { bundled, program, root } from "./bundled.mjs";

const parts = (...names) => bundled(names.map((name) => `export * from "./${name}";`).join("\n"));

const { readTrace, storyOf, rowsOf, rowAt, episodesOf, countsAt, netAt, brought, worthAt, fitAt, weakAt, mostTelling, mostValuable, biggestFailure, tellLife, tellIdea, outcomeOf, soonerOf } =
    await parts("story/trace", "story/items", "story/rows", "story/life", "story/tell");

const world = [
    { item: 0, arrival: 0, area: 0, value_per_year: 100, planned_effort: 10, overrun: 1.5 },
    { item: 1, arrival: 2, area: 0, value_per_year: 400, planned_effort: 20, overrun: 1 },
    { item: 2, arrival: 3, area: 0, value_per_year: -50, planned_effort: 5, overrun: 1 },
];
const arrived = (month, item, believed_value) => ({ month, event: "arrived", item, believed_value, planned_effort: 10, case_signal: 0 });
const claimed = (month, item, believed_benefit, event = "claimed") => ({ month, event, item, lane: 0, index: null, believed_effort: 12, believed_benefit });
const released = (month, item, scope_released, annual_value, fit) => ({ month, event: "released", item, scope_released, annual_value, fit });
const arrivals = [arrived(0, 0, 90), arrived(2, 1, 300), arrived(3, 2, 80)];

const byHand = () => ({
    world,
    models: [
        {
            name: "Stops and tries again", outcome: { npv: 12 }, outlay: [10, 10, 10, 0], income: [0, 5, 15, 40],
            events: [
                arrivals[0], claimed(1, 0, 60), released(2, 0, 0.5, 50, 0.4), arrivals[1], arrivals[2],
                { month: 4, event: "stopped", item: 0, lane: 0, index: 0.8, alternative_index: 2, scope_done: 0.5 },
                claimed(4, 1, 200), { month: 4, event: "joined", item: 1, lane: 1, teams: 2 },
                { month: 6, event: "read", item: 0, usage: 0.5, effect: 0.1 }, claimed(7, 0, 20, "iterated"),
                { month: 9, event: "read", item: 0, usage: 0.7, effect: 0.3 }, { month: 9, event: "kept", item: 0, believed_fit: 0.7, fit: 0.8 },
                released(10, 1, 1, 400, 0.5), { month: 10, event: "delivered", item: 1, paid: 130, planned_cost: 120 },
                { month: 12, event: "ended" },
            ],
        },
        {
            name: "Builds all of it", outcome: { npv: -4 }, outlay: [10, 10, 10, 10], income: [0, 0, 0, 0],
            events: [
                ...arrivals, claimed(3, 2, 70), { month: 5, event: "blocked", item: 2, lane: 0, index: 0.2 },
                released(8, 2, 1, -50, 0.9), { month: 8, event: "delivered", item: 2, paid: 60, planned_cost: 50 },
                { month: 11, event: "rolled_back", item: 2, believed_value: -20 }, claimed(11, 1, 200), { month: 14, event: "ended" },
            ],
        },
    ],
});

test("events become spans and marks", () => {
    const { models, last } = storyOf(byHand(), 12);
    assert.equal(last, 14);
    assert.deepEqual(models[0].items.get(0).spans, [{ kind: "scope", from: 1, to: 4 }, { kind: "waiting", from: 4, to: 6 }, { kind: "attempt", from: 7, to: 9 }]);
    assert.deepEqual(models[0].items.get(0).marks, [{ kind: "first", month: 2 }, { kind: "stopped", month: 4 }, { kind: "read", month: 6 }, { kind: "read", month: 9 }]);
    assert.deepEqual(models[1].items.get(1).spans, [{ kind: "scope", from: 11, to: 14 }], "what runs ends with all work");
    assert.equal(models[0].items.get(1).teams, 2);
    assert.equal(models[1].items.get(2).blocked, 1);
});

test("worth follows the solution in use, and is gone with what is withdrawn", () => {
    const { models } = storyOf(byHand(), 12);
    const [tried, harmful] = [models[0].items.get(0), models[1].items.get(2)];
    assert.equal(worthAt(tried, 1), 0);
    assert.equal(worthAt(tried, 5), 50 * 0.4);
    assert.equal(worthAt(tried), 50 * 0.8);
    assert.ok(Math.abs(brought(tried, 12) - (50 * 0.8 * 10) / 12) < 1e-12);
    assert.equal(worthAt(harmful, 10), -45);
    assert.equal(worthAt(harmful), 0);
    assert.equal(brought(harmful, 12), 0);
    assert.ok(weakAt(harmful, 10) && !weakAt(harmful, 7) && !weakAt(tried, 5));
    assert.ok(Number.isNaN(fitAt(models[1].items.get(1))));
});

test("counts and cash at a month", () => {
    const { models } = storyOf(byHand(), 12);
    assert.deepEqual(countsAt(models[0], 5), { arrived: 3, started: 2, inHand: 1, inUse: 1, stopped: 1, withdrawn: 0, weak: 0, worth: 20, net: 30 });
    assert.deepEqual(countsAt(models[1], 12), { arrived: 3, started: 2, inHand: 1, inUse: 0, stopped: 0, withdrawn: 1, weak: 1, worth: 0, net: -40 });
    assert.deepEqual([0, 0.5, 1, 2, 4, 99].map((month) => netAt(models[0], month)), [0, 0, -10, -15, 30, 30]);
});

test("an item keeps its row while it is in hand, and no two items share one", () => {
    const { models } = storyOf(byHand(), 12);
    const rows = rowsOf(models[0]);
    assert.equal(rows.count, 2);
    assert.deepEqual(rows.episodes.map(({ item, row, from, to }) => [item, row, from, to]), [[0, 0, 1, 6], [1, 1, 4, 10], [0, 0, 7, 9]]);
    assert.equal(rowAt(rows, 1, 10), 1);
    assert.equal(rowAt(rows, 2, 10), null);
    assert.deepEqual(episodesOf([{ kind: "attempt", from: 5, to: 7 }, { kind: "scope", from: 1, to: 5 }]), [{ from: 1, to: 7 }]);
});

test("ideas that are worth telling", () => {
    const story = storyOf(byHand(), 12);
    assert.equal(mostValuable(story, 12), 1);
    assert.equal(mostValuable(story, 2), 0, "what comes at the end of funding is worth nothing until then");
    assert.equal(biggestFailure(story), 1, "taken up in month 11 for 200 a year, and never in use");
    assert.equal(mostTelling(story, 12), 1);
});

test("lives as sentences", () => {
    const story = storyOf(byHand(), 12);
    const keys = (model, item) => tellLife(story.models[model].items.get(item), 12).map((each) => each.key);
    assert.deepEqual(keys(0, 0), ["tell_believed", "tell_started", "tell_first", "tell_stopped", "tell_readings", "tell_attempts", "tell_end", "tell_brought"]);
    assert.deepEqual(keys(1, 0), ["tell_believed", "tell_never"]);
    assert.deepEqual(keys(1, 1), ["tell_believed", "tell_started", "tell_nothing"]);
    assert.deepEqual(keys(1, 2), ["tell_believed", "tell_started", "tell_blocked", "tell_first", "tell_delivered", "tell_rolled_back", "tell_brought"]);
    assert.deepEqual(tellLife(undefined, 12).map((each) => each.key), ["tell_unknown"]);
    assert.equal(tellIdea(story, 7).length, 0);
    assert.deepEqual([[0, 0], [1, 0], [1, 1], [1, 2]].map(([model, item]) => outcomeOf(story.models[model].items.get(item)).key), ["outcome_use", "outcome_never", "outcome_nothing", "outcome_withdrawn"]);
    assert.equal(soonerOf(story.models[0].items.get(0), story.models[1].items.get(0)), null);
    assert.deepEqual(soonerOf(story.models[0].items.get(0), story.models[1].items.get(2)), { who: "a", months: { kind: "months", value: 6 } });
});

test("what is no future is refused", () => {
    assert.throws(() => readTrace("{}"), /no future/);
    assert.throws(() => readTrace('{"world": [], "models": [{"name": "A"}]}'), /no future/);
});

const baseline = join(root, "scenarios/baseline.toml");
const module = join(root, "build/wasm/fundsim.wasm");
const noProgram = program ? false : "the program is not built";
const noModule = noProgram || (existsSync(module) ? false : `${module} is not built`);
const printed = (...words) => JSON.parse(execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 }));

/** A future of two models of the shipped baseline: by the module, as the page asks for it. */
async function played(replication) {
    const { engine } = await import("../../../sim/web/fundsim.mjs");
    const scenario = printed("check", baseline, "--encoded");
    const pair = { ...scenario, models: [scenario.models[0], scenario.models.at(-1)] };
    const session = (await engine(new WebAssembly.Module(readFileSync(module)))).session();
    session.open(JSON.stringify(pair));
    return storyOf(readTrace(session.trace(1, replication)), 60);
}

test("a real future reads as the program counts it", { skip: noProgram }, async () => {
    const trace = printed("run", baseline, "--trace", "3", "--json", "-q");
    for (const { name, outcome, events } of trace.models) {
        const model = storyOf({ world: trace.world, models: [trace.models.find((each) => each.name === name)] }, 60).models[0];
        const counts = countsAt(model, Infinity);
        const items = [...model.items.values()];
        const told = (kind) => events.filter((event) => event.event === kind).length;
        assert.deepEqual([counts.started, counts.stopped, counts.withdrawn, counts.arrived], [outcome.started, outcome.stopped, outcome.rollbacks, told("arrived")], name);
        assert.equal(items.filter((each) => each.releases.length).length, outcome.delivered + outcome.partly_delivered, name);
        assert.equal(items.reduce((sum, each) => sum + each.experiments, 0), outcome.experiments, name);
        assert.equal(items.reduce((sum, each) => sum + each.marks.filter((mark) => mark.kind === "read").length, 0), told("read"), name);
        assert.equal(counts.inHand, 0, "nothing is in hand when all work has ended");
        for (const { spans } of items) spans.forEach((span) => assert.ok(span.to >= span.from && span.from >= 0 && span.to <= model.ended + 1e-9));
        const taken = rowsOf(model);
        for (const each of taken.episodes) {
            const other = taken.episodes.find((one) => one !== each && one.row === each.row && one.from < each.to - 1e-6 && one.to > each.from + 1e-6);
            assert.equal(other, undefined, `${name}: two in a row`);
        }
    }
});

test("the page tells of an idea what fundsim story tells", { skip: noModule }, async () => {
    for (const replication of [0, 3]) {
        const story = await played(replication);
        const chosen = mostTelling(story, 60);
        for (const item of [null, 3, 35, 64, 81, 166, 248]) {
            const native = printed("story", baseline, "--replication", String(replication), "--json", "-q", ...(item === null ? [] : ["--item", String(item)]));
            const number = native.idea.item;
            if (item === null) assert.equal(number, chosen);
            assert.equal(story.world.get(number).value_per_year, native.idea.value_per_year);
            native.models.forEach((life, place) => {
                const own = story.models[place].items.get(number);
                const orNull = (value) => (Number.isNaN(value) ? null : value);
                assert.equal(story.models[place].name, life.name);
                assert.deepEqual(
                    [own.believed, own.listed, own.started, own.effort, own.releases[0]?.month ?? NaN, own.delivered, own.stops[0]?.month ?? NaN, own.paid, own.planned, own.rolledBack, fitAt(own)].map(orNull),
                    [life.believed_value, life.listed_month, life.started_month, life.believed_effort, life.first_release_month, life.delivered_month, life.stopped_month, life.paid, life.planned_cost, life.rolled_back_month, life.fit],
                    `idea ${number}, ${life.name}`,
                );
                assert.deepEqual([own.experiments, own.blocked, own.attempts, own.withdrawn], [life.experiments, life.stops_blocked, life.attempts, life.attempts_withdrawn]);
                for (const [x, y] of [[worthAt(own), life.value_per_year], [brought(own, 60), life.value_until_horizon]]) assert.ok(Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(y)));
            });
        }
    }
});
