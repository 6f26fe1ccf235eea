import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { theme: { radius: ["control", "card"], shadow: ["raised", "floating"] } },
});

/** Joins class names; a later utility replaces an earlier one of its kind, so `className` always wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
