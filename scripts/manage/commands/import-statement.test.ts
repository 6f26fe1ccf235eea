import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem, bankLines } from "@/db";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { useDatabase } from "@/test/harness/database";
import { camtFile } from "@/test/statements/camt";
import { manage } from "../manage";

vi.mock("@/lib/bank-statements/match/receive-statement", async (original) => {
  const real = await original<typeof import("@/lib/bank-statements/match/receive-statement")>();
  return { ...real, receiveStatement: vi.fn(real.receiveStatement) };
});

describe("manage import-statement", () => {
  useDatabase();
  const folder = mkdtempSync(join(tmpdir(), "igny8-statements-"));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const good = file(
    "good.xml",
    camtFile({
      lines: [
        { amount: "139.00", text: "one" },
        { amount: "2.50", side: "DBIT" },
      ],
    }),
  );
  const bad = file("bad.xml", camtFile({ lines: [{ amount: "many", text: "two" }] }));
  let out = "";
  beforeEach(() => {
    out = "";
    vi.spyOn(console, "log").mockImplementation((line: string) => {
      out += `${line}\n`;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      out += text;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));
  const count = () => asSystem((tx) => tx.$count(bankLines));

  it("a dry run says what would be imported, and keeps nothing", async () => {
    expect(await manage(["import-statement", good, "--dry-run"])).toBe(0);
    expect(out).toContain("2 lines");
    expect(await count()).toBe(0);
  });

  it("a file that is refused stops no other, and exits with 1", async () => {
    expect(await manage(["import-statement", bad, good])).toBe(1);
    expect(out).toMatch(/bad\.xml: Line 11: expected an amount/);
    expect(await count()).toBe(2);
  });

  it("the same file again changes nothing and exits with 0", async () => {
    expect(await manage(["import-statement", good, "--json"])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      data: [{ file: "good.xml", ok: true, replayed: true }],
    });
    expect(await count()).toBe(2);
  });

  it("a file that isn't there is refused in a line", async () => {
    expect(await manage(["import-statement", join(folder, "gone.xml")])).toBe(1);
    expect(out).toMatch(/gone\.xml: ENOENT/);
  });

  it("a file that came to a watched folder while the database was away is imported once it is back", async () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    vi.mocked(receiveStatement).mockRejectedValueOnce(away);
    const inbox = mkdtempSync(join(folder, "inbox-"));
    writeFileSync(join(inbox, "late.xml"), camtFile({ number: "2", lines: [{ amount: "1.00" }] }));
    const watching = manage(["import-statement", "--watch", inbox]);
    await vi.waitFor(() => expect(out).toContain("late.xml: statement 2"), { timeout: 20_000 });
    expect(out).toContain("late.xml: the database can't be reached. It is tried again.");
    process.listeners("SIGTERM").at(-1)!("SIGTERM");
    expect(await watching).toBe(0);
    expect(await count()).toBe(3);
  });
});
