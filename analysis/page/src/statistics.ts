// What many futures come to. Quantiles are values that occurred (Hyndman & Fan 1996, type 1), as in the program.

import type { Estimate } from "./numbers";

/** The mean with its 95 % interval. */
export function meanOf(values: ArrayLike<number>): Estimate {
    const n = values.length;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += values[i]!;
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i += 1) squares += (values[i]! - mean) ** 2;
    const half = n > 1 ? 1.96 * Math.sqrt(squares / (n - 1) / n) : Infinity;
    return { value: mean, low: mean - half, high: mean + half };
}

/** The share of differences above 0; a tie counts half. */
export function shareAhead(differences: ArrayLike<number>): number {
    let count = 0;
    for (let future = 0; future < differences.length; future += 1) count += differences[future]! > 0 ? 1 : differences[future] === 0 ? 0.5 : 0;
    return count / differences.length;
}

export const quantileOfSorted = (sorted: ArrayLike<number>, share: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;

/** The middles of `count` equal shares of all values. */
export function quantileDots(values: ArrayLike<number>, count = 50): number[] {
    const sorted = Float64Array.from(values).sort();
    return Array.from({ length: count }, (_, place) => quantileOfSorted(sorted, (place + 0.5) / count));
}
