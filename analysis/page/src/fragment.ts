// The whole state in the address: what is after # brings a reader to the same picture. A small file holds the same.

import { batch, effect } from "@preact/signals";
import { models, nameOf, pair, payload, seed, settings } from "./state";
import { language, languages, type Language } from "./words";
import { readAssessment } from "./workshop/assessment";
import { answers, faults, guess, hidden, history, pins } from "./workshop/signals";
import { stopReplay } from "./workshop/follow";
import { fileText, historyOf, readFile, readStored, type Here, type Read, type Stored } from "./workshop/stored";

const packed = (text: string) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const unpacked = (text: string) => new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0)));

const scenarioHere = () => String(payload.value.scenario_sha256 ?? "").slice(0, 12);

/** All that the reader has set; what is as it was at first is left out. */
function stored(): Stored {
    const { actions, done } = history.value;
    return {
        of: scenarioHere(),
        a: nameOf(pair.value.a), b: nameOf(pair.value.b), seed: seed.value, set: settings.value, lang: language.value,
        ...(actions.length ? { acts: actions, done } : {}),
        ...(pins.value.length ? { pins: pins.value } : {}),
        ...(guess.value ? { guess: guess.value } : {}),
        ...(hidden.value ? { hide: true } : {}),
        ...(Object.keys(answers.value).length ? { answers: answers.value } : {}),
    };
}

export const fragment = () => packed(JSON.stringify(stored()));
export const storedFile = () => fileText(stored(), payload.value.finding.title);
export const linkToState = () => `${location.href.split("#")[0]}#s=${fragment()}`;

function here(): Here {
    const assessment = readAssessment(payload.value.assessment);
    return {
        of: scenarioHere(),
        models: models.value,
        parameters: payload.value.parameters,
        languages: Object.keys(languages),
        questions: assessment?.questions.map((question) => question.key) ?? [],
        points: assessment?.points ?? 5,
    };
}

/** Takes over what fits of a state; the rest is told. Nothing of what is refused as a whole; then false. */
function take(read: Read): boolean {
    faults.value = read.faults;
    if (read.faults.some((fault) => fault.kind !== "left_out")) return false;
    const { stored: from } = read;
    stopReplay();
    const place = (name: string | undefined, otherwise: number) => (name === undefined ? otherwise : models.value.indexOf(name));
    batch(() => {
        pair.value = { a: place(from.a, pair.value.a), b: place(from.b, pair.value.b) };
        if (from.seed !== undefined) seed.value = from.seed;
        history.value = historyOf(from);
        settings.value = from.set ?? [];
        pins.value = from.pins ?? [];
        guess.value = from.guess ?? null;
        hidden.value = from.hide === true;
        answers.value = from.answers ?? {};
        if (from.lang) language.value = from.lang as Language;
    });
    return true;
}

export const takeFile = (text: string): boolean => take(readFile(text, here()));

function takeAddress(text: string): void {
    let read: unknown;
    try {
        read = JSON.parse(unpacked(text));
    } catch {
        faults.value = [{ kind: "link" }];
        return;
    }
    take(readStored(read, here()));
}

const rest = 250; // ms: browsers forbid an address that changes too often

export function keepFragment(): void {
    const read = () => {
        const text = /^#s=(.+)$/.exec(location.hash)?.[1];
        if (text && text !== fragment()) takeAddress(text);
    };
    read();
    window.addEventListener("hashchange", read);
    const before = fragment();
    let first = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
        const text = fragment();
        clearTimeout(later);
        if (first || (text === before && !location.hash.startsWith("#s="))) {
            first = false;
            return;
        }
        later = setTimeout(() => {
            try {
                history_.replaceState(null, "", `#s=${text}`);
            } catch {
                // A browser may forbid it where pages come from a folder; the button still gives the link.
            }
        }, rest);
    });
}

const history_ = window.history;
