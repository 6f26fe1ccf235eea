/**
 * Guards scripts/manage/, lib/admin/superusers/create-superuser.ts, lib/admin/state/create-free-trial-plan.ts,
 * lib/admin/state/reconcile-ledger.ts.
 */
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { createPerson, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { manage } from "./manage";

let out = "";
let err = "";

describe("the terminal", () => {
  useDatabase();
  beforeEach(() => {
    out = "";
    err = "";
    vi.spyOn(console, "log").mockImplementation((text: string) => {
      out += `${text}\n`;
    });
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      err += text;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it("tells how to use it: every command has --help and --json", async () => {
    expect(await run("--help")).toBe(0);
    const names = [...out.matchAll(/^ {2}([a-z][a-z-]+) /gm)]
      .map(([, name]) => name!)
      .filter((n) => n !== "help");
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      out = "";
      expect(await run(name, "--help")).toBe(0);
      expect(out).toContain("--json");
    }
  });

  it.each([
    ["an unknown command", ["fly"]],
    ["a missing option", ["rollback"]],
    ["a bad number", ["suspend-account", "one", "--reason", "x"]],
    ["an empty reason", ["suspend-account", "1", "--reason", " "]],
    ["no command", []],
  ])("answers %s with 2", async (_what, argv) => {
    expect(await run(...argv)).toBe(2);
  });

  it("a refusal is one line on stderr and 1", async () => {
    expect(await run("suspend-account", "999999", "--reason", "x")).toBe(1);
    expect(err).toMatch(/^Nothing in this database has the id 999999[^\n]*\n$/);
    expect(await run("suspend-account", "999999", "--reason", "x", "--json")).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: "not_found" });
  });

  it("migrate --plan has nothing to do on a migrated database", async () => {
    expect(await run("migrate", "--plan")).toBe(0);
    expect(out).toContain("up to date");
  });

  it("create-free-trial-plan says created, or already there", async () => {
    expect(await run("create-free-trial-plan")).toBe(0);
    expect(out).toContain("already there");
    await asSystem((tx) => tx.execute(sql`delete from plans where slug = 'free-trial'`));
    out = "";
    expect(await run("create-free-trial-plan")).toBe(0);
    expect(out).toContain("created");
  });

  it("a dry run tells what would happen and changes nothing", async () => {
    const id = await trialAccount();
    expect(await run("suspend-account", String(id), "--reason", "test", "--dry-run")).toBe(0);
    expect(out).toContain("Dry run");
    expect(await statusOf(id)).toBe("trial");
    expect(await run("suspend-account", String(id), "--reason", "test")).toBe(0);
    expect(await statusOf(id)).toBe("suspended");
    expect(await run("reactivate-account", String(id), "--reason", "test")).toBe(0);
    expect(await statusOf(id)).toBe("trial");
  });

  it("a confirmed transfer activates the account, and the same again changes nothing", async () => {
    const id = String(await pendingAccount("growth"));
    const transfer = ["--account", id, "--reference", "R1", "--amount", "139.00", "--payer", "Petra"];
    expect(await run("confirm-bank-transfer", ...transfer)).toBe(0);
    expect(await statusOf(Number(id))).toBe("active");
    out = "";
    expect(await run("confirm-bank-transfer", ...transfer, "--json")).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, data: { replayed: true, credits: 2000 } });
    expect(await run("confirm-bank-transfer", ...transfer.with(5, "12.00"))).toBe(1);
  });

  it("check-current-state is green, and red once the ledger is tampered with; reconcile-ledger mends it", async () => {
    const id = await trialAccount();
    expect(await run("check-current-state", "--json")).toBe(0);
    await asSystem((tx) => tx.execute(sql`update accounts set credits = 5 where id = ${id}`));
    out = "";
    expect(await run("check-current-state")).toBe(1);
    expect(out).toContain("BROKEN");
    expect(await run("reconcile-ledger")).toBe(0);
    expect(await run("check-current-state")).toBe(0);
  });

  it("grant-credits gives and takes", async () => {
    const id = String(await trialAccount());
    expect(await run("grant-credits", id, "--amount", "50", "--reason", "sorry")).toBe(0);
    expect(await run("grant-credits", id, "--amount=-2050", "--reason", "undo")).toBe(0);
    expect(out).toContain("has 0 credits");
    expect(await run("grant-credits", id, "--amount=-1", "--reason", "undo")).toBe(1);
    for (const amount of ["0", "1.5", "1000001", "-1000001"])
      expect(await run("grant-credits", id, `--amount=${amount}`, "--reason", "too much")).toBe(2);
  });

  it("finds accounts, and says in an operator's words what is not there", async () => {
    const id = await trialAccount();
    await asSystem((tx) => tx.execute(sql`update accounts set name = 'Orchid Sites GmbH' where id = ${id}`));
    expect(await run("list-accounts", "--search", "gmbh", "--json")).toBe(0);
    expect(JSON.parse(out).data.accounts).toMatchObject([{ id, name: "Orchid Sites GmbH", status: "trial" }]);
    expect(await run("suspend-account", "999999", "--reason", "x")).toBe(1);
    expect(err).toContain("Nothing in this database has the id 999999");
  });

  it("helps people in: a reset link, a lost second factor, an address that no email reaches", async () => {
    const { email } = await createPerson({ account: { id: await trialAccount() } });
    const why = ["--reason", "Called us"];
    expect(await run("send-reset-link", email, ...why)).toBe(0);
    expect(await run("confirm-email", email, ...why)).toBe(0);
    expect(await run("verify-email", email, ...why)).toBe(0);
    expect(out).toContain("was confirmed already");
    await asSystem((tx) =>
      tx.execute(sql`update users set totp_secret = 'x', totp_enabled_at = now() where email = ${email}`),
    );
    expect(await run("reset-two-factor", email, ...why)).toBe(0);
    expect(out).toContain("signs in with the password alone now");
    expect(await run("reset-two-factor", "nobody@lab.example", ...why)).toBe(1);
    expect(err).toContain("Nobody has the address nobody@lab.example.");
  });

  it("a dry run of rotate-key shows no key", async () => {
    const accountId = await trialAccount();
    const { rows } = await asSystem((tx) =>
      tx.execute<{ id: string }>(sql`insert into api_keys (account_id, public_id, name, prefix, secret_hash)
        values (${accountId}, 'AbCdEfGhIjKl', 'Key', 'igny8_AbCdEfGhIjKl', 'x') returning id`),
    );
    const rotate = ["rotate-key", rows[0]!.id, "--account", String(accountId)];
    expect(await run(...rotate, "--dry-run")).toBe(0);
    expect(await run(...rotate, "--dry-run", "--json")).toBe(0);
    expect(out).not.toMatch(/igny8_\w{12}_/);
    expect(await run(...rotate)).toBe(0);
    expect(out).toMatch(/igny8_\w{12}_/);
  });

  it("a superuser needs a good password and an address of their own", async () => {
    const sue = ["--email", "sue@igny8.test", "--password", "heron-ladder-42-quartz"];
    expect(await run("create-superuser", ...sue)).toBe(0);
    expect(await run("create-superuser", ...sue)).toBe(1);
    expect(err).toContain("already a user");
    expect(await run("create-superuser", "--email", "b@igny8.test", "--password", "password123")).toBe(1);
    expect(err).toContain("password:");
  });
});

const run = (...argv: string[]) => manage(argv);

async function statusOf(id: number): Promise<unknown> {
  const { rows } = await asSystem((tx) => tx.execute(sql`select status from accounts where id = ${id}`));
  return rows[0]?.status;
}
