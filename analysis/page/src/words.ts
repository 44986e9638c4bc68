// Every word of the page stands in one table for each language; sentences of findings come from the program.

import { signal } from "@preact/signals";
import { da } from "./words/da";
import { en } from "./words/en";

export type Words = Record<keyof typeof en, string>;
export type Key = keyof typeof en;
export const languages = { en: "English", da: "Dansk" } as const;
export type Language = keyof typeof languages;

const tables: Record<Language, Words> = { en, da };

export const language = signal<Language>("en");

/** The words of a key, with {name} replaced by what is given. */
export function t(key: Key, given: Record<string, string | number> = {}): string {
    return tables[language.value][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
}
