import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { loggedError } from "./log-error";

describe("an error in the log", () => {
  useDatabase();

  it("shows the query that failed and where, and none of its values, whatever they look like", async () => {
    const secret = "https://x.test/reset?token=sesame\n    second sesame line\nparams: sesame";
    const error = await asSystem((tx) =>
      tx.execute(
        sql`insert into users (email, trial_address, password_hash) values (${secret}, ${secret}, null)`,
      ),
    ).catch((thrown: unknown) => thrown);
    const text = JSON.stringify(loggedError(new Error("it failed", { cause: error })));
    expect(text).not.toContain("sesame");
    expect(text).toContain("insert into users");
    expect(text).toContain("23502");
    expect(text).toContain("log-error.test.ts");
  });

  it("never shows what a library hung on it", () => {
    const error = Object.assign(new Error("401 from the provider"), {
      status: 401,
      request: { headers: { authorization: "Bearer sesame" } },
      config: { apiKey: "sesame" },
    });
    const text = JSON.stringify(loggedError(new AggregateError([error], "several")));
    expect(text).not.toContain("sesame");
    expect(text).toContain("401 from the provider");
    expect(loggedError({ password: "sesame" })).toEqual({ type: "unknown" });
  });
});
