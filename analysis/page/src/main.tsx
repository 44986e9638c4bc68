// The page: reads what it was given, draws it, and starts the engine.

import { render } from "preact";
import { fragment, keepFragment } from "./fragment";
import { findingOfScenario, startEngine } from "./live";
import { counted } from "./numbers";
import { readPayload } from "./payload";
import { Assumptions } from "./sections/assumptions";
import { Finance } from "./sections/finance";
import { First } from "./sections/first";
import { Future } from "./sections/future";
import { Initiatives } from "./sections/initiatives";
import { Money } from "./sections/money";
import { Presenter } from "./sections/presenter";
import { Guard } from "./sections/section";
import { Sure } from "./sections/sure";
import { Verdict } from "./sections/verdict";
import { WhatIf } from "./sections/whatif";
import { Why } from "./sections/why";
import { Workshop } from "./sections/workshop";
import { Faults } from "./sections/workshop_share";
import { contestedPair, pair, payload, presenting, seed } from "./state";
import { language, languages, t, type Key, type Language } from "./words";
import { watchSettings } from "./workshop/follow";
import { keepPlayed } from "./workshop/played";
import { hidden } from "./workshop/signals";

const parts: { id: string; title: Key; part: () => preact.JSX.Element | null }[] = [
    { id: "verdict", title: "sec_verdict", part: Verdict },
    { id: "money", title: "sec_money", part: Money },
    { id: "why", title: "sec_why", part: Why },
    { id: "sure", title: "sec_sure", part: Sure },
    { id: "first", title: "sec_first", part: First },
    { id: "whatif", title: "sec_whatif", part: WhatIf },
    { id: "workshop", title: "sec_workshop", part: Workshop },
    { id: "future", title: "sec_future", part: Future },
    { id: "initiatives", title: "sec_initiatives", part: Initiatives },
    { id: "finance", title: "sec_finance", part: Finance },
    { id: "assumptions", title: "sec_assumptions", part: Assumptions },
];

function Page() {
    const { finding, program_version, scenario_sha256, created_utc, command } = payload.value;
    document.documentElement.lang = language.value;
    document.documentElement.classList.toggle("presenting", presenting.value);
    document.documentElement.classList.toggle("guessing", hidden.value);
    const there = parts.filter(({ id }) => id !== "initiatives" || payload.value.initiatives?.length);
    return (
        <>
            <a class="skip" href="#verdict">{t("skip")}</a>
            <header class="top">
                <h1>{finding.title}</h1>
                <p>{t("futures_played", { n: counted(finding.replications), seed: finding.seed, currency: finding.currency })}</p>
                {finding.point && <p class="point" lang="en">{finding.point}</p>}
                <div class="tools">
                    <label>{t("language")} <select value={language.value} onChange={(event) => (language.value = (event.target as HTMLSelectElement).value as Language)}>{Object.entries(languages).map(([key, name]) => <option value={key}>{name}</option>)}</select></label>
                    <button type="button" aria-pressed={presenting.value} onClick={() => (presenting.value = !presenting.value)}>{t(presenting.value ? "present_end" : "present")}</button>
                    <button type="button" onClick={() => window.print()}>{t("print")}</button>
                </div>
                <nav aria-label={t("nav_label")}>{there.map(({ id, title }) => <a href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.scrollIntoView(); }}>{t(title)}</a>)}</nav>
            </header>
            {presenting.value && <Presenter parts={there} />}
            <main>
                {hidden.value && !presenting.value && <p class="hide-bar"><span>{t("ws_hidden")}</span> <button type="button" class="link" onClick={() => (hidden.value = false)}>{t("ws_show_results")}</button></p>}
                <Faults />
                {parts.map(({ id, title, part: Part }) => <Guard key={id} id={id} title={title}><Part /></Guard>)}
            </main>
            <footer>{t("origin", { version: program_version, hash: scenario_sha256.slice(0, 12), date: created_utc.slice(0, 10), command })}</footer>
        </>
    );
}

function Fault({ kind }: { kind: "empty" | "broken" | "newer" | "models" }) {
    return <main><h1>{t("fault_title")}</h1><p class="fault">{t(`fault_${kind}`)}</p></main>;
}

const root = document.getElementById("page")!;
const read = readPayload(document.getElementById("fundsim-data")?.textContent ?? "null");
if (navigator.language.toLowerCase().startsWith("da")) language.value = "da";
if (read.payload === null) {
    render(<Fault kind={read.fault} />, root);
} else {
    payload.value = read.payload;
    pair.value = contestedPair(read.payload);
    seed.value = read.payload.finding.seed;
    keepFragment();
    watchSettings();
    keepPlayed();
    render(<Page />, root);
    void startEngine();
}

/** For tests in a browser. */
Object.assign(window, { fundsim: { findingOfScenario, fragment } });
