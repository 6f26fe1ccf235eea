import type { Metadata } from "next";
import { ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { confirmPasswordAction } from "./actions";
import { backTo } from "./back-to";

export const metadata: Metadata = { title: "Confirm your password" };

/**
 * Dangerous actions need the password again after 30 minutes, because a person who finds an open browser doesn't know it.
 */
export default async function ConfirmPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const next = backTo(textParam.parse((await searchParams).next));
  return (
    <>
      <PageHeader
        title="Confirm your password"
        description="What you are about to do is hard to take back. This lasts for 30 minutes."
      />
      <ActForm
        action={confirmPasswordAction}
        hidden={{ next }}
        fields={[{ name: "password", label: "Your password", type: "password" }]}
        submit="Confirm"
        backHref={next}
      />
    </>
  );
}
