// Types of fundsim.mjs.

export interface FaultInScenario { address: string | null; model: string | null; what: string }

export class Refused extends Error {
    readonly faults: FaultInScenario[];
}

export interface Session {
    open(scenario: string): void;
    set(address: string, value: unknown): void;
    play(seed: number, firstBlock: number, blocks: number): void;
    tallies(firstBlock: number, blocks: number): Uint8Array;
    merge(bytes: Uint8Array): void;
    finding(): string;
    trace(seed: number, replication: number): string;
    npvs(seed: number, first: number, count: number, model: number): Float64Array;
    flows(seed: number, first: number, count: number): Float32Array;
    close(): void;
}

export interface Engine { session(): Session }

export function engine(module: WebAssembly.Module): Promise<Engine>;
export function session(module: WebAssembly.Module): Promise<Session>;
