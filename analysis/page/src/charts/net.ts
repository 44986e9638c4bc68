// Cumulative net cash of one future, drawn up to a month; its frame is that of the whole story, so that it does not jump.

import * as Plot from "@observablehq/plot";
import { amount, brief } from "../numbers";

export interface NetRow { name: string; colour: string; dashed: boolean; net: number[] } // at the end of month 0, 1, ...

export function netPlot(rows: NetRow[], view: { now: number; last: number; horizon: number }, width: number, words: { month: string; money: string; horizon: string }): SVGElement {
    const points = rows.map((row) => [{ month: 0, net: 0 }, ...row.net.slice(0, view.last).map((net, month) => ({ month: month + 1, net }))]);
    const all = points.flat().map((point) => point.net);
    const shown = points.map((list) => list.filter((point) => point.month <= view.now));
    const ends = shown.map((list, place) => ({ ...list.at(-1)!, name: rows[place]!.name }));
    const right = (end: { month: number }) => end.month > view.last * 0.5;
    // Labels of ends that lie close to each other go above and below their lines.
    const upper = ends.length > 1 && ends[0]!.net < ends[1]!.net ? 1 : 0;
    return Plot.plot({
        width,
        height: Math.min(320, Math.max(210, width * 0.4)),
        marginLeft: 58, marginRight: 14, marginTop: 24,
        x: { domain: [0, view.last], label: words.month, labelOffset: 32, ticks: Math.max(3, Math.floor(width / 90)) },
        y: { domain: [Math.min(0, ...all), Math.max(0, ...all)], label: words.money, tickFormat: brief, grid: true, nice: true },
        marks: [
            Plot.ruleY([0], { stroke: "var(--ink)", strokeOpacity: 0.7 }),
            Plot.ruleX([view.horizon], { stroke: "var(--quiet)", strokeDasharray: "3,3" }),
            Plot.text([view.horizon], { x: (month: number) => month, frameAnchor: "bottom", text: () => words.horizon, fill: "var(--quiet)", stroke: "var(--back)", strokeWidth: 3, textAnchor: "end", dx: -4, dy: -6 }),
            ...rows.map((row, place) => Plot.line(shown[place]!, { x: "month", y: "net", stroke: row.colour, strokeWidth: 2.6, ...(row.dashed ? { strokeDasharray: "7,3" } : {}) })),
            ...rows.map((row, place) => Plot.dot([ends[place]!], { x: "month", y: "net", r: 4, fill: row.dashed ? "var(--back)" : row.colour, stroke: row.colour, strokeWidth: 2 })),
            ...ends.map((end, place) => Plot.text([end], { x: "month", y: "net", text: () => `${end.name} ${amount(end.net)}`, textAnchor: right(end) ? "end" : "start", dx: right(end) ? -4 : 4, dy: place === upper ? -12 : 14, fill: "var(--ink)", stroke: "var(--back)", strokeWidth: 4, fontWeight: 600 })),
            ...(view.now < view.last ? [Plot.ruleX([view.now], { stroke: "var(--ink)", strokeOpacity: 0.5 })] : []),
        ],
    }) as SVGElement;
}
