// Fifty equally likely futures as dots that can be counted (quantile dot plot: Kay et al. 2016; best decisions in
// Fernandes et al. 2018).

import * as Plot from "@observablehq/plot";
import { brief } from "../numbers";
import { colourOf } from "./colours";

export interface DotRow { name: string; model: number; values: number[] }

interface Dot { x: number; y: number; row: string; loss: boolean; colour: string; title: string }

/** Dots stacked where they fall into one bin as wide as a dot. */
function stacked(row: DotRow, bin: number): Dot[] {
    const heights = new Map<number, number>();
    return [...row.values].sort((x, y) => x - y).map((value) => {
        const place = Math.round(value / bin);
        const height = heights.get(place) ?? 0;
        heights.set(place, height + 1);
        return { x: place * bin, y: height + 0.5, row: row.name, loss: value < 0, colour: colourOf(row.model), title: brief(value) };
    });
}

const tallest = 290; // pixels for all rows

export function dotPlot(rows: DotRow[], width: number, label: string): SVGElement {
    const values = rows.flatMap((row) => row.values);
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const laid = (radius: number) => {
        const bin = ((high - low || 1) / (width - 40)) * (2 * radius + 0.6);
        const dots = rows.flatMap((row) => stacked(row, bin));
        const top = Math.max(2, ...dots.map((dot) => dot.y + 0.5));
        return { radius, bin, dots, each: top * (2 * radius + 0.6) + (rows.length > 1 || rows[0]?.name ? 20 : 4) };
    };
    // As large as a screen has room for, so that all models are seen at once.
    const radii = width < 500 ? [3.6] : [6, 5.5, 5, 4.5, 4, 3.5];
    const { radius, bin, dots, each } = radii.map(laid).find((layout) => layout.each * rows.length <= tallest) ?? laid(radii.at(-1)!);
    return Plot.plot({
        width,
        height: rows.length * each + 44,
        marginLeft: 12,
        marginRight: 12,
        marginTop: 8,
        marginBottom: 36,
        x: { domain: [low - 2 * bin, high + 2 * bin], label, tickFormat: brief, grid: true, ticks: Math.max(3, Math.floor(width / 130)) },
        y: { domain: [0, each / (2 * radius + 0.6)], axis: null },
        fy: { domain: rows.map((row) => row.name), axis: null, padding: 0 },
        marks: [
            Plot.ruleX([0], { stroke: "var(--ink)", strokeOpacity: 0.6 }),
            Plot.ruleY(rows, { fy: "name", y: () => 0, stroke: "var(--line)" }),
            Plot.dot(dots, { x: "x", y: "y", fy: "row", r: radius, fill: (dot: Dot) => (dot.loss ? "var(--back)" : dot.colour), stroke: (dot: Dot) => dot.colour, strokeWidth: 1.4 }),
            Plot.text(rows, { fy: "name", text: "name", frameAnchor: "top-left", dx: 2, dy: 5, lineWidth: (width - 28) / 12, textOverflow: "ellipsis", fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontWeight: 600, fontSize: 12 }),
            Plot.tip(dots, Plot.pointer({ x: "x", y: "y", fy: "row", title: "title", fill: "var(--back)", stroke: "var(--line)" })),
        ],
    }) as SVGElement;
}
