// The gap along the range of one lever, so that nobody has to drag to see where it turns.

import * as Plot from "@observablehq/plot";
import { brief, type Estimate } from "../numbers";
import { shareOf, type Lever } from "../parameters";

export interface ProfilePoint { value: number; gap: Estimate }

/** Where the gap passes through nothing, in a straight line between points. */
export function ties(points: ProfilePoint[]): number[] {
    return points.slice(1).flatMap((point, place) => {
        const before = points[place]!;
        const [x, y] = [before.gap.value, point.gap.value];
        return x * y < 0 ? [before.value + ((point.value - before.value) * x) / (x - y)] : [];
    });
}

/** A small profile under a slider, as wide as the slider. */
export function sparkline(lever: Lever, points: ProfilePoint[], now: number, original: number, width: number): SVGElement {
    const at = (value: number) => Math.min(1, Math.max(0, shareOf(lever, value)));
    const shown = points.map((point) => ({ x: at(point.value), y: point.gap.value }));
    const top = Math.max(...shown.map((point) => Math.abs(point.y)), 1e-9);
    return Plot.plot({
        width,
        height: 42,
        marginLeft: 8,
        marginRight: 8,
        marginTop: 4,
        marginBottom: 4,
        x: { domain: [0, 1], axis: null },
        y: { domain: [Math.min(0, ...shown.map((point) => point.y)) - 0.08 * top, Math.max(0, ...shown.map((point) => point.y)) + 0.08 * top], axis: null },
        marks: [
            Plot.ruleY([0], { stroke: "var(--quiet)", strokeDasharray: "2,2" }),
            Plot.areaY(shown, { x: "x", y1: 0, y2: "y", fill: "var(--accent)", fillOpacity: 0.15, curve: "monotone-x" }),
            Plot.line(shown, { x: "x", y: "y", stroke: "var(--accent)", strokeWidth: 1.8, curve: "monotone-x" }),
            Plot.ruleX([at(original)], { stroke: "var(--quiet)" }),
            Plot.ruleX([at(now)], { stroke: "var(--ink)", strokeWidth: 1.6 }),
            Plot.dot(ties(points).map(at), { x: (x: number) => x, y: () => 0, r: 4, fill: "var(--bad)", stroke: "var(--back)" }),
        ],
    }) as SVGElement;
}

export const profileValues = (points: ProfilePoint[], heads: [string, string]) => ({
    heads,
    rows: points.map((point) => [brief(point.value), brief(point.gap.value)]),
});
