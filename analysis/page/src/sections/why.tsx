// Where the gap comes from: money and work apart and together, and group of levers by group.

import { barPlot } from "../charts/bars";
import { Figure } from "../charts/figure";
import { square } from "../charts/square";
import { ofMean, rounded, exponentWithoutMargin, withMargin, withoutMargin } from "../numbers";
import { pair, payload, nameOf } from "../state";
import { language, t } from "../words";
import { groupLabel } from "../words/groups";
import { Finding } from "./sentence";
import { MissingStudy } from "./missing";
import { Section } from "./section";

export function Why() {
    const { finding } = payload.value;
    return (
        <Section id="why" title="sec_why">
            <h3>{t("why_reasons", { a: bestName() })}</h3>
            <ul>{finding.finding.reasons.map((reason) => <li><Finding text={reason.sentence} /></li>)}</ul>
            {finding.finding.moving.map((sentence) => <p><Finding text={sentence} /></p>)}
            <Square />
            <Waterfall />
        </Section>
    );
}

const bestName = () => {
    const { models } = payload.value.finding;
    return models.reduce((best, model) => (model.npv.mean > best.npv.mean ? model : best), models[0]!).name;
};

/** The split of the pair; the run has one for every pair with the scenario's first model. */
function splitOfPair() {
    const names = [nameOf(pair.value.a), nameOf(pair.value.b)];
    return payload.value.finding.split.find((split) => names.includes(split.a) && names.includes(split.b) && split.a !== split.b);
}

function Square() {
    const split = splitOfPair();
    if (!split) return null;
    const { currency, models } = payload.value.finding;
    const base = models.find((model) => model.name === split.b)!.npv.mean;
    const exponent = exponentWithoutMargin(ofMean(split.gap));
    const values = { funding: split.funding.mean, practice: split.practice.mean, interplay: split.interplay.mean };
    const cell = (funding: string, practice: string, value: number) => ({ row: t("square_funding", { name: funding }), column: t("square_practice", { name: practice }), value, label: rounded(value, exponent) });
    const cells = [
        cell(split.b, split.b, base),
        cell(split.b, split.a, base + values.practice),
        cell(split.a, split.b, base + values.funding),
        cell(split.a, split.a, base + split.gap.mean),
    ];
    const told = { funding: withoutMargin(ofMean(split.funding)), practice: withoutMargin(ofMean(split.practice)), interplay: withoutMargin(ofMean(split.interplay)) };
    const oneSided = values.interplay === 0 && (values.funding === 0 || values.practice === 0);
    return (
        <Figure
            id="square"
            title={t(oneSided ? "square_title_one" : "square_title", told)}
            note={t("square_note", { currency })}
            values={{ heads: ["", t("square_practice", { name: split.b }), t("square_practice", { name: split.a })], rows: [[t("square_funding", { name: split.b }), cells[0]!.label, cells[1]!.label], [t("square_funding", { name: split.a }), cells[2]!.label, cells[3]!.label]] }}
            draw={(width) => square(cells, width)}
            on={[pair.value, language.value]}
        />
    );
}

function Waterfall() {
    const study = payload.value.studies.attribute;
    if (!study) return <MissingStudy study="attribute" />;
    const { currency, models } = payload.value.finding;
    const start = models.find((model) => model.name === study.from)?.npv.mean ?? 0;
    const levers = [...study.levers].sort((x, y) => y.shapley.mean - x.shapley.mean);
    let total = start;
    const steps = levers.map((lever) => {
        const from = total;
        total += lever.shapley.mean;
        return { name: groupLabel(lever.name), from, to: total, colour: lever.shapley.mean < 0 ? "var(--bad)" : "var(--good)", label: withMargin(ofMean(lever.shapley), true) };
    });
    const bars = [
        { name: study.from, from: 0, to: start, colour: "var(--quiet)", label: rounded(start, exponentWithoutMargin(ofMean(study.gap))) },
        ...steps,
        { name: study.to, from: 0, to: total, colour: "var(--quiet)", label: rounded(total, exponentWithoutMargin(ofMean(study.gap))) },
    ];
    const most = levers[0];
    return (
        <Figure
            id="waterfall"
            title={most ? t("waterfall_title", { lever: groupLabel(most.name), from: study.from, to: study.to, share: withoutMargin(ofMean(most.shapley)) }) : ""}
            note={t("waterfall_note")}
            values={{ heads: [t("lever_group"), t("share_of_gap"), t("alone"), t("last")], rows: levers.map((lever) => [groupLabel(lever.name), withMargin(ofMean(lever.shapley)), withMargin(ofMean(lever.alone)), withMargin(ofMean(lever.last))]) }}
            draw={(width) => barPlot(bars, width, t("waterfall_axis", { currency }), [0, start])}
            on={[language.value]}
        />
    );
}
