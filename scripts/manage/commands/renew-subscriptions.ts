import { askAndRenew } from "@/lib/payments/checkout/ask-about-renewals";
import type { ManageCommand } from "../command";

export const renewSubscriptionsCommand: ManageCommand = {
  name: "renew-subscriptions",
  summary: "invoice, remind, end and suspend what is due at the end of its period",
  writes: "data",
  run: async () => {
    const count = await askAndRenew();
    return { data: { moved: count }, lines: [`${count} subscriptions have moved on.`] };
  },
};
