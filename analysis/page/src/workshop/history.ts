// The list of actions taken: each says what it set, so that any number of them can be done again from the scenario.

import type { Setting } from "../engine/messages";

export type Value = Setting[1];

/** What one action set; null: back to what the scenario has. */
export type Action = [address: string, value: Value | null][];

/** Actions in the order in which they were taken; the first `done` of them are in force. */
export interface History { actions: Action[]; done: number }

export const nothingDone: History = { actions: [], done: 0 };

/** More are put together, the oldest first: nobody reads so long a list. */
export const mostActions = 40;

/** Settings after the first `count` actions. */
export function after({ actions }: History, count: number): Setting[] {
    const settings = new Map<string, Value>();
    for (const action of actions.slice(0, count)) {
        for (const [address, value] of action) {
            if (value === null) settings.delete(address);
            else settings.set(address, value);
        }
    }
    return [...settings];
}

/** What brings one to the other. */
export function between(before: Setting[], now: Setting[]): Action {
    const [old, next] = [new Map(before), new Map(now)];
    return [
        ...now.filter(([address, value]) => old.get(address) !== value).map(([address, value]): Action[number] => [address, value]),
        ...before.filter(([address]) => !next.has(address)).map(([address]): Action[number] => [address, null]),
    ];
}

/**
 * The list with what has just been set; what was undone before it is gone. `soon` after the last action a further move
 * of its one lever belongs to it, so that a hesitant hand takes no ten actions.
 */
export function committed(history: History, now: Setting[], soon = false): History {
    const action = between(after(history, history.done), now);
    if (!action.length) return history;
    const last = history.done === history.actions.length ? history.actions.at(-1) : undefined;
    if (soon && last?.length === 1 && action.length === 1 && last[0]![0] === action[0]![0]) {
        const joined = between(after(history, history.done - 1), now);
        const before = { actions: history.actions.slice(0, -1), done: history.done - 1 };
        return joined.length ? { actions: [...before.actions, joined], done: history.done } : before;
    }
    return shortened({ actions: [...history.actions.slice(0, history.done), action], done: history.done + 1 });
}

function shortened(history: History): History {
    const tooMany = history.actions.length - mostActions;
    if (tooMany <= 0) return history;
    const first = between([], after(history, tooMany + 1));
    return { actions: [first, ...history.actions.slice(tooMany + 1)], done: history.done - tooMany };
}

export const undone = (history: History): History => ({ ...history, done: Math.max(0, history.done - 1) });
export const redone = (history: History): History => ({ ...history, done: Math.min(history.actions.length, history.done + 1) });
