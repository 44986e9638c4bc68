// Work over time: a row for each item in hand, bars for scope work, lines for further attempts, symbols for what happens.

import * as Plot from "@observablehq/plot";
import type { MarkKind, ModelStory, Span } from "../story/items";
import { rowAt, type Rows } from "../story/rows";
import { legendLayers, legendPlaces, symbolLayers, type LegendEntry, type Placed } from "./symbols";

export interface LaneWords {
    month: string; horizon: string; idea(item: number): string; span(kind: Span["kind"]): string;
    legend: LegendEntry[];
}

interface Bar { x1: number; x2: number; y: number; item: number; kind: Span["kind"]; title: string; chosen: boolean }

const shortest = 0.35; // months that a bar is drawn wide at least

function barsOf(model: ModelStory, rows: Rows, now: number, chosen: number | null, words: LaneWords): Bar[] {
    const row = rowOf(rows);
    return [...model.items.values()].flatMap((story) =>
        story.spans.filter((span) => span.from <= now).map((span) => {
            const until = Math.min(span.to, now);
            return {
                x1: span.from, x2: Math.max(until, span.from + shortest), y: row(story.item, span.from), item: story.item, kind: span.kind, chosen: story.item === chosen,
                title: `${words.idea(story.item)}: ${words.span(span.kind)}, ${words.month.toLowerCase()} ${Math.floor(span.from + 1e-6)}–${Math.floor(until + 1e-6)}`,
            };
        }),
    );
}

/** Rows by item, looked up among the item's own episodes only. */
function rowOf(rows: Rows): (item: number, month: number) => number {
    const byItem = new Map<number, Rows>();
    for (const each of rows.episodes) {
        const own = byItem.get(each.item) ?? { count: rows.count, episodes: [] };
        own.episodes.push(each);
        byItem.set(each.item, own);
    }
    return (item, month) => (byItem.has(item) ? (rowAt(byItem.get(item)!, item, month) ?? byItem.get(item)!.episodes[0]!.row) : 0);
}

/** Numbers of ideas in the widest stretch of their bars that has no symbol on it, where there is room. */
function numbered(bars: Bar[], marks: Placed[], perMonth: number): { x: number; y: number; text: string }[] {
    const half = 5 / perMonth; // what a symbol takes to each side
    return bars.flatMap((bar) => {
        const stops = marks.filter((mark) => mark.y === bar.y && mark.x > bar.x1 - half && mark.x < bar.x2 + half).map((mark) => mark.x).sort((x, y) => x - y);
        let best = { from: bar.x1, to: bar.x1 };
        for (let from = bar.x1, place = 0; place <= stops.length; place += 1) {
            const to = Math.min(bar.x2, (stops[place] ?? Infinity) - half);
            if (to - from > best.to - best.from) best = { from, to };
            from = (stops[place] ?? 0) + half;
        }
        const text = String(bar.item);
        return (best.to - best.from) * perMonth > 4 + 6.5 * text.length ? [{ x: (best.from + best.to) / 2, y: bar.y, text }] : [];
    });
}

const rowHeightFor = (count: number) => Math.max(8, Math.min(18, 380 / Math.max(count, 1)));

export function lanePlot(model: ModelStory, rows: Rows, view: { now: number; last: number; horizon: number; chosen: number | null; colour: string; mostRows: number }, width: number, words: LaneWords): SVGElement {
    const { now, last, horizon, chosen, colour } = view;
    const row = rowOf(rows);
    const bars = barsOf(model, rows, now, chosen, words);
    const marks = [...model.items.values()].flatMap((story) => story.marks.filter((mark) => mark.month <= now).map((mark) => ({ x: mark.month, y: row(story.item, mark.month), kind: mark.kind as MarkKind })));
    const each = rowHeightFor(view.mostRows);
    const margins = { left: 8, right: 10, top: 20, bottom: 40 + legendPlaces(words.legend, width).height };
    const height = each * (rows.count + 1.6);
    const perMonth = (width - margins.left - margins.right) / last;
    const scope = bars.filter((bar) => bar.kind === "scope");
    const middle = (bar: Bar) => bar.y;
    return Plot.plot({
        width,
        height: height + margins.top + margins.bottom,
        marginLeft: margins.left, marginRight: margins.right, marginTop: margins.top, marginBottom: margins.bottom,
        x: { domain: [0, last], label: words.month, labelOffset: 32, ticks: Math.max(3, Math.floor(width / 90)), grid: true },
        y: { domain: [rows.count - 0.5, -2.1], axis: null },
        r: { type: "identity" },
        marks: [
            Plot.ruleX(new Set(model.arrivals.filter((month) => month <= now)), { x: (month: number) => month, y1: -2, y2: -1, stroke: "var(--quiet)", strokeWidth: 1, strokeOpacity: 0.7 }),
            Plot.ruleX([horizon], { stroke: "var(--quiet)", strokeDasharray: "3,3" }),
            Plot.text([horizon], { x: (month: number) => month, frameAnchor: "top", text: () => words.horizon, fill: "var(--quiet)", textAnchor: "end", dx: -2, dy: -16 }),
            Plot.rect(scope, { x1: "x1", x2: "x2", y1: (bar: Bar) => bar.y - 0.4, y2: (bar: Bar) => bar.y + 0.4, fill: colour, fillOpacity: 0.42, stroke: (bar: Bar) => (bar.chosen ? "var(--ink)" : colour), strokeWidth: (bar: Bar) => (bar.chosen ? 2.4 : 1) }),
            Plot.ruleY(bars.filter((bar) => bar.kind === "attempt"), { x1: "x1", x2: "x2", y: middle, stroke: (bar: Bar) => (bar.chosen ? "var(--ink)" : colour), strokeWidth: 2.6 }),
            Plot.ruleY(bars.filter((bar) => bar.kind === "waiting"), { x1: "x1", x2: "x2", y: middle, stroke: (bar: Bar) => (bar.chosen ? "var(--ink)" : colour), strokeWidth: 1.6, strokeDasharray: "2,3" }),
            ...(each >= 11 ? [Plot.text(numbered(scope, marks, perMonth), { x: "x", y: "y", text: "text", fill: "var(--ink)", fontSize: Math.min(11, each - 2), fontWeight: 500 })] : []),
            ...symbolLayers(marks, Math.max(2.6, Math.min(4.2, each * 0.28))),
            ...(now < last ? [Plot.ruleX([now], { stroke: "var(--ink)", strokeWidth: 1.4 })] : []),
            ...legendLayers(words.legend, colour, width, margins),
            Plot.tip(bars, Plot.pointer({ x: (bar: Bar) => (bar.x1 + bar.x2) / 2, y: middle, title: "title", fill: "var(--back)", stroke: "var(--line)" })),
        ],
    }) as SVGElement;
}
