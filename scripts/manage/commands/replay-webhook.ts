import { getProviderEvent } from "@/lib/admin/events/queries";
import { replayEvent } from "@/lib/admin/events/replay-event";
import { positiveInteger } from "../arguments";
import type { ManageCommand } from "../command";

export const replayWebhookCommand: ManageCommand<{ id: number }> = {
  name: "replay-webhook",
  summary: "apply a provider's event that failed, as if it had been sent again",
  takes: (command) =>
    command.argument("<id>", "the event's id, as /admin/webhooks shows it", positiveInteger),
  writes: "own",
  run: async ({ id, dryRun }) => {
    if (dryRun) {
      const { type, status } = await getProviderEvent(id);
      return {
        data: { id, type, status },
        lines: [`Event ${id} (${type}) is ${status}; it would be applied.`],
      };
    }
    const { status, error } = await replayEvent(id, { actor: "terminal" });
    const ok = status === "applied" || status === "ignored";
    const lines = [ok ? `Event ${id} is ${status}.` : `Event ${id} failed again: ${error}`];
    return { data: { id, status, error }, lines, ok };
  },
};
