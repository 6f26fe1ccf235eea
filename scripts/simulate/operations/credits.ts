import fc from "fast-check";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { refundCredits } from "@/lib/credits/refunds/refund-credits";
import { pick, tenantOperation } from "../operation";
import { which } from "./arbitraries";

const BY = { siteId: null, userId: null, apiKeyId: null };

/** Spends so many credits: each image costs five. */
export const consume = tenantOperation<{ images: number }>({
  weight: 9,
  args: (who) => fc.record({ who, images: fc.constantFrom(20, 100, 200, 300, 400, 800) }),
  run: (world, { id }, args) =>
    consumeCredits({
      accountId: id,
      operation: "image_generation",
      units: args.images,
      metadata: {},
      idempotencyKey: world.reference(args),
      ...BY,
    }),
});

/** Something failed that credits were spent on: they come back. */
export const unspend = tenantOperation<{ which: number }>({
  weight: 2,
  args: (who) => fc.record({ who, which }),
  run: async (world, { id }, { which }) => {
    const { rows } = await world.db.query<{ id: string }>(
      "select id from credit_transactions where account_id = $1 and kind = 'consume' order by id",
      [id],
    );
    const spent = pick(rows, which);
    if (!spent) return;
    const request = {
      accountId: id,
      transactionId: Number(spent.id),
      reason: "failed",
      by: { actor: "terminal" },
    };
    await refundCredits({ ...request, ...BY });
  },
});
