// Presenter view: one part of the page at a time, in large type, with the gap on top. Keys step through the parts.

import { useEffect, useRef, useState } from "preact/hooks";
import { changed, knownGap } from "../live";
import { exponentWithMargin, margin, of100, rounded } from "../numbers";
import { models, nameOf, pair, payload, presenting, settings } from "../state";
import { t, type Key } from "../words";
import { gaps } from "../engine/whatif";
import { hidden } from "../workshop/signals";
import { shareAhead } from "../statistics";
import { aheadShare } from "./verdict";

export interface Part { id: string; title: Key }

/** The part that the reader is looking at. */
function inView(parts: Part[]): string {
    const tops = parts.map(({ id }) => ({ id, top: document.getElementById(id)?.getBoundingClientRect().top ?? Infinity }));
    return (tops.filter(({ top }) => top < window.innerHeight / 2).at(-1) ?? tops[0])?.id ?? "";
}

const typing = (target: EventTarget | null) => target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");

export function Presenter({ parts }: { parts: Part[] }) {
    // While results are hidden there is only one part to show.
    const [shown, setShown] = useState(() => inView(parts)); // before all others are gone
    const last = useRef(shown);
    last.current = shown;
    const all = hidden.value ? parts.filter(({ id }) => id === "workshop") : parts;
    const place = Math.max(0, all.findIndex(({ id }) => id === shown));
    const go = (to: number) => {
        const next = all[Math.min(all.length - 1, Math.max(0, to))];
        if (!next) return;
        setShown(next.id);
        window.scrollTo(0, 0);
    };
    /** A screen down or up, and on to the next part at its end. */
    const page = (way: 1 | -1) => {
        const screen = window.innerHeight - 120;
        const left = way > 0 ? document.documentElement.scrollHeight - window.innerHeight - window.scrollY : window.scrollY;
        if (left > 24) window.scrollBy(0, way * Math.min(screen, left));
        else go(place + way);
    };
    useEffect(() => {
        const onKey = (event: KeyboardEvent) => {
            if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.key === "Escape") presenting.value = false;
            if (typing(event.target)) return;
            const steps: Record<string, () => void> = { PageDown: () => page(1), PageUp: () => page(-1), ArrowRight: () => go(place + 1), ArrowLeft: () => go(place - 1), Home: () => go(0), End: () => go(all.length - 1) };
            const step = steps[event.key];
            if (!step) return;
            event.preventDefault();
            step();
        };
        window.addEventListener("keydown", onKey);
        return () => window.removeEventListener("keydown", onKey);
    });
    useEffect(() => {
        window.scrollTo(0, 0);
        return () => void requestAnimationFrame(() => document.getElementById(last.current)?.scrollIntoView());
    }, []);
    const now = all[place];
    return (
        <div class="bar" role="region" aria-label={t("ws_bar")}>
            <style>{`@media screen { main > section:not(#${now?.id ?? "verdict"}) { display: none; } }`}</style>
            <Gap />
            <span class="steps" title={t("ws_bar_keys")}>
                <button type="button" disabled={place === 0} aria-label={t("ws_bar_before")} onClick={() => go(place - 1)}>←</button>
                <span role="status">{now ? t(now.title) : ""}, {t("ws_bar_place", { n: place + 1, all: all.length })}</span>
                <button type="button" disabled={place >= all.length - 1} aria-label={t("ws_bar_next")} onClick={() => go(place + 1)}>→</button>
                <button type="button" aria-label={t("present_end")} title={t("present_end")} onClick={() => (presenting.value = false)}>✕</button>
            </span>
        </div>
    );
}

/** The gap as it is now, in one line. */
function Gap() {
    if (hidden.value) return <span>{t("ws_hidden")}</span>;
    if (models.value.length < 2 || pair.value.a === pair.value.b) return <span />;
    const now = settings.value.length ? changed.value : null;
    const gap = now?.gap ?? knownGap(payload.value, pair.value);
    const share = now ? shareAhead(gaps(now.npvs)) : aheadShare(payload.value, pair.value)?.value;
    const exponent = exponentWithMargin(gap);
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    return (
        <span class="told-gap">
            <strong>{t(gap.value < 0 ? "ws_bar_gap_behind" : "ws_bar_gap", { a, b, gap: rounded(Math.abs(gap.value), exponent), currency: payload.value.finding.currency })}</strong>{" "}
            <span>± {rounded(margin(gap), exponent)}{share !== undefined && <> · {t("ws_bar_ahead", { n: of100(share) })}</>}</span>
        </span>
    );
}
