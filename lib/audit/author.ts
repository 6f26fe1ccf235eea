/** Who makes a change, as the audit log names them. */
export interface Author {
  /** user:<id>, api_key:<id>, job:<name>, webhook:<provider> or terminal */
  actor: string;
  requestId?: string;
  /**
   * Whose right to make it is read again under the account's lock (lib/accounts/standing.ts). The wrappers of pages and API
   * set it for members and keys; staff, jobs and the terminal stand outside the account and have none.
   */
  asks?: Asker;
}

export type Asker = { userId: number } | { apiKeyId: number };

/** The person behind an act that only people do, such as managing a team; undefined for a key, a job or the terminal. */
export function personOf({ actor }: Pick<Author, "actor">): number | undefined {
  const id = /^user:(\d+)$/.exec(actor)?.[1];
  return id ? Number(id) : undefined;
}
