// Names of interventions: shipped ones in the reader's language, a scenario's own in the words of who wrote them.

import { language } from "../words";
import { interventions as da } from "./da/interventions";
import { interventions as en } from "./en/interventions";

const tables: Record<"da" | "en", Record<string, string>> = { da, en };

export function interventionLabel(name: string): string {
    const table = tables[language.value];
    if (Object.hasOwn(table, name)) return table[name]!;
    const text = name.replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}
