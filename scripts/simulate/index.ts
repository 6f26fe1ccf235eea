import { Teardown } from "@/scripts/launcher/teardown";
import { readKnownHistories } from "./history/known-histories";
import type { PairName } from "./metamorphic";
import type { Job } from "./run/job";
import { type Options, readOptions, USAGE } from "./run/options";
import { Report } from "./run/report";
import { startWorkers, type Worker } from "./run/workers";

/**
 * Months of business in random histories: `npm run simulate -- --seed N --accounts K --months M`.
 *
 * One seed makes one history (generate.ts): what tenants, staff, Stripe, PayPal, the bank and the clock do, as plain data
 * (operations/). It is played (play.ts) by the product's own verbs on real PostgreSQL, with the providers' stand-ins at
 * the HTTP edge (world.ts): events come late, twice, backwards or never (news.ts), answers are lost (wire.ts), workers
 * overtake each other (queue.ts), and the process dies between two statements (die-after.ts).
 *
 * After each step everything is asked that must hold (oracles/): the invariants of `check-current-state`, and a model of
 * periods, money and credits (model/) that was written from docs/contract.md and docs/decisions/007-renewals.md, not from the
 * code. Where those are silent, the oracle's comment says so. Some histories are played twice, calmly and with troubles
 * that must not matter, and have to end alike (metamorphic.ts).
 *
 * A history that shows a fault is shrunk to the shortest one that does (shrink.ts), and printed as a test. Put it into
 * known-seeds.json too, with the fault's name: it is played again from then on (known-histories.ts).
 */
async function simulate(options: Options): Promise<void> {
  const teardown = new Teardown();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void teardown.run().then(() => process.exit(130)));
  const report = new Report();
  try {
    const workers = await startWorkers(options.workers, teardown);
    const jobs = jobsOf(options, report);
    await Promise.all(workers.map((worker) => work(worker, jobs, report)));
  } finally {
    await teardown.run();
  }
  report.print();
  if (report.hasFailed) process.exitCode = 1;
}

async function work(worker: Worker, jobs: Iterator<Job>, report: Report): Promise<void> {
  for (let next = jobs.next(); !next.done; next = jobs.next()) report.add(await worker.play(next.value));
}

/** What is to be played, one after another, as long as there is time. What was shrunk is not shrunk again. */
function* jobsOf(options: Options, report: Report): Generator<Job> {
  const { accounts, months, shrinkSeconds } = options;
  const leave = () => [...options.leave, ...report.shrunk];
  if (options.playsKnown)
    for (const { title, history, pair } of readKnownHistories())
      yield { seed: 0, accounts, months, known: { title, history }, pair, leave: [], shrinkSeconds };
  if (!options.playsSeeds) return;
  const until = Date.now() + options.seconds * 1000;
  for (let { seed } = options, played = 0; played === 0 || Date.now() < until; seed += 1, played += 1)
    yield { seed, accounts, months, pair: pairOf(seed), leave: leave(), shrinkSeconds };
}

/** Every other history is played twice. */
function pairOf(seed: number): PairName | undefined {
  return ([undefined, "late", undefined, "shuffled", undefined, "cut"] as const)[seed % 6];
}

const options = readOptions(process.argv.slice(2));
if (options) await simulate(options);
else {
  process.stdout.write(`${USAGE}\n`);
  process.exitCode = process.argv.includes("--help") ? 0 : 2;
}
