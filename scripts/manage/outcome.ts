/** What a command answers: `data` for --json, `lines` for people. `ok: false` exits with 1. */
export interface Outcome {
  data: unknown;
  lines: string[];
  ok?: boolean;
}

export interface CommonOptions {
  json?: boolean;
  dryRun?: boolean;
  data?: string;
}
