// Live: two panels kept apart, "how the world is" and "what we choose", and what they do to the gap of the pair.

import { useEffect, useState } from "preact/hooks";
import { signal } from "@preact/signals";
import { colourOf } from "../charts/colours";
import { dotPlot } from "../charts/dots";
import { Figure } from "../charts/figure";
import { changed, changedFinding, engineState, knownGap, profiled, refusal, resetSettings, stateText } from "../live";
import { gaps } from "../engine/whatif";
import { counted, margin, of100, rounded, exponentWithMargin, withMargin, withoutMargin } from "../numbers";
import { firstShown, leverAt, movedAddress, parameterAt } from "../parameters";
import { models, nameOf, pair, payload, settings, type Panel } from "../state";
import { meanOf, quantileDots, shareAhead } from "../statistics";
import { language, t } from "../words";
import { aheadShare } from "./verdict";
import { Finding } from "./sentence";
import { LeverRow } from "./lever";
import { Section } from "./section";

/** Levers that the reader has added, by panel. */
const added = signal<Record<Panel, string[]>>({ world: [], choice: [] });

const isWorld = (address: string) => parameterAt(address)?.role === "world";

function shownIn(panel: Panel): string[] {
    const moved = settings.value.map(([address]) => address).filter((address) => isWorld(address) === (panel === "world"));
    return [...new Set([...firstShown(panel), ...added.value[panel], ...moved])].filter((address) => leverAt(address));
}

export function WhatIf() {
    const world = shownIn("world");
    const choice = shownIn("choice");
    useEffect(() => {
        profiled.value = [...world, ...choice];
    }, [JSON.stringify([world, choice])]);
    if (models.value.length < 2) return <Section id="whatif" title="sec_whatif"><p>{t("one_model")}</p></Section>;
    return (
        <Section id="whatif" title="sec_whatif">
            <p>{t("whatif_intro")}</p>
            <div class="live">
                <Gap />
            </div>
            <div class="panels">
                <PanelOf panel="world" addresses={world} />
                <PanelOf panel="choice" addresses={choice} />
            </div>
            <Everything />
        </Section>
    );
}

function PanelOf({ panel, addresses }: { panel: Panel; addresses: string[] }) {
    const mine = (address: string) => isWorld(address) === (panel === "world");
    const moved = settings.value.some(([address]) => mine(address));
    return (
        <div class={`panel ${panel}`}>
            <header>
                <h3>{t(panel === "world" ? "world_panel" : "choice_panel")}</h3>
                <button type="button" disabled={!moved} onClick={() => resetSettings(mine)}>{t("reset")}</button>
            </header>
            <p class="note">{panel === "world" ? t("world_hint") : t("choice_hint", { model: nameOf(pair.value.a) })}</p>
            {addresses.map((address) => {
                const lever = leverAt(address);
                return lever && <LeverRow key={address} lever={lever} />;
            })}
            <Search panel={panel} shown={addresses} />
        </div>
    );
}

const mostFound = 8;

/** Parameters whose label or address has all words that are typed. */
function Search({ panel, shown }: { panel: Panel; shown: string[] }) {
    const [wanted, setWanted] = useState("");
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length
        ? payload.value.parameters
              .filter((parameter) => (parameter.role === "world") === (panel === "world"))
              .map(movedAddress)
              .filter((address) => !shown.includes(address))
              .flatMap((address) => leverAt(address) ?? [])
              .filter((lever) => words.every((word) => `${lever.label} ${lever.address}`.toLowerCase().includes(word)))
              .sort((x, y) => x.label.localeCompare(y.label))
        : [];
    const add = (address: string) => {
        added.value = { ...added.value, [panel]: [...added.value[panel], address] };
        setWanted("");
    };
    return (
        <div class="search">
            <label>
                {t("search")}{" "}
                <input
                    type="search" placeholder={t("search_hint")} value={wanted}
                    onInput={(event) => setWanted((event.target as HTMLInputElement).value)}
                    onKeyDown={(event) => event.key === "Enter" && found[0] && add(found[0].address)}
                />
            </label>
            {words.length > 0 && (
                <ul class="found" aria-live="polite">
                    {found.slice(0, mostFound).map((lever) => (
                        <li key={lever.address}><button type="button" class="link" onClick={() => add(lever.address)}>{lever.label}</button> <span class="note">{lever.address}</span></li>
                    ))}
                    {!found.length && <li class="note">{t("search_none")}</li>}
                    {found.length > mostFound && <li class="note">{t("search_more", { n: found.length - mostFound })}</li>}
                </ul>
            )}
        </div>
    );
}

/** The gap now, what it was, and fifty futures of it. */
function Gap() {
    const known = knownGap(payload.value, pair.value);
    const now = changed.value;
    const gap = now?.gap ?? known;
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const { currency } = payload.value.finding;
    const state = engineState.value;
    const differences = now ? gaps(now.npvs) : null;
    const share = differences ? shareAhead(differences) : (aheadShare(payload.value, pair.value)?.value ?? 0);
    const behind = gap.value < 0;
    return (
        <div class="gap" aria-live="polite">
            <p class="big">
                <span>{t(behind ? "gap_now_behind" : "gap_now", { a, b })}</span>
                <strong class={behind ? "bad" : "good"}>{rounded(Math.abs(gap.value), exponentWithMargin(gap))} {currency}</strong>
                <span class="note">{t("gap_error", { half: rounded(margin(gap), exponentWithMargin(gap)), n: counted(now?.futures ?? payload.value.finding.replications) })}</span>
            </p>
            <p>
                {differences ? t("ahead_now", { n: of100(share), futures: counted(differences.length) }) : t("ahead_known", { n: of100(share) })}
                {now && <> · {t("gap_was", { gap: withoutMargin(known) })} · {t("gap_changed", { change: withMargin(now.change, true) })}</>}
            </p>
            {state.kind === "starting" && <p class="note">{t("engine_starting")}</p>}
            {state.kind === "failed" && <p class="fault">{t("engine_failed", { why: state.why })}</p>}
            {refusal.value !== null && <p class="fault">{t("cannot_play", { why: refusal.value })}</p>}
            <GapDots />
            {settings.value.length > 0 && <button type="button" onClick={() => resetSettings()}>{t("reset_all")}</button>}
        </div>
    );
}

export function knownDots(): number[] | null {
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    for (const each of payload.value.dots?.pairs ?? []) {
        if (each.a === a && each.b === b) return each.difference;
        if (each.a === b && each.b === a) return [...each.difference].reverse().map((value) => -value);
    }
    return null;
}

function GapDots() {
    const now = changed.value;
    const values = now ? quantileDots(gaps(now.npvs)) : knownDots();
    if (!values) return null;
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const { currency } = payload.value.finding;
    const mean = now?.gap ?? meanOf(values);
    const [q1, q3] = [values[12]!, values[37]!];
    const exponent = exponentWithMargin(mean);
    return (
        <Figure
            id="difference"
            title={t(mean.value < 0 ? "difference_title_less" : "difference_title", { a, b, mean: rounded(Math.abs(now ? mean.value : knownGap(payload.value, pair.value).value), exponent), q1: rounded(q1, exponent), q3: rounded(q3, exponent) })}
            values={{ heads: ["", t("value")], rows: values.map((value, place) => [`${2 * place + 1}%`, rounded(value, exponent)]) }}
            draw={(width) => dotPlot([{ name: "", model: pair.value.a, values }], width, t("difference_axis", { a, b, currency }))}
            on={[now, pair.value, language.value]}
        />
    );
}

/** All models under the settings, once they have been played. */
function Everything() {
    if (!settings.value.length) return null;
    const known = changedFinding.value;
    if (known?.of !== stateText()) return <p class="note">{t("full_waiting")}</p>;
    const { finding } = known;
    return (
        <div class="card">
            <h3>{t("full_verdict")}</h3>
            <p><Finding text={finding.finding.verdict} /></p>
            <table>
                <thead><tr><th scope="col">{t("model")}</th><th scope="col">{t("col_mean")}</th><th scope="col">{t("col_range")}</th></tr></thead>
                <tbody>
                    {finding.models.map((model, place) => {
                        const mean = { value: model.npv.mean, low: model.npv.ci95[0], high: model.npv.ci95[1] };
                        const exponent = exponentWithMargin(mean);
                        return (
                            <tr>
                                <th scope="row"><span class="swatch" style={{ background: colourOf(place) }} />{model.name}</th>
                                <td>{withMargin(mean)}</td>
                                <td>{t("to", { low: rounded(model.npv.p5, exponent), high: rounded(model.npv.p95, exponent) })}</td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}
