import { notFound } from "next/navigation";
import { cache } from "react";
import { ActForm } from "@/components/admin/act-form";
import { packageFields } from "@/components/admin/package-fields";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listPackages } from "@/lib/credits/packages/queries";
import { savePackageAction } from "../actions";

type Params = { id: string };

export const generateMetadata = recordTitle("Package", ({ id }: Params) => packagePage(id));

export default async function PackagePage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const found = await packagePage((await params).id);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Credit packages", href: "/admin/packages" }, { label: found.name }]} />
      <PageHeader title={found.name} description="Invoices that are written already keep what they say." />
      <ActForm
        action={savePackageAction}
        hidden={"id" in found ? { id: found.id } : {}}
        fields={packageFields("id" in found ? found : undefined)}
        submit="Save the package"
        backHref="/admin/packages"
      />
    </>
  );
}

const packagePage = cache(async (id: string) => {
  if (id === "new") return { name: "New package" };
  return (await listPackages()).find((each) => String(each.id) === id) ?? notFound();
});
