// A worker: one instance of the engine, one open scenario with some settings at a time, and a few kept.

import { engine as engineOf, Refused, type Engine, type Session } from "../../../../sim/web/fundsim.mjs";
import type { Answer, Question, Setting } from "./messages";

let engine: Promise<Engine> | null = null;
let scenario = "";

/** A scenario as it stands, and the same with the settings that were asked for last. */
interface Opened { still: Session; moving: Session; settings: string }
const opened = new Map<string, Opened>(); // by scenario; the oldest goes first
const mostOpened = 3;

async function openedScenario(text: string): Promise<Opened> {
    const known = opened.get(text);
    if (known) return known;
    const { session } = await engine!;
    const made = { still: session(), moving: session(), settings: "" };
    made.still.open(text);
    made.moving.open(text); // its tables are there then when a lever moves
    opened.set(text, made);
    if (opened.size > mostOpened) {
        const [oldest, { still, moving }] = opened.entries().next().value!;
        still.close();
        moving.close();
        opened.delete(oldest);
    }
    return made;
}

/** Opening anew in the same session keeps the tables of distributions that did not change: a millisecond, not fifty. */
async function sessionWith(text: string, settings: Setting[]): Promise<Session> {
    const known = await openedScenario(text);
    if (!settings.length) return known.still;
    const wanted = JSON.stringify(settings);
    if (known.settings !== wanted) {
        known.settings = "";
        known.moving.open(text);
        settings.forEach(([address, value]) => known.moving.set(address, value));
        known.settings = wanted;
    }
    return known.moving;
}

/** Lets what has been sent meanwhile arrive. */
const breath = () =>
    new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            port1.close();
            done();
        };
        port2.postMessage(null);
    });

type Asked = Exclude<Question, { kind: "overtake" }>;
const piece = 8; // futures, which take about ten milliseconds

/** NPVs by model, played in pieces between which the worker listens. */
async function npvsOf(session: Session, { seed, first, count, models }: Extract<Question, { kind: "npvs" }>, goOn: () => void): Promise<Float64Array[]> {
    const found = models.map(() => new Float64Array(count));
    for (let place = 0; place < count; place += piece) {
        if (place > 0) await breath();
        goOn();
        const some = Math.min(piece, count - place);
        models.forEach((model, row) => found[row]!.set(session.npvs(seed, first + place, some, model), place));
    }
    return found;
}

async function answered(question: Asked, goOn: () => void): Promise<Answer["answer"]> {
    if (question.kind === "load") {
        engine = WebAssembly.compile(question.engine).then(engineOf);
        scenario = question.scenario;
        await engine;
        return null;
    }
    goOn();
    const session = await sessionWith(question.scenario ?? scenario, question.settings);
    switch (question.kind) {
        case "npvs":
            return npvsOf(session, question, goOn);
        case "flows":
            return session.flows(question.seed, question.first, question.count);
        case "blocks":
            session.play(question.seed, question.first, question.count);
            return session.tallies(question.first, question.count);
        case "finding":
            question.tallies.forEach((bytes) => session.merge(bytes));
            return session.finding();
        case "trace":
            return session.trace(question.seed, question.replication);
    }
}

// One after the other, so that sessions are not opened twice.
let before: Promise<unknown> = Promise.resolve();
let overtakings = 0;
self.onmessage = (event: MessageEvent<Question>) => {
    const question = event.data;
    if (question.kind === "overtake") {
        overtakings += 1;
        return;
    }
    const since = overtakings;
    const goOn = () => {
        if (question.kind === "npvs" && question.tentative && since !== overtakings) throw new Error("overtaken");
    };
    before = before.then(async () => {
        let answer: Answer;
        try {
            answer = { number: question.number, answer: await answered(question, goOn), fault: null };
        } catch (fault) {
            answer = { number: question.number, answer: null, fault: fault instanceof Refused ? fault.message : String(fault) };
        }
        self.postMessage(answer);
    });
};
