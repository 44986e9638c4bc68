// What a workshop adds to the state of the page.

import { signal } from "@preact/signals";
import type { Answers } from "./assessment";
import { nothingDone, type History } from "./history";
import type { Fault, Guess, Pin } from "./stored";

export const history = signal<History>(nothingDone);
export const pins = signal<Pin[]>([]);
export const guess = signal<Guess | null>(null);
/** Results are hidden until the room has guessed, or skips it. */
export const hidden = signal(false);
export const answers = signal<Answers>({});

/** What did not fit of a state that was read. */
export const faults = signal<Fault[]>([]);

/** While actions are played again: how many have been; null otherwise. */
export const replaying = signal<number | null>(null);
