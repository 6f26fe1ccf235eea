import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/form/button";
import { DeadEnd } from "@/components/ui/page/dead-end";

export const metadata: Metadata = { title: "Page not found" };

export default function TenantNotFound() {
  return (
    <DeadEnd
      isInShell
      code="404"
      title="There is nothing here"
      actions={<LinkButton href="/sites">Your sites</LinkButton>}
    >
      It may have been deleted, or your role does not show it. An owner or admin of your account can tell.
    </DeadEnd>
  );
}
