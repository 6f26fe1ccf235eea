import type { Limit } from "@/lib/limits";
import type { LimitDecision } from "./limit-decision";
import { MemoryStore } from "./memory-store";
import type { SharedStore } from "./shared-store";

/** What a worker asks the process that started it. */
interface Question {
  igny8Limit: "take" | "look" | "giveBack";
  id: number;
  key: string;
  limit: Limit;
}

interface Answer {
  igny8Limit: "taken";
  id: number;
  decision: LimitDecision;
}

/** The first process answers within a millisecond; one that doesn't is stuck or gone. */
const TIMEOUT_MS = 1_000;

/** The limits of all workers of one start, which their first process counts: one process, so no two can take the same. */
export class PrimaryStore implements SharedStore {
  readonly name = "the first process";
  private readonly waiting = new Map<number, (decision: LimitDecision) => void>();
  private last = 0;

  constructor() {
    process.on("message", (message: Partial<Answer>) => {
      if (message?.igny8Limit !== "taken") return;
      this.waiting.get(message.id!)?.(message.decision!);
      this.waiting.delete(message.id!);
    });
  }

  take(key: string, limit: Limit): Promise<LimitDecision> {
    return this.ask("take", key, limit);
  }

  look(key: string, limit: Limit): Promise<LimitDecision> {
    return this.ask("look", key, limit);
  }

  async giveBack(key: string, limit: Limit): Promise<void> {
    this.send({ igny8Limit: "giveBack", id: 0, key, limit });
  }

  private ask(igny8Limit: "take" | "look", key: string, limit: Limit): Promise<LimitDecision> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`No answer from the first process within ${TIMEOUT_MS} ms`));
      }, TIMEOUT_MS);
      this.waiting.set(id, (decision) => {
        clearTimeout(timer);
        resolve(decision);
      });
      this.send({ igny8Limit, id, key, limit });
    });
  }

  private send(question: Question): void {
    process.send?.(question);
  }
}

/** Counts for workers, in their first process. Answers what is to be sent back; undefined where nothing is. */
export function limitsForWorkers(nowMs: () => number): (message: unknown) => object | undefined {
  const store = new MemoryStore();
  return (message) => {
    const { igny8Limit, id, key, limit } = (message ?? {}) as Partial<Question>;
    if (!key || !limit) return undefined;
    if (igny8Limit === "giveBack") store.giveBack(key);
    if (igny8Limit !== "take" && igny8Limit !== "look") return undefined;
    const decision =
      igny8Limit === "take" ? store.take(key, limit, nowMs()) : store.peek(key, limit, nowMs());
    return { igny8Limit: "taken", id, decision };
  };
}
