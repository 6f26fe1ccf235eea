import { LinkTabs } from "@/components/ui/page/link-tabs";
import { PageHeader } from "@/components/ui/page/page-header";

const TABS = [
  ["/admin/bank", "Open"],
  ["/admin/bank/decided", "Decided"],
  ["/admin/bank/rules", "Rules"],
  ["/admin/bank/statements", "Statements"],
] as const;

/** The head of the bank's pages. */
export function BankTabs({ current }: { current: (typeof TABS)[number][0] }) {
  return (
    <>
      <PageHeader
        title="Bank"
        description="Import your bank's statements. Each line is counted once, in any order."
      />
      <LinkTabs
        label="Pages of the bank"
        tabs={TABS.map(([href, label]) => ({ href, label, isCurrent: href === current }))}
      />
    </>
  );
}
