// Numbers as the program's screen has them (sim/findings/figures.cpp, whose rules these are), in the
// reader's language. A browser test compares both.

import { language } from "./words";

/** A figure and the ends of its 95 % interval. */
export interface Estimate { value: number; low: number; high: number }

export const ofMean = (mean: { mean: number; ci95: [number, number] }): Estimate => ({ value: mean.mean, low: mean.ci95[0], high: mean.ci95[1] });
export const ofShare = (share: { value: number; ci95: [number, number] }): Estimate => ({ value: share.value, low: share.ci95[0], high: share.ci95[1] });
export const margin = (estimate: Estimate) => (estimate.high - estimate.low) / 2;

const signs = () => (language.value === "da" ? { group: ".", decimal: "," } : { group: ",", decimal: "." });

/** The n of d.ddd * 10^n; x above 0. */
const magnitude = (x: number) => Number(x.toExponential().split("e")[1]);

/** Rounded to a multiple of 10^exponent; a dash for what is missing, zero only for zero. */
export function rounded(value: number | null | undefined, exponent: number): string {
    if (value === null || value === undefined || Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    if (value === 0) return "0";
    const share = Math.abs(value) / 10 ** exponent;
    if (exponent > 0 && share < 0.5 && share > 1e-6) {
        exponent = magnitude(Math.abs(value));
    }
    if (Math.abs(value) >= 1e16 || exponent < -12) return value.toPrecision(3);
    const unit = exponent > 0 ? 10 ** exponent : 1;
    const digits = (Math.round(Math.abs(value) / unit) * unit === 0 || exponent <= 0 ? Math.abs(value) : Math.round(Math.abs(value) / unit) * unit)
        .toFixed(Math.max(0, -exponent));
    const { group, decimal } = signs();
    const [whole = "0", part] = digits.split(".");
    const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group) + (part ? decimal + part : "");
    return value < 0 && /[1-9]/.test(text) ? "−" + text : text;
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
    return half / 10 ** exponent < 3.5 ? exponent - 1 : exponent;
}

export const exponentWithoutMargin = (estimate: Estimate) =>
    hasMargin(estimate) ? magnitude(2 * margin(estimate)) : bareExponent(estimate.value);

/** "12,340 ± 80". */
export function withMargin(estimate: Estimate, sign = false): string {
    if (!Number.isFinite(estimate.value)) return "–";
    const exponent = exponentWithMargin(estimate);
    let text = rounded(estimate.value, exponent);
    if (sign && estimate.value > 0) text = "+" + text;
    return hasMargin(estimate) ? `${text} ± ${rounded(margin(estimate), exponent)}` : text;
}

export const withoutMargin = (estimate: Estimate, mostDecimals = 0) =>
    rounded(estimate.value, Math.max(-mostDecimals, exponentWithoutMargin(estimate)));

export const counted = (count: number) => rounded(count, 0);

/** At most so many digits: "60", "0.08", "12,000". */
export function plain(value: number | null | undefined, digits = 4): string {
    if (value === null || value === undefined || !Number.isFinite(value) || value === 0) return rounded(value, 0);
    const text = rounded(value, magnitude(Math.abs(value)) - digits + 1);
    const { decimal } = signs();
    return text.includes(decimal) ? text.replace(/0+$/, "").replace(/[.,]$/, "") : text;
}

/** Two to three digits, for axes and labels of charts. */
export const brief = (value: number) => plain(value, 2);

/** A share as "43%", "0.4%". */
export function percent(share: number | null | undefined): string {
    if (share === null || share === undefined || Number.isNaN(share)) return "–";
    const value = Math.abs(100 * share - 100) < 1e-7 ? 100 : 100 * share;
    const sign = language.value === "da" ? " %" : "%";
    if (value > 0 && value < 0.05) return `< ${rounded(0.1, -1)}${sign}`;
    if (value > 99.95 && value < 100) return `> ${rounded(99.9, -1)}${sign}`;
    return rounded(value, Math.abs(value) >= 9.95 || value === 0 ? 0 : -1) + sign;
}

/** A share as a whole number of 100 that never rounds to none or all. */
export function of100(share: number): string {
    const count = rounded(100 * share, 0);
    if (share > 0 && count === "0") return "<1";
    if (share < 1 && count === "100") return ">99";
    return count;
}
