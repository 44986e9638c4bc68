// Reports with other contents than a page expects: each says something sensible, none is blank, nothing runs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demand, opened } from "./opened.mjs";

const place = /(<script type="application\/json" id="fundsim-data">)([\s\S]*?)(<\/script>)/;
// As the program writes it: no character in it can end the element that it stands in.
const inScript = (text) => text.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/** Every number of a value turned into null, as JSON has NaN. */
function withoutNumbers(value) {
    if (typeof value === "number") return null;
    if (Array.isArray(value)) return value.map(withoutNumbers);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNumbers(each)]));
    return value;
}

/** The payload with its models named anew, wherever they are named. */
function renamed(payload, name) {
    const names = payload.finding.models.map((model) => model.name);
    const visit = (value) => {
        if (typeof value === "string") return names.includes(value) ? name(value, names.indexOf(value)) : value;
        if (Array.isArray(value)) return value.map(visit);
        if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each)]));
        return value;
    };
    return visit(payload);
}

/** `count` models, the payload's own over and over; nothing else is known of them. */
function withModels(payload, count) {
    const repeated = (list) => Array.from({ length: count }, (_, number) => {
        const model = list[number % list.length];
        return number < list.length ? model : { ...model, name: `${model.name} ${number + 1}` };
    });
    const models = repeated(payload.finding.models);
    const names = models.map(({ name }) => name);
    const [pair] = payload.finding.paired;
    const paired = names.flatMap((a, place) => names.slice(place + 1).map((b) => ({ ...pair, a, b })));
    const fairness = { ...payload.finding.fairness, models: repeated(payload.finding.fairness.models) };
    return {
        ...payload,
        finding: { ...payload.finding, models, paired, split: [], transitions: [], fairness },
        scenario: { ...payload.scenario, models: repeated(payload.scenario.models) },
        dots: payload.dots && { ...payload.dots, models: Array.from({ length: count }, (_, number) => payload.dots.models[number % payload.dots.models.length]), pairs: [] },
        series: null, flows: null, initiatives: null, studies: {},
    };
}

const attack = `<script>alert(1)</script></script><img src=x onerror="alert(2)">`;
const nothing = /nothing to show/;
// Name, what becomes of the payload (a text is put in as it is), what the page has to say, and what it must not have.
const damages = [
    ["null", () => "null", nothing],
    ["no JSON", () => `{"format": 1, "finding": {`, nothing],
    ["garbage", () => "\u0000\u001f garbage", nothing],
    ["no text", () => "", nothing],
    ["a number", () => "7", nothing],
    ["a list", () => "[]", nothing],
    ["an empty object", () => ({}), nothing],
    ["only a format", () => ({ format: 1 }), nothing],
    ["a newer format", (payload) => ({ ...payload, format: 1000 }), /newer version/],
    ["no models", (payload) => ({ ...payload, finding: { ...payload.finding, models: [] } }), /no funding models/],
    ["one model", (payload) => withModels(payload, 1), /nothing to compare/],
    ["twelve models", (payload) => withModels(payload, 12), /ahead of/],
    ["no series", (payload) => ({ ...payload, series: null, flows: null }), /no monthly flows/],
    ["no dots", (payload) => ({ ...payload, dots: null }), /no single futures/],
    ["no studies", (payload) => ({ ...payload, studies: { explore: null, attribute: null, sensitivity: null, interventions: null } }), /Not studied here/],
    ["studies without contents", (payload) => ({ ...payload, studies: { explore: {}, attribute: {}, sensitivity: [], interventions: 3 } }), /Not studied here/],
    ["no optional part", ({ format, finding, scenario }) => ({ format, finding, scenario }), /ahead of/],
    ["a bare finding", ({ format, finding, scenario }) => ({ format, finding: { models: finding.models }, scenario: { models: scenario.models } }), /Verdict/],
    ["NaN in all series and dots", (payload) => ({ ...payload, series: withoutNumbers(payload.series), dots: withoutNumbers(payload.dots), flows: withoutNumbers(payload.flows) }), /ahead of/],
    ["NaN in all figures", (payload) => ({ ...payload, finding: { ...withoutNumbers(payload.finding), replications: 4, seed: 1 } }), /Verdict/],
    ["NaN in all studies", (payload) => ({ ...payload, studies: withoutNumbers(payload.studies) }), /ahead of/],
    ["an interrupted run", (payload) => ({ ...payload, finding: { ...payload.finding, complete: false, ending: "interrupted", replications: 3 } }), /interrupted/],
    ["markup in its title", (payload) => ({ ...payload, finding: { ...payload.finding, title: attack, point: attack } }), attack],
    ["markup in names", (payload) => renamed(payload, (name, number) => `${attack} ${number}`), attack],
    ["very long names", (payload) => renamed(payload, (name, number) => `${number} ${"very long name ".repeat(14)}`.slice(0, 200)), /very long name/],
    ["names without a gap", (payload) => renamed(payload, (name, number) => `${number}${"x".repeat(199)}`), /xxxx/],
    ["names of other scripts", (payload) => renamed(payload, (name, number) => `Årsbudgetter ${"🏗 持续产品团队"} ${number}`), /持续产品团队/],
];

async function isTold(browser, folder, template, payload, [name, damage, say]) {
    const damaged = damage(payload);
    const text = typeof damaged === "string" ? damaged : inScript(JSON.stringify(damaged));
    const file = join(folder, `${name.replaceAll(/\W/g, "-")}.html`);
    writeFileSync(file, template.replace(place, (whole, start, middle, end) => start + text + end));
    const { page, faults, close } = await opened(browser, file);
    await page.waitForTimeout(300);
    const told = await page.evaluate(() => document.body.innerText);
    const broken = await page.locator(".fault").allInnerTexts();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (process.env.FUNDSIM_PICTURES) await page.screenshot({ path: join(process.env.FUNDSIM_PICTURES, `${name.replaceAll(/\W/g, "-")}.png`), fullPage: true });
    await close();
    demand(faults.length === 0, faults.join("; "));
    demand(typeof say === "string" ? told.includes(say) : say.test(told), `says '${told.slice(0, 300)}'`);
    demand(!broken.some((each) => /could not be drawn/.test(each)), broken.join("; "));
    demand(!/undefined|\bNaN\b|\[object|Infinity/.test(told), `shows '${/.{0,60}(undefined|\bNaN\b|\[object|Infinity).{0,60}/.exec(told)?.[0]}'`);
    demand(wide <= 1, `is ${wide} pixels too wide`);
}

export function bad(browser, report) {
    const template = readFileSync(report, "utf8");
    const payload = JSON.parse(place.exec(template)[2]);
    const folder = mkdtempSync(join(tmpdir(), "fundsim-bad."));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return damages.map((each) => [`tells of ${each[0]}`, () => isTold(browser, folder, template, payload, each)]);
}
