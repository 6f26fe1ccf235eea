import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { ChosenPlan } from "@/components/auth/chosen-plan";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { TrialFacts } from "@/components/auth/trial-facts";
import { Alert } from "@/components/ui/page/alert";
import { loginPath, ownPath } from "@/lib/auth/sessions/own-path";
import { redirectSignedIn } from "@/lib/auth/viewer/redirect-signed-in";
import { findSignUpOffer, signedInPath } from "@/lib/signup/find-sign-up-offer";
import { signUpAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Sign up", alternates: { canonical: "/signup" } };

const query = z.object({
  plan: z.string().optional().catch(undefined),
  interval: z.string().optional().catch(undefined),
  next: z.string().optional().catch(undefined),
});

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const { plan: slug, interval, next } = query.parse(await searchParams);
  const offer = await findSignUpOffer(slug, interval);
  await redirectSignedIn((viewer) => ownPath(next) ?? signedInPath(viewer, offer));
  return (
    <AuthCard
      title={offer.paid ? `Get started with ${offer.paid.plan.name}` : "Start your free trial"}
      footer={
        <>
          Already have an account? <Link href={loginPath(next ?? offerPath(offer.paid))}>Sign in</Link>
        </>
      }
    >
      {offer.refusal && <Refusal reason={offer.refusal} />}
      {offer.paid ? <ChosenPlan {...offer.paid} /> : <TrialFacts plan={offer.free} />}
      <SignUpForm
        action={signUpAction}
        plan={offer.paid?.plan.slug}
        interval={offer.paid?.interval}
        next={ownPath(next)}
      />
    </AuthCard>
  );
}

/** Signing in instead keeps the plan and the interval: this page sends people who are signed in on to it. */
function offerPath(paid: Awaited<ReturnType<typeof findSignUpOffer>>["paid"]): string | undefined {
  return paid && `/signup?${new URLSearchParams({ plan: paid.plan.slug, interval: paid.interval })}`;
}

function Refusal({ reason }: { reason: "enterprise" | "unknown" }) {
  if (reason === "unknown") {
    return (
      <Alert tone="warning">
        That plan is not on offer. Start with the free trial, and choose a plan later.
      </Alert>
    );
  }
  return (
    <Alert tone="info">
      Enterprise is arranged with our team:{" "}
      <Link href="/contact" className="underline">
        write to us
      </Link>
      . Meanwhile, start with the free trial.
    </Alert>
  );
}
