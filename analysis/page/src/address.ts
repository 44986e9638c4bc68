// Addresses of parameters as --set takes them, and whether a value may stand at one. Pure: what it needs is handed in.

import type { Setting } from "./engine/messages";
import type { Parameter } from "./payload";

export interface Address {
    section: "organisation" | "opportunities" | "model" | "transition";
    model: string | null; // null: of all models
    part: "before" | "after" | null; // of a model that moves from one way to another
    name: string;
}

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const shape = new RegExp(String.raw`^(organisation|opportunities|model)(?:\.(${text}|[\w-]+))??(?:\.(before|after|transition))?\.(\w+)$`, "u");

/** The parts of an address; null for what is none. */
export function readAddress(written: string): Address | null {
    const found = shape.exec(written);
    if (!found) return null;
    const [, section, model, part, name] = found;
    if (section !== "model" && (model !== undefined || part !== undefined)) return null;
    return {
        section: part === "transition" ? "transition" : (section as Address["section"]),
        model: model === undefined ? null : model.startsWith('"') ? unquoted(model) : model,
        part: part === "before" || part === "after" ? part : null,
        name: name!,
    };
}

const unquoted = (word: string) => word.slice(1, -1).replace(/\\(["\\])/g, "$1");
export const quoted = (word: string) => `"${word.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The address of a lever of one model. */
export const leverOf = (model: string, name: string) => `model.${quoted(model)}.${name}`;

/** What a scenario has, for telling whether something fits it. */
export interface Known { models: string[]; parameters: Parameter[] }

export type Misfit = "address" | "model" | "fixed" | "type" | "range" | "choice";

/** Why a setting does not fit; null where it does. */
export function misfit([written, value]: Setting, known: Known): Misfit | null {
    const address = readAddress(written);
    const parameter = address && known.parameters.find((each) => each.section === address.section && each.name === address.name);
    if (!address || !parameter) return "address";
    if (address.model !== null && !known.models.includes(address.model)) return "model";
    if (parameter.kind === "distribution") return "fixed";
    if (parameter.kind === "flag") return typeof value === "boolean" ? null : "type";
    if (parameter.kind === "choice") return typeof value !== "string" ? "type" : parameter.choices?.includes(value) ? null : "choice";
    return typeof value === "number" && Number.isFinite(value) && (parameter.kind !== "integer" || Number.isInteger(value)) ? outside(value, parameter) : "type";
}

/** Ends of ranges without an end are written as words. */
function outside(value: number, { range }: Parameter): Misfit | null {
    if (!range) return null;
    const [low, high] = [Number(String(range.low).replace("inf", "Infinity")), Number(String(range.high).replace("inf", "Infinity"))];
    const below = range.low_open ? value <= low : value < low;
    const above = range.high_open ? value >= high : value > high;
    return below || above ? "range" : null;
}
