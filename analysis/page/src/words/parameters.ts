// How parameters, their values and their units are said. What each means in full is said by the program's own table.

import { percentSign, plain } from "../numbers";
import { language } from "../words";
import * as da from "./da/parameters";
import * as en from "./en/parameters";

const tables = { en, da };

/** The words for a name in one of the tables of the reader's language. */
const said = (part: "parameters" | "choices" | "units" | "meant", name: string): string | undefined => {
    const table: Record<string, string> = tables[language.value][part];
    return Object.hasOwn(table, name) ? table[name] : undefined;
};

/** "Discount rate" for discount_rate. */
export function parameterLabel(name: string): string {
    const text = name.replaceAll("_", " ");
    return said("parameters", name) ?? text.charAt(0).toUpperCase() + text.slice(1);
}

export const choiceLabel = (name: string) => said("choices", name) ?? name.replaceAll("_", " ");

/** "months", "kEUR a year", "%"; `count` chooses "month" for one. */
export function unitLabel(unit: string, currency: string, count?: number): string {
    const [one = "", several] = (said("units", unit) ?? unit).split("|");
    return (several !== undefined && count !== 1 ? several : one).replaceAll("{currency}", currency);
}

/** What of a parameter says how its values are read. */
export interface Measured { name: string; unit: string }

// Rates are shares that are lost, gained or asked for in a year; what else is counted by the year is not.
const rates = new Set(["discount_rate", "attrition", "erosion_owned", "erosion_orphan", "run_rate", "value_decay", "continuous_improvement"]);

const inHundredths = ({ name, unit }: Measured) => unit === "share" || unit === "probability" || rates.has(name);

/** The unit as a head of a table has it: "% a year" for rates. */
export const unitOf = (measured: Measured, currency: string) =>
    rates.has(measured.name) ? `% ${unitLabel(measured.unit, currency)}` : unitLabel(measured.unit, currency);

/** The words for what a value stands for, where it is more than a number: "never". */
const meaningOf = ({ name }: Measured, value: number) => said("meant", `${name}=${value === Infinity ? "inf" : value}`);

/** The value alone, as people read it: 35 for a share of 0.35. */
export const numberText = (measured: Measured, value: number, digits = 3): string =>
    meaningOf(measured, value) ?? plain(inHundredths(measured) ? 100 * value : value, digits);

// What "0.3 correlation" would add to "0.3" stands in its name.
const bare = new Set(["count", "correlation"]);

/** "35%", "8% a year", "6 months", "1,800 kEUR a year"; or what the value stands for. */
export function valueText(measured: Measured, value: number, currency: string, digits = 3): string {
    const number = numberText(measured, value, digits);
    if (meaningOf(measured, value) !== undefined || bare.has(measured.unit)) return number;
    if (!inHundredths(measured)) return `${number} ${unitLabel(measured.unit, currency, value)}`.trim();
    const share = number + percentSign();
    return rates.has(measured.name) ? `${share} ${unitLabel(measured.unit, currency)}` : share;
}
