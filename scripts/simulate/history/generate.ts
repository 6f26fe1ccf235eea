import fc from "fast-check";
import { catalogue, type History, type Step } from "../operations";

const NAMES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

/** The ends of months, a leap day, and the nights that summer time begins and ends in: where calendars go wrong. */
const STARTS = [
  "2026-01-10T09:00:00.000Z",
  "2026-01-31T10:00:00.000Z",
  "2026-03-28T23:30:00.000Z",
  "2026-10-24T22:15:00.000Z",
  "2027-12-31T23:59:00.000Z",
  "2028-02-29T12:00:00.000Z",
];

export interface Size {
  seed: number;
  accounts: number;
  months: number;
}

/** The history of a seed: the same one for the same size. */
export function generate({ seed, accounts, months }: Size): History {
  const [history] = fc.sample(histories(accounts, months), { seed, numRuns: 1 });
  return history!;
}

/** What happens to one account in a month, and how often time passes: a wait is some 13 days on average. */
const ACTS_A_MONTH = 3;
const WAITS_A_MONTH = 2.4;
/** More steps than the months need: what is left over is cut off. */
const SLACK = 1.5;

function histories(accounts: number, months: number): fc.Arbitrary<History> {
  const names = NAMES.slice(0, Math.min(accounts, NAMES.length));
  const count = Math.ceil(SLACK * months * (WAITS_A_MONTH + ACTS_A_MONTH * names.length));
  return fc
    .record({
      startsAt: fc.constantFrom(...STARTS),
      arrivals: fc.tuple(...names.map((name) => arrival(name, count))),
      rest: exactly(count, anyStep(names)),
    })
    .map(({ startsAt, arrivals, rest }) => ({ startsAt, steps: within(months, weave(arrivals, rest)) }));
}

interface Arrival {
  /** Before which of the other steps somebody signs up. */
  before: number;
  step: Step;
}

function arrival(name: string, count: number): fc.Arbitrary<Arrival> {
  const { args } = catalogue(fc.constant(name)).signUp;
  const step = args.map((given): Step => ({ do: "signUp", ...given }));
  return fc.record({ before: fc.integer({ min: 0, max: Math.floor(count / 8) }), step });
}

function weave(arrivals: Arrival[], rest: Step[]): Step[] {
  return rest.flatMap((step, index) => [
    ...arrivals.filter(({ before }) => before === index).map((arrival) => arrival.step),
    step,
  ]);
}

/** fast-check would rather make small ones. */
const exactly = <T>(count: number, one: fc.Arbitrary<T>) =>
  fc.array(one, { minLength: count, maxLength: count, size: "max" });

function anyStep(names: string[]): fc.Arbitrary<Step> {
  const who = fc.constantFrom(...names);
  const { signUp: _, ...operations } = catalogue(who);
  const acts = Object.entries(operations).reduce(
    (sum, [name, { weight }]) => sum + (name === "wait" ? 0 : weight),
    0,
  );
  const waits = Math.round((acts * WAITS_A_MONTH) / (ACTS_A_MONTH * names.length));
  const choices = Object.entries(operations).map(([name, { weight, args }]) => ({
    weight: name === "wait" ? waits : weight,
    arbitrary: fc
      .tuple(args as fc.Arbitrary<object>, trouble(name))
      .map(([given, troubles]) => ({ do: name, ...given, ...troubles }) as Step),
  }));
  return fc.oneof(...choices);
}

/** Time can't die, nor pass twice; a worker that is slow on purpose does not die as well. */
const UNTROUBLED = ["wait", "holdNews", "holdQueue", "slowWorker", "loseNews", "card", "changeTax", "signUp"];

function trouble(name: string): fc.Arbitrary<Pick<Step, "diesAfter" | "atOnce">> {
  if (UNTROUBLED.includes(name)) return fc.constant({});
  return fc.oneof(
    { weight: 24, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fc.record({ diesAfter: fc.integer({ min: 0, max: 40 }) }) },
    { weight: 1, arbitrary: fc.constant({ atOnce: true }) },
  );
}

/** Steps until so much time has passed. */
function within(months: number, steps: Step[]): Step[] {
  let left = months * 30.44 * 24;
  return steps.filter((step) => {
    if (left <= 0) return false;
    if (step.do === "wait") left -= step.hours;
    return true;
  });
}
