import type { Metadata } from "next";
import { PackageTable } from "@/components/admin/package-table";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listPackages } from "@/lib/credits/packages/queries";

export const metadata: Metadata = { title: "Credit packages" };

export default async function PackagesPage() {
  await requireSuperuser();
  return (
    <>
      <PageHeader
        title="Credit packages"
        description="Credits that are sold beside plans. They don't reset with the month."
        action={<LinkButton href="/admin/packages/new">New package</LinkButton>}
      />
      <PackageTable packages={await listPackages()} />
    </>
  );
}
