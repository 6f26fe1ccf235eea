import type { Metadata } from "next";
import { TwoFactor } from "@/components/two-factor/two-factor";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { startTwoFactor } from "@/lib/auth/two-factor/start-two-factor";
import { requirePerson, type Viewer } from "@/lib/auth/viewer/viewer";
import { env } from "@/lib/env";
import { qrPath } from "@/lib/payments/bank-transfer/epc-code";
import { disableTwoFactorAction, enableTwoFactorAction } from "./actions";

export const metadata: Metadata = { title: "Two-factor sign-in" };

/** Switched on by anybody for themselves; a superuser must, where the operator says so. */
export default async function TwoFactorPage() {
  const viewer = await requirePerson();
  const must = viewer.isSuperuser && env().REQUIRE_ADMIN_2FA === "1";
  return (
    <main className="mx-auto max-w-2xl px-4 py-10 sm:px-6">
      <PageHeader
        title="Two-factor sign-in"
        description="A code from your phone beside your password: a stolen password alone opens nothing."
        action={
          <LinkButton href={viewer.isSuperuser ? "/admin" : "/settings/security"} variant="secondary">
            Back
          </LinkButton>
        }
      />
      <TwoFactor
        enable={enableTwoFactorAction}
        disable={disableTwoFactorAction}
        start={viewer.hasTotp ? undefined : await setUp(viewer)}
        isRequired={must}
      />
    </main>
  );
}

async function setUp({ userId, sessionId }: Viewer) {
  const { secret, uri, setup } = await startTwoFactor(userId, sessionId);
  return { secret, setup, code: qrPath(uri) };
}
