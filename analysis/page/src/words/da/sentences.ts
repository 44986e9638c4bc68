// Danish for the sentences that the program finds (sim/findings). In a pattern {place} is a piece of a kind, which the word
// says that the place begins with, and [this|that] either word. What is not known stays English.

import { kinds } from "./pieces";

export const patterns: [string, string][] = [
    // verdict.cpp
    ["One future alone is an anecdote: averages and their intervals need more (-n).", "Én fremtid alene er en anekdote: gennemsnit og deres intervaller kræver flere (-n)."],
    ["Under these assumptions {name1} [make|makes] a loss in {often}, and {name2} [bring|brings] a net present value of {number} {currency} on average.", "Under disse antagelser giver {name1} tab i {often}, og {name2} giver en nutidsværdi på {number} {currency} i gennemsnit."],
    ["Under these assumptions there is no clear difference between {list1} and {list2}: {list3} [come|comes] out ahead in {often}, and the difference is {number} {currency} on average, which includes 0.", "Under disse antagelser er der ingen klar forskel på {list1} og {list2}: {list3} ligger foran i {often}, og forskellen er {number} {currency} i gennemsnit, og det kan lige så vel være 0."],
    ["Under these assumptions {list1} [come|comes] out ahead of {list2} in {often}, with {number} {currency} more net present value on average.", "Under disse antagelser ligger {list1} foran {list2} i {often}, med {number} {currency} mere i nutidsværdi i gennemsnit."],
    ["Under these assumptions {list1} [come|comes] out ahead of {list2} in {often}, with {number} {currency} more net present value on average; a minority of very good futures carries that average.", "Under disse antagelser ligger {list1} foran {list2} i {often}, med {number} {currency} mere i nutidsværdi i gennemsnit; et mindretal af meget gode fremtider bærer det gennemsnit."],
    ["Under these assumptions no model is ahead: all come out level in every future.", "Under disse antagelser er ingen model foran: alle står lige i hver fremtid."],
    ["Every model loses money on average.", "Alle modeller taber penge i gennemsnit."],

    // reasons.cpp
    ["{number} {currency} come only with both together, money and work (interplay)", "{number} {currency} kommer kun, når begge dele er der: penge og arbejde (samspil)"],
    ["{number} {currency} come with how work is done alone (practice)", "{number} {currency} kommer alene af, hvordan der arbejdes (praksis)"],
    ["{number} {currency} come with how money is granted alone (funding)", "{number} {currency} kommer alene af, hvordan penge bevilges (finansiering)"],
    ["money spent without effect: {share1} against {share2}", "penge brugt uden effekt: {share1} mod {share2}"],
    ["benefit realised, of planned: {share1} against {share2}", "opnået gevinst i forhold til den planlagte: {share1} mod {share2}"],
    ["cost paid, of planned: {share1} against {share2}", "betalt pris i forhold til den planlagte: {share1} mod {share2}"],
    ["months from the start to first value: {number1} against {number2}", "måneder fra start til første værdi: {number1} mod {number2}"],
    ["months from an idea to its first release: {number1} against {number2}", "måneder fra en idé til dens første release: {number1} mod {number2}"],
    ["{currency} paid to people without work: {number1} against {number2}", "{currency} betalt til folk uden opgaver: {number1} mod {number2}"],

    // objection.cpp
    ["no figure looked at speaks for another model.", "ingen af de undersøgte tal taler for en anden model."],
    ["{name} would come first if people without work there cost {share1} of their pay (assumed: {share2}).", "{name} ville ligge først, hvis folk uden opgaver dér kostede {share1} af deres løn (antaget: {share2})."],
    ["{name1} would come first if people without work in {name2} cost {share1} of their pay (assumed: {share2}).", "{name1} ville ligge først, hvis folk uden opgaver i {name2} kostede {share1} af deres løn (antaget: {share2})."],
    ["NPV per {currency} paid out is lower: {number1} against {number2} with {name}.", "nutidsværdien pr. udbetalt {currency} er lavere: {number1} mod {number2} med {name}."],
    ["the deepest point in the red is deeper: {number1} {currency} against {number2} with {name}.", "det dybeste punkt i minus ligger dybere: {number1} {currency} mod {number2} med {name}."],
    ["a loss is more frequent: {share1} against {share2} with {name}.", "tab er hyppigere: {share1} mod {share2} med {name}."],
    ["months to first value are more: {number1} against {number2} with {name}.", "der går flere måneder til første værdi: {number1} mod {number2} med {name}."],

    // transitions.cpp
    ["{name1} against {name2}, in cash on average: behind by {number} {currency} at worst, in month {month1}; [overtake|overtakes] in month {month2}.", "{name1} mod {name2}, i likviditet og i gennemsnit: højst {number} {currency} bagud, i måned {month1}; foran fra måned {month2}."],
    ["{name1} against {name2}, in cash on average: behind by {number} {currency} at worst, in month {month1}; never [overtake|overtakes] within the {month2} months.", "{name1} mod {name2}, i likviditet og i gennemsnit: højst {number} {currency} bagud, i måned {month1}; kommer aldrig foran inden for de {month2} måneder."],
    ["{name1} against {name2}, in cash on average: never behind, ahead from month {month}.", "{name1} mod {name2}, i likviditet og i gennemsnit: aldrig bagud, foran fra måned {month}."],
    ["{name1} against {name2}, in cash on average: never behind, and never ahead within the {month} months.", "{name1} mod {name2}, i likviditet og i gennemsnit: aldrig bagud, og aldrig foran inden for de {month} måneder."],

    // quotable.cpp
    ["Under these assumptions {name1} [bring|brings] an NPV of {range} {currency1} in 9 of 10 simulated futures, [are|is] ahead of {name2} in {often}, and [bring|brings] {number} {currency2} more on average.", "Under disse antagelser giver {name1} en nutidsværdi på {range} {currency1} i 9 ud af 10 simulerede fremtider, ligger foran {name2} i {often} og giver {number} {currency2} mere i gennemsnit."],
    ["Under these assumptions {name1} [are|is] ahead of {name2} in {often}, and [bring|brings] {number} {currency} more NPV on average.", "Under disse antagelser ligger {name1} foran {name2} i {often} og giver {number} {currency} mere i nutidsværdi i gennemsnit."],
    ["Under these assumptions {name} [bring|brings] an NPV of {range} {currency1} in 9 of 10 simulated futures, [make|makes] a loss in {often} and [bring|brings] {number} {currency2} on average.", "Under disse antagelser giver {name} en nutidsværdi på {range} {currency1} i 9 ud af 10 simulerede fremtider, giver tab i {often} og {number} {currency2} i gennemsnit."],
    ["Under these assumptions {name} [make|makes] a loss in {often} and [bring|brings] {number} {currency} on average.", "Under disse antagelser giver {name} tab i {often} og {number} {currency} i gennemsnit."],
    ["Under these assumptions all models bring the same NPV in every simulated future.", "Under disse antagelser giver alle modeller den samme nutidsværdi i hver simuleret fremtid."],
    ["Under these assumptions it is not clear whether {name1} or {name2} [bring|brings] more NPV: the difference is {number} {currency} on average.", "Under disse antagelser er det uklart, om {name1} eller {name2} giver mest nutidsværdi: forskellen er {number} {currency} i gennemsnit."],

    // exploration.cpp, exploration_boxes.cpp
    ["With the scenario's own assumptions {name1} [come|comes] out ahead of {name2} in {often1}; over the plausible range of all {number} assumptions in {often2}.", "Med scenariets egne antagelser ligger {name1} foran {name2} i {often1}; over det plausible interval af alle {number} antagelser i {often2}."],
    ["With the scenario's own assumptions {name1} [come|comes] out ahead of {name2} in {often1}; over the plausible range of all {number} assumptions in {often2}, and with the ranges of those without a source twice as wide in {often3}.", "Med scenariets egne antagelser ligger {name1} foran {name2} i {often1}; over det plausible interval af alle {number} antagelser i {often2}, og når intervallerne uden kilde er dobbelt så brede, i {often3}."],
    ["[They are|It is] better on average in {hundred} of 100 draws of the assumptions.", "Det er bedst i gennemsnit i {hundred} ud af 100 udtræk af antagelserne."],
    ["Of what makes the gap differ from future to future, {share1} is luck and {share2} are the assumptions.", "Af det, der gør forskellen forskellig fra fremtid til fremtid, er {share1} tilfældigheder og {share2} antagelserne."],
    ["Too few draws to tell luck from assumptions.", "For få udtræk til at skille tilfældigheder fra antagelser."],
    ["Of what the assumptions move, most hangs on {drivers}.", "Af det, som antagelserne flytter, hænger det meste på {drivers}."],
    ["No assumption alone clearly matters.", "Ingen antagelse betyder alene klart noget."],
    ["Research on the assumptions would be worth nothing for this choice: in none of the draws would it change it.", "At undersøge antagelserne ville intet være værd for dette valg: i ingen af udtrækkene ville det ændre det."],
    ["To know all assumptions exactly before choosing would be worth {number} {currency} on average: so much would be gained in the draws in which {name} [are|is] not the better choice.", "At kende alle antagelser præcist, før man vælger, ville være {number} {currency} værd i gennemsnit: så meget ville der vindes i de udtræk, hvor {name} ikke er det bedste valg."],
    ["Most of it lies in {address}: {number} {currency} if it alone were known.", "Det meste ligger i {address}: {number} {currency}, hvis den alene var kendt."],
    ["No single assumption is worth research on its own: none alone would change the choice.", "Ingen enkelt antagelse er alene værd at undersøge: ingen af dem ville alene ændre valget."],
    ["{name} [come|comes] out ahead where {where}: in {hundred} of 100 futures.", "{name} ligger foran, hvor {where}: i {hundred} ud af 100 fremtider."],
    ["Even where {where}, {name} [come|comes] out ahead in only {hundred} of 100 futures.", "Selv hvor {where}, ligger {name} kun foran i {hundred} ud af 100 fremtider."],
    ["Such draws are {hundred1} of 100, and hold {hundred2} of 100 futures in which {name} [are|is] ahead.", "Sådanne udtræk er {hundred1} ud af 100 og rummer {hundred2} ud af 100 fremtider, hvor {name} er foran."],
    ["No assumptions were found that {name} [owe|owes] being ahead to: where [they are|it is] ahead, it is about as often everywhere in their ranges.", "Der blev ikke fundet antagelser, som {name} kan takke for at være foran: hvor det sker, sker det omtrent lige ofte overalt i deres intervaller."],

    // attribution.cpp
    ["Under these assumptions it is not clear whether {name1} or {name2} [bring|brings] more: the difference is {number} {currency} on average.", "Under disse antagelser er det uklart, om {name1} eller {name2} giver mest: forskellen er {number} {currency} i gennemsnit."],
    ["What follows is what each group of levers adds to it.", "Det følgende er, hvad hver gruppe af greb lægger til den."],
    ["Under these assumptions {name1} [bring|brings] {number} {currency} more net present value than {name2} on average.", "Under disse antagelser giver {name1} {number} {currency} mere i nutidsværdi end {name2} i gennemsnit."],
    ["Under these assumptions {name1} [bring|brings] {number} {currency} less net present value than {name2} on average.", "Under disse antagelser giver {name1} {number} {currency} mindre i nutidsværdi end {name2} i gennemsnit."],
    ["The largest parts come with {parts}.", "De største dele kommer med {parts}."],
    ["Takes from it: {parts}.", "Trækker fra: {parts}."],
    ["Together they bring {number} {currency} more than the sum of what each brings alone: they help each other.", "Tilsammen giver de {number} {currency} mere end summen af, hvad hver giver alene: de hjælper hinanden."],
    ["Together they bring {number} {currency} less than the sum of what each brings alone: they do part of the same work.", "Tilsammen giver de {number} {currency} mindre end summen af, hvad hver giver alene: de udretter en del af det samme."],

    // sensitivity.cpp
    ["With all assumptions as they are it is not clear whether {name1} or {name2} [bring|brings] more: the difference is {number} {currency} on average.", "Med alle antagelser, som de er, er det uklart, om {name1} eller {name2} giver mest: forskellen er {number} {currency} i gennemsnit."],
    ["With all assumptions as they are {name1} [bring|brings] {number} {currency} more than {name2} on average.", "Med alle antagelser, som de er, giver {name1} {number} {currency} mere end {name2} i gennemsnit."],
    ["Within the plausible range of {drivers} alone that turns round.", "Inden for det plausible interval af {drivers} alene vender det."],
    ["Within the plausible range of {drivers} it is no longer clear who is ahead.", "Inden for det plausible interval af {drivers} er det ikke længere klart, hvem der er foran."],
    ["No assumption alone turns that round within its plausible range.", "Ingen antagelse vender det alene inden for sit plausible interval."],
    ["It moves most with {drivers}.", "Det flytter sig mest med {drivers}."],
    ["No assumption alone clearly moves it.", "Ingen antagelse flytter det alene klart."],

    // interventions.cpp
    ["Of {number1} [change|changes] to {name}, none is worth its price: to do nothing brings most, or less than {number2} {currency} below the most.", "Af {number1} ændringer i {name} er ingen sin pris værd: at gøre ingenting giver mest eller mindre end {number2} {currency} under det meste."],
    ["Of {number1} [change|changes] to {name}, {change} brings most so far: {number2} {currency} after its price on average.", "Af {number1} ændringer i {name} giver {change} mest indtil nu: {number2} {currency} efter sin pris i gennemsnit."],
    ["Of {number1} [change|changes] to {name}, {change} brings most: {number2} {currency} after its price on average.", "Af {number1} ændringer i {name} giver {change} mest: {number2} {currency} efter sin pris i gennemsnit."],
    ["Of {number1} [change|changes] to {name}, {change} brings most: {number2} {currency} after its price on average, which is not clearly more than to do nothing.", "Af {number1} ændringer i {name} giver {change} mest: {number2} {currency} efter sin pris i gennemsnit, og det er ikke klart mere end at gøre ingenting."],
    ["Next [come|comes] {worths}.", "Derefter kommer {worths}."],
    ["That is not decided with 95 % confidence after {number} [future|futures]; still in question: {question}. A larger -n or --zone decides.", "Det er ikke afgjort med 95 % sikkerhed efter {number} fremtider; stadig åbne: {question}. Et større -n eller --zone afgør det."],
    ["What comes next is not decided with 95 % confidence after {number} [future|futures]; still in question: {question}. A larger -n or --zone decides.", "Hvad der kommer derefter, er ikke afgjort med 95 % sikkerhed efter {number} fremtider; stadig åbne: {question}. Et større -n eller --zone afgør det."],
    ["No other is better than to do nothing, or by less than {number} {currency}.", "Ingen anden er bedre end at gøre ingenting eller kun med mindre end {number} {currency}."],
    ["Played again in other futures, {change} does not clearly bring more than it costs ({number} {currency}): there is no order to recommend.", "Spillet igen i andre fremtider giver {change} ikke klart mere, end den koster ({number} {currency}): der er ingen rækkefølge at anbefale."],
    ["With [that|these] in place none of the others clearly adds more than it costs: of those that seem best there, {change} adds {number} {currency}.", "Når det er på plads, giver ingen af de andre klart mere, end den koster: af dem, der ser bedst ud dér, lægger {change} {number} {currency} til."],
];

const escaped = (text: string) => text.replace(/[.*+?^$()\\/-]/g, "\\$&");

/** The expression of a pattern, the kinds of its places in order, and what may follow as a sentence of its own. */
function compiled([english, danish]: [string, string]) {
    const places: string[] = [];
    const expression = english.split(/(\{\w+\}|\[[^\]]+\])/).map((piece) => {
        if (piece.startsWith("[")) return `(?:${piece.slice(1, -1)})`;
        if (!piece.startsWith("{")) return escaped(piece);
        places.push(piece.slice(1, -1));
        return `(${kinds[piece.slice(1, -1).replace(/\d$/, "")]!.english})`;
    });
    return { expression: new RegExp(`^${expression.join("")}(?: (.+))?$`, "s"), places, danish };
}

const sentences = patterns.map(compiled);

function told(text: string): string | null {
    for (const { expression, places, danish } of sentences) {
        const found = expression.exec(text);
        if (!found) continue;
        const rest = found[places.length + 1];
        const after = rest === undefined ? "" : told(rest);
        if (after === null) continue;
        const own = danish.replace(/\{(\w+)\}/g, (_, place: string) => kinds[place.replace(/\d$/, "")]!.danish(found[places.indexOf(place) + 1]!));
        return after === "" ? own : `${own} ${after}`;
    }
    return null;
}

/** The sentence in Danish; null where it is not known. Names of models stay as their authors wrote them. */
export function inDanish(text: string, names: readonly string[] = []): string | null {
    // Names stand as marks meanwhile, so that what is written in them is not taken for words or numbers of the sentence.
    const known = [...names].filter(Boolean).sort((x, y) => y.length - x.length);
    const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}_])`, "gu");
    const marked = known.length ? text.replace(any, (name, ...where) => (inAddress(text, where[0] as number) ? name : `\uE000${known.indexOf(name)}\uE001`)) : text;
    const danish = told(marked) ?? told(text);
    return danish === null ? null : danish.replace(/\uE000(\d+)\uE001/g, (_, place: string) => known[Number(place)]!);
}

/** A name in an address, as model."Product teams".wip, is part of it. */
const inAddress = (text: string, place: number) => /\bmodel\."?$/.test(text.slice(0, place));
