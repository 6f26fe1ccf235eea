/** `npm run test:faults`: the mixed load under each fault, and what became of what the clients were told. */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { printColumns } from "@/scripts/bench/print-table";
import { ensureBuild } from "@/scripts/launcher/build/build";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { countReasons } from "@/scripts/test/skips";
import { type Tally, tallyLines } from "@/scripts/test/tally";
import { brokenInvariants } from "@/test/billing";
import type { Fault } from "./fault";
import { AROUND_FAULTS } from "./kinds/around";
import { DATABASE_FAULTS } from "./kinds/database";
import { DISK_FAULTS } from "./kinds/disk";
import { PROCESS_FAULTS } from "./kinds/process";
import { STANDBY_FAULTS } from "./kinds/standby";
import { VERSION_FAULTS } from "./kinds/versions";
import { compareBooks, type Verdict } from "./load/book";
import { createCallers } from "./load/callers";
import { Load } from "./load/load";
import { Operations } from "./load/operations";
import { postgresTools } from "./stage/postgres";
import { Stage } from "./stage/stage";

const FAULTS = [
  ...PROCESS_FAULTS,
  ...DATABASE_FAULTS,
  ...STANDBY_FAULTS,
  ...AROUND_FAULTS,
  ...DISK_FAULTS,
  ...VERSION_FAULTS,
];
const PENDING = 60;

interface Outcome extends Verdict {
  note: string;
  wrong: string[];
}

const { values } = parseArgs({
  options: { short: { type: "boolean" }, only: { type: "string" }, why: { type: "boolean" } },
});
Object.assign(process.env, { AUTH_SECRET: secret(), API_KEY_SECRET: secret(), NODE_ENV: "test" });
log.level = "silent";
let onStage: Stage | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void Promise.resolve(onStage?.teardown.run()).then(() => process.exit(130)));
process.exitCode = await main();

async function main(): Promise<number> {
  if (!postgresTools) return skip("Debian's PostgreSQL server is missing");
  await ensureBuild((text) => process.stdout.write(`${text}\n`), { patienceMs: 600_000 });
  const rows = [["fault", "sent / answered / tried again", "lost", "doubled", ""]];
  let failed = 0;
  const missed: string[] = [];
  const chosen = FAULTS.filter(({ name, isShort }) =>
    values.only ? name.includes(values.only) : !values.short || isShort,
  );
  for (const fault of chosen) {
    const missing = fault.missing?.();
    if (missing) {
      missed.push(missing);
      rows.push([fault.name, "", "", "", `not played: ${missing}`]);
    } else {
      const outcome = await play(fault);
      const isWrong =
        outcome.wrong.length > 0 || outcome.doubled.length > 0 || (!fault.mayLose && outcome.lost.length > 0);
      if (isWrong) failed += 1;
      rows.push(rowOf(fault, outcome));
      for (const line of [...outcome.wrong, ...outcome.lost, ...outcome.doubled].slice(0, 20))
        if (isWrong) process.stdout.write(`${fault.name}: ${line}\n`);
    }
  }
  printColumns(rows);
  const skips = countReasons(missed.map((reason) => [reason, 1]));
  printTally({ passed: chosen.length - missed.length - failed, failed, skips });
  return failed > 0 ? 1 : 0;
}

async function play(fault: Fault): Promise<Outcome> {
  const stage = new Stage(fault.stage);
  onStage = stage;
  try {
    await stage.open();
    const load = new Load(
      stage.origins,
      new Operations(await createCallers(PENDING), fault.withStaff ?? true),
    );
    await closePool();
    load.start();
    const note = await fault.strike(stage, load);
    await load.stop(() => passMinute(stage.url));
    if (values.why) process.stdout.write(`${JSON.stringify(Object.fromEntries(load.troubles), null, 2)}\n`);
    const more = (await fault.after?.(stage)) ?? [];
    await stage.connect();
    const unanswered = load.entries
      .filter(({ status }) => status === 0)
      .map(({ kind, mark }) => `${kind} ${mark}: never answered`);
    const wrong = [...more, ...unanswered, ...(await brokenInvariants())];
    return { ...(await compareBooks(stage.url, load.entries, load.troubled)), note: note ?? "", wrong };
  } finally {
    await closePool();
    await stage.teardown.run();
  }
}

/** For keys that a dead request holds: as if a minute had gone by. One that still lives loses its claim and does nothing. */
function passMinute(url: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(
      "update idempotency_keys set locked_until = locked_until - interval '61 seconds' where response_status is null",
    );
  });
}

function rowOf({ name }: Fault, { sent, answered, troubled, lost, doubled, note, wrong }: Outcome): string[] {
  const told = [note, wrong.length > 0 ? `${wrong.length} wrong` : ""].filter(Boolean).join("; ");
  return [name, `${sent} / ${answered} / ${troubled}`, String(lost.length), String(doubled.length), told];
}

function skip(reason: string): number {
  printTally({ passed: 0, failed: 0, skips: { [reason]: 1 } });
  return 0;
}

function printTally(tally: Tally): void {
  for (const line of tallyLines(tally)) process.stdout.write(`${line}\n`);
}

function secret(): string {
  const made = randomBytes(32).toString("base64url");
  resetEnv();
  return made;
}
