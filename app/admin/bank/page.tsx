import type { Metadata } from "next";
import { OpenLines } from "@/components/admin/bank/open-lines";
import { UploadForm } from "@/components/admin/bank/upload-form";
import { LoadMore } from "@/components/ui/data/load-more";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listOpenLines } from "@/lib/bank-statements/match/list-open-lines";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { decideLinesAction, uploadStatementAction } from "./actions";
import { BankTabs } from "./bank-tabs";

export const metadata: Metadata = { title: "Bank" };
const PAGE_SIZE = 50;

export default async function BankPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const rows = await listOpenLines({ limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ line }) => line.id);
  return (
    <>
      <BankTabs current="/admin/bank" />
      <div className="mt-5 space-y-8">
        <UploadForm action={uploadStatementAction} />
        <OpenLines lines={results} action={decideLinesAction} today={now().toISOString().slice(0, 10)} />
        <LoadMore href={next_cursor ? `/admin/bank?cursor=${next_cursor}` : undefined} />
      </div>
    </>
  );
}
