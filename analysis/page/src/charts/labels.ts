// Labels of horizontal axes that are longer than their picture is wide go on over several lines below it.

const className = "x-label";
const lineHeight = 13;

/** Marks the labels of a picture whose names are about to be taken away. */
export const markLabels = (drawn: SVGElement) => drawn.querySelectorAll('[aria-label="x-axis label"]').forEach((label) => label.classList.add(className));

/** Folds them, once the picture stands in the page, where a text has a length. */
export function foldLabels(drawn: SVGSVGElement, width: number): void {
    for (const text of drawn.querySelectorAll<SVGTextElement>(`.${className} text`)) {
        const length = text.getComputedTextLength();
        const lines = folded(text.textContent ?? "", length / (width - 12));
        if (lines.length < 2) continue;
        text.replaceChildren(
            ...lines.map((line, place) => {
                const part = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
                part.setAttribute("x", "0");
                if (place > 0) part.setAttribute("dy", String(lineHeight));
                part.textContent = line;
                return part;
            }),
        );
        const height = Number(drawn.getAttribute("height")) + lineHeight * (lines.length - 1);
        drawn.setAttribute("height", String(height));
        drawn.setAttribute("viewBox", `0 0 ${drawn.getAttribute("width")} ${height}`);
    }
}

/** Words in lines, when all of them need `times` as much room as a line has. */
export function folded(text: string, times: number): string[] {
    if (!(times > 1)) return [text];
    const most = Math.floor(text.length / times);
    return text.split(" ").reduce<string[]>((lines, word) => {
        const last = lines.at(-1);
        if (last === undefined || last.length + 1 + word.length > most) return [...lines, word];
        return [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}
