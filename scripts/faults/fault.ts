import type { Load } from "./load/load";
import type { Stage, StageOptions } from "./stage/stage";

export interface Fault {
  name: string;
  /** Part of the short form, which .ci/run plays. */
  isShort?: true;
  /** Why it can't be played here; undefined where it can. */
  missing?: () => string | undefined;
  stage?: StageOptions;
  /** False: nothing that a superuser does is in the load. */
  withStaff?: false;
  /** What goes wrong, while the load runs. Ends when it is over. Answers what else is to be told. */
  strike(stage: Stage, load: Load): Promise<string | undefined>;
  /** Once the load has ended: what is wrong that the books don't show. */
  after?(stage: Stage): Promise<string[]>;
  /** Acknowledged and lost is a figure to tell here, and no failure. */
  mayLose?: true;
}
