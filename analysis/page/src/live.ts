// The engine behind the page: started when the page is there, asked whenever a setting moves.

import { batch, effect, signal } from "@preact/signals";
import { readAddress } from "./address";
import type { Setting } from "./engine/messages";
import { startPool, type Pool } from "./engine/pool";
import { follow, pairScenario, profileOf, type Change, type Live } from "./engine/whatif";
import { ofMean, type Estimate } from "./numbers";
import { atShare, leverAt } from "./parameters";
import type { Finding, Payload } from "./payload";
import { nameOf, pair, payload, seed, settings, sortedSettings } from "./state";

export type EngineState = { kind: "starting" } | { kind: "ready" } | { kind: "failed"; why: string };
export const engineState = signal<EngineState>({ kind: "starting" });

/** What the settings come to; null while nothing is changed. */
export const changed = signal<Change | null>(null);
/** Why the settings cannot be played. */
export const refusal = signal<string | null>(null);
export const busy = signal(false);

export interface Profile { values: number[]; gaps: (Estimate | null)[]; of: string }
export const profiles = signal<Record<string, Profile>>({});

/** The whole finding under the settings, once it has been played; null before that. */
export const changedFinding = signal<{ of: string; finding: Finding } | null>(null);

let pool: Pool | null = null;
/** What plays whole findings, which cannot be broken off but by its end: a hand that moves on does not wait for it. */
let background: Promise<Pool> | null = null;
let findingsPlayed = 0; // at this moment
let live: Live | null = null;
let turn = 0;

export const enginePool = () => pool;

/** The gap of the pair as the report's run has it; the sign is that of a less b. */
export function knownGap(from: Payload, { a, b }: { a: number; b: number }): Estimate {
    const [first, other] = [nameOf(a), nameOf(b)];
    for (const each of from.finding.paired) {
        const gap = ofMean(each.npv_difference);
        if (each.a === first && each.b === other) return gap;
        if (each.a === other && each.b === first) return { value: -gap.value, low: -gap.high, high: -gap.low };
    }
    return { value: 0, low: 0, high: 0 };
}

export const stateText = () => JSON.stringify([pair.value, seed.value, sortedSettings.value]);

export async function startEngine(): Promise<void> {
    try {
        pool = await startPool(JSON.stringify(payload.value.scenario));
        engineState.value = { kind: "ready" };
    } catch (fault) {
        engineState.value = { kind: "failed", why: String(fault instanceof Error ? fault.message : fault) };
        return;
    }
    effect(() => {
        // Read here, so that every change of one of them starts anew.
        const now = { pair: pair.value, seed: seed.value, settings: sortedSettings.value };
        turn += 1;
        pool!.overtake();
        if (findingsPlayed > 0) {
            void background?.then((workers) => workers.stop());
            background = null;
        }
        void answer(turn, now.pair, now.seed, now.settings);
    });
}

async function answer(mine: number, between: { a: number; b: number }, withSeed: number, wanted: Setting[]): Promise<void> {
    const current = () => mine === turn;
    const scenario = pairScenario(payload.value, between);
    if (!live || live.scenario !== scenario || live.seed !== withSeed) {
        live = { pool: pool!, scenario, seed: withSeed, known: knownGap(payload.value, between), base: [], tentative: true };
        profiles.value = {};
    }
    if (between.a === between.b) return;
    batch(() => {
        refusal.value = null;
        if (!wanted.length) {
            changed.value = null;
            changedFinding.value = null;
        }
    });
    busy.value = true;
    try {
        const playable = playableIn(wanted, between);
        await follow(live, playable, current, (change) => {
            changed.value = wanted.length ? change : null;
            performance.mark("fundsim-redrawn");
        });
        if (current()) await profilesOf(live, playable, current);
        if (current() && wanted.length) await findingOf(wanted, withSeed, current);
    } catch (fault) {
        if (current()) refusal.value = fault instanceof Error ? fault.message : String(fault);
    } finally {
        if (current()) busy.value = false;
    }
}

/** What is set for a model outside the pair does not move their gap, and cannot be set where only they are. */
export function playableIn(wanted: Setting[], between: { a: number; b: number }): Setting[] {
    const names = [nameOf(between.a), nameOf(between.b)];
    return wanted.filter(([address]) => {
        const model = readAddress(address)?.model ?? null;
        return model === null || names.includes(model);
    });
}

/** Levers whose profiles are shown; the panels say which. */
export const profiled = signal<string[]>([]);
const profilePoints = 7;
const profileFutures = 128;

async function profilesOf(from: Live, wanted: Setting[], current: () => boolean): Promise<void> {
    for (const address of profiled.value) {
        const lever = leverAt(address);
        const of = JSON.stringify(wanted.filter(([name]) => name !== address));
        if (!lever || !current()) continue;
        if (profiles.value[address]?.of === of) continue;
        const shares = Array.from({ length: profilePoints }, (_, point) => point / (profilePoints - 1));
        const values = lever.kind === "flag" ? [0, 1] : [...new Set(shares.map((share) => atShare(lever, share)))];
        const gapsThere = await profileOf(from, wanted, address, lever.kind === "flag" ? [false, true] : values, profileFutures, current);
        if (gapsThere.length === values.length) {
            profiles.value = { ...profiles.value, [address]: { values, gaps: gapsThere, of } };
        }
    }
}

export const blocks = 8; // of 256 futures: all models, with what splits their gap

/** The finding of so many blocks as text; null where nobody wants to know any more. */
async function playedFinding(wanted: Setting[], withSeed: number, count: number, current: () => boolean): Promise<string | null> {
    findingsPlayed += 1;
    try {
        const workers = await (background ??= startPool(JSON.stringify(payload.value.scenario)));
        const tallies: Uint8Array[] = [];
        for (let first = 0; first < count && current(); first += workers.size) {
            const some = Array.from({ length: Math.min(workers.size, count - first) }, (_, part) =>
                workers.ask<Uint8Array>({ kind: "blocks", settings: wanted, seed: withSeed, first: first + part, count: 1 }, part),
            );
            tallies.push(...(await Promise.all(some)));
        }
        return current() ? await workers.ask<string>({ kind: "finding", settings: wanted, seed: withSeed, tallies }, 0) : null;
    } finally {
        findingsPlayed -= 1;
    }
}

async function findingOf(wanted: Setting[], withSeed: number, current: () => boolean): Promise<void> {
    const of = stateText();
    const text = await playedFinding(wanted, withSeed, blocks, current);
    if (text !== null && current()) changedFinding.value = { of, finding: JSON.parse(text) as Finding };
}

/** All that the module finds in the scenario as it stands, as text: what a test compares with the program. */
export const findingOfScenario = (withSeed: number, count: number) => playedFinding([], withSeed, count, () => true);

export const resetSettings = (panel?: (address: string) => boolean) => {
    settings.value = panel ? settings.value.filter(([address]) => !panel(address)) : [];
};
