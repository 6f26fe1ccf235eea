import { setTimeout as sleep } from "node:timers/promises";
import type { Entry } from "./book";
import type { Operation, Operations } from "./operations";

const CLIENTS = 8;
const PAUSE_MS = 150;
/** A client continues with something else while what it asked for is not answered. */
const PARK_MS = 1_000;
/** As a patient client would: longer than any outage here. */
const GIVE_UP_MS = 90_000;
const TIMEOUT_MS = 20_000;
/** Not the answer yet. */
const ASKS_AGAIN = new Set([
  "idempotency_in_progress",
  "outcome_unknown",
  "payment_in_progress",
  "throttled",
]);

/** Clients that ask again with the same key when they don't know what became of it. Each writes down what it was told. */
export class Load {
  readonly entries: Entry[] = [];
  troubled = 0;
  /** Why something was asked for again, and how often. */
  readonly troubles = new Map<string, number>();
  private isStopping = false;
  private readonly clients: Promise<void>[] = [];
  private readonly open: Promise<void>[] = [];
  private turn = 0;

  constructor(
    /** Where the processes are; a deploy changes it. */
    readonly origins: string[],
    private readonly operations: Operations,
  ) {}

  start(): void {
    for (let client = 0; client < CLIENTS; client++) this.clients.push(this.ask());
  }

  /**
   * Nothing new is asked for; what was is asked again until it is answered. A key whose first request died is held for a minute:
   * `passMinute` makes that pass sooner.
   */
  async stop(passMinute: () => Promise<void>): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.clients);
    const all = Promise.all(this.open);
    for (let isOver = false; !isOver; ) {
      isOver = await Promise.race([all.then(() => true), sleep(1_500, false)]);
      if (!isOver) await passMinute().catch(() => undefined);
    }
  }

  private async ask(): Promise<void> {
    while (!this.isStopping) {
      const asked = this.untilAnswered(this.operations.next());
      this.open.push(asked);
      await Promise.race([asked, sleep(PARK_MS)]);
    }
  }

  private async untilAnswered(operation: Operation): Promise<void> {
    const entry: Entry = { kind: operation.kind, mark: operation.mark, status: 0, attempts: 0 };
    this.entries.push(entry);
    for (
      const giveUp = Date.now() + GIVE_UP_MS;
      Date.now() < giveUp;
      await sleep(PAUSE_MS * entry.attempts)
    ) {
      entry.attempts += 1;
      const answer = await this.send(operation).catch((error: Error) => this.note(error.message));
      if (answer && answer.status < 500 && !ASKS_AGAIN.has(String(answer.body.code))) {
        entry.status = answer.status;
        operation.after?.(answer.body);
        return;
      }
      if (answer) this.note(`${answer.status} ${answer.body.code}`);
    }
  }

  private note(why: string): undefined {
    this.troubled += 1;
    this.troubles.set(why, (this.troubles.get(why) ?? 0) + 1);
  }

  private async send({ path, token, body, mark }: Operation) {
    const origin = this.origins[this.turn++ % this.origins.length];
    const response = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": mark,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}
