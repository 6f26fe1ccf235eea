import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { settingsSections } from "@/components/shell/navigation/settings-nav";
import { requireTenant } from "@/lib/auth/viewer/viewer";

/** What the sections of the settings stand in. No guard: each page asks for what it needs. */
export async function SettingsFrame({ children }: { children: ReactNode }) {
  const { role } = await requireTenant({ allowSuspended: true });
  return (
    <>
      <SettingsNav sections={settingsSections(role)} />
      {children}
    </>
  );
}
