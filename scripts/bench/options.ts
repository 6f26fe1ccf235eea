import { parseArgs } from "node:util";
import { CALLERS } from "./seed-accounts";

export const USAGE = `Usage: npm run bench -- [--seconds N] [--starts N] [--accounts N] [--only TEXT] [--profile | --memory N]
       npm run bench -- jobs [--accounts N]
  jobs        only how long each recurring job takes in an idle hour, at 100000 accounts unless said
  --seconds   how long each line is measured, after a warm-up (5)
  --starts    how often all servers are started and measured (1); the table has the medians
  --accounts  accounts in the database, each with 10 keys and 50 ledger rows (${CALLERS}); with
              more, such as 100000, each line is compared with the same on ${CALLERS} accounts
  --only      measures the lines with this text in their name, beside the yardstick
  --profile   measures nothing, but shows where the processor time of a request goes
  --memory    sends that many requests, such as 1000000, and shows what the process holds after each tenth`;

export interface Options {
  seconds: number;
  starts: number;
  accounts: number;
  only: string;
  profile: boolean;
  /** Requests; undefined where no memory is to be shown. */
  memory: number | undefined;
  jobs: boolean;
}

/** Undefined where the command line is none of USAGE. */
export function readOptions(): Options | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string" },
      starts: { type: "string" },
      accounts: { type: "string" },
      only: { type: "string" },
      memory: { type: "string" },
      profile: { type: "boolean" },
    },
  });
  const seconds = atLeast(1, values.seconds ?? "5");
  const starts = atLeast(1, values.starts ?? "1");
  const jobs = positionals[0] === "jobs";
  const accounts = atLeast(CALLERS, values.accounts ?? (jobs ? "100000" : String(CALLERS)));
  const memory = values.memory === undefined ? undefined : atLeast(10, values.memory);
  const { only = "", profile = false } = values;
  if (positionals.length > Number(jobs) || (values.memory !== undefined && !memory)) return undefined;
  return seconds && starts && accounts
    ? { seconds, starts, accounts, only, profile, memory, jobs }
    : undefined;
}

function atLeast(least: number, text: string): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number >= least ? number : undefined;
}
