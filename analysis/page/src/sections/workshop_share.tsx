// Taking it home: a link, a file of the whole state, and a scenario that the program runs.

import { useState } from "preact/hooks";
import { download } from "../download";
import { linkToState, storedFile, takeFile } from "../fragment";
import { blocks } from "../live";
import { payload, seed, sortedSettings } from "../state";
import { labelOf } from "../parameters";
import { t, type Key } from "../words";
import { faults } from "../workshop/signals";
import type { Fault } from "../workshop/stored";
import { scenarioWith } from "../workshop/toml";

const largest = 2_000_000; // bytes of a file that is read

/** A name of a file from the title: letters and digits of any language. */
const fileName = (ending: string) => `${payload.value.finding.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "fundsim"}.${ending}`;

export const faultText = (fault: Fault) => (fault.kind === "left_out" ? t("ws_fault_left_out", { what: fault.what, why: t(`ws_why_${fault.why}` as Key) }) : t(`ws_fault_${fault.kind}`));

const mostTold = 8;

/** What did not fit of the last state that was read, from a file or from the address. */
export function Faults() {
    if (!faults.value.length) return null;
    return (
        <div class="fault" role="alert">
            {faults.value.slice(0, mostTold).map((fault) => <p>{faultText(fault)}</p>)}
            {faults.value.length > mostTold && <p>{t("ws_fault_more", { n: faults.value.length - mostTold })}</p>}
            <button type="button" onClick={() => (faults.value = [])}>{t("ws_dismiss")}</button>
        </div>
    );
}

export function Share() {
    const [told, setTold] = useState("");
    const [link, setLink] = useState("");
    const [toml, setToml] = useState<string[]>([]);
    const copy = async () => {
        const address = linkToState();
        try {
            await navigator.clipboard.writeText(address);
            setTold(t("copied"));
            setLink("");
        } catch {
            setLink(address); // to be copied by hand
        }
    };
    const read = async (event: Event) => {
        const input = event.target as HTMLInputElement;
        const file = input.files?.[0];
        if (!file) return;
        const large = file.size > largest;
        const fine = !large && takeFile(await file.text());
        setTold(fine ? t("ws_read_done", { name: file.name }) : large ? t("ws_fault_large") : "");
        input.value = ""; // the same file may be read again
    };
    const scenario = () => {
        const name = fileName("toml");
        const written = scenarioWith(payload.value.scenario_toml, sortedSettings.value, payload.value.interventions, `fundsim run ${name} --seed ${seed.value} -n ${256 * blocks}`);
        setToml([...(written.ramped ? [t("ws_toml_ramped")] : []), ...written.missing.map((address) => t("ws_toml_missing", { what: labelOf(address) }))]);
        download(name, new Blob([written.text], { type: "application/toml" }));
    };
    return (
        <>
            <h3>{t("ws_share")}</h3>
            <p class="note">{t("ws_share_note")}</p>
            <p class="buttons">
                <button type="button" onClick={() => void copy()}>{t("copy_link")}</button>
                <button type="button" onClick={() => download(fileName("json"), new Blob([storedFile()], { type: "application/json" }))}>{t("ws_save")}</button>
                <label class="file">{t("ws_read")} <input type="file" accept=".json,application/json" onChange={(event) => void read(event)} /></label>
                <span role="status">{told}</span>
            </p>
            {link && <p><label>{t("ws_link")} <input type="text" readOnly value={link} size={40} onFocus={(event) => (event.target as HTMLInputElement).select()} /></label></p>}
            <p class="buttons">
                <button type="button" onClick={scenario}>{t("ws_toml")}</button>
                <span class="note">{t("ws_toml_note")}</span>
            </p>
            {toml.map((line) => <p class="fault" role="alert">{line}</p>)}
        </>
    );
}
