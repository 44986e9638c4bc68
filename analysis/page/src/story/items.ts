// Events become items with spans of work and marks on them: what a picture of a future needs, and what became of each idea.

import { figure, type ModelTrace, type Trace, type TraceEvent, type WorldItem } from "./trace";

/** Scope: teams build it. Attempt: a further solution is built and waits for its reading. Waiting: only for a reading. */
export type SpanKind = "scope" | "attempt" | "waiting";
export interface Span { kind: SpanKind; from: number; to: number }

export type MarkKind = "first" | "delivered" | "read" | "stopped" | "rolled_back";
export interface Mark { kind: MarkKind; month: number }

export interface Release { month: number; scope: number; value: number }

/** What became of one idea with one model. A month that never came is NaN, as is a belief that nobody had. */
export interface ItemStory {
    item: number;
    arrived: number;
    believed: number; // worth a year, when it became known
    listed: number; // first place on a funding list
    started: number; effort: number; benefit: number; // taken up; person-months and benefit a year believed then
    experiments: number; shifts: number; blocked: number; attempts: number; withdrawn: number;
    teams: number; // at most at once
    stops: { month: number; scope: number }[];
    resumed: number[];
    releases: Release[];
    fits: { month: number; fit: number }[]; // share of its worth that the solution in use reaches, from then on
    delivered: number; paid: number; planned: number;
    rolledBack: number;
    retired: boolean;
    spans: Span[];
    marks: Mark[];
}

export type TeamMarkKind = "team_released" | "team_rehired" | "team_moved" | "team_converted";

export interface ModelStory {
    name: string;
    items: Map<number, ItemStory>;
    arrivals: number[];
    teams: { kind: TeamMarkKind; month: number }[];
    net: number[]; // cumulative, at the end of month 0, 1, ...; nothing before
    ended: number; // end of all work
    npv: number;
}

export interface Story { world: Map<number, WorldItem>; models: ModelStory[]; last: number }

const blank = (item: number): ItemStory => ({
    item, arrived: NaN, believed: NaN, listed: NaN, started: NaN, effort: NaN, benefit: NaN,
    experiments: 0, shifts: 0, blocked: 0, attempts: 0, withdrawn: 0, teams: 0,
    stops: [], resumed: [], releases: [], fits: [],
    delivered: NaN, paid: NaN, planned: NaN, rolledBack: NaN, retired: false, spans: [], marks: [],
});

const came = (month: number) => !Number.isNaN(month);

/** What is open of an item while its events are read: from when scope work and a further attempt run. */
interface Open { scope: number; attempt: number }

function close(story: ItemStory, open: Open, kind: "scope" | "attempt", month: number): void {
    if (!came(open[kind])) return;
    story.spans.push({ kind, from: open[kind], to: month });
    open[kind] = NaN;
}

function start(story: ItemStory, open: Open, event: TraceEvent): void {
    if (event.event === "iterated") {
        story.attempts += 1;
        if (!came(open.attempt)) open.attempt = event.month;
        return;
    }
    if (!came(story.started)) {
        story.started = event.month;
        story.effort = figure(event, "believed_effort");
        story.benefit = figure(event, "believed_benefit");
    } else {
        story.resumed.push(event.month);
    }
    story.teams = Math.max(story.teams, 1);
    if (!came(open.scope)) open.scope = event.month;
}

function stop(story: ItemStory, open: Open, event: TraceEvent): void {
    story.stops.push({ month: event.month, scope: figure(event, "scope_done") });
    story.marks.push({ kind: "stopped", month: event.month });
    // A stop ends the work that runs; an attempt that is in use already only waits for its reading.
    close(story, open, came(open.scope) ? "scope" : "attempt", event.month);
}

function read(story: ItemStory, open: Open, month: number): void {
    story.marks.push({ kind: "read", month });
    if (came(open.attempt)) close(story, open, "attempt", month);
    else if (!came(open.scope)) {
        const before = story.spans.at(-1)?.to ?? month;
        if (month > before) story.spans.push({ kind: "waiting", from: before, to: month });
    }
}

function take(story: ItemStory, open: Open, event: TraceEvent): void {
    const { month } = event;
    switch (event.event) {
        case "arrived": story.arrived = month; story.believed = figure(event, "believed_value"); break;
        case "shifted": story.shifts += 1; break;
        case "listed": if (!came(story.listed)) story.listed = month; break;
        case "claimed": case "resumed": case "iterated": start(story, open, event); break;
        case "joined": story.teams = Math.max(story.teams, figure(event, "teams")); break;
        case "experimented": story.experiments += 1; break;
        case "blocked": story.blocked += 1; break;
        case "stopped": stop(story, open, event); break;
        case "read": read(story, open, month); break;
        case "released":
            // What comes into use all at once has the mark of a delivery.
            if (!story.releases.length && figure(event, "scope_released") < 1 - 1e-9) story.marks.push({ kind: "first", month });
            story.releases.push({ month, scope: figure(event, "scope_released"), value: figure(event, "annual_value") });
            story.fits.push({ month, fit: figure(event, "fit") });
            break;
        case "delivered":
            story.delivered = month; story.paid = figure(event, "paid"); story.planned = figure(event, "planned_cost");
            story.marks.push({ kind: "delivered", month });
            close(story, open, "scope", month);
            break;
        case "kept": story.fits.push({ month, fit: figure(event, "fit") }); close(story, open, "attempt", month); break;
        case "reverted": story.withdrawn += 1; close(story, open, "attempt", month); break;
        case "rolled_back":
            if (!came(story.rolledBack)) story.rolledBack = month;
            story.marks.push({ kind: "rolled_back", month });
            close(story, open, "scope", month);
            close(story, open, "attempt", month);
            break;
        case "retired": story.retired = true; break;
    }
}

const teamMarks = new Set<string>(["team_released", "team_rehired", "team_moved", "team_converted"]);

function modelStory(model: ModelTrace): ModelStory {
    const items = new Map<number, ItemStory>();
    const opens = new Map<number, Open>();
    const teams: ModelStory["teams"] = [];
    let ended = 0;
    for (const event of model.events) {
        ended = Math.max(ended, event.month);
        if (teamMarks.has(event.event)) teams.push({ kind: event.event as TeamMarkKind, month: event.month });
        if (event.item === undefined) continue;
        if (!items.has(event.item)) {
            items.set(event.item, blank(event.item));
            opens.set(event.item, { scope: NaN, attempt: NaN });
        }
        take(items.get(event.item)!, opens.get(event.item)!, event);
    }
    items.forEach((story, item) => {
        close(story, opens.get(item)!, "scope", ended);
        close(story, opens.get(item)!, "attempt", ended);
    });
    let sum = 0;
    return {
        name: model.name, items, teams, ended,
        arrivals: [...items.values()].map((story) => story.arrived).filter(came),
        net: model.outlay.map((outlay, month) => (sum += (model.income[month] ?? 0) - outlay)),
        npv: model.outcome["npv"] ?? NaN,
    };
}

/** `horizon`: months of funding. The story ends when the last model has ended its work. */
export function storyOf(trace: Trace, horizon: number): Story {
    const models = trace.models.map(modelStory);
    return {
        world: new Map(trace.world.map((item) => [item.item, item])),
        models,
        last: Math.ceil(Math.max(horizon, ...models.map((model) => model.ended)) - 1e-6),
    };
}
