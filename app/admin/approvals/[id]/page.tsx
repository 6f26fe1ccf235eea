import { ActForm } from "@/components/admin/act-form";
import { ApprovalFacts } from "@/components/admin/approvals/approval-facts";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { APPROVAL_TITLES, awaitsSecond } from "@/lib/staff/approval";
import { approveRequestAction, declineRequestAction, overrideRequestAction } from "../actions";
import { approvalPage } from "./approval-page";

type Params = { id: string };

export const generateMetadata = recordTitle("Approval", ({ id }: Params) => approvalPage(id));

export default async function ApprovalPage({ params }: { params: Promise<Params> }) {
  const viewer = await requireSuperuser();
  const found = await approvalPage((await params).id);
  const { approval } = found;
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: "Approvals", href: "/admin/approvals" }, { label: `Request ${approval.id}` }]}
      />
      <PageHeader title={APPROVAL_TITLES[approval.kind]} />
      <div className="space-y-5">
        <ApprovalFacts found={found} />
        {awaitsSecond(approval) && (
          <Decide approvalId={approval.id} isOwn={approval.askedByUserId === viewer.userId} />
        )}
      </div>
    </>
  );
}

function Decide({ approvalId, isOwn }: { approvalId: number; isOwn: boolean }) {
  const form = { hidden: { approval_id: approvalId }, backHref: "/admin/approvals", isToasted: true };
  return (
    <>
      {!isOwn && (
        <Card title="Approve" description="It is done immediately, and you are the second person.">
          <ActForm {...form} action={approveRequestAction} fields={[]} submit="Approve" />
        </Card>
      )}
      <Card
        title={isOwn ? "Take it back" : "Decline"}
        description={
          isOwn ? "Nothing is done. Somebody else has to approve what you asked for." : "Nothing is done."
        }
      >
        <ActForm
          {...form}
          action={declineRequestAction}
          fields={[REASON]}
          submit={isOwn ? "Take it back" : "Decline"}
          isDangerous
        />
      </Card>
      <Card
        title="Override in an emergency"
        description="Two owners agree with a code from their authenticator apps, or a recovery code. It is in the audit log."
      >
        <ActForm {...form} action={overrideRequestAction} fields={OVERRIDE} submit="Override" isDangerous />
      </Card>
    </>
  );
}

const REASON = { name: "reason", label: "Reason", type: "reason" } as const;
const OVERRIDE = [
  { name: "first_email", label: "First owner's email", type: "email" },
  { name: "first_code", label: "First owner's code" },
  { name: "second_email", label: "Second owner's email", type: "email" },
  { name: "second_code", label: "Second owner's code" },
  { ...REASON, hint: "Why it can't wait." },
] as const;
