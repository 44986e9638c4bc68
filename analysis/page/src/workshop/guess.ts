// The room's guess: chips on an axis that gives nothing away, and how they compare with what is simulated.

import { quantileOfSorted, shareAhead } from "../statistics";

/** Chips in columns of equal width from -reach to reach. */
export interface Board { reach: number; counts: number[] }

export const chips = 20;
export const columns = 20;

/** A round amount that is not below what is asked for. */
export function roundUp(amount: number): number {
    if (!(amount > 0) || !Number.isFinite(amount)) return 1;
    const power = 10 ** Math.floor(Math.log10(amount) + 1e-9);
    return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => Number((step * power).toPrecision(3))).find((round) => round >= amount * (1 - 1e-9)) ?? 10 * power;
}

/**
 * An empty board: as far as all the money that is granted, both ways. Wider only where futures lie outside, so that
 * where the board ends says nothing about where they lie.
 */
export function emptyBoard(money: number, furthest = 0): Board {
    return { reach: Math.max(roundUp(money), roundUp(furthest)), counts: Array.from({ length: columns }, () => 0) };
}

export const placed = (board: Board) => board.counts.reduce((sum, count) => sum + count, 0);

/** The ends of a column. */
export function ends(board: Board, column: number): { low: number; high: number } {
    const width = (2 * board.reach) / columns;
    return { low: -board.reach + column * width, high: -board.reach + (column + 1) * width };
}

/** One chip more or less in a column; as it was where none is left to put or to take. */
export function moved(board: Board, column: number, by: 1 | -1): Board {
    const there = board.counts[column];
    if (there === undefined || there + by < 0 || (by > 0 && placed(board) >= chips)) return board;
    return { ...board, counts: board.counts.map((count, place) => (place === column ? count + by : count)) };
}

/** The board with each value as a chip in its column, those beyond its ends in the last ones. */
export function boardOf(like: Board, values: number[]): Board {
    const width = (2 * like.reach) / columns;
    const counts = like.counts.map(() => 0);
    for (const value of values) {
        const column = Math.min(columns - 1, Math.max(0, Math.floor((value + like.reach) / width)));
        counts[column] = counts[column]! + 1;
    }
    return { ...like, counts };
}

/** Each chip in the middle of its column. */
export function valuesOf(board: Board): number[] {
    return board.counts.flatMap((count, column) => {
        const { low, high } = ends(board, column);
        return Array.from({ length: count }, () => (low + high) / 2);
    });
}

/**
 * All chips from three figures: a triangle with the most likely one on top, of which one in ten lies outside low and
 * high, half of it on either side, as people mean such figures. Null where they are not in order.
 */
export function fromThree(board: Board, low: number, likely: number, high: number): Board | null {
    if (![low, likely, high].every(Number.isFinite) || low > likely || likely > high) return null;
    return boardOf(board, Array.from({ length: chips }, (_, chip) => triangle((chip + 0.5) / chips, low, likely, high)));
}

/** Quantile of the triangle that leaves 5 % outside on either side, by stretching the one between low and high. */
function triangle(share: number, low: number, likely: number, high: number): number {
    if (high === low) return low;
    const stretch = 1.46; // of either side, so that 5 % lie below low and above high of a symmetric one
    const [from, to] = [likely - (likely - low) * stretch, likely + (high - likely) * stretch];
    const top = to === from ? 0 : (likely - from) / (to - from);
    return share < top ? from + Math.sqrt(share * (to - from) * (likely - from)) : to - Math.sqrt((1 - share) * (to - from) * (to - likely));
}

export interface Comparison {
    placed: number;
    within: number; // chips where nine of ten futures lie
    low: number; // of those futures
    high: number;
    expected: number; // share of chips with the first model ahead
    found: number; // share of futures with it ahead
}

/** The guess beside what is simulated; null without chips or futures. */
export function compared(board: Board, futures: ArrayLike<number>): Comparison | null {
    const values = valuesOf(board);
    if (!values.length || !futures.length) return null;
    const sorted = Float64Array.from(futures).sort();
    const [low, high] = [quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)];
    const half = (2 * board.reach) / columns / 2; // a chip stands for its column
    return {
        placed: values.length,
        within: values.filter((value) => value + half >= low && value - half <= high).length,
        low,
        high,
        expected: values.filter((value) => value > 0).length / values.length,
        found: shareAhead(sorted),
    };
}
