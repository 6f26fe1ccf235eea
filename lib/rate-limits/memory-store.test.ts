import { describe, expect, it } from "vitest";
import { MemoryStore } from "./memory-store";

const MINUTE = { requests: 1, windowSeconds: 60 };
const DAY = { requests: 1, windowSeconds: 24 * 3600 };

function flood(store: MemoryStore, buckets: number, atMs: number): void {
  for (let i = 0; i < buckets; i++) store.take(`default:ip:flood-${i}`, MINUTE, atMs);
}

describe("a full memory", () => {
  it("keeps a person's limit, however many addresses come along", () => {
    const store = new MemoryStore(100);
    store.take("auth_codes:user:7:1", DAY, 0);
    store.take("bridge:7", MINUTE, 0);
    flood(store, 1000, 1);
    expect(store.peek("auth_codes:user:7:1", DAY, 2).allowed).toBe(false);
    expect(store.peek("bridge:7", MINUTE, 2).allowed).toBe(false);
  });

  it("drops what has run out before what still counts, though that is older", () => {
    const store = new MemoryStore(100);
    store.take("auth:ip:long", DAY, 0);
    flood(store, 99, 1);
    store.take("default:ip:next", MINUTE, 120_000);
    expect(store.size).toBe(2);
    expect(store.peek("auth:ip:long", DAY, 120_000).allowed).toBe(false);
  });

  it("never grows beyond its bounds", () => {
    const store = new MemoryStore(100);
    flood(store, 5000, 1);
    for (let i = 0; i < 5000; i++) store.take(`default:user:${i}`, MINUTE, 1);
    expect(store.size).toBe(200);
  });
});
