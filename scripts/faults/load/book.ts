import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/** What one client asked for, and what it was told in the end. */
export interface Entry {
  kind: "consume" | "refund" | "adjust" | "site" | "confirm";
  /** The Idempotency-Key, and what the effect is found by. */
  mark: string;
  /** 0 while nobody has answered. */
  status: number;
  attempts: number;
}

export interface Verdict {
  sent: number;
  answered: number;
  /** Answers of 5xx and connections that broke, each of them tried again. */
  troubled: number;
  lost: string[];
  doubled: string[];
}

/** How often each mark is found to have happened. */
const EFFECTS: Record<Entry["kind"], string> = {
  consume: "select idempotency_key as mark from credit_transactions where kind = 'consume'",
  refund: "select description as mark from credit_transactions where kind = 'refund'",
  adjust: "select description as mark from credit_transactions where kind = 'adjust'",
  site: "select name as mark from sites",
  confirm: "select external_payment_id as mark from payments where status = 'succeeded'",
};

/**
 * Compares what the clients were told with what is in the database: told "done" and not there is lost; there more often than
 * asked for is doubled. Whether the balances add up is for `brokenInvariants` to say.
 */
export async function compareBooks(
  url: string,
  entries: readonly Entry[],
  troubled: number,
): Promise<Verdict> {
  const found = await countEffects(url);
  const timesOf = ({ kind, mark }: Entry) => found.get(`${kind} ${mark}`) ?? 0;
  const name = (entry: Entry) => `${entry.kind} ${entry.mark}: ${entry.status}, ${timesOf(entry)} times`;
  const isDone = ({ status }: Entry) => status >= 200 && status < 300;
  return {
    sent: entries.length,
    answered: entries.filter(({ status }) => status > 0).length,
    troubled,
    lost: entries.filter((entry) => isDone(entry) && timesOf(entry) === 0).map(name),
    doubled: entries
      .filter((entry) => timesOf(entry) > 1 || (entry.status >= 400 && timesOf(entry) > 0))
      .map(name),
  };
}

async function countEffects(url: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  await withClient(url, async (client) => {
    for (const [kind, query] of Object.entries(EFFECTS)) {
      const { rows } = await client.query<{ mark: string | null }>(query);
      for (const { mark } of rows) found.set(`${kind} ${mark}`, (found.get(`${kind} ${mark}`) ?? 0) + 1);
    }
  });
  return found;
}
