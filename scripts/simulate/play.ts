import fc from "fast-check";
import { AppError } from "@/lib/errors";
import type { Operation } from "./operation";
import { catalogue, type History, type Step } from "./operations";
import { ORACLES } from "./oracles";
import { readBrokenInvariants } from "./oracles/invariants";
import type { Moment, Oracle, Outcome } from "./oracles/oracle";
import { dieAfter } from "./world/die-after";
import { type Digest, digestOf } from "./world/digest";
import { type Facts, readFacts } from "./world/facts";
import { runRecurring } from "./world/run-recurring";
import { deliverAll, releaseSlowWorker, settleDown } from "./world/settle-down";
import { inWorld, type World } from "./world/world";

export interface Fault {
  /** The oracle's, or `invariant:` and the invariant's. */
  name: string;
  /** What is wrong, with the figures that show it. */
  says: string;
  /** The step after which it was seen, counted from 0. */
  step: number;
  at: string;
}

export interface Played {
  /** The first of each name, in the order in which they were seen. */
  faults: Fault[];
  /** What it all ended as, without ids and moments: what a punctual and a late history have in common. */
  digest: Digest;
  accountMonths: number;
  steps: number;
  refusals: number;
}

const OPERATIONS = catalogue(fc.constant("A")) as unknown as Record<string, Operation<object>>;

/** Plays a history on the database of `DATABASE_URL`, which it empties first, and asks every oracle after each step. */
export function play(
  { startsAt, steps, news }: History,
  { until }: { until?: string } = {},
): Promise<Played> {
  return inWorld(Date.parse(startsAt), async (world) => {
    if (news) world.orders = [...news];
    const watch = new Watch(world, await readFacts(world.db));
    for (const [index, step] of steps.entries()) {
      await watch.step(index, step);
      if (until && watch.knows(until)) return watch.played(index + 1, {});
    }
    await watch.end();
    return watch.played(steps.length, await digestOf(world));
  });
}

/** Looks at the world after each step, and remembers the first fault of each name. */
class Watch {
  readonly faults: Fault[] = [];
  refusals = 0;
  #before: Facts;
  #index = 0;
  #step: Step = { do: "jobs", how: "once" };

  constructor(
    readonly world: World,
    before: Facts,
  ) {
    this.#before = before;
    world.note(before.plans);
    world.checkpoint = () => this.#look({ outcome: { kind: "done" }, isPassing: true, isSettled: false });
  }

  played(steps: number, digest: Digest): Played {
    const { faults, refusals, world } = this;
    return { faults, refusals, digest, steps, accountMonths: world.accountMonths };
  }

  knows(name: string): boolean {
    return this.faults.some((fault) => fault.name === name);
  }

  async step(index: number, step: Step): Promise<void> {
    this.#index = index;
    this.#step = step;
    const outcome = await perform(this.world, step);
    if (outcome.kind === "refused") this.refusals += 1;
    await this.#look({ outcome, isPassing: step.do === "wait", isSettled: false });
    if (step.do !== "slowWorker") await this.#arrive();
  }

  /** Everybody hears of everything, and every job runs: twice, since one's work may be another's. */
  async end(): Promise<void> {
    await settleDown(this.world);
    this.#step = { do: "jobs", how: "once" };
    for (let run = 0; run < 2; run += 1) {
      const outcome = await outcomeOf(() => runRecurring(this.world, "once"));
      await settleDown(this.world);
      await this.#look({ outcome, isPassing: false, isSettled: run === 1 });
    }
  }

  async #arrive(): Promise<void> {
    const arrived = await deliverAll(this.world);
    if (this.world.queue.isBusy) await releaseSlowWorker(this.world);
    const isPassing = this.#step.do === "wait";
    if (arrived > 0) await this.#look({ outcome: { kind: "done" }, isPassing, isSettled: false });
  }

  async #look(seen: Pick<Moment, "outcome" | "isPassing" | "isSettled">): Promise<void> {
    const after = await readFacts(this.world.db);
    const hasChanged = JSON.stringify(after) !== JSON.stringify(this.#before);
    this.world.note(after.plans);
    const moment: Moment = { ...seen, world: this.world, before: this.#before, after, step: this.#step };
    this.#before = after;
    for (const oracle of ORACLES) this.#ask(oracle, moment);
    if (!hasChanged) return;
    for (const { name, example } of await readBrokenInvariants(this.world.db))
      this.#add(`invariant:${name}`, JSON.stringify(example));
  }

  #ask({ name, objects }: Oracle, moment: Moment): void {
    const says = this.knows(name) ? undefined : objects(moment);
    if (says) this.#add(name, says);
  }

  #add(name: string, says: string): void {
    if (this.knows(name)) return;
    this.faults.push({ name, says, step: this.#index, at: new Date(this.world.at).toISOString() });
  }
}

async function perform(world: World, step: Step): Promise<Outcome> {
  const { do: name, diesAfter, atOnce, ...args } = step;
  const work = () => OPERATIONS[name]!.run(world, args);
  return outcomeOf(async () => {
    if (diesAfter !== undefined && !(await dieAfter(diesAfter, work, world.db))) return;
    await (atOnce ? twice(work) : work());
  });
}

/** Of two concurrent ones, one may be refused for the other's sake; what neither may is break. */
async function twice(work: () => Promise<unknown>): Promise<void> {
  const results = await Promise.allSettled([work(), work()]);
  const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  const broken = reasons.find((reason) => !(reason instanceof AppError));
  if (broken) throw broken;
  if (reasons.length === 2) throw reasons[0];
}

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work();
    return { kind: "done" };
  } catch (error) {
    const isRefusal =
      error instanceof AppError && (error.status < 500 || error.code === "provider_unavailable");
    return isRefusal ? { kind: "refused", code: error.code } : { kind: "broke", error: wordsOf(error) };
  }
}

/** The innermost error says what happened. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0]);
  if (error instanceof Error && error.cause) return wordsOf(error.cause);
  return String(error);
}
