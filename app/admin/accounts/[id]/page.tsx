import { AccountHead } from "@/components/admin/accounts/account-head";
import { AccountNotes } from "@/components/admin/accounts/account-notes";
import { FormSuccess } from "@/components/ui/form/form-error";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import { TIMELINE_KINDS } from "@/lib/admin/accounts/timeline-kind";
import { listPinnedNotes } from "@/lib/admin/notes/list-notes";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { addNoteAction, pinNoteAction } from "../note-actions";
import { accountPage } from "./account-page";
import { AccountTab, TABS, type Tab, tabOf } from "./account-tab";

type Params = { id: string };

export const generateMetadata = recordTitle("Account", ({ id }: Params) => accountPage(id));

const DONE: Record<string, string> = {
  suspended: "The account is suspended.",
  features: "The account's features are set.",
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
  const raw = await searchParams;
  const tab = tabOf(textParam.parse(raw.tab));
  const wanted = textParam.parse(raw.only);
  const only = TIMELINE_KINDS.find((kind) => kind === wanted);
  return (
    <>
      <AccountHead facts={facts} />
      <FormSuccess message={DONE[textParam.parse(raw.done)]} className="mb-5" />
      <AccountNotes
        accountId={facts.account.id}
        pinned={await listPinnedNotes(facts.account.id)}
        add={addNoteAction}
        pin={pinNoteAction}
      />
      <LinkTabs
        label="The account's story"
        tabs={(Object.keys(TABS) as Tab[]).map((name) => ({
          href: `/admin/accounts/${facts.account.id}?tab=${name}`,
          label: TABS[name],
          isCurrent: name === tab,
        }))}
      />
      <div className="mt-5 space-y-5">
        <AccountTab tab={tab} facts={facts} cursor={textParam.parse(raw.cursor)} only={only} />
      </div>
    </>
  );
}
