import { AccountHead } from "@/components/admin/accounts/account-head";
import { AccountMoney } from "@/components/admin/accounts/account-money";
import { AccountOverview } from "@/components/admin/accounts/account-overview";
import { AccountTimeline } from "@/components/admin/accounts/account-timeline";
import { MailTable } from "@/components/admin/mail-table";
import { LoadMore } from "@/components/ui/data/load-more";
import { Alert } from "@/components/ui/page/alert";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";
import { listTimeline } from "@/lib/admin/accounts/timeline";
import { listMails } from "@/lib/admin/mails/list-mails";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listLedger } from "@/lib/usage/list-ledger";
import { accountPage } from "./account-page";

type Params = { id: string };

export const generateMetadata = recordTitle("Account", ({ id }: Params) => accountPage(id));

const TABS = { overview: "Overview", money: "Money", mails: "Mails", timeline: "Timeline" } as const;
type Tab = keyof typeof TABS;
const LEDGER_PAGE = 50;

const DONE: Record<string, string> = {
  suspended: "The account is suspended.",
  reactivated: "The account works again.",
  cancelled: "The account is cancelled.",
  credits: "The credits are adjusted.",
  trial: "The trial is extended.",
  "key-revoked": "The key is revoked.",
  mail: "The mail is on its way again.",
};

interface AccountPageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  await requireSuperuser();
  const facts = await accountPage((await params).id);
  const { id } = facts.account;
  const raw = await searchParams;
  const tab = tabOf(textParam.parse(raw.tab));
  const cursor = textParam.parse(raw.cursor);
  const done = DONE[textParam.parse(raw.done)];
  return (
    <>
      <AccountHead facts={facts} />
      {done && (
        <Alert tone="success" role="status" className="mb-5">
          {done}
        </Alert>
      )}
      <LinkTabs
        label="The account's story"
        tabs={(Object.keys(TABS) as Tab[]).map((name) => ({
          href: `/admin/accounts/${id}?tab=${name}`,
          label: TABS[name],
          isCurrent: name === tab,
        }))}
      />
      <div className="mt-5 space-y-5">
        {tab === "overview" && <AccountOverview facts={facts} />}
        {tab === "money" && <Money facts={facts} cursor={cursor} />}
        {tab === "mails" && <MailTable mails={await listMails(id)} accountId={id} />}
        {tab === "timeline" && <Timeline accountId={id} cursor={cursor} />}
      </div>
    </>
  );
}

async function Money({ facts, cursor }: { facts: AccountFacts; cursor: string }) {
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

function tabOf(text: string): Tab {
  return text in TABS ? (text as Tab) : "overview";
}
