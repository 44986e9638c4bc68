// What to do first: interventions by what they gain less what they cost.

import { barPlot } from "../charts/bars";
import { Figure } from "../charts/figure";
import { ofMean, withMargin, withoutMargin } from "../numbers";
import { payload } from "../state";
import { language, t } from "../words";
import { interventionLabel } from "../words/interventions";
import { MissingStudy } from "./missing";
import { Section } from "./section";

const mostBars = 14;

export function First() {
    const study = payload.value.studies.interventions;
    if (!study) {
        return <Section id="first" title="sec_first"><MissingStudy study="interventions" /></Section>;
    }
    const ranked = [...study.interventions].sort((x, y) => y.net.mean - x.net.mean);
    const { currency } = payload.value.finding;
    const bars = ranked.slice(0, mostBars).map((each) => ({
        name: interventionLabel(each.name),
        from: Math.min(0, each.net.mean),
        to: Math.max(0, each.net.mean),
        colour: each.net.mean < 0 ? "var(--bad)" : "var(--good)",
        label: withMargin(ofMean(each.net), true),
    }));
    const best = ranked[0];
    const last = study.best_order.at(-1);
    return (
        <Section id="first" title="sec_first">
            <Figure
                id="interventions"
                title={!best || best.net.ci95[0] <= 0 ? t("first_none", { model: study.model }) : t("first_title", { name: interventionLabel(best.name), model: study.model, net: withoutMargin(ofMean(best.net)) })}
                note={t("first_note")}
                values={{
                    heads: ["", t("net"), t("gain"), t("cost"), t("break_even_cost")],
                    rows: ranked.map((each) => [interventionLabel(each.name), withMargin(ofMean(each.net)), withMargin(ofMean(each.gain)), withMargin(ofMean(each.cost)), each.break_even_cost ? withoutMargin(ofMean(each.break_even_cost)) : "–"]),
                }}
                draw={(width) => barPlot(bars, width, t("first_axis", { currency }))}
                on={[language.value]}
            />
            {last && (
                <>
                    <p>{t("together", { together: withMargin(ofMean(last.together)) })}</p>
                    <ol>{study.best_order.map((each) => <li>{interventionLabel(each.name)}: {withMargin(ofMean(each.net), true)}</li>)}</ol>
                </>
            )}
        </Section>
    );
}
