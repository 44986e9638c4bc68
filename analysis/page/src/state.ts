// What the page shows, and all that its reader may change. Everything else is computed from these signals.

import { computed, signal } from "@preact/signals";
import type { Setting } from "./engine/messages";
import type { Payload } from "./payload";

/** What was read; set once, before anything is drawn. */
export const payload = signal<Payload>(null as unknown as Payload);

export type Panel = "world" | "choice";

/** The two models that are told apart: places in the scenario. */
export const pair = signal<{ a: number; b: number }>({ a: 0, b: 0 });

/** Settings that differ from the scenario, in the order in which they were first moved. */
export const settings = signal<Setting[]>([]);
export const seed = signal(1);
export const presenting = signal(false);

/** By address, so that the order in which they were moved tells nothing. */
export const sorted = (list: Setting[]) => [...list].sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0));
export const sortedSettings = computed(() => sorted(settings.value));

export const models = computed(() => payload.value.finding.models.map((model) => model.name));
export const nameOf = (model: number) => models.value[model] ?? "";

/** Changes a setting; the value of the scenario takes it away. */
export function change(address: string, value: Setting[1] | undefined): void {
    const known = settings.value.some(([name]) => name === address);
    settings.value =
        value === undefined
            ? settings.value.filter(([name]) => name !== address)
            : known
              ? settings.value.map((setting) => (setting[0] === address ? [address, value] : setting))
              : [...settings.value, [address, value]];
}

/** The pair that a newcomer should see: the leader, and the first model or, where that leads, the runner-up. */
export function contestedPair(from: Payload): { a: number; b: number } {
    const means = from.finding.models.map((model) => model.npv.mean);
    const byMean = means.map((_, place) => place).sort((x, y) => means[y]! - means[x]!);
    const a = byMean[0] ?? 0;
    return { a, b: a === 0 ? (byMean[byMean.length - 1] ?? 0) : 0 };
}
