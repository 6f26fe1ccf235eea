import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { statusWords } from "@/components/admin/status-badge";
import { PageHeader } from "@/components/ui/page-header";
import { getMail } from "@/lib/admin/mails/list-mails";
import { orNotFound, pageId } from "@/lib/admin/page-id";
import { requireSuperuser } from "@/lib/auth/viewer";
import { resendMailAction } from "../../../mail-actions";

export const metadata: Metadata = { title: "Send a mail again" };

interface MailPageProps {
  params: Promise<{ id: string; mail: string }>;
}

/** One letter, and the form that sends it again. */
export default async function ResendMailPage({ params }: MailPageProps) {
  await requireSuperuser();
  const { id: text, mail: mailText } = await params;
  const mail = await orNotFound(getMail(pageId(mailText) ?? notFound()));
  if (mail.accountId !== pageId(text)) notFound();
  return (
    <>
      <PageHeader
        title={`Send “${mail.subject ?? statusWords(mail.template.replaceAll("-", "_"))}” again`}
        description={`To ${mail.toAddress}. A link in it is made anew; the old one stops working.`}
      />
      <ActForm
        action={resendMailAction}
        hidden={{ account_id: mail.accountId, mail_id: mail.id }}
        fields={[
          { name: "reason", label: "Reason", type: "reason", hint: "Kept in the audit log, with your name." },
        ]}
        submit="Send again"
        backHref={`/admin/accounts/${mail.accountId}?tab=mails`}
      />
    </>
  );
}
