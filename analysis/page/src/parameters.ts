// Parameters by address: what they are, what they are set to, and over which range they may be moved.

import { leverOf, readAddress } from "./address";
import type { Setting } from "./engine/messages";
import type { Parameter } from "./payload";
import { models, nameOf, pair, payload, settings, type Panel } from "./state";
import { parameterLabel } from "./words/parameters";

export type Value = Setting[1];

/** One thing that can be moved. */
export interface Lever {
    address: string; // as --set takes it
    parameter: Parameter;
    panel: Panel;
    model: string | null; // whose it is; null: of all, or of the organisation
    label: string;
    kind: "number" | "integer" | "flag" | "choice";
    original: Value;
    low: number;
    high: number;
    logarithmic: boolean;
    choices: string[];
}

export const byAddress = (address: string) => payload.value.parameters.find((parameter) => parameter.address === address);

/** Where an address leads; of a name of the table alone, as transition.dip, its two parts. */
function partsOf(address: string): { section: string; model: string | null; name: string } {
    const [section = "", name = ""] = address.split(".");
    return readAddress(address) ?? { section, model: null, name };
}

export function parameterAt(address: string): Parameter | undefined {
    const { section, name } = partsOf(address);
    return byAddress(`${section}.${name}`);
}

export function labelOf(address: string): string {
    const { model, name } = partsOf(address);
    return model ? `${parameterLabel(name)} (${model})` : parameterLabel(name);
}

/** What the scenario sets there; of a parameter of all models the value of the pair's first one. */
export function originalAt(address: string): unknown {
    const { section, model, name } = partsOf(address);
    const scenario = payload.value.scenario;
    if (section === "organisation") return scenario.organisation[name];
    if (section === "opportunities") return scenario.opportunities[name];
    const place = model === null ? pair.value.a : models.value.indexOf(model);
    return scenario.models[place]?.levers[name];
}

export const valueAt = (address: string): unknown => settings.value.find(([name]) => name === address)?.[1] ?? originalAt(address);

/** The address under which a parameter is moved: assumptions for all models, choices for the pair's leader. */
export function movedAddress(parameter: Parameter): string {
    return parameter.section === "model" && parameter.role !== "world" ? leverOf(nameOf(pair.value.a), parameter.name) : parameter.address;
}

const positive = (text: string | undefined) => text !== undefined && /log_uniform$/.test(text) && !text.startsWith("logit");

/** The lever of a parameter; null where it cannot be moved by a slider or a switch. */
export function leverAt(address: string): Lever | null {
    const parameter = parameterAt(address);
    const original = originalAt(address);
    if (!parameter || parameter.kind === "distribution" || parameter.role === "definition" || parameter.section === "transition") return null;
    const { model } = partsOf(address);
    const shared = { address, parameter, model, label: labelOf(address), panel: parameter.role === "world" ? ("world" as const) : ("choice" as const), choices: parameter.choices ?? [] };
    if (typeof original === "boolean") {
        return { ...shared, kind: "flag", original, low: 0, high: 1, logarithmic: false };
    }
    if (parameter.kind === "choice") {
        return typeof original === "string" && shared.choices.length > 1 ? { ...shared, kind: "choice", original, low: 0, high: shared.choices.length - 1, logarithmic: false } : null;
    }
    if (typeof original !== "number" || !Number.isFinite(original)) return null;
    const { low, high } = rangeOf(parameter, original);
    return {
        ...shared,
        kind: parameter.kind === "integer" ? "integer" : "number",
        original,
        low,
        high,
        logarithmic: low > 0 && parameter.kind !== "integer" && (positive(parameter.evidence?.shape) || high / low > 20),
    };
}

/** Where a value plausibly lies: the evidence, widened to what the scenario has; half to double without any. */
function rangeOf(parameter: Parameter, original: number): { low: number; high: number } {
    const { evidence, range } = parameter;
    let low = evidence ? Math.min(evidence.low, original) : original > 0 ? original / 2 : Math.max(range?.low ?? 0, original - 1);
    let high = evidence ? Math.max(evidence.high, original) : original > 0 ? original * 2 : (usualTop[parameter.name] ?? original + 1);
    low = Math.max(low, range?.low ?? low);
    high = Math.min(high, range?.high ?? high);
    if (parameter.kind === "integer") {
        low = Math.floor(low);
        high = Math.max(low + 1, Math.ceil(high));
    }
    return { low, high };
}

// Where nothing is set, how far a first try should reach.
const usualTop: Record<string, number> = {
    discovery_share: 0.3, release_cadence_months: 6, resize_months: 12, cycle_months: 24, autonomy: 1, stop_floor: 1, compulsory_share: 0.15, initial_estate: 500, case_bias: 1, planning_lead_months: 6,
};

export const shareOf = (lever: Lever, value: number) =>
    lever.logarithmic ? Math.log(value / lever.low) / Math.log(lever.high / lever.low) : (value - lever.low) / (lever.high - lever.low);

/** The value at a share of the range, with three digits: what a slider can be read at. */
export function atShare(lever: Lever, share: number): number {
    const value = lever.logarithmic ? lever.low * (lever.high / lever.low) ** share : lever.low + share * (lever.high - lever.low);
    return lever.kind === "integer" ? Math.round(value) : Number(value.toPrecision(3));
}

const firstChoices = ["discovery_share", "cycle_months", "release_cadence_months", "wip", "follow_up", "concepts", "tranche_share", "resize_months", "measuring_rate", "areas_per_team", "review_months", "reference_class"];
const firstAssumptions = ["arrivals_per_year", "value_scale", "effort_scale", "erosion_owned", "dependencies", "escalation", "idle_cost_share", "value_decay", "discount_rate", "sigma_case", "stable_team_cost", "attrition"];
const onAPanel = 7;

/** Addresses that a panel shows at first: what a study found to matter, else what usually does. */
export function firstShown(panel: Panel): string[] {
    const { explore, sensitivity } = payload.value.studies;
    const moved = (parameter: Parameter) => movedAddress(parameter);
    const ranked = sensitivity
        ? [...sensitivity.parameters].sort((x, y) => Math.abs(y.swing.mean) - Math.abs(x.swing.mean)).map((each) => each.address)
        : explore
          ? [...explore.parameters].sort((x, y) => y.first_order.value - x.first_order.value).map((each) => each.address)
          : [];
    const usual = (panel === "world" ? firstAssumptions : firstChoices).flatMap((name) => payload.value.parameters.filter((parameter) => parameter.name === name));
    const all = [...(panel === "world" ? [...usual.slice(0, 2), ...ranked.flatMap((address) => parameterAt(address) ?? [])] : []), ...usual];
    const unique = [...new Map(all.filter((parameter) => (parameter.role === "world") === (panel === "world")).map((parameter) => [moved(parameter), parameter])).keys()];
    return unique.filter((address) => leverAt(address)).slice(0, onAPanel);
}
