import { Logger } from "graphile-worker";
import { log } from "@/lib/log";

/** The queue's own messages, in our one log format; its chatter stays at debug. */
export const workerLogger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ source: "jobs" }, message);
  else if (level === "warning") log.warn({ source: "jobs" }, message);
  else log.debug({ source: "jobs" }, message);
});
