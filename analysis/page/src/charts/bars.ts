// Bars along one amount: steps from one total to another, ranges about a middle, and shares of a promise.

import * as Plot from "@observablehq/plot";
import { brief } from "../numbers";

export interface Bar { name: string; from: number; to: number; colour: string; label: string; marks?: { at: number; label: string }[] }

/** Bars between two amounts, one a row, with their label at the end. */
export function barPlot(bars: Bar[], width: number, label: string, lines: number[] = [0], format: (value: number) => string = brief): SVGElement {
    const narrow = width < 520;
    const all = [...bars.flatMap((bar) => [bar.from, bar.to]), ...lines];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const rowHeight = narrow ? 40 : 28;
    const fontSize = 12; // of names, which go on over a second line where the margin ends; Plot takes letters for narrower than some fonts have them
    const left = narrow ? 8 : Math.min(260, width * 0.34);
    // As much beyond the bars as their labels need, which start where bars end.
    const across = width - left - 10;
    const bottom = low < 0 ? low - 0.04 * (high - low) : low;
    const ends = bars.map((bar) => bottom + (Math.max(bar.from, bar.to) - bottom) / Math.max(0.25, 1 - (10 + 6.8 * bar.label.length) / across));
    const top = Math.max(high + 0.04 * (high - low || 1), ...ends);
    return Plot.plot({
        width,
        height: bars.length * rowHeight + 52,
        marginLeft: left,
        marginRight: 10,
        marginBottom: 38,
        x: { domain: [bottom, top], label, tickFormat: format, grid: true, ticks: Math.max(3, Math.floor(width / 140)) },
        y: { domain: bars.map((bar) => bar.name), label: null, padding: narrow ? 0.5 : 0.25, axis: null },
        marks: [
            ...(narrow ? [] : [Plot.axisY({ label: null, tickSize: 0, lineWidth: (0.85 * (left - 12)) / fontSize, fontSize })]),
            Plot.barX(bars, { y: "name", x1: "from", x2: "to", fill: "colour", fillOpacity: 0.85, ...(narrow ? { insetTop: 6 } : {}) }),
            Plot.ruleX(lines, { stroke: "var(--ink)", strokeOpacity: 0.6 }),
            Plot.text(bars, { y: "name", x: (bar: Bar) => Math.max(bar.from, bar.to), text: "label", textAnchor: "start", dx: 5, dy: narrow ? 3 : 0, fill: "var(--ink)", fontSize: 12 }),
            ...(narrow ? [Plot.text(bars, { y: "name", frameAnchor: "left", text: "name", dy: -13, fill: "var(--ink)", fontSize: 11, textAnchor: "start" })] : []),
        ],
    }) as SVGElement;
}
