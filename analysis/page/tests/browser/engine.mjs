// The engine in the page: what it finds is what the program finds, to the bit, and levers move the gap and back.

import { execFileSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import { demand, engineAnswers, opened } from "./opened.mjs";

const blocks = 4; // of 256 futures
const told = ["half_width", "control_variate", "models", "paired", "split", "transitions", "fairness", "finding"];

async function findsTheSame(browser, file, scenario, program) {
    const { page, faults, close } = await opened(browser, file);
    await engineAnswers(page);
    const seed = await page.evaluate(() => JSON.parse(document.getElementById("fundsim-data").textContent).finding.seed);
    const own = JSON.parse(await page.evaluate(([start, count]) => window.fundsim.findingOfScenario(start, count), [seed, blocks]));
    await close();
    const words = ["run", scenario, "--json", "--quiet", "-n", String(256 * blocks), "--seed", String(seed)];
    const native = JSON.parse(execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 }));
    const unlike = told.filter((part) => native[part] === undefined || !isDeepStrictEqual(native[part], own[part]));
    demand(unlike.length === 0, `${unlike.join(", ")} differ`);
    demand(faults.length === 0, faults.join("; "));
    return `${native.models.length} models, ${256 * blocks} futures`;
}

const gapText = (page) => page.locator("#whatif .gap .big").innerText();
const slider = (page, panel) => page.locator(`#whatif .panel.${panel} input[type=range]`).first();

/** Waits until what a reader sees of the gap stays as it is, and tells it. */
async function settled(page) {
    await page.waitForFunction(() => /1[,.]024/.test(document.querySelector("#whatif .gap .big").textContent), null, { timeout: 60_000 });
    return gapText(page);
}

/** Presses a key on a lever and tells how many ms passed until the gap was drawn anew. */
async function pressed(page, key) {
    await page.keyboard.press(key);
    const mark = () => performance.getEntriesByName("fundsim-redrawn").find(({ startTime }) => startTime > window.movedAt);
    await page.waitForFunction(mark, null, { timeout: 30_000 });
    return page.evaluate(() => performance.getEntriesByName("fundsim-redrawn").find(({ startTime }) => startTime > window.movedAt).startTime - window.movedAt);
}

const keys = 6;
const middle = (values) => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)];

async function isMoved(browser, file) {
    const { page, faults, close } = await opened(browser, file);
    await engineAnswers(page);
    const known = await gapText(page);
    await page.evaluate(() => window.addEventListener("input", () => (window.movedAt = performance.now()), { capture: true }));
    const times = [];
    for (const panel of ["world", "choice"]) {
        const lever = slider(page, panel);
        await lever.focus();
        const before = await gapText(page);
        const up = await lever.evaluate((input) => Number(input.value) < Number(input.max) / 2);
        for (let step = 0; step < keys; step += 1) times.push(await pressed(page, up ? "ArrowRight" : "ArrowLeft"));
        await page.waitForFunction((text) => document.querySelector("#whatif .gap .big").innerText !== text, before, { timeout: 30_000 });
    }
    const moved = await settled(page);
    const link = new URL(page.url()).hash;
    demand(link.startsWith("#s="), `the address has '${link}', not the state`);

    const other = await opened(browser, file, { hash: link });
    await engineAnswers(other.page);
    const again = await settled(other.page);
    const values = (which) => which.locator("#whatif input[type=range]").evaluateAll((inputs) => inputs.map((input) => `${input.id}=${input.value}`));
    const [here, there] = [await values(page), await values(other.page)];
    await other.close();
    demand(again === moved, `the link tells '${again}', not '${moved}'`);
    demand(isDeepStrictEqual(here, there), "the link moves other levers");

    for (const panel of ["world", "choice"]) await page.locator(`#whatif .panel.${panel} header button`).click();
    await page.waitForFunction((text) => document.querySelector("#whatif .gap .big").innerText === text, known, { timeout: 30_000 });
    await close();
    demand([...faults, ...other.faults].length === 0, [...faults, ...other.faults].join("; "));
    return `the gap is redrawn ${Math.round(middle(times))} ms after a key, ${Math.round(Math.max(...times))} at most (bound 100)`;
}

/** A parameter that is not shown is found by words of its name or address, and gets a slider. */
async function isSearched(browser, file) {
    const { page, faults, close } = await opened(browser, file);
    await engineAnswers(page);
    const panel = page.locator("#whatif .panel.world");
    const count = () => panel.locator("input[type=range]").count();
    const before = await count();
    const input = panel.locator("input[type=search]");
    await input.fill("no such thing");
    demand((await panel.locator(".found button").count()) === 0, "something is found that there is not");
    await input.fill("organisation");
    const label = await panel.locator(".found button").first().innerText();
    await input.press("Enter");
    await page.waitForFunction((known) => document.querySelectorAll("#whatif .panel.world input[type=range], #whatif .panel.world select, #whatif .panel.world input[type=checkbox]").length > known, before, { timeout: 10_000 });
    await close();
    demand(faults.length === 0, faults.join("; "));
    return `'${label}' is added`;
}

export const engine = (browser, file, scenario, program) => [
    ["finds what the program finds, to the bit", () => findsTheSame(browser, file, scenario, program)],
    ["moves the gap by keyboard, gives a link to it and takes it back", () => isMoved(browser, file)],
    ["finds another parameter by a word", () => isSearched(browser, file)],
];
