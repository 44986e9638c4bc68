// Names of groups of levers, as `fundsim attribute` tells them apart.

import { language } from "../words";
import { groups as da } from "./da/groups";
import { groups as en } from "./en/groups";

const tables: Record<"da" | "en", Record<string, string>> = { da, en };

export function groupLabel(name: string): string {
    const table = tables[language.value];
    return Object.hasOwn(table, name) ? table[name]! : name.replaceAll("_", " ");
}
