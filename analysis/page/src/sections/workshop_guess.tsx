// Guess first: the room puts chips where it expects the gap; then the simulated futures stand beside them.

import { useRef, useState } from "preact/hooks";
import { dotPlot } from "../charts/dots";
import { Figure } from "../charts/figure";
import { brief, exponentWithoutMargin, of100, rounded, withoutMargin } from "../numbers";
import { nameOf, pair, payload, settings } from "../state";
import { meanOf, quantileDots } from "../statistics";
import { language, t } from "../words";
import { boardOf, chips, columns, compared, emptyBoard, ends, fromThree, moved, placed, valuesOf, type Board } from "../workshop/guess";
import { differencesOf } from "../workshop/played";
import { stateNow } from "../workshop/shown";
import { guess, hidden } from "../workshop/signals";
import type { Guess } from "../workshop/stored";
import { aheadShare } from "./verdict";
import { knownDots } from "./whatif";

/** Futures of the gap now: as the report has them, or as they are played with the settings. */
const futuresNow = () => (settings.value.length ? differencesOf(stateNow()) : (knownDots() ?? differencesOf(stateNow())));

/** A board for the pair: as wide as all the money that is granted. */
function boardHere(): Board {
    const { budget_per_year, horizon_months } = payload.value.scenario.organisation;
    const money = (Number(budget_per_year) * Number(horizon_months)) / 12;
    return emptyBoard(money, Math.max(0, ...(knownDots() ?? []).map(Math.abs)));
}

const fresh = (): Guess => ({ a: nameOf(pair.value.a), b: nameOf(pair.value.b), board: boardHere(), shown: false });

/** The guess of the pair that is looked at; one of another pair waits until that is looked at again. */
function guessHere(): Guess | null {
    const { value } = guess;
    if (value && value.a === nameOf(pair.value.a) && value.b === nameOf(pair.value.b)) return value;
    return hidden.value ? fresh() : null;
}

export function GuessFirst() {
    const here = guessHere();
    const start = () => {
        guess.value = fresh();
        hidden.value = true;
        requestAnimationFrame(() => document.getElementById("guess-title")?.scrollIntoView());
    };
    return (
        <>
            <h3 id="guess-title" class="guess-title">{t("ws_guess")}</h3>
            {!here ? (
                <>
                    <p class="note">{t("ws_guess_why")}</p>
                    <button type="button" class="primary" disabled={pair.value.a === pair.value.b} onClick={start}>{t("ws_guess_start")}</button>
                </>
            ) : here.shown ? (
                <>
                    <Revealed guess={here} />
                    <button type="button" onClick={start}>{t("ws_guess_again")}</button>
                </>
            ) : (
                <Asked guess={here} />
            )}
        </>
    );
}

function Asked({ guess: here }: { guess: Guess }) {
    const put = (board: Board) => (guess.value = { ...here, board });
    const leave = (shown: boolean) => {
        guess.value = shown ? { ...here, shown } : null;
        hidden.value = false;
        requestAnimationFrame(() => document.getElementById("guess-title")?.scrollIntoView());
    };
    const count = placed(here.board);
    return (
        <div class="guess">
            <p class="lead">{t("ws_guess_ask", { a: here.a, b: here.b })}</p>
            <p class="note">{t("ws_guess_how")}</p>
            <Columns guess={here} put={put} />
            <p aria-live="polite">{t("ws_placed", { n: count, all: chips })}</p>
            <p class="buttons">
                <button type="button" class="primary" disabled={count === 0} onClick={() => leave(true)}>{t("ws_reveal")}</button>
                <button type="button" disabled={count === 0} onClick={() => put({ ...here.board, counts: here.board.counts.map(() => 0) })}>{t("ws_clear")}</button>
                <button type="button" onClick={() => leave(false)}>{t("ws_skip")}</button>
            </p>
            <ThreeFigures board={here.board} put={put} />
        </div>
    );
}

function Columns({ guess: here, put }: { guess: Guess; put(board: Board): void }) {
    const [at, setAt] = useState(columns / 2);
    const [taking, setTaking] = useState(false);
    const frame = useRef<HTMLDivElement>(null);
    const { currency } = payload.value.finding;
    const go = (column: number) => {
        const next = Math.min(columns - 1, Math.max(0, column));
        setAt(next);
        frame.current?.querySelectorAll("button")[next]?.focus();
    };
    const onKey = (event: KeyboardEvent, column: number) => {
        const steps: Record<string, () => void> = {
            ArrowLeft: () => go(column - 1), ArrowRight: () => go(column + 1), Home: () => go(0), End: () => go(columns - 1),
            ArrowUp: () => put(moved(here.board, column, 1)), ArrowDown: () => put(moved(here.board, column, -1)),
            Delete: () => put(moved(here.board, column, -1)), Backspace: () => put(moved(here.board, column, -1)),
        };
        const step = steps[event.key];
        if (!step) return;
        event.preventDefault();
        step();
    };
    const marks = [-1, -0.5, 0, 0.5, 1].map((share) => brief(share * here.board.reach));
    return (
        <>
            <p class="sides"><span>← {t("ws_side", { name: here.b })}</span><span>{t("ws_side", { name: here.a })} →</span></p>
            <div class="board" ref={frame} role="group" aria-label={t("ws_board", { a: here.a, b: here.b })}>
                {here.board.counts.map((count, column) => {
                    const { low, high } = ends(here.board, column);
                    return (
                        <button
                            type="button"
                            class="column"
                            tabIndex={column === at ? 0 : -1}
                            aria-label={t("ws_column", { low: brief(low), high: brief(high), currency, n: count })}
                            onClick={() => {
                                setAt(column);
                                put(moved(here.board, column, taking ? -1 : 1));
                            }}
                            onKeyDown={(event) => onKey(event, column)}
                        >
                            {Array.from({ length: count }, () => <i class="chip" />)}
                        </button>
                    );
                })}
            </div>
            <p class="axis" aria-hidden="true">{marks.map((mark, place) => <span style={{ left: `${25 * place}%` }}>{mark}</span>)}</p>
            <p class="buttons"><span class="note">{t("difference_axis", { a: here.a, b: here.b, currency })}</span><button type="button" aria-pressed={taking} onClick={() => setTaking(!taking)}>{t("ws_take")}</button></p>
        </>
    );
}

function ThreeFigures({ board, put }: { board: Board; put(board: Board): void }) {
    const [fault, setFault] = useState(false);
    const { currency } = payload.value.finding;
    const place = (event: Event) => {
        event.preventDefault();
        const form = new FormData(event.target as HTMLFormElement);
        const figure = (name: string) => (String(form.get(name) ?? "").trim() === "" ? NaN : Number(form.get(name)));
        const filled = fromThree(board, figure("low"), figure("likely"), figure("high"));
        setFault(!filled);
        if (filled) put(filled);
    };
    return (
        <details>
            <summary>{t("ws_three")}</summary>
            <form class="three" onSubmit={place} noValidate>
                <label>{t("ws_three_low", { currency })} <input name="low" type="number" step="any" /></label>
                <label>{t("ws_three_likely", { currency })} <input name="likely" type="number" step="any" /></label>
                <label>{t("ws_three_high", { currency })} <input name="high" type="number" step="any" /></label>
                <button type="submit">{t("ws_three_place")}</button>
            </form>
            <p class="note">{t("ws_three_note")}</p>
            {fault && <p class="fault" role="alert">{t("ws_three_fault")}</p>}
        </details>
    );
}

function Revealed({ guess: here }: { guess: Guess }) {
    const futures = futuresNow();
    const found = futures && compared(here.board, futures);
    if (!futures || !found) return <p class="note">{t("ws_no_futures")}</p>;
    const { currency } = payload.value.finding;
    const exponent = exponentWithoutMargin(meanOf(futures));
    const share = settings.value.length ? found.found : (aheadShare(payload.value, pair.value)?.value ?? found.found);
    // Both in the same columns, so that they can be counted against each other.
    const there = boardOf(here.board, quantileDots(futures, found.placed));
    const rows = [
        { name: t("ws_guess_row"), model: pair.value.a, values: valuesOf(here.board) },
        { name: t("ws_found_row"), model: pair.value.a, values: valuesOf(there) },
    ];
    const counts = here.board.counts.map((count, column) => ({ ...ends(here.board, column), count, there: there.counts[column]! }));
    return (
        <>
            <Figure
                id="guessed"
                title={t("ws_reveal_title", { within: found.within, n: found.placed, a: here.a, expected: of100(found.expected), found: of100(share) })}
                note={t("ws_reveal_note", { b: here.b, low: rounded(found.low, exponent), high: rounded(found.high, exponent), currency })}
                values={{
                    heads: [t("difference_axis", { a: here.a, b: here.b, currency }), t("ws_chips"), t("ws_futures", { n: found.placed })],
                    rows: counts.filter(({ count, there }) => count + there > 0).map(({ low, high, count, there }) => [t("to", { low: brief(low), high: brief(high) }), String(count), String(there)]),
                }}
                draw={(width) => dotPlot(rows, width, t("difference_axis", { a: here.a, b: here.b, currency }))}
                on={[futures, here, language.value]}
            />
            <p class="note">{t("gap")}: {withoutMargin(meanOf(futures))} {currency}. {settings.value.length > 0 && t("ws_reveal_settings")}</p>
        </>
    );
}
