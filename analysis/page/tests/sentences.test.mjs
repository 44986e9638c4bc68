// Whether every sentence that the program's findings make has a Danish form, with all of its numbers and names.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { bundled, program, root } from "./bundled.mjs";

const { inDanish, inWords, kinds, language, patterns } = await bundled(`
    export { inDanish, patterns } from "./words/da/sentences";
    export { kinds } from "./words/da/pieces";
    export { inWords } from "./words/addresses";
    export { language } from "./words";
`);
language.value = "da";
const run = promisify(execFile);
const printed = async (...words) => (await run(program, words, { encoding: "utf8", maxBuffer: 1 << 28 })).stdout;
const skip = program ? false : "build/release/fundsim is not built";

const without = (text, names) => [...names].sort((x, y) => y.length - x.length).reduce((rest, name) => rest.replaceAll(name, "¤"), text);
const numbersOf = (text) => (text.match(/\d[\d.,]*\d|\d/g) ?? []).sort();
const swapped = (text) => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
const english = /\b(the|and|of|with|against|futures|than|assumptions|ahead|behind|never|average|come|comes|bring|brings|would|loss|money|more|under 1 of)\b/;

/** The Danish of a sentence; fails where it loses a number or a name, or keeps English words. */
function translated(text, names) {
    const danish = inDanish(text, names);
    assert.ok(danish !== null, `no Danish for: ${text}`);
    const [from, to] = [without(text.replace(/model\."(?:[^"\\]|\\.)*"/g, "model"), names), without(danish, names)];
    assert.deepEqual(numbersOf(to), numbersOf(from).map(swapped).sort(), `numbers of: ${text}\n${danish}`);
    for (const name of names) assert.equal(danish.split(name).length >= text.split(name).length, true, `${name} is lost: ${danish}`);
    assert.ok(!english.test(to), `English words in: ${danish}`);
    assert.ok(!/\{|undefined|[\uE000\uE001]/.test(to), `holes in: ${danish}`);
    assert.equal(/^\p{Lu}/u.test(to), /^\p{Lu}/u.test(from), `beginning of: ${danish}`);
    return danish;
}

const told = new Set(); // which sentences were met, to see that many were
const shape = (text, names) => without(text, names).replace(/[\d.,]+/g, "#");

async function findings(...words) {
    const { finding, models } = JSON.parse(await printed("run", ...words, "--json", "--quiet"));
    const names = models.map(({ name }) => name);
    const all = [finding.verdict, finding.against, finding.quote, ...finding.moving, ...finding.reasons.map(({ sentence }) => sentence)].filter(Boolean);
    for (const text of all) {
        translated(text, names);
        told.add(shape(text, names));
    }
}

test("every place of a pattern is of a known kind, and stands in the Danish", () => {
    for (const [english, danish] of patterns) {
        const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();
        assert.deepEqual(places(danish), places(english), english);
        for (const place of places(english)) assert.ok(Object.hasOwn(kinds, place.replace(/\d$/, "")), `${place} in: ${english}`);
    }
});

const scenarios = readdirSync(join(root, "scenarios")).filter((name) => name.endsWith(".toml"));
for (const scenario of scenarios) {
    test(`sentences of a run of ${scenario}`, { skip }, () => findings(join(root, "scenarios", scenario), "-n", "300"));
}
const variations = [
    ["one future", "small_company", "-n", "1"],
    ["few futures", "small_company", "-n", "12"],
    ["nothing costs to be idle", "small_company", "-n", "200", "--set", "model.idle_cost_share=0"],
    ["a poor market", "small_company", "-n", "200", "--set", "opportunities.value_scale=0.2"],
    ["a rich market", "start_small", "-n", "200", "--set", "opportunities.value_scale=3"],
    ["another model wins", "certain_and_scarce", "-n", "200"],
    ["a move at once", "baseline", "-n", "100", "--set", 'model."From where we are".transition.start_month=0', "--set", 'model."From where we are".transition.end_month=0'],
];
for (const [what, scenario, ...words] of variations) {
    test(`sentences of a run: ${what}`, { skip }, () => findings(join(root, `scenarios/${scenario}.toml`), ...words));
}
test("many kinds of sentences were met", { skip }, () => assert.ok(told.size >= 20, `only ${told.size}`));

/** What a study says before its first table and after it, without what only the screen says. */
async function saidBy(...words) {
    const screen = await printed(...words, "--quiet");
    return screen.split(/\n\n/).map((part) => part.replace(/\n/g, " ").trim());
}
const starts = /(With the scenario's own|Of what makes|Of what the assumptions|No assumption alone|Too few draws|To know all|Research on|Even where|No assumptions were|Under these|Takes from it|Together they|With all assumptions|It moves most|Of [\d,]+ changes|Played again|With th(?:at|ese) in place)/;
for (const [study, scenario, ...words] of [["explore", "small_company", "-n", "256"], ["explore", "certain_and_scarce", "-n", "512"], ["sensitivity", "certain_and_scarce", "-n", "60"], ["attribute", "listed_portfolio", "-n", "20"], ["interventions", "listed_portfolio", "-n", "60"]]) {
    test(`sentences of ${study} of ${scenario}`, { skip }, async () => {
        const file = join(root, `scenarios/${scenario}.toml`);
        const { models, title } = JSON.parse(await printed("run", file, "-n", "20", "--json", "--quiet"));
        const names = models.map(({ name }) => name);
        let met = 0;
        for (const part of await saidBy(study, file, ...words)) {
            const place = part.search(new RegExp(`(?<=^| |\\n)${starts.source}`));
            if (place < 0 || /  /.test(part) || /^(All \d|Varied|Each change|Share:)/.test(part)) continue;
            translated(part.slice(place), names);
            met += 1;
        }
        assert.ok(met >= 1, `${title}: nothing was said`);
    });
}

// What the runs above seldom say, as the program's text has it.
const names = ["Annual projects", "Product teams", "Money and work, 2.5 a year", "A"];
const seldom = {
    "Under these assumptions no model is ahead: all come out level in every future.": "Under disse antagelser er ingen model foran: alle står lige i hver fremtid.",
    "Under these assumptions Product teams and Money and work, 2.5 a year (level with each other) come out ahead of A in all 1,200 futures, with 6,030 ± 200 kEUR more net present value on average; a minority of very good futures carries that average. Every model loses money on average.":
        "Under disse antagelser ligger Product teams og Money and work, 2.5 a year (indbyrdes lige) foran A i alle 1.200 fremtider, med 6.030 ± 200 kEUR mere i nutidsværdi i gennemsnit; et mindretal af meget gode fremtider bærer det gennemsnit. Alle modeller taber penge i gennemsnit.",
    "Under these assumptions Product teams and 4 others (level with each other) come out ahead of A in fewer than 1 of 100 futures, with 5 EUR more net present value on average.":
        "Under disse antagelser ligger Product teams og 4 andre (indbyrdes lige) foran A i færre end 1 ud af 100 fremtider, med 5 EUR mere i nutidsværdi i gennemsnit.",
    "Under these assumptions A brings an NPV of -12,400 to 87,900 kEUR in 9 of 10 simulated futures, makes a loss in 12 of 100 futures (10-14) and brings -3.5 ± 1.2 kEUR on average.":
        "Under disse antagelser giver A en nutidsværdi på −12.400 til 87.900 kEUR i 9 ud af 10 simulerede fremtider, giver tab i 12 ud af 100 fremtider (10–14) og −3,5 ± 1,2 kEUR i gennemsnit.",
    "Money and work, 2.5 a year would come first if people without work in Product teams cost close to 100% of their pay (assumed: 50%).":
        "Money and work, 2.5 a year ville ligge først, hvis folk uden opgaver i Product teams kostede tæt på 100\u00a0% af deres løn (antaget: 50\u00a0%).",
    "money spent without effect: under 0.1% against 6.9%": "penge brugt uden effekt: under 0,1\u00a0% mod 6,9\u00a0%",
    "Product teams come out ahead where model.idle_cost_share is above 0.55 and below 0.9, opportunities.areas is at least 3 and organisation.discount_rate is below 0.1: in 62 of 100 futures. Such draws are fewer than 1 of 100, and hold 12 of 100 futures in which Product teams are ahead.":
        "Product teams ligger foran, hvor »Løn til folk uden opgaver« er over 0,55 og under 0,9, »Produktområder« er mindst 3 og »Kalkulationsrente« er under 0,1: i 62 ud af 100 fremtider. Sådanne udtræk er færre end 1 ud af 100 og rummer 12 ud af 100 fremtider, hvor Product teams er foran.",
    "Under these assumptions Product teams bring 2,850 ± 210 kEUR more net present value than Annual projects on average. The largest parts come with cadence 930 kEUR, follow-up 550 and interventions' cost -410.":
        "Under disse antagelser giver Product teams 2.850 ± 210 kEUR mere i nutidsværdi end Annual projects i gennemsnit. De største dele kommer med rytmen i bevillinger 930 kEUR, opfølgning på effekt 550 og hvad tiltagene koster −410.",
    "It moves most with organisation.erosion_owned (3,650 kEUR), model.\"Product teams\".idle_cost_share (2,290 kEUR) and model.A.wip (1.5 kEUR).":
        "Det flytter sig mest med »Værditab med et team« (3.650 kEUR), »Løn til folk uden opgaver (Product teams)« (2.290 kEUR) og »Opgaver ad gangen pr. team (A)« (1,5 kEUR).",
    "Of 23 changes to A, clear_mandate brings most: 12,300 ± 600 kEUR after its price on average. Next come shared_goals (9,600 ± 600), our_own (5) and designers (2.5 ± 0.4). What comes next is not decided with 95 % confidence after 384 futures; still in question: outcome_data, 19 others and to do nothing. A larger -n or --zone decides.":
        "Af 23 ændringer i A giver »Et klart mandat« mest: 12.300 ± 600 kEUR efter sin pris i gennemsnit. Derefter kommer »Fælles mål på tværs af afdelinger« (9.600 ± 600), »Our own« (5) og »Designere i hvert team« (2,5 ± 0,4). Hvad der kommer derefter, er ikke afgjort med 95 % sikkerhed efter 384 fremtider; stadig åbne: »Effekt målt hver måned«, 19 andre og at gøre ingenting. Et større -n eller --zone afgør det.",
    "To know all assumptions exactly before choosing would be worth 120 ± 30 kEUR on average: so much would be gained in the draws in which A is not the better choice. Most of it lies in opportunities.sigma_case: 12 ± 3 kEUR if it alone were known.":
        "At kende alle antagelser præcist, før man vælger, ville være 120 ± 30 kEUR værd i gennemsnit: så meget ville der vindes i de udtræk, hvor A ikke er det bedste valg. Det meste ligger i »Støj i business cases«: 12 ± 3 kEUR, hvis den alene var kendt.",
};
for (const [text, danish] of Object.entries(seldom)) {
    test(`Danish of: ${text.slice(0, 60)}`, () => assert.equal(inDanish(text, names), danish));
}

test("what is not known stays", () => {
    assert.equal(inDanish("Something that nobody has said before."), null);
    assert.equal(inDanish("", names), null);
    assert.equal(inDanish("Under these assumptions no model is ahead: all come out level in every future. And more."), null);
});

test("names without a list, and names that look like sentences", () => {
    assert.equal(inDanish("months to first value are more: 2.7 against 1.9 with on average."), "der går flere måneder til første værdi: 2,7 mod 1,9 med on average.");
    assert.equal(inDanish("a loss is more frequent: 3% against 2.5% with 100% (a) and + [b].", ["100% (a) and + [b]"]), "tab er hyppigere: 3\u00a0% mod 2,5\u00a0% med 100% (a) and + [b].");
});

test("English sentences have names for addresses, and a true minus", () => {
    language.value = "en";
    assert.equal(inWords("Most of it lies in organisation.discount_rate: -12 kEUR (80-82)."), "Most of it lies in “Discount rate”: −12 kEUR (80-82).");
    assert.equal(inWords('Hangs on model."A \\"b\\"".idle_cost_share.'), 'Hangs on “Pay of people without work (A "b")”.');
    language.value = "da";
});
