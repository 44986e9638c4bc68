// An amount by year, of some models, each twice: one way as a line, the other dashed with hollow marks.

import * as Plot from "@observablehq/plot";
import { brief } from "../numbers";
import { colourOf } from "./colours";

export interface YearLine { name: string; model: number; dashed: boolean; values: number[] }

interface Point { year: number; value: number; name: string; line: string; colour: string; dashed: boolean; symbol: string }

const symbols = ["circle", "square"]; // nothing depends on colour alone

export function yearLines(lines: YearLine[], width: number, words: { year: string; money: string; dashed: string }): SVGElement {
    const models = [...new Set(lines.map((line) => line.model))];
    const points: Point[] = lines.flatMap((line) =>
        line.values.map((value, place) => ({
            year: place + 1, value, name: line.name, line: `${line.model} ${line.dashed}`, colour: colourOf(line.model), dashed: line.dashed, symbol: symbols[models.indexOf(line.model) % symbols.length]!,
        })),
    );
    const solid = points.filter((point) => !point.dashed);
    const dashed = points.filter((point) => point.dashed);
    const years = Math.max(1, ...lines.map((line) => line.values.length));
    const labels = models.map((model) => labelOf(lines.filter((line) => !line.dashed), model));
    const shared = { x: "year", y: "value", z: "line", stroke: "colour" } as const;
    const label = (above: boolean) => Plot.text(labels.filter((each) => each.above === above), { x: "year", y: "value", text: "name", dy: above ? -14 : 17, textAnchor: "middle", fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 5, fontWeight: 600 });
    return Plot.plot({
        width,
        height: Math.min(380, Math.max(250, width * 0.45)),
        marginLeft: 58,
        marginRight: 16,
        marginBottom: 38,
        x: { domain: [0.7, years + 0.3], label: words.year, ticks: Array.from({ length: years }, (_, place) => place + 1), tickFormat: String },
        y: { label: words.money, tickFormat: brief, grid: true, nice: true },
        symbol: { domain: symbols, range: symbols },
        marks: [
            Plot.ruleY([0], { stroke: "var(--ink)", strokeOpacity: 0.7 }),
            Plot.line(dashed, { ...shared, strokeWidth: 1.6, strokeDasharray: "5,4" }),
            Plot.line(solid, { ...shared, strokeWidth: 2.4 }),
            Plot.dot(dashed, { x: "year", y: "value", symbol: "symbol", r: 4, stroke: "colour", fill: "var(--back)", strokeWidth: 1.6 }),
            Plot.dot(solid, { x: "year", y: "value", symbol: "symbol", r: 4.5, stroke: "colour", fill: "colour" }),
            label(true),
            label(false),
            Plot.tip(points, Plot.pointer({ x: "year", y: "value", title: (point: Point) => `${point.name}${point.dashed ? `, ${words.dashed}` : ""}, ${words.year.toLowerCase()} ${point.year}: ${brief(point.value)}`, fill: "var(--back)", stroke: "var(--line)" })),
        ],
    }) as SVGElement;
}

/** A name stands where its line is farthest from the other one, on the side away from it. */
function labelOf(lines: YearLine[], model: number): { year: number; value: number; name: string; above: boolean } {
    const mine = lines.find((line) => line.model === model)!;
    const other = lines.find((line) => line.model !== model);
    const apart = mine.values.map((value, place) => (other ? value - (other.values[place] ?? value) : 0));
    const far = apart.reduce((best, each, place) => (place > 0 && place < apart.length - 1 && Math.abs(each) > Math.abs(apart[best]!) ? place : best), Math.min(1, apart.length - 1));
    return { year: far + 1, value: mine.values[far] ?? 0, name: mine.name, above: apart[far]! >= 0 };
}
