// Prints how many replications of two models a second one worker plays. Usage: speed.mjs MODULE ENCODED [MODEL...]

import { readFileSync } from "node:fs";

import { session } from "../../sim/web/fundsim.mjs";

const [file, encoded, ...names] = process.argv.slice(2);
const scenario = JSON.parse(readFileSync(encoded, "utf8"));
if (names.length > 0) scenario.models = scenario.models.filter((model) => names.includes(model.name));
const own = await session(new WebAssembly.Module(readFileSync(file)));

const seconds = (call) => {
    const begin = performance.now();
    call();
    return (performance.now() - begin) / 1000;
};
const opening = seconds(() => own.open(JSON.stringify(scenario)));
own.play(1, 0, 1); // the machine code is made while it runs
const blocks = 8;
const playing = seconds(() => own.play(1, 1, blocks));
const setting = seconds(() => own.set("opportunities.value_scale", 1.1));
console.log(`${scenario.models.length} models: ${Math.round((256 * blocks) / playing)} replications a second, ` +
    `${Math.round(1000 * opening)} ms to open, ${Math.round(1000 * setting)} ms to set a value`);
