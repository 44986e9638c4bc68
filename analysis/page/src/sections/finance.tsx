// The finance view: what next year's profit says under an accounting policy, beside cash and NPV, which no policy moves.

import { useState } from "preact/hooks";
import { Figure, ValuesTable, type Values } from "../charts/figure";
import { yearLines, type YearLine } from "../charts/years";
import { capitalise, monthsAYear, type Books, type YearlyBooks } from "../finance/books";
import { chosen, edited, policy } from "../finance/chosen";
import { fundedModel, shipped, type Policy } from "../finance/policy";
import { ofMean, rounded, withoutMargin } from "../numbers";
import type { Flows } from "../payload";
import { models, nameOf, pair, payload, settings } from "../state";
import { language, t, type Key } from "../words";
import { PolicyPanel } from "./policy";
import { Section } from "./section";

const yearsAfterFunding = 5; // what is told year by year after the horizon; the rest in one line

export function Finance() {
    const { flows } = payload.value;
    if (!flows || !flows.spending.length) return <Section id="finance" title="sec_finance"><p class="note">{t("finance_missing")}</p></Section>;
    const books = booksOf(flows, policy.value);
    const plain = booksOf(flows, shipped.expense_all);
    return (
        <Section id="finance" title="sec_finance">
            <p>{t("finance_intro")}</p>
            <div class="books">
                <PolicyPanel />
                <div class="effect">
                    <NextYear books={books} plain={plain} flows={flows} />
                    <Profit books={books} plain={plain} flows={flows} />
                </div>
            </div>
            <AllModels books={books} plain={plain} />
            <ByYear books={books} flows={flows} />
            {books.some(({ yearly }) => Number.isNaN(total(yearly.net))) && <p class="note">{t("finance_endless")}</p>}
            <p class="note">{t("finance_assumes")}</p>
        </Section>
    );
}

const booksOf = (flows: Flows, by: Policy): Books[] => models.value.map((_, place) => capitalise(fundedModel(payload.value.scenario.models[place], place), flows, by));

/** Years that are told one by one. */
function yearsShown(flows: Flows): number {
    const horizon = Number(payload.value.scenario.organisation["horizon_months"]);
    const recorded = (flows.spending[0]?.[0]?.length ?? 0) / monthsAYear;
    return Math.max(1, Math.min(flows.years - 1, Math.ceil(Math.max(recorded, (Number.isFinite(horizon) ? horizon / monthsAYear : 0) + yearsAfterFunding))));
}

/** Yearly money has three digits where it is largest, and as many everywhere, so that rows can be added up. */
function exponentOf(...books: Books[][]): number {
    const most = Math.max(...books.flat().flatMap(({ yearly }) => [...yearly.outlay, ...yearly.income, ...yearly.profit]).filter(Number.isFinite).map(Math.abs), 0);
    return most > 0 ? Math.floor(Math.log10(most)) - 2 : 0;
}

const policyLabel = () => t(`finance_name_${chosen.value}` as Key) + (edited.value ? t("finance_edited") : "");
const shownPair = () => [...new Set([pair.value.a, pair.value.b])];
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/** As the rest of the page has it. */
const npvText = (model: number) => withoutMargin(ofMean(payload.value.finding.models[model]!.npv));

interface Both { books: Books[]; plain: Books[]; flows: Flows }

/** The first year from which one is never behind again, added up from the start; null: none, or it never was behind. */
function aheadFrom(mine: number[], other: number[]): number | null {
    let [gap, last] = [0, 0];
    mine.forEach((value, year) => {
        gap += value - other[year]!;
        if (gap < 0) last = year + 1;
    });
    return last > 0 && last < mine.length ? last + 1 : null;
}

const lacking = (books: Books[]) => shownPair().some((model) => !Number.isFinite(books[model]!.yearly.profit[0]));

function gapIn(books: Books[], a: number, b: number) {
    const [x, y] = [books[a]!.yearly.profit[0]!, books[b]!.yearly.profit[0]!];
    return { x, y, gap: x - y };
}

function NextYear({ books, plain }: Both) {
    const { a, b } = pair.value;
    const { currency } = payload.value.finding;
    const exponent = exponentOf(books, plain);
    const money = (value: number) => `${rounded(value, exponent)} ${currency}`;
    const npv = (model: number) => `${npvText(model)} ${currency}`;
    if (lacking(books)) return <p class="note">{t("finance_missing_model")}</p>;
    if (a === b) {
        return (
            <div aria-live="polite">
                <p class="lead">{t("finance_next_one", { a: nameOf(a), x: money(gapIn(books, a, a).x), policy: policyLabel() })}</p>
                <p>{t("finance_next_plain_one", { x: money(gapIn(plain, a, a).x) })}</p>
                <p><strong>{t("finance_unmoved_one", { a: nameOf(a), x: npv(a) })}</strong></p>
            </div>
        );
    }
    const [under, expensed] = [gapIn(books, a, b), gapIn(plain, a, b)];
    const from = aheadFrom(books[a]!.yearly.profit, books[b]!.yearly.profit);
    const nothing = shownPair().every((model) => total(books[model]!.yearly.additions) === 0);
    const how = (gap: number) => (gap < 0 ? "lower" : "higher");
    const given = (of: typeof under) => ({ a: nameOf(a), b: nameOf(b), gap: money(Math.abs(of.gap)), x: rounded(of.x, exponent), y: rounded(of.y, exponent), policy: policyLabel() });
    const moved = (model: number) => money(books[model]!.yearly.profit[0]! - plain[model]!.yearly.profit[0]!);
    return (
        <div aria-live="polite">
            <p class="lead">{t(`finance_next_${how(under.gap)}`, given(under))}</p>
            <p>
                {nothing ? t("finance_nothing") : <>{t(`finance_next_plain_${how(expensed.gap)}`, given(expensed))} {t("finance_moved", { a: nameOf(a), b: nameOf(b), x: moved(a), y: moved(b) })}</>}{" "}
                {from !== null && t("finance_ahead_from", { a: nameOf(a), b: nameOf(b), year: from })}
            </p>
            <p><strong>{t("finance_unmoved", { a: nameOf(a), b: nameOf(b), x: npv(a), y: npv(b) })}</strong></p>
            {settings.value.length > 0 && <p class="note">{t("finance_as_it_stands")}</p>}
        </div>
    );
}

function Profit({ books, plain, flows }: Both) {
    if (lacking(books)) return null;
    const { a, b } = pair.value;
    const { currency } = payload.value.finding;
    const years = yearsShown(flows);
    const exponent = exponentOf(books, plain);
    const lines: YearLine[] = shownPair().flatMap((model) => [
        { name: nameOf(model), model, dashed: true, values: plain[model]!.yearly.profit.slice(0, years) },
        { name: nameOf(model), model, dashed: false, values: books[model]!.yearly.profit.slice(0, years) },
    ]);
    const first = (model: number) => books[model]!.yearly.profit.slice(0, years).findIndex((value) => value > 0) + 1;
    const profitable = (model: number) => (first(model) > 0 ? t("finance_year_n", { year: first(model) }) : t("finance_no_year"));
    return (
        <Figure
            id="profit"
            title={a === b ? t("finance_chart_title_one", { a: nameOf(a), x: profitable(a) }) : t("finance_chart_title", { a: nameOf(a), b: nameOf(b), x: profitable(a), y: profitable(b) })}
            note={t("finance_chart_note", { policy: policyLabel() })}
            values={{
                heads: [t("finance_year"), ...shownPair().flatMap((model) => [nameOf(model), t("finance_expensed_of", { name: nameOf(model) })])],
                rows: Array.from({ length: years }, (_, year) => [String(year + 1), ...shownPair().flatMap((model) => [books, plain].map((of) => rounded(of[model]!.yearly.profit[year], exponent)))]),
            }}
            draw={(width) => yearLines(lines, width, { year: t("finance_year"), money: t("finance_axis", { currency }), dashed: t("finance_expensed") })}
            on={[pair.value, language.value, policy.value]}
        />
    );
}

function Scrolled({ title, values }: { title: string; values: Values }) {
    return <div class="scroll" tabIndex={0} role="region" aria-label={title}><ValuesTable values={values} /></div>;
}

function AllModels({ books, plain }: { books: Books[]; plain: Books[] }) {
    const exponent = exponentOf(books, plain);
    const text = (value: number | undefined) => rounded(value, exponent);
    const title = t("finance_all_title", { policy: policyLabel(), currency: payload.value.finding.currency });
    return (
        <>
            <h3>{title}</h3>
            <Scrolled
                title={title}
                values={{
                    heads: [t("model"), t("finance_profit_first"), t("finance_net_first"), t("finance_capitalised_all"), t("finance_written_off_all"), t("finance_profit_all"), t("finance_npv")],
                    rows: books.map(({ yearly }, place) => [
                        nameOf(place), text(yearly.profit[0]), text(yearly.net[0]),
                        text(total(yearly.additions)), text(total(yearly.writtenOff)), text(total(yearly.profit)), npvText(place),
                    ]),
                }}
            />
        </>
    );
}

const columns: [Key, keyof YearlyBooks, "sum" | "end"][] = [
    ["finance_outlay", "outlay", "sum"], ["finance_income", "income", "sum"], ["finance_net", "net", "sum"],
    ["finance_additions", "additions", "sum"], ["finance_amortised", "amortised", "sum"], ["finance_written_off", "writtenOff", "sum"],
    ["finance_profit", "profit", "sum"], ["finance_balance", "balance", "end"], ["finance_npv_so_far", "npvSoFar", "end"],
];

function ByYear({ books, flows }: { books: Books[]; flows: Flows }) {
    const [wanted, setWanted] = useState<number | null>(null);
    const model = wanted ?? pair.value.a;
    const { yearly } = books[model]!;
    const years = yearsShown(flows);
    const exponent = exponentOf(books);
    const row = (name: string, first: number, end: number) => [name, ...columns.map(([, column, kind]) => rounded(kind === "sum" ? total(yearly[column].slice(first, end)) : yearly[column][end - 1], exponent))];
    const title = t("finance_by_year", { name: nameOf(model), currency: payload.value.finding.currency });
    return (
        <>
            <h3>{title}</h3>
            <label>{t("model")} <select value={String(model)} onChange={(event) => setWanted(Number((event.target as HTMLSelectElement).value))}>{models.value.map((name, place) => <option value={String(place)}>{name}</option>)}</select></label>
            <Scrolled
                title={title}
                values={{
                    heads: [t("finance_year"), ...columns.map(([head]) => t(head))],
                    rows: [
                        ...Array.from({ length: years }, (_, year) => row(String(year + 1), year, year + 1)),
                        ...(years < flows.years ? [row(t("finance_later", { year: years + 1 }), years, flows.years)] : []),
                        row(t("finance_every_year"), 0, flows.years),
                    ],
                }}
            />
        </>
    );
}
