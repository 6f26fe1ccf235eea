import { randomUUID } from "node:crypto";
import type { Entry } from "./book";
import type { Callers } from "./callers";

/** One thing to ask for, again and again with the same key until somebody answers. */
export interface Operation {
  kind: Entry["kind"];
  mark: string;
  path: string;
  token: string;
  body: unknown;
  /** What follows from an answer: a consumption can be given back. */
  after?: (answer: unknown) => void;
}

const AMOUNT = "139.00";

/** The mixed load: mostly consumption, as in life, and some of everything else that must not happen twice. */
export class Operations {
  private round = 0;
  private readonly spent: { accountId: number; transactionId: number }[] = [];
  private readonly waiting: number[];

  /** `withStaff`: also what a superuser does. Their token lives for 15 minutes by the clock of the server that is asked. */
  constructor(
    private readonly callers: Callers,
    private readonly withStaff: boolean,
  ) {
    this.waiting = [...callers.pending];
  }

  next(): Operation {
    const turn = this.round++ % 10;
    if (turn === 3) return this.refund() ?? this.consume();
    if (turn === 5) return this.site();
    if (turn === 7 && this.withStaff) return this.adjust();
    if (turn === 9 && this.withStaff) return this.confirm() ?? this.consume();
    return this.consume();
  }

  private caller() {
    return this.callers.accounts[this.round % this.callers.accounts.length]!;
  }

  private consume(): Operation {
    const { id: accountId, key } = this.caller();
    const body = { operation: "clustering", units: 1 };
    return this.make("consume", "credits/consume/", key, body, (answer) => {
      const transactionId = (answer as { data?: { transaction_id?: number } }).data?.transaction_id;
      if (transactionId) this.spent.push({ accountId, transactionId });
    });
  }

  private refund(): Operation | undefined {
    const spent = this.spent.shift();
    const account = this.callers.accounts.find(({ id }) => id === spent?.accountId);
    if (!spent || !account) return undefined;
    const mark = randomUUID();
    const body = { transaction_id: spent.transactionId, reason: mark };
    return { ...this.make("refund", "credits/refund/", account.key, body), mark };
  }

  private site(): Operation {
    const operation = this.make("site", "sites/", this.caller().key, {});
    const { mark } = operation;
    return { ...operation, body: { name: mark, url: `https://${mark}.example.com` } };
  }

  private adjust(): Operation {
    const operation = this.make(
      "adjust",
      `admin/accounts/${this.caller().id}/adjust-credits/`,
      this.callers.staff,
      {},
    );
    return { ...operation, body: { amount: 7, reason: operation.mark } };
  }

  private confirm(): Operation | undefined {
    const accountId = this.waiting.shift();
    if (accountId === undefined) return undefined;
    const operation = this.make("confirm", "billing/admin/confirm-bank-transfer/", this.callers.staff, {});
    const mark = operation.mark.toUpperCase();
    const body = { account_id: accountId, external_payment_id: mark, amount: AMOUNT, payer_name: "Payer" };
    return { ...operation, mark, body };
  }

  private make(
    kind: Entry["kind"],
    path: string,
    token: string,
    body: unknown,
    after?: Operation["after"],
  ): Operation {
    return { kind, mark: randomUUID(), path: `/api/v1/${path}`, token, body, after };
  }
}
