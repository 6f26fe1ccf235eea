"use client";

import * as Primitive from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/form/button";
import { overlayClass, panelClass } from "@/components/ui/overlay/overlay-class";
import { useReturnFocus } from "@/components/ui/overlay/use-return-focus";
import { cn } from "./cn";

export const AlertDialog = Primitive.Root;
export const AlertDialogTrigger = Primitive.Trigger;

interface AlertDialogContentProps {
  title: ReactNode;
  description: ReactNode;
  /** Usually a form whose SubmitButton does the thing, with AlertDialogCancel beside it. */
  children: ReactNode;
  className?: string;
}

/** Asks before something that cannot be taken back. The focus starts on Cancel. */
export function AlertDialogContent({ title, description, children, className }: AlertDialogContentProps) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClass} />
      <Primitive.Content {...returnFocus} className={cn(panelClass, className)}>
        <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
        <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
        <div className="mt-5">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function AlertDialogCancel({ children = "Cancel" }: { children?: ReactNode }) {
  return (
    <Primitive.Cancel asChild>
      <Button variant="secondary">{children}</Button>
    </Primitive.Cancel>
  );
}
