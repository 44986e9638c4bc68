// What became of every listed initiative with the two models: funded, when, what it was worth.

import * as Plot from "@observablehq/plot";
import { useState } from "preact/hooks";
import { colourOf } from "../charts/colours";
import { Figure, ValuesTable } from "../charts/figure";
import { brief, of100, ofMean, plain, rounded, withoutMargin } from "../numbers";
import type { Initiative } from "../payload";
import { nameOf, pair, payload } from "../state";
import { language, t } from "../words";
import { Section } from "./section";

interface Row { name: string; a: Initiative; b: Initiative }

/** One row an initiative, with what both models did. */
export function initiativeRows(all: Initiative[], a: string, b: string): Row[] {
    const of = (model: string) => new Map(all.filter((each) => each.model === model).map((each) => [each.initiative, each]));
    const [first, other] = [of(a), of(b)];
    return [...first.values()].flatMap((each) => (other.has(each.initiative) ? [{ name: each.initiative, a: each, b: other.get(each.initiative)! }] : []));
}

const orders = ["order_difference", "order_npv", "order_funded", "order_list"] as const;
type Order = (typeof orders)[number];

function sorted(rows: Row[], by: Order): Row[] {
    const key: Record<Order, ((row: Row) => number) | null> = {
        order_difference: (row) => -Math.abs(row.a.npv.mean - row.b.npv.mean),
        order_npv: (row) => -row.a.npv.mean,
        order_funded: (row) => row.b.funded.value - row.a.funded.value,
        order_list: null,
    };
    const wanted = key[by];
    return wanted ? [...rows].sort((x, y) => wanted(x) - wanted(y)) : rows;
}

const mostDrawn = 24;

export function Initiatives() {
    const [order, setOrder] = useState<Order>("order_difference");
    const { initiatives, finding } = payload.value;
    if (!initiatives?.length) return null;
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const rows = sorted(initiativeRows(initiatives, a, b), order);
    const values = tableOf(rows, a, b);
    const differ = rows.filter((row) => Math.abs(row.a.funded.value - row.b.funded.value) > 0.1).length;
    return (
        <Section id="initiatives" title="sec_initiatives">
            <label>
                {t("order_by")}{" "}
                <select value={order} onChange={(event) => setOrder((event.target as HTMLSelectElement).value as Order)}>
                    {orders.map((each) => <option value={each}>{t(each)}</option>)}
                </select>
            </label>
            <Figure
                id="initiative-funding"
                title={t("initiatives_title", { a, b, differ, all: rows.length })}
                note={t("initiatives_note", { shown: Math.min(mostDrawn, rows.length), all: rows.length })}
                values={values}
                draw={(width) => funded(rows.slice(0, mostDrawn), width, [a, b])}
                on={[pair.value, order, language.value]}
            />
            <h3>{t("initiatives_table", { currency: finding.currency })}</h3>
            <div class="scroll tall" tabIndex={0} role="region" aria-label={t("initiatives_table", { currency: finding.currency })}>
                <ValuesTable values={values} />
            </div>
        </Section>
    );
}

function tableOf(rows: Row[], a: string, b: string) {
    const both = (name: string) => [`${name} (${a})`, `${name} (${b})`];
    return {
        heads: [t("initiative"), ...both(t("funded")), ...both(t("start_month")), ...both(t("col_mean")), ...both(t("planned_a_year")), ...both(t("realised_a_year"))],
        rows: rows.map((row) => {
            const pairOf = (text: (each: Initiative) => string) => [text(row.a), text(row.b)];
            return [
                row.name,
                ...pairOf((each) => of100(each.funded.value)),
                ...pairOf((each) => rounded(each.start_month, 0)),
                ...pairOf((each) => withoutMargin(ofMean(each.npv))),
                ...pairOf((each) => plain(each.planned_benefit, 3)),
                ...pairOf((each) => plain(each.realised_benefit, 3)),
            ];
        }),
    };
}

/** Two marks a row: in how many futures each model funds it. */
function funded(rows: Row[], width: number, [a, b]: [string, string]): SVGElement {
    const points = rows.flatMap((row) => [
        { name: row.name, share: 100 * row.b.funded.value, model: pair.value.b, who: b },
        { name: row.name, share: 100 * row.a.funded.value, model: pair.value.a, who: a },
    ]);
    const narrow = width < 520;
    return Plot.plot({
        width,
        height: rows.length * (narrow ? 36 : 24) + 70,
        marginLeft: narrow ? 8 : Math.min(280, width * 0.36),
        marginTop: 30,
        x: { domain: [0, 100], label: t("funded_axis"), grid: true, tickFormat: brief },
        y: { domain: rows.map((row) => row.name), axis: null },
        symbol: { domain: [a, b], range: ["circle", "square"], legend: false },
        marks: [
            ...(narrow ? [Plot.text(rows, { y: "name", text: "name", frameAnchor: "left", textAnchor: "start", dy: -11, fontSize: 11, fill: "var(--ink)" })] : [Plot.axisY({ label: null, tickSize: 0, lineWidth: 24, fontSize: 12 })]),
            Plot.ruleY(rows, { y: "name", x1: (row: Row) => 100 * row.a.funded.value, x2: (row: Row) => 100 * row.b.funded.value, stroke: "var(--quiet)" }),
            Plot.dot(points, { x: "share", y: "name", symbol: "who", r: 6, fill: (point: (typeof points)[number]) => colourOf(point.model), stroke: "var(--back)" }),
            Plot.text([`● ${a}   ■ ${b}`], { frameAnchor: "top-left", dy: -24, text: (text: string) => text, fill: "var(--ink)", fontWeight: 600 }),
        ],
    }) as SVGElement;
}
