import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { ConnectForm } from "@/components/sites/connect/connect-form";
import { ConnectRefusal } from "@/components/sites/connect/connect-refusal";
import { ConnectVisitor } from "@/components/sites/connect/connect-visitor";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { getViewer } from "@/lib/auth/viewer/viewer";
import { connectRequest } from "@/lib/bridge/connect/connect-request";
import { connectStep } from "@/lib/bridge/connect/connect-step";
import { listConnectChoices } from "@/lib/bridge/connect/list-connect-choices";
import { connectAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Connect WordPress", robots: { index: false } };

/** Where Connect in wp-admin leads: somebody signs in or up, chooses the site, and goes back with a code. */
export default async function ConnectPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const request = connectRequest.safeParse(params);
  if (!request.success) return <ConnectRefusal reason="request" />;
  const { site } = request.data;
  const query = new URLSearchParams(params as Record<string, string>).toString();
  const viewer = await getViewer();
  const step = connectStep(viewer);
  if (step === "visitor") return <ConnectVisitor site={site} path={`/connect?${query}`} />;
  if (step !== "form") return <ConnectRefusal reason={step} site={site} />;
  const account = viewer!.account!;
  const [choices, standing] = await Promise.all([
    listConnectChoices(account.id, site),
    limitStanding(account.id, "sites"),
  ]);
  return (
    <AuthCard title="Connect WordPress" description={`${site} asks to connect to ${account.name}.`}>
      <ConnectForm action={connectAction} {...{ query, site, choices, standing }} />
    </AuthCard>
  );
}
