// Workers that play futures. A page opened from a folder has no shared memory, so each has the engine to itself and
// plays futures of its own; who plays which does not change a bit.

import type { Answer, Question } from "./messages";

declare const WORKER_SCRIPT: string;

type Without<T> = T extends unknown ? Omit<T, "number"> : never;
export type Asking = Without<Exclude<Question, { kind: "load" | "overtake" }>>;

interface Waiting { done(answer: Answer["answer"]): void; failed(fault: Error): void }

interface Line { worker: Worker; waiting: Map<number, Waiting> }

export interface Pool {
    size: number;
    ask<T extends Answer["answer"]>(asking: Asking, line?: number): Promise<T>;
    /** Breaks off the tentative questions asked so far: they fail. */
    overtake(): void;
    /** Ends the workers, in the middle of whatever they do. */
    stop(): void;
}

let unpacked: Promise<ArrayBuffer> | null = null;
const engineBytes = () => (unpacked ??= unpackedEngine());

/** The module, which stands compressed in the page. */
async function unpackedEngine(): Promise<ArrayBuffer> {
    const text = document.getElementById("fundsim-engine")?.textContent?.trim() ?? "";
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
}

/** As many workers as the machine can use, four at most. */
export async function startPool(scenario: string): Promise<Pool> {
    const bytes = await engineBytes();
    const address = URL.createObjectURL(new Blob([WORKER_SCRIPT], { type: "text/javascript" }));
    const size = Math.max(2, Math.min(4, navigator.hardwareConcurrency || 2));
    let number = 0;
    const fail = (line: Line, why: string) => {
        line.waiting.forEach((waiting) => waiting.failed(new Error(why)));
        line.waiting.clear();
    };
    const lines: Line[] = Array.from({ length: size }, () => {
        const line: Line = { worker: new Worker(address), waiting: new Map() };
        line.worker.onmessage = (event: MessageEvent<Answer>) => {
            const waiting = line.waiting.get(event.data.number);
            line.waiting.delete(event.data.number);
            if (event.data.fault === null) waiting?.done(event.data.answer);
            else waiting?.failed(new Error(event.data.fault));
        };
        line.worker.onerror = (event) => fail(line, event.message || "the worker stopped");
        return line;
    });
    const send = <T>(line: Line, question: Without<Question>) =>
        new Promise<T>((done, failed) => {
            number += 1;
            line.waiting.set(number, { done: done as Waiting["done"], failed });
            line.worker.postMessage({ ...question, number } as Question);
        });
    await Promise.all(lines.map((line) => send(line, { kind: "load", engine: bytes, scenario })));
    return {
        size,
        ask: (asking, line) => send(line === undefined ? leastBusy(lines) : lines[line % size]!, asking),
        overtake: () => lines.forEach(({ worker }) => worker.postMessage({ kind: "overtake" } satisfies Question)),
        stop: () =>
            lines.forEach((line) => {
                line.worker.terminate();
                fail(line, "stopped");
            }),
    };
}

const leastBusy = (lines: Line[]) => lines.reduce((least, line) => (line.waiting.size < least.waiting.size ? line : least));
