// A worker: one instance of the engine, one open scenario with some settings at a time, and a few kept.

import { loadEngine, Refused, type Engine } from "./module";
import type { Answer, Question, Setting } from "./messages";

type Session = ReturnType<Engine["session"]>;

let engine: Promise<Engine> | null = null;
let scenario = "";
const kept = new Map<string, Session>(); // by settings; the oldest goes first
const mostKept = 4;

async function sessionWith(pair: string | null, settings: Setting[]): Promise<Session> {
    const name = JSON.stringify([pair, settings]);
    const known = kept.get(name);
    if (known) {
        kept.delete(name);
        kept.set(name, known);
        return known;
    }
    const session = (await engine!).session();
    try {
        session.open(pair ?? scenario);
        settings.forEach(([address, value]) => session.set(address, value));
    } catch (fault) {
        session.close();
        throw fault;
    }
    kept.set(name, session);
    if (kept.size > mostKept) {
        const oldest = kept.keys().next().value!;
        kept.get(oldest)!.close();
        kept.delete(oldest);
    }
    return session;
}

async function answered(question: Question): Promise<Answer["answer"]> {
    if (question.kind === "load") {
        engine = loadEngine(question.engine);
        scenario = question.scenario;
        await engine;
        return null;
    }
    const session = await sessionWith(question.scenario ?? null, question.settings);
    switch (question.kind) {
        case "npvs": {
            const models = question.models.map((model) => session.npvs(question.seed, question.first, question.count, model));
            return models;
        }
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
self.onmessage = (event: MessageEvent<Question>) => {
    const question = event.data;
    before = before.then(async () => {
        let answer: Answer;
        try {
            answer = { number: question.number, answer: await answered(question), fault: null };
        } catch (fault) {
            answer = { number: question.number, answer: null, fault: fault instanceof Refused ? fault.message : String(fault) };
        }
        self.postMessage(answer);
    });
};
