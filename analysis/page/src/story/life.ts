// What an idea is worth in a model: by the rules of life_of() and most_telling() in sim/findings/idea_story.cpp, so that
// the page and `fundsim story` tell the same figures (a test compares them).

import type { ItemStory, ModelStory, Story } from "./items";

export const isThere = (month: number) => !Number.isNaN(month);

/** Share of its worth that the solution in use at a month reaches; NaN while nothing is in use. */
export function fitAt(story: ItemStory, month = Infinity): number {
    return story.fits.filter((each) => each.month <= month).at(-1)?.fit ?? NaN;
}

const inUseAt = (story: ItemStory, month: number) => !(story.rolledBack <= month) && isThere(fitAt(story, month));

/** What is in use at a month is truly worth a year: what waited is worth less, by the scenario's decay. */
export function worthAt(story: ItemStory, month = Infinity): number {
    if (!inUseAt(story, month)) return 0;
    const full = story.releases.reduce((sum, release) => sum + (release.month <= month ? release.value : 0), 0);
    return full * fitAt(story, month);
}

/** Worth of each release until the end of funding, before people take it up and before it wears off. */
export function brought(story: ItemStory, horizon: number): number {
    if (!inUseAt(story, Infinity)) return 0;
    return fitAt(story) * story.releases.reduce((sum, release) => sum + (release.value * Math.max(0, horizon - release.month)) / 12, 0);
}

export const scopeReleased = (story: ItemStory) => story.releases.at(-1)?.scope ?? 0;

/** In use, with nothing under construction, and truly worth less than a tenth of what was believed when it was taken up. */
export function weakAt(story: ItemStory, month: number): boolean {
    const released = story.releases.some((release) => release.month <= month);
    if (!released || story.spans.some((span) => span.kind === "scope" && span.from <= month && month < span.to)) return false;
    const worth = worthAt(story, month);
    return worth <= 0 || worth < 0.1 * story.benefit;
}

const least = (story: ItemStory | undefined, value: (story: ItemStory) => number) => (story ? value(story) : 0);

/** The idea whose worth until the horizon differs most between two models; of those that both take up, if there are any. */
export function mostTelling(story: Story, horizon: number): number {
    const [one, other] = [story.models[0]!, story.models.at(-1)!];
    let best = { item: 0, both: false, apart: -1 };
    for (const item of [...story.world.keys()].sort((x, y) => x - y)) {
        const [x, y] = [one.items.get(item), other.items.get(item)];
        const both = isThere(x?.started ?? NaN) && isThere(y?.started ?? NaN);
        const apart = Math.abs(least(x, (each) => brought(each, horizon)) - least(y, (each) => brought(each, horizon)));
        if ((both && !best.both) || (both === best.both && apart > best.apart)) best = { item, both, apart };
    }
    return best.item;
}

function greatest<T>(all: Iterable<T>, of: (each: T) => number): T | null {
    let best: T | null = null;
    let most = -Infinity;
    for (const each of all) {
        const value = of(each);
        if (value > most) [best, most] = [each, value];
    }
    return best;
}

/** The idea that is truly worth most until the end of funding, whether or not anybody takes it up. */
export const mostValuable = (story: Story, horizon: number) =>
    greatest(story.world.values(), (idea) => idea.value_per_year * Math.max(0, horizon - idea.arrival))?.item ?? null;

/**
 * Of the ideas taken up by any model: the one with the widest way down from what was believed then to what it is worth;
 * of those that bring less than a tenth of it, if there are any.
 */
export function biggestFailure(story: Story): number | null {
    const lives = story.models.flatMap((model) => [...model.items.values()]).filter((each) => isThere(each.started) && each.benefit > 0);
    const failed = lives.filter((each) => worthAt(each) < 0.1 * each.benefit);
    return greatest(failed.length ? failed : lives, (each) => each.benefit - worthAt(each))?.item ?? null;
}

export interface Counts { arrived: number; started: number; inHand: number; inUse: number; stopped: number; withdrawn: number; weak: number; worth: number; net: number }

/** What a model has come to at a month. Stopped: at least once, also where it was taken up again. */
export function countsAt(model: ModelStory, month: number): Counts {
    const counts: Counts = { arrived: 0, started: 0, inHand: 0, inUse: 0, stopped: 0, withdrawn: 0, weak: 0, worth: 0, net: netAt(model, month) };
    for (const story of model.items.values()) {
        const now = (there: boolean) => (there ? 1 : 0);
        counts.arrived += now(story.arrived <= month);
        counts.started += now(story.started <= month);
        counts.inHand += now(story.spans.some((span) => span.kind !== "waiting" && span.from <= month && month < span.to));
        counts.inUse += now(story.releases.some((release) => release.month <= month) && !(story.rolledBack <= month));
        counts.stopped += now(story.stops.some((each) => each.month <= month));
        counts.withdrawn += now(story.rolledBack <= month);
        counts.weak += now(weakAt(story, month));
        counts.worth += worthAt(story, month);
    }
    return counts;
}

/** Cumulative net cash when so many months are over. */
export const netAt = (model: ModelStory, month: number) => (month < 1 ? 0 : (model.net[Math.min(model.net.length, Math.floor(month)) - 1] ?? 0));
