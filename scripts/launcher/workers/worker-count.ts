import { availableParallelism } from "node:os";
import { env } from "@/lib/env";

/** How many processes answer behind the port. A development server is one. */
export function workerCount({ dev }: { dev: boolean }): number {
  const { WORKERS } = env();
  if (dev) return 1;
  return WORKERS === "auto" ? availableParallelism() : WORKERS;
}
