// What goes between the page and its workers.

/** An address as `--set` takes it, and its value. */
export type Setting = [address: string, value: number | boolean | string];

interface Asked { number: number; scenario?: string; settings: Setting[]; seed: number }

export type Question =
    | { kind: "load"; number: number; engine: ArrayBuffer; scenario: string }
    | { kind: "overtake" } // nobody waits any more for the tentative questions asked so far
    | ({ kind: "npvs"; first: number; count: number; models: number[]; tentative?: boolean } & Asked)
    | ({ kind: "flows"; first: number; count: number } & Asked)
    | ({ kind: "blocks"; first: number; count: number } & Asked)
    | ({ kind: "finding"; tallies: Uint8Array[] } & Asked)
    | ({ kind: "trace"; replication: number } & Asked);

export interface Answer { number: number; answer: null | string | Uint8Array | Float32Array | Float64Array[]; fault: string | null }
