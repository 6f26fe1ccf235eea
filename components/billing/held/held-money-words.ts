import type { PaymentMethod } from "@/db/words";
import { formatAmount } from "@/lib/money";

/** Money that is kept for an account, as its card shows it. */
export interface HeldPayment {
  payment: {
    id: number;
    method: PaymentMethod;
    amountCents: number;
    refundedCents: number;
    currency: string;
  };
  invoiceNumber: string;
  isGoingBack: boolean;
  isDisputed: boolean;
  usableFor: { number: string } | undefined;
  waitsFor: { number: string; missingCents: number } | undefined;
}

/** It goes back by a click: a transfer is sent back by our team, and what moves already is left alone. */
export function isRefundable({ payment, isGoingBack, isDisputed }: HeldPayment): boolean {
  return payment.method !== "bank_transfer" && !isGoingBack && !isDisputed;
}

/** What it is, then what happens next, in a sentence each. Pure. */
export function heldMoneyWords(held: HeldPayment, mayManage: boolean): string[] {
  const next = [...nextWords(held, mayManage)];
  return [`${originWords(held)} It is your money.`, ...next];
}

function originWords({ payment: { method }, invoiceNumber }: HeldPayment): string {
  if (method === "bank_transfer")
    return `It came by bank transfer for invoice ${invoiceNumber}, and was not the amount that was due.`;
  const way = method === "paypal" ? "with PayPal" : "by card";
  return `You paid it ${way} for invoice ${invoiceNumber}, which needed no further payment.`;
}

function* nextWords(held: HeldPayment, mayManage: boolean): Generator<string> {
  const { payment, isGoingBack, isDisputed, usableFor, waitsFor } = held;
  if (isDisputed) return yield "Its payer disputes it, so it stays here until that is decided.";
  if (isGoingBack) return yield "A refund of it is on its way. There is nothing for you to do.";
  const isTransfer = payment.method === "bank_transfer";
  if (waitsFor) {
    const rest = formatAmount(waitsFor.missingCents, payment.currency);
    yield `Transfer ${rest} with the reference ${waitsFor.number}, and that invoice is paid.`;
  } else if (usableFor) yield `It is exactly what invoice ${usableFor.number} asks for.`;
  else if (isTransfer) yield "It counts towards your next transfer.";
  else yield "It stays here until you refund it, or use it for an open invoice of the same amount.";
  if (isTransfer) yield "To get it back, tell us which account it should go to.";
  if (!mayManage) yield `Only an owner can ${isTransfer ? "use it" : "use or refund it"}.`;
}
