/** Guards app/api/v1/billing/admin/statements/route.ts, lib/bank-statements/output.ts, lib/bank-statements/input.ts. */
import { beforeAll, describe, expect, it } from "vitest";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { camtFile } from "@/test/statements/camt";
import * as statements from "./route";

process.env.RATE_LIMITS = "billing_admin=1000/1m";

describe("statements over the API", () => {
  useDatabase();
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
  });
  const post = async (text: string, who: keyof Pick<Cast, "sue" | "olivia"> = "sue") =>
    callRoute(statements, "POST", {
      token: await accessTokenFor(cast[who]),
      body: { file_name: "january.xml", file_base64: Buffer.from(text).toString("base64") },
    });
  const january = camtFile({
    opening: "0.00",
    closing: "139.00",
    lines: [{ amount: "139.00", text: "INV-1" }],
  });

  it("are imported once, and listed", async () => {
    const first = await post(january);
    expect(first.status).toBe(200);
    expect(first.body.data).toMatchObject({
      replayed: false,
      statements: [
        { lines: 1, known_lines: 0, opening_balance: "0.00", closing_balance: "139.00", missing: "0.00" },
      ],
    });
    expect((await post(january)).body.data).toMatchObject({ replayed: true });
    const listed = await callRoute(statements, "GET", { token: await accessTokenFor(cast.sue) });
    expect(listed.body.data).toMatchObject({
      results: [{ number: "1", format: "camt", kind: "booked", lines: 1 }],
    });
  });

  it("that can't be read answer 400 with the line and what was expected", async () => {
    const { status, body } = await post(
      january.replace("139.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\n\n<Sts>", "x</Amt><Sts>"),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "statement_unreadable",
      line: 13,
      expected: expect.stringContaining("an amount such as 12.34"),
    });
  });

  it("are nobody's but the operator's", async () => {
    expect((await post(january, "olivia")).status).toBe(403);
  });
});
