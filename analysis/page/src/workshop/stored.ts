// What is shared of a page: all that its reader has set, in the address and in a small file. What is read was perhaps
// made elsewhere, by another version or by hand: whatever does not fit is left out and told.

import type { Setting } from "../engine/messages";
import { misfit, type Known, type Misfit } from "../address";
import type { Answers } from "./assessment";
import { columns, chips, type Board } from "./guess";
import { mostActions, type Action, type History } from "./history";

export interface Pin { name: string; a: string; b: string; set: Setting[] }
export interface Guess { a: string; b: string; board: Board; shown: boolean }

/** The whole state, in few letters: it has to fit into an address. */
export interface Stored {
    of?: string; // the scenario: the beginning of its hash
    a?: string; b?: string; seed?: number; set?: Setting[]; lang?: string;
    acts?: Action[]; done?: number;
    pins?: Pin[];
    guess?: Guess;
    hide?: boolean; // results, until there is a guess
    answers?: Answers;
}

export const mostPins = 4;
export const longestName = 60;
const mostSettings = 120;

export interface Here extends Known { of: string; languages: string[]; questions: string[]; points: number }

export type Fault = { kind: "broken" | "link" | "kind" | "newer" | "scenario" } | { kind: "left_out"; what: string; why: Misfit | "shape" | "pins" };
export interface Read { stored: Stored; faults: Fault[] }

const fileKind = "fundsim workshop";
const fileFormat = 1;

export const fileText = (stored: Stored, title: string) => `${JSON.stringify({ kind: fileKind, format: fileFormat, title, ...stored }, null, 1)}\n`;

/** A file; one of its first four faults refuses it as a whole. */
export function readFile(text: string, here: Here): Read {
    const refused = (kind: "broken" | "kind" | "newer" | "scenario"): Read => ({ stored: {}, faults: [{ kind }] });
    let read: unknown;
    try {
        read = JSON.parse(text);
    } catch {
        return refused("broken");
    }
    if (!isObject(read) || read["kind"] !== fileKind) return refused("kind");
    if (typeof read["format"] !== "number" || read["format"] > fileFormat) return refused("newer");
    if (typeof read["of"] !== "string") return refused("scenario");
    return readStored(read, here);
}

type Object_ = Record<string, unknown>;
const isObject = (value: unknown): value is Object_ => typeof value === "object" && value !== null && !Array.isArray(value);
const shown = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? String(value))).slice(0, 80);

/** What fits of a state that was stored. */
export function readStored(read: unknown, here: Here): Read {
    const faults: Fault[] = [];
    if (!isObject(read)) return { stored: {}, faults: [{ kind: "link" }] };
    if (typeof read["of"] === "string" && read["of"] !== here.of) return { stored: {}, faults: [{ kind: "scenario" }] };
    const leave = (what: unknown, why: Misfit | "shape" | "pins") => void faults.push({ kind: "left_out", what: shown(what), why });
    const model = (name: unknown): name is string => typeof name === "string" && here.models.includes(name);

    const settings = (list: unknown): Setting[] => {
        if (list === undefined) return [];
        if (!Array.isArray(list)) return leave(list, "shape"), [];
        const sound = list.slice(0, mostSettings).filter((each): each is Setting => fits(each, false));
        return [...new Map(sound)];
    };
    const fits = (each: unknown, mayEnd: boolean) => {
        if (!Array.isArray(each) || each.length !== 2 || typeof each[0] !== "string") return leave(each, "shape"), false;
        if (mayEnd && each[1] === null) return true;
        const why = misfit(each as Setting, here);
        if (why) leave(`${each[0]} = ${shown(each[1])}`, why);
        return why === null;
    };

    const stored: Stored = { set: settings(read["set"]) };
    for (const side of ["a", "b"] as const) {
        if (model(read[side])) stored[side] = read[side];
        else if (read[side] !== undefined) leave(read[side], "model");
    }
    if (Number.isSafeInteger(read["seed"]) && Number(read["seed"]) >= 0) stored.seed = Number(read["seed"]);
    else if (read["seed"] !== undefined) leave(`seed ${shown(read["seed"])}`, "type");
    if (typeof read["lang"] === "string" && here.languages.includes(read["lang"])) stored.lang = read["lang"];
    if (read["acts"] !== undefined) {
        const list = Array.isArray(read["acts"]) ? read["acts"].slice(0, mostActions) : (leave(read["acts"], "shape"), []);
        const actions = list.map((action): Action => (Array.isArray(action) ? action.filter((each): each is Action[number] => fits(each, true)) : (leave(action, "shape"), [])));
        stored.acts = actions.filter((action) => action.length);
        const done = read["done"];
        stored.done = Number.isInteger(done) && Number(done) >= 0 ? Math.min(Number(done), stored.acts.length) : stored.acts.length;
    }
    if (read["pins"] !== undefined) stored.pins = pinsOf(read["pins"], model, settings, leave);
    const guess = read["guess"];
    if (guess !== undefined) {
        if (isGuess(guess) && model(guess.a) && model(guess.b)) stored.guess = guess;
        else leave("guess", "shape");
    }
    if (read["hide"] === true) stored.hide = true;
    if (isObject(read["answers"])) {
        const sound = Object.entries(read["answers"]).filter(([key, answer]) => {
            const fine = here.questions.includes(key) && Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= here.points;
            if (!fine) leave(`${key} = ${shown(answer)}`, "shape");
            return fine;
        });
        stored.answers = Object.fromEntries(sound) as Answers;
    }
    return { stored, faults };
}

function pinsOf(list: unknown, model: (name: unknown) => name is string, settings: (list: unknown) => Setting[], leave: (what: unknown, why: "shape" | "pins") => void): Pin[] {
    if (!Array.isArray(list)) return leave(list, "shape"), [];
    if (list.length > mostPins) leave(`${list.length}`, "pins");
    return list.slice(0, mostPins).flatMap((pin): Pin[] => {
        if (!isObject(pin) || !model(pin["a"]) || !model(pin["b"]) || typeof pin["name"] !== "string") return leave(pin, "shape"), [];
        return [{ name: pin["name"].slice(0, longestName), a: pin["a"], b: pin["b"], set: settings(pin["set"]) }];
    });
}

function isGuess(read: unknown): read is Guess {
    if (!isObject(read) || !isObject(read["board"])) return false;
    const { reach, counts } = read["board"];
    return (
        typeof reach === "number" && Number.isFinite(reach) && reach > 0 && typeof read["shown"] === "boolean" &&
        Array.isArray(counts) && counts.length === columns && counts.every((count) => Number.isInteger(count) && Number(count) >= 0) &&
        counts.reduce((sum: number, count: number) => sum + count, 0) <= chips
    );
}

/** The list of actions of a state; settings without one are one action. */
export const historyOf = ({ acts, done, set }: Stored): History =>
    acts ? { actions: acts, done: done ?? acts.length } : set?.length ? { actions: [[...set]], done: 1 } : { actions: [], done: 0 };
