// A report in real browsers, without a network: node tests/browser.mjs REPORT.html SCENARIO.toml PROGRAM [WORD...]
// With words, only the checks that have one of them in their name. Measurements are printed, not judged.

import { resolve } from "node:path";
import { bad } from "./browser/bad.mjs";
import { engine } from "./browser/engine.mjs";
import { firefox } from "./browser/firefox.mjs";
import { looks } from "./browser/looks.mjs";
import { startBrowser } from "./browser/opened.mjs";
import { print } from "./browser/print.mjs";

const [report, scenario, program, ...words] = process.argv.slice(2);
if (!report || !scenario || !program) {
    console.error("Usage: node tests/browser.mjs REPORT.html SCENARIO.toml PROGRAM [WORD...]");
    process.exit(2);
}
const file = resolve(report);
const browser = await startBrowser();
const checks = [...looks(browser, file), ...engine(browser, file, scenario, program), ...print(browser, file), ...bad(browser, file), ...firefox(file)];
const wanted = checks.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
let failed = 0;
for (const [name, check] of wanted) {
    try {
        const remark = await check();
        console.log(`ok      ${name}${remark ? `: ${remark}` : ""}`);
    } catch (fault) {
        failed += 1;
        console.log(`FAILED  ${name}\n    ${fault.message}`);
    }
}
await browser.close();
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || wanted.length === 0 ? 1 : 0);
