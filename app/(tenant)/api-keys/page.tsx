import type { Metadata } from "next";
import { z } from "zod";
import { ConfirmAddressFirst } from "@/components/api-keys/confirm-address-first";
import { CreateKeyForm } from "@/components/api-keys/create-key-form";
import { KeyTable } from "@/components/api-keys/key-table";
import { NoKeys } from "@/components/api-keys/no-keys";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { isUsable } from "@/lib/api-keys/api-key";
import { listApiKeys } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listSites } from "@/lib/sites/queries";
import { Budgets } from "../budgets";
import * as act from "./actions";

export const metadata: Metadata = { title: "API keys" };
const PAGE_SIZE = 25;
const KEY_ACTIONS = {
  rotate: act.rotateKeyAction,
  revoke: act.revokeKeyAction,
  limit: act.limitKeyAction,
  takeOver: act.takeOverKeyAction,
};
/** No plan has more sites; a key for one beyond them is made on the site's own page. */
const SITES_SHOWN = 100;
const query = z.object({ cursor: textParam });

export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { account, emailVerified } = await requireTenant({ permission: "api_keys:manage" });
  const { cursor } = query.parse(await searchParams);
  const [rows, sites] = await Promise.all([
    listApiKeys(account.id, { limit: PAGE_SIZE, after: afterPage(cursor) }),
    listSites(account.id, { limit: SITES_SHOWN }),
  ]);
  const keys = page(rows, PAGE_SIZE, ({ id }) => id);
  const alive = keys.results.filter((key) => isUsable(key, now()));
  return (
    <>
      <PageHeader
        title="API keys"
        description="For the WordPress plugin and your own scripts. A key never signs anybody in."
        action={
          <LinkButton variant="secondary" href="/docs" prefetch={false}>
            Read the docs
          </LinkButton>
        }
      />
      <Card
        title="Make a key"
        description="The owners of this account get an email about every new key."
        className="mb-8"
      >
        {!emailVerified && <ConfirmAddressFirst />}
        <CreateKeyForm action={act.createKeyAction} sites={sites.map(({ id, name }) => ({ id, name }))} />
      </Card>
      {keys.results.length === 0 ? (
        <NoKeys />
      ) : (
        <KeyTable keys={keys.results} at={now()} actions={KEY_ACTIONS} />
      )}
      <div className="mt-8">
        <Budgets accountId={account.id} field="api_key_id" subjects={alive} />
      </div>
      <LoadMore href={keys.next_cursor ? `/api-keys?cursor=${keys.next_cursor}` : undefined} />
    </>
  );
}
