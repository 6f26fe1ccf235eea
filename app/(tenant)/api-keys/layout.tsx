import type { ReactNode } from "react";
import { SettingsFrame } from "../settings-frame";

/** A section of the settings whose address is older than they are. */
export default function ApiKeysLayout({ children }: { children: ReactNode }) {
  return <SettingsFrame>{children}</SettingsFrame>;
}
