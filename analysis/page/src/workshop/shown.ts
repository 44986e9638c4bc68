// How settings and gaps are told in words; for every part of the workshop the same.

import type { Setting } from "../engine/messages";
import { exponentWithMargin, plain, rounded, withMargin, type Estimate } from "../numbers";
import { labelOf, originalAt, parameterAt } from "../parameters";
import { nameOf, pair, payload, sortedSettings } from "../state";
import { t } from "../words";
import { choiceLabel, valueText } from "../words/parameters";
import type { State } from "./played";

/** A value with its unit, as sliders show it; "inf" is how what has no end is written. */
export function shownValue(address: string, value: unknown): string {
    const number = value === "inf" ? Infinity : value;
    const parameter = parameterAt(address);
    if (typeof number === "number") return parameter ? valueText(parameter, number, payload.value.finding.currency) : plain(number, 3);
    return typeof value === "boolean" ? t(value ? "on" : "off") : typeof value === "string" ? choiceLabel(value) : "–";
}

export const changeText = (address: string, from: unknown, to: unknown) => t("ws_from_to", { label: labelOf(address), from: shownValue(address, from), to: shownValue(address, to) });

/** A setting against what the scenario has. */
export const settingText = ([address, value]: Setting) => changeText(address, originalAt(address), value);

export const stateNow = (): State => ({ pair: pair.value, settings: sortedSettings.value });

/** "Product teams ahead of Annual projects by", said of a gap. */
export const aheadWords = (gap: Estimate, { a, b } = pair.value) => t(gap.value < 0 ? "gap_now_behind" : "gap_now", { a: nameOf(a), b: nameOf(b) });

export const gapText = (gap: Estimate) => `${rounded(gap.value, exponentWithMargin(gap))} ${payload.value.finding.currency}`;
export const gapWithMargin = (gap: Estimate) => `${withMargin(gap, true)} ${payload.value.finding.currency}`;
