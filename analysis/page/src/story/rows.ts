// Rows of a picture of work: an item keeps a row while it is in hand, and another takes the row when it is free.

import type { ItemStory, ModelStory, Span } from "./items";

export interface Episode { item: number; row: number; from: number; to: number }
export interface Rows { count: number; episodes: Episode[] }

const shortest = 0.5; // months: what is stopped at once still needs some room

/** Spans of an item that touch are one episode. */
export function episodesOf(spans: Span[]): { from: number; to: number }[] {
    const found: { from: number; to: number }[] = [];
    for (const { from, to } of [...spans].sort((x, y) => x.from - y.from)) {
        const before = found.at(-1);
        if (before && from <= before.to + 1e-6) before.to = Math.max(before.to, to);
        else found.push({ from, to });
    }
    return found;
}

export function rowsOf(model: ModelStory): Rows {
    const all = [...model.items.values()].flatMap((story: ItemStory) => episodesOf(story.spans).map((each) => ({ item: story.item, ...each })));
    all.sort((x, y) => x.from - y.from || x.item - y.item);
    const free: number[] = []; // by row: from when
    const last = new Map<number, number>(); // row that an item had before
    const episodes = all.map(({ item, from, to }) => {
        const known = last.get(item);
        const isFree = (row: number) => free[row]! <= from + 1e-6;
        let row = known !== undefined && isFree(known) ? known : free.findIndex((_, place) => isFree(place));
        if (row < 0) row = free.length;
        free[row] = Math.max(to, from + shortest);
        last.set(item, row);
        return { item, row, from, to };
    });
    return { count: free.length, episodes };
}

/** The row of an item at a month: that of the episode it falls into, or of the one before. */
export function rowAt(rows: Rows, item: number, month: number): number | null {
    let found: number | null = null;
    for (const each of rows.episodes) {
        if (each.item === item && each.from <= month + 1e-6) found = each.row;
    }
    return found;
}
