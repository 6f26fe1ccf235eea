import type { History, Step } from "./operations";
import { type Fault, type Played, play } from "./play";
import type { Digest } from "./world/digest";

/** Two ways to play one history that have to end alike. */
export interface Pair {
  name: string;
  plain: (history: History) => History;
  troubled: (history: History) => History;
}

/**
 * Why they end alike: each job "may run at any time, and again" (lib/server/jobs/run-jobs.ts), so it may be late; an event
 * is a hint, "order and repetition do not matter" (007); what was cut off leaves nothing, and is done again.
 */
export const PAIRS: Record<"late" | "shuffled" | "cut", Pair> = {
  late: {
    name: "late_jobs_end_otherwise",
    plain: calm((step) => (step.do === "wait" ? { ...step, jobs: "punctual" } : step)),
    troubled: calm((step) => (step.do === "wait" ? { ...step, jobs: "late" } : step)),
  },
  shuffled: {
    name: "shuffled_events_end_otherwise",
    plain: calm((step) => step),
    troubled: (history) => ({ ...calm((step) => step)(history), news: ["backwards", "twice"] }),
  },
  cut: {
    name: "cut_history_ends_otherwise",
    plain: calm((step) => step),
    troubled: (history) => ({ ...history, steps: settled(history.steps).map(cutSome) }),
  },
};

export type PairName = keyof typeof PAIRS;

/** Plays both; what the oracles find in the plain one counts as well. */
export async function playPair(
  history: History,
  pairName: PairName,
  options?: { until?: string },
): Promise<Played> {
  const { name, plain, troubled } = PAIRS[pairName];
  const first = await play(plain(history), options);
  const second = await play(troubled(history), options);
  const says = difference(first.digest, second.digest);
  const last = history.steps.length - 1;
  const otherwise: Fault[] = says ? [{ name, says, step: last, at: history.startsAt }] : [];
  const accountMonths = first.accountMonths + second.accountMonths;
  return { ...first, accountMonths, faults: [...first.faults, ...otherwise] };
}

function calm(change: (step: Step) => Step): (history: History) => History {
  return (history) => ({ ...history, steps: settled(history.steps).map(change) });
}

/**
 * Without troubles of their own, which would be there twice, and without what stays on its way over several steps. Without
 * another tax too: the job of the week before a period's end tells Stripe of it. Where none ran, Stripe charges what it was
 * told before, and staff decide about that money (065, rule 9).
 */
function settled(steps: Step[]): Step[] {
  const leftOut = ["holdNews", "deliver", "loseNews", "holdQueue", "slowWorker", "changeTax"];
  return steps
    .filter((step) => !leftOut.includes(step.do))
    .map(({ diesAfter: _, atOnce: __, ...step }) => step as Step);
}

/**
 * Each that can die dies once, a little later each time: between any two statements sooner or later. What means something
 * new when it is done again does not.
 */
function cutSome(step: Step, index: number): Step {
  return NEW_EACH_TIME.includes(step.do) ? step : { ...step, diesAfter: (index * 7) % 40 };
}

const NEW_EACH_TIME = [
  "wait",
  "signUp",
  "adjust",
  "refund",
  "refundAgain",
  "refundAtProvider",
  "giveBackUnknown",
  "extendTrial",
  "dispute",
];

/** The first account that ended in two ways. */
function difference(plain: Digest, troubled: Digest): string | undefined {
  for (const name of Object.keys(plain)) {
    const [a, b] = [JSON.stringify(plain[name]), JSON.stringify(troubled[name])];
    if (a !== b) return `${name}: ended as ${a}, and otherwise as ${b}`;
  }
  return undefined;
}
