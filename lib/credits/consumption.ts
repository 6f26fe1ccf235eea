import type { CreditOperation } from "@/db/words";

export interface Consumption {
  accountId: number;
  operation: CreditOperation;
  /** Words where the price is per words, else how many times. */
  units: number;
  siteId: number | null;
  metadata: Record<string, unknown>;
  idempotencyKey: string;
  userId: number | null;
  apiKeyId: number | null;
}
