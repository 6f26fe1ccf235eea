import type { PairName } from "../metamorphic";
import type { History } from "../operations";
import type { Fault } from "../play";

/** What a worker is asked to play: a seed's history, or one that is known. */
export interface Job {
  seed: number;
  accounts: number;
  months: number;
  /** Instead of the seed's own: one that is known, and short already. */
  known?: { title: string; history: History };
  pair?: PairName;
  /** Faults that are not to be shrunk: somebody has, or nobody wants it. */
  leave: string[];
  /** How long one fault may be shrunk. */
  shrinkSeconds: number;
}

export interface Finding extends Fault {
  /** The shortest history that shows it, where it was looked for. */
  shortest?: History;
  /** It takes two playings to see. */
  isOfPair?: boolean;
}

export interface Done {
  job: Job;
  findings: Finding[];
  accountMonths: number;
  steps: number;
  refusals: number;
}
