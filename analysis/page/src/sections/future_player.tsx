// Which future, and how far it has been told: number, another one, month, play, steps, speed.

import { useEffect, useState } from "preact/hooks";
import { signal } from "@preact/signals";
import { future, moment, mostFuture, prefersStill, told } from "../future";
import { counted, monthAt } from "../numbers";
import { t } from "../words";

const playing = signal(false);
const speeds = [2, 5, 12] as const; // months a second
const speed = signal<(typeof speeds)[number]>(5);

export function Player({ late }: { late: boolean }) {
    const last = told.value?.story.last ?? 0;
    const now = Math.min(moment.value ?? last, last);
    useEffect(() => {
        if (!playing.value || last === 0) return;
        const timer = setInterval(() => {
            const next = Math.min(moment.value ?? last, last) + 1;
            if (next >= last) playing.value = false;
            moment.value = next >= last ? null : next;
        }, 1000 / speed.value);
        return () => clearInterval(timer);
    }, [playing.value, speed.value, last]);
    const go = (month: number) => {
        playing.value = false;
        moment.value = month >= last ? null : Math.max(0, month);
    };
    const play = () => {
        if (!playing.value && now >= last) moment.value = 0;
        playing.value = !playing.value;
    };
    return (
        <div class="player" role="group" aria-label={t("player_label")} aria-busy={late}>
            <Which />
            <div class="row">
                <label class="months">
                    {t("month")} <output>{monthAt(now)} / {counted(last)}</output>
                    <input type="range" min={0} max={last} step={1} value={now} disabled={last === 0} aria-valuetext={t("in_month", { month: monthAt(now) })} onInput={(event) => go(Number((event.target as HTMLInputElement).value))} />
                </label>
            </div>
            <div class="row">
                <button type="button" disabled={now <= 0} onClick={() => go(0)}>{t("player_start")}</button>
                <button type="button" disabled={now <= 0} onClick={() => go(now - 1)}>{t("player_back")}</button>
                {!prefersStill() && <button type="button" class="play" disabled={last === 0} onClick={play}>{t(playing.value ? "player_pause" : "player_play")}</button>}
                <button type="button" disabled={now >= last} onClick={() => go(now + 1)}>{t("player_forward")}</button>
                <button type="button" disabled={now >= last} onClick={() => go(now + 12)}>{t("player_year")}</button>
                <button type="button" disabled={now >= last} onClick={() => go(last)}>{t("player_end")}</button>
                {!prefersStill() && (
                    <label>
                        {t("player_speed")}{" "}
                        <select value={speed.value} onChange={(event) => (speed.value = Number((event.target as HTMLSelectElement).value) as (typeof speeds)[number])}>
                            {speeds.map((each) => <option value={each}>{t("player_speed_of", { n: each })}</option>)}
                        </select>
                    </label>
                )}
            </div>
            <p class="note" role="status">{late ? t("future_waiting", { n: counted(future.value) }) : ""}</p>
        </div>
    );
}

/** A whole number from 0 on, as it is written; null for what is none. */
export function readFuture(text: string): number | null {
    const written = text.trim();
    return /^\d{1,6}$/.test(written) && Number(written) <= mostFuture ? Number(written) : null;
}

function Which() {
    const [wrong, setWrong] = useState(false);
    const take = (event: Event) => {
        const number = readFuture((event.target as HTMLInputElement).value);
        setWrong(number === null);
        if (number !== null) future.value = number;
    };
    return (
        <div class="row">
            <label>
                {t("future_number")}{" "}
                <input type="text" inputMode="numeric" class="number" value={String(future.value)} aria-invalid={wrong} {...(wrong ? { "aria-describedby": "future-wrong" } : {})} onChange={take} />
            </label>
            <button type="button" onClick={() => { setWrong(false); future.value = future.value >= mostFuture ? 0 : future.value + 1; }}>{t("future_another")}</button>
            <span class="note">{t("future_same")}</span>
            {wrong && <p class="fault" id="future-wrong" role="alert">{t("future_wrong", { most: counted(mostFuture) })}</p>}
        </div>
    );
}
