// What became of an idea, as sentences: keys of the words with their figures. The page puts them into the reader's language.

import type { ItemStory, Story } from "./items";
import { brought, fitAt, isThere, scopeReleased, worthAt } from "./life";

/** Figures by what they are, so that each is written as such. */
export interface Figure { kind: "month" | "months" | "money" | "share" | "count" | "effort" | "multiple"; value: number }
export interface Sentence { key: SentenceKey; given: Record<string, Figure> }
export type SentenceKey =
    | "tell_idea" | "tell_believed" | "tell_unknown" | "tell_listed" | "tell_shifts" | "tell_experiments" | "tell_started" | "tell_never"
    | "tell_teams" | "tell_blocked" | "tell_stopped" | "tell_stopped_more" | "tell_resumed" | "tell_first" | "tell_nothing" | "tell_delivered" | "tell_readings" | "tell_attempts"
    | "tell_rolled_back" | "tell_retired" | "tell_end" | "tell_brought";

const of = (kind: Figure["kind"]) => (value: number): Figure => ({ kind, value });
const month = of("month");
const months = of("months");
const money = of("money");
const share = of("share");
const count = of("count");
const effort = of("effort");
const multiple = of("multiple");

export function tellIdea(story: Story, item: number): Sentence[] {
    const idea = story.world.get(item);
    if (!idea) return [];
    return [{ key: "tell_idea", given: { month: month(idea.arrival), effort: effort(idea.planned_effort), overrun: multiple(idea.overrun), value: money(idea.value_per_year) } }];
}

/** One model's part. Nothing known of it: the idea came after its work had ended. */
export function tellLife(life: ItemStory | undefined, horizon: number): Sentence[] {
    if (!life || !isThere(life.arrived)) return [{ key: "tell_unknown", given: {} }];
    const told: Sentence[] = [];
    const say = (when: boolean, key: SentenceKey, given: Sentence["given"] = {}) => when && told.push({ key, given });
    say(isThere(life.believed), "tell_believed", { value: money(life.believed) });
    say(isThere(life.listed), "tell_listed", { month: month(life.listed) });
    say(life.experiments > 0, "tell_experiments", { n: count(life.experiments) });
    if (!isThere(life.started)) {
        say(true, "tell_never");
        return told;
    }
    say(true, "tell_started", { month: month(life.started), waited: months(life.started - life.arrived), effort: effort(life.effort), benefit: money(life.benefit) });
    say(life.teams > 1, "tell_teams", { n: count(life.teams) });
    say(life.shifts > 0, "tell_shifts", { n: count(life.shifts) });
    say(life.blocked > 0, "tell_blocked", { n: count(life.blocked) });
    release(life, say);
    say(life.marks.some((mark) => mark.kind === "read"), "tell_readings", { n: count(life.marks.filter((mark) => mark.kind === "read").length), month: month(life.marks.find((mark) => mark.kind === "read")?.month ?? NaN) });
    say(life.attempts > 0, "tell_attempts", { n: count(life.attempts), withdrawn: count(life.withdrawn) });
    say(isThere(life.rolledBack), "tell_rolled_back", { month: month(life.rolledBack) });
    say(life.retired, "tell_retired");
    if (life.releases.length) {
        say(!isThere(life.rolledBack), "tell_end", { scope: share(scopeReleased(life)), fit: share(fitAt(life)), worth: money(worthAt(life)) });
        say(true, "tell_brought", { month: month(horizon), brought: money(brought(life, horizon)) });
    }
    return told;
}

function release(life: ItemStory, say: (when: boolean, key: SentenceKey, given?: Sentence["given"]) => void): void {
    const [first, stop] = [life.releases[0], life.stops[0]];
    const stops = () => {
        if (!stop) return;
        say(life.stops.length === 1, "tell_stopped", { month: month(stop.month), scope: share(stop.scope) });
        say(life.stops.length > 1, "tell_stopped_more", { n: count(life.stops.length), month: month(stop.month), scope: share(stop.scope) });
        say(life.resumed.length > 0, "tell_resumed", { n: count(life.resumed.length), month: month(life.resumed[0]!) });
    };
    if (stop && (!first || stop.month < first.month)) stops();
    say(first !== undefined, "tell_first", { month: month(first?.month ?? NaN), after: months((first?.month ?? NaN) - life.started) });
    say(first === undefined, "tell_nothing");
    if (stop && first && stop.month >= first.month) stops();
    say(isThere(life.delivered), "tell_delivered", { month: month(life.delivered), paid: money(life.paid), planned: money(life.planned) });
}

export type OutcomeKey = "outcome_never" | "outcome_stopped" | "outcome_nothing" | "outcome_withdrawn" | "outcome_use";

/** A life in a few words. */
export function outcomeOf(life: ItemStory | undefined): { key: OutcomeKey; given: Sentence["given"] } {
    if (!life || !isThere(life.started)) return { key: "outcome_never", given: {} };
    const first = life.releases[0];
    if (!first) return { key: life.stops.length ? "outcome_stopped" : "outcome_nothing", given: {} };
    if (isThere(life.rolledBack)) return { key: "outcome_withdrawn", given: { month: month(life.rolledBack) } };
    return { key: "outcome_use", given: { month: month(first.month), worth: money(worthAt(life)) } };
}

/** By how many months one model has it in use before the other; null where they are not both there. */
export function soonerOf(a: ItemStory | undefined, b: ItemStory | undefined): { who: "a" | "b" | "both"; months: Figure } | null {
    const [first, other] = [a?.releases[0]?.month ?? NaN, b?.releases[0]?.month ?? NaN];
    if (!isThere(first) || !isThere(other)) return null;
    const apart = Math.abs(first - other);
    return { who: apart < 1 ? "both" : first < other ? "a" : "b", months: months(Math.floor(apart + 0.5)) };
}
