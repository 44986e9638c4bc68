// Differences of the pair, future by future, under every state that the workshop shows: what the live answer has played
// anyway, and the rest one stretch after the other beside it. All in the same futures, so that any two can be paired.

import { effect, signal, untracked } from "@preact/signals";
import type { Setting } from "../engine/messages";
import { changedBy, gaps, joined, pairScenario, type Npvs } from "../engine/whatif";
import { changed, engineState, enginePool, knownGap, playableIn, refusal } from "../live";
import type { Estimate } from "../numbers";
import { pair, payload, seed, settings, sorted, sortedSettings } from "../state";
import { meanOf } from "../statistics";

export interface State { pair: { a: number; b: number }; settings: Setting[] }

const known = new Map<string, Float64Array>();
const mostKnown = 160;
/** Moves when more is known. */
export const playedMore = signal(0);
/** Gaps that the live answer has told, by key: the same figure wherever it stands on the page. */
const told = new Map<string, Estimate>();
/** States that cannot be played, by key: why. */
const refused = new Map<string, string>();

const keyOf = ({ pair: { a, b }, settings }: State) => JSON.stringify([a, b, seed.value, sorted(settings)]);

function remember(key: string, differences: Float64Array): void {
    if ((known.get(key)?.length ?? 0) >= differences.length) return;
    known.delete(key);
    known.set(key, differences);
    if (known.size > mostKnown) known.delete(known.keys().next().value!);
    playedMore.value += 1;
}

/** The differences of a state as far as they are known; reading it asks for them. */
export function differencesOf(state: State): Float64Array | null {
    void playedMore.value;
    const key = keyOf(state);
    const there = known.get(key) ?? null;
    if ((there?.length ?? 0) < enough && !refused.has(key) && !isLive(key)) want(key, state);
    return there;
}

/** The live answer plays what is set now; nobody else has to. */
const isLive = (key: string) => settings.value.length > 0 && refusal.value === null && key === keyOf({ pair: pair.value, settings: settings.value });

export const whyNot = (state: State) => refused.get(keyOf(state)) ?? null;

/** What lies between two states: the mean of their differences, future by future; null while that is not known. */
export function changeBetween(before: State, now: State): Estimate | null {
    const [x, y] = [differencesOf(before), differencesOf(now)];
    if (!x || !y) return null;
    const count = Math.min(x.length, y.length);
    return meanOf(Float64Array.from({ length: count }, (_, future) => y[future]! - x[future]!));
}

/** The gap of a state: that of the scenario, known from the full run, and what the settings change of it. */
export function gapOf(state: State): Estimate | null {
    const base = knownGap(payload.value, state.pair);
    if (!state.settings.length) return base;
    const change = changeBetween({ ...state, settings: [] }, state);
    const live = told.get(keyOf(state));
    return live ?? (change && changedBy(base, change));
}

const enough = 512;
const stretch = 64;
const queue = new Map<string, State>();
let running = false;

function want(key: string, state: State): void {
    if (state.pair.a === state.pair.b || queue.has(key)) return;
    queue.set(key, state);
    if (!running && engineState.value.kind === "ready") void playAll();
}

async function playAll(): Promise<void> {
    running = true;
    for (let next = queue.entries().next(); !next.done; next = queue.entries().next()) {
        const [key, state] = next.value;
        try {
            await play(key, state);
        } catch (fault) {
            refused.set(key, fault instanceof Error ? fault.message : String(fault));
            playedMore.value += 1;
        }
        queue.delete(key);
    }
    running = false;
}

/** One stretch at a time and worker, so that a lever that is moved meanwhile waits for little. */
async function play(key: string, state: State): Promise<void> {
    const pool = enginePool();
    if (!pool) return;
    const scenario = pairScenario(payload.value, state.pair);
    const settings = playableIn(sorted(state.settings), state.pair);
    const withSeed = seed.value;
    for (let first = known.get(key)?.length ?? 0; first < enough; ) {
        const parts = await Promise.all(
            Array.from({ length: pool.size }, (_, line) => pool.ask<Npvs>({ kind: "npvs", scenario, settings, seed: withSeed, first: first + line * stretch, count: stretch, models: [0, 1] }, line)),
        );
        remember(key, joined([known.get(key)?.slice(0, first) ?? new Float64Array(0), ...parts.map(gaps)]));
        first = known.get(key)!.length;
    }
}

/** Keeps what the live answer plays, and plays what is missing once the engine is there. */
export function keepPlayed(): void {
    effect(() => {
        const now = changed.value;
        if (!now) return;
        untracked(() => {
            const key = keyOf({ pair: pair.value, settings: sortedSettings.value });
            told.set(key, now.gap);
            remember(key, gaps(now.npvs));
            playedMore.value += 1;
        });
    });
    effect(() => {
        if (engineState.value.kind === "ready" && !running && queue.size) void playAll();
    });
}
