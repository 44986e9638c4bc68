// Numbers as the program's screen has them (sim/findings/figures.cpp, whose rules these are), in the reader's language:
// a true minus and a longer dash are all that English has differently. tests/numbers.test.mjs compares both.

import { language } from "./words";

/** A figure and the ends of its 95 % interval. */
export interface Estimate { value: number; low: number; high: number }

/** The same as the program writes it. */
interface Written { value: number; ci95: [number, number] }

export const ofMean = (mean: { mean: number; ci95: [number, number] }): Estimate => ({ value: mean.mean, low: mean.ci95[0], high: mean.ci95[1] });
export const ofShare = (share: Written): Estimate => ({ value: share.value, low: share.ci95[0], high: share.ci95[1] });
export const margin = (estimate: Estimate) => (estimate.high - estimate.low) / 2;

const signs = () => (language.value === "da" ? { group: ".", decimal: ",", never: "aldrig" } : { group: ",", decimal: ".", never: "never" });

// Written as text, a power of ten is as near as a number can be.
const tenTo = (exponent: number) => Number(`1e${exponent}`);

/** The n of d.ddd * 10^n; x above 0. */
const magnitude = (x: number) => Number(x.toExponential().split("e")[1]);

/** Fixed decimals of x from 0 on; what lies exactly in the middle goes to the even digit, as in the program. */
function fixed(x: number, decimals: number): string {
    const text = x.toFixed(decimals);
    const exact = x.toFixed(Math.min(100, decimals + 40));
    const end = exact.indexOf(".") + 1 + decimals;
    const lower = decimals > 0 ? exact.slice(0, end) : exact.slice(0, end - 1);
    return /^50*$/.test(exact.slice(end)) && /[02468]$/.test(lower) ? lower : text;
}

const grouped = (digits: string) => {
    const { group, decimal } = signs();
    const [whole = "0", part] = digits.split(".");
    return whole.replace(/\B(?=(\d{3})+(?!\d))/g, group) + (part ? decimal + part : "");
};

/** Rounded to a multiple of 10^exponent; a dash for what is missing, zero only for zero. */
export function rounded(value: number | null | undefined, exponent: number): string {
    if (value === null || value === undefined || Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value > 0 ? signs().never : "−∞";
    if (value === 0) return "0";
    const size = Math.abs(value);
    const share = size / tenTo(exponent);
    // What is something is not rounded to nothing, unless it is but the rounding of a sum.
    if (exponent > 0 && share < 0.5 && share > 1e-6) exponent = magnitude(size);
    const sign = value < 0 ? "−" : "";
    if (size >= 1e16 || exponent < -12) {
        const [digits = "", power = ""] = size.toExponential(Math.min(9, Math.max(0, magnitude(size) - exponent))).split("e");
        return `${sign}${grouped(digits)}e${Number(power)}`;
    }
    const unit = tenTo(exponent);
    const text = grouped(fixed(exponent > 0 ? Math.round(size / unit) * unit : size, Math.max(0, -exponent)));
    return /[1-9]/.test(text) ? sign + text : text;
}

const hasMargin = (estimate: Estimate) => {
    const half = margin(estimate);
    return Number.isFinite(half) && half > 1e-9 * Math.abs(estimate.value);
};
const bareExponent = (value: number) => (value === 0 || !Number.isFinite(value) ? 0 : magnitude(Math.abs(value)) - 3);

export function exponentWithMargin(estimate: Estimate): number {
    if (!hasMargin(estimate)) return bareExponent(estimate.value);
    const half = margin(estimate);
    const exponent = magnitude(half);
    return half / tenTo(exponent) < 3.5 ? exponent - 1 : exponent;
}

export const exponentWithoutMargin = (estimate: Estimate) =>
    hasMargin(estimate) ? magnitude(2 * margin(estimate)) : bareExponent(estimate.value);

/** "12,340 ± 80". */
export function withMargin(estimate: Estimate, sign = false): string {
    if (estimate.value === null || Number.isNaN(estimate.value)) return "–";
    const exponent = exponentWithMargin(estimate);
    let text = rounded(estimate.value, exponent);
    if (sign && estimate.value > 0 && text !== "0") text = "+" + text;
    return hasMargin(estimate) ? `${text} ± ${rounded(margin(estimate), exponent)}` : text;
}

export const withoutMargin = (estimate: Estimate, mostDecimals = 0) =>
    rounded(estimate.value, Math.max(-mostDecimals, exponentWithoutMargin(estimate)));

export const counted = (count: number) => rounded(count, 0);

/** At most so many digits: "60", "0.08", "12,000". */
export function plain(value: number | null | undefined, digits = 4): string {
    if (value === null || value === undefined || !Number.isFinite(value) || value === 0) return rounded(value, 0);
    const [figure = "", power] = rounded(value, magnitude(Math.abs(value)) - digits + 1).split("e");
    const short = figure.includes(signs().decimal) ? figure.replace(/0+$/, "").replace(/[.,]$/, "") : figure;
    return power === undefined ? short : `${short}e${power}`;
}

/** Two to three digits, for axes and labels of charts. */
export const brief = (value: number) => plain(value, 2);

/** Danish parts it from its number by a space at which no line may break. */
export const percentSign = () => (language.value === "da" ? "\u00a0%" : "%");

/**
 * A share as "43%", "0.4%". Decimals stand where the share is known closely enough for them; a bare number, whose margin
 * nobody knows, has them below ten.
 */
export function percent(share: number | Estimate | Written | null | undefined): string {
    const known: Estimate = typeof share === "number" ? { value: share, low: share, high: share } : !share ? { value: NaN, low: NaN, high: NaN } : "ci95" in share ? ofShare(share) : share;
    if (known.value === null || Number.isNaN(known.value)) return "–";
    const hundredths = 100 * known.value;
    // A ratio of sums that should be equal is seldom exactly 1.
    const value = Math.abs(hundredths - 100) < 1e-7 ? 100 : hundredths;
    const sign = percentSign();
    if (value > 0 && value < 0.05) return `under ${rounded(0.1, -1)}${sign}`;
    if (value > 99.95 && value < 100) return `over ${rounded(99.9, -1)}${sign}`;
    const fewDigits = Math.abs(value) >= 9.95 || value === 0 || !(margin(known) < 0.0025);
    return rounded(value, fewDigits ? 0 : -1) + sign;
}

/** A share on an axis: "5%", where a figure would have "5.0%". */
export const percentTick = (share: number) => plain(100 * share, 2) + percentSign();

/** A share as a whole number of 100 that never rounds to none or all. */
export function of100(share: number): string {
    const count = rounded(100 * share, 0);
    if (share > 0 && count === "0") return "under 1";
    if (share < 1 && count === "100") return "over 99";
    return count;
}

/** The month that a moment of a story falls into, counted from 0 as `fundsim story` does. */
export const monthAt = (moment: number) => counted(Math.floor(moment + 1e-6));

/** Money of one future: known exactly, so the digits go by its size (money() of sim/findings/idea_story.cpp). */
export function amount(value: number): string {
    const size = Math.abs(value);
    return rounded(value, size >= 100 || size < 1e-9 ? 0 : size >= 10 ? -1 : -2);
}
