import type { ReactNode } from "react";
import { SettingsFrame } from "../settings-frame";

export default function ActivityLayout({ children }: { children: ReactNode }) {
  return <SettingsFrame>{children}</SettingsFrame>;
}
