// One lever: a slider, switch or choice, the scenario's mark, a reset of its own, and its profile.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { sparkline, ties, type ProfilePoint } from "../charts/profile";
import { profiles } from "../live";
import { atShare, shareOf, valueAt, type Lever } from "../parameters";
import { change, nameOf, pair, payload } from "../state";
import { t } from "../words";
import { choiceLabel, parameterLabel, valueText } from "../words/parameters";

const steps = 200;

export function LeverRow({ lever }: { lever: Lever }) {
    const now = valueAt(lever.address) as Lever["original"];
    const moved = now !== lever.original;
    const set = (value: Lever["original"]) => change(lever.address, value === lever.original ? undefined : value);
    const shown = (value: Lever["original"]) => (typeof value === "number" ? valueText(lever.parameter, value, payload.value.finding.currency) : typeof value === "boolean" ? t(value ? "on" : "off") : choiceLabel(value));
    // The panel says whose choices it holds; another model's are told apart.
    const label = lever.model === nameOf(pair.value.a) ? parameterLabel(lever.parameter.name) : lever.label;
    const id = `lever-${lever.address.replace(/\W+/g, "-")}`;
    return (
        <div class={moved ? "lever moved" : "lever"}>
            <div class="head">
                <label for={id} title={lever.parameter.meaning}>{label}</label>
                <output for={id}>{shown(now)}</output>
            </div>
            {lever.kind === "flag" ? (
                <input id={id} type="checkbox" role="switch" checked={now === true} onChange={(event) => set((event.target as HTMLInputElement).checked)} />
            ) : lever.kind === "choice" ? (
                <select id={id} value={String(now)} onChange={(event) => set((event.target as HTMLSelectElement).value)}>
                    {lever.choices.map((choice) => <option value={choice}>{choiceLabel(choice)}</option>)}
                </select>
            ) : (
                <input
                    id={id}
                    type="range"
                    min={0}
                    max={lever.kind === "integer" ? lever.high - lever.low : steps}
                    step={1}
                    value={lever.kind === "integer" ? Number(now) - lever.low : Math.round(shareOf(lever, Number(now)) * steps)}
                    aria-valuetext={shown(now)}
                    onInput={(event) => {
                        const place = Number((event.target as HTMLInputElement).value);
                        const mark = Math.round(shareOf(lever, Number(lever.original)) * steps);
                        set(lever.kind === "integer" ? lever.low + place : place === mark ? lever.original : atShare(lever, place / steps));
                    }}
                />
            )}
            {lever.kind === "number" || lever.kind === "integer" ? <ProfileOf lever={lever} now={Number(now)} /> : null}
            <p class="note tie">{t("grade_of", { grade: lever.parameter.grade })}: <span lang="en">{lever.parameter.source}</span></p>
            {moved && (
                <p class="note">
                    {t("scenario_mark", { value: shown(lever.original) })}{" "}
                    <button type="button" class="link" aria-label={t("reset_one", { label })} onClick={() => set(lever.original)}>{t("reset")}</button>
                </p>
            )}
        </div>
    );
}

function ProfileOf({ lever, now }: { lever: Lever; now: number }) {
    const frame = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    const known = profiles.value[lever.address];
    const points: ProfilePoint[] = known ? known.values.flatMap((value, place) => (known.gaps[place] ? [{ value, gap: known.gaps[place]! }] : [])) : [];
    const crossings = ties(points);
    useLayoutEffect(() => setWidth(frame.current?.clientWidth ?? 0), []);
    useLayoutEffect(() => {
        if (!frame.current || width < 40 || points.length < 2) return;
        const drawn = sparkline(lever, points, now, Number(lever.original), width);
        drawn.setAttribute("aria-hidden", "true");
        drawn.querySelectorAll("[aria-label]").forEach((element) => element.removeAttribute("aria-label"));
        frame.current.replaceChildren(drawn);
    }, [known, now, width]);
    return (
        <>
            <div class="profile" ref={frame} />
            <p class="note tie">{points.length < 2 ? t("computing") : crossings.length ? t("ties_at", { values: crossings.map((value) => valueText(lever.parameter, value, payload.value.finding.currency, 2)).join(", ") }) : t("no_tie")}</p>
        </>
    );
}
