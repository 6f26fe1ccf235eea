import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CreditNoteSheet } from "@/components/billing/documents/credit-note-sheet";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { getCreditNote } from "@/lib/invoices/credit-notes/queries";

type CreditNotePageProps = PageProps<"/billing/credit-notes/[id]">;

export async function generateMetadata({ params }: CreditNotePageProps): Promise<Metadata> {
  await creditNotePage((await params).id);
  return { title: "Credit note" };
}

export default async function CreditNotePage({ params }: CreditNotePageProps) {
  const found = await creditNotePage((await params).id);
  const { note } = found;
  return (
    <>
      <PageHeader
        title={`Credit note ${note.number}`}
        action={
          <LinkButton href={`/billing/credit-notes/${note.id}/pdf`} variant="secondary" prefetch={false}>
            Download PDF
          </LinkButton>
        }
      />
      <CreditNoteSheet {...found} />
    </>
  );
}

/** The credit note that the address names, for those who may read it. Once a request: the title and the page both ask. */
const creditNotePage = cache(async (id: string) => {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return getCreditNote(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
});
