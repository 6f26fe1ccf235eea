/** Who of our team decides. Members, providers and jobs have no `actorUserId`: what they do has rules of its own. */
export interface Decider {
  /** "user:<id>" or "terminal". */
  actor: string;
  /** The person, also at a terminal where they have said and proved who they are. */
  actorUserId?: number;
  requestId?: string;
  /** What was asked for and is decided with this; undefined for what somebody asks for themselves. */
  approvalId?: number;
  override?: Override;
}

/** Two owners have proved with their second factors that they want it done without the usual second person. */
export interface Override {
  ownerIds: readonly [number, number];
  reason: string;
}

/** Somebody of our team who decides over the API. */
export function deciderOf(caller: { actor: string; userId: number }, requestId: string | undefined): Decider {
  return { actor: caller.actor, actorUserId: caller.userId, requestId };
}

/** Only our team needs a second person: a tenant's own act, a provider's event and a job don't. Pure. */
export function isOfOurTeam({ actor, actorUserId }: Decider): boolean {
  return actorUserId !== undefined || actor === "terminal";
}
