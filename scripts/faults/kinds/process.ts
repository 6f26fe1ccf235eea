import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault";

/** The app's process ends in ways that it can't see coming. */
export const PROCESS_FAULTS: Fault[] = [
  {
    name: "kill -9 of the app, three times",
    isShort: true,
    strike: async (stage) => {
      for (let time = 0; time < 3; time++) {
        await sleep(700 + time * 170);
        await stage.stopApp(0, "SIGKILL");
        await stage.startApp();
      }
      await sleep(500);
      return undefined;
    },
  },
  {
    name: "kill -9 at each step of a request",
    strike: async (stage) => {
      let killed = 0;
      for (let step = 1; step <= 12; step++) {
        const isLost = stage.way.loseAnswer(step, { stayAway: true });
        for (let waited = 0; waited < 200 && !isLost(); waited++) await sleep(10);
        await stage.stopApp(0, "SIGKILL");
        stage.way.restore();
        await stage.startApp();
        killed += 1;
        await sleep(300);
      }
      return `${killed} kills`;
    },
  },
  {
    name: "SIGTERM, started again",
    strike: async (stage) => {
      await sleep(1500);
      await stage.stopApp(0, "SIGTERM");
      await stage.startApp();
      await sleep(1000);
      return undefined;
    },
  },
  {
    name: "the app's memory limit",
    stage: { settings: async () => [{ NODE_OPTIONS: "--max-old-space-size=72" }] },
    strike: async (stage) => {
      const pid = stage.pid();
      let died = 0;
      for (const end = Date.now() + 12_000; Date.now() < end; await sleep(200)) {
        if (isAlive(pid)) continue;
        died += 1;
        break;
      }
      if (isAlive(pid)) await stage.stopApp(0, "SIGABRT");
      await stage.startApp();
      await sleep(1000);
      return died ? "ran out of memory" : "held; ended by SIGABRT";
    },
  },
  {
    name: "clocks an hour apart, in two processes",
    withStaff: false,
    stage: {
      processes: 2,
      settings: async () => [{ CLOCK_OFFSET_MS: "0" }, { CLOCK_OFFSET_MS: String(60 * 60 * 1000) }],
    },
    strike: async () => {
      await sleep(5000);
      return undefined;
    },
  },
];

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid!, 0);
    return true;
  } catch {
    return false;
  }
}
