// The policy: which one, why it says what it says, and its table, which a reader may change.

import { useState } from "preact/hooks";
import { chosen, edit, edited, policy, resetPolicy } from "../finance/chosen";
import { policyNames, scopes, starts, type PolicyName, type Scope, type Start } from "../finance/policy";
import { plain } from "../numbers";
import { models, payload } from "../state";
import { t, type Key } from "../words";

const longestLife = 480;

export function PolicyPanel() {
    const kinds = payload.value.flows?.kinds ?? [];
    return (
        <div class="panel choice">
            <label for="finance-policy"><strong>{t("finance_policy")}</strong></label>
            <select id="finance-policy" value={chosen.value} onChange={(event) => (chosen.value = (event.target as HTMLSelectElement).value as PolicyName)}>
                {policyNames.map((name) => <option value={name}>{t(`finance_name_${name}` as Key)}</option>)}
            </select>
            <p class="note" aria-live="polite">{t(`finance_why_${chosen.value}` as Key)} {t("finance_auditor")}</p>
            <details class="policy">
                <summary>{t("finance_edit")}{edited.value ? t("finance_edited") : ""}</summary>
                <table>
                    <thead><tr><th scope="col">{t("finance_kind")}</th><th scope="col">{t("finance_share")}</th></tr></thead>
                    <tbody>{kinds.map((kind) => <Share key={`${chosen.value} ${kind}`} kind={kind} />)}</tbody>
                </table>
                {scopes.map((scope) => <From scope={scope} />)}
                <p class="note">{t("finance_starts")}</p>
                <p>
                    <NumberField key={chosen.value} id="finance-life" label={t("finance_life")} value={policy.value.lifeMonths} low={1} high={longestLife} whole onValue={(lifeMonths) => edit({ lifeMonths })} />
                </p>
                <label class="check"><input type="checkbox" checked={policy.value.writeOff} onChange={(event) => edit({ writeOff: (event.target as HTMLInputElement).checked })} /> {t("finance_write_off")}</label>
                <p><button type="button" disabled={!edited.value} onClick={resetPolicy}>{t("finance_reset")}</button></p>
            </details>
        </div>
    );
}

const kindLabel = (kind: string) => (known.includes(kind) ? t(`finance_kind_${kind}` as Key) : kind.replaceAll("_", " "));
const known = ["discovery", "scope_before_evidence", "scope_after_evidence", "further_attempts", "waiting", "idle", "running", "overhead", "interventions"];

function Share({ kind }: { kind: string }) {
    const id = `finance-share-${kind}`;
    const share = policy.value.shares[kind] ?? 0;
    return (
        <tr>
            <th scope="row"><label for={id}>{kindLabel(kind)}</label></th>
            <td><NumberField id={id} value={Math.round(share * 1e6) / 1e4} low={0} high={100} onValue={(value) => edit({ shares: { ...policy.value.shares, [kind]: value / 100 } })} /></td>
        </tr>
    );
}

function From({ scope }: { scope: Scope }) {
    const id = `finance-from-${scope}`;
    const mine = models.value.filter((_, place) => scopeOf(place) === scope);
    return (
        <p>
            <label for={id}>{t(`finance_from_${scope}` as Key)}</label>{" "}
            <select id={id} value={policy.value.from[scope]} onChange={(event) => edit({ from: { ...policy.value.from, [scope]: (event.target as HTMLSelectElement).value as Start } })}>
                {starts.map((start) => <option value={start}>{t(`finance_start_${start}` as Key)}</option>)}
            </select>
            <br /><small class="note">{mine.length ? t("finance_holds_for", { names: mine.join(", ") }) : t("finance_holds_for_none")}</small>
        </p>
    );
}

/** A model's scope; at its start, if it is on the way from one to another. */
const scopeOf = (place: number): Scope => (payload.value.scenario.models[place]?.levers["scope"] === "adaptive" ? "adaptive" : "fixed");

interface Field { id: string; label?: string; value: number; low: number; high: number; whole?: boolean; onValue(value: number): void }

/** A number within limits. What is none changes nothing, is told there, and gives way to what holds when it is left. */
function NumberField({ id, label, value, low, high, whole, onValue }: Field) {
    const [draft, setDraft] = useState<string | null>(null);
    const [wrong, setWrong] = useState(false);
    const read = (event: Event) => {
        const input = event.target as HTMLInputElement;
        const next = input.valueAsNumber;
        const sound = Number.isFinite(next) && next >= low && next <= high && (!whole || Number.isInteger(next));
        setDraft(input.value);
        setWrong(!sound);
        if (sound && next !== value) onValue(next);
    };
    const leave = (event: Event) => {
        (event.target as HTMLInputElement).value = String(value); // what a browser cannot read as a number it keeps to itself
        setDraft(null);
        setWrong(false);
    };
    return (
        <>
            {label && <label for={id}>{label} </label>}
            <input id={id} type="number" inputMode={whole ? "numeric" : "decimal"} min={low} max={high} step={whole ? 1 : "any"} value={draft ?? String(value)} aria-invalid={wrong} aria-describedby={wrong ? `${id}-wrong` : undefined} onInput={read} onBlur={leave} />
            {wrong && <small class="wrong" id={`${id}-wrong`} role="alert">{t(whole ? "finance_wrong_whole" : "finance_wrong", { low: plain(low), high: plain(high), value: plain(value) })}</small>}
        </>
    );
}
