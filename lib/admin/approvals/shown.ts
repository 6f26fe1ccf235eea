/** Which requests a list has. */
export const SHOWN = ["waiting", "decided"] as const;
export type Shown = (typeof SHOWN)[number];

export const SHOWN_WORDS: Record<Shown, { label: string; none: string }> = {
  waiting: { label: "Waiting", none: "Nothing waits" },
  decided: { label: "Decided", none: "None yet" },
};
