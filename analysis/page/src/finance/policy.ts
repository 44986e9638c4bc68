// Accounting policies: what of each kind of spend becomes an asset, from when, and for how long. They are starting
// points that a reader may edit; what may be capitalised somewhere is decided there, by an auditor.

/** From when on an item's spend may be capitalised. `never`: not at all. */
export const starts = ["commitment", "claim", "first_reading", "never"] as const;
export type Start = (typeof starts)[number];

export const scopes = ["fixed", "adaptive"] as const;
export type Scope = (typeof scopes)[number];

export interface Policy {
    /** Share capitalised of each kind of spend (sim/results/FORMAT.md, `kind`); a kind that is not here is expensed. */
    shares: Record<string, number>;
    /** A model's `scope` decides which holds for it. */
    from: Record<Scope, Start>;
    /** Straight line, from the release. */
    lifeMonths: number;
    /** Whether what a stop, a rollback or the end of all work gives up is expensed there and then. */
    writeOff: boolean;
}

export const policyNames = ["us_gaap_2025", "ias_38", "ias_38_inseparable", "expense_all"] as const;
export type PolicyName = (typeof policyNames)[number];

const fiveYears = 60; // as on the sheet Inputs of `fundsim export`: an assumption
const nothing = { discovery: 0, scope_before_evidence: 0, scope_after_evidence: 0, further_attempts: 0, waiting: 0, idle: 0, running: 0, overhead: 0, interventions: 0, late: 0 };
const scopeWork = { ...nothing, scope_before_evidence: 1, scope_after_evidence: 1 };

export const shipped: Record<PolicyName, Policy> = {
    // ASU 2025-06 (ASC 350-40): once funding is committed and completion probable, which it is not while what the
    // software must do is still being revised. Another attempt at what is live opens that question again.
    us_gaap_2025: { shares: scopeWork, from: { fixed: "claim", adaptive: "first_reading" }, lifeMonths: fiveYears, writeOff: true },
    // IAS 38.54-57: looking for and choosing between solutions is research. Development builds one decided beforehand.
    ias_38: { shares: scopeWork, from: { fixed: "claim", adaptive: "never" }, lifeMonths: fiveYears, writeOff: true },
    // IAS 38.53: where research and development cannot be told apart, all of it is research.
    ias_38_inseparable: { shares: scopeWork, from: { fixed: "never", adaptive: "never" }, lifeMonths: fiveYears, writeOff: true },
    expense_all: { shares: nothing, from: { fixed: "claim", adaptive: "claim" }, lifeMonths: fiveYears, writeOff: true },
};

/**
 * The part of a month's spend of a kind that lies after the start. Discovery comes before a claim, further attempts
 * after a reading; waiting is no kind of its own in time, so it is divided as the scope work of the month is. Other
 * kinds belong to no item: they have no moment before or after.
 */
export function partAfter(start: Start, kind: string, scopeAfterEvidence: number): number {
    if (start === "never") return 0;
    if (start === "commitment") return 1;
    if (kind === "discovery") return 0;
    if (start === "claim") return 1;
    return kind === "scope_before_evidence" ? 0 : kind === "waiting" ? scopeAfterEvidence : 1;
}

/** Whose spend it is. */
export interface FundedModel {
    place: number;
    /** The share of its teams under adaptive scope in a month: 0 or 1, or between them on the way from one to the other. */
    adaptive(month: number): number;
}

interface ModelLevers { levers: Record<string, unknown>; transition: unknown }

/** A model's scope by month. In a transition teams move one by one, evenly from its start to its end (sim/MODEL.md). */
export function fundedModel(model: ModelLevers | undefined, place: number): FundedModel {
    const adaptive = (scope: unknown) => (scope === "adaptive" ? 1 : 0);
    const from = adaptive(model?.levers["scope"]);
    const transition = model?.transition as { start_month?: number; end_month?: number; to?: Record<string, unknown> } | null | undefined;
    if (!transition?.to || typeof transition.start_month !== "number" || typeof transition.end_month !== "number") return { place, adaptive: () => from };
    const { start_month: first, end_month: last } = transition;
    const to = adaptive(transition.to["scope"]);
    const moved = (month: number) => (month >= last ? 1 : month <= first ? 0 : (month - first) / (last - first));
    return { place, adaptive: (month) => from + (to - from) * moved(month) };
}
