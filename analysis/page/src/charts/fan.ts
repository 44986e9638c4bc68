// Cumulative net cash of some models: what half and nine tenths of all futures stay within, and the middle one.

import * as Plot from "@observablehq/plot";
import { brief } from "../numbers";
import { colourOf } from "./colours";

export interface FanRow { name: string; model: number; quantiles: number[][] } // [5, 25, 50, 75, 95 %][month]

export function fan(rows: FanRow[], width: number, words: { month: string; money: string; horizon: string }, horizon: number): SVGElement {
    const points = rows.flatMap((row) => (row.quantiles[2] ?? []).map((middle, month) => ({ month: month + 1, middle, low: row.quantiles[0]![month]!, high: row.quantiles[4]![month]!, q1: row.quantiles[1]![month]!, q3: row.quantiles[3]![month]!, name: row.name, colour: colourOf(row.model) })));
    const last = Math.max(1, ...points.map((point) => point.month));
    const ends = rows.map((row) => ({ month: last, middle: row.quantiles[2]?.at(-1) ?? 0, name: row.name }));
    return Plot.plot({
        width,
        height: Math.min(400, Math.max(240, width * 0.5)),
        marginLeft: 58,
        marginRight: 16,
        x: { domain: [0, last], label: words.month, ticks: Math.max(4, Math.floor(width / 100)) },
        y: { label: words.money, tickFormat: brief, grid: true },
        marks: [
            Plot.areaY(points, { x: "month", y1: "low", y2: "high", z: "name", fill: "colour", fillOpacity: 0.14 }),
            Plot.areaY(points, { x: "month", y1: "q1", y2: "q3", z: "name", fill: "colour", fillOpacity: 0.24 }),
            Plot.ruleY([0], { stroke: "var(--ink)", strokeOpacity: 0.7 }),
            Plot.ruleX([horizon], { stroke: "var(--quiet)", strokeDasharray: "3,3" }),
            Plot.text([horizon], { x: (month: number) => month, frameAnchor: "top", text: () => words.horizon, fill: "var(--quiet)", textAnchor: "end", dx: -4, dy: 2 }),
            Plot.line(points, { x: "month", y: "middle", z: "name", stroke: "colour", strokeWidth: 2.4 }),
            Plot.text(ends, { x: "month", y: "middle", text: "name", textAnchor: "end", dy: -9, fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontWeight: 600 }),
            Plot.tip(points, Plot.pointerX({ x: "month", y: "middle", title: (point: (typeof points)[number]) => `${point.name}, ${words.month.toLowerCase()} ${point.month}: ${brief(point.middle)}\n${brief(point.low)} – ${brief(point.high)}`, fill: "var(--back)", stroke: "var(--line)" })),
        ],
    }) as SVGElement;
}
