"use client";

import * as Primitive from "radix-ui/tabs";
import type { ComponentProps } from "react";
import { tabClass, tabListClass } from "@/components/ui/page/tab-class";
import { cn } from "./cn";

/** Tabs within a page. When each tab should have its own address, or work without JavaScript: LinkTabs. */
export const Tabs = Primitive.Root;

export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return <Primitive.List className={cn(tabListClass, className)} {...props} />;
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return <Primitive.Trigger className={cn(tabClass, className)} {...props} />;
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content className={cn("pt-5", className)} {...props} />;
}
