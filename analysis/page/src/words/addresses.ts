// Addresses of parameters in the program's sentences, and the names that people know them by.

import { language } from "../words";
import { parameterLabel } from "./parameters";

const quoted = String.raw`"(?:[^"\\]|\\.)*"`;

/** organisation.discount_rate, model."Product teams".wip, model.Teams.before.wip */
export const address = String.raw`(?:organisation|opportunities|transition|model)(?:\.(?:${quoted}|[\w-]+))+`;

const whole = new RegExp(`^(?:organisation|opportunities|transition|model)\\.(?:(${quoted}|[\\w-]+)\\.)?(?:[\\w-]+\\.)*([\\w-]+)$`);

/** “Discount rate”, “Things at once per team (Product teams)” for an address in a sentence. */
export function addressLabel(text: string): string {
    const [, model, name] = whole.exec(text) ?? [];
    if (name === undefined) return text;
    const whose = model === undefined ? "" : ` (${model.startsWith('"') ? model.slice(1, -1).replace(/\\(.)/g, "$1") : model})`;
    const label = parameterLabel(name) + whose;
    return language.value === "da" ? `»${label}«` : `“${label}”`;
}

/** A sentence with names for addresses, and with the minus that the page has. */
export const inWords = (text: string) =>
    text.replace(new RegExp(`(?<![\\w.])${address}`, "g"), (found) => addressLabel(found)).replace(/(^|[\s(])-(?=\d)/g, "$1−");
