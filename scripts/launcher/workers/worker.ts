import { closePool } from "@/db/client";
import { setClockOffset } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { serve } from "@/scripts/launcher/serve/serve";
import { Teardown } from "@/scripts/launcher/teardown";

/** What the first process is told. */
export interface WorkerNews {
  igny8Worker: "ready";
  url: string;
}

/** One of several processes behind one port. The first one has seen to settings, build and database. */
export function runWorker({ prebuilt }: { prebuilt: boolean }): void {
  const teardown = new Teardown();
  const stop = (code: number) => void teardown.run().then(() => process.exit(code));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(0));
  process.on("SIGHUP", () => undefined); // The first process hears it too, and decides.
  const { HOST: host, PORT: port, CLOCK_OFFSET_MS } = env();
  if (CLOCK_OFFSET_MS !== 0) setClockOffset(CLOCK_OFFSET_MS);
  teardown.add(closePool);
  serve({ dev: false, prebuilt, host, port, isWorker: true, teardown }).then(
    () => process.send?.({ igny8Worker: "ready", url: env().APP_URL } satisfies WorkerNews),
    (error: unknown) => {
      log.fatal({ err: error }, "a worker could not start");
      stop(1);
    },
  );
}
