// One future as a story of both models side by side: work, releases, readings, stops and money, month by month.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { colourOf } from "../charts/colours";
import { Figure, ValuesTable } from "../charts/figure";
import { lanePlot, type LaneWords } from "../charts/lanes";
import { netPlot } from "../charts/net";
import { followFuture, horizon, moment, near, shownModels, storyFault, told, wantedStory } from "../future";
import { engineState } from "../live";
import { amount, counted, monthAt } from "../numbers";
import { payload } from "../state";
import type { ModelStory, Story } from "../story/items";
import { countsAt, worthAt, type Counts } from "../story/life";
import { rowsOf } from "../story/rows";
import { language, t, type Key } from "../words";
import { Idea, ideaName, legendOf, shownIdea } from "./future_idea";
import { NextOutcomes } from "./future_outcomes";
import { Player } from "./future_player";
import { Section } from "./section";

export function Future() {
    const here = useRef<HTMLDivElement>(null);
    useEffect(() => followFuture(), []);
    useEffect(() => {
        const watcher = new IntersectionObserver((seen) => (near.value = seen.some((each) => each.isIntersecting)), { rootMargin: "400px" });
        watcher.observe(here.current!);
        return () => watcher.disconnect();
    }, []);
    const engine = engineState.value;
    const known = told.value;
    const late = known !== null && known.of !== wantedStory.value && storyFault.value === null;
    return (
        <Section id="future" title="sec_future">
            <div ref={here}>
                <p>{t("future_intro")}</p>
                {engine.kind === "starting" && <p class="note">{t("engine_starting")}</p>}
                {engine.kind === "failed" && <p class="fault">{t("engine_failed", { why: engine.why })}</p>}
                {storyFault.value !== null && <p class="fault">{t("cannot_play", { why: storyFault.value })}</p>}
                {engine.kind === "ready" && <Player late={late || (known === null && storyFault.value === null)} />}
                {known && <Told story={known.story} of={known.of} />}
                {engine.kind === "ready" && <NextOutcomes />}
            </div>
        </Section>
    );
}

function Told({ story, of }: { story: Story; of: string }) {
    const now = Math.min(moment.value ?? story.last, story.last);
    const rows = useMemo(() => story.models.map(rowsOf), [story]);
    const mostRows = Math.max(...rows.map((each) => each.count), 1);
    const chosen = shownIdea(story);
    const counts = story.models.map((model) => countsAt(model, now));
    const words = laneWords(story);
    return (
        <>
            <div class="beside">
                {story.models.map((model, place) => (
                    <Figure
                        key={place}
                        id={`future-work-${place}`}
                        title={t("lanes_title", { model: model.name, month: monthAt(now), started: counted(counts[place]!.started), used: counted(counts[place]!.inUse), stopped: counted(counts[place]!.stopped) })}
                        values={laneValues(story, model, now)}
                        draw={(width) => lanePlot(model, rows[place]!, { now, last: story.last, horizon: horizon(), chosen, colour: colourOf(shownModels()[place] ?? 0), mostRows }, width, words)}
                        on={[of, now, chosen, language.value]}
                    />
                ))}
            </div>
            <p class="note">{t("lanes_note")}{teamMoves(story, now)}</p>
            <CountTable story={story} counts={counts} now={now} />
            <Cash story={story} of={of} now={now} counts={counts} />
            <Idea story={story} of={of} now={now} />
        </>
    );
}

const moves = ["team_moved", "team_released", "team_rehired", "team_converted"] as const;

/** What has become of teams so far, where anything has. */
function teamMoves(story: Story, now: number): string {
    const of = (model: ModelStory) => moves.map((kind) => ({ kind, n: model.teams.filter((each) => each.kind === kind && each.month <= now).length })).filter(({ n }) => n > 0);
    const told = story.models.flatMap((model) => (of(model).length ? [`${model.name}: ${of(model).map(({ kind, n }) => t(`lanes_${kind}`, { n: counted(n) })).join(", ")}`] : []));
    return told.length ? ` ${t("lanes_teams", { models: told.join("; ") })}` : "";
}

function laneWords(story: Story): LaneWords {
    return { month: t("month"), horizon: t("horizon"), idea: (item) => ideaName(story, item), span: (kind) => t(`span_${kind}`).toLowerCase(), legend: legendOf(story.models.map((model) => [...model.items.values()]).flat(), t("legend_arrived")) };
}

function laneValues(story: Story, model: ModelStory, now: number) {
    const taken = [...model.items.values()].filter((each) => each.started <= now).sort((x, y) => x.started - y.started || x.item - y.item);
    const at = (month: number | undefined) => (month !== undefined && month <= now ? monthAt(month) : "–");
    return {
        heads: [t("idea"), t("taken_up"), t("first_used"), t("legend_delivered"), t("legend_read"), t("legend_stopped"), t("worth_now")],
        rows: taken.map((each) => [
            ideaName(story, each.item), monthAt(each.started), at(each.releases[0]?.month), at(each.delivered),
            counted(each.marks.filter((mark) => mark.kind === "read" && mark.month <= now).length), at(each.stops[0]?.month), amount(worthAt(each, now)),
        ]),
    };
}

const countRows: { key: Key; figure: keyof Counts; money?: true }[] = [
    { key: "counts_arrived", figure: "arrived" }, { key: "counts_started", figure: "started" }, { key: "counts_in_hand", figure: "inHand" },
    { key: "counts_in_use", figure: "inUse" }, { key: "counts_weak", figure: "weak" }, { key: "counts_stopped", figure: "stopped" },
    { key: "counts_withdrawn", figure: "withdrawn" }, { key: "counts_worth", figure: "worth", money: true }, { key: "counts_net", figure: "net", money: true },
];

function CountTable({ story, counts, now }: { story: Story; counts: Counts[]; now: number }) {
    const { currency } = payload.value.finding;
    const over = now >= story.last;
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={t("counts_label", { month: monthAt(now) })}>
            <ValuesTable
                values={{
                    heads: [t("counts_label", { month: monthAt(now) }), ...story.models.map((model) => model.name)],
                    rows: [
                        ...countRows.map(({ key, figure, money }) => [t(key, { currency }), ...counts.map((each) => (money ? amount(each[figure]) : counted(each[figure])))]),
                        [t("counts_npv", { currency }), ...story.models.map((model) => (over ? amount(model.npv) : "…"))],
                    ],
                }}
            />
        </div>
    );
}

function Cash({ story, of, now, counts }: { story: Story; of: string; now: number; counts: Counts[] }) {
    const { currency } = payload.value.finding;
    const rows = story.models.map((model, place) => ({ name: model.name, colour: colourOf(shownModels()[place] ?? 0), dashed: place > 0, net: model.net }));
    const every = Math.max(1, Math.round(story.last / 12));
    const months = Array.from({ length: Math.floor(now / every) }, (_, step) => (step + 1) * every);
    return (
        <Figure
            id="future-cash"
            title={t("net_title", { month: monthAt(now), models: story.models.map((model, place) => `${model.name} ${amount(counts[place]!.net)}`).join(", "), currency })}
            note={t("net_note")}
            values={{ heads: [t("month"), ...story.models.map((model) => model.name)], rows: months.map((month) => [String(month), ...story.models.map((model) => amount(model.net[month - 1] ?? NaN))]) }}
            draw={(width) => netPlot(rows, { now, last: story.last, horizon: horizon() }, width, { month: t("month"), money: t("cash_axis", { currency }), horizon: t("horizon") })}
            on={[of, now, language.value]}
        />
    );
}
