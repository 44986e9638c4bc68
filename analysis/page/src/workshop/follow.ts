// Watches the settings: what has rested for a moment is an action. Undo, redo and replay put the settings back.

import { batch, effect } from "@preact/signals";
import { changed } from "../live";
import { settings } from "../state";
import { wait } from "../wait";
import { after, between, committed, redone, undone, type History } from "./history";
import { history, replaying } from "./signals";

const rest = 600; // ms without a change
const hesitation = 2500; // ms after an action in which its lever is still being moved
const pause = 2200; // ms that a replayed action is looked at, at least
const longest = 6000; // ms that its effect is waited for

let resting: ReturnType<typeof setTimeout> | undefined;

let last = -Infinity; // when an action was taken

export function commit(): void {
    clearTimeout(resting);
    const next = committed(history.value, settings.value, performance.now() - last < hesitation);
    if (next === history.value) return;
    last = performance.now();
    history.value = next;
}

/** An action of its own, whatever was moved right before it. */
export function act(change: () => void): void {
    commit();
    batch(change);
    last = -Infinity;
    commit();
}

export function watchSettings(): void {
    effect(() => {
        const now = settings.value;
        clearTimeout(resting);
        if (replaying.peek() !== null) {
            // Somebody takes over in the middle of a replay.
            if (between(after(history.peek(), replaying.peek()!), now).length) stopReplay();
            else return;
        }
        resting = setTimeout(commit, rest);
    });
}

/** The settings after the actions that are in force. */
function put(next: History): void {
    last = -Infinity;
    batch(() => {
        history.value = next;
        settings.value = after(next, next.done);
    });
}

export function undo(): void {
    stopReplay();
    commit();
    put(undone(history.value));
}

export function redo(): void {
    stopReplay();
    commit();
    put(redone(history.value));
}

/** Forgets the list; what is set now stays, as one action where it is anything. */
export function forgetActions(): void {
    stopReplay();
    history.value = committed({ actions: [], done: 0 }, settings.value);
}

let turn = 0;

export function stopReplay(): void {
    turn += 1;
    replaying.value = null;
}

/** From the scenario through every action that is in force, with a look at what each does. */
export async function replay(): Promise<void> {
    stopReplay();
    commit();
    const mine = turn;
    const upTo = history.value.done;
    for (let count = 0; count <= upTo; count += 1) {
        const before = changed.value;
        batch(() => {
            replaying.value = count;
            settings.value = after(history.value, count);
        });
        await wait(pause);
        for (let waited = pause; waited < longest && mine === turn && count > 0 && changed.value === before; waited += 100) await wait(100);
        if (mine !== turn) return;
    }
    replaying.value = null;
}
