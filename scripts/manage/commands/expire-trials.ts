import { expireTrials } from "@/lib/subscriptions/trial/trials";
import type { ManageCommand } from "../command";

export const expireTrialsCommand: ManageCommand = {
  name: "expire-trials",
  summary: "suspend the trials that are over",
  writes: "data",
  run: async () => {
    const count = await expireTrials();
    return { data: { expired: count }, lines: [`${count} trials have ended.`] };
  },
};
