// Whether the page writes numbers as the program's screen does: cells of `run --full` made anew from --json.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { bundled, program, root } from "./bundled.mjs";

const page = await bundled('export * from "./numbers"; export { language } from "./words";');
const { counted, exponentWithoutMargin, of100, ofMean, ofShare, percent, plain, rounded, withMargin, withoutMargin } = page;
const run = promisify(execFile);
const printed = async (...words) => (await run(program, words, { encoding: "utf8", maxBuffer: 1 << 28 })).stdout;

// What the page has differently on purpose: a true minus, a longer dash.
const plainly = (text) => text.replaceAll("−", "-").replaceAll("–", "-");

/** Cells by label, without its indent; tables of many models are printed in parts, and margins below their figures. */
function cellsOf(screen) {
    const rows = new Map();
    let before = "";
    for (const line of screen.split("\n")) {
        const [label, ...cells] = line.trim().split(/\s{2,}/);
        if (/^(±|\(\d)/.test(label)) {
            const figures = rows.get(before) ?? [];
            [label, ...cells].forEach((margin, place, { length }) => (figures[figures.length - length + place] += ` ${margin}`));
            continue;
        }
        before = label;
        if (cells.length) rows.set(label, [...(rows.get(label) ?? []), ...cells]);
    }
    return rows;
}

const meansRows = [
    ["Paid out", "spend", 2], ["Returned unspent", "returned", 2], ["Deepest point in the red", "peak_exposure", 2],
    ["Start to first value", "first_value_month", 1], ["Start to payback", "payback_month", 1], ["Idea to first release", "lead_time", 1],
    ["Initiatives started", "started", 1], ["delivered in full", "delivered", 1], ["stopped at a review", "stopped", 1], ["Experiments", "experiments", 1],
];
const shareRows = [
    ["Delivered on time", "on_time_share"], ["Delivered on budget", "on_budget_share"], ["Cost paid, of planned", "paid_over_planned"],
    ["Achieved: half of plan or more", "effective_share"], ["Without effect: below a tenth", "without_effect_share"],
    ["Money spent without effect", "wasted_spend_share"], ["Benefit realised, of planned", "realised_over_planned"],
];

/** Means of a row share their decimals (sim/findings/models.cpp). */
function meansOf(models, figure, decimals) {
    const exponents = models.map((model) => ofMean(model[figure])).filter(({ value }) => value !== 0 && value !== null)
        .map((mean) => ((mean.high - mean.low) / 2 > 1e-9 * Math.abs(mean.value) ? exponentWithoutMargin(mean) : Math.min(exponentWithoutMargin(mean), 0)));
    const exponent = Math.max(-decimals, ...exponents);
    return models.map((model) => rounded(model[figure].mean, exponent));
}

function madeAnew({ models, paired, split, currency }) {
    const rows = new Map();
    const add = (label, cells) => rows.set(label, cells.map(plainly));
    const npv = (label, figure) => add(label, models.map((model) => rounded(model.npv[figure], exponentWithoutMargin(ofMean(model.npv)))));
    add("Net present value (NPV)", models.map((model) => withMargin(ofMean(model.npv))));
    npv("1 future in 20 is below (P5)", "p5");
    npv("1 future in 20 is above (P95)", "p95");
    npv("mean of worst 1 in 20 (CVaR)", "cvar5");
    add("chance of a loss", models.map(({ npv: own }) => percent({ value: own.probability_of_loss, ci95: own.probability_of_loss_ci95 })));
    add("Behind the best of each future", models.map((model) => withoutMargin(ofMean(model.npv.regret))));
    add(`NPV per ${currency} paid out`, models.map((model) => withMargin(ofShare(model.npv_per_outlay))));
    for (const [label, figure, decimals] of meansRows) add(label, meansOf(models, figure, decimals));
    for (const [label, figure] of shareRows) add(label, models.map((model) => percent(model[figure])));
    const others = models.slice(1).map(({ name }) => paired.find(({ a, b }) => a === name && b === models[0].name));
    if (others.length && others.every(Boolean)) {
        add(`NPV, ${currency}`, others.map((pair) => withMargin(ofMean(pair.npv_difference), true)));
        add("Ahead in, of 100 futures", others.map(({ probability_a_ahead: ahead, ties }) => {
            const share = of100(ahead.value);
            return ties >= 1 ? "same" : /under|over/.test(share) ? share : `${share} (${rounded(100 * ahead.ci95[0], 0)}-${rounded(100 * ahead.ci95[1], 0)})`;
        }));
        const parts = models.slice(1).map(({ name }) => split.find((each) => each.a === name));
        if (parts.every(Boolean)) add("funding alone: how money is granted", parts.map((part) => withMargin(ofMean(part.funding), true)));
    }
    return rows;
}

for (const [scenario, futures] of [["small_company", 300], ["baseline", 200], ["certain_and_scarce", 40], ["listed_portfolio", 1000], ["null", 64]]) {
    test(`${scenario}, ${futures} futures: cells of the screen`, { skip: program ? false : "build/release/fundsim is not built" }, async () => {
        const words = ["run", join(root, `scenarios/${scenario}.toml`), "-n", String(futures), "--quiet"];
        const [screen, json] = await Promise.all([printed(...words, "--full"), printed(...words, "--json")]);
        const found = JSON.parse(json);
        const shown = cellsOf(screen);
        let compared = 0;
        for (const [label, cells] of madeAnew(found)) {
            if (!shown.has(label)) continue; // a row without anything in it is not printed
            assert.deepEqual(cells, shown.get(label), label);
            compared += cells.length;
        }
        assert.ok(compared >= 20 * found.models.length, `only ${compared} cells`);
        assert.ok(screen.includes(`${counted(futures)} simulated`));
        const flat = screen.replace(/\s+/g, " ");
        const [model] = found.fairness.models;
        assert.ok(flat.includes(`pays for ${plain(model.teams, 3)} team`), `teams ${plain(model.teams, 3)}`);
        if (flat.includes("What goes back unspent of")) assert.ok(flat.includes(`unspent of ${plain(model.envelope)} ${found.currency}`), "envelope");
    });
}

test("what lies in the middle goes to the even digit", () => {
    assert.equal(rounded(0.5, 0), "0");
    assert.equal(rounded(2.5, 0), "2");
    assert.equal(rounded(3.5, 0), "4");
    assert.equal(percent({ value: 0.125, low: 0.1, high: 0.15 }), "12%");
    assert.equal(rounded(0.125, -2), "0.12");
    assert.equal(rounded(1250, 2), "1,300"); // whole units are rounded as people do
});

test("what is very large, very small, missing or endless", () => {
    assert.equal(rounded(1.25e18, 16), "1.25e18");
    assert.equal(plain(1.5e20, 4), "1.5e20");
    assert.equal(rounded(null, 0), "–");
    assert.equal(rounded(Infinity, 0), "never");
    assert.equal(percent(0.0001), "under 0.1%");
    assert.equal(percent(0.9999), "over 99.9%");
    assert.equal(percent(null), "–");
    assert.equal(of100(0.001), "under 1");
    assert.equal(of100(0.999), "over 99");
    assert.equal(of100(1), "100");
    assert.equal(rounded(30, 9), "0"); // but the rounding of a sum
    assert.equal(withMargin({ value: 0.4, low: 0.4, high: 0.4 }, true), "+0.4000");
});

test("in Danish", () => {
    page.language.value = "da";
    assert.equal(withMargin({ value: -12344, low: -12424, high: -12264 }), "−12.340 ± 80");
    assert.equal(percent({ value: 0.069, low: 0.068, high: 0.07 }), "6,9\u00a0%");
    assert.equal(plain(1234.5, 5), "1.234,5");
    assert.equal(plain(12000, 2), "12.000");
    page.language.value = "en";
});
