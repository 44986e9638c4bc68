// Pieces of the program's sentences that are more than words: numbers, frequencies, lists of names. Each kind says how it
// looks in English and what becomes of it in Danish.

import { address, addressLabel } from "../addresses";
import { groupLabel } from "../groups";
import { interventionLabel } from "../interventions";

const figure = String.raw`[+-]?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?|never|-infinity|-`;
const amount = `(?:${figure})(?: ± (?:${figure}))?`;
const of100 = String.raw`(?:fewer than |more than |under |over )?\d+`;
const interval = String.raw`(?: \(\d+-\d+\))?`;

const missing: Record<string, string> = { never: "aldrig", "-infinity": "−∞", "-": "–" };

/** 1,234.5 as 1.234,5, with a true minus. */
const number = (text: string) =>
    missing[text] ?? text.replace(/[.,]/g, (mark) => (mark === "," ? "." : ",")).replace(/^-/, "−");

const amountOf = (text: string) => text.split(" ± ").map(number).join(" ± ");

const words: [RegExp, string][] = [[/fewer than/, "færre end"], [/more than/, "flere end"], [/close to/, "tæt på"], [/above/, "over"], [/below/, "under"]];
const reworded = (text: string) => words.reduce((told, [english, danish]) => told.replace(english, danish), text);
const ranged = (text: string) => text.replace(/(\d)-(\d)/g, "$1–$2");
const shareOf = (text: string) => (text === "-" ? "–" : reworded(text).replace(/(\d[\d,.]*)%/g, (_, digits: string) => `${number(digits)}\u00a0%`));

const joined = (parts: string[]) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} og ${parts.at(-1)!}`);

/** "A, B og C" of "A, B and C", where `part` says what A, B and C look like. */
const each = (text: string, part: string, danish: (part: string) => string) => joined([...text.matchAll(new RegExp(part, "g"))].map(([whole]) => danish(whole)));

/** Names that were recognised stand as marks; others are parted where "and" and commas are. */
function listOf(text: string): string {
    const others = /^(.*) and (\d+) others?$/.exec(text);
    if (others) return `${others[1]!} og ${others[2]!} ${others[2] === "1" ? "anden" : "andre"}`;
    const parts = text.split(/, | and /);
    return parts.every((part) => /^\uE000\d+\uE001$/.test(part)) ? joined(parts) : text.replace(/^(.*) and (.*)$/, "$1 og $2");
}

const limit = String.raw`(?:above|below|at least|at most) (?:${figure})`;
const limits: Record<string, string> = { above: "over", below: "under", "at least": "mindst", "at most": "højst" };
const limitOf = (text: string) => text.replace(new RegExp(`(above|below|at least|at most) (${figure})`, "g"), (_, side: string, value: string) => `${limits[side]!} ${number(value)}`);
const where = String.raw`${address} is ${limit}(?: and ${limit})?`;
const driver = String.raw`${address}(?: \([^()]*\))?`;
const driverOf = (text: string) => {
    const [, place = "", held] = /^(.*?)(?: \(([^()]*)\))?$/.exec(text)!;
    const told = held === undefined ? "" : ` (${/%$/.test(held) ? shareOf(held) : held.replace(/^\S+/, number)})`;
    return addressLabel(place) + told;
};

const group = String.raw`[a-z][a-z' -]*?`;
const between = new RegExp(`(?:, | and )(?=${group} [+-]?\\d)`);
const partOf = (text: string) => {
    const [, name = "", value = "", money = ""] = new RegExp(`^(${group}) (${figure})(.*)$`).exec(text) ?? [];
    return `${groupLabel(name)} ${number(value)}${money}`;
};

const worth = String.raw`[\w-]+ \([^()]+\)`;
const questioned = (text: string) =>
    joined(text.split(/, | and /).map((name) => (name === "to do nothing" ? "at gøre ingenting" : /^[\d,]+ others?$/.test(name) ? name.replace(/^([\d,]+) others?$/, (_, count: string) => `${number(count)} ${count === "1" ? "anden" : "andre"}`) : `»${interventionLabel(name)}«`)));

interface Kind { english: string; danish(text: string): string }

/** By the word that a place in a pattern begins with. */
export const kinds: Record<string, Kind> = {
    name: { english: ".+?", danish: (text) => text },
    currency: { english: ".+?", danish: (text) => text },
    list: { english: ".+?", danish: (text) => (text.endsWith(" (level with each other)") ? `${listOf(text.slice(0, -24))} (indbyrdes lige)` : listOf(text)) },
    number: { english: amount, danish: amountOf },
    month: { english: String.raw`\d+(?:\.\d+)?`, danish: number },
    range: { english: `(?:${figure}) to (?:${figure})`, danish: (text) => text.split(" to ").map(number).join(" til ") },
    share: { english: String.raw`(?:under |over |above |below |close to )?\d[\d,]*(?:\.\d+)?%|-`, danish: shareOf },
    often: {
        english: `all [\\d,]+ futures|none of [\\d,]+ futures|${of100} of 100 futures${interval}`,
        danish: (text) => ranged(reworded(text)).replace(/^all ([\d,]+) futures$/, (_, count: string) => `alle ${number(count)} fremtider`)
            .replace(/^none of ([\d,]+) futures$/, (_, count: string) => `ingen af ${number(count)} fremtider`).replace(" of 100 futures", " ud af 100 fremtider"),
    },
    hundred: { english: `${of100}${interval}|-`, danish: (text) => (text === "-" ? "–" : ranged(reworded(text))) },
    where: { english: `${where}(?:(?:, | and )${where})*`, danish: (text) => each(text, where, (one) => limitOf(one.replace(new RegExp(`^(${address}) is `), (_, place: string) => `${addressLabel(place)} er `)).replace(/(\d) and (?=\w)/, "$1 og ")) },
    address: { english: address, danish: addressLabel },
    drivers: { english: `${driver}(?:(?:, | and )${driver})*`, danish: (text) => each(text, driver, driverOf) },
    parts: { english: ".+?", danish: (text) => joined(text.split(between).map(partOf)) },
    change: { english: ".+?", danish: (text) => `»${interventionLabel(text)}«` },
    worths: {
        english: `${worth}(?:(?:, | and )${worth})*`,
        danish: (text) => each(text, worth, (one) => one.replace(/^(\S+) \((.*)\)$/, (_, name: string, net: string) => `»${interventionLabel(name)}« (${amountOf(net)})`)),
    },
    question: { english: ".+?", danish: questioned },
};
