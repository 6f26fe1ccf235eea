import { EVENT_TYPES, type EventType } from "@/lib/events/event-types";

type Group = Exclude<EventType extends `${infer G}.${string}` ? G : never, "webhook">;

/** What each group of events is about, in the order of the list. */
export const GROUP_WORDS: Record<Group, string> = {
  account: "Account",
  subscription: "Subscription",
  invoice: "Invoices",
  payment: "Payments",
  credits: "Credits",
  site: "Sites",
  connection: "WordPress connections",
  delivery: "Content deliveries",
  member: "Team",
  key: "API keys",
};

export const GROUPS = Object.keys(GROUP_WORDS) as Group[];

export function typesOf(group: Group): EventType[] {
  return EVENT_TYPES.filter((type) => type.startsWith(`${group}.`));
}

/** "Everything", or "Invoices, site.created": what an endpoint asks for, for people. */
export function subscriptionWords(types: readonly string[]): string {
  if (types.includes("*")) return "Every event";
  return types.map((type) => (isGroup(type) ? GROUP_WORDS[groupOf(type)] : type)).join(", ");
}

function isGroup(type: string): boolean {
  return type.endsWith(".*") && groupOf(type) in GROUP_WORDS;
}

function groupOf(type: string): Group {
  return type.split(".")[0] as Group;
}
