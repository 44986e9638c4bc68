// One future's two outcomes on one axis, and below who was ahead in each future so far (hypothetical outcome plot: Hullman,
// Resnick & Adar 2015).

import * as Plot from "@observablehq/plot";
import { amount, brief } from "../numbers";

export interface Outcomes { a: { name: string; colour: string; value: number }; b: { name: string; colour: string; value: number }; domain: [number, number]; ahead: boolean[] }

const shown = 60; // futures of the row below

export function outcomePlot({ a, b, domain, ahead }: Outcomes, width: number, label: string): SVGElement {
    const columns = width < 500 ? 20 : 30;
    const recent = ahead.slice(-shown).map((first, place) => ({ first, x: place % columns, y: Math.floor(place / columns) }));
    const share = (value: number) => (value - domain[0]) / (domain[1] - domain[0] || 1);
    const anchor = (value: number) => (share(value) > 0.75 ? "end" : share(value) < 0.25 ? "start" : "middle");
    const place = (value: number) => domain[0] + (domain[1] - domain[0]) * value;
    return Plot.plot({
        width,
        height: 210,
        marginLeft: 14, marginRight: 14, marginTop: 8, marginBottom: 38,
        x: { domain, label, tickFormat: brief, ticks: Math.max(3, Math.floor(width / 130)), grid: true },
        y: { domain: [0, 10], axis: null },
        r: { type: "identity" },
        marks: [
            Plot.ruleX([0], { stroke: "var(--ink)", strokeOpacity: 0.6 }),
            Plot.link([0], { x1: () => a.value, x2: () => b.value, y1: () => 2.6, y2: () => 2.6, stroke: "var(--quiet)", strokeWidth: 1.4 }),
            Plot.dot([a], { x: "value", y: () => 2.6, r: 9, fill: "colour", stroke: "var(--ink)", strokeWidth: 1.4 }),
            Plot.dot([b], { x: "value", y: () => 2.6, r: 8, symbol: "square", fill: "var(--back)", stroke: "colour", strokeWidth: 3.4 }),
            Plot.text([a], { x: "value", y: () => 2.6, dy: -22, text: () => `${a.name} ${amount(a.value)}`, textAnchor: anchor(a.value), fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontSize: 13, fontWeight: 600 }),
            Plot.text([b], { x: "value", y: () => 2.6, dy: 23, text: () => `${b.name} ${amount(b.value)}`, textAnchor: anchor(b.value), fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontSize: 13, fontWeight: 600 }),
            Plot.dot(recent, { x: (each: { x: number }) => place((each.x + 0.5) / columns), y: (each: { y: number }) => 9.2 - each.y * (width < 500 ? 1.05 : 1.4), r: width < 500 ? 4 : 5.4, fill: (each: { first: boolean }) => (each.first ? a.colour : "none"), stroke: (each: { first: boolean }) => (each.first ? a.colour : "var(--quiet)"), strokeWidth: 1.4 }),
        ],
    }) as SVGElement;
}
