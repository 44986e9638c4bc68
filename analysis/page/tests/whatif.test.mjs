// The paired change while levers move faster than the engine answers: the base has every future once, in its place.

import assert from "node:assert/strict";
import test from "node:test";
import { bundled } from "./bundled.mjs";

const { follow, profileOf } = await bundled(`export * from "./engine/whatif";`);

/** NPVs of two models in a future; the setting moves the second by its value in every tenth future alone. */
const npv = (model, future, settings) => 10 * future + model * (future % 7) + (model === 1 && future % 10 === 0 ? 100 * (settings[0]?.[1] ?? 0) : 0);

/** Answers wait until they are let go, in whatever order the test wants. */
function slowPool(size = 2) {
    const waiting = [];
    return {
        size,
        ask: ({ settings, first, count, models }) =>
            new Promise((done, failed) => {
                if (settings[0]?.[1] === "refused") failed(new Error("refused"));
                else waiting.push(() => done(models.map((model) => Float64Array.from({ length: count }, (_, place) => npv(model, first + place, settings)))));
            }),
        async letGo(order = (list) => list) {
            while (waiting.length) {
                order(waiting.splice(0)).forEach((go) => go());
                await new Promise((done) => setTimeout(done));
            }
        },
    };
}

const liveOf = (pool) => ({ pool, scenario: "{}", seed: 1, known: { value: 50, low: 45, high: 55 }, base: [] });

function baseIsWhole(live) {
    live.base.forEach((part, model) => part.forEach((value, future) => assert.equal(value, npv(model, future, []), `future ${future} of model ${model}`)));
}

test("a change is the mean of what moves in the same futures", async () => {
    const pool = slowPool();
    const live = liveOf(pool);
    const told = [];
    const done = follow(live, [["x", 2]], () => true, (change, final) => told.push([change.futures, change.change.value, final]));
    await pool.letGo();
    await done;
    assert.deepEqual(told.map(([futures]) => futures), [24, 120, 216, 312, 408, 504, 600, 696, 792, 888, 984, 1024]);
    told.forEach(([futures, change]) => assert.ok(Math.abs(change - (200 * Math.ceil(futures / 10)) / futures) < 1e-9, `${change} after ${futures}`));
    assert.equal(told.at(-1)[2], true);
});

test("a lever that is moved while the base grows leaves it whole", async () => {
    for (const order of [(list) => list, (list) => list.reverse()]) {
        const pool = slowPool();
        const live = liveOf(pool);
        let newest = 0;
        const told = [];
        const all = [1, 2, 3].map((value, place) => {
            newest = place;
            return follow(live, [["x", value]], () => place === newest, (change) => told.push([place, change.futures, change.change.value]));
        });
        await pool.letGo(order);
        await Promise.all(all);
        assert.equal(live.base[0].length, 1024);
        baseIsWhole(live);
        assert.ok(told.length > 0 && told.every(([place, futures, change]) => place === 2 && Math.abs(change - (300 * Math.ceil(futures / 10)) / futures) < 1e-9));
    }
});

test("profiles beside a moved lever leave the base whole", async () => {
    const pool = slowPool();
    const live = liveOf(pool);
    const profile = profileOf(live, [], "x", [0, 1], 128, () => true);
    const moved = follow(live, [["y", 1]], () => true, () => {});
    await pool.letGo();
    const [[low, high]] = await Promise.all([profile, moved]);
    baseIsWhole(live);
    assert.ok(Math.abs(low.value - 50) < 1e-9 && Math.abs(high.value - 50 - 1300 / 128) < 1e-9);
});

test("a change that is refused is one fault, not two", async () => {
    const stray = [];
    const note = (fault) => stray.push(fault);
    process.on("unhandledRejection", note);
    const pool = slowPool();
    const nobody = { ...pool, ask: () => Promise.reject(new Error("refused")) };
    await assert.rejects(follow(liveOf(nobody), [["x", 1]], () => true, () => {}), /refused/);
    assert.deepEqual(await profileOf(liveOf(nobody), [], "x", [0], 128, () => true), [null]);
    await new Promise((done) => setTimeout(done, 10));
    process.off("unhandledRejection", note);
    assert.deepEqual(stray, []);
});
