// Whether every word is there in both languages, and whether what the program names has a name in the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bundled, program, root } from "./bundled.mjs";

const files = readdirSync(join(root, "analysis/page/src/words/en")).map((name) => name.replace(/\.ts$/, ""));
const imports = (language) => files.map((name) => `import * as ${language}_${name} from "./words/${language}/${name}";`).join("\n");
const page = await bundled(`
    ${imports("en")}
    ${imports("da")}
    export const files = { ${files.map((name) => `${name}: { en: en_${name}, da: da_${name} }`).join(", ")} };
    export { en } from "./words/en";
    export { da } from "./words/da";
    export { language } from "./words";
    export { parameterLabel, choiceLabel, unitLabel, unitOf, numberText, valueText } from "./words/parameters";
    export { groupLabel } from "./words/groups";
    export { interventionLabel } from "./words/interventions";
`);
const inBoth = (check) => {
    for (const language of ["en", "da"]) {
        page.language.value = language;
        check(language);
    }
    page.language.value = "en";
};
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

function alike(english, danish, where) {
    assert.deepEqual(Object.keys(danish).sort(), Object.keys(english).sort(), `keys of ${where}`);
    for (const [key, text] of Object.entries(english)) {
        if (typeof text === "object") {
            alike(text, danish[key], `${where}.${key}`);
            continue;
        }
        const other = danish[key];
        assert.deepEqual([...new Set(places(other))], [...new Set(places(text))], `what is put into ${where}.${key}`);
        assert.equal(other.split("|").length, text.split("|").length, `parts of ${where}.${key}`);
        assert.equal(other.trim() === "", text.trim() === "", `${where}.${key} is empty in one language`);
        assert.ok(!/—/.test(text + other), `${where}.${key} has a dash as in a novel`);
    }
}

test("every table has the same keys, places and parts in both languages", () => {
    alike(page.en, page.da, "all words");
    for (const [name, { en, da }] of Object.entries(page.files)) {
        for (const table of Object.keys(en)) alike(en[table], da[table], `${name}.${table}`);
    }
});

// Words that a Danish finance or product leader says in English, names, and what has no words.
const same = /^(audit_.*|to|on|dots|model|teams|.*_axis|npv.*|benchmark|language|name|policy_.*)$/;

test("Danish is not a copy of the English", () => {
    const copied = Object.entries(page.en).filter(([key, text]) => /[a-z]{3} [a-z]{2}/i.test(text.replace(/\{\w+\}/g, "")) && page.da[key] === text && !same.test(key));
    assert.deepEqual(copied.map(([key]) => key), []);
});

test("every parameter, choice and unit of the program has words", { skip: program ? false : "build/release/fundsim is not built" }, () => {
    const { parameters } = JSON.parse(execFileSync(program, ["explain", "--json"], { encoding: "utf8" }));
    assert.ok(parameters.length >= 100);
    assert.equal(new Set(parameters.map(({ name }) => name)).size, parameters.length, "two parameters share a name");
    const { en, da } = page.files.parameters;
    for (const { name, unit, choices, kind } of parameters) {
        assert.ok(Object.hasOwn(en.parameters, name), `no label for ${name}`);
        for (const table of [en, da]) {
            const label = table.parameters[name];
            assert.ok(label.length <= 34 && label.split(" ").length <= 6, `a long label: ${label}`);
            assert.ok(Object.hasOwn(table.units, unit), `no words for the unit ${unit} of ${name}`);
            for (const choice of kind === "choice" ? choices : []) assert.ok(Object.hasOwn(table.choices, choice), `no words for ${choice}`);
        }
    }
    for (const table of [en, da]) {
        const labels = Object.values(table.parameters);
        assert.equal(new Set(labels).size, labels.length, "two parameters have the same label");
        const known = new Set(parameters.map(({ name }) => name));
        assert.deepEqual(Object.keys(table.parameters).filter((name) => !known.has(name)), [], "labels of what is no parameter");
    }
});

test("values are told with their units", () => {
    const told = (name, unit, value, language = "en") => {
        page.language.value = language;
        const text = page.valueText({ name, unit }, value, "kEUR");
        page.language.value = "en";
        return text;
    };
    assert.equal(told("idle_cost_share", "share", 0.35), "35%");
    assert.equal(told("idle_cost_share", "share", 0.355, "da"), "35,5\u00a0%");
    assert.equal(told("discount_rate", "per year", 0.08), "8% a year");
    assert.equal(told("discount_rate", "per year", 0.08, "da"), "8\u00a0% om året");
    assert.equal(told("arrivals_per_year", "per year", 60, "da"), "60 om året");
    assert.equal(told("review_months", "months", 1, "da"), "1 måned");
    assert.equal(told("review_months", "months", 3), "3 months");
    assert.equal(told("budget_per_year", "currency/year", 12000, "da"), "12.000 kEUR om året");
    assert.equal(told("release_cadence_months", "months", 0), "once, at the end");
    assert.equal(told("tail_months", "months", Infinity, "da"), "for altid");
    assert.equal(told("dependencies", "count", 1.5), "1.5");
    assert.equal(told("something_new", "lightyears", 2), "2 lightyears");
    assert.equal(page.unitOf({ name: "discount_rate", unit: "per year" }, "kEUR"), "% a year");
});

test("every group of levers has words", () => {
    const source = ["funding", "practice"].map((name) => readFileSync(join(root, `sim/parameters/table_${name}.cpp`), "utf8")).join("");
    const groups = new Set([...source.matchAll(/\(\s*"([a-z -]+)",\s*"[a-z_]+",\s*Kind::/g)].map(([, group]) => group));
    assert.ok(groups.size >= 15, `only ${groups.size} groups found`);
    const [, bills] = /bills_group = "([^"]+)"/.exec(readFileSync(join(root, "sim/studies/lever_groups.hpp"), "utf8"));
    for (const group of [...groups, bills]) {
        inBoth((language) => assert.ok(Object.hasOwn(page.files.groups[language].groups, group), `no words for the group ${group}`));
    }
    assert.equal(page.groupLabel("toString"), "toString");
});

test("every shipped intervention has words, and others keep their own", () => {
    const source = readFileSync(join(root, "sim/parameters/shipped_interventions.cpp"), "utf8");
    const names = [...source.matchAll(/^ {4}\{"([a-z_]+)",/gm)].map(([, name]) => name);
    assert.ok(names.length >= 22, `only ${names.length} interventions found`);
    inBoth((language) => assert.deepEqual(Object.keys(page.files.interventions[language].interventions).sort(), [...names].sort()));
    assert.equal(page.interventionLabel("our_own_idea"), "Our own idea");
    assert.equal(page.interventionLabel("constructor"), "Constructor");
});
