import type { Step } from "../operations";

/** Simpler ways to write a step: without its trouble, on the hour, with jobs on time, by the plainest means. */
export function simplerSteps(step: Step): Step[] {
  const { diesAfter, atOnce, ...plain } = step;
  const without = diesAfter !== undefined || atOnce ? [plain as Step] : [];
  return [...without, ...simplerArguments(step)];
}

const DAY = 24;

function simplerArguments(step: Step): Step[] {
  switch (step.do) {
    case "wait":
      return simplerWaits(step);
    case "pay":
      return step.method === "stripe" ? [] : [{ ...step, method: "stripe" }];
    case "signUp":
      return step.interval === "year" ? [{ ...step, interval: "month" }] : [];
    case "choosePlan":
      return [
        ...(step.keep > 0 ? [{ ...step, keep: 0 }] : []),
        ...(step.interval === null ? [] : [{ ...step, interval: null }]),
      ];
    case "jobs":
      return step.how === "once" ? [] : [{ ...step, how: "once" }];
    case "confirm":
      return step.months === null ? [] : [{ ...step, months: null }];
    default:
      return "which" in step && step.which > 0 ? [{ ...step, which: 0 } as Step] : [];
  }
}

function simplerWaits(step: Extract<Step, { do: "wait" }>): Step[] {
  const punctual: Step[] = step.jobs === "punctual" ? [] : [{ ...step, jobs: "punctual" }];
  const hours = [DAY, 31 * DAY, Math.floor(step.hours / DAY) * DAY, Math.ceil(step.hours / DAY) * DAY];
  const rounder = hours.filter((each) => each > 0 && each < step.hours && step.hours % DAY !== 0);
  return [...punctual, ...[...new Set(rounder)].map((each): Step => ({ ...step, hours: each }))];
}
