import type {
  AccountFacts,
  Facts,
  InvoiceFacts,
  LedgerFacts,
  PaymentFacts,
  PlanFacts,
  SubscriptionFacts,
} from "./facts";

/** All that the database says of one account. */
export interface AccountView {
  account: AccountFacts;
  plan: PlanFacts | undefined;
  plans: PlanFacts[];
  /** Oldest first, as all lists here. */
  subscriptions: SubscriptionFacts[];
  /** The one that is not cancelled. */
  live: SubscriptionFacts | undefined;
  invoices: InvoiceFacts[];
  payments: PaymentFacts[];
  ledger: LedgerFacts[];
  sites: Facts["sites"];
}

export function viewOf(facts: Facts, accountId: number): AccountView | undefined {
  const account = facts.accounts.find(({ id }) => id === accountId);
  if (!account) return undefined;
  const own = <T extends { accountId: number }>(rows: T[]) =>
    rows.filter((row) => row.accountId === accountId);
  const subscriptions = own(facts.subscriptions);
  return {
    account,
    plan: facts.plans.find(({ id }) => id === account.planId),
    plans: facts.plans,
    subscriptions,
    live: subscriptions.find(({ status }) => status !== "cancelled"),
    invoices: own(facts.invoices),
    payments: own(facts.payments),
    ledger: own(facts.ledger),
    sites: own(facts.sites).filter(({ deletedAt }) => deletedAt === null),
  };
}

export function planOf({ plans }: Pick<AccountView, "plans">, planId: number): PlanFacts {
  return plans.find(({ id }) => id === planId)!;
}
