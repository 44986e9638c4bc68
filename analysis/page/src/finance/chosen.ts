// The policy that a reader has chosen, and what was edited in each.

import { computed, signal } from "@preact/signals";
import { shipped, type Policy, type PolicyName } from "./policy";

export const chosen = signal<PolicyName>("us_gaap_2025");
const edits = signal<Partial<Record<PolicyName, Policy>>>({});

export const policy = computed(() => edits.value[chosen.value] ?? shipped[chosen.value]);
export const edited = computed(() => edits.value[chosen.value] !== undefined);

/** Changes the chosen policy; one that is again as shipped counts as unedited. */
export function edit(change: Partial<Policy>): void {
    const next = { ...policy.value, ...change };
    edits.value = { ...edits.value, [chosen.value]: JSON.stringify(next) === JSON.stringify(shipped[chosen.value]) ? undefined : next };
}

export function resetPolicy(): void {
    edits.value = { ...edits.value, [chosen.value]: undefined };
}
