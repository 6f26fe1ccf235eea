/** Guards scripts/manage/commands/approvals/, scripts/manage/staff-act.ts. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { advanceClock, setClock } from "@/lib/clock";
import { manage } from "@/scripts/manage/manage";
import { setApprovalLimit, useTwoPeople } from "@/test/approvals";
import type { Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { codeOf, switchOnTwoFactor } from "@/test/two-factor";

process.env.RATE_LIMITS = "auth_strict=10000/1m";
useDatabase();

const cast = useTwoPeople();
afterEach(() => vi.restoreAllMocks());

describe("in the terminal", () => {
  let out = "";
  beforeEach(() => {
    out = "";
    const hear = (text: unknown) => {
      out += `${text}\n`;
      return true;
    };
    vi.spyOn(console, "log").mockImplementation(hear);
    vi.spyOn(process.stdout, "write").mockImplementation(hear);
    vi.spyOn(process.stderr, "write").mockImplementation(hear);
  });
  const run = (...argv: string[]) => manage(argv);
  const given = () => [
    ...["--account", String(cast.accountId), "--reference", `TERM-${cast.accountId}`],
    ...["--amount", "139.00", "--payer", "Petra"],
  ];

  it("the seed's way works word for word where no limit is set", async () => {
    setApprovalLimit(undefined);
    expect(await run("confirm-bank-transfer", ...given())).toBe(0);
    expect(await cast.statusOf()).toBe("active");
  });

  it("above the limit it asks who sits there, writes the request down, and a second person approves", async () => {
    setClock(new Date("2026-06-01T12:00:10Z"));
    const [billsApp, olgasApp] = [
      await switchOnTwoFactor(cast.bill.id),
      await switchOnTwoFactor(cast.olga.id),
    ];
    advanceClock(60_000);
    expect(await run("confirm-bank-transfer", ...given())).toBe(1);
    expect(out).toContain("--as");
    const as = (person: Person, secret: string) => ["--as", person.email, "--code", codeOf(secret)];
    expect(await run("confirm-bank-transfer", ...given(), ...as(cast.bill, billsApp.secret))).toBe(1);
    const id = /request (\d+)/.exec(out)?.[1] ?? "";
    out = "";
    expect(await run("list-approvals")).toBe(0);
    expect(out).toContain(`${id}  confirm  $139.00`);
    expect(await cast.statusOf()).toBe("pending_payment");
    expect(await run("approve-request", id, ...as(cast.olga, olgasApp.secret))).toBe(0);
    expect(await cast.statusOf()).toBe("active");
    expect(await run("decline-request", id, "--reason", "Too late")).toBe(1);
  });
});
