import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Outcome } from "../webhooks/apply-event";
import { stripeClient } from "./client";
import { findChargedPayment } from "./find-charged-payment";

/** A cardholder disputes a charge: staff read it in the account's audit log, once for each state it comes to. */
export async function recordDispute({ id }: { id: string }): Promise<Outcome> {
  const dispute = await stripeClient().disputes.retrieve(id);
  const intent = z.string().nullish().parse(dispute.payment_intent);
  const payment = intent ? await findChargedPayment(intent) : undefined;
  const accountId = payment?.accountId ?? null;
  const said = { action: `payment.dispute_${dispute.status}`, targetType: "dispute", targetId: id };
  await asSystem(async (tx) => {
    const known = await tx.$count(
      auditEvents,
      and(eq(auditEvents.action, said.action), eq(auditEvents.targetId, id)),
    );
    if (known === 0)
      await recordAudit(tx, { ...said, accountId, actor: "webhook:stripe", reason: dispute.reason });
  });
  return "applied";
}
