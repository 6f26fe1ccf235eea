import { SandboxBanner } from "@/components/shell/sandbox-banner";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { leaveSandboxAction } from "./settings/sandbox/actions";

/** The mark on every page of a sandbox; nothing in a live account. Our team, who view it as its owner, end that view. */
export function SandboxMark({ viewer: { account, viewAs } }: { viewer: TenantViewer }) {
  if (account.sandboxOf === null) return null;
  return <SandboxBanner leave={viewAs ? undefined : leaveSandboxAction} />;
}
