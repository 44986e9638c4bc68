// The module fundsim.wasm for JavaScript, in a page, a worker or Node. See README.md beside this file.

/** What a call that could not be done throws: `faults`, a list of { address, model, what }. */
export class Refused extends Error {
    constructor(faults) {
        super(faults.map((fault) => (fault.address ? `${fault.address}: ${fault.what}` : fault.what)).join("\n"));
        this.faults = faults;
    }
}

/** One scenario in one instance of the module. Numbers of blocks and replications are whole, below 2^53. */
class Session {
    #exports;
    #handle;

    constructor(exports) {
        this.#exports = exports;
        this.#handle = exports.create();
    }

    /** Opens a scenario: what `fundsim check SCENARIO --encoded` prints. */
    open(scenario) {
        this.#call("open", scenario);
    }

    /** Sets one value by address: a number, a flag, a word of a choice, or a distribution as in the scenario. */
    set(address, value) {
        this.#call("set", address, JSON.stringify(Math.abs(value) === Infinity ? (value > 0 ? "inf" : "-inf") : value));
    }

    /** Plays blocks of 256 replications. */
    play(seed, firstBlock, blocks) {
        this.#call("play", BigInt(seed), BigInt(firstBlock), BigInt(blocks));
    }

    /** What those blocks have come to, as bytes for merge() of another instance. */
    tallies(firstBlock, blocks) {
        this.#call("tallies", BigInt(firstBlock), BigInt(blocks));
        return this.#bytes().slice();
    }

    merge(bytes) {
        this.#call("merge", bytes);
    }

    /** What all blocks from 0 on come to, as text: JSON as `fundsim run --json` writes it. */
    finding() {
        this.#call("finding");
        return this.#text();
    }

    /** One future, as text: JSON as `fundsim run --trace N --json` writes it. */
    trace(seed, replication) {
        this.#call("trace", BigInt(seed), BigInt(replication));
        return this.#text();
    }

    /** NPV by one listed model (0, 1, ...) in each of replications first to first + count - 1: a Float64Array. */
    npvs(seed, first, count, model) {
        this.#call("npvs", BigInt(seed), BigInt(first), count, model);
        return new Float64Array(this.#bytes().slice().buffer);
    }

    /** Cumulative net cash at the end of each month: a Float32Array [replication][listed model][month]. */
    flows(seed, first, count) {
        this.#call("flows", BigInt(seed), BigInt(first), count);
        return new Float32Array(this.#bytes().slice().buffer);
    }

    /** Gives the memory back; the session is of no use afterwards. */
    close() {
        this.#exports.destroy(this.#handle);
    }

    #call(name, ...words) {
        const given = [];
        const passed = words.flatMap((word) => {
            if (typeof word === "bigint" || typeof word === "number") return [word];
            const bytes = typeof word === "string" ? new TextEncoder().encode(word) : word;
            const place = this.#exports.allocate(bytes.length);
            new Uint8Array(this.#exports.memory.buffer, place, bytes.length).set(bytes);
            given.push(place);
            return [place, bytes.length];
        });
        const done = this.#exports[name](this.#handle, ...passed);
        given.forEach((place) => this.#exports.release(place));
        if (!done) throw new Refused(JSON.parse(this.#text()));
    }

    #bytes() {
        const size = this.#exports.answer_size(this.#handle);
        return new Uint8Array(this.#exports.memory.buffer, this.#exports.answer(this.#handle), size);
    }

    #text() {
        return new TextDecoder().decode(this.#bytes());
    }
}

// Streams that the C library would print to; it has nothing to say.
const streams = { fd_close: () => 0, fd_seek: () => 0, fd_write: () => 0 };

/** An instance of its own, in which every session() is another scenario. `module`: a WebAssembly.Module of fundsim.wasm. */
export async function engine(module) {
    const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: streams });
    instance.exports._initialize();
    return { session: () => new Session(instance.exports) };
}

/** A session in an instance of its own. */
export async function session(module) {
    return (await engine(module)).session();
}
