// Preloaded into a server that is to be profiled: SIGUSR2 starts it, the next one writes it to PROFILE_FILE.
const { writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");

const session = new Session();
let running = false;
session.connect();
process.on("SIGUSR2", () => {
  if (running) {
    session.post("Profiler.stop", (_, { profile }) => {
      writeFileSync(`${process.env.PROFILE_FILE}.part`, JSON.stringify(profile));
      require("node:fs").renameSync(`${process.env.PROFILE_FILE}.part`, process.env.PROFILE_FILE);
    });
  } else {
    session.post("Profiler.enable");
    session.post("Profiler.setSamplingInterval", { interval: 200 });
    session.post("Profiler.start");
  }
  running = !running;
});
