// The two by two of money and work: what each model's way of funding is worth with each model's way of working.

import * as Plot from "@observablehq/plot";

export interface Cell { column: string; row: string; value: number; label: string }

export function square(cells: Cell[], given: number): SVGElement {
    const width = Math.min(given, 560);
    const narrow = width < 480;
    const left = narrow ? 96 : 130;
    const column = (width - left) / 2 / 12; // in heights of a letter
    const most = Math.max(...cells.map((cell) => Math.abs(cell.value)), 1e-9);
    return Plot.plot({
        width,
        height: narrow ? 270 : 250,
        marginLeft: left,
        marginTop: narrow ? 60 : 40,
        marginBottom: 10,
        x: { domain: [...new Set(cells.map((cell) => cell.column))], axis: null },
        y: { domain: [...new Set(cells.map((cell) => cell.row))], axis: null },
        marks: [
            Plot.axisX({ anchor: "top", tickSize: 0, label: null, lineWidth: Math.min(14, column - 1), fontSize: 12 }),
            Plot.axisY({ tickSize: 0, label: null, lineWidth: left / 12 - 1.8, fontSize: 12 }),
            Plot.cell(cells, { x: "column", y: "row", fill: "var(--accent)", fillOpacity: (cell: Cell) => 0.08 + 0.42 * Math.max(0, cell.value / most), inset: 2 }),
            Plot.text(cells, { x: "column", y: "row", text: "label", fontSize: 18, fontWeight: 600, fill: "var(--ink)" }),
        ],
    }) as SVGElement;
}
