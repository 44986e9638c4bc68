// The books of a model under a policy: what is added to the asset, put into use, amortised and written off, month by
// month, and the profit of each year. Definitions are those of the workbook (sim/outlets/sheet_calculation.cpp), by
// month instead of by year.

import type { Flows } from "../payload";
import { partAfter, scopes, type FundedModel, type Policy } from "./policy";

export const monthsAYear = 12;

/** By month, from the start of the simulation to the end of the last year that the results tell. */
export interface MonthlyBooks {
    spend: number[];
    additions: number[]; // capitalised
    expensed: number[]; // the rest of the spend
    inUse: number[]; // begins to be amortised
    amortised: number[];
    writtenOff: number[];
    balance: number[]; // of the asset at the month's end, in progress and in use
}

/** By year; the last one takes what comes later in cash. */
export interface YearlyBooks {
    outlay: number[]; income: number[]; net: number[];
    additions: number[]; amortised: number[]; writtenOff: number[];
    expense: number[]; // outlay not capitalised, amortised and written off
    profit: number[];
    balance: number[];
    npvSoFar: number[];
}

export interface Books { monthly: MonthlyBooks; yearly: YearlyBooks }

/** Used as soon as it is paid for: another attempt replaces what is live, running keeps it so. */
const usedAtOnce = new Set(["further_attempts", "running"]);

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const zeros = (length: number) => new Array<number>(length).fill(0);
const told = (value: number | null | undefined) => value ?? NaN; // JSON has no infinity: null
const orNone = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : 0);

/** What is capitalised in each month: for scope in progress, and of what is used at once. */
function capitalised(model: FundedModel, flows: Flows, policy: Policy): { spend: number[]; forScope: number[]; atOnce: number[] } {
    const rows = flows.spending[model.place] ?? [];
    const months = rows[0]?.length ?? 0;
    const of = (kind: string, month: number) => orNone(rows[flows.kinds.indexOf(kind)]?.[month]);
    const out = { spend: zeros(months), forScope: zeros(months), atOnce: zeros(months) };
    for (let month = 0; month < months; ++month) {
        const [before, after] = [of("scope_before_evidence", month), of("scope_after_evidence", month)];
        const seen = before + after > 0 ? after / (before + after) : 0;
        const adaptive = model.adaptive(month);
        for (const kind of flows.kinds) {
            const spent = of(kind, month);
            const part = scopes.reduce((total, scope) => total + (scope === "adaptive" ? adaptive : 1 - adaptive) * partAfter(policy.from[scope], kind, seen), 0);
            out.spend[month]! += spent;
            out[usedAtOnce.has(kind) ? "atOnce" : "forScope"][month]! += (policy.shares[kind] ?? 0) * part * spent;
        }
    }
    return out;
}

/** Straight line over the life: half a month's share in the first and the last, since a release is in mid-month on average. */
function amortisation(inUse: number[], lifeMonths: number, length: number): number[] {
    const life = Math.max(1, Math.round(lifeMonths));
    const out = zeros(length);
    inUse.forEach((amount, month) => {
        for (let age = 0; amount !== 0 && age <= life && month + age < length; ++age) {
            out[month + age]! += (amount / life) * (age === 0 || age === life ? 0.5 : 1);
        }
    });
    return out;
}

/**
 * Only means over all futures are known of what was released and given up, not which month's spend that was: so
 * what is in progress leaves in proportion to what scope was charged that month, never before it was capitalised,
 * and nothing is left once all work has ended.
 */
function monthly(model: FundedModel, flows: Flows, policy: Policy): MonthlyBooks {
    const { spend, forScope, atOnce } = capitalised(model, flows, policy);
    const months = spend.length;
    const length = Math.max(months, flows.years * monthsAYear);
    const charges = (rows: number[][]) => Array.from({ length: months }, (_, month) => orNone(rows[model.place]?.[month]));
    const [live, lost] = [charges(flows.scope_live), charges(flows.scope_lost)];
    const [allLive, all] = [sum(live), sum(live) + sum(lost)];
    const perCharged = all > 0 ? sum(forScope) / all : 0;
    const out = { spend: zeros(length), additions: zeros(length), expensed: zeros(length), inUse: zeros(length), amortised: zeros(length), writtenOff: zeros(length), balance: zeros(length) };
    let [added, charged, left] = [0, 0, 0];
    for (let month = 0; month < months; ++month) {
        const [alive, gone] = [live[month]!, lost[month]!];
        added += forScope[month]!;
        charged += alive + gone;
        const until = month === months - 1 ? added : Math.max(left, Math.min(added, perCharged * charged));
        const leaving = until - left;
        left = until;
        const released = leaving * (alive + gone > 0 ? alive / (alive + gone) : all > 0 ? allLive / all : 0);
        const givenUp = leaving - released;
        out.spend[month] = spend[month]!;
        out.additions[month] = forScope[month]! + atOnce[month]!;
        out.expensed[month] = spend[month]! - out.additions[month]!;
        out.inUse[month] = atOnce[month]! + released + (policy.writeOff ? 0 : givenUp);
        out.writtenOff[month] = policy.writeOff ? givenUp : 0;
    }
    out.amortised = amortisation(out.inUse, policy.lifeMonths, length);
    let balance = 0;
    for (let month = 0; month < length; ++month) {
        balance += out.additions[month]! - out.amortised[month]! - out.writtenOff[month]!;
        out.balance[month] = balance;
    }
    return out;
}

export function capitalise(model: FundedModel, flows: Flows, policy: Policy): Books {
    const books = monthly(model, flows, policy);
    const place = model.place;
    const byYear = <T>(rule: (year: number) => T) => Array.from({ length: flows.years }, (_, year) => rule(year));
    const ofMonths = (values: number[]) => byYear((year) => sum(values.slice(year * monthsAYear, (year + 1) * monthsAYear)));
    const outlay = byYear((year) => told(flows.outlay[place]?.[year]));
    const income = byYear((year) => told(flows.income[place]?.[year]));
    const [additions, amortised, writtenOff] = [ofMonths(books.additions), ofMonths(books.amortised), ofMonths(books.writtenOff)];
    const expense = byYear((year) => outlay[year]! - additions[year]! + amortised[year]! + writtenOff[year]!);
    let npv = 0;
    return {
        monthly: books,
        yearly: {
            outlay, income, additions, amortised, writtenOff, expense,
            net: byYear((year) => income[year]! - outlay[year]!),
            profit: byYear((year) => income[year]! - expense[year]!),
            balance: byYear((year) => books.balance[(year + 1) * monthsAYear - 1] ?? NaN),
            npvSoFar: byYear((year) => (npv += told(flows.pv_income[place]?.[year]) - told(flows.pv_outlay[place]?.[year]))),
        },
    };
}
