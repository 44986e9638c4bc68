// The frame of every chart: a title that says what is found, the picture, its values by keyboard and as a table, and
// downloads. The picture is drawn anew for the width there is, so that text stays readable on a phone.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { download } from "../download";
import { foldLabels, markLabels } from "./labels";
import { t } from "../words";

export interface Values { heads: string[]; rows: string[][] }

interface Props {
    id: string;
    title: string;
    note?: string;
    values: Values;
    /** The picture for a width in pixels. */
    draw(width: number): SVGElement;
    /** Draws anew when one of these changes. */
    on: unknown[];
    small?: boolean;
}

const widest = 880;

export function Figure({ id, title, note, values, draw, on, small }: Props) {
    const frame = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    const [row, setRow] = useState(-1);
    useLayoutEffect(() => {
        const measure = () => setWidth(Math.min(widest, Math.floor(frame.current?.clientWidth ?? 0)));
        measure();
        const watcher = new ResizeObserver(measure);
        watcher.observe(frame.current!);
        return () => watcher.disconnect();
    }, []);
    useLayoutEffect(() => {
        if (width < 50) return;
        const drawn = prepared(draw(width), title);
        frame.current!.replaceChildren(drawn);
        if (drawn instanceof SVGSVGElement) foldLabels(drawn, width);
    }, [width, title, ...on]);
    const step = (event: KeyboardEvent) => {
        const moves: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
        const move = moves[event.key];
        if (event.key === "Escape") setRow(-1);
        if (move === undefined || !values.rows.length) return;
        event.preventDefault();
        setRow((place) => (place + move + values.rows.length + (place < 0 && move < 0 ? 1 : 0)) % values.rows.length);
    };
    const told = values.rows[row];
    return (
        <figure id={id} class={small ? "chart small" : "chart"}>
            <figcaption>
                <h3>{title}</h3>
            </figcaption>
            <div class="picture" ref={frame} tabIndex={0} role="group" aria-label={`${title} ${t("chart_keys")}`} onKeyDown={step} onBlur={() => setRow(-1)} />
            <p class="told" aria-live="polite">{told ? told.map((cell, place) => `${values.heads[place] ? values.heads[place] + ": " : ""}${cell}`).join(" · ") : ""}</p>
            {note && <p class="note">{note}</p>}
            <div class="under">
                <details>
                    <summary>{t("chart_values")}</summary>
                    <div class="scroll" tabIndex={0} role="region" aria-label={`${t("chart_values")}: ${title}`}>
                        <ValuesTable values={values} />
                    </div>
                </details>
                <span class="downloads">
                    <button type="button" onClick={() => saveSvg(frame.current!, id)} aria-label={`SVG: ${title}`}>SVG</button>
                    <button type="button" onClick={() => void savePng(frame.current!, id)} aria-label={`PNG: ${title}`}>PNG</button>
                </span>
            </div>
        </figure>
    );
}

export function ValuesTable({ values }: { values: Values }) {
    return (
        <table>
            <thead>
                <tr>{values.heads.map((head) => (head ? <th scope="col">{head}</th> : <td />))}</tr>
            </thead>
            <tbody>
                {values.rows.map((cells) => (
                    <tr>{cells.map((cell, place) => (place === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
                ))}
            </tbody>
        </table>
    );
}

/** What the library draws names groups, which are no elements that may have names; the whole picture has one. */
function prepared(drawn: SVGElement, title: string): SVGElement {
    markLabels(drawn);
    drawn.querySelectorAll("[aria-label], [aria-description]").forEach((element) => {
        element.removeAttribute("aria-label");
        element.removeAttribute("aria-description");
    });
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", title);
    return drawn;
}

function standalone(frame: HTMLElement): SVGSVGElement {
    const shown = frame.querySelector("svg")!;
    const copy = shown.cloneNode(true) as SVGSVGElement;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const style = getComputedStyle(frame);
    copy.setAttribute("style", `color:${style.color};background:${getComputedStyle(document.body).backgroundColor};font-family:sans-serif;font-size:12px`);
    for (const [name, value] of colourVariables()) {
        copy.innerHTML = copy.innerHTML.replaceAll(`var(${name})`, value);
    }
    return copy;
}

const colourVariables = (): [string, string][] =>
    ["--ink", "--quiet", "--line", "--surface", "--back", "--good", "--bad", "--accent", ...Array.from({ length: 12 }, (_, place) => `--model-${place}`)].map((name) => [
        name,
        getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
    ]);

const svgText = (frame: HTMLElement) => new XMLSerializer().serializeToString(standalone(frame));
const saveSvg = (frame: HTMLElement, id: string) => download(`${id}.svg`, new Blob([svgText(frame)], { type: "image/svg+xml" }));

async function savePng(frame: HTMLElement, id: string): Promise<void> {
    const shown = frame.querySelector("svg")!;
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(frame))}`;
    await picture.decode();
    const scale = 2;
    const canvas = document.createElement("canvas");
    canvas.width = shown.clientWidth * scale;
    canvas.height = shown.clientHeight * scale;
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && download(`${id}.png`, blob));
}
