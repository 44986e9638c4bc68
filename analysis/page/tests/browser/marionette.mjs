// Debian's Firefox, which Playwright cannot drive, by its own protocol: "LENGTH:[0, NUMBER, COMMAND, WORDS]" over TCP.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

// Any free port, which it writes into its profile, and nothing asked of a network.
const preferences = {
    "marionette.port": 0, "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.enabled": false, "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "toolkit.startup.max_resumed_crashes": -1,
};

async function portOf(profile, gone) {
    for (let tries = 0; tries < 300; tries += 1) {
        if (gone()) throw new Error("Firefox does not start");
        const port = Number(await readFile(join(profile, "MarionetteActivePort"), "utf8").catch(() => ""));
        if (port > 0) return port;
        await after(200);
    }
    throw new Error("Firefox does not listen");
}

/** Answers come in the order of commands. */
function speaking(socket) {
    let heard = Buffer.alloc(0);
    const waiting = new Map();
    socket.on("data", (bytes) => {
        heard = Buffer.concat([heard, bytes]);
        for (;;) {
            const colon = heard.indexOf(":");
            const size = colon < 0 ? NaN : Number(heard.subarray(0, colon));
            if (!(heard.length >= colon + 1 + size)) return;
            const answer = JSON.parse(heard.subarray(colon + 1, colon + 1 + size).toString());
            heard = heard.subarray(colon + 1 + size);
            if (!Array.isArray(answer)) continue; // its greeting
            const [, number, fault, result] = answer;
            const { done, failed } = waiting.get(number);
            if (fault) failed(new Error(`Firefox: ${fault.message}`));
            else done(result?.value);
        }
    });
    socket.on("error", (fault) => waiting.forEach(({ failed }) => failed(fault)));
    let number = 0;
    return (command, words = {}) =>
        new Promise((done, failed) => {
            number += 1;
            waiting.set(number, { done, failed });
            const text = JSON.stringify([0, number, command, words]);
            socket.write(`${Buffer.byteLength(text)}:${text}`);
        });
}

export async function startFirefox(program = process.env.FIREFOX ?? "/usr/bin/firefox-esr") {
    const profile = await mkdtemp(join(tmpdir(), "fundsim-firefox."));
    await writeFile(join(profile, "user.js"), Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
    const child = spawn(program, ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile], { stdio: "ignore", env: { ...process.env, HOME: profile } });
    let gone = false;
    const ended = new Promise((done) => ["exit", "error"].forEach((event) => child.on(event, () => done((gone = true)))));
    const close = async () => {
        child.kill();
        await Promise.race([ended, after(5000)]);
        child.kill("SIGKILL");
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
        const socket = connect(await portOf(profile, () => gone), "127.0.0.1");
        const ask = speaking(socket);
        await ask("WebDriver:NewSession");
        await ask("WebDriver:SetTimeouts", { script: 60_000, pageLoad: 60_000 });
        return { ask, close };
    } catch (fault) {
        await close();
        throw fault;
    }
}
