// Makes the one file that `fundsim report` fills in: node build.mjs MODULE.wasm PAGE.html
// Script, styles, the worker's script and the module all stand in it, so that it works from a folder, offline.

import { build } from "esbuild";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const [modulePath, pagePath] = process.argv.slice(2);
if (!modulePath || !pagePath) {
    console.error("Usage: node build.mjs MODULE.wasm PAGE.html");
    process.exit(2);
}
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const settings = {
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: ["chrome100", "firefox113", "safari16.4"],
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    logLevel: "warning",
};

async function bundled(entry, more = {}) {
    const made = await build({ ...settings, entryPoints: [here(entry)], ...more });
    return made.outputFiles[0].text;
}

// Compressed: a third of the size, also as text.
const packed = (content) => gzipSync(content, { level: 9 }).toString("base64");

// Unpacks and runs the page's script; says so where a browser cannot.
const starter = `
(async () => {
    const bytes = Uint8Array.from(atob(document.getElementById("fundsim-script").textContent), (character) => character.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.body.append(script);
})().catch((fault) => {
    document.getElementById("page").textContent = "This page needs a newer browser (Chrome 100, Firefox 113, Safari 16.4): " + fault;
});
`;

const worker = await bundled("src/engine/worker.ts");
const script = await bundled("src/main.tsx", { define: { WORKER_SCRIPT: JSON.stringify(worker) } });
const styles = await bundled("src/style.css", { loader: { ".css": "css" } });
const module = packed(await readFile(modulePath));
const scriptText = packed(script);

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>fundsim</title>
<style>${styles}</style>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript, which is switched off here.</noscript>
<script type="application/json" id="fundsim-data">null</script>
<script type="text/plain" id="fundsim-engine">${module}</script>
<script type="text/plain" id="fundsim-script">${scriptText}</script>
<script>${starter}</script>
</body>
</html>
`;

await mkdir(dirname(resolve(pagePath)), { recursive: true });
await writeFile(`${pagePath}.part`, page);
await rename(`${pagePath}.part`, pagePath);
console.log(`${pagePath}: ${Math.round(page.length / 1000)} kB, of which the engine ${Math.round(module.length / 1000)}, the script ${Math.round(scriptText.length / 1000)}`);
