import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { statusWords } from "@/components/admin/status-words";
import { PageHeader } from "@/components/ui/page/page-header";
import { getMail } from "@/lib/admin/mails/list-mails";
import { pageId, recordPage, recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { resendMailAction } from "../../../mail-actions";

type Params = { id: string; mail: string };

export const generateMetadata = recordTitle("Send a mail again", accountMailPage);

/** One email, and the form that sends it again. */
export default async function ResendMailPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const mail = await accountMailPage(await params);
  return (
    <>
      <PageHeader
        title={`Send “${mail.subject ?? statusWords(mail.template.replaceAll("-", "_"))}” again`}
        description={`To ${mail.toAddress}. A link in it is replaced; the old one stops working.`}
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

const mailPage = recordPage(getMail);

async function accountMailPage({ id, mail: mailId }: Params) {
  const mail = await mailPage(mailId);
  return mail.accountId === pageId(id) ? mail : notFound();
}
