import pg from "pg";
import { describe, expect, it } from "vitest";
import * as sites from "@/app/api/v1/sites/route";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { breakableDatabase } from "@/test/harness/breakable-database";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { isDatabaseAway } from "./database-away";
import { toAppError } from "./errors";

const databaseUrl = useDatabase();

describe("while the database is away", () => {
  it("the API says so with 503 and when to come back, and again when it has returned: nothing", async () => {
    const token = await accessTokenFor(await createPerson({ account: await createAccount() }));
    const database = await breakableDatabase(databaseUrl());
    const level = log.level;
    log.level = "silent";
    await connectTo(database.url);
    expect((await callRoute(sites, "GET", { token })).status).toBe(200);
    database.cut();
    for (let at = 0; at < 3; at++) {
      const { status, body, headers } = await callRoute(sites, "GET", { token });
      expect([status, body.code]).toEqual([503, "service_unavailable"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    database.restore();
    expect((await callRoute(sites, "GET", { token })).status).toBe(200);
    await connectTo(databaseUrl());
    await database.close();
    log.level = level;
  });
});

describe("an error", () => {
  it.each(["57P01", "57P03", "53300", "53100", "08006", "ECONNREFUSED", "ECONNRESET"])(
    "%s is a matter of time",
    (code) => {
      const inner = Object.assign(new Error("x"), { code });
      expect(isDatabaseAway(new Error("Failed query", { cause: inner }))).toBe(true);
      expect(toAppError(inner).code).toBe("service_unavailable");
    },
  );

  it.each(["23505", "42601", "22P02", "57014", "ERR_INVALID_ARG"])("%s is not", (code) => {
    expect(toAppError(Object.assign(new Error("x"), { code })).code).toBe("internal_error");
  });

  it("of the driver is known by its words", async () => {
    const client = new pg.Client({ connectionString: "postgresql://a@127.0.0.1:1/b" });
    const error = await client.connect().catch((thrown: unknown) => thrown);
    expect(isDatabaseAway(error)).toBe(true);
    expect(isDatabaseAway(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isDatabaseAway(new Error("timeout exceeded when trying to connect"))).toBe(true);
    expect(isDatabaseAway(new Error("something else"))).toBe(false);
  });
});

async function connectTo(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  resetEnv();
}
