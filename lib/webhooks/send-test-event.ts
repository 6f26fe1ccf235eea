import { forAccount } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { recordEventNow } from "@/lib/events/record-event";
import { getEndpointIn } from "./queries";

/** Sends `webhook.test` to this endpoint alone. Answers the event's id. Throws not_found, or invalid_state while it is off. */
export function sendTestEvent(request: {
  accountId: number;
  endpointId: number;
  by: Author;
}): Promise<number> {
  const { accountId, endpointId, by } = request;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const { offAt, url } = await getEndpointIn(tx, accountId, endpointId);
    if (offAt)
      throw new AppError("invalid_state", { message: "This endpoint is switched off. Switch it on first." });
    const id = await recordEventNow(tx, {
      accountId,
      type: "webhook.test",
      object: ["webhook_endpoint", endpointId],
      data: { endpoint_id: endpointId, url },
      endpointId,
    });
    return id!;
  });
}
