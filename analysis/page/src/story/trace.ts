// One future as the engine tells it (`fundsim run SCENARIO --trace N --json`; sim/findings/trace_json.cpp, kinds and figures
// of events: sim/engine/play/events.hpp and sim/findings/event_words.cpp). Read once; items.ts keeps what the page shows.

/** An opportunity as it truly is when it becomes known. Months since the start, money in currency. */
export interface WorldItem {
    item: number; arrival: number; area: number;
    value_per_year: number; // at full scope, use and fit
    planned_effort: number; // person-months
    overrun: number; // what work takes, as a multiple of a plan
    name?: string; // of a listed initiative
}

export interface TraceEvent { month: number; event: string; item?: number; lane?: number; [figure: string]: number | string | null | undefined }

export interface ModelTrace {
    name: string;
    outcome: Record<string, number | null>;
    outlay: number[]; income: number[]; // by month
    events: TraceEvent[];
}

export interface Trace { world: WorldItem[]; models: ModelTrace[] }

export function readTrace(text: string): Trace {
    const trace = JSON.parse(text) as Trace;
    if (!Array.isArray(trace.world) || !Array.isArray(trace.models) || trace.models.some((model) => !Array.isArray(model.events))) {
        throw new Error("no future can be read in what the engine answered");
    }
    return trace;
}

/** A figure of an event; NaN where it has none (an index by mandate, a belief of nothing). */
export const figure = (event: TraceEvent, name: string): number => {
    const value = event[name];
    return typeof value === "number" ? value : NaN;
};
