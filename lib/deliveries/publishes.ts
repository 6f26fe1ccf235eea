import { type SQL, sql } from "drizzle-orm";
import type { Delivery, Tx } from "@/db";

/** Of posts that visitors see, or will see at their time, in the words of the inventory. */
const PUBLIC = sql`('publish', 'protected', 'future')`;

type Wanted = Pick<Delivery, "accountId" | "siteId" | "postStatus" | "updatesDeliveryId" | "wpPostId">;

/**
 * Whether a delivery puts something before visitors: its post is to be public, or replaces the text of a public one.
 * The inventory says what is public; where it doesn't know the post that is updated, what was asked for it counts.
 */
export async function publishes(tx: Tx, wanted: Wanted): Promise<boolean> {
  const { rows } = await tx.execute<{ publishes: boolean }>(
    sql`select ${conditionOf({
      accountId: sql`${wanted.accountId}::bigint`,
      siteId: sql`${wanted.siteId}::bigint`,
      postStatus: sql`${wanted.postStatus}::text`,
      updatesDeliveryId: sql`${wanted.updatesDeliveryId}::bigint`,
      wpPostId: sql`${wanted.wpPostId}::bigint`,
    })} as publishes`,
  );
  return rows[0]!.publishes;
}

/** Like `publishes`, as a condition on rows of deliveries. */
export function publishesRow(): SQL {
  return conditionOf({
    accountId: sql`deliveries.account_id`,
    siteId: sql`deliveries.site_id`,
    postStatus: sql`deliveries.post_status`,
    updatesDeliveryId: sql`deliveries.updates_delivery_id`,
    wpPostId: sql`deliveries.wp_post_id`,
  });
}

function conditionOf(of: Record<keyof Wanted, SQL>): SQL {
  return sql`(${of.postStatus} <> 'draft'
    or exists (select 1 from site_contents own
      where own.account_id = ${of.accountId} and own.site_id = ${of.siteId} and own.wp_id = ${of.wpPostId}
        and own.status in ${PUBLIC})
    or exists (select 1 from deliveries target
      left join site_contents known on known.account_id = target.account_id and known.site_id = target.site_id
        and known.wp_id = target.wp_post_id
      where target.account_id = ${of.accountId} and target.site_id = ${of.siteId}
        and target.id = ${of.updatesDeliveryId}
        and case when known.status is null then target.post_status <> 'draft' else known.status in ${PUBLIC} end))`;
}
