/** Guards app/api/v1/, lib/api/, lib/actions/form-values.ts. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { allRoutes, type Method, type RouteFile } from "../api/routes";
import { fieldsOf, sampleOf, withField } from "../api/sample-body";
import { type Ask, empty, json, type Sent, takesBody, throwAt } from "../api/throw-at";
import { growing, oddHeaders, oddQuery, oddText, oddValue } from "./arbitraries";

/** How long it goes on, and where it starts: `FUZZ_SECONDS=600 FUZZ_SEED=42 npm run test:fuzz`. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 5);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_130);
/** A body of a megabyte may take this much more work than one of a tenth, which is done in no less than the floor. */
const MOST_TIMES = 40;
const FLOOR_MS = 20;
/** Beside the other tests a few routes are enough; `npm run test:fuzz` takes all of them. */
const ROUTES_MEASURED = process.env.FUZZ_SECONDS ? Number.POSITIVE_INFINITY : 5;

useDatabase();

let routes: RouteFile[];
beforeAll(async () => {
  routes = await allRoutes();
});

/** Everything that a call may bring, made from one seed. */
const call = fc.record({
  place: fc.nat(),
  value: oddValue,
  body: oddValue,
  isWhole: fc.boolean(),
  id: oddText,
  query: oddQuery,
  headers: oddHeaders,
});
type Call = (typeof call extends fc.Arbitrary<infer C> ? C : never) & object;

describe(`whatever is sent (seed ${SEED})`, () => {
  it(
    "no answer is a 5xx, and each is as the OpenAPI document says",
    async () => {
      const endsMs = performance.now() + SECONDS * 1000;
      let calls = 0;
      for (let round = 0; round === 0 || performance.now() < endsMs; round++) {
        const sent = fc.sample(call, { seed: SEED + round, numRuns: 2 });
        await throwAt(routes, async (ask, { file, method }) => {
          if (round > 0 && performance.now() > endsMs) return;
          for (const each of sent) {
            calls += 1;
            await askOddly(ask, { file, method }, each);
          }
        });
      }
      expect(calls).toBeGreaterThan(routes.length);
    },
    (SECONDS + 120) * 1000,
  );

  it("a body that is ten times as large takes no more than a fitting multiple of the work", async () => {
    const slow: string[] = [];
    const reading = routes.filter(({ methods, definition }) =>
      methods.some((method) => definition(method).input),
    );
    await throwAt(reading.slice(0, ROUTES_MEASURED), async (ask, { file, method }) => {
      if (!takesBody(method) || !file.definition(method).input) return;
      for (const [kind, bodyOf] of Object.entries(growing)) {
        const small = await workMsOf(() => ask(`${kind}, small`, () => json(bodyOf(1))));
        const large = await workMsOf(() => ask(`${kind}, large`, () => json(bodyOf(10))));
        if (large > MOST_TIMES * Math.max(small, FLOOR_MS)) slow.push(`${method} ${file.path}: ${kind}`);
      }
    });
    expect(slow).toEqual([]);
  }, 240_000);
});

async function askOddly(ask: Ask, target: { file: RouteFile; method: Method }, odd: Call): Promise<void> {
  const what = JSON.stringify(odd).slice(0, 2000);
  await ask(what, (caller) => {
    const sent: Sent = { query: odd.query, headers: odd.headers };
    if (odd.place % 4 === 0) sent.ids = { id: odd.id, sector_id: odd.id };
    return { ...empty(target.method), ...sent, ...bodyOf(target, odd, caller.rows) };
  });
}

/** A body that is odd as a whole, or one that fits but for one field of it. */
function bodyOf({ file, method }: { file: RouteFile; method: Method }, odd: Call, rows: RowIds): Sent {
  if (!takesBody(method) || !file.definition(method).input) return {};
  const fields = fieldsOf(file, method);
  if (odd.isWhole || fields.length === 0) return json(odd.body);
  const { path } = fields[odd.place % fields.length]!;
  return json(withField(sampleOf(file, method, rows), path, odd.value));
}

type RowIds = Parameters<typeof sampleOf>[2];

/** Of the processor, not of the clock: a machine that does other things as well is slow, and not busy for us. */
async function workMsOf(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
