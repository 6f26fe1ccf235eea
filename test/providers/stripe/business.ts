import type { Endpoints } from "./answers";
import { StripeCustomers } from "./customers";
import { StripeDisputes } from "./disputes";
import { StripeIntents } from "./intents";
import { StripeInvoices } from "./invoices";
import { type Row, StripeRecords } from "./records";
import { StripeRefunds } from "./refunds";
import { StripeSessions } from "./sessions";
import { StripeSubscriptions } from "./subscriptions";

/** What payers, banks and time do at Stripe, each with the noun that it is about; and what answers the API's endpoints. */
export class StripeBusiness extends StripeRecords {
  readonly #intents = new StripeIntents(this);
  readonly #invoices = new StripeInvoices(this, this.#intents);
  readonly #subscriptions = new StripeSubscriptions(this, this.#invoices);
  protected readonly sessions = new StripeSessions(this, this.#intents, this.#invoices, this.#subscriptions);
  protected readonly customers = new StripeCustomers(this, this.#subscriptions);
  readonly #refunds = new StripeRefunds(this);
  readonly #disputes = new StripeDisputes(this);
  protected readonly endpoints: Endpoints = {
    ...this.#intents.endpoints,
    ...this.#invoices.endpoints,
    ...this.#subscriptions.endpoints,
    ...this.sessions.endpoints,
    ...this.customers.endpoints,
    ...this.#refunds.endpoints,
    ...this.#disputes.endpoints,
  };

  /** What happens when somebody presses "Pay" on the checkout page. */
  pay(sessionId: string): Promise<Row> {
    return this.sessions.pay(sessionId);
  }

  /** Somebody pays with a bank debit or a voucher: the page is finished, and the money takes days. */
  payLater(sessionId: string): Promise<Row> {
    return this.sessions.payLater(sessionId);
  }

  /** The money of such a payment has come ... */
  arrive(sessionId: string): Promise<void> {
    return this.sessions.arrive(sessionId);
  }

  /** ... or does not: the payer's bank refuses it. */
  bounce(sessionId: string, message?: string): Promise<void> {
    return this.sessions.bounce(sessionId, message);
  }

  /** Nobody paid on the page for a day. */
  expire(sessionId: string): Promise<void> {
    return this.sessions.expire(sessionId);
  }

  /** Somebody else who uses the same account at Stripe has sold something, with this written on it. */
  foreignSession(written: Record<string, unknown>): Promise<Row> {
    return this.sessions.sellElsewhere(written);
  }

  /** Charges the next period of a subscription, as Stripe does automatically. */
  charge(subscriptionId: string, reason?: string): Promise<Row> {
    return this.#invoices.charge(subscriptionId, reason);
  }

  /** The card is declined: the invoice stays open, with a page of its own, and Stripe tries again some days later. */
  decline(subscriptionId: string, message?: string): Promise<Row> {
    return this.#invoices.decline(subscriptionId, message);
  }

  /** The card's bank wants its holder to confirm a renewal (3-D Secure). */
  askForAction(subscriptionId: string): Promise<Row> {
    return this.#invoices.askForAction(subscriptionId);
  }

  /** The next period is debited from a bank account, which takes days ... */
  debit(subscriptionId: string): Promise<Row> {
    return this.#invoices.debit(subscriptionId);
  }

  /** ... and the bank sends it back. `payInvoice` is the other end. */
  returnDebit(invoiceId: string, message: string): Promise<void> {
    return this.#invoices.returnDebit(invoiceId, message);
  }

  /** The money of an open invoice, from the card on file or through the invoice's own page. */
  payInvoice(id: string): Promise<Row> {
    return this.#invoices.pay(id);
  }

  /** The hour is over: drafts that advance automatically are charged, also those of a subscription that was ended. */
  finalizeDrafts(): Promise<void> {
    return this.#invoices.finalizeDrafts();
  }

  /** A debit of the stored way to pay has arrived, or has not. */
  endDebit(id: string, outcome: "arrives" | "bounces"): Promise<void> {
    return this.#intents.endDebit(id, outcome);
  }

  /**
   * What Stripe does on its own when a cycle is over: the next one begins, and is charged unless collection is paused.
   * Undefined before that.
   */
  renewIfDue(subscriptionId: string): Promise<Row | undefined> {
    return this.#subscriptions.renewIfDue(subscriptionId);
  }

  /**
   * The same as Stripe does it: the next cycle's invoice is a draft for about an hour (docs.stripe.com/invoicing/overview),
   * which `finalizeDrafts` then charges. While collection is paused with `void` it is void immediately.
   */
  draftIfDue(subscriptionId: string): Row | undefined {
    return this.#subscriptions.draftIfDue(subscriptionId);
  }

  /** Somebody changed something in the dashboard. */
  touch(subscriptionId: string): Promise<void> {
    return this.#subscriptions.touch(subscriptionId);
  }

  cancel(subscriptionId: string): Promise<void> {
    return this.#subscriptions.cancel(subscriptionId);
  }

  refund(paymentIntentId: string, amount: number, metadata?: object): Promise<Row> {
    return this.#refunds.make(paymentIntentId, amount, metadata);
  }

  /** A pending refund has left. */
  finishRefund(id: string): Promise<void> {
    return this.#refunds.finish(id);
  }

  /** The payer's bank sends a refund back. */
  failRefund(id: string): Promise<void> {
    return this.#refunds.fail(id);
  }

  /** The cardholder's bank takes a charge up ... */
  dispute(paymentIntentId: string, reason?: string): Promise<Row> {
    return this.#disputes.open(paymentIntentId, reason);
  }

  /** ... and decides: "won" or "lost". */
  closeDispute(id: string, status: "won" | "lost"): Promise<void> {
    return this.#disputes.close(id, status);
  }
}
