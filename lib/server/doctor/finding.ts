import type { Env } from "@/lib/env";

/** What somebody who runs this would want to know before it hurts, from bad to good. */
export const FINDING_LEVELS = ["refused", "broken", "warning", "off", "ok"] as const;

export interface Finding {
  /** What it is about: a setting, or a thing that is reached. */
  name: string;
  /**
   * `refused`: a production server does not start so. `broken`: it is set up and does not work. `warning`: it works, and
   * will hurt somebody. `off`: a feature is switched off.
   */
  level: (typeof FINDING_LEVELS)[number];
  says: string;
}

/** What one setting, or some together, say about a production server. Pure. */
export type SettingsRule = (settings: Env) => Finding | undefined;

export function finding(level: Finding["level"], name: string, says: string): Finding {
  return { level, name, says };
}
