import { log } from "@/lib/log";

type Step = () => Promise<void> | void;

/** What must be undone when the app stops or fails to start, undone in the reverse order of its making. */
export class Teardown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  add(step: Step): void {
    this.steps.push(step);
  }

  run(): Promise<void> {
    this.running ??= this.undo();
    return this.running;
  }

  private async undo(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      // One that fails must not keep the others from being done.
      await Promise.resolve()
        .then(step)
        .catch((error: unknown) => log.error({ err: error }, "could not stop cleanly"));
    }
  }
}
