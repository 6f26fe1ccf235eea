import type { TaskList } from "graphile-worker";

/** Every job by its name; each body is a verb of its capability. */
export const TASKS: TaskList = {};

/** When the recurring ones run, in cron's words. */
export const CRONTAB = "";
