// The books of the finance view, by hand: what is capitalised, put into use, amortised and written off adds up.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = await mkdtemp(join(tmpdir(), "fundsim-finance-"));
after(() => rm(folder, { recursive: true }));

async function imported(source) {
    const outfile = join(folder, source.replace(/\W/g, "_") + ".mjs");
    await build({ entryPoints: [fileURLToPath(new URL(`../src/finance/${source}`, import.meta.url))], bundle: true, format: "esm", outfile, logLevel: "error" });
    return import(pathToFileURL(outfile));
}
const { capitalise } = await imported("books.ts");
const { fundedModel, partAfter, policyNames, scopes, shipped, starts } = await imported("policy.ts");

const kinds = ["discovery", "scope_before_evidence", "scope_after_evidence", "further_attempts", "waiting", "idle", "running", "overhead", "interventions"];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const close = (value, wanted, what = "") => assert.ok(Math.abs(value - wanted) < 1e-9 * Math.max(1, Math.abs(wanted)), `${what}: ${value} is not ${wanted}`);
const allClose = (values, wanted, what) => wanted.forEach((each, place) => close(values[place], each, `${what}, ${place}`));

/** Flows of one model: spend by kind in the months given, all other months nothing. */
function flowsOf({ years, months = 24, spend, live = {}, lost = {}, income = {} }) {
    const row = (given = {}, length = months) => Array.from({ length }, (_, place) => given[place] ?? 0);
    const spending = kinds.map((kind) => row(spend[kind]));
    const outlay = Array.from({ length: years }, (_, year) => sum(spending.map((each) => sum(each.slice(12 * year, 12 * year + 12)))));
    const incomes = row(income, years);
    return {
        years, kinds, spending: [spending], scope_live: [row(live)], scope_lost: [row(lost)],
        outlay: [outlay], income: [incomes], pv_outlay: [outlay.map((each, year) => each / 1.1 ** year)], pv_income: [incomes.map((each, year) => each / 1.1 ** year)],
    };
}
const fixed = fundedModel({ levers: { scope: "fixed" }, transition: null }, 0);
const adaptive = fundedModel({ levers: { scope: "adaptive" }, transition: null }, 0);
const policyWith = (more) => ({ ...shipped.us_gaap_2025, lifeMonths: 4, ...more });

// Twelve months of some of everything, and two of releases; something is given up too.
const every = (amount, from, to) => Object.fromEntries(Array.from({ length: to - from }, (_, place) => [from + place, amount + 3 * ((place * 7) % 5)]));
const busy = flowsOf({
    years: 12,
    spend: Object.fromEntries(kinds.map((kind, place) => [kind, every(10 + place, place % 3, 18)])),
    live: { 3: 20, 7: 35, 8: 60, 15: 80, 17: 10, 23: 5 },
    lost: { 5: 12, 15: 20, 23: 40 },
    income: { 0: 100, 1: 900, 2: 700, 3: 200 },
});

test("a project of 100 that goes live at once is amortised over four months, half shares at both ends", () => {
    const flows = flowsOf({ years: 2, spend: { scope_before_evidence: { 0: 100 } }, live: { 0: 100 } });
    const { monthly, yearly } = capitalise(fixed, flows, policyWith({}));
    allClose(monthly.additions, [100, 0, 0], "additions");
    allClose(monthly.amortised, [12.5, 25, 25, 25, 12.5, 0], "amortised");
    allClose(monthly.balance, [87.5, 62.5, 37.5, 12.5, 0, 0], "balance");
    allClose(yearly.profit, [-100, 0], "profit");
});

test("work in progress is no expense until it is released, then half of what is left is written off with a stop", () => {
    // 60 and 40 are built; in month 2 half of the charge goes live, in month 3 the other half is given up.
    const flows = flowsOf({ years: 2, spend: { scope_before_evidence: { 0: 60, 1: 40 } }, live: { 2: 50 }, lost: { 3: 50 }, income: { 0: 30 } });
    const { monthly, yearly } = capitalise(fixed, flows, policyWith({ lifeMonths: 20 }));
    allClose(monthly.balance.slice(0, 2), [60, 100], "balance");
    allClose(monthly.inUse, [0, 0, 50, 0], "in use");
    allClose(monthly.writtenOff, [0, 0, 0, 50], "written off");
    allClose(monthly.amortised.slice(2, 5), [1.25, 2.5, 2.5], "amortised");
    close(yearly.amortised[0], 1.25 + 9 * 2.5);
    close(yearly.profit[0], 30 - 50 - 23.75, "profit");
    close(yearly.balance[0], 26.25, "balance");
});

test("nothing is in use before it was capitalised", () => {
    const flows = flowsOf({ years: 2, spend: { scope_before_evidence: { 0: 100 }, scope_after_evidence: { 10: 40 } }, live: { 1: 100, 10: 40 } });
    const { monthly } = capitalise(adaptive, flows, policyWith({}));
    allClose(monthly.inUse, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0], "in use");
});

test("without a write-off what is given up is amortised as the rest", () => {
    const flows = flowsOf({ years: 3, spend: { scope_before_evidence: { 0: 100 } }, live: { 2: 50 }, lost: { 3: 50 } });
    const { monthly } = capitalise(fixed, flows, policyWith({ writeOff: false }));
    allClose(monthly.inUse, [0, 0, 50, 50, 0], "in use");
    close(sum(monthly.writtenOff), 0);
    close(sum(monthly.amortised), 100);
});

test("in every month additions, amortisation, write-offs and balance add up to spend", () => {
    for (const model of [fixed, adaptive]) {
        for (const name of policyNames) {
            for (const shares of [shipped[name].shares, Object.fromEntries(kinds.map((kind, place) => [kind, place / 8]))]) {
                for (const from of starts) {
                    for (const writeOff of [true, false]) {
                        const policy = { shares, from: { fixed: from, adaptive: from }, lifeMonths: 30, writeOff };
                        const { monthly } = capitalise(model, busy, policy);
                        let added = 0, gone = 0;
                        monthly.spend.forEach((spent, month) => {
                            close(monthly.additions[month] + monthly.expensed[month], spent, "spend");
                            added += monthly.additions[month];
                            gone += monthly.amortised[month] + monthly.writtenOff[month];
                            close(monthly.balance[month], added - gone, "balance");
                            assert.ok(monthly.balance[month] > -1e-9, `no asset is negative: ${monthly.balance[month]}`);
                            assert.ok(monthly.inUse[month] >= -1e-9 && monthly.writtenOff[month] >= -1e-9);
                        });
                        // What left work in progress is what was capitalised, and all of it has left in the end.
                        close(sum(monthly.inUse) + sum(monthly.writtenOff), sum(monthly.additions), "put into use or written off");
                    }
                }
            }
        }
    }
});

test("expensing everything is cash", () => {
    const { yearly } = capitalise(adaptive, busy, shipped.expense_all);
    allClose(yearly.profit, yearly.net, "profit");
    allClose(yearly.balance, yearly.net.map(() => 0), "balance");
});

test("over all years profit is the same under every policy once everything is amortised", () => {
    const all = policyNames.flatMap((name) => [fixed, adaptive].map((model) => ({ name, ...capitalise(model, busy, shipped[name]).yearly })));
    const everything = { shares: Object.fromEntries(kinds.map((kind) => [kind, 1])), from: { fixed: "commitment", adaptive: "commitment" }, lifeMonths: 24, writeOff: true };
    all.push({ name: "everything", ...capitalise(fixed, busy, everything).yearly });
    for (const { name, profit, net, balance } of all) {
        close(balance.at(-1), 0, name);
        close(sum(profit), sum(net), name);
    }
    const moved = all.filter(({ profit, net }) => Math.abs(profit[0] - net[0]) > 1).length;
    assert.equal(moved, 4, "US GAAP twice, IAS 38 under fixed scope, and everything");
});

test("a life beyond the last year keeps a balance, which is what profit is ahead of cash", () => {
    const { monthly, yearly } = capitalise(fixed, busy, { ...shipped.us_gaap_2025, lifeMonths: 480 });
    assert.ok(yearly.balance.at(-1) > 1);
    close(sum(yearly.profit) - sum(yearly.net), yearly.balance.at(-1));
    close(sum(monthly.additions), sum(monthly.amortised) + sum(monthly.writtenOff) + monthly.balance.at(-1));
});

test("NPV and cash are those of the flows under every policy", () => {
    for (const name of policyNames) {
        const { yearly } = capitalise(fixed, busy, shipped[name]);
        assert.deepEqual(yearly.outlay, busy.outlay[0]);
        assert.deepEqual(yearly.income, busy.income[0]);
        close(yearly.npvSoFar.at(-1), sum(busy.pv_income[0]) - sum(busy.pv_outlay[0]));
    }
});

test("scope decides from when: fixed from the claim, adaptive from the first evidence", () => {
    const flows = flowsOf({ years: 2, spend: { scope_before_evidence: { 0: 100 }, scope_after_evidence: { 1: 40 }, discovery: { 0: 7 }, further_attempts: { 2: 9 } }, live: { 1: 140 } });
    const added = (model, name) => sum(capitalise(model, flows, shipped[name]).monthly.additions);
    assert.deepEqual(["us_gaap_2025", "ias_38", "ias_38_inseparable", "expense_all"].map((name) => [added(fixed, name), added(adaptive, name)]), [[140, 40], [140, 0], [0, 0], [0, 0]]);
});

test("what lies after a start, by kind", () => {
    const parts = (start) => kinds.map((kind) => partAfter(start, kind, 0.25));
    assert.deepEqual(parts("commitment"), [1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert.deepEqual(parts("claim"), [0, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert.deepEqual(parts("first_reading"), [0, 0, 1, 1, 0.25, 1, 1, 1, 1]);
    assert.deepEqual(parts("never"), [0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test("in a transition the teams move evenly from one scope to the other", () => {
    const model = fundedModel({ levers: { scope: "fixed" }, transition: { start_month: 6, end_month: 30, to: { scope: "adaptive" } } }, 0);
    allClose([0, 6, 12, 18, 30, 60].map(model.adaptive), [0, 0, 0.25, 0.5, 1, 1]);
    const flows = flowsOf({ years: 3, months: 36, spend: { scope_before_evidence: { 18: 100 } }, live: { 18: 100 } });
    close(sum(capitalise(model, flows, shipped.us_gaap_2025).monthly.additions), 50);
    assert.deepEqual(scopes, ["fixed", "adaptive"]);
});

test("nothing released: what is in progress is written off when all work has ended", () => {
    const flows = flowsOf({ years: 3, spend: { scope_before_evidence: { 3: 100 } } });
    const { monthly } = capitalise(fixed, flows, policyWith({}));
    close(monthly.balance[22], 100);
    close(monthly.writtenOff[23], 100);
    close(monthly.balance.at(-1), 0);
});

test("a model or a kind that the results lack, and a year without end, break nothing", () => {
    assert.deepEqual(capitalise({ ...fixed, place: 5 }, busy, shipped.us_gaap_2025).monthly.additions.filter((each) => each !== 0), []);
    const endless = { ...busy, income: [[...busy.income[0].slice(0, -1), null]], kinds: [...kinds.slice(0, -1), "new_kind"] };
    const { yearly } = capitalise(fixed, endless, shipped.us_gaap_2025);
    assert.ok(Number.isNaN(yearly.profit.at(-1)) && Number.isFinite(yearly.profit.at(-2)));
    assert.equal(fundedModel(undefined, 0).adaptive(3), 0);
});
