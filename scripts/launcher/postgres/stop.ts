import type { Binaries } from "./binaries";
import { dataPath } from "./data-path";
import type { DatabaseUser } from "./database-user";
import { run } from "./run";

const FAST_SECONDS = 30;

/**
 * Stops the server on this data folder: first "fast" (open transactions roll back, a checkpoint is written), and when
 * that takes too long "immediate", which loses nothing committed but replays the log at the next start.
 */
export async function stopServer(dataFolder: string, binaries: Binaries, user: DatabaseUser): Promise<void> {
  const where = ["-D", dataPath(dataFolder, user)];
  const stop = (mode: string) =>
    run(binaries.pgCtl, ["stop", ...where, "-m", mode, "-w", "-t", String(FAST_SECONDS)], user, {
      cwd: dataFolder,
    });
  const fast = await stop("fast");
  if (fast.code !== 0 && !/no server running|PID file .* does not exist/i.test(fast.output))
    await stop("immediate");
}
