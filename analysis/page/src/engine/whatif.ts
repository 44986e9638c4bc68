// What a change does to the gap between two models: paired with the scenario as it stands, in the same futures. A change
// of one parameter has a tenth or less of the variance of the gap itself, so few futures tell a lot; the gap of the
// scenario is known from the full run.

import { margin, type Estimate } from "../numbers";
import type { Payload } from "../payload";
import { meanOf } from "../statistics";
import type { Setting } from "./messages";
import type { Pool } from "./pool";

/** NPVs of models in futures 0, 1, ...: [model][future]. */
export type Npvs = Float64Array[];

export interface Pairing { a: number; b: number }

/** The scenario with two models alone, b then a: what is played live. */
export function pairScenario(payload: Payload, { a, b }: Pairing): string {
    const { models } = payload.scenario;
    return JSON.stringify({ ...payload.scenario, models: a === b ? [models[b]] : [models[b], models[a]] });
}

export interface Live {
    pool: Pool;
    scenario: string; // of the pair
    seed: number;
    known: Estimate; // gap of the scenario as it stands, from the full run
    base: Npvs; // grows
    tentative?: boolean; // what is asked may be broken off: Pool.overtake()
}

/** Gap under the settings, its change from the scenario, and in which futures. */
export interface Change { gap: Estimate; change: Estimate; futures: number; npvs: Npvs }

/** Plays futures first .. first + count - 1 in stretches, one for each worker. */
async function stretches(live: Live, settings: Setting[], first: number, count: number): Promise<Npvs> {
    const { pool, scenario, seed, tentative = false } = live;
    const each = Math.ceil(count / pool.size);
    const parts = await Promise.all(
        Array.from({ length: Math.ceil(count / each) }, (_, part) => {
            const from = first + part * each;
            return pool.ask<Npvs>({ kind: "npvs", scenario, settings, seed, first: from, count: Math.min(each, first + count - from), models: [0, 1], tentative }, part);
        }),
    );
    return [0, 1].map((model) => joined(parts.map((part) => part[model]!)));
}

export function joined(parts: Float64Array[]): Float64Array {
    const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((place, part) => (all.set(part, place), place + part.length), 0);
    return all;
}

const more = (known: Npvs, next: Npvs): Npvs => (known.length ? known.map((part, model) => joined([part, next[model]!])) : next);

/** The base with futures from `start` on, of which somebody else may have brought some meanwhile. */
function extended(base: Npvs, start: number, next: Npvs): Npvs {
    const there = base[0]?.length ?? 0;
    return there < start + next[0]!.length ? more(base, next.map((part) => part.subarray(there - start))) : base;
}

export const gaps = (npvs: Npvs): Float64Array => Float64Array.from(npvs[1]!, (value, future) => value - npvs[0]![future]!);

/** What is known from the full run, and a change of it that is known from few futures. */
export function changedBy(known: Estimate, change: Estimate): Estimate {
    const value = known.value + change.value;
    const error = Math.hypot(margin(known), margin(change));
    return { value, low: value - error, high: value + error };
}

/** The base has at least the futures of `npvs`. */
function changeOf(live: Live, npvs: Npvs): Change {
    const before = gaps(live.base);
    const change = meanOf(gaps(npvs).map((gap, future) => gap - before[future]!));
    return { gap: changedBy(live.known, change), change, futures: npvs[0]!.length, npvs };
}

const firstLook = 24; // as many as two workers play while a hand still moves
const nextLook = 96;
const mostFutures = 1024;

/**
 * Tells the change after the first 24 futures, then after 96 more and so on to 1,024. `current` says whether anybody
 * still wants to know.
 */
export async function follow(live: Live, settings: Setting[], current: () => boolean, tell: (change: Change, final: boolean) => void): Promise<void> {
    let npvs: Npvs = [];
    for (let futures = firstLook; current(); futures = Math.min(futures + nextLook, mostFutures)) {
        const from = npvs[0]?.length ?? 0;
        const missing = futures - (live.base[0]?.length ?? 0);
        const [next, base] = await Promise.all([
            stretches(live, settings, from, futures - from),
            missing > 0 ? stretches(live, [], futures - missing, missing) : null,
        ]);
        if (base) live.base = extended(live.base, futures - missing, base);
        npvs = more(npvs, next);
        if (!current()) return;
        const change = changeOf(live, npvs);
        const final = futures >= mostFutures;
        tell(change, final);
        if (final) return;
    }
}

/** The gap at several values of one lever, all else as set: paired, in so many futures. */
export async function profileOf(live: Live, settings: Setting[], address: string, values: Setting[1][], futures: number, current: () => boolean): Promise<(Estimate | null)[]> {
    const others = settings.filter(([name]) => name !== address);
    const found: (Estimate | null)[] = [];
    for (const value of values) {
        if (!current()) return found;
        const missing = futures - (live.base[0]?.length ?? 0);
        try {
            if (missing > 0) live.base = extended(live.base, futures - missing, await stretches(live, [], futures - missing, missing));
            found.push(changeOf(live, await stretches(live, [...others, [address, value]], 0, futures)).gap);
        } catch {
            if (!current()) return found; // broken off
            found.push(null); // that value cannot be played
        }
    }
    return found;
}
