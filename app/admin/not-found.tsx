import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/form/button";
import { DeadEnd } from "@/components/ui/page/dead-end";

export const metadata: Metadata = { title: "Page not found" };

export default function AdminNotFound() {
  return (
    <DeadEnd
      isInShell
      code="404"
      title="No such record"
      actions={<LinkButton href="/admin">Overview</LinkButton>}
    >
      The number may be mistyped, or the record has been purged. The audit log still knows what was done to
      it.
    </DeadEnd>
  );
}
