// Cash: how deep, how long, when it comes back, what comes after the horizon; and what becomes of promises.

import { barPlot } from "../charts/bars";
import { colourOf } from "../charts/colours";
import { fan } from "../charts/fan";
import { Figure, ValuesTable } from "../charts/figure";
import { ofMean, percent, percentTick, rounded, withoutMargin } from "../numbers";
import type { Mean, ModelFigures, Share } from "../payload";
import { nameOf, pair, payload } from "../state";
import { language, t } from "../words";
import { Section } from "./section";

const mean = (model: ModelFigures, figure: string) => model[figure] as (Mean & { finite?: Share }) | undefined;
const text = (figure: Mean | undefined, decimals = 0) => (figure ? withoutMargin(ofMean(figure), decimals) : "–");
const ratio = (model: ModelFigures, name: string) => model[name] as Share | undefined;

export function Money() {
    return (
        <Section id="money" title="sec_money">
            <Cash />
            <When />
            <Promise />
            <Dates />
        </Section>
    );
}

function Cash() {
    const { series, finding, scenario } = payload.value;
    if (!series) return <p class="note">{t("missing_series")}</p>;
    const { a, b } = pair.value;
    const [first, other] = [finding.models[a]!, finding.models[b]!];
    const shown = a === b ? [a] : [a, b];
    const rows = shown.map((model) => ({ name: nameOf(model), model, quantiles: series.cumulative_net.quantiles[model] ?? [] }));
    const horizon = Number(scenario.organisation["horizon_months"]);
    const month = (model: ModelFigures) => text(mean(model, "payback_month"));
    const deep = text(mean(first, "peak_exposure"));
    const every = Math.max(1, Math.round(series.months / 12));
    return (
        <Figure
            id="cash"
            title={a === b ? t("fan_title_one", { a: first.name, deep: `${deep} ${finding.currency}` }) : t("fan_title", { a: first.name, b: other.name, deep: `${deep} ${finding.currency}`, payback: month(first), other: month(other) })}
            note={t("fan_note")}
            values={{
                heads: [t("month"), ...rows.flatMap((row) => [`${row.name}, P5`, "P50", "P95"])],
                rows: Array.from({ length: Math.floor(series.months / every) }, (_, step) => (step + 1) * every).map((at) => [
                    String(at),
                    ...rows.flatMap((row) => [0, 2, 4].map((quantile) => rounded(row.quantiles[quantile]?.[at - 1], 2))),
                ]),
            }}
            draw={(width) => fan(rows, width, { month: t("month"), money: t("cash_axis", { currency: finding.currency }), horizon: t("horizon") }, horizon)}
            on={[pair.value, language.value]}
        />
    );
}

function When() {
    const { models } = payload.value.finding;
    const never = (figure: (Mean & { finite?: Share }) | undefined) =>
        figure?.finite && figure.finite.value < 1 ? ` (${t("never_in", { share: percent({ value: 1 - figure.finite.value, low: 1 - figure.finite.ci95[1], high: 1 - figure.finite.ci95[0] }) })})` : "";
    return (
        <>
            <h3>{t("cash_table")}</h3>
            <div class="scroll" tabIndex={0} role="region" aria-label={t("cash_table")}>
                <ValuesTable
                    values={{
                        heads: [t("model"), t("first_value"), t("payback"), t("paid_out"), t("returned"), t("after_horizon")],
                        rows: models.map((model) => [
                            model.name,
                            t("in_month", { month: text(mean(model, "first_value_month"), 1) }) + never(mean(model, "first_value_month")),
                            t("in_month", { month: text(mean(model, "payback_month")) }) + never(mean(model, "payback_month")),
                            text(mean(model, "spend")),
                            text(mean(model, "returned")),
                            text(mean(model, "npv_after_horizon")),
                        ]),
                    }}
                />
            </div>
        </>
    );
}

function Promise() {
    const { models } = payload.value.finding;
    const { a, b } = pair.value;
    const figures = ["delivered_share", "effective_share", "realised_over_planned"] as const;
    const labels = [t("delivered"), t("achieved"), t("benefit_came")];
    const bars = models.flatMap((model, place) =>
        figures.map((figure, kind) => ({ name: `${model.name}: ${labels[kind]}`, from: 0, to: ratio(model, figure)?.value ?? NaN, colour: colourOf(place), label: percent(ratio(model, figure)) })),
    );
    const shown = [...new Set([a, b])].flatMap((model) => bars.slice(3 * model, 3 * model + 3));
    return (
        <Figure
            id="promise"
            title={t("promise_title", { a: nameOf(a), share: percent(ratio(models[a]!, "realised_over_planned")), b: nameOf(b), other: percent(ratio(models[b]!, "realised_over_planned")) })}
            note={t("promise_note")}
            values={{ heads: [t("model"), ...labels], rows: models.map((model) => [model.name, ...figures.map((figure) => percent(ratio(model, figure)))]) }}
            draw={(width) => barPlot(shown, width, t("promise_axis"), [0], percentTick)}
            on={[pair.value, language.value]}
        />
    );
}

/** Dates that the law sets: how many are missed, and what that costs. Nothing where there is no such work. */
function Dates() {
    const { models, currency } = payload.value.finding;
    const due = models.map((model) => mean(model, "compulsory")?.mean ?? 0);
    if (!due.some((count) => count > 0)) return null;
    const late = models.map((model) => ratio(model, "late_share"));
    const worst = late.reduce((most, share, place) => ((share?.value ?? 0) > (late[most]?.value ?? 0) ? place : most), 0);
    const best = late.reduce((least, share, place) => ((share?.value ?? 1) < (late[least]?.value ?? 1) ? place : least), 0);
    const bars = models.map((model, place) => ({ name: model.name, from: 0, to: late[place]?.value ?? 0, colour: colourOf(place), label: percent(late[place]) }));
    return (
        <Figure
            id="dates"
            title={t("dates_title", { worst: nameOf(worst), most: percent(late[worst]), best: nameOf(best), least: percent(late[best]) })}
            note={t("dates_note")}
            values={{ heads: [t("model"), t("dates_due"), t("dates_late"), t("dates_cost", { currency })], rows: models.map((model, place) => [model.name, text(mean(model, "compulsory"), 1), percent(late[place]), text(mean(model, "late_cost"))]) }}
            draw={(width) => barPlot(bars, width, t("dates_late"), [0], percentTick)}
            on={[language.value]}
        />
    );
}
