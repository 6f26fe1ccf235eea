/** What PayPal and the banks behind it do next, as a test says. */
export class PaypalMoods {
  isDown = false;
  /** The next capture finds no money behind what its payer agreed to. */
  declinesNext = false;
  /** The next capture is refused with this issue, such as COMPLIANCE_VIOLATION. */
  refusesNext: string | undefined;
  /** Captures are turned away with this status, such as 429, before the order is looked at. */
  turnsAway: number | undefined;
  /** Orders are refused with this issue. */
  refusesOrders: string | undefined;
  /** The next capture is an eCheck: PayPal has accepted it, and the money takes days. */
  holdsNext = false;
  /** What a read of an order says though its payer has approved: PayPal's answer is behind its event. */
  isBehind = false;
  /** A capture takes this long. */
  captureMs = 0;
  /** So many of the next answers to something done are lost on their way. */
  losesAnswers = 0;
  /** The state of the next refunds: one that our balance does not cover is PENDING. */
  refundStatus: "COMPLETED" | "PENDING" = "COMPLETED";
  /** Leaves the optional sums out of refunds. */
  leavesSumsOut = false;
  /** Answers only after so long: what was asked for is done all the same. */
  slownessMs = 0;
}
