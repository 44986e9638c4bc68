// One idea over time, a row for each model: the work on it and what happened to it.

import * as Plot from "@observablehq/plot";
import type { ItemStory, MarkKind, Span } from "../story/items";
import { legendLayers, legendPlaces, symbolLayers, type LegendEntry } from "./symbols";

export interface IdeaRow { name: string; colour: string; life: ItemStory | undefined }

export function ideaLine(rows: IdeaRow[], view: { last: number; horizon: number; now: number }, width: number, words: { month: string; horizon: string; legend: LegendEntry[] }): SVGElement {
    const spans = rows.flatMap((row, y) => (row.life?.spans ?? []).map((span) => ({ ...span, y, colour: row.colour })));
    const marks = rows.flatMap((row, y) => (row.life?.marks ?? []).map((mark) => ({ x: mark.month, y, kind: mark.kind as MarkKind })));
    const known = rows.flatMap((row, y) => (row.life && !Number.isNaN(row.life.arrived) ? [{ x: row.life.arrived, y }] : []));
    const margins = { left: 8, right: 10, bottom: 40 + legendPlaces(words.legend, width).height };
    const isScope = (span: Span) => span.kind === "scope";
    return Plot.plot({
        width,
        height: rows.length * 58 + 20 + margins.bottom,
        marginLeft: margins.left, marginRight: margins.right, marginTop: 20, marginBottom: margins.bottom,
        x: { domain: [0, view.last], label: words.month, labelOffset: 32, ticks: Math.max(3, Math.floor(width / 90)), grid: true },
        y: { domain: [rows.length - 0.5, -0.5], axis: null },
        r: { type: "identity" },
        marks: [
            Plot.ruleX([view.horizon], { stroke: "var(--quiet)", strokeDasharray: "3,3" }),
            Plot.text([view.horizon], { x: (month: number) => month, frameAnchor: "top", text: () => words.horizon, fill: "var(--quiet)", textAnchor: "end", dx: -2, dy: -16 }),
            Plot.ruleY(rows.map((_, y) => y), { y: (y: number) => y + 0.14, stroke: "var(--line)" }),
            Plot.text(rows.map((row, y) => ({ name: row.name, y })), { frameAnchor: "left", y: (row: { y: number }) => row.y - 0.34, text: "name", textAnchor: "start", fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontWeight: 600, fontSize: 12 }),
            Plot.ruleX(known, { x: "x", y1: (each: { y: number }) => each.y - 0.16, y2: (each: { y: number }) => each.y + 0.44, stroke: "var(--quiet)", strokeWidth: 2 }),
            Plot.rect(spans.filter(isScope), { x1: "from", x2: (span: Span) => Math.max(span.to, span.from + 0.35), y1: (span: { y: number }) => span.y + 0.02, y2: (span: { y: number }) => span.y + 0.26, fill: "colour", fillOpacity: 0.42, stroke: "colour" }),
            Plot.ruleY(spans.filter((span) => span.kind === "attempt"), { x1: "from", x2: "to", y: (span: { y: number }) => span.y + 0.14, stroke: "colour", strokeWidth: 3 }),
            Plot.ruleY(spans.filter((span) => span.kind === "waiting"), { x1: "from", x2: "to", y: (span: { y: number }) => span.y + 0.14, stroke: "colour", strokeWidth: 1.8, strokeDasharray: "2,3" }),
            ...symbolLayers(marks.map((mark) => ({ ...mark, y: mark.y + 0.14 })), 5),
            ...(view.now < view.last ? [Plot.ruleX([view.now], { stroke: "var(--ink)", strokeWidth: 1.4 })] : []),
            ...legendLayers(words.legend, "var(--quiet)", width, margins),
        ],
    }) as SVGElement;
}
