// A hundred futures, those that fall out one way filled (icon array: Bancilhon, Liu & Ottley 2020).

import * as Plot from "@observablehq/plot";

export function iconArray(filled: number, colour: string, width: number): SVGElement {
    const columns = 10;
    const cells = Array.from({ length: 100 }, (_, place) => ({ x: place % columns, y: Math.floor(place / columns), on: place < Math.round(filled * 100) }));
    const size = Math.min(width, 240) / columns;
    return Plot.plot({
        width: size * columns,
        height: size * 10,
        margin: 0,
        x: { domain: [-0.5, columns - 0.5], axis: null },
        y: { domain: [9.5, -0.5], axis: null },
        marks: [
            Plot.dot(cells, { x: "x", y: "y", r: size * 0.36, symbol: "circle", fill: (cell: { on: boolean }) => (cell.on ? colour : "none"), stroke: (cell: { on: boolean }) => (cell.on ? colour : "var(--quiet)"), strokeWidth: 1.3 }),
        ],
    }) as SVGElement;
}
