import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { RuleTable } from "@/components/admin/bank/rule-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listRules } from "@/lib/bank-statements/rules/list-rules";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { endRuleAction } from "../actions";
import { BankTabs } from "../bank-tabs";

export const metadata: Metadata = { title: "Rules for lines" };
const PAGE_SIZE = 50;

export default async function BankRulesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const rows = await listRules({ limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ rule }) => rule.id);
  return (
    <>
      <BankTabs current="/admin/bank/rules" />
      <div className="mt-5">
        {results.length > 0 ? (
          <RuleTable rules={results} end={endRuleAction} />
        ) : (
          <EmptyState icon={Landmark} title="No rules yet">
            Ignore a line under Open and choose which lines are like it: they are ignored when they come.
          </EmptyState>
        )}
        <LoadMore href={next_cursor ? `/admin/bank/rules?cursor=${next_cursor}` : undefined} />
      </div>
    </>
  );
}
