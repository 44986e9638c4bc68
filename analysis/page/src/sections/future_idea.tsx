// One idea of that future: what everybody believed, what it was truly worth, and what became of it with both models.

import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";
import { colourOf } from "../charts/colours";
import { Figure } from "../charts/figure";
import { ideaLine } from "../charts/idea_line";
import type { LegendEntry } from "../charts/symbols";
import { chosenIdea, horizon, shownModels } from "../future";
import { amount, counted, monthAt, percent, rounded } from "../numbers";
import { payload } from "../state";
import type { ItemStory, MarkKind, SpanKind, Story } from "../story/items";
import { biggestFailure, brought, mostTelling, mostValuable, worthAt } from "../story/life";
import { outcomeOf, soonerOf, tellIdea, tellLife, type Figure as Told, type Sentence } from "../story/tell";
import { language, t, type Key } from "../words";

export const ideaName = (story: Story, item: number) => {
    const name = story.world.get(item)?.name;
    return name ? t("idea_named", { n: counted(item), name }) : t("idea_n", { n: counted(item) });
};

const telling = new WeakMap<Story, number>();

export function shownIdea(story: Story): number {
    if (chosenIdea.value !== null) return chosenIdea.value;
    if (!telling.has(story)) telling.set(story, (story.models.length < 2 ? mostValuable(story, horizon()) : null) ?? mostTelling(story, horizon()));
    return telling.get(story)!;
}

const markKinds: MarkKind[] = ["first", "delivered", "read", "stopped", "rolled_back"];
const spanKinds: SpanKind[] = ["scope", "attempt", "waiting"];

/** Entries for what there is to see in some lives. */
export function legendOf(lives: ItemStory[], arrived: string): LegendEntry[] {
    return [
        { label: arrived, tick: true },
        ...spanKinds.filter((kind) => lives.some((life) => life.spans.some((span) => span.kind === kind))).map((span) => ({ label: t(`span_${span}`), span })),
        ...markKinds.filter((kind) => lives.some((life) => life.marks.some((mark) => mark.kind === kind))).map((mark) => ({ label: t(`legend_${mark}`), mark })),
    ];
}

const months = (value: number) => {
    const n = Math.floor(value + 0.5);
    return t(n < 1 ? "months_none" : n === 1 ? "months_one" : "months_many", { n: counted(n) });
};

function written({ kind, value }: Told): string {
    if (Number.isNaN(value)) return "–";
    switch (kind) {
        case "month": return monthAt(value);
        case "months": return months(value);
        case "money": return `${amount(value)} ${payload.value.finding.currency}`;
        case "share": return percent(value);
        case "count": return counted(value);
        case "effort": return rounded(value, value < 10 ? -1 : 0);
        case "multiple": return rounded(value, -2);
    }
}

const sentence = ({ key, given }: { key: Key; given: Sentence["given"] }) => t(key, Object.fromEntries(Object.entries(given).map(([name, figure]) => [name, written(figure)])));

export function Idea({ story, of, now }: { story: Story; of: string; now: number }) {
    const item = shownIdea(story);
    const lives = story.models.map((model) => model.items.get(item));
    const rows = story.models.map((model, place) => ({ name: model.name, colour: colourOf(shownModels()[place] ?? 0), life: lives[place] }));
    const sooner = lives.length > 1 ? soonerOf(lives[0], lives[1]) : null;
    return (
        <>
            <h3>{t("idea_head")}</h3>
            <Picker story={story} item={item} language={language.value} />
            <Figure
                id="future-idea"
                title={t("idea_title", { idea: ideaName(story, item), outcomes: story.models.map((model, place) => `${model.name}: ${sentence(outcomeOf(lives[place]))}`).join("; ") })}
                values={{
                    heads: ["", ...story.models.map((model) => model.name)],
                    rows: [
                        [t("taken_up"), ...lives.map((life) => written({ kind: "month", value: life?.started ?? NaN }))],
                        [t("first_used"), ...lives.map((life) => written({ kind: "month", value: life?.releases[0]?.month ?? NaN }))],
                        [t("legend_delivered"), ...lives.map((life) => written({ kind: "month", value: life?.delivered ?? NaN }))],
                        [t("legend_stopped"), ...lives.map((life) => (life?.stops.length ? life.stops.map((stop) => monthAt(stop.month)).join(", ") : "–"))],
                        [t("worth_end"), ...lives.map((life) => (life ? amount(worthAt(life)) : "–"))],
                        [t("brought"), ...lives.map((life) => (life ? amount(brought(life, horizon())) : "–"))],
                    ],
                }}
                draw={(width) => ideaLine(rows, { last: story.last, horizon: horizon(), now }, width, { month: t("month"), horizon: t("horizon"), legend: legendOf(lives.flatMap((life) => life ?? []), t("legend_known")) })}
                on={[of, item, now, language.value]}
            />
            <p>{tellIdea(story, item).map(sentence).join(" ")}{sooner && ` ${t(sooner.who === "both" ? "idea_same_time" : "idea_sooner", { months: written(sooner.months), who: story.models[sooner.who === "b" ? 1 : 0]!.name })}`}</p>
            <div class="beside">
                {story.models.map((model, place) => (
                    <div class="card">
                        <h4><span class="swatch" style={{ background: rows[place]!.colour }} />{model.name}</h4>
                        <ul>{tellLife(lives[place], horizon()).map((each) => <li>{sentence(each)}</li>)}</ul>
                    </div>
                ))}
            </div>
            <p class="note">{t("idea_note")}</p>
        </>
    );
}

interface Picks { picks: { key: Key; item: number | null }[]; all: number[] }

/** Found once a story: most of the page's work while months pass would be this. */
function picksOf(story: Story): Picks {
    return {
        picks: [
            { key: "pick_telling", item: story.models.length < 2 ? null : mostTelling(story, horizon()) },
            { key: "pick_valuable", item: mostValuable(story, horizon()) },
            { key: "pick_failure", item: biggestFailure(story) },
        ],
        all: [...story.world.keys()].filter((each) => story.models.some((model) => model.items.has(each))).sort((x, y) => x - y),
    };
}

const Picker = memo(({ story, item }: { story: Story; item: number; language: string }) => {
    const { picks, all } = useMemo(() => picksOf(story), [story]);
    const taken = (each: number) => story.models.filter((model) => !Number.isNaN(model.items.get(each)?.started ?? NaN)).map((model) => model.name);
    return (
        <div class="player row">
            {picks.map((pick) => pick.item !== null && <button type="button" aria-pressed={pick.item === item} onClick={() => (chosenIdea.value = pick.item)}>{t(pick.key)}</button>)}
            <label>
                {t("pick_any")}{" "}
                <select value={item} onChange={(event) => (chosenIdea.value = Number((event.target as HTMLSelectElement).value))}>
                    {all.map((each) => <option value={each}>{ideaName(story, each)}{taken(each).length ? ` (${taken(each).join(", ")})` : ""}</option>)}
                </select>
            </label>
        </div>
    );
});
