import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run simulate -- [--seed N] [--accounts K] [--months M] [--seconds S] [--new] ...
  --seed N       plays this seed's history: the same one each time, for the same K and M
  --accounts K   accounts in a history (3)
  --months M     how long it lasts (12)
  --seconds S    plays one history after another for so long, from seed N on; known ones take their own time
  --new          begins with a seed that nobody has chosen, after all histories that ever failed
  --known        plays the histories that ever failed, and nothing else
  --leave NAMES  faults that are counted but not shrunk, with commas between
  --shrink S     seconds for shrinking one fault (60); 0 prints the history as it was
  --workers W    processes, each with a database of its own (as many as processors)
  --help`;

export interface Options {
  seed: number;
  accounts: number;
  months: number;
  /** 0: one history. */
  seconds: number;
  playsKnown: boolean;
  playsSeeds: boolean;
  leave: string[];
  shrinkSeconds: number;
  workers: number;
}

/** Undefined where the words are not understood, or help is asked for. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({ args, options: WORDS });
    if (values.help) return undefined;
    const { new: isNew = false, known = false, leave = "" } = values;
    return {
      seed: whole(values.seed, isNew ? freshSeed() : 1, 0),
      accounts: whole(values.accounts, 3, 1),
      months: whole(values.months, 12, 1),
      seconds: whole(values.seconds, 0, 0),
      playsKnown: known || isNew,
      playsSeeds: !known,
      leave: leave.split(",").filter(Boolean),
      shrinkSeconds: whole(values.shrink, 60, 0),
      workers: whole(values.workers, availableParallelism(), 1),
    };
  } catch {
    return undefined;
  }
}

const WORDS = {
  seed: { type: "string" },
  accounts: { type: "string" },
  months: { type: "string" },
  seconds: { type: "string" },
  new: { type: "boolean" },
  known: { type: "boolean" },
  leave: { type: "string" },
  shrink: { type: "string" },
  workers: { type: "string" },
  help: { type: "boolean" },
} as const;

function whole(text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Error(`${text} is no such number`);
  return number;
}

/** fast-check takes 32 bits. */
const freshSeed = () => Math.floor(Math.random() * 2 ** 31);
