/** What a person may choose not to hear of by mail. Pure. Security and billing emails can't be turned off. */
export const NOTIFICATIONS = {
  low_credits: {
    title: "Credits running low",
    explanation: "When 20 % and when 5 % of a period's credits are left.",
  },
} as const;
export type Notification = keyof typeof NOTIFICATIONS;

/** Everybody hears of everything until they say otherwise. */
export function wants(choices: Record<string, boolean>, notification: Notification): boolean {
  return choices[notification] ?? true;
}
