import { generate } from "../history/generate";
import { shrink } from "../history/shrink";
import { simplerSteps } from "../history/simpler-step";
import { PAIRS, playPair } from "../metamorphic";
import type { History } from "../operations";
import { type Fault, type Played, play } from "../play";
import type { Done, Finding, Job } from "./job";

/** Plays a job's history, and shrinks the first fault that nobody has: later ones may be what follows from it. */
export async function doJob(job: Job): Promise<Done> {
  const history = job.known?.history ?? generate(job);
  const { faults, accountMonths, steps, refusals } = await playAs(job, history);
  const findings: Finding[] = [...faults];
  const first = findings.findIndex(({ name }) => !job.leave.includes(name));
  if (first >= 0 && !job.known) findings[first] = await shortestOf(job, history, faults[first]!);
  return { job, findings, accountMonths, steps, refusals };
}

function playAs({ pair }: Job, history: History, until?: string): Promise<Played> {
  return pair ? playPair(history, pair, { until }) : play(history, { until });
}

/** What an oracle finds in one playing takes no second one to show. */
function shortestOf(job: Job, history: History, fault: Fault): Promise<Finding> {
  const pair = job.pair && PAIRS[job.pair];
  if (!pair || pair.name === fault.name) return shortest(job, history, fault);
  return shortest({ ...job, pair: undefined }, pair.plain(history), fault);
}

/** What comes after the fault has no part in it, and what happens to other accounts seldom has. */
async function shortest(job: Job, history: History, fault: Fault): Promise<Finding> {
  const until = Date.now() + job.shrinkSeconds * 1000;
  const faultOf = async (steps: History["steps"]) => {
    const { faults } = await playAs(job, { ...history, steps }, fault.name);
    return faults.find(({ name }) => name === fault.name);
  };
  const upTo = history.steps.slice(0, fault.step + 1);
  const shows = async (steps: History["steps"]) => (await faultOf(steps)) !== undefined;
  const own = upTo.filter((step) => !("who" in step) || fault.says.startsWith(`${step.who}: `));
  const relevant = (await shows(own)) ? own : upTo;
  const steps = await shrink(relevant, shows, simplerSteps, () => Date.now() < until);
  return {
    ...((await faultOf(steps)) ?? fault),
    shortest: { ...history, steps },
    isOfPair: job.pair !== undefined,
  };
}
