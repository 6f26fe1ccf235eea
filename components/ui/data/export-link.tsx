import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/form/button-class";

/** To a file of what is shown, filters included. */
export function ExportLink({ href, children = "Export CSV" }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} download className={buttonClass({ variant: "secondary", size: "sm" })}>
      <Download aria-hidden />
      {children}
    </a>
  );
}
