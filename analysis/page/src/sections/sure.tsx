// How sure: luck and assumptions, which assumption moves the gap, where the verdict turns, what to find out.

import { barPlot } from "../charts/bars";
import { colourOf } from "../charts/colours";
import { Figure } from "../charts/figure";
import { iconArray } from "../charts/icons";
import { of100, ofMean, percent, plain, rounded, withoutMargin } from "../numbers";
import { engineState } from "../live";
import { computeTornado, pairKey, tornadoOnDemand } from "../ondemand";
import { labelOf, parameterAt } from "../parameters";
import type { SensitivityStudy } from "../payload";
import { models, payload } from "../state";
import { language, t } from "../words";
import { numberText, valueText } from "../words/parameters";
import { Finding } from "./sentence";
import { MissingStudy } from "./missing";
import { Section } from "./section";

const mostBars = 12;

/** A value of what stands at an address, with its unit; or the number alone, where a unit follows. */
function valueOf(address: string, value: number, unit = true): string {
    const parameter = parameterAt(address);
    if (!parameter) return plain(value, 2);
    return unit ? valueText(parameter, value, payload.value.finding.currency, 2) : numberText(parameter, value, 2);
}

/** "Discount rate above 7% a year". A limit of a whole number lies between two of them. */
function limitText({ address, low, high }: { address: string; low: number | null; high: number | null }): string {
    const name = labelOf(address);
    const whole = parameterAt(address)?.kind === "integer";
    const from = low === null ? null : whole ? Math.ceil(low) : low;
    const to = high === null ? null : whole ? Math.floor(high) : high;
    if (from !== null && to !== null) return t("box_between", { name, low: valueOf(address, from, false), high: valueOf(address, to) });
    if (from !== null) return t(whole ? "box_least" : "box_above", { name, low: valueOf(address, from) });
    return t(whole ? "box_most" : "box_below", { name, high: to === null ? "–" : valueOf(address, to) });
}

export function Sure() {
    const { explore, sensitivity } = payload.value.studies;
    return (
        <Section id="sure" title="sec_sure">
            {explore ? <Doubt /> : <MissingStudy study="explore" />}
            {sensitivity ? <Tornado study={sensitivity} /> : <TornadoOnDemand />}
            {explore && <Boxes />}
            {explore && <Research />}
        </Section>
    );
}

function Doubt() {
    const study = payload.value.studies.explore!;
    const share = study.probability_a_ahead.value;
    const { luck, assumptions } = study.share_of_variance;
    const verdict = study.sentences?.["verdict"];
    return (
        <Figure
            id="doubt"
            small
            title={`${t("sure_title", { a: study.a, b: study.b, n: of100(share) })}; ${t("sure_split", { luck: percent(luck), assumptions: percent(assumptions) })}`}
            note={t("sure_note", { stands: of100(study.probability_a_ahead_as_it_stands.value) }) + (typeof verdict === "string" && language.value === "en" ? ` ${verdict}` : "")}
            values={{ heads: ["", "/ 100"], rows: [[study.a, of100(share)], [study.b, of100(1 - share)]] }}
            draw={(width) => iconArray(share, colourOf(models.value.indexOf(study.a)), width)}
            on={[language.value]}
        />
    );
}

/** Where the results hold no such study, the page plays one when it is asked to. */
function TornadoOnDemand() {
    const known = tornadoOnDemand.value?.pair === pairKey() ? tornadoOnDemand.value : null;
    if (known?.study) return <Tornado study={known.study} />;
    if (models.value.length < 2) return null;
    return (
        <p>
            <button type="button" disabled={engineState.value.kind !== "ready" || known !== null} onClick={() => void computeTornado()}>{t("compute_tornado")}</button>{" "}
            <span aria-live="polite">{known ? t("computed_so_far", { done: known.done, all: known.all }) : ""}</span>
        </p>
    );
}

function Tornado({ study }: { study: SensitivityStudy }) {
    const { currency } = payload.value.finding;
    const ranked = [...study.parameters].sort((x, y) => Math.abs(y.swing.mean) - Math.abs(x.swing.mean)).slice(0, mostBars);
    const bars = ranked.map((each) => {
        const [low, high] = [each.gap_at_low.mean, each.gap_at_high.mean];
        return {
            name: labelOf(each.address),
            from: Math.min(low, high),
            to: Math.max(low, high),
            colour: low * high < 0 ? "var(--bad)" : "var(--accent)",
            label: `${valueOf(each.address, low < high ? each.low : each.high, false)} → ${valueOf(each.address, low < high ? each.high : each.low)}`,
        };
    });
    const most = ranked[0];
    return (
        <Figure
            id="tornado"
            title={most ? t("tornado_title", { parameter: labelOf(most.address), low: withoutMargin(ofMean(most.gap_at_low)), high: withoutMargin(ofMean(most.gap_at_high)) }) : ""}
            note={t("tornado_note")}
            values={{
                heads: [t("assumption"), t("range"), t("gap"), t("gap"), t("grade"), t("source")],
                rows: study.parameters.map((each) => [labelOf(each.address), t("to", { low: valueOf(each.address, each.low, false), high: valueOf(each.address, each.high) }), withoutMargin(ofMean(each.gap_at_low)), withoutMargin(ofMean(each.gap_at_high)), parameterAt(each.address)?.grade ?? "–", parameterAt(each.address)?.source ?? "–"]),
            }}
            draw={(width) => barPlot(bars, width, t("tornado_axis", { a: study.a, b: study.b, currency }), [0, study.gap.mean])}
            on={[language.value, study]}
        />
    );
}

function Boxes() {
    const study = payload.value.studies.explore!;
    return (
        <>
            <h3>{t("boxes_title", { loser: study.boxes_of ?? study.b })}</h3>
            {study.boxes.length === 0 && <p>{t("boxes_none")}</p>}
            <ol class="boxes">
                {study.boxes.map((box) => (
                    <li>
                        <strong>
                            {box.limits.map(limitText).join(" · ")}
                        </strong>
                        <br />
                        {t("boxes_item", { chance: rounded(100 * box.held_out_density, 0), mass: percent(box.mass) })}
                    </li>
                ))}
            </ol>
        </>
    );
}

function Research() {
    const study = payload.value.studies.explore!;
    const { currency } = payload.value.finding;
    const worth = study.parameters.filter((each) => each.evppi.value > 0 && each.evppi.ci95[0] > 0).sort((x, y) => y.evppi.value - x.evppi.value).slice(0, 5);
    return (
        <>
            <h3>{t("research_title")}</h3>
            {worth.length ? <ul>{worth.map((each) => <li>{labelOf(each.address)}: {plain(each.evppi.value, 2)}</li>)}</ul> : <p>{t("research_none")}</p>}
            <p class="note">{t("research_note", { currency, evpi: plain(study.evpi.value, 2) })}</p>
            {(typeof study.sentences?.["research"] === "string" ? [study.sentences["research"]] : []).map((sentence) => <p><Finding text={sentence} /></p>)}
        </>
    );
}
