import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminShell } from "@/components/shell/admin-shell";
import { requireSuperuser } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: { default: "Back office", template: "%s · IGNY8 staff" } };

/** Draws the shell. No guard: each page asks for what it needs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireSuperuser();
  return <AdminShell person={viewer.name}>{children}</AdminShell>;
}
