// Symbols of what happens to an idea, told apart by shape, and their legend inside the picture, so that a downloaded one has it.

import * as Plot from "@observablehq/plot";
import type { MarkKind, Span } from "../story/items";

interface Look { symbol: "triangle" | "square" | "circle" | "times"; size: number; fill: string; stroke: string; rotate: number }

export const looks: Record<MarkKind, Look> = {
    first: { symbol: "triangle", size: 1, fill: "var(--ink)", stroke: "var(--back)", rotate: 0 },
    delivered: { symbol: "square", size: 0.95, fill: "var(--ink)", stroke: "var(--back)", rotate: 0 },
    read: { symbol: "circle", size: 0.85, fill: "var(--back)", stroke: "var(--ink)", rotate: 0 },
    stopped: { symbol: "times", size: 1.15, fill: "none", stroke: "var(--bad)", rotate: 0 },
    rolled_back: { symbol: "triangle", size: 1.1, fill: "var(--bad)", stroke: "var(--back)", rotate: 180 },
};

export interface Placed { x: number; y: number; kind: MarkKind }

/** Dots for marks of all kinds, one layer a kind. */
export function symbolLayers(marks: Placed[], radius: number): Plot.Markish[] {
    return (Object.keys(looks) as MarkKind[]).map((kind) => {
        const look = looks[kind];
        return Plot.dot(marks.filter((mark) => mark.kind === kind), {
            x: "x", y: "y", symbol: look.symbol, r: radius * look.size, fill: look.fill, stroke: look.stroke, rotate: look.rotate, strokeWidth: kind === "stopped" ? 2 : 1.2,
        });
    });
}

export type LegendEntry = { label: string } & ({ mark: MarkKind } | { span: Span["kind"] } | { tick: true });

const letter = 6.1; // pixels that a letter of 11 px takes, about
const lineHeight = 18;

/** Where each entry stands, and how high all of them are. */
export function legendPlaces(entries: LegendEntry[], width: number): { places: { x: number; line: number }[]; height: number } {
    let [x, line] = [4, 0];
    const places = entries.map((entry) => {
        const wide = 22 + entry.label.length * letter + 16;
        if (x + wide > width && x > 4) [x, line] = [4, line + 1];
        const place = { x, line };
        x += wide;
        return place;
    });
    return { places, height: (line + 1) * lineHeight };
}

/** The legend along the lower edge of a picture that has left `height` pixels for it below its axis. */
export function legendLayers(entries: LegendEntry[], colour: string, width: number, margins: { left: number; bottom: number }): Plot.Markish[] {
    const { places } = legendPlaces(entries, width);
    const below = (line: number) => margins.bottom - 4 + (line + 0.5) * lineHeight - lineHeight * (Math.max(...places.map((place) => place.line)) + 1);
    return entries.flatMap((entry, number) => {
        const { x, line } = places[number]!;
        const at = { frameAnchor: "bottom-left" as const, dy: below(line) };
        const left = x - margins.left;
        const text = Plot.text([entry.label], { ...at, dx: left + 22, text: (label: string) => label, fill: "var(--ink)", fontSize: 11, textAnchor: "start", lineAnchor: "middle" });
        if ("mark" in entry) {
            const look = looks[entry.mark];
            return [Plot.dot([0], { ...at, dx: left + 9, symbol: look.symbol, r: 4.2 * look.size, fill: look.fill, stroke: look.stroke, rotate: look.rotate, strokeWidth: entry.mark === "stopped" ? 2 : 1.2 }), text];
        }
        return [sample("tick" in entry ? "tick" : entry.span, colour, { x, y: below(line) }), text];
    });
}

/** A small picture of a span or an arrival, `y` pixels below the lower edge of the frame. */
function sample(kind: Span["kind"] | "tick", colour: string, at: { x: number; y: number }): Plot.Markish {
    return (_index, _scales, _values, dimensions, context) => {
        const svg = (name: string, attributes: Record<string, string | number>) => {
            const element = context.document.createElementNS("http://www.w3.org/2000/svg", name);
            Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
            return element as SVGElement;
        };
        const y = dimensions.height - dimensions.marginBottom + at.y;
        if (kind === "scope") return svg("rect", { x: at.x, y: y - 5, width: 18, height: 10, fill: colour, "fill-opacity": 0.42, stroke: colour });
        if (kind === "tick") return svg("line", { x1: at.x + 9, x2: at.x + 9, y1: y - 6, y2: y + 6, stroke: "var(--quiet)", "stroke-width": 2 });
        return svg("line", { x1: at.x, x2: at.x + 18, y1: y, y2: y, stroke: colour, "stroke-width": kind === "attempt" ? 2.6 : 1.6, ...(kind === "waiting" ? { "stroke-dasharray": "2,3" } : {}) });
    };
}
