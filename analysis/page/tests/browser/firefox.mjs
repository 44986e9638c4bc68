// The page in Debian's Firefox: it is drawn, the engine answers, a lever moves the gap, and nothing is complained of.

import { demand } from "./opened.mjs";
import { startFirefox } from "./marionette.mjs";

// What a page does within Firefox, in the page itself.
const firstAnswer = `
    const [done] = arguments;
    const look = () => performance.getEntriesByName("fundsim-redrawn").length ? done(true) : setTimeout(look, 50);
    look();`;
const moveLever = `
    const [done] = arguments;
    const gap = () => document.querySelector("#whatif .gap .big").innerText;
    const before = gap();
    const lever = document.querySelector("#whatif .panel.world input[type=range]");
    lever.value = Number(lever.value) < Number(lever.max) / 2 ? lever.max : lever.min;
    lever.dispatchEvent(new Event("input", { bubbles: true }));
    const look = () => gap() !== before ? done([before, gap()]) : setTimeout(look, 50);
    look();`;
const complaints = `return Services.console.getMessageArray().filter((message) =>
    message instanceof Ci.nsIScriptError && message.sourceName.startsWith("file:") && !(message.flags & Ci.nsIScriptError.warningFlag))
    .map((message) => message.errorMessage);`;
const wide = "return [document.documentElement.scrollWidth, innerWidth];";
const asked = `return performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => /^(http|ws)/.test(name));`;
const pictures = "return document.querySelectorAll('figure svg').length;";

async function opensInFirefox(file) {
    const browser = await startFirefox();
    try {
        const { ask } = browser;
        const script = (text) => ask("WebDriver:ExecuteScript", { script: text, args: [] });
        const waiting = (text) => ask("WebDriver:ExecuteAsyncScript", { script: text, args: [] });
        await ask("WebDriver:SetWindowRect", { width: 1280, height: 720 });
        await ask("WebDriver:Navigate", { url: `file://${file}` });
        await waiting(firstAnswer);
        const [before, after] = await waiting(moveLever);
        const drawn = await script(pictures);
        const [needed, given] = await script(wide);
        const requests = await script(asked);
        await ask("Marionette:SetContext", { value: "chrome" });
        const faults = await script(complaints);
        demand(drawn >= 3, `${drawn} pictures`);
        demand(needed <= given + 1, `${needed} pixels wide in ${given}`);
        demand(requests.length === 0, `asks for ${requests.join(", ")}`);
        demand(faults.length === 0, faults.join("; "));
        return `${drawn} pictures, ${before.replace(/\s+/g, " ")} -> ${after.replace(/\s+/g, " ")}`;
    } finally {
        await browser.close();
    }
}

export const firefox = (file) => [["opens in Firefox", () => opensInFirefox(file)]];
