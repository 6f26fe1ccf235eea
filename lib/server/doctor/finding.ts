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
