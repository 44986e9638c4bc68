// A scenario as TOML with settings of the page in it, which `fundsim run` plays as the page does. The text that is
// changed is the one the program has written out in full: one value a line, with where it comes from behind it.

import type { Setting } from "../engine/messages";
import { readAddress, type Address } from "../address";

export interface Applied { name: string; applied: boolean; ramp_months: number; changes: { address: string }[] }

export interface Written {
    text: string;
    missing: string[]; // settings that the text has no line for
    /** Interventions of the scenario take hold over time, and settings of their levers only afterwards in the page. */
    ramped: boolean;
}

const tomlValue = (value: Setting[1]) => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** Interventions that the scenario applies; the page's engine has them in its values already. */
const appliedOf = (interventions: unknown): Applied[] =>
    (Array.isArray(interventions) ? (interventions as Applied[]) : []).filter((each) => each?.applied === true);

/** Where a line of the text stands. */
interface Place { table: string; model: string | null }

const meant = (address: Address, { table, model }: Place) => {
    if (address.section === "organisation" || address.section === "opportunities") return table === address.section;
    if (address.model !== null && address.model !== model) return false;
    if (address.section === "transition") return table === "model.transition";
    const tables = address.part ? [`model.${address.part}`] : ["model", "model.before", "model.after"];
    return tables.includes(table);
};

/** The text with values replaced, and which settings it has no line for. */
function replaced(text: string, settings: Setting[]): { text: string; missing: string[] } {
    const wanted = settings.map(([written, value]) => ({ written, value, address: readAddress(written), found: false }));
    let place: Place = { table: "", model: null };
    const lines = text.split("\n").map((line) => {
        const head = /^\[\[?([\w.]+)\]\]?\s*$/.exec(line);
        if (head) {
            place = { table: head[1]!, model: head[1] === "model" ? null : place.model };
            return line;
        }
        const name = place.table === "model" ? /^name = "((?:[^"\\]|\\.)*)"\s*$/.exec(line) : null;
        if (name) place = { ...place, model: JSON.parse(`"${name[1]}"`) as string };
        const [, key, rest = ""] = /^(\w+) = (.*)$/.exec(line) ?? [];
        const setting = wanted.filter((each) => each.address !== null && each.address.name === key && meant(each.address, place)).at(-1);
        if (!setting) return line;
        wanted.forEach((each) => {
            if (each.address?.name === key && each.address && meant(each.address, place)) each.found = true;
        });
        return `${key} = ${tomlValue(setting.value)}  # set in the page; before: ${rest.split("  # ")[0]}`;
    });
    return { text: lines.join("\n"), missing: wanted.filter((each) => !each.found).map((each) => each.written) };
}

const addedName = "Set in the page";

/** An intervention that costs nothing and sets, from the start, what the page sets after all others. */
function addedLast(text: string, applied: Applied[], settings: Setting[]): string {
    const name = [addedName, ...Array.from({ length: 99 }, (_, turn) => `${addedName} ${turn + 2}`)].find((each) => !text.includes(`"${each}"`)) ?? addedName;
    const list = `with = [${[...applied.map((each) => each.name), name].map((each) => JSON.stringify(each)).join(", ")}]`;
    const set = settings.map(([address, value]) => `${JSON.stringify(address)} = ${tomlValue(value)}`).join(", ");
    return `${text.replace(/^with = .*$/m, () => list).trimEnd()}\n\n[[intervention]]\nname = ${JSON.stringify(name)}\nset = { ${set} }\n`;
}

/** The scenario with these settings. `command` says how the file is run, in a comment. */
export function scenarioWith(toml: string, settings: Setting[], interventions: unknown, command: string): Written {
    const applied = appliedOf(interventions);
    const inWorld = ([address]: Setting) => readAddress(address)?.section === "opportunities" && !applied.some((each) => each.changes.some((change) => change.address === address));
    // What interventions change would be changed again by them, so there a setting comes after them.
    const last = applied.length ? settings.filter((setting) => !inWorld(setting)) : [];
    const { text, missing } = replaced(toml, settings.filter((setting) => !last.includes(setting)));
    const body = last.length && /^with = /m.test(text) ? addedLast(text, applied, last) : text;
    const ramped = applied.some((each) => each.ramp_months > 0) && last.some(([address]) => readAddress(address)?.section === "model");
    return { text: `# As played in the page of fundsim report; settings of the page: ${settings.length}.\n# ${command}\n${body}`, missing, ramped };
}
