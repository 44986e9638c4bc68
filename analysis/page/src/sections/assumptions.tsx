// What everything rests on: the fairness audit, every assumption with source and grade, what is left out, and evidence
// both ways.

import { useState } from "preact/hooks";
import { ofMean, percent, plain, withoutMargin } from "../numbers";
import type { Parameter } from "../payload";
import { labelOf, originalAt } from "../parameters";
import { payload } from "../state";
import { t, type Key } from "../words";
import { choiceLabel, numberText, unitOf } from "../words/parameters";
import { ValuesTable } from "../charts/figure";
import { Section } from "./section";

const audited = ["same_budget", "same_prices", "same_horizon", "same_discounting", "same_worlds", "same_case_bias", "same_extra_money"] as const;

export function Assumptions() {
    return (
        <Section id="assumptions" title="sec_assumptions">
            <Audit />
            <Table />
            <Listed title="left_out" items="left_out_list" />
            <div class="cards">
                <div class="card good"><Listed title="evidence_for" items="evidence_for_list" /></div>
                <div class="card bad"><Listed title="evidence_against" items="evidence_against_list" /></div>
            </div>
        </Section>
    );
}

function Listed({ title, items }: { title: Key; items: Key }) {
    return (
        <>
            <h3>{t(title)}</h3>
            <ul>{t(items).split("|").map((item) => <li>{item}</li>)}</ul>
        </>
    );
}

function Audit() {
    const { fairness } = payload.value.finding;
    if (!fairness) return <p class="note">{t("missing_audit")}</p>;
    const unlike = audited.filter((name) => fairness[name] === false);
    return (
        <>
            <h3>{t("audit")}</h3>
            {fairness.equal ? <p>{t("audit_equal")}</p> : (
                <>
                    <p>{t("audit_unequal")}</p>
                    <ul>{unlike.map((name) => <li>{t("audit_no", { what: t(`audit_${name}` as Key) })}</li>)}</ul>
                </>
            )}
            <div class="scroll" tabIndex={0} role="region" aria-label={t("audit")}>
                <ValuesTable
                    values={{
                        heads: [t("model"), t("envelope"), t("teams"), t("paid_out"), t("returned"), t("idle"), t("idle_share"), t("after_horizon")],
                        rows: fairness.models.map((model) => [
                            model.name, plain(model.envelope, 6), plain(model.teams, 3), withoutMargin(ofMean(model.spend)), withoutMargin(ofMean(model.returned)),
                            withoutMargin(ofMean(model.idle_cost)), percent(model.idle_cost_share), withoutMargin(ofMean(model.npv_after_horizon)),
                        ]),
                    }}
                />
            </div>
        </>
    );
}

function asText(parameter: Parameter, value: unknown): string {
    if (typeof value === "number") return numberText(parameter, value, 4);
    if (value === "inf") return numberText(parameter, Infinity);
    if (typeof value === "boolean") return t(value ? "on" : "off");
    if (typeof value === "string") return choiceLabel(value);
    if (value && typeof value === "object" && "shape" in value) return choiceLabel(String(value.shape));
    return value === null || value === undefined ? "–" : JSON.stringify(value);
}

/** What the scenario has: of a model's lever one value, or that of each model where they differ. */
function valueHere(parameter: Parameter): string {
    if (parameter.section !== "model") return asText(parameter, originalAt(parameter.address));
    const values = payload.value.scenario.models.map((model) => asText(parameter, model.levers[parameter.name]));
    return [...new Set(values)].join(" / ");
}

function Table() {
    const [wanted, setWanted] = useState("");
    const rows = payload.value.parameters.filter((parameter) => {
        const text = `${parameter.address} ${labelOf(parameter.address)} ${parameter.meaning} ${parameter.source}`.toLowerCase();
        return parameter.section !== "transition" && text.includes(wanted.toLowerCase());
    });
    return (
        <>
            <h3>{t("every_assumption")}</h3>
            <p class="note">{t("grades")}</p>
            <label>{t("assumptions_filter")} <input type="search" value={wanted} onInput={(event) => setWanted((event.target as HTMLInputElement).value)} /></label>
            <div class="scroll tall" tabIndex={0} role="region" aria-label={t("every_assumption")}>
                <table class="assumptions">
                    <thead><tr>{[t("assumption"), t("here"), t("unit"), t("range"), t("grade"), t("source")].map((head) => <th scope="col">{head}</th>)}</tr></thead>
                    <tbody>
                        {rows.map((parameter) => (
                            <tr>
                                <th scope="row">{labelOf(parameter.address)}<br /><small lang="en">{parameter.meaning}</small></th>
                                <td>{valueHere(parameter)}</td>
                                <td>{unitOf(parameter, payload.value.finding.currency)}</td>
                                <td>{parameter.evidence ? t("to", { low: numberText(parameter, parameter.evidence.low, 2), high: numberText(parameter, parameter.evidence.high, 2) }) : "–"}</td>
                                <td>{parameter.grade}</td>
                                <td lang="en">{parameter.source}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </>
    );
}
