// Which future is told, how far, and its story: asked of the engine for the two models compared, with what the reader has set.

import { computed, effect, signal } from "@preact/signals";
import type { Setting } from "./engine/messages";
import { pairScenario, type Npvs } from "./engine/whatif";
import { busy, engineState, enginePool, playableIn } from "./live";
import { pair, payload, seed, sortedSettings } from "./state";
import { storyOf, type Story } from "./story/items";
import { readTrace } from "./story/trace";

export const future = signal(0);
export const mostFuture = 999_999;
/** Months that are told; null: all of them. */
export const moment = signal<number | null>(null);
/** The idea whose story is read; null: the one for which the two models come out most differently. */
export const chosenIdea = signal<number | null>(null);

export const told = signal<{ of: string; future: number; story: Story } | null>(null);
export const storyFault = signal<string | null>(null);
/** Whether the reader is near enough to see the story. */
export const near = signal(false);

/** Places of the models in the order in which they are shown: a, then b. */
export const shownModels = () => (pair.value.a === pair.value.b ? [pair.value.a] : [pair.value.a, pair.value.b]);

export const horizon = () => Number(payload.value.scenario.organisation["horizon_months"]);

const playable = (): Setting[] => playableIn(sortedSettings.value, pair.value);
/** What is played, without which future. */
export const playedKey = computed(() => JSON.stringify([pair.value, seed.value, playable()]));
export const wantedStory = computed(() => `${future.value} ${playedKey.value}`);

const rest = 150; // ms, so that a slider that moves asks once
const unasked = 1500; // ms of a free engine before what nobody looks at is played

/** Keeps the story that of the wanted future, from now on: at once where it is looked at, otherwise when the engine is free. */
export function followFuture(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
        const wanted = wantedStory.value;
        const now = near.value || (told.value === null && !busy.value);
        clearTimeout(timer);
        if (told.value?.of === wanted) storyFault.value = null;
        if (engineState.value.kind === "ready" && now && told.value?.of !== wanted) timer = setTimeout(() => void ask(wanted), !near.value ? unasked : told.value ? rest : 0);
    });
    return () => {
        clearTimeout(timer);
        stop();
    };
}

async function ask(wanted: string): Promise<void> {
    const number = future.value;
    try {
        const text = await enginePool()!.ask<string>({ kind: "trace", scenario: pairScenario(payload.value, pair.value), settings: playable(), seed: seed.value, replication: number });
        if (wanted !== wantedStory.value) return;
        const story = storyOf(readTrace(text), horizon());
        if (story.models.length > 1) story.models.reverse(); // b is played first, a is shown first
        storyFault.value = null;
        if (chosenIdea.value !== null && !story.world.has(chosenIdea.value)) chosenIdea.value = null;
        told.value = { of: wanted, future: number, story };
    } catch (fault) {
        if (wanted === wantedStory.value) storyFault.value = fault instanceof Error ? fault.message : String(fault);
    }
}

export const atOnce = 64;

/** NPVs of a and b in some futures. */
export async function outcomesFrom(first: number): Promise<{ a: Float64Array; b: Float64Array }> {
    const [b, a] = await enginePool()!.ask<Npvs>({ kind: "npvs", scenario: pairScenario(payload.value, pair.value), settings: playable(), seed: seed.value, first, count: atOnce, models: [0, 1] });
    return { a: a!, b: b! };
}

export const prefersStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
