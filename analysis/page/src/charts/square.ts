// The two by two of money and work: what each model's way of funding is worth with each model's way of working.

import * as Plot from "@observablehq/plot";

export interface Cell { column: string; row: string; value: number; label: string }

export function square(cells: Cell[], width: number): SVGElement {
    const most = Math.max(...cells.map((cell) => Math.abs(cell.value)), 1e-9);
    return Plot.plot({
        width: Math.min(width, 560),
        height: 250,
        marginLeft: 130,
        marginTop: 40,
        marginBottom: 10,
        x: { domain: [...new Set(cells.map((cell) => cell.column))], axis: null },
        y: { domain: [...new Set(cells.map((cell) => cell.row))], axis: null },
        marks: [
            Plot.axisX({ anchor: "top", tickSize: 0, label: null, lineWidth: 14, fontSize: 12 }),
            Plot.axisY({ tickSize: 0, label: null, lineWidth: 9, fontSize: 12 }),
            Plot.cell(cells, { x: "column", y: "row", fill: "var(--accent)", fillOpacity: (cell: Cell) => 0.08 + 0.42 * Math.max(0, cell.value / most), inset: 2 }),
            Plot.text(cells, { x: "column", y: "row", text: "label", fontSize: 18, fontWeight: 600, fill: "var(--ink)" }),
        ],
    }) as SVGElement;
}
