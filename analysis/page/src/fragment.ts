// The whole state in the address: what is after # brings a reader to the same picture.

import { effect } from "@preact/signals";
import { models, pair, seed, settings } from "./state";
import { language, languages, type Language } from "./words";
import type { Setting } from "./engine/messages";

interface Stored { a?: string; b?: string; seed?: number; set?: Setting[]; lang?: string }

const packed = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const unpacked = (text: string) => new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0)));

export const fragment = () =>
    packed(JSON.stringify({ a: models.value[pair.value.a], b: models.value[pair.value.b], seed: seed.value, set: settings.value, lang: language.value } satisfies Stored));

const simple = (value: unknown): value is Setting[1] => (typeof value === "number" && Number.isFinite(value)) || typeof value === "boolean" || typeof value === "string";

/** Takes over what is sound in the address; the rest is left as it is. */
function take(text: string): void {
    let stored: Stored;
    try {
        stored = JSON.parse(unpacked(text)) as Stored;
    } catch {
        return;
    }
    const place = (name: unknown, otherwise: number) => (typeof name === "string" && models.value.includes(name) ? models.value.indexOf(name) : otherwise);
    pair.value = { a: place(stored.a, pair.value.a), b: place(stored.b, pair.value.b) };
    if (Number.isSafeInteger(stored.seed) && stored.seed! >= 0) seed.value = stored.seed!;
    if (Array.isArray(stored.set)) {
        settings.value = stored.set.filter((each): each is Setting => Array.isArray(each) && typeof each[0] === "string" && simple(each[1]));
    }
    if (stored.lang && stored.lang in languages) language.value = stored.lang as Language;
}

export function keepFragment(): void {
    const read = () => {
        const text = /^#s=(.+)$/.exec(location.hash)?.[1];
        if (text) take(text);
    };
    read();
    window.addEventListener("hashchange", read);
    const before = fragment();
    let first = true;
    effect(() => {
        const text = fragment();
        if (first || (text === before && !location.hash.startsWith("#s="))) {
            first = false;
            return;
        }
        try {
            history.replaceState(null, "", `#s=${text}`);
        } catch {
            // A browser may forbid it where pages come from a folder; the button still gives the link.
        }
    });
}
