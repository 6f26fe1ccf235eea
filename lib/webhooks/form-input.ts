import { z } from "zod";
import { createEndpointInput } from "./input";

const id = z.coerce.number().int().min(1);
const eventTypes = createEndpointInput.shape.event_types.unwrap();
type Subscription = z.output<typeof eventTypes.element>;

/** How far back a form can ask for what has not arrived, in hours; events are kept for 30 days. */
const MISSED_HOURS = [1, 24, 168, 720] as const;

/** The form's words for `createEndpointInput`. */
export const endpointForm = z.object({
  url: createEndpointInput.shape.url,
  description: createEndpointInput.shape.description,
  // One that is ticked alone comes as a text, and none not at all.
  event_types: z
    .union([eventTypes.element.transform((type) => [type]), eventTypes], { error: "Choose at least one." })
    .transform(withoutCovered),
});

export const endpointIdForm = z.object({ endpoint_id: id });

export const editEndpointForm = endpointForm.extend(endpointIdForm.shape);

export const endpointStateForm = endpointIdForm.extend({ state: z.enum(["on", "off"]) });

export const rotateSecretForm = endpointIdForm.extend({
  grace_hours: z.coerce.number().int().min(0).max(168).default(24),
});

export const replayEventForm = endpointIdForm.extend({ event_id: id });

export const replayMissedForm = endpointIdForm.extend({
  hours: z.coerce.number().pipe(z.literal(MISSED_HOURS)),
});

/** What is ticked beside a wider box says nothing of its own. Pure. */
function withoutCovered(types: Subscription[]): Subscription[] {
  if (types.includes("*")) return ["*"];
  const groups = types.filter((type) => type.endsWith(".*"));
  return types.filter((type) => type.endsWith(".*") || !groups.some((group) => isIn(group, type)));
}

function isIn(group: string, type: string): boolean {
  return type.startsWith(group.slice(0, -1));
}
