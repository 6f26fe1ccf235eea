import type { Metadata } from "next";
import { DeletePersonForm } from "@/components/no-account/delete-person-form";
import { StartAccountForm } from "@/components/no-account/start-account-form";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { plainDate } from "@/components/ui/data/time-words";
import { Card } from "@/components/ui/page/card";
import { requireAccountless } from "@/lib/auth/viewer/viewer";
import { deletionDay } from "@/lib/people/accountless";
import { deletePersonAction, startAccountAction } from "./actions";

export const metadata: Metadata = { title: "No account", robots: { index: false } };

/** For somebody who signs in and belongs nowhere: removed from a team, or left it. */
export default async function NoAccountPage() {
  const { userId, email } = await requireAccountless();
  const day = await deletionDay(userId);
  return (
    <div className="space-y-6">
      <header className="space-y-1.5">
        <h1 className="text-2xl font-semibold text-balance">You're not in an account</h1>
        <p className="text-muted text-pretty">
          You're signed in as <strong className="font-medium text-text wrap-anywhere">{email}</strong>. To
          join a team, ask for an invitation to this address.
        </p>
      </header>
      <Card title="Start an account" description="You'll own it, and you can invite your team.">
        <StartAccountForm action={startAccountAction} />
      </Card>
      <Card
        title="Delete your sign-in"
        description={
          day
            ? `Otherwise we'll delete it on ${plainDate(day)}, unless you join or start an account.`
            : "Your name, email address and password are deleted for good."
        }
      >
        <DeletePersonForm action={deletePersonAction} />
      </Card>
      <SignOutForm />
    </div>
  );
}
