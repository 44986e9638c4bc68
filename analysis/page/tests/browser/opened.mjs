// Opening pages in Chromium: what goes wrong in one is written down, and nothing may leave the machine.

import { chromium } from "playwright-core";

export const sizes = { screen: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } };

export const startBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A page of its own, with a file or empty, and the list of what went wrong in it: errors, dialogs, anything asked of a network. */
export async function opened(browser, file, { size = sizes.screen, scheme = "light", hash = "" } = {}) {
    const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale: "en-GB", acceptDownloads: true });
    const faults = [];
    await context.route(/^(https?|wss?|ftp):/, (route) => {
        faults.push(`asks for ${route.request().url()}`);
        return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        return dialog.dismiss();
    });
    if (file) {
        await page.goto(`file://${file}${hash}`);
        await page.waitForSelector("#page > *", { state: "attached" }).catch(() => faults.push("is blank"));
    }
    return { page, faults, close: () => context.close() };
}

/** Waits until the engine has answered for the first time; what it says instead is a fault. */
export async function engineAnswers(page) {
    const answered = await page.waitForFunction(() => document.querySelector("#whatif .fault")?.textContent ?? performance.getEntriesByName("fundsim-redrawn").length > 0, null, { timeout: 60_000 });
    const answer = await answered.jsonValue();
    demand(answer === true, `the engine: ${answer}`);
}

/** Opens all that is folded away. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));

export function demand(condition, otherwise) {
    if (!condition) throw new Error(otherwise);
}
