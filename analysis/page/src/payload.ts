// What `fundsim report` puts into the page, and how it is read: what is missing is told, never guessed.

export interface Mean { mean: number; ci95: [number, number] }
export interface Share { value: number; ci95: [number, number] }

export interface ModelFigures {
    name: string;
    preset: string;
    npv: {
        mean: number; ci95: [number, number]; p5: number; p50: number; p95: number; cvar5: number;
        probability_of_loss: number; probability_of_loss_ci95: [number, number]; regret: Mean;
    };
    [figure: string]: unknown;
}

export interface Pair {
    a: string; b: string;
    npv_difference: Mean & { p5: number; p50: number; p95: number };
    probability_a_ahead: Share;
    ties: number;
}

export interface Split { a: string; b: string; gap: Mean; funding: Mean; practice: Mean; interplay: Mean }

export interface FairnessModel {
    name: string; envelope: number; teams: number; slots: number; spend: Mean; budget_paid: number;
    paid_after_horizon: number; npv_after_horizon: Mean; returned: Mean; idle_cost: Mean;
    npv_per_outlay: Share; idle_cost_share: number; extra_money: number;
}

export interface Finding {
    title: string; point: string; currency: string;
    replications: number; seed: number; ending: string; complete: boolean;
    models: ModelFigures[];
    paired: Pair[];
    split: Split[];
    transitions: { model: string; from: string; most_behind: number; most_behind_month: number; ahead_from_month: number | null; ahead_at_horizon: number }[];
    fairness: ({ equal: boolean; models: FairnessModel[] } & Record<string, unknown>) | null;
    finding: {
        verdict: string; reasons: { sentence: string; weight: number }[]; against: string; setting: string;
        moving: string[]; quote: string;
    };
}

export interface Evidence { low: number; high: number; shape: string; derived?: boolean }

export interface Parameter {
    address: string; section: string; name: string; kind: string; unit: string;
    range: { low: number; high: number; low_open: boolean; high_open: boolean } | null;
    default: unknown; meaning: string; source: string; grade: string; role: string;
    evidence: Evidence | null;
    choices?: string[];
}

export interface EncodedModel { name: string; preset: string; levers: Record<string, unknown>; transition: unknown }
export interface EncodedScenario {
    title: string; currency: string; point: string;
    organisation: Record<string, unknown>; opportunities: Record<string, unknown>;
    models: EncodedModel[];
    [part: string]: unknown;
}

export interface Quantity { mean: number[][]; quantiles: number[][][] }

export interface Series {
    months: number; probabilities: number[]; cumulative_net: Quantity;
    outlay: { mean: number[][] }; income: { mean: number[][] };
}

export interface Flows {
    years: number; kinds: string[]; spending: number[][][]; scope_live: number[][]; scope_lost: number[][];
    outlay: number[][]; income: number[][]; pv_outlay: number[][]; pv_income: number[][];
}

export interface ExploreStudy {
    a: string; b: string; draws: number; gap: Mean;
    probability_a_ahead: Share; probability_a_ahead_as_it_stands: Share; probability_a_better_on_average: Share;
    share_of_variance: { luck: Share; assumptions: Share };
    parameters: { address: string; drawn: { low: number; high: number; shape: string }; first_order: Share; evppi: Share }[];
    evpi: Share;
    boxes_of: string;
    boxes: { limits: { address: string; low: number | null; high: number | null }[]; held_out_density: number; density: number; coverage: number; mass: number }[];
    sentences?: Record<string, string | string[]>;
}

export interface AttributeStudy {
    from: string; to: string; gap: Mean; replications: number;
    levers: { name: string; shapley: Mean; alone: Mean; last: Mean }[];
    interplay: Mean;
    sentences?: Record<string, string | string[]>;
}

export interface SensitivityStudy {
    a: string; b: string; gap: Mean;
    parameters: { address: string; value: number; low: number; high: number; gap_at_low: Mean; gap_at_high: Mean; swing: Mean }[];
    sentences?: Record<string, string | string[]>;
}

export interface InterventionStudy {
    model: string; replications: number;
    interventions: { name: string; gain: Mean; cost: Mean; net: Mean; cost_per_year: number; break_even_cost: Mean | null; eliminated: number | null }[];
    best_order: { name: string; net: Mean; together: Mean }[];
    sentences?: Record<string, string | string[]>;
}

export interface Initiative {
    model: string; initiative: string; funded: Share; finished: Share; stopped: Share; start_month: number | null;
    npv: Mean; pv_income: number; pv_work: number; pv_run: number; planned_benefit: number; realised_benefit: number;
}

export interface Payload {
    format: number;
    program_version: string; git_sha: string; command: string; created_utc: string;
    scenario_sha256: string; scenario_toml: string;
    scenario: EncodedScenario;
    finding: Finding;
    dots: { count: number; models: number[][]; pairs: { a: string; b: string; difference: number[] }[] } | null;
    series: Series | null;
    flows: Flows | null;
    initiatives: Initiative[] | null;
    parameters: Parameter[];
    interventions?: unknown;
    assessment?: unknown;
    studies: {
        explore: ExploreStudy | null; attribute: AttributeStudy | null;
        sensitivity: SensitivityStudy | null; interventions: InterventionStudy | null;
        why?: Record<string, string>; // of each that could not be done
    };
}

export const newestFormat = 1;

export type Reading = { payload: Payload; fault: null } | { payload: null; fault: "empty" | "broken" | "newer" | "models" };

/** The payload of a text; a fault says why the page can show nothing. */
export function readPayload(text: string): Reading {
    let read: unknown;
    try {
        read = JSON.parse(text);
    } catch {
        return { payload: null, fault: "broken" };
    }
    if (read === null) {
        return { payload: null, fault: "empty" };
    }
    const payload = read as Payload;
    if (typeof payload !== "object" || typeof payload.format !== "number") {
        return { payload: null, fault: "broken" };
    }
    if (payload.format > newestFormat) {
        return { payload: null, fault: "newer" };
    }
    if (!payload.finding?.models?.length || !payload.scenario?.models?.length) {
        return { payload: null, fault: "models" };
    }
    const { finding, scenario } = payload;
    if (![...finding.models, ...scenario.models].every((model) => typeof model?.name === "string") || !finding.models.every((model) => model.npv?.ci95)) {
        return { payload: null, fault: "broken" };
    }
    const { explore, attribute, sensitivity, interventions } = payload.studies ?? {};
    return {
        payload: {
            ...payload,
            program_version: payload.program_version ?? "–",
            command: payload.command ?? "",
            created_utc: payload.created_utc ?? "–",
            scenario_sha256: payload.scenario_sha256 ?? "–",
            scenario: {
                ...scenario,
                organisation: scenario.organisation ?? {},
                opportunities: scenario.opportunities ?? {},
                models: scenario.models.map((model) => ({ ...model, levers: model.levers ?? {} })),
            },
            finding: { ...emptyFinding, ...finding, fairness: finding.fairness ?? null, finding: { ...emptyFinding.finding, ...finding.finding } },
            dots: payload.dots ?? null,
            series: payload.series ?? null,
            flows: payload.flows ?? null,
            initiatives: payload.initiatives ?? null,
            parameters: payload.parameters ?? [],
            studies: {
                explore: whole(explore, "boxes"),
                attribute: whole(attribute, "levers"),
                sensitivity: whole(sensitivity, "parameters"),
                interventions: whole(interventions, "interventions"),
                why: payload.studies?.why ?? {},
            },
        },
        fault: null,
    };
}

const emptyFinding = {
    title: "fundsim", point: "", currency: "", replications: 0, seed: 1, ending: "", complete: true, paired: [], split: [], transitions: [],
    finding: { verdict: "", reasons: [], against: "", setting: "", moving: [], quote: "" },
};

/** A study without what it is about was not done. */
function whole<T extends object>(study: T | null | undefined, part: keyof T): T | null {
    return study && Array.isArray(study[part]) ? study : null;
}
