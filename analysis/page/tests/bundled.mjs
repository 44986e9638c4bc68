// Parts of the page as modules that a test can call: bundled as the page has them, without a browser.

import { build } from "esbuild";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What a few lines of TypeScript, written as in src, export. */
export async function bundled(source) {
    const made = await build({
        stdin: { contents: source, resolveDir: here("../src"), loader: "ts" },
        bundle: true, write: false, format: "esm", platform: "neutral", mainFields: ["module", "main"],
        jsx: "automatic", jsxImportSource: "preact", logLevel: "warning",
    });
    const folder = await mkdtemp(join(tmpdir(), "fundsim-page-"));
    try {
        const file = join(folder, "part.mjs");
        await writeFile(file, made.outputFiles[0].text);
        return await import(pathToFileURL(file).href);
    } finally {
        await rm(folder, { recursive: true });
    }
}

const built = here("../../../build/release/fundsim");

/** The program, where it has been built; otherwise null, and a test says that it skipped. */
export const program = process.env.FUNDSIM ?? (existsSync(built) ? built : null);

export const root = here("../../..");
