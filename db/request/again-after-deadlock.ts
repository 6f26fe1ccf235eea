import { log } from "@/lib/log";

/** PostgreSQL's deadlock_detected: of two transactions that wait for each other it has rolled this one back. */
const DEADLOCK = "40P01";
const TRIES = 3;

/** Does `work` again from the start when it was the victim of a deadlock: nothing of it has happened then. */
export async function againAfterDeadlock<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1 || !isDeadlock(error)) throw error;
    log.warn({ err: error }, "deadlock: trying again");
    return againAfterDeadlock(work, tries - 1);
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === DEADLOCK) || isDeadlock(error.cause);
}
