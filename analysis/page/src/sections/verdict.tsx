// The first screen: who wins, how often, what can happen, the strongest reason and the strongest counter-argument.

import { colourOf } from "../charts/colours";
import { dotPlot } from "../charts/dots";
import { Figure } from "../charts/figure";
import { iconArray } from "../charts/icons";
import { exponentWithoutMargin, of100, ofMean, ofShare, percent, rounded, withMargin, type Estimate } from "../numbers";
import type { ModelFigures, Payload } from "../payload";
import { nameOf, pair, payload } from "../state";
import { Finding } from "./sentence";
import { Section } from "./section";
import { language, t } from "../words";

/** The share of futures in which the first of the pair is ahead. */
export function aheadShare(from: Payload, between: { a: number; b: number }): Estimate | null {
    const [a, b] = [nameOf(between.a), nameOf(between.b)];
    for (const each of from.finding.paired) {
        const share = ofShare(each.probability_a_ahead);
        if (each.a === a && each.b === b) return share;
        if (each.a === b && each.b === a) return { value: 1 - share.value, low: 1 - share.high, high: 1 - share.low };
    }
    return null;
}

const npvOf = (model: ModelFigures): Estimate => ofMean(model.npv);
export const money = (value: number, like: ModelFigures) => rounded(value, exponentWithoutMargin(npvOf(like)));

export function Verdict() {
    const from = payload.value;
    const { finding } = from;
    return (
        <Section id="verdict" title="sec_verdict">
            {!finding.complete && <p class="fault">{t("interrupted", { done: rounded(finding.replications, 0) })}</p>}
            <p class="lead">{finding.finding.verdict ? <Finding text={finding.finding.verdict} /> : t("missing_verdict")}</p>
            {finding.models.length > 1 && <PairChoice />}
            <div class="first">
                <div>{finding.models.length < 2 ? <p>{t("one_model")}</p> : <Comparison />}</div>
                <div><Outcomes /></div>
            </div>
            <div class="cards">
                {finding.finding.reasons[0] && (
                    <div class="card good">
                        <h3>{t("strongest_for")}</h3>
                        <p><Finding text={finding.finding.reasons[0].sentence} /></p>
                    </div>
                )}
                <div class="card bad">
                    <h3>{t("strongest_against")}</h3>
                    <p>{finding.finding.against ? <Finding text={finding.finding.against} /> : t("no_against")}</p>
                </div>
                {finding.finding.quote && (
                    <div class="card">
                        <h3>{t("quote")}</h3>
                        <blockquote><Finding text={finding.finding.quote} /></blockquote>
                    </div>
                )}
            </div>
            <ModelTable />
        </Section>
    );
}

function PairChoice() {
    const names = payload.value.finding.models.map((model) => model.name);
    const choose = (which: "a" | "b") => (event: Event) => {
        pair.value = { ...pair.value, [which]: Number((event.target as HTMLSelectElement).value) };
    };
    return (
        <p class="pair">
            <label>{t("compare")} <select value={pair.value.a} onChange={choose("a")}>{names.map((name, place) => <option value={place}>{name}</option>)}</select></label>
            <label>{t("with")} <select value={pair.value.b} onChange={choose("b")}>{names.map((name, place) => <option value={place}>{name}</option>)}</select></label>
        </p>
    );
}

const rangeOf = (low: string, high: string) => (low === high ? low : t("to", { low, high }));

function Comparison() {
    const from = payload.value;
    const share = aheadShare(from, pair.value);
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const luck = from.studies.explore?.share_of_variance;
    return (
        <>
            {share && (
                <Figure
                    id="futures"
                    small
                    title={t("ahead_title", { a, b, n: of100(share.value) })}
                    note={t("ahead_filled", { a, b, range: rangeOf(of100(share.low), of100(share.high)) })}
                    values={{ heads: [t("model"), "/ 100"], rows: [[a, of100(share.value)], [b, of100(1 - share.value)]] }}
                    draw={(width) => iconArray(share.value, colourOf(pair.value.a), width)}
                    on={[pair.value, language.value]}
                />
            )}
            {luck && <p class="note">{t("luck_short", { luck: percent(luck.luck), assumptions: percent(luck.assumptions) })}</p>}
        </>
    );
}

function Outcomes() {
    const { dots, finding } = payload.value;
    if (!dots) return <p class="note">{t("missing_dots")}</p>;
    const best = finding.models[pair.value.a]!;
    const rows = finding.models.map((model, place) => ({ name: model.name, model: place, values: dots.models[place] ?? [] }));
    return (
        <Figure
            id="outcomes"
            title={t("dots_title", { a: best.name, low: money(best.npv.p5, best), high: money(best.npv.p95, best) })}
            note={t("dots_note")}
            values={modelValues()}
            draw={(width) => dotPlot(rows, width, t("npv_axis", { currency: finding.currency }))}
            on={[pair.value, language.value]}
        />
    );
}

function modelValues() {
    const { models, currency } = payload.value.finding;
    return {
        heads: [t("model"), t("col_range"), t("col_mean"), t("col_per", { currency }), t("col_loss")],
        rows: models.map((model) => [
            model.name,
            t("to", { low: money(model.npv.p5, model), high: money(model.npv.p95, model) }),
            withMargin(npvOf(model)),
            rounded((model.npv_per_outlay as { value: number } | undefined)?.value, -2),
            percent({ value: model.npv.probability_of_loss, ci95: model.npv.probability_of_loss_ci95 }),
        ]),
    };
}

function ModelTable() {
    const values = modelValues();
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={t("col_mean")}>
            <table class="models">
                <thead><tr>{values.heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
                <tbody>
                    {values.rows.map((cells, model) => (
                        <tr>
                            <th scope="row"><span class="swatch" style={{ background: colourOf(model) }} />{cells[0]}</th>
                            {cells.slice(1).map((cell) => <td>{cell}</td>)}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
