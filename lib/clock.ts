/**
 * The one source of "now". Tests and business stories move it with `setClock`; nothing else in the
 * project calls `new Date()` without an argument for a business decision.
 */
let offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0) || 0;
let frozenAt: Date | undefined;

/** The current time. */
export function now(): Date {
  return new Date(nowMs());
}

/** The same in milliseconds since 1970, for what is asked several times a request: a Date costs more than the question. */
export function nowMs(): number {
  return frozenAt ? frozenAt.getTime() : Date.now() + offsetMs;
}

/** Freezes time at `at`; `undefined` lets it run again. For tests. */
export function setClock(at: Date | undefined): void {
  frozenAt = at;
}

/** Moves a frozen or running clock forward. For tests. */
export function advanceClock(ms: number): void {
  if (frozenAt) frozenAt = new Date(frozenAt.getTime() + ms);
  else offsetMs += ms;
}
