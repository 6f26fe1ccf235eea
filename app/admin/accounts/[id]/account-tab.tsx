import { AccountMoney } from "@/components/admin/accounts/account-money";
import { AccountOverview } from "@/components/admin/accounts/account-overview";
import { AccountTimeline } from "@/components/admin/accounts/account-timeline";
import { MailTable } from "@/components/admin/mail-table";
import { LoadMore } from "@/components/ui/data/load-more";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";
import { listTimeline } from "@/lib/admin/accounts/timeline";
import { listMails } from "@/lib/admin/mails/list-mails";
import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listLedger } from "@/lib/usage/list-ledger";

export const TABS = { overview: "Overview", money: "Money", mails: "Mails", timeline: "Timeline" } as const;
export type Tab = keyof typeof TABS;

const LEDGER_PAGE = 50;

/** The tab that an address names; the first for any other text. */
export function tabOf(text: string): Tab {
  return text in TABS ? (text as Tab) : "overview";
}

interface AccountTabProps {
  tab: Tab;
  facts: AccountFacts;
  /** Where an older page of the tab's list starts. */
  cursor: string;
}

/** One part of an account's story, with its own query. */
export async function AccountTab({ tab, facts, cursor }: AccountTabProps) {
  const { id } = facts.account;
  switch (tab) {
    case "overview":
      return <AccountOverview facts={facts} />;
    case "money":
      return <Money facts={facts} cursor={cursor} />;
    case "mails":
      return <MailTable mails={await listMails(id)} accountId={id} />;
    case "timeline":
      return <Timeline accountId={id} cursor={cursor} />;
  }
}

async function Money({ facts, cursor }: Omit<AccountTabProps, "tab">) {
  const { id } = facts.account;
  const rows = await listLedger(id, {}, { limit: LEDGER_PAGE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, LEDGER_PAGE, (row) => row.id);
  return (
    <>
      <AccountMoney facts={facts} ledger={results} />
      <LoadMore href={next_cursor ? `/admin/accounts/${id}?tab=money&cursor=${next_cursor}` : undefined} />
    </>
  );
}

async function Timeline({ accountId, cursor }: { accountId: number; cursor: string }) {
  const { entries, next } = await listTimeline(accountId, cursor);
  return (
    <>
      <AccountTimeline entries={entries} />
      <LoadMore href={next && `/admin/accounts/${accountId}?tab=timeline&cursor=${next}`} />
    </>
  );
}
