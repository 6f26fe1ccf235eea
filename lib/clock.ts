/**
 * The one source of "now". Tests and business stories move it with `setClock`; nothing else in the
 * project calls `new Date()` without an argument for a business decision.
 *
 * The offset is on `globalThis`, because the app's bundle and the start script each have their own copy of this module.
 * CLOCK_OFFSET_MS moves whole processes in tests, never a production server.
 */
const shared = globalThis as typeof globalThis & { igny8ClockOffsetMs?: number };
let frozenAt: Date | undefined;

if (process.env.NODE_ENV !== "production") setClockOffset(Number(process.env.CLOCK_OFFSET_MS ?? 0) || 0);

/** The current time. */
export function now(): Date {
  return new Date(nowMs());
}

/** The time in milliseconds since 1970, for what is asked several times a request: a Date costs more than the question. */
export function nowMs(): number {
  return frozenAt ? frozenAt.getTime() : Date.now() + (shared.igny8ClockOffsetMs ?? 0);
}

/** Freezes time at `at`; `undefined` lets it run again. For tests. */
export function setClock(at: Date | undefined): void {
  frozenAt = at;
}

/** Moves a frozen or running clock forward. For tests. */
export function advanceClock(ms: number): void {
  if (frozenAt) frozenAt = new Date(frozenAt.getTime() + ms);
  else setClockOffset((shared.igny8ClockOffsetMs ?? 0) + ms);
}

/** Has a running clock go ahead of the machine's by so much, or behind it. For tests of whole processes. */
export function setClockOffset(ms: number): void {
  shared.igny8ClockOffsetMs = ms;
}
