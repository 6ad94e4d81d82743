// Translates lines with @browsermt/bergamot-translator: the yardstick of tests/benchmark/compare_bergamot.sh.
// usage: node translate_lines.cjs PACK_FOLDER TARGET [LINES_PER_CALL] < lines > lines
// Reports lines, words, wall time and processor time on standard error, loading excluded.
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const { Worker } = require("worker_threads");

const [folder, target, perCall = "32"] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(folder, "pack.json"), "utf8"));
const { symbol, shortlist } = manifest.targets[target];

// The package says that it is an ES module, but its worker is CommonJS: it only runs from a folder that says
// nothing.
function startWorker() {
  const source = path.join(path.dirname(require.resolve("@browsermt/bergamot-translator/package.json")), "worker");
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "bergamot-"));
  process.on("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
  for (const name of fs.readdirSync(source)) fs.copyFileSync(path.join(source, name), path.join(copy, name));
  fs.writeFileSync(path.join(copy, "package.json"), "{}");
  return new Worker(path.join(copy, "translator-worker.js"));
}

function remote(worker) {
  let count = 0;
  const pending = new Map();
  worker.on("message", ({ id, result, error }) => {
    const { resolve, reject } = pending.get(id);
    pending.delete(id);
    if (error) reject(new Error(error.message || String(error)));
    else resolve(result);
  });
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      pending.set(++count, { resolve, reject });
      worker.postMessage({ id: count, name, args });
    });
}

function bytes(name) {
  const file = fs.readFileSync(path.join(folder, name));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}

async function main() {
  const worker = startWorker();
  const call = remote(worker);
  await call("initialize", { cacheSize: 0 });
  await call("loadTranslationModel", { from: manifest.source, to: target },
    { model: bytes(manifest.model), shortlist: bytes(shortlist), vocabs: [bytes(manifest.vocabulary)], config: { "ssplit-mode": "sentence" } });

  const lines = fs.readFileSync(0, "utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  const size = Number(perCall);
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  const output = [];
  for (let i = 0; i < lines.length; i += size) {
    const texts = lines.slice(i, i + size).map((line) => ({ text: `${symbol} ${line}`, html: false }));
    const results = await call("translate", { models: [{ from: manifest.source, to: target }], texts });
    for (const result of results) output.push(result.target.text.replace(/\s+/g, " ").trim());
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const cpu = process.cpuUsage(before);
  const words = lines.join(" ").split(/\s+/).length;
  const cpuSeconds = (cpu.user + cpu.system) / 1e6;
  process.stdout.write(output.join("\n") + "\n");
  process.stderr.write(`bergamot: ${lines.length} lines, ${words} words, ${seconds.toFixed(3)} s wall, ` +
    `${cpuSeconds.toFixed(3)} s cpu, ${(words / seconds).toFixed(0)} words/s\n`);
  await worker.terminate();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
