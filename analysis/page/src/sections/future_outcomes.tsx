// One future after another, and how often the first model was ahead so far: how often something happens is read better from
// outcomes one by one than from bars of error (Hullman, Resnick & Adar 2015).

import { useEffect, useRef, useState } from "preact/hooks";
import { colourOf } from "../charts/colours";
import { Figure } from "../charts/figure";
import { outcomePlot } from "../charts/outcome";
import { future, outcomesFrom, playedKey, prefersStill } from "../future";
import { amount, counted, of100 } from "../numbers";
import { models, nameOf, pair, payload, settings } from "../state";
import { language, t } from "../words";
import { aheadShare } from "./verdict";

const pause = 400; // ms
const fetchBefore = 16; // futures left
const listed = 50;

interface Known { a: number[]; b: number[] }
const none: Known = { a: [], b: [] };

/** From the lowest to the highest of all that are known, with some room; zero is always in it. */
export function domainOf({ a, b }: Known): [number, number] {
    const all = [...a, ...b, 0];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const room = 0.06 * (high - low || 1);
    return [low - room, high + room];
}

export function NextOutcomes() {
    const key = playedKey.value;
    const [known, setKnown] = useState<{ of: string } & Known>({ of: key, ...none });
    const [place, setPlace] = useState(-1); // the future that is shown
    const [running, setRunning] = useState(false);
    const [fault, setFault] = useState<string | null>(null);
    const asked = useRef("");
    const fresh = known.of === key ? known : { of: key, ...none };
    const have = fresh.a.length;
    useEffect(() => {
        setPlace(-1);
        setRunning(false);
        setFault(null);
    }, [key]);
    useEffect(() => {
        const wish = `${have} ${key}`;
        if ((place < 0 && !running) || have - place > fetchBefore || asked.current === wish || fault !== null) return;
        asked.current = wish;
        outcomesFrom(have).then(
            ({ a, b }) => playedKey.value === key && setKnown({ of: key, a: [...fresh.a, ...a], b: [...fresh.b, ...b] }),
            (failed: Error) => {
                asked.current = "";
                if (playedKey.value !== key) return;
                setFault(failed.message);
                setRunning(false);
            },
        );
    });
    useEffect(() => {
        if (!running) return;
        const timer = setInterval(() => setPlace((now) => Math.min(now + 1, have - 1)), pause);
        return () => clearInterval(timer);
    }, [running, have]);
    if (pair.value.a === pair.value.b) return <><h3>{t("hop_head")}</h3><p class="note">{t(models.value.length < 2 ? "one_model" : "hop_two")}</p></>;
    const next = () => {
        setRunning(false);
        setPlace((now) => (have === 0 ? 0 : Math.min(now + 1, have - 1)));
    };
    return (
        <>
            <h3>{t("hop_head")}</h3>
            <p>{t("hop_intro")}</p>
            <div class="player row">
                {!prefersStill() && <button type="button" class="play" onClick={() => setRunning(!running)}>{t(running ? "player_pause" : "player_play")}</button>}
                <button type="button" onClick={next}>{t("hop_next")}</button>
                <button type="button" disabled={place < 0} onClick={() => { setRunning(false); setPlace(-1); }}>{t("hop_over")}</button>
                <button type="button" disabled={place < 0 || place === future.value} onClick={() => { setRunning(false); future.value = place; document.getElementById("future")?.scrollIntoView(); }}>{t("hop_look", { n: counted(Math.max(place, 0)) })}</button>
                {prefersStill() && <span class="note">{t("hop_still")}</span>}
            </div>
            {fault !== null && <p class="fault">{t("cannot_play", { why: fault })}</p>}
            {fault === null && place >= 0 && (have > 0 ? <One known={fresh} place={Math.min(place, have - 1)} quiet={running} /> : <p class="note">{t("computing")}</p>)}
        </>
    );
}

function One({ known, place, quiet }: { known: Known; place: number; quiet: boolean }) {
    const { currency, replications } = payload.value.finding;
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const ahead = Array.from({ length: place + 1 }, (_, each) => known.a[each]! > known.b[each]!);
    const often = ahead.filter(Boolean).length;
    const whole = settings.value.length ? null : aheadShare(payload.value, pair.value);
    const title = t("hop_title", { a, b, n: counted(often), of: counted(place + 1) });
    return (
        <>
            <Figure
                id="future-outcomes"
                title={title}
                note={`${t("hop_note", { a, b })}${whole ? ` ${t("hop_all", { n: counted(replications), share: of100(whole.value), a })}` : ""}`}
                values={{
                    heads: [t("future_number"), a, b],
                    rows: ahead.map((_, each) => [counted(each), amount(known.a[each]!), amount(known.b[each]!)]).slice(-listed),
                }}
                draw={(width) => outcomePlot({ a: { name: a, colour: colourOf(pair.value.a), value: known.a[place]! }, b: { name: b, colour: colourOf(pair.value.b), value: known.b[place]! }, domain: domainOf(known), ahead }, width, t("npv_axis", { currency }))}
                on={[known, place, language.value]}
            />
            <p class="unseen" aria-live={quiet ? "off" : "polite"}>{title}</p>
        </>
    );
}

