// The engine in a worker: fundsim.wasm behind plain functions. What the exports are is said in sim/web/README.md.

/** What a call that could not be done throws. */
export class Refused extends Error {
    constructor(readonly faults: { address: string | null; model: string | null; what: string }[]) {
        super(faults.map((fault) => (fault.address ? `${fault.address}: ${fault.what}` : fault.what)).join("\n"));
    }
}

interface Exports {
    memory: WebAssembly.Memory;
    _initialize(): void;
    allocate(size: number): number;
    release(place: number): void;
    create(): number;
    destroy(handle: number): void;
    answer(handle: number): number;
    answer_size(handle: number): number;
    [name: string]: unknown;
}

export type Engine = ReturnType<typeof engineOf>;
type Word = string | Uint8Array | bigint | number;

/** One instance; every session() is a scenario that is open in it. */
export async function loadEngine(bytes: BufferSource): Promise<Engine> {
    // Streams that the C library would print to; it has nothing to say.
    const streams = { fd_close: () => 0, fd_seek: () => 0, fd_write: () => 0 };
    const { instance } = await WebAssembly.instantiate(bytes, { wasi_snapshot_preview1: streams });
    const exports = instance.exports as unknown as Exports;
    exports._initialize();
    return engineOf(exports);
}

function engineOf(exports: Exports) {
    const answer = (handle: number) => new Uint8Array(exports.memory.buffer, exports.answer(handle), exports.answer_size(handle));
    const text = (handle: number) => new TextDecoder().decode(answer(handle));

    function call(handle: number, name: string, ...words: Word[]): void {
        const given: number[] = [];
        const passed = words.flatMap<bigint | number>((word) => {
            if (typeof word === "bigint" || typeof word === "number") return [word];
            const bytes = typeof word === "string" ? new TextEncoder().encode(word) : word;
            const place = exports.allocate(bytes.length);
            new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
            given.push(place);
            return [place, bytes.length];
        });
        const done = (exports[name] as (...words: (bigint | number)[]) => number)(handle, ...passed);
        given.forEach((place) => exports.release(place));
        if (!done) throw new Refused(JSON.parse(text(handle)));
    }

    function session() {
        const handle = exports.create();
        return {
            open: (scenario: string) => call(handle, "open", scenario),
            set: (address: string, value: unknown) => call(handle, "set", address, JSON.stringify(value === Infinity ? "inf" : value)),
            play: (seed: number, firstBlock: number, blocks: number) => call(handle, "play", BigInt(seed), BigInt(firstBlock), BigInt(blocks)),
            tallies: (firstBlock: number, blocks: number) => {
                call(handle, "tallies", BigInt(firstBlock), BigInt(blocks));
                return answer(handle).slice();
            },
            merge: (bytes: Uint8Array) => call(handle, "merge", bytes),
            finding: () => {
                call(handle, "finding");
                return text(handle);
            },
            trace: (seed: number, replication: number) => {
                call(handle, "trace", BigInt(seed), BigInt(replication));
                return text(handle);
            },
            npvs: (seed: number, first: number, count: number, model: number) => {
                call(handle, "npvs", BigInt(seed), BigInt(first), count, model);
                return new Float64Array(answer(handle).slice().buffer);
            },
            flows: (seed: number, first: number, count: number) => {
                call(handle, "flows", BigInt(seed), BigInt(first), count);
                return new Float32Array(answer(handle).slice().buffer);
            },
            close: () => exports.destroy(handle),
        };
    }
    return { session };
}
