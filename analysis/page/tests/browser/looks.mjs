// What anybody sees: no fault, no barrier (axe-core), nothing wider than the screen, the first screen, the size.

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { demand, engineAnswers, opened, sizes, unfold } from "./opened.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const mostBytes = 1_200_000;

/** Rules that are broken, with the first place of each. */
async function barriers(page) {
    await page.evaluate(axe);
    return page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 240)}`);
    });
}

/** What sticks out of the window, without what may be scrolled on its own. */
const sticksOut = (page) =>
    page.evaluate(() => {
        const wide = document.documentElement.clientWidth;
        const scrolled = (element) => element.closest(".scroll") !== null;
        const out = [...document.querySelectorAll("main *, header *, footer")].filter((element) => {
            const { right, left, width } = element.getBoundingClientRect();
            return width > 0 && (right > wide + 1 || left < -1) && !scrolled(element) && !element.closest("svg svg, .skip");
        });
        return out.slice(0, 3).map((element) => `${element.tagName} .${element.getAttribute("class")} in #${element.closest("[id]")?.id}: ${Math.round(element.getBoundingClientRect().left)} to ${Math.round(element.getBoundingClientRect().right)} of ${wide}`);
    });

async function looksWell(browser, file, options, prepared = async () => {}) {
    const { page, faults, close } = await opened(browser, file, options);
    await engineAnswers(page);
    await prepared(page);
    await unfold(page);
    const told = await page.locator(".fault").allInnerTexts();
    const found = [...(await barriers(page)), ...(await sticksOut(page)), ...told, ...faults];
    await close();
    demand(found.length === 0, found.join("\n    "));
}

/** Verdict, hundred futures and dots of a newcomer's screen. */
async function firstScreen(browser, file) {
    const { page, close } = await opened(browser, file);
    const below = await page.evaluate(() =>
        [".lead", "#futures .picture svg", "#outcomes .picture svg"].flatMap((name) => {
            const bottom = document.querySelector(name)?.getBoundingClientRect().bottom ?? Infinity;
            return bottom > innerHeight ? [`${name} ends at ${Math.round(bottom)} of ${innerHeight}`] : [];
        }),
    );
    await close();
    demand(below.length === 0, below.join("; "));
}

async function isFast(browser, file) {
    const { page, close } = await opened(browser, null);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(`file://${file}`);
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const [drawn, pictures] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, document.querySelectorAll("figure svg").length]);
    const { metrics } = await session.send("Performance.getMetrics");
    const busy = metrics.find(({ name }) => name === "TaskDuration").value;
    demand(pictures > 0, "has no picture");
    await engineAnswers(page);
    const played = await page.evaluate(() => performance.getEntriesByName("fundsim-redrawn")[0].startTime);
    await close();
    return `results after ${Math.round(drawn)} ms (bound 2,000), of which computing ${Math.round(1000 * busy)}, the engine's first answer after ${Math.round(played)} ms`;
}

function isSmall(file) {
    const { size } = statSync(file);
    demand(size <= mostBytes, `${size} bytes, more than ${mostBytes}`);
    return `${size} bytes of ${mostBytes}`;
}

export const looks = (browser, file) => [
    ["is small enough to be mailed", () => isSmall(file)],
    ["opens", () => isFast(browser, file)],
    ["has verdict, futures and outcomes on the first screen", () => firstScreen(browser, file)],
    ...Object.entries(sizes).flatMap(([name, size]) =>
        ["light", "dark"].map((scheme) => [`has no barrier on a ${name}, ${scheme}`, () => looksWell(browser, file, { size, scheme })]),
    ),
    ["has no barrier in Danish", () => looksWell(browser, file, {}, (page) => page.locator("header.top select").first().selectOption("da"))],
    ["has no barrier in presenter view", () => looksWell(browser, file, {}, (page) => page.locator("header.top button[aria-pressed]").first().click())],
];
