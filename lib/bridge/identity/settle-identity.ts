import { and, eq } from "drizzle-orm";
import { forAccount, type Rival, siteConnections, sites, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getSiteIn } from "@/lib/sites/queries";
import type { Site } from "@/lib/sites/site";
import { refuseTakenUrl, requireSiteUrl } from "@/lib/sites/site-url";
import { type Identity, isSame } from "./identity";

/** moved: the other WordPress is the site now. copy: it is a copy, and the one that is connected stays. */
export const IDENTITY_CHOICES = ["moved", "copy"] as const;

interface SettleIdentity {
  accountId: number;
  siteId: number;
  choice: (typeof IDENTITY_CHOICES)[number];
  /** The other WordPress; where it names no address, the one that was refused last. */
  meant: Identity;
  by: Author;
}

/** Throws not_found, or invalid_state when no other WordPress asks to be this site. */
export async function settleIdentity({
  accountId,
  siteId,
  choice,
  meant,
  by,
}: SettleIdentity): Promise<Site> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "sites:write", "bridge:write"));
    const site = await getSiteIn(tx, accountId, siteId);
    const rivals = site.connection?.rivals ?? [];
    const rival = findRival(rivals, meant);
    if (!rival) throw new AppError("invalid_state", { message: "No other WordPress asks to be this site." });
    const others = rivals.filter((each) => each !== rival);
    if (choice === "moved") await adopt(tx, accountId, site, rival, others);
    else await change(tx, accountId, siteId, { rivals: [{ ...rival, isCopy: true }, ...others] });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: choice === "moved" ? "site.moved" : "site.copy_refused",
      targetType: "site",
      targetId: siteId,
      before: { site_url: site.connection?.siteUrl },
      after: { site_url: rival.siteUrl },
    });
    return getSiteIn(tx, accountId, siteId);
  });
}

/** Also one that was taken for a copy: somebody may have clicked the wrong button. */
function findRival(rivals: Rival[], meant: Identity): Rival | undefined {
  if (meant.siteUrl === null) return rivals.find(({ isCopy }) => !isCopy);
  return rivals.find((rival) => isSame(rival, meant));
}

async function adopt(tx: Tx, accountId: number, site: Site, rival: Rival, rivals: Rival[]): Promise<void> {
  const { installId, siteUrl } = rival;
  await change(tx, accountId, site.id, { installId, siteUrl, rivals, disconnectedAt: null });
  await followAddress(tx, accountId, site, siteUrl);
}

function change(
  tx: Tx,
  accountId: number,
  siteId: number,
  values: Partial<typeof siteConnections.$inferInsert>,
) {
  return tx
    .update(siteConnections)
    .set({ ...values, updatedAt: now() })
    .where(and(eq(siteConnections.accountId, accountId), eq(siteConnections.siteId, siteId)));
}

/** The site's own address follows, unless it is none that people can visit or another site of the account has it. */
async function followAddress(tx: Tx, accountId: number, site: Site, siteUrl: string): Promise<void> {
  try {
    const { url, domain } = requireSiteUrl(siteUrl);
    await refuseTakenUrl(tx, accountId, { url, domain }, site.id);
    await tx
      .update(sites)
      .set({ url, domain, updatedAt: now() })
      .where(and(eq(sites.accountId, accountId), eq(sites.id, site.id)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
