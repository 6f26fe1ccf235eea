import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { isThatServer, type Postmaster } from "./postgres/orphan";
import { askPs } from "./process-alive";

describe("where there is no /proc, ps tells", () => {
  it("when a process started, and what it runs", async () => {
    const child = spawn("sleep", ["30"]);
    const before = Date.now();
    await once(child, "spawn");
    const seen = askPs(child.pid ?? 0);
    expect(seen?.command).toBe("sleep");
    expect(Math.abs((seen?.startedAt.getTime() ?? 0) - before)).toBeLessThan(5000);
    child.kill();
    await once(child, "exit");
    expect(askPs(child.pid ?? 0)).toBeUndefined();
  });

  const startedAt = new Date("2026-05-04T10:00:00Z");
  const left: Postmaster = {
    pid: 7,
    folder: "/srv/app/.data/postgres/data",
    startedAt,
    port: 1,
    ready: true,
  };
  const server = { startedAt: new Date("2026-05-04T09:59:59Z"), command: "/opt/native/bin/postgres" };

  it("that the server which a killed run left is that server", () => {
    expect(isThatServer(left, "/srv/app/.data/postgres/data", server)).toBe(true);
  });

  it.each([
    ["nobody has the id", left.folder, undefined],
    ["another program got the id", left.folder, { ...server, command: "/usr/bin/postgrey" }],
    [
      "another PostgreSQL got the id",
      left.folder,
      { ...server, startedAt: new Date("2026-05-04T11:00:00Z") },
    ],
    ["the pid file came along with a copy", "/srv/copy/.data/postgres/data", server],
  ])("that it is not: %s", (_why, folder, seen) => {
    expect(isThatServer(left, folder ?? "", seen)).toBe(false);
  });
});
