import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchFolder } from "./watch-folder";

describe("a watched folder", () => {
  let folder: string;
  let stop: AbortController;
  let watching: Promise<void>;
  const taken: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "igny8-watch-"));
    stop = new AbortController();
    taken.length = 0;
  });
  afterEach(async () => {
    stop.abort();
    await watching;
    rmSync(folder, { recursive: true });
  });
  /** Watches, and answers each file with what `answer` says. */
  const watch = (answer: (name: string) => boolean) => {
    watching = watchFolder(
      folder,
      async (path) => {
        taken.push(basename(path));
        return answer(basename(path));
      },
      { signal: stop.signal, lookMs: 10 },
    );
  };
  const untilTaken = (names: string[]) =>
    vi.waitFor(() => expect(taken).toEqual(names), { timeout: 5000, interval: 5 });
  const pause = () => new Promise((done) => setTimeout(done, 150));

  it("has each file taken once, and again when it was changed", async () => {
    writeFileSync(join(folder, "a.xml"), "one");
    watch(() => true);
    await untilTaken(["a.xml"]);
    await pause();
    writeFileSync(join(folder, "b.xml"), "two");
    await untilTaken(["a.xml", "b.xml"]);
    appendFileSync(join(folder, "a.xml"), " more");
    await untilTaken(["a.xml", "b.xml", "a.xml"]);
  });

  it("has a file that could not be taken tried again until it is, and no longer", async () => {
    writeFileSync(join(folder, "a.xml"), "one");
    watch(() => taken.length === 3);
    await untilTaken(["a.xml", "a.xml", "a.xml"]);
    await pause();
    expect(taken).toHaveLength(3);
  });

  it("leaves folders alone, and waits while a file still grows", async () => {
    mkdirSync(join(folder, "done"));
    writeFileSync(join(folder, "a.xml"), "");
    let isWritten = false;
    watch(() => {
      expect(isWritten).toBe(true);
      return true;
    });
    const growing = setInterval(() => appendFileSync(join(folder, "a.xml"), "more"), 1);
    await pause();
    clearInterval(growing);
    isWritten = true;
    await untilTaken(["a.xml"]);
  });
});
