// Preloaded into a server that is to be profiled: SIGUSR2 starts it, the next one writes the profile to PROFILE_FILE.
const { renameSync, writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");

const { PROFILE_FILE } = process.env;
const SAMPLED_EVERY_US = 200;
const session = new Session();
let isRunning = false;

function start() {
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: SAMPLED_EVERY_US });
  session.post("Profiler.start");
}

/** Whole or not at all: somebody waits for the file. */
function write(_error, { profile }) {
  writeFileSync(`${PROFILE_FILE}.part`, JSON.stringify(profile));
  renameSync(`${PROFILE_FILE}.part`, PROFILE_FILE);
}

session.connect();
process.on("SIGUSR2", () => {
  if (isRunning) session.post("Profiler.stop", write);
  else start();
  isRunning = !isRunning;
});
