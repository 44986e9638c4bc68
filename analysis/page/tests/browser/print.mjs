// On paper: A4, nothing cut off at the right, no picture broken over two pages or without its title.

import { demand, opened, unfold } from "./opened.mjs";

const paper = { width: 688, height: 1016 }; // A4 less 14 mm at each side, in CSS pixels

/** What is wider than the paper, and pictures that are higher. */
function cutAway({ width, height }) {
    // At once, as a printer has it: no chart is drawn anew for the paper before this looks.
    document.documentElement.style.width = `${width}px`;
    const named = (element) => `${element.tagName} in #${element.closest("[id]")?.id}`;
    const cut = [...document.querySelectorAll("svg, figure, table, p, ul, h1, h2, h3")].filter((element) => !element.closest("svg svg")).flatMap((element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0) return [];
        if (box.right > width + 1 || box.left < -1) return [`${named(element)} reaches ${Math.round(box.right)} on ${width}`];
        return element.matches("svg, figure") && box.height > height ? [`${named(element)} is ${Math.round(box.height)} high on ${height}`] : [];
    });
    document.documentElement.style.width = "";
    return cut;
}

async function isPrinted(browser, file) {
    const { page, faults, close } = await opened(browser, file);
    await page.emulateMedia({ media: "print" });
    const cut = await page.evaluate(cutAway, paper);
    await page.setViewportSize(paper);
    await page.waitForTimeout(300);
    cut.push(...(await page.evaluate(cutAway, paper)));
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ preferCSSPageSize: true, path: process.env.FUNDSIM_PDF });
    await close();
    const text = pdf.toString("latin1");
    const pages = (text.match(/\/Type\s*\/Page\b/g) ?? []).length;
    const [, across, down] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(text) ?? [];
    demand(cut.length === 0, cut.join("\n    "));
    demand(Math.abs(across - 595) < 2 && Math.abs(down - 842) < 2, `the paper is ${across} by ${down} points, not A4`);
    demand(faults.length === 0, faults.join("; "));
    return `${pages} pages`;
}

export const print = (browser, file) => [["is printed on A4 without cuts", () => isPrinted(browser, file)]];
