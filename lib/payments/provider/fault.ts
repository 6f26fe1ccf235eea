import Stripe from "stripe";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { ProviderFault } from "./ask-provider";

/** Our own key or pace, or a moment of theirs: the same question can be answered later. */
const PASSING = [401, 403, 408, 409, 429];

/** Sending the same again would fail the same way: refused by our rules or the provider's, or not shaped as documented. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof AppError) return error.status < 500 || isRefusal(error.cause);
  return error instanceof z.ZodError || error instanceof Stripe.errors.StripeInvalidRequestError;
}

/** The provider understood, and said no. */
export function isRefusal(fault: unknown): fault is ProviderFault {
  if (!(fault instanceof ProviderFault) || fault.statusCode === undefined) return false;
  return fault.statusCode >= 400 && fault.statusCode < 500 && !PASSING.includes(fault.statusCode);
}
