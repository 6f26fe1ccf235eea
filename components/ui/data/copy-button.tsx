"use client";

import { Check, Copy } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { Button } from "@/components/ui/form/button";
import { copyText } from "./copy-text";

const SHOWN_MS = 2000;

/** Copies `value`. `label` says what: "Copy key". With `iconOnly` the label is for screen readers. */
export function CopyButton({
  value,
  label = "Copy",
  iconOnly = false,
  variant = "secondary",
  size = "sm",
}: { value: string; label?: string; iconOnly?: boolean } & Pick<
  ComponentProps<typeof Button>,
  "variant" | "size"
>) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      variant={variant}
      size={iconOnly ? "icon" : size}
      aria-label={iconOnly ? label : undefined}
      onClick={async () => setCopied((await copyText(value, label)) === "copied")}
    >
      <Icon aria-hidden />
      {!iconOnly && (copied ? "Copied" : label)}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </Button>
  );
}
