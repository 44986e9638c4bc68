// A study that the results do not hold, computed in the page when somebody asks for it: how far each assumption moves the
// gap alone, from one end of its plausible range to the other.

import { signal } from "@preact/signals";
import { leverOf } from "./address";
import { pairScenario, profileOf, type Live } from "./engine/whatif";
import { enginePool, knownGap } from "./live";
import type { Estimate } from "./numbers";
import { originalAt } from "./parameters";
import type { Mean, Parameter, SensitivityStudy } from "./payload";
import { nameOf, pair, payload, seed } from "./state";

/** What is computed, of which pair, and how far it has come. */
export interface OnDemand { pair: string; done: number; all: number; study: SensitivityStudy | null }
export const tornadoOnDemand = signal<OnDemand | null>(null);

const futures = 192;
const asMean = (estimate: Estimate): Mean => ({ mean: estimate.value, ci95: [estimate.low, estimate.high] });
export const pairKey = () => JSON.stringify([pair.value, seed.value]);

/** Where an assumption is in doubt: a lever only in those of the two models that have left it as it ships. Null: nowhere. */
function doubted(parameter: Parameter): string | null {
    if (parameter.section !== "model") return parameter.address;
    const names = [pair.value.a, pair.value.b].filter((model) => payload.value.scenario.models[model]?.levers[parameter.name] === parameter.default).map(nameOf);
    return names.length === 2 ? parameter.address : names[0] === undefined ? null : leverOf(names[0], parameter.name);
}

export async function computeTornado(): Promise<void> {
    const pool = enginePool();
    const mine = pairKey();
    if (!pool || pair.value.a === pair.value.b) return;
    const uncertain = payload.value.parameters.filter(
        (parameter) => parameter.role === "world" && parameter.evidence && parameter.section !== "transition" && typeof originalAt(parameter.address) === "number",
    );
    const live: Live = { pool, scenario: pairScenario(payload.value, pair.value), seed: seed.value, known: knownGap(payload.value, pair.value), base: [] };
    const parameters: SensitivityStudy["parameters"] = [];
    const tell = (study: SensitivityStudy | null, done: number) => (tornadoOnDemand.value = { pair: mine, done, all: uncertain.length, study });
    const names = { a: nameOf(pair.value.a), b: nameOf(pair.value.b) };
    tell(null, 0);
    for (const [place, parameter] of uncertain.entries()) {
        if (pairKey() !== mine) return;
        const address = doubted(parameter);
        if (address === null) continue;
        const { low, high } = parameter.evidence!;
        const [first, last] = parameter.kind === "integer" ? [Math.round(low), Math.round(high)] : [low, high];
        const [atLow, atHigh] = await profileOf(live, [], address, [first, last], futures, () => pairKey() === mine);
        if (atLow && atHigh) {
            const swing = { value: atHigh.value - atLow.value, low: atHigh.low - atLow.high, high: atHigh.high - atLow.low };
            parameters.push({ address: parameter.address, value: originalAt(parameter.address) as number, low: first, high: last, gap_at_low: asMean(atLow), gap_at_high: asMean(atHigh), swing: asMean(swing) });
        }
        tell(null, place + 1);
    }
    if (pairKey() === mine) tell({ ...names, gap: asMean(live.known), parameters }, uncertain.length);
}
