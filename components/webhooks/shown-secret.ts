interface ShownSecret {
  secret: string;
  endpointId: number;
}

/** The secret in an action's answer, if there is one. */
export function shownSecret({ data }: { data?: unknown }): ShownSecret | undefined {
  return data as ShownSecret | undefined;
}
