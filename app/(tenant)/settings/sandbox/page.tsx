import type { Metadata } from "next";
import { type SandboxFacts, SandboxPanel } from "@/components/sandbox/sandbox-panel";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { findSandbox, liveIdOf, type Sandbox } from "@/lib/sandbox/find-sandbox";
import { createSandboxAction, deleteSandboxAction, emptySandboxAction, enterSandboxAction } from "./actions";

export const metadata: Metadata = { title: "Sandbox" };
const ACTIONS = {
  create: createSandboxAction,
  enter: enterSandboxAction,
  empty: emptySandboxAction,
  remove: deleteSandboxAction,
};

export default async function SandboxPage() {
  const { account } = await requireTenant({ permission: "sandbox:manage" });
  const found = await findSandbox(liveIdOf(account));
  return (
    <>
      <PageHeader
        title="Sandbox"
        description="A second account to build and test against. Nothing in it is real, and no money moves."
        action={
          <LinkButton variant="secondary" href="/docs/sandbox" prefetch={false}>
            Read the guide
          </LinkButton>
        }
      />
      <SandboxPanel
        sandbox={found && factsOf(found)}
        isInside={account.sandboxOf !== null}
        actions={ACTIONS}
      />
    </>
  );
}

function factsOf({ account, plan }: Sandbox): SandboxFacts {
  const { name, status, credits } = account;
  return { name, status: status.replace("_", " "), credits, planName: plan?.name ?? "none" };
}
