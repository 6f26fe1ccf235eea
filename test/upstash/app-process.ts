import * as verify from "@/app/api/v1/bridge/verify/route";
import { limiter } from "@/lib/rate-limits/limiter";

const AT_ONCE = 10;

export interface ProcessReport {
  statuses: number[];
  /** Redis did not answer in time, so this process limited by its own memory. */
  degraded: boolean;
}

/** A process of the app for tests: asked for `count` calls, ten at a time, it tells the status of each. */
process.on("message", async ({ count, token }: { count: number; token: string }) => {
  const statuses: number[] = [];
  const caller = async () => {
    while (count > 0) {
      count -= 1;
      statuses.push(await call(token));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  process.send?.({ statuses, degraded: await limiter().isDegraded() } satisfies ProcessReport);
});
process.send?.("ready");

async function call(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const request = new Request("http://localhost/api/v1/bridge/verify/", { headers });
  return (await verify.GET(request, { params: Promise.resolve({}) })).status;
}
